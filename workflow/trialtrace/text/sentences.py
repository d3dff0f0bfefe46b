"""Sentence boundaries by one pass over the candidates, in time proportional to the length.

A library (pysbd) was measured first: exact offsets, but 0.2 MB/s, quadratic in the length of a
paragraph, and it breaks after "approx."; a wrong break costs a quote, so the rules are few and the
doubtful cases stay together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words that a full stop follows without ending the sentence. Lower case, without the last stop.
ABBREVIATIONS = frozenset(
    """
    adj al approx ca cf chap co corp dept dr ed eds e.g eg eq eqs esp est etc fig figs i.e ie inc int
    jr ltd max med min mr mrs ms no nos p pp prof ref refs resp sec sect sp spp sr st suppl tab tel univ
    v viz vol vols vs wt ph.d m.d b.i.d t.i.d q.i.d q.d b.d a.m p.m u.s u.k u.s.a dipl incl excl obs avg
    ser trans
    """.split()  # noqa: SIM905
)
# After these a capital letter does start a sentence although the word is an abbreviation.
OFTEN_LAST = frozenset(
    {"etc", "al", "b.i.d", "t.i.d", "q.i.d", "q.d", "b.d", "a.m", "p.m", "u.s", "u.k", "inc", "ltd"}
)

_CANDIDATE = re.compile(
    r"""
    (?P<stop>[.!?…]+)             # the stop itself
    (?P<close>["'”’»)\]*†‡]*)      # what closes around it, and footnote marks after it
    (?P<gap>\s+|(?=[A-Z][a-z]))   # white space, or a glued next sentence ("3.5%.Then")
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\s(\[“\"'‘]+$")
_OPENER = "\"'“‘«([*†‡"
_WINDOW = 40


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences in ``text[start:end]``, without white space around them.

    Parameters
    ----------
    text : str
        The document.
    start, end : int
        The paragraph (or list item, ...) to split; a sentence never crosses it.

    Yields
    ------
    tuple of int
        Start and end of a sentence, end exclusive.
    """
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        if match.end() >= end or not _is_boundary(text, begin, match):
            continue
        stop = match.start("gap")
        yield from _trimmed(text, begin, stop)
        begin = stop
    yield from _trimmed(text, begin, end)


def _is_boundary(text: str, begin: int, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 3].lstrip(_OPENER)
    glued = not match["gap"]
    if not following:
        return False
    first = following[0]
    before = _WORD_BEFORE.search(text, max(begin, match.start() - _WINDOW), match.start("stop"))
    word = before.group().lower() if before else ""
    # "*vs.* 12%", "*vs*. 12%": emphasis around a word is no mark of a note.
    emphasised = word.startswith("*")
    word = word.strip("*")
    closes = match["close"].lstrip("*") if emphasised else match["close"]
    if glued:
        # "theInternational" has no stop; "e.g.Smith" and "U.S.Army" are one word; "3.5%.Then" and
        # "hair.In" are two sentences glued by a lost space.
        tail = word.rsplit(".", 1)[-1]
        return (
            len(tail) >= 2
            and "." not in word.rstrip("0123456789.%)]")
            and word not in ABBREVIATIONS
        )
    if first.islower():
        # "pCR", "mTOR" start sentences; plain lower case goes on with the old one.
        opening = re.match(r"[a-z]{1,2}[A-Z]", following)
        return opening is not None and word not in ABBREVIATIONS
    if match["stop"][0] != ".":
        return True
    if "\n\n" in match["gap"]:
        return True
    dotted = re.fullmatch(r"(?:[a-z]\.)+[a-z]", word) is not None
    if dotted and text[match.end()] in "([":
        return False  # "10 mg b.i.d. (C1) or placebo"
    if word in ABBREVIATIONS and not closes:
        return word in OFTEN_LAST and first.isupper() and not _name_follows(text, match.end())
    if len(word) == 1 and word.isalpha() and not closes:
        # An initial ("J. Smith"), unless it names a group or is a unit ("in arm B. The", "48 h. A").
        return first.isupper() and _ends_with_label(text, begin, match.start())
    if dotted:
        return first.isupper() and not _name_follows(text, match.end())
    # A number at the start of a line numbers a list: "1. Baran".
    return not (
        word.isdigit() and text[max(begin, before.start() - 1) : before.start()] in ("", "\n")
    )


def _name_follows(text: str, offset: int) -> bool:
    """Tell whether a journal, year or name goes on: "Smith et al. Lancet", "U.S. Food and Drug"."""
    ahead = text[offset : offset + _WINDOW]
    return re.match(r"[\"'“(\[]*(?:\d|[A-Z][a-z]+ (?:and|&|et) [A-Z]|[A-Z]\.)", ahead) is not None


def _ends_with_label(text: str, begin: int, stop: int) -> bool:
    return (
        re.search(
            r"(?:\b(?:groups?|arms?|cohorts?|types?|grades?|hepatitis|vitamins?|regimens?|treatments?"
            r"|and|or|vs\.?)\s+|\d\s?)\w$",
            text[max(begin, stop - _WINDOW) : stop],
            re.IGNORECASE,
        )
        is not None
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
