"""Arms: names that the rest of a text bears out, cut from lists; which of them is the control."""

import pytest
from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.fit import may_name
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.arms.split import split_names
from trialtrace.extract.accounts.arms.words import words_of_arms

CONTROLS = ("placebo", "none", "active")


def _sides(read, text):
    arms = [
        (one["role"], one.get("intervention", one.get("label", ""))) for one in read(text).arms()
    ]
    return (
        [label for role, label in arms if role not in CONTROLS],
        [label for role, label in arms if role in CONTROLS],
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "terbinafine, 250 mg a day, or to griseofulvin",
            ["terbinafine", "griseofulvin"],
            id="a dose behind a comma is no arm",
        ),
        pytest.param(
            "terbinafine 125 mg, 250 mg, or placebo",
            ["terbinafine 125 mg", "250 mg", "placebo"],
            id="near miss: a further dose is",
        ),
        pytest.param(
            "colesevelam, a new bile acid binder, or colestyramine",
            ["colesevelam", "colestyramine"],
            id="what something is is no arm",
        ),
        pytest.param(
            "placebo, nadolol and nadolol plus isosorbide for a month",
            ["placebo", "nadolol", "nadolol plus isosorbide"],
            id="a list with a control in it",
        ),
        pytest.param(
            "epirubicin, vincristine and prednisone with bendamustine",
            ["epirubicin, vincristine and prednisone", "bendamustine"],
            id="near miss: a combination is one arm",
        ),
        pytest.param(
            "no drops, to atropine alone, 1 drop a night for a year, or to atropine plus glasses",
            ["no drops", "atropine alone", "atropine plus glasses"],
            id="a list goes on behind doses and times",
        ),
        pytest.param(
            "monotherapy with ramipril and felodipine in the elderly",
            ["monotherapy with ramipril", "felodipine"],
            id="'with' belongs to the word in front of it",
        ),
        pytest.param(
            "only mesalazine (2, 3, or 4 g a day), only azathioprine, or mesalazine plus azathioprine",
            ["mesalazine", "azathioprine", "mesalazine plus azathioprine"],
            id="'or' in brackets parts no arms",
        ),
    ],
)
def test_a_list_is_cut_into_names(text, names):
    assert [name.text for name in split_names(text, 0, len(text), "x", 0)] == names


@pytest.mark.parametrize(
    ("text", "trials", "controls"),
    [
        pytest.param(
            "Felodipine in hypertension of the old: a comparison with ramipril.\n\n"
            "Pensioners with a pressure between 95 and 115 mm Hg after a month on placebo received once "
            "daily felodipine 5-10 mg or ramipril 5-10 mg in an observer-blind trial. Both drugs were "
            "taken at breakfast and the doses were doubled where the pressure stayed high. The pressure "
            "fell more in the felodipine group than in the ramipril group. At the end of the year the "
            "goal was reached by 64% of pensioners on felodipine and 51% of pensioners on ramipril. "
            "Swollen ankles were seen in the felodipine group and cough in the ramipril group.",
            ["felodipine"],
            ["ramipril"],
            id="a range of a measure is no arm, and an abstract may say nothing of 'we'",
        ),
        pytest.param(
            "Comparison of three rinses after tonsillectomy: a randomised study. This study compared "
            "the effect of sage tea, chamomile tea and salt water. We randomised 80 adults, 20 for each "
            "of the sage, chamomile, salt, and control groups. The sage, chamomile and salt groups "
            "rinsed four times a day. Pain was 2.1 in the sage group and 4.4 in the control group.",
            ["sage", "chamomile", "salt"],
            ["control"],
            id="a list of groups, where a shorter list swallows one",
        ),
        pytest.param(
            "Effect of skating plus ballet on balance of seniors: a randomised trial. Seniors were "
            "assigned to the experimental or control group. The experimental group (n = 31) received "
            "skating and ballet, whereas the control group (n = 30) received ballet alone. Falls fell by "
            "12% in the experimental group and by 4% in the control group.",
            ["skating and ballet"],
            ["ballet"],
            id="what a group had is no part of its name",
        ),
        pytest.param(
            "Mulch, straw or bare soil for allotments: a trial. We randomised 90 beds. "
            "The first group received bark mulch. The "
            "second group received straw. The third group weeded by hand only (control group). Weeds "
            "covered 12% in the mulch, 20% in the straw and 40% in the control group.",
            ["mulch", "straw"],
            ["third group"],
            id="a group that is said to be the control",
        ),
        pytest.param(
            "Climbing, swimming or rest after whiplash. We randomised 90 drivers to climbing on a wall "
            "(an hour a week; WALL; n=30), the public bath (an hour a week; BATH; n=30), or usual care "
            "(UC; n=30). Pain fell by 4 points in WALL and 3 in BATH. It fell by 1 point in UC.",
            ["climbing", "public bath"],
            ["usual care"],
            id="short forms deep in a bracket",
        ),
        pytest.param(
            "Weekly vs. triweekly ketamine for shingles: a trial. We randomly assigned 80 adults to weekly "
            "(0.5 mg/kg, six doses) and triweekly (1 mg/kg, two doses) arms. Pain went in 40% of the "
            "weekly arm and 61% of the triweekly arm. Nausea was rarer in the weekly arm than in the "
            "triweekly arm.",
            ["weekly"],
            ["triweekly"],
            id="arms that only their schedule tells",
        ),
        pytest.param(
            "Glue after rhinoplasty. Patients were randomly divided to receive two drops of glue with tape "
            "(Arm A) or only tape (Arm B). Bleeding was seen in 4% of arm A and 12% of arm B.",
            ["glue"],
            ["tape"],
            id="what had only a part",
        ),
    ],
)
def test_names_are_chosen_that_the_text_bears_out(read, text, trials, controls):
    found = _sides(read, text)
    for told, expected in zip(found, (trials, controls), strict=True):
        assert len(told) == len(expected)
        for one in expected:
            assert any(one in name or name in one for name in told), (told, one)


