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
