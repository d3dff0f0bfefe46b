"""The parts of a paper: what stands in its abstract, and what it says of the world and of other studies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.extract.accounts.reading import Line

_NAMED = (
    ("abstract", r"abstract|summary"),
    (
        "introduction",
        r"(?:introduction|background)(?:(?: and | & |\s?/\s?)(?:aims?|objectives?|purpose))?",
    ),
    (
        "methods",
        r"(?:(?:[a-z]+s?,? )?(?:and|&) )?(?:(?:study )?[a-z]+ (?:and|&) )?methods?(?: and [a-z]+| & [a-z]+)?"
        r"|(?:patients|subjects|materials|participants)\s?/\s?methods?|experimental procedures|methodology",
    ),
    ("results", r"(?:measurements and main )?results?(?: and (?:discussion|analysis))?|findings"),
    (
        "discussion",
        r"discussions?(?: and conclusions?)?|conclusions?|comments?|interpretations?(?: and conclusions?)?",
    ),
)
# Results of an abstract; in a paper a part of its methods.
_OUTCOMES = re.compile(r"\W*outcomes?\W*", re.IGNORECASE)
_NUMBERED = r"(?:\d{1,2}(?:\.\d{1,2})?\.?|[IVX]{1,4}\.)?\s*"
# A heading of its own, or one that was left in the running text: "… was seen. # Results ## Sample We …".
_HEADING = re.compile(
    rf"\W*{_NUMBERED}(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _NAMED)})\W*",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"(?:^|\s)#{{1,4}}\s+{_NUMBERED}(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _NAMED)})\b",
    re.IGNORECASE,
)
_ORDER = {kind: place for place, (kind, _) in enumerate(_NAMED)}
# Sentences that an abstract without headings of its own has at the least, and a paper behind it.
_FEWEST = 3
_FEWEST_BEHIND = 8


@dataclass(frozen=True, slots=True)
class Parts:
    """The sentences of a report by the part of the paper that they stand in.

    Attributes
    ----------
    lead : tuple of Line
        Title and abstract of a paper; empty where a text has no body behind an abstract.
    told : tuple of Line
        All sentences but those of an introduction or a discussion: what the authors did and found.
    discussion : tuple of Line
        Those of a discussion behind the abstract.
    reports : bool
        Whether the body has methods or results: nobody else's, whomever it cites.
    """

    lead: tuple[Line, ...]
    told: tuple[Line, ...]
    discussion: tuple[Line, ...]
    reports: bool = False


def parts_of(lines: Sequence[Line]) -> Parts:
    """Part the sentences of a report.

    A paper begins anew behind its abstract: with a heading that the abstract has had or gone past
    ("Background, Methods, Results | Introduction, Methods"), or with the first one behind an
    abstract that has none.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of a report, in order.

    Returns
    -------
    Parts
        With an empty ``lead`` and every sentence told where the text is no paper.
    """
    headings = headings_in(lines)
    begins = _body_start(lines, headings)
    if begins is None:
        return Parts((), tuple(lines), ())
    told, discussion, kind = list(lines[:begins]), [], ""
    kinds = dict(headings)
    for place, line in enumerate(lines[begins:], begins):
        kind = kinds.get(place, kind)
        if kind == "discussion":
            discussion.append(line)
        elif kind != "introduction":
            told.append(line)
    body = {kind for place, kind in headings if place >= begins}
    reports = not body.isdisjoint({"methods", "results"})
    return Parts(tuple(lines[:begins]), tuple(told), tuple(discussion), reports)


def heading_kind(text: str) -> str:
    """Return which part a heading opens: abstract, introduction, methods, results, outcomes or discussion.

    Parameters
    ----------
    text : str
        A heading.

    Returns
    -------
    str
        Empty where it is none of a report of research.
    """
    match = _HEADING.fullmatch(text)
    if match:
        return match.lastgroup or ""
    return "outcomes" if _OUTCOMES.fullmatch(text) else ""


def headings_in(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Return the places of the headings that part a paper, with their kinds.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of a report, in order.

    Returns
    -------
    list of tuple of int and str
        Place in the sequence; abstract, introduction, methods, results or discussion.
    """
    found = []
    for place, line in enumerate(lines):
        match = _HEADING.fullmatch(line.text) if line.kind == "heading" else None
        match = match or (_INSIDE.search(line.text) if "#" in line.text else None)
        if match:
            found.append((place, match.lastgroup or ""))
    return found


def _body_start(lines: Sequence[Line], headings: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the first sentence behind the abstract; None where there is no body."""
    before = -1
    since = 0
    for place, kind in headings:
        order = _ORDER[kind]
        unheaded = before <= 0 and order > 0 and _sentences(lines[since:place]) >= _FEWEST
        if (order <= before and order > 0) or unheaded:
            behind = _sentences(lines[place:])
            return place if place and behind >= _FEWEST_BEHIND else None
        if order > before:
            before = order
        since = place
    return None


def _sentences(lines: Sequence[Line]) -> int:
    return sum(line.kind in ("paragraph", "list_item") for line in lines)
