"""Two arms without a name: the text sets numbers against each other and never says of whom they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.fallback import COMPARATOR, COMPARES
from trialtrace.extract.accounts.arms.name import NAMELESS, Name
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule

_VALUE = r"\d[\d.,·]*(?:\s?%|\sper ?cent)?(?:\s?(?:±|\+/-)\s?\d[\d.]*)?(?:\s?\([^()]{1,40}\))?"
UNNAMED = rule(
    NAMELESS,
    rf"(?<![\d.,·/-]){_VALUE}(?:\s[a-z/]{{1,9}}){{0,2}},?\s"
    rf"(?P<joint>vs?\b\.?|versus|(?:as )?compared (?:with|to))\s-?{_VALUE}(?![\w/.,·]?\d)",
    "Fewer itched (11% v 25%) and slept badly.",
    "It fell from 11% to 25% of what was stage 2 versus stage 3.",
)
# "at 3 v 6 months", "5 mg v 10 mg", "before 11 v after 25": times, doses and moments are no results of arms.
_NO_RESULT = re.compile(
    r"\s?-?(?:weeks?|months?|years?|days?|hours?|h|min(?:utes)?|mg|g|µg|mcg|ml|IU|units?|Gy|fractions|cycles"
    r"|sessions|times|mm|cm|Hz)\b"
)
# What is set against itself, people by their kind, tests by their figures, and what has names.
_NO_ARMS = re.compile(
    r"\b(?:baseline|before|pre-?\w+|beforehand|at entry|initially|periods?|phases?|seasons?|20\d\d|19\d\d|years"
    r"|expected|predicted|m[ae]n|wom[ae]n|boys|girls|males?|females?|older|younger|sensitivity|specificity|accuracy"
    r"|agreement|kappa|correlat\w+|predictive|than)\b",
    re.IGNORECASE,
)


def unnamed_arms(lines: Sequence[Line]) -> list[Arm]:
    """Return two arms for numbers that are set against each other, in the order in which they are told.

    Nothing but this order says which of them was tried: what is given to them is ``unsure``, and no
    effect is derived from arms without a name.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of an own trial in which no source found the arms' names.

    Returns
    -------
    list of Arm
        The experimental arm and its comparator, both cited by the word that sets the first pair of
        numbers apart; empty where no numbers are set against each other, or no groups.
    """
    if not any(COMPARES.search(line.text) or COMPARATOR.search(line.text) for line in lines):
        return []
    for line in lines:
        for match in UNNAMED.finditer(line.text):
            if _NO_RESULT.match(line.text, match.end()) or _NO_ARMS.search(line.text):
                continue
            low, high = match.span("joint")
            name = Name(line.start + low, line.start + high, match["joint"], NAMELESS)
            return [Arm(name), Arm(name, role="active")]
    return []
