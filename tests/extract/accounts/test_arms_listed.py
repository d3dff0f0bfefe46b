"""Three and more arms: doses told in one breath, and the order in which a text lists its arms."""

import pytest

START = "Zinc in colds.\nMETHODS: "
LOW_HIGH = (
    " RESULTS: Events occurred in each group: 8 (placebo), 7 (low dose), and 6 (high dose). Mean scores were 3.3 "
    "with high-dose zinc, 4.2 with low-dose zinc and 5.1 with placebo."
)
AMOUNTS = (
    " RESULTS: Colds occurred in 20% with placebo, 12% with 5 mg and 9% with 10 mg. Coughs were seen in 30%, 22% "
    "and 19%, respectively."
)


def _told(read, text):
    """Return value → the arm's place among those that the text tried, or "control"; None for no arm."""
    got = read(text)
    rows = [row.row_id for row in got.rows("arms")]
    cells = {row.row_id: got.cells(row) for row in got.rows("arms")}
    names = {
        one: "control" if cells[one]["role"] in ("placebo", "none", "active") else place
        for place, one in enumerate(rows)
    }
    found = {}
    for row in got.rows("results"):
        told = got.cells(row)
        if told["statistic"] in ("percent", "mean", "events"):
            found[told["value"]] = names.get(row.arm_id)
    return found


@pytest.mark.parametrize(
    "told",
    [
        "Ninety men were randomised to placebo or zinc (5 or 10 mg).",
        "Ninety men were randomised to zinc (5 or 10 mg) or placebo.",
        "Ninety men were randomised to placebo or zinc 5 or 10 mg daily.",
        "Ninety men were randomised to placebo or one of two doses of zinc (5 or 10 mg daily).",
        "Ninety men were randomised to low-dose zinc (5 mg), high-dose zinc (10 mg) or placebo.",
        "Ninety men were randomised to placebo (n = 30), low-dose zinc (5 mg; n = 30) or high-dose zinc "
        "(10 mg; n = 30).",
    ],
)
def test_doses_told_in_one_breath_are_arms(read, told):
    assert _told(read, START + told + LOW_HIGH) == {
        "8": "control", "7": 0, "6": 1, "3.3": 1, "4.2": 0, "5.1": "control",
    }  # fmt: skip
    assert _told(read, START + told + AMOUNTS) == {
        "20": "control", "12": 0, "9": 1, "30": "control", "22": 0, "19": 1,
    }  # fmt: skip


def test_counts_in_front_of_bracketed_names(read):
    told = (
        "Ninety men were randomised to placebo or zinc (5 or 10 mg). RESULTS: Cramps were more frequent in treated "
        "men: 1 (placebo), 3 (low dose), and 4 (high dose). Colds were rare with low-dose and high-dose zinc."
    )
    assert _told(read, START + told) == {"1": "control", "3": 0, "4": 1}


def test_what_names_itself_behind_an_amount_is_an_arm(read):
    told = "Ninety men were randomised to placebo, 5 mg zinc, or 10 mg zinc daily."
    assert _told(read, START + told + AMOUNTS)["12"] == 0
    assert _told(read, START + told + AMOUNTS)["9"] == 1


def test_doses_that_nothing_tells_apart_are_one_arm(read):
    told = "Ninety men were randomised to placebo or zinc (5 or 10 mg by weight). RESULTS: Coughs were rarer."
    assert len(read(START + told).arms()) == 2


def test_a_dose_that_is_no_arm_is_nobodys(read):
    told = "This randomised, placebo-controlled trial compared two doses of zinc (5 mg and 10 mg) in 90 men."
    found = _told(read, START + told + AMOUNTS)
    assert (found["20"], found["12"], found["9"]) == ("control", None, None)


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        # the order of the sizes, and of the names
        (
            "We randomised 60 men to placebo (n = 20), zinc (n = 21) or iron (n = 19). RESULTS: Colds occurred in "
            "30%, 22% and 19%, respectively.",
            ["control", 0, 1],
        ),
        (
            "We randomised 60 men to usual care, zinc or iron. RESULTS: Colds occurred in 30 vs 22 vs 19% (P = .02).",
            ["control", 0, 1],
        ),
        (
            "We randomised 60 men to zinc, iron or placebo. RESULTS: Colds occurred in 30%, 22% and 19%.",
            [0, 1, "control"],
        ),
        # the order of the results before
        (
            "We randomised 60 men to zinc, iron or placebo. RESULTS: Coughs were seen in 9%, 8% and 7% in the "
            "placebo, zinc and iron groups. Colds occurred in 30%, 22% and 19%.",
            ["control", 0, 1],
        ),
    ],
)
def test_three_arms_follow_the_order_of_the_text(read, told, sides):
    found = _told(read, START + told)
    assert [found[value] for value in ("30", "22", "19")] == sides


