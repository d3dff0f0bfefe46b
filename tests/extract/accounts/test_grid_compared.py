"""Columns of tables that set arms against each other: differences, ratios, p-values."""

import pytest
from trialtrace import extract_text

LEAD = (
    "# Zentorine for gout: a randomised trial\n\n"
    "We randomised 400 adults to zentorine (n = 200) or placebo (n = 200).\n\n"
)
SHARES = "| Flare, n (%) | 40 (20) | 60 (30) | {} |"
MEANS = "| Urate, mean (SD) | 5.1 (1.2) | 6.0 (1.1) | {} |"


def table(heads, *rows):
    ruler = "|" + "---|" * (heads.count("|") + 2)
    return "\n".join([LEAD + f"Table 2. Outcomes\n\n| | {heads} |", ruler, *rows])


def compared(text):
    """Return statistic, fields and the two arms of every result that compares arms."""
    found = extract_text(text)
    cells = {}
    for value in found.values:
        cells.setdefault(value.row_id, {})[value.field] = value.value
    name = lambda arm: cells.get(arm, {}).get("label", "")  # noqa: E731
    return [
        (cells[row.row_id].pop("statistic"), cells[row.row_id], name(row.arm_id), name(row.versus_arm_id))
        for row in found.rows
        if row.table == "results" and row.versus_arm_id
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "row", "statistic", "fields"),
    [
        ("Relative risk (95% CI)", SHARES.format("0.67 (0.47–0.94)"), "risk_ratio",
         {"value": "0.67", "low": "0.47", "high": "0.94", "level": "95"}),
        ("Odds ratio (99% CI)", SHARES.format("0.58 (0.31 to 1.09)"), "odds_ratio",
         {"value": "0.58", "low": "0.31", "high": "1.09", "level": "99"}),
        ("Mean difference (95% CI)", MEANS.format("−0.9 (−1.1, −0.7)"), "mean_difference",
         {"value": "-0.9", "low": "-1.1", "high": "-0.7", "level": "95"}),
        ("Difference (95% CI)", MEANS.format("-0.9 (-1.1 to -0.7)"), "mean_difference",
         {"value": "-0.9", "low": "-1.1", "high": "-0.7", "level": "95"}),
        ("Difference (95% CI)", SHARES.format("-10 (-18 to -2)"), "risk_difference",
         {"value": "-10", "low": "-18", "high": "-2", "level": "95"}),
        ("P value", SHARES.format("0.02"), "p_value",
         {"p_value": "0.02", "p_relation": "=", "p_compares": "between"}),
        ("p", SHARES.format("<0.001"), "p_value",
         {"p_value": "0.001", "p_relation": "<", "p_compares": "between"}),
    ],
)  # fmt: skip
def test_a_column_says_what_its_figures_are(head, row, statistic, fields):
    text = table(f"Zentorine | Placebo | {head}", row)
    assert compared(text) == [(statistic, fields, "Zentorine", "placebo")]


def test_estimate_interval_and_p_value_in_columns_of_their_own_are_one_result():
    row = "| Urate, mean (SD) | 5.1 (1.2) | 6.0 (1.1) | -0.9 | -1.1 to -0.7 | <0.001 |"
    text = table("Zentorine | Placebo | Mean difference | 95% CI | P", row)
    fields = {"value": "-0.9", "low": "-1.1", "high": "-0.7", "level": "95"}
    fields |= {"p_value": "0.001", "p_relation": "<", "p_compares": "between"}
    assert compared(text) == [("mean_difference", fields, "Zentorine", "placebo")]


def test_rows_tell_which_arm_a_column_speaks_of():
    # 5.1 - 6.0 is no 0.9: the column is placebo against zentorine.
    rows = MEANS.format("0.9"), MEANS.format("0.8").replace("Urate", "Pain").replace("6.0", "5.9")
    text = table("Zentorine | Placebo | Mean difference", *rows)
    assert [(cells["value"], one, two) for _, cells, one, two in compared(text)] == [
        ("0.9", "placebo", "Zentorine"), ("0.8", "placebo", "Zentorine"),
    ]  # fmt: skip


