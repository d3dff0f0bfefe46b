"""Questions to an extraction: names in other words, roles, order, and what must stay unanswered."""

import pytest
import trialtrace
from trialtrace.extract.api import extract_text
from trialtrace.extract.direction import direction
from trialtrace.extract.find import find
from trialtrace.extract.likeness import likeness, says_control
from trialtrace.extract.model import Evidence, Extraction, Row, Value


def extraction(arms, outcomes, results):
    """Arms: (id, label, role, n); outcomes: (id, name); results: (id, arm, outcome, cells[, versus])."""
    rows, values = [Row("studies", "S", "d", "S", 1, "")], []

    def add(table, row_id, cells, **links):
        rows.append(Row(table, row_id, "d", "S", len(rows), "", **links))
        values.extend(
            Value(table, row_id, field, str(value), f"E-{row_id}-{field}")
            for field, value in cells.items()
        )

    for row_id, label, role, n in arms:
        add("arms", row_id, {"label": label, "role": role, **({"n": n} if n else {})})
    for row_id, name in outcomes:
        add("outcomes", row_id, {"name": name})
    for row_id, arm, outcome, cells, *versus in results:
        add(
            "results",
            row_id,
            cells,
            arm_id=arm,
            outcome_id=outcome,
            versus_arm_id=versus[0] if versus else "",
        )
    evidence = tuple(
        Evidence(
            v.evidence_id, "d", f"{v.table}.{v.field}", "", v.value, 0, 1, v.value, 0, "r", "likely"
        )
        for v in values
    )
    return Extraction("d", rows=tuple(rows), values=tuple(values), evidence=evidence)


ARMS = (("A1", "zentorine 10 mg", "experimental", 41), ("A2", "placebo", "placebo", 39))
OUTCOMES = (("O1", "hip fractures"), ("O2", "vertebral fractures"))
TRIAL = extraction(
    ARMS,
    OUTCOMES,
    [
        ("R1", "A1", "O1", {"statistic": "events", "value": 4}),
        ("R2", "A2", "O1", {"statistic": "events", "value": 9, "n": 38}),
        ("R3", "A1", "O2", {"statistic": "events", "value": 7}),
        (
            "R4",
            "A1",
            "O1",
            {"statistic": "hazard_ratio", "value": 0.4, "low": 0.2, "high": 0.9},
            "A2",
        ),
    ],
)


def test_results_of_the_two_arms_and_their_comparison():
    found = find(TRIAL, "zentorine", "placebo", "fracture of the hip")
    assert [(a.side, a.statistic, a.value, a.n) for a in found] == [
        ("intervention", "events", 4.0, 41.0),
        ("comparator", "events", 9.0, 38.0),
        ("comparison", "hazard_ratio", 0.4, 41.0),
    ]
    assert (found[2].low, found[2].high) == (0.2, 0.9)


def test_the_question_decides_which_arm_is_the_intervention():
    found = find(TRIAL, "placebo", "zentorine", "hip fractures")
    assert [(a.side, a.value) for a in found][:2] == [("comparator", 4.0), ("intervention", 9.0)]


def test_control_matches_by_role():
    assert len(find(TRIAL, "zentorine", "control group", "hip fractures")) == 3


@pytest.mark.parametrize(
    ("intervention", "comparator", "outcome"),
    [
        ("zentorine", "placebo", "wrist pain"),
        ("lorapam", "belunide", "hip fractures"),
        ("treatment", "treatment", "hip fractures"),
    ],
)
def test_questions_that_the_text_does_not_answer(intervention, comparator, outcome):
    assert find(TRIAL, intervention, comparator, outcome) == ()


def test_among_three_arms_both_must_be_named():
    three = extraction(
        (*ARMS, ("A3", "belunide", "active", 40)), OUTCOMES, [("R1", "A3", "O1", {"value": 3})]
    )
    assert find(three, "zentorine", "lorapam", "hip fractures") == ()
    assert [a.value for a in find(three, "zentorine", "belunide", "hip fractures")] == [3.0]


