"""Which of the arms was tried where no word says so."""

import pytest


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
