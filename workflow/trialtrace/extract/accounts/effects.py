"""Effects that compare arms: ratios, differences, with the intervals and p-values that belong to them."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.comparisons import add_p_value, cite_p_value, free_p_values
from trialtrace.extract.accounts.outcomes import name_of
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.grammar.mention import Mention
from trialtrace.tables.ids import short_hash

RATIOS = (
    ("hazard", "hazard_ratio"),
    ("HR", "hazard_ratio"),
    ("odds", "odds_ratio"),
    ("OR", "odds_ratio"),
    ("rate ratio", "rate_ratio"),
    ("incidence", "rate_ratio"),
    ("IRR", "rate_ratio"),
    ("risk", "risk_ratio"),
    ("relative", "risk_ratio"),
    ("RR", "risk_ratio"),
    ("means", "ratio_of_means"),
)


def write_effect(account: Account, line: Line, mention: Mention) -> None:
    """Write a ratio or difference that compares the arms."""
    value = part_of(mention, "value")
    if (
        value is None
        or isinstance(value.value, str)
        or not account.ledger.is_free(value.start, value.end)
    ):
        return
    statistic = _effect_statistic(mention)
    if not statistic:
        return
    named = name_of(line, mention.start, mention.end, account.lexicon)
    outcome = account.outcomes.row(named) if named else ""
    evidence = (
        account.ledger.cite(f"results.{statistic}", value.start, value.end, rule=mention.rule)
        if outcome
        else ""
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
    for field in ("low", "high", "level"):
        part = part_of(mention, field)
        if part is not None:
            account.put(row, field, part.value, (part.start, part.end), mention.rule)
    attach_interval(account, line, row, mention.end, "")
    for p_value in free_p_values(account, line):
        if mention.end <= p_value.start <= mention.end + 90:
            between = [
                m
                for m in line.mentions
                if mention.end <= m.start < p_value.start and m.kind == "ratio"
            ]
            if not between:
                cited = cite_p_value(account, p_value, "p.behind_ratio")
                add_p_value(account, row, line, p_value, cited, "p.behind_ratio", True)
            break


def _effect_statistic(mention: Mention) -> str:
    cue = mention.cue
    if mention.kind == "ratio":
        for said, statistic in RATIOS:
            if said in cue or (said.islower() and said in cue.lower()):
                return statistic
        return ""
    low = cue.lower()
    if "standard" in low:
        return "standardised_mean_difference"
    if "risk difference" in low or "absolute" in low:
        return "risk_difference"
    if "mean difference" in low or "difference" in low:
        return "mean_difference"
    if "correlation" in low:
        return "correlation"
    if "number needed" in low or "nnt" in low:
        return "number_needed_to_treat"
    return ""


def result_row(
    account: Account, outcome: str, arm: str, group: str, evidence: str, versus: str = ""
) -> str:
    """Add a row of a result and return its id."""
    return account.ledger.add_row(
        "results", outcome, account.study, evidence,
        outcome_id=outcome, arm_id=arm, versus_arm_id=versus, group_id=group,
    )  # fmt: skip


def attach_interval(account: Account, line: Line, row: str, end: int, role: str) -> None:
    """Write the interval that stands in brackets right behind a number."""
    for mention in line.mentions:
        if mention.kind != "interval" or mention.start < end:
            continue
        gap = line.text[end - line.start : mention.start - line.start]
        if len(gap) > 14 or not re.fullmatch(r"[\s%]*[\w/]*\s*[,;]?\s*[(\[]?\s*", gap):
            return
        for field in ("low", "high", "level"):
            part = part_of(mention, field)
            if part is not None:
                account.put(
                    row, field, part.value, (part.start, part.end), "interval.behind", role=role
                )
        return
