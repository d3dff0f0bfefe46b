"""What an arm is called in tables: the title's words for it, where they name all of it."""

import pytest


def _labels(read, text):
    return [arm.get("label", "") for arm in read(text).arms()]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param(
            "Salt versus tea for coughs. Singers were randomised to sage/salt (n = 30) or thyme/tea (n = 31). "
            "Coughs were seen in 12% with sage/salt and 31% with thyme/tea.",
            ["sage/salt", "thyme/tea"],
            id="a part of a combination is not the whole",
        ),
        pytest.param(
            "Sage add-on to honey for coughs. Singers were randomised to oral sage (n = 30) or placebo (n = 31). "
            "Coughs were seen in 12% with sage and 31% with placebo.",
            ["Sage", "placebo"],
            id="half a compound is cut off",
        ),
        pytest.param(
            "Sage maintains the voice of singers. Singers were randomised to sage (n = 30) or placebo (n = 31). "
            "Coughs were seen in 12% with sage and 31% with placebo.",
            ["Sage", "placebo"],
            id="a title that is a sentence",
        ),
        pytest.param(
            "K-12 for singers. Sixty singers were randomised to honey (N = 30) or K-12 (N = 30). Coughs were seen in "
            "12% with honey and 31% with K-12.",
            ["honey", "K-12"],
            id="a letter and a number",
        ),
        # near miss: what both arms had may be missing in the title's name
        pytest.param(
            "Vitamin D in teachers: a trial. Teachers were randomised to calcium plus vitamin D (n = 30) or calcium "
            "plus placebo (n = 31). Falls were seen in 12% with vitamin D and 31% with placebo.",
            ["Vitamin D", "calcium plus placebo"],
            id="what both had",
        ),
    ],
)
def test_an_arm_is_called_by_words_that_name_all_of_it(read, text, labels):
    found = _labels(read, text)
    assert sorted(found, key=str.casefold) == sorted(labels, key=str.casefold)


LETTERED = (
    "Dulse versus weekly iron plus copper\nPURPOSE: To compare dulse (D) with weekly iron plus copper (IC) "
    "in lymphoma. METHODS: 240 women were randomised to D 100 mg every 3 weeks (n = 118) or IC (n = 122). RESULTS: "
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("D induced responses in 45%.", {("45", "dulse")}),
        (
            "Relapse was seen in 45% after D and in 30% after the combination.",
            {("45", "dulse"), ("30", "weekly iron plus copper")},
        ),
        # a letter that begins another name
        ("D scores fell, and 45% of women relapsed.", set()),
    ],
)
def test_one_letter_is_an_arm_in_front_of_a_verb(read, sentence, expected):
    found = read(LETTERED + sentence).results()
    assert {(value, arm) for kind, value, arm, *_ in found if kind == "percent" and arm} == expected
