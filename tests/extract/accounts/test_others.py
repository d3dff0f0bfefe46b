"""What a report tells of other studies is no result of its own."""

import pytest
from trialtrace.extract.accounts.others import own_lines
from trialtrace.extract.accounts.parts import Parts
from trialtrace.extract.accounts.reading import Line

ARMS = (
    "Zinc against placebo in potters\nMethods: We randomly assigned 90 potters to zinc (n = 45) or "
    "placebo (n = 45).\nDiscussion: "
)


def values(read, sentence):
    return {value for _, value, *_ in read(ARMS + sentence).results()}


@pytest.mark.parametrize(
    "sentence",
    [
        "In other small trials, colds were seen in 12% with zinc and 20% with placebo.",
        "A meta-analysis of ten trials found a relative risk of 0.7 (95% CI 0.5 to 0.9) for colds.",
        "Okafor et al. reported colds in 12% with zinc and 20% with placebo.",
        "The authors concluded that zinc lowered colds from 20% to 12% (P = 0.02).",
        "It is estimated that 12% of people have a cold.",
        "In a recent large trial, colds were seen in 12% with zinc and 20% with placebo.",
    ],
)
def test_other_studies(read, sentence):
    assert values(read, sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "In our trial colds were seen in 12% with zinc and 20% with placebo, as in other trials.",
        "Colds were seen in 12% with zinc and 20% with placebo, consistent with earlier studies.",
        "In this meta-analysis colds were seen in 12% with zinc and 20% with placebo.",
        "Prior to the study drugs, and after, colds were seen in 12% with zinc and 20% with placebo.",
        "In the two other arms colds were seen in 12% with zinc and 20% with placebo.",
    ],
)
def test_its_own(read, sentence):
    assert {"12", "20"} <= values(read, sentence)


def test_an_analysis_tells_of_itself(read):
    title = "Zinc for colds: a systematic review and meta-analysis\n"
    told = "Results: The meta-analysis showed that colds were rarer with zinc (risk ratio 0.61, 95% CI 0.51-0.74)."
    assert "0.61" in {value for _, value, *_ in read(title + told).results()}
    assert "0.61" not in {value for _, value, *_ in read(ARMS + told).results()}


PAPER = (
    "Zinc against placebo in potters\n\nAbstract\n\nBackground: Colds are common. Methods: We randomly assigned 90 "
    "potters to zinc (n = 45) or placebo (n = 45). Results: Colds were rarer with zinc.\n\nIntroduction\n\n"
    "Colds are common. They last long. Zinc may help.\n\nMethods\n\nPotters took zinc or placebo. They wrote "
    "diaries. Nobody knew which.\n\nResults\n\nPotters were alike. Most were men.\n\nDiscussion\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("In the trial, colds were seen in 12% with zinc and 20% with placebo.", True),
        (
            "By the end of a study period, colds were seen in 12% with zinc and 20% with placebo.",
            True,
        ),
        (
            "Two potters left the study, and colds were seen in 12% with zinc and 20% with placebo.",
            True,
        ),
        ("At a study visit, colds were seen in 12% with zinc and 20% with placebo.", True),
        (
            "In the Oslo Potters trial, colds were seen in 12% with zinc and 20% with placebo.",
            False,
        ),
        ("In the small trials, colds were seen in 12% with zinc and 20% with placebo.", False),
        ("In the whole trial, colds were seen in 12% with zinc and 20% with placebo.", True),
        ("In a trial in bakers, colds were seen in 12% with zinc and 20% with placebo.", False),
        ("In their trial, colds were seen in 12% with zinc and 20% with placebo.", False),
        ("In two small trials, colds were seen in 12% with zinc and 20% with placebo.", False),
    ],
)
def test_a_discussion_tells_of_its_own_study_and_of_others(read, sentence, own):
    found = {value for _, value, *_ in read(PAPER + sentence + " More is to be done.").results()}
    assert ({"12", "20"} <= found) is own


def test_sentences_keep_the_documents_order():
    texts = ("Methods", "Colds", "Discussion", "More", "Methods", "Bakers")
    lines = [
        Line(at, at, at + 1, text, "paragraph", at, "", (), ()) for at, text in enumerate(texts)
    ]
    parts = Parts((), (lines[0], lines[1], lines[4], lines[5]), (lines[2], lines[3]))
    assert [line.text for line in own_lines(lines, parts)] == list(texts)


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        (
            "Colds were seen in 12% with zinc and 20% with placebo, most of a kind not seen in earlier trials.",
            True,
        ),
        (
            "Colds were seen in 12% with zinc and 20% with placebo, a gain not reported by other studies.",
            True,
        ),
        ("Colds were seen in 12% with zinc and 20% with placebo in earlier trials.", False),
        (
            "In earlier trials that did not count fevers, 12% had colds with zinc and 20% with placebo.",
            False,
        ),
    ],
)
def test_what_others_did_not_find_is_its_own(read, sentence, own):
    assert ({"12", "20"} <= values(read, sentence)) is own
