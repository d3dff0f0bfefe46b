"""What a number measures: names of outcomes in sentences from many fields of medicine."""

import time
from pathlib import Path

import pytest
from trialtrace.extract.accounts import reading
from trialtrace.extract.accounts.outcomes.find import name_of, outcome_behind
from trialtrace.extract.accounts.outcomes.phrases import phrases_of
from trialtrace.extract.accounts.outcomes.strength import FAIR, NOT, STRONG, WEAK
from trialtrace.grammar.lexicon import load
from trialtrace.text.cues import load as load_page_cues
from trialtrace.text.reader import read_text

FOLDER = Path(__file__).parents[3] / "config" / "lexicon"


@pytest.fixture(scope="module")
def lexicon():
    return load(FOLDER)


@pytest.fixture(scope="module")
def name(lexicon):
    """Name what a number of a sentence measures: (words, rule, tier)."""
    cues = load_page_cues(FOLDER / "page.yaml")

    def run(text, number, until=None):
        document = read_text(text, "made.txt", cues)
        seen = reading.read(document, (), (), lexicon)
        place = text.index(number)
        end = text.index(until) + len(until) if until else place + len(number)
        (line,) = (one for one in seen.lines if one.start <= place < one.end)
        named = name_of(line, place, end, lexicon)
        return (text[named.start : named.end], named.rule, named.tier) if named else None

    return run


@pytest.mark.parametrize(
    ("text", "number", "words", "rule"),
    [
        # The subject of the clause, with what qualifies it.
        (
            "Forced vital capacity was 2.9 L with ivacol and 2.4 L with placebo.",
            "2.9",
            "Forced vital capacity",
            "outcome.ahead",
        ),
        (
            "Grade 3 or 4 oesophagitis occurred in 12% of the boost group.",
            "12",
            "Grade 3 or 4 oesophagitis",
            "outcome.occurred",
        ),
        (
            "The 5-year graft survival was 81% with belatanol.",
            "81",
            "5-year graft survival",
            "outcome.ahead",
        ),
        (
            "Mean length of hospital stay was 4.1 days after early feeding.",
            "4.1",
            "length of hospital stay",
            "outcome.ahead",
        ),
        (
            "Time to first flatus was 22 hours with gum.",
            "22",
            "Time to first flatus",
            "outcome.ahead",
        ),
        (
            "All-cause mortality was 9.1% with rivodane.",
            "9.1",
            "All-cause mortality",
            "outcome.ahead",
        ),
        # "Incidence of", "rate of" are left away where the rest is a name by itself, kept where not.
        (
            "The incidence of surgical site infection was 6.2%.",
            "6.2",
            "surgical site infection",
            "outcome.ahead",
        ),
        ("The number of hairs rose to 88.", "88", "number of hairs", "outcome.ahead"),
        # In brackets, and lists of brackets, each with its own name.
        ("Vomiting was rarer with drops (4% v 11%).", "4%", "Vomiting", "outcome.ahead"),
        (
            "Harms were rash (5% vs 6%), influenza (3% vs 7%) and hiccups (2% vs 1%).",
            "3%",
            "influenza",
            "outcome.bracket_list",
        ),
        (
            "Harms were rash (5% vs 6%), influenza (3% vs 7%) and hiccups (2% vs 1%).",
            "2%",
            "hiccups",
            "outcome.bracket_list",
        ),
        (
            "Sealant was kept well (retention rate 92%).",
            "92",
            "retention rate",
            "outcome.in_brackets",
        ),
        # A list of names and a list of numbers.
        (
            "Blood loss and operating time were 310 ml and 95 min, respectively.",
            "310",
            "Blood loss",
            "outcome.listed",
        ),
        (
            "Blood loss and operating time were 310 ml and 95 min, respectively.",
            "95",
            "operating time",
            "outcome.listed",
        ),
        # What is counted, and what people are said to have had or done.
        ("There were 28 falls on zinc.", "28", "falls", "outcome.counted"),
        ("In all, 18% of children developed croup.", "18", "croup", "outcome.verb_behind"),
        ("In the hospice group 7% of patients died.", "7", "died", "outcome.event"),
        (
            "In the leaflet group, 34% of women chose home birth.",
            "34",
            "home birth",
            "outcome.verb_behind",
        ),
        (
            "In the leaflet group, 34% of parents opened a savings account.",
            "34",
            "opened a savings account",
            "outcome.deed",
        ),
        (
            "Event rates were 1% and 2% for stroke, and 4% and 5% for seizure.",
            "2%",
            "stroke",
            "outcome.for",
        ),
        (
            "Event rates were 1% and 2% for stroke, and 4% and 5% for seizure.",
            "5%",
            "seizure",
            "outcome.for",
        ),
        ("Hiccups occurred in 12% of the baclofen group.", "12", "Hiccups", "outcome.occurred"),
        ("Pain control (81% v 60%) favoured the block.", "81", "Pain control", "outcome.ahead"),
        (
            "The proportion of babies with jaundice was 9%.",
            "9",
            "jaundice",
            "outcome.ahead",
        ),
        # What a ratio is a ratio of.
        (
            "Statins were associated with a lower risk of dementia (HR 0.82, 95% CI 0.70 to 0.95).",
            "0.82",
            "dementia",
            "outcome.risk_of",
        ),
        (
            "Risk factors for delirium included deafness (OR 2.1) and age (OR 1.9).",
            "2.1",
            "delirium",
            "outcome.risk_of",
        ),
        (
            "Nurses were more likely to wash their hands (OR 1.7).",
            "1.7",
            "wash their hands",
            "outcome.deed",
        ),
        (
            "Nurses were twice as likely to wash their hands as doctors were (OR 1.7).",
            "1.7",
            "wash their hands",
            "outcome.deed",
        ),
        # A table's row is named by its first cell.
        (
            "Ankle girth, cm    24.1 (2.2)    23.9 (2.0)    0.61",
            "24.1",
            "Ankle girth",
            "outcome.row_header",
        ),
    ],
)
def test_a_number_is_named(name, text, number, words, rule):
    assert name(text, number)[:2] == (words, rule)


