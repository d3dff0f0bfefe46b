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
