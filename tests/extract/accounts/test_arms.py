"""Arms: which there are, what they are called, which is the comparator, where sentences name them."""

import time

import pytest
from trialtrace.extract.accounts.arm_aliases import in_order, words_of
from trialtrace.extract.accounts.arm_fit import sets_apart
from trialtrace.extract.accounts.arm_names import Name, names_with_n
from trialtrace.extract.accounts.arm_phrases import phrase_at, subject_of, told_subject

CONTROLS = ("placebo", "none", "active")


def _named(read, text):
    return [(one["role"], one.get("label", "")) for one in read(text).arms()]


def _sides(read, text):
    arms = _named(read, text)
    return (
        [label for role, label in arms if role not in CONTROLS],
        [label for role, label in arms if role in CONTROLS],
    )


@pytest.mark.parametrize(
    ("text", "trials", "controls"),
    [
        pytest.param(
            "Effect of oral lactoferrin on late sepsis in preterm infants: a randomised trial. "
            "We randomly assigned 120 infants to LF (n = 60) or dextrose (n = 60). "
            "Sepsis occurred in 6 infants with LF and 9 with dextrose.",
            ["oral lactoferrin"],
            ["dextrose"],
            id="the title names the abbreviation in full",
        ),
        pytest.param(
            "Mirror therapy plus tapping compared with tapping alone after stroke: a trial. "
            "Forty adults were randomised to mirror therapy plus tapping (n = 20) or tapping alone "
            "(n = 20). Grip strength rose by 4.1 kg and 2.2 kg.",
            ["Mirror therapy plus tapping"],
            ["tapping alone"],
            id="what the larger arm leaves of the title is the smaller one's",
        ),
        pytest.param(
            "A randomized trial of night splints for plantar heel pain. "
            "We randomised 80 runners into two groups. "
            "Pain fell by 30 points with splints and by 12 points in the control group.",
            ["night splints"],
            ["control group"],
            id="two arms where no sentence sets their names side by side",
        ),
        pytest.param(
            "Impact of pet visits on loneliness in nursing homes: a cluster randomised study. "
            "We randomised 12 homes. Residents who continued with usual care were lonelier "
            "(P = 0.03).",
            ["pet visits"],
            ["usual care"],
            id="the comparator is said by control words only",
        ),
        pytest.param(
            "Copper coils and heavy bleeding: a randomised comparison. "
            "Women were allocated to one of three arms: (1) tranexamic acid, (2) mefenamic acid, or "
            "(3) no treatment. Blood loss was 60, 72 and 90 ml.",
            ["tranexamic acid", "mefenamic acid"],
            ["no treatment"],
            id="a list of arms",
        ),
        pytest.param(
            "Wounds of the scalp in winter. "
            "We randomly divided 70 children. Group A received nylon sutures and group B received "
            "steel staples. Healing took 9 days in group A and 8 days in group B.",
            ["nylon sutures"],
            ["steel staples"],
            id="letters are named by what they had",
        ),
        pytest.param(
            "Radiant warmers in theatre: a randomised trial. "
            "Sixty cats were assigned to blankets (control arm, n = 30) or warmers (test arm, n = 30).",
            ["Radiant warmers"],
            ["blankets"],
            id="the role stands in brackets",
        ),
        pytest.param(
            "Betahistine versus cinnarizine in vertigo: a double-dummy trial. "
            "We randomised 40 adults. They received betahistine plus cinnarizine placebo or cinnarizine plus betahistine "
            "placebo for 4 weeks.",
            ["Betahistine"],
            ["cinnarizine"],
            id="a placebo in both arms is no sign of a control",
        ),
        pytest.param(
            "Vitamin D in rickets. Children were randomised to calcium 500 mg daily plus vitamin D "
            "(CD) or calcium plus placebo (CP). Healing was complete in 80% with CD and 50% with CP.",
            ["Vitamin D"],
            ["calcium plus placebo"],
            id="a name runs on over its dose to the partner",
        ),
    ],
)
def test_arms_have_their_full_names_and_sides(read, text, trials, controls):
    assert _sides(read, text) == (trials, controls)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Bone density in ballet dancers. We measured 44 dancers; mean density was 1.1 (SD 0.2) "
            "and did not differ by age.",
            id="nobody is compared",
        ),
        pytest.param(
            "Feasibility of a home garden for dialysis patients. Thirty patients took part and 27 "
            "(90%) finished. Blood pressure control of the patients improved (P = 0.04).",
            id="control of a symptom",
        ),
    ],
)
def test_a_text_that_compares_nobody_has_no_comparator(read, text):
    assert not [one for one in read(text).arms() if one["role"] in CONTROLS]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Effects of copper bracelets on grip", "copper bracelets"),
        ("A pilot study of guided walks for widowers", "guided walks"),
        ("Honey dressings for burns: a randomised trial", "Honey dressings"),
        ("Oats, barley, and rye for blood lipids", "Oats, barley, and rye"),
        ("Fewer falls in homes: a controlled trial of floor lights at night", "floor lights"),
        ("Survival after stroke", ""),
    ],
)
def test_a_title_tells_what_was_tried(text, wanted):
    found = subject_of(text)
    assert (text[slice(*found)] if found else "") == wanted


