"""Percentages by which something changed, and shares of people that stand beside what changed."""

import pytest

from .openings import STABLE

ANALYTES = ["C-peptide", "cortisol", "insulin", "renin", "LDL cholesterol", "intraocular pressure"]


@pytest.mark.parametrize("what", ANALYTES)
@pytest.mark.parametrize(
    "sentence",
    [
        "Zinc decreased {} (21% v 8%; P = .02).",
        "After 12 weeks {} was 21% below baseline with zinc and 8% with placebo.",
        "Zinc produced greater changes in {} (21%) than placebo (8%).",
        "Zinc reduced {} 21%; placebo, 8%.",
        "Mean decrease in {}: zinc 21%; placebo 8%.",
        "Zinc caused a fall of 21% in {}, placebo of 8%.",
        "On zinc, {} went down 21%, on placebo 8%.",
        "Mean {} fell from 24 to 19 (21%) with zinc and from 25 to 23 (8%) with placebo.",
    ],
)
def test_what_is_measured_in_blood_changes_by_a_share(read, sentence, what):
    found = read(STABLE + sentence.format(what))
    assert found.values("percent") == []
    assert found.values("events") == []


@pytest.mark.parametrize(
    "sentence",
    [
        # the treatment, and not what it moved
        "Insulin reduced mortality (21% v 8%).",
        # a state of people
        "Zinc reduced IgE sensitisation (21% v 8%).",
        "Raised troponin was less common with zinc (21% v 8%).",
        "Zinc lowered the number with raised ALT (21% v 8%).",
        "Fewer zinc patients had raised TSH (21% v 8%).",
        # people in whom it moved
        "Proteinuria decreased in 21% on zinc and in 8% on placebo.",
        # no change of 24: another number
        "Those who fell went from 24 to 19 (8%) with zinc and from 30 to 50 (21%) with placebo.",
    ],
)
def test_words_of_blood_in_shares_of_people(read, sentence):
    assert sorted(read(STABLE + sentence).values("percent"))[-2:] == ["21", "8"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "There was no difference in mortality, which was 12% with zinc and 15% with placebo.",
            "12 15",
        ),
        (
            "We found no difference in live birth, which was 45% with zinc and 42% with placebo (P = 0.7).",
            "45 42",
        ),
        ("Despite differences in age, survival was 80% with zinc and 78% with placebo.", "80 78"),
        (
            "There was no difference in length of stay, and 30-day readmission was 12% vs 15%.",
            "12 15",
        ),
        ("Length of stay was reduced; mortality 12% vs 30%.", "12 30"),
        (
            "More came to a pressure fall of 30 mm Hg or 140 mm Hg at the end (zinc, 35.1%; placebo, 17.8%).",
            "35.1 17.8",
        ),
        ("Pain scores decreased more with zinc; nausea 12% vs 30%.", "12 30"),
        ("Weight was reduced too; constipation, 12% vs 4%.", "12 4"),
        (
            "Pressure fell by 12 mm Hg with zinc and 3 mm Hg with placebo; dizziness 12% vs 4%.",
            "12 4",
        ),
        (
            "The commonest adverse events were headache (12% vs 5%), increased ALT (15% vs 3%) and rash (8% vs 2%).",
            "12 5 15 3 8 2",
        ),
        (
            "The most frequent side effects were raised AST (12% vs 4%), and diarrhoea (22% vs 9%).",
            "12 4 22 9",
        ),
        (
            "Laboratory abnormalities were increased AST (12% vs 4%) and reduced neutrophils (9% vs 2%).",
            "12 4 9 2",
        ),
        ("ALT was raised in 12% of the zinc group and 3% of the placebo group.", "12 3"),
        ("Troponin was raised after surgery in 22% with zinc and 35% with placebo.", "22 35"),
        ("IgE was raised in 45% vs 22%.", "45 22"),
        ("HIV RNA was reduced to below 50 copies in 85% vs 70%.", "85 70"),
        ("HIV RNA fell to below 50 copies/ml in 85% with zinc and 70% with placebo.", "85 70"),
        ("Insulin dose was reduced in 45% on zinc and 20% on placebo.", "45 20"),
        ("Potassium was lowered and arrhythmia was 12% vs 4%.", "12 4"),
        ("Platelet aggregation was reduced and stroke was 2% vs 5%.", "2 5"),
        ("Cortisol fell significantly, delirium 12% vs 30%.", "12 30"),
        ("Visceral fat was reduced, and metabolic syndrome was 22% vs 35%.", "22 35"),
        ("Melatonin decreased significantly emergence agitation (12% vs 30%).", "12 30"),
        ("Insulin was reduced or stopped in 45% with zinc and 20% with placebo.", "45 20"),
        (
            "Zinc led to a greater reduction in postoperative vomiting (12% vs 30%) than placebo.",
            "12 30",
        ),
        ("There was a greater decline in hospital admission with zinc (12% vs 30%).", "12 30"),
        (
            "Zinc had a greater fall in heart rate and more dizziness (12%) than placebo (3%).",
            "12 3",
        ),
        ("Vomiting from 2 to 24 hours (12% with zinc vs 30% with placebo) was rarer.", "12 30"),
        ("Relapse from 3 to 12 months (12% with zinc and 30% with placebo) was rarer.", "12 30"),
        ("Patients had from 1 to 3 lesions (45% with zinc, 40% with placebo).", "45 40"),
        ("80% of the initial ulcers had healed with zinc and 60% with placebo.", "80 60"),
        ("Relapse: zinc 12%, placebo 30%.", "12 30"),
        ("In the zinc and placebo groups 45% and 22% were given rescue medication.", "45 22"),
        ("Survival rates of 80% and 60% were compared by log rank.", "80 60"),
        (
            "Patients on zinc had a 20% one-year mortality, those on placebo a 31% one-year mortality.",
            "20 31",
        ),
        ("There was a fall of 20% in pressure with zinc and a response rate of 45%.", "45"),
        (
            "Patients with cough fell from 40 to 20 (50%) with zinc and from 40 to 36 (90%) with placebo.",
            "50 90",
        ),
        (
            "A reduction of 50% or more in seizures was seen, a responder rate of 45% with zinc and 22% with placebo.",
            "45 22",
        ),
    ],
)
def test_shares_of_people_beside_what_moved(read, sentence, expected):
    assert read(STABLE + sentence).values("percent") == expected.split()
