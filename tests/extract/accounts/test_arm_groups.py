"""Arms that a text calls its groups, letters that it defines, and which of them is the control."""

import pytest
from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.beside import beside_numbers
from trialtrace.extract.accounts.arms.choice import _goes_beyond
from trialtrace.extract.accounts.arms.labelled import labelled_groups
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.reading import Line

CONTROLS = ("placebo", "none", "active")


def _sides(read, text):
    arms = [
        (one["role"], one.get("intervention", one.get("label", ""))) for one in read(text).arms()
    ]
    return (
        [label for role, label in arms if role not in CONTROLS],
        [label for role, label in arms if role in CONTROLS],
    )


def _lines(*texts):
    lines, at = [], 0
    for index, text in enumerate(texts):
        lines.append(Line(index, at, at + len(text), text, "paragraph", 0, "", (), ()))
        at += len(text) + 1
    return lines


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        pytest.param(
            ("The PILATES-group slept well.", "In DANCE-group nurses and SONG-group nurses not.",
             "PILATES-group, DANCE-group and SONG-group were alike."),
            ["PILATES", "DANCE", "SONG"],
            id="three groups that are named again and again",
        ),
        pytest.param(
            ("Pain was least in the propolis group, followed by the 5-mg cortisone group, "
             "the 10-mg cortisone group and control group.",),
            ["propolis", "5-mg cortisone", "10-mg cortisone", "control"],
            id="the sentence that names most groups names all",
        ),
        pytest.param(
            ("The sailing group and the control group met.", "The intervention group left early.",
             "The sailing group, the intervention group and the control group came back."),
            ["sailing", "control"],
            id="'the intervention group' beside a group with a name is no third",
        ),
        pytest.param(
            ("The older age group and the high-risk group had more pain than the study group.",
             "The older age group and the high-risk group left."),
            [],
            id="near miss: groups that nobody was given to",
        ),
    ],
)  # fmt: skip
def test_groups_are_named_by_what_stands_before_the_word(texts, labels):
    sets = [[name.text for name in names] for names in labelled_groups(_lines(*texts)) if names]
    assert labels in sets if labels else not sets


@pytest.mark.parametrize(
    ("text", "trial", "control"),
    [
        pytest.param(
            "Forty cooks were randomised. In group A (n = 20), beeswax was administered before "
            "work. Group B served as a control with water. Burns were seen in 10% in group A and "
            "30% in group B.",
            ["beeswax"],
            ["control"],
            id="what was given in a group, and a group that served as control",
        ),
        pytest.param(
            "Comparing stitched with glued wounds. The aim was to compare the results of "
            "conventional stitching as taught in Peru (group 1) with gluing using a new tube "
            "(group 2). In 60 farmers, scars were seen in 10% in group 1 and 30% in group 2.",
            ["gluing"],
            ["conventional stitching"],
            id="a name in front of its letter begins behind the aim",
        ),
        pytest.param(
            "Drops for hay fever. Sixty bakers were randomly assigned to mint drops for a week "
            "alone or with sage. Sneezing stopped in 70% with mint and sage and in 40% with mint "
            "alone.",
            ["sage"],
            ["mint drops"],
            id="what was given alone was given to all",
        ),
        pytest.param(
            "Cushions for drivers. Sixty drivers were randomised to a film only, a film and a "
            "cushion, or usual care. Back pain eased in 20%, 40% and 10%.",
            ["film only", "film and a cushion"],
            ["usual care"],
            id="a film alone is no control beside usual care",
        ),
        pytest.param(
            "Two poultices for knees. Fifteen gardeners had leeches (LEE); 35 were seen as the "
            "control group treated with nettles (NET). Pain fell by 12% in the NET group and 30% "
            "in the LEE group. The NET group and the LEE group were content.",
            ["LEE"],
            ["NET"],
            id="the control is what the control group was treated with",
        ),
        pytest.param(
            "Efficacy of oral honey compared to intravenous honey for coughs: a trial. Sixty cooks "
            "were randomised. "
            "Coughing stopped in 70% with oral honey and in 40% with intravenous honey.",
            ["oral"],
            ["intravenous"],
            id="the way alone tells two arms apart",
        ),
        pytest.param(
            "Back pain of drivers: conventional seats or ball seats. We compared ball seats with "
            "conventional wooden seats. Sixty drivers were randomised to wooden seats or ball "
            "seats. Pain eased in 20% with wooden seats and 40% with ball seats.",
            ["ball"],
            ["wooden"],
            id="the title or the aim calls one conventional",
        ),
        pytest.param(
            "Effects of clay and peat on chilblains. Ninety fishers were divided into three groups: "
            "heat (n = 30), clay (n = 30) and peat (n = 30). All three groups improved.",
            ["clay", "peat"],
            ["heat"],
            id="of three the title names two",
        ),
        pytest.param(
            "Effects of clay, heat and peat on chilblains. Ninety fishers were divided into three "
            "groups: heat (n = 30), clay (n = 30) and peat (n = 30). All three groups improved.",
            ["heat", "clay", "peat"],
            [],
            id="near miss: the title names all three",
        ),
        pytest.param(
            "Two ways to see a cook. Ninety nurses were randomised to one visit with one of six "
            "cooks, either in person (IP) or via telephone (TEL). Content was TEL = 3.1 versus "
            "IP = 3.9. Content with the talk was TEL = 3.2 versus IP = 3.3.",
            ["in person"],
            ["telephone"],
            id="either one or the other",
        ),
        pytest.param(
            "Three soups for sailors. Ninety sailors were divided into three groups. Groups 1, 2 and "
            "3 received water (control group), onion soup (a litre) and leek soup, respectively. "
            "Thirst was seen in 35% in the first group, 15% in the second group and 5% in the third "
            "group.",
            ["onion", "leek"],
            ["water"],
            id="groups by number, respectively",
        ),
        pytest.param(
            "Clay for chilblains. Sixty fishers were allotted: group 1 (control, n = 30) had "
            "nothing new; group 2 (warm clay, n = 30) had clay. Itching fell by 12% in group 1 and "
            "by 31% in group 2.",
            ["warm clay"],
            ["control"],
            id="a group's bracket holds its size too",
        ),
    ],
)
def test_sides(read, text, trial, control):
    found = _sides(read, text)
    for names, told in zip((trial, control), found, strict=True):
        assert len(told) == len(names), found
        assert all(name.split()[0] in label for name, label in zip(names, told, strict=True)), found


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        pytest.param(
            ("Itching stopped in 12% with oatmeal compared with 31% with tar.",),
            ["oatmeal", "tar"],
            id="behind the numbers of a pair",
        ),
        pytest.param(
            ("Itching was rarer (oatmeal: 12% vs tar: 31%).",),
            ["oatmeal", "tar"],
            id="in front of the numbers",
        ),
        pytest.param(
            ("Itching stopped in 12% at week 2 and in 31% in men and 12% in women.",),
            [],
            id="near miss: sexes",
        ),
    ],
)
def test_names_beside_the_numbers_of_a_pair(texts, names):
    assert [name.text for name in beside_numbers(_lines(*texts))] == names


