"""Effects that compare arms: ratios and differences, with the intervals and p-values that belong to them."""

from __future__ import annotations

import math
import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.comparisons import (
    add_p_value,
    cite_p_value,
    free_p_values,
    last_outcome,
    named_outcome,
)
from trialtrace.extract.accounts.outcomes import Named
from trialtrace.extract.accounts.reading import Line, numbers_of, part_of
from trialtrace.grammar.families.ratios import ABBREVIATION, NAMED
from trialtrace.grammar.mention import Mention, Part
from trialtrace.tables.ids import short_hash

LIMITS = (("low", ("low",)), ("high", ("high",)), ("level", ("level", "level2", "level3")))
# What names a ratio, the more telling word first: "incidence rate ratio" is no ratio of risks.
RATIOS = (
    ("hazard", "hazard_ratio"),
    ("HR", "hazard_ratio"),
    ("odds", "odds_ratio"),
    ("odd ratio", "odds_ratio"),
    ("OR", "odds_ratio"),
    ("rate ratio", "rate_ratio"),
    ("relative rate", "rate_ratio"),
    ("incidence", "rate_ratio"),
    ("IRR", "rate_ratio"),
    ("risk", "risk_ratio"),
    ("relative", "risk_ratio"),
    ("RR", "risk_ratio"),
    ("mean", "ratio_of_means"),
    ("GMR", "ratio_of_means"),
)
# How far in front of a number its name may stand.
_REACH = 700
_DIGIT = re.compile(r"\d")
RATIO_KINDS = frozenset(kind for _, kind in RATIOS)
_DIFFERENCES = (
    (r"standardi[sz]ed|\bSMD\b|\bES\b|effect size|cohen|hedges", "standardised_mean_difference"),
    (r"risk difference|absolute risk|\bARR\b|\bRD\b|\bARD\b|rate difference", "risk_difference"),
    (r"number|\bNN[TH]\b", "number_needed_to_treat"),
    (r"correlation|pearson|spearman|\bICC\b", "correlation"),
    (r"absolute", "risk_difference"),
    (r"difference|\bW?MD\b|\bLSMD?\b|\bETD\b|\bBGMD\b|treatment effect|estimated effect",
     "mean_difference"),
)  # fmt: skip
DIFFERENCES = tuple((re.compile(said, re.IGNORECASE), kind) for said, kind in _DIFFERENCES)


# "hazard ratio for relapse was": words between the name of a ratio and its number.
_OF = re.compile(
    r"\s*(?:[\[(][^()\[\]]{1,30}[\])]\s*)?(?:for|of)\s+(?:the\s+|an?\s+)?(?!first\b|second\b"
    r"|patients\b|women\b|men\b|about\b)(?P<what>[A-Za-z][^,;:()=\d]{2,60}?)(?=\s+(?:was|were|is|in"
    r"|with|among|between|at|after|by|as|for|per|of)\b|\s*[,;:(=]|\s*$)"
)


# "1.22 (0.93 to 1.60) for cramps", "and that for cramps 1.22"
_FOR_BEFORE = re.compile(
    r"\bfor\s+(?:the\s+)?(?P<what>[A-Za-z](?:(?!\band\b)[^,;:()=\d]){2,40}?)\s*(?:\b(?:was|of)\b|,)?\s*$"
)
_FOR_BEHIND = re.compile(
    r"\s*for\s+(?:the\s+)?(?!patients\b|women\b|men\b|those\b|each\b|every\b|all\b|both\b|any\b)"
    r"(?P<what>[A-Za-z][^,;:()=\d]{2,40}?)(?=\s+(?:and|in|with|among|at|after|by|as|for|compared|versus"
    r"|was|were)\b|\s*[,.;:()])"
)


def write_effects(account: Account, line: Line) -> None:
    """Write the ratios and differences that a sentence names, each with what belongs to it."""
    for mention in line.mentions:
        if mention.kind in ("ratio", "effect"):
            write_effect(account, line, mention)


