"""Short forms in tables that a question says in words: parts of a scale, names of two words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.outcomes.shorts import Abbreviations, shorts_in
from trialtrace.extract.questions.outcomes.words import stem, stems, tokens, weight

_PART = re.compile(r"(?P<scale>[A-Z][A-Za-z]*[A-Z])[\s-]*\(?(?P<letter>[A-Z])\)?")
_TWO = re.compile(r"[A-Z]{2}")
# What figures are called, and what stands for a moment: no name of two words.
_STATISTICS = frozenset({"SD", "SE", "CI", "NA", "NS", "ND", "NR", "OR", "RR", "HR", "MD", "BL"})


def with_subscales(known: Abbreviations, outcome: str, labels: Iterable[str]) -> Abbreviations:
    """Add what short forms of labels stand for, as the question for them tells.

    A letter behind a scale that is asked for is the only word of the question that begins with it
    ("HADS anxiety": HADS-A); two letters are two words in a row of the question where the rest of
    the label is the rest of the question. Definitions of the document come first.

    Examples
    --------
    >>> with_subscales(Abbreviations({}), "KORT tension", ["KORT-T", "KORT-P"]).long
    {'KORT-T': 'KORT tension'}
    >>> with_subscales(Abbreviations({}), "emergency room visits", ["ER visits"]).long
    {'ER': 'emergency room'}
    """
    long = dict(known.long)
    asked = set(shorts_in(outcome))
    for label in labels:
        for short in shorts_in(label):
            if short in long or short in asked:
                continue
            match = _PART.fullmatch(short)
            run = _word_of(outcome, match["scale"], match["letter"]) if match else ""
            if match and match["scale"] in asked and run:
                long[short] = f"{match['scale']} {run}"
            elif _TWO.fullmatch(short) and short not in _STATISTICS:
                run = _run_of(outcome, short, label)
                if run:
                    long[short] = run
    return Abbreviations(long)


def _word_of(outcome: str, scale: str, letter: str) -> str:
    """Return the only telling word of a question, its scale aside, that begins with a letter."""
    found = {
        one
        for one in tokens(outcome)
        if one[0] == letter.lower() and one != scale.lower() and weight(stem(one)) >= 1
    }
    return found.pop() if len(found) == 1 else ""


def _run_of(outcome: str, short: str, label: str) -> str:
    """Return the two words in a row that two letters of a label stand for."""
    words = re.findall(r"[^\W\d_]+", plain(outcome))
    for one, other in itertools.pairwise(words):
        run = f"{one} {other}"
        if one[0].upper() + other[0].upper() != short or len(words) < 3:
            continue
        spelt = re.sub(rf"(?<![\w-]){short}(?![\w-])", run, plain(label))
        if _telling(spelt) == _telling(outcome):
            return run
    return ""


def _telling(words: str) -> frozenset[str]:
    return frozenset(one for one in stems(words) if weight(one) >= 1)
