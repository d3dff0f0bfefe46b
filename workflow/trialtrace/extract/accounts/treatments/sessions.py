"""Sessions that people of an article's study had: how many, and how long each was.

They are parts of what was given. An arm has them where its sentence names that arm alone.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, numbers_of, part_of
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.mention import Mention

# What people had so many of is said to have been had.
HAD = rule(
    "course.sessions",
    r"\b(?:receiv|complet|attend|consist|compris|includ|involv|underwent|undergo|had\b|got\b|given\b|gave\b|took"
    r"|after\b|over\b|either\b|average|sessions? and\b)[^.;]{0,60}$",
    "They completed ",
    "They missed ",
)
_NOT_HAD = re.compile(r"\s(?:were|was|had been|of (?:one|every|all)|per|out of)\b")
# How long one of them was: "50-minute counselling sessions".
LONG = rule(
    "course.session_length",
    r"^(?P<unit>[ -](?:minutes?|min|hours?))[ -](?:long )?(?P<what>(?:(?!walk test|test|delay)[\w-]+ ){0,2}?"
    r"(?:sessions?|classes|lessons?|treatments?|workouts?|visits?|calls?|counsell?ing|training"
    r"|exercises?(?! to test)|meditations?|infusions?))\b",
    "-minute counselling sessions",
    "-minute walk test",
)
_SUPPOSED = re.compile(r"\b(?:if|would|will|should|must|can)\b", re.IGNORECASE)
_MOST = 200


def write_sessions(account: Account, line: Line) -> None:
    """Write the sessions that a sentence tells of, where no arm's cell took them."""
    for mention in line.mentions:
        part = part_of(mention, "value")
        if part is None or isinstance(part.value, str):
            continue
        before = line.before(part.start, 90)
        if not account.ledger.is_free(part.start, part.end) or _SUPPOSED.search(before):
            continue
        long = LONG.pattern.match(line.after(part.end, 70))
        if long is not None:
            start, end = part.end + long.start("what"), part.end + long.end("what")
            length = (part.start, part.end + long.end("unit"))
            _write(account, line, LONG.name, length, (start, end))
        elif _were_had(line, mention, part.value, before):
            what = account.ledger.document.text[part.end : mention.end]
            start = mention.end - len(what.lstrip(" -"))
            had = (part.start, part.end)
            _write(account, line, HAD.name, had, (start, mention.end), int(part.value))


def _were_had(line: Line, mention: Mention, value: float, before: str) -> bool:
    """Tell whether people had so many sessions."""
    if mention.rule != "done_times" or not 1 < value <= _MOST or len(numbers_of(mention)) > 1:
        return False
    return HAD.pattern.search(before) is not None and not _NOT_HAD.match(
        line.after(mention.end, 12)
    )


def _write(
    account: Account,
    line: Line,
    name: str,
    span: tuple[int, int],
    what: tuple[int, int],
    count: int | None = None,
) -> None:
    """Write a row of a part that was given: how many of it, else how long it was, and what it is."""
    field = "dose" if count is None else "count"
    ledger = account.ledger
    arms = {one.arm for one in account.mentions(line)}
    arm = arms.pop() if len(arms) == 1 else -1
    row, role = account.row_of(arm), account.role_of(arm)
    if ledger.numbers_in(*what):
        return
    cited = ledger.cite(f"arm_components.{field}", *span, rule=name, tier="unsure", role=role)
    kind = ledger.cite("arm_components.kind", *what, rule=name, role=role)
    if not cited or not kind:
        return
    new = ledger.add_row("arm_components", row or account.study, account.study, cited, arm_id=row)
    words = ledger.document.text[slice(*span)]
    said = words if count is None else count
    ledger.add_value("arm_components", new, field, said, cited)
    ledger.add_value("arm_components", new, "kind", ledger.document.text[slice(*what)], kind)
