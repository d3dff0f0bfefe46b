"""Whether a number tells who stayed in a trial, and no outcome: completion, adherence, power."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Mention, Part
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

# What became of people as members of the trial.
COMPLETED = sought(
    r"\b(?:completed|complet(?:ing|ion)|adher\w+|complian\w+|withdr\w+|dropp?ed|drop-?outs?|attrition|retention"
    r"|lost to|follow-up (?:rates?|assessments?)|of the planned|dose intensity|evaluable|eligible|discontinu\w+"
    r"|stratified|cross-?over|crossed over"
    r"|received (?:the |their )?(?:allocated|assigned|planned) (?:treatment|intervention|therapy)"
    r"|(?:was|were) retained(?= (?:at|in|until|through))"
    r"|(?:was|were) complete(?= (?:for|in|at))|moved (?:away|house)|did not (?:receive|start|attend|return)"
    r"|guessed|blinding was|(?:was|were) excluded(?= (?:from|because|due|owing|for|after)))\b",
    re.IGNORECASE,
)
# What was planned or supposed before anything was seen.
_PLANNED = re.compile(
    r"\b(?:power(?=\s(?:of|to|level|was|for|\()|\s?=|\))|alpha(?=\s?(?:=|of|level|error))|hypothes\w+|assum(?:ed|ing|ptions?)"
    r"|powered|to detect|sample size|(?:equivalence|non-?inferiority|superiority) margin"
    r"|planned (?:enrol\w+|accrual|recruitment|sample))\b",
    re.IGNORECASE,
)
# "A rate ratio of 1.3 was predefined as relevant"
_SET_BEFOREHAND = re.compile(
    r"[^\d.;]{0,12}\b(?:was|were|had been) (?:pre-?defined|pre-?specified|defined|chosen|set) (?:as|to|a priori)\b",
    re.IGNORECASE,
)
# "after completion of", "patients who completed": they say when or who, not what.
_ASIDE = re.compile(
    r"\b(?:after|following|before|during|at|upon|on|since|until|by|of|in|for|to|who|that|had|those)"
    r"(?:\s(?:the|their|all|these|those|early|study|treatment|planned|be|have))*\s$",
    re.IGNORECASE,
)
# "the adverse event leading to discontinuation": what happened, to those who left because of it.
_LED_TO = re.compile(r"\b(?:leading|led) to (?:\w+ ){0,2}$", re.IGNORECASE)
# "patients completing", "eligible patients".
_PEOPLE_AHEAD = re.compile(rf"\b{PERSONS}\s$", re.IGNORECASE)
_PEOPLE_BEHIND = re.compile(rf"\s(?:[a-z-]+\s)?{PERSONS}\b")
# People left because of what the treatment did to them, or did not: an outcome.
_BECAUSE = re.compile(
    r"\b(?:because of|due to|owing to|as a result of|resulting from|caused by|for)\s"
    r"(?:an? |any |the |treatment-related |drug-related |serious |intolerable "
    r"|unacceptable )*"
    r"(?:adverse|side[- ]effects?|toxic\w*|intoleran\w*|tolerab\w+|lack|inefficacy|insufficient|progress\w*|relapse"
    r"|events?|disease|poor (?:response|tolerance))"
    # ... or because of anything but what hinders people or their doctors
    r"|\b(?:because of|due to|owing to|as a result of)\s(?!(?:[\w'’-]+\s){0,4}?(?:consent|refus\w+|mov(?:e|ed|ing)"
    r"|relocat\w+|protocol|personal|logistic\w*|administrat\w+|(?:non-?)?(?:compliance|adherence)|missing|data|loss"
    r"|lost|interest|time|motivation|distance|transport\w*|travel|schedul\w+|(?:in)?eligib\w+|withdrawal"
    r"|technical\w*|pregnancy|follow-up|family|work|incomplete|unavailab\w+|clos(?:ed|ing|ure)|reasons?|violations?"
    r"|errors?|problems?|costs?|covid\S*|pandemic)\b)[a-z]",
    re.IGNORECASE,
)
# "84 (zinc: n = 40, placebo: n = 44)": all of them, and how they were shared out.
_SHARED_OUT = re.compile(
    r"\s?(?:[a-z]{2,15}\s){0,2}[(\[][^()\[\]]{0,60}?\b[nN]\s?=\s?\d[^()\[\]]{1,80}?\b[nN]\s?=\s?\d"
)
_NEAR = 45
_CLAUSE_END = re.compile(r"[;:,]\s|\.\s|\d")


# "compared with 515 expected failures", "in an expected 15%".
_EXPECTED = re.compile(r"\s(?:were\s)?(?:expected|anticipated)\b", re.IGNORECASE)
_EXPECTED_AHEAD = re.compile(r"\b(?:expected|anticipated)\s$", re.IGNORECASE)


def is_expected(line: Line, part: Part) -> bool:
    """Tell whether a number is what was expected: "compared with 515 expected failures"."""
    return (
        _EXPECTED_AHEAD.search(line.before(part.start, 14)) is not None
        or _EXPECTED.match(line.after(part.end, 24)) is not None
    )


def is_planned(line: Line, mention: Mention) -> bool:
    """Tell whether a number was supposed when the trial was designed: "80% power to detect"."""
    return (
        _PLANNED.search(line.before(mention.start, 90)) is not None
        or _PLANNED.search(_clause_behind(line, mention)[:45]) is not None
        or is_expected(line, mention.parts[0])
        or _SET_BEFOREHAND.match(line.after(mention.end, 60)) is not None
    )


def is_shared_out(line: Line, mention: Mention) -> bool:
    """Tell whether the sizes of arms stand in a bracket behind a number: it is all of them."""
    return _SHARED_OUT.match(line.after(mention.end, 180)) is not None


def is_flow(line: Line, mention: Mention) -> bool:
    """Tell whether the words of a number's clause say that people stayed or left."""
    ahead, behind = line.before(mention.start, 75), _clause_behind(line, mention)
    if _BECAUSE.search(behind) or _BECAUSE.search(line.before(mention.start, 90)):
        return False
    if any(
        not _of_whom(behind, found)
        for found in COMPLETED.finditer(behind)
        if found.end() <= _NEAR or (found.start() < _NEAR and " " in found.group())
    ):
        return True
    return any(
        not _of_whom(ahead, found)
        for found in COMPLETED.finditer(ahead)
        if found.start() >= len(ahead) - _NEAR
    )


def _clause_behind(line: Line, mention: Mention) -> str:
    behind = line.after(mention.end, 90)
    stop = _CLAUSE_END.search(behind)
    return behind if stop is None else behind[: stop.start()]


def _of_whom(text: str, found: re.Match[str]) -> bool:
    """Tell whether words of staying or leaving say when, or of whom, and not what happened."""
    ahead, word = text[: found.start()], found.group().lower()
    if word in ("eligible", "evaluable"):
        # "ten were evaluable: 6 responded" tells of the ten behind the colon
        return _PEOPLE_BEHIND.match(text, found.end()) is not None or ": " in text[found.end() :]
    if word.endswith("ing") and _PEOPLE_AHEAD.search(ahead):
        return True
    return _ASIDE.search(ahead) is not None or _LED_TO.search(ahead) is not None