@pytest.mark.parametrize(
    ("text", "trial", "control"),
    [
        pytest.param(
            "Twice weekly dialysis versus continuous slow dialysis: a trial. We randomised carp to twice "
            "weekly dialysis (n = 30) or continuous slow dialysis (n = 30).",
            "weekly dialysis",
            "continuous",
            id="the title's order, where no name is a part of the other",
        ),
        pytest.param(
            "Plaster alone versus plaster and pins for wrists: a trial. We randomised 80 adults to "
            "plaster alone (n = 40) or plaster and pins (n = 40).",
            "plaster and pins",
            "plaster alone",
            id="near miss: a part is the control whatever the order",
        ),
        pytest.param(
            "The role of kinetin in frostbite: a randomised trial. Patients were assigned to one of two "
            "groups: group 1 (nifedipine), 20 mg a day; and group 2 (kinetin), 5 g a day. Toes were saved "
            "in 40% of group 1 and 62% of group 2.",
            "kinetin",
            "nifedipine",
            id="what the title is about, before the order of the groups",
        ),
        pytest.param(
            "Single tooth brushing with foam is superior to brushing twice in orthodontics. We "
            "randomised 60 adolescents to two brushings without paste (arm A, n = 30) or single brushing "
            "with foam (arm B, n = 30). Caries was seen in 30% of arm A and 12% of arm B.",
            "foam",
            "without",
            id="what is superior by the title",
        ),
        pytest.param(
            "Sleep of shift workers in two trials of a year. We randomised 90 nurses. Nurses "
            "received melatonin or zopiclone for a month. Compared with melatonin, zopiclone shortened "
            "the night. Zopiclone was no better than melatonin. Sleep took 20 minutes with zopiclone.",
            "zopiclone",
            "melatonin",
            id="what the text compares with, where the title says nothing",
        ),
        pytest.param(
            "Removal of warts: a randomised trial of freezing, freezing plus tape, and freezing plus "
            "cantharidin. Pupils were randomised to freezing (n = 20), freezing plus tape (n = 20) or "
            "freezing plus cantharidin (n = 20). Warts went in 10%, 12% and 40%.",
            "freezing plus tape",
            "freezing",
            id="what all others had too",
        ),
    ],
)
def test_the_signs_tell_which_arm_was_tried(read, text, trial, control):
    trials, controls = _sides(read, text)
    assert any(trial.lower() in one.lower() or one.lower() in trial.lower() for one in trials), (
        trials
    )
    assert len(controls) == 1
    assert control.lower() in controls[0].lower() or controls[0].lower() in control.lower()


def test_a_number_alone_tells_arms_apart():
    arms = [Arm(Name(0, 3, "six", "x")), Arm(Name(7, 18, "five weekly", "x"))]
    assert words_of_arms(arms).numbers == {"6": 0, "5": 1}
    # near miss: the names differ in words
    arms[0].tokens, arms[1].tokens = {"zinc"}, {"iron"}
    assert words_of_arms(arms).numbers == {}


def test_one_arm_alone_beside_a_placebo_was_tried(read):
    trials, controls = _sides(
        read,
        "Zinc and iron in fatigue: a trial. Women were randomised to zinc alone (n = 20), zinc plus iron "
        "(n = 20) or placebo (n = 20). Fatigue eased in 40%, 55% and 20%.",
    )
    assert len(trials) == 2
    assert controls == ["placebo"]


@pytest.mark.parametrize(
    "text",
    (
        "quality",
        "maternal side effects",
        "acute toxicities",
        "fractions",
        "poor performance status",
        "Southwest Oncology",
        "did not",
        "3 cups, 0.88",
        "over (1.50 [1.01-2.21]",
    ),
)
def test_what_is_measured_or_who_asked_is_no_name_of_an_arm(text):
    assert not may_name(text)


@pytest.mark.parametrize("text", ("quality improvement", "six cycles", "two fractions of 8 Gy"))
def test_a_treatment_may_hold_such_a_word(text):
    assert may_name(text)


def test_people_with_an_illness_are_no_second_arm(read):
    seen = read(
        "Throat training for singers.\nWe compared throat training and/or zinc lozenges as first help in "
        "singers and other patients with hoarse voices. Ninety adults were randomised to throat training (TT), "
        "zinc lozenges (Zn, 5 mg) or both (Co). Pain fell in 12%, 31% and 40% of the TT, Zn, and Co groups."
    )
    assert not any("hoarse" in arm.get("intervention", "") for arm in seen.arms())


@pytest.mark.parametrize("pair", ["drug and control", "control and drug", "the drug or placebo"])
def test_a_control_may_have_the_drug_beside_it(read, pair):
    control = "placebo" if "placebo" in pair else "control"
    seen = read(
        "Zinc baths relieve itch in sailors\n\nIt was reported that zinc baths relieve the symptoms of itch, pain, and "
        f"thirst in this study of sailors. Each sailor received {pair}, in random order. Itch fell by 21% for "
        f"{control} and by 42% for active drug. Thirst fell by 13% for {control} and by 50% for drug."
    )
    assert seen.sides() == ({"42", "50"}, {"21", "13"})


def test_drugs_beside_something_else_are_no_arm(read):
    seen = read(
        "Drugs in sailors\n\nThe sailors received drug or counselling advice in random order."
    )
    assert not seen.arms()
