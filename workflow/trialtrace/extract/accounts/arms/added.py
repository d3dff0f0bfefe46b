"""Arms that one thing more sets apart: "A with or without B"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.fit import may_name
from trialtrace.extract.accounts.arms.name import Name, left_cut, outside_brackets
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.prefilter import sought

# What all had is named first, what some had besides second.
ADDED = "arms.with_or_without"

_WITH_OR_WITHOUT = sought(
    r",?\s(?:either )?with(?:,)? or without\s(?:the addition of\s)?", re.IGNORECASE
)
_SHARED = re.compile(
    r"\b(?:(?:randomi[sz]ed|(?:randomly )?(?:assigned|allocated))(?: \w+){0,4}? (?:to(?: receive| undergo)?|between)"
    r"|to (?:receive|undergo)|received|underwent|were (?:given|treated with)|comparing|compared"
    r"|(?:trial|study|comparison) of)(?: either)?\s",
    re.IGNORECASE,
)
# Who took part, or what they had before, is no treatment of an arm.
_PEOPLE = re.compile(
    r"\b(?:patients|women|men|children|adults|participants|subjects|those|disease|cancer|tumou?rs?"
    r"|carcinoma|metastas[ei]s)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:an?\s|any\s|prior\s|previous\s|known\s|concomitant\s|concurrent\s|axillary\s)*"
    r"(?:nod(?:al|es?)|metastas\w+|involve\w+|disease|symptoms?|histor\w+|diabetes|cancer|pain"
    r"|evidence|invasion|recurren\w+|residual|complications?|adjust\w+|inclu\w+|using)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[(\[](?:the )?[A-Z][A-Za-z0-9/+-]{1,9}(?: (?:group|arm))?[)\];,]")
# "A or B, each with or without C": a second question beside the first.
_ALTERNATIVES = re.compile(r"\b(?:or|versus|vs)\b|[;:]", re.IGNORECASE)


def with_or_without(line: Line) -> tuple[Name, ...]:
    """Read "were randomised to A (X) with or without B (XB)": B is what one arm had besides.

    Without the short form behind B the sentence may sum up what other names tell better.

    Parameters
    ----------
    line : Line
        A sentence that shares people out, or compares.

    Returns
    -------
    tuple of Name
        A and B; empty where no sentence says so, or where it speaks of the people.
    """
    flat = outside_brackets(line.text)
    joint = _WITH_OR_WITHOUT.search(flat)
    if joint is None:
        return ()
    if not _SHORT.search(line.text, joint.end()):
        return ()
    cues = list(_SHARED.finditer(flat, 0, joint.start() + 1))
    if not cues or _STATE.match(flat, joint.end()):
        return ()
    low = cues[-1].end()
    if _PEOPLE.search(flat, low, joint.start()) or _ALTERNATIVES.search(flat, low, joint.start()):
        return ()
    base = left_cut(line.text, low, joint.start(), ADDED, line.start)
    more = left_cut(line.text, joint.end(), len(line.text), ADDED, line.start)
    if base is None or more is None or not (may_name(base.text) and may_name(more.text)):
        return ()
    return base, more
