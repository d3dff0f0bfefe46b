"""What one cell of a table (or a few words of a sentence) says in numbers: "3.4 ± 1.2", "12 (34%)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

# One character for one, so that places in the plain view are places in the words.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009", " "),
        **dict.fromkeys("\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"),
        "\u00b7": ".", "\u2219": ".", "\uff05": "%", "*": " ", "\u2020": " ", "\u2021": " ",
        "\u00a7": " ", "\u00b6": " ",
        # Exports write a backslash in front of a mark that means itself: "5 (50)\\*".
        "\\": " ",
    }
)  # fmt: skip
# Marks that point to a note under the table.
_MARK = re.compile(
    r"\^[a-zA-Z,\s*#()]{1,7}\^|(?<=[)\]%])\^[\d,\s*]{1,7}\^"
    r"|\[[^\]\[]{1,3}\]\([^)\s]{0,20}\)|(?<=\d)[a-e](?![\w.])"
)
# An en dash in front of a number, as exports write it: "--0.7".
_MINUS = re.compile(r"(?<![^\s(\[,;/])--(?=\.?\d)")
# A comma with three digits behind it parts no two numbers: "40,579 (22,631)".
_NUMBER = r"(?:[-+] ?)?(?:\d{1,3}(?:,\d{3})+(?!\d|,\d)(?:\.\d+)?|\d+(?!\d|,\d{3}(?![\d,.]))(?:\.\d+)?|\.\d+)"
_WHOLE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)"
_UNIT = r"[A-Za-z\u00b5\u03bc\u00b0][\w/\u00b2\u00b3.^-]{0,11}"
_BOUNDS = rf"(?P<low>{_NUMBER})\s*%?\s*(?:--?|to|,|;)\s*(?P<high>{_NUMBER})\s*%?"
# name of the form → its pattern over the plain view; parts are named groups.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        # In a cell only: in a sentence, "day 3 (2.1 ± 0.4)" counts nobody.
        ("people_mean", rf"(?P<n>{_WHOLE})\s*[(\[]\s*(?P<mean>{_NUMBER})\s*(?:\+/?-|\u00b1)\s*"
                        rf"(?P<sd>{_NUMBER})\s*[)\]]"),
        ("people_mean", rf"[(\[]\s*(?P<n>{_WHOLE})\s*[)\]]\s*(?P<mean>{_NUMBER})\s*"
                        rf"(?:\+/?-|\u00b1)\s*(?P<sd>{_NUMBER})"),
        ("mean_sd", rf"(?P<mean>{_NUMBER})\s*%?\s*(?:\+/?-|\u00b1)\s*(?P<sd>\d+,\d{{1,2}}(?!\d)|{_NUMBER})\s*%?"),
        ("mean_sd", rf"(?P<mean>{_NUMBER})\s*%?\s*(?:{_UNIT}\s*){{0,2}}"
                    r"[(\[]\s*(?:\+/?-|\u00b1|s\.?d\.?\s*[,:=\u00b1]?|standard deviation:?)"
                    rf"\s*(?P<sd>{_NUMBER})\s*%?\s*[)\]]"),
        ("mean_sd", rf"(?P<mean>{_NUMBER})\s*(?:\+/?-|\u00b1)\s*[(\[]\s*(?P<sd>{_NUMBER})\s*[)\]]"),
        ("mean_se", rf"(?P<mean>{_NUMBER})\s*%?\s*\(\s*sem?\s*[,:=]?\s*(?P<se>{_NUMBER})\s*\)"),
        ("interval", rf"(?P<value>{_NUMBER})\s*%?\s*[(\[]\s*(?:\d+\s*% ?ci\s*[:,=]?\s*)?{_BOUNDS}\s*[)\]]"),
        # Before the fraction by itself: in a sentence, its share goes with it.
        ("fraction", rf"(?P<percent>{_NUMBER})\s*%\s*[(\[]\s*(?P<events>{_WHOLE})\s*(?:/|(?:out\s+)?of)\s*"
                     rf"(?P<n>{_WHOLE})\s*[)\]]"),
        ("fraction", rf"(?P<events>{_WHOLE})\s*(?:/|\b(?:out\s+)?of\b(?:\s+the\b)?)\s*(?P<n>{_WHOLE})\s*"
                     rf"[(\[]\s*(?P<percent>{_NUMBER})\s*%?\s*[)\]]"),
        ("fraction", rf"(?P<events>{_WHOLE})\s*[(\[]\s*(?P<percent>{_NUMBER})\s*%\s*[)\]]\s*"
                     rf"(?:out\s+)?of\s+(?:the\s+)?(?P<n>{_WHOLE})(?![.\d]*\s?%)"),
        ("fraction", rf"(?P<events>{_WHOLE})\s*(?:/|\b(?:out\s+)?of\b(?:\s+the\b)?)\s*(?P<n>{_WHOLE})"),
        ("fraction", rf"(?P<percent>{_NUMBER})\s*[(\[]\s*(?P<events>{_WHOLE})\s*/\s*(?P<n>{_WHOLE})\s*[)\]]"),
        ("count_percent", rf"(?P<events>{_WHOLE})\s*[(\[]\s*(?P<percent>{_NUMBER})\s*%\s*[)\]]"),
        ("count_percent", rf"(?P<events>{_WHOLE})\s*[(\[]\s*(?P<percent>{_NUMBER})\s*%?\s*[,;]\s*"
                          rf"(?:\d+\s*%\s*ci\s*[:,=]?\s*)?[(\[]?\s*{_NUMBER}\s*%?\s*(?:--?|to|,|;)\s*{_NUMBER}\s*%?\s*[)\]]{{1,2}}"),
        ("count_percent", rf"(?P<events>{_WHOLE})\s*[(\[]\s*(?P<percent>{_NUMBER})\s*%\s*[)\]]\s*[(\[]"
                          rf"\s*{_NUMBER}\s*%?\s*(?:--?|to|,|;)\s*{_NUMBER}\s*%?\s*[)\]]"),
        ("percent_count", rf"(?P<percent>{_NUMBER})\s*%?\s*[(\[]\s*n\s*=\s*(?P<events>\d+)\s*[)\]]"),
        ("percent_pair", rf"(?P<mean>{_NUMBER})\s*%\s*[(\[]\s*(?P<sd>{_NUMBER})\s*%?\s*[)\]]"),
        ("pair", rf"(?P<first>{_NUMBER})\s*[(\[]\s*(?P<second>{_NUMBER})\s*[)\]]"),
        ("range", rf"[(\[]?\s*{_BOUNDS}\s*[)\]]?"),
        ("percent", rf"(?P<percent>{_NUMBER})\s*%"),
        ("size", r"[(\[]?\s*n\s*=\s*(?P<n>\d{1,3}(?:,\d{3})+|\d+)\s*[)\]]?"),
        ("bracket", rf"[(\[]\s*(?:\+/?-|\u00b1)?\s*(?P<value>{_NUMBER})\s*%?\s*[)\]]"),
        ("bound", rf"(?:p\s*)?[<>=\u2264\u2265]\s*(?P<value>{_NUMBER})"),
        # Too few for a percentage: "3 (<0.1%)".
        ("number", rf"(?P<value>{_WHOLE})\s*[(\[]\s*<\s*{_NUMBER}\s*%\s*[)\]]"),
        ("number", rf"(?P<value>{_NUMBER})"),
    )
)  # fmt: skip
_NOTE = re.compile(r"\^[\d,\s]{1,5}\^")
# How many people a figure rests on, behind it: "8.4 (7.5); 189", "8.4 (7.5), n = 189", "8.4 ± 7.5 [189]".
_BEHIND = re.compile(
    rf"\s*[,;]?\s*[(\[]?\s*\bn\s*=\s*(?P<a>{_WHOLE})\s*[)\]]?|\s*;\s*(?P<b>{_WHOLE})|\s*\[\s*(?P<c>{_WHOLE})\s*\]",
    re.IGNORECASE,
)
# "5 (see figure)", "6.8 (2.1) p = 0.03": what adds no number to the figure.
_REMARK = re.compile(
    r"\(?\s*p\s*(?:[<>=]\s*){1,2}[01]?\.\d+\s*\)?|\((?:see|as|of whom|one|two|all|both|\W*same)\b[^()\d=%]{0,60}\)?",
    re.IGNORECASE,
)
_SPREAD_FORMS = frozenset({"mean_sd", "pair"})
_NONE = re.compile(r"(?:-+|n/?[ad]|n\.[ad]\.|nd|nr|ns|none|not \w+|\.{2,}|-\s*)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A number of a cell: what it is called there, what it says, where it stands in the words."""

    name: str
    value: float
    start: int
    end: int
    decimals: int


