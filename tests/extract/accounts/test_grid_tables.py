"""Headings, labels and sizes of tables whose exports dropped spans; results that tables yield."""

import pytest
from trialtrace import extract_text
from trialtrace.extract.accounts.grids.tables import read_table
from trialtrace.text.grids import find_grids


def cells(text):
    """Return label path, heading path, numbers and size of every figure of the first table."""
    table = read_table(text, find_grids(text)[0])
    return [
        (
            " > ".join(h.words for h in d.labels),
            " > ".join(h.words for h in d.heads),
            [p.value for p in d.value.parts],
            d.size.value if d.size else None,
        )
        for d in table.data
    ]


def pipes(*rows):
    head, *body = rows
    return "\n".join(
        [f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {r} |" for r in body)]
    )


def test_a_heading_over_several_columns_stands_over_all_of_them():
    text = pipes(
        " | Week 4 | Week 8 | | ",
        " | Teak | Palm | Teak | Palm",
        "Cough | 1 | 2 | 3 | 4",
    )
    assert [(heads, values) for _, heads, values, _ in cells(text)] == [
        ("Week 4 > Teak", [1]), ("Week 4 > Palm", [2]), ("Week 8 > Teak", [3]), ("Week 8 > Palm", [4]),
    ]  # fmt: skip


def test_a_wide_heading_is_given_to_no_column_where_nothing_repeats():
    text = pipes(" | Early | Late | ", " | Oak | Elm | Ash", "Cough | 1 | 2 | 3")
    assert [heads for _, heads, _, _ in cells(text)] == ["Oak", "Elm", "Ash"]


def test_a_first_row_that_lost_its_empty_cell_names_the_columns():
    text = pipes("Event | Dose (mg) | | ", "5 | 10 | Placebo | ", "Cough | 1 | 2 | 3")
    assert [(heads, values) for _, heads, values, _ in cells(text)] == [
        ("Dose (mg) > 5", [1]), ("Dose (mg) > 10", [2]), ("Dose (mg) > Placebo", [3]),
    ]  # fmt: skip


def test_labels_in_two_columns_move_only_their_own_rows():
    text = pipes(
        " | Teak | Palm | P | ",
        "Age | 61 ± 8 | 60 ± 9 | 0.4 | ",
        "Side | left | 4 (20%) | 5 (25%) | 0.7",
        " | right | 16 (80%) | 15 (75%) | ",
    )
    found = cells(text)
    assert ("Age", "Teak", [61, 8], None) in found
    assert ("Side > left", "Teak", [4, 20], None) in found
    assert ("Side > right", "Palm", [15, 75], None) in found


def test_labels_under_a_heading_of_their_own_move_nothing():
    text = pipes("Variable | Subgroup | Teak | Palm", "Sex | men | 4 | 5", " | women | 6 | 7")
    assert [heads for _, heads, _, _ in cells(text)] == ["Teak", "Palm", "Teak", "Palm"]


def test_sections_by_indent_and_bold():
    text = (
        "  Sign           Teak    Palm\n  -------------- ------- -------\n"
        "  **Morning**             \n  Cough                  \n  loud           1       2\n"
        "  Wheeze                 \n  loud           3       4\n  **Evening**            \n  loud           5       6\n"
    )
    assert [label for label, *_ in cells(text)][::2] == [
        "**Morning** > Cough > loud", "**Morning** > Wheeze > loud", "**Evening** > loud",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        (pipes(" | Teak (n = 1,020) | Palm (n=998)", "Cough | 1 | 2"), [1020, 998]),
        (pipes(" | Teak | Palm", "No. of patients | 20 | 22", "Cough | 1 | 2"), [20, 22]),
        (pipes(" | Teak | Palm", "Blood | n = 19 | n = 18", "Iron | 1.2 | 2.2"), [19, 18]),
        (pipes(" | Teak | Palm", "Number of nodes | 3 | 4", "Cough | 1 | 2"), [None, None]),
    ],
)
def test_people_behind_a_column(text, sizes):
    assert [size for *_, size in cells(text)][-2:] == sizes