@pytest.mark.parametrize(
    "told",
    [
        "Sixty men were randomised to receive zinc (Z), iron (I), both (ZI) or neither (C). RESULTS: Colds occurred "
        "in 12% (Z), 15% (I), 9% (ZI) and 20% (C).",
        "Sixty men were randomised to zinc, iron, both or neither. RESULTS: Colds occurred in 12% of the zinc group, "
        "15% of the iron group, 9% of the combined group and 20% of controls.",
        "Sixty men were assigned to zinc, iron, a combination of both, or no treatment. RESULTS: Colds occurred in "
        "12% with zinc, 15% with iron, 9% with the combination and 20% with no treatment.",
        "Sixty men were randomised to zinc alone, iron alone, zinc plus iron, or placebo. RESULTS: Colds occurred in "
        "12%, 15%, 9% and 20%, respectively.",
        "Sixty men were randomised into four groups: zinc (Z), iron (I), zinc and iron (ZI), and control (C). "
        "RESULTS: Colds occurred in 12%, 15%, 9% and 20% in groups Z, I, ZI and C, respectively.",
    ],
)
def test_each_both_or_neither_are_four_arms(read, told):
    assert _told(read, "Zinc and iron against colds.\nMETHODS: " + told) == {
        "12": 0, "15": 1, "9": 2, "20": "control",
    }  # fmt: skip


def test_numbers_in_groups_count_no_groups(read):
    told = "We randomised 60 men to zinc (A) or iron (B). RESULTS: Mean scores were 1.2 and 2.0 in groups A and B."
    assert _told(read, START + told) == {"1.2": 0, "2": "control"}


@pytest.mark.parametrize(
    "told",
    [
        "Ten men received, in random order, zinc 20 mg, iron 10 mg and placebo on three separate days.",
        "In random order, ten men took zinc, iron, or placebo, each for a week.",
        "In a randomised, three-way crossover study, ten men received single doses of zinc, iron and placebo.",
        "Ten men were studied after zinc, iron and placebo in a randomised crossover design.",
        "Ten men randomly received zinc, iron and placebo on three occasions.",
    ],
)
def test_what_the_same_people_had_in_turn_are_arms(read, told):
    results = " RESULTS: Mean scores were 7.1 with zinc, 6.5 with iron and 6.3 with placebo."
    assert _told(read, START + told + results) == {"7.1": 0, "6.5": 1, "6.3": "control"}


@pytest.mark.parametrize(
    "told",
    [
        "In a crossover trial, twelve men took zinc for 4 weeks and placebo for 4 weeks, separated by a washout.",
        "In a crossover trial, twelve men were given zinc for 4 weeks followed by placebo for 4 weeks or vice versa.",
        "Twelve men were treated with zinc 20 mg daily and with placebo, each for 4 weeks, in a crossover trial.",
    ],
)
def test_names_in_turn_end_where_their_time_begins(read, told):
    labels = [
        one["label"].lower() for one in read(START + told + " Sleep was longer on zinc.").arms()
    ]
    assert labels == ["zinc", "placebo"]


def test_what_was_done_in_random_order_is_no_arm(read):
    told = "Ten men performed a ride, a run and a swim before and after zinc or placebo, which were randomised."
    labels = [
        one["label"].lower() for one in read(START + told + " Runs were faster on zinc.").arms()
    ]
    assert labels == ["zinc", "placebo"]


@pytest.mark.parametrize("had", ["received", "was given", "had", "underwent"])
@pytest.mark.parametrize("marks", [("1) ", "2) ", "3) "), ("", "", "")])
def test_what_a_listed_group_received_is_no_part_of_its_name(read, had, marks):
    one, two, three = marks
    seen = read(
        "Zinc and baths for itch in sailors\n\nNinety sailors were randomly assigned to one of three groups: "
        f"{one}the zinc group {had} 4 mg oral zinc and a sham bath; {two}the bath group {had} 2 ml oral saline and a "
        f"bath; and {three}the combination group {had} 4 mg oral zinc and a bath. Itch stopped in 73% of the "
        "combination group, in 57% of the zinc group, and in 40% of the bath group."
    )
    assert {arm["label"] for arm in seen.arms()} == {"zinc", "bath", "combination"}
    assert not {arm["role"] for arm in seen.arms()} & {"placebo", "none"}


def test_a_treatment_that_is_held_in_groups_keeps_its_name(read):
    seen = read(
        "Talks for sailors\n\nNinety sailors were randomly assigned to group therapy (n = 45) or placebo (n = 45)."
    )
    assert {arm["label"] for arm in seen.arms()} == {"group therapy", "placebo"}
