"""CIT: entries that no citation leads to, and sources without their marker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.check.cit_missing import BOTH_CITED, falls, markers, span_of
from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.lists import about, whole
from trialtrace.check.model import Check, Hit
from trialtrace.check.words import count, entry, families, fold, listed, quoted

# Numbers in brackets, or run into the word or point before them ("women.54").
_MAY_MARK = re.compile(
    r"(?:[\[(]\s?|(?<=[a-z)\]”\"][.,;:])|(?<=[a-z)\]])|(?<=[a-z.,]) )"
    r"(\d{1,3}(?:\s?[,;–‐-]\s?\d{1,3}){0,12})(?![\d%.]?\d)"
)
_LONGEST_RANGE = 30
_ONE_IN = 15


def _uncited(corpus: Corpus, doc_id: str) -> list[Record]:
    """Return the entries that nothing in the document's text is linked to."""
    linked = {c.reference_id for c in corpus.citations_of.get(doc_id, [])}
    linked |= {r.reference_id for r in corpus.references_of[doc_id] if _named(corpus, r)}
    works = {corpus.work_of.get(reference_id) for reference_id in linked} - {None}
    return [
        r
        for r in corpus.references_of[doc_id]
        if r.reference_id not in linked and corpus.work_of.get(r.reference_id) not in works
    ]


def _named(corpus: Corpus, reference: Record) -> bool:
    """Tell whether the text names an entry by name and year in a way that was not read as a citation."""
    names = families(corpus, reference)
    name = names[0] if names else " ".join(reference.raw.split()[:2])
    if not reference.year or len(name) < 3:
        return False
    text = corpus.document(reference.doc_id).text
    pattern = re.compile(rf"{re.escape(name)}\b[^.;]{{0,60}}\b{reference.year}")
    entries = [(r.start, r.end) for r in corpus.references_of[reference.doc_id]]
    return any(
        not any(start <= match.start() < end for start, end in entries)
        for match in pattern.finditer(text)
    )


def _body(corpus: Corpus, doc_id: str) -> tuple[str, frozenset[int]]:
    """Return the folded words outside the list, and every number that may be a marker."""
    text, at, parts = corpus.document(doc_id).text, 0, []
    for reference in corpus.references_of[doc_id]:
        parts.append(text[at : reference.start])
        at = max(at, reference.end)
    words = "\n".join([*parts, text[at:]])
    numbers: set[int] = set()
    for match in _MAY_MARK.finditer(words):
        for one in re.split(r"\s?[,;]\s?", match[1]):
            ends = [int(n) for n in re.findall(r"\d+", one)]
            numbers |= (
                set(range(ends[0], ends[-1] + 1))
                if ends[-1] - ends[0] < _LONGEST_RANGE
                else set(ends)
            )
    return f" {fold(words)} ", frozenset(numbers)


def _never_cited(corpus: Corpus) -> Iterable[Hit]:
    for doc_id in corpus.references_of:
        if markers(corpus, doc_id):
            body, numbers = _body(corpus, doc_id)
            silent: list[Record] = []
            for reference in _uncited(corpus, doc_id):
                # Better silent than wrong where a marker was not read: its name or number stands in the text.
                if not families(corpus, reference):
                    continue  # it was not read well enough to tell
                mark = re.sub(r"\D", "", reference.label)
                if any(
                    f" {fold(name)} " in body
                    for name in families(corpus, reference)
                    if len(name) > 2
                ):
                    continue
                if mark and int(mark) in numbers:
                    continue
                silent.append(reference)
            if len(silent) > _most_uncited(corpus, doc_id):
                continue
            for reference in silent:
                yield Hit(
                    about(reference), (whole(reference),), {"entry": entry(corpus, reference)}
                )


