"""Which of the arms was tried where no word says so."""

import pytest
from trialtrace.extract.accounts.arms.said import _THAN


def roles(read, text):
    """Return the labels of the arms in order: those that were tried first."""
    arms = read(text).arms()
    tried = [arm["label"] for arm in arms if arm["role"] == "experimental"]
    return tried, [arm["label"] for arm in arms if arm["role"] != "experimental"]


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        (
            "A randomised trial comparing eight courses of massage versus an alternation of massage with "
            "yoga. We studied 80 pilots. Pain was more common in the massage group compared with the "
            "massage/yoga group (31% vs 12%).",
            ["alternation of massage with yoga"],
        ),
        (
            "Stentotherapy versus balneostentotherapy for gout. We compared stentotherapy and "
            "balneostentotherapy in 80 cooks. Pain stopped in 12% with stentotherapy and in 31% with "
            "balneostentotherapy.",
            ["balneostentotherapy"],
        ),
        (  # near miss: "non" joins nothing
            "Sterile versus nonsterile gloves for sewing wounds. We compared sterile and nonsterile gloves in "
            "80 cooks. Infection was seen in 12% with sterile gloves and in 31% with nonsterile gloves.",
            ["Sterile"],
        ),
    ],
)
def test_what_holds_the_other_arm_and_more_was_tried(read, text, tried):
    assert roles(read, text)[0] == tried


@pytest.mark.parametrize(
    ("text", "controls"),
    [
        (  # the title compares with it
            "A randomised trial comparing plain yoga and tai chi with guided walking in bad sleepers. Adults were "
            "randomised to guided walking (n = 40), plain yoga (n = 40) or tai chi (n = 40).",
            ["guided walking"],
        ),
        (  # its bracket says so
            "A randomised trial of honey, sage, and thyme in singers. We randomised 120 singers to receive "
            "honey and dried sage (HS, control regimen), thyme and fresh sage (TS), or honey and thyme (HT). "
            "Pain was seen in 12% with TS, 31% with HS and 40% with HT. HS was worse than TS and HT.",
            ["honey and dried sage"],
        ),
        (  # one had what the others had
            "Yoga, massage and both for stiff necks. Pilots were randomised to yoga (n = 40), massage (n = 40) "
            "or yoga plus massage (n = 40).",
            ["yoga", "massage"],
        ),
        (  # one had both
            "Yoga and massage for stiff necks. We randomised pilots to yoga (YOGA, n = 40), massage (MASS, n = 40) or "
            "combined treatment (COMB, n = 40).",
            ["yoga", "massage"],
        ),
        (  # it is called the standard
            "Trial of sage, thyme, and honey for sore throats. Thyme has been the standard treatment for years. "
            "We randomised singers to sage (n = 40), thyme (n = 40) or honey (n = 40).",
            ["thyme"],
        ),
        (  # near miss: nothing tells one of three from the others
            "Trial of sage, thyme, and honey for sore throats. We randomised singers to sage (n = 40), thyme "
            "(n = 40) or honey (n = 40).",
            [],
        ),
    ],
)
def test_the_controls_among_three_arms(read, text, controls):
    assert sorted(one.lower() for one in roles(read, text)[1]) == sorted(controls)


def test_a_short_name_of_three_things_is_not_that_of_two(read):
    found = read(
        "A randomised trial of yoga, running, and massage vs. either yoga and running or yoga and massage for backs. "
        "We planned to compare the yoga/running/massage (YRM) triplet with either yoga and massage (YM) or yoga and "
        "running (YR). We randomly allocated 120 nurses to receive: yoga plus running plus massage (YRM) on days 1 to "
        "8; yoga plus running (YR) on days 1 to 9; yoga plus massage (YM). The pain of nurses in the YRM, YR, and YM "
        "arms was alike. Falls were seen in 12% in the YRM arm, 31% in the YR arm, and 44% in the YM arm."
    )
    arms = {arm for _, value, arm, *_ in found.results() if value == "12"}
    others = {arm for _, value, arm, *_ in found.results() if value in ("31", "44")}
    assert len(found.arms()) == 3
    assert arms
    assert not arms & others


