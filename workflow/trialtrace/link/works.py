"""References that point to one publication become one work; what contradicts is never merged silently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trialtrace.link.blocking import candidate_pairs
from trialtrace.link.compare import Comparison, compare
from trialtrace.link.journals import Journals
from trialtrace.link.records import Record
from trialtrace.tables.ids import short_hash

# References that differ in nothing but the first author may still be one publication (a misprint in
# the list) if all of these agree; they are joined, and a person is asked to look.
_MUST_AGREE = frozenset(("title", "year", "journal"))


@dataclass
class _Cluster:
    """A growing work: its members and the values that must not contradict."""

    members: list[int]
    dois: set[str] = field(default_factory=set)
    pmids: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    looked_at: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A reference in a work, and how it came in; ``beside`` is one of another work that it may equal."""

    record: Record
    method: str
    score: float | None
    review: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """One publication."""

    work_id: str
    members: tuple[Member, ...]
    review: str

    @property
    def records(self) -> tuple[Record, ...]:
        """Its references."""
        return tuple(member.record for member in self.members)


def find_works(
    records: Sequence[Record],
    journals: Journals,
    *,
    weights: Mapping[str, float],
    merge_threshold: float,
    look_threshold: float,
    window: int,
) -> list[Work]:
    """Group references into works.

    Parameters
    ----------
    records : sequence of Record
        Sorted by id.
    journals : Journals
    weights : mapping
        See ``link.compare.compare``.
    merge_threshold, look_threshold : float
        At or above the first, references are one work; from the second on, a person should look;
        below they are apart.
    window : int
        See ``link.blocking.candidate_pairs``.
    """
    strong: list[tuple[float, int, int, Comparison]] = []
    weak: list[tuple[float, int, int, Comparison]] = []
    for one, other in candidate_pairs(records, window):
        comparison = compare(records[one], records[other], journals, weights)
        if comparison.method in ("doi", "pmid") or (
            comparison.score >= merge_threshold and not comparison.contradictions
        ):
            strong.append((-comparison.score, one, other, comparison))
        elif comparison.score >= look_threshold:
            weak.append((-comparison.score, one, other, comparison))
    clusters, how, beside = _joined(records, strong, weak)
    return _built(records, clusters, how, beside)


def _joined(
    records: Sequence[Record],
    strong: list[tuple[float, int, int, Comparison]],
    weak: list[tuple[float, int, int, Comparison]],
) -> tuple[dict[int, _Cluster], dict[int, Comparison], dict[int, int]]:
    """Join pairs, best first; a join that would bring a contradiction into a cluster is refused.

    The last of what is returned says for a reference which other one it was not joined with.
    """
    cluster_of: dict[int, _Cluster] = {i: _single(i, record) for i, record in enumerate(records)}
    how: dict[int, Comparison] = {}
    beside: dict[int, int] = {}
    for pairs, wants_look in ((strong, False), (weak, True)):
        for _, one, other, comparison in sorted(pairs, key=lambda pair: pair[:3]):
            a, b = cluster_of[one], cluster_of[other]
            look = wants_look or bool(comparison.contradictions)
            if a is b:
                continue
            identified = comparison.method in ("doi", "pmid")
            if _contradict(a, b, identified) or (wants_look and not _author_misprinted(comparison)):
                a.looked_at = b.looked_at = True
                beside.setdefault(one, other)
                beside.setdefault(other, one)
                continue
            if len(a.members) < len(b.members):
                a, b = b, a
            _merge(a, b, cluster_of)
            a.looked_at = a.looked_at or b.looked_at or look
            for index in (one, other):
                if index not in how or how[index].score < comparison.score:
                    how[index] = comparison
    return cluster_of, how, beside


def _author_misprinted(comparison: Comparison) -> bool:
    return (
        comparison.contradictions == ("first_author",) and set(comparison.agreeing) >= _MUST_AGREE
    )


def _single(index: int, record: Record) -> _Cluster:
    cluster = _Cluster([index])
    if record.doi:
        cluster.dois.add(record.doi)
    if record.pmid:
        cluster.pmids.add(record.pmid)
    if record.year is not None:
        cluster.years.add(record.year)
    return cluster


def _contradict(one: _Cluster, other: _Cluster, identified: bool) -> bool:
    """Identifiers never contradict within a work; years only where an identifier is equal."""
    if len(one.dois | other.dois) > 1 or len(one.pmids | other.pmids) > 1:
        return True
    return not identified and len(one.years | other.years) > 1


def _merge(one: _Cluster, other: _Cluster, cluster_of: dict[int, _Cluster]) -> None:
    one.members.extend(other.members)
    one.dois |= other.dois
    one.pmids |= other.pmids
    one.years |= other.years
    for index in other.members:
        cluster_of[index] = one


def _elsewhere(records: Sequence[Record], other: int | None, cluster: _Cluster) -> str:
    """Return the reference of another work that a member may be the same as."""
    # Joined by another way meanwhile: nothing is left to look at.
    return "" if other is None or other in cluster.members else records[other].reference_id


def _built(
    records: Sequence[Record],
    clusters: dict[int, _Cluster],
    how: dict[int, Comparison],
    beside: dict[int, int],
) -> list[Work]:
    grouped: dict[int, _Cluster] = {}
    order: dict[int, list[int]] = defaultdict(list)
    for index in range(len(records)):
        cluster = clusters[index]
        grouped[id(cluster)] = cluster
        order[id(cluster)].append(index)
    works = []
    for key, indices in order.items():
        cluster = grouped[key]
        review = "needs_a_look" if cluster.looked_at else ("merged" if len(indices) > 1 else "")
        members = tuple(
            Member(
                records[i],
                how[i].method if i in how else "single",
                how[i].score if i in how else 1.0,
                review,
                _elsewhere(records, beside.get(i), cluster),
            )
            for i in indices
        )
        smallest = min(records[i].reference_id for i in indices)
        works.append(Work(short_hash("W", smallest), members, review))
    return sorted(works, key=lambda work: work.work_id)
