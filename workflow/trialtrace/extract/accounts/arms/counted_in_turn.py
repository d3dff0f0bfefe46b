"""Three and more arms whose people one sentence counts: "30 had A, 31 B and 29 C", "A was given to 30, B to 31"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.listing import all_named, one_named
from trialtrace.extract.accounts.arms.name import Name, outside_brackets
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

RULE = "arms.counted"
_N = rf"(?:\d[\d,]*(?!\.?\d)|(?i:{CARDINAL})\b)"
_WHO = rf"(?:\s(?:(?:other|more|of them|of these|of whom|{PERSONS}|cases|eyes|animals|rats|mice|pairs)\b))?"
_HAD = (
    r"(?:received|were given|was given|took|underwent|were treated with"
    r"|(?:were )?(?:randomly )?(?:assigned|allocated|allotted|randomi[sz]ed) to(?: receive)?)"
)
_FIRST = sought(rf"(?<![\w.,-])(?<!\bof )(?P<n>{_N})(?P<who>{_WHO})\s{_HAD}\s", re.IGNORECASE)
_HAD_SOMETHING = sought(
    r"\b(?:received|given|took|underwent|treated|assigned|allocated|allotted|randomi[sz]ed|administered|applied|offered"
    r"|prescribed|performed)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    rf"(?:,?\s(?:and|while|whereas|with)|[,;])\s(?:the\s(?:other|remaining)\s|another\s|a further\s)?"
    rf"(?P<n>{_N}){_WHO}\s"
    r"(?!(?:[kmµμ]?g|mcg|m?[Ll]|mmol|mm|cm|I?U|units?|min\w*|hours?|h|sessions?|doses?|times|weeks?|months?|days?|years?"
    rf"|of|%|per ?cent|died|completed|withdrew|dropped|were (?!given|treated|assigned|allocated|randomi))\b)"
    rf"(?:{_HAD}\s|(?:to|with|in|on|receiv\w+|given)\s)?",
    re.IGNORECASE,
)
_END = re.compile(r"[.;](?=\s|$)|$")
_GIVEN_TO = sought(
    rf"\s(?:was|were)\s(?:then\s|randomly\s|\w+ly\s)?(?:given|administered|assigned|allocated|applied|offered|prescribed"
    rf"|used|performed)\s(?:to|in|for|on)\s(?P<n>{_N}){_WHO}",
    re.IGNORECASE,
)
_TO_NEXT = re.compile(
    rf"(?:\sand\s{_N}{_WHO})?(?:,?\s(?:and|while|whereas)|[,;])\s(?P<name>[A-Za-z\d][^.;,]{{1,60}}?)\s(?:(?:was|were)\s"
    rf"(?:given|administered|assigned|allocated|applied|offered|prescribed|used|performed)\s)?(?:to|in|for|on)\s(?P<n>{_N}){_WHO}"
    r"(?!\s(?:weeks?|months?|days?|hours?|years?|minutes?))",
    re.IGNORECASE,
)
_FEWEST, _MOST = 3, 5


def counted_in_turn(text: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    """Read the counts of three arms and more, each at its arm; empty for anything else.

    Parameters
    ----------
    text : str
        A sentence.
    base : int
        Its offset in the document.

    Returns
    -------
    tuple
        Names with the span of each one's number of people.
    """
    if _HAD_SOMETHING.search(text) is None:
        return ()
    flat = outside_brackets(text)
    return _people_first(text, flat, base) or _names_first(text, flat, base)


def _people_first(text: str, flat: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    first = _FIRST.search(flat)
    if first is None:
        return ()
    end = _END.search(flat, first.end())
    stop = end.start() if end else len(flat)
    pairs, n, at = [], first.span("n"), first.end()
    while True:
        joint = _JOINT.search(flat, at, stop)
        name = one_named(text, at, joint.start() if joint else stop, RULE, base)
        if name is None:
            return ()
        pairs.append((name, (base + n[0], base + n[1])))
        if joint is None:
            break
        n, at = joint.span("n"), joint.end()
    return tuple(pairs) if _FEWEST <= len(pairs) <= _MOST else ()


def _names_first(text: str, flat: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    given = _GIVEN_TO.search(flat)
    if given is None:
        return ()
    opens = max(flat.rfind(mark, 0, given.start()) + len(mark) for mark in ("; ", ": ", ", ", ". "))
    low = opens if opens > 1 else 0
    spans = [((low, given.start()), given.span("n"))]
    at = given.end()
    while more := _TO_NEXT.match(flat, at):
        spans.append((more.span("name"), more.span("n")))
        at = more.end()
    names = all_named(text, [span for span, _ in spans], RULE, base)
    if not 2 <= len(names) <= _MOST:
        return ()
    counts = ((base + n[0], base + n[1]) for _, n in spans)
    return tuple(zip(names, counts, strict=True))
