"""Sentences from several fields, read whole: kinds, words and values; what must not be misread."""

import pytest
from trialtrace.grammar.mentions import find_mentions

# text -> the mentions it holds, in order: kind, words, parts
SENTENCES = [
    (
        "25 of the 49 women (51%) used 5% minoxidil twice a day for four months (P=0\u00b701).",
        [
            (
                "fraction",
                "25 of the 49 women (51%)",
                {"numerator": 25, "denominator": 49, "percent": 51},
            ),
            ("concentration", "5% minoxidil", {"value": 5}),
            ("schedule", "twice a day", {"times": "twice"}),
            ("duration", "four months", {"value": 4}),
            ("p_value", "P=0\u00b701", {"relation": "=", "value": 0.01}),
        ],
    ),
    (
        "Forty-nine men aged 18 to 65 years rubbed in 2 to 3 ml of 2% gel.",
        [
            ("participants", "Forty-nine men", {"value": 49}),
            ("age", "aged 18 to 65 years", {"low": 18, "high": 65}),
            ("dose", "2 to 3 ml of 2%", {"low": 2, "high": 3, "concentration": 2}),
        ],
    ),
    (
        "The 254-patient trial ran from 1997 to 2001 in 12 hospitals.",
        [
            ("participants", "254-patient", {"value": 254}),
            ("year", "from 1997 to 2001", {"year": 1997, "year2": 2001}),
            ("sites", "12 hospitals", {"value": 12}),
        ],
    ),
    (
        "Stroke was rarer (HR 0.75, 95% CI 0.60 to 0.94; p = .012) after 5.2 years.",
        [
            ("ratio", "HR 0.75, 95% CI 0.60 to 0.94", {"value": 0.75, "low": 0.60, "high": 0.94}),
            ("p_value", "p = .012", {"value": 0.012}),
            ("timepoint", "5.2 years", {"value": 5.2}),
        ],
    ),
    (
        "Adults with type 2 diabetes lost 4.4 kg with the syrup and 2.3 kg with water.",
        [
            ("label", "type 2", {"value": 2}),
            ("measure", "4.4 kg", {"value": 4.4}),
            ("measure", "2.3 kg", {"value": 2.3}),
        ],
    ),
    (
        "Mean (SD) pain fell from 6.2 (1.9) to 3.1 (1.4) points on a 0-10 scale.",
        [
            ("mean_sd", None, {"value": 6.2, "sd": 1.9}),
            ("mean_sd", "3.1 (1.4)", {"value": 3.1, "sd": 1.4}),
            ("scale", "0-10 scale", {"low": 0, "high": 10}),
        ],
    ),
    (
        "It costs $540 million; call 020 7946 0018 or see doi:10.1234/abc.5678 (Weber et al., 2014).",
        [
            ("money", "$540 million", {"value": 540e6}),
            ("telephone", "call 020 7946 0018", {}),
            ("identifier", None, {}),
            ("year", None, {"year": 2014}),
        ],
    ),
    (
        "Serum interleukin-11, CD4 and 5-\u03b1-reductase were measured in December 2017.",
        [
            ("identifier", "interleukin-11", {}),
            ("identifier", "CD4", {}),
            ("identifier", "5-\u03b1-reductase", {}),
            ("date", "December 2017", {"year": 2017}),
        ],
    ),
    (
        "Strokes were a fifth fewer, and deaths were cut by 30%.",
        [
            ("relative_effect", None, {"value": 0.2}),
            ("relative_effect", "cut by 30%", {"value": 30}),
        ],
    ),
    (
        "Success meant at least 50% reduction in seizures; 62.8% of the girls reached it.",
        [
            ("threshold", "at least 50% reduction", {"value": 50}),
            ("percent", "62.8%", {"value": 62.8}),
        ],
    ),
    (
        "All were analysed (timolol: 58, placebo: 61) after eight weekly sessions.",
        [
            ("participants", None, {"value": 58}),
            ("participants", "placebo: 61", {"value": 61}),
            ("schedule", "eight weekly sessions", {"value": 8}),
        ],
    ),
    (
        "The mix held 56 components, including 24 amino acids and 13 vitamins.",
        [
            ("components", "56 components", {"value": 56}),
            ("components", "24 amino acids", {"value": 24}),
            ("components", "13 vitamins", {"value": 13}),
        ],
    ),
    (
        "Of 64 eyes, 12 (19%) needed laser; nobody fell in the first week.",
        [
            ("fraction", None, {"denominator": 64, "numerator": 12, "percent": 19}),
        ],
    ),
    ("Zinc in a 6.25- to 25-mg dose.", [("dose", "6.25- to 25-mg", {"low": 6.25, "high": 25})]),
    ("No one knew which one was which, and this one was the second.", []),
    ("The first group rested and a third group swam.", []),
]


