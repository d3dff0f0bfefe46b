"""Numbers of people that disagree with one another: which is the whole, which is an arm's."""

import pytest
from trialtrace.extract.accounts.arms.names import OF_EVENTS

from .openings import GOUT, POTTERS_SALT

TWO = GOUT + "They were assigned to zinc (n = 20) or placebo (n = 22). "


def further(seen):
    """Return the numbers beside those in use."""
    return [seen.cells(row) for row in seen.rows("sizes")]


TOTALS = (
    ("As of May 1991, 91 sailors had been randomised; 65 sailors were evaluable.", "91"),
    ("We screened 90 sailors and randomised 60 to zinc or placebo.", "60"),
    ("Thirty of 37 patients completed the study with 15 patients in each group.", "37"),
    ("Sixty men took part. We assigned 60 men to zinc or placebo, 30 to each.", "60"),
    ("Naps of all 88 sailors were timed; 30 sailors wore a belt.", "88"),
    ("Sixty ASA status I and II sailors undergoing an operation on the knee took part.", "60"),
    (
        "In the Lyons Treatment Group and the Port Group A total of 60 sailors were randomised.",
        "60",
    ),
    ("Zinc was tried in 77 deaf sailors. Forty sailors got two 5-mg doses and 37 got three.", "77"),
)
STEPS = (
    (
        "Sixty sailors entered. Baseline traits were well balanced between the arms (N = 58).",
        {"60", "58"},
    ),
    ("Sixty sailors entered. At the follow-up after a year (N = 49), pain was less.", {"60", "49"}),
    ("Sixty patients (of whom 55 were evaluable) were randomised.", {"60", "55"}),
    ("Records came from 12 harbours and 9 clinics (640 patients).", {"640"}),
    ("Sixty sailors entered. Pain fell most in sailors over 50 (n = 30).", {"60"}),
    ("Sixty sailors entered. Reasons to leave the study were a rash (n = 24).", {"60"}),
    ("Sixty sailors underwent randomisation, and 58 received zinc or placebo.", {"60"}),
    ("Of 70 willing sailors, 60 were randomised; 58 attended the last visit.", {"70", "60", "58"}),
    ("In all 60 men entered. Results Of 57 examined men, 50 were analysed.", {"60", "57", "50"}),
    ("Sixty sailors entered. On landing, 90% of the 55 tired sailors had a cough.", {"60", "55"}),
    ("Sixty sailors entered. Information was given by 44 men.", {"60", "44"}),
    ("Of the 90 men, 70 (78%) were randomised for the second course.", {"90", "70"}),
    ("Of these 64 agreed to be randomised to zinc (31 men) or placebo (33).", {"64", "31", "33"}),
)
NO_TOTALS = (
    ("Forty men were assigned to zinc alone and 40 men to zinc after honey.", None),
    ("We assigned 40 men to zinc alone, 39 men to honey, and 41 men to placebo.", None),
    ("In the 1203 PORT trial sailors were randomised.", None),
    ("After a year, 19 and 21 sailors of the zinc and placebo groups were examined.", None),
    ("Sailors: 6 sailors (4 zinc, 2 placebo) are not evaluable.", None),
    ("After a fever, 30 sailors reached the port.", None),
    ("There were 20 fevers (9 with zinc and 11 with placebo).", None),
    ("Sailors with 25(OH)D levels below the limit were enrolled.", None),
    ("Sailors of class 3B were randomised.", None),
    ("We compared zinc and placebo for 60 journeys in 42 men.", "42"),
    ("Of the remainder, 30 were randomised.", None),
    ("Of the 9 who replied from the zinc group, 5 were examined.", None),
    (
        "Six trained sailors performed the tests in the zinc group (20) and placebo group (22).",
        None,
    ),
)


@pytest.mark.parametrize(("text", "number"), TOTALS)
def test_the_whole_is_told(read, text, number):
    assert read(GOUT + text).studies()[0].get("n_total") == number


@pytest.mark.parametrize(("text", "total"), NO_TOTALS)
def test_a_part_is_not_the_whole(read, text, total):
    assert read(TWO + text).studies()[0].get("n_total") == total


@pytest.mark.parametrize(("text", "numbers"), STEPS)
def test_each_step_is_told(read, text, numbers):
    seen = read(GOUT + text)
    told = {row.get("n") for row in (*further(seen), *seen.arms())} - {None}
    assert told | {seen.studies()[0].get("n_total")} == numbers


def test_who_received_what_was_planned_is_a_step_of_its_own(read):
    seen = read(GOUT + "We randomised 60 sailors, and 57 received the allocated treatment.")
    assert [row.get("n") for row in further(seen)] == ["57"]


def test_all_who_are_spoken_of_in_an_arm_are_its_number(read):
    seen = read(GOUT + "Of 45 sailors in the zinc group, 9 had a fever.")
    assert "45" in [arm.get("n") for arm in seen.arms()]


