"""Arms that a text calls by how long or how much alone, given in groups, or one after the other."""

import pytest
from trialtrace.extract.accounts.arms.amounts import amounts_with_n
from trialtrace.extract.accounts.arms.counts import names_with_counts
from trialtrace.extract.accounts.arms.names import names_with_n


def _labels(read, text):
    return [(arm.get("label"), arm.get("n")) for arm in read(text).arms()]


def _of_arms(read, text, statistic):
    """Return (value, label of the arm) of every result of a kind."""
    seen = read(text)
    labels = {row.row_id: seen.cells(row).get("label") for row in seen.rows("arms")}
    return [
        (seen.cells(row)["value"], labels.get(row.arm_id))
        for row in seen.rows("results")
        if seen.cells(row)["statistic"] == statistic
    ]


DURATIONS = (
    "5 versus 10 days of penicillin for sore throat\nWe enrolled 280 pupils. The throat was sore after two "
    "weeks in {results}."
)


@pytest.mark.parametrize(
    ("results", "statistic", "told"),
    [
        (
            "26 of 140 (19%) in the 5-day group and 25 of 140 (18%) in the 10-day group", "events",
            [("26", "5-day group"), ("25", "10-day group")],
        ),
        (
            "19% in the five-day arm and 18% in the ten-day arm", "percent",
            [("19", "five-day arm"), ("18", "ten-day arm")],
        ),
    ],
)  # fmt: skip
def test_groups_called_by_their_length_are_arms(read, results, statistic, told):
    assert _of_arms(read, DURATIONS.format(results=results), statistic) == told


def test_what_a_title_compares_is_no_result(read):
    text = DURATIONS.format(
        results="26 of 140 in the 5-day group and 25 of 140 in the 10-day group"
    )
    assert _of_arms(read, text, "mean") == []


SIZED = (
    "Splints for mallet finger\nWe assigned 94 adults to a splint for 6 weeks (n = 48) or 9 weeks (n = 46). "
    "Results: {results}"
)


def test_lengths_in_front_of_sizes_are_arms_with_their_sizes(read):
    text = SIZED.format(
        results="Pain was 2.1 (SD 1.0) in the 6-week group and 2.4 (SD 1.1) in the 9-week group."
    )
    assert _labels(read, text) == [("6 weeks", "48"), ("9 weeks", "46")]
    assert _of_arms(read, text, "mean") == [("2.1", "6 weeks"), ("2.4", "9 weeks")]


def test_two_lengths_may_share_the_word_group(read):
    text = SIZED.format(
        results="Mean pain was 2.1 (SD 1.0) vs 2.4 (SD 1.1) in the 9-week vs 6-week groups."
    )
    assert _of_arms(read, text, "mean") == [("2.1", "9 weeks"), ("2.4", "6 weeks")]


def test_a_moment_is_neither_an_arm_nor_an_outcome(read):
    text = SIZED.format(
        results="At 6 weeks, pain was 2.1 (SD 1.0) in the 6-week group and 2.4 (SD 1.1) in the 9-week group."
    )
    seen = read(text)
    assert {outcome for *_, outcome in seen.results()} == {"pain"}
    assert [arm["label"] for arm in seen.arms()] == ["6 weeks", "9 weeks"]


def test_one_length_names_no_groups(read):
    text = (
        "Zinc for warts\nWe assigned 80 adults to zinc (n = 40) or placebo (n = 40). Warts went in 12 with zinc and 8 "
        "with placebo after the 6-week course."
    )
    assert _labels(read, text) == [("Zinc", "40"), ("placebo", "40")]


def test_lengths_of_different_units_tell_nothing():
    assert amounts_with_n("honey for 6 weeks (n = 20) or 9 visits (n = 21)", 0) == ()


GROUPS = (
    "Therapy for stammering\nNinety pupils were randomised to online therapy (OT; n = 30), group therapy (GT; n = "
    "30) or waiting list (WL; n = 30). Fluency was 8.1 (SD 2.9) in OT, 7.4 (2.3) in GT and 5.6 (2.1) in WL."
)


def test_therapy_in_a_group_is_called_so(read):
    assert _labels(read, GROUPS) == [
        ("online therapy", "30"), ("group therapy", "30"), ("waiting list", "30"),
    ]  # fmt: skip
    assert _of_arms(read, GROUPS, "mean") == [
        ("8.1", "online therapy"), ("7.4", "group therapy"), ("5.6", "waiting list"),
    ]  # fmt: skip


def test_the_word_group_alone_is_no_part_of_a_name():
    pairs = names_with_n("They were randomised to group yoga (n = 30) or group A diet (n = 31).", 0)
    assert pairs[0][0].text == "group yoga"


@pytest.mark.parametrize(
    "given",
    [
        "received ginger 300 mg and placebo in random order",
        "took ginger 300 mg daily and placebo for a week each in a randomised sequence",
        "drank ginger tea and placebo on separate days",
    ],
)
def test_what_all_had_one_after_the_other_are_arms(read, given):
    text = (
        f"Ginger for seasickness\nTwenty-four sailors {given}. Nausea fell by 28 mm (SD 14) after ginger and by 11 mm "
        "(SD 12) after placebo."
    )
    roles = [(arm["role"], arm["label"]) for arm in read(text).arms()]
    assert roles == [("experimental", "Ginger"), ("placebo", "placebo")]
    assert [value for value, _ in _of_arms(read, text, "mean")] == ["28", "11"]


def test_an_amount_of_a_drug_is_no_number_of_people():
    assert (
        names_with_counts("Twenty-four sailors received ginger 300 mg and placebo in turn.", 0)
        == ()
    )


def test_a_ratio_of_allocation_opens_no_name(read):
    text = (
        "Home visits after falls\nIn all 312 adults were allocated 1:1 to home visits (intervention, n = 155) or usual "
        "care (control, n = 157). Falls occurred in 41 with visits and 62 with usual care."
    )
    assert [arm["intervention"] for arm in read(text).arms()] == ["home visits", "usual care"]
