"""Names out of a stretch of a sentence: one that may be an arm's, and lists in which every part must be one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.extract.accounts.arms.fit import may_name
from trialtrace.extract.accounts.arms.name import Name, left_cut


def spans_between(joint: re.Pattern[str], flat: str, base: int = 0) -> list[tuple[int, int]]:
    """Cut a list at its joints.

    Parameters
    ----------
    joint : re.Pattern
        What stands between two parts.
    flat : str
        The list, without what stands in its brackets.
    base : int
        Where the list begins in its sentence.

    Returns
    -------
    list of tuple of int
        Where each part begins and ends in the sentence; an empty part is one too.
    """
    spans, at = [], 0
    for cut in joint.finditer(flat):
        spans.append((base + at, base + cut.start()))
        at = cut.end()
    return [*spans, (base + at, base + len(flat))]


def one_named(
    text: str, start: int, end: int, rule: str, base: int, longest: int | None = None
) -> Name | None:
    """Return the name at the beginning of a stretch, where it may be an arm's.

    Parameters
    ----------
    text : str
        A sentence.
    start, end : int
        The stretch.
    rule : str
        The rule that found it.
    base : int
        The sentence's offset in the document.
    longest : int, optional
        The most words that the name may have.
    """
    name = left_cut(text, start, end, rule, base)
    if name is None or not may_name(name.text):
        return None
    return name if longest is None or len(name.text.split()) <= longest else None


def all_named(
    text: str,
    spans: Iterable[tuple[int, int]],
    rule: str,
    base: int,
    longest: int | None = None,
) -> tuple[Name, ...]:
    """Return a name for each part of a list; empty where one part names nothing (see `one_named`)."""
    names = []
    for start, end in spans:
        name = one_named(text, start, end, rule, base, longest)
        if name is None:
            return ()
        names.append(name)
    return tuple(names)
