"""By which words a text points at an arm without its name: "the drug", "the other group", "the untreated"."""

import pytest

EIGHTY = "Eighty adults were randomised to zinc (n = 41) or {} (n = 39). "


@pytest.mark.parametrize("against", ["placebo", "no treatment"])
@pytest.mark.parametrize(
    ("tried", "control"),
    [
        ("the drug group", "the control group"),
        ("the trial group", "the other group"),
        ("those who received the drug", "untreated patients"),
        ("patients on the study drug", "patients who did not receive the drug"),
        ("those treated", "those who were not treated"),
        ("the zinc group", "the no-zinc group"),
        ("patients who received zinc", "those who did not receive oral zinc"),
        ("those receiving zinc", "those without treatment"),
        ("the study group", "the non-zinc group"),
    ],
)
@pytest.mark.parametrize(
    "result",
    [
        "Itch stopped in 31% of {0} and in 12% of {1}.",
        "The mean score was 31 ± 3 and 12 ± 2, respectively, in {0} and {1}.",
        "Itch stopped in 31% (13/41) among {0} and was gone in 12% (5/39) among {1}.",
    ],
)
def test_an_arm_is_pointed_at(read, against, tried, control, result):
    text = "Zinc for itch\n\n" + EIGHTY.format(against) + result.format(tried, control)
    found = read(text).sides()
    assert "31" in found[0] - found[1]
    assert "12" in found[1] - found[0]


def test_the_untreated_are_not_known_by_what_others_had(read):
    text = (
        "Zinc for itch\n\nEighty adults were randomised to no treatment (n = 39) or zinc (n = 41). "
        "Itch stopped in 12% of the untreated group and in 31% of those who received zinc."
    )
    assert read(text).sides() == ({"31"}, {"12"})


def test_a_way_that_both_names_tell_is_of_neither(read):
    text = (
        "Oral zinc for itch\n\nEighty adults were randomised to receive oral zinc or no oral zinc. "
        "Itch stopped in 31% of the oral zinc group and in 12% of the no oral zinc group."
    )
    assert read(text).sides() == ({"31"}, {"12"})


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three potters in the latter group fell asleep.", (set(), {"3"})),
        ("Three potters in the former group fell asleep.", ({"3"}, set())),
        # near misses: one side alone may be a thing that was measured; others may be of any arm
        ("Pain and itch were told apart; the latter was seen in 3 potters.", (set(), set())),
        ("Three of the other patients fell asleep.", (set(), set())),
    ],
)
def test_the_latter_group(read, sentence, expected):
    text = (
        "Zinc for itch\n\n"
        + EIGHTY.format("placebo")
        + "Both zinc and placebo were liked. "
        + sentence
    )
    tried, control = read(text).sides()
    assert (tried, control) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        # what all had, or what an effect was due to, is no arm
        "Sleep that was related to the drug was seen in 12%.",
        "Of 80 patients treated, 12% fell asleep.",
    ],
)
def test_the_drug_is_not_always_an_arm(read, sentence):
    found = read("Zinc for itch\n\n" + EIGHTY.format("placebo") + sentence).sides()
    assert found == (set(), set())


def test_the_drug_is_nobody_where_both_had_one(read):
    text = (
        "Zinc versus iron for itch\n\n"
        + EIGHTY.format("iron")
        + "Itch stopped in 31% of those who received the drug."
    )
    assert read(text).sides() == (set(), set())
