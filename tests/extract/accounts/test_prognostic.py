"""Ratios of risk factors, strata and genotypes belong to no arm."""

import pytest

ARMS = (
    "Zinc for delirium: a randomised trial\nMethods: 120 adults were randomised to zinc (n = 60) or "
    "placebo (n = 60). Results: "
)


def sides(read, sentence):
    return [
        (value, arm.lower(), versus.lower())
        for statistic, value, arm, versus, _ in read(ARMS + sentence).results()
        if statistic in ("hazard_ratio", "odds_ratio", "risk_ratio")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Age above 70 (odds ratio 2.1; 95% CI 1.2 to 3.6) and deafness (odds ratio 1.9; 95% CI 1.1 to 3.3) "
        "were independently associated with delirium.",
        "Risk factors for a leak were smoking (OR 3.4, 95% CI 1.2 to 9.6) and anaemia (OR 2.2, 95% CI 1.1 to 4.4).",
        "Relapse was likelier in carriers of the variant allele (hazard ratio 1.8, 95% CI 1.1 to 2.9).",
        "Fractures were commoner in the lowest quartile of vitamin D (HR 1.6, 95% CI 1.1 to 2.4).",
        "The hazard of death rose by a tenth per unit of creatinine (hazard ratio 1.10, 95% CI 1.02 to 1.19).",
        "Women who had had a caesarean bled more often than those with no scar (RR 1.7, 95% CI 1.1 to 2.6).",
        "Factors associated with leaks were age (OR 2.1, 95% CI 1.2 to 3.6) and anaemia (OR 1.9, 95% CI 1.1 to 3.1).",
        "The variant T/T was associated with fewer flushes (OR 0.7, 95% CI 0.5 to 0.9).",
        "On multivariable analysis, a torn margin (HR 2.9, 95% CI 1.6 to 5.2) shortened life.",
        "Nodal stage (HR 1.9, 95% CI 1.2 to 2.9) and grade (HR 1.5, 95% CI 1.1 to 2.1) were related to death.",
        "Participants with a history of stroke had a higher risk (hazard ratio 1.5, 95% CI 1.2 to 1.8).",
        "Deafness was not associated with delirium (odds ratio 0.8, 95% CI 0.5 to 1.2).",
        "Each year of age lowered the odds (OR 0.96, 95% CI 0.94 to 0.98).",
        "Old age (OR 1.05 per additional year, 95% CI 1.03 to 1.08) and one blood test alone (OR 4.1, 95% CI 1.2 to "
        "14.1) went with a shorter life.",
        # an arm that only says among whom
        "Within the zinc and placebo arms, stage predicted relapse (HR 2.4, 95% CI 1.3 to 4.4).",
        "In patients treated with zinc, nausea was commoner in those older than 75 (OR 1.9, 95% CI 1.1 to 3.3).",
        "Among zinc recipients, genotype predicted relapse (HR 2.4, 95% CI 1.3 to 4.4).",
    ],
)
def test_a_factor_that_people_have_is_no_treatment(read, sentence):
    found = sides(read, sentence)
    assert found
    assert {(arm, versus) for _, arm, versus in found} == {("", "")}


@pytest.mark.parametrize(
    "sentence",
    [
        # the treatment itself is the factor
        "Zinc was an independent predictor of recovery (odds ratio 2.1, 95% CI 1.2 to 3.6).",
        "In a multivariate analysis with age and sex, the hazard ratio for death was 0.6 (95% CI 0.4 to 0.9).",
        "The groups differed in delirium (odds ratio 0.6, 95% CI 0.4 to 0.9), independently of age.",
        "Delirium was rarer with zinc than in those given placebo (odds ratio 0.5, 95% CI 0.3 to 0.8).",
        "The risk of death was lower with zinc (risk ratio 0.6, 95% CI 0.4 to 0.9).",
        "Treatment was associated with fewer deaths (hazard ratio 0.6, 95% CI 0.4 to 0.9).",
        "Death was less frequent with zinc, also in those older than 75 years (hazard ratio 0.6, 95% CI 0.4 to 0.9).",
    ],
)
def test_the_trial_s_own_comparison_keeps_its_arms(read, sentence):
    assert [(arm, versus) for _, arm, versus in sides(read, sentence)] == [("zinc", "placebo")]


def test_a_list_of_factors_goes_on_in_the_next_sentence(read):
    found = sides(
        read,
        "Risk factors for delirium were age (OR 2.1, 95% CI 1.2 to 3.6) and fever (OR 1.8, 95% CI 1.1 to 2.9). "
        "Blindness approached significance (OR 1.9, 95% CI 0.9 to 4.0).",
    )
    assert found == [("2.1", "", ""), ("1.8", "", ""), ("1.9", "", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "We needed 80 people to detect a hazard ratio of 0.5 with 90% power.",
        "Assuming an odds ratio of 0.6, the sample size was 240.",
    ],
)
def test_what_a_design_supposed_is_no_result(read, sentence):
    assert sides(read, sentence) == []
