"""Patterns over the words of outcomes: stages, units, reasons, names of scales, yes and no."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.grammar.people import PERSONS

STAGE = re.compile(
    r"\b(?:pre|post|before|after|following|prior to|at|end of|at the end of|during)[\s-]*(?:the\s+)?"
    r"(?:interventions?|treatments?|therapy|surgery|operations?|procedures?|training|tests?|programmes?|"
    r"programs?|study|trial|injections?|randomi[sz]ation|discharge|admission|follow-?up|birth|delivery)\b"
    r"|(?<!to )\b(?:(?:[1-9](?:st|nd|rd|th)|first|second|third|final|last)\s+)?follow-?\s?ups?\b(?:\s*[1-9]\b)?"
    r"|\b(?:pre|post)-?\s?tests?\s*[1-9]\b"
    r"|\b(?:pre|post)-?(?:tests?|treatment|intervention|operative(?:ly)?|training)\b"
    r"|\b(?:at )?any (?:time|point)\b(?: (?:during|between|before|after|within))?"
    r"|\bbetween\s+(?:day|week|month|visit)s?\s*\d+ and (?:(?:day|week|month|visit)s?\s*)?\d+(?:\s+visits?)?"
    r"|\bvisits?\b(?=\W*$)"
    r"|^\W*(?:before|after|pre|post|final|initial|end)\W*$",
    re.IGNORECASE,
)
# Who was counted, and how gaps were filled: no name of an outcome.
ANALYSED = re.compile(
    r"(?:\b(?:modified\s+)?(?:intention|intent)[- ]to[- ]treat\b|\bper[- ]protocol\b|\bas[- ]treated\b|"
    r"\bcomplete[- ]cases?\b|\blast observation carried forward\b|\b(?:full|main|primary|sensitivity)"
    r"(?=\s+analysis)|(?<![\w-])m?ITT(?![\w-]))(?:\s+(?:analysis|population|set))?|"
    r"^\W*(?:all|total|whole|overall)\s+(?:(?:study|randomi[sz]ed)\s+)?(?:patients|participants|subjects|"
    r"sample|population|cohort|group)\W*$",
    re.IGNORECASE,
)
_UNIT = (
    r"(?:[kmcdµμnp]?(?:g|l|L|m|mol|mole|IU|U|J|cal|Pa|s)|mm ?Hg|cm ?H2O|sec(?:ond)?s?|min(?:ute)?s?|h(?:(?:ou)?rs?)?|"
    r"days?|weeks?|wks?|months?|years?|yrs?|bpm|beats|N|Nm|W|Hz|dB|%|°C?|points?|score|repetitions?)"
)
BEHIND = re.compile(rf",\s*{_UNIT}(?:\s*[/.·]\s*[\w^%-]+|\s+per\s+\w+|\^?-?\d\^?)*\W*$")
UNITS = re.compile(r"[(\[](?![A-Z][)\]])[^()\[\]]*[)\]](?!\w)")
YES = re.compile(r"\W*(?:yes|present|positive)\W*(?:n\W*(?:%\W*)?)?", re.IGNORECASE)
# How a row counts: "Relapse, No. (%)", "Cure, no./total no.".
COUNTING = re.compile(
    r"(?<![\w.])(?:nos?\.|n)(?:\s*/\s*(?:total\s+)?(?:nos?\.|n\b))?(?=\s*(?:[(\[]\s*%|$))",
    re.IGNORECASE,
)
NO = re.compile(
    r"\W*(?:no|none|absent|negative|missing|unknown|not (?:known|reported|available|applicable)|n/?a)"
    r"\W*(?:n\W*(?:%\W*)?)?", re.IGNORECASE,
)  # fmt: skip
BRACKET = re.compile(r"\s*\((?P<inside>[^()]{2,40})\)")
# "Gum inflammation (gingival index)": a means of measuring in words.
MEASURE = re.compile(
    r"\b(?:index|score|scale|questionnaire|inventory|test|survey)\s*$", re.IGNORECASE
)
NAME = re.compile(r"(?<![\w-])[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)*(?<=[\w-]{3})(?!\w)")
WHEN = re.compile(
    r"\b(?:after|before|during|following|within|until|since|throughout)\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+){0,2}",
    re.IGNORECASE,
)
PART_OF = re.compile(
    r"\b(?:among|subgroup|those|aged|"
    rf"(?:{PERSONS}|smokers)\s+(?:with|without|who|whose|aged|at))\b",
    re.IGNORECASE,
)
WHY = re.compile(
    r"(?P<what>[^,;()]*\w)\s+(?:for|due to|because of|owing to|caused by|leading to|attributed to|"
    r"related to)\s+(?P<why>[^,;()]{3,60})",
    re.IGNORECASE,
)
LISTS = re.compile(r"\w,.*\band\b")


# What a caption says in front of what was measured, and behind it.
_OPENING = re.compile(
    r"(?:\W*(?:the|mean|overall|main|primary|secondary|various|different|statistical|summary|"
    r"descriptive|within-?group|between-?group|inter-?group|intra-?group)\b)*\W*"
    r"(?:(?:comparisons?|comparing|changes?|results?|summary|analys[ie]s|distribution|assessment|evaluation|"
    r"statistics|values?|means?|overview|outcomes?)\s+(?:of|in|for|on|between|with)|"
    r"(?:effects?|impact|influence|efficacy|effectiveness)\b[^.;:]{0,120}?\bon)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:table|tab)\b\.?\s*\w{1,4}\b\W*", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:in|between|among|amongst|before|after|by|according|at|during|for|from|with|within|across|over|"
    r"throughout|given as|expressed|presented|reported|assessed|measured|obtained|recorded|"
    r"pre|post|of (?:the )?(?:two|three|four|both|all|study|studied|patients|participants|subjects)|versus|vs)\b"
    r"|[.;:](?!\d)|\bmeans?\s*(?:\(|\u00b1)",
    re.IGNORECASE,
)


def subject_of(caption: str) -> str:
    """Return what a caption says was measured, without who, when and how it was summed up.

    Examples
    --------
    >>> subject_of("Comparison of grip strength between the two groups before and after training")
    'grip strength'
    >>> subject_of("Knee flexion")
    'Knee flexion'
    """
    view = _NUMBERED.sub("", plain(caption).strip("*_# \n"))
    opened = _OPENING.match(view)
    while opened:
        view = view[opened.end() :]
        opened = _OPENING.match(view)
    closed = _CLOSING.search(view, 1)
    subject = view[: closed.start()] if closed else view
    return subject.strip() if re.search(r"[^\W\d_]{3}", subject) else caption


def squeezed(words: str) -> str:
    """Return letters and digits only, so that "SF-12" and "SF12" are one name."""
    return re.sub(r"[\W_]", "", plain(words)).casefold()
