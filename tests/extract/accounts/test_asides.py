"""Sentences among those of a study that are not told of it, and those that only look so."""

import pytest

LEAD = (
    "Fewer attacks with brimoxil, trial finds\n\nBy Joan Roe, health reporter\n\n"
    "The researchers recruited 240 potters with migraine. Half took 20 mg of brimoxil a day and half a placebo for "
    "12 weeks. After 12 weeks, 45% of those on brimoxil were free of attacks, compared with 30% of those on placebo. "
)


def told(read, sentence):
    """Return the numbers of a sentence behind an account that serve a cell, as written."""
    text = LEAD + sentence + " Nobody on brimoxil left early."
    found = read(text).found
    used = {value.evidence_id for value in found.values}
    return {
        one.raw
        for one in found.evidence
        if one.evidence_id in used and len(LEAD) <= one.start < len(LEAD) + len(sentence)
        if any(mark.isdigit() for mark in one.raw)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        # one person
        '"In 17 weeks I lost 22 kg and came off all my tablets," she says.',
        "Carla, 41, had 14 attacks a month before she joined; now she has 3.",
        "He lost 12 kg in six months and ran a marathon in 4 hours.",
        "His blood sugar dropped to 3.1 mmol/L that night.",
        # a career
        "Dr. Moore, who has treated 3,000 patients in 25 years, was not involved.",
        "Moore, who has worked on the idea for 15 years, called it a breakthrough.",
        # markets, offices, years
        "Insurers stopped paying within 2 years.",
        "Costs fell by 24% since generics came in 2019.",
        "In 1998 only 8% of pupils carried an inhaler.",
        # what a word means, and what is so everywhere
        "Treatment success meant a score of 0 or 1 with a 2-point drop.",
        "(Remission means an HbA1c under 48 mmol/mol, or 6.5%, and off all medication.)",
        "A cup of green tea contains 30 mg of caffeine and 2 calories.",
        "Triptans work in about 60% of patients.",
        "Losing 5 kg takes 20 kg off the knee.",
        # a guess
        "“One would think that 8 or 9 of every 10 pills are needless,” he said.",
        # a source, a door
        "Their sleep was better (45 minutes), as reported earlier[2].",
        "The talk was given in Room 110.",
    ],
)
def test_an_aside_is_no_part_of_the_study(read, sentence):
    assert told(read, sentence) <= {"45"}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        # Words of an aside in a sentence that names the study or its groups.
        ("I like that in this trial nausea was seen in 14% of potters.", "14"),
        ("He found that nausea occurred in 14% of potters.", "14"),
        ("Nausea is seen in 14% with brimoxil versus 9% with placebo.", "14"),
        ("This meant that 14% of potters slept.", "14"),
        ("At Week 12, 14% of potters slept.", "14"),
        ("Overall, a 14% cut.", "14"),
    ],
)
def test_these_are_no_asides(read, sentence, number):
    assert number in told(read, sentence)


def test_a_short_question_does_not_end_a_study(read):
    answer = "Was it safe? Yes. Headaches were seen in 7% of potters."
    assert "7" in told(read, answer)


def test_a_study_goes_on_behind_asides_in_its_paragraph(read):
    talk = "A pill contains 30 mg of starch. Tea contains none. One cup holds 2 calories. "
    assert "14" in told(read, talk + "The potters slept better by 14%.")
