"""Outcomes that an account tells of without a number: each place that names one is evidence."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.outcome_choice import Words
from trialtrace.extract.accounts.outcome_phrases import FAIR, STRONG, Phrase
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Mention

# Numbers that only results have.
_RESULTS = frozenset(
    "p_value ratio effect interval count_percent mean_sd mean median median_iqr change percent fraction relative_effect "
    "percent_points".split()
)
_TESTED = frozenset("p_value ratio effect interval".split())
# What a study set out to do, how it measured, what others found: nothing is said of an outcome.
_NO_RESULT = re.compile(
    r"\b(?:aims?|objectives?|purpose|hypothes\w+|we (?:sought|aimed|investigated|evaluated|assessed|examined|compared|measured|studied)|"
    r"to (?:evaluate|assess|determine|investigate|examine|test|explore|study|identify)|designed to|defined as|"
    r"(?:was|were) (?:to (?:\w+ )?(?:evaluate|assess|determine|compare)|assessed|evaluated|measured|collected|recorded|calculated|"
    r"determined|estimated using|analy[sz]ed|defined|scheduled|randomi[sz]ed|randomly|assigned|allocated|enrolled|recruited|stratified|scored)|"
    r"eligible|inclusion criteria|primary (?:end ?-?points?|outcomes?)|secondary (?:end ?-?points?|outcomes?)|end ?-?points? (?:was|were|included))\b",
    re.IGNORECASE,
)
# Who was in the trial, and models of what an outcome depends on.
_ASIDE = re.compile(
    r"\b(?:baseline (?:\w+ )?characteristics|balanced|demographic|(?:in|regarding|respect to|for) age\b|multivaria\w+|regression|"
    r"independent(?:ly)? (?:\w+ )?(?:predict|factor|risk|prognos)\w*|prognostic|predictors?)",
    re.IGNORECASE,
)
_CONDUCT = re.compile(
    r"\b(?:random\w*|assigned|allocated|enrol\w+|recruited|received|underwent|were (?:included|treated|given)|divided)\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"^\W*(?:in (?:conclusion|summary)|conclusions?\b|interpretation\b|we conclude|these (?:results|data|findings)|this (?:study|trial)\b|"
    r"our (?:results|data|findings|study|trial))",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|may|might|can|cannot|could|should|would|will|does|do|has|have|seems?|appears?|suggests?|supports?|indicates?|"
    r"reduces|improves|increases|decreases|provides|results in|leads|prevents|confers|offers|remains|needs|further)\b",
    re.IGNORECASE,
)


def write_mentions(account: Account) -> None:
    """Cite the outcomes that the results of a study's own report name, with or without a number."""
    if account.claim_level != "own_result":
        return
    for line in _results(account.lines, account.outcomes.closing):
        words = account.outcomes.words(line)
        arms = account.arm_spans(line)
        for phrase in words.phrases:
            if _is_said(words, phrase, arms, line):
                account.outcomes.row(words.named(phrase, "outcome.told"))


def closing_of(lines: Sequence[Line]) -> int:
    """Return where an account begins to sum up: behind its last result, in the present tense."""
    last = max((place for place, line in enumerate(lines) if _tells(line)), default=-1)
    if last < 0:
        return sys.maxsize
    return next(
        (line.start for line in lines[last + 1 :] if _CONCLUDES.search(line.text) or _PRESENT.search(line.text)), sys.maxsize
    )


def _results(lines: Sequence[Line], closing: int) -> list[Line]:
    """Return the sentences from the first that tells results to the summing up."""
    conduct = next((place for place, line in enumerate(lines) if line.kind != "title" and _CONDUCT.search(line.text)), 0)
    first = next((place for place, line in enumerate(lines) if place >= conduct and _tells(line)), len(lines))
    return [
        line
        for line in lines[first:]
        if line.start < closing
        and line.kind not in ("title", "heading")
        and not _sets_out(line)
        and not _ASIDE.search(line.text)
    ]


def _tells(line: Line) -> bool:
    return (
        line.kind not in ("title", "heading")
        and any(_is_result(mention) for mention in line.mentions)
        and not _sets_out(line)
    )


def _sets_out(line: Line) -> bool:
    """Tell whether a sentence says what was done or meant to be done, and gives no result of it."""
    return _NO_RESULT.search(line.text) is not None and not any(
        mention.kind in _TESTED for mention in line.mentions
    )


def _is_result(mention: Mention) -> bool:
    return mention.kind in _RESULTS


def _is_said(words: Words, phrase: Phrase, arms: list[tuple[int, int]], line: Line) -> bool:
    if phrase.strength < STRONG or phrase.of_people:
        return False
    start, end = line.start + phrase.start, line.start + phrase.end
    return not any(low < end and start < high for low, high in arms)
