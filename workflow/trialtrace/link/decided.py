"""People's decisions applied to works, trials and citations of the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from trialtrace.link.mentions import Link
from trialtrace.link.records import Record
from trialtrace.link.regroup import Groups, Regrouped, regroup
from trialtrace.link.trials import Account, Trial, trial_of
from trialtrace.link.verdicts import (
    CONFLICT,
    STALE,
    Named,
    Verdict,
    find_subject,
    latest,
)
from trialtrace.link.works import Member, Work
from trialtrace.tables.decisions import CONSENSUS, Decision
from trialtrace.tables.ids import short_hash

DECISION = "decision"
DECIDED, LOOK = "decided", "needs_a_look"


def decided_works(
    works: Sequence[Work],
    decisions: Sequence[Decision],
    paths: Mapping[str, str],
    similarity: float,
) -> tuple[list[Work], list[Verdict]]:
    """Merge, part and confirm works as people say.

    Parameters
    ----------
    works : sequence of Work
        As the machine found them; decisions speak of these.
    decisions : sequence of Decision
    paths : mapping
        doc_id → path.
    similarity : float
        See ``link.verdicts.find_subject``.
    """
    member_of = {m.record.reference_id: (w, m) for w in works for m in w.members}
    groups = Groups(
        "works",
        "references",
        {w.work_id: tuple(m.record.reference_id for m in w.members) for w in works},
        {
            i: Named(i, m.record.raw, paths.get(m.record.doc_id, ""))
            for i, (_, m) in member_of.items()
        },
    )
    regrouped = regroup(groups, decisions, similarity)
    if not regrouped.decided and not regrouped.disputed:
        return list(works), list(regrouped.verdicts)
    out = []
    for ids in regrouped.groups:
        before = {member_of[i][0].work_id for i in ids}
        same = len(before) == 1 and len(member_of[ids[0]][0].members) == len(ids)
        if same and not set(ids) & (set(regrouped.decided) | regrouped.disputed):
            out.append(member_of[ids[0]][0])
        else:
            members = tuple(_member(member_of[i][1], regrouped) for i in ids)
            review = LOOK if any(i in regrouped.disputed for i in ids) else DECIDED
            members = tuple(replace(m, review=review, beside="") for m in members)
            out.append(Work(short_hash("W", min(ids)), members, review))
    return sorted(out, key=lambda work: work.work_id), list(regrouped.verdicts)


def _member(member: Member, regrouped: Regrouped) -> Member:
    decisions = regrouped.decided.get(member.record.reference_id, ())
    moved = [d for d in decisions if d.action != "accept"]
    if not moved:
        return member
    return replace(member, method=moved[-1].source, score=None)


def decided_trials(
    trials: Sequence[Trial],
    decisions: Sequence[Decision],
    work_labels: Mapping[str, str],
    similarity: float,
) -> tuple[list[Trial], list[Verdict]]:
    """Merge and part trials as people say; their members are accounts of studies."""
    accounts: dict[str, Account] = {a.study_id: a for t in trials for a in t.accounts}
    groups = Groups(
        "trials",
        "studies",
        {t.trial_id: tuple(a.study_id for a in t.accounts) for t in trials},
        {i: Named(i, "", "") for i in accounts},
    )
    # On studies people decide about values; "accept" and the like there are not about trials.
    own = [d for d in decisions if d.subject_table == "trials" or d.action in ("merge", "split")]
    regrouped = regroup(groups, own, similarity)
    if not regrouped.decided:
        return list(trials), list(regrouped.verdicts)
    known = {tuple(sorted(a.study_id for a in t.accounts)): t for t in trials}
    out = []
    for ids in regrouped.groups:
        trial = known.get(ids)
        if trial is None or set(ids) & set(regrouped.decided):
            trial = trial_of([accounts[i] for i in ids], work_labels, "human")
        out.append(trial)
    return sorted(out, key=lambda trial: trial.trial_id), list(regrouped.verdicts)


def decided_links(
    citations: Iterable[Named],
    documents: Mapping[str, str],
    listed: Mapping[str, Sequence[Record]],
    decisions: Sequence[Decision],
    similarity: float,
) -> tuple[dict[str, Link], list[Verdict]]:
    """Link citations as people say.

    Parameters
    ----------
    citations : iterable of Named
        Id, sentence and path of each mention.
    documents : mapping
        citation_id → doc_id.
    listed : mapping
        doc_id → its references.
    decisions : sequence of Decision
        ``link`` on the table ``citations``: ``value`` is a reference_id of the same document, the
        label of an entry, or its DOI; empty: the mention is to stay without a link.
    similarity : float
        See ``link.verdicts.find_subject``.

    Returns
    -------
    (dict, list of Verdict)
        citation_id → Link for the mentions that people decided on.
    """
    known = {named.identity: named for named in citations}
    by_citation: dict[str, list[Verdict]] = {}
    verdicts: list[Verdict] = []
    for decision in decisions:
        if decision.action != "link" or decision.subject_table != "citations":
            continue
        citation_id, verdict = find_subject(decision, known, similarity)
        if citation_id and decision.value and not _entry(decision, documents, listed, citation_id):
            citation_id = ""
            why = f"the document has no entry {decision.value}"
            verdict = replace(verdict, status=STALE, why=why)
        if citation_id:
            by_citation.setdefault(citation_id, []).append(verdict)
        else:
            verdicts.append(verdict)
    links: dict[str, Link] = {}
    for citation_id, said in sorted(by_citation.items()):
        last, others = latest(said)
        verdicts += others
        entries = {_entry(v.decision, documents, listed, citation_id) for v in last}
        if len(entries) > 1:
            names = ", ".join(sorted({v.decision.reviewer for v in last}))
            why = f"{names} disagree; add a row of {CONSENSUS}"
            links[citation_id] = Link(reason=why)
            verdicts += [replace(v, status=CONFLICT, why=why) for v in last]
            continue
        verdicts += last
        (entry,) = entries
        links[citation_id] = Link(entry, DECISION if entry else "", None, last[-1].decision.source)
    return links, sorted(verdicts, key=lambda v: v.decision.line)


def _entry(
    decision: Decision,
    documents: Mapping[str, str],
    listed: Mapping[str, Sequence[Record]],
    citation_id: str,
) -> str:
    value = decision.value.strip()
    records = listed.get(documents[citation_id], ())
    for attribute in ("reference_id", "label", "doi"):
        fitting = [r for r in records if value and getattr(r, attribute) == value.strip("[]")]
        if len(fitting) == 1:
            return fitting[0].reference_id
    return ""
