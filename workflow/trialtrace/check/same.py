"""Which references are to be compared: those of one work, and those with one title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.words import families, fold

# Shorter titles ("Alopecia areata", "Editorial") belong to many publications.
_TELLING_WORDS, _TELLING_LENGTH = 4, 20


def title_key(reference: Record) -> str:
    """Return a title's words for comparing; empty where the title tells too little."""
    folded = fold(reference.title)
    telling = len(folded) >= _TELLING_LENGTH and len(folded.split()) >= _TELLING_WORDS
    return folded if telling else ""


def groups(corpus: Corpus) -> list[list[Record]]:
    """Gather references with the same telling title, or in the same work."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    for reference in corpus.records("references"):
        mine = root(f"reference {reference.reference_id}")
        keys = [f"work {_work(corpus, reference)}"]
        if title := title_key(reference):
            keys.append(f"title {title}")
        for key in keys:
            parent[root(key)] = mine
            mine = root(mine)
    gathered: dict[str, list[Record]] = defaultdict(list)
    for reference in corpus.records("references"):
        gathered[root(f"reference {reference.reference_id}")].append(reference)
    return [group for group in gathered.values() if len(group) > 1]


def first_author(corpus: Corpus, reference: Record) -> str:
    """Return the family name of the first author; empty without authors."""
    names = families(corpus, reference)
    return names[0] if names else ""


def distinct(group: list[Record], same: Callable[[Record, Record], bool]) -> list[Record]:
    """Return one reference for each different one, in order."""
    kept: list[Record] = []
    for reference in group:
        if not any(same(reference, other) for other in kept):
            kept.append(reference)
    return kept


def same_work(corpus: Corpus, one: Record, other: Record) -> bool:
    """Tell whether two references were judged to be one work."""
    return _work(corpus, one) == _work(corpus, other)


def _work(corpus: Corpus, reference: Record) -> str:
    return corpus.work_of.get(reference.reference_id, reference.reference_id)
