"""Year, volume, issue and pages of an entry: runs of numbers and their words, and what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from trialtrace.extract.bibliography.view import LO, UP
from trialtrace.extract.bibliography.words import BibliographyWords

# A lone number so far from the end belongs to the words around it.
LOOSE = 12
FIRST_YEAR, LAST_YEAR = 1500, 2099


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; ``kind`` says what it can be in a locator."""

    kind: str
    start: int
    end: int
    text: str
    depth: int


@dataclass(frozen=True)
class Run:
    """A stretch of tokens that are all numbers, their words, or marks."""

    tokens: tuple[Token, ...]
    start: int
    end: int


@dataclass
class Locator:
    """Spans of the numbers of an entry; filled while a run is read."""

    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def put(self, name: str, start: int, end: int) -> None:
        """Keep the first span of a name."""
        self.spans.setdefault(name, (start, end))


_NUMBER = r"[A-Za-z]{0,4}\d[\dA-Za-z]*(?:\.\d+)?"


@lru_cache(maxsize=8)
def _token_pattern(words: BibliographyWords) -> re.Pattern[str]:
    end = rf"(?![{UP}{LO}])"
    return re.compile(
        rf"(?P<code>(?<![{UP}{LO}])[{UP}][{UP}{LO}\-]+['\-]\d[\w\-]*|\d+(?:st|nd|rd|th)\b)"
        rf"|(?P<range>{_NUMBER}\s?-{{1,2}}\s?(?:{_NUMBER}|[A-Z]\b))"
        rf"|(?P<volume_word>(?i:{words.pattern('volume_words')}){end}\.?)"
        rf"|(?P<issue_word>(?i:{words.pattern('issue_words')}){end}\.?)"
        # "P07010" is a page of its own kind, no page word.
        rf"|(?!P\d)(?P<page_word>(?i:{words.pattern('page_words')}){end}\.?)"
        rf"|(?P<part_word>(?i:{words.pattern('part_words')}){end}\.?)"
        rf"|(?P<article_word>(?i:{words.pattern('article_words')}){end}\.?)"
        rf"|(?P<month>(?i:{words.pattern('months')}){end}\.?)"
        rf"|(?P<glued_page>(?:pp?\.?|S\.)\s?(?=\d))"
        rf"|(?P<count>(?<!:)\d{{1,4}}\s?(?:pp?|pages|Seiten|S|p\u00e1gs)\b\.?)"
        rf"|(?P<number>\d[\dA-Za-z]*(?:\.\d+)?(?:[/&]\d+)?|(?<![{UP}{LO}])[a-zA-Z]{{1,4}}\d[\dA-Za-z]*)"
        rf"|(?P<roman>(?<![{UP}{LO}])[IVXLC]{{2,}}{end})"
        rf"|(?P<open>[(\[])|(?P<close>[)\]])|(?P<mark>[,;:.])"
        rf"|(?P<word>[{UP}{LO}'&\-]+|[^\s\d])"
    )


def tokens_of(view: str, start: int, words: BibliographyWords) -> list[Token]:
    """Split the rest of an entry into tokens."""
    tokens: list[Token] = []
    depth = 0
    for match in _token_pattern(words).finditer(view, start):
        kind = match.lastgroup or "word"
        text = match.group()
        if kind == "open":
            depth += 1
        if (kind == "number" and _is_year(text)) or (
            kind in ("range", "number") and depth and is_years(text)
        ):
            kind = "year"
        tokens.append(Token(kind, match.start(), match.end(), text, depth))
        if kind == "close" and depth:
            depth -= 1
    return tokens


_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s?(?:-{1,2}|/)\s?(?:\d\d|(?:1[5-9]|20)\d\d)$")
_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)([a-z])?$")


def is_years(text: str) -> bool:
    """Tell a span of years (1989-90, 1999/2000) from a span of pages."""
    return _YEARS.match(text) is not None


def _is_year(text: str) -> bool:
    match = _YEAR.match(text)
    return match is not None and FIRST_YEAR <= int(match.group(1)) <= LAST_YEAR


_IN_RUN = frozenset(
    [
        "range",
        "volume_word",
        "issue_word",
        "page_word",
        "part_word",
        "article_word",
        "month",
        "glued_page",
        "count",
        "number",
        "year",
        "roman",
        "open",
        "close",
        "mark",
    ]
)
_NUMERIC = frozenset(("range", "number", "year", "roman"))