def test_mean_and_sd_in_two_cells_are_one_figure():
    side = pipes(
        " | Teak | | Palm | ", " | Mean | SD | Mean | SD", "Height | 9.1 | 1.1 | 8.0 | 1.3"
    )
    assert [values for _, _, values, _ in cells(side)] == [[9.1, 1.1], [8.0, 1.3]]
    under = pipes(" | Teak | Palm", "Mean height | 9.1 | 8.0", "SD | 1.1 | 1.3")
    assert [values for _, _, values, _ in cells(under)] == [[9.1, 1.1], [8.0, 1.3]]
    other = pipes(" | Teak | Palm", "Mean height | 9.1 | 8.0", "Leaves | 11 | 13")
    assert [values for _, _, values, _ in cells(other)] == [[9.1], [8.0], [11], [13]]


TRIAL = """Zentorine for knee pain: a randomised trial

We randomly assigned 80 adults with knee osteoarthritis to zentorine 10 mg (n = 41) or placebo (n = 39).

Table 2. Outcomes. Data are mean (SD) or n (%).

| Outcome | Zentorine (n=41) | Placebo (n=39) | P value |
|---|---|---|---|
| Pain score (0-100) | | | |
| Week 6 | 31.2 (12.4) | 44.0 (13.1) | <0.001 |
| Falls | 4 (9.8%) | 9 (23.1%) | 0.11 |
| Baseline weight, kg | 71.2 (9.3) | 70.1 (9.0) | |
| Score at clinic | 3.3 (1.9, 4.0) | 3.1 (1.2, 4.4) | |
"""


def results(text):
    found = extract_text(text)  # checks the trail itself
    cells = {}
    for value in found.values:
        cells.setdefault(value.row_id, {})[value.field] = value.value
    return [
        (cells[r.arm_id]["label"], cells[r.outcome_id]["name"], cells[r.row_id])
        for r in found.rows
        if r.table == "results" and r.arm_id and not r.versus_arm_id
    ]


def test_a_table_yields_results_per_arm():
    found = results(TRIAL)
    assert (
        "Zentorine",
        "Pain score",
        {"statistic": "mean", "value": "31.2", "timepoint": "Week 6"},
    ) in found
    assert (
        "placebo",
        "Pain score",
        {"statistic": "sd", "value": "13.1", "timepoint": "Week 6"},
    ) in found
    assert ("placebo", "Falls", {"statistic": "events", "value": "9"}) in found
    assert ("Zentorine", "Falls", {"statistic": "percent", "value": "9.8"}) in found


def test_baseline_and_unknown_figures_of_a_table_are_no_results():
    values = {cell["value"] for *_, cell in results(TRIAL) if "value" in cell}
    assert not values & {"71.2", "70.1", "3.3", "3.1", "0.11", "0.001"}
    for caption in ("Baseline characteristics.", "Angiographic and procedural characteristics."):
        assert results(TRIAL.replace("Outcomes.", caption)) == []


def test_weeks_of_pregnancy_in_a_label_are_no_moment():
    found = results(TRIAL.replace("Falls", "Preterm birth, < 37 weeks"))
    births = [cell for _, name, cell in found if "birth" in name]
    assert births
    assert not any("timepoint" in cell for cell in births)


def test_a_table_whose_columns_are_no_arms_yields_nothing():
    text = TRIAL.replace("Zentorine (n=41)", "Men (n=41)").replace("Placebo (n=39)", "Women (n=39)")
    assert not [one for one in results(text) if one[2].get("value") == "31.2"]


@pytest.mark.parametrize(
    ("said", "statistic", "rule"),
    [
        ("Scores are given as mean ± standard error.", "se", "grid.cell"),
        ("Scores are given as mean ± SD.", "sd", "grid.cell"),
        ("Scores are given below.", "sd", "spread.untold"),
    ],
)
def test_a_spread_without_a_word_in_its_table_is_what_the_text_says(said, statistic, rule):
    text = f"""Zentorine for pain: a randomised trial

We randomised 112 adults to zentorine (n = 57) or placebo (n = 55). {said}

Table 2. Outcomes at 6 weeks

| Outcome | Zentorine (n = 57) | Placebo (n = 55) |
|---|---|---|
| Pain score | 31.2 ± 1.7 | 35.3 ± 1.8 |
"""
    found = extract_text(text)
    spreads = [(e.label, e.rule) for e in found.evidence if e.raw in ("1.7", "1.8")]
    assert spreads == [(f"results.{statistic}", rule)] * 2
