"""Which arm a ratio or difference sets against which."""

import pytest

from .openings import ITCH

EFFECTS = {"hazard_ratio", "odds_ratio", "risk_ratio", "mean_difference", "risk_difference"}


def sides(read, sentence, arms=ITCH):
    """Return (value, arm, versus) of every effect of a sentence."""
    return [
        (value, arm.lower(), versus.lower())
        for statistic, value, arm, versus, _ in read(arms + sentence).results()
        if statistic in EFFECTS
    ]


ZINC, PLACEBO = ("zinc", "placebo"), ("placebo", "zinc")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Words between the names say it.
        ("The hazard ratio for relapse with placebo versus zinc was 1.8 (95% CI 1.2 to 2.6).", PLACEBO),
        ("The odds ratio for healing (zinc vs placebo) was 2.1 (95% CI 1.2 to 3.6).", ZINC),
        ("The mean difference in itch (placebo minus zinc) was 1.8 points (95% CI 1.0 to 2.6).", PLACEBO),
        ("The hazard ratio for relapse, 0.71 for zinc as compared with placebo (95% CI 0.5 to 0.9).", ZINC),
        # The words say with which arm there was more, and the value must agree.
        ("Relapse was more common in the placebo group (relative risk 2.0, 95% CI 1.3 to 3.1).", PLACEBO),
        ("Relapse was less common in the zinc group (relative risk 0.5, 95% CI 0.3 to 0.8).", ZINC),
        ("Relapse was less common with zinc (odds ratio 2.1, 95% CI 1.2 to 3.6).", PLACEBO),
        ("Itch was lower with zinc than with placebo (mean difference 1.8; 95% CI 1.0 to 2.6).", PLACEBO),
        ("Itch was lower with zinc than with placebo (mean difference -1.8; 95% CI -2.6 to -1).", ZINC),
        # What rose less lies lower, what fell less lies higher.
        ("Itch increased significantly less with zinc than with placebo (mean difference -1.3; 95% CI -2.5 to -0.1).",
         ZINC),
        ("Itch increased significantly less in the placebo group compared to zinc (difference -1.3; 95% CI -2 to -1).",
         PLACEBO),
        ("Itch decreased less with zinc than with placebo (mean difference 1.3; 95% CI 0.1 to 2.5).", ZINC),
        ("Zinc increased itch in less than 5 days more than placebo (mean difference 1.3; 95% CI 0.1 to 2.5).", ZINC),
        # Opposite things: the longer the survival, the smaller the hazard.
        ("Survival was increased with zinc (hazard ratio 0.7, 95% CI 0.5 to 0.9).", ZINC),
        # What lasted longer has the smaller hazard, wherever the words stand.
        ("Survival was significantly longer with zinc than with placebo (hazard ratio 1.4, 95% CI 1.1 to 1.7).",
         PLACEBO),
        ("Overall survival (15 v 12 months; hazard ratio 1.4, 95% CI 1.1 to 1.7) for zinc was longer than for placebo.",
         PLACEBO),
        ("Survival was significantly shorter with zinc than with placebo (hazard ratio 1.4, 95% CI 1.1 to 1.7).", ZINC),
        ("Survival was not longer with zinc than with placebo (hazard ratio 1.4, 95% CI 1.1 to 1.7).", ZINC),
        ("Survival was longer with zinc than with placebo (hazard ratio 1.1, 95% CI 0.8 to 1.7).", ZINC),
        # Nothing was more or less.
        ("Relapse was not reduced with zinc (relative risk 1.1, 95% CI 0.8 to 1.5).", ZINC),
        # One arm in the ratio's own words is the one that it speaks of; a level of zinc is none.
        ("The hazard ratio for relapse with placebo was 1.8 (95% CI 1.2 to 2.6).", PLACEBO),
        ("The relative risk of relapse in women given placebo was 1.8 (95% CI 1.2 to 2.6).", PLACEBO),
        ("The relative risk of relapse compared with placebo was 0.8 (95% CI 0.6 to 0.9).", ZINC),
        ("The relative risk of relapse adjusted for zinc levels was 0.8 (95% CI 0.6 to 0.9).", ZINC),
        # Nobody is named: the custom.
        ("The hazard ratio for relapse was 1.8 (95% CI 1.2 to 2.6).", ZINC),
        # Nobody is "versus", but "as those" says the same.
        ("Patients given placebo were twice as likely to relapse as those given zinc (OR 2.4, "
         "95% CI 1.2 to 3.8).", PLACEBO),
        ("Zinc was associated with fewer relapses (odds ratio 2.0, 95% CI 1.2 to 3.0).", PLACEBO),
        ("Less itch was felt with zinc (mean difference 1.8 points, 95% CI 1.0 to 2.6).", PLACEBO),
        ("Placebo was inferior: relapse was more frequent (hazard ratio 1.8, 95% CI 1.2 to 2.5).", PLACEBO),
        # The ratio says itself what it is of, and the words spoke of something else.
        ("Cure was more likely with zinc (relative risk of failure 0.5, 95% CI 0.3 to 0.8).", ZINC),
        ("Zinc reduced treatment failures (odds ratio for success 2.1, 95% CI 1.2 to 3.6).", ZINC),
        ("Zinc reduced relapse (odds ratio for relapse 2.1, 95% CI 1.2 to 3.6).", PLACEBO),
        ("Zinc and higher doses of iron had a relative risk of 0.5 (95% CI 0.3 to 0.8) compared with placebo.", ZINC),
        # A fall of one arm alone: the other one has more.
        ("A fall from baseline weight was seen with placebo compared with no change with zinc (mean difference 0.5 "
         "kg; P = 0.02).", ZINC),
        # "More effective" is no more of anything.
        ("Zinc was more effective than placebo, with a hazard ratio of 0.3 (95% CI 0.1 to 0.9).", ZINC),
        # A word that describes people, doses or scores says nothing of the outcome.
        ("Relapse in those with higher baseline scores was rarer with zinc (OR 0.5, 95% CI 0.3 to 0.8).", ZINC),
        ("Compared with placebo, higher zinc doses gave a relative risk of 0.5 (95% CI 0.3 to 0.8).", ZINC),
        ("Zinc improved the odds of a lower score (odds ratio 0.7, 95% CI 0.5 to 0.9).", ZINC),
        ("Among patients with elevated CRP, zinc had an odds ratio of 0.5 (95% CI 0.3 to 0.8).", ZINC),
        ("Adjusted for higher age, the odds ratio with zinc was 0.5 (95% CI 0.3 to 0.8).", ZINC),
        # A greater reduction is less.
        ("The reduction in itch was greater with zinc (mean difference -1.8, 95% CI -2.6 to -1.0).", ZINC),
        ("The reduction in itch was smaller with zinc (mean difference -1.8, 95% CI -2.6 to -1.0).", PLACEBO),
        ("A greater reduction in relapse was seen with zinc (odds ratio 0.4, 95% CI 0.2 to 0.7).", ZINC),
    ],
)  # fmt: skip
def test_who_is_set_against_whom(read, sentence, expected):
    ((_, *found),) = sides(read, sentence)
    assert tuple(found) == expected


