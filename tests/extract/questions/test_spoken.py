"""Means with their SDs as sentences tell them, and whose they are."""

import pytest
from trialtrace.extract.questions.model import MEANS
from trialtrace.extract.questions.prose.spoken import SPOKEN, means_in

from .test_ask import answer

ARMS = "# Methods Sailors were randomised to ginger (n = 24) or honey (n = 26). # Results "
BOTH = [(3.1, 1.2, 24), (4.5, 1.4, 26)]


@pytest.mark.parametrize("rule", SPOKEN, ids=lambda rule: rule.name)
def test_each_way_of_telling_reads_its_example_only(rule):
    numbers = [[part.value for part in one[2].parts] for one in means_in(rule.example)]
    assert numbers == [[4.1, 1.2]]
    assert not rule.pattern.search(rule.near_miss)


def test_a_figure_brings_its_people_along():
    (figure,) = means_in("It was 4.1 (SD 1.2; n = 38) in March.")
    assert figure[2].people.value == 38


@pytest.mark.parametrize(
    "told",
    [
        "Mean nausea in the honey group and ginger group was 4.5 (SD = 1.4, range 1-9) and 3.1 (SD = 1.2, range 0-8)"
        " points respectively.",
        "Nausea differed, with the ginger group (mean = 3.1, SD = 1.2) scoring lower than the honey group (mean = 4.5,"
        " SD = 1.4).",
        "Nausea was lower (ginger: 3.1 ± 1.2; honey: 4.5 ± 1.4; p = 0.02).",
        "Nausea was 3.1 with a standard deviation of 1.2 in the ginger group and 4.5 with a standard deviation of 1.4"
        " in the honey group.",
        "Less nausea was seen after ginger (3.1 points ± 1.2) than after honey (4.5 points ± 1.4).",
        # the sentence behind goes on with the other arm
        "Mean nausea was 3.1 ± 1.2 in the ginger group. The corresponding value in the honey group was 4.5 ± 1.4.",
        "Nausea fell with ginger (nausea score 3.1 ± 1.2). It fell less in those on honey (nausea score 4.5 ± 1.4).",
        # and a sentence without an outcome of its own tells of that of the one before
        "At baseline nausea was 6.0 ± 1.0 with ginger and 6.1 ± 1.1 with honey. After that, those on ginger improved"
        " further than those on honey (3.1 ± 1.2 versus 4.5 ± 1.4).",
        # the moment of the figures that follow is theirs
        "After 6 weeks, nausea was 5.0 ± 1.0 with ginger and 5.5 ± 1.1 with honey; after 12 weeks, it was 3.1 ± 1.2"
        " and 4.5 ± 1.4, respectively.",
    ],
)
def test_each_arm_has_its_mean(told):
    assert answer(ARMS + told, "ginger", "honey", "nausea", MEANS) == BOTH


@pytest.mark.parametrize(
    "told",
    [
        # of parts of the people, whoever they took
        "Nausea was 3.1 ± 1.2 in men and 4.5 ± 1.4 in women taking ginger rather than honey.",
        # the second figure is that of an arm that nobody asks for
        "Nausea was 3.1 ± 1.2 with ginger and 3.9 ± 1.1 with cloves; honey was not tasted.",
        # the sentence behind tells of another moment, or of something else
        "Mean nausea was 3.1 ± 1.2 in the ginger group. At baseline the value in the honey group was 4.5 ± 1.4.",
        "Mean nausea was 3.1 ± 1.2 in the ginger group. Hunger in the honey group was 4.5 ± 1.4.",
        # the sentence before told of two things
        "Nausea was 6.0 ± 1.0 with ginger and 6.1 ± 1.1 with honey, hunger 7 ± 1 and 8 ± 1, at the start. Those on"
        " ginger improved further than those on honey (3.1 ± 1.2 versus 4.5 ± 1.4).",
        # errors are no SDs
        "Nausea was lower (ginger: 3.1, SE = 1.2; honey: 4.5, SE = 1.4).",
    ],
)
def test_near_misses(told):
    assert answer(ARMS + told, "ginger", "honey", "nausea", MEANS) in (
        None,
        [(6, 1, 24), (6.1, 1.1, 26)],
    )


VISITS = (
    "# Methods Sailors were assigned to ginger (n = 24) or honey (n = 26) and seen after 6 months (T1) and after"
    " 1 year (T2). # Results At 6 months the study included 45 sailors, 21 in the ginger group and 24 in the honey"
    " group. At T1, nausea was lower with ginger than with honey (3.1 ± 1.2 versus 4.5 ± 1.4). At T2, nausea was"
    " 2.0 ± 1.0 and 4.0 ± 1.1 with ginger and honey, respectively."
)


def test_a_visit_has_its_moment_and_its_people():
    asked = "nausea at 6 months"
    assert answer(VISITS, "ginger", "honey", asked, MEANS) == [(3.1, 1.2, 21), (4.5, 1.4, 24)]
    asked = "nausea at 12 months"
    assert answer(VISITS, "ginger", "honey", asked, MEANS) == [(2, 1, 24), (4, 1.1, 26)]


GROUPS = "At T1, nausea was lower with ginger than with honey (5 ± 1 versus 6 ± 1). At T2, both groups had improved "


def test_both_groups_stand_in_the_order_of_the_sentence_before():
    visits = "Sailors came after 6 months (T1) and after 1 year (T2). "
    asked = "nausea at 12 months"
    assert (
        answer(
            ARMS + visits + GROUPS + "(3.1 ± 1.2 versus 4.5 ± 1.4).",
            "ginger",
            "honey",
            asked,
            MEANS,
        )
        == BOTH
    )
    # before and after, not arm and arm
    told = ARMS + visits + GROUPS + "from 4.5 ± 1.4 to 3.1 ± 1.2."
    assert answer(told, "ginger", "honey", asked, MEANS) is None
