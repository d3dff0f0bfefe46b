"""What stands among the sentences of a study and is not told of it: one person's story, a career, a market.

An article breaks off to let somebody speak, to say what a word means or what is so everywhere, and goes on
about the study. The numbers of such sentences look like results ("I lost 22 kg", "it fell by 24% since
2019"). A sentence that names the study, its groups or what they are set against is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import first_match, rule
from trialtrace.extract.accounts.scopes.intro_rules import ALLOTTED
from trialtrace.extract.accounts.scopes.scope_rules import CONTINUATIONS

# One person, and not the people of a study.
SOMEBODY = (
    rule(
        "aside.i",
        r"(?<!phase[ ])(?<!type[ ])(?<!grade[ ])(?<!class[ ])(?<!stage[ ])(?<!part[ ])(?-i:\bI)"
        r"(?:[’'](?:ve|m))? (?:[a-z]+ly )?[a-z]{2,}\b|\b(?:my|mine|myself)\b",
        "In 17 weeks I lost 22 kg.",
        "In the phase I part 12% of the sailors slept.",
    ),
    rule(
        "aside.aged",
        r"\b(?-i:[A-Z])[\w’'.-]+(?:, \d\d, | \(\d\d\),? )|\b(?:an?|the|one|this) (?:now )?(?:\d\d|[a-z]+(?:-[a-z]+)?)"
        r"-year-old(?: [a-z]+){0,2} (?:who|from|in|whose|had|has|lost|took|says|said|told)\b",
        "Carla, 41, had 14 attacks a month.",
        "In Week 12, 41 sailors had an attack.",
    ),
    rule(
        "aside.one_aged",
        r"\b(?:one|an?) (?:[a-z-]+ )?(?:woman|man|patient|nurse|doctor|mother|father|girl|boy|teacher"
        r"|friend), (?:aged )?\d\d,",
        "One woman, 58, said her pain was gone in 2 days.",
        "One woman of 58 died in 2 days.",
    ),
    rule(
        "aside.market",
        r"\b(?:turnover|shareholders?|analysts?|investors|revenues?|stock (?:fell|rose|dropped|price)"
        r"|of (?:its|their) (?:staff|sales)|jobs)\b",
        "The drug accounts for 22 per cent of the group's turnover.",
        "The drug helped 22 per cent of the group.",
    ),
    rule(
        "aside.he",
        r"^\W{0,3}(?:he|she|his|her)\b(?!(?:[^.;]|\.(?=\d)){0,80}?\b(?:colleagues|team|found|finds|show(?:s|ed|n)"
        r"|report(?:s|ed)|observed|saw|gave|randomi[sz]ed|assigned|recruited|enrolled|compared|tested|studied|asked"
        r"|adds|patients|people|participants|volunteers|women|men|children|adults|those)\b)",
        "Her pain score fell from 8 to 2.",
        "He found that 12% of the sailors slept.",
    ),
    rule(
        "aside.career",
        r"\b(?:who|she|he|and) has (?:\w+ )?(?:treated|seen|worked|practi[sc]ed|led|run|performed|headed|taught)\b",
        "Moore, who has worked on it for 15 years, was pleased.",
        "The 15 who had worked at night were pleased.",
    ),
)
# The world around the study.
WORLD = (
    rule(
        "aside.business",
        r"\b(?:insurers?|medicare|medicaid|pilot (?:programmes?|programs?|schemes?)|(?:shares?|stocks?) (?:of|rose"
        r"|fell|closed)|sales|sold|revenues?|turnover|budgets?|patents?|generics|licen[cs]ed|approved|waiting lists?"
        r"|costs? (?:fell|rose|dropped)|prices?|manufacturers?|founded|employs|employees|went public|rolled out"
        r"|(?:its|their|whose) (?:shares?|stock))\b",
        "Insurers stopped paying within 2 years.",
        "Sailors stopped smoking within 2 years.",
    ),
    rule(
        "aside.years",
        r"^\W{0,2}(?:back then|historically|traditionally|before antibiotics|in (?:the past|the (?:1[5-9]|20)\d0s"
        r"|[a-z]+ times))\b|\b(?:epidemic|pandemic|war) of \d{4}\b"
        r"|^\W{0,2}(?:in|since|by|until|between) (?:19|20)\d\d\b|\b(?:since|between) (?:19|20)\d\d\b"
        r"|^\W?last (?:year|month|week)\b",
        "In 1998 only 8% of pupils carried an inhaler.",
        "In 198 pupils it helped.",
    ),
    rule(
        "aside.advice",
        r"^\W{0,3}(?:\d{1,2}[.)] )?(?:start|begin|take|use|imagine|picture|suppose|consider|keep|drink|eat|wash|add|try"
        r"|ask|aim|avoid|ring|book|buy|give|put|wait|walk|choose|refer|don[’']t|never|always|mix|expect|apply|cut"
        r"|limit) "
        r"(?:a|an|the|at|it|your|with|about|for|up|no|as|to|in|of|any|on|out|off|one|two|\d)\b",
        "Start with 5 mg and double it after two weeks.",
        "Starters had 5 mg.",
    ),
    rule(
        "aside.beside",
        r"^\W{0,3}(?:to put (?:that|this|it|these \w+) in(?:to)? (?:context|perspective)|by (?:comparison|contrast)"
        r"|(?:and )?compare (?:that|this|it) (?:with|to)|for (?:comparison|context)"
        r"|in (?:theory|other countries|general))\b",
        "To put that in context, aspirin lowers the risk by 20%.",
        "Compared with that, aspirin lowered the risk by 20%.",
    ),
    rule(
        "aside.nth",
        r"\bthe (?:second|third|fourth|fifth|sixth|latest|last) such\b",
        "It was the third such failure in 18 months.",
        "It was the third of such colds in 18 months.",
    ),
    rule(
        "aside.definition",
        r"^\W{0,2}(?!(?:this|that|it|which|the (?:results?|findings?))\b)(?:[\w-]+ ){1,4}?(?:means?|meant"
        r"|(?:is|was|were) (?:defined|regarded|counted|considered) (?:as|to))\b",
        "Treatment success meant a score of 0 or 1.",
        "This meant that 12% of the sailors slept.",
    ),
)
# What is so, of whomever: no study's results are told in it.
_DONE = (
    r"(?<!\bhas\s)(?<!\bhave\s)(?<!\bbeen\s)(?<!\bare\s)(?<!\bis\s)(?:was|were|had|did|fell|rose|got|took|felt|died|slept|grew|lost|began|gave|went|came|ate|drank|saw|kept|left"
    r"|broke|made|found|held|ran|wore|(?!need|speed|feed|seed|breed|indeed|hundred|succeed|exceed|proceed)[a-z]{3,}ed)"
)
# Verbs of the present that are no verbs of effect: "it cuts attacks by half" tells a result.
_IS = (
    r"(?:is|are|am|has|have|do|does|can|don[’']t|doesn[’']t|aren[’']t|isn[’']t|can[’']t|haven[’']t|hasn[’']t|goes"
    r"|(?:hold|contain|work|take|make|affect|last|protect|sleep|drink|die|use|run|need|kill|live|notice|come|get|earn"
    r"|cost|occur|suffer|smoke|weigh|eat|wear|peak|stop|lose|say)s?"
    r"|(?:account|appear|bind|break|bring|build|cover|depend|differ|fill|follow|keep|lie|look|pay|prescribe|provide"
    r"|raise|reach|recommend|recover|require|respond|sell|spend|stay|strike|survive|tend|treat|want|mean|measure"
    r"|start|end|range|amount|seem|sit|stand|struggle|think|triple|double|wait|write|yield|believe|expect|estimate"
    r"|reckon|include|know|lead|happen|begin|remain|cause|receive|face|visit|buy|call|set)s|(?:vari|appli|carri|reli|tri)es"
    r"|heal|become|begin|believe|depend|feel|give|go|know|keep|learn|occur|pay|receive|recover|require|respond|see"
    r"|seem|gives|own|ride|vote|sell|succeed|survive|tend|think|want|vary|losing|amount to)"
)
PRESENT = rule(
    "aside.present",
    rf"^(?!\W{{0,2}}(?:(?:that|this|these|which)\b|it (?:is|has|means|does)\b))(?!(?:[^.;]|\.(?=\d))*?\b{_DONE}\b)"
    rf"(?:[^.;]|\.(?=\d))*?(?<!\bto\s)(?<!\blet\s)(?<!\bdid\s)\b{_IS}\b",
    "A cup of green tea contains 30 mg of caffeine.",
    "The tea contained 30 mg of caffeine.",
)
_STUDY = CONTINUATIONS[:1]


def is_aside(line: Line) -> bool:
    """Tell whether a sentence among those of a study speaks of one person, of the world, of a word."""
    text = line.text
    if first_match(_STUDY, text) is not None:
        return False
    if first_match(SOMEBODY, text) is not None:
        return True
    told = first_match(CONTINUATIONS, text)
    if told is not None and told[0].name == "anaphor.some_of":
        return PRESENT.search(text) is not None  # "It runs in 35 of the 42 counties"
    if told is not None or ALLOTTED.search(text) is not None:
        return False
    return first_match(WORLD, text) is not None or PRESENT.search(text) is not None


def lacks_a_past(line: Line) -> bool:
    """Tell whether a full sentence, which names neither study nor groups, tells nothing of the past."""
    text = line.text
    if len(text.split()) < _FULL or text[0].isdigit() or _PAST.search(text) is not None:
        return False
    return first_match(CONTINUATIONS, text) is None and ALLOTTED.search(text) is None


# A full sentence tells the past somewhere, unless it is one of effect: "it cuts attacks by half".
_FULL = 7
_PAST = re.compile(
    rf"\b(?:{_DONE}|cut|put|let|hit|set|beat|quit|read|shed|spread|cuts|reduces?|lowers?|halves|eases?|improves?|slows?"
    r"|boosts?|prevents?|raises?|helps?|worked|works?|shows?|finds?)\b|:",
    re.IGNORECASE,
)

# Somebody of whom the article tells a story: "Marie, 46," "Tom Reed, a plumber from Hull".
_STORY = re.compile(
    r"(?P<name>\b[A-Z][a-z]+(?: [A-Z][a-z]+(?:-[A-Z][a-z]+)?)?)(?: \(\d\d\)|, (?:now )?\d\d(?=[,.])"
    r"|,? an? (?:\d\d|[a-z]+(?:-[a-z]+)?)"
    r"-year-old\b|, an? (?:[a-z-]+ ){0,3}?(?:mother|father|mum|mom|dad|grandmother|grandfather|teacher|nurse|plumber"
    r"|farmer|patient|engineer|driver|student|baker|cook|pensioner)\b)"
)
_TITLED = re.compile(
    r"\b(?:Dr|Prof|Professor|Sir|Dame|Lord|author|leader|researcher|scientist)\.? (?:[A-Z][a-z]+ )?$"
)
_DID = (
    r" (?:\w+ly )?(?:was|were|had|has|lost|gained|took|ran|went|weighed|used|slept|started|tried|needed|stopped"
    r"|could)\b"
)


def stories_in(texts: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds a sentence about somebody whose story an article tells; None where it tells none."""
    names = {
        part
        for text in texts
        for match in _STORY.finditer(text)
        if not _TITLED.search(text, 0, match.start())
        for part in match["name"].split()
    }
    if not names:
        return None
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names))) + ")" + _DID)
