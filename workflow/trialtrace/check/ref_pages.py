"""REF: pages that cannot be, or that say what kind of paper it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.lists import about
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import entry

_DASH = "-‐‑‒–—−"
_RANGE = re.compile(
    rf"^(?P<a>[A-Za-z]{{0,3}})(?P<from>\d+)\s*[{_DASH}]+\s*(?P<b>[A-Za-z]{{0,3}})(?P<to>\d+)$"
)
_HALF = re.compile(rf"^[A-Za-z]*\d+[A-Za-z]?\s*[{_DASH}]+\s*(?P<end>[A-Za-z]+)$")
# Numbers this long are of articles, not of pages; what stands behind the dash counts pages ("161116-4").
_ARTICLE_NUMBER = 6
_ABSTRACT = re.compile(r"^AB\d+")
_SUPPLEMENT_PAGE = re.compile(r"^S\d{1,4}$")
_SAYS_ABSTRACT = re.compile(
    r"[\[(](?:meeting |conference |poster )?abstr(?:act)?s?\.?[\])]|\babstr(?:act)?\.? (?:no\.? ?)?[A-Z]{0,3}\d+\b"
    r"|\bposter (?:presented|presentation)\b",
    re.IGNORECASE,
)


def _hits(corpus: Corpus, judge) -> Iterable[Hit]:
    for reference in corpus.records("references"):
        if reference.pages and judge(reference.pages):
            values = {"entry": entry(corpus, reference), "pages": reference.pages}
            yield Hit(about(reference), (corpus.field_span(reference, "pages"),), values)


def last_page(pages: str) -> tuple[int, int] | None:
    """Return first and last page of a range as numbers, a shortened end written out.

    >>> last_page("1563-70")
    (1563, 1570)
    >>> last_page("e14622") is None
    True
    """
    match = _RANGE.match(pages.strip())
    if not match or (match["b"] and match["a"] != match["b"]):
        return None
    first, last = match["from"], match["to"]
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(first), int(last)


def _backwards(pages: str) -> bool:
    match = _RANGE.match(pages.strip())
    if match and len(match["from"]) >= _ARTICLE_NUMBER:
        return False
    found = last_page(pages)
    return found is not None and found[1] < found[0]


def _doubled(pages: str) -> bool:
    match = _RANGE.match(pages.strip())
    return match is not None and (match["from"], match["a"]) == (match["to"], match["b"])


def _no_page(pages: str) -> bool:
    return _HALF.match(pages.strip()) is not None


def _abstract(pages: str) -> bool:
    return _ABSTRACT.match(pages.strip()) is not None


_MARK = "is the mark of a conference abstract"
_ONE_PAGE = "is one page of a supplement, as conference abstracts have it"


def _abstracts(corpus: Corpus) -> Iterable[Hit]:
    for reference in corpus.records("references"):
        found = _SAYS_ABSTRACT.search(reference.raw)
        values = {"entry": entry(corpus, reference), "pages": reference.pages, "sign": _MARK}
        if reference.pages and _abstract(reference.pages):
            yield Hit(about(reference), (corpus.field_span(reference, "pages"),), values)
        elif found:
            start = reference.start + found.start()
            span = Span(reference.doc_id, start, start + len(found[0]))
            yield Hit(about(reference), (span,), {**values, "pages": found[0].strip()})
        elif _lone_supplement_page(corpus, reference):
            values["sign"] = _ONE_PAGE
            yield Hit(about(reference), (corpus.field_span(reference, "pages"),), values)


def _lone_supplement_page(corpus: Corpus, reference: Record) -> bool:
    """Tell a page such as S112, alone in a list that gives first and last pages elsewhere."""
    if not _SUPPLEMENT_PAGE.match(reference.pages.strip()):
        return False
    others = [
        r.pages for r in corpus.references_of[reference.doc_id] if r.pages and r is not reference
    ]
    return 2 * sum(_RANGE.match(p.strip()) is not None for p in others) > len(others)


def _scene(pages: str, why: str = "", other: str = "") -> Scene:
    raw = f"Moreau T, Lind A. Salt intake and stroke. Stroke Care. 2012;14(2):{pages}."
    more = f"Ito K. Tea and stroke. Stroke Care. 2013;15(1):{other}."
    text = f"References\n{raw}" + (f"\n{more}" if other else "")
    scene = Scene((text,), why=why).entry(
        raw, ("Moreau|T", "Lind|A"), year=2012, title="Salt intake and stroke",
        container="Stroke Care", volume="14", issue="2", pages=pages,
    )  # fmt: skip
    if not other:
        return scene
    return scene.entry(
        more, ("Ito|K",), year=2013, title="Tea and stroke", container="Stroke Care",
        volume="15", issue="1", pages=other,
    )  # fmt: skip


CHECKS = (
    Check(
        code="REF001",
        severity="note",
        title="Pages run backwards",
        sees="A page range whose last page comes before its first; shortened ends (1563-70) are "
        "written out first.",
        why="One of the two numbers is wrong, and the entry may be hard to find.",
        todo="Look the publication up and correct the pages.",
        knowable_from="bibliography",
        message="Pages {pages} of {entry} run backwards",
        find=lambda corpus: _hits(corpus, _backwards),
        fires=(_scene("220–217"), _scene("108-7")),
        silent=(
            _scene("1563-70", "The end is shortened: 1563 to 1570."),
            _scene("S98-S104", "98 to 104, with the letter of a supplement."),
            _scene("161116-4", "The number of an article, and its four pages."),
        ),
    ),
    Check(
        code="REF002",
        severity="note",
        title="Range of a single page",
        sees="A page range that ends on the page on which it begins.",
        why="Either the last page is wrong, or an article number was written as a range.",
        todo="Look the publication up; write one page as one page.",
        knowable_from="bibliography",
        message="Pages {pages} of {entry} begin and end on the same page",
        find=lambda corpus: _hits(corpus, _doubled),
        fires=(_scene("45-45"), _scene("53918–53918")),
        silent=(_scene("45-46", "Two pages."), _scene("e45", "One article number.")),
    ),
    Check(
        code="REF003",
        severity="note",
        title="Pages that are no pages",
        sees="A page range whose end is no page number.",
        why="The entry was cut or misread somewhere, and may be hard to find.",
        todo="Look the publication up and correct the pages.",
        knowable_from="bibliography",
        message="Pages {pages} of {entry} do not end in a page number",
        find=lambda corpus: _hits(corpus, _no_page),
        fires=(_scene("121–C"),),
        silent=(_scene("iv–ix", "Roman numerals are pages."), _scene("21", "A single page.")),
    ),
    Check(
        code="REF004",
        severity="note",
        title="Conference abstract cited as a paper",
        sees="Pages numbered like those of an abstract supplement (AB and a number), one page of a supplement "
        "(S112) in a list that gives first and last pages, or an entry that says so (“[abstract]”, "
        "“abstract 512”, “poster presented”).",
        why="An abstract has not been reviewed as a paper has, and often changes before it is one.",
        todo="Look for the full paper; weigh the entry as an abstract if there is none.",
        knowable_from="bibliography",
        message="“{pages}” of {entry} {sign}",
        find=_abstracts,
        fires=(_scene("AB121"), _scene("AB121–C"), _scene("S121", other="33-39")),
        silent=(
            _scene("S121", "A list that gives first pages alone.", other="33"),
            _scene("S121-S126", "Supplements hold full papers, too."),
            _scene("121-126; abstraction", "A word that only begins so."),
        ),
        supersedes=("REF003",),
    ),
)
