"""CIT: citations that lead to no entry, or to several."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.lists import whole
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import count, entry, fold, listed, quoted

MARKERS = ("author_year", "numeric", "footnote")
# Two candidates that score as close as this cannot be told apart.
_CLOSE = 0.05


def span_of(citation: Record) -> Span:
    """Return where a citation stands."""
    return Span(citation.doc_id, citation.start, citation.end)


def markers(corpus: Corpus, doc_id: str) -> list[Record]:
    """Return a document's citations by author and year, number or mark."""
    return [c for c in corpus.citations_of.get(doc_id, []) if c.style in MARKERS]


def _rivals(corpus: Corpus, citation: Record) -> list[Record]:
    """Return the references that a citation may equally well mean."""
    candidates = corpus.candidates_of.get(citation.citation_id, [])
    near = [c for c in candidates if candidates[0].score - c.score <= _CLOSE]
    return [corpus.references[c.reference_id] for c in near] if len(near) > 1 else []


def _may_be_listed(corpus: Corpus, citation: Record) -> bool:
    """Tell whether an entry may fit after all, only that it was not read well enough to be linked."""
    references = corpus.references_of[citation.doc_id]
    if citation.style == "numeric":
        numbers = [int(n) for n in re.findall(r"\d+", citation.label or citation.raw)]
        return not numbers or max(numbers) <= len(references)
    if citation.style == "author_year":
        if citation.year is None or not citation.authors:
            return True
        name = fold(citation.authors.split(";")[0])
        return any(name in fold(r.raw) and str(citation.year) in r.raw for r in references)
    return False


def _not_listed(corpus: Corpus) -> Iterable[Hit]:
    for doc_id in corpus.references_of:
        missing: dict[str, list[Record]] = defaultdict(list)
        for citation in markers(corpus, doc_id):
            known = citation.reference_id or _rivals(corpus, citation)
            if known or _is_heading(corpus, citation):
                continue
            if not _may_be_listed(corpus, citation):
                missing[_key(citation)].append(citation)
        for citations in missing.values():
            values = {"raw": quoted(citations[0].raw)}
            yield Hit(
                ("citations", citations[0].citation_id), tuple(map(span_of, citations)), values
            )


def _is_heading(corpus: Corpus, citation: Record) -> bool:
    """Tell whether a line holds nothing else: ``Fees (2024)`` heads a table and cites nobody."""
    text = corpus.document(citation.doc_id).text
    before, after = (
        text[: citation.start].rpartition("\n")[2],
        text[citation.end :].partition("\n")[0],
    )
    return not re.search(r"\w", before + after)


def _key(citation: Record) -> str:
    named = f"{citation.authors} {citation.year or ''}{citation.year_suffix}".strip()
    return fold(named) if citation.authors else citation.label or citation.raw


def _ambiguous(corpus: Corpus) -> Iterable[Hit]:
    for citation in corpus.records("citations"):
        if citation.style not in MARKERS or citation.reference_id:
            continue
        if citation.style == "author_year" and citation.year is None:
            continue  # a name alone points back to a citation before
        rivals = _rivals(corpus, citation)
        if rivals and not _named_elsewhere(corpus, citation, rivals):
            fits = listed([entry(corpus, reference) for reference in rivals])
            spans = (span_of(citation), *map(whole, rivals))
            values = {"raw": quoted(citation.raw), "entries": fits}
            yield Hit(("citations", citation.citation_id), spans, values)


def _named_elsewhere(corpus: Corpus, citation: Record, rivals: list[Record]) -> bool:
    """Tell whether the cited year is none of the rivals', but an entry of the list has it with the name."""
    other = citation.year is not None and all(r.year != citation.year for r in rivals)
    return other and citation.authors != "" and _may_be_listed(corpus, citation)


def _no_list(corpus: Corpus) -> Iterable[Hit]:
    for doc_id in corpus.doc_ids:
        citations = markers(corpus, doc_id)
        if citations and doc_id not in corpus.references_of:
            sources = len({_key(c) for c in citations})
            values = {"sources": count(sources, "source")}
            yield Hit(("documents", doc_id), tuple(map(span_of, citations)), values)


_ONE = "Mbeki A. Tai chi and falls. Balance J. 2011;2:3-9."
_TWO = "Olsen P. Vitamin D and falls. Balance J. 2014;5:1-8."


def falls(sentence: str, why: str = "") -> Scene:
    """Return an example: a sentence and a list of two entries."""
    return (
        Scene((f"{sentence}\nReferences\n{_ONE}\n{_TWO}",), why=why)
        .entry(_ONE, ("Mbeki|A",), year=2011, title="Tai chi and falls", container="Balance J")
        .entry(_TWO, ("Olsen|P",), year=2014, title="Vitamin D and falls", container="Balance J")
    )


BOTH_CITED = (
    falls("Tai chi (Mbeki, 2011) and vitamin D (Olsen, 2014) prevent falls.")
    .cite("Mbeki, 2011", 1, authors="Mbeki", year=2011)
    .cite("Olsen, 2014", 2, authors="Olsen", year=2014)
)


CHECKS = (
    Check(
        code="CIT005",
        severity="note",
        title="Cited, but not listed",
        sees="A citation by author and year, number or footnote mark that no entry of the "
        "document's list fits.",
        why="The statement cannot be traced to its source.",
        todo="Find the source and add it to the list, or strike the citation.",
        knowable_from="bibliography",
        message="{raw} is cited, but no entry of the list fits",
        find=_not_listed,
        fires=(
            falls("Tai chi prevents falls (Mbeki, 2011; Ruiz, 2010).")
            .cite("Mbeki, 2011", 1, authors="Mbeki", year=2011)
            .cite("Ruiz, 2010", authors="Ruiz", year=2010),
            falls("Tai chi prevents falls [7].").cite("[7]", style="numeric", label="7"),
        ),
        silent=(
            BOTH_CITED,
            falls("Tai chi prevents falls [1, 2].", "Entry 2 exists; the link failed.")
            .cite("2", style="numeric", label="2"),
            falls("Fees (2024)", "A heading cites nobody.").cite("Fees (2024)", authors="Fees", year=2024),
        ),
    ),
    Check(
        code="CIT006",
        severity="note",
        title="Citation fits several entries",
        sees="A citation without a link, for which several entries fit equally well.",
        why="Nobody can tell which source is meant.",
        todo="Tell the entries apart (2010a, 2010b) in the list and in the text.",
        knowable_from="bibliography",
        message="{raw} may mean {entries}",
        find=_ambiguous,
        fires=(
            falls("Falls can be prevented (Balance J).")
            .cite("Balance J", year=2011).candidate(1, 0.8).candidate(2, 0.8),
        ),
        silent=(BOTH_CITED,),
    ),
    Check(
        code="CIT007",
        severity="warning",
        title="Citations without a reference list",
        sees="A document that cites sources by author and year, number or mark, and has no list.",
        why="None of its statements can be traced to a source.",
        todo="Ask for the list; it may have been lost when the text was copied.",
        knowable_from="document",
        message="{sources} cited, but the document has no reference list",
        find=_no_list,
        fires=(
            Scene(("Tai chi prevents falls (Mbeki, 2011).",))
            .cite("Mbeki, 2011", authors="Mbeki", year=2011),
        ),
        silent=(BOTH_CITED,),
    ),
)  # fmt: skip
