"""Which arm an effect sets against which: "placebo versus zinc" is not "zinc versus placebo"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.comparisons.prognostic import BEFORE, is_of_factors
from trialtrace.extract.accounts.results.comparisons.sides import clause_end, set_against
from trialtrace.extract.accounts.results.comparisons.strangers import (
    is_of_both,
    sets_strangers,
    speaks_of_pooled,
)
from trialtrace.extract.accounts.results.effects.declared import declared_sides, own_sides
from trialtrace.extract.accounts.results.effects.more_with import more_said, names_another
from trialtrace.extract.accounts.results.effects.ratio_names import RATIO_KINDS, STANDARDISED
from trialtrace.grammar.mention import Mention, Part

# A longer survival is a smaller hazard: the words and the ratio speak of opposite things.
_LASTING = re.compile(
    r"\bsurviv|\bfree\b|\bfreedom\b|\btimes?\b|\bduration\b|\bonset\b|\bremission|\blonger\b|\bshorter\b"
    r"|\bprolong",
    re.IGNORECASE,
)
_BREAK = re.compile(r";\s|\.\s|,\s(?:but|whereas|while)\s")
_COMPARED = frozenset({"mean_difference", "risk_difference", "standardised_mean_difference"})


_PAIR = 2


def sides_of_effect(
    account: Account, line: Line, mention: Mention, value: Part, statistic: str
) -> tuple[int, int]:
    """Return the arm that an effect speaks of and the one that it is set against.

    Words decide first ("for placebo versus zinc", "with zinc than with placebo"); where a clause
    also says with which arm there was more or less, the value must agree, or the sides are
    exchanged: "less common with zinc (odds ratio 2.1)" is placebo against zinc. Where nothing is
    said, a ratio is turned as those in front of it, and effects are those of the experimental arm,
    as is the custom; the ratio of a risk factor has no sides.

    Returns
    -------
    tuple of int
        Two arms; -1 where there is none, where of three arms the other is not known, and where a
        ratio is that of a risk factor.
    """
    if not account.arms or statistic == "correlation":
        return -1, -1  # a correlation lies within people, not between arms
    usual = (0, account.other(0))
    low, high = _clause(line, mention, value)
    named = account.mentions(line)
    if statistic == STANDARDISED or (
        statistic in RATIO_KINDS
        and is_of_factors(line, account.just_before(line, BEFORE), value, named)
    ):
        return -1, -1
    near = [arm for arm in named if low <= arm.start and arm.end <= high]
    if (
        speaks_of_pooled(line, low, high, len(account.arms))
        or is_of_both(line, mention.end, named)
        or sets_strangers(line, low, high, named)
    ):
        return -1, -1
    told = _named_pair(account, line, near, low, value.start) if near else None
    if told is None and statistic in RATIO_KINDS:
        told = own_sides(account, line, mention, value)
        usual = declared_sides(account, line, value.start) or usual
    if account.is_factorial and not {*(told or usual)} <= {arm.arm for arm in near}:
        return -1, -1  # each factor has a control of its own
    sides = told or (
        usual if len(account.arms) <= _PAIR else _of_several(account, near or named, value.start)
    )
    if sides == (-1, -1) or not near:
        return sides
    if statistic not in RATIO_KINDS and statistic not in _COMPARED:
        return sides
    # "A had less than B but did not differ from C (0.1)": of C nothing more is said.
    turn = line.text.rfind(" but ", low - line.start, value.start - line.start)
    said = low if turn < 0 else line.start + turn
    way, subject = _more_with(account, line, near, said, value.start, told)
    against_words = (
        way
        and subject in sides
        and not (statistic == "hazard_ratio" and _LASTING.search(line.text, low - line.start))
    )
    if against_words:
        moved = float(value.value) - (1 if statistic in RATIO_KINDS else 0)
        if moved * way * (1 if subject == sides[0] else -1) < 0:
            return sides[1], sides[0]
    return sides


def _of_several(account: Account, named: Sequence[ArmMention], at: int) -> tuple[int, int]:
    """Return the only arm that is named beside the control, of three and more; else none.

    Which of several arms a ratio sets against which is not to be guessed. Names in front of the
    number are asked first: "in A (0.7) and in B (0.5)".
    """
    control = account.finder.control
    named = [arm for arm in named if arm.end <= at] or named
    tried = list(dict.fromkeys(arm.arm for arm in named if arm.arm != control))
    if len(tried) == 1 and control >= 0:
        return tried[0], control
    return -1, -1


def _clause(line: Line, mention: Mention, value: Part) -> tuple[int, int]:
    """Return where the clause of an effect begins and ends."""
    start = min(mention.start, value.start)  # of an interval's mention the estimate stands in front
    ahead = [match.end() for match in _BREAK.finditer(line.text, 0, start - line.start)]
    return line.start + (ahead[-1] if ahead else 0), clause_end(line, value.end)


def _named_pair(
    account: Account, line: Line, near: Sequence[ArmMention], low: int, at: int
) -> tuple[int, int] | None:
    """Find two arms with "versus" or its like between them; of several pairs the number's own.

    Pairs stand in front of their numbers or behind them, all in the way of the first.
    """
    quotient = _quotient(account, line, low, at)
    if quotient is not None:
        return quotient
    pairs = _pairs(account, line, near, at)
    if len(pairs) < 2:
        return pairs[0][1] if pairs else None
    values = [
        part.start
        for one in line.mentions
        if one.kind in _EFFECTS and one.end > low and (part := part_of(one, "value")) is not None
    ]
    behind = min([*values, at]) < pairs[0][0]
    own = [pair for place, pair in pairs if (place > at) == behind]
    if not own:
        return None
    return own[0] if behind else own[-1]


_AND = re.compile(
    r"\s*(?:(?:groups?|arms?)\s)?(?:,|and|or|,\s(?:and|or))\s(?:the\s)?", re.IGNORECASE
)


def _abreast(line: Line, arms: Sequence[ArmMention]) -> list[ArmMention]:
    """Return the last of some arms with those that only "and" joins to it."""
    found = list(arms[-1:])
    for one, other in pairwise(reversed(arms)):
        if not _AND.fullmatch(line.text, other.end - line.start, one.start - line.start):
            break
        found.append(other)
    return found


# "than with A (1.2), B (1.4) and C (1.9)": each number is against the arm in front of it.
_LISTS_ON = re.compile(
    r"[^(),;.]{0,12}\([^()]*\d[^()]*\)\s*,?\s*(?:(?:and|or|with|on|for|in|the|those|by)\s+)*",
    re.IGNORECASE,
)
_EFFECTS = frozenset({"ratio", "effect"})
# "the hazard ratio (zinc/placebo)"
_OVER = re.compile(
    r"\b(?:ratio|RR|OR|HR|IRR)s?\b[^.;()\[\]]{0,30}[(\[](?P<one>[\w+-]{2,})\s?[/:]\s?(?P<other>[\w+-]{2,})[)\]]"
)


def _quotient(account: Account, line: Line, low: int, at: int) -> tuple[int, int] | None:
    """Read which arm a ratio divides by which, where it is written as a quotient."""
    found = None
    for match in _OVER.finditer(line.text, low - line.start, at - line.start):
        found = match
    if found is None:
        return None
    sides = [_arm_called(account, found[side]) for side in ("one", "other")]
    return (sides[0], sides[1]) if -1 not in sides and sides[0] != sides[1] else None


def _arm_called(account: Account, word: str) -> int:
    """Return the only arm that has a word for a name or label; -1 where there is none."""
    called = [
        arm
        for arm, one in enumerate(account.arms)
        if word.lower() in (*one.tokens, one.name.text.lower())
        or (one.label is not None and one.label.text == word)
    ]
    return called[0] if len(called) == 1 else -1


def _pairs(
    account: Account, line: Line, near: Sequence[ArmMention], at: int
) -> list[tuple[int, tuple[int, int]]]:
    """Return the pairs of arms that a clause sets against each other, each with its place."""
    against: list[ArmMention] = []
    for before, arm in pairwise((None, *near)):
        if set_against(line, (arm,)) or (
            against
            and before is against[-1]
            and _LISTS_ON.fullmatch(line.text, before.end - line.start, arm.start - line.start)
        ):
            against.append(arm)
    pairs = []
    for versus in against:
        others = [arm for arm in near if arm not in against and arm.arm != versus.arm]
        # "Compared with placebo, zinc": who is compared stands behind.
        ahead = [arm for arm in others if arm.end <= versus.start]
        if len(_abreast(line, ahead)) > 1:
            continue  # "A and B had more than C (1.2 and 1.4)": whose is which is told by other words
        if len(against) == 1 and len({arm.arm for arm in others}) > 1:
            # "Fewer with iron (RR 0.5) than with placebo, but not with zinc (RR 0.7)": each has its own.
            ahead = [arm for arm in others if arm.end <= at] or ahead
        one = ahead[-1] if ahead else others[0] if others else None
        other = one.arm if one else account.other(versus.arm) if len(account.arms) <= _PAIR else -1
        if other >= 0:
            pairs.append((versus.start, (other, versus.arm)))
    return pairs


def _more_with(
    account: Account,
    line: Line,
    near: Sequence[ArmMention],
    low: int,
    at: int,
    told: tuple[int, int] | None,
) -> tuple[int, int]:
    """Return 1 or -1 with the arm that had more or less by the words in front; (0, -1) for none."""
    text, start, end = line.text, low - line.start, at - line.start
    way = more_said(text, start, end)
    names = [(arm.start - line.start, arm.end - line.start) for arm in near]
    if not way or names_another(text, start, end, names):
        return 0, -1
    if told:
        return way, told[0]
    arms = {arm.arm for arm in near}
    return (way, arms.pop()) if len(arms) == 1 else (0, -1)
