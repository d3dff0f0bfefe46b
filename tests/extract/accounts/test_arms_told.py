"""Arms that a text tells without letters or sizes in brackets: who was treated with what, and who is compared."""

import pytest

OPENING = "Care for the heels of potters\n\nThis was a randomised study in potters. "
WHO_HAD_WHAT = (
    "Twenty-eight were treated with zinc gel and 32 with oral iron.",
    "Twenty-eight patients were treated with zinc gel and 32 patients were treated with oral iron.",
    "Zinc gel was given to 28 patients and oral iron to 32.",
    "Zinc gel was administered to 28 patients, and oral iron was given to 32 patients.",
    "After a run-in week, sixty adults began treatment with zinc gel or oral iron.",
    "Adults on zinc gel were compared with adults on oral iron.",
    "Twenty-eight adults taking zinc gel were compared with 32 adults taking oral iron.",
    "Adults who received zinc gel were compared with those who received oral iron.",
    "We studied the effects of zinc gel in comparison with oral iron on heel pain.",
    "The efficacy of zinc gel versus oral iron was examined in 60 adults.",
    "Zinc gel and oral iron were compared in 60 adults.",
    "Two treatments, zinc gel and oral iron, were compared in 60 adults.",
    "Sixty adults were randomised to one of two treatments: zinc gel or oral iron.",
)
RESULTS = (
    "Healing was seen in 45% of zinc gel recipients compared with 30% of oral iron recipients.",
    "Healing was seen in 45% of zinc gel-treated patients and in 30% of oral iron-treated patients.",
    "Of those who received zinc gel, 45% healed, compared with 30% of those who received oral iron.",
    "Healing rates were 45% with zinc gel and 30% with oral iron.",
)


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("told", WHO_HAD_WHAT)
def test_who_had_what_is_found_without_letters(read, told, result):
    named = read(OPENING + told + " " + result).of_arms("percent")
    assert {(value, arm.lower()) for value, arm in named} == {
        ("45", "zinc gel"), ("30", "oral iron")
    }  # fmt: skip


@pytest.mark.parametrize("told", [one for one in WHO_HAD_WHAT if "32" in one])
def test_numbers_of_those_who_had_it_are_sizes(read, told):
    arms = read(OPENING + told + " " + RESULTS[0]).arms()
    assert {arm.get("n") for arm in arms} in ({"28", "32"}, {"Twenty-eight", "32"})


def test_letters_like_those_of_a_confidence_level_open_a_name(read):
    seen = read(
        OPENING + "Sixty adults were randomised to clay or to placebo. "
        "Healing was seen in 45% of clay recipients and 30% of placebo recipients."
    )
    assert seen.of_arms("percent") == {("45", "clay"), ("30", "placebo")}


@pytest.mark.parametrize(
    "text",
    [
        "Pain and sleep were compared. Pain was 3.1 +/- 1.2 and sleep was 4.4 +/- 1.5.",
        "Patients receiving warfarin or heparin were excluded. Pain was 3.1 +/- 1.2.",
        "Age and sex were compared at the start. The mean age was 31 years.",
        "Patients treated with care had 12 visits. Those who came back were asked again.",
    ],
)
def test_what_was_measured_and_who_was_left_out_is_no_arm(read, text):
    assert read(OPENING + text).arms() == []


@pytest.mark.parametrize(
    ("tried", "other"),
    [
        ("treatment group", "control group"),
        ("treatment condition", "control condition"),
        ("intervention schools", "comparison schools"),
        ("treated patients", "untreated patients"),
        ("active drug group", "control group"),
    ],
)
@pytest.mark.parametrize(
    "result",
    [
        "Work was found by 45% of the {} and 30% of the {}.",
        "Work was found by 45% in the {} compared with 30% in the {}.",
        "The shares of those who found work were 45% and 30% in the {} and the {}, respectively.",
    ],
)
def test_arms_may_be_called_by_their_role_alone(read, tried, other, result):
    opening = (
        "Job club for potters\n\nThis paper presents results of a randomised trial of a job club. "
    )
    for groups, values in (((tried, other), ("45", "30")), ((other, tried), ("30", "45"))):
        seen = read(opening + result.format(*groups))
        roles = {arm.get("intervention") or arm["label"]: arm["role"] for arm in seen.arms()}
        told = {value: roles[arm] == "experimental" for value, arm in seen.of_arms("percent")}
        assert told == {values[0]: True, values[1]: False}


@pytest.mark.parametrize(
    "aim",
    [
        "We compared the acute heart and lung responses during zinc gel and oral iron in 60 adults.",
        "This study compared the changes of heart and lung reactions after zinc gel with oral iron.",
        "The aim was to compare pain and swelling under zinc gel versus oral iron.",
        "This trial evaluated infection rates following zinc gel compared with oral iron.",
        "We compared quality of life in patients treated with zinc gel or oral iron.",
    ],
)
def test_what_was_measured_is_no_part_of_a_name(read, aim):
    seen = read(
        OPENING + aim + " Scores were 3.1 +/- 1.2 with zinc gel and 4.4 +/- 1.5 with oral iron."
    )
    assert {("3.1", "zinc gel"), ("4.4", "oral iron")} <= seen.of_arms("mean")


def test_a_treatment_is_set_against_a_part_of_it_alone(read):
    seen = read(
        OPENING
        + "We compared healing after zinc gel with lidocaine and zinc gel alone in 60 adults."
    )
    assert {arm["label"] for arm in seen.arms()} == {"zinc gel with lidocaine", "zinc gel alone"}


def test_a_name_ends_where_its_group_is_called_one(read):
    seen = read(
        OPENING
        + "Of 46 potters, eight of 19 (42%) in the zinc group and six of 27 (22%) in the salt group "
        "healed. Zinc was cheap, and zinc was safer than salt."
    )
    assert seen.of_arms("percent") == {("42", "zinc"), ("22", "salt")}