def _most_uncited(corpus: Corpus, doc_id: str) -> int:
    """Return how many entries may be uncited before a list is taken for one that was not read well.

    Many at once are markers that were not read, not entries that nobody cites; but where sources are
    called by their names, a name that stands nowhere in the text is not cited.
    """
    total = len(corpus.references_of[doc_id])
    styles = [c.style for c in corpus.citations_of.get(doc_id, []) if c.reference_id]
    by_name = 2 * sum(style == "author_year" for style in styles) > len(styles)
    return max(1, total // (2 if by_name else _ONE_IN))


def _loose_list(corpus: Corpus) -> Iterable[Hit]:
    for doc_id, references in corpus.references_of.items():
        uncited = _uncited(corpus, doc_id)
        if uncited and not markers(corpus, doc_id):
            total = count(len(references), "entry", "entries")
            if len(uncited) == len(references):
                what = f"none of {total} is cited"
            else:
                named = listed([entry(corpus, reference) for reference in uncited], 5)
                what = f"{len(uncited)} of {total} are never cited: {named}"
            values = {"what": what}
            yield Hit(("documents", doc_id), tuple(map(whole, uncited)), values)


def _unmarked(corpus: Corpus) -> Iterable[Hit]:
    for doc_id in corpus.references_of:
        marked = [c for c in markers(corpus, doc_id) if c.reference_id]
        if not marked:
            continue
        for citation in corpus.citations_of[doc_id]:
            if citation.style != "narrative" or not citation.reference_id:
                continue
            sentence = corpus.sentence(doc_id, citation.start)
            near = sentence and any(
                sentence.start <= c.start < sentence.end and c.reference_id == citation.reference_id
                for c in marked
            )
            if not near:
                reference = corpus.references[citation.reference_id]
                values = {"raw": quoted(citation.raw), "entry": entry(corpus, reference)}
                spans = (span_of(citation), whole(reference))
                yield Hit(("citations", citation.citation_id), spans, values)


_FIRST = falls("Tai chi prevents falls (Mbeki, 2011).").cite(
    "Mbeki, 2011", 1, authors="Mbeki", year=2011
)
_TOLD = "Tai chi prevents falls.[1] A 2014 study in the Balance J disagreed"


CHECKS = (
    Check(
        code="CIT008",
        severity="note",
        title="Listed, but never cited",
        sees="An entry that no citation is linked to, in a document that cites by markers, and of which neither an "
        "author nor the number stands in the text.",
        why="Nothing tells what the entry is to support; it may pad the list.",
        todo="See whether a citation is missing; strike the entry otherwise.",
        knowable_from="bibliography",
        message="{entry} is never cited",
        find=_never_cited,
        fires=(_FIRST,),
        silent=(
            BOTH_CITED,
            falls("Tai chi (Mbeki, 2011) and the vitamin of Olsen and colleagues in 2014 prevent falls.",
                   "The text names Olsen and the year.").cite("Mbeki, 2011", 1, authors="Mbeki", year=2011),
        ),
    ),
    Check(
        code="CIT009",
        severity="note",
        title="Reference list that the text does not cite",
        sees="A document whose text cites no entry by a marker: at most it names a source in words.",
        why="A list as such supports nothing: no statement of the text can be traced to an entry.",
        todo="Ask the authors which statement each entry supports; treat the statements as unsourced.",
        knowable_from="bibliography",
        message="The text cites by no marker: {what}",
        find=_loose_list,
        fires=(falls("Tai chi prevents falls."),),
        silent=(_FIRST,),
    ),
    Check(
        code="CIT010",
        severity="note",
        title="Source named without its marker",
        sees="A source that is told in words and was linked to an entry, without the marker that the "
        "document uses elsewhere.",
        why="The link rests on the words alone; a reader cannot follow it.",
        todo="See that the entry is the one that is meant; add the marker.",
        knowable_from="bibliography",
        message="{raw} carries no marker; it was linked to {entry} by its words",
        find=_unmarked,
        fires=(
            falls(f"{_TOLD}.")
            .cite("[1]", 1, style="numeric", label="1")
            .cite("A 2014 study in the Balance J", 2, style="narrative", year=2014),
        ),
        silent=(
            falls(f"{_TOLD} [2].", "The marker stands in the same sentence.")
            .cite("[1]", 1, style="numeric", label="1")
            .cite("A 2014 study in the Balance J", 2, style="narrative", year=2014)
            .cite("[2]", 2, style="numeric", label="2"),
        ),
    ),
)  # fmt: skip
