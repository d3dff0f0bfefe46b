"""Who a number is about: sets of those analysed, parts of the sample, and words that are neither."""

import pytest

TRIAL = (
    "Zinc for the common cold in shift workers. We randomised 200 shift workers with a cold, men and "
    "women, to zinc (n = 100) or placebo (n = 100). The main outcome was recovery at one week. "
)


def people(read, sentence, trial=TRIAL):
    """Return number → (analysis_set, subgroup) of the results that a sentence adds to a trial."""
    found = read(trial + sentence)
    raw = {one.evidence_id: one for one in found.found.evidence}
    told = {}
    for row in found.rows("results"):
        if raw[row.established_by].start >= len(trial):
            cells = found.cells(row)
            words = cells.get("value") or cells.get("p_value") or cells.get("direction")
            told[words] = (cells.get("analysis_set", ""), cells.get("subgroup", ""))
    return told


@pytest.mark.parametrize(
    ("sentence", "subgroup"),
    [
        ("Among women, recovery was seen in 40% with zinc and 20% with placebo.", "women"),
        ("In smokers, recovery was seen in 40% with zinc and 20% with placebo.", "smokers"),
        ("In workers aged 50 years or older, recovery was 40% with zinc and 20% with placebo.",
         "workers aged"),
        ("In asthmatic workers recovery was seen in 40% with zinc and 20% with placebo.",
         "asthmatic workers"),
        ("For those with fever, recovery was seen in 40% with zinc and 20% with placebo.",
         "those with fever"),
        ("Of the women, 40% recovered on zinc and 20% on placebo.", "women"),
        ("Recovery was seen in 40% with zinc and 20% with placebo among workers who had a fever.",
         "workers who had a fever"),
        ("In the subgroup of workers with a cold and fever, recovery was 40% with zinc and 20% with "
         "placebo.", "workers with a cold and fever"),
        ("Recovery was seen more often in the perceived zinc subgroup (40% for zinc and 20% for no zinc).",
         "perceived zinc subgroup"),
        ("In workers achieving sound sleep, recovery was 40% with zinc and 20% with placebo.",
         "workers achieving sound sleep"),
        ("In the night-shift stratum recovery was seen in 40% with zinc and 20% with placebo.",
         "night-shift stratum"),
        ("Women with asthma had more recoveries with zinc than with placebo (40% vs 20%).",
         "Women with asthma"),
    ],
)  # fmt: skip
def test_a_part_of_the_sample_is_read_with_its_words(read, sentence, subgroup):
    told = people(read, sentence)
    assert told["40"] == told["20"] == ("", subgroup)


@pytest.mark.parametrize(
    ("sentence", "subgroup"),
    [
        ("Asthmatic workers had more recoveries with zinc than with placebo (40% vs 20%).",
         "Asthmatic workers"),
        ("In workers infected with influenza, recovery was 40% with zinc and 20% with placebo.",
         "workers infected with influenza"),
        ("Among nasal carriers, recovery was 40% with zinc and 20% with placebo.",
         "nasal carriers"),
        ("In bacterial disease, recovery was 40% with zinc and 20% with placebo.",
         "bacterial disease"),
        ("For bacterial lesions the rate of recovery was 40% with zinc and 20% with placebo.",
         "bacterial lesions"),
        ("In workers with a symptom score of 5 or more, recovery was 40% with zinc and 20% with "
         "placebo.", "workers with a symptom score of 5 or more"),
        ("In class 1 workers recovery was seen in 40% with zinc and 20% with placebo.",
         "class 1 workers"),
    ],
)  # fmt: skip
def test_limits_in_front_of_nouns_behind_them_and_of_what_people_have(read, sentence, subgroup):
    told = people(read, sentence)
    assert told["40"] == told["20"] == ("", subgroup)


@pytest.mark.parametrize(
    "sentence",
    [
        # everybody of the trial, an arm, what is counted, what was measured
        "In shift workers with a cold, recovery was seen in 40% with zinc and 20% with placebo.",
        "Recovery was seen in 40% of workers with zinc and 20% of workers with placebo.",
        "Among workers who received zinc, recovery was 40%, compared with 20% among those on placebo.",
        "The proportion of workers with fever was 40% with zinc and 20% with placebo.",
        "The number of women was small. Recovery was seen in 40% with zinc and 20% with placebo.",
        "Recovery was seen in 40% with zinc and 20% with placebo, a reduction in workers with fever.",
        "Twenty-eight workers had fever. Recovery was seen in 40% with zinc and 20% with placebo.",
        "In a double-blind trial 120 workers had recovered in 40% with zinc and 20% with placebo.",
        "The rate of heart disease was 40% with zinc and 20% with placebo.",
        "Recovery was seen in 40% workers with zinc and 20% workers with placebo.",
        "Recovery was seen in 40% with zinc and 20% with placebo, more in women than in men.",
        "Patient-controlled analgesia was used by 40% with zinc and 20% with placebo.",
        "In all workers, recovery was seen in 40% with zinc and 20% with placebo.",
        "In 40% with zinc and 20% with placebo recovery was seen.",
        "Recovery was seen in 40% in the zinc subgroup and 20% in the placebo subgroup.",
    ],
)
def test_words_for_everybody_an_arm_or_an_outcome_are_no_part(read, sentence):
    told = people(read, sentence)
    assert told["40"] == told["20"] == ("", "")


