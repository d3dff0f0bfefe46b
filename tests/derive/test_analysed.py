"""How many people of an arm a number is of, where the text tells how many were analysed."""

from tests.derive.cases import counted, trial


def analysed(w, study, arms, *numbers, quote=None):
    for arm, n in zip(arms, numbers, strict=True):
        size = w.size(study, arm, n_kind="analysed")
        w.state("sizes", size, "n", n, quote=quote)


def sizes_of(world, only):
    effect = only(world.derive()["effects"], measure="RR")
    return effect["n1i"], effect["n2i"], effect["assumptions"]


def test_a_count_is_of_those_who_were_analysed(world, only):
    study, arms = trial(world, sizes=(150, 150))
    analysed(world, study, arms, 123, 124)
    counted(world, study, arms, 15, 25)
    assert sizes_of(world, only) == (123, 124, "")


def test_a_share_that_fits_only_all_of_the_arm_is_of_all(world, only):
    study, arms = trial(world, sizes=(50, 50))
    analysed(world, study, arms, 47, 46)
    counted(world, study, arms, "22", "44", statistic="percent")
    told = sizes_of(world, only)
    assert told[:2] == (50, 50)
    assert "all randomised" in told[2]


def test_a_share_of_those_who_were_analysed(world, only):
    study, arms = trial(world, sizes=(150, 150))
    analysed(world, study, arms, 123, 124)
    counted(world, study, arms, "12.2", "20.2", statistic="percent")
    assert sizes_of(world, only) == (123, 124, "")


def test_a_set_of_its_own_is_no_size_of_other_results(world, only):
    study, arms = trial(world, sizes=(150, 150))
    analysed(world, study, arms, 123, 124, quote="The per-protocol set held 123 and 124.")
    counted(world, study, arms, 15, 25)
    assert sizes_of(world, only)[:2] == (150, 150)


def test_two_sets_of_those_analysed_leave_it_open(world, only):
    study, arms = trial(world, sizes=(150, 150))
    analysed(world, study, arms, 143, 144)
    analysed(world, study, arms, 123, 124)
    counted(world, study, arms, 15, 25)
    assert sizes_of(world, only)[:2] == (150, 150)


def test_of_one_arm_alone_nothing_is_taken(world, only):
    study, arms = trial(world, sizes=(150, 150))
    analysed(world, study, arms[:1], 123)
    counted(world, study, arms, 15, 25)
    assert sizes_of(world, only)[:2] == (150, 150)


def test_those_with_data_are_a_set_of_their_own(world, only):
    study, arms = trial(world, sizes=(150, 150))
    analysed(
        world,
        study,
        arms,
        123,
        124,
        quote="In women with data available (123 and 124), scars were fewer.",
    )
    counted(world, study, arms, 15, 25)
    assert sizes_of(world, only)[:2] == (150, 150)


def test_a_stated_number_of_people_stands_beside_a_share_that_slipped(world, only):
    study, arms = trial(world, sizes=(45, 47))
    name = world.outcome(study, name="swelling", polarity="higher_worse")
    for arm, (count, share, n) in zip(arms, ((9, "20", 45), (19, "42", 47)), strict=True):
        world.result(name, arm, group=f"g{arm}", statistic="events", value=count, n=n)
        world.result(name, arm, group=f"g{arm}", statistic="percent", value=share)
    assert sizes_of(world, only)[:2] == (45, 47)


def test_harms_of_far_fewer_than_were_randomised_are_of_a_set_that_is_not_told(world):
    study, arms = trial(world, sizes=(127, 128), n_total=299, n_kind="randomised")
    counted(world, study, arms, 99, 64, name="rash", kind="harm")
    counted(world, study, arms, 40, 60, name="cure", polarity="higher_better")
    effects = world.derive()["effects"]
    told = {row["outcome"]: row["measure"] for row in effects.to_dict("records") if row["primary"]}
    assert told.get("cure") == "RR"
    assert "rash" not in told
