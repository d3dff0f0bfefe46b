"""Strengths of products that no list of substances knows: "brimoxil 0.2%" is no share of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trialtrace.extract.accounts.reading import Line

_NUM = r"\d{1,2}(?:[.\u00b7]\d{1,4})?"
_NAME = r"\b(?P<name>[A-Za-z][A-Za-z-]{3,})"
# A name and a percentage behind it: "brimoxil 0.2%", "brimoxil, 0.2%", "brimoxil (0.2%".
_NAMED = re.compile(rf"{_NAME}(?P<mark>,?\s\(?)(?P<number>{_NUM})\s?%")
_NAME_IN_FRONT = re.compile(rf"{_NAME}(?P<mark>,?\s\(?)$")
_NUMBER = re.compile(_NUM)
_FORM = (
    r"(?:solution|suspension|gel|cream|ointment|lotion|foam|mouth(?:wash|rinse)|drops|spray|shampoo|varnish"
    r"|patch)s?\b"
)
# What only a product has behind its strength: how often it is given, its form, the other half of a mixture.
_GIVEN = re.compile(
    r"\s?(?:\([^()]{1,20}\)\s?)?(?:(?:once|twice|(?:two|three|four) times)\s(?:a\s|per\s|each\s)?(?:daily|day|week)"
    r"|(?:b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q\.?d)\b|(?:eye|nasal|ear)\s?drops?\b|(?:ophthalmic|topical|oral)\s"
    rf"|{_FORM}|\s?/\s?[A-Za-z][A-Za-z-]{{3,}}\s\d)",
    re.IGNORECASE,
)
_GIVEN_BEHIND_COMMA = re.compile(
    r",\s?(?:(?:once|twice|(?:one|two|three|four|\d) times)\s(?:a\s|per\s|each\s)?(?:daily|day|week)"
    r"|(?:one|two|three|\d)\sdrops?\b|(?:b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q\.?d)\b)",
    re.IGNORECASE,
)
# Words that stand in front of shares: "was 5%", "mortality 2% daily" is not written.
_NO_NAME = frozenset(
    "was were than with about nearly only over under least most from between another these those".split()  # noqa: SIM905
    + "approximately almost some other both versus rate rates mortality survival".split()  # noqa: SIM905
    + "groups arms patients participants women people respectively placebo".split()  # noqa: SIM905
)
# "The 0.5% group": people who are called by what they got.
_CALLED = re.compile(
    rf"\s?%(?:[-\s](?:groups?|arms?|concentrations?|strengths?|formulations?|dilutions?"
    rf"|one(?=\s?[,.;)]|\s(?:was|had|did)\b)|{_FORM})"
    rf"|,?\s(?:and|or|versus|vs\.?)\s{_NUM}\s?%[-\s](?:groups?|arms?|concentrations?))",
    re.IGNORECASE,
)
# "three strengths of brimoxil (0.5%, 1.0% and 2.0%)", "at concentrations of 0.5% or 1%"
_LISTED = re.compile(
    r"\b(?:(?:two|three|four|five|six|different|various|several|increasing|[2-6])\s(?:\w+\s)?"
    r"(?:strengths|concentrations|dilutions|formulations)(?:\sof\s[^.;:()%\d]{2,40})?\s?[(:,]?\s?"
    r"|(?:at|in)\s(?:strengths|concentrations|dilutions)\sof\s)"
    rf"(?:{_NUM}\s?%?(?:,?\s(?:and|or|to|versus|vs\.?)|,|\s?/)\s?)*$",
    re.IGNORECASE,
)
# "Brimoxil 0.5%, 1% and 2% were compared": a list behind a name, of which nothing is said but this.
_COMPARED = re.compile(
    rf"{_NAME}\s(?:{_NUM}\s?%(?:,?\s(?:and|or|versus|vs\.?)|,)\s)+"
    rf"{_NUM}\s?%(?:,?\s(?:and|or|versus|vs\.?|with)\s(?:[a-z-]+\s){{1,4}})?\s?"
    r"(?:were|was)\s(?:\w+ly\s)?(?:compared|tested|studied|evaluated|examined|given|applied|used|administered)\b",
    re.IGNORECASE,
)
# Who says what came of a treatment needs one of these, in a title too: "Zinc cures 40% of colds".
_SAYS = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|died|shows?|showed|found|reported|respond\w*|cut|cuts|cured?s?|helps?|helped"
    r"|reduce[sd]?|lowers?|lowered|raise[sd]?|improve[sd]?|increase[sd]?|prevent(?:s|ed)?|benefit\w*|surviv\w+"
    r"|among|occurr\w+|achiev\w+|reach\w+|develop\w+|heal\w*|relaps\w+|led"
    r"|remission|response|rates?|mortality|recurr\w+|incidence|failed|cured|higher|lower|more|less|fewer)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 200
_PERCENT = re.compile(r"\d{1,3}(?:[.\u00b7]\d+)?\s?%")
# Titles and lists hold few strengths above it, and shares of people are seldom below.
_STRONGEST = 10
_OF_SOMEONE = re.compile(r"\s?(?:%|per ?cent)\sof\s", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|in|of|for)\s(?:about\s|nearly\s|up to\s|almost\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Strengths:
    """What a text shows to be strengths of products.

    Attributes
    ----------
    named : frozenset of (str, str)
        The word in front, in lower case, and the number as it is written.
    numbers : frozenset of str
        All numbers of strengths, as they are written.
    """

    named: frozenset[tuple[str, str]] = frozenset()
    numbers: frozenset[str] = frozenset()


NO_STRENGTHS = Strengths()


def strengths_of(lines: Iterable[Line]) -> Strengths:
    """Return the names and numbers that a text shows to be a product and its strength.

    Parameters
    ----------
    lines : iterable of Line
        Sentences of an account.
    """
    named: set[tuple[str, str]] = set()
    numbers: set[str] = set()
    for line in lines:
        if "%" not in line.text:
            continue
        for match in _NAMED.finditer(line.text):
            bare = not match["mark"].strip()
            given = _GIVEN if bare else _GIVEN_BEHIND_COMMA
            if match["name"].lower() not in _NO_NAME and (
                given.match(line.text, match.end()) or _is_mere_title(line)
            ):
                named.add((match["name"].lower(), match["number"]))
                numbers.add(match["number"])
        for listed in _compared(line):
            numbers.update(match.group() for match in _NUMBER.finditer(listed.group()))
        numbers.update(_told(line))
    return Strengths(frozenset(named), frozenset(numbers))


def _told(line: Line) -> Iterator[str]:
    """Yield the numbers of a sentence that the grammar reads as strengths, as they are written."""
    for mention in line.mentions:
        if mention.kind != "concentration":
            continue
        for part in mention.parts:
            number = _NUMBER.match(line.text, part.start - line.start)
            if number:
                yield number.group()


def _is_mere_title(line: Line) -> bool:
    """Tell whether a line names what was compared and says nothing of what came of it."""
    if line.index or len(line.text) > _LONGEST_TITLE or _SAYS.search(line.text):
        return False
    return not any(_BY.search(line.text, 0, one.start()) for one in _PERCENT.finditer(line.text))


# "N2O 50% in oxygen": one gas in another.
_IN_A_GAS = re.compile(
    r"\d{1,2}(?:[.\u00b7]\d+)?\s?%\s(?:in|with)\s(?:an?\s)?(?:oxygen|air|O2|N2O|nitrous)\b"
)


def is_strength(line: Line, start: int, known: Strengths) -> bool:
    """Tell whether a percentage is a product's strength, or that of a gas in another.

    Parameters
    ----------
    line : Line
        The sentence.
    start : int
        Where the percentage starts in the document.
    known : Strengths
        What the text shows elsewhere.
    """
    at = start - line.start
    number = _NUMBER.match(line.text, at)
    if _IN_A_GAS.match(line.text, at):
        return True
    if number is None:
        return False
    ahead = line.before(start, 120)
    if any(one.start() <= at < one.end() for one in _compared(line)):
        return True
    someone = _OF_SOMEONE.match(line.text, number.end()) is not None
    if _is_weak(number.group()) and not someone and (_LISTED.search(ahead) or _is_mere_title(line)):
        return True
    if number.group() not in known.numbers:
        return False
    if _CALLED.match(line.text, number.end()):
        return True
    name = _NAME_IN_FRONT.search(ahead)
    if name is None or (name["name"].lower(), number.group()) not in known.named:
        return False
    # "Infection was rarer with brimoxil (2%)" may count people; "brimoxil (2%, twice daily)" does not.
    behind = _GIVEN_BEHIND_COMMA.match(line.text, line.text.find("%", at) + 1)
    return not name["mark"].strip() or behind is not None


def _compared(line: Line) -> list[re.Match[str]]:
    """Return the lists of strengths that a sentence says were compared, and no more."""
    return [
        one
        for one in _COMPARED.finditer(line.text)
        if one["name"].lower() not in _NO_NAME and all(map(_is_weak, _NUMBER.findall(one.group())))
    ]


def _is_weak(number: str) -> bool:
    return float(number.replace("\u00b7", ".")) <= _STRONGEST
