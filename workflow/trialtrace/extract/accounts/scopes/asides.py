"""What stands among the sentences of a study and is not told of it: one person's story, a career, a market.

An article breaks off to let somebody speak, to say what a word means or what is so everywhere, and goes on
about the study. The numbers of such sentences look like results ("I lost 22 kg", "it fell by 24% since
2019"). A sentence that names the study, its groups or what they are set against is none of them.
"""

from __future__ import annotations

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
        r"|costs? (?:fell|rose|dropped)|prices?|manufacturers?|founded|employs|employees of|rolled out)\b",
        "Insurers stopped paying within 2 years.",
        "Sailors stopped smoking within 2 years.",
    ),
    rule(
        "aside.years",
        r"^\W{0,2}(?:in|since|by|until|between) (?:19|20)\d\d\b|\b(?:since|between) (?:19|20)\d\d\b"
        r"|^\W?last (?:year|month|week)\b",
        "In 1998 only 8% of pupils carried an inhaler.",
        "In 198 pupils it helped.",
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
PRESENT = rule(
    "aside.present",
    r"^(?!\W{0,2}(?:that|this|it|these|which)\b)(?!(?:[^.;]|\.(?=\d))*?\b(?:was|were|had|did|fell|rose|got|took|felt|died|slept"
    r"|grew|lost|began|gave|went|came|ate|drank|saw|kept|left|(?!need|speed|feed)[a-z]{3,}ed)\b)"
    r"(?:[^.;]|\.(?=\d))*?\b(?:is|are|has|have|holds?|contains?|works?|takes?|makes?|affects?|lasts?|protects?|sleeps?|drinks?"
    r"|dies?|uses?|runs?|needs?|kills?|lives?|notices?|comes?|goes|gets?|earns?|costs?|occurs?|suffers?|smokes?|weighs?|eats?"
    r"|wears?|does|do|can|varies|ranges?|peaks?|stops?|loses?|losing|amounts? to|says?)\b",
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
    if first_match(CONTINUATIONS, text) is not None or ALLOTTED.search(text) is not None:
        return False
    return first_match(WORLD, text) is not None or PRESENT.search(text) is not None
