"""Means, spreads and medians: what was there at the beginning, what brackets hold, what is none."""

import pytest

from .openings import POTTERS_PLACEBO


def told(read, sentence):
    """Return (statistic, value, arm) of every result of a sentence about the two arms."""
    return read(POTTERS_PLACEBO + sentence).told()


def means(read, sentence):
    return read(POTTERS_PLACEBO + sentence).of_arms("mean")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Itch was less with zinc (before: 5.1 ± 1.2, week 4: 2.3 ± 0.9) than with placebo (before: 5.3 ± 1.1, "
            "week 4: 4.8 ± 1.4).",
            {("2.3", "zinc"), ("4.8", "placebo")},
        ),
        (
            "Grip strength rose (zinc 31.4 ± 6.2 to 36.9 ± 5.8 kg versus placebo 31.0 ± 6.6 to 31.8 ± 6.1 kg).",
            {("36.9", "zinc"), ("31.8", "placebo")},
        ),
        # before a visit is after treatment: the number is a result
        (
            "On the day before the visit, itch was 2.3 ± 0.9 with zinc and 4.8 ± 1.4 with placebo.",
            {("2.3", "zinc"), ("4.8", "placebo")},
        ),
        # what it is compared with is named, the number is the change
        (
            "Mean fall in itch from baseline was 2.8 points with zinc and 0.5 points with placebo.",
            {("2.8", "zinc"), ("0.5", "placebo")},
        ),
    ],
)
def test_what_was_there_at_the_beginning_is_no_result(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kilns cooled in 95 (SD 28) min with zinc and 67 (27) min with placebo.",
            {("sd", "28", "zinc"), ("sd", "27", "placebo")},
        ),
        (
            "The bend of the wrist was greater with zinc (mean [SD], 61.5 degrees [9.4 degrees] vs 52.5 degrees "
            "[8.7 degrees], P=.02).",
            {("sd", "9.4", "zinc"), ("sd", "8.7", "placebo")},
        ),
        # shares of people stand in brackets too
        ("Burns were seen in 12 (27%) potters on zinc and 21 (47%) on placebo.", set()),
    ],
)
def test_a_bracket_holds_a_spread_where_the_text_has_shown_it(read, sentence, expected):
    assert {one for one in told(read, sentence) if one[0] == "sd"} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # powers of units and names
        ("Mean FEV(1) was 3.1 l with zinc and 2.9 l with placebo.", {"3.1", "2.9"}),
        # ages
        ("Potters on zinc were younger (mean 41.2 vs 44.8 years) than those on placebo.", set()),
        # what was given
        ("Potters received 4.5 g of zinc or 2.5 g of placebo.", set()),
        # what one arm has over the other
        ("Itch was lower in the zinc group by 2.1 points.", set()),
        ("Itch fell by 1.7 points and 2.3 points more with zinc than with placebo.", set()),
        # a bound
        (
            "Median time to a wrist bend of ≥ 90 degrees was 6 days with zinc and 9 days with placebo.",
            set(),
        ),
    ],
)
def test_what_is_no_mean(read, sentence, expected):
    assert {value for value, _ in means(read, sentence)} == expected


def test_times_share_the_median_of_their_sentence(read):
    seen = told(
        read,
        "Median times to relief were as follows: zinc, 8.1 days; placebo, 12.4 days.",
    )
    assert {("median", "8.1", "zinc"), ("median", "12.4", "placebo")} <= seen


def test_a_mean_that_is_said_since_is_no_median(read):
    seen = told(
        read,
        "Median relief took 8.1 days with zinc, and mean sick leave was 3.5 days with zinc and 4.5 days with placebo.",
    )
    assert ("median", "4.5", "placebo") not in seen


@pytest.mark.parametrize(
    "sentence",
    [
        "Survival of the kilns at 2 years was 63 ± 5 percent with zinc and 41 ± 4 percent with placebo.",
        "Relapse-free rates were higher: 63% ± 5% with zinc and 41% ± 4% with placebo.",
    ],
)
def test_a_share_with_its_standard_error_is_a_share(read, sentence):
    assert {(s, v) for s, v, _ in told(read, sentence)} >= {("percent", "63"), ("percent", "41")}


def test_a_mean_share_with_its_spread_is_a_mean(read):
    seen = means(
        read,
        "The mean ejection fraction was 54% ± 6% with zinc and 44% ± 7% with placebo.",
    )
    assert seen == {("54", "zinc"), ("44", "placebo")}


def test_costs_are_means_of_arms(read):
    seen = means(read, "Mean cost was £23.75 per potter with zinc and £31.50 with placebo.")
    assert seen == {("23.75", "zinc"), ("31.5", "placebo")}


def test_times_that_are_compared_were_measured(read):
    seen = means(
        read,
        "Potters on zinc returned to work after 12.5 days, compared with 16.5 days on placebo.",
    )
    assert seen == {("12.5", "zinc"), ("16.5", "placebo")}
    assert not means(
        read, "Potters on zinc were seen after 14 days and 28 days, those on placebo once."
    )


def test_changes_told_of_two_named_arms_are_their_own(read):
    assert means(
        read, "Reductions in ferritin were greater with zinc (16.5%) than with placebo (12.5%)."
    ) == {("16.5", "zinc"), ("12.5", "placebo")}
    assert not means(
        read, "The risk of burns was reduced by 16% with zinc and by 12% with placebo."
    )


