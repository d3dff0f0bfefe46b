"""What the notes under a table say of a label that bears a mark: "Stay (days)*", "* median (IQR)"."""

from __future__ import annotations

import re

_MARK = r"\*{1,3}|\u2020{1,2}|\u2021|\u00a7|\u00b6|#|\^[a-z\d]\^"
_AT_END = re.compile(rf"(?P<mark>{_MARK})\s*$")
_NOTE = re.compile(rf"(?:^|[\n;.])\s*(?P<mark>{_MARK})(?![*\u2020])")


def note_on(label: str, notes: str) -> str:
    """Return the note that the mark at a label's end points to; empty for none.

    Examples
    --------
    >>> note_on("Stay (days)*", "SD: spread. * median (IQR); ^a^ in women"), note_on("Stay", "* median")
    ('median (IQR)', '')
    """
    own = _AT_END.search(label)
    if own is None or label.startswith(own["mark"]):
        return ""
    found = list(_NOTE.finditer(notes))
    for place, match in enumerate(found):
        if match["mark"] == own["mark"]:
            stop = found[place + 1].start() if place + 1 < len(found) else len(notes)
            return " ".join(notes[match.end() : stop].split())
    return ""
