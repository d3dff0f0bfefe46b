"""P-values and statements of direction: what is said of two arms at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.outcomes.find import Named
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.comparisons.verbal_rules import (
    BETWEEN,
    SIGNIFICANT,
    WITHIN,
)
from trialtrace.extract.accounts.rule import first_match
from trialtrace.grammar.families.ratios import NAMED
from trialtrace.grammar.mention import Mention, Part

RELATIONS = {
    "=": "=",
    "<": "<",
    ">": ">",
    "≤": "<=",
    "≥": ">=",
    "<=": "<=",
    ">=": ">=",
    "=<": "<=",
    "=>": ">=",
}
# Words of a clause without digits and marks, long enough to say something.
_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*){0,8}(?<=[a-z]{3})")
_TAIL = re.compile(
    r"(?:\s(?:was|were|is|are|had|by|of|from|to|the|an?|and|with|in|for|at))+$", re.IGNORECASE
)
_SHORTEST = 3
# "P for noninferiority = .001", "P < 0.001 for interaction": no test of a difference between arms.
_OF_ANOTHER_TEST = re.compile(
    r"\b[Pp](?:[\s-]?[Vv]alues?)?[^;,()]{0,16}?\sfor\s(?:the\s)?(?P<what>(?:test\sof\s|group[\s-]by[\s-]time\s)?"
    r"(?:non-?inferiority|equivalence|interaction|trend|heterogeneity))"
)
# "Interaction between age and dose (p = 0.03)", "test for trend, P = 0.01", "one-sided P = 0.02": what is
# tested is said in front, of this p-value and no earlier one. "A trend to less pain (p = 0.08)" is a difference.
_ANOTHER_AHEAD = re.compile(
    r"\b(?P<what>interactions?|(?:tests? for|linear|[Pp][ -](?:values? )?(?:for )?) ?trends?|trend (?:tests?|by)"
    r"|heterogeneity|correlat(?:ed|ions?)|(?:[Oo]ne|1)-(?:sided|tailed))\b"
    r"[^;.()\d]{0,70}[(\[]?[^;.()\d]{0,20}[\d.·]+[)\]]?$"
)
_WORDS = (
    ("less than", "<"),
    ("greater than", ">"),
    ("more than", ">"),
    ("below", "<"),
    ("above", ">"),
    ("of", "="),
    ("is", "="),
    ("was", "="),
)


# "(baseline mean 8.2 compared with end-point mean 4.2 [P = .001])"
_START_AND_END = re.compile(
    r"\b(?:baseline|pre-?treatment)\b[^;()]{0,25}\d[^;()]{0,45}\b(?:end[- ]?point|final|post-?\w*|after)\b"
    r"[^;()]{0,25}\d",
    re.IGNORECASE,
)


def named_outcome(
    account: Account,
    line: Line,
    start: int,
    end: int,
    cue: tuple[int, int] = (-1, -1),
    compared: Sequence[tuple[int, int]] = (),
) -> str:
    """Return the row of the outcome that numbers between two offsets speak of; empty for none.

    ``cue`` is where the statistic is named: the words for a ratio name no outcome; nor do those of
    ``compared``, who is set against whom.
    """
    spans = [*account.arm_spans(line), *compared]
    named = account.outcomes.name_of(line, start, end, spans)
    if named and _is_statistic(account, line, named, cue):
        named = account.outcomes.name_of(line, cue[0], end, spans) if cue[1] > 0 else None
        if named and _is_statistic(account, line, named, cue):
            named = None
    return account.outcomes.row(named) if named else ""


def _is_statistic(account: Account, line: Line, named: Named, cue: tuple[int, int]) -> bool:
    words = line.text[named.start - line.start : named.end - line.start]
    if named.start < cue[1] and cue[0] < named.end:
        return True
    # "ORR" has the letters of a ratio and is known for a response rate.
    known = "outcome_words" in account.lexicon.categories and (
        words.lower() in account.lexicon.spelled("outcome_words")
    )
    return NAMED.fullmatch(words) is not None and not known


def worded_outcome(account: Account, line: Line, start: int) -> str:
    """Let the longest run of words of a sentence stand for an outcome, first those in front.

    The last resort, so that a result of the authors' own study is not lost: "The HR was 0.62".
    """
    if _OF_THESE.match(line.text):
        return _counted_before(account, line)
    runs = sorted(
        _RUN.finditer(line.text),
        key=lambda run: (run.end() > start - line.start, -len(run.group())),
    )
    for run in runs[:3]:
        low = line.start + run.start()
        high = low + len(_TAIL.sub("", run.group()))
        # "Nine of the women felt well": a number in words is no part of the name.
        low = max((end for _, end in account.ledger.numbers_in(low, high)), default=low)
        low += len(line.text[low - line.start :]) - len(line.text[low - line.start :].lstrip())
        if high - low < _SHORTEST:
            continue
        outcome = account.outcomes.row(Named(low, high, "outcome.clause_words", tier="unsure"))
        if outcome:
            return outcome
    return ""


# "Sixty falls were reported. Of these, 28 were in the zinc group": falls.
_OF_THESE = re.compile(r"(?:of|among)\s(?:these|those|them)\b(?!\s[a-z])", re.IGNORECASE)


def _counted_before(account: Account, line: Line) -> str:
    """Return the outcome that the sentence before tells of; empty where it tells of none."""
    before = account.just_before(line, 1)
    if not before:
        return ""
    named = account.outcomes.name_of(
        before[-1], before[-1].end, before[-1].end, account.arm_spans(before[-1])
    )
    return account.outcomes.row(named) if named and named.rule != "outcome.nearest" else ""


def last_outcome(account: Account) -> str:
    """Return the outcome of the last result so far: "The difference of 3 cm was clear".

    Only for passes that write an account's results in the order of the text.
    """
    if account.claim_level == "own_result":
        for row in reversed(account.ledger.rows):
            if row.table == "results" and row.study_id == account.study:
                return row.outcome_id
    return ""


def free_p_values(account: Account, line: Line) -> list[Mention]:
    """Return the p-values of a sentence that no result holds yet."""
    return [
        mention
        for mention in line.mentions
        if mention.kind == "p_value"
        and (value := part_of(mention, "value")) is not None
        and account.ledger.is_free(value.start, value.end)
    ]


def relation_of(mention: Mention) -> tuple[str, tuple[int, int]]:
    """Return a p-value's relation as the tables write it, with its span."""
    part = part_of(mention, "relation")
    if part is None:
        return "", (-1, -1)
    words = str(part.value).strip().lower()
    if words in RELATIONS:
        return RELATIONS[words], (part.start, part.end)
    for said, relation in _WORDS:
        if words.endswith(said):
            return relation, (part.start, part.end)
    return "", (-1, -1)