@pytest.mark.parametrize(
    ("text", "number", "not_this", "words"),
    [
        # Who the people were is no outcome.
        ("Among patients with asthma, wheeze was heard in 12%.", "12", "asthma", "wheeze"),
        ("Survivors of stroke had a gait speed of 0.8 m/s.", "0.8", "stroke", "gait speed"),
        (
            "The proportion of migraine in nurses with insomnia was 9%.",
            "9",
            "insomnia",
            "migraine",
        ),
        # Nor are statistics, units, arms and what was done to people.
        ("The mean difference in grip strength was 2.3 kg.", "2.3", "difference", "grip strength"),
        ("The hazard ratio for relapse was 0.71.", "0.71", "hazard ratio", "relapse"),
        ("Tooth loss was 4% after scaling and more after surgery.", "4", "surgery", "Tooth loss"),
        ("Hearing loss was less frequent after XQZ (4%).", "4", "XQZ", "Hearing loss"),
        (
            "Mortality was 5% for pneumonia and 7% for sepsis.",
            "5",
            "pneumonia",
            "Mortality",
        ),
        (
            "Toe pain was 4% in rivaxin-treated people.",
            "4",
            "rivaxin",
            "Toe pain",
        ),
        # The change from the start is a change of the same outcome.
        (
            "The mean change from baseline in serum urate was -1.2 mg/dL.",
            "-1.2",
            "baseline",
            "serum urate",
        ),
        # What stands in brackets that were shut belongs to what stands before them.
        (
            "Severe hypoxia (saturation with oedema) was seen in 9%.",
            "9",
            "oedema",
            "Severe hypoxia",
        ),
        # "Than" brings the other side of a comparison.
        ("Itch was worse than dry skin (12 v 9 points).", "12", "dry skin", "Itch"),
        # Infinitives and gerunds do something; they name nothing.
        (
            "Both creams were effective in lowering eye pressure (mean 14 mmHg).",
            "14",
            "lowering",
            "eye pressure",
        ),
        # Predictors in a model's brackets are no outcomes.
        (
            "Lameness was independently associated with weight loss (OR 2.4) and polyps (OR 8.1).",
            "8.1",
            "polyps",
            "Lameness",
        ),
    ],
)
def test_a_near_miss_is_not_taken_for_the_name(name, text, number, not_this, words):
    named = name(text, number)[0]
    assert not_this not in named
    assert named == words


def test_a_mention_that_begins_with_words_is_read_from_its_number(name):
    text = "Mean systolic blood pressure was 128.4 mm Hg with rivaledine."
    assert name(text, "Mean", "128.4")[0] == "systolic blood pressure"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Wingspan was 4.2 with feathers.", "4.2"),
        ("For the zinnias it was 12.", "12"),
        ("The corresponding figures were 5.", "5"),
    ],
)
def test_a_name_for_want_of_a_better_one_is_unsure(name, text, number):
    assert name(text, number)[2] == "unsure"


