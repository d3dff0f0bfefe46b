"""Groups that are set against each other with their short forms: "A (AB) was compared with B (CD)"."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.arms.elsewhere import Elsewhere
from trialtrace.extract.accounts.arms.name import Name, left_cut
from trialtrace.extract.accounts.reading import Line

_SHORT = r"\((?P<{0}>[A-Z][A-Za-z+/-]{{1,7}})\)"
_COMPARED = re.compile(
    rf"(?:^|[:.;]\s|\bof\s|\bwhether\s)(?P<one>[^.;:()]{{3,70}}?)\s{_SHORT.format('short')}"
    rf"(?P<more>[^.;()]{{0,220}}?)\b(?:was|were|is)\scompared\s(?:with|to|against)\s"
    rf"(?P<two>[^.;:()]{{3,70}}?)\s{_SHORT.format('other')}",
)
_RULE = "arms.short_defined"


def short_compared(line: Line, elsewhere: Elsewhere) -> tuple[Name, ...]:
    """Read "A (AB), delivered by mail, was compared with B (CD)" where the text goes on to use both.

    Parameters
    ----------
    line : Line
        A sentence.
    elsewhere : Elsewhere
        All sentences of the account.
    """
    if "compared" not in line.text:
        return ()
    match = _COMPARED.search(line.text)
    if match is None:
        return ()
    names = []
    for which, short in (("one", "short"), ("two", "other")):
        used = rf"(?<![\w.-]){re.escape(match[short])}(?![\w+/])"
        name = left_cut(line.text, *match.span(which), _RULE, line.start)
        if name is None or not elsewhere.says(used, match[short], line):
            return ()
        names.append(replace(name, short=match[short]))
    return tuple(names)
