"""Links of author-year mentions: family names, year, and whether "et al." fits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from trialtrace.extract.bibliography.called import bracketed_forms, opens_with, short_forms
from trialtrace.link.compare import SAME_NAME
from trialtrace.link.mentions import Candidate, Link, LinkOptions, Mention
from trialtrace.link.records import Record, plain

WEIGHT_AUTHOR, WEIGHT_YEAR, WEIGHT_OTHERS = 0.5, 0.3, 0.2
# How well years fit that lie this far apart: "in press", "online first", a slip.
YEAR_APART = {0: 1.0, 1: 0.6, 2: 0.35, 3: 0.35}


def link_author_year(
    mention: Mention, records: Sequence[Record], works: Mapping[str, str], options: LinkOptions
) -> Link:
    """Link a mention by author and year to the entry that fits best.

    An entry whose year differs is linked with a lower score, and the reason says so; two entries
    that fit equally well are candidates, and no link.
    """
    if not records:
        return Link(reason="the document has no list of references")
    scored = []
    for record in records:
        score, reasons = _fit(mention, record)
        if score > 0:
            scored.append((score, record, reasons))
    if not scored:
        return Link(
            reason=f"no entry by {mention.authors[0] if mention.authors else 'that author'}"
        )
    scored.sort(key=lambda item: (-item[0], item[1].ordinal))
    candidates = tuple(
        Candidate(
            record.reference_id, round(score, 6), "; ".join(reasons) or "author and year agree"
        )
        for score, record, reasons in scored[: options.max_candidates]
    )
    scored = _by_initials(mention, scored)
    best, chosen, reasons = scored[0]
    rivals = [
        record
        for score, record, _ in scored[1:]
        if best - score < options.citation_margin
        and works.get(record.reference_id) != works.get(chosen.reference_id)
    ]
    if rivals:
        return Link(reason=f"{len(rivals) + 1} entries fit equally well", candidates=candidates)
    if best < options.citation_threshold:
        return Link(reason="no entry fits well enough", candidates=candidates)
    shown = candidates if reasons or len(scored) > 1 else ()
    return Link(chosen.reference_id, "author_year", round(best, 6), "; ".join(reasons), shown)


def _fit(mention: Mention, record: Record) -> tuple[float, list[str]]:
    if not mention.authors:
        return 0.0, []
    reasons: list[str] = []
    first = _first_fit(mention.authors[0], record, reasons)
    if first < SAME_NAME:
        return 0.0, []
    year = _year_fit(mention, record, reasons)
    others = _others_fit(mention, record, reasons)
    score = WEIGHT_AUTHOR * first + WEIGHT_YEAR * year + WEIGHT_OTHERS * others
    if mention.year_suffix and record.year_suffix and mention.year_suffix != record.year_suffix:
        score -= 0.1
    return score, reasons


def _first_fit(name: str, record: Record, reasons: list[str]) -> float:
    """How well a name fits the first author: the name itself, a part of it, its short form."""
    cited = plain(name)
    first = fuzz.ratio(cited, record.first_author) / 100 if record.first_author else 0.0
    if first >= SAME_NAME:
        return first
    if record.first_author and cited.split()[-1:] == record.first_author.split()[-1:]:
        return 0.9  # a particle or a second family name was left out
    group = record.authors[0].family if record.authors else ""
    shorts = short_forms(group) | bracketed_forms(record.raw)
    if name.upper() in {short.upper() for short in shorts}:
        reasons.append(f"{name} is short for {group or record.raw[:40]}")
        return 0.95
    if opens_with(record.raw, name):
        if record.first_author and not record.first_author.startswith(cited):
            reasons.append("read off the first words of the entry")
        return 0.9
    return 0.0


def _by_initials(
    mention: Mention, scored: list[tuple[float, Record, list[str]]]
) -> list[tuple[float, Record, list[str]]]:
    """Keep those whose initials the mention gives: "J. Smith, 2010", "Smith J (2010)"."""
    family = re.escape(mention.authors[0])
    before, behind = r"([^\W\d_])\.\s?(?:[^\W\d_]\.\s?)?", r",?\s([^\W\d_])\b(?!\w)"
    match = re.search(rf"\b(?:{before}{family}|{family}{behind})", mention.raw)
    if match is None:
        return scored
    initial = (match.group(1) or match.group(2)).casefold()
    fitting = [
        s for s in scored if s[1].authors and s[1].authors[0].given[:1].casefold() == initial
    ]
    return fitting or scored


def _year_fit(mention: Mention, record: Record, reasons: list[str]) -> float:
    if mention.year is None:
        return 0.7 if record.year is not None else 0.9
    there = re.search(rf"(?<!\d){mention.year}([a-z]?)(?![a-z\d])", record.raw)
    if record.year is None and there is not None:
        # The parser found no year; the entry's words hold it.
        return 0.9 if mention.year_suffix in ("", there.group(1)) else 0.3
    if record.year is None:
        reasons.append(f"cited {mention.year}, the entry has no year")
        return 0.5
    if mention.year != record.year:
        reasons.append(f"year differs: cited {mention.year}, listed {record.year}")
    return YEAR_APART.get(abs(mention.year - record.year), 0.1)


def _others_fit(mention: Mention, record: Record, reasons: list[str]) -> float:
    listed = len(record.authors)
    if mention.et_al and len(mention.authors) == 1:
        if listed == 1 and not record.et_al:
            reasons.append('cited with "et al.", listed with one author')
            return 0.5
        return 1.0 if listed > 2 or record.et_al else 0.8
    if len(mention.authors) > 1:
        names = {plain(person.family) for person in record.authors}
        best = [
            max((fuzz.ratio(plain(a), n) / 100 for n in names), default=0.0)
            for a in mention.authors[1:]
        ]
        if min(best) >= SAME_NAME:
            return 1.0 if listed <= len(mention.authors) or record.et_al else 0.9
        if record.et_al:
            return 0.8
        reasons.append(f"cited with {mention.authors[1]}, who is not listed")
        return 0.2
    if listed > 1:
        return 0.7
    return 1.0
