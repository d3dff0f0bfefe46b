"""Groups that a sentence lists with their sizes are all the arms there are."""

import pytest
from trialtrace.extract.accounts.arms.sized import groups_with_sizes


def sizes(read, text):
    return sorted(int(arm["n"]) for arm in read(text).arms() if "n" in arm)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Doses of one drug, and a whole in front of its parts.
        ("Zinc dose for itch: 150, 75 mg or no zinc\nWomen at high risk (n = 1,206) were randomly allocated "
         "to zinc 150 mg (n = 402), zinc 75 mg (n = 404) or no zinc (n = 400). Itch developed in 8 women "
         "on 150 mg, 17 on 75 mg and 25 on no zinc.", [400, 402, 404]),
        # A group that is called by what it had of the others.
        ("Varnish, sealant or both on molars\n1,016 pupils were randomised to varnish (n=339), sealant (n=337) "
         "or both (n=340). Caries developed in 17.5% of children in the varnish arm and 19.6% in the sealant "
         "arm.", [337, 339, 340]),
    ],
)  # fmt: skip
def test_no_group_is_lost(read, text, expected):
    assert sizes(read, text) == expected


def test_sizes_that_are_parts_of_nothing_choose_no_arms(read):
    text = (
        "Zinc for itch\nMethods: 120 adults were randomised to zinc (n = 60) or placebo (n = 60). Results: "
        "Reasons to stop were rash (n = 4), cost (n = 3) and travel (n = 2)."
    )
    assert sizes(read, text) == [60, 60]


class Told:
    """A sentence as far as sizes are read in it."""

    def __init__(self, text):
        self.text, self.start, self.end = text, 0, len(text)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("180 adults were randomised to zinc (n = 60), iron (n = 61) or placebo (n = 59).", 3),
        ("190 adults were randomised to zinc (n = 60), iron (n = 61) or placebo (n = 59).", 0),
        (
            "185 adults came; they were randomised to zinc (n = 60), iron (n = 61) or salt (n = 59).",
            3,
        ),
        ("120 adults were randomised to zinc (n = 60) or placebo (n = 60).", 0),
    ],
)
def test_groups_are_counted_where_they_sum_to_people(text, groups):
    assert groups_with_sizes([Told(text)]) == groups


@pytest.mark.parametrize(
    "told", ["We investigated the effects of", "We compared", "We have studied", "We also tested"]
)
def test_what_was_asked_of_the_first_of_a_list_is_no_part_of_its_name(read, told):
    seen = read(
        f"Sleep of sailors: a randomised trial\n\nMETHOD: {told} zinc (N=16), iron (N=18) and low doses of salt (N=17) "
        "in sailors. Sleep was longer with zinc than with salt."
    )
    assert {(arm["intervention"], arm["n"]) for arm in seen.arms()} == {
        ("zinc", "16"),
        ("iron", "18"),
        ("low doses of salt", "17"),
    }
