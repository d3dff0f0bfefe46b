"""Numbers beside an arm's name that count no outcome of it: who took part, rates per so many, shares spared."""

import pytest

TRIAL = (
    "Zinc for itch: a randomised placebo-controlled trial\nMethods: We randomly assigned 240 women to zinc "
    "(n = 118) or placebo (n = 122). Results: "
)
_RESULTS = ("percent", "events", "mean", "median")


def told(read, sentence, trial=TRIAL):
    """Return (statistic, value, arm) of the results of arms in a sentence."""
    return {
        (statistic, value, arm.lower())
        for statistic, value, arm, *_ in read(trial + sentence).results()
        if statistic in _RESULTS
    }


@pytest.mark.parametrize(
    "sentence",
    [
        # what is spared lies between the arms
        "The efficacy of zinc compared with placebo was 47% (95% CI 20 to 64).",
        "The as-treated efficacy was 55% (95% CI 22 to 75; p = 0.002).",
        "Zinc was 95% effective in preventing itch (95% credible interval, 90.3 to 97.6).",
        # so many events per so many people
        "Itch was told of by 0.66 per 100 person-years in the zinc group.",
        "The risk was lower with zinc (risk per 1000 births = 4.2; RR 0.35 [0.15-0.81]).",
        # who took part, who stayed, who had it at the start
        "Among the 51 women who had a rash, 26 received zinc and 25 received placebo.",
        "Forty (17%) women were then randomly assigned to zinc.",
        "All participants except three in the placebo group remained in the study.",
        "Nausea was present in 29% of the sample at baseline.",
        # what lies between the arms
        "No difference was detected between the zinc and the placebo groups (0.4 days, 95% confidence interval, "
        "-0.7 to 0.7 days; P = .96).",
        "Treatment was stopped one week earlier in the women assigned to zinc.",
        # whom no event had befallen yet
        "With zinc, 12% censored, and with placebo, 25% censored, the curves were alike.",
        # of whom something is told
        "Zinc did better in the 37% of women who had been itching for a year.",
        "Data from 240 women (follow-up, 3.4 ± 1.1 years) in the zinc and placebo groups were compared.",
        "Women on zinc were older (61 vs. 58 years; p = 0.01), and more often smokers (33% vs. 25%; p = 0.02).",
        "Women in the zinc group were more likely to be married (71% vs. 62%).",
        # what people were, what became of them as members of the trial, of whom blood was drawn
        "Thirty percent of the zinc group and 28% of the placebo group were married.",
        "The zinc group (41% smokers) and the placebo group (48% smokers) were alike.",
        "Eight women in each group were smokers.",
        "Two women in the zinc group moved away.",
        "Five women allocated to zinc did not receive it.",
        "Blood was sampled from 20 women on zinc.",
        "Data were missing for 3 women in the zinc group and 5 in the placebo group.",
        # more women than the arm holds
        "Full courses were taken by 240 women, on zinc or not.",
        # what is listed in front are no arms
        "Touch and sight identified as itching 31 and 52 women, respectively.",
        # from where to where, of one arm or between two, is not said
        "Zinc was associated with a decrease in mean blood loss (262.3 mL to 214.3 mL, p < 0.01).",
    ],
)
def test_no_result_of_an_arm_comes_of(read, sentence):
    assert not told(read, sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # near misses of the same words
        (
            "Itch was found in 41 women (35%) on zinc using the long form, and in 30 (25%) on placebo.",
            {
                ("events", "41", "zinc"),
                ("percent", "35", "zinc"),
                ("events", "30", "placebo"),
                ("percent", "25", "placebo"),
            },
        ),
        (
            "Itch was seen in 30% of the zinc group and 28% of the placebo group and 12 of them were tall.",
            {("percent", "30", "zinc"), ("percent", "28", "placebo")},
        ),
        (
            "Women on zinc were younger (51 vs 56 years) and had less itch (12% vs 19%).",
            {("percent", "12", "zinc"), ("percent", "19", "placebo")},
        ),
        (
            "Efficacy was 85% (95% CI 80 to 90) with zinc and 70% (95% CI 62 to 78) with placebo.",
            {("percent", "85", "zinc"), ("percent", "70", "placebo")},
        ),
        (
            "In the zinc group efficacy was 85% (95% CI 80 to 90).",
            {("percent", "85", "zinc")},
        ),
        (
            "Of 118 women who received zinc, 12 (10%) itched, as did 31 of 122 who received placebo.",
            {("events", "12", "zinc"), ("events", "31", "placebo")},
        ),
        (
            "Cure was seen in 29% of those on zinc who itched at baseline.",
            {("percent", "29", "zinc")},
        ),
        (
            "There were 3 reports of fits with zinc and 11 with placebo.",
            {("events", "3", "zinc"), ("events", "11", "placebo")},
        ),
        (
            "Itch was seen in 2.6% (76 deaths per 2899 births) in the zinc group and 3.7% (119 deaths per 3226 births) "
            "in the placebo group.",
            {("events", "76", "zinc"), ("events", "119", "placebo")},
        ),
        (
            "In the zinc group, three women itched and all but one slept.",
            {("events", "3", "zinc")},
        ),
    ],
)
def test_near_misses_are_results(read, sentence, expected):
    assert told(read, sentence) >= expected


def test_a_vaccine_s_efficacy_in_the_bracket_of_the_last_arm_is_not_that_arm_s(read):
    found = told(
        read,
        "Itch came to 4.9% of the women in the placebo group and 1.9% of those in the zinc group (efficacy, 61.2%; "
        "95% CI, 44.0 to 73.2).",
    )
    assert found == {("percent", "4.9", "placebo"), ("percent", "1.9", "zinc")}


OPERATED = (
    "Mask or intubation for breathless children: a randomised trial\nMethods: We randomly assigned 240 children to "
    "mask (n = 118) or intubation (n = 122). Results: "
)


@pytest.mark.parametrize(
    ("sentence", "arm"),
    [
        ("In the mask group, 46% of the children were intubated within 5 days.", "mask"),
        ("Fever was seen in 46% of children who were intubated.", "intubation"),
    ],
)
def test_what_was_done_to_people_names_no_group(read, sentence, arm):
    assert told(read, sentence, OPERATED) == {("percent", "46", arm)}


def test_two_outcomes_of_everybody_are_dealt_to_no_arm(read):
    assert not {arm for *_, arm in told(read, "Sensitivity was 85% and specificity 90%.") if arm}


@pytest.mark.parametrize(("one", "other"), [("zinc", "placebo"), ("placebo", "zinc")])
def test_the_name_behind_a_fraction_s_noun_is_the_next_number_s(read, one, other):
    sentence = f"{one.title()} users told of pain in 45 of 118 diaries, {other} users in 61 of 122."
    assert told(read, sentence) == {("events", "45", one), ("events", "61", other)}


def test_a_pair_of_two_ways_to_find_something_out_is_of_no_arm(read):
    said = "Itch was found in 41 women (17%) using the long form, as compared with 30 (12%) after the short form."
    assert {arm for _, _, arm in told(read, said)} == {""}


def test_who_some_of_the_sample_were_is_no_event(read):
    told_of = "Effects of zinc on itch\nWe studied the effects of zinc in 48 women, 30 of whom smoked. Women took zinc."
    assert not [one for one in read(told_of).results() if one[0] == "events"]


def test_an_untreated_illness_is_no_control(read):
    trial = "Zinc for itch\nWards were randomised to the zinc group or to the control group. "
    assert not told(read, "We found 310 women who had mild and untreated itch.", trial)