def test_equally_fitting_outcomes_are_all_returned():
    assert {a.outcome for a in find(TRIAL, "zentorine", "placebo", "fractures")} == {
        "hip fractures",
        "vertebral fractures",
    }


def stated(said, arm="A1", **more):
    return extraction(
        ARMS,
        OUTCOMES[:1],
        [("R", arm, "O1", {"statistic": "direction", "direction": said, **more}, "")],
    )


@pytest.mark.parametrize(
    ("said", "arm", "more", "expected"),
    [
        ("increase", "A1", {}, "increase"),
        ("increase", "A2", {}, "decrease"),
        ("no_difference", "A2", {}, "no_difference"),
        ("increase", "A1", {"significance": "not_significant"}, "no_difference"),
        ("increase", "A1", {"p_relation": "=", "p_value": 0.2}, "no_difference"),
        ("increase", "A1", {"p_relation": "<", "p_value": 0.05}, "increase"),
        ("increase", "A1", {"p_relation": ">", "p_value": 0.05}, "no_difference"),
        ("unclear", "A1", {}, ""),
    ],
)
def test_direction_of_a_statement(said, arm, more, expected):
    assert direction(stated(said, arm, **more), "zentorine", "placebo", "hip fractures") == expected


def test_direction_of_a_pair_needs_a_test():
    pair = [
        ("R1", "A1", "O1", {"statistic": "mean", "value": 4}),
        ("R2", "A2", "O1", {"statistic": "mean", "value": 9}),
    ]
    p = ("R3", "A1", "O1", {"statistic": "p_value", "p_relation": "<", "p_value": 0.01}, "A2")
    ask = ("zentorine", "placebo", "hip fractures")
    assert direction(extraction(ARMS, OUTCOMES, pair), *ask) == ""
    assert direction(extraction(ARMS, OUTCOMES, [*pair, p]), *ask) == "decrease"


def test_statements_that_differ_give_no_direction():
    both = extraction(
        ARMS,
        OUTCOMES,
        [
            ("R1", "A1", "O1", {"direction": "increase"}),
            ("R2", "A1", "O1", {"direction": "decrease"}),
        ],
    )
    assert direction(both, "zentorine", "placebo", "hip fractures") == ""


def test_nothing_found_says_nothing():
    assert direction(Extraction("d"), "zentorine", "placebo", "hip fractures") == ""


@pytest.mark.parametrize(
    ("asked", "name", "low", "high"),
    [
        ("pain scores", "the pain score", 1, 1),
        ("early virologic response", "EVR", 1, 1),
        ("systolic blood pressure", "diastolic blood pressure", 0.5, 0.9),
        ("weight loss", "sleep", 0, 0),
        ("", "sleep", 0, 0),
        ("the mean change", "the mean change", 1, 1),
    ],
)
def test_likeness(asked, name, low, high):
    assert low <= likeness(asked, name) <= high


def test_control_words():
    assert says_control("waiting list")
    assert not says_control("zentorine")


def test_the_package_exports_lazily():
    import subprocess
    import sys

    code = "import sys, trialtrace; print(sorted({'numpy','scipy','yaml','pandas','matplotlib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert trialtrace.find is find
    assert trialtrace.stats.escalc
    assert {"extract_text", "find", "show", "stats"} <= set(dir(trialtrace))
    with pytest.raises(AttributeError, match="nonsense"):
        trialtrace.nonsense  # noqa: B018


def test_a_group_size_that_no_text_states_says_how_it_was_had():
    found = extract_text(
        "# Cherry juice against water for gout\n\nWe randomised 60 adults with gout to two equal groups.\n\n"
        "# Results\n\n| Outcome | Cherry juice | Water |\n|---|---|---|\n| Gout flares, n | 6 | 12 |\n"
        "| Hospital stays, n | 1 | 2 |\n"
    )
    answers = [
        a for a in find(found, "cherry juice", "water", "gout flares") if a.statistic == "events"
    ]
    assert [(a.side, a.value, a.n) for a in answers] == [
        ("intervention", 6, 30),
        ("comparator", 12, 30),
    ]
    assert {a.tier for a in answers} == {"unsure"}
    assert all("equal share" in a.n_derived for a in answers)


