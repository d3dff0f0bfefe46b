"""Papers with an abstract and a body: which arms they have, and whose sentences are their own."""

import pytest
from trialtrace.extract.accounts.arms.allotted import ALLOTS
from trialtrace.extract.accounts.design_rules import DESIGN
from trialtrace.extract.accounts.parts import heading_kind, parts_of
from trialtrace.extract.accounts.reading import Line

TITLE = "# Zinc for colds in potters\n\n"
ABSTRACT = (
    "## Abstract\n\nColds cost potters many days. We randomly assigned 90 potters to zinc (n = 46) or salt (n = 44)."
    " Colds were rarer with zinc than with salt.\n\n"
)
INTRODUCTION = (
    "## Introduction\n\nColds are common. In one trial 400 sailors had iron and 380 had copper. Colds were seen in"
    " 12% with iron and 20% with copper.\n\n"
)
METHODS = (
    "## Methods\n\nPotters were asked by letter. Those on zinc took it at noon and those on salt did so too."
    " Colds were counted for a year.\n\n"
)
RESULTS = (
    "## Results\n\nAll came to the last visit. Colds were seen in 9 potters on zinc and in 21 on salt."
    " Between those who took all tablets (n = 60) and those who did not (n = 30) colds were alike.\n\n"
)
DISCUSSION = "## Discussion\n\nColds were rarer with zinc. A trial in bakers saw colds in 40% with zinc [4].\n"


def _lines(*told):
    """Make lines of (kind, text)."""
    return [
        Line(place, 100 * place, 100 * place + len(text), text, kind, place, "", (), ())
        for place, (kind, text) in enumerate(told)
    ]


SAID = [("paragraph", "Something was said.")] * 4


def test_a_paper_begins_behind_its_abstract():
    lines = _lines(
        ("title", "T"),
        ("heading", "## Abstract"),
        *SAID,
        ("heading", "## 1. Introduction"),
        *SAID * 2,
    )
    assert len(parts_of(lines).lead) == 6
    assert len(parts_of(lines).told) == 6  # an introduction tells of others


def test_a_paper_begins_anew_behind_the_headings_of_its_abstract():
    headed = [
        ("heading", name)
        for name in ("Abstract", "Background", "Methods", "Results", "Conclusions")
    ]
    abstract = [one for head in headed for one in (head, *SAID[:1])]
    lines = _lines(*abstract, ("heading", "Methods"), *SAID * 2, ("heading", "Discussion"), *SAID)
    parts = parts_of(lines)
    assert len(parts.lead) == len(abstract)
    assert len(parts.told) == len(abstract) + 1 + 8
    assert len(parts.discussion) == 5


@pytest.mark.parametrize(
    "told",
    [
        [
            ("title", "T"),
            ("heading", "Methods"),
            *SAID,
            ("heading", "Results"),
            *SAID,
        ],  # an abstract
        [("title", "T"), *SAID * 4],  # no headings
        [("heading", "Abstract"), *SAID, ("heading", "Results"), *SAID[:2]],  # no body to speak of
    ],
)
def test_what_is_no_paper(told):
    lines = _lines(*told)
    assert parts_of(lines).lead == ()
    assert len(parts_of(lines).told) == len(lines)


def test_the_abstract_names_the_arms_of_a_paper(read):
    found = read(TITLE + ABSTRACT + INTRODUCTION + METHODS + RESULTS + DISCUSSION)
    assert [(arm["label"].lower(), arm["n"]) for arm in found.arms()] == [
        ("zinc", "46"),
        ("salt", "44"),
    ]
    assert found.studies()[0]["n_total"] == "90"


def test_an_introduction_and_cited_trials_give_a_paper_no_results(read):
    found = read(TITLE + ABSTRACT + INTRODUCTION + METHODS + RESULTS + DISCUSSION)
    values = {value for _, value, *_ in found.results()}
    assert {"9", "21"} <= values
    assert not {"12", "20", "40"} & values


COHORT = (
    "# Sleep and colds in potters\n\n## Abstract\n\nColds cost potters many days. We followed 90 potters for a year."
    " Colds were seen in 9 of 46 long sleepers and in 21 of 44 short sleepers. Short sleep goes with colds.\n\n"
    "## Introduction\n\nColds are common. Randomized trials of sleep are few.\n\n"
    "## Methods\n\nPotters were asked by letter. {how} Colds were counted for a year.\n\n"
    "## Results\n\nAll came to the last visit. Colds were seen in 9 of 46 in the long group and in 21 of 44 in the"
    " short group. Women slept as long as men. Nobody died.\n"
)


@pytest.mark.parametrize(
    "how",
    [
        "They were divided into groups by their sleep.",
        "They were divided into two groups by hours of sleep and treatment of colds.",
        "They were assigned to the corresponding group according to their sleep.",
        "Their names were randomly selected from a list.",
        "The order of blocks was pseudo-randomized.",
        "Scores were compared with those of a healthy control group.",
    ],
)
def test_who_was_not_put_in_groups_is_in_no_arm(read, how):
    assert read(COHORT.format(how=how)).arms() == []


