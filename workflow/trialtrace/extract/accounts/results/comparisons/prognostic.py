"""Ratios that set kinds of people against each other and no arms: risk factors, strata, genotypes.

"Age over 70 (odds ratio 2.1) was a risk factor for delirium" says nothing of zinc against placebo,
nor does "relapse was likelier in carriers than in non-carriers (hazard ratio 1.8)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Part
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

# What is looked for among people, whatever they were given.
_FACTORS = sought(
    r"\b(?:(?:risk|prognostic|predictive|protective|causal) factors?|risk markers?|predictors?|predictive (?:of|for)"
    r"|predict(?:s|ed|ing)?|determinants?|prognos\w+|covariates?|appeared (?:to be )?protective"
    r"|independently (?:\w+ )?(?:associated|correlated|related|linked|predict\w*|contribut\w*)"
    r"|independent (?:\w+ )?(?:associations?|correlat\w+|effects?|relation\w*|factors?|parameters?|variables?)"
    r"|(?:each|every|per) (?:additional |further |extra |one-)?(?:year|decade|unit|point|hour|SD)s?\b"
    r"(?= (?:of|in|older|later))"
    r"|(?:each|every|per) (?:additional |further |extra |one-)(?:year|decade|unit|point|hour|SD)s?\b"
    r"|per (?:each )?(?:unit|SD|standard deviation|doubling|10|\d+-\w+)\b|(?:tert|quart|quint|dec)iles?"
    r"|genotypes?|polymorphisms?|alleles?|carriers?|homozygo\w+|heterozygo\w+|wild[- ]type"
    r"|variants?|SNPs?|rs\d{3,}|(?:un)?exposed (?:offspring|infants|children|women|men|people|workers|mothers)"
    r"|factors? (?:that (?:was|were|are) )?(?:\w+ly )?(?:associated|related|linked|includ\w+))\b",
    re.IGNORECASE,
)
# People who differ by what they had or were: "than those with diabetes", "compared with patients who had".
_THAN_PEOPLE = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|relative to)\s(?:[\d.]+\s?%?\s)?(?:in\s|for\s|among\s)?(?:the\s)?"
    rf"(?:(?:those|{PERSONS}|mothers|never|non-?)\s?"
    r"(?:who (?:had|were|did)|with(?:out)?|having|whose|aged|younger|older|smok\w+|users?)"
    r"|[\w+]+-(?:positive|negative|mutant)\b(?!\s(?:arm|group))"
    r"|(?:low|high)(?:est|er)?\s(?:\w+\s){0,2}(?:levels?|tertile|quartile|quintile|expression|scores?|risk|grade|category))",
    re.IGNORECASE,
)
# What speaks of the trial's own comparison, though it names no arm.
_OF_TREATMENT = re.compile(
    r"\b(?:treatments?|treated|therap(?:y|ies)|interventions?|regimens?|arms?|groups?|randomi[sz]\w+|allocat\w+|assigned"
    r"|controls?|placebo|schedules?|strategy|strategies|schemes?)\b",
    re.IGNORECASE,
)
# Arms that only say whom is spoken of: "within the zinc arm", "in zinc-treated women", "during zinc".
_AMONG = re.compile(
    r"\b(?:(?:in|among|within|during|for|of)\s(?:the\s|both\s|all\s|each\s)?(?:treatment\s)?"
    r"|(?:in|among|within|for|of|than)\s(?:(?:the|all|those"
    rf"|{PERSONS})\s){{0,2}}"
    r"(?:on|(?:assigned|allocated|randomi[sz]ed)(?:\sto)?|receiving|given|treated with|taking|concomitant with)\s"
    r"(?:the\s)?|\bconcomitant(?:ly)? with\s(?:the\s)?)$",
    re.IGNORECASE,
)
# "Within arms A, B and C": what stands in a list is spoken of as its first.
_LISTED_WITH = re.compile(r"\s?(?:,|,?\s?(?:and|or))\s?")
# What a sentence that names no arm says of people's features: "nodal stage (HR 1.9) was associated with death".
_SAYS_OF_FEATURES = re.compile(
    r"\b(?:associat\w+|independent(?:ly)?|(?:linked|correlated) (?:with|to)|related to)\b",
    re.IGNORECASE,
)
# Of an analysis with several variables what has its ratio in brackets is one of them.
_OF_VARIABLES = re.compile(r"\b(?:(?:uni|multi)vari\w+|regression)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,60}$")
# "Participants with diabetes had a higher risk", "those aged over 70 were likelier to fall".
_PEOPLE_WITH = re.compile(
    rf"\b(?:those|{PERSONS}|pupils)\s"
    r"(?:with(?:out)?|who (?:had|were)|whose|having|aged|older|younger)\b[^.;()]{3,60}?"
    r"\b(?:had|were|was|died|has|have)\b[^.;()]{0,40}\b(?:higher|lower|greater|increased|reduced|more|less|likelier|excess|worse|better"
    r"|poorer|\w+ times)\b",
    re.IGNORECASE,
)
# "was more frequent in those older than 75", "occurred less often in women with diabetes".
_MORE_AMONG = re.compile(
    r"\b(?:more|less|higher|lower|greater|fewer|likelier|rarer|commoner|increased|reduced)\b[^.;()]{0,40}\b(?:in|among|for)\s"
    rf"(?:those|{PERSONS})\s"
    r"(?:who (?:had|were)|with(?:out)?|whose|having|aged|older|younger)\b",
    re.IGNORECASE,
)
BEFORE = 2


def is_of_factors(
    line: Line, before: Sequence[Line], value: Part, arms: Sequence[ArmMention]
) -> bool:
    """Tell whether a ratio is that of a factor people have, and not of what they were given.

    Parameters
    ----------
    line : Line
        The sentence of the ratio.
    before : sequence of Line
        The sentences just before it, ``BEFORE`` at most.
    value : Part
        The ratio.
    arms : sequence of ArmMention
        The arms that the sentence names.
    """
    text = line.text
    if _FACTORS.search(text) or _THAN_PEOPLE.search(text) or _MORE_AMONG.search(text):
        return not any(_is_own(line, value, arm, arms) for arm in arms)
    if arms or _OF_TREATMENT.search(text):
        return False
    if _SAYS_OF_FEATURES.search(text) or _PEOPLE_WITH.search(text):
        return True
    if _OF_VARIABLES.search(text) and _IN_BRACKETS.search(line.before(value.start, 70)):
        return True
    if line.citations or _CITES.search(line.text):
        return True  # what others found about something
    return any(_FACTORS.search(one.text) for one in before) and bool(_LISTS_ON.search(line.text))


# A sentence that ends with its source, though the text holds no list of them.
_CITES = re.compile(r"\s\[\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*\]\s*\.?\s*$")


def speaks_of_regression(line: Line) -> bool:
    """Tell whether a sentence gives the coefficients of a regression on what people have."""
    return _COEFFICIENTS.search(line.text) is not None and _FACTORS.search(line.text) is not None


_COEFFICIENTS = sought(r"\b(?:betas?|coefficients?)\b|\u03b2\s?=|\bregression\b", re.IGNORECASE)
# "Anaemia (OR 2.2) was also associated", "the same analysis": the list of factors goes on.
_LISTS_ON = re.compile(
    r"\b(?:associated|association|significan\w+|analys[ie]s|likewise|similarly|also|protective)\b",
    re.IGNORECASE,
)


def _is_own(line: Line, value: Part, arm: ArmMention, arms: Sequence[ArmMention]) -> bool:
    """Tell whether a ratio is said of an arm: it stands behind it, and does not only say of whom."""
    numbers = [one for one in line.mentions if one.end <= value.start and one.start >= arm.end]
    if arm.end <= value.start and any(one.kind in ("ratio", "effect") for one in numbers):
        return False
    if line.after(arm.end, 1) == ":":
        return False  # "(zinc: hazard ratio 1.8; placebo: 2.1)": the same in each
    return not _is_among(line, arm, arms)


def _is_among(line: Line, arm: ArmMention, arms: Sequence[ArmMention]) -> bool:
    """Tell whether an arm only says whom is spoken of, by itself or in a list behind one that does."""
    if _AMONG.search(line.before(arm.start, 40)):
        return True
    ahead = [one for one in arms if one.end <= arm.start]
    if not ahead:
        return False
    last = max(ahead, key=lambda one: one.end)
    gap = line.text[last.end - line.start : arm.start - line.start]
    return _LISTED_WITH.fullmatch(gap) is not None and _is_among(line, last, arms)
