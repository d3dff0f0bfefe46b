"""Sentences taken apart into clauses: one for each thing that is said of an outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.text.sentences import split

_PAREN = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_FINITE = (
    r"(?:was|were|is|are|had|has|have|did|does|do|showed|reported|occurred|developed|remained|became|tended"
    r"|seemed|experienced|needed|required)"
)
_ALWAYS = re.compile(
    r";\s|:\s(?=[a-z])|,?\s+(?=(?:but|whereas|while|although|though|however|yet|except|apart from|despite"
    r"|in spite of|because|since(?! (?:baseline|birth|the)\b)|with the exception)\b)"
    r"|,\s+(?=(?:nor|with no|and no|without|there (?:was|were))\b)",
    re.IGNORECASE,
)
# "and" starts a clause where a verb or a comparative follows and the left side is a clause already.
_AND = re.compile(
    rf"(?<!ly),?\s+(?=and\s+(?:(?:[\w'-]+\s+){{0,7}}?{_FINITE}\b|(?:significantly\s+|also\s+)?(?:more|less|fewer"
    r"|lower|higher|no|greater|smaller|longer|shorter|increased|reduced|decreased|improved|similar|comparable)\b))",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"\b{_FINITE}\b|\b(?:increased|reduced|decreased|improved|higher|lower|more|less|greater|fewer|fell|rose"
    r"|shortened|lengthened|prolonged|lowered|declined|dropped|worsened|gained|differed|developed)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"^(?:and |but )?(?:although|though|while|whereas|despite|even though"
    r"|(?:after|when|once)(?=[^,]{0,80}\b(?:was|were|had)\b))\b(?:(?!\bbut\b)[^,]){3,250}(?P<cut>,\s+)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r",?\s+(?=with (?:an? |the )?(?:significantly )?(?:comparable|similar|equivalent|no|longer|shorter|higher|lower"
    r"|less|fewer|more|greater|equal)\b)",
    re.IGNORECASE,
)
# "lower in A, with 86% reaching it": another thing is counted.
_WITH_SHARE = re.compile(r",\s+(?=with \d[\d.]*\s?%)")
_ADDED = re.compile(
    r",?\s+(?=(?:in addition to|as well as|along with)\s(?:\w+\s)?(?:more|less|fewer|lower|higher|greater|smaller"
    r"|longer|shorter|better|worse|increased|reduced|decreased|improved)\b)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:higher|lower|more|less|greater|fewer|better|worse|longer|shorter|increased|reduced|decreased|improved)\b",
    re.IGNORECASE,
)
# A clause that goes on about what was said before it.
GOES_ON = re.compile(
    r"^\W*(?:and |but |although |though |however,? |yet |with |whereas |while )*(?:(?:also|even) )?(?:"
    r"(?:the|this|these|that|those|such|its|their|no|a|all|neither|both)\s+(?:[\w-]+\s+){0,3}?(?:"
    r"differences?|changes?|reductions?|increases?|falls?|rises?|gains?|decreases?|improvements?|effects?"
    r"|declines?|trends?|intergroup|between-group|comparison|loss|interaction|findings?)\b"
    r"|(?:it|this|they|these|not|did not|was not|were not|without|only|non-?significant)\b"
    r"|(?:the )?(?:two |both )?(?:groups|arms|treatments)\b|between[ -](?:the )?(?:two )?groups?\b)",
    re.IGNORECASE,
)


def clauses_of(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and number of the sentence of each clause, in the order of the text."""
    for number, (start, end) in enumerate(split(text, 0, len(text))):
        for low, high in _pieces(text, start, end):
            yield low, high, number


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # What stands in brackets parts no clauses.
    open_text = _PAREN.sub(lambda m: "_" * len(m.group()), text[start:end])
    cuts = {m.end() for one in (_ALWAYS, _ADDED, _WITH_SHARE) for m in one.finditer(open_text)}
    led = _LED.match(open_text)
    if led:
        cuts = {c for c in cuts if c > led.end("cut")} | {led.end("cut")}
    begin = 0
    for match in _AND.finditer(open_text):
        last = max((c for c in cuts if c <= match.start()), default=0)
        if _SAID.search(open_text, last, match.start()):
            cuts.add(match.end())
    for match in _WITH.finditer(open_text):
        last = max((c for c in cuts if c <= match.start()), default=0)
        if _COMPARED.search(open_text, last, match.start()):
            cuts.add(match.end())
    for cut in [*sorted(cuts), len(open_text)]:
        if cut - begin > 2:
            yield start + begin, start + cut
            begin = cut
    if begin < len(open_text) and begin not in cuts:
        yield start + begin, end