@dataclass(frozen=True, slots=True)
class CellValue:
    """The form of a cell and its numbers, in order.

    Attributes
    ----------
    form : str
        ``mean_sd``, ``mean_se``, ``interval``, ``fraction``, ``count_percent``, ``percent_count``,
        ``percent_pair``, ``pair`` (two numbers, what they are is said elsewhere), ``range``,
        ``percent``, ``size`` ("n = 12"), ``bracket`` (the second half of a figure, alone in its
        cell), ``bound`` ("<0.001", "P = 0.03"), ``number``.
    people : Part or None
        How many people it rests on, where the cell says so behind a mean and its spread.
    """

    form: str
    parts: tuple[Part, ...]
    people: Part | None = None

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name == name), None)


def plain(words: str) -> str:
    """Return words with one kind of dash and space and without note marks, place for place."""
    view = words.translate(_PLAIN)
    if "--" in view:
        view = _MINUS.sub(" -", view)
    return _MARK.sub(lambda m: " " * len(m.group()), view) if _MARK.search(view) else view


def read_cell(words: str) -> CellValue | None:
    """Read a whole cell; None where it holds more or other than one figure.

    Examples
    --------
    >>> read_cell("−3.4 ± 1.2†").form
    'mean_sd'
    """
    view = plain(words)
    start = len(view) - len(view.lstrip())
    for name, pattern in _FORMS:
        match = pattern.match(view, start)
        if match is None:
            continue
        rest = view[match.end() :].strip(" .,;#")
        # Behind two numbers, a raised one is a note's: "3.4 ± 1.2^2^"; behind one, it is a power.
        if (
            not rest
            or _REMARK.fullmatch(rest)
            or (_NOTE.fullmatch(rest) and len(match.groupdict()) > 1)
        ):
            return _value(name, match)
        behind = _BEHIND.fullmatch(view.rstrip(), match.end()) if name in _SPREAD_FORMS else None
        if behind is not None:
            group = behind.lastgroup
            n = Part("n", float(behind[group].replace(",", "")), *behind.span(group), 0)
            return replace(_value(name, match), people=n)
    return None


