"""What the whole of an outcome is called: what it was like, what stands beside it, what it points at."""

import pytest
from trialtrace.extract.accounts.outcomes.asides import is_no_outcome
from trialtrace.extract.accounts.outcomes.fit import fits

from .openings import INFARCTION

TRIAL = (
    "Colchinol for gout\nWe randomised 94 adults to colchinol (n = 48) or placebo (n = 46). "
    "The primary outcome was a composite of death, stroke or bleeding at 90 days. Results: "
)
BOTH = "in 18 of 48 with colchinol and 6 of 46 with placebo."


def counted(seen):
    """Name → (polarity, concept) of the outcomes that have a number of their own."""
    told = {}
    for row in seen.rows("outcomes"):
        cells = seen.cells(row)
        told[cells["name"]] = (cells.get("polarity"), cells.get("concept"))
    return {name: told[name] for kind, *_, name in seen.results() if kind in ("events", "mean")}


@pytest.mark.parametrize(
    ("results", "outcome", "polarity", "concept"),
    [
        ("Back pain was relieved " + BOTH, "Back pain was relieved", "higher_better", None),
        ("Back pain was reported " + BOTH, "Back pain", "higher_worse", "back pain"),
        ("Back pain was more common " + BOTH, "Back pain", "higher_worse", "back pain"),
        ("Low back pain was seen " + BOTH, "Low back pain", "higher_worse", "back pain"),
        ("ALT was normal " + BOTH, "ALT was normal", "higher_better", None),
        ("Shoulder elevation was restricted by 20° or more " + BOTH,
         "Shoulder elevation was restricted", "higher_worse", None),
        ("A purgative was needed " + BOTH, "purgative was needed", None, None),
        ("Impaired vision was noted " + BOTH, "Impaired vision", "higher_worse", None),
        ("Stroke or death occurred " + BOTH, "Stroke or death", "higher_worse", None),
        ("Relapse or death from any cause occurred " + BOTH, "Relapse or death from any cause", "higher_worse", None),
        ("Swelling of the arm was seen " + BOTH, "Swelling of the arm", "higher_worse", "swelling"),
        ("Stroke occurred " + BOTH, "Stroke", "higher_worse", "stroke"),
        ("The primary outcome occurred " + BOTH, "composite of death, stroke or bleeding",
         "higher_worse", None),
        ("18 of 48 with colchinol and 6 of 46 with placebo reached the primary end point.",
         "composite of death, stroke or bleeding", "higher_worse", None),
        ("Relapse (the primary end point) occurred " + BOTH, "Relapse", "higher_worse", "relapse"),
        ("More adults with colchinol required a second purgative (18 vs 6).",
         "required a second purgative", None, None),
        ("More adults with colchinol had headache (18 vs 6).", "headache", "higher_worse", "headache"),
        ("The proportion of adults taking antidepressants had dropped to 18 of 48 with colchinol and 6 "
         "of 46 with placebo.", "taking antidepressants", None, None),
        ("The main side effect was a metallic taste (18 with colchinol vs 6 with placebo).",
         "metallic taste", None, None),
        ("Stroke was the most frequent adverse event (18 with colchinol vs 6 with placebo).",
         "Stroke", "higher_worse", "stroke"),
        ("18 (38%) with colchinol and 6 (13%) patients with placebo had continued to drink coffee.",
         "continued to drink coffee", None, None),
        ("A seizure reduction of at least 50% was seen " + BOTH,
         "seizure reduction of at least 50%", "higher_better", None),
    ],
)  # fmt: skip
def test_the_whole_name_says_what_was_counted(read, results, outcome, polarity, concept):
    assert counted(read(TRIAL + results)) == {outcome: (polarity, concept)}


def test_or_between_what_was_looked_at_apart_joins_nothing(read):
    seen = read(TRIAL + "There was no difference in stroke or death (18 vs 6 deaths).")
    assert "stroke or death" not in counted(seen)


@pytest.mark.parametrize(
    ("results", "outcome"),
    [
        ("Albumin on the day of surgery was 31 (SD 4) with colchinol and 29 (SD 5) with placebo.", "Albumin"),
        ("Grip strength after exercise was 31 (SD 4) with colchinol and 29 (SD 5) with placebo.", "Grip strength"),
        ("At the end of the trial, albumin was 31 (SD 4) with colchinol and 29 (SD 5) with placebo.", "albumin"),
    ],
)  # fmt: skip
def test_when_it_was_measured_is_no_name(read, results, outcome):
    assert set(counted(read(TRIAL + results))) == {outcome}


