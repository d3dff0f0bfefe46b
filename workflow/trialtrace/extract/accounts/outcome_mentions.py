"""Outcomes that an account tells of without a number: each place that names one is evidence."""

from __future__ import annotations

import re

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
# What a study set out to do, how it measured, what others found: nothing is said of an outcome.
_NO_RESULT = re.compile(
    r"\b(?:aims?|objectives?|purpose|hypothes\w+|we (?:sought|aimed|investigated|evaluated|assessed|examined|compared|measured|studied)|"
    r"to (?:evaluate|assess|determine|investigate|examine|test|explore|study|identify)|designed to|defined as|"
    r"(?:was|were) (?:to (?:\w+ )?(?:evaluate|assess|determine|compare)|assessed|evaluated|measured|collected|recorded|calculated|"
    r"determined|estimated using|analy[sz]ed|defined|scheduled|randomi[sz]ed|randomly|assigned|allocated|enrolled|recruited|stratified|scored)|"
    r"eligible|inclusion criteria|primary (?:end ?-?points?|outcomes?)|secondary (?:end ?-?points?|outcomes?)|end ?-?points? (?:was|were|included))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:significant\w*|differ\w*|higher|lower|greater|less|more|fewer|longer|shorter|larger|smaller|better|worse|increas\w+|decreas\w+|"
    r"reduc\w+|improv\w+|similar\w*|comparable|occur\w*|observed|seen|reported|experienced|developed|associat\w+|correlat\w+|no|common|"
    r"frequent|favou?r\w*|unchanged|remained|fell|rose|declin\w+|gain\w*|achieved|showed|demonstrated|found|noted|respectively|was|were|had)\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"^\W*(?:in (?:conclusion|summary)|conclusions?\b|we conclude|these (?:results|data|findings)|this (?:study|trial)|our (?:results|data|findings|study)|"
    r"the (?:results|findings|data) (?:of|from|indicate|suggest|show))|\b(?:suggests?|further (?:studies|research|trials)|should be|is (?:an? )?(?:effective|safe|feasible|well)|may be|appears? to)\b",
    re.IGNORECASE,
)


def write_mentions(account: Account) -> None:
    """Cite the outcomes that the results of a study's own report name, with or without a number."""
    if account.claim_level != "own_result":
        return
    for line in _results(account.lines):
        words = account.outcomes.words(line)
        arms = account.arm_spans(line)
        for phrase in words.phrases:
            if _is_said(words, phrase, arms, line):
                account.outcomes.row(words.named(phrase, "outcome.told"))


def _results(lines: tuple[Line, ...]) -> list[Line]:
    """Return the sentences between the first and the last that tell results."""
    told = [
        place
        for place, line in enumerate(lines)
        if line.kind not in ("title", "heading") and not _NO_RESULT.search(line.text) and any(_is_result(m) for m in line.mentions)
    ]
    if not told:
        return []
    first, last = told[0], told[-1]
    while last + 1 < len(lines) and not _CONCLUDES.search(lines[last + 1].text):
        last += 1
    return [
        line
        for line in lines[first : last + 1]
        if line.kind not in ("title", "heading") and not _NO_RESULT.search(line.text) and _TOLD.search(line.text)
    ]


def _is_result(mention: Mention) -> bool:
    return mention.kind in _RESULTS


def _is_said(words: Words, phrase: Phrase, arms: list[tuple[int, int]], line: Line) -> bool:
    if phrase.strength < STRONG or phrase.of_people:
        return False
    start, end = line.start + phrase.start, line.start + phrase.end
    return not any(low < end and start < high for low, high in arms)
