"""Shares and counts that are no results: what people were like before, what was planned, expected, kept to."""

import pytest

from .openings import NURSES_SALT


def told(read, sentence):
    """Return (value, arm) of the shares and counts of a sentence that stands in a trial."""
    return [
        (value, arm.lower())
        for statistic, value, arm, _, _ in read(NURSES_SALT + sentence).results()
        if statistic in ("percent", "events", "median", "mean")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "In this analysis, 46.7% of the nurses had not received zinc previously.",
        "Previous therapy included tea or honey (100%), salt (48%) and zinc (16%).",
        "200 (84%) nurses were known to be immune.",
        "The mean (SD) age of the nurses was 42.6 (10.1) years; 36% (n = 87) wore masks and 64% (n = 153) did not.",
        "118 (97%) nurses in the salt group received the allocated treatment.",
        "It could be added to zinc (in an expected 15% of nurses).",
        "Colds were seen in 315 nurses, compared with 515 expected colds.",
        "This was an absolute benefit in terms of days without colds of 4.7 percent (95% CI, 2.6 to 6.8).",
    ],
)
def test_no_share_or_count_of_an_arm(read, sentence):
    assert all(arm == "" for _, arm in told(read, sentence))
    assert not {"46.7", "48", "84", "36", "97", "15", "515", "4.7"} & {
        value for value, _ in told(read, sentence)
    }


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Of those on zinc, 46.7% had previously unknown colds.", "46.7"),
        ("In 36% of nurses on zinc colds were seen.", "36"),
        ("15% of nurses on zinc had colds as expected.", "15"),
    ],
)
def test_near_misses_are(read, sentence, expected):
    assert (expected, "zinc") in told(read, sentence)


def test_what_led_to_leaving_is_an_outcome(read):
    seen = told(
        read,
        "Nausea was the event leading to discontinuation of zinc most often, seen in 24 (20%) of 118 nurses.",
    )
    assert seen == [("24", "zinc"), ("20", "zinc")]


def test_of_whom_a_share_is_told_is_no_count(read):
    seen = told(
        read,
        "Of the 240 nurses, 26.3% in the salt arm were cured compared with 65.2% in the zinc arm.",
    )
    assert seen == [("26.3", "salt"), ("65.2", "zinc")]


def test_who_is_counted_tells_no_condition_of_entry(read):
    seen = told(
        read,
        "Among 240 nurses, the percentage of those who were well at 12 months was 75.8% (95% CI, 69.8 to 80.7) with "
        "zinc and 34.1% with salt.",
    )
    assert seen == [("75.8", "zinc"), ("34.1", "salt")]


def test_a_ratio_behind_a_share_is_no_median(read):
    found = read(
        NURSES_SALT
        + "The hazard ratio was 0.83 (95% CI, 0.71-0.96). Colds were no rarer than with salt (87.2%, 1.02 "
        "[0.89-1.18], p=0.8)."
    )
    assert "median" not in {statistic for statistic, *_ in found.results()}