def test_what_stands_in_front_of_or_in_a_title_is_the_other_arm(read):
    text = (
        "Surgery or cast for fractures of the distal radius\n\nSeventy-three patients were randomised; 36 had a volar"
        " locking plate and 37 closed reduction and a cast."
    )
    assert [arm["role"] for arm in read(text).arms()] == ["experimental", "active"]
    assert read(text).arms()[0]["intervention"] == "volar locking plate"


def ask(title, text):
    return f"{title} {text}"


SHARED = (
    "Eighty singers with sore throats took part in this trial. They were randomised to honey (n = 40) or "
    "sage (n = 40). Pain was seen in 12% with honey and in 31% with sage."
)


@pytest.mark.parametrize(
    ("title", "tried"),
    [
        # a title that says how it ended sets one against the other as well
        ("Sage has advantages over honey in sore throats.", "Sage"),
        ("Sage is as effective as honey for sore throats.", "Sage"),
        ("Sage v honey for sore throats: a trial.", "Sage"),
        # near misses: nothing is set against anything
        ("Singers over sixty with sore throats: a trial of honey.", "honey"),
        ("Vitamin V in throats: a trial.", "honey"),
    ],
)
def test_titles_that_set_arms_against_each_other(read, title, tried):
    assert roles(read, ask(title, SHARED))[0] == [tried]


@pytest.mark.parametrize(
    ("title", "tried"),
    [
        # the plain one has no word of its own
        ("Slow-release zinc versus conventional zinc in gout.", "Slow-release zinc"),
        # near miss: what stands behind is not the plain one
        ("Zinc versus slow-release zinc in gout.", "zinc"),
    ],
)
def test_a_plain_form_behind_versus_is_what_it_is_compared_with(read, title, tried):
    body = (
        "In 80 cooks we compared slow-release zinc (SRZ) with zinc. Cooks were randomised to zinc 20 mg (n = 40) or "
        "SRZ 50 mg (n = 40). Cramps were seen in 12% with SRZ and in 31% with zinc."
    )
    assert [one.lower() for one in roles(read, ask(title, body))[0]] == [tried.lower()]


@pytest.mark.parametrize(
    ("title", "control"),
    [
        ("Conventional versus needle-free sewing of wounds.", "open"),
        # near miss: the word belongs to what stands behind it
        ("Conventional needle-free sewing versus open sewing of wounds.", "needle-free"),
    ],
)
def test_a_bare_conventional_stands_for_the_other_arm(read, title, control):
    body = (
        "We studied 80 cooks with cut hands. 40 were allocated open sewing and 40 needle-free sewing. Infection was "
        "seen in 12% in the open group and in 31% in the needle-free group."
    )
    found = read(ask(title, body)).arms()
    controls = [arm for arm in found if arm["role"] != "experimental"]
    assert len(controls) == 1
    assert control in (controls[0]["label"] + controls[0]["intervention"]).lower() or (
        control == "open" and controls[0]["label"] == "Conventional"
    )


@pytest.mark.parametrize(
    ("said", "controls"),
    [
        ("has been the standard for years", ["thyme"]),
        ("is regarded as the standard", ["thyme"]),
        ("is widely used", ["thyme"]),
        # near misses
        ("is not the standard", []),
        ("is as good as the standard", []),
        ("has been compared with the standard regimen", []),
        ("is more widely used than others", []),
        ("is no longer commonly used", []),
    ],
)
def test_what_is_said_to_be_the_standard(read, said, controls):
    text = (
        f"Trial of sage, thyme, and honey for sore throats. Thyme {said}. We randomised singers to sage (n = 40), "
        "thyme (n = 40) or honey (n = 40)."
    )
    assert [one.lower() for one in roles(read, text)[1]] == controls


def test_a_time_is_no_comparison():
    assert _THAN.search(" was preferred over ")
    assert _THAN.search(" was better than the ")
    for said in (" fell over time with ", " fell over a year with ", " fell over the course of "):
        assert not _THAN.search(said)


