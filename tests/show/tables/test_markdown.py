"""Markdown tables that no text can break."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from trialtrace.show.tables.markdown import empty_columns, escape, table_lines
from trialtrace.show.tables.view import Cell, Column, Line, Target, View

UNESCAPED_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")


def shown(cell):
    """Read an escaped cell as GitHub would."""
    parts = cell.replace("<br>", "\n")
    return html.unescape(re.sub(r"\\([\\`*_\[\]|~$])", r"\1", parts))


def view(*texts):
    columns = tuple(Column(f"c{i}", f"C{i}") for i in range(len(texts)))
    return View("v", "V", columns, (Line(Target("a", "1"), tuple(Cell(t) for t in texts)),))


def test_markup_of_documents_stays_words():
    assert escape("a|b\nc") == r"a\|b<br>c"
    assert escape("<script>x</script> & *y* $z$ [a](b)") == (
        r"&lt;script&gt;x&lt;/script&gt; &amp; \*y\* \$z\$ \[a\](b)"
    )
    assert escape("ratio :100: 3") == "ratio &#58;100: 3"
    assert escape("ends with \\") == "ends with \\\\"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_cell_stays_one_cell_of_one_line(text):
    lines = list(table_lines(view("first", text + "x", "last")))
    assert len(lines) == 3
    assert len(lines[2].splitlines()) == 1
    assert len(UNESCAPED_PIPE.findall(lines[2])) == 4


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60))
def test_words_are_not_changed(text):
    assert shown(escape(text)) == text.strip()


def test_empty_columns_are_named_under_the_table():
    bare = view("a", "", "c")
    assert list(table_lines(bare)) == [
        "| C0 | C2 |",
        "|---|---|",
        "| a | c |",
        "",
        "Nothing in any row: C1.",
    ]
    assert empty_columns(bare) == ["C1"]
