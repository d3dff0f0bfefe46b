"""An arm whose name opens a sentence speaks for all that follows: "With zinc, 45% slept at week 2; 31% at week 6"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.counted import FRAMED
from trialtrace.extract.accounts.results.items.tuples import VERSUS
from trialtrace.extract.accounts.results.items.words import SENTENCE_END
from trialtrace.grammar.people import PERSONS

_TO_COMMA = re.compile(
    rf"(?:[\s-](?:groups?|arms?|treated|treatment|therapy|alone|{PERSONS})){{0,2}}(?:\s?[(\[][^()\[\]]{{1,40}}[)\]])?,\s"
)
_MARK = re.compile(r";\s")
# "; in the salt group, 31%": who speaks now may be an arm of another name.
_NEXT_FRAME = re.compile(
    r";\s(?:(?:and|but|while|whereas)\s)?(?:in|among|for|with|of|on)\s(?!(?:the\s)?(?:days?|weeks?|months?|years?|hours?|morning|evening"
    r"|afternoon|night|\d)\b)"
    r"|\b(?:group|arm|those)\b",
    re.IGNORECASE,
)
# What is told of others, or of several arms, ends the frame.
_OF_OTHERS = re.compile(
    r"\b(?:both(?!\s(?:at\s|one\b|two\b|\d))|either|neither|total|entire|whole|groups|arms|treatments|combined|between|overall|others?"
    r"|remaining|remainder|rest|latter|former|differ\w*|respectively|corresponding|controls?|placebo|untreated|than)\b"
    rf"|\bof all (?:\w+ )?(?:{PERSONS}|cases)\b",
    re.IGNORECASE,
)


def framed_by(line: Line, start: int, end: int, mentions: Sequence[ArmMention]) -> int:
    """Return the arm that opens the sentence of a number, beyond the marks that part its clauses; else -1.

    Parameters
    ----------
    line : Line
        The sentence.
    start, end : int
        Where the number stands, or the first and last of several.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    """
    opens = None
    for mention in reversed([one for one in mentions if one.end <= start]):
        if opens is not None and mention.arm != opens.arm:
            break
        opens = mention
    if opens is None or any(start <= one.start < end and one.arm != opens.arm for one in mentions):
        return -1
    low, high = opens.end - line.start, end - line.start
    comma = _TO_COMMA.match(line.text, low)
    if comma is None or FRAMED.search(line.text, 0, opens.start - line.start) is None:
        return -1
    told = line.text[comma.end() : high]
    behind = line.text[high : high + 40].split(";")[0]
    if not _MARK.search(told) or SENTENCE_END.search(told) or VERSUS.search(told):
        return -1
    others = _OF_OTHERS.search(told + behind) or _NEXT_FRAME.search(told + behind)
    return -1 if others else opens.arm
