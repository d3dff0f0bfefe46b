"""Percentages of people, changes in per cent, and measures whose unit is per cent."""

import pytest

from .openings import STABLE


def shares(read, sentence):
    """Return the numbers of a sentence that are read as percentages of people."""
    return read(STABLE + sentence).values("percent")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # which week, not how many people
        ("Cure was seen at weeks 12 (45%), 18 (48%) and 24 (50%) with zinc.", ["45", "48", "50"]),
        ("Cure was seen by week 24 in 12 (10%) with zinc.", ["10"]),
        # a list of shares beside a measure that moved
        ("HbA1c was 7.2% and cramps occurred in 12% with zinc.", ["12"]),
        ("HbA1c fell by 0.8% with zinc and 45% with placebo had cramps.", ["45"]),
        (
            "A fall in HbA1c of at least 1% was seen in 64% with zinc and 52% with placebo.",
            ["64", "52"],
        ),
        ("Body fat was 32% with zinc and 33% with placebo, and 12% were obese.", ["12"]),
        # a measure says whom one counts
        (
            "Target HbA1c levels were reached by more patients with zinc (52%) than placebo (33%).",
            ["52", "33"],
        ),
        (
            "The percentage of patients with an IOP reduction ≥ 20% was 64.5% versus 52.0%.",
            ["64.5", "52"],
        ),
        ("A cough was had by 100% with zinc and 100.0% with placebo.", ["100", "100"]),
        (
            "The responder rate (IOP reduction > 15%) was 83% for zinc and 71% for placebo.",
            ["83", "71"],
        ),
        (
            "More patients on zinc than on placebo achieved a pressure of 18 mm Hg or less (64% vs 42%).",
            ["64", "42"],
        ),
        (
            "More women lost 5% or more of their initial weight with zinc than with placebo (40% vs 18%).",
            ["40", "18"],
        ),
        ("Serum zinc rose by 45% and was above normal in 12% of patients.", ["12"]),
        # people past a bound that stands in front of them
        ("Weight rose by more than 5% in 12% of zinc and 4% of placebo patients.", ["12", "4"]),
        ("IOP reduction ≥30%: 45% vs 22%.", ["45", "22"]),
        # by so many people, and not by so much
        ("Dose reductions were needed by 12% with zinc and 5% with placebo.", ["12", "5"]),
        ("Improvement was rated as good by 45% and 22%.", ["45", "22"]),
        # what people came to, behind the number
        ("LDL cholesterol fell by 32% vs 4%, with 45% vs 22% reaching the goal.", ["45", "22"]),
        ("Mean HbA1c was 7.1% with zinc, and 45% had values below the goal.", ["45"]),
        ("The 2-year free rates (95% CI) were 45% (35-55%) and 22% (14-31%).", ["22", "45"]),
        ("The sensitivity was 45% with zinc and 22% with placebo.", ["45", "22"]),
        # what people did, and no strength of zinc
        ("Placebo was liked best by 62% of patients, while 22% preferred zinc.", ["62", "22"]),
        # a change beside a pair of its own
        (
            "Relapse occurred in 9% with zinc vs 14% with placebo, a 36% relative reduction.",
            ["9", "14"],
        ),
        (
            "Zinc gave a 42% reduction in the risk of relapse compared with placebo (9% vs 14%).",
            ["9", "14"],
        ),
        # people left because of what happened to them
        ("Withdrawals due to adverse events were 4% and 6%.", ["4", "6"]),
        # a measure against the start
        ("A fall of 10 mm Hg or more from baseline was seen in 57% and 39%.", ["57", "39"]),
        # who is counted, not what happened
        ("The cure rate after completion of treatment was 57% with zinc.", ["57"]),
        ("Cure was seen in 30 of the 80 evaluable patients (38%) on zinc.", ["38"]),
        ("The cure rate on protocol was 57% and 39%.", ["57", "39"]),
        ("Rash occurred in 57%, leading to discontinuation of zinc in 39%.", ["57", "39"]),
        ("The mean titre was 104.2 mIUml(-1) and 57% with zinc were protected.", ["57"]),
        ("Low birth weight was reduced with zinc (8% vs 11%).", ["8", "11"]),
        ("The proportion with an HbA1c of 6.5% or less rose from 8 to 33% with zinc.", ["33"]),
        # a change that sums up a bracket ends with it
        (
            "Zinc lowered relapse (12% and 16%, respectively; 25% relative risk reduction) and death (5.7% and 8.3%, "
            "respectively; 31% relative risk reduction).",
            ["12", "16", "5.7", "8.3"],
        ),
        # a share of the start defines the outcome, and is not told of it
        (
            "Hypotension (pressure < 70% of baseline) was seen in eight (27%) vs. three (10%).",
            ["27", "10"],
        ),
        ("Interferon alpha-2b was given to all. Cure rates were 57% and 39%.", ["57", "39"]),
    ],
)
def test_shares_of_people_are_read(read, sentence, expected):
    assert shares(read, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Mean HbA1c in patients receiving zinc was 7.1%.",
        # changes, in words that stand behind
        "The corneal layer was 12% thinner with zinc and 4% thinner with placebo.",
        "More patients on zinc had 20 percent, 50 percent, and 70 percent improvement in the first weeks.",
        "In those with a high HbA1c the decrement was 1.9%.",
        # shares of things, and who people were
        "Satisfaction scores were 94% and 91% of the maximum.",
        "Granulocytes made up 45% of the cells.",
        "Zinc is 45% bound to protein.",
        "Absorption was 45% with zinc and 22% with placebo.",
        "The agreement between observers was 95%.",
        "Day-to-day variability was 12% with zinc and 18% with placebo.",
        "Adherence was 85% in the zinc group and 88% in the placebo group.",
        "In total 45% were women, and 12% were smokers.",
        # a level at the start, and one at the end
        "HbA1c fell from 8.1% to 7.2% in the zinc group and from 8.2% to 7.9% in the placebo group.",
        "Liver fat content decreased from 12.1% to 8.4% with zinc and from 13% to 12% with placebo.",
        # a list goes on
        "HbA1c values at 3, 6 and 12 months were 7.5%, 7.2% and 7.1% in the zinc group.",
        "Control improved with zinc (HbA1c 7.2%) but not with placebo (7.9%).",
        "HbA1c reductions were 0.8% with zinc, 0.3% with placebo.",
        "Carotid thickness regressed by 2.1% and 0.3%.",
        "Weight fell: participants lost 5.2% (zinc) and 3.1% (placebo).",
        "Trials agreed (I2 = 40%).",
        "HbA1c reached 7.1% with zinc and 7.9% with placebo.",
        "The HbA(1c) was 6.9 vs. 7.2%.",
        "Zinc patients had a mean weight loss of 4.2 kg (6%).",
        "Blood pressure fell in patients on zinc by 12% and in those on placebo by 3%.",
        "LDL cholesterol (-12% vs. -3%) and HDL cholesterol (2% vs. -1%) changed.",
        "FEV1 was 71% predicted with zinc and 68% predicted with placebo.",
        "Increases at the femoral neck were 3.5% and 0.4%, respectively.",
        "Zinc reduced the risk of a severe cold and the number of days that were badly controlled by 43%.",
        "Compliance was above 95% in both groups.",
        "The trial had 80% power to detect a fall in relapse from 40% to 25%.",
        "We assumed relapse rates of 40% with zinc and 25% with placebo.",
        "Ninety per cent completed the trial.",
        "On admission, 47% of the patients had a cough.",
        "There were patients with stage II (22%) and III (78%) disease.",
        "Baseline cough was seen in 44% and 41%.",
        "HbA1c in the 11% with gout changed from 7.4% to 7.1%.",
        "HbA1c decreased by 1.8 and 1.9% (from 8.6 to 6.8 and from 8.5 to 6.6%) with zinc and placebo.",
        "The batches differed by 12% (coefficient of variation 4.5%).",
        "Zinc was given under N2O 50% in oxygen.",
        "Comfort was 94% of the maximum.",
        "Resistance was found in 27 per cent of strains.",
        "Death was rarer (odds reduction: 25% SD 4).",
        "Its specificity was 98%.",
        # no share is more than all
        "Stimulation was given with zinc at 110% of the threshold.",
        "Costs came to 140% with zinc and 100.5% with placebo.",
    ],
)
def test_near_misses_are_no_shares_of_people(read, sentence):
    assert shares(read, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "statistic", "expected"),
    [
        # how far a quantity of the lexicon moved, beside one arm's name
        ("Bone density rose by 3.7% with zinc.", "mean", ["3.7"]),
        ("The zinc group showed increases in knee torque (8.3%).", "mean", []),
        # against the other arm it is a relative effect
        ("Bone density rose by 3.7% with zinc compared with placebo.", "mean", []),
        # what is no quantity of one body
        ("Relapses were reduced by 30% with zinc.", "mean", []),
        (
            "The median fall in titre was 10% with zinc and 37% with placebo.",
            "median",
            ["10", "37"],
        ),
        # the median is another number's
        (
            "Median survival was 9 months with zinc, and a year was survived by 12% with zinc and 17% with placebo.",
            "median",
            ["9"],
        ),
    ],
)
def test_changes_in_per_cent_are_told_by_what_moved(read, sentence, statistic, expected):
    found = read(STABLE + sentence).results()
    assert [value for kind, value, *_ in found if kind == statistic] == expected


