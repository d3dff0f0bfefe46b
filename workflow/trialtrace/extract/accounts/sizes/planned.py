"""Sentences that reckon how many people a trial would need: nobody has been counted there."""

from __future__ import annotations

from trialtrace.extract.accounts.arms.name import outside_brackets
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import possible, rule

_SOMEBODY = r"(?:patients|participants|subjects|women|men|children|people|parents|individuals|infants|cases|persons)"
PLANS = (
    rule(
        "plan.power",
        r"\b\d{2}(?:\.\d)?\s?% (?:statistical )?power\b"
        r"|\b(?:statistical )?power (?:of|was|at) (?:at least )?(?:\d{2}\s?%|0?\.\d)"
        r"|\bpower (?:calculations?|analys[ie]s)\b|\bpowered (?:to|at|for)\b",
        "With 80% power, 40 women per group had to be asked.",
        "The power of the left leg was 20% lower in 40 women.",
    ),
    rule(
        "plan.reckoned",
        r"\b(?:calculated|estimated|anticipated|expected|assumed|determined|computed|aimed|hoped|planned|decided)\b"
        r"[^.;]{0,60}?\b(?:recruit(?:ing|ment)?|enrol(?:l?ing|l?ment)?|includ(?:e|ing)|need(?:ed|ing)?"
        r"|requir(?:e|ed|ing))\b|\bdesired (?:sample|number)\b"
        r"|\b(?:required|necessary|target|minimum|calculated|planned) sample\b"
        r"|\bsample size (?:calculation|estimation|determination"
        r"|was (?:calculated|estimated|determined|based|increased))\b",
        "It was calculated that recruiting 80 parents would give a sample of 60 (30 per group).",
        "Salt was reckoned at 3 g a day, and 80 women drank.",
    ),
    rule(
        "plan.needed",
        rf"\b{_SOMEBODY}(?: (?:per|in each|in every) (?:group|arm|condition))? "
        r"(?:(?:was|were|are|is) (?:therefore )?(?:needed|required|necessary)"
        r"|would (?:be|have been|need|suffice|provide|give))\b"
        r"|\b(?:needed|required|necessary) to (?:detect|show|demonstrate)\b"
        r"|\bto detect (?:an?|the|at least|differences?)\b",
        "Thirty patients per group were needed to detect a difference of one point.",
        "Thirty patients per group needed surgery.",
    ),
)


def planning(lines: list[Line]) -> frozenset[int]:
    """Return the places (``Line.index``) of the sentences that reckon how many would be needed.

    A power that is told in brackets behind results makes no plan of them.
    """
    rules = possible(PLANS, (line.text for line in lines))
    return frozenset(
        line.index
        for line in lines
        if line.mentions
        and any(one.search(line.text) and one.search(outside_brackets(line.text)) for one in rules)
    )
