"""Numbers written as words, read with text2num; and fractions in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_BIG = "hundred|thousand|million|billion"
_WORD = f"(?:{_UNITS}|{_TEENS}|{_BIG}|zero|dozen)"

# Every number in words holds one of these.
NUMBER_WORDS = frozenset(
    (
        f"{_UNITS}|{_TEENS}|{_BIG}|zero|dozen|"
        "half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    ).split("|")
)

# Pattern of a cardinal below a hundred, for rules that read counts in words.
CARDINAL = rf"(?:{_TEENS})(?:[ -](?:{_UNITS}))?|{_UNITS}"

# A candidate run of number words; text2num says which numbers stand in it.
_RUN = re.compile(
    rf"(?<![^\W_])(?:a (?=hundred|thousand|million|dozen))?{_WORD}(?:(?:-|"
    rf" and | |-and-){_WORD}\b)*\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[a-z]+|-", re.IGNORECASE)

_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_COUNTS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
_NOT_HALF = (
    "(?!-?(?:li[fv]e|way|hearted|time|maximal|hour|sib|moon|dose|"
    "saturat|body|face|mouth|head|scalp))"
)

# "a third" is a share where "of" or a comparison follows, or "by" goes before; else an ordinal.
_FRACTION = re.compile(
    rf"""(?<![\w-])(?:
      (?P<many>two|three|four|five|six|seven|eight|nine)[ -]
        (?P<parts>thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths)
    | (?P<single>one)[ -](?P<part>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)
        (?![ ](?:group|arm|study|trial|patient|case))
    | (?P<a>a)[ ](?P<a_part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)
        (?=[ ](?:of|fewer|more|less|lower|higher|smaller|larger|greater|the|reduction|increase)\b
          |[ ]*[,.;)]|[ ]*$)
    | (?P<half>half)\b{_NOT_HALF}(?=[ ,.;)]|-the\b|$)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words: where it stands in the normal view, and its value."""

    start: int
    end: int
    value: float
    is_fraction: bool


class _Token:
    """A word as text2num wants to see it."""

    __slots__ = ("end", "start", "word")

    def __init__(self, word: str, start: int) -> None:
        self.word = word
        self.start = start
        self.end = start + len(word)

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def find_word_numbers(text: str) -> list[WordNumber]:
    """Find cardinal numbers and fractions written as words.

    Ordinals (first, second) are no numbers. "a hundred" and "a dozen" hold their article.

    Parameters
    ----------
    text : str
        Normal view of a stretch.

    Returns
    -------
    list of WordNumber
        In the order of the text, not overlapping.
    """
    found = [_fraction(match) for match in _FRACTION.finditer(text)]
    taken = {place for number in found for place in range(number.start, number.end)}
    for run in _RUN.finditer(text):
        found += [number for number in _cardinals(run) if number.start not in taken]
    return sorted(found, key=lambda number: number.start)


def _fraction(match: re.Match[str]) -> WordNumber:
    if match["half"]:
        value = 0.5
    elif match["many"]:
        value = _COUNTS[match["many"].lower()] / _PARTS[match["parts"].lower()[:-1]]
    else:
        value = 1 / _PARTS[(match["part"] or match["a_part"]).lower()]
    return WordNumber(match.start(), match.end(), value, True)


def _cardinals(run: re.Match[str]) -> list[WordNumber]:
    words = run.group()
    dozen = re.fullmatch(r"(?:(a|\w+) )?dozen", words, re.IGNORECASE)
    if dozen:
        count = _COUNTS.get((dozen[1] or "a").lower(), 0)
        return [WordNumber(run.start(), run.end(), 12.0 * count, False)] if count else []
    from text_to_num import find_numbers  # a compiled library; loaded where a word asks for it

    tokens = [
        _Token(match.group(), run.start() + match.start()) for match in _TOKEN.finditer(words)
    ]
    numbers = []
    for found in find_numbers(tokens, "en", threshold=0.0):
        if found.is_ordinal:
            continue
        start, end = tokens[found.start].start, tokens[found.end - 1].end
        if found.start and tokens[found.start - 1].word.lower() == "a":
            start = tokens[found.start - 1].start
        numbers.append(WordNumber(start, end, float(found.value), False))
    return numbers
