"""What an arm is called in tables: the title's words for it, where they name all of it."""

import pytest
from trialtrace.extract.api import extract_text


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
            "Sage versus thyme. Singers were put in a test arm (n = 70) or a control arm (n = 71). Coughs were seen "
            "in 12% in the test arm and 31% in the control arm.",
            ["Sage", "thyme"],
            id="a text that does not leaves it to the title",
        ),
        pytest.param(
            "K-12 for singers. Sixty singers were randomised to honey (N = 30) or K-12 (N = 30). Coughs were seen in "
            "12% with honey and 31% with K-12.",
            ["honey", "K-12"],
            id="a letter and a number",
        ),
        pytest.param(
            "Tubular binding heals sprains faster. Runners were randomised to tubular binding (n = 30) or plaster "
            "binding (n = 31). Pain was seen in 12% with tubular binding and 31% with plaster binding.",
            ["Tubular binding", "plaster binding"],
            id="a noun behind another word is another thing",
        ),
        pytest.param(
            "Copper binding heals sprains. Plaster binding is the standard. We evaluated cuprobinding and plaster "
            "binding. RESULTS: The randomly assigned 55 runners healed more often with cuprobinding compared with "
            "plaster binding (89% vs 65%).",
            ["cuprobinding", "plaster binding"],
            id="the control is not what the title tells of another name",
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


CONTROLLED = (
    "Hand baths for itch in potters: a randomised trial\nForty potters were assigned to an experimental group (n = 20) "
    "that had hand baths or to a control group (n = 20). Results: "
)


def _means(text):
    found = extract_text(text, "d")
    return {one.raw: one.role for one in found.evidence if one.label == "results.mean" and one.role}


def test_experimental_and_control_groups_are_two():
    told = "Itch scores of the experimental and control groups were 1.17±0.42 and 2.03±0.61 at the first test."
    assert _means(CONTROLLED + told) == {"1.17": "experimental", "2.03": "active"}


def test_letters_of_groups_may_stand_alone_where_two_do():
    text = (
        "Zinc versus iron in potters\nGroup P (n = 45) had zinc and group L (n = 45) had iron. Itch was 12 (SD 11) mm "
        "in group P and 31 (SD 18) mm in group L. Ferritin was 64 (SEM 8) in P, 143 (SEM 11) in L. Vitamin E rose."
    )
    assert _means(text) == {
        "12": "experimental",
        "31": "active",
        "64": "experimental",
        "143": "active",
    }


def test_a_short_form_heads_what_its_group_had():
    text = (
        "Zinc or iron for itch\nIT group: iron with tea (20 patients); ZT group: zinc with tea (20 patients). Itch was "
        "26.2 ± 13.1 in the IT group and 17.4 ± 8.8 in the ZT group."
    )
    assert _means(text) == {"26.2": "active", "17.4": "experimental"}


def test_a_control_with_the_noun_of_the_other_arm_is_the_control():
    text = (
        "A high-salt diet for cramp\nSixty potters were assigned to either a high-salt, low-sugar diet or a low-salt, "
        "high-sugar (conventional) diet. Potters on the high-salt diet lost more weight than potters on the "
        "conventional diet (6.1 ± 4.4 vs. 2.9 ± 3.2 kg)."
    )
    assert _means(text) == {"6.1": "experimental", "2.9": "active"}
