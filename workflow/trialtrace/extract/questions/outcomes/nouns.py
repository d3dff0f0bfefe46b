"""The nouns that name an outcome: "pain" of "back pain at 12 weeks"."""

from __future__ import annotations

import re

from trialtrace.extract.questions.outcomes.wording import WHY
from trialtrace.extract.questions.outcomes.words import stem, stems, tokens, weight

_PHRASES = re.compile(
    r"\b(?:of|in|at|on|during|after|before|within|by|for|from|among|with|per|over|between|until|"
    r"under|who|that|which|to|as|due|because)\b|[,:;()/]|\s[-\u2013\u2014]\s",
    re.IGNORECASE,
)


def naming_nouns(words: str) -> list[str]:
    """Return the words that name an outcome: the last of its first phrase, and what that is "of".

    Examples
    --------
    >>> naming_nouns("back pain at 12 weeks"), naming_nouns("change in lean body weight")
    (['pain'], ['change', 'weight'])
    >>> naming_nouns("duration of labour after induction")
    ['duration', 'labor']
    """
    found: list[str] = []
    place = 0
    wanted = True
    for match in (*_PHRASES.finditer(words), None):
        phrase = tokens(words[place : match.start() if match else len(words)])
        if phrase and wanted:
            found.append(phrase[-1])
            if len(phrase) > 1 and (weight(stem(phrase[-1])) < 1 or phrase[-1].endswith("ed")):
                found.append(phrase[-2])
        if match is None or not phrase:
            continue
        # "Change in weight", "number of falls": what is measured comes behind.
        light = all(weight(stem(one)) < 1 for one in phrase)
        wanted = match.group().lower() in ("of", "to") or (wanted and light)
        place = match.end()
    return found


def reason_in(words: str) -> str:
    """Return why something happened, as words say it behind what happened; else nothing.

    Examples
    --------
    >>> reason_in("readmission due to asthma"), reason_in("need for transfusion")
    ('asthma', '')
    """
    match = WHY.search(words)
    if match is None or not any(weight(one) >= 1 for one in stems(match["what"])):
        return ""
    return match["why"]
