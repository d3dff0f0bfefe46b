"""Arms that a text calls its groups, letters that it defines, and which of them is the control."""

import pytest
from trialtrace.extract.accounts.arms.labelled import labelled_groups
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
    ],
)
def test_sides(read, text, trial, control):
    found = _sides(read, text)
    for names, told in zip((trial, control), found, strict=True):
        assert len(told) == len(names), found
        assert all(name.split()[0] in label for name, label in zip(names, told, strict=True)), found
