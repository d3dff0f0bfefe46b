"""What the letters of a ratio stand for in a text: HR is a heart rate, RR a response rate, elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.once import once
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.grammar.families.ratios import ABBREVIATION
from trialtrace.grammar.mention import Mention, Part

_RATIO = re.compile(r"\bratio|\bodds|relative|hazard|\brisk", re.IGNORECASE)
_NO_RATIO = re.compile(r"\b(?:reductions?|differences?|increases?|decreases?)$", re.IGNORECASE)
# Words in front of letters in brackets.
_RUN = re.compile(r"[A-Za-z][A-Za-z /-]{3,70}$")
_SMALL = frozenset({"of", "or", "and", "the", "to", "in", "for", "a", "an"})
# "HR = 0.62", "RR: 1.4"
_SET_EQUAL = re.compile(r"[\])]?\s?[=:]\s?\d")
# "The RR for falls with zinc was 1.45", "RR of death was 0.9": of something, and to one place at least
_OF_SOMETHING = re.compile(
    r"(?:\s(?:for|of)\s[^.;:()\d]{3,60})?\s(?:was|of)\s[01]?\d[.·]\d{1,2}(?![\d%]|\s?(?:%|per\b|±|\+|\())"
)
# How far from a ratio its p-value or interval may stand.
_BESIDE = 40
# How many words in front of the letters may belong to them.
_WORDS = 3

# What a text that gives such a ratio speaks of; without any of it undefined letters mean another thing.
_SPEAKS_OF = {
    "hazard_ratio": re.compile(
        r"hazard|\bCox\b|surviv|mortality|death|risk|time[- ]to|relaps|recurren|progress|event",
        re.IGNORECASE,
    ),
    "odds_ratio": re.compile(
        r"\bodds\b|logistic|regression|multivari|case[- ]control|risk|associat|predict",
        re.IGNORECASE,
    ),
    "risk_ratio": re.compile(
        r"relative risk|risk ratio|rate ratio|relative rate|\brisks?\b|incidence", re.IGNORECASE
    ),
}
# "RR interval", "HR efficiency": the letters belong to another noun; "HR for death" has its number.
_NOUN = re.compile(
    r"\s(?!(?:for|of|was|were|is|are|in|per|and|to|from|between|at|with|by|on|as|than|after|per|comparing"
    r"|values?|estimates?|point|reached|equal\w*|about|only|ranged|ranging|being|approximately|up)\b)[a-z]{3,}"
)


def letters_of(cue: str) -> str:
    """Return the letters of a ratio without what stands around them: "(aHRs)" is "HR"."""
    return cue.strip(" ()[]").lstrip("abcdefghijklmnopqrstuvwxyz").rstrip("s")


def speaks_of_ratios(words: str) -> bool:
    """Tell whether words name a ratio: "relative risk" does, "risk reduction" and "heart rate" do not."""
    return _RATIO.search(words) is not None and _NO_RATIO.search(words) is None


@once
def definition(account: Account, letters: str) -> str:
    """Return what a text says that letters stand for: the words in front of them in brackets.

    Where it says so twice, and once of a ratio, they are that ratio.
    """
    said = _definitions(account, letters)
    ratios = [words for words in said if speaks_of_ratios(words)]
    return next(iter([*ratios, *said]), "")


Limits = tuple[Part | None, Part | None, Part | None]


def limits_of(mention: Mention) -> Limits:
    """Return lower limit, estimate and upper limit of an effect; None for what it does not say."""
    return part_of(mention, "low"), part_of(mention, "value"), part_of(mention, "high")


def written_as(account: Account, letters: str) -> Iterator[Limits]:
    """Yield the limits and estimates of the ratios of a text that letters name."""
    return (
        limits_of(one)
        for line in account.lines
        for one in line.mentions
        if one.kind == "ratio" and letters_of(one.cue) == letters
    )


def is_supported(account: Account, line: Line, mention: Mention, kind: str) -> bool:
    """Tell whether a ratio without limits is one: by a definition, a p-value, or words of its text."""
    cue = mention.cue.strip(" ()[]")
    if not ABBREVIATION.fullmatch(cue) or definition(account, letters_of(cue)):
        return True
    if cue.endswith("s") or _is_tested(line, mention) or _has_limits(account, letters_of(cue)):
        return True
    at = line.text.find(cue, mention.start - line.start)
    if at >= 0 and _SET_EQUAL.match(line.text, at + len(cue)):
        return True
    if at >= 0 and _NOUN.match(line.text, at + len(cue)):
        return False
    if at >= 0 and _OF_SOMETHING.match(line.text, at + len(cue)):
        return True
    return _speaks_of(account, kind)


@once
def _speaks_of(account: Account, kind: str) -> bool:
    speaks = _SPEAKS_OF.get(kind)
    return speaks is None or any(speaks.search(one.text) for one in account.lines)


@once
def _has_limits(account: Account, letters: str) -> bool:
    """Tell whether the same letters stand for a ratio with limits elsewhere in the text."""
    return any(low is not None for low, _, _ in written_as(account, letters))


def _is_tested(line: Line, mention: Mention) -> bool:
    """Tell whether a p-value or an interval stands beside a ratio, in front of it or behind."""
    return any(
        one.kind in ("p_value", "interval")
        and one.start <= mention.end + _BESIDE
        and one.end >= mention.start - _BESIDE
        for one in line.mentions
    )


def _definitions(account: Account, letters: str) -> list[str]:
    written = re.escape(letters)
    sign = re.compile(rf"[(\[{{]{written}s?[)\]}}]")
    another = re.compile(rf"\b{written}[ -](?:intervals?|variability|series|monitor(?:s|ing)?)\b")
    found = []
    for line in account.lines:
        if letters not in line.text:
            continue
        found += [match.group() for match in another.finditer(line.text)]
        for match in sign.finditer(line.text):
            front = _RUN.search(line.text[max(0, match.start() - 70) : match.start()])
            if front is None:
                continue
            words = re.split(r"[\s/]+", front.group().strip())
            if _stands_for(front.group(), letters):
                found.append(" ".join(words[-max(_WORDS, len(letters)) :]))
            elif _RATIO.search(front.group()):
                found.append(" ".join(words))
    return found


def _stands_for(words: str, letters: str) -> bool:
    """Tell whether letters are the initials of the words in front of them: "relapsed or refractory (RR)"."""
    said = re.findall(r"[A-Za-z]+", words)
    initials = "".join(word[0] for word in said).upper()
    told = "".join(word[0] for word in said if word.lower() not in _SMALL).upper()
    return initials.endswith(letters.upper()) or told.endswith(letters.upper())
