"""The stage ``link``: references to works, citations to references, accounts to trials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from trialtrace.extract.bibliography.words import BibliographyWords, words_of
from trialtrace.link.canonical import work_row
from trialtrace.link.citations import link_citations
from trialtrace.link.decided import decided_links, decided_trials, decided_works
from trialtrace.link.journals import Journals
from trialtrace.link.mentions import Link, LinkOptions, mentions_of
from trialtrace.link.records import Record, records_of
from trialtrace.link.trials import Account, Trial, find_trials
from trialtrace.link.verdicts import Named
from trialtrace.link.works import Work, find_works
from trialtrace.tables.decisions import read_decisions
from trialtrace.tables.io import make_table

READS = (
    "documents",
    "references",
    "reference_authors",
    "extracted_citations",
    "evidence",
    "extracted_rows",
    "machine_values",
)
WRITES = (
    "works",
    "work_members",
    "citations",
    "citation_candidates",
    "trials",
    "trial_works",
    "trial_studies",
    "link_decisions",
)


def run(
    tables: Mapping[str, pd.DataFrame], options: Mapping[str, Any], context: Any
) -> dict[str, pd.DataFrame]:
    """Link the corpus.

    Parameters
    ----------
    tables : mapping
        The tables of ``READS``.
    options : mapping
        Section ``link`` of the config, described in ``schemas/config/link.yaml``.
    context : object
        ``texts`` (documents by id), ``lexicon``, and ``curated`` (folder of ``decisions.csv``, for
        ``merge``, ``split``, ``accept`` and ``link``); the last may be missing.

    Returns
    -------
    dict
        The tables of ``WRITES``.
    """
    words = words_of(context.lexicon)
    records = records_of(tables["references"], tables["reference_authors"], words)
    journals = Journals.from_titles(words.journals)
    works = find_works(
        records,
        journals,
        weights=options["weights"],
        merge_threshold=options["merge_threshold"],
        look_threshold=options["look_threshold"],
        window=options["window"],
    )
    decisions = read_decisions(getattr(context, "curated", None))
    similarity = float(options["reanchor_similarity"])
    paths = dict(zip(tables["documents"]["doc_id"], tables["documents"]["path"], strict=True))
    works, on_works = decided_works(works, decisions, paths, similarity)
    work_of = {m.record.reference_id: w.work_id for w in works for m in w.members}
    listed = _listed(records)
    citations = tables["extracted_citations"]
    by_hand, on_links = decided_links(
        [Named(c.citation_id, c.quote, paths.get(c.doc_id, "")) for c in citations.itertuples()],
        dict(zip(citations["citation_id"], citations["doc_id"], strict=True)),
        listed,
        decisions,
        similarity,
    )
    links = _links(citations, listed, work_of, words, options, context, by_hand)
    rows = {work.work_id: work_row(work) for work in works}
    labels = {i: str(row["label"]) for i, row in rows.items() if row["first_author"]}
    trials = find_trials(_accounts(tables, links, work_of, rows), labels)
    trials, on_trials = decided_trials(trials, decisions, labels, similarity)
    return {
        "works": make_table("works", rows.values()),
        "work_members": make_table("work_members", _members(works)),
        "citations": make_table("citations", _citations(tables["extracted_citations"], links)),
        "citation_candidates": make_table("citation_candidates", _candidates(links)),
        **_trial_tables(trials),
        "link_decisions": make_table(
            "link_decisions", (v.as_row() for v in (*on_works, *on_links, *on_trials))
        ),
    }


def _listed(records: list[Record]) -> dict[str, list[Record]]:
    listed: dict[str, list[Record]] = {}
    for record in records:
        listed.setdefault(record.doc_id, []).append(record)
    return listed


def _links(
    citations: pd.DataFrame,
    listed: Mapping[str, list[Record]],
    work_of: Mapping[str, str],
    words: BibliographyWords,
    options: Mapping[str, Any],
    context: Any,
    by_hand: Mapping[str, Link],
) -> dict[str, Link]:
    journals = Journals.from_titles(words.journals)
    chosen = LinkOptions(
        citation_threshold=options["citation_threshold"],
        citation_margin=options["citation_margin"],
        candidate_threshold=options["candidate_threshold"],
        max_candidates=options["max_candidates"],
    )
    talk = words["talk_words"]
    links: dict[str, Link] = {}
    for doc_id, group in citations.groupby("doc_id", sort=True):
        ordered = group.sort_values("ordinal")
        text = context.texts.get(doc_id).text
        mentions = mentions_of(ordered, text, options["context_characters"])
        links.update(
            link_citations(
                mentions, listed.get(doc_id, ()), work_of, journals, chosen, talk, by_hand
            )
        )
    return links


def _members(works: list[Work]) -> list[dict[str, object]]:
    return [
        {
            "work_id": work.work_id,
            "reference_id": member.record.reference_id,
            "method": member.method,
            "score": member.score,
            "review": member.review,
            "beside": member.beside,
        }
        for work in works
        for member in work.members
    ]


def _citations(citations: pd.DataFrame, links: Mapping[str, Link]) -> list[dict[str, object]]:
    rows = []
    for record in citations.to_dict("records"):
        link = links[record["citation_id"]]
        rows.append(
            {
                **{key: None if pd.isna(value) else value for key, value in record.items()},
                "reference_id": link.reference_id,
                "link_method": link.method,
                "link_score": link.score,
                "link_reason": link.reason,
            }
        )
    return rows


def _candidates(links: Mapping[str, Link]) -> list[dict[str, object]]:
    return [
        {
            "citation_id": citation_id,
            "reference_id": candidate.reference_id,
            "score": min(1.0, max(0.0, candidate.score)),
            "reason": candidate.reason,
        }
        for citation_id, link in links.items()
        for candidate in link.candidates
    ]


def _accounts(
    tables: Mapping[str, pd.DataFrame],
    links: Mapping[str, Link],
    work_of: Mapping[str, str],
    works: Mapping[str, Mapping[str, object]],
) -> list[Account]:
    """Tie each account to the work of its best linked mention."""
    citations = tables["extracted_citations"]
    cited: dict[str, list[Any]] = {}
    for row in (
        citations[citations["study_id"] != ""]
        .sort_values(["doc_id", "ordinal"])
        .itertuples(index=False)
    ):
        cited.setdefault(row.study_id, []).append(row)
    titles = dict(zip(tables["documents"]["doc_id"], tables["documents"]["title"], strict=True))
    rows = tables["extracted_rows"]
    accounts = []
    for study in rows[rows["table"] == "studies"].itertuples(index=False):
        mentions = cited.get(study.row_id, [])
        linked = [m for m in mentions if links[m.citation_id].reference_id]
        best = max(
            linked, key=lambda m: (links[m.citation_id].score or 0.0, -int(m.ordinal)), default=None
        )
        link = links[best.citation_id] if best is not None else Link()
        work_id = work_of.get(link.reference_id, "")
        label = _account_label(mentions, works.get(work_id, {}), titles.get(study.doc_id, ""))
        accounts.append(Account(study.row_id, work_id, link.method or "text", label))
    return accounts


def _account_label(mentions: list[Any], work: Mapping[str, object], title: str) -> str:
    """Name an account without known authors: by year and journal as cited, or by its document."""
    year = next((int(m.year) for m in mentions if not pd.isna(m.year)), None)
    container = next((m.container for m in mentions if m.container), "") or str(
        work.get("container", "")
    )
    author = next((m.authors.split("; ")[0] for m in mentions if m.authors), "")
    if author:
        return f"{author} {year}" if year is not None else author
    if year is None and not container:
        return f"unnamed study, {title}" if title else "unnamed study"
    return ", ".join(p for p in (f"{year} study" if year is not None else "study", container) if p)


def _trial_tables(trials: list[Trial]) -> dict[str, pd.DataFrame]:
    return {
        "trials": make_table(
            "trials",
            [
                {
                    "trial_id": t.trial_id,
                    "label": t.label,
                    "n_studies": len(t.accounts),
                    "established_by": t.established_by,
                }
                for t in trials
            ],
        ),
        "trial_works": make_table(
            "trial_works",
            [{"trial_id": t.trial_id, "work_id": w} for t in trials for w in t.work_ids],
        ),
        "trial_studies": make_table(
            "trial_studies",
            [
                {
                    "trial_id": t.trial_id,
                    "study_id": a.study_id,
                    "work_id": a.work_id,
                    "method": a.method,
                }
                for t in trials
                for a in t.accounts
            ],
        ),
    }
