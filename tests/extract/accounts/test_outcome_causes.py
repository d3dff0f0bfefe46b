"""What befell people and why, what is only allowed for, and words for the method."""

import pytest

from .openings import POTTERS_PLACEBO


def outcomes(read, sentence):
    return {
        outcome for _, value, _, _, outcome in read(POTTERS_PLACEBO + sentence).results() if value
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two patients on zinc and five on placebo died due to sepsis.", "died due to sepsis"),
        ("Death owing to bleeding was seen in 2 (4%) with zinc and 5 (11%) with placebo.", "Death owing to bleeding"),
        ("Discontinuation because of adverse events was commoner with zinc (11% v 2%).",
         "Discontinuation because of adverse events"),
        ("Dropout due to lack of effect was 8% with zinc and 16% with placebo.", "Dropout due to lack of effect"),
        ("Survival excluding drowning was 90% with zinc and 88% with placebo.", "Survival"),
        ("Relapse, adjusted for anxiety, was 12% with zinc and 20% with placebo.", "Relapse"),
        ("Hospitalisation for worsening asthma was seen in 12% with zinc and 20% with placebo.",
         "Hospitalisation for worsening asthma"),
        ("Fewer patients were admitted for asthma with zinc (5 of 45) than with placebo (9 of 45).",
         "admitted for asthma"),
        ("Fewer patients died or were hospitalised for worsening asthma (9 with placebo and 5 with zinc).",
         "died or were hospitalised for worsening asthma"),
        ("Hospitalisation for asthma was rarer with zinc (relative risk of hospitalisation, 0.65; 95% CI 0.5 to 0.8).",
         "Hospitalisation for asthma"),
        ("A response, defined as no itch and no need for rescue cream, was seen in 52% with zinc and 38% with "
         "placebo.", "response"),
        ("The only notable difference in renal or hepatic morbidity was for gout (relative risk 0.7, 95% CI 0.5-0.9).",
         "gout"),
        ("Mean pain was 10 (SD 2) with zinc and 6 (SD 2) with placebo, indicating greater loss of sleep with zinc "
         "(difference, 3.9; 95% CI, 1.0 to 6.8).", "pain"),
        ("New or worsening symptoms were less common with zinc (5 of 45) than with placebo (9 of 45).",
         "New or worsening symptoms"),
        ("There was no difference in terms of stroke or serious bleeding (4 of 45 with zinc vs 3 of 45 with placebo).",
         "stroke or serious bleeding"),
    ],
)  # fmt: skip
def test_named_by_what_befell_people(read, sentence, expected):
    assert outcomes(read, sentence) == {expected}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a cause of nothing that is counted; an effect of the treatment; another thought
        ("Pain due to arthritis was 12 mm with zinc and 20 mm with placebo (means).", "Pain due to arthritis"),
        ("Five potters had left, and because of rain, sepsis was seen in 2% with zinc and 5% with placebo.", "sepsis"),
        ("The arms were alike except for sepsis (2% with zinc, 9% with placebo).", "sepsis"),
        # how long, and no cause; people and no outcome; what was seen, and not how it was seen
        ("Hospitalisation for a week was seen in 2% with zinc and 9% with placebo.", "Hospitalisation"),
        ("Hospitalisation for seven days was seen in 2% with zinc and 9% with placebo.", "Hospitalisation"),
        ("Hospitalisation for weeks was seen in 2% with zinc and 9% with placebo.", "Hospitalisation"),
        ("The only significant effect was in women (sepsis in 2% with zinc, 9% with placebo).", "sepsis"),
        ("Sepsis, defined by culture, and fever were seen: fever in 2% with zinc and 9% with placebo.", "fever"),
    ],
)  # fmt: skip
def test_named_by_itself(read, sentence, expected):
    assert any(name in expected for name in outcomes(read, sentence))


def test_more_deaths_of_a_cause_are_worse_and_no_concept(read):
    found = read(POTTERS_PLACEBO + "Two patients on zinc and five on placebo died due to sepsis.")
    assert [
        (o["name"], o.get("concept"), o["polarity"])
        for o in map(found.cells, found.rows("outcomes"))
    ] == [("died due to sepsis", None, "higher_worse")]


def test_a_longer_time_to_something_bad_is_better(read):
    found = read(
        POTTERS_PLACEBO + "Time to tumour progression was 9 months with zinc and 7 with placebo."
    )
    assert [(o["name"], o["polarity"]) for o in map(found.cells, found.rows("outcomes"))] == [
        ("Time to tumour progression", "higher_better")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("After a follow-up time of 67.2 months, four (9%) and 15 (33%) relapses were seen in the zinc and placebo "
         "arm, respectively.", {"relapses"}),
        ("Overall survival rose with zinc, and there were 2/45 (4%) and 10/45 (22%) deaths with zinc and placebo, "
         "respectively.", {"deaths"}),
        # no event behind, but a unit; the next thought
        ("Pain was 12 and 20 points with zinc and placebo, respectively.", {"Pain"}),
        ("Itch was seen in 12% and 20% with zinc and placebo; deaths were not reported.", {"Itch"}),
    ],
)  # fmt: skip
def test_several_counts_and_what_they_count(read, sentence, expected):
    assert outcomes(read, sentence) == expected


def test_an_event_ends_what_lasts(read):
    found = read(POTTERS_PLACEBO + "Twelve potters on zinc and 20 on placebo had a DFS event.")
    assert [(o["name"], o["polarity"]) for o in map(found.cells, found.rows("outcomes"))] == [
        ("DFS event", "higher_worse")
    ]


def test_a_ratio_of_a_composite_knows_that_more_of_it_is_worse(read):
    found = read(
        POTTERS_PLACEBO
        + "Survival was 91% with zinc (hazard ratio for relapse or death, 0.58; 95% CI, 0.40 to 0.85)."
    )
    polarity = {o["name"]: o.get("polarity") for o in map(found.cells, found.rows("outcomes"))}
    assert polarity["relapse or death"] == "higher_worse"
