"""Outcomes whose words turn them: what ended, improved or was waited for; cases, and what occurred."""

import pytest

TRIAL = "Colchinol for gout\nWe randomised 94 adults to colchinol (n = 48) or placebo (n = 46). Results: "


@pytest.mark.parametrize(
    ("results", "outcome", "polarity"),
    [
        ("Pain resolved in 18 of 48 with colchinol and 6 of 46 with placebo.", "Pain resolved", "higher_better"),
        ("Swelling had disappeared completely in 18 of 48 with colchinol and 6 of 46 with placebo.",
         "Swelling had disappeared", "higher_better"),
        ("Pain was reported in 18 of 48 with colchinol and 6 of 46 with placebo.", "Pain", "higher_worse"),
        ("Pain improved in 18 of 48 with colchinol and 6 of 46 with placebo.", "Pain improved", "higher_better"),
        ("Sleep worsened in 18 of 48 with colchinol and 6 of 46 with placebo.", "Sleep worsened", "higher_worse"),
        ("18 of 48 with colchinol and 6 of 46 with placebo reported a decrease in pain.", "decrease in pain",
         "higher_better"),
        ("18 of 48 with colchinol and 6 of 46 with placebo had a marked improvement in sleep.",
         "improvement in sleep", "higher_better"),
        ("There were 3 cases of shingles in the colchinol group and 16 in the placebo group.",
         "cases of shingles", None),
        ("There were 3 cases in the colchinol group and 16 cases in the placebo group.", "cases", None),
        ("A 30% or greater reduction in worst daily pain was seen in 18 of 48 with colchinol and 6 of 46 with "
         "placebo.", "30% or greater reduction in worst daily pain", "higher_better"),
        ("Shingles was confirmed in 6 people with colchinol and 21 with placebo, a vaccine efficacy of 71%.",
         "Shingles", None),
        ("Stings within 7 days occurred in 17 people with colchinol and 3 with placebo.", "Stings", None),
        ("There were no deaths; spotting occurred in two women with colchinol.", "spotting", None),
    ],
)  # fmt: skip
def test_the_end_of_something_its_cases_and_what_occurred(read, results, outcome, polarity):
    seen = read(TRIAL + results)
    told = {
        seen.cells(row)["name"]: seen.cells(row).get("polarity") for row in seen.rows("outcomes")
    }
    counted = {name for kind, *_, name in seen.results() if kind == "events"}
    assert counted == {outcome}
    assert told[outcome] == polarity


@pytest.mark.parametrize(
    "results",
    [
        "Pain resolved in 4.2 days with colchinol and 5.1 days with placebo.",
        "A decrease in pain of 2.1 points was seen with colchinol and of 1.1 points with placebo.",
    ],
)
def test_what_is_measured_of_an_end_keeps_its_name(read, results):
    assert {name for *_, name in read(TRIAL + results).results()} <= {"Pain", "pain"}


@pytest.mark.parametrize(
    ("outcome", "polarity"),
    [
        ("Time to resolution of pain", "higher_worse"),
        ("Time to cessation of bleeding", "higher_worse"),
        ("Time to improvement in sleep", "higher_worse"),
        ("Time to relapse", "higher_better"),
        ("Resolution of pain", "higher_better"),
    ],
)
def test_waiting_for_the_end_of_what_is_bad_is_bad(read, outcome, polarity):
    seen = read(TRIAL + f"{outcome} was 3.1 (SD 1.0) with colchinol and 5.2 (SD 1.1) with placebo.")
    told = {
        seen.cells(row)["name"]: seen.cells(row).get("polarity") for row in seen.rows("outcomes")
    }
    assert told[outcome] == polarity


def test_cases_that_had_something_are_people(read):
    seen = read(TRIAL + "Cure was seen in 12 cases with colchinol and 9 cases with placebo.")
    assert {name for kind, *_, name in seen.results() if kind == "events"} == {"Cure"}


@pytest.mark.parametrize(
    "results",
    [
        "Pain was recorded every night. This occurred in 12 of 48 with colchinol and 20 of 46 with placebo.",
        "Both occurred in 12 of 48 with colchinol and 20 of 46 with placebo.",
        "Swelling led to pain, which occurred in 12 of 48 with colchinol and 20 of 46 with placebo.",
    ],
)
def test_a_word_that_points_back_names_nothing(read, results):
    seen = read(TRIAL + results)
    assert not {"This", "Both", "which"} & {name for *_, name in seen.results()}
    # What is then taken for want of a name says that it is a guess.
    rules = {one.rule for one in seen.found.evidence if one.label == "outcomes.name"}
    assert "outcome.occurred" not in rules


@pytest.mark.parametrize(
    ("results", "name", "polarity"),
    [
        ("Low mood was seen in 3% with colchinol and 5% with placebo.", "Low mood", "higher_worse"),
        ("Mood scores were 31 with colchinol and 25 with placebo.", "Mood scores", "higher_better"),
    ],
)
def test_little_of_what_is_good_is_bad(read, results, name, polarity):
    seen = read(TRIAL + results)
    cells = {
        seen.cells(row)["name"]: seen.cells(row).get("polarity") for row in seen.rows("outcomes")
    }
    assert cells[name] == polarity


def test_brackets_of_one_list_have_the_words_in_front_of_them(read):
    seen = read(
        TRIAL
        + "The mean time to first bowel sounds (10.9 ± 2.7 vs 15.6 ± 3.7 h), first flatus (17.9 ± 4.6 vs"
        " 24.4 ± 7.1 h) and first bowel movement (21.1 ± 4.7 vs 30.0 ± 8.2 h) were shorter with colchinol."
    )
    names = {value: name for kind, value, *_, name in seen.results() if kind == "mean"}
    assert names["10.9"] == "time to first bowel sounds"
    assert (names["17.9"], names["24.4"]) == ("first flatus", "first flatus")
    assert names["21.1"] == "first bowel movement"
    # A time until a good thing is no good thing.
    known = {
        seen.cells(row)["name"]: seen.cells(row).get("polarity") for row in seen.rows("outcomes")
    }
    assert known["first bowel movement"] is None


def test_what_people_came_in_for_stays_in_the_name_and_respectively_is_none(read):
    seen = read(
        TRIAL
        + "A total of 13.6% given colchinol had a hospitalization involving bleeding, as compared with 22.6%"
        " given placebo, for a hazard ratio of 0.50 (95% CI, 0.29 to 0.87)."
    )
    assert {name for *_, name in seen.results()} == {"hospitalization involving bleeding"}
    seen = read(
        TRIAL
        + "Relapse occurred in 16 of 48 and 18 of 46 respectively (risk difference -0.02, 95% CI -0.14 to 0.10)."
    )
    assert {name for *_, name in seen.results()} == {"Relapse"}
