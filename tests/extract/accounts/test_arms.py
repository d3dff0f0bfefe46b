"""Arms: which there are, what they are called, which is the comparator, where sentences name them."""

import time

import pytest
from trialtrace.extract.accounts.arms.phrases import subject_of, told_subject

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
            "We randomised 40 adults. They received "
            "betahistine plus cinnarizine placebo or cinnarizine plus betahistine "
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
        pytest.param(
            "Spinal cooling in terriers: a randomised trial. Sixty dogs were divided at random. Group K "
            "(n = 30) had wet cloths; group T (n = 30) received only shade. Panting lasted 4 minutes in "
            "group K and 9 minutes in group T.",
            ["wet cloths"],
            ["shade"],
            id="letters of any name, and a group that had only something",
        ),
        pytest.param(
            "Bolimab for psoriasis of the scalp. Adults were randomised to bolimab 10 mg, bolimab 30 mg "
            "or placebo for 12 weeks. Plaques cleared in 20% with 10 mg, 41% with 30 mg and 4% with placebo.",
            ["bolimab", "bolimab"],
            ["placebo"],
            id="a list without a comma before or",
        ),
        pytest.param(
            "Nettle, dock, or both for stings: a trial. Two hundred ten walkers were assigned to placebo, "
            "211 to nettle, 209 to dock, and 212 to combined treatment. Itching went in 9, 20, 22 and 30.",
            ["nettle", "dock", "combined treatment"],
            ["placebo"],
            id="a count in front of each of four",
        ),
        pytest.param(
            "Cold packs after piercing: a randomised trial. Sixty adolescents were allocated to gel packs "
            "for an hour (GP), ice overnight (IO) or dry gauze (DG). Swelling was 3 mm in GP, 2 mm in IO "
            "and 5 mm in DG. Pain was 1.1 in GP, 0.9 in IO and 2.4 in DG.",
            ["gel packs", "ice overnight", "dry gauze"],
            [],
            id="letters in brackets that the text goes on to use",
        ),
        pytest.param(
            "Teff 50 g or 100 g versus rye bread for constipation: a trial. Nuns were randomised to teff "
            "50 g (n = 20), 100 g (n = 21) or rye bread (n = 22). Stools rose by 2, 3 and 1 a week.",
            ["Teff", "Teff"],
            ["rye bread"],
            id="the other food beside two doses",
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
        pytest.param(
            "Rosehip against osteoarthritis of the hand: a randomised trial. Adults were assigned to "
            "rosehip 5 g (n = 40), 10 g (n = 41) or paracetamol 3 g (n = 39). Relief was felt by 8 (20%) "
            "adults in the 5-g group, 12 (29%) in the 10-g group and 13 (33%) on paracetamol.",
            {("8", "rosehip 5 g"), ("12", "Rosehip"), ("13", "paracetamol")},
            id="amounts tell two arms apart, a word the third",
        ),
        pytest.param(
            "Granolast plus dextrin against colic: a trial. Foals received granolast plus dextrin (n = 30) "
            "or dextrin alone (n = 30). Colic was seen in 3 (10%) foals given the combination and in 9 "
            "(30%) with dextrin alone.",
            {("3", "granolast plus dextrin"), ("9", "dextrin")},
            id="the combination",
        ),
        pytest.param(
            "Supervised walking (WALK) or usual care (UC) for claudication: a randomised trial. Smokers "
            "were assigned to WALK (n = 30) or UC (n = 30). The walk took 5 minutes. Falls were seen in 4 "
            "(13%) of the WALK group and 7 (23%) of the UC group.",
            {("4", "WALK"), ("7", "usual care")},
            id="capitals are no common word",
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
        "Effect of "
        + "zinc plus " * 4000
        + "placebo in a randomised trial. "
        + "groups (A) " * 3000,
        "Patients were randomised to " + "a, " * 8000 + "or b versus " * 2000,
        "Group A (" * 5000 + "Group B: " * 5000,
        "randomly " + "to zinc (Z), " * 3000 + "(12 zinc, 13 iron, " * 2000,
        "5, 10, 15 and " * 4000 + "20 mg, 30 of " * 3000 + "two hundred " * 3000,
    ],
)
def test_hostile_text_takes_little_time(read, text):
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("title", "names"),
    (
        (
            "Repair of wide hernias: mesh repair versus plain suture",
            ["mesh repair", "plain suture"],
        ),
        ("Saline enema versus no enema before birth", ["Saline enema", "no enema"]),
        ("No enema versus saline enema before birth", ["saline enema", "No enema"]),
    ),
)
def test_the_sides_of_a_title_and_nothing_given_decide_the_order(read, title, names):
    seen = read(f"{title}.\nWe randomly assigned 90 adults. Fever was seen in 12% and 31%.")
    assert [arm["label"] for arm in seen.arms()] == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    (
        (
            "To compare the soreness after shearing between slow shearing with blunt blades and fast shearing.",
            {"slow shearing with blunt blades", "fast shearing"},
        ),
        (
            "We compared the practical efficacy and safety of zinc lozenges versus iron syrup.",
            {"zinc lozenges", "iron syrup"},
        ),
    ),
)
def test_what_was_measured_is_no_part_of_a_name(read, sentence, names):
    seen = read(
        f"Sore throats.\n{sentence} Ninety adults were randomised. Fever was seen in 12% and 31%."
    )
    assert {arm["intervention"] for arm in seen.arms()} == names


def test_a_list_of_combinations_with_short_names_is_cut_at_its_alternatives(read):
    seen = read(
        "Zinc plus metals versus copper plus iron for sore throats.\n"
        "Singers were randomly assigned to receive zinc 5 mg and iron 7 mg every 3 days (ZI); zinc 5 mg "
        "and tin 2 mg every 3 days (ZT); or copper 9 mg and iron 8 mg every 4 days (CI). Relief was seen "
        "in 31% with ZI and 24% with CI. Relapse was seen in 12% with ZT and 19% with CI. "
        "Nausea was seen in 4% with ZI and 6% with ZT."
    )
    arms = [(arm["intervention"].split()[0], arm["role"]) for arm in seen.arms()]
    assert arms == [("zinc", "experimental"), ("zinc", "experimental"), ("copper", "active")]
    shares = {(value, arm) for _, value, arm, *_ in seen.results()}
    assert ("24", "copper") in shares or ("19", "copper") in shares
