"""Numbers in a bracket behind the people of a trial: what they were like when they came in."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

# "Forty adults with gout (28 women, urate 9.1 ± 1.2 mg/dl) were randomised": not "in the zinc
# group (...)", nor "40 relapsed (...) and were given".
_WHO_CAME_IN = sought(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|hundred))\s"
    r"(?:[\w'’/-]+\s){0,4}?"
    rf"(?:{PERSONS}|adolescents|boys|girls|residents|outpatients|inpatients)\b"
    r"(?:(?!\b(?:groups?|arms?|received|treated|given)\b)[^().;:\d]){0,80}"
    r"\((?P<inside>[^()]{3,200}(?:\([^()]{0,40}\)[^()]{0,120}){0,4})\)"
    r",?\s(?:who\s|that\s)?(?:(?:were|was|had\sbeen)\s(?:[a-z]+ly\s|then\s)?"
    r"(?:randomi[sz]ed|assigned|allocated|enrol\w+|recruited|included|studied|entered|divided|stratified)"
    r"|participated|took\spart|entered|consented|agreed"
    r"|(?:took|received|underwent|drank|ate|completed|performed)\b(?=[^.;]{0,200}\brandom))\b",
    re.IGNORECASE,
)


def traits_in(line: Line) -> list[tuple[int, int]]:
    """Return where a sentence says in brackets what the people were like who came into a trial."""
    return [
        (line.start + match.start("inside"), line.start + match.end("inside"))
        for match in _WHO_CAME_IN.finditer(line.text)
    ]
