"""Which trial a publication's sheet speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pandas import DataFrame

from trialtrace.link.journals import Journals
from trialtrace.tables.decisions import Decision
from trialtrace.values.sheets import Publication


def match_trials(
    publications: Mapping[str, Publication],
    works: DataFrame,
    trial_works: DataFrame,
    trial_ids: frozenset[str],
    decisions: Iterable[Decision],
) -> dict[str, tuple[str, str]]:
    """Return study_id → (trial_id, work_id) for publications whose trial could be told.

    In this order: a person's decision (``link`` on the table ``trials``, whose value is the
    publication's DOI, PMID or label), the DOI, the PMID, first author and year (of several such
    works the one in the journal), journal and year where the work's authors are not known. Each
    only where one work fits and no other identifier speaks against it.
    """
    trials_of: dict[str, list[str]] = {}
    for pair in trial_works.itertuples():
        trials_of.setdefault(pair.work_id, []).append(pair.trial_id)
    linked = {
        d.value.casefold(): d.subject_id
        for d in decisions
        if d.action == "link" and d.subject_table == "trials" and d.subject_id in trial_ids
    }
    found = {}
    for study_id, publication in publications.items():
        names = (publication.doi, publication.pmid, publication.label.casefold())
        by_hand = next((linked[n] for n in names if n and n in linked), "")
        if by_hand:
            found[study_id] = (by_hand, "")
            continue
        work_id = _work(publication, works)
        trials = trials_of.get(work_id, [])
        if len(trials) == 1:
            found[study_id] = (trials[0], work_id)
    return found


# Equal names, or one cut from the other.
SAME_JOURNAL = 0.95


def _work(publication: Publication, works: DataFrame) -> str:
    if publication.doi:
        same = works[works["doi"].str.casefold() == publication.doi]
        if len(same) == 1:
            return same["work_id"].iloc[0]
    if publication.pmid:
        same = works[works["pmid"] == publication.pmid]
        if len(same) == 1:
            return same["work_id"].iloc[0]
    if publication.year is None:
        return ""
    open_ = works[
        (works["year"] == publication.year).fillna(False)
        & ((works["doi"] == "") | (publication.doi == ""))
        & ((works["pmid"] == "") | (publication.pmid == ""))
    ]
    return _by_author(publication, open_) or _by_journal(publication, open_)


def _by_author(publication: Publication, works: DataFrame) -> str:
    if not publication.first_author:
        return ""
    same = works[works["first_author"].str.casefold() == publication.first_author.casefold()]
    if len(same) > 1:
        same = same[_in_journal(publication, same)]
    return same["work_id"].iloc[0] if len(same) == 1 else ""


def _by_journal(publication: Publication, works: DataFrame) -> str:
    """Only where the work names no author: a journal prints many papers a year."""
    nameless = works[works["first_author"] == ""]
    same = nameless[_in_journal(publication, nameless)]
    return same["work_id"].iloc[0] if len(same) == 1 else ""


def _in_journal(publication: Publication, works: DataFrame) -> list[bool]:
    journals = Journals({})  # spelled out or cut: no list of journals is needed
    return [
        (journals.likeness(publication.journal, name) or 0.0) >= SAME_JOURNAL
        for name in works["container"]
    ]