def write_effect(account: Account, line: Line, mention: Mention, fallback: str = "") -> None:
    """Write a ratio or difference that compares the arms; of a list each value by itself.

    ``fallback`` is the outcome that it has where its own sentence names none.
    """
    statistic = statistic_of(account, line, mention)
    values = [part for part in mention.parts if re.fullmatch(r"value\d?", part.name)]
    for value in values:
        if statistic and account.ledger.is_free(value.start, value.end):
            outcome = _outcome_of(account, line, mention, value) or fallback
            if outcome:
                _write_one(account, line, mention, value, statistic, outcome)


def _write_one(
    account: Account, line: Line, mention: Mention, value: Part, statistic: str, outcome: str
) -> None:
    evidence = account.ledger.cite(
        f"results.{statistic}", value.start, value.end, rule=mention.rule
    )
    if not evidence:
        return
    arm = 0 if account.arms else -1
    row = result_row(
        account, outcome, account.row_of(arm), short_hash("G", outcome, evidence), evidence,
        account.row_of(account.other(arm)),
    )  # fmt: skip
    account.ledger.add_value("results", row, "statistic", statistic, evidence)
    account.ledger.add_value("results", row, "value", value.value, evidence, mention.unit)
    if put_limits(account, row, mention, mention.rule):
        add_p_behind(account, line, row, mention.end, True)
        return
    end = attach_interval(account, line, row, mention.end, "")
    add_p_behind(account, line, row, mention.end, True)
    if not end:
        _attach_behind_p(account, line, row, mention.end)


def _outcome_of(account: Account, line: Line, mention: Mention, value: Part) -> str:
    """Return the outcome of an effect: "ratio for X was", else what the sentence speaks of."""
    at = line.text.find(mention.cue, mention.start - line.start) if mention.cue else -1
    cue = (line.start + at, line.start + at + len(mention.cue)) if at >= 0 else (-1, -1)
    if mention.kind == "ratio":
        said = _words_of(line, mention, at, value)
        outcome = _row_of_words(account, line, said) if said else ""
        if outcome:
            return outcome
    return named_outcome(account, line, value.start, mention.end, cue) or last_outcome(account)


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
        if said:
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
    return account.outcomes.row(Named(start, end, "outcome.of_ratio", terms[0] if terms else None))


def put_limits(account: Account, row: str, mention: Mention, rule: str, role: str = "") -> bool:
    """Write the limits and level of a mention into a result; tell whether it had any."""
    for field, names in LIMITS:
        part = part_of(mention, *names)
        if part is not None:
            account.put(row, field, part.value, (part.start, part.end), rule, role=role)
    return part_of(mention, "low") is not None


def add_p_behind(account: Account, line: Line, row: str, end: int, paired: bool) -> None:
    """Write the p-value behind an effect into its row, unless another effect stands between.

    ``paired`` says that the effect compares two arms.
    """
    for p_value in free_p_values(account, line):
        if p_value.start < end:
            continue
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


def statistic_of(account: Account, line: Line, mention: Mention) -> str:
    """Tell what an effect is by its own cue, else by the nearest name in front of it."""
    if mention.kind == "ratio" and mention.cue:
        return _ratio(account, mention.cue)
    if mention.kind == "effect":
        found = difference(mention.cue)
        if found:
            return found
    found = nearest_statistic(account, line, mention.start)
    numbers = [float(part.value) for part in numbers_of(mention)]
    if not found and mention.rule == "estimate_in_brackets" and _like_ratio(mention):
        found = _ratio_before(account, line)
    return "" if found in RATIO_KINDS and min(numbers) <= 0 else found


def _like_ratio(mention: Mention) -> bool:
    """Tell whether limits lie around a value as around a ratio: alike in logarithms."""
    low, value, high = (
        float(part.value) if (part := part_of(mention, name)) else 0.0
        for name in ("low", "value", "high")
    )
    if min(low, value, high) <= 0:
        return False
    below, above = math.log(value / low), math.log(high / value)
    slack = 0.05 * (1 / value + 1 / low + 1 / high)  # printed to one decimal
    return abs(below - above) <= slack


