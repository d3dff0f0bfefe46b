"""Which trial a publication's sheet speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pandas import DataFrame

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
    publication's DOI, PMID or label), the DOI, the PMID, first author and year where one work has
    them and no other identifier speaks against it.
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


def _work(publication: Publication, works: DataFrame) -> str:
    if publication.doi:
        same = works[works["doi"].str.casefold() == publication.doi]
        if len(same) == 1:
            return same["work_id"].iloc[0]
    if publication.pmid:
        same = works[works["pmid"] == publication.pmid]
        if len(same) == 1:
            return same["work_id"].iloc[0]
    if publication.first_author and publication.year is not None:
        same = works[
            (works["first_author"].str.casefold() == publication.first_author.casefold())
            & (works["year"] == publication.year).fillna(False)
            & ((works["doi"] == "") | (publication.doi == ""))
        ]
        if len(same) == 1:
            return same["work_id"].iloc[0]
    return ""
