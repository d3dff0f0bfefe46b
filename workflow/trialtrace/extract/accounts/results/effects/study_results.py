"""P-values and intervals of the authors' own study that no pair of arms, ratio or statement took.

In an own trial every p-value and interval is a result, whether or not the arms behind it can be told.
What others' studies found is left to the passes that name an arm or a statement: there a stray
p-value may speak of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, numbers_of, part_of
from trialtrace.extract.accounts.results.comparisons.outcome import (
    add_p_value,
    add_significance,
    compared,
    named_outcome,
    worded_outcome,
)
from trialtrace.extract.accounts.results.effects.interval_lists import listed_intervals
from trialtrace.extract.accounts.results.effects.kinds import (
    RELATIVE,
    is_of_rates,
    nearest_statistic,
)
from trialtrace.extract.accounts.results.effects.limits import (
    is_of_a_test,
    number_inside,
    put_limits,
)
from trialtrace.extract.accounts.results.effects.one_arm import is_of_one_arm
from trialtrace.extract.accounts.results.effects.orientation import sides_of_effect
from trialtrace.extract.accounts.results.effects.ratio_limits import (
    ratio_by_limits,
    ratio_of_shares,
)
from trialtrace.extract.accounts.results.effects.ratio_names import RATIO_KINDS, ratio_in_words
from trialtrace.extract.accounts.results.effects.unnamed import (
    Limited,
    ratio_named_behind,
    ratio_of_neighbours,
)
from trialtrace.extract.accounts.results.effects.write import add_p_behind, result_row, write_effect
from trialtrace.extract.accounts.results.effects.written import Written
from trialtrace.extract.accounts.results.times import timepoint_of
from trialtrace.grammar.kinds import KINDS
from trialtrace.grammar.mention import Mention, Part
from trialtrace.grammar.people import PERSONS
from trialtrace.tables.ids import short_hash

# What may stand between an estimate and its interval: its unit, brackets, a p-value.
_GAP = re.compile(
    r"[\s%]*(?:[A-Za-z\u00b5\u03bc°²³/%·*-]{1,14}(?:\s[A-Za-z/]{1,10}){0,2})?[\s,;:)\]]*[(\[]{0,2}\s*"
)
_P_BETWEEN = re.compile(r"[\s,;(\[]*p[^;()\[\]]{1,24}[,;)\]]?\s*[(\[]?\s*", re.IGNORECASE)
_NO_ESTIMATE = frozenset({"p_value", "interval", "timepoint"})
_PEOPLE = re.compile(
    r"\b(?:rates?|incidence|proportions?|percentage|probability|prevalence|survival|responses?"
    rf"|{PERSONS}|sensitivity|specificity)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_INTERVALS = re.compile(r"\bconfidence\b|(?-i:\bC\.?I\b\.?s?)|\bcredible\b", re.I)
_HEADER = re.compile(r"\b(?:median|mean|average)s?\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\bvs\.?|\bversus\b|\bcompared (?:with|to)\b|\brelative to\b|\bplacebo-(?:corrected|adjusted"
    r"|subtracted)\b|\bbetween[- ]group\b|\btreatment effect\b|\bthan\b",
    re.IGNORECASE,
)
# "six fewer deaths per 1000 people"
_MORE_PER = re.compile(
    r"\s(?:fewer|more|extra|additional)\s[^.;()\d]{0,40}\bper\s\d", re.IGNORECASE
)
_CLAUSE_END = re.compile(r";\s|\.\s|,\s(?:but|whereas|while)\s")


def write_study_results(account: Account) -> None:
    """Write the p-values and intervals of an own account that serve no result yet."""
    written = Written(account)
    for line in account.lines:
        for mention in line.mentions:
            free = account.ledger.is_free(mention.start, mention.end)
            if mention.kind in ("effect", "ratio") and free:
                fallback = written.outcome_near(mention.start)
                fallback = fallback or worded_outcome(account, line, mention.start)
                write_effect(account, line, mention, fallback)
        for mention in line.mentions:
            if mention.kind == "interval":
                _write_listed(account, written, line, mention)
            if mention.kind in ("interval", "effect", "ratio"):
                _write_interval(account, written, line, mention)
        for mention in line.mentions:
            if mention.kind == "p_value":
                _write_p_values(account, written, line, mention)


def write_unnamed_ratios(account: Account, written: Written, line: Line) -> None:
    """Write estimates with an interval that only its limits and the text before make ratios.

    "The hazard ratio was 1.10. No increase was seen in falls (1.16 [99% CI, 0.86-1.58] with zinc and 1.21
    [99% CI, 0.90-1.63] with iron)": before anybody takes them for means of the arms beside them.
    """
    for mention in line.mentions:
        low, high = part_of(mention, "low"), part_of(mention, "high")
        if mention.kind != "interval" or mention.unit or low is None or high is None:
            continue
        estimate = _estimate(line, mention, low, high)
        if estimate is None or low.value <= 0 or _HEADER.search(line.text):
            continue
        if ratio_by_limits(account, line, (low, estimate, high), ""):
            _write_interval(account, written, line, mention)


def _outcome(account: Account, written: Written, line: Line, start: int, end: int) -> str:
    """Return the outcome of the clause: that of its last result, else the one that it names."""
    low = line.start + _clause_start(line, start)
    return (
        written.outcome_before(low, start)
        or named_outcome(account, line, start, end)
        or written.outcome_near(start)
        or worded_outcome(account, line, start)
    )


def _clause_start(line: Line, start: int) -> int:
    ends = [match.end() for match in _CLAUSE_END.finditer(line.text, 0, start - line.start)]
    return ends[-1] if ends else 0


def _write_listed(account: Account, written: Written, line: Line, mention: Mention) -> None:
    """Give each number of a list its interval of the list behind it."""
    listed = listed_intervals(line, mention)
    if not listed or not account.ledger.is_free(mention.start, mention.end):
        return
    for value, limits in listed:
        row = written.row_of(value)
        if row and not written.is_limited(row):
            put_limits(account, row, limits, "interval.listed")


def _write_interval(account: Account, written: Written, line: Line, mention: Mention) -> None:
    low, high = part_of(mention, "low"), part_of(mention, "high")
    if low is None or high is None or not account.ledger.is_free(mention.start, mention.end):
        return
    estimate = part_of(mention, "value") or _estimate(line, mention, low, high)
    estimate = estimate or number_inside(line, mention)
    if listed_intervals(line, mention):
        return  # of a list's first number, and not of the one in front
    known = written.row_of(estimate) if estimate else ""
    if known:
        if not written.is_limited(known):
            put_limits(account, known, mention, "interval.of_value")
        return
    statistic = _statistic(account, line, mention, estimate, low)
    if statistic == "mean_difference" and (
        is_of_one_arm(account, line, estimate or low)
        or is_of_rates(line, (estimate or low).start, mention.end)
    ):
        statistic = "estimate"
    if part_of(mention, "level", *_LEVELS) is None and (
        estimate is None
        or (statistic not in _BETWEEN_ARMS and not _SPEAKS_OF_INTERVALS.search(line.text))
    ):
        return  # two numbers in brackets: quartiles, a range, or nothing
    if estimate is not None and not account.ledger.is_free(estimate.start, estimate.end):
        if part_of(mention, "level", *_LEVELS) is None:
            return
        estimate = None  # the number describes the sample; its interval stands all the same
    outcome = _outcome(account, written, line, mention.start, mention.end)
    first = estimate or low
    evidence = (
        account.ledger.cite(
            f"results.{statistic}" if estimate else "results.low",
            first.start, first.end, rule="interval.of_study", tier="unsure",
        )
        if outcome
        else ""
    )  # fmt: skip
    if not evidence:
        return
    arm, versus = _both(account) if statistic in _BETWEEN_ARMS else (-1, -1)
    if estimate and arm >= 0:
        arm, versus = sides_of_effect(account, line, mention, estimate, statistic)
    row = result_row(
        account, outcome, account.row_of(arm), short_hash("G", outcome, evidence), evidence,
        account.row_of(versus),
    )  # fmt: skip
    account.ledger.add_value("results", row, "statistic", statistic, evidence)
    if estimate:
        account.ledger.add_value("results", row, "value", estimate.value, evidence, mention.unit)
    else:
        account.ledger.add_value("results", row, "low", low.value, evidence)
    put_limits(account, row, mention, "interval.of_study")
    when, seen = timepoint_of(account, line, (first.start, mention.end), [first])
    account.ledger.add_value("results", row, "timepoint", when, seen)
    add_p_behind(account, line, row, mention.end, statistic in _BETWEEN_ARMS)


# "d = 0.11", "Hedges' g, 0.4": right in front of the number.
_STANDARDISED = re.compile(
    r"(?:\b(?:[Cc]ohen['\u2019]?s\s|[Hh]edges?['\u2019]?s?\s)?[dg]|\bSMD|\beffect size)\s?[=:,]\s?[-\u2212\u2013]?$"
)
_LEVELS = ("level2", "level3")
_BETWEEN_ARMS = frozenset(
    {"mean_difference", "risk_difference", "standardised_mean_difference", "hazard_ratio",
     "odds_ratio", "risk_ratio", "rate_ratio", "ratio_of_means"}
)  # fmt: skip


def _both(account: Account) -> tuple[int, int]:
    """Return the arms that a difference compares, where there are just two."""
    return (0, 1) if len(account.arms) == 2 else (-1, -1)


def _estimate(line: Line, mention: Mention, low: Part, high: Part) -> Part | None:
    """Return the number in front of an interval that lies inside it."""
    ahead = [
        part
        for one in line.mentions
        if one.end <= mention.start
        and one.kind not in _NO_ESTIMATE
        and KINDS[one.kind].study_data
        and not is_of_a_test(one)
        for part in numbers_of(one)
        if not line.before(part.start, 1).isalpha()
    ]
    if not ahead:
        return None
    part = ahead[-1]
    gap = line.text[part.end - line.start : mention.start - line.start]
    if not (_GAP.fullmatch(gap) or _P_BETWEEN.fullmatch(gap)):
        return None
    value, edges = float(part.value), (float(low.value), float(high.value))
    # A dash in front of a limit may be a minus or no sign at all: sizes are compared too.
    sizes = sorted(abs(edge) for edge in edges)
    inside = min(edges) <= value <= max(edges) or sizes[0] <= abs(value) <= sizes[1]
    return part if inside else None


def _statistic(
    account: Account, line: Line, mention: Mention, estimate: Part | None, low: Part
) -> str:
    """Tell what an estimate is from its sign and the words of its clause."""
    start = estimate.start if estimate else mention.start
    clause = line.text[_clause_start(line, start) : start - line.start]
    owner = next((one for one in line.mentions if one.start <= start < one.end), mention)
    if owner.kind in ("fraction", "count_percent"):
        return "percent"
    if estimate and _MORE_PER.match(line.after(estimate.end, 60)):
        return "risk_difference"
    if owner.kind == "relative_effect" and "%" not in owner.unit:
        return ratio_in_words(line, owner)
    if estimate and _STANDARDISED.search(clause):
        return "standardised_mean_difference"
    if owner.kind == "percent" and RELATIVE.match(line.after(mention.end, 60)):
        return "relative_change"  # "had 45% (23% to 71%) higher ferritin"
    named = ratio_of_shares(account, line, low, estimate) if estimate else ""
    named = named or nearest_statistic(account, line, start)
    if named in RATIO_KINDS and "%" in owner.unit:
        return "relative_change"  # "the relative risk was reduced by 17% (95% CI 2-30)"
    if named == "mean_difference" and estimate:
        limits = low, estimate, part_of(mention, "high")
        named = ratio_by_limits(account, line, limits, mention.unit or owner.unit) or named
    if named and (low.value > 0 or named not in RATIO_KINDS):
        return named
    shares = owner.kind == "percent" or (owner.kind == "effect" and "%" in owner.unit)
    if shares and low.value >= 0 and _PEOPLE.search(clause):
        return "percent"
    like = low, estimate, part_of(mention, "high")
    if _AGAINST.search(clause):
        by_limits = ratio_by_limits(account, line, like, mention.unit or owner.unit)
        return by_limits or "mean_difference"
    header = _HEADER.findall(clause)
    if header:
        return "median" if header[-1].lower().startswith("median") else "mean"
    if estimate and not mention.unit and not owner.unit and like[2] is not None:
        mine = low, estimate, like[2]
        return (
            ratio_by_limits(account, line, mine, "")
            or ratio_named_behind(account, line, mention.end)
            or ratio_of_neighbours(account, line, mine, _others(line, mention))
            or "estimate"
        )
    return "estimate"


def _others(line: Line, mention: Mention) -> Iterator[Limited]:
    """Yield the sentence's other estimates with limits and without a unit."""
    for one in line.mentions:
        low, high = part_of(one, "low"), part_of(one, "high")
        if one is mention or one.kind not in ("interval", "effect") or one.unit:
            continue
        estimate = low and high and _estimate(line, one, low, high)
        if estimate:
            yield low, estimate, high