CROSSED = """# Abstract
Twelve healthy adults took part in a randomised crossover trial and drank zinc water and plain
water in random order, one week apart. Grip was higher with zinc water.

# Results
Table 1. Grip after each drink

| | Zinc water | Plain water |
|---|---|---|
| Grip (kg), mean (SD) | 31.2 (4.1) | 29.8 (4.4) |
"""


def test_in_a_crossover_trial_everybody_is_in_both_arms():
    found = find(extract_text(CROSSED), "zinc water", "plain water", "grip")
    assert {(a.side, a.n, a.n_derived) for a in found if a.statistic == "mean"} == {
        ("intervention", 12.0, "all who took part, as the trial is a crossover"),
        ("comparator", 12.0, "all who took part, as the trial is a crossover"),
    }
    # near miss: who takes part in a parallel trial is in one arm only
    parallel = CROSSED.replace(" crossover", "").replace(
        "zinc water and plain\nwater in random order, one week apart", "zinc water or plain water"
    )
    assert {a.n for a in find(extract_text(parallel), "zinc water", "plain water", "grip")} != {
        12.0
    }


HEALED = (
    "# Diltiazem gel against nitrate ointment in fissure\n\nWe randomised 61 patients with fissure to diltiazem gel "
    "(n = 36) or nitrate ointment (n = 25).\n\n# Results\n\n{}"
)


def events_of(sentence, outcome):
    found = find(
        extract_text(HEALED.format(sentence)), "diltiazem gel", "nitrate ointment", outcome
    )
    return sorted((a.side, a.value, a.n) for a in found if a.statistic == "events")


@pytest.mark.parametrize(
    ("sentence", "outcome", "expected"),
    [
        (
            "Fewer patients on diltiazem were readmitted for bleeding (6 vs 9; P = .03).",
            "readmitted for bleeding",
            [("comparator", 9, 25), ("intervention", 6, 36)],
        ),
        # at another moment
        (
            "Fewer patients on diltiazem were readmitted for bleeding at 6 months (6 vs 9; P = .03).",
            "readmitted for bleeding at 12 months",
            [],
        ),
        # of another thing
        (
            "Severe bleeding was seen in 3 of 36 patients treated with diltiazem and 5 of 25 treated with nitrate.",
            "headache",
            [],
        ),
    ],
)
def test_events_of_sentences_that_only_the_extraction_reads(sentence, outcome, expected):
    assert events_of(sentence, outcome) == expected


def test_rows_answer_only_where_nothing_is_doubtful():
    from dataclasses import replace

    from trialtrace.extract.sound_rows import sound

    found = extract_text(
        HEALED.format("Healing occurred in 33 of 36 patients on diltiazem and 15 of 25 on nitrate.")
    )
    book = {one.evidence_id: one for one in found.evidence}
    rows = [
        one
        for one in replace_document(found)
        if one.statistic == "events" and one.side != "comparison"
    ]
    assert [(one.side, one.value) for one in sound(rows, book, "healing")] == [
        ("intervention", 33),
        ("comparator", 15),
    ]
    assert sound(rows[:1], book, "healing") == ()  # one arm alone
    assert sound([*rows, rows[0]], book, "healing") == ()  # two numbers for one arm
    assert sound([rows[0], replace(rows[1], subgroup="women")], book, "healing") == ()
    doubtful = {key: replace(one, tier="unsure") for key, one in book.items()}
    assert sound(rows, doubtful, "healing") == ()
    grids = {key: replace(one, rule="grid.cell") for key, one in book.items()}
    assert sound(rows, grids, "healing") == ()


def replace_document(found):
    """Return the answers of an extraction's rows alone, as without its text."""
    from dataclasses import replace

    return find(replace(found, document=None), "diltiazem gel", "nitrate ointment", "healing")
