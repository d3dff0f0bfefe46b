"""Outcomes that an account tells of without a number: each place that names one is evidence."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.outcomes.name import Words
from trialtrace.extract.accounts.outcomes.strength import FAIR, STRONG, Phrase
from trialtrace.extract.accounts.outcomes.tokens import word_set
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.prefilter import sought

# Numbers that only results have.
_RESULTS = word_set(
    """p_value ratio effect interval count_percent mean_sd mean median median_iqr change percent
    fraction relative_effect percent_points"""
)
_TESTED = word_set("p_value ratio effect interval")
# What a study set out to do, how it measured, what others found: nothing is said of an outcome.
_NO_RESULT = sought(
    r"\b(?:aims?|objectives?|purpose|hypothes\w+|designed to|defined as|eligible|inclusion criteria|"
    r"we (?:sought|aimed|investigated|evaluated|assessed|examined|compared|measured|studied)|"
    r"to (?:evaluate|assess|determine|investigate|examine|test|explore|study|identify)|"
    r"(?:was|were) (?:to (?:\w+ )?(?:evaluate|assess|determine|compare)|assessed|evaluated|measured|"
    r"collected|recorded|calculated|determined|estimated using|analy[sz]ed|defined|scheduled|"
    r"randomi[sz]ed|randomly|assigned|allocated|enrolled|recruited|stratified|scored)|"
    r"(?:primary|secondary) (?:end ?-?points?|outcomes?)|end ?-?points? (?:was|were|included))\b",
    re.IGNORECASE,
)
# Who was in the trial, and models of what an outcome depends on.
_ASIDE = sought(
    r"\b(?:baseline (?:\w+ )?characteristics|balanced|demographic|"
    r"(?:in|regarding|respect to|for) age\b|multivaria\w+|regression|"
    r"independent(?:ly)? (?:\w+ )?(?:predict|factor|risk|prognos)\w*|prognostic|predictors?)",
    re.IGNORECASE,
)
_CONDUCT = sought(
    r"\b(?:was|were|we|had been)\s+(?:[\w,-]+\s+){0,4}?(?:random\w*|assigned|allocated|enrol\w+|"
    r"recruited|included|treated|given|divided)\b|\b(?:received|underwent)\b",
    re.IGNORECASE,
)
_MOVED = sought(
    r"\b(?:significant(?:ly)?|did not differ|no (?:\w+ )?differences?|increased|decreased|reduced|"
    r"improved|(?:was|were) (?:\w+ )?(?:higher|lower|greater|similar|observed|reported))\b",
    re.IGNORECASE,
)
# What a phrase stands behind, or in front of, where it is said to have changed or to differ.
_COMPARED_BEFORE = re.compile(
    r"\b(?:(?:increases?|decreases?|reductions?|changes?|differences?|improvements?|rises?|falls?|"
    r"declines?|gains?)\s+(?:in|of)|increased|decreased|reduced|improved|lowered|raised|enhanced|"
    r"higher|lower|greater|less|better|worse|longer|shorter|fewer|similar)\s+"
    r"(?:the\s+|their\s+|mean\s+|median\s+|overall\s+)?$",
    re.IGNORECASE,
)
_TESTED_BEHIND = re.compile(
    r"\s*(?:\([^()]{0,12}\)\s*)?(?:"
    r"[(\[]\s*(?:[Pp]\s*[<=>\u2264\u2265]|[-\u2212]?\d[\d.,\u00b7]*\s*%?\s*(?:\u00b1[^()]{1,14})?"
    r"(?:vs?\.?|versus|compared)\b)|"
    r"(?:was|were)\s+(?:also\s+)?(?:not\s+)?"
    r"(?:statistically\s+|significantly\s+|markedly\s+|slightly\s+|more\s+|less\s+){0,3}"
    r"(?:higher|lower|greater|longer|shorter|increased|decreased|reduced|improved|similar|"
    r"different|better|worse|comparable|common|frequent)\b|"
    r"(?:significantly\s+)?(?:increased|decreased|improved|declined|worsened|rose|fell|"
    r"did\s+not\s+(?:differ|change)|differed)\b)",
)
_CONCLUDES = re.compile(
    r"^\W*(?:in (?:conclusion|summary)|conclusions?\b|interpretation\b|we conclude|"
    r"these (?:results|data|findings)|this (?:study|trial)\b|"
    r"our (?:results|data|findings|study|trial))",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|may|might|can|cannot|could|should|would|will|does|do|has|have|seems?|seemed|"
    r"appears?|suggests?|supports?|indicates?|reduces|improves|increases|decreases|provides|"
    r"results in|leads|prevents|confers|offers|remains|needs|further|warrants?|represents?|"
    r"demonstrates?|shows?|highlights?|contributes?|was shown to)\b",
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
                rule = "outcome.told" if phrase.strength == STRONG else "outcome.told_by_place"
                named = words.named(phrase, rule)
                account.outcomes.row(account.outcomes.whole(line, named, named.end))


def closing_of(lines: Sequence[Line]) -> int:
    """Return where an account begins to sum up: behind its last result, in the present tense."""
    last = max((place for place, line in enumerate(lines) if _tells(line)), default=-1)
    if last < 0:
        return sys.maxsize
    trailing = [line for line in lines[last + 1 :] if len(line.text) > 40]
    return next(
        (
            line.start
            for line in trailing
            if _CONCLUDES.search(line.text) or _PRESENT.search(line.text) or line is trailing[-1]
        ),
        sys.maxsize,
    )


def _results(lines: Sequence[Line], closing: int) -> list[Line]:
    """Return the sentences from the first that tells results to the summing up."""
    conduct = next(
        (
            place
            for place, line in enumerate(lines)
            if line.kind != "title" and _CONDUCT.search(line.text)
        ),
        0,
    )
    first = next(
        (
            place
            for place, line in enumerate(lines)
            if place >= conduct and (_tells(line) or _moves(line))
        ),
        len(lines),
    )
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


def _moves(line: Line) -> bool:
    return (
        line.kind not in ("title", "heading")
        and _MOVED.search(line.text) is not None
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
    """Tell whether a result sentence says something of a phrase: by its words, or by its place."""
    if phrase.of_people or phrase.strength < FAIR:
        return False
    start, end = line.start + phrase.start, line.start + phrase.end
    if any(low < end and start < high for low, high in arms):
        return False
    if phrase.strength == STRONG:
        return True
    return bool(
        _TESTED_BEHIND.match(line.text, phrase.end)
        or _COMPARED_BEFORE.search(line.text[max(0, phrase.start - 40) : phrase.start])
    )