def _write_p_values(account: Account, written: Written, line: Line, mention: Mention) -> None:
    """Write each number of a p-value mention ("P = 0.02 and 0.04") as a result of its own."""
    for part in mention.parts:
        if not _is_p(part) or not account.ledger.is_free(part.start, part.end):
            continue
        outcome = _outcome(account, written, line, mention.start, mention.end)
        if not outcome:
            continue
        evidence = account.ledger.cite(
            "results.p_value", part.start, part.end, rule="p.of_study", tier="unsure"
        )
        if not evidence:
            continue
        arm, versus = -1, -1
        if compared(line, mention, False)[0] == "between":
            arm, versus = _both(account)
        row = result_row(
            account, outcome, account.row_of(arm), short_hash("G", outcome, evidence), evidence,
            account.row_of(versus),
        )  # fmt: skip
        account.ledger.add_value("results", row, "statistic", "p_value", evidence)
        add_p_value(account, row, line, mention, evidence, "p.of_study", False, part)
        low = line.start + _clause_start(line, mention.start)
        add_significance(account, row, line, low, mention.end)


_P_NAME = re.compile(r"(?:value|other)\d?|low|high")


def _is_p(part: Part) -> bool:
    return _P_NAME.fullmatch(part.name) is not None and (
        isinstance(part.value, float | int) and 0 <= part.value <= 1
    )
