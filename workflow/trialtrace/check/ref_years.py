"""REF: years that do not fit the DOI, or the journal's volumes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.lists import about
from trialtrace.check.model import Check, Hit
from trialtrace.check.scene import Scene
from trialtrace.check.words import entry, journal_key, listed, same_journal

# Publishers that put a year into a DOI set it between dots: 10.1016/j.abc.2009.05.012.
_DOI_YEAR = re.compile(r"(?:^|[./])((?:19|20)\d\d)(?=[./])")
# Accepted or online in one year, printed in the next: among 139 checked references the difference
# was 0 or 1 in all but three, which were wrong.
_ONLINE_FIRST = 1
# How a document says when it was written.
_DATED = re.compile(
    r"(?:(?:^|[.;|•·–—]\s{0,2}|\s[-–—]\s)(?:(?:medically|originally|first|last|date|article|page|content|online|was|this"
    r") ){0,4}(?:published|posted|updated|reviewed|revised|modified|accepted|received)|copyright|©|\(c\))"
    # Nothing but a day may stand before the year: "published in Wounds in 2009" is said of another's paper.
    r"(?: (?:on|online|in|date))?\s?:?\s?(?:(?:[A-Z][a-z]{2,8}\.?|\d{1,2}(?:st|nd|rd|th)?)[\s,./-]{1,2}){0,3}"
    r"\b((?:19|20)\d\d)\b",
    re.IGNORECASE | re.MULTILINE,
)
# Two small volumes may be issues that restart each year.
_MAY_BE_ISSUES = 12
# A larger number is a page, or a year with its month ("9906").
_MOST_VOLUMES = 999
# A journal that split into series ("Phys Rev D") counted on in each: without its letter it is another.
_SERIES = re.compile(r"[\s.,][A-Z]\d?[.,]?$")


def doi_year(doi: str) -> int | None:
    """Return the year that a DOI holds between dots; None where there is none.

    >>> doi_year("10.1111/j.1468-3083.2012.04535.x")
    2012
    """
    match = _DOI_YEAR.search(doi.partition("/")[2])
    return int(match[1]) if match else None


def _doi_against_year(corpus: Corpus) -> Iterable[Hit]:
    for reference in corpus.records("references"):
        year = doi_year(reference.doi)
        if year is None or reference.year is None:
            continue
        if not 0 <= reference.year - year <= _ONLINE_FIRST:
            spans = (corpus.field_span(reference, "year"), corpus.field_span(reference, "doi"))
            values = {"entry": entry(corpus, reference), "doi": reference.doi, "doi_year": year}
            yield Hit(about(reference), spans, values)


def _journals(corpus: Corpus) -> list[list[Record]]:
    """Gather the references with year and volume by journal, in full or abbreviated."""
    blocks: dict[str, list[list[Record]]] = defaultdict(list)
    for reference in corpus.records("references"):
        usable = reference.year and reference.volume.isdecimal() and reference.container
        if not usable or int(reference.volume) in (0, reference.year):
            continue
        if int(reference.volume) > _MOST_VOLUMES:
            continue
        groups = blocks[journal_key(reference.container)]
        for group in groups:
            if _same_series(group[0].container, reference.container):
                group.append(reference)
                break
        else:
            groups.append([reference])
    return [group for groups in blocks.values() for group in groups]


def _same_series(one: str, other: str) -> bool:
    left, right = (_SERIES.search(name.strip()) for name in (one, other))
    letters = [found[0].strip(" .,") if found else "" for found in (left, right)]
    return letters[0] == letters[1] and same_journal(one, other)


def _inverted(one: tuple[int, int], other: tuple[int, int]) -> bool:
    (early, before), (late, after) = sorted((one, other))
    return early < late and before > after and before > _MAY_BE_ISSUES


def _works(corpus: Corpus, references: list[Record]) -> set[str]:
    return {corpus.work_of.get(r.reference_id, r.reference_id) for r in references}


def _volume_against_year(corpus: Corpus) -> Iterable[Hit]:
    for group in _journals(corpus):
        # Entries with the same year and volume stand or fall together: a journal has few such points.
        points: dict[tuple[int, int], list[Record]] = defaultdict(list)
        for reference in group:
            points[reference.year, int(reference.volume)].append(reference)
        while True:
            against = {point: _against(corpus, point, points) for point in points}
            weight = {p: sum(len(_works(corpus, points[o])) for o in against[p]) for p in points}
            worst = max(points, key=lambda p: weight[p], default=None)
            if worst is None or not weight[worst]:
                break
            yield _volume_hit(corpus, points[worst], [points[o][0] for o in against[worst]])
            del points[worst]


def _against(
    corpus: Corpus, point: tuple[int, int], points: dict[tuple[int, int], list[Record]]
) -> list[tuple[int, int]]:
    works = _works(corpus, points[point])
    return [
        other
        for other in points
        if _inverted(point, other) and _works(corpus, points[other]) != works
    ]


def _volume_hit(corpus: Corpus, wrong: list[Record], others: list[Record]) -> Hit:
    first = wrong[0]
    said = [f"{entry(corpus, o)} gives volume {o.volume} for {o.year}" for o in others]
    values = {
        "entry": entry(corpus, first),
        "volume": first.volume,
        "journal": first.container,
        "year": first.year,
        "others": listed(said, 2),
    }
    spans = tuple(corpus.field_span(r, "volume") for r in (*wrong, *others[:2]))
    return Hit(about(first), spans, values)


def document_year(corpus: Corpus, doc_id: str) -> int | None:
    """Return the latest year in which a document says it was published, revised or accepted."""
    text = corpus.document(doc_id).text
    entries = [(r.start, r.end) for r in corpus.references_of.get(doc_id, [])]
    years = [
        int(match[1])
        for match in _DATED.finditer(text)
        if not any(start <= match.start() < end for start, end in entries)
    ]
    return max(years, default=None)


def _after_document(corpus: Corpus) -> Iterable[Hit]:
    for doc_id, references in corpus.references_of.items():
        dated = document_year(corpus, doc_id)
        if dated is None:
            continue
        for reference in references:
            # Online in one year, printed in the next.
            if reference.year and reference.year > dated + _ONLINE_FIRST:
                values = {"entry": entry(corpus, reference), "year": reference.year, "dated": dated}
                yield Hit(about(reference), (corpus.field_span(reference, "year"),), values)


def _dated(line: str, why: str = "") -> Scene:
    raw = "Weiss O. Statins after stroke. Neuro Briefs. 2019;3:10-18."
    return Scene((f"Statins help after stroke.\n{line}\nReferences\n{raw}",), why=why).entry(
        raw, ("Weiss|O",), year=2019, title="Statins after stroke", container="Neuro Briefs",
        volume="3", pages="10-18",
    )  # fmt: skip


def _doi_scene(doi: str, why: str = "") -> Scene:
    raw = f"Weiss O. Statins after stroke. Neuro Briefs. 2009;3:10-18. doi:{doi}"
    return Scene((raw,), why=why).entry(
        raw, ("Weiss|O",), year=2009, title="Statins after stroke", container="Neuro Briefs",
        volume="3", pages="10-18", doi=doi,
    )  # fmt: skip


def _volume_scene(*printed: tuple[str, int, str], why: str = "") -> Scene:
    lines = [f"Author{n} A. Title {n}. {j}. {y};{v}:1-9." for n, (j, y, v) in enumerate(printed, 1)]
    scene = Scene(("References\n" + "\n".join(lines),), why=why)
    for n, (raw, (journal, year, volume)) in enumerate(zip(lines, printed, strict=True), 1):
        fields = {"year": year, "container": journal, "volume": volume, "title": f"Title {n}"}
        scene = scene.entry(raw, (f"Author{n}|A",), **fields)
    return scene


_SHORT, _LONG = "Clin Exp Nutr", "Clinical and Experimental Nutrition"

CHECKS = (
    Check(
        code="REF010",
        severity="note",
        title="Year does not fit the DOI",
        sees="A DOI that holds a year between dots, and an entry whose year is earlier, or later by "
        "more than one (a paper may be online in one year and printed in the next).",
        why="Either the year is wrong, or the DOI is that of another publication.",
        todo="Open the DOI and correct the entry.",
        knowable_from="bibliography",
        message="{entry}: its DOI {doi} holds the year {doi_year}",
        find=_doi_against_year,
        fires=(
            _doi_scene("10.1000/j.nb.2013.02.004"),
            _doi_scene("10.1000/j.1529-8817.2004.00101.x"),
        ),
        silent=(
            _doi_scene("10.1000/j.nb.2008.11.003", "Online in one year, printed in the next."),
            _doi_scene("10.1000/j.1529-2017.00101.x", "2017 is part of an ISSN."),
            _doi_scene("10.1000/nb.20131", "The digits are no year."),
        ),
    ),
    Check(
        code="REF011",
        severity="note",
        title="Volume does not fit the year",
        sees="Two entries of one journal, anywhere in the documents, of which the later has the "
        "smaller volume. Volumes up to 12 are left alone: some journals count issues there.",
        why="Volumes grow with the years: the year, the volume or the journal of one entry is wrong.",
        todo="Look both publications up and correct the wrong one.",
        knowable_from="corpus",
        message="{entry} gives volume {volume} of {journal} for {year}, but {others}",
        find=_volume_against_year,
        fires=(
            _volume_scene((_SHORT, 1993, "49"), (_LONG, 1998, "40")),
            _volume_scene(
                (_SHORT, 2001, "30"),
                (_SHORT, 2003, "32"),
                (_SHORT, 2005, "18"),
                (_SHORT, 2007, "36"),
            ),
        ),
        silent=(
            _volume_scene((_SHORT, 2003, "61"), (_LONG, 2010, "76"), why="Two volumes a year."),
            _volume_scene((_SHORT, 2005, "4"), (_SHORT, 2008, "2"), why="These may be issues."),
            _volume_scene(
                (_SHORT, 1961, "105"), (f"{_SHORT} A", 2008, "82"), why="A later series."
            ),
            _volume_scene(
                (_SHORT, 1999, "9906"), (_SHORT, 2016, "61"), why="June 1999, not a volume."
            ),
            _volume_scene(
                (_SHORT, 1993, "49"), ("Clin Exp Neurol", 1998, "40"), why="Two journals."
            ),
        ),
    ),
    Check(
        code="REF012",
        severity="note",
        title="Entry younger than the document",
        sees="An entry whose year is more than one after the year in which the document says that it was published, "
        "updated, revised or accepted.",
        why="A document cannot cite what was not yet written: one of the two years is wrong.",
        todo="Look the entry up and correct its year, or find out when the document was last changed.",
        knowable_from="bibliography",
        message="{entry} is of {year}, but the document says that it is of {dated}",
        find=_after_document,
        fires=(_dated("Published: 3 March 2015"), _dated("Last updated May 2016")),
        silent=(
            _dated("Published: 3 March 2018", "Online in one year, printed in the next."),
            _dated("The trial was run in 2015.", "Not the document's date."),
            _dated("A study published in 2015 found more.", "The date of another paper."),
            _dated("This was published in Neuro Briefs in 2015.", "The date of another paper."),
            _dated("Published: 3 March 2015. Last updated: 2 May 2020", "It was changed later."),
        ),
    ),
)