def test_numbers_of_one_pair_have_one_name(read):
    seen = read(
        TRIAL + "Major bleeds occurred in 3.1% (18/48) and 0.2% (6/46) of colchinol and placebo "
        "patients, respectively, none being fatal or involving a critical organ."
    )
    assert set(counted(seen)) == {"Major bleeds"}


def test_the_name_of_a_group_between_two_brackets_is_no_outcome(read):
    seen = read(
        TRIAL + "Consumption of rescue tablets was 0.9 (0.9) in the colchinol (range 0 to 3) and "
        "sham control groups (1.1 [1.0])."
    )
    assert not {name for name in counted(seen) if "group" in name}


def test_what_stands_behind_in_another_clause_is_no_name(read):
    seen = read(
        TRIAL
        + "Of those enrolled, 18 with colchinol and 6 with placebo came, but mortality was low."
    )
    assert "mortality" not in counted(seen)


def test_an_abbreviation_means_what_the_text_says(read):
    spelled = (
        "Walking for fatigue\nWe randomised 94 adults to walking (n = 48) or usual care (n = 46). "
        "The measure was the {}. Results: mean PFS was 4.1 (SD 2.0) with walking and 5.0 (SD 2.3) with "
        "usual care."
    )
    fatigue = counted(read(spelled.format("Piper Fatigue Scale (PFS)")))
    survival = counted(read(spelled.format("progression-free survival (PFS)")))
    assert fatigue == {"PFS": ("higher_worse", "fatigue")}
    assert survival == {"PFS": ("higher_better", "progression-free survival")}


@pytest.mark.parametrize(
    ("name", "term", "meant"),
    [
        ("severe pain score at rest", "pain", True),
        ("incidence of relapse", "relapse", True),
        ("pain threshold", "pain", False),
        ("fear of recurrence", "recurrence", False),
        ("weight of haemoglobin loss", "haemoglobin", False),
        ("time to relapse", "relapse", False),
    ],
)
def test_a_term_names_the_whole_or_a_part_only(name, term, meant):
    start = name.index(term)
    assert fits(name, start, start + len(term)) is meant


def test_two_pairs_have_the_nouns_behind_them(read):
    text = "There were 17 vs 16 deaths and 33 vs 50 admissions with zentorine and placebo."
    assert [one[1:] for one in read(INFARCTION + text).results()] == [
        ("17", "zentorine", "", "deaths"), ("16", "placebo", "", "deaths"),
        ("33", "zentorine", "", "admissions"), ("50", "placebo", "", "admissions"),
    ]  # fmt: skip


def test_ratios_with_their_outcomes_behind_them(read):
    text = (
        "The hazard ratios were 0.84 (95% CI, 0.46 to 1.52) for death, 0.91 (95% CI, 0.68 to 1.21) for"
        " myocardial infarction and 0.26 (95% CI, 0.10 to 0.70) for stroke."
    )
    named = {(value, name) for kind, value, *_, name in read(INFARCTION + text).results()}
    assert named == {("0.84", "death"), ("0.91", "myocardial infarction"), ("0.26", "stroke")}
    text = (
        "The odds ratio for death was 0.84 (0.46 to 1.52), for stroke 0.26 (0.10 to 0.70) and for"
        " falls 0.5 (0.31 to 0.81)."
    )
    named = {(value, name) for kind, value, *_, name in read(INFARCTION + text).results()}
    assert named == {("0.84", "death"), ("0.26", "stroke"), ("0.5", "falls")}


def test_what_a_ratio_is_adjusted_for_is_no_outcome(read):
    text = (
        "Falls were seen in 14.2% with zentorine and 12.7% with placebo (hazard ratio adjusted for centre 1.13,"
        " 95% CI 0.73-1.76)."
    )
    assert {name for *_, name in read(INFARCTION + text).results()} == {"Falls"}