def _ratio_before(account: Account, line: Line) -> str:
    """Return the kind of ratio that the sentence, or one of the two before it, goes on with.

    "Odds ratios … . Night work was linked to falls (1.8, 1.2-2.7)": the name is not repeated.
    """
    at = account.lines.index(line)
    for earlier in reversed(account.lines[max(0, at - 2) : at]):
        kinds = {
            statistic_of(account, earlier, mention)
            for mention in earlier.mentions
            if mention.kind == "ratio" and mention.cue
        }
        if len(kinds) == 1:
            return kinds.pop()
    return ""


def nearest_statistic(account: Account, line: Line, start: int) -> str:
    """Return the statistic that is named last in front of a place of a sentence."""
    ahead = line.before(start, _REACH)
    places = [(match.start(), _ratio(account, match.group())) for match in NAMED.finditer(ahead)]
    for pattern, kind in DIFFERENCES:
        # "effect size 0.3" has its number; a difference may be given again in another unit.
        again = kind in ("mean_difference", "risk_difference")
        places += [
            (match.start(), kind)
            for match in pattern.finditer(ahead)
            if again or not _DIGIT.search(ahead, match.end())
        ]
    # Where one name holds another ("mean difference"), the first pattern that found it decides.
    return max(places, key=lambda place: place[0])[1] if places else ""


def difference(cue: str) -> str:
    """Return the statistic that a cue names, where it is no ratio."""
    return next((kind for pattern, kind in DIFFERENCES if pattern.search(cue)), "")


def _ratio(account: Account, cue: str) -> str:
    """Return the kind of a ratio; empty where its letters stand for something else in this text."""
    cue = cue.strip()
    if ABBREVIATION.fullmatch(cue):
        letters = cue.lstrip("abcdefghijklmnopqrstuvwxyz").rstrip("s")
        defined = _definition(account, letters)
        if defined and not re.search(r"\bratio|\bodds|relative|hazard", defined, re.IGNORECASE):
            return ""
        cue = defined or cue
    for said, statistic in RATIOS:
        if said in cue or (said.islower() and said in cue.lower()):
            return statistic
    return ""


def _definition(account: Account, letters: str) -> str:
    """Return the words in front of the first place where the letters stand in brackets alone."""
    if letters not in account.abbreviations:
        account.abbreviations[letters] = _defined(account, letters)
    return account.abbreviations[letters]


def _defined(account: Account, letters: str) -> str:
    sign = re.compile(rf"(?P<words>[A-Za-z][A-Za-z -]{{3,40}})[(\[]{letters}s?[)\]]")
    for line in account.lines:
        if letters in line.text:
            match = sign.search(line.text)
            if match:
                words = match["words"].split()
                return " ".join(words[-max(3, len(letters)) :])
    return ""


def result_row(
    account: Account, outcome: str, arm: str, group: str, evidence: str, versus: str = ""
) -> str:
    """Add a row of a result and return its id."""
    return account.ledger.add_row(
        "results", outcome, account.study, evidence,
        outcome_id=outcome, arm_id=arm, versus_arm_id=versus, group_id=group,
    )  # fmt: skip


def attach_interval(account: Account, line: Line, row: str, end: int, role: str) -> int:
    """Write the interval that stands right behind a number; return where it ends, 0 for none."""
    for mention in line.mentions:
        if mention.kind != "interval" or mention.start < end:
            continue
        gap = line.text[end - line.start : mention.start - line.start]
        if len(gap) > 14 or not re.fullmatch(r"[\s%]*[\w/]*\s*[,;]?\s*[(\[]?\s*", gap):
            return 0
        put_limits(account, row, mention, "interval.behind", role)
        return mention.end
    return 0


def _attach_behind_p(account: Account, line: Line, row: str, end: int) -> None:
    """Write the interval that stands behind an effect's p-value: "HR 0.8, P = 0.04 (0.7 to 0.9)"."""
    p_value = next((one for one in line.mentions if one.start >= end), None)
    if p_value is None or p_value.kind != "p_value" or p_value.start > end + 4:
        return
    interval = next((one for one in line.mentions if one.start >= p_value.end), None)
    if interval is None or interval.kind != "interval":
        return
    if re.fullmatch(
        r"[\s,;)\]]*[(\[]?\s*", line.text[p_value.end - line.start : interval.start - line.start]
    ):
        put_limits(account, row, interval, "interval.behind_p")
