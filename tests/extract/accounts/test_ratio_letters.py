"""Letters that stand for a ratio in one text stand for a heart rate or a response rate in another."""

import pytest

from .openings import ADULTS


def ratios(seen):
    """Return (statistic, value, low, high) of every ratio."""
    cells = [seen.cells(row) for row in seen.rows("results")]
    return {
        (one["statistic"], one["value"], one.get("low"), one.get("high"))
        for one in cells
        if one.get("statistic", "").endswith("_ratio") and "value" in one
    }


RATIOS = (
    # two letters that are one ratio alone, whatever words stand in front of their bracket
    (
        "Falls were commoner (relative risk [HR], 1.45; 95% CI 1.1-1.9), and cramps (HR 1.3; 95% CI 1.1-1.6).",
        {("hazard_ratio", "1.45", "1.1", "1.9"), ("hazard_ratio", "1.3", "1.1", "1.6")},
    ),
    # letters that are not
    (
        "We give the hazard ratio (RR). Falls were commoner (RR 1.45, 95% CI 1.1-1.9).",
        {("hazard_ratio", "1.45", "1.1", "1.9")},
    ),
    # a step between number and limits
    (
        "The HR of falls was 2.9 per 10-unit rise (95% CI 1.5-4.4).",
        {("hazard_ratio", "2.9", "1.5", "4.4")},
    ),
    # letters in front say what kind of ratio it is
    ("Relapse was rarer (sdHR = 0.62).", {("hazard_ratio", "0.62", None, None)}),
    ("Relapse was rarer (csHR 0.62, 0.41-0.93).", {("hazard_ratio", "0.62", "0.41", "0.93")}),
    # a slip of the pen in the definition
    (
        "Falls were as common (risk risk (RR) 0.89; 95% CI 0.71 to 1.12).",
        {("risk_ratio", "0.89", "0.71", "1.12")},
    ),
    # both senses: the limits of a ratio tell
    (
        "Cells without homologous recombination (HR) died. Low repair shortened survival (HR = 2.1, 95% CI: 1.3-3.4).",
        {("hazard_ratio", "2.1", "1.3", "3.4")},
    ),
    (
        "The response rate (RR) was noted. Falls were rarer (relative risk [RR] 0.71, 0.55-0.92); the RR of burns was "
        "0.8.",
        {("risk_ratio", "0.71", "0.55", "0.92"), ("risk_ratio", "0.8", None, None)},
    ),
    ("The adjusted relative risk (ARR) of falls was 0.62.", {("risk_ratio", "0.62", None, None)}),
    # a ratio and its p-value, told in one list
    (
        "The HR for relapse as well as its p-value were 1.62 and 0.01, respectively.",
        {("hazard_ratio", "1.62", None, None)},
    ),
)


@pytest.mark.parametrize(("said", "expected"), RATIOS)
def test_letters_are_a_ratio(read, said, expected):
    assert ratios(read(ADULTS + said)) == expected


NO_RATIOS = (
    "Relapsed or refractory (RR) disease was common. The RR was 0.42 in all and 0.55 in women.",
    "Relapsed/refractory (RR) disease was common; RR 0.42 was found.",
    "The mean RR interval was 0.82 s before sleep and RR was 0.91 at night.",
    "The recurrence rate (RR) was followed. The RR was 0.04 with zinc and 0.11 with placebo.",
    "Mean RR 812 ms was short, and HR 71 bpm.",
    "HR efficiency 0.35 was seen in cells.",
    "The hit rate (HR) of the list was 0.61.",
    "The hazard rate was 0.12 per year.",
    "The ARR was 0.03 (95% CI 0.01-0.05).",
)


@pytest.mark.parametrize("said", NO_RATIOS)
def test_letters_are_something_else(read, said):
    assert ratios(read(ADULTS + said)) == set()
