"""Headings that only say which group they are of: "Intervention", "Control group"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.sizes import SAID_SIZE

CONTROL, ACTIVE = "control", "active"
KIND = (
    r"(?:(?P<control>controls?|comparison|reference|cont\.|ctrl\.?|ctl\.?)|(?P<active>intervention|experimental|exp\.|treatment|"
    r"treated|study|observation|test|active|investigated|case|drug|verum))"
)
# Another word for the same kind may stand behind it: "Control (reference) group".
_ALSO = r"(?:\((?:controls?|comparison|reference|intervention|experimental|treatment|study|active)\)\s*)?"
BARE = re.compile(rf"\W*(?:the\s+)?{KIND}\s*{_ALSO}(?:groups?|arms?)?\W*", re.IGNORECASE)

# "Control group (45)".
_NUMBERED = re.compile(r"\(\s*\d[\d,]*\s*\)\W*$")


def kind_of(name: str) -> str:
    """Return what a heading that only says which group it is calls it: control or active.

    Examples
    --------
    >>> kind_of("Observation group (n = 30)"), kind_of("Controls"), kind_of("Zinc group")
    ('active', 'control', '')
    """
    match = BARE.fullmatch(_NUMBERED.sub(" ", SAID_SIZE.sub(" ", plain(name))))
    return "" if match is None else CONTROL if match["control"] else ACTIVE
