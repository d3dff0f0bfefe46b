"""Sizes among other numbers: sexes, eyes, means and events beside them, and groups without a name."""

import itertools

import pytest

AIM = (
    "Zinc gel versus oral iron for heel pain: a randomised trial\n\n"
    "The aim of this study was to improve the treatment of heel pain. "
)
NAMES = (("zinc gel", "oral iron"), ("oral iron", "zinc gel"))


def sizes(seen):
    """Return the total, and the size of each arm by its name."""
    total = seen.studies()[0].get("n_total")
    return total, {arm["intervention"].lower(): arm.get("n") for arm in seen.arms()}


def put(text, names):
    """Put the names of two arms into a text."""
    one, other = names
    return AIM + text.format(a=one, b=other, A=one.capitalize())


TOTALS = (
    "Sixty adults with heel pain were enrolled.",
    "{A} was compared with {b} in 60 adults (26 women and 34 men) aged 50 +/- 7 years.",
    "The subjects were 60 adults aged >65 y (mean age: 77 y; 34 women and 26 men).",
)
ARMS = (
    "They were randomised to {a} (28 patients; 16 women, 12 men; mean age 48.4 ± 11.4 years) or {b}"
    " (32 patients; 18 women, 14 men; mean age 49.8 ± 11.3 years).",
    "They were randomised to {a} (n = 28; 12 men and 16 women) or {b} (n = 32; 14 men and 18 women).",
    "They were divided into {a} ({a} group, 28 cases and 41 eyes) and {b} ({b} group, 32 cases and"
    " 44 eyes).",
    "There were two groups. One group (n = 28; 12 men and 16 women; 51.4 +/- 2.8 years of age)"
    " received {a}, while the other group (n = 32; 14 men and 18 women) received {b}.",
    "There were two groups. The first group (28 patients) was treated with {a} and the second group"
    " (32 patients) with {b}.",
)
BESIDE = (
    "",
    "The pain at the end was mean 31 (12) for {a} and 29 (11) for {b}.",
    "Healing was seen in 14 patients in the {a} group and 20 in the {b} group.",
    "A biopsy was done in 75% of the 40 patients eligible for a second examination.",
)


CASES = [
    (parts, NAMES[place % 2]) for place, parts in enumerate(itertools.product(TOTALS, ARMS, BESIDE))
]


@pytest.mark.parametrize(("parts", "names"), CASES)
def test_what_stands_beside_a_size_is_none(read, parts, names):
    seen = read(put(" ".join(parts), names))
    assert sizes(seen) == ("60", {names[0]: "28", names[1]: "32"})


@pytest.mark.parametrize("text", ARMS)
def test_the_sexes_in_the_bracket_of_a_size_are_no_events(read, text):
    assert not read(put("Sixty adults were enrolled. " + text, NAMES[0])).told("events", "mean")


TOLD_APART = (
    "105 patients were treated with {a}. A control group (n = 99) received {b}.",
    "105 patients admitted for foot surgery were treated pre-operatively with {a}. The control group"
    " (99 patients) had only {b}.",
    "105 patients were randomised to {a}. A further 99 were randomised to {b}.",
    "105 patients (group A) were randomized to {a}, and another 99 (group B) to {b}.",
    # lost before the start: the means make the total nearly
    "A total of 210 adults were enrolled. 105 patients were randomized to {a} and 99 to {b}. The shift"
    " was mean 117 (37) for {a} and 87 (32) for {b}.",
    # the events make one arm's number
    "105 patients were randomized to {a} and 99 to {b}. Relapse was seen in 52 patients in the {a}"
    " group and 53 in the {b} group.",
)


@pytest.mark.parametrize("text", TOLD_APART)
def test_words_say_more_than_sums(read, text):
    total, arms = sizes(read(put(text, NAMES[0])))
    assert arms == {"zinc gel": "105", "oral iron": "99"}
    assert total in (None, "204", "210")


EVENTS = (
    "Healing was seen in 7 patients with {a} and in 9 patients with {b}.",
    "Side effects were reported by 7 patients given {a} compared with 9 patients given {b}.",
    "No effect was found in 7 of the patients on {a} and in 9 of those on {b}.",
)