def runs_of(tokens: list[Token]) -> list[Run]:
    """Collect the maximal runs that hold a number; cut loose marks and brackets at their ends."""
    runs: list[Run] = []
    current: list[Token] = []
    for token in [*tokens, Token("word", 0, 0, "", 0)]:
        if token.kind in _IN_RUN:
            current.append(token)
            continue
        run = _trimmed(current)
        if run is not None:
            runs.append(run)
        current = []
    return runs


_WORDS_BEFORE = (
    "volume_word",
    "issue_word",
    "page_word",
    "part_word",
    "article_word",
    "glued_page",
)


def _trimmed(tokens: list[Token]) -> Run | None:
    start, end = 0, len(tokens)
    while start < end and (
        tokens[start].kind in ("mark", "close")
        or (
            tokens[start].kind in ("month", *_WORDS_BEFORE, "roman", "open")
            and not _leads(tokens, start, end)
        )
    ):
        start += 1
    while end > start and tokens[end - 1].kind in ("mark", "open", *_WORDS_BEFORE):
        end -= 1
    kept = tuple(tokens[start:end])
    if not any(t.kind in ("range", "number", "year") for t in kept):
        return None
    return Run(kept, kept[0].start, kept[-1].end)


def _leads(tokens: list[Token], at: int, end: int) -> bool:
    """Tell whether a word stands before a number that it belongs to."""
    return any(t.kind in _NUMERIC or t.kind == "month" for t in tokens[at + 1 : min(at + 4, end)])


def choose_run(runs: list[Run], last: int) -> Run | None:
    """Choose the run that says where the publication stands: the fullest, then the last."""
    best, best_score = None, 0.0
    for index, run in enumerate(runs):
        numbers = [t for t in run.tokens if t.kind in _NUMERIC]
        score = float(min(len(numbers), 5))
        if score < 2 and numbers and numbers[0].kind == "number" and last - run.end > LOOSE:
            continue  # "3D gait. Faber": a lone number amid words
        score += 2.0 * any(t.kind in ("volume_word", "page_word", "issue_word") for t in run.tokens)
        score += 1.5 * any(t.kind == "range" for t in run.tokens)
        score += 2.0 * any(t.kind == "year" for t in run.tokens)
        score += 1.0 * (index == len(runs) - 1)
        score += 1.0 * (last - run.end < 3)
        if score >= best_score:
            best, best_score = run, score
    return best


def read_run(run: Run, known_year: str = "") -> Locator:
    """Tell what each number of a run is.

    Parameters
    ----------
    run : Run
    known_year : str
        Year that stood right after the authors, if one did: here it says nothing new, and another
        number that looks like a year may be something else.
    """
    found = Locator()
    rest = _read_year(run.tokens, found, known_year)
    bare: list[Token] = []
    inner: list[Token] = []
    pending = ""
    for index, token in enumerate(rest):
        if token.kind in (
            "volume_word",
            "issue_word",
            "page_word",
            "glued_page",
            "part_word",
            "article_word",
        ):
            pending = token.kind
        elif token.kind in ("number", "range", "roman", "year"):
            start = token.start
            if pending in ("page_word", "glued_page"):
                found.put("pages", start, token.end)
            elif pending == "volume_word":
                found.put("volume", start, token.end)
            elif pending == "issue_word":
                found.put("issue", start, token.end)
            elif pending == "part_word":
                found.put("issue", _word_before(rest, index), token.end)
            elif pending == "article_word":
                found.put("article_number", token.start, token.end)
            elif (
                token.depth
                and bare
                and "volume" not in found.spans
                and _opens_after(rest, index, bare[-1])
            ) or (token.depth and "volume" in found.spans and "issue" not in found.spans):
                found.put("issue", token.start, token.end)
            elif token.depth:
                inner.append(token)
            else:
                bare.append(Token(token.kind, start, token.end, token.text, _colon(rest, index)))
            pending = ""
        elif token.kind == "close" and pending == "part_word":
            # "7(suppl.):13": the supplement has no number.
            found.put("issue", *_part_alone(rest, index))
            pending = ""
        elif token.kind == "mark" and token.text in ";:":
            pending = ""
    _place_bare(bare, found)
    if "volume" not in found.spans and inner and inner[0].kind == "number":
        found.put("volume", inner[0].start, inner[0].end)
    _article_number(run, found)
    _section_letter(run, found)
    return found