FULLER = (
    ("Side effects were common, with 38% experiencing moderate to severe cramps in the colchinol group and 13% in "
     "the placebo group.", "moderate to severe cramps"),
    ("The most common adverse events were elevated serum creatinine level (18 patients [38%] in the colchinol group vs "
     "6 patients [13%] in the placebo group) and thirst.", "elevated serum creatinine level"),
    ("Of adults, 18 with colchinol and 6 with placebo had anti-colchinol binding antibodies.",
     "anti-colchinol binding antibodies"),
    ("The LSM change in the grip score was 3 (SD 2) with colchinol and 2 (SD 2) with placebo.", "grip score"),
    # a level that was measured, and no finding that people had
    ("An elevated serum creatinine level fell to 18 (SD 3) with colchinol and 6 (SD 2) with placebo.",
     "serum creatinine level"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "name"), FULLER, ids=lambda one: one[:30])
def test_what_qualifies_a_name_is_part_of_it(read, sentence, name):
    told = {
        outcome
        for kind, *_, outcome in read(TRIAL + sentence).results()
        if kind not in ("direction", "sd")
    }
    assert told == {name}


def test_a_ratio_is_not_named_by_the_next_count(read):
    sentence = (
        "In 90 days 18 adults (38%) on colchinol were nursed versus 6 (13%) on placebo (relative risk, 1.35; 95% CI, "
        "1.01 to 1.80), and 8 adults (17%) and 5 adults (11%), respectively, had bleeding."
    )
    named = {value: outcome for kind, value, *_, outcome in read(TRIAL + sentence).results()}
    assert named["1.35"] != "bleeding"


def test_a_primary_outcome_of_several_is_all_of_them(read):
    trial = (
        "Colchinol for gout\nWe randomised 94 adults to colchinol (n = 48) or placebo (n = 46). The primary end point "
        "was stroke, brain bleeding, or death from vascular causes. Results: "
    )
    told = read(trial + "The primary end point occurred " + BOTH).results()
    assert {outcome for kind, *_, outcome in told if kind == "events"} == {
        "stroke, brain bleeding, or death from vascular causes"
    }


@pytest.mark.parametrize(
    ("sentence", "phrase", "aside"),
    [
        ("Deaths among patients receiving oxygen were rarer.", "oxygen", True),
        ("Deaths among patients receiving long-term oxygen were rarer.", "oxygen", True),
        ("Among patients receiving oxygen, deaths were rarer.", "oxygen", True),
        ("Among patients receiving zinc more relapses occurred.", "relapses", False),
        ("Among patients receiving zinc relapses were rarer.", "relapses", False),
        ("Pain was less with zinc, and in women on salt relapses occurred.", "relapses", False),
        ("Scores fell to 3, indicating less pain (P = 0.2).", "pain", True),
        ("Scores fell to 3, indicating less pain, and sleep was better (P = 0.2).", "sleep", False),
        ("Relief, defined as no fever, cough or pain, occurred in 12.", "pain", True),
    ],
)
def test_what_people_had_or_a_finding_meant_is_no_outcome(sentence, phrase, aside):
    start = sentence.index(phrase)
    assert is_no_outcome(sentence, start, start + len(phrase)) is aside


def test_an_arm_beside_a_ratio_is_the_last_to_name_its_outcome(read):
    text = (
        "Zinc for asthma in potters: a randomised trial\nMethods: Potters were randomly assigned to zinc or salt. "
        "Results: Asthma improved in 20 of 40 on zinc and 12 of 40 on salt (risk ratio 1.67, 95% CI 0.95 to 2.9)."
    )
    ratio = [one for one in read(text).results() if one[0] == "risk_ratio"]
    assert [outcome for *_, outcome in ratio] == ["Asthma improved"]


def test_a_small_word_gives_no_letter_where_another_word_does(read):
    text = (
        "Zinc for itch: a randomised trial. We randomised 60 women to zinc (n = 30) or placebo (n = 30). Outcomes were "
        "time to treatment failure (TTF) and time to progression (TTP). The median TTF was 6.0 months with zinc and "
        "3.6 months with placebo (hazard ratio 0.66, 95% CI 0.39 to 1.14)."
    )
    found = read(text)
    cells = [found.cells(row) for row in found.rows("outcomes")]
    assert [(one["name"], one["polarity"]) for one in cells if one["name"] == "TTF"] == [
        ("TTF", "higher_better")
    ]