def test_the_level_of_a_heading_holds_for_all_rows():
    rows = (
        SHARES.format("0.67 (0.47–0.94)"),
        SHARES.format("0.66 (0.4–0.9)").replace("Flare", "Fall"),
    )
    text = table("Zentorine | Placebo | RR (95% CI)", *rows)
    assert [cells["level"] for _, cells, *_ in compared(text)] == ["95", "95"]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        # of medians, of time, of the start; an interval that does not hold its estimate
        ("Zentorine | Placebo | Median difference", MEANS.format("-0.9")),
        ("Zentorine | Placebo | P for interaction", SHARES.format("0.02")),
        ("Zentorine | Placebo | P (within group)", SHARES.format("0.02")),
        ("Zentorine | Placebo | Change from baseline, P", SHARES.format("0.02")),
        ("Zentorine | Placebo | RR (95% CI)", SHARES.format("0.67 (0.70–0.94)")),
        # no ratio is below zero, and means have none of risks
        ("Zentorine | Placebo | RR (95% CI)", SHARES.format("-0.67 (-0.9–-0.4)")),
        ("Zentorine | Placebo | RR (95% CI)", MEANS.format("0.67 (0.47–0.94)")),
        ("Zentorine | Placebo | Mean difference", SHARES.format("-10")),
        # one figure goes one way and one the other
        ("Zentorine | Placebo | MD", MEANS.format("-0.9") + "\n" + MEANS.format("0.9")),
        ("Zentorine | Placebo | Unit", SHARES.format("3")),
    ],
)  # fmt: skip
def test_what_a_column_does_not_say_is_not_taken(heads, row):
    assert compared(table(heads, row)) == []


def test_one_p_value_over_three_arms_is_of_no_pair():
    text = table(
        "Zentorine | Placebo | Rest | P", "| Flare, n (%) | 40 (20) | 60 (30) | 50 (25) | 0.02 |"
    )
    three = "zentorine (n = 200), rest (n = 200) or placebo (n = 200)."
    text = text.replace("zentorine (n = 200) or placebo (n = 200).", three).replace("400", "600")
    assert compared(text) == []
    told = compared(text.replace("| P |", "| Zentorine vs placebo, P |"))
    assert [(kind, one, two) for kind, _, one, two in told] == [("p_value", "Zentorine", "placebo")]


def test_a_heading_names_the_title_without_its_mark():
    found = extract_text(table("Zentorine | Placebo", "| Flare, n (%) | 40 (20) | 60 (30) |"))
    assert {value.value for value in found.values if value.field == "label"} == {
        "Zentorine",
        "placebo",
    }


CELL = "| Stay, {} | 3 (2–4) | 5 (3–8) |"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("median (IQR)", {("median", "3"), ("q1", "2"), ("q3", "4")}),
        ("median (interquartile range)", {("median", "3"), ("q1", "2"), ("q3", "4")}),
        ("median (range)", {("median", "3"), ("minimum", "2"), ("maximum", "4")}),
        ("mean (range)", {("mean", "3"), ("minimum", "2"), ("maximum", "4")}),
        ("mean (95% CI)", {("mean", "3")}),
        ("median (95% CI)", set()),
        ("geometric mean (95% CI)", set()),
        ("days", set()),
    ],
)
def test_bounds_of_an_arms_figure_are_what_the_words_say(said, expected):
    found = extract_text(table("Zentorine | Placebo", CELL.format(said)))
    cells = {}
    for value in found.values:
        cells.setdefault(value.row_id, {})[value.field] = value.value
    rows = [cells[row.row_id] for row in found.rows if row.table == "results"]
    assert {(one["statistic"], one["value"]) for one in rows[: len(rows) // 2]} == expected
    if said == "mean (95% CI)":
        assert rows[0] == {
            "statistic": "mean",
            "value": "3",
            "low": "2",
            "high": "4",
            "level": "95",
        }


def test_a_table_of_what_people_were_like_gives_no_results():
    rows = "| Age, years, mean (SD) | 51 (12) | 52 (11) |", "| Women, n (%) | 90 (45) | 88 (44) |"
    shares = "| Esophagitis, n (%) | 61 (30) | 56 (28) |"
    told = table("Zentorine | Placebo", *rows, shares)
    assert not [r for r in extract_text(told).rows if r.table == "results"]
    # Later, or by parts of the sample: results.
    later = told.replace("Table 2. Outcomes", "Table 2. Outcomes after 6 months")
    assert [r for r in extract_text(later).rows if r.table == "results"]
    parts = table(
        "Zentorine | Placebo", "| Age < 40 | 20 (20) | 30 (30) |", "| Women | 9 (9) | 20 (20) |"
    )
    parts = parts.replace("Table 2. Outcomes", "Table 2. Flares, n (%), by subgroup")
    assert [r for r in extract_text(parts).rows if r.table == "results"]
