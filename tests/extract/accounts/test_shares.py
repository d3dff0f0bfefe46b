"""Shares and counts of people: of how many, in which bracket, of whom; events are no sizes of arms."""

import pytest
from trialtrace.extract.accounts.scopes.scope_rules import OWN

from .openings import NURSES_PLACEBO

UNSIZED = "Zinc versus tar in eczema. Patients with eczema were randomised to zinc or tar. "
ZINC, PLACEBO, TAR = "zinc", "placebo", "tar"


def told(read, sentence, trial=NURSES_PLACEBO):
    """Return (statistic, value, arm) of the numbers of a sentence that stands in a trial."""
    return [
        (statistic, value, arm.lower())
        for statistic, value, arm, _, _ in read(trial + sentence).results()
        if statistic in ("percent", "events", "mean", "relative_change")
    ]


def sizes(read, sentence):
    return {one["label"].lower(): one.get("n") for one in read(UNSIZED + sentence).arms()}


def test_people_behind_a_share_are_those_of_whom_it_is_a_share(read):
    seen = read(
        UNSIZED
        + "Itching stopped in 18.5% of 373 patients given tar and 26.3% of the 357 patients "
        "assigned to zinc."
    )
    assert [(v, arm.lower()) for _, v, arm, _, _ in seen.results()] == [
        ("18.5", TAR),
        ("26.3", ZINC),
    ]
    assert {one["n"] for one in seen.arms()} == {"373", "357"}


def test_near_miss_a_share_of_a_share_has_no_people_behind_it(read):
    seen = read(NURSES_PLACEBO + "Fever was seen in 12% of 2-day and 31% of 4-day colds on zinc.")
    assert not [row for row in seen.rows("results") if seen.cells(row).get("n") in ("2", "4")]


def test_a_percentage_that_says_a_fraction_again_is_its_share(read):
    seen = told(
        read,
        "Ten of 40 bouts of fever (25%) ended early with zinc compared with 9 of 45 bouts (20%) "
        "treated with tar.",
        UNSIZED,
    )
    assert seen == [
        ("events", "10", ZINC), ("percent", "25", ZINC), ("events", "9", TAR), ("percent", "20", TAR),
    ]  # fmt: skip


def test_near_miss_a_percentage_that_does_not_fit_a_fraction_stands_alone(read):
    seen = told(
        read, "Ten of 40 bouts of fever (31% of them at night) ended early with zinc.", UNSIZED
    )
    assert ("events", "10", ZINC) in seen


def test_a_count_keeps_its_share_where_an_interval_follows_in_the_bracket(read):
    seen = told(
        read,
        "Nine (30%, 95% CI 14 to 46) of the patients given zinc slept; in contrast, 11 (34%; 95% "
        "confidence interval, CI, 18%-50%) of the patients on tar did.",
        UNSIZED,
    )
    assert [one for one in seen if one[0] == "percent"] == [
        ("percent", "30", ZINC),
        ("percent", "34", TAR),
    ]
    assert ("events", "9", ZINC) in seen


@pytest.mark.parametrize(
    ("sentence", "zinc"),
    [
        ("Itching persisted in 28 patients who received zinc.", None),
        ("There were no scars after tar compared with 18 in zinc patients.", None),
        ("A scar was seen in 12 (30%, 95% CI 20 to 40) of those given zinc.", None),
        ("Twenty patients received tar and 28 patients received zinc.", "28"),
        ("Tar was given to 20 patients, compared with 28 patients who received zinc.", "28"),
    ],
)
def test_those_to_whom_something_happened_are_no_arm(read, sentence, zinc):
    assert sizes(read, sentence).get(ZINC) == zinc


def test_numbers_of_one_clause_lead_on_from_its_subject(read):
    long = (
        "In the zinc treatment group, the overall rate of recovery from fever was 57% and the rate of "
        "complete recovery from every complaint was 26%."
    )
    assert told(read, long) == [("percent", "57", ZINC), ("percent", "26", ZINC)]


def test_near_miss_a_new_clause_has_a_subject_of_its_own(read):
    seen = told(
        read,
        "In the zinc group the rate of recovery was 57%; in the whole port absence was 26%.",
    )
    assert ("percent", "26", ZINC) not in seen


