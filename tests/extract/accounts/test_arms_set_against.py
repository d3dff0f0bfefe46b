"""Arms where no source names them: what results set against each other, two without a name, one alone."""

import pytest

TITLE = "Zinc baths and sore feet of postmen\n\n"
PEOPLE = "We enrolled 120 postmen in a randomised trial. "
# Which of the two is set against which, in words that allot nothing.
AGAINST = (
    "Pain was less with {0} (3.1 ± 0.4) than with {1} (4.2 ± 0.5). Compared with {1}, {0} took longer. ",
    "Pain was 3.1 ± 0.4 after {0}, compared with {1} (4.2 ± 0.5). {0} was better tolerated than {1}. ",
    "Pain was lower after {0} (3.1 ± 0.4), compared with {1} (4.2 ± 0.5). {0} gave quicker relief than {1}. ",
)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("told", AGAINST)
def test_what_results_set_against_each_other(read, told, order):
    arms = ("zinc baths", "warm socks")[::order]
    text = "Sore feet of postmen\n\n" + PEOPLE + told.format(*arms)
    got = read(text + f"Postmen liked {arms[0]} and {arms[1]} alike.")
    assert got.of_arms("mean") == {("3.1", arms[0]), ("4.2", arms[1])}
    roles = {one["intervention"]: one["role"] for one in got.arms()}
    assert roles == {arms[0]: "experimental", arms[1]: "active"}


def test_what_was_less_with_one_than_with_another_is_no_arm(read):
    text = (
        "Sore feet of postmen\n\n"
        + PEOPLE
        + (
            "Stress was lower with zinc baths than warm socks (3.1 ± 0.4 v 4.2 ± 0.5). Stress was asked daily. "
            "Zinc baths and warm socks were liked."
        )
    )
    assert read(text).of_arms("mean") == {("3.1", "zinc baths"), ("4.2", "warm socks")}


def test_the_title_says_what_a_name_is_set_against(read):
    text = (
        TITLE
        + PEOPLE
        + (
            "Their feet were seen weekly. Relief came sooner than with warm socks. "
            "Pain was 3.1 ± 0.4 versus 4.2 ± 0.5 (P = 0.01). Few postmen kept the warm socks on; zinc baths smelled."
        )
    )
    got = read(text)
    assert [one["role"] for one in got.arms()] == ["experimental", "active"]
    assert {value for value, _ in got.of_arms("mean")} == {"3.1", "4.2"}


@pytest.mark.parametrize(
    "told",
    [
        "Pain was higher than at baseline.",
        "Relief came later than in women.",
        "Postmen over 50 were slower than younger postmen.",
        "Pain was worse than expected.",
        "Anxiety was more common than depression. Anxiety and depression were feared.",
        "Blisters were seen more often than cramps. Blisters and cramps were counted.",
    ],
)
def test_what_nobody_was_given_is_no_arm(read, told):
    assert (
        read("Sore feet of postmen\n\n" + PEOPLE + told + " Pain was 3.1 on average.").arms() == []
    )


@pytest.mark.parametrize("joint", ["v", "vs", "versus", "compared with"])
def test_numbers_set_against_each_other_without_a_name(read, joint):
    text = (
        "A diary and sore feet\n\n"
        + PEOPLE
        + (
            f"Pain lasted shorter (3.1 {joint} 4.2 days). Blisters were rarer (11% {joint} 25%, P = 0.03)."
        )
    )
    got = read(text)
    assert [one["role"] for one in got.arms()] == ["experimental", "active"]
    assert not any("intervention" in one or "label" in one for one in got.arms())
    said = {(e.raw, e.role, e.tier) for e in got.found.evidence if e.label == "results.percent"}
    assert said == {("11", "experimental", "unsure"), ("25", "active", "unsure")}
    roles = {(e.rule, e.tier) for e in got.found.evidence if e.label == "arms.role"}
    assert roles == {("arms.unnamed", "unsure")}


@pytest.mark.parametrize(
    "told",
    [
        "Blisters were seen at 3 v 6 months.",
        "Pain fell from baseline (11% v 25%).",
        "More walked in the second period than in the first (11% v 25%).",
        "It was rarer in 2011 than in 2015 (11% v 25%).",
        "It took 11% of them.",
        "Women limped more often (31% v 22% of men).",
        "Sensitivity was 81% versus 75%.",
        "Cramps were more common than blisters (31% v 22%).",  # set apart by names: no nameless arms
        "Agreement was 0.81 versus 0.75.",
        "They wore them as told in 81% compared with 77% expected.",
        "Limping was seen at one and at two years (31% versus 22%).",
    ],
)
def test_moments_are_no_arms(read, told):
    assert read("A diary and sore feet\n\n" + PEOPLE + told).arms() == []


def test_names_are_asked_for_before_nameless_arms(read):
    text = TITLE + (
        "We randomly assigned 60 postmen to zinc baths and 60 to placebo. Blisters were rarer (11% v 25%)."
    )
    assert {arm for _, arm in read(text).of_arms("percent")} == {"zinc baths", "placebo"}


def test_one_group_that_was_treated(read):
    text = (
        "Zinc baths for sore feet\n\n"
        "Sore feet are common. We enrolled forty postmen, who received zinc baths for a month. "
        "Pain was compared with that of other towns. "
        "After a month 62.5% of the postmen were free of pain, and 15% had blisters. Nobody stopped early."
    )
    got = read(text)
    assert [one["role"] for one in got.arms()] == ["experimental"]
    assert {value for value, _ in got.of_arms("percent")} == {"62.5", "15"}


@pytest.mark.parametrize(
    "told",
    [
        "We enrolled 80 postmen who were treated with zinc baths and compared them with 80 siblings.",
        "We enrolled 400 postmen, who were offered zinc baths, and compared towns by interview.",
    ],
)
def test_who_is_looked_at_besides_makes_no_single_arm(read, told):
    text = f"Zinc baths and sore feet\n\nSore feet are common. {told} In all, 12% had blisters and 4% cramps."
    assert read(text).arms() == []


def test_a_survey_has_no_arm(read):
    text = (
        "Sore feet of postmen\n\n"
        "Sore feet are common. We asked 400 postmen and compared towns with villages. "
        "In all, 62.5% of the postmen had pain, and 15% had blisters. Nobody refused."
    )
    assert read(text).arms() == []


OWN = (
    "Zinc baths and warm socks in postmen\n\n"
    "There are conflicting data on zinc baths for sore feet. The effects on blisters have not been known until now. "
    "A randomised, controlled, crossover trial involving 19 postmen measured the effect of zinc baths, compared with "
    "warm socks, on pain. In the shed of the depot, at noon, less pain was felt with zinc baths (1.9 ± 0.3 versus "
    "3.3 ± 0.4){}. Postmen who walk far could benefit from zinc baths of any kind that a depot can afford to keep warm."
)


def test_a_paragraph_that_names_no_reporter_tells_of_its_own_study(read):
    assert [one["claim_level"] for one in read(OWN.format("")).studies()] == ["own_result"]


def test_a_paragraph_without_statistics_tells_of_others(read):
    text = OWN.format("").replace(" (1.9 ± 0.3 versus 3.3 ± 0.4)", "")
    assert [one["claim_level"] for one in read(text).studies()] == ["reported_by_others"]


@pytest.mark.parametrize("told", [", the researchers said", ", according to a report"])
def test_a_reporter_tells_of_others(read, told):
    levels = [one["claim_level"] for one in read(OWN.format(told)).studies()]
    assert levels == ["reported_by_others"]
