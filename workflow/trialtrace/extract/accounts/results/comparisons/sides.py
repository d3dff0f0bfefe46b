"""Which two arms a statement sets against each other: the one it speaks of and the one behind "than"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.comparisons.verbal_rules import BETWEEN

_SIDE = re.compile(
    r"^(?:[\s,]|\b(?:in|with|for|on|after|following|by|among|to|the|those|who|patients|women|men|people"
    r"|participants|receiving|received|given|taking|treated|group|arm|adults|assigned|at all|all)\b)*$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|v|over|relative to|against|minus)\s+"
    r"(?:(?!baseline\b|before\b)\w+\s+){0,5}?$",
    re.IGNORECASE,
)
# "Twice as likely to relapse as those given zinc".
_AS_MUCH_AS = re.compile(
    r"\bas (?:likely|common|frequent|often|high|low|great|large|long|much|many)\b[^.;,()]{0,40}?\bas\s+"
    r"(?:\w+\s+){0,4}?$",
    re.IGNORECASE,
)
# "Did not differ from the iron group".
_DIFFERS = re.compile(
    r"\bdiffer\w*(?: \w+)? from\s+(?:(?:the|that|those|in|on|with|of|given)\s+){0,3}$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;]\s|,\s(?:but|whereas|while)\b|\.\s")


def clause_end(line: Line, end: int) -> int:
    """Return where the clause behind a place of a sentence ends."""
    stop = _STOP.search(line.text[end - line.start :])
    return end + stop.start() if stop else line.end


def set_against(line: Line, mentions: Iterable[ArmMention]) -> set[int]:
    """Return the arms that stand behind "than", "compared with" and the like."""
    return {mention.arm for mention in mentions if _is_against(line, mention)}


def _is_against(line: Line, mention: ArmMention) -> bool:
    ahead = line.text[: mention.start - line.start][-90:]
    return any(one.search(ahead) for one in (_AGAINST, _AS_MUCH_AS, _DIFFERS))


def sides_of(
    account: Account, line: Line, start: int, end: int, mentions: list[ArmMention]
) -> tuple[int, int]:
    """Return the arm that a statement speaks of and the arm that it is compared with."""
    if not account.arms:
        return -1, -1
    if len(account.arms) == 1:
        return 0, -1
    high = clause_end(line, end)
    near = [mention for mention in mentions if mention.end <= start or mention.start < high]
    if not near and not re.search(r"\b(?:groups|arms|treatments|between)\b", line.text):
        return (-1, -1) if account.claim_level != "own_result" else (0, account.other(0))
    against = set_against(line, near)
    behind = [mention for mention in near if mention.start >= end and mention.arm not in against]
    ahead = [mention for mention in near if mention.end <= start and mention.arm not in against]
    if behind and (
        not ahead or _SIDE.match(line.text[end - line.start : behind[0].start - line.start])
    ):
        arm = behind[0].arm
    elif ahead:
        arm = ahead[-1].arm
    elif behind:
        arm = behind[0].arm
    elif against:
        arm = account.other(next(iter(against)))
    else:
        arm = 0
    versus = next((other for other in sorted(against) if other != arm), -1)
    if versus < 0 and (
        BETWEEN.pattern.search(line.text)
        or re.search(
            r"\bmore|\bgreater|\bhigher|\blower|\bless\b|\bfewer|\blarger|\blonger|\bshorter"
            r"|\bsmaller|\bboth\b|\bgroups\b",
            line.text,
        )
    ):
        versus = account.other(arm)
    return arm, versus
