"""From a mention in the text to the entry it means: by marker, author and year, journal, topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from trialtrace.link.by_author import link_author_year
from trialtrace.link.by_topic import generic_candidates, link_narrative
from trialtrace.link.journals import Journals
from trialtrace.link.mentions import Link, LinkOptions, Mention
from trialtrace.link.records import Record
from trialtrace.link.topic import Topics

# What an anaphor loses against its antecedent.
ANAPHOR = 0.95
# How sure a number is that was parted from its neighbours.
RUN_TOGETHER = 0.8


def link_citations(
    mentions: Sequence[Mention],
    records: Sequence[Record],
    works: Mapping[str, str],
    journals: Journals,
    options: LinkOptions,
    talk: frozenset[str],
    decided: Mapping[str, Link],
) -> dict[str, Link]:
    """Link the mentions of one document to its references.

    Parameters
    ----------
    mentions : sequence of Mention
        In the order of the text.
    records : sequence of Record
        The document's references.
    works : mapping
        reference_id → work_id: two entries of one work are no rivals.
    journals : Journals
    options : LinkOptions
    talk : frozenset of str
        Words that do not tell what a study is about.
    decided : mapping
        citation_id → Link, as people decided; what points back to these follows them.

    Returns
    -------
    dict
        citation_id → Link.
    """
    listed = sorted(records, key=lambda record: record.ordinal)
    topics = Topics.from_titles((record.title for record in listed), talk)
    links: dict[str, Link] = {}
    for mention in mentions:
        if mention.citation_id in decided:
            link = decided[mention.citation_id]
        elif mention.style in ("numeric", "footnote"):
            link = _by_label(mention, listed)
        elif mention.style == "author_year":
            link = link_author_year(mention, listed, works, options)
        elif mention.style == "narrative":
            link = link_narrative(mention, listed, works, journals, topics, options)
        elif mention.style == "anaphor":
            link = _by_antecedent(mention, links)
        else:
            link = generic_candidates(mention, listed, topics, options)
        links[mention.citation_id] = link
    return links


def _by_label(mention: Mention, records: Sequence[Record]) -> Link:
    """Link a number or mark to the entry that carries it; in a document with several lists, to the
    next one after the mention."""
    fitting = [record for record in records if record.label == mention.label]
    method = "label" if mention.style == "numeric" else "marker"
    if fitting:
        after = [record for record in fitting if record.start >= mention.end]
        chosen = after[0] if after else fitting[-1]
        if mention.run_together:
            reason = f"read as {mention.label} out of digits that stand together"
            return Link(chosen.reference_id, method, RUN_TOGETHER, reason)
        return Link(chosen.reference_id, method, 1.0)
    if mention.style == "numeric" and not any(record.label for record in records):
        place = [r for r in records if str(r.ordinal) == mention.label]
        if place:
            return Link(place[0].reference_id, "ordinal", 0.9, "the list carries no numbers")
    if not records:
        return Link(reason="the document has no list of references")
    return Link(reason=f"no entry is marked {mention.label}")


def _by_antecedent(mention: Mention, links: Mapping[str, Link]) -> Link:
    antecedent = links.get(mention.antecedent_id)
    if antecedent is None:
        return Link(reason="no study is named before it")
    if not antecedent.reference_id:
        return Link(
            reason="the study that it points back to is not linked",
            candidates=antecedent.candidates,
        )
    score = round((1.0 if antecedent.score is None else antecedent.score) * ANAPHOR, 6)
    return replace(
        Link(antecedent.reference_id, "antecedent", score), candidates=antecedent.candidates
    )