def test_a_sentence_without_an_aim_has_no_subject():
    assert told_subject("Pain was lower in the evening.") is None


def test_a_phrase_parts_where_it_is_told_to():
    text = "comparing nylon thread and silk thread in dogs"
    whole = phrase_at(text, 10, 15)
    parted = phrase_at(text, 10, 15, lambda left, right: True)
    assert text[slice(*whole)] == "nylon thread and silk thread"
    assert text[slice(*parted)] == "nylon thread"


def _names(*texts):
    return tuple(Name(i, i + len(text), text, "made") for i, text in enumerate(texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("traction", "no traction"),
        ("zinc 10 mg", "zinc 20 mg"),
        ("in-person lessons", "telephone lessons"),
        ("6-week yoga", "usual care"),
    ],
)
def test_names_that_set_arms_apart(texts):
    assert sets_apart(_names(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("traction", "traction"),
        ("baseline", "traction"),
        ("number of falls", "traction"),
        ("10 weeks", "traction"),
        ("examine relationships", "traction"),
        ("gastric cancer", "traction"),
    ],
)
def test_names_that_cannot_be_arms(texts):
    assert not sets_apart(_names(*texts))


def test_a_list_with_sizes_gives_the_first_phrase_of_each():
    text = (
        "Cows were assigned to red clover (n = 12), or lucerne every day for a month (n = 11), "
        "or hay (n = 13)."
    )
    assert [name.text for name, _ in names_with_n(text, 0)] == [
        "red clover",
        "lucerne",
        "hay",
    ]


@pytest.mark.parametrize(
    ("short", "before", "wanted"),
    [
        ("CPM", "knees had continuous passive motion ", {"continuous", "passive", "motion"}),
        ("DHA", "a capsule of docosahexaenoic-acid ", {"docosahexaenoic-acid"}),
        ("XYZ", "a wholly different wording ", set()),
    ],
)
def test_an_abbreviation_takes_the_words_of_its_letters(short, before, wanted):
    assert set(words_of(short, before)) == wanted


def test_letters_stand_in_order():
    assert in_order("VAB", "vacuum-assisted biopsy")
    assert not in_order("VAB", "core needle sampling")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Reflexology for colic: a randomised trial. Infants were assigned to reflexology (n = 30) "
            "or no reflexology (n = 30). Crying stopped in 21 (70%) of infants with reflexology and "
            "in 9 (30%) of infants without reflexology.",
            {("21", "reflexology"), ("9", "no reflexology")},
            id="without what the other arm had",
        ),
        pytest.param(
            "Saline nasal irrigation (SNI) versus gargling in choirs: a randomised trial. Singers "
            "were assigned to SNI (n = 40) or gargling (n = 40). Hoarseness was seen in 4 (10%) "
            "singers in the SNI group and 12 (30%) in the gargling group.",
            {("4", "SNI"), ("12", "gargling")},
            id="an abbreviation",
        ),
    ],
)
def test_sentences_speak_of_arms(read, text, wanted):
    counts = {
        (said, arm) for statistic, said, arm, *_ in read(text).results() if statistic == "events"
    }
    assert wanted <= counts


@pytest.mark.parametrize(
    "text",
    [
        "Effect of " + "zinc plus " * 4000 + "placebo in a randomised trial. " + "groups (A) " * 3000,
        "Patients were randomised to " + "a, " * 8000 + "or b versus " * 2000,
        "Group A (" * 5000 + "Group B: " * 5000,
    ],
)
def test_hostile_text_takes_little_time(read, text):
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 10
