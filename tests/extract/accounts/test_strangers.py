"""Comparisons that are not between two arms: pooled arms, strangers, the other factor, several arms."""

import pytest

from .openings import ITCH

THREE = (
    "Zinc or iron for itch: a randomised trial\nMethods: 180 adults were randomised to zinc (n = 60), "
    "iron (n = 60) or placebo (n = 60). Results: "
)
FACTORIAL = (
    "Zinc for itch\nMethods: In a factorial trial, 240 adults were randomised to zinc or "
    "placebo, and to iron or no iron. Results: "
)
EFFECTS = {"hazard_ratio", "odds_ratio", "risk_ratio", "mean_difference", "risk_difference"}
NOBODY = ("", "")
ZINC, IRON = ("zinc", "placebo"), ("iron", "placebo")


def sides(read, text):
    """Return (arm, versus) of every effect."""
    return [
        (arm.lower(), versus.lower())
        for statistic, _, arm, versus, _ in read(text).results()
        if statistic in EFFECTS
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A treatment that is no arm.
        ("Itch was less frequent with copper than without it (relative risk 0.7, 95% CI 0.5 to 0.9).", NOBODY),
        ("The difference between copper and salt was 4.1 points (95% CI 2.0 to 6.2).", NOBODY),
        ("Adults who were taking copper had less itch (mean difference 1.8; 95% CI 1.0 to 2.6).", NOBODY),
        ("Itch was worse in smokers than in farmers (mean difference 1.8; 95% CI 1.0 to 2.6).", NOBODY),
        # Near misses: the arms by other words, or nobody at all.
        ("Itch was less frequent with zinc than without it (relative risk 0.7, 95% CI 0.5 to 0.9).", ZINC),
        ("The difference between the two groups was 4.1 points (95% CI 2.0 to 6.2).", ZINC),
        ("The difference between the test and control groups was 4.1 points (95% CI 2.0 to 6.2).", ZINC),
        ("Adults who were given zinc had less itch (mean difference -1.8; 95% CI -2.6 to -1.0).", ZINC),
        ("Itch was lower than expected (mean difference -1.8; 95% CI -2.6 to -1.0).", ZINC),
        ("Relapse was rarer with a lower risk of scars than with placebo (hazard ratio 0.7, "
         "95% CI 0.5 to 0.9).", ZINC),
    ],
)  # fmt: skip
def test_who_is_compared_must_be_an_arm(read, sentence, expected):
    assert sides(read, ITCH + sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Several arms as one.
        ("Relapse was rarer with either active treatment than with placebo (odds ratio 0.5, 95% CI "
         "0.3 to 0.8).", [NOBODY]),
        ("In the treatment groups combined relapse was rarer than with placebo (odds ratio 0.5, 95% CI "
         "0.3 to 0.8).", [NOBODY]),
        ("Compared with placebo, the odds ratio of relapse was 0.6 (95% CI 0.4 to 0.9) for iron and 0.4 (95% "
         "CI 0.2 to 0.7) for both.", [IRON, NOBODY]),
        # Which one is meant is not guessed.
        ("Relapse was rarer (odds ratio 0.5, 95% CI 0.3 to 0.8).", [NOBODY]),
        ("Relapse was rarer with zinc and iron (odds ratio 0.5, 95% CI 0.3 to 0.8).", [NOBODY]),
        # Those that are named.
        ("Relapse was rarer with iron than with placebo (odds ratio 0.5, 95% CI 0.3 to 0.8).", [IRON]),
        ("Relapse was rarer with iron (odds ratio 0.5, 95% CI 0.3 to 0.8).", [IRON]),
        ("Those on zinc relapsed less often than those on placebo (odds ratio 0.5, 95% CI 0.3 to 0.8) "
         "and iron (0.7, 0.5 to 0.9).", [ZINC, ("zinc", "iron")]),
        ("The zinc group had less itch than the placebo group (mean difference -2.5 [95% CI -3.7 to -1.3]) "
         "but did not differ from the iron group (mean difference 0.1, 95% CI -0.9 to 1.1).",
         [ZINC, ("zinc", "iron")]),
    ],
)  # fmt: skip
def test_of_three_arms_two_must_be_named(read, sentence, expected):
    assert sides(read, THREE + sentence) == expected


def test_two_subjects_of_one_list_are_not_the_last_of_them(read):
    told = sides(
        read,
        THREE + "Those on zinc and iron relapsed less often than those on placebo (odds ratio 0.5 "
        "[95% CI 0.3 to 0.8] and 0.6 [95% CI 0.4 to 0.9], respectively).",
    )
    assert told == [NOBODY, NOBODY]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Relapse was rarer with zinc than with placebo (hazard ratio 0.7, 95% CI 0.5 to 0.9).", ZINC),
        ("The hazard ratio for relapse was 0.7 (95% CI 0.5 to 0.9).", NOBODY),
        ("Of those allotted to the corresponding placebo fewer relapsed (hazard ratio 0.7, 95% CI 0.5 "
         "to 0.9).", NOBODY),
    ],
)  # fmt: skip
def test_each_factor_has_a_control_of_its_own(read, sentence, expected):
    assert sides(read, FACTORIAL + sentence) == [expected]


