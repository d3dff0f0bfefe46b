"""Episodes, admissions and days are no people, and a test of something else compares no arms."""

import pytest

HEAD = (
    "Zentorine after infarction\n\n"
    "Patients were randomly assigned to zentorine (n = 200) or placebo (n = 210). "
)


@pytest.mark.parametrize(
    ("text", "statistic"),
    [
        ("There were 10 episodes of cystitis with zentorine and 12 in the placebo group.", "count"),
        ("31 falls occurred with zentorine and 44 with placebo.", "count"),
        ("The number of falls was 31 with zentorine and 44 with placebo.", "count"),
        # out of how many people, or which share of them
        ("Exacerbations occurred in 31 of 200 with zentorine and 44 of 210 with placebo.", "events"),
        ("Twelve patients (6%) given zentorine had attacks and 20 (9.5%) given placebo.", "events"),
        ("Relapse occurred in 12 patients with zentorine and 20 with placebo.", "events"),
    ],
)  # fmt: skip
def test_what_one_person_can_have_many_times_counts_nobody(read, text, statistic):
    kinds = [kind for kind, *_ in read(HEAD + text).results() if kind in ("count", "events")]
    assert kinds == [statistic] * 2


def test_two_pairs_have_the_nouns_behind_them(read):
    text = "There were 17 vs 16 deaths and 33 vs 50 admissions with zentorine and placebo."
    assert [one[1:] for one in read(HEAD + text).results()] == [
        ("17", "zentorine", "", "deaths"), ("16", "placebo", "", "deaths"),
        ("33", "zentorine", "", "admissions"), ("50", "placebo", "", "admissions"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("p", "compares"),
    [
        ("P<0.001 for noninferiority", "other"),
        ("P value for non-inferiority = .001", "other"),
        ("P = 0.03 for the interaction", "other"),
        ("P for superiority = 0.02", "between"),
        ("one-sided P = 0.02", "other"),
        ("two-sided P = 0.02", "between"),
        ("with a trend to less, P = 0.08", "between"),
        ("test for trend, P = 0.02", "other"),
        ("P = 0.02", "between"),
    ],
)
def test_a_test_of_something_else_is_none_of_a_difference(read, p, compares):
    text = f"The mean difference in pain between groups was 1.2 (95% CI 0.3 to 2.1; {p})."
    seen = read(HEAD + text)
    assert [seen.cells(row).get("p_compares") for row in seen.rows("results")] == [compares]


def test_per_cent_higher_is_a_change_and_no_difference_of_means(read):
    text = "Pain did not differ, but zentorine led to 45% (95% CI 23% to 71%) higher urate."
    assert "mean_difference" not in {kind for kind, *_ in read(HEAD + text).results()}


def test_ratios_with_their_outcomes_behind_them(read):
    text = (
        "The hazard ratios were 0.84 (95% CI, 0.46 to 1.52) for death, 0.91 (95% CI, 0.68 to 1.21) for"
        " myocardial infarction and 0.26 (95% CI, 0.10 to 0.70) for stroke."
    )
    named = {(value, name) for kind, value, *_, name in read(HEAD + text).results()}
    assert named == {("0.84", "death"), ("0.91", "myocardial infarction"), ("0.26", "stroke")}
    text = (
        "The odds ratio for death was 0.84 (0.46 to 1.52), for stroke 0.26 (0.10 to 0.70) and for"
        " falls 0.5 (0.31 to 0.81)."
    )
    named = {(value, name) for kind, value, *_, name in read(HEAD + text).results()}
    assert named == {("0.84", "death"), ("0.26", "stroke"), ("0.5", "falls")}


def test_a_way_of_giving_in_front_of_an_amount_is_no_name(read):
    text = (
        "Nebulised hypertonic saline for bronchiolitis\n\nWe randomised 317 infants to nebulised 3% hypertonic"
        " saline with usual care (n = 158) or usual care alone (n = 159)."
    )
    seen = read(text)
    assert [
        (seen.cells(row)["role"], seen.cells(row)["intervention"]) for row in seen.rows("arms")
    ] == [("experimental", "hypertonic saline with usual care"), ("active", "usual care")]