AGAIN = (
    "At the end, 18 sailors in the zinc group and 19 sailors in the placebo group could be examined.",
    "The trial was completed by 18 sailors in the zinc group and 19 in the placebo group.",
)
NOT_AGAIN = (
    "A fever was seen in 18 sailors in the zinc group and 19 sailors in the placebo group.",
    "The pain lasted 18 and 19 s, respectively, with zinc and placebo.",
)


@pytest.mark.parametrize("text", AGAIN)
def test_both_arms_are_counted_again(read, text):
    assert {"18", "19"} <= {row.get("n") for row in further(read(TWO + text))}


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_what_happened_in_both_arms_counts_neither(read, text):
    assert not {"18", "19"} & {row.get("n") for row in further(read(TWO + text))}


def test_men_and_women_of_an_arm_are_not_the_arms(read):
    seen = read(
        GOUT + "Forty sailors (26 men, 14 women) were enrolled. Nineteen sailors (12 men, 7 women)"
        " received zinc, and 21 sailors (14 men, 7 women) received placebo."
    )
    assert sorted(arm.get("n") for arm in seen.arms()) == ["19", "21"]


def test_a_share_of_an_arm_is_not_its_number(read):
    seen = read(GOUT + "Seven (30%) sailors who received zinc had no fever.")
    assert [arm.get("n") for arm in seen.arms()] == [None, None]


OTHERS = (
    "Nineteen men received zinc 5 mg for 21 days; the other 23 men got nothing for the pain.",
    "One group consisted of 19 men who took zinc, the other group consisted of 23 men who did not.",
    "Nineteen underwent the full course. The other 23 men had no course at all.",
)
FURTHER_ON = (
    "One group of 19 men took part in a course. It began at once. The remaining 23 men constituted"
    " the placebo group."
)
NO_OTHERS = (
    "Nineteen men had a fever and the other 23 men slept.",
    "The other 23 men had no course at all.",
)


@pytest.mark.parametrize("text", OTHERS)
def test_one_group_and_the_other(read, text):
    assert [arm.get("n") for arm in read(GOUT + text).arms()] == ["19", "23"]


@pytest.mark.parametrize("text", NO_OTHERS)
def test_some_and_others_are_no_groups(read, text):
    assert {arm.get("n") for arm in read(GOUT + text).arms()} <= {None}


def test_the_other_group_may_be_told_further_on(read):
    assert [arm.get("n") for arm in read(GOUT + FURTHER_ON).arms()] == ["19", "23"]


def test_boys_and_girls_are_no_arms_beside_another_number(read):
    seen = read(
        GOUT
        + "Nineteen children were enrolled (13 boys and 6 girls). In 13 children the pain fell."
    )
    assert {arm.get("n") for arm in seen.arms()} <= {None}


def test_those_who_completed_in_brackets_are_no_sizes(read):
    seen = read(
        GOUT + "Of the two groups 98% (N = 122/125) and 96% (N = 144/150) were treated to the end."
    )
    assert not {"122", "144"} & {arm.get("n") for arm in seen.arms()}


def test_numbers_of_arms_that_were_told_twice_are_kept_both(read):
    seen = read(
        GOUT + "Men were analysed at once (21 zinc; 20 placebo) and analysed at the end (18 zinc;"
        " 19 placebo)."
    )
    assert {"21", "20", "18", "19"} == {row.get("n") for row in (*seen.arms(), *further(seen))} - {
        None
    }


def test_the_arm_that_is_not_named_is_the_other(read):
    seen = read(TWO + "At the end, 18 on zinc and 19 on the other drug could be examined.")
    assert {"18", "19"} <= {row.get("n") for row in further(seen)}


@pytest.mark.parametrize(
    ("told", "sizes"),
    [
        # what all of them had, and were given
        (
            "Sixty women with recurrences were assigned to zinc (n = 30) or salt (n = 31).",
            ["30", "31"],
        ),
        ("Women with a response received zinc (n = 30) or salt (n = 31).", ["30", "31"]),
        ("Nurses responsible for zinc (n = 30) and salt (n = 31) were seen.", ["30", "31"]),
        (
            "Women on zinc, who were given tablets for a week (n = 30), and women on salt who took drops "
            "(n = 31) were seen.",
            ["30", "31"],
        ),
        (
            "We set those in the zinc arm (n = 30) against those in the salt arm (n = 31).",
            ["30", "31"],
        ),
        # to whom something happened, and what happened
        (
            "Pain fell in women on salt who had relapses (n = 10) and on zinc who stayed (n = 11).",
            [],
        ),
        (
            "Pain fell on zinc with a lasting response (red, n = 10) and on salt with relapses (blue, n = 11).",
            [],
        ),
        ("Sixty relapses occurred (zinc, n = 29; salt, n = 31).", []),
    ],
)
def test_what_all_had_and_what_befell_some(read, told, sizes):
    assert [arm["n"] for arm in read(POTTERS_SALT + told).arms() if "n" in arm] == sizes


def test_people_with_events_are_people():
    assert OF_EVENTS.search("There were 60 relapses in all (zinc, n = ")
    assert not OF_EVENTS.search("There were 60 women with relapses (zinc, n = ")
    assert not OF_EVENTS.search("There were 60 elderly women after relapses (zinc, n = ")