@pytest.mark.parametrize(
    ("opening", "tried"),
    [
        ("The usual standard schedule delivers 50 Gy over 5 weeks.", "40 Gy"),
        ("Singers know the therapy.", "50 Gy"),  # near miss: nothing is said of either
        ("The standard dose was 50 Gy in some trials.", "50 Gy"),  # near miss: a dose, no schedule
    ],
)
def test_what_the_standard_consists_of_is_no_trial(read, opening, tried):
    text = (
        f"Radiotherapy of plantar warts: a randomised trial. {opening} Between 1999 and 2001, 80 cooks were randomly "
        "assigned to receive 50 Gy in 25 fractions or 40 Gy in 15 fractions. 41 cooks were assigned to the 50 Gy group "
        "and 39 to the 40 Gy group. Warts came back in 12% in the 50 Gy group and in 31% in the 40 Gy group."
    )
    assert [arm["dose"] for arm in read(text).arms() if arm["role"] == "experimental"] == [tried]


@pytest.mark.parametrize(
    ("second", "control"),
    [
        ("the 2nd (control group) included 40 cooks treated with plain rubbing", "plain rubbing"),
        # near miss: the arm stands in front of its bracket
        ("40 others had plain rubbing (control group), which hurt", "plain rubbing"),
    ],
)
def test_what_a_second_group_had_stands_behind_its_bracket(read, second, control):
    text = (
        "Hot stones versus plain rubbing for stiff backs. Eighty cooks were divided into 2 groups, the 1st included 40 "
        f"cooks treated with hot stones, and {second}. Pain was seen in 12% with hot stones and in 31% with plain "
        "rubbing."
    )
    assert [one.lower() for one in roles(read, text)[1]] == [control]


@pytest.mark.parametrize(
    ("results", "tried"),
    [
        ("Falls were rarer with sage than with honey.", "sage"),
        ("Sage is a cheap alternative to honey.", "sage"),
        # near misses
        ("Falls were rarer with honey than with sage.", "honey"),
        ("Honey and sage hurt nobody, more than 40 cooks said.", "honey"),
    ],
)
def test_sentences_say_with_what_they_compare(read, results, tried):
    text = (
        "Wet hands: a trial. Eighty cooks took part. They were randomly assigned to honey (n = 40) or sage (n = 40). "
        f"{results}"
    )
    assert roles(read, text)[0] == [tried]


@pytest.mark.parametrize(
    ("title", "tried"),
    [
        # only a part of the longer name stands in the title, but in front
        ("Warm honey and sage for sore throats: a trial.", "Warm honey"),
        # near miss: the other's word stands there by chance
        ("Sage for the throats of makers of honey: a trial.", "Sage"),
    ],
)
def test_a_part_of_a_name_in_front_of_the_other_is_named_first(read, title, tried):
    text = (
        f"{title} Eighty singers were randomised to sage (n = 40) or to honey syrup with thyme (n = 40). Pain was "
        "seen in 12% with honey syrup and in 31% with sage."
    )
    assert roles(read, text)[0] == [tried]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("motor control exercises", "general exercises"),
        ("minimal access sewing", "open sewing"),
        ("attention training", "sage tea"),
        ("vehicle-mounted lamps", "lamps in hands"),
        ("vibration control", "lamps in hands"),
        ("blood sugar control", "lamps in hands"),
        ("birth control", "lamps in hands"),
        ("traditional chinese medicine", "lamps in hands"),
        ("double-dummy sage", "lamps in hands"),
    ],
)
def test_words_that_are_part_of_a_treatment_make_no_control(read, one, other):
    text = (
        f"{one.capitalize()} for stiff necks. We randomly assigned 80 cooks to {one} (n = 40) or {other} (n = 40). "
        f"Pain was seen in 12% with {one} and in 31% with {other}."
    )
    assert [label.lower() for label in roles(read, text)[0]] == [one]


@pytest.mark.parametrize(
    "control",
    [
        "normal-weight controls",
        "an attention control",
        "minimal care",
        "pain control group",
        "a stretching control",
        "an assessment-only control",
        "traditional care",
    ],
)
def test_words_that_make_a_control_do_so_beside_other_words(read, control):
    text = (
        f"Tea for stiff necks. We studied 80 cooks: {control} (n = 40) and cooks with sage tea (n = 40). Pain was "
        "seen in 12% and 31%, respectively."
    )
    arms = read(text).arms()
    assert [arm["role"] for arm in arms] == ["experimental", "active"]
    assert "sage tea" in (arms[0].get("label", "") + arms[0].get("intervention", ""))