def test_factorial_analysis_is_of_questionnaires(read):
    text = ITCH + "Factorial analysis was used. The hazard ratio was 0.7 (95% CI 0.5 to 0.9)."
    assert sides(read, text) == [ZINC]


def numbers(read, text, statistic):
    return [
        (value, arm.lower()) for what, value, arm, _, _ in read(text).results() if what == statistic
    ]


def test_names_at_the_numbers_that_are_no_arms_are_not_passed_over(read):
    told = numbers(
        read,
        THREE + "Relapse was seen in 66% for copper, 73% for nickel, and 75% for cobalt.",
        "percent",
    )
    assert [arm for _, arm in told] == ["", "", ""]


def test_a_first_number_with_its_name_stands_before_a_list(read):
    told = numbers(
        read,
        THREE
        + "Relapse was seen in 13 of 60 in the placebo group, compared with 10 of 60 and 6 of 60 in "
        "the iron and zinc groups, respectively.",
        "events",
    )
    assert told == [("13", "placebo"), ("10", "iron"), ("6", "zinc")]


@pytest.mark.parametrize(
    ("sentence", "statistic", "expected"),
    [
        # Said of several together; the control keeps its own.
        ("The two active groups combined had fewer rashes than the placebo group (8/120 vs 11/60).",
         "events", [("8", ""), ("11", "placebo")]),
        ("In the treatment groups combined, 58 of 120 adults had fever compared with 9 of 60 on placebo.",
         "events", [("58", ""), ("9", "placebo")]),
        ("Fever occurred in 20% of the zinc and iron groups and 30% of the placebo group.",
         "percent", [("20", ""), ("30", "placebo")]),
        ("Cure was reached in 30% of adults with zinc or iron and in 12% with placebo.",
         "percent", [("30", ""), ("12", "placebo")]),
        # Near misses: each has a number of its own.
        ("Cure was reached in 30% with zinc and with iron in 25%.", "percent",
         [("30", "zinc"), ("25", "iron")]),
        ("Cure was reached in 30% and 25% of adults with zinc and iron, respectively, and in 12% with "
         "placebo.", "percent", [("30", "zinc"), ("25", "iron"), ("12", "placebo")]),
        ("There was no difference between the groups combined by site; fever was seen in 20% with zinc, 21% "
         "with iron and 19% with placebo.", "percent",
         [("20", "zinc"), ("21", "iron"), ("19", "placebo")]),
    ],
)  # fmt: skip
def test_what_is_said_of_several_together_is_of_none(read, sentence, statistic, expected):
    assert numbers(read, THREE + sentence, statistic) == expected


MESH = (
    "Polymer mesh after hernia repair\nMethods: 67 adults were randomised to a polymer sheet (n = 22) or to "
    "the control group (n = 45). Results: "
)


def test_without_is_the_controls(read):
    sentence = "Stay was 3.9 ± 1.6 days without Hernix and 3.1 ± 0.9 days with Hernix."
    told = numbers(read, MESH + sentence, "mean")
    assert [value for value, _ in told] == ["3.9", "3.1"]
    assert "control" in told[0][1]
    assert "polymer" in told[1][1]


def test_how_both_were_given_is_no_arm(read):
    text = (
        "A new taxane\nMethods: 90 women had cycles of nanotax without premedication (n = 46) or standard "
        "paclitaxel with premedication (n = 44). Results: Fever was seen in 4 of 46 given nanotax and 9 "
        "of 44 given paclitaxel."
    )
    told = numbers(read, text, "events")
    assert [(value, "nanotax" in arm) for value, arm in told] == [("4", True), ("9", False)]


def test_an_amount_behind_a_shared_name_tells_the_arm(read):
    text = (
        "Doses of zinc\nMethods: 502 adults received zinc 5 mg (n = 120) or 10 mg (n = 115), iron 20 mg "
        "(n = 137) or copper 20 mg (n = 130). Results: Cure was reached by 87% of zinc 10 mg patients, 71% "
        "of zinc 5 mg patients, 53% of iron patients, and 64% of copper patients."
    )
    found = read(text)
    sizes = {row.row_id: found.cells(row).get("n") for row in found.rows("arms")}
    told = {found.cells(row).get("value"): sizes.get(row.arm_id) for row in found.rows("results")}
    assert (told["87"], told["71"]) == ("115", "120")
