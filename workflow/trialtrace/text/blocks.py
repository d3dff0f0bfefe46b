"""Lines to blocks: title, headings, paragraphs, list items, table rows, captions, page noise."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass

from trialtrace.text.cues import PageCues
from trialtrace.text.grids import find_grids, table_lines
from trialtrace.text.markdown import names_part, pieces
from trialtrace.text.model import Block

_LIST_MARKER = re.compile(r"\s*(?:[-–•‣◦▪*·]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[a-zA-Z][.)])\s+\S")
_BARE_MARKER = re.compile(r"\s*(?:[-–•‣◦▪*·]|\(?\d{1,3}[.)]|\[\d{1,3}\])\s*$")
_FOOTNOTE = re.compile(r"\s*(?:\*{1,4}|[†‡§¶]{1,2})\s*\S")
_TABLE_ROW = re.compile(r"\s*\|.*\||[^|\n]*\|[^|\n]*\|")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
_CAPTION = re.compile(
    r"\s*(?:fig(?:ure)?|image|photo|table|box)s?\.?\s*\d+\s*[.:–|-]", re.IGNORECASE
)
_CREDIT = re.compile(
    r"\s*(?:photo(?:graph)?s?|pictures?|pictured|images?|illustration|caption|credit)(?: by\b| credit\b|\s?[:/|–-])",
    re.IGNORECASE,
)
# A line that names something and says it, or holds a comparison: data, not a heading.
_DATUM = re.compile(r"\S: \S|\d.*\b(?:vs?\.?|versus)\s|[=±<>]\s?\d|\d\s?%|\(\d.*\d\)")
_EMPHASIS = re.compile(r"\s*([*_]{1,3})(?![\s*_])[^*_\n]{2,90}(?<![\s.,;:*_])\1\s*$")
_SENTENCE_END = re.compile(r"[.!…:;,]['\"”’)\]]*\s*$")
_STOP_END = re.compile(r"[.!?…]['\"”’)\]*†‡]*\s*$")
_TELEPHONE = re.compile(r"\d[\d\s()-]{8,}\d")

HEADING_CHARS = 120
TITLE_CHARS = 250
FOOTER_CHARS = 60
NOISE_CHARS = 160
WRAP_MIN, WRAP_MAX = 50, 110
WRAPPED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    after_blank: bool


def find_blocks(text: str, cues: PageCues) -> tuple[Block, ...]:
    """Cut a text into blocks.

    Parameters
    ----------
    text : str
        Canonical text.
    cues : PageCues
        Phrases of page noise and of headings.

    Returns
    -------
    tuple of Block
        In the order of the text; lines that only hold white space or a bare list marker belong to
        the block after them or to none.
    """
    grids = find_grids(text)
    rows = set(table_lines(grids))
    taken = sorted(rows)
    starts = [grid.start for grid in grids]
    lines = []
    for line in _lines(text):
        grid = bisect_right(starts, line.start) - 1
        if grid < 0 or line.start >= grids[grid].end:
            lines.append(line)
        elif not _in_row(line, taken):
            rows.add((line.start, line.end))  # a ruler
    groups = sorted([*_join_wrapped(lines, wrapped=_is_hard_wrapped(lines)), *rows])
    close = {line.start for line in lines if not line.after_blank}
    kinds = _kinds(text, groups, cues, rows, close)
    blocks = []
    section = ""
    for (start, end), kind in zip(groups, kinds, strict=True):
        blocks.append(Block(start, end, kind, section))
        if kind in ("heading", "title"):
            section = " ".join(text[start:end].strip("# \t").split())
    return tuple(blocks)


def _in_row(line: _Line, rows: list[tuple[int, int]]) -> bool:
    """Tell whether a line belongs to a row of a table; rows are in order and do not overlap."""
    at = bisect_right(rows, (line.end, -1)) - 1
    return at >= 0 and rows[at][1] > line.start


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    blank = True
    for match in re.finditer(r"[^\r\n]+", text):
        gap_start = lines[-1].end if lines else 0
        blank = blank or text.count("\n", gap_start, match.start()) > 1
        found = False
        for start, end in pieces(match.group()):
            raw = text[match.start() + start : match.start() + end]
            if raw.strip():
                left = len(raw) - len(raw.lstrip())
                right = len(raw.rstrip())
                low = match.start() + start
                lines.append(_Line(low + left, low + right, raw.strip(), blank or found))
                found, blank = True, False
        blank = not found
    return lines


def _is_hard_wrapped(lines: list[_Line]) -> bool:
    """Tell whether paragraphs are broken over lines: most lines that do not end a sentence are full."""
    followed = [a for a, b in itertools.pairwise(lines) if not b.after_blank and len(a.text) >= 30]
    if len(followed) < 4:
        return False
    full = sum(
        WRAP_MIN <= len(line.text) <= WRAP_MAX and not _STOP_END.search(line.text)
        for line in followed
    )
    return full >= WRAPPED_SHARE * len(followed)


def _starts_item(line: _Line) -> bool:
    return bool(
        _LIST_MARKER.match(line.text)
        or _FOOTNOTE.match(line.text)
        or _TABLE_ROW.match(line.text)
        or _MARKDOWN_HEADING.match(line.text)
    )


def _join_wrapped(lines: list[_Line], *, wrapped: bool) -> list[tuple[int, int]]:
    groups: list[tuple[int, int]] = []
    previous: _Line | None = None
    for line in lines:
        joins = previous is not None and _goes_on(previous, line, wrapped=wrapped)
        if joins:
            groups[-1] = (groups[-1][0], line.end)
        else:
            groups.append((line.start, line.end))
        previous = line
    return groups


def _goes_on(previous: _Line, line: _Line, *, wrapped: bool) -> bool:
    if _BARE_MARKER.match(previous.text):
        return not _starts_item(line)
    if line.after_blank or _starts_item(line) or _TABLE_ROW.match(previous.text):
        return False
    if _MARKDOWN_HEADING.match(previous.text) or _STOP_END.search(previous.text):
        return (
            wrapped
            and WRAP_MIN <= len(previous.text) <= WRAP_MAX
            and not _looks_like_heading(line.text)
        )
    if line.text[0].islower():
        # A line that starts in lower case goes on with a sentence that has not ended.
        return len(previous.text) >= 40
    return wrapped and len(previous.text) >= WRAP_MIN


def _kinds(
    text: str,
    groups: list[tuple[int, int]],
    cues: PageCues,
    rows: set[tuple[int, int]],
    close: set[int],
) -> list[str]:
    words = [" ".join(text[s:e].split()) for s, e in groups]
    kinds = [
        "table" if (s, e) in rows else _kind_alone(w, text[s:e], cues)
        for w, (s, e) in zip(words, groups, strict=True)
    ]
    _find_data(words, kinds, [start in close for start, _ in groups])
    _demote_repeats(words, kinds)
    _find_tail(words, kinds, cues)
    _settle_headings(words, kinds)
    _find_footer(words, kinds)
    _find_title(words, kinds)
    return kinds


# A heading that goes on with sentences of its paragraph.
_SENTENCES = re.compile(r"[a-z)\]]\.\s+[A-Z][a-z].*[a-z)\]]\.$")


def _kind_alone(words: str, raw: str, cues: PageCues) -> str:
    if _TABLE_ROW.match(raw):
        return "table"
    if cues.references.match(words) or cues.tail.match(words):
        return "heading"
    if _reads_as_call(words) and cues.noise.search(words):
        return "noise"
    # A text that came without line breaks may begin with a heading's mark, and go on behind it.
    if _MARKDOWN_HEADING.match(raw) and len(words) <= TITLE_CHARS:
        return "paragraph" if _SENTENCES.search(words) else "heading"
    if (_CAPTION.match(raw) or _CREDIT.match(raw)) and len(words) <= 3 * NOISE_CHARS:
        return "caption"
    if _EMPHASIS.match(raw):
        return "heading"
    if _LIST_MARKER.match(raw) or _FOOTNOTE.match(raw) or _BARE_MARKER.match(raw.split("\n")[0]):
        return "list_item"
    return "heading" if _looks_like_heading(words) else "paragraph"


def _reads_as_call(words: str) -> bool:
    """Tell a call to action from a sentence of the article that uses its words."""
    # A text that came without line breaks holds identifiers that look like telephone numbers.
    if len(words) <= 3 * NOISE_CHARS and _TELEPHONE.search(words):
        return True
    is_sentence = len(words) > 80 and _STOP_END.search(words) is not None
    return len(words) <= NOISE_CHARS and not is_sentence


def _looks_like_heading(words: str) -> bool:
    return (
        len(words) <= HEADING_CHARS
        and not _SENTENCE_END.search(words)
        and any(c.isalpha() for c in words)
        and (words[0].isupper() or words[0].isdigit() or words[0] in "‘“\"'¿")
    )


def _find_data(words: list[str], kinds: list[str], close: list[bool]) -> None:
    """A line right under another one that reads "Intact: 31% vs 22%" is an item, not a heading.

    Neither is a line between two such lines ("Apgar: the same"). The first line under a blank one may
    be the heading of the others.
    """
    data = [
        kind == "heading" and near and _DATUM.search(word) is not None
        for kind, near, word in zip(kinds, close, words, strict=True)
    ]
    for i, is_data in enumerate(data):
        if is_data and (any(c.isdigit() for c in words[i]) or _near_data(data, i)):
            kinds[i] = "list_item"


def _near_data(data: list[bool], i: int) -> bool:
    return (i > 0 and data[i - 1]) or (i + 1 < len(data) and data[i + 1])


def _demote_repeats(words: list[str], kinds: list[str]) -> None:
    """What repeats a later heading is a table of contents or a page title, not text."""
    last_seen = {_bare(w): i for i, w in enumerate(words) if kinds[i] == "heading"}
    for i, kind in enumerate(kinds):
        if kind == "list_item" and last_seen.get(_bare(words[i]), -1) > i:
            kinds[i] = "noise"
        elif kind == "paragraph" and len(words[i]) <= HEADING_CHARS:
            # "Site name ‘Heading’": one stray word in front of a heading that comes again.
            _, _, rest = words[i].partition(" ")
            if last_seen.get(_bare(rest), -1) > i:
                kinds[i] = "noise"


def _bare(words: str) -> str:
    return re.sub(r"^\W+|\W+$", "", words).casefold()


def _find_tail(words: list[str], kinds: list[str], cues: PageCues) -> None:
    """After "Related stories" and the like all is noise, unless a list of references follows."""
    in_tail = False
    for i, kind in enumerate(kinds):
        if kind == "heading" and cues.references.match(words[i]):
            in_tail = False
        elif kind == "heading" and cues.tail.match(words[i]):
            in_tail = True
        if in_tail:
            kinds[i] = "noise"


def _settle_headings(words: list[str], kinds: list[str]) -> None:
    """A heading has text under it; short lines that end in nothing are captions or noise."""
    body = [i for i, k in enumerate(kinds) if k in ("paragraph", "list_item", "table")]
    last_body = body[-1] if body else -1
    for i, kind in enumerate(kinds):
        if kind != "heading":
            continue
        following = kinds[i + 1] if i + 1 < len(kinds) else ""
        if i > last_body or (following == "noise" and not re.search(r"\?\W*$", words[i])):
            kinds[i] = "noise"
        elif following == "paragraph" and words[i + 1][:1].islower():
            kinds[i] = "paragraph"


def _find_footer(words: list[str], kinds: list[str]) -> None:
    """Short lines under a last heading, without a number, are the page's footer."""
    first = len(kinds)
    while first > 0 and kinds[first - 1] in ("paragraph", "heading", "noise"):
        line = words[first - 1]
        if kinds[first - 1] != "noise" and (
            len(line) > FOOTER_CHARS or any(c.isdigit() for c in line)
        ):
            break
        first -= 1
    if 0 < first < len(kinds) and kinds[first] == "heading":
        kinds[first:] = ["noise"] * (len(kinds) - first)


def _find_title(words: list[str], kinds: list[str]) -> None:
    """The title is the first heading, if no paragraph stands before it.

    A heading that only names a part ("Aim") is none; the line above it may be, where it is no
    sentence.
    """
    for i, kind in enumerate(kinds):
        if kind == "heading" and _PART.fullmatch(words[i]):
            told = [j for j in range(i) if kinds[j] != "noise"]
            if len(told) == 1 and len(words[told[0]]) <= TITLE_CHARS and words[told[0]][-1:] != ".":
                kinds[told[0]] = "title"
            return
        if kind == "paragraph" and len(words[i]) > NOISE_CHARS:
            return
        if kind == "heading" and len(words[i]) <= TITLE_CHARS:
            if names_part(words[i]):
                return
            kinds[i] = "title"
            return


_PART = re.compile(
    r"(?:abstract|background|introduction|context|aims?|objectives?|purpose|importance|question|methods?"
    r"|(?:background|introduction|aims?|objectives?|purpose) (?:and|&|/) \w+)\W{0,2}",
    re.IGNORECASE,
)