@pytest.mark.parametrize(
    ("sentence", "statistic"),
    [
        # shares of a night, a day or a body
        ("Sleep efficiency was 82% with zinc and 75% with placebo.", "mean"),
        ("The percentage of time with pain was 12% with zinc and 17% with placebo.", "mean"),
        # of cases that a vaccine spared
        ("Zinc had a protective efficacy of 61% (95% CI 40 to 75).", "relative_change"),
        # of people, whatever they were measured by
        (
            "A sleep efficiency of 85% or more was reached by 57% with zinc and 39% with placebo.",
            "percent",
        ),
        ("The percentage of patients with pain was 12% with zinc and 17% with placebo.", "percent"),
        ("There was a decreased platelet count in 12% patients with zinc.", "percent"),
    ],
)
def test_what_a_share_is_of(read, sentence, statistic):
    found = {
        kind for kind, value, *_ in read(STABLE + sentence).results() if value and kind != "p_value"
    }
    assert statistic in found
    assert ("percent" in found) == (statistic == "percent")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a measure is kept at a value, and people kept below a bound
        ("HbA1c was maintained at 7.2% in both groups.", []),
        ("An HbA1c below 7% was maintained in 41% with zinc and 33% with placebo.", ["41", "33"]),
        # by how much a thing moved, singular and in a list
        (
            "The reduction in relapse with zinc 20 and 40 mg was 41% (P = .004) and 45%, respectively.",
            [],
        ),
        (
            "The percentage of patients with a reduction in pain of 20 mm was 41% with zinc and 33% with placebo.",
            ["41", "33"],
        ),
        # what it is set against is of its kind
        ("LDL cholesterol decreased by 19%, compared with 7% on placebo.", []),
        ("HbA1c fell from 9.4 to 7.6% with zinc, but from 9.5 to 9.1% with placebo.", []),
        (
            "60% of patients on zinc had a mean score of zero over the whole trial, compared with 17%.",
            ["60", "17"],
        ),
        # people, whatever word stands near
        ("A median 23% of patients on placebo lost weight.", ["23"]),
        ("The taste was judged better by 72% of the patients.", ["72"]),
        # levels, and shares of cases
        ("The correlation was 0.67 (95% HDI 0.40 to 0.91).", []),
        ("VE against severe colds was 30% (95% CI -36 to 65).", []),
        ("The attributable risk of death was 14.5%.", []),
        ("The coefficient of variation of glucose was 28% and 33%.", []),
        # the measure behind its number
        ("Zinc can bring 7% HbA1c to most patients.", []),
        ("The 41% A1C responders on zinc did well.", ["41"]),
    ],
)
def test_words_further_off_tell_what_a_percentage_is_of(read, sentence, expected):
    assert shares(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "There was a higher response rate with zinc (45%, 95% CI 30-65%) and a lower response rate with placebo "
            "(25%, 95% CI 13-43%).",
            ["45", "25"],
        ),
        (
            "There was a lower death rate with placebo (25%) and a higher one with zinc (45%).",
            ["25", "45"],
        ),
        # by how much
        ("Zinc was followed by a lower risk of cramps (25%).", []),
        ("Zinc reduced the mortality rate (25%).", []),
    ],
)
def test_a_lower_rate_is_a_rate(read, sentence, expected):
    assert shares(read, sentence) == expected
