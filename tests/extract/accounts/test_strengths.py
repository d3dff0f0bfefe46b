"""Strengths of products that no list knows are no shares of people."""

import pytest

TRIAL = (
    "Brimoxil versus timoxil in glaucoma\nMETHODS: We randomised 186 patients to brimoxil 0.2% twice daily (n = 94) "
    "or timoxil 0.5% eye drops (n = 92). RESULTS: "
)


def shares(read, text):
    return read(text).values("percent")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The effects of brimoxil 0.2% and timoxil 0.5% on relapse were alike.", []),
        ("Relapse was rarer on brimoxil 0.2% than on timoxil 0.5% (12% vs 19%).", ["12", "19"]),
        # the same names with other numbers
        ("Relapse: brimoxil 12%, timoxil 19%.", ["12", "19"]),
        # the same number with another word
        ("Relapse was seen in 0.5% with brimoxil and 19% with timoxil.", ["0.5", "19"]),
    ],
)
def test_a_product_with_its_strength_counts_nobody(read, sentence, expected):
    assert shares(read, TRIAL + sentence) == expected


def test_a_name_is_no_product_without_a_sign(read):
    plain = "Zinc versus iron\nWe randomised 186 patients to zinc (n = 94) or iron (n = 92). "
    assert shares(read, plain + "Relapse was seen with zinc in 5% and with iron in 8%.") == [
        "5",
        "8",
    ]


@pytest.mark.parametrize("form", ["cream", "gel", ""])
def test_a_strength_in_front_of_a_product_is_no_share_behind_a_comma(read, form):
    said = (
        f"As a medium, 1% timolol {form} was used in the zinc group and no drug in the iron group."
    )
    plain = "Zinc versus iron\nWe randomised 186 patients to zinc (n = 94) or iron (n = 92). "
    assert shares(read, plain + said) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # one of two numbers beside two substances is no strength: both are shares
        ("Nausea was reported (12% atenolol vs 8% metoprolol).", ["12", "8"]),
        ("With atenolol 21% had a rash, with metoprolol 10%.", ["21", "10"]),
        (
            "Nausea (atenolol 12%; metoprolol 8%) and rash (2%; 3%) were seen.",
            ["12", "8", "2", "3"],
        ),
        # strengths, both of them
        ("The gels held 5% atenolol or 2% metoprolol.", []),
        ("Eyes were rinsed with 0.5% atenolol and 0.25% metoprolol.", []),
    ],
)
def test_shares_beside_two_substances(read, sentence, expected):
    plain = "Atenolol versus metoprolol\nWe randomised 186 patients to atenolol (n = 94) or metoprolol (n = 92). "
    assert shares(read, plain + sentence) == expected


PAIR = "We randomised 80 patients to brimoxil (n = 40) or timoxil (n = 40). "
BURNT = "Burning was felt by 10% and 20%, respectively."


@pytest.mark.parametrize(
    "title",
    [
        "Switching from brimoxil (0.005%) to timoxil (0.5%)",
        "Brimoxil (Glauvis 2%) against timoxil",
        "Comparison of three strengths of brimoxil (0.5%, 1.0% and 2.0%)",
        "A comparison of once-daily brimoxil 0.005% with timolol, 0.5%",
        "Brimoxil ophthalmic solution, 2%, added to timoxil gel-forming solution, 0.5%",
    ],
)
def test_percentages_of_a_title_that_says_nothing_are_strengths(read, title):
    assert shares(read, f"{title}.\n{PAIR}{BURNT}") == ["10", "20"]


def test_a_title_may_say_what_came_of_it(read):
    said = "Brimoxil helps 40% of patients with glaucoma, trial finds"
    assert "40" in shares(read, f"{said}.\n{PAIR}{BURNT}")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # people called by what they got
        (
            "They used brimoxil 0.005% twice daily or timoxil 0.5% once daily. Redness was commoner in the 0.5% "
            "group than in the 0.005% group.",
            [],
        ),
        # the same number without its people
        (
            "They used brimoxil 0.005% twice daily or timoxil 5% once daily. Redness was seen in 5% and 12%, "
            "respectively.",
            ["5", "12"],
        ),
        ("They used brimoxil (0.5%, two drops daily). " + BURNT, ["10", "20"]),
        ("Two strengths of brimoxil, 0.5% and 2%, were used. " + BURNT, ["10", "20"]),
        ("Brimoxil 0.5%, 1% and 2% were compared. " + BURNT, ["10", "20"]),
        # shares by how often it was given
        ("Redness was seen (43.5% QD, 46.5% BID) with brimoxil.", ["43.5", "46.5"]),
        # concentrations that were measured
        ("Raised concentrations of iron were found in 10% and 20%, respectively.", ["10", "20"]),
    ],
)
def test_strengths_in_lists_and_brackets(read, sentence, expected):
    assert shares(read, "Brimoxil versus timoxil\n" + PAIR + sentence) == expected
