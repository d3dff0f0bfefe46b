"""Where a work stands, in one line."""

import pytest
from trialtrace.show.report.sources import as_cited, published
from trialtrace.show.tables.book import Book
from trialtrace.show.tables.views.bibliography import references


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("J Heart", "12", "3", "30-41"), "J Heart 12(3): 30-41"),
        (("J Heart", "12", "", "e8"), "J Heart 12: e8"),
        (("J Heart", "", "", ""), "J Heart"),
        (("", "", "", "411"), "411"),
        (("", "", "2", ""), "(2)"),
        (("", "", "", ""), ""),
    ],
)
def test_published(parts, text):
    assert published(*parts) == text


def test_columns_become_one_and_the_others_stay(invented):
    view = as_cited(references(Book.of(invented.tables())))
    cells = dict(zip((c.key for c in view.columns), view.lines[0].cells, strict=True))
    assert cells["container"].text == "J Heart 12: 30-41"
    assert cells["authors"].text == "Lind B; Rossi A"
    assert not {"volume", "issue", "pages"} & cells.keys()
