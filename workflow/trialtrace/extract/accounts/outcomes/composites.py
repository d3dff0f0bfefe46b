"""Composite outcomes: "a composite of death, stroke and bleeding" is one outcome, not its last part."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import OPPOSITE, Named, Turned
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.lexicon import Lexicon

_COMPOSITE = re.compile(
    r"\bcomposite (?:(?:primary |secondary |efficacy |safety )?(?:outcomes?|end ?-?points?|measure) )?"
    r"(?:of|comprising|consisting of|including) (?:[^.;:()\d]|\d(?=-)){3,160}?"
    r"(?=,? (?:occurred|was|were|had|has|developed|happened|did|in \d+|at \d+|by \d+|between|with|among)\b"
    r"|\s?[(.;:]|$)",
    re.IGNORECASE,
)


def composite_of(line: Line, named: Named, lexicon: Lexicon) -> Named:
    """Widen the name of a part to that of the composite it stands in; else return it as it is.

    More of a composite is worse where more of its known parts is; it has no concept, since none of its
    parts is what was counted.

    Parameters
    ----------
    line : Line
        The sentence.
    named : Named
        The outcome as it is named in it.
    lexicon : Lexicon
        Its ``outcomes`` say whether more of the parts is worse.
    """
    text, at = line.text, line.start
    if "omposite" not in text:
        return named
    for found in _COMPOSITE.finditer(text):
        start, end = at + found.start(), at + found.end()
        if start <= named.start and named.end <= end:
            parts = (
                lexicon.find("outcomes", text, *found.span())
                if "outcomes" in lexicon.categories
                else ()
            )
            known = {part.attributes.get("polarity", "") for part in parts} & set(OPPOSITE)
            polarity = known.pop() if len(known) == 1 else ""
            return Turned(
                start, end, "outcome.composite", named.term, named.tier,
                (start, start + len("composite")), polarity,
            )  # fmt: skip
    return named