def test_women_are_no_part_where_nobody_speaks_of_men(read):
    trial = TRIAL.replace(", men and women,", "")
    told = people(
        read, "Among women, recovery was seen in 40% with zinc and 20% with placebo.", trial
    )
    assert told["40"] == ("", "")


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("In the per-protocol population recovery was 40% with zinc and 20% with placebo.",
         "per-protocol population"),
        ("By intention to treat, recovery was seen in 40% with zinc and 20% with placebo.",
         "intention to treat"),
        ("Recovery was seen in 40% with zinc and 20% with placebo (mITT population).",
         "mITT population"),
        ("Among workers who completed the trial, recovery was 40% with zinc and 20% with placebo.",
         "completed the trial"),
        ("Recovery was 40% with zinc and 20% with placebo in workers with available data.",
         "workers with available data"),
    ],
)  # fmt: skip
def test_sets_of_those_analysed_are_no_subgroups(read, sentence, named):
    told = people(read, sentence)
    assert named in told["40"][0]
    assert told["40"] == told["20"]
    assert told["40"][1] == ""


def test_each_number_takes_the_part_behind_it(read):
    told = people(
        read,
        "Recovery was seen in 40% with zinc and 20% with placebo in women and in 44% and 26% in men.",
    )
    assert (told["40"], told["20"]) == (("", "women"), ("", "women"))
    assert (told["44"], told["26"]) == (("", "men"), ("", "men"))


def test_each_number_takes_the_part_in_front_of_it(read):
    told = people(
        read,
        "Among women recovery was 40% with zinc and 20% with placebo, whereas among men it was 44% and "
        "26%; overall, it was 42% and 23%.",
    )
    assert (told["40"], told["44"], told["42"]) == (("", "women"), ("", "men"), ("", ""))


def test_a_part_behind_a_semicolon_says_nothing_of_the_numbers_before_it(read):
    told = people(
        read,
        "Recovery was seen in 40% with zinc and 20% with placebo (p = 0.01); the effect was confined "
        "to workers with fever (p = 0.004).",
    )
    assert told["40"] == told["20"] == ("", "")


def test_this_subgroup_is_that_of_the_sentence_before(read):
    told = people(
        read,
        "Among workers with fever, recovery was seen in 40% with zinc and 20% with placebo. In this "
        "subgroup, headache was seen in 12% with zinc and 15% with placebo.",
    )
    assert told["12"] == told["15"] == told["40"] == ("", "workers with fever")


def test_the_words_are_cited_where_they_stand(read):
    found = read(
        TRIAL + "Among workers with fever, recovery was 40% with zinc and 20% with placebo."
    )
    spans = {one.raw for one in found.found.evidence if one.label == "results.subgroup"}
    assert spans == {"workers with fever"}


def test_two_outcomes_with_numbers_share_the_part_behind_them(read):
    told = people(
        read,
        "Zinc improved recovery (odds ratio 1.71, 95% CI 1.1 to 2.6) and sleep (odds ratio 1.52, 95% CI "
        "1.0 to 2.3) in workers with fever.",
    )
    assert told["1.71"] == told["1.52"] == ("", "workers with fever")


def test_what_is_told_without_a_number_keeps_its_part_to_itself(read):
    told = people(
        read,
        "Zinc improved recovery (odds ratio 1.71, 95% CI 1.1 to 2.6) and sleep in workers with fever.",
    )
    assert told["1.71"] == ("", "")


def test_letters_stand_for_what_the_text_calls_its_people(read):
    trial = TRIAL.replace("shift workers with a cold", "workers with seasonal allergic rhinitis")
    told = people(
        read, "In workers with SAR, recovery was 40% with zinc and 20% with placebo.", trial
    )
    assert told["40"] == ("", "")
    told = people(
        read, "In workers with SLE, recovery was 40% with zinc and 20% with placebo.", trial
    )
    assert told["40"] == ("", "workers with SLE")


def test_people_who_had_something_besides_are_parts_where_others_had_not(read):
    sentence = (
        "Recovery was more frequent with zinc than with placebo among workers receiving oxygen (29% vs 41%) and "
        "among those taking steroids (23% vs 26%) but not among those who were receiving no support (17% vs 14%)."
    )
    told = people(read, sentence)
    assert [told[value][1] for value in ("29", "26", "17")] == [
        "workers receiving oxygen",
        "those taking steroids",
        "those who were receiving no support",
    ]


def test_people_who_had_the_study_drug_are_an_arm(read):
    sentence = (
        "Recovery was seen in 40% of the zinc group and 20% among those receiving the dummy, and fever in 5% among "
        "workers receiving treatment and 6% among those on placebo."
    )
    assert {part for _, part in people(read, sentence).values()} == {""}


def test_a_counted_subgroup_is_told_with_what_limits_it(read):
    sentence = (
        "In the subgroup of 61 patients who were negative for the HLA type, recovery was 40% with zinc and 20% with "
        "placebo."
    )
    assert {part for _, part in people(read, sentence).values()} == {
        "subgroup of 61 patients who were negative for the HLA type"
    }
