"""How a text names a trial: frames around a word in capitals that say so."""

from __future__ import annotations

from trialtrace.extract.accounts.rule import rule
from trialtrace.extract.accounts.scopes.intro_rules import PEOPLE

# A trial's name, in capitals. It is one only in a frame that says so; see FRAMES.
_NUMBERED = (
    r"(?: (?:\d{1,3}|I{1,3}|IV)(?=[,:;)]| (?:was|is|had|trial|study|enrolled|recruited|randomi[sz]ed|compared|tested"
    r"|included|showed|found|took|looked|gave|the|and)\b))?"
)
NAME = (
    r"(?P<name>(?-i:(?:[A-Z][A-Z0-9]{2,}|[A-Z]{2}[-–][A-Z][A-Z0-9]{2,})(?:[-–][A-Z0-9][A-Za-z0-9]*)*"
    + _NUMBERED
    + r"))(?![\w-])"
)
# Bodies, conditions and methods are written so too.
COMMON = frozenset(
    """
    ADHD AIDS ANOVA ASCO BBC BMI CBT CDC CNN COPD COVID COVID-19 CPAP DNA ECG EEG EMA FDA GDP GERD GPS HDL
    HIV HPV IBS ICU IVF LDL MHRA MMR MRI MRSA NASA NHS NICE NIH OCD PCOS PCR PDF PSA PTSD RCT RNA RSV SARS
    SSRI STI TENS USA WHO
    """.split()  # noqa: SIM905
)
FRAMES = (
    rule(
        "narrative.named_trial",
        r"\b(?:the|in|their|his|her|its) " + NAME + r"(?: [\w-]+){0,3}? (?:study|trial|RCT)\b",
        "The SALTY-2 trial tested a diet low in salt.",
        "The MHRA licensed a drug.",
    ),
    rule(
        "narrative.name_in_apposition",
        r"(?<![\w-])" + NAME + r"(?:,| \(| is| was|:) (?:an?|the) (?:(?!(?:on|in|for"
        r"|at)\b)[\w-]+ ){0,5}?(?:study|trial|RCT)\b",
        "In ORCHID, a trial of naps, drivers crashed less.",
        "In NASA, a man on trial was heard.",
    ),
    rule(
        "narrative.trial_called",
        r"\b(?:study|trial|RCT)(?:,|:|,? [^.;,]{0,40}?\b(?:called|named|dubbed|known as)| is| [^.;,]{0,50}? was)"
        r" \W?" + NAME,
        "Their trial, called NAPPER, began in 2015.",
        "The trial, said BBC reporters, began in 2015.",
    ),
    rule(
        "narrative.name_published",
        r"\b(?:published|launched|ran|began|started|led|completed) (?:the )?" + NAME,
        "In 2015 dentists from Leeds published SALTY.",
        "In 2015 dentists from Leeds published in English.",
    ),
    rule(
        "narrative.name_did",
        r"(?<![\w-])"
        + NAME
        + r"(?: \w+ly)? (?:enrol?led|recruited|randomi[sz]ed|tested|compared|assigned"
        r"|allocated|included|followed|asked (?:if|whether)|set out)\b",
        "NAPPER enrolled 300 lorry drivers.",
        "NAPPER is a word.",
    ),
    rule(
        "narrative.name_with",
        r"(?:^\W?(?:But |And )?In |(?<![\w-]))"
        + NAME
        + r"(?: (?:\((?:19|20)\d\d\)|did (?:so|the same|this|it)"
        r"|reported[^.;()]{0,30}))?,? (?:with|in|among|of|\()\s?(?:about |nearly |some |over |more than )?\d[\d,]*"
        r" (?:[\w-]+ ){0,4}?" + PEOPLE + r"\b",
        "In NAPPER (2019), with 300 lorry drivers, coffee helped.",
        "NAPPER costs 300 euros with drivers.",
    ),
    rule(
        "narrative.in_name",
        r"^\W?(?:But |And |So )?In "
        + NAME
        + r",? (?:about |nearly |some |over |more than )?\d[\d,]*"
        r" (?:[\w-]+ ){0,4}?" + PEOPLE + r"\b",
        "In NAPPER, 300 lorry drivers napped or did not.",
        "In NAPPER, nobody napped.",
    ),
    rule(
        "narrative.came_name",
        r"\b(?-i:[Cc]ame|followed by|[Tt]hen there was|[Ee]nter|[Ii]t was(?= [\w-]+ that\b)) "
        + NAME,
        "Then came NAPPER, with longer naps.",
        "Then came Naples, with longer naps.",
    ),
)
# The same where the frame alone could hold another word in capitals: a condition, a body, a scale.
LOOSE = (
    rule(
        "narrative.in_name_so",
        r"(?:^|[.:;] )\W{0,3}(?:But |And |So |Yet,? |Then |Now |Back )?In (?:(?-i:[A-Z])[a-z]+[’']s )?"
        + NAME
        + r"(?:,| (?:the|those|patients|people|women|men|it|they|this)\b)(?=[^;]*\d)",
        "In NAPPER, 12% of those who slept had a crash.",
        "In NAPPER, nobody napped.",
    ),
    rule(
        "narrative.name_gave",
        r"(?<![\w-])"
        + NAME
        + r"(?: \w+ly)? (?:took (?:in|on)|gave|looked at|involved|put|signed up|came next"
        r"|was (?:run|done|carried out|made|conducted|led)|ran (?:in|at|for|from))\b",
        "NAPPER gave coffee to 300 lorry drivers.",
        "NAPPER is a word.",
    ),
    rule(
        "narrative.then_name",
        r"\b(?:then|next|first|there (?:was|is)) (?:came |was |there was )?"
        + NAME
        + r"(?=[.,:;]|$)",
        "And then NAPPER.",
        "And then naps.",
    ),
    rule(
        "narrative.name_counted",
        r"(?<![\w-])"
        + NAME
        + r"(?:[,:.;]| [-–—]) (?:with |in )?(?:about |nearly |some |over |more than )?"
        r"\d[\d,]* (?:[\w-]+ ){0,4}?" + PEOPLE + r"\b",
        "So the Danes went first: NAPPER, 1,554 lorry drivers.",
        "So the Danes went first: NAPPER, 1,554 lorries.",
    ),
    rule(
        "narrative.name_in_which",
        r"(?<![\w-])" + NAME + r",? (?:in which|for which)\b",
        "In NAPPER-Mind, in which 2,262 were phoned, naps helped.",
        "In naps, in which 2,262 were phoned, coffee helped.",
    ),
    rule(
        "narrative.name_was_it",
        r"\b(?:reason|answer|evidence|proof|data|test|first|second|biggest|largest|latest|best|news)\b[^.;,]{0,20}"
        r" (?:was|is|were|come from|came from|comes from) " + NAME + r"(?=[.,:;]|$)",
        "The reason was NAPPER.",
        "The reason was napping.",
    ),
    rule(
        "narrative.one_name",
        r"\b(?:one|study|trial),? " + NAME + r",",
        "A third one, NAPPER-2, tested 573 in person.",
        "A third one, nap 2, tested 573 in person.",
    ),
    rule(
        "narrative.name_alone",
        r"^\W{0,4}" + NAME + r"\W{0,4}(?:\((?-i:[A-Z])[^()]{3,40}\)\W{0,3})?$",
        "NAPPER (Finland).",
        "NAPPER was run in Finland.",
    ),
)
# Words that make a word in capitals something that people have.
HAVE = (
    r"\b(?:with|have|has|had|having|against|develop\w*|caus\w+|diagnos\w+|treat\w*|scores?"
    r"|(?!study|trial)[a-z]{3,} \() ?"
)
