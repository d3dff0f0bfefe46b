"""A normal view of a stretch of text, with a map back to its offsets; the text itself stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_right

from trialtrace.tables.frozen import frozen

# One character for one: these keep every offset.
_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "),
        **dict.fromkeys("\u2009\u200a\u202f\u205f\u3000\n\r\t\v\f", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        "\u00d7": "x",
        "\u2715": "x",
        "\u03bc": "\u00b5",
        "\uff1c": "<",
        "\uff1e": ">",
        "\uff1d": "=",
        "\u2236": ":",
        "\u2a7d": "\u2264",
        "\u2a7e": "\u2265",
        "\u2266": "\u2264",
        "\u2267": "\u2265",
        "\uff05": "%",
        "{": "[",
        "}": "]",
    }
)

# Several characters for one, or one for several. Every alternative has a bounded length.
_CHANGES = re.compile(
    r"""
      (?P<entity>&(?:lt|gt|le|ge|amp|nbsp|plusmn|minus|middot|ndash|thinsp|times|deg|micro);)
    | (?P<plus_minus>\+[ ]?/[ ]?-|\+-(?=[ ]?\d))
    | (?P<at_most><[ ]?/?=|=<|<[ ]?or[ ]?=)
    | (?P<at_least>>[ ]?/?=|=>|>[ ]?or[ ]?=)
    | (?P<ligature>[\ufb00-\ufb04])
    | (?P<nothing>[\u00ad\u200b\u200c\u200d\u2060\ufeff])
    | (?P<dot>(?<=\d)[\u00b7\u2219\u22c5\u2022\u2027](?=\d))
    | (?P<long_dash>(?<=\d)[\u2014\u2015](?=\d))
    | (?P<line_hyphen>(?<=\w-)[ ](?=\w))
    | (?P<minus_gap>(?<=[ (\[=<>,;:\u00b1]-)[ ](?=\d{0,3}\.?\d))
    | (?P<square>(?:(?<=\bm)|(?<=[ckd\u00b5m]m))(?:\(2\)|\^2|2)(?![\d-]))
    | (?P<cube>(?:(?<=\bm)|(?<=[ckd\u00b5m]m))(?:\(3\)|\^3|3)(?![\d-]))
    | (?P<per_square>(?<= m)(?:\(-2\)|-2)(?!\d))
    | (?P<torn_decimal>(?<=\b0\.)[ ](?=\d))
    | (?P<glued_dot>(?<=\bvs\.)(?=[-+]?\d))
    | (?P<glued_word>(?<=\b(?:the|and))(?=[A-Z][a-z]{3}))
    | (?P<glued_of>(?<=\b(?:of|in|by))(?=[A-Z][a-z]{3}))
    """,
    re.VERBOSE,
)
# What each of the changes begins with, or holds.
_GLUED = re.compile(r"[defny](?=[A-Z])")
_COMPARED = re.compile(r"[<>=](?: ?/?=| ?or|[<>])")
_LOOSE_MINUS = re.compile(r"-[ ](?=[.\d])")
_POWER = re.compile(r"m[(^]?-?[23]")
_RARE = re.compile(
    "[\ufb00-\ufb04\u00ad\u200b\u200c\u200d\u2060\ufeff\u00b7\u2219\u22c5\u2022\u2027\u2014\u2015]"
)
_ENTITIES = {
    "&lt;": "<",
    "&gt;": ">",
    "&le;": "\u2264",
    "&ge;": "\u2265",
    "&amp;": "&",
    "&nbsp;": " ",
    "&plusmn;": "\u00b1",
    "&minus;": "-",
    "&middot;": ".",
    "&ndash;": "-",
    "&thinsp;": " ",
    "&times;": "x",
    "&deg;": "\u00b0",
    "&micro;": "\u00b5",
}
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_FIXED = {
    "plus_minus": "\u00b1",
    "at_most": "\u2264",
    "at_least": "\u2265",
    "nothing": "",
    "dot": ".",
    "long_dash": "-",
    "line_hyphen": "",
    "minus_gap": "",
    "square": "\u00b2",
    "cube": "\u00b3",
    "per_square": "-\u00b2",
    "torn_decimal": "",
    "glued_dot": " ",
    "glued_word": " ",
    "glued_of": " ",
}


@frozen
class View:
    """Normal text of a stretch, and where each of its characters comes from.

    Attributes
    ----------
    text : str
        Normal text: plain spaces, ``.`` in decimals, ``-`` for minus and short dashes,
        ``<`` for ``&lt;``, ``\u00b1`` for ``+/-``, ligatures and glued words taken apart.
    start, end : int
        The stretch in the document's text.
    """

    text: str
    start: int
    end: int
    _view: tuple[int, ...]
    _source: tuple[int, ...]
    _source_end: tuple[int, ...]

    def to_source(self, i: int) -> int:
        """Return the document offset of the view's character ``i`` (of the end for its length)."""
        if i >= len(self.text):
            return self.end
        k = bisect_right(self._view, i) - 1
        return min(
            self._source[k] + i - self._view[k], max(self._source[k], self._source_end[k] - 1)
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the document offsets of a stretch of the view, end exclusive.

        The end is that of the last character: what the view dropped behind it stays outside.
        """
        if end <= start:
            place = self.to_source(start)
            return place, place
        if len(self._view) == 1 and self._source_end[0] - self._source[0] == len(self.text):
            return self._source[0] + start, self._source[0] + end
        k = bisect_right(self._view, end - 1) - 1
        following = self._view[k + 1] if k + 1 < len(self._view) else len(self.text)
        if following == end:
            return self.to_source(start), self._source_end[k]
        return self.to_source(start), min(
            self._source[k] + end - self._view[k], self._source_end[k]
        )


def view(text: str, start: int, end: int) -> View:
    """Make the normal view of ``text[start:end]``.

    Parameters
    ----------
    text : str
        Canonical text of a document.
    start, end : int
        Stretch to look at; end exclusive.

    Returns
    -------
    View
        Offsets of its ``text`` lead back with ``to_source`` and ``span``.
    """
    raw = text[start:end].translate(_SAME_LENGTH)
    if not _may_change(raw, text, start, end):
        return View(raw, start, end, (0,), (start,), (end,))
    pieces: list[str] = []
    segments: list[tuple[int, int, int]] = []
    done = 0
    length = 0

    def add(piece: str, source_start: int, source_end: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            segments.append((length, start + source_start, start + source_end))
            length += len(piece)

    for match in _CHANGES.finditer(raw):
        if not _applies(match, text, start):
            continue
        add(raw[done : match.start()], done, match.start())
        add(_replacement(match.lastgroup, match.group()), match.start(), match.end())
        done = match.end()
    add(raw[done:], done, len(raw))
    in_view, source, source_end = (
        zip(*segments, strict=True) if segments else ((0,), (start,), (end,))
    )
    return View("".join(pieces), start, end, in_view, source, source_end)


def _may_change(raw: str, text: str, start: int, end: int) -> bool:
    """Tell quickly whether any of the changes can apply; most texts need none."""
    if _GLUED.search(raw) or _COMPARED.search(raw):
        return True
    if "- " in raw and (
        _LOOSE_MINUS.search(raw) or "\n" in text[start:end] or "\r" in text[start:end]
    ):
        return True
    if "m" in raw and _POWER.search(raw):
        return True
    return (
        "&" in raw
        or "+" in raw
        or "0. " in raw
        or "vs." in raw
        or (not raw.isascii() and _RARE.search(raw) is not None)
    )


def _applies(match: re.Match[str], text: str, start: int) -> bool:
    """Look at the words themselves, where the translated ones do not tell enough."""
    place = start + match.start()
    if match.lastgroup == "line_hyphen":
        return text[place] in "\n\r"
    if match.lastgroup == "minus_gap":  # "\u2212 0.7" is a sign, "5 \u2212 0.7" is not
        before = match.string[max(0, match.start() - 3) : match.start() - 1].rstrip()
        if text[place - 1] == "\u2212":
            return not before.endswith(tuple("0123456789%)]"))
        # A plain hyphen is a sign only behind a mark that asks for a number, and in "-2.7 to - 0.3".
        if before.endswith(tuple(":=([")):
            return True
        behind = match.string[max(0, match.start() - 6) : match.start() - 1]
        return behind.endswith(" to ") and (behind[0].isdigit() or behind[0] == "%")
    return True


def _replacement(kind: str | None, found: str) -> str:
    if kind == "entity":
        return _ENTITIES[found]
    if kind == "ligature":
        return _LIGATURES[found]
    return _FIXED[kind or "nothing"]