def test_a_label_that_goes_beyond_an_arm_is_strange_to_it():
    arm = Arm(Name(0, 4, "zinc", "arms.title"), tokens={"zinc"})
    assert _goes_beyond("zinc-iron", arm)
    assert not _goes_beyond("zinc-treated", arm)
    assert not _goes_beyond("large zinc", arm)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Oral versus intravenous iron for anaemia\nWomen were randomly assigned to receive either intravenous or "
            "oral iron. Anaemia persisted in 74 of 506 women in the intravenous group and 67 of 509 in the oral group.",
            [("experimental", "Oral", "67"), ("active", "intravenous iron", "74")],
        ),
        (
            "Cooling after birth asphyxia\nOf 325 infants, 163 were randomly assigned to cooling and 162 to intensive "
            "care without cooling. In the cooled group 42 infants died, whereas in the noncooled group 44 died.",
            [("experimental", "Cooling", "42"), ("none", "intensive care without cooling", "44")],
        ),
        (
            "Zinc and iron for stunting\nWe randomised 551 children to zinc, iron, both, or placebo for a year. "
            "Diarrhoea occurred in 83 with zinc, 71 with iron, 79 with both and 64 with placebo.",
            [("experimental", "Zinc", "83"), ("experimental", "iron", "71"), ("experimental", "both", "79"),
             ("placebo", "placebo", "64")],
        ),
    ],
)  # fmt: skip
def test_which_group_is_which(read, text, told):
    seen = read(text)
    rows = seen.rows("arms")
    events = {
        row.arm_id: seen.cells(row)["value"]
        for row in seen.rows("results")
        if seen.cells(row)["statistic"] == "events"
    }
    arms = [(seen.cells(row)["role"], seen.cells(row)["label"], events[row.row_id]) for row in rows]
    assert arms == told


@pytest.mark.parametrize("places", ["practices", "communities", "households", "nursing homes"])
def test_whole_places_may_be_the_groups(read, places):
    found = read(
        f"Effects of guidelines on rashes. Methods: Randomised trial in 24 {places}. Results: Rashes were seen in "
        f"18% of patients in the control {places} and 12% of patients in the intervention {places}."
    )
    assert [(value, arm.split()[0]) for _, value, arm, *_ in found.results()] == [
        ("18", "control"), ("12", "guidelines")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("to one of two regimens: A: zinc lozenges; B: honey.", ["zinc lozenges", "honey"]),
        ("to one of two groups: A, zinc lozenges; or B, honey.", ["zinc lozenges", "honey"]),
        ("to A. zinc lozenges or B. honey.", ["zinc lozenges", "honey"]),
        # the verb is said once
        ("into two groups. Group A received zinc lozenges and group B honey.", ["zinc lozenges", "honey"]),
        ("into two groups. Group 1 had zinc lozenges, group 2 honey.", ["zinc lozenges", "honey"]),
    ],
)  # fmt: skip
def test_groups_are_told_by_letters_and_signs(read, told, names):
    text = f"Coughs in singers: a trial.\nWe randomly allocated 70 singers {told} Coughs were seen in 12% of group A."
    assert [arm["label"] for arm in read(text).arms()] == names


def test_what_befell_the_next_group_is_no_name(read):
    told = "into two groups. Group A received zinc and group B coughed more."
    text = f"Coughs in singers: a trial.\nWe randomly allocated 70 singers {told}"
    assert "coughed more" not in [arm["label"] for arm in read(text).arms()]
