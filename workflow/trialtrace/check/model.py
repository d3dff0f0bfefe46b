"""What a check is, and what it hands back when it sees something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trialtrace.check.corpus import Corpus
    from trialtrace.check.scene import Scene

FAMILIES = {
    "REF": "Entries of reference lists",
    "CIT": "Citations in the text against the list",
    "LNK": "Which entries are the same publication",
    "NUM": "Numbers that do not fit each other",
    "CLM": "Claims and what supports them",
    "XDC": "Documents against each other",
    "PUB": "Documents against the publication",
}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a document; ``end`` is exclusive."""

    doc_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a check saw.

    Attributes
    ----------
    subject : (str, str)
        Table and id of the row that it is about.
    spans : tuple of Span
        Where to look, the most telling place first.
    values : mapping
        What the message template of the check asks for.
    """

    subject: tuple[str, str]
    spans: tuple[Span, ...]
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule of the linter.

    Attributes
    ----------
    code : str
        Family and number; never reused for another meaning.
    severity : str
        ``error`` (a number or a link is wrong or contradictory), ``warning`` (a careful reader must
        check) or ``note`` (worth knowing).
    title, sees, why, todo : str
        For its page: a name, what it sees, why that matters, what to do about it.
    knowable_from : str
        What one must have read to see it (``vocabulary.KNOWABLE_FROM``).
    message : str
        Template of the one-line message, filled from ``Hit.values``.
    find : callable
        Takes the corpus, yields hits.
    fires, silent : tuple of Scene
        Small examples in which it reports something, and near misses in which it must not.
    supersedes : tuple of str
        Codes whose findings at the same place say less; they are dropped where this one reports.
    """

    code: str
    severity: str
    title: str
    sees: str
    why: str
    todo: str
    knowable_from: str
    message: str
    find: Callable[[Corpus], Iterable[Hit]]
    fires: tuple[Scene, ...]
    silent: tuple[Scene, ...]
    supersedes: tuple[str, ...] = ()


def unique(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans without repetition, in their order."""
    return tuple(dict.fromkeys(spans))
