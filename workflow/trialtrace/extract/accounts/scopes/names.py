"""Names of trials in an article: which words in capitals are some, and where one is told of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import Rule
from trialtrace.extract.accounts.scopes.name_rules import COMMON, FRAMES, HAVE, LOOSE

_LETTER = re.compile(r"[^\W\d_]")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{2}|[A-Z]{2}[-–][A-Z]")
# Of a line in capitals every word is one.
_SMALL = re.compile(r"[a-z]{2}")


def has_words(text: str) -> bool:
    """Tell whether a line holds more than numbers and marks, as rows of tables do."""
    return _LETTER.search(text) is not None


def name_in_frame(
    text: str, frames: tuple[Rule, ...] = FRAMES
) -> tuple[Rule, re.Match[str]] | None:
    """Return the frame in which a sentence names a trial, if one does."""
    if not has_words(text):
        return None
    for one in frames:
        if one.search(text) is None:
            continue
        for match in one.pattern.finditer(text):
            if match["name"] not in COMMON:
                return one, match
    return None


def names_of_trials(lines: Iterable[Line]) -> frozenset[str]:
    """Collect the names of trials that a text tells in a frame, in whatever part of it.

    A word that stands in a loose frame alone is none where the text says that people have it, or what
    its letters stand for in small ones.
    """
    texts = [line.text for line in lines if _CAPITALS.search(line.text) is not None]
    sure, loose = set(), set()
    for text in texts:
        frames = FRAMES + LOOSE if _SMALL.search(text) else LOOSE[-1:]
        found = name_in_frame(text, frames)
        if found is not None:
            (loose if found[0] in LOOSE else sure).add(found[1]["name"])
    return frozenset(sure | {name for name in loose - sure if not _is_had(name, texts)})


def _is_had(name: str, texts: list[str]) -> bool:
    """Tell whether a word in capitals is something that people have: "patients with IBS"."""
    had = re.compile(HAVE + re.escape(name) + r"(?![\w-])")
    alone = all(name not in text or not _SMALL.search(text) for text in texts)
    return alone or any(name in text and had.search(text) for text in texts)
