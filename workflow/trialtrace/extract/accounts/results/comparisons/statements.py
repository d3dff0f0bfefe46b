"""Results in words: an outcome rose, fell or did not differ, with or without a p-value."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.outcomes.find import Named, name_of, outcome_behind
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.comparisons.outcome import (
    add_p_value,
    add_significance,
    cite_p_value,
    free_p_values,
)
from trialtrace.extract.accounts.results.comparisons.prognostic import speaks_of_regression
from trialtrace.extract.accounts.results.comparisons.sides import clause_end, sides_of
from trialtrace.extract.accounts.results.comparisons.verbal_rules import (
    FORMAL,
    HARM,
    MOVED,
    NO_DIFFERENCE,
)
from trialtrace.extract.accounts.results.times import timepoint_of
from trialtrace.extract.accounts.results.ways import DIRECTIONS, better_way, is_by_less
from trialtrace.extract.accounts.rule import Rule, possible
from trialtrace.grammar.families.ratios import NAMED
from trialtrace.tables.ids import short_hash

# The outcome stands behind these words ("reduced pain", "a gain in strength"), else in front.
_OBJECT_BEHIND = frozenset(
    {
        "direction.raised",
        "direction.lowered",
        "direction.improved",
        "direction.more_increase",
        "direction.more_better",
        "direction.more_decrease",
        "direction.no_difference_in",
    }
)

_WAYS = {direction: way for way, direction in DIRECTIONS.items()}
_TURNED = {direction: DIRECTIONS[-way] for way, direction in DIRECTIONS.items()}
_JOINTLY = re.compile(
    r"\b(?:both|all|each|either|the two|the three|two|three)(?:\s\w+){0,3}?\s(?:groups?|arms?|treatments?|regimens?)\b"
    r"|\bboth\s[^.;]{2,60}\sand\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:more|less|greater|larger|smaller|higher|lower|fewer|better|worse|than|versus|vs|compared|between"
    r"|difference)\b",
    re.IGNORECASE,
)
_SMALLER = re.compile(
    r"\b(?:smaller|lesser|less)\b(?=.*\b(?:increases?|gains?|rise|improvements?|reductions?|decreases?|declines?|drop|fall)\b)",
    re.IGNORECASE,
)


_PAIR = 2


def write_statements(account: Account) -> None:
    """Write what the sentences of an account say in words about its outcomes."""
    done: set[tuple[str, str]] = set()
    rules = possible((*NO_DIFFERENCE, *MOVED), (line.text for line in account.lines))
    own = account.claim_level == "own_result"
    for line in account.lines:
        if line.kind in ("title", "heading") or (own and line.end <= account.results_start):
            continue  # what is known and was planned stands before the results
        found = _statement(line, rules)
        if found is not None:
            _write(account, line, *found, done)


def _statement(line: Line, rules: tuple[Rule, ...]) -> tuple[Rule, re.Match[str]] | None:
    """Return the first statement of a sentence that is no aim, hypothesis or advice."""
    for one in rules:
        match = one.search(line.text)
        if match is None:
            continue
        clause = (
            max(line.text.rfind(";", 0, match.start()), line.text.rfind(":", 0, match.start())) + 1
        )
        if FORMAL.pattern.search(line.text[clause : match.start()]):
            continue
        return one, match
    return None


def _write(
    account: Account, line: Line, one: Rule, match: re.Match[str], done: set[tuple[str, str]]
) -> None:
    start, end = line.start + match.start(), line.start + match.end()
    mentions = account.mentions(line)
    arm, versus = sides_of(account, line, start, end, mentions)
    if account.arms and arm < 0:
        return
    if one in MOVED and (
        _is_joint(line, start, end) or (not mentions and len(account.arms) > _PAIR)
    ):
        versus = -1  # "differed between the three groups": one test of them all
    if one in MOVED and speaks_of_regression(line):
        versus = -1  # "lower fatigue (beta = 0.1, P = 0.07)": what goes with what among people
    named = _outcome(account, line, one, match, mentions)
    if named is None:
        return
    outcome = account.outcomes.row(account.outcomes.fuller(line, named))
    direction = _direction(account, one, match, outcome)
    if one in MOVED and versus >= 0 and is_by_less(line.text, match.end()):
        direction = _TURNED.get(direction, direction)
    if one in MOVED and not mentions and _BETWEEN.search(line.text, match.end()):
        direction = "unclear"  # "the fall in weight was slight between both groups": whose it was is not told
    if not outcome or (outcome, direction) in done:
        return
    lead = len(match.group()) - len(match.group().lstrip())
    evidence = account.ledger.cite(
        "results.direction", start + lead, end, rule=one.name, role=account.role_of(arm)
    )
    if not evidence:
        return
    done.add((outcome, direction))
    row = account.ledger.add_row(
        "results", outcome, account.study, evidence,
        outcome_id=outcome, arm_id=account.row_of(arm), versus_arm_id=account.row_of(versus),
        group_id=short_hash("G", outcome, account.row_of(arm), evidence),
    )  # fmt: skip
    account.ledger.add_value("results", row, "statistic", "direction", evidence)
    account.ledger.add_value("results", row, "direction", direction, evidence)
    if account.claim_level != "own_result":
        when, seen = timepoint_of(account, line, (start, end), ())
        if seen:
            account.ledger.add_value("results", row, "timepoint", when, seen)
    high = clause_end(line, end)
    for p_value in free_p_values(account, line):
        if start - 40 <= p_value.start <= high:
            cited = cite_p_value(account, p_value, "p.with_statement")
            add_p_value(account, row, line, p_value, cited, "p.with_statement", False)
            if account.claim_level == "own_result":
                when, seen = timepoint_of(account, line, (p_value.start, p_value.end), ())
                account.ledger.add_value("results", row, "timepoint", when, seen)
            break
    add_significance(account, row, line, max(line.start, start - 40), high)


_BETWEEN = re.compile(
    r"\bbetween\s(?:(?:the|both|two|study|treatment)\s)*(?:groups|arms|treatments|regimens)\b",
    re.IGNORECASE,
)


def _is_joint(line: Line, start: int, end: int) -> bool:
    """Tell whether a clause says of several arms alike what happened: none is set against another."""
    low = max(line.text.rfind("; ", 0, start - line.start), 0)
    clause = line.text[low : clause_end(line, end) - line.start]
    return _JOINTLY.search(clause) is not None and _COMPARES.search(clause) is None


def _direction(account: Account, one: Rule, match: re.Match[str], outcome: str) -> str:
    """Return which way the outcome went: what improved fell where more of it is worse.

    Where that is not known, nobody said which way it went.
    """
    said = one.yields
    if said == "better":
        said = DIRECTIONS.get(better_way(account.outcomes.polarity(outcome)), "unclear")
    way = _WAYS.get(said, 0)
    if not way:
        return said
    # "A smaller reduction" is more, against the other arm.
    return DIRECTIONS[-way if _SMALLER.search(match.group()) else way]


def _outcome(
    account: Account, line: Line, one: Rule, match: re.Match[str], mentions: list[ArmMention]
) -> Named | None:
    """Find the outcome of a statement, behind its verb or in front of it."""
    start, end = line.start + match.start(), line.start + match.end()
    subject_is_arm = any(mention.end <= start and start - mention.end < 30 for mention in mentions)
    if one.name == "direction.positive_results":
        # "Positive results" names nothing that was measured: the words themselves stand.
        return Named(line.start + match.start("cue"), end, "outcome.unnamed")
    if one.name in _OBJECT_BEHIND or subject_is_arm:
        named = outcome_behind(line, end, account.lexicon)
        if named is not None and not NAMED.fullmatch(_words(line, named)):
            return named  # "fewer with zinc (RR 0.5)" is no fewer ratios
    named = name_of(line, start, start, account.lexicon)
    return None if named is not None and NAMED.fullmatch(_words(line, named)) else named


def _words(line: Line, named: Named) -> str:
    return line.text[named.start - line.start : named.end - line.start]


_LISTED = re.compile(
    r"\b(?:including|such as|like|namely)\s+(?P<list>[^.;:]{3,120})", re.IGNORECASE
)
_CASES = re.compile(
    r"\bcases? of (?P<what>(?:(?!\b(?:was|were|has|have)\b)[^.;,()]){3,80}?)\s+(?P<cue>(?:was"
    r"|were|has been|have been) "
    r"(?:reported|described|seen|observed|published))\b",
    re.IGNORECASE,
)


def write_reported_harms(account: Account) -> None:
    """Write harms that a narrated study is said to have seen, without a number of their own.

    "Side effects, including A and B" and "two cases of A were reported after the treatment": an
    outcome each, and a result whose direction the text leaves open.
    """
    for line in account.lines:
        cases = _CASES.search(line.text)
        if cases and re.search(
            r"\b(?:after|following|with|from|due to|under|during)\b", line.text[cases.end() :]
        ):
            cue = (line.start + cases.start("cue"), line.start + cases.end("cue"))
            _harm(
                account, line.start + cases.start("what"), line.start + cases.end("what"), cue, cue
            )
        said = HARM.pattern.search(line.text)
        listed = _LISTED.search(line.text, said.end()) if said else None
        if said is None or listed is None:
            continue
        cue = (line.start + said.start(), line.start + said.end())
        for piece in re.finditer(r"(?:(?!,|\band\b|\bor\b).)+", listed["list"]):
            words = piece.group()
            skip = re.match(r"\s*(?:ironically|also|even|both|the|a)?\s*", words)
            lead = skip.end() if skip else 0
            start = line.start + listed.start("list") + piece.start() + lead
            name = words[lead:].rstrip()
            if 3 <= len(name) <= 50:
                _harm(account, start, start + len(name), cue, cue)


def _harm(
    account: Account, start: int, end: int, cue: tuple[int, int], shown: tuple[int, int]
) -> None:
    text = account.ledger.document.text
    terms = ()
    if "outcomes" in account.lexicon.categories:
        terms = account.lexicon.find("outcomes", text, start, end)
    outcome = account.outcomes.row(Named(start, end, "harm.listed", terms[0] if terms else None))
    if not outcome:
        return
    evidence = account.ledger.cite("outcomes.kind", *cue, rule="harm.said")
    account.outcomes.set_kind(outcome, "harm", evidence)
    arm = account.arm_rows[0] if account.arm_rows else ""
    evidence = account.ledger.cite("results.direction", *shown, rule="harm.said")
    if evidence:
        row = account.ledger.add_row(
            "results", outcome, account.study, evidence,
            outcome_id=outcome, arm_id=arm, group_id=short_hash("G", outcome, arm, evidence),
        )  # fmt: skip
        account.ledger.add_value("results", row, "statistic", "direction", evidence)
        account.ledger.add_value("results", row, "direction", "unclear", evidence)
