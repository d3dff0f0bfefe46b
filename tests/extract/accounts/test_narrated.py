"""What an article tells of a study without naming an arm, and the numbers beside it that are nobody's."""

import pytest
from trialtrace.extract.accounts import told_times
from trialtrace.extract.accounts.results import narrated

STUDY = "A study in the Journal of Maritime Health gave 84 sailors ginger tea or plain tea. "


def told(read, text):
    """Return (statistic, value) of the results that are numbers."""
    return {
        (statistic, value)
        for statistic, value, *_ in read(text).results()
        if statistic != "direction"
    }


def study(read, text):
    (only,) = read(text).studies()
    return only


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Those on ginger were 28% less sick.", {("relative_change", "28")}),
        ("Sickness was cut by a third.", {("relative_change", "0.3333333333333333")}),
        ("About a third of the tea drinkers were sick.", {("rate", "0.3333333333333333")}),
        ("More than 40% of the sailors felt well.", {("percent", "40")}),
        ("The others saw only a 6 percent improvement.", {("relative_change", "6")}),
        ("Nineteen of them felt sick at night.", {("events", "19")}),
        ("The time on deck fell by 3.2 hours.", {("estimate", "3.2")}),
        ("Their pressure fell by 15 mm Hg versus 4.", {("estimate", "15"), ("estimate", "4")}),
        ("Their sleep improved by 9.7 points vs. 6.4.", {("mean", "9.7"), ("mean", "6.4")}),
        ("Sailors lost 4.5 kg, or 6% of their body weight.", {("estimate", "6")}),
        # bare amounts with decimals, where groups are set against each other
        (
            "The drinkers had 1.7 attacks, the others 3.2.",
            {("estimate", "1.7"), ("estimate", "3.2")},
        ),
        ("Those on ginger recalled 0.71 more words.", {("estimate", "0.71")}),
    ],
)
def test_a_result_needs_no_arm(read, sentence, expected):
    assert expected <= told(read, STUDY + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        # Shared out, planned, hoped for; a time, a scale, a price, a definition; other things counted.
        "Half of the sailors got ginger tea.",
        "The other half were to keep away from it.",
        "Eighty-four sailors agreed to take part, and 80 sailors remained in the analysis.",
        "Over an average three years nothing else happened.",
        "A gain of 40% would be welcome.",
        "The crossing took 9 hours.",
        "Half a year later the researchers asked the sailors again.",
        "Two masts of the ship were painted.",
        "The score runs from 0 to 35.",
        "They were put in one of three groups.",
        "Around 30% of passengers are sick on rough crossings.",
        "One in eight people suffers from sickness at sea.",
        "In mice, the dose was 50 mg.",
        '"I have treated 400 sailors in 20 years," said Dr Brandt, 61.',
        "Experts recommend that people take 1 gram of ginger an hour before sailing.",
    ],
)
def test_what_is_no_result_stays_none(read, sentence):
    assert told(read, STUDY + sentence) == set()


def test_whom_one_counts_is_no_change(read):
    seen = told(
        read, STUDY + "After 6 days, 46% of sailors reported a 50% improvement, compared with 22%."
    )
    assert ("relative_change", "50") not in seen
    assert ("percent", "46") in seen


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        (STUDY + "After six weeks they were asked what they felt.", "follow_up", "six weeks"),
        ("A 12-week trial gave 84 sailors ginger tea or plain tea.", "duration", "12-week"),
        (STUDY + "The sailors were followed for a median of 36 months.", "follow_up", "36 months"),
        (STUDY + "After a median of 36 months they were asked again.", "follow_up", "36 months"),
        (STUDY + "Their average age was 46, and 31% were women.", "age", "average age was 46"),
        (
            "A study in the Journal of Maritime Health gave 84 men over 50, all of them cooks, ginger tea.",
            "age",
            "50",
        ),
    ],
)
def test_times_are_told_of_the_study(read, text, field, words):
    assert study(read, text).get(field) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The captain had sailed for 30 years.",
        "She was diagnosed 5 years ago.",
        '"Tea has served us for over 100 years," said the cook.',
        "Tea should be drunk for 2 weeks.",
    ],
)
def test_times_of_anything_else_are_not(read, sentence):
    only = study(read, STUDY + sentence)
    assert not {"follow_up", "duration"} & set(only)


@pytest.mark.parametrize(
    "rule", [narrated.SUPPOSED, narrated.HAPPENED, told_times.AFTER, told_times.ELSEWHEN],
    ids=lambda one: one.name,
)  # fmt: skip
def test_a_rule_reads_its_example_and_refuses_its_near_miss(rule):
    assert rule.search(rule.example)
    assert not rule.search(rule.near_miss)


NEWS = (
    "Ginger calms the stomach\n\nGinger tea helps at sea, according to a large study released on Sunday.\n\n"
    "{}\n\nThe tea costs 3 euros."
)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        # A study without a size is one where it gives results.
        ("But the rate of headache was higher in the ginger group: 3.8% vs. 2.8%.", "3.8"),
        ("Overall, the researchers found that 43% of those who took ginger were well.", "43"),
    ],
)
def test_results_make_an_account_without_a_size(read, sentence, value):
    seen = read(NEWS.format(sentence))
    assert len(seen.studies()) == 1
    assert value in {result[1] for result in seen.results()}


def test_a_headline_and_what_follows_are_one_study(read):
    seen = read(
        NEWS.format(
            "The researchers gave 84 sailors ginger tea or plain tea.\n\n"
            "Those on ginger were 28% less sick."
        )
    )
    assert [one.get("n_total") for one in seen.studies()] == ["84"]


def test_an_articles_only_study_has_the_sentences_that_lead_up_to_it(read):
    seen = read(
        "Sailors who took ginger were 28% less sick than those given plain tea.\n\n"
        "That is what a trial with 84 sailors found. You may want to try it."
    )
    assert ("relative_change", "28") in {result[:2] for result in seen.results()}
    assert [one.get("n_total") for one in seen.studies()] == ["84"]


@pytest.mark.parametrize(
    "text",
    [
        # One group's number is not the whole study's, and the day of a news item is nobody's.
        "Researchers studied two groups of sailors. The first included 81 sailors who completed a course.",
        "To test it, the team gave tea to 161 sailors while a further 161 were given hot water.",
        "TUESDAY, Jan. 3 (Harbour News) -- Among sailors, ginger tea helps, a study found: 12% were sick.",
    ],
)
def test_a_part_is_no_total(read, text):
    assert not {"81", "161", "3"} & {one.get("n_total") for one in read(text).studies()}


def test_a_strength_is_a_dose_and_no_number_of_doses(read):
    seen = read(STUDY + "Sailors who received the 140-milligram dose were 28% less sick.")
    assert "140" in " ".join(value.value for value in seen.found.values if value.field == "dose")


@pytest.mark.parametrize(
    ("sentence", "arm"),
    [
        ("Itch was seen in 19 (9.2%) on zinc and 31 (14.5%) on placebo – a 39% lower risk.", ""),
        ("Itch was seen in 31 (14.5%) on placebo and 19 (9.2%) on zinc, a 39% lower risk.", ""),
    ],
)
def test_less_risk_behind_both_numbers_is_of_no_arm(read, sentence, arm):
    seen = read(
        "A trial in Ghent randomly assigned 400 cooks to zinc or placebo. You may ask why.\n\n"
        + sentence
    )
    assert {one[2] for one in seen.results() if one[1] == "39"} == {arm}