@pytest.mark.parametrize("names", NAMES, ids=lambda names: names[0])
@pytest.mark.parametrize("text", EVENTS)
def test_those_to_whom_something_happened_are_no_arms(read, text, names):
    seen = read(put("Eighteen patients took part in a trial of {a} and {b}. " + text, names))
    assert sizes(seen) == ("18", {names[0]: None, names[1]: None})


WHOLE = (
    ("Of 140 patients tested, 60 were treated with either {a} or {b}.", "60"),
    ("A sample of 140 patients were tested, 60 of whom were treated with either {a} or {b}.", "60"),
    ("Patients received {a} or {b}. End point analysis was possible in 53 patients (88.3%).", "53"),
    (
        "{A} and {b} were compared in 18 adults. Patients with more than 100 attacks per hour in two 24"
        " hour records were treated in succession after being randomised.",
        "18",
    ),
    # of one group, of things, of some
    ("Patients received {a} (group A) or {b} (group B). Six of 10 patients in group B vomited.", None),
    ("Patients received {a} or {b}. Healing was seen in 8 of the 10 patients on {a}.", None),
    ("Patients received {a} or {b}. A biopsy was done in half of the 40 patients tested twice.", None),
    ("Patients with at least 20 attacks were randomised to {a} or {b}.", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "total"), WHOLE, ids=lambda one: str(one)[:40])
def test_the_whole_is_told_by_words(read, text, total):
    assert sizes(read(put(text, NAMES[0])))[0] == total


SHARED_OUT = (
    "A total of 60 patients were enrolled with 30 patients in each arm.",
    "Sixty patients were enrolled in the present study, 30 in each group.",
    "There were 30 patients in each group.",
)


@pytest.mark.parametrize("text", SHARED_OUT)
def test_a_size_told_again_is_no_event(read, text):
    seen = read(put("They were randomised to {a} (n = 30) or {b} (n = 30). " + text, NAMES[0]))
    assert sizes(seen)[1] == {"zinc gel": "30", "oral iron": "30"}
    assert not seen.told("events")


def test_events_in_each_group_stay_events(read):
    text = "They were randomised to {a} (n = 30) or {b} (n = 30). Relapse occurred in 12 patients in each group."
    assert read(put(text, NAMES[0])).values("events") == ["12", "12"]


STEPS = (
    ("Twenty-eight were in the {a} group and 32 in the {b} group.", ("28", "32")),
    ("They were randomised (28 to {a} and 32 to {b}).", ("28", "32")),
    ("The {a} group included 28 patients and the {b} group 32 patients. Nausea was reported by 12"
     " patients on {a} and 16 on {b}.", ("28", "32")),
    ("28 patients had {a}. Another 32 patients had {b}.", ("28", "32")),
    ("They received {a} (30 randomised, 28 analysed) or {b} (30 randomised, 30 analysed).", ("30", "30")),
    ("They were randomised to {a} (n = 28) or {b} (n = 32). Fifty-six completed the trial (26 in the"
     " {a} group and 30 in the {b} group).", ("28", "32")),
    ("There was a final sample size of 44 children in three {a} groups and a sample of 50 children in"
     " three {b} groups.", ("44", "50")),
    # some of the trial only
    ("They were randomised to {a} or {b}. In the 24 women with flat feet, pain fell.", (None, None)),
    ("They were randomised to {a} or {b}. In the {a} group, 7 patients had nausea.", (None, None)),
)  # fmt: skip


@pytest.mark.parametrize("names", NAMES, ids=lambda names: names[0])
@pytest.mark.parametrize(("text", "told"), STEPS, ids=lambda one: str(one)[:40])
def test_arms_without_a_total(read, text, told, names):
    seen = read(put("Adults with heel pain took part. " + text, names))
    assert sizes(seen)[1] == dict(zip(names, told, strict=True))


PARTED = (
    ("By May, 60 relapses had been reported. Of these, 28 were in the {a} group and 32 in the {b} group.", None),
    ("There were 60 relapses, of which 28 were in the {a} group and 32 in the {b} group.", None),
    ("Of the 60 relapses, 28 were in the {a} group and 32 in the {b} group.", None),
    ("Sixty patients came. Of these, 28 were in the {a} group and 32 in the {b} group.", ("28", "32")),
    ("Among them, 28 were in the {a} group and 32 in the {b} group.", ("28", "32")),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), PARTED)