def cite_p_value(account: Account, mention: Mention, rule: str) -> str:
    """Cite a p-value's number; empty where it serves another result."""
    value = part_of(mention, "value")
    return (
        account.ledger.cite("results.p_value", value.start, value.end, rule=rule) if value else ""
    )


def add_p_value(
    account: Account,
    row: str,
    line: Line,
    mention: Mention,
    evidence: str,
    rule: str,
    paired: bool,
    part: Part | None = None,
) -> None:
    """Write a cited p-value into a result's row, with its relation and what it compares.

    ``part`` is the number of a list that was cited; the first one where it is not given.
    """
    value = part or part_of(mention, "value")
    if value is None or not account.ledger.add_value(
        "results", row, "p_value", value.value, evidence
    ):
        return
    relation, span = relation_of(mention)
    if relation:
        account.put(row, "p_relation", relation, span, rule)
    compares, span = compared(line, mention, paired)
    cited = account.put(row, "p_compares", compares, span, rule) if span[0] >= 0 else evidence
    if span[0] < 0:
        account.ledger.add_value("results", row, "p_compares", compares, cited)


def compared(line: Line, mention: Mention, paired: bool) -> tuple[str, tuple[int, int]]:
    """Tell what a p-value compares, with the words that say so.

    A p-value compares groups only where the words say it: "between the groups", "than with B", or
    two arms' numbers side by side in front of it (``paired``); that of an interaction, a trend, a
    correlation or a one-sided test is another. "A more significant increase
    (P = 0.01) in A" leaves open whether it is against B or against the start.
    """
    local = mention.start - line.start
    other = _OF_ANOTHER_TEST.search(line.text, max(0, local - 40), local + 30)
    if other and other.start() < mention.end - line.start <= other.end() + 24:
        return "other", (line.start + other.start("what"), line.start + other.end("what"))
    ahead = _ANOTHER_AHEAD.search(line.text, max(0, local - 110), mention.end - line.start)
    if ahead:
        return "other", (line.start + ahead.start("what"), line.start + ahead.end("what"))
    low = max((match.end() for match in re.finditer(r"[;]\s|\.\s", line.text[:local])), default=0)
    high = local + len(re.split(r"[;]\s|\.\s", line.text[local:])[0])
    within = WITHIN.pattern.search(line.text, low, high) or _START_AND_END.search(
        line.text, max(line.text.rfind("(", 0, local), local - 150), local
    )
    if within:
        return "within", (line.start + within.start(), line.start + within.end())
    between = BETWEEN.pattern.search(line.text, low, high)
    if between:
        return "between", (line.start + between.start(), line.start + between.end())
    return ("between" if paired else "unclear"), (-1, -1)


def add_significance(account: Account, row: str, line: Line, low: int, high: int) -> None:
    """Write what a stretch of a sentence says about significance."""
    found = first_match(SIGNIFICANT, line.text[low - line.start : high - line.start])
    if found:
        one, match = found
        span = (low + match.start(), low + match.end())
        account.put(row, "significance", one.yields, span, one.name)