@pytest.mark.parametrize(
    ("told", "allotted"),
    [
        ("Women were divided into groups by age.", False),
        ("Women were divided into groups by lot.", True),
        ("Women were assigned to treatments by the trial office.", True),
        ("Days were randomly chosen.", False),
        ("Potters were randomly and evenly divided.", True),
    ],
)
def test_who_was_put_in_groups(told, allotted):
    assert any(one.search(told) for one in ALLOTS) is allotted


@pytest.mark.parametrize(
    ("told", "trial"),
    [
        ("Potters were randomly allotted in this trial.", True),
        ("Potters were randomly and evenly divided in this trial.", True),
        ("Potters were randomly invited to this study.", False),
        ("Cups were randomly broken in this trial.", False),
    ],
)
def test_what_was_done_randomly_in_a_randomised_trial(told, trial):
    (rule,) = (one for one in DESIGN if one.yields == "randomised_trial")
    assert bool(rule.search(told)) is trial


def test_who_was_given_something_is_in_an_arm(read):
    text = COHORT.format(how="They had been treated with zinc or with salt.")
    text = text.replace("long sleepers", "men who received zinc").replace(
        "short sleepers", "men who received salt"
    )
    assert {arm["label"] for arm in read(text).arms()} == {"zinc", "salt"}


@pytest.mark.parametrize(
    ("methods", "design"),
    [
        ("A meta-analysis of nine trials told us how many to ask.", "cohort"),
        ("One cross-sectional study had asked the same.", "cohort"),
        ("A pilot case series had told us whom to ask.", "cohort"),
    ],
)
def test_the_abstract_says_first_how_a_study_was_made(read, methods, design):
    text = COHORT.format(how=methods).replace("We followed", "In a cohort study we followed")
    assert read(text).studies()[0].get("design") == design


def test_an_item_of_one_word_in_ing_is_a_name(read):
    title = "Zinc and walking for colds: a trial\n"
    text = "We randomised potters to one of three arms in a 2:2:1 ratio to zinc (40), walking (40), or no pills (19)."
    arms = [arm["label"].lower() for arm in read(title + text).arms()]
    assert arms == ["zinc", "walking", "no pills"]


def test_a_paper_tells_its_own_study_whomever_it_cites(read):
    reported = "Dr Roe, who led the study, told reporters that research suggests that zinc helps. "
    found = read(
        TITLE + ABSTRACT + INTRODUCTION.replace("Colds", reported + "Colds", 1) + METHODS + RESULTS
    )
    assert [study["claim_level"] for study in found.studies()] == ["own_result"]


def test_people_counted_are_no_arm(read):
    text = (
        "Ropes for potters: a trial\nWe compared ropes with 40 participants completed the course."
    )
    assert read(text).arms() == []


@pytest.mark.parametrize(
    "cited", ["A pilot case series told us whom to ask.", "A meta-analysis told us whom to ask."]
)
def test_what_a_body_cites_is_not_what_a_paper_is(read, cited):
    study = read(
        TITLE
        + ABSTRACT
        + INTRODUCTION
        + METHODS.replace("Potters", f"{cited} Potters", 1)
        + RESULTS
    ).studies()[0]
    assert study.get("design") not in ("case_report", "review")
    assert study.get("structure") != "case_report"


@pytest.mark.parametrize(
    "some",
    [
        "Drowsiness was alike in potters on salt achieving a cure (n = 12) and others.",
        "The mean length of the cure for the 10 responders to zinc was 25 weeks.",
        "Curves are of potters on salt (black, n = 44), on zinc with a lasting response (red, n = 10) and on zinc"
        " with no response (blue, n = 36).",
    ],
)
def test_those_to_whom_something_happened_are_not_the_arm(read, some):
    unsized = ABSTRACT.replace(" (n = 46)", "").replace(" (n = 44)", "")
    found = read(
        TITLE
        + unsized
        + INTRODUCTION
        + METHODS
        + RESULTS.replace("All came", f"{some} All came", 1)
    )
    assert {"10", "12", "36"}.isdisjoint(arm.get("n") for arm in found.arms())


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## Background and objectives:", "introduction"),
        ("2. Study design and methods", "methods"),
        ("Subjects/Methods", "methods"),
        ("MEASUREMENTS AND MAIN RESULTS", "results"),
        ("Main outcomes", ""),
        ("Outcomes", "outcomes"),
        ("Interpretation", "discussion"),
        ("Interpretation of scans", ""),
        ("Study design", ""),
    ],
)
def test_what_a_heading_opens(heading, kind):
    assert heading_kind(heading) == kind
