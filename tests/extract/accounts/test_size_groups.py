"""Two groups told side by side, lists in the order of another, and totals that other numbers tell."""

import pytest

from .openings import GOUT


def sizes_of_arms(seen):
    """Return the size of each arm by its role, those that have one."""
    return {arm["role"]: arm["n"] for arm in seen.arms() if "n" in arm}


def further(seen):
    """Return the numbers beside those in use."""
    return {seen.cells(row)["n"] for row in seen.rows("sizes")}


PAIRS = (
    "Twenty sailors, who had sailed for more than 9 years, were given zinc and 22 sailors were"
    " given placebo.",
    "Twenty sailors received 5 mg zinc every morning; 22 sailors received placebo.",
    "After landing, 20 sailors with gout were treated with zinc. Twenty-two took placebo.",
)


@pytest.mark.parametrize("text", PAIRS)
def test_two_groups_told_side_by_side_are_the_arms(read, text):
    seen = read(GOUT + text)
    assert sizes_of_arms(seen) == {"experimental": "20", "placebo": "22"}
    assert "n_total" not in seen.studies()[0]


NO_PAIRS = (
    "Forty sailors with gout were randomised to zinc or placebo and 38 received the allocation.",
    "Forty sailors were given zinc or placebo, and 36 sailors received a second bottle of it.",
)


@pytest.mark.parametrize("text", NO_PAIRS)
def test_a_whole_and_a_part_of_it_are_no_groups(read, text):
    assert sizes_of_arms(read(GOUT + text)) == {}


def test_a_number_no_larger_than_the_other_arms_is_of_one_arm(read):
    seen = read(GOUT + "Twenty sailors took zinc and were compared with a placebo group (n = 21).")
    assert sizes_of_arms(seen) == {"experimental": "20", "placebo": "21"}
    assert "n_total" not in seen.studies()[0]


@pytest.mark.parametrize(
    "text",
    [
        "A total of 20 (91%) and 19 (86%) sailors completed the trial in the zinc and placebo"
        " groups, respectively.",
        "Three sailors left, leaving 20 and 19 sailors in the zinc and placebo groups, respectively.",
    ],
)
def test_lists_follow_one_another(read, text):
    seen = read(GOUT + text)
    assert sizes_of_arms(seen) == {"experimental": "20", "placebo": "19"}


def test_those_to_whom_something_happened_are_no_list_of_sizes(read):
    text = "In all, 20 and 19 sailors in the zinc and placebo groups, respectively, had a cough."
    assert sizes_of_arms(read(GOUT + text)) == {}


def test_a_comma_makes_no_list_of_arms(read):
    seen = read(
        GOUT
        + "Of 42 sailors, 38 completed the trial (20 and 18 with zinc and placebo, respectively)."
    )
    assert "42" not in sizes_of_arms(seen).values()


def test_those_of_whom_some_are_taken_are_a_step(read):
    seen = read(GOUT + "In spring 90 sailors came ashore. Of these, 60 were randomised.")
    assert seen.studies()[0]["n_total"] == "60"
    assert further(seen) == {"90"}


def test_nobody_is_taken_from_fewer(read):
    seen = read(
        GOUT + "In spring 12 sailors came ashore. Of these ports, 60 sailors were randomised."
    )
    assert "12" not in further(seen)


def test_two_sexes_sum_to_the_whole(read):
    seen = read(
        GOUT + "Sixty deaf sailors, 38 men and 22 women, were randomly divided into 2 groups."
    )
    assert seen.studies()[0]["n_total"] == "60"
    assert further(seen) == set()


def test_sexes_of_a_group_sum_to_no_whole(read):
    seen = read(GOUT + "The zinc group was composed of 20 sailors (12 men; 8 women).")
    assert seen.studies()[0].get("n_total") != "20"


def test_strata_are_no_arms_where_nothing_was_done_to_them(read):
    seen = read(
        GOUT
        + "In spring 40 sailors, with gout of the toe (n = 22) or the knee (n = 18), took part."
    )
    assert sizes_of_arms(seen) == {}


