"""Whether a paper's groups are arms: people who were put in groups, or who were given something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.design_rules import RANDOMLY
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import possible, rule
from trialtrace.grammar.people import PERSONS

_PEOPLE = (
    rf"(?:{PERSONS}|mothers"
    r"|families|parents|students|schools?|preschools|villages|practices|clinics|hospitals|clusters|wards|eyes|teeth"
    r"|animals|mice|rats|they|who|all|half|each)"
)
_GROUPS = r"(?:groups?|arms?|conditions?|treatments?|interventions?|regimens?|therap(?:y|ies)|sequences?|controls?)"
# "Divided into groups by age": by what they were, where nobody and no chance is named.
_BY_TRAIT = (
    r",? \(?by (?!(?:an? |the |using |means of )?(?:[\w-]+ ){0,2}?(?:lots?|chance|random\w*|computers?|coins?"
    r"|toss\w*|draw\w*|envelopes?|dice|minimi[sz]ation|blocks?|alternat\w+|telephone|office|cent(?:re|er)|staff"
    r"|statisticians?|pharmac\w+|nurses?|doctors?|investigators?|researchers?|physicians?|clinicians?|surgeons?|us)\b)"
)
ALLOTS = (
    rule(
        "allotted.randomised",
        r"(?<!pseudo-)(?<!pseudo)(?<!non-)(?<!non)(?<!not[ ])(?<!mendelian[ ])(?<!order[ ]was[ ])"
        r"\brandomi[sz](?:ed|ation)\b"
        r"(?! (?:order|sequences? of (?:blocks|stimuli|questions|items)|selection)\b)"
        r"(?! (?:controlled )?(?:trials|studies)\b)"
        rf"|\b{RANDOMLY}",
        "Forty women were randomised to a splint or a cast.",
        "Of 80 pupils, 40 were randomly selected, and the order of blocks was pseudo-randomized.",
    ),
    rule(
        "allotted.assigned",
        rf"\b{_PEOPLE}\b[^.;]{{0,60}}?\b(?:were|was|are)(?: \w+ly)? (?:assigned|allocated|divided|split)\b"
        rf"(?![^.;]{{0,40}}?\b{_GROUPS}{_BY_TRAIT})[^.;]{{0,40}}?\b{_GROUPS}\b"
        r"(?![^.;]{0,30}\b(?:according to|bas[ei]s of|based on|by (?:their|its)|depending on|result))"
        r"|\ballocation (?:concealment|sequence|ratio|was concealed)\b",
        "Women were alternately allocated to the splint group.",
        "Children were assigned to groups on the basis of the skin test, or divided into groups by age.",
    ),
    rule(
        "allotted.groups",
        r"\b(?:intervention|experimental|treatment|placebo|sham|usual[- ]care|wait(?:ing)?[- ]?list)[- ]"
        r"(?:groups?|arms?|conditions?)\b|\b(?:treatment|trial|study|intervention) arms?\b"
        r"|\b(?:or|versus|vs\.?|and|with|than|to) (?:an? |the )?(?:matching |matched |identical )?placebo\b"
        r"(?! effects?\b)",
        "Pain eased more in the intervention group.",
        "Scores were lower in the healthy control group.",
    ),
)
# "treated with | zinc", "who had a | splint": in front of what was given.
_GIVEN = re.compile(
    r"\b(?:treated (?:with|by)|received|receiving|given|underwent|undergoing|managed with|operated (?:on )?(?:with|by)"
    r"|administered|treatment with|took|taking|using|had)(?: (?:either|an?|the|only|standard|conventional)\b)*\s$",
    re.IGNORECASE,
)
# Where what was given stands in front of a name.
_BEFORE = 60
_FEWEST = 2


def allots(lines: Sequence[Line]) -> bool:
    """Tell whether sentences say that people were put in groups, by chance or otherwise.

    Parameters
    ----------
    lines : sequence of Line
        What a paper tells of its own study, without what it says of others.
    """
    texts = [line.text for line in lines]
    return any(one.search(text) for one in possible(ALLOTS, texts) for text in texts)


def are_given(arms: Sequence[Arm], lines: Sequence[Line]) -> bool:
    """Tell whether the names of at least two arms stand behind words of giving.

    "Men treated with zinc or with salt" names two; "losing weight" and "aged 65" are names of nothing
    that is given.
    """
    named = 0
    for arm in arms:
        words = arm.name.text.lower()
        for line in lines:
            at = line.text.lower().find(words)
            if at >= 0 and _GIVEN.search(line.text[max(0, at - _BEFORE) : at]):
                named += 1
                break
    return named >= _FEWEST