def test_a_sentence_without_nouns_has_no_name(name):
    assert name("It was 12 and then it was 14.", "12") is None


@pytest.mark.parametrize(
    ("text", "words", "strength"),
    [
        ("Serum albumin", "Serum albumin", STRONG),
        ("Rates of stillbirth", "stillbirth", STRONG),
        ("Duration of mechanical ventilation", "Duration of mechanical ventilation", STRONG),
        ("Overall and disease-free survival", "Overall and disease-free survival", STRONG),
        ("Hepatosplenomegaly", "Hepatosplenomegaly", STRONG),
        ("XQZ", "XQZ", FAIR),
        ("Feathers", "Feathers", WEAK),
        ("Usual care", "Usual care", NOT),
        ("Confidence intervals of men", "Confidence intervals", None),
    ],
)
def test_a_phrase_is_judged_by_its_last_words(lexicon, text, words, strength):
    found = {text[one.start : one.end]: one.strength for one in phrases_of(text, lexicon)[1]}
    assert found.get(words) == strength


def test_the_outcome_of_a_statement_stands_behind_its_verb(lexicon):
    document = read_text(
        "Yoga reduced the use of painkillers.", "made.txt", load_page_cues(FOLDER / "page.yaml")
    )
    (line,) = reading.read(document, (), (), lexicon).lines
    named = outcome_behind(line, len("Yoga reduced"), lexicon)
    assert document.text[named.start : named.end] == "use of painkillers"


ABSTRACT = (
    "We randomly assigned 90 adults with gout to colchinol (n = 45) or placebo (n = 45). "
    "The primary end point was flare-free survival (FFS). {results} "
    "In conclusion, colchinol is safe and improves sleep quality."
)


def names(seen):
    return [seen.cells(row).get("name") for row in seen.rows("outcomes")]


def test_an_abbreviation_and_its_words_are_one_outcome(read):
    seen = read(
        ABSTRACT.format(
            results="Flare-free survival was 61% with colchinol and 44% with placebo. "
            "FFS did not differ by sex (P = 0.4)."
        )
    )
    assert len([one for one in names(seen) if one in ("Flare-free survival", "FFS")]) == 1
    raws = [one.raw for one in seen.found.evidence if one.label == "outcomes.name"]
    assert {"Flare-free survival", "FFS"} <= set(raws)


def test_partial_and_complete_response_are_two_outcomes(read):
    seen = read(
        ABSTRACT.format(
            results="Complete response was seen in 21% of the colchinol group and 9% of the placebo group. "
            "Partial response was seen in 30% of the colchinol group and 28% of the placebo group."
        )
    )
    assert {"Complete response", "Partial response"} <= set(names(seen))


def test_an_outcome_that_is_told_without_a_number_has_a_row(read):
    seen = read(
        ABSTRACT.format(
            results="Tophus volume fell by 8 mm (P = 0.01). Joint tenderness and serum urate were unchanged."
        )
    )
    assert {"Joint tenderness", "serum urate"} <= set(names(seen))


def test_the_summing_up_names_nothing_again(read):
    seen = read(
        ABSTRACT.format(
            results="Sleep quality was 12 points with colchinol and 9 points with placebo (P = 0.03)."
        )
    )
    raws = [one.raw for one in seen.found.evidence if one.label == "outcomes.name"]
    assert raws.count("Sleep quality") == 1
    assert "sleep quality" not in raws


def test_methods_and_people_are_no_outcomes(read):
    seen = read(
        ABSTRACT.format(
            results="Bone density was measured by absorptiometry. Flares were seen in 20% of the placebo group."
        )
    )
    assert "Bone density" not in names(seen)
    assert "gout" not in names(seen)


def test_a_sentence_that_points_back_has_the_name_of_the_one_before(read):
    seen = read(
        ABSTRACT.format(
            results="Tophus volume was 8 mm with colchinol and 9 mm with placebo. The difference was 1 mm (P = 0.04)."
        )
    )
    assert "difference" not in " ".join(one or "" for one in names(seen))


@pytest.mark.parametrize(
    "text",
    [
        "pain " * 4000,
        "(" * 4000 + "5%",
        "a-" * 8000,
        "rate of " * 3000 + "5",
        "X, and " * 3000 + "were 5",
        "grade 3 or " * 3000,
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(lexicon, text):
    started = time.process_time()
    phrases_of(text, lexicon)
    once = time.process_time() - started
    started = time.process_time()
    phrases_of(text * 3, lexicon)
    assert time.process_time() - started < 12 * once + 0.5