def read(text, lexicon):
    return find_mentions(text, 0, len(text), lexicon)


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:30] for text, _ in SENTENCES])
def test_sentence(text, expected, lexicon):
    found = read(text, lexicon)
    assert [mention.kind for mention in found] == [kind for kind, _, _ in expected]
    for mention, (_, words, parts) in zip(found, expected, strict=True):
        values = {part.name: part.value for part in mention.parts}
        if words is not None:
            assert text[mention.start : mention.end] == words
        for name, value in parts.items():
            assert values[name] == pytest.approx(value)


# What reads alike and is something else: text, words, and the kind that they must not have.
NEAR_MISSES = [
    ("Of 40 men, grade 3/4 rash came in two.", "3/4", "fraction"),
    ("More fell with timolol (7.7%) than with placebo (2.1%).", "7.7%", "concentration"),
    ("Glucose was 126 mg/dl at noon.", "126 mg/dl", "dose"),
    ("In 1976, patients itched less.", "1976", "participants"),
    ("Pressure was 120/80 mmHg.", "120/80", "fraction"),
    ("Two patient groups were seen.", "Two", "participants"),
    ("It was seen in 12 patient-reported scores.", "12", "participants"),
    ("A score of 4-OHT was low; mean 4-OHT was low.", "4", "mean"),
    ("Pain was rated from 0 to 10.", "0", "change"),
    ("One of the women came twice; 3 of 10 came once.", "3 of 10", "score"),
    ("We treated 25 or older.", "25", "age"),
    ("They met at 9 am.", "9", "timepoint"),
    ("Drops or 12 tablets were given.", "12", "ratio"),
    ("Mean HR was 72 (SD 9).", "72", "ratio"),
    ("The ECG was read, with HR 71.", "71", "ratio"),
    ("Deaths were fewer (OR 0.62; 0.41-0.93), and stay 8 (5-14) vs 9 (6-15) days.", "8", "ratio"),
    ("The odds ratio was 24.1 (12.0-48.4), sensitivity 0.88 (0.81-0.93).", "0.88", "ratio"),
    ("The hazard ratio was 1.05 in women, who had 2.3 in 1 year.", "2.3", "ratio"),
    ("None smoked with zinc 50 mg 31%, 100 mg 34%, placebo 22%.", "31", "dose"),
    ("The 2 men's beds.", "2", "participants"),
    ("By day 30, 89% of them were healed.", "89%", "timepoint"),
    ("On days 3, 12 patients were seen.", "12 patients", "timepoint"),
    ("At week 12, 28 were well.", "28", "timepoint"),
    ("On day 3, 15 had a cold.", "15", "timepoint"),
    ("At month 6, 112 died.", "112", "timepoint"),
    ("At week 4, 8, and 12, pain fell.", "8", "participants"),
]


@pytest.mark.parametrize(("text", "words", "kind"), NEAR_MISSES)
def test_near_miss(text, words, kind, lexicon):
    place = text.index(words)
    kinds = [m.kind for m in read(text, lexicon) if m.start <= place < m.end]
    assert kind not in kinds


def test_notes_say_who_was_counted(lexicon):
    (mention,) = read("A total of about 120 obese male patients were seen.", lexicon)
    assert mention.kind == "participants"
    assert mention.notes["sex"] == "male"
    assert mention.notes["unit_kind"] == "person"
    assert mention.notes["total"] == "a total of"
    assert mention.notes["relation"] == "about"


def test_offsets_are_absolute(lexicon):
    text = "Before that. P&lt;0\u00b705 in 1\u2009525 men. After."
    p_value, men = find_mentions(text, 13, 39, lexicon)
    assert text[p_value.start : p_value.end] == "P&lt;0\u00b705"
    assert text[men.parts[0].start : men.parts[0].end] == "1\u2009525"
    assert men.parts[0].value == 1525


def test_a_sentence_without_numbers_has_none(lexicon):
    assert read("Nobody was harmed.", lexicon) == ()
