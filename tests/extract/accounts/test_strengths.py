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
