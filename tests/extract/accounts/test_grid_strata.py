"""Rows and captions of tables that say whom figures are about."""

TRIAL = (
    "# Zinc for the common cold\n\nWe randomised 200 workers, men and women, to zinc (n = 100) or placebo "
    "(n = 100).\n\n"
)


def figures(read, caption, *rows):
    """Return (outcome, subgroup, analysis_set, value) of the zinc column of a table."""
    head = "| | Zinc | Placebo |\n|---|---|---|\n"
    body = "\n".join(f"| {row} |" for row in rows)
    found = read(f"{TRIAL}{caption}\n\n{head}{body}\n")
    zinc = [row for row in found.rows("arms") if "inc" in found.cells(row).get("label", "")]
    out = []
    for row in found.rows("results"):
        cells = found.cells(row)
        if row.arm_id == zinc[0].row_id:
            told = (cells.get("subgroup", ""), cells.get("analysis_set", ""))
            out.append((found.name(row.outcome_id), *told, cells["value"]))
    return out


def test_rows_for_parts_of_the_sample_are_subgroups_of_the_captions_outcome(read):
    assert figures(
        read,
        "Table 2. Recovery at one week by subgroup",
        "All | 60/100 | 40/100",
        "Women | 30/50 | 20/48",
        "< 40 years | 22/40 | 15/41",
        "Night shift | 9/20 | 8/21",
        "Per protocol | 55/90 | 38/92",
    ) == [
        ("Recovery", "", "", "60"),
        ("Recovery", "Women", "", "30"),
        ("Recovery", "< 40 years", "", "22"),
        ("Recovery", "Night shift", "", "9"),
        ("Recovery", "", "Per protocol", "55"),
    ]


def test_rows_under_an_outcome_split_it(read):
    assert figures(
        read, "Table 2. Outcomes", "Relapse | | ", "Women | 30/50 | 20/48", "Men | 9/50 | 8/52"
    ) == [("Relapse", "Women", "", "30"), ("Relapse", "Men", "", "9")]


def test_a_caption_names_the_set_of_all_rows(read):
    assert figures(
        read, "Table 3. Outcomes in the per-protocol population", "Headache | 12/90 | 20/92"
    ) == [("Headache", "", "per-protocol population", "12")]


def test_how_many_women_there_are_is_no_result(read):
    assert figures(read, "Table 2. Outcomes", "Women | 30 (30%) | 20 (20%)") == []


def test_near_misses_of_strata_are_outcomes(read):
    rows = ("Age at menarche | 3/50 | 2/48", "Male pattern baldness | 5/50 | 6/52")
    found = figures(read, "Table 2. Outcomes in workers", *rows)
    assert {one[1:3] for one in found} == {("", "")}
    assert "Male pattern baldness" in {one[0] for one in found}
