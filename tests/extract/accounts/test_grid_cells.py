"""What a cell says, what it must not be taken for, and what the words around it make of it."""

import pytest
from trialtrace.extract.accounts.grids.cells import is_empty, read_cell, scan
from trialtrace.extract.accounts.grids.figures import count_of, is_share, kinds_of


@pytest.mark.parametrize(
    ("words", "form", "values"),
    [
        ("3.4 ± 1.2", "mean_sd", [3.4, 1.2]),
        ("−3.4 ± 1.2†", "mean_sd", [-3.4, 1.2]),
        ("4.3 ± 1,4", "mean_sd", [4.3, 1.4]),
        ("53 (SD, 11.4)", "mean_sd", [53, 11.4]),
        ("46.9 (±10.4)", "mean_sd", [46.9, 10.4]),
        ("7.7 (SE 0.4)", "mean_se", [7.7, 0.4]),
        ("12 (34%)", "count_percent", [12, 34]),
        ("12/40", "fraction", [12, 40]),
        ("12/40 (30.0%)", "fraction", [12, 40, 30]),
        ("1,234 (56.7)", "pair", [1234, 56.7]),
        ("5.1 [2–9]", "interval", [5.1, 2, 9]),
        ("−5.6 (−6.2, −5.1)", "interval", [-5.6, -6.2, -5.1]),
        ("12 (30%) of 40", "fraction", [12, 30, 40]),
        ("1,204 / 5,181", "fraction", [1204, 5181]),
        ("52.5%", "percent", [52.5]),
        ("(n = 28)", "size", [28]),
        ("8^c^", "number", [8]),
        ("<0.001", "bound", [0.001]),
        ("P = .03", "bound", [0.03]),
        ("(0.10 to 1.14)", "range", [0.1, 1.14]),
        ("0.4±0.1[a](#),[b](#)", "mean_sd", [0.4, 0.1]),
    ],
)
def test_forms(words, form, values):
    value = read_cell(words)
    assert (value.form, [part.value for part in value.parts]) == (form, values)


@pytest.mark.parametrize(
    "words", ["Placebo", "C2-4", "<0.001 vs teak", "Day 7", "3 months", "12 (34%) of all"]
)
def test_cells_that_are_no_figure(words):
    assert read_cell(words) is None


@pytest.mark.parametrize(
    ("words", "empty"), [("-", True), ("NA", True), ("0", False), ("n.s.", False)]
)
def test_empty_cells(words, empty):
    assert is_empty(words) is empty


def test_figures_in_a_sentence_do_not_overlap():
    found = scan(
        "fell by 3.1 ± 0.2 and 12 (30%) left", frozenset({"mean_sd", "count_percent", "percent"})
    )
    assert [one[2].form for one in found] == ["mean_sd", "count_percent"]


@pytest.mark.parametrize(
    ("words", "contexts", "n", "kinds"),
    [
        ("12 (30)", ("Falls", "", ""), 40, {"events"}),  # the share itself says so
        ("12 (30)", ("Falls, n (%)", "", ""), None, {"events"}),
        ("12 (31)", ("Age, mean (SD)", "", ""), 40, {"means"}),
        ("12 (31)", ("Falls, n (%)", "", ""), 40, set()),  # no such share of 40
        ("12.1 (3.0)", ("Weight", "", "Data are mean (SD)"), 40, {"means"}),
        ("12.1 (3.0)", ("Weight", "", ""), 40, set()),  # nobody says what it is
        ("12.1 (3.0)", ("Weight, median (IQR)", "", ""), 40, set()),
        ("17/13", ("Gender (female/male)", "", ""), 30, set()),
        ("17/30", ("Cured", "", ""), 30, {"events"}),
        ("3", ("Nausea", "Adverse events", ""), 30, {"events"}),
        ("3", ("Mean number of visits", "Visits per patient", ""), 30, set()),
    ],
)  # fmt: skip
def test_what_a_figure_is(words, contexts, n, kinds):
    assert kinds_of(read_cell(words), contexts, n) == frozenset(kinds)


@pytest.mark.parametrize(
    ("percent", "decimals", "n", "count"),
    [
        (35, 0, 40, 14),
        (61, 0, 23, 14),
        (42.5, 1, 40, 17),
        (62, 0, 23, None),  # no count of 23 rounds to it
        (35, 0, 400, None),  # several counts do
        (12.3, 1, 880, None),  # one does, but one would for nearly any number of people
    ],
)
def test_count_from_percentage(percent, decimals, n, count):
    assert count_of(percent, decimals, n) == count


def test_share_of_rounded_percentages():
    assert is_share(1, 22, 4.5, 1)
    assert not is_share(2, 22, 4.5, 1)
