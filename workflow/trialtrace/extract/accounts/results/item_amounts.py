"""Amounts that people used up: written like doses, but measured.

"Morphine consumption was 31 mg with zinc and 44 mg with placebo" tells results; "patients received 31
mg" tells what was given.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.prefilter import sought

# What is said of amounts that a trial measures.
_USED_UP = sought(
    r"\b(?:consum(?:ption|ed)|requirements?|(?:required|needed|used)\s(?!to\b)|usage|utili[sz]ation|use(?=\s\()|use\s(?:was|of|in|over|during)"
    r"|intake|restriction|expenditure|excretion|losses|loss)\b",
    re.IGNORECASE,
)
# What is said of amounts that a trial gives.
_GIVEN = re.compile(
    r"\b(?:receiv\w+|given|gave|giving|tak(?:es?|ing|en)|took|administ\w+|inject\w+|infus\w+|randomi\w+|assigned|allocated"
    r"|dos(?:es?|age|ing)|regimens?|bolus|tablets?|started|titrat\w+|treated with|premedicat\w+)\s[^.;()]{0,40}$",
    re.IGNORECASE,
)
# A sentence that tells results sets numbers against each other, or says how sure it is.
_TELLS = re.compile(
    r"\b(?:p\s?[<=>]|significan\w+|versus|vs|v|compared|than|less|more|respectively|means?|medians?|averag\w+)(?![\w-])",
    re.IGNORECASE,
)


def used_up(line: Line, mention: Mention) -> bool:
    """Tell whether an amount was used up by people, as far as its sentence says.

    Parameters
    ----------
    line : Line
        The sentence.
    mention : Mention
        An amount in it that is written like a dose.
    """
    before = line.text[: mention.start - line.start]
    return (
        _USED_UP.search(before) is not None
        and _GIVEN.search(before[-80:]) is None
        and _TELLS.search(line.text) is not None
    )