def test_those_in_a_group_are_what_was_counted_before(read, text, told):
    seen = read(put("Adults were randomised to {a} or {b}. " + text, NAMES[0]))
    assert sizes(seen)[1] == dict(zip(NAMES[0], told or (None, None), strict=True))


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Sixty falls were reported.", "falls"),
        ("60 adverse events were reported.", "adverse events"),
        ("Nausea was seen in 60 patients.", "nausea"),
    ],
)
def test_what_is_shared_out_was_named_before(read, before, told):
    text = f" {before} Of these, 28 were in the {{a}} group and 32 in the {{b}} group."
    seen = read(put("Adults were randomised to {a} (n = 300) or {b} (n = 300)." + text, NAMES[0]))
    assert sizes(seen)[1] == dict.fromkeys(NAMES[0], "300")
    assert {(one[1], one[4].lower()) for one in seen.results() if one[0] == "events"} == {
        ("28", told),
        ("32", told),
    }


SUMMANDS = (
    "Zinc gel was administered to 11 patients and 5 volunteers, and 750 mg was given to others.",
    "The trial compared three solutions of zinc gel for patient use with oral iron.",
)


@pytest.mark.parametrize("text", SUMMANDS)
def test_a_part_of_a_sum_and_things_are_no_whole(read, text):
    seen = read(AIM + text)
    assert sizes(seen)[0] is None
    assert "3" not in sizes(seen)[1].values()


OF_THREE = (
    "They were randomised to zinc gel, oral iron or placebo (n = 20, 22 and 18, respectively).",
    "They were randomised to zinc gel (20 patients; 12 women, 8 men), oral iron (22 patients; 12"
    " women, 10 men) or placebo (18 patients; 9 women, 9 men).",
    # 8 and 4 make 12
    "They were randomised to zinc gel (n = 20), oral iron (n = 22) or placebo (n = 18). Healing was"
    " seen in 12 patients in the zinc gel group, 8 in the oral iron group and 4 in the placebo group.",
)


@pytest.mark.parametrize("text", OF_THREE)
def test_of_three_arms_none_is_the_whole(read, text):
    seen = read(
        "Three ways to ease a sore heel: a randomised trial\n\nThe aim of this study was to improve"
        " the treatment. Adults took part. " + text
    )
    assert sizes(seen)[0] is None
    assert sorted(arm.get("n", "") for arm in seen.arms()) == ["18", "20", "22"]


def test_an_arm_of_nobody_is_none(read):
    seen = read(
        "Zinc against iron and salt\n\nWe randomised 60 potters to zinc, iron or salt. Zinc and iron reduced the "
        "number of failures compared to salt (zinc n = 0; iron n = 4; salt n = 20)."
    )
    assert not {one.get("n") for one in seen.arms()} & {"0", "4"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("zinc plus iron", "iron alone"), ("iron alone", "zinc plus iron")],
)
@pytest.mark.parametrize("joint", ["; ", ", and ", ". "])
def test_sizes_with_names_are_no_less_sure_than_a_subgroup(read, one, other, joint):
    seen = read(
        "Zinc plus iron versus iron alone for sailors with itch\n\nSailors with itch were randomly assigned to iron "
        f"with or without zinc. Overall, 103 sailors received {one}{joint}104 sailors received {other}. In sailors "
        "with rashes (n = 150), median sleep was 5.6 and 3.8 hours with zinc plus iron and iron alone, respectively."
    )
    sizes = {arm["label"].lower(): arm.get("n") for arm in seen.arms()}
    assert sizes == {one: "103", other: "104"}


def test_the_other_group_without_a_name_is_still_found(read):
    seen = read(
        "Zinc versus nothing for sailors with itch\n\nForty-eight sailors were randomised. 20 sailors received "
        "zinc and the other 28 sailors were given nothing. Sleep was 7 h with zinc and 6 h with nothing."
    )
    assert {arm.get("n") for arm in seen.arms()} == {"20", "28"}
