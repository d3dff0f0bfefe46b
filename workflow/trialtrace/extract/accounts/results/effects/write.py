"""Effects that compare arms: ratios and differences, with the intervals and p-values that belong to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.outcomes.find import Named
from trialtrace.extract.accounts.outcomes.name import moved
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.comparisons.outcome import (
    add_p_value,
    cite_p_value,
    free_p_values,
    last_outcome,
    named_outcome,
)
from trialtrace.extract.accounts.results.effects.kinds import statistic_of
from trialtrace.extract.accounts.results.effects.lasting import lasting_sides
from trialtrace.extract.accounts.results.effects.limits import (
    THOUGHT_END,
    attach_behind_p,
    attach_interval,
    interval_around,
    interval_in_front,
    put_limits,
)
from trialtrace.extract.accounts.results.effects.moved import favoured_sides, put_change
from trialtrace.extract.accounts.results.effects.one_arm import is_of_one_arm
from trialtrace.extract.accounts.results.effects.orientation import sides_of_effect
from trialtrace.extract.accounts.results.effects.ratio_names import RATIO_KINDS
from trialtrace.extract.accounts.results.items.flow import is_planned
from trialtrace.extract.accounts.results.items.lists import VALUE_NAMES
from trialtrace.extract.accounts.results.times import timepoint_of
from trialtrace.grammar.mention import Mention, Part
from trialtrace.tables.ids import short_hash

# "hazard ratio for relapse was": words between the name of a ratio and its number.
_OF = re.compile(
    r"\s*(?:[\[(][^()\[\]]{1,30}[\])]\s*)?(?:for|of)\s+(?:the\s+|an?\s+)?(?!first\b|second\b"
    r"|patients\b|women\b|men\b|about\b)(?P<what>[A-Za-z][^,;:()=\d]{2,60}?)(?=\s+(?:was|were|is|in"
    r"|with|among|between|at|after|by|as|for|per|compared|relative|adjusted|versus|vs)\b|\s+of\s+(?:\d|the|patients|women|men|those)\b|(?:\s+of)?\s*[,;:(=]"
    r"|(?:\s+of)?\s*$)"
)


# "1.22 (0.93 to 1.60) for cramps", "and that for cramps 1.22"
_FOR_BEFORE = re.compile(
    r"(?<!adjusted )(?<!controlled )(?<!adjusting )(?<!stratified )\bfor\s+(?:the\s+)?"
    r"(?P<what>[A-Za-z](?:(?!\band\b)[^,;:()=\d]){2,40}?)\s*(?:\b(?:was|of)\b|,)?\s*$"
)
_FOR_BEHIND = re.compile(
    r"\s*for\s+(?:the\s+)?(?!patients\b|women\b|men\b|those\b|each\b|every\b|all\b|both\b|any\b)"
    r"(?P<what>[A-Za-z][^,;:()=\d]{2,40}?)(?=\s+(?:and|in|with|among|at|after|by|as|for|compared|versus"
    r"|was|were)\b|\s*[,.;:()<>≤≥])"
)


_CLOSES = re.compile(r"[\s)\]]*")
# "HR was 72 beats per minute", "RR 120/80": a rate or pressure with the letters of a ratio.
_MEASURED = re.compile(
    r"\s?(?:beats|bpm|b/min|breaths|/\s?min|per min|mm ?Hg|/\s?\d|±|\+/?-)", re.IGNORECASE
)


def write_effects(account: Account, line: Line) -> None:
    """Write the ratios and differences that a sentence names, each with what belongs to it."""
    for mention in line.mentions:
        if mention.kind in ("ratio", "effect"):
            write_effect(account, line, mention, last_outcome(account))


def write_effect(account: Account, line: Line, mention: Mention, fallback: str) -> None:
    """Write a ratio or difference that compares the arms; of a list each value by itself.

    ``fallback`` is the outcome that it has where its own sentence names none.
    """
    statistic = statistic_of(account, line, mention)
    if is_planned(line, mention) or _A_LIMIT.search(line.before(mention.start, 40)):
        return
    for value in values_of(mention):
        if mention.kind == "ratio" and _MEASURED.match(line.after(value.end, 14)):
            continue
        if mention.kind == "ratio" and _is_reference(line, mention, value):
            continue
        if _OF_A_NAME.search(line.before(value.start, 3)):
            continue  # "differences between the SF-36 scales"
        if (
            mention.kind == "effect"
            and statistic not in RATIO_KINDS
            and is_of_one_arm(account, line, value)
        ):
            continue
        if statistic and account.ledger.is_free(value.start, value.end):
            outcome = _outcome_of(account, line, mention, value) or fallback
            if outcome:
                sides = sides_of_effect(account, line, mention, value, statistic)
                sides = lasting_sides(account, line, mention, value, statistic, sides)
                sides = favoured_sides(account, line, value, statistic, outcome, sides)
                row = write_between(account, line, mention, Told(value, statistic, outcome, sides))
                if row and statistic == "risk_difference":
                    _put_way(account, line, row, mention)
                elif row and statistic == "mean_difference":
                    put_change(account, line, row, outcome, value)


def _is_reference(line: Line, mention: Mention, value: Part) -> bool:
    """Tell whether a ratio of exactly one, without limits, is what the others of a list are set against."""
    written = line.text[value.start - line.start : value.end - line.start]
    if float(value.value) != 1 or "." not in written.replace("\u00b7", "."):
        return False
    return part_of(mention, "low") is None and (
        len(values_of(mention)) > 1 or _SET_AGAINST.search(line.text) is not None
    )


_SET_AGAINST = re.compile(
    r"\b(?:refer(?:ence|ent)|never|none|lowest|compared (?:with|to)|relative to|than)\b",
    re.IGNORECASE,
)
# "The upper bound of the difference was 9.8": where an interval ends, and no estimate.
_A_LIMIT = re.compile(
    r"\b(?:bounds?|limits?)\s(?:of|for|on)\s(?:the\s)?(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_OF_A_NAME = re.compile(r"[A-Za-z][-–]$")
_RISK_MOVED = re.compile(r"\babsolute(?: risk)? (?:reductions?|(?P<up>increases?))", re.IGNORECASE)


def _put_way(account: Account, line: Line, row: str, mention: Mention) -> None:
    """Say that an absolute risk reduction is a fall: it is printed without a sign."""
    moved = _RISK_MOVED.search(line.text, mention.start - line.start, mention.end - line.start)
    if moved:
        span = (line.start + moved.start(), line.start + moved.end())
        way = "increase" if moved["up"] else "decrease"
        account.put(row, "direction", way, span, mention.rule)


@dataclass(frozen=True, slots=True)
class Told:
    """A value that sets two arms against each other.

    Attributes
    ----------
    value : Part
        The number.
    statistic : str
        What it is.
    outcome : str
        Row of the outcome.
    sides : tuple of int
        The arm that it speaks of and the one that it is compared with; -1 where not known.
    tier : str
        How sure its reading is.
    """

    value: Part
    statistic: str
    outcome: str
    sides: tuple[int, int]
    tier: str = "likely"


def write_between(account: Account, line: Line, mention: Mention, told: Told) -> str:
    """Write a value with its limits and p-value; return its row, empty where it serves another."""
    value = told.value
    evidence = account.ledger.cite(
        f"results.{told.statistic}", value.start, value.end, rule=mention.rule, tier=told.tier
    )
    if not evidence:
        return ""
    arm, versus = told.sides
    row = result_row(
        account, told.outcome, account.row_of(arm), short_hash("G", told.outcome, evidence),
        evidence, account.row_of(versus),
    )  # fmt: skip
    account.ledger.add_value("results", row, "statistic", told.statistic, evidence)
    account.ledger.add_value("results", row, "value", value.value, evidence, mention.unit)
    when, seen = timepoint_of(account, line, (mention.start, mention.end), values_of(mention))
    if seen:
        account.ledger.add_value("results", row, "timepoint", when, seen)
    if value is values_of(mention)[-1]:  # what stands behind a list is its last number's
        _write_limits_and_p(account, line, mention, value, row)
    return row


def _write_limits_and_p(
    account: Account, line: Line, mention: Mention, value: Part, row: str
) -> None:
    opening = interval_in_front(line, value, mention.start)
    if opening is not None and account.ledger.is_free(opening.start, opening.end):
        put_limits(account, row, opening, "interval.in_front")
    first = _p_in_front(account, line, mention)
    if first is not None:
        cited = cite_p_value(account, first, "p.in_front")
        add_p_value(account, row, line, first, cited, "p.in_front", True)
    end, further = mention.end, None
    if not put_limits(account, row, mention, mention.rule):
        end = attach_interval(account, line, row, mention.end, "") or end
    if end == mention.end and part_of(mention, "low") is None:
        further = interval_around(line, value, mention.end)
        if further is not None and account.ledger.is_free(further.start, further.end):
            put_limits(account, row, further, "interval.around")
            inside = [
                p for p in free_p_values(account, line) if mention.end <= p.start < further.start
            ]
            end = mention.end if inside else further.end
    if first is not None:
        return
    add_p_behind(account, line, row, end, True, mention.start)
    if end == mention.end and part_of(mention, "low") is None and further is None:
        attach_behind_p(account, line, row, mention.end)


def values_of(mention: Mention) -> list[Part]:
    """Return the values of a mention, without its limits."""
    return [part for part in mention.parts if part.name in VALUE_NAMES]


def _p_in_front(account: Account, line: Line, mention: Mention) -> Mention | None:
    """Return the p-value that opens the brackets in which an effect stands: "(P = 0.02; HR 0.8)"."""
    for p_value in free_p_values(account, line):
        gap = line.text[p_value.end - line.start : mention.start - line.start]
        if p_value.end <= mention.start and re.fullmatch(r"\s*[,;:]\s*", gap):
            return p_value if line.before(p_value.start, 2).strip() in ("(", "[") else None
    return None


def _outcome_of(account: Account, line: Line, mention: Mention, value: Part) -> str:
    """Return the outcome of an effect: "ratio for X was", else what the sentence speaks of."""
    at = line.text.find(mention.cue, mention.start - line.start) if mention.cue else -1
    cue = (line.start + at, line.start + at + len(mention.cue)) if at >= 0 else (-1, -1)
    if mention.kind == "ratio":
        said = _words_of(line, mention, at, value)
        outcome = _row_of_words(account, line, said) if said else ""
        if outcome:
            return outcome
    who = _WHO_AGAINST.search(line.text, max(at, 0), value.start - line.start) if at >= 0 else None
    compared = [(line.start + who.start(), line.start + who.end())] if who else []
    return named_outcome(account, line, value.start, mention.end, cue, compared)


# "relative risk, zinc vs. control, 1.4": who is compared, and not what was measured.
_AGAINST_BEHIND = re.compile(r"\s(?:vs\.?|v|versus)\s", re.IGNORECASE)
_WHO_AGAINST = re.compile(
    r"(?:,|\bfor|\bof)\s[^.;,()\d]{2,40}\s(?:vs\.?|v|versus)\s[^.;,()\d]{2,40},\s$", re.IGNORECASE
)


def _words_of(line: Line, mention: Mention, at: int, value: Part) -> re.Match[str] | None:
    """Find "for X" behind the name of a ratio, in front of its number, or behind its limits."""
    number = value.start - line.start
    if at >= 0:
        said = _OF.match(line.text, at + len(mention.cue), number)
        if said:
            return said
    else:
        before = max((m.end for m in line.mentions if m.end <= mention.start), default=line.start)
        said = _FOR_BEFORE.search(line.text, max(before - line.start, number - 60), number)
        behind = _FOR_BEHIND.match(line.text, mention.end - line.start)
        # "0.84 (…) for death, 0.91 (…) for stroke": the words in front are the one's before.
        mine = said and not (
            behind and _CLOSES.fullmatch(line.text, before - line.start, said.start())
        )
        if mine:
            return said
    return _FOR_BEHIND.match(line.text, mention.end - line.start)


def _row_of_words(account: Account, line: Line, said: re.Match[str]) -> str:
    start, end = line.start + said.start("what"), line.start + said.end("what")
    if any(mention.start < end and start < mention.end for mention in account.mentions(line)):
        return ""  # "for zinc versus placebo": who is compared, not what was measured
    terms = (
        account.lexicon.find("outcomes", account.ledger.document.text, start, end)
        if "outcomes" in account.lexicon.categories
        else ()
    )
    if not terms and _AGAINST_BEHIND.match(line.text, said.end("what")):
        return ""
    named = Named(start, end, "outcome.of_ratio", terms[0] if terms else None)
    return account.outcomes.row(_in_full(account, line, named))


def _in_full(account: Account, line: Line, named: Named) -> Named:
    """Return the whole name; where the sentence said it in full before, that one.

    "Hospitalisation for asthma was rarer (relative risk of hospitalisation, 0.65)".
    """
    whole = account.outcomes.whole(line, named, named.end)
    words = line.text[named.start - line.start : named.end - line.start]
    said = re.compile(rf"\b{re.escape(words)}\s", re.IGNORECASE)
    before = said.search(line.text, 0, named.start - line.start)
    if whole is not named or before is None:
        return whole
    at = before.start()
    term = named.term
    if term is not None:
        term = moved(term, line.start + at - named.start)
    first = replace(named, start=line.start + at, end=line.start + at + len(words), term=term)
    fuller = account.outcomes.whole(line, first, first.end)
    return named if fuller is first else fuller


def add_p_behind(
    account: Account, line: Line, row: str, end: int, paired: bool, start: int = -1
) -> None:
    """Write the p-value behind an effect into its row, unless another effect stands between.

    ``paired`` says that the effect compares two arms; ``start`` is where the effect begins.
    """
    for p_value in free_p_values(account, line):
        if p_value.start < end:
            continue
        if start >= 0 and _left(line, start, p_value.start):
            return
        between = any(
            end <= mention.start < p_value.start
            for mention in line.mentions
            if mention.kind in ("ratio", "effect", "interval")
            and account.ledger.is_free(mention.start, mention.end)
        )
        if p_value.start <= end + 90 and not between:
            cited = cite_p_value(account, p_value, "p.behind_ratio")
            add_p_value(account, row, line, p_value, cited, "p.behind_ratio", paired)
        return


def result_row(
    account: Account, outcome: str, arm: str, group: str, evidence: str, versus: str = ""
) -> str:
    """Add a row of a result and return its id."""
    return account.ledger.add_row(
        "results", outcome, account.study, evidence,
        outcome_id=outcome, arm_id=arm, versus_arm_id=versus, group_id=group,
    )  # fmt: skip


def _left(line: Line, start: int, end: int) -> bool:
    """Tell whether a sentence has left the brackets of an effect and gone on to another thought."""
    depth = 0
    for place in range(start - line.start, end - line.start):
        depth += (line.text[place] in "([") - (line.text[place] in ")]")
        if depth < 0:
            return THOUGHT_END.search(line.text, place, end - line.start) is not None
    return False
