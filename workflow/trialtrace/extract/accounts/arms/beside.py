"""Names of arms that stand beside the numbers of a pair: "12% with A versus 31% with B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import PLACEBO, tokens_of
from trialtrace.extract.accounts.arms.fit import may_name
from trialtrace.extract.accounts.arms.name import Name, trimmed
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule

_NUMBER = (
    r"-?\d[\d.,·]*\d?(?:\sof\s\d+|/\d+)?(?:\s?%|\sper ?cent)?(?:\s?(?:±|\+/-)\s?\d[\d.]*)?"
    r"(?:\s\([^()]{1,40}\))?(?:\s[a-z/]{1,9}){0,2}"
)
_NAME = r"[A-Za-z][\w/+-]*(?:\s(?!and\b|or\b|vs\b|versus\b|groups?\b|arms?\b|with\b|in\b)[\w/+-]+){0,3}?"
_AT = (
    r"\s(?:of\s(?:the\s)?(?:patients|women|men|children|participants|subjects|those)\s)?"
    r"(?:with|in|for|on|after|under|by|given|taking|undergoing|receiving|who\sreceived|treated\swith"
    r"|(?:assigned|randomi[sz]ed|allocated)\sto)\s(?:the\s)?"
)
_JOINT = (
    r"(?:,|;)?\s(?:and|versus|vs\.?|v|(?:as\s)?compared\s(?:with|to)|than|but|while|whereas|against)"
    r"\s(?:only\s|was\s|to\s)?"
)
_ENDS = r"(?=\s(?:groups?|arms?|patients|participants)\b|\s?[.;,()\[]|\s(?:at|after|during|over|was|were)\s|$)"
BESIDE = rule(
    "arms.beside_numbers",
    rf"(?=[-\d])(?<!day\s)(?<!days\s)(?<!week\s)(?<!weeks\s)(?<!month\s)(?<!months\s)(?<!year\s)(?<!\d)(?<!\d[.,])"
    rf"{_NUMBER}{_AT}(?P<one>{_NAME})(?:\s(?:group|arm|patients))?(?:\s\([^()]{{1,40}}\))?{_JOINT}"
    rf"{_NUMBER}{_AT}(?P<two>{_NAME}){_ENDS}",
    "Itching stopped in 12% with oatmeal compared with 31% with tar.",
    "Itching stopped in 12% of nurses and 31% of cooks.",
)
LABELLED = rule(
    "arms.label_of_numbers",
    rf"(?<![\w-])(?P<one>{_NAME})\s?[=:]\s?{_NUMBER},?\s(?:versus|vs\.?|and|compared with)\s"
    rf"(?P<two>{_NAME})\s?[=:]\s?-?\d",
    "Itching was rarer (oatmeal: 12% vs tar: 31%).",
    "The mean was 12 (SD 3) versus 31.",
)
# Statistics, times and people that stand beside numbers as arms do.
_NO_ARM = re.compile(
    r"\b(?:n|p|sd|se|sem|ci|hr|or|rr|iqr|range|mean|median|baseline|week|month|year|day|hours?|minutes?"
    r"|men|women|boys|girls|patients|those|whom|which|each|both|all|total|remission|age|males?|females?"
    r"|t|f|df|r|beta|control period|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|\d+)s?$",
    re.IGNORECASE,
)


def beside_numbers(lines: Sequence[Line]) -> tuple[Name, ...]:
    """Return the two names that stand beside the numbers of pairs most often, the first one first."""
    found: dict[frozenset[frozenset[str]], list[tuple[Name, Name]]] = {}
    for line in lines:
        for one in (BESIDE, LABELLED):
            match = one.search(line.text)
            if match is None:
                continue
            names = [
                trimmed(line.text, *match.span(which), one.name, line.start)
                for which in ("one", "two")
            ]
            first, second = names
            if first is None or second is None or not _are_arms(first, second):
                continue
            key = frozenset((frozenset(tokens_of(first.text)), frozenset(tokens_of(second.text))))
            found.setdefault(key, []).append((first, second))
    pairs = max(found.values(), key=len, default=[])
    return pairs[0] if pairs else ()


def _are_arms(first: Name, second: Name) -> bool:
    one, two = tokens_of(first.text), tokens_of(second.text)
    named = all(tokens_of(name.text) or PLACEBO.search(name.text) for name in (first, second))
    return (
        named
        and one != two
        and not any(
            _NO_ARM.search(name.text) or not may_name(name.text) for name in (first, second)
        )
    )