def test_a_moment_that_stands_behind_its_unit_parts_no_pair(read):
    seen = told(
        read, "Fever was seen in 22% 1 h after dinner compared with 4% of nurses on placebo."
    )
    assert [arm for _, _, arm in seen] == [ZINC, PLACEBO]


ROLES = (
    # what was given alone is tried where the title names nothing else
    ("Zinc for eczema. Patients were randomised to zinc alone or tar and salt.", {"zinc"}),
    (
        "Zinc and tar for eczema. Patients were randomised to zinc alone or zinc and tar.",
        {"zinc and tar"},
    ),
    ("Tar for eczema. Patients were randomised to zinc alone or tar.", {"tar"}),
)


@pytest.mark.parametrize(("text", "tried"), ROLES)
def test_what_was_given_alone_is_the_control_beside_itself_with_more(read, text, tried):
    arms = read(text + " Itching stopped in 12% and 31%.").arms()
    assert {one["label"].lower() for one in arms if one["role"] == "experimental"} == tried


NAMES = (
    (
        "Patients were randomised to surgery alone (n = 30) or surgery followed some weeks later by "
        "plaster (n = 31).",
        ["surgery alone", "surgery followed some weeks later by plaster"],
    ),
    (
        "Nurses were randomised to a call (n = 20), a letter (n = 21) or comparison (n = 22).",
        ["call", "letter", "comparison"],
    ),
    (
        "In this controlled trial treatment with either zinc or tar was allotted at random to patients. "
        "Scars were seen in 18% of 300 patients allotted to tar and 26% of 310 given zinc.",
        ["zinc", "tar"],
    ),
)


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_are_cut_where_they_end(read, text, names):
    labels = {one["label"].lower() for one in read("A trial in eczema. " + text).arms()}
    assert labels == set(names)


def test_a_trial_that_was_done_is_its_authors_own():
    (rule,) = [one for one in OWN if one.name == "own.was_done"]
    assert rule.search("A controlled comparison of tar and zinc was undertaken in a port.")
    assert not rule.search("A trial was conducted by a team in Leeds.")


def test_a_list_of_shares_in_front_of_its_name_is_all_that_arms(read):
    seen = told(
        read,
        "Sleep was better on zinc than on placebo: 53, 41, 24 and 17% of those in the zinc group slept "
        "after 1, 2, 3 and 4 weeks, respectively, as compared with 16, 10, 5 and 4% of those in the "
        "placebo group.",
    )
    assert [value for _, value, arm in seen if arm == ZINC] == ["53", "41", "24", "17"]
    assert [value for _, value, arm in seen if arm == PLACEBO] == ["16", "10", "5", "4"]


@pytest.mark.parametrize(
    ("sentence", "zinc", "placebo"),
    [
        # a name told again behind the last of two numbers does not turn both round
        (
            "Fever was seen in 12% of nurses on zinc and 31% of those on placebo, a gain by zinc.",
            "12",
            "31",
        ),
        # what was compared has a word of its own in the sentence before
        (
            "Fever was seen in 12% with zinc and 31% with placebo. The corresponding rates of cough were "
            "9% and 21%.",
            "9",
            "21",
        ),
        # "the intervention" did something
        (
            "The intervention increased the share of nurses who slept by half (9.2% vs 13.5%).",
            "13.5",
            "9.2",
        ),
    ],
)
def test_pairs_are_given_to_the_arms_that_the_words_mean(read, sentence, zinc, placebo):
    seen = told(read, sentence)
    assert ("percent", zinc, ZINC) in seen
    assert ("percent", placebo, PLACEBO) in seen


@pytest.mark.parametrize(
    "sentence",
    [
        # parts of one whole, nouns of their own, counts that nothing but "and" joins
        "Absence was confirmed by diaries (76/112 nurses) or by letters (36/112).",
        "Most nurses were male (72%) and smokers (69%).",
        "There were 34 coughs and 12 fevers. There were 38 men (76%) and 12 women (24%).",
    ],
)
def test_parts_of_a_whole_are_dealt_to_no_arm(read, sentence):
    assert all(arm == "" for _, _, arm in told(read, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Absence was seen in 25/60 and 36/60 nurses, respectively.",
        "Serious colds were recorded in 34 (57%) and 20 (33%) nurses.",
    ],
)
def test_near_misses_of_parts_are_of_two_arms(read, sentence):
    assert {arm for _, _, arm in told(read, sentence)} == {ZINC, PLACEBO}


