"""Links of narrative mentions by journal, year and topic; candidates for vague talk by topic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trialtrace.link.journals import Journals
from trialtrace.link.mentions import Candidate, Link, LinkOptions, Mention
from trialtrace.link.records import Record
from trialtrace.link.topic import Topics

WEIGHT_JOURNAL, WEIGHT_YEAR, WEIGHT_TOPIC = 0.5, 0.2, 0.3
# A topic half shared is shared: a sentence never repeats a whole title.
FULL_TOPIC = 0.5
SAME_JOURNAL = 0.9
# A date alone links only where the topic is clearly shared.
LEAST_TOPIC_FOR_DATE = 0.35

_STUDY = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|randomi[sz]ed|controlled|pilot|cohort|comparative|evaluation|efficacy)\b",
    re.IGNORECASE,
)


def link_narrative(
    mention: Mention,
    records: Sequence[Record],
    works: Mapping[str, str],
    journals: Journals,
    topics: Topics,
    options: LinkOptions,
) -> Link:
    """Link a mention that names a DOI, a study's short name, a journal or a date."""
    if not records:
        return Link(reason="the document has no list of references")
    if mention.label:
        return _by_study_name(mention, records, works, options)
    if mention.doi:
        fitting = [r for r in records if r.doi == mention.doi]
        if fitting:
            return Link(fitting[0].reference_id, "doi", 1.0)
        return Link(reason=f"no entry has the DOI {mention.doi}")
    scored = []
    for record in records:
        score, reason = _fit(mention, record, journals, topics)
        if score > 0:
            scored.append((score, record, reason))
    scored.sort(key=lambda item: (-item[0], item[1].ordinal))
    candidates = tuple(
        Candidate(r.reference_id, round(score, 6), reason)
        for score, r, reason in scored[: options.max_candidates]
    )
    if not scored:
        named = f"in {mention.container}" if mention.container else f"of {mention.year}"
        return Link(reason=f"no entry {named} fits")
    best, chosen, reason = scored[0]
    rivals = [
        r
        for score, r, _ in scored[1:]
        if best - score < options.citation_margin
        and works.get(r.reference_id) != works.get(chosen.reference_id)
    ]
    if rivals:
        return Link(reason=f"{len(rivals) + 1} entries fit equally well", candidates=candidates)
    if best < options.citation_threshold:
        return Link(reason="no entry fits well enough", candidates=candidates)
    method = "journal_content" if mention.container else "year_content"
    if mention.container and mention.year is not None and chosen.year == mention.year:
        method = "journal_year"
    return Link(chosen.reference_id, method, round(best, 6), reason, candidates)


# A study's short name in one entry alone; in several, the year may tell which.
NAMED, NAMED_AND_DATED = 0.9, 0.95


def _by_study_name(
    mention: Mention, records: Sequence[Record], works: Mapping[str, str], options: LinkOptions
) -> Link:
    """Link "the SALT trial" to the entry that calls a study so."""
    name = re.compile(rf"(?<!\w){re.escape(mention.label)}(?!\w)")
    fitting = [r for r in records if name.search(r.raw)]
    if not fitting:
        return Link(reason=f"no entry names {mention.label}")
    reason = f"names {mention.label}"
    candidates = tuple(
        Candidate(r.reference_id, NAMED, reason) for r in fitting[: options.max_candidates]
    )
    dated = [r for r in fitting if mention.year is not None and r.year == mention.year]
    chosen = dated or fitting
    if len({works.get(r.reference_id, r.reference_id) for r in chosen}) > 1:
        return Link(reason=f"{len(chosen)} entries name {mention.label}", candidates=candidates)
    if mention.year is not None and not dated:
        reason += f"; year differs: cited {mention.year}, listed {chosen[0].year}"
    score = NAMED_AND_DATED if dated else NAMED
    return Link(chosen[0].reference_id, "study_name", score, reason, candidates)


def _fit(mention: Mention, record: Record, journals: Journals, topics: Topics) -> tuple[float, str]:
    overlap, shared = topics.overlap(mention.context, record.title)
    topic = min(1.0, overlap / FULL_TOPIC)
    parts = []
    if mention.container:
        journal = journals.likeness(mention.container, record.container)
        if journal is None or journal < SAME_JOURNAL:
            return 0.0, ""
        parts.append("same journal")
    else:
        journal = 0.6
        if record.year != mention.year or overlap < LEAST_TOPIC_FOR_DATE:
            return 0.0, ""
    year = 0.6
    if mention.year is not None and record.year is not None:
        apart = abs(mention.year - record.year)
        year = {0: 1.0, 1: 0.7}.get(apart, 0.0)
        parts.append(
            f"same year {record.year}"
            if apart == 0
            else f"year differs: cited {mention.year}, listed {record.year}"
        )
    elif mention.year is not None:
        parts.append(f"cited {mention.year}, the entry has no year")
    if shared:
        parts.append("shares " + ", ".join(shared[:6]))
    score = WEIGHT_JOURNAL * journal + WEIGHT_YEAR * year + WEIGHT_TOPIC * topic
    return score, "; ".join(parts)


def generic_candidates(
    mention: Mention, records: Sequence[Record], topics: Topics, options: LinkOptions
) -> Link:
    """Name the entries that vague talk may rest on; it is never linked."""
    scored = []
    for record in records:
        # The sentence itself must share a word; what it is about may stand before it.
        if not topics.overlap(mention.quote, record.title)[1]:
            continue
        overlap, shared = topics.overlap(f"{mention.preceding} {mention.quote}", record.title)
        study = 0.1 if _STUDY.search(record.title) else 0.0
        score = min(1.0, overlap + study)
        if score >= options.candidate_threshold:
            scored.append((score, record, "shares " + ", ".join(shared[:6])))
    scored.sort(key=lambda item: (-item[0], item[1].ordinal))
    candidates = tuple(
        Candidate(r.reference_id, round(s, 6), reason)
        for s, r, reason in scored[: options.max_candidates]
    )
    if not records:
        return Link(reason="speaks of studies in general; the document has no list of references")
    return Link(reason="speaks of studies in general and names none", candidates=candidates)