def test_means_side_by_side_are_kept_without_their_arms(read):
    seen = read(
        "Glazes and itch\nThe aim was to see whether glazes itch. Results: Itch was lower "
        "(2.3 ± 0.9 vs 4.8 ± 1.4, P = 0.02). The wait since the kiln was built was 2.9 ± 2.1 years."
    ).results()
    assert {value for statistic, value, *_ in seen if statistic == "mean"} == {"2.3", "4.8"}


def test_a_bracket_holds_standard_errors_where_the_sentence_says_so(read):
    seen = told(
        read,
        "Mean changes in itch (standard error) were -0.8 (0.12) with zinc and -0.3 (0.11) with placebo.",
    )
    assert {("se", "0.12", "zinc"), ("se", "0.11", "placebo")} <= seen
    assert not [one for one in seen if one[0] == "sd"]


def test_ends_of_two_changes_are_no_pair(read):
    seen = means(
        read, "Zinc lowered itch (6.8 ± 2.9 to 5.6 ± 2.1) and redness (8.9 ± 0.9 to 7.6 ± 0.4)."
    )
    assert seen == {("5.6", "zinc"), ("7.6", "zinc")}
    seen = means(read, "Itch fell from 6.8 to 5.6 with zinc and from 6.9 to 6.7 with placebo.")
    assert seen == {("5.6", "zinc"), ("6.7", "placebo")}


def test_medians_side_by_side_are_kept_without_their_arms(read):
    seen = read(
        "Glazes and itch\nThe aim was to see how long itch lasts. Results: Median itch lasted 24, 34 and 30 weeks, "
        "respectively (P = 0.20). Median wait was 9 months and the kiln cooled."
    ).results()
    assert {value for statistic, value, *_ in seen if statistic == "median"} == {"24", "34", "30"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Zinc prolonged median time to itch from 6.0 to 8.3 months (P = 0.01).",
        "Median time to itch was increased from 6.0 months to 8.3 months (P = 0.01).",
    ],
)
def test_a_median_time_goes_from_one_arm_to_the_other(read, sentence):
    seen = {one for one in told(read, sentence) if one[0] == "median"}
    assert seen == {("median", "6", "placebo"), ("median", "8.3", "zinc")}


def test_where_a_median_score_began_is_no_result(read):
    seen = told(
        read,
        "The median itch score fell from 7.0 to 3.8 points in the zinc group and from 7.1 to 6.9 "
        "points in the placebo group.",
    )
    assert ("median", "3.8", "zinc") in seen
    assert not {"7", "7.0", "7.1"} & {value for _, value, _ in seen}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Lead (mg/l) halved in the zinc group, to 1.9, and stayed at 3.7 in the placebo group.",
            {("1.9", "zinc"), ("3.7", "placebo")},
        ),
        (
            "Lead was stable at 1.9 in the placebo group and at 3.7 in the zinc group.",
            {("1.9", "placebo"), ("3.7", "zinc")},
        ),
        # moments
        ("Lead remained stable at 6 and 12 months in the zinc group.", set()),
        ("Lead was unchanged at 1.5 and 2.5 h with zinc.", set()),
    ],
)
def test_a_level_is_no_moment(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The mean scores on the ITCH-16 at baseline were 14.5 in the zinc group and 16.4 in the placebo group.",
            set(),
        ),
        (
            "The mean scores on the I16 at baseline were 14.5 in the placebo group and 16.4 in the zinc group.",
            set(),
        ),
        # what stands behind a number is said of that number
        ("Mean itch was 14.5 at baseline and 11.4 at 12 weeks with zinc.", {("11.4", "zinc")}),
        ("The change was -4.5 at baseline and -1.4 at 12 weeks with zinc.", {("-1.4", "zinc")}),
    ],
)
def test_a_number_in_a_name_had_no_beginning(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "rates", "events"),
    [
        ("Falls: 14 versus 16 per 100 patients.", {("14", "zinc"), ("16", "placebo")}, set()),
        (
            "There were 14 falls per 100 women on placebo and 16 on zinc.",
            {("14", "placebo"), ("16", "zinc")},
            set(),
        ),
        # each count has its rate
        (
            "There were 14 deaths (3.2 per 100 patient-years) with zinc and 16 deaths (4.1 per 100 patient-years) "
            "with placebo.",
            set(),
            {("14", "zinc"), ("16", "placebo")},
        ),
        (
            "There were 14 deaths with zinc and 16 with placebo.",
            set(),
            {("14", "zinc"), ("16", "placebo")},
        ),
    ],
)
def test_a_unit_of_people_is_shared(read, sentence, rates, events):
    found = read(POTTERS_PLACEBO + sentence)
    assert found.of_arms("rate") == rates
    assert found.of_arms("events") == events


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Itch was lower on day 1 (23.9 ± 8.4%) than the baseline level (45.7 ± 13%) with zinc.",
            {("23.9", "zinc")},
        ),
        (
            "Itch was lower on day 1 (23.9 ± 8.4) than at baseline (45.7 ± 13.2) with placebo.",
            {("23.9", "placebo")},
        ),
        # what is compared is another arm, or one bracket holds both
        (
            "Itch was lower in the zinc group (23.9 ± 8.4) than in the placebo group (45.7 ± 13.2).",
            {("23.9", "zinc"), ("45.7", "placebo")},
        ),
        (
            "Itch was lower than baseline values (23.9 ± 8.4 vs 45.7 ± 13.2) with zinc.",
            {("23.9", "zinc")},
        ),
    ],
)
def test_the_baseline_in_its_own_bracket(read, sentence, expected):
    assert means(read, sentence) == expected