def test_a_list_of_ratios_is_turned_as_its_first(read):
    sentence = (
        "Events were relapse (3.2% in the placebo group vs 8.3% in the zinc group; hazard ratio for placebo "
        "relative to zinc, 0.39; 95% CI 0.2 to 0.8), fever (2.9% vs 7.3%, respectively; hazard ratio, 0.40; 95% CI "
        "0.2 to 0.9) and rash (hazard ratio, 0.5; 95% CI 0.3 to 0.9). Itch was rarer (hazard ratio, 0.8; 95% CI "
        "0.6 to 0.97)."
    )
    assert sides(read, sentence) == [(one, *PLACEBO) for one in ("0.39", "0.4", "0.5", "0.8")]


def test_ratios_that_are_declared_both_ways_declare_nothing_for_others(read):
    sentence = (
        "The hazard ratio for relapse, zinc versus placebo, was 0.5 (95% CI 0.3 to 0.9). The hazard ratio for "
        "fever, placebo versus zinc, was 2.0 (95% CI 1.1 to 3.9). The hazard ratio for rash was 0.6 (95% CI 0.4 to "
        "0.9)."
    )
    assert sides(read, sentence) == [("0.5", *ZINC), ("2", *PLACEBO), ("0.6", *ZINC)]


def test_a_difference_behind_its_interval_is_between_the_arms_of_its_bracket(read):
    sentence = (
        "Load was lower in zinc participants (mean, 2487 N; 95% CI, 2393 to 2581) than in placebo participants "
        "(2687 N; 95% CI, 2590 to 2784, pairwise difference placebo vs zinc = 200 N; 95% CI, 55 to 345)."
    )
    assert sides(read, sentence) == [("200", *PLACEBO)]