def test_a_clause_with_one_arm_has_its_outcomes_in_turn(read):
    seen = told(
        read,
        "With zinc there were no coughs; in the placebo group the incidence of cough and of fever was "
        "12.5% and 8.3%, respectively.",
    )
    assert {arm for _, _, arm in seen} == {PLACEBO}


@pytest.mark.parametrize(
    "sentence",
    [
        "Colds were fewer, a reduction by zinc of 17%.",
        "This is a reduction rate of 42% in the zinc group.",
        "Reductions in heavy colds were 22%.",
    ],
)
def test_by_how_much_something_was_reduced_is_no_share_of_people(read, sentence):
    assert not [one for one in told(read, sentence) if one[0] == "percent"]


def test_near_miss_a_reduction_that_people_had_is_a_share_of_them(read):
    assert told(read, "A reduction in colds was seen in 44% of nurses on zinc.") == [
        ("percent", "44", ZINC)
    ]


def test_a_share_with_its_error_is_a_share_where_its_heading_says_per_cent(read):
    seen = told(
        read,
        "The 3-month percent survival estimate was 44.1 (SE = 3.4) in the zinc group and 44.6 (SE = 3.4) "
        "in the placebo group.",
    )
    assert seen == [("percent", "44.1", ZINC), ("percent", "44.6", PLACEBO)]


COUNTED = (
    (
        "Zinc versus tar in eczema. Patients were randomised to zinc 5 mg (treatment A) or tar 10 mg "
        "(treatment B). 80 patients (41 receiving treatment A and 39 treatment B) were seen.",
        {ZINC: "41", TAR: "39"},
    ),
    (
        "Zinc in eczema: a controlled study. 302 patients received zinc, while 293 served as controls; "
        "the groups were compared with each other. Itching stopped in 12.6% of the zinc group and 13.7% "
        "of the control group.",
        {ZINC: "302", "control": "293"},
    ),
)


@pytest.mark.parametrize(("text", "wanted"), COUNTED)
def test_sizes_of_arms_by_letter_and_as_controls(read, text, wanted):
    assert {one["label"].lower(): one.get("n") for one in read(text).arms()} == wanted


STENTS = (
    "Splint placement and plaster casts in broken wrists. We randomly assigned 90 adults to splint "
    "placement or to plaster casts. "
)


@pytest.mark.parametrize(
    ("sentence", "splint"),
    [
        ("Adults who underwent splinting had a higher rate of union than those who underwent "
         "plaster casts (96 percent vs. 89 percent).", "96"),
        ("Union was seen in 89% of the splinted wrists and in 96% with plaster casts.", "89"),
        ("Union was more frequent than in those taking plaster casts (96% vs. 89%) after splinting.",
         "96"),
    ],
)  # fmt: skip
def test_an_action_is_one_word_in_all_its_forms(read, sentence, splint):
    seen = {value: arm for _, value, arm in told(read, sentence, STENTS)}
    assert seen[splint] == "splint placement"
    assert set(seen.values()) == {"splint placement", "plaster casts"}


def test_near_miss_what_was_reduced_is_no_form_of_a_stress_reducing_course(read):
    trial = (
        "Zinc versus a stress reducing course for colds. We randomised 90 nurses to zinc or to a "
        "stress reducing course. "
    )
    seen = told(read, "Colds were reduced in the zinc group (6% vs. 30%).", trial)
    assert seen == [("percent", "6", ZINC), ("percent", "30", "stress reducing course")]


def test_what_people_preferred_is_an_arm_and_no_possessive(read):
    trial = (
        "Zinc and tar in eczema: a randomised crossover trial. Aim: To compare patients' preference for "
        "zinc or tar in eczema. We studied 90 adults. "
    )
    seen = told(read, "In all 50 (56%) preferred zinc, whereas 31 (34%) preferred tar.", trial)
    assert {arm for _, _, arm in seen} == {ZINC, "tar"}
