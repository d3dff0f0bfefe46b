"""Tables as people have them: read where they can be read, refused in one line where not."""

import pytest
from trialtrace.cli.main import main

from tests.cli.meta_tables import analyse, rows, write_table

TWO = "slab,ai,n1i,ci,n2i\n"


def said(tmp_path, capsys, content, *options):
    """Run on a file of this content, which must be refused; return the line."""
    path = tmp_path / "t.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert main(["meta", str(path), *options]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err.startswith("trialtrace meta: ")
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize(
    ("content", "measure", "words"),
    [
        ("slab,ai,n1i,ci\nA,1,10,2\n", "RR", ("RR needs the columns", "ai n1i ci n2i")),
        (TWO + "A,1,9,2,9\nB,15,10,2,10\n", "RR", ("line 3: more events", "ai = 15, n1i = 10")),
        (TWO + "A,-1,9,2,9\n", "RR", ("line 2: ai is negative", "ai = -1")),
        (TWO + "A,0,0,2,9\n", "RR", ("line 2: a group has no persons", "n1i = 0")),
        ("slab,yi,vi\nA,1,0.1\nB,1.5,-2\n", "GEN", ("line 3: vi is not above 0",)),
        ("slab,yi,vi\nA,1,0.1\nB,1.5,0\n", "SMD", ("line 3: vi is not above 0",)),
        ("yi,ci_lb,ci_ub\n3,1,2\n", "MD", ("line 2: ci_lb, yi and ci_ub do not stand in",)),
        (TWO + "A,1,9,2,9\nB,five,10,2,10\n", "RR", ("line 3, column 'ai': 'five' is no number",)),
        (TWO + "A,1,9,2,9\nB,12%,10,2,10\n", "RR", ("line 3, column 'ai': '12%' is no number",)),
        (TWO + "A,1_0,90,2,9\n", "RR", ("'1_0' is no number",)),
        ("yi,vi\ninf,1\n", "GEN", ("column 'yi': 'inf' is no number",)),
        ("yi,vi\n1e400,1\n", "GEN", ("column 'yi': '1e400' is no number",)),
        (TWO, "RR", ("no studies below the header",)),
        (TWO + "A,NA,9,2,9\n", "RR", ("no study has an effect (k = 0): line 2",)),
        (TWO + "A,1,9,2,9,7\n", "RR", ("line 2: 6 cells where the header has 5",)),
        (TWO + "A,1,9\n", "RR", ("line 2: 3 cells where the header has 5",)),
        ("ai,ai,n1i,ci,n2i\n1,1,9,2,9\n", "RR", ("two columns are named 'ai'",)),
        (TWO + '"A,1,9,2,9\n', "RR", ("no CSV file",)),
        ("ai,bi,n1i,ci,di\n1,2,4,2,10\n", "OR", ("line 2: ai + bi = 3, but column n1i says 4",)),
        (b"PK\x03\x04rest", "RR", ("a workbook; save the sheet as CSV",)),
        (b"", "RR", ("the file is empty",)),
        (b"\n \n", "RR", ("the file is empty",)),
        (b"a,b\x00,c\n", "RR", ("no text file; save the table as CSV",)),
        (b"slab,yi,vi\n\xc5,1,1\n", "GEN", ("line 2: not UTF-8; save the table as CSV",)),
        ("m1i;sd1i;n1i;m2i;sd2i;n2i\n1,500;2;9;1;2;9\n", "MD", ("'1,500' may be thousands or",)),
        ("m1i;sd1i;n1i;m2i;sd2i;n2i\n1,5;2.5;9;1;2;9\n", "MD", ("'1,5' is no number",)),
        ("yi,vi\n1,1\n", "LOR", ("measure 'LOR' is not known; use RR",)),
        ("ri,ni\n1.2,20\n", "ZCOR", ("ri is not between -1 and 1", "ri = 1.2")),
        (
            "m1i,sd1i,n1i,m2i,sd2i,n2i\n1,0,9,1,0,9\n",
            "SMD",
            ("line 2: both standard deviations are 0", "sd1i = 0"),
        ),
    ],
)
def test_refused_in_one_line_with_the_place_and_the_way_out(
    tmp_path, capsys, content, measure, words
):
    line = said(tmp_path, capsys, content, "--measure", measure)
    for word in words:
        assert word in line


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--subgroup", "dose"), "t.csv: there is no column 'dose'; it has slab, ai"),
        (("--mods", "dose"), "there is no column 'dose'"),
        (("--order", "dose"), "there is no column 'dose'"),
        (("--subgroup", "same"), "column same names 1 group(s)"),
        (("--mods", "same"), "column same is the same for all studies"),
        (("--mods", "typo"), "line 3, column 'typo': '3x' is no number"),
        (("--mods", "slab"), "4 studies cannot carry 4 coefficients and tau²"),
        (("--order", "gap"), "line 3, column gap is empty"),
        (("--add", "-1"), "add is -1.0; it must not be negative"),
        (("--vtype", "HO"), "vtype='HO' is unknown for RR; use LS"),
        (("--level", "0"), "--level 0 is no confidence level"),
        (("--columns", "events=ai"), "'events' is no column of metafor's"),
        (("--columns", "ai=events"), "no column 'events'"),
    ],
)
def test_options_that_do_not_fit_the_table(tmp_path, capsys, options, words):
    table = "slab,ai,n1i,ci,n2i,same,typo,gap\n" + "".join(
        f"S{i},{i},30,{i + 2},31,x,{'3x' if i == 2 else i},{'' if i == 2 else i}\n"
        for i in range(1, 5)
    )
    assert words in said(tmp_path, capsys, table, "--measure", "RR", *options)