def test_of_three_arms_the_two_that_are_named(read):
    arms = (
        "Zinc or iron for itch: a randomised trial\nMethods: 180 adults were randomised to zinc "
        "(n = 60), iron (n = 60) or placebo (n = 60). Results: "
    )
    found = sides(
        read,
        "The odds ratio for relapse was 0.5 (95% CI 0.3 to 0.8) for iron versus placebo and 0.7 "
        "(95% CI 0.5 to 0.9) for zinc versus placebo.",
        arms,
    )
    assert found == [("0.5", "iron", "placebo"), ("0.7", "zinc", "placebo")]
    # One comparator, and each ratio behind its own arm.
    found = sides(
        read,
        "Compared with placebo, relapses were fewer with iron (RR 0.50, 95% CI 0.29 to 0.87) but not "
        "with zinc (RR 0.67, 95% CI 0.41 to 1.09).",
        arms,
    )
    assert found == [("0.5", "iron", "placebo"), ("0.67", "zinc", "placebo")]


def test_each_ratio_of_a_list_has_its_own_words(read):
    found = sides(
        read,
        "Nurses on zinc reported more nausea (RR 1.78, 95% CI 1.57 to 2.00) but fewer headaches "
        "(RR 0.68, 95% CI 0.57 to 0.81).",
    )
    assert found == [("1.78", *ZINC), ("0.68", *ZINC)]


def test_an_absolute_risk_reduction_is_a_fall(read):
    seen = read(
        ITCH + "Relapse was seen in 12 of 60 with zinc and 24 of 60 with placebo (absolute risk "
        "reduction 20%, 95% CI 4 to 36)."
    )
    (cells,) = (
        cells
        for row in seen.rows("results")
        if (cells := seen.cells(row))["statistic"] == "risk_difference"
    )
    assert (cells["value"], cells["direction"]) == ("20", "decrease")


THREE = (
    "Zinc or iron for itch: a randomised trial\nMethods: 120 adults were randomised to zinc (n = 40), iron "
    "(n = 40) or placebo (n = 40). Results: "
)


def test_of_three_arms_an_unnamed_ratio_compares_nobody(read):
    sentence = "The hazard ratio for relapse was 0.6 (95% CI 0.4 to 0.9)."
    assert sides(read, sentence, THREE) == [("0.6", "", "")]


def test_of_three_arms_the_named_ones_are_compared(read):
    sentence = "The hazard ratio for relapse with iron versus placebo was 0.6 (95% CI 0.4 to 0.9)."
    assert sides(read, sentence, THREE) == [("0.6", "iron", "placebo")]


def test_one_test_of_three_arms_sets_no_two_against_each_other(read):
    sentence = "The improvement in itch differed significantly between the groups (P = 0.009)."
    found = [row[2:4] for row in read(THREE + sentence).results() if row[0] == "direction"]
    assert [versus for _, versus in found] == [""]
    two = [row[2:4] for row in read(ITCH + sentence).results() if row[0] == "direction"]
    assert two == [("zinc", "placebo")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Relapse took longer with zinc, with a hazard ratio (placebo/zinc) of 1.4 (95% CI 1.1 to 1.9).", PLACEBO),
        ("The hazard ratio (zinc/placebo) for relapse was 0.7 (95% CI 0.5 to 0.9).", ZINC),
        # two arms written together are no quotient
        ("In zinc/placebo pairs the relapse was rarer with zinc (hazard ratio 0.7, 95% CI 0.5 to 0.9).", ZINC),
    ],
)  # fmt: skip
def test_a_ratio_written_as_a_quotient(read, sentence, expected):
    assert [found[1:] for found in sides(read, sentence)] == [expected]


def test_the_limit_of_a_difference_is_no_difference(read):
    sentence = (
        "The one-sided bound of the difference between zinc and placebo was -9.8 points (P = 0.02)."
    )
    assert sides(read, sentence) == []


def test_the_number_of_a_scale_is_no_difference(read):
    assert (
        sides(read, "The difference between the SF-36 scales with zinc and placebo was small.")
        == []
    )


@pytest.mark.parametrize("link", [", ", " for "])
def test_who_is_compared_behind_a_ratios_name_is_no_outcome(read, link):
    arms = (
        "Zinc for itch: a randomised trial\nMethods: 180 adults were randomised to zinc (n = 60), iron (n = 60) or "
        "placebo (n = 60). Results: "
    )
    text = (
        "Relapse was seen in 12%, 17% and 8%, respectively (relative risk, iron pulse vs. placebo, 1.4; 95% CI, 1.1 to "
        "1.9; relative risk, zinc pulse vs. iron pulse, 0.7; 95% CI, 0.5 to 0.9)."
    ).replace("risk, ", f"risk{link}")
    found = read(arms + text)
    assert sides(read, text, arms) == [("1.4", "iron", "placebo"), ("0.7", "zinc", "iron")]
    assert {found.cells(row)["name"] for row in found.rows("outcomes")} == {"Relapse"}