def _colon(tokens: list[Token], index: int) -> int:
    """1 where a colon stands before the number: what follows a colon is pages."""
    return int(index > 0 and tokens[index - 1].kind == "mark" and tokens[index - 1].text == ":")


def _word_before(tokens: list[Token], index: int) -> int:
    while index > 0 and tokens[index].kind != "part_word":
        index -= 1
    return tokens[index].start


def _part_alone(tokens: list[Token], index: int) -> tuple[int, int]:
    start = _word_before(tokens, index)
    word = next(t for t in tokens if t.start == start)
    return start, word.end


def _opens_after(tokens: list[Token], index: int, volume: Token) -> bool:
    before = [t for t in tokens[:index] if t.start >= volume.end]
    return bool(before) and before[0].kind == "open"


def _read_year(tokens: tuple[Token, ...], found: Locator, known_year: str) -> list[Token]:
    """Take the year, month and day out of a run; return the other tokens."""
    dropped = _days_and_months(tokens)
    candidates = [(_year_weight(tokens, i), -i) for i, t in enumerate(tokens) if t.kind == "year"]
    if known_year:
        dropped |= {i for i, token in enumerate(tokens) if token.text == known_year}
    elif candidates:
        weight, index = max(candidates)
        if weight > 0:
            found.put("year", tokens[-index].start, tokens[-index].end)
            dropped.add(-index)
    return [token for i, token in enumerate(tokens) if i not in dropped]


def _days_and_months(tokens: tuple[Token, ...]) -> set[int]:
    """Find months and the days beside them: "2013 Jun 4;27", "12 March 2009"."""
    found: set[int] = set()
    for i, token in enumerate(tokens):
        if token.kind != "month":
            continue
        found.add(i)
        for j in (i - 1, i + 1):
            if 0 <= j < len(tokens) and _is_day(tokens, j):
                found.add(j)
    return found


def _is_day(tokens: tuple[Token, ...], index: int) -> bool:
    """A number to 31 that no bracket follows: "Mar;9(3)" holds a volume."""
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        token.kind in ("number", "range")
        and re.fullmatch(r"[0-3]?\d(?:\s?-\s?[0-3]?\d)?", token.text) is not None
        and (after is None or after.kind != "open")
    )


def _year_weight(tokens: tuple[Token, ...], index: int) -> float:
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    weight = 1.0
    dated = after is not None and after.kind == "mark" and after.text == ";"
    if before is not None and before.kind in _WORDS_BEFORE and not dated:
        return -1.0
    if before is not None and before.kind == "mark" and before.text == ":":
        weight -= 2.0
    if before is not None and before.kind == "open":
        weight += 3.0
    if tokens[index].depth:
        weight += 1.0
    if (before is not None and before.kind == "month") or (
        after is not None and after.kind == "month"
    ):
        weight += 2.0
    if dated:
        weight += 2.0
    if index in (0, len(tokens) - 1):
        weight += 1.0
    return weight


def _place_bare(bare: list[Token], found: Locator) -> None:
    """Give the numbers without a word their place: volume, issue, pages, in this order."""
    for token in list(bare):
        if (token.depth or token.kind == "range") and "pages" not in found.spans:
            found.put("pages", token.start, token.end)
            bare.remove(token)
    free = [name for name in ("volume", "issue", "pages") if name not in found.spans]
    if len(bare) == 2 and "pages" in free and "volume" in free:
        free = ["volume", "pages"]
    elif len(bare) == 1 and "volume" not in free and "pages" in free:
        free = ["pages"]
    for token, name in zip(bare, free, strict=False):
        found.put(name, token.start, token.end)


def _section_letter(run: Run, found: Locator) -> None:
    """The letter of "Salt Lett. B29" belongs to the journal."""
    span = found.spans.get("volume")
    text = next((t.text for t in run.tokens if span and t.start == span[0]), "")
    if span is not None and re.match(r"[A-Z]\d", text):
        found.spans["volume"] = (span[0] + 1, span[1])


def _article_number(run: Run, found: Locator) -> None:
    """A page with letters in front (e14622), or of seven digits and more, is an article number."""
    span = found.spans.get("pages")
    if span is None:
        return
    words = "".join(t.text for t in run.tokens if span[0] <= t.start and t.end <= span[1])
    if re.fullmatch(r"[eE]\d+|\d{7,}", words):
        found.spans["article_number"] = found.spans.pop("pages")
