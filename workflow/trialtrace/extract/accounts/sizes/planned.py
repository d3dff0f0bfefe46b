"""Sentences that reckon how many people a trial would need: nobody has been counted there."""

from __future__ import annotations

from collections.abc import Sequence

from trialtrace.extract.accounts.arms.name import outside_brackets
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import Rule, possible, rule
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.people import PERSONS

_SOMEBODY = rf"(?:{PERSONS}|parents|cases)"
_SO_MANY = rf"(?:\d[\d,]*|(?:(?:{CARDINAL})\shundred\s(?:and\s)?)?(?:{CARDINAL})|hundred)"
# "80 elderly women per arm", "a sample of 60"
_WANTED = (
    rf"(?<!\bin\s)\b{_SO_MANY}(?: [\w-]+){{0,3}}? {_SOMEBODY}"
    r"(?: (?:per|in each|in every|in both|for each) (?:\w+ )?(?:groups?|arms?|conditions?))?"
)
_SAMPLE = rf"\bsample(?: size)? of {_SO_MANY}(?: and {_SO_MANY})?(?: [\w-]+){{0,3}}?(?:,? respectively,?)?"
_DIFFERENCE = (
    r"(?:differences?|effects?|reductions?|changes?|improvements?|increases?|decreases?|declines?|falls?|rises?"
    r"|benefits?|superiority|(?:non-?)?inferiority|equivalence|(?:hazard|odds|risk|rate) ratio|relative risk)\b"
)
_TO_SHOW = rf"to (?:detect|show|demonstrate)(?: [\w.%-]+){{0,8}}? {_DIFFERENCE}"
_RECKONED = (
    r"(?:calculated|estimated|anticipated|expected|assumed|determined|computed|aimed|hoped|planned)"
)
_ABOUT = r"(?: at least| about| approximately| up to| an?| total| minimum| of| sample| size)*"
_IN_CLAUSE = r"(?:[^.;]|\.(?=\d))"
_LEVEL = r"(?:\d{2}(?:\.\d)?\s?%|0?\.\d)"
_NEAR_POWER = r"\b(?:to (?:detect|show|demonstrate)|alpha|α|significance level|sample|type I)\b"
PLANS = (
    rule(
        "plan.power",
        rf"\b(?:with|for|provid(?:es?|ed|ing)|giv(?:es?|ing)|gave|achiev(?:es?|ed|ing)|ensur(?:es?|ed|ing)"
        r"|yield(?:s|ed|ing)?|ha[sd]|have)(?: an?| at least| approximately| about)*"
        rf" {_LEVEL} (?:statistical )?power\b(?! output| of the\b)"
        rf"|{_LEVEL} (?:statistical )?power,? (?:to (?:detect|show|demonstrate)"
        r"|(?:and|with|at) (?:an? )?(?:\d|alpha|α|(?:one|two)-|significance))"
        rf"|\b(?:statistical|study) power (?:of|was|at) (?:at least )?{_LEVEL}"
        rf"|\b(?:an?|assum(?:ed|ing)|with) power of (?:at least )?{_LEVEL}(?! ?(?:of|k?W|watts?)\b)"
        rf"|\bpower (?:of|was|at) (?:at least )?{_LEVEL}(?={_IN_CLAUSE}{{0,80}}?{_NEAR_POWER})"
        rf"|{_NEAR_POWER}{_IN_CLAUSE}{{0,80}}?\bpower (?:of|was|at) (?:at least )?{_LEVEL}"
        r"|(?<!spectral\s)(?<!band\s)\bpower (?:calculations?|analys[ie]s)\b|(?<!-)\bpowered (?:to|at|for)\b",
        "With 80% power, 40 women per group had to be asked.",
        "Muscle power was 80% of the start in 40 women, who cycled at 60% power.",
    ),
    # Who or what is needed says it: "estimated blood loss … 8 of 40 women needed a transfusion".
    rule(
        "plan.reckoned",
        rf"\b(?:we|was|were|is|had|been|trial|study|investigators|authors)(?: \w+ly)? {_RECKONED}\b"
        r"[^.;]{0,60}?\b(?:(?:recruit(?:ing)?|enrol(?:l?ing)?|includ(?:e|ing)|(?:recruitment|enrol?lment|inclusion) of)"
        rf"{_ABOUT} {_SO_MANY}(?:\s[a-z]|,? in each\b)"
        rf"|(?:need(?:ed|ing)?|requir(?:es?|ed|ing)){_ABOUT} {_SO_MANY}(?: [\w-]+){{0,3}}? {_SOMEBODY}\b)"
        rf"|\bdesired (?:sample size|number of (?!children\b){_SOMEBODY})\b"
        r"|\b(?:required|necessary|target|minimum|calculated|planned) sample (?:size|of \d)"
        rf"|\b{_RECKONED} an? (?:[a-z]+ )?sample (?:size|of \d)|\brequired number of {_SOMEBODY}\b"
        rf"|\bnumber of {_SOMEBODY} (?:needed|required) (?:was|is|would|per|in each|to (?:detect|show))\b"
        r"|\b(?:target(?:ed)?|intended|anticipated|expected) (?:accrual|enrol?lment|recruitment) (?:was|of)\b"
        rf"(?!{_IN_CLAUSE}*\b(?:enrolled|entered|accrued|recruited|randomi[sz]ed|assigned)\b)"
        rf"|\b(?:trial|study) was designed to (?:recruit|enrol|enroll|include){_ABOUT} {_SO_MANY} [a-z]"
        rf"|\b(?:recruitment|enrol?lment|inclusion){_ABOUT} {_SO_MANY} [\w ]{{3,30}}"
        r" (?:was|were) (?:planned|intended)\b"
        rf"|\b{_SOMEBODY} (?:were to|should) be (?:recruited|enrol?led|included|randomi[sz]ed|asked)\b"
        r"|\bsample size (?:calculation|estimation|determination"
        r"|(?:\([^()]{1,20}\) )?was (?:calculated|estimated|determined|based|increased))\b",
        "It was calculated that recruiting 80 parents would give a sample of 60 (30 per group).",
        "Estimated blood loss was 300 ml, and 8 of 40 women needed a transfusion.",
    ),
    rule(
        "plan.needed",
        rf"(?:{_WANTED}|{_SAMPLE}) (?:(?:was|were|are|is) (?:therefore )?(?:needed|necessary"
        r"|required(?! to (?!detect\b|show (?:an? |super)|demonstrate (?:an? |super))))"
        r"|would (?:(?:be|have been) (?:needed|required|necessary|sufficient|enough|recruited|enrol?led)|suffice"
        r"|need to be|provide|give))\b"
        rf"|\b(?:needed|required|necessary) {_TO_SHOW}"
        rf"|\b{_TO_SHOW}{_IN_CLAUSE}{{0,100}}? (?:was|were|would be|would have been) (?:needed|required|necessary)\b"
        # a wanted effect has a size; "not designed to detect a difference in deaths" tells of results
        rf"|\bto detect(?: [\w-]+){{0,4}}? {_SO_MANY}(?:\.\d+)?[\s-]?(?:%|[a-z]+)?(?: [\w-]+){{0,5}}?"
        rf" {_DIFFERENCE}"
        rf"|\bto detect(?: [\w-]+){{0,5}}? {_DIFFERENCE}[^.;]{{0,60}}? (?:of|from)(?: at least| about)?"
        rf" (?:{_SO_MANY}|half)\b",
        "Thirty patients per group were needed to detect a difference of one point.",
        "Endoscopy to detect an ulcer was done, and 30 patients per group needed surgery.",
    ),
)


# "We planned to enrol 330 men, but only 80 were randomised": what was hoped for, and what came.
_IN_FACT = rule(
    "plan.in_fact",
    rf"\bbut (?:only |just |in fact )?(?:a total of )?{_SO_MANY}(?: [\w-]+){{0,2}}? (?:were|was|had been) (?:\w+ )?"
    r"(?:randomi[sz]ed|enrol|recruit|includ|enter|assigned|allocated)",
    "but only 80 were randomised",
    "but 80 women would be needed",
)


def is_plan(words: str, rules: Sequence[Rule] = PLANS) -> bool:
    """Tell whether a sentence reckons how many would be needed.

    A power that is told in brackets behind results makes no plan of them.

    Parameters
    ----------
    words : str
        The sentence.
    rules : sequence of Rule
        Those of ``PLANS`` that its text may match.
    """
    if _IN_FACT.search(words):
        return False
    return any(one.search(words) and one.search(outside_brackets(words)) for one in rules)


def planning(lines: list[Line]) -> frozenset[int]:
    """Return the places (``Line.index``) of the sentences that reckon how many would be needed."""
    rules = possible(PLANS, (line.text for line in lines))
    return frozenset(line.index for line in lines if line.mentions and is_plan(line.text, rules))
