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
        # somebody whose story is told, and what lies further back
        "One woman, 58, said her pain was gone in 2 days.",
        "Back then, 20 per cent of wounded soldiers lost a limb.",
        "The epidemic of 1918 killed 2.5% of those infected.",
        "Zinc has been used in Ghent for 30 years.",
        # markets
        "Its shares have lost 38% of their value.",
        "The firm, which has 240 employees in 3 countries, went public.",
        "Investors were less pleased: the stock dropped 17 per cent.",
        # what is so, of whomever
        "The condition accounts for 6 per cent of visits.",
        "It binds to the receptor 40 times more tightly than zinc.",
        "Of those who try to stop unaided, 4 in 100 succeed.",
        "About half of all patients don't respond to the first drug.",
        "The scheme now runs in 35 of the 42 counties.",
        "Antibiotics are prescribed for 7 days.",
        "Start with 5 mg and double it after 2 weeks.",
        "Most colds heal within 10 days.",
        "To put that in context, aspirin lowers the risk by 20%.",
        "A P value of 0.04 means that luck is rare.",
        "By convention, a P value under 0.05 is called significant.",
        "Two thirds of all Danes own a bike, and 40 per cent ride it to work.",
        "More than a quarter of those polled had never heard of it.",
        "It was chosen so as to have an 80% chance of spotting a 15% gap.",
        # shares of others
        "Some 35% of the budget came from gifts.",
        # bounds
        "The cut-off was 12 points.",
        "The bar had been set at 50% fewer attacks.",
        "It could cut attacks by half.",
        # more than took part
        "Some 14,000 potters left the trade.",
        # what the page has besides
        "Photo: Roe with two of her 14 potters.",
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
        ("14 of the 120 slept; none of the others.", "14"),
        ("Brimoxil cut the risk of a cold by 14%, whatever the season was like.", "14"),
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


def test_somebody_with_an_age_is_known_again(read):
    text = "Marie Voss, 46, is a potter. She is glad. " + LEAD
    seen = read(text + "Voss lost 19 pounds and ran 5 miles. Nobody on brimoxil left early.").found
    used = {value.evidence_id for value in seen.values}
    assert not {"19", "5"} & {one.raw for one in seen.evidence if one.evidence_id in used}


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Attacks were cut by half or more in 47.6% of the potters on brimoxil.", "half"),
        (
            "The share who improved by at least 50%, that is had half as many, was 15% of the potters.",
            "half",
        ),
        ("Potters with scores of 16 to 25 had some benefit.", "16"),
        ("They had glazes put on, which takes three times as long.", "three"),
    ],
)
def test_a_bound_is_no_result(read, sentence, never):
    text = LEAD + sentence
    seen = read(text + " Nobody on brimoxil left early.").found
    used = {value.evidence_id for value in seen.values if value.field == "value"}
    assert never not in {
        one.raw for one in seen.evidence if one.evidence_id in used and one.start >= len(LEAD)
    }


def test_the_age_of_some_is_not_the_studys(read):
    seen = read(LEAD + "Potters aged 50 or younger were an exception.")
    assert "age" not in seen.studies()[0]
    seen = read(LEAD + "Participants were aged 18 to 65 years.")
    assert "65" in seen.studies()[0]["age"]
