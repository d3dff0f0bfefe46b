"""CIT: what a citation says of its source against what the list says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.lists import about, whole
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import entry, families, fold, listed, names_agree, quoted
from trialtrace.extract.bibliography.called import bracketed_forms, opens_with, short_forms

_NAMED = ("author_year", "narrative")


def _linked(corpus: Corpus) -> Iterable[tuple[Record, Record]]:
    for citation in corpus.records("citations"):
        reference = corpus.references.get(citation.reference_id)
        if reference is not None and citation.style in _NAMED:
            yield citation, reference


def _span(citation: Record) -> Span:
    return Span(citation.doc_id, citation.start, citation.end)


def _by_entry(corpus: Corpus, fault: Callable[[Record, Record], str], field: str) -> Iterable[Hit]:
    """Yield one hit for each entry and each thing that citations get wrong about it."""
    wrong: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for citation, reference in _linked(corpus):
        if said := fault(citation, reference):
            wrong[reference.reference_id, said].append(citation)
    for (reference_id, said), citations in wrong.items():
        reference = corpus.references[reference_id]
        values = {
            "raw": quoted(citations[0].raw),
            "entry": entry(corpus, reference),
            "said": said,
            "year": reference.year,
            "authors": listed(families(corpus, reference)),
        }
        spans = (
            *map(_span, citations),
            corpus.field_span(reference, field) if field else whole(reference),
        )
        yield Hit(about(reference), spans, values)


def _year(corpus: Corpus, citation: Record, reference: Record) -> str:
    if citation.year is None or reference.year is None or citation.year == reference.year:
        return ""
    return "" if listed_so(corpus, citation) else str(citation.year)


def listed_so(corpus: Corpus, citation: Record) -> bool:
    """Tell whether an entry of the list holds the first name and the year that are cited."""
    name, year = fold(citation.authors.split(";")[0]), str(citation.year)
    return bool(name) and any(
        name in fold(reference.raw) and year in reference.raw
        for reference in corpus.references_of.get(citation.doc_id, [])
    )


def _one_author(corpus: Corpus, citation: Record, reference: Record) -> str:
    authors = corpus.authors_of.get(reference.reference_id, [])
    lone = len(authors) == 1 and not authors[0].is_group and not reference.et_al
    return authors[0].family if citation.et_al and lone else ""


def _cited(citation: Record) -> list[str]:
    return [name.strip() for name in citation.authors.split(";") if name.strip()]


def _agree(cited: str, listed_as: str) -> bool:
    """Tell whether two names agree, initials that were glued to the listed one apart (``BergK``)."""
    bare = re.sub(r"(?<=[a-z])\s?[A-Z]{1,3}$", "", listed_as)
    return names_agree(cited, listed_as) or names_agree(cited, bare)


def _strange_name(corpus: Corpus, citation: Record, reference: Record) -> str:
    names = families(corpus, reference)
    if citation.style != "author_year" or not names or reference.et_al:
        return ""
    shorts = {s.upper() for name in names for s in short_forms(name)}
    shorts |= {s.upper() for s in bracketed_forms(reference.raw)}
    unknown = [
        n
        for n in _cited(citation)
        if n.upper() not in shorts
        and not any(_agree(n, name) for name in names)
        # A group's long name may be read as several: "Institute of Salt, Bread and Water".
        and not (" " in n and opens_with(reference.raw, n))
    ]
    return listed(unknown)


def _not_first(corpus: Corpus, citation: Record, reference: Record) -> str:
    names, cited = families(corpus, reference), _cited(citation)
    if citation.style != "author_year" or not names or not cited:
        return ""
    later = any(names_agree(cited[0], name) for name in names[1:])
    return cited[0] if later and not names_agree(cited[0], names[0]) else ""


def _scene(
    cited: str, year: int, names: tuple[str, ...], who: str, why: str = "", more: str = ""
) -> Scene:
    raw = f"{', '.join(n.replace('|', ' ') for n in names)}. Exercise after surgery. Rehab Rep. 2009;4:2-9."
    text = f"Exercise shortens recovery ({cited}).\nReferences\n{raw}"
    if more:
        text = f"{text}\n{more}"
    scene = Scene((text,), why=why).entry(
        raw, names, year=2009, title="Exercise after surgery", container="Rehab Rep"
    )
    scene = scene.entry(more, names, year=year, title="Rest after surgery") if more else scene
    return scene.cite(cited, 1, authors=who, year=year)


_TWO = ("Berg|K", "Thorne|L")
_THREE = ("Berg|K", "Thorne|L", "Ulm|S")

CHECKS = (
    Check(
        code="CIT001",
        severity="note",
        title="Cited year differs from the list",
        sees="A citation by author and year whose year is not that of the entry it is linked to.",
        why="Either year may be the wrong one, or another publication of these authors is meant.",
        todo="Look the publication up, correct the year, and see that the citation means this entry.",
        knowable_from="bibliography",
        message="Cited as {raw}, but {entry} is of {year}",
        find=lambda corpus: _by_entry(corpus, lambda c, r: _year(corpus, c, r), "year"),
        fires=(_scene("Berg & Thorne, 2012", 2012, _TWO, "Berg; Thorne"),),
        silent=(
            _scene("Berg & Thorne, 2009a", 2009, _TWO, "Berg; Thorne", "A letter is no other year."),
            _scene("Berg & Thorne, 2012", 2012, _TWO, "Berg; Thorne", "The list has that year, too; the link failed.",
                   more="Berg K, Thorne L. Rest after surgery. Rehab Rep. 2012;7:3-8."),
        ),
    ),
    Check(
        code="CIT002",
        severity="note",
        title="“et al.” on a work with one author",
        sees="A citation with et al. whose entry lists one author and is not cut short itself.",
        why="The list may leave out authors, or the citation may mean another publication.",
        todo="Look the publication up and correct the list or the citation.",
        knowable_from="bibliography",
        message="Cited as {raw}, but {entry} lists one author",
        find=lambda corpus: _by_entry(corpus, lambda c, r: _one_author(corpus, c, r), ""),
        fires=(_scene("Berg et al, 2009", 2009, ("Berg|K",), "Berg"),),
        silent=(
            _scene("Berg et al, 2009", 2009, _THREE, "Berg", "Three authors."),
            _scene("Berg, 2009", 2009, ("Berg|K",), "Berg", "No et al."),
            _scene("Heart Group et al., 2009", 2009, ("Heart Group",), "Heart Group", "A group."),
        ),
    ),
    Check(
        code="CIT003",
        severity="note",
        title="Cited name is not among the authors",
        sees="A citation by author and year with a family name that its entry does not list; accents, "
        "hyphens and particles do not count.",
        why="A name is misspelt, or the citation means another publication.",
        todo="Compare both with the publication.",
        knowable_from="bibliography",
        message="Cited as {raw}, but {entry} lists no {said}; its authors are {authors}",
        find=lambda corpus: _by_entry(corpus, lambda c, r: _strange_name(corpus, c, r), ""),
        fires=(_scene("Berg & Torne, 2009", 2009, _TWO, "Berg; Torne"),),
        silent=(
            _scene("van den Berg & Thörne, 2009", 2009, _TWO, "van den Berg; Thörne",
                   "A particle and an accent."),
            _scene("Berg & Thorne, 2009", 2009, ("BergK|", "Thorne|L"), "Berg; Thorne", "Initials are glued."),
        ),
    ),
    Check(
        code="CIT004",
        severity="note",
        title="Cited by an author who is not the first",
        sees="A citation by author and year that opens with a later author of its entry.",
        why="Readers look for the entry under the wrong name; the order may be wrong in the list.",
        todo="Compare the order of the authors with the publication.",
        knowable_from="bibliography",
        message="Cited as {raw}, but the first author of {entry} is another",
        find=lambda corpus: _by_entry(corpus, lambda c, r: _not_first(corpus, c, r), ""),
        fires=(_scene("Thorne et al., 2009", 2009, _THREE, "Thorne"),),
        silent=(_scene("Berg et al., 2009", 2009, _THREE, "Berg", "The first author."),),
    ),
)  # fmt: skip
