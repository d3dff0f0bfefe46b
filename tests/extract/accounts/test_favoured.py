"""Words of better and worse, and of what a treatment moved, say whose of two numbers is whose."""

import pytest

TRIAL = (
    "Iron versus zinc for lymphoma: a randomised trial\nWe randomised 240 women to iron (n = 120) or zinc "
    "(n = 120). RESULTS: "
)


def of_zinc(read, sentence):
    """Return the values of the results that are zinc's."""
    found = read(TRIAL + sentence).results()
    return [value for _, value, arm, *_ in found if arm == "zinc" and value[0].isdigit()]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Median survival was 21.3 v 17.8 months (P = .03), favoring zinc.", ["21.3"]),
        ("Median survival was 17.8 v 21.3 months (P = .03), favoring zinc.", ["21.3"]),
        ("There was an advantage for zinc in response (45% v 30%).", ["45"]),
        ("With zinc, response (45% v 30%) and survival (71% v 60%) were better.", ["45", "71"]),
        # less of what is bad is better
        ("Nausea (3% v 11%) was milder and relapse (12% v 19%) worse with iron.", ["11", "12"]),
        # a list in which each pair has its own word
        (
            "Women on zinc had better response (45% v 30%), fewer relapses (12% v 19%) and less pain (8% v 15%).",
            ["45", "12", "8"],
        ),
        # nothing is better, and of nausea nothing is said: the order decides
        ("No better response to either was seen (45% v 30%).", ["30"]),
    ],
)
def test_the_better_number_is_the_favoured_arms(read, sentence, expected):
    assert of_zinc(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Zinc improved median time to progression from 6.4 to 9.1 months.", ["9.1"]),
        ("Survival at 2 years was improved from 60% to 71% by zinc.", ["71"]),
        ("Iron prolonged median survival from 6.4 to 9.1 months.", ["6.4"]),
    ],
)
def test_who_is_named_moved_the_value_to_its_own(read, sentence, expected):
    assert of_zinc(read, sentence) == expected


def test_a_rate_that_goes_on_with_one_is_the_next_arms(read):
    assert of_zinc(read, "Iron produced a response rate of 13% and zinc one of 22%.") == ["22"]