COLUMNS = {
    "slab": ["A", "B", "C"],
    "m1i": ["1,5", "0", "−4"],
    "sd1i": ["2,25", "12,5", "2"],
    "n1i": [10, 12, 20],
    "m2i": [2, 0, 9],
    "sd2i": [2, "1,75", 3],
    "n2i": [10, 12, 21],
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_decimal_commas_in_any_encoding(tmp_path, encoding, delimiter):
    out = analyse(tmp_path, COLUMNS, "--measure", "MD", delimiter=delimiter, encoding=encoding)
    assert [r["yi"] for r in out["studies"]["rows"]] == [-0.5, 0, -13]
    assert out["studies"]["rows"][0]["sd1i"] == 2.25


def test_quoted_decimal_commas_in_a_file_of_commas(tmp_path):
    out = analyse(tmp_path, COLUMNS, "--measure", "MD")
    assert out["studies"]["rows"][0]["yi"] == -0.5


def test_excels_first_line_names_in_capitals_blank_rows_and_spare_cells(tmp_path, capsys):
    path = tmp_path / "t.csv"
    path.write_text("sep=;\nSlab;AI;N1I;CI;N2I\n\nA; 1 ;9;2;9;;\n;;;;\nB;2;9;3;9\n")
    assert main(["meta", str(path), "--measure", "RR"]) == 0
    out = capsys.readouterr().out
    assert "t.csv: Risk ratio (RR), 2 studies" in out
    assert [line.split()[:3] for line in out.splitlines() if line.startswith("  line")] == [
        ["line", "4", "A"],
        ["line", "6", "B"],
    ]


def test_rows_with_empty_cells_are_left_out_with_their_place(tmp_path):
    table = {
        "slab": list("ABCDEF"),
        "yi": ["0.1", "NA", "0.3", ".", "1", "2"],
        "vi": ["1", "1", "", "1", "1", "1"],
    }
    out = analyse(tmp_path, table, "--measure", "GEN")
    assert [(r["place"], r["slab"], r["why_not"]) for r in out["left_out"]["rows"]] == [
        ("line 3", "B", "a number that the measure needs is missing"),
        ("line 4", "C", "a number that the measure needs is missing"),
        ("line 5", "D", "a number that the measure needs is missing"),
    ]
    assert rows(out, "summary", "model")["EE"]["k"] == 3


def test_two_rows_of_one_label_are_told_apart_and_named(tmp_path):
    table = {"slab": ["A", "A", "B"], "yi": [1, 2, 3], "vi": [1, 1, 2]}
    out = analyse(tmp_path, table, "--measure", "GEN")
    assert [r["slab"] for r in out["studies"]["rows"]] == ["A (line 2)", "A (line 3)", "B"]
    assert out["notes"][0].startswith(
        "line 2, line 3 are all labelled 'A': one study must not count"
    )


def test_counts_that_are_not_whole_are_said(tmp_path):
    table = {"ai": ["1.234", 3], "n1i": [2000, 9], "ci": [4, 5], "n2i": [2100, 9]}
    out = analyse(tmp_path, table, "--measure", "RR")
    assert out["notes"][0] == "column ai holds 1.234: counts are whole numbers"


def test_effects_beside_counts_are_not_used_and_said(tmp_path):
    table = {"ai": [1, 3], "n1i": [20, 9], "ci": [4, 5], "n2i": [21, 9], "yi": [9, 9], "vi": [1, 1]}
    out = analyse(tmp_path, table, "--measure", "RR")
    assert out["studies"]["rows"][0]["yi"] != 9
    assert "the effects that the table gives (yi) are not used" in out["notes"][0]


@pytest.mark.parametrize("test", ["z", "knha", "adhoc"])
@pytest.mark.parametrize(
    ("yi", "vi"), [((0.1, 0.1, 0.1), (0.1, 0.2, 0.3)), ((0.1, 0.5, 0.2), (0.1, 0.1, 0.1))]
)
def test_studies_too_alike_for_a_test_end_in_a_note_never_in_nan(tmp_path, yi, vi, test):
    out = analyse(tmp_path, {"yi": yi, "vi": vi}, "--measure", "GEN", "--test", test)
    told = " ".join(out["small_study"]["notes"])
    assert "ranks tell nothing" in told
    summary = rows(out, "summary", "summary")["random effects"]
    assert summary["estimate"] == pytest.approx(sum(yi) / 3 if vi[0] == vi[1] else 0.1)
    assert summary["ci_lb"] is not None


def test_empty_cells_with_nothing_added_are_left_out(tmp_path):
    table = {"ai": [0, 3, 4], "n1i": [9, 9, 9], "ci": [2, 5, 6], "n2i": [9, 9, 9]}
    out = analyse(tmp_path, table, "--measure", "OR", "--to", "none")
    assert out["left_out"]["rows"][0]["why_not"].startswith("its counts give no effect")


def test_numbers_beyond_computing_are_refused_in_one_line(tmp_path, capsys):
    columns = {"study": "ABC", "yi": [1e308, -1e308, 0], "vi": [1e-308, 1e-308, 1]}
    path = write_table(tmp_path / "table.csv", columns)
    assert main(["meta", str(path), "--measure", "GEN"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "table.csv: effects or variances beyond 1e50 cannot be computed with" in said