def is_empty(words: str) -> bool:
    """Tell whether a cell says that there is no figure."""
    return not words.strip() or _NONE.match(plain(words).strip()) is not None


def scan(words: str, forms: frozenset[str]) -> list[tuple[int, int, CellValue]]:
    """Find the figures of some forms in running words: (start, end, figure), none overlapping."""
    view = plain(words)
    found: list[tuple[int, int, CellValue]] = []
    taken: list[tuple[int, int]] = []
    for name, pattern in _FORMS:
        if name not in forms:
            continue
        for match in pattern.finditer(view):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if match.start() and re.match(r"[\w.^~/-]", view[match.start() - 1]):
                continue
            taken.append(match.span())
            found.append((match.start(), match.end(), _value(name, match)))
    return sorted(found, key=lambda one: one[0])


def _value(name: str, match: re.Match[str]) -> CellValue:
    parts = []
    people = None
    for part, raw in match.groupdict().items():
        if raw is None:
            continue
        if name == "people_mean" and part == "n":
            people = Part("n", float(raw.replace(",", "")), *match.span(part), 0)
            continue
        # A comma with one or two digits behind it is a decimal one: "1,4".
        body = re.sub(r",(?=\d{1,2}$)", ".", raw) if name == "mean_sd" else raw
        body = re.sub(r"[,\s]", "", body)
        decimals = len(body.partition(".")[2])
        parts.append(Part(part, float(body), match.start(part), match.end(part), decimals))
    form = "mean_sd" if people else name
    if name == "pair" and (bounds := _bounds(match, parts[0])):
        return CellValue("interval", (replace(parts[0], name="value"), *bounds))
    return CellValue(form, tuple(sorted(parts, key=lambda p: p.start)), people)


def _bounds(match: re.Match[str], value: Part) -> tuple[Part, ...]:
    """Return the two bounds in a bracket that hold the number in front: "150 (100,200)" is no 100200."""
    low, comma, high = match["second"].partition(",")
    if not comma or "," in high or "," in match["first"]:
        return ()
    start = match.start("second")
    places = ((low, start), (high, start + len(low) + 1))
    found = tuple(
        Part(name, float(raw), place, place + len(raw), 0)
        for name, (raw, place) in zip(("low", "high"), places, strict=True)
    )
    return found if found[0].value <= value.value <= found[1].value else ()