def test_sets_of_analysis_are_steps(read):
    text = (
        "Sixty sailors were randomised. Both the intention-to-treat (ITT; n = 58) and per-protocol"
    )
    seen = read(GOUT + text + " (PP; n = 49) analyses agreed.")
    assert seen.studies()[0]["n_total"] == "60"
    assert further(seen) == {"58", "49"}


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("SAILORS--112 sailors were enrolled.", "112"),
        ("A total of 90 H pylori-positive sailors were randomised.", "90"),
        ("In this trial 60 day stay patients were randomised.", "60"),
        ("They received rays of 5 × 5 Gy and were randomly assigned to zinc or placebo.", None),
        ("Two sailors, one each in the zinc and placebo groups, stayed ashore.", None),
        ("Sixty sailors who had lost weight in the 3 previous months were randomised.", "60"),
    ],
)
def test_what_hides_a_number_or_counts_nobody(read, text, total):
    assert read(GOUT + text).studies()[0].get("n_total") == total


def test_what_befell_some_of_a_group_is_not_its_size(read):
    seen = read(GOUT + "In the placebo group, 33 sailors did not come back from the port.")
    assert sizes_of_arms(seen) == {}


def test_of_two_numbers_told_in_turn_neither_is_the_whole(read):
    text = (
        "Microbes for diarrhoea\n\nOf 17,420 patients screened, 1493 were randomly assigned to the microbial"
        " preparation and 1488 to placebo; 1470 and 1471, respectively, were included in the analysis."
    )
    seen = read(text)
    assert [arm["n"] for arm in seen.arms()] == ["1493", "1488"]
    assert seen.cells(seen.rows("studies")[0])["n_total"] != "1471"


def test_events_that_are_shared_out_are_no_sizes(read):
    text = (
        "Zentorine for gout: the X trial\n\nPatients were randomly assigned to receive either zentorine followed by"
        " colchinol (ZC; n = 753) or allopurinol followed by fenbate (AF; n = 747). In 59 months 214 relapses occurred"
        " (ZC, n = 96; AF, n = 118). Recovery was seen in 86.6% with ZC and 84.1% with AF."
    )
    assert [arm.get("n") for arm in read(text).arms()] == ["753", "747"]


def test_a_sum_that_nobody_was_put_in_groups_for_is_of_no_arms(read):
    text = (
        "Zentorine for gout\n\nIn a randomised trial 610 patients had zentorine or placebo. In the whole study 196 had"
        " limited disease and 414 extensive disease."
    )
    assert not [arm for arm in read(text).arms() if "n" in arm]


def test_numbers_of_a_sum_follow_the_order_of_their_own_sentence(read):
    seen = read(
        "Coughs were rarer in the honey group than in the sage group. This analysis has 120 singers who had sage "
        "(n = 70; sage group) or anything else (n = 50; honey group). Coughs were seen in 12% of the sage group and "
        "31% of the honey group."
    )
    assert {arm["label"]: arm["n"] for arm in seen.arms()} == {"sage": "70", "honey": "50"}


def test_the_verb_of_a_second_number_of_those_analysed_may_be_left_out(read):
    seen = read(GOUT + "In all, 240 patients were evaluable for itch and 211 for cough.")
    assert further(seen) | {seen.studies()[0]["n_total"]} == {"240", "211"}
    seen = read(GOUT + "In all, 240 patients were evaluable for itch and 211 had a cough.")
    assert "211" not in further(seen)


def test_those_analysed_in_each_group_are_the_size_of_every_arm(read):
    told = "We randomised 44 patients to zinc or placebo. For both arms, 22 patients were evaluable for itch."
    assert sizes_of_arms(read(GOUT + told)) == {"experimental": "22", "placebo": "22"}
    had = "We randomised 44 patients to zinc or placebo. For both arms, 22 patients had gout in both feet."
    assert sizes_of_arms(read(GOUT + had)) == {}
