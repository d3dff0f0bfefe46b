"""Whether the row of a table that names an outcome counts people who had something else, or more or less of it."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.outcomes.wanted import SECTION_GAP, Wanted
from trialtrace.extract.questions.prose.turned import (
    degrees_in,
    joins_another,
    names_a_kind,
    names_cause,
)

# "Withdrawn | Nausea": why people left is another outcome, unless they died.
_LEFT = re.compile(
    r"\b(?:withdr[ae]w\w*|discontinu\w+|dropped out|drop-?outs?|lost to|exclu\w+|stopped|reasons? for)\b",
    re.IGNORECASE,
)
_DIED = re.compile(r"\b(?:deaths?|died|mortality|dead)\b", re.IGNORECASE)
# "Drug-related events", "events leading to withdrawal": a part of all.
_OF_ALL = re.compile(
    r"(?<![\w-])(?:[a-z]+-related|related to|attribut\w+ to|leading to|resulting in|requiring|causing)(?![\w-])",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:episodes|attacks|occurrences|occasions|number of events|total events)\b", re.IGNORECASE
)


def counts_else(wanted: Wanted, own: str, above: str, caption: str, bare: bool) -> bool:
    """Tell whether a row counts people by another outcome than the one asked for.

    Parameters
    ----------
    wanted : Wanted
        The outcome of a question.
    own, above, caption : str
        The words of the row, those over it (sections parted by ``SECTION_GAP``), and those of the table.
    bare : bool
        Whether its cells are numbers without shares: these may be of events, not people.
    """
    label, over = plain(own), plain(above.replace(SECTION_GAP, " ; "))
    asked = plain(wanted.words)
    if bare and _TIMES.search(label) and not _TIMES.search(asked):
        return True
    if _OF_ALL.search(label) and not _OF_ALL.search(asked):
        return True
    if _LEFT.search(f"{label} {over}") and not (_LEFT.search(asked) or _DIED.search(asked)):
        return True
    degrees, said = degrees_in(asked), degrees_in(wanted.abbreviations.expand(f"{label} {over}"))
    if degrees - said - degrees_in(caption) or (len(said) == 1 and said - degrees):
        return True
    return joins_another(wanted, label) or names_a_kind(wanted, label) or names_cause(wanted, label)
