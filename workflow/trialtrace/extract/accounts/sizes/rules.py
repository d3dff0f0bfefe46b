"""How a text says how many took part: the words around a number of participants."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.rule import rule
from trialtrace.extract.accounts.sizes.words import NOUN
from trialtrace.grammar.people import PERSONS

_BE = r"(?:were|was|have been|had been|are|being|is|be)"

# What may not stand between a number and the verb that tells of it: another clause, another number.
OTHER_SUBJECT = re.compile(
    r"[;:]|\.(?!\d)|\bof (?:whom|which|these|those|them)\b.|(?:\band|,|\bwhile|\bor|\bbut(?: only| just)?)"
    r" (?:the (?:other|remaining) )?"
    r"(?:\d[\d, ]*|[A-Z]?[a-z]+ty(?:[- ][a-z]+)?)"
    r" (?!(?:to|or|m?g|kg|m?m|cm|ml|mmol|points?|years?|months?|weeks?|days?|hours?|minutes?)\b|%)[a-z]",
)
# "Of 60 men, 52 ...": who is counted next, out of those counted here.
NEXT_STEP = re.compile(
    r",\s+(?:and\s+)?(?:only\s+|just\s+)?(?:\d[\d,]*|[A-Za-z]+(?:-[a-z]+)?)(?=\s)"
)
# People counted by another number, on the way to the verb.
OTHERS = re.compile(
    r"(?<![\d\u2013-])\b\d[\d,]* (?!(?:year|month|week|day|hour)s?\b)(?:[\w-]+ ){0,4}?"
    + NOUN
    + r"\b",
    re.IGNORECASE,
)
# "292 patients had high pressure and were randomised": what they had is told of all of them.
AND_RANDOMISED = re.compile(
    r"^ (?:(?!\b\d)[^.;:]){0,160}?\band (?:were |was )?(?:randomi[sz]ed|randomly|allocated)\b(?! \d)"
)
# "27 out of 41 participants completed": the number is of whom completed.
OUT_OF = re.compile(
    r"^\s*,?\s*(?:out )?of (?:(?:the|these|those) |a total of |all )?(?:(?:projected|planned|intended|anticipated) )?"
    r"\d[\d,]*(?= )",
    re.IGNORECASE,
)
# A word that starts something else than a noun: "75 in the trial were randomised" tells nothing.
NO_NOUN = re.compile(
    r"^\s*(?:in|with|on|to|for|by|from|at|per|and|or|vs|versus|than|as|times?|but|after|before"
    r"|during|between|until|was|is)\b",
    re.IGNORECASE,
)


_RANDOM = (
    r"randomi[sz]ed(?!,? (?:(?!(?:and|to|in|or|was|were|for|into|between|after|by|at|before|until|when|as|from)"
    r" (?!\w+-)|\d+ )[\w-]+,? ){0,6}?"
    r"(?:trials?|stud(?:y|ies)|experiments?|comparisons?|evaluations?|designs?|basis|fashion|manner"
    r"|order|sequence)\b)"
    r"|randomly (?:assigned|allocated|divided|distributed|split|received|classified|separated)"
    r"|(?:assigned|allocated|divided) (?:randomly|at random)|underwent random\w*"
    r"|" + _BE + r" (?:\w+ ){0,3}?(?:assigned|allocated|divided)"
)
_ENROL = (
    _BE + r" (?:(?!not )\w+ ){0,3}?(?:enrol?led|recruited|included|entered|registered|accrued"
    r"|selected|admitted|studied|invited to|let in|taken on)"
    r"|enrol?led(?= (?:in|into|on|onto|at|between|from|with|and|to)\b|[,.;:]|$)"
    r"|recruited (?:from|at|in|into|to|between)"
    r"|entered|took part|participated|joined|consented|signed up"
    r"|agreed(?= to (?:take part|participate|enter|join|undergo random|be random|random)|[,.;:]|$)"
    r"|included in (?:the|this|our|an?) (?:[\w-]+ ){0,3}?(?:study|trial|research|protocol)"
)
_TREAT = (
    _BE
    + r" (?:\w+ ){0,2}?(?:treated(?! and (?:included|analy|assess|evalua))|given|operated)|received|underwent|took"
)
_SCREEN = (
    _BE + r" (?:\w+ ){0,2}?(?:screened|invited|approached|contacted|identified|referred)"
    r"|assessed for eligibility|screened(?=,|;| for\b| and\b)"
    rf"|{PERSONS} (?:approached|invited|contacted|screened|referred)"
)
_ANALYSE = (
    _BE
    + r" (?:(?!not |\d)\w+ ){0,3}?(?:evaluable|assessable|analy[sz]ed|evaluated|eligible|assessed"
    r"|available|examined|followed(?: up)?)|included in (?:the|our|all|this)(?: [\w-]+){0,4} analys[ei]s"
    r"|(?:provided|contributed|had|with) (?:[\w-]+ ){0,4}?(?:data|samples|measurements|assessments)"
    r"|evaluable for|assessable for|could be (?:\w+ )?(?:evaluated|assessed|analy[sz]ed|followed(?: up)?)"
)
_COMPLETE = (
    r"completed|completing(?= (?:the|both|all|this) )|finished|complied with"
    r"|returned (?:the|their|both|all|a) [\w-]+|remained in the"
    r"|attended (?:the|a|all|every) (?:[\w-]+ ){0,3}?(?:final|last|follow|visits?|assessments?"
    r"|examinations?)"
)

# The verbs that tell of a step; the number, or its noun, is their subject.
STEPS = (
    rule(
        "n.randomised",
        r"\b(?:" + _RANDOM + r")\b",
        " patients with gout were randomised to two diets",
        " patients in a randomised trial were pleased",
        "randomised",
    ),
    rule(
        "n.screened",
        r"\b(?:" + _SCREEN + r")\b",
        " dancers were screened",
        " dancers saw the screen",
        "screened",
    ),
    rule(
        "n.analysed",
        r"\b(?:" + _ANALYSE + r")\b",
        " patients were evaluable for response",
        " patients were pleased",
        "analysed",
    ),
    rule(
        "n.completed",
        r"\b(?:" + _COMPLETE + r")\b",
        " men completed the study",
        " men complained of pain",
        "completed",
    ),
    rule(
        "n.enrolled",
        r"\b(?:" + _ENROL + r")\b",
        " women with migraine were enrolled",
        " women with migraine in the town",
        "enrolled",
    ),
    rule(
        "n.treated_as_planned",
        r"\breceived (?:(?:at least|no less than) (?:one|1|a single) \w+"
        r"|(?:(?:the|their|an?|any|all) )?(?:[\w-]+ )?(?:assigned|allocated|randomi[sz]ed|study|trial"
        r"|protocol|planned) (?:treatments?|therap(?:y|ies)|medications?|drugs?|interventions?"
        r"|regimens?)|(?:the|their) allocation|(?:treatment|injections|infusions|vaccinations)(?=[.,;:]|$))\b",
        " women received the allocated treatment",
        " women received a treatment of the skin",
        "analysed",
    ),
    rule(
        "n.treated",
        r"\b(?:" + _TREAT + r")\b",
        " women with migraine received magnesium or placebo",
        " women with migraine in the town",
        "enrolled",
    ),
)
# Read right behind the number.
BEHIND = (
    rule(
        "n.cases",
        r"^ (?:further |new |such )?cases? of\b(?:[^.;]|\.(?=\d)){3,120}?\b(?:reported|described"
        r"|published)\b",
        " cases of jaw necrosis were described",
        " cases of wine were sold",
        "unclear",
    ),
    rule(
        "n.analysed_of",
        r"^ (?:evaluable|assessable|eligible|analy[sz]ed) " + NOUN + r"\b",
        " evaluable patients",
        " capable patients",
        "analysed",
    ),
    rule(
        "n.enrolled_of",
        r"^ (?:enrol?led|randomi[sz]ed|recruited|included|registered) (?:[\w-]+ ){0,3}?"
        + NOUN
        + r"\b",
        " enrolled patients",
        " patients of the enrolled clinic",
        "enrolled",
    ),
    rule(
        "n.trial_of_hyphen",
        r"^-(?:[a-z]+)[ -](?:[\w-]+ ){0,4}?(?:trial|study|experiment)\b",
        "-patient trial of yoga",
        "-patient ward of the clinic",
        "enrolled",
    ),
)
# These tell of a size only where nothing else in the account does, and never of a second one.
WEAK = frozenset(
    {
        "n.treated", "n.cases", "n.total_of", "n.of_the", "n.planned", "n.equals_people",
        "n.altogether",
    }
)  # fmt: skip

# Read in front of the number; people must stand behind it.
_ABOUT = (
    r"(?: (?:a total of|in total|about|some|nearly|almost|over|more than|fewer than|around"
    r"|approximately|roughly|up to|at least|data from|only|just|all|the|an additional|another))?"
)
BEFORE = (
    rule(
        "n.planned",
        r"\b(?:will (?:be )?(?:enroll?|recruit|include|randomi[sz]e|randomly assign|involve|test"
        r"|compare|enrolled)|planned (?:accrual|enrolment|enrollment|sample size)(?: is| of)?"
        r"|target(?: accrual| sample size| enrolment| enrollment)?(?: is| of| was)?|aims? to"
        r" (?:enroll?|recruit|include)|sample size (?:of|is|was))" + _ABOUT + r"\s+$",
        "The team will recruit ",
        "The will of ",
        "planned",
    ),
    rule(
        "n.we_randomised",
        r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided)|assigned|allocated)"
        + _ABOUT
        + r"\s+$",
        "We randomly assigned ",
        "She gave ",
        "randomised",
    ),
    rule(
        "n.we_screened",
        r"\b(?:screened|approached|invited|contacted)" + _ABOUT + r"\s+$",
        "The team screened ",
        "The team thanked ",
        "screened",
    ),
    rule(
        "n.we_recruited",
        r"\b(?:enrol?led|recruited|enlisted|enrolling|recruiting|randomi[sz]ing)"
        + _ABOUT
        + r"\s+$",
        "The team recruited ",
        "The team thanked ",
        "enrolled",
    ),
    rule(
        "n.we_enrolled",
        r"\b(?:included?s?|studied|entered|accrued|registered"
        r"|evaluated|followed|treated|gave|tested|tracked|involved|involving|enrolling|including"
        r"|asked|compared|comprised|comprising|recruiting|randomi[sz]ing|reviewed|analy[sz]ed|split"
        r"|divided)" + _ABOUT + r"\s+$",
        "The team followed ",
        "The team thanked ",
        "enrolled",
    ),
    rule(
        "n.total_of",
        r"(?:\b[Aa] total of|\btotal sample of|\bsample of|\bsample \(n ?=|\bcohort of"
        r"|\bconsisted of|\b[Tt]here were|\b(?:[Ii]n total|[Ii]n all|[Oo]verall|[Aa]ltogether|[Ff]inally),?|^"
        r"|^Between [^,;]{3,60},|^From [^,;]{3,60},|^In [^,;]{3,60},|\. )\s*$",
        "A total of ",
        "A group of ",
        "enrolled",
    ),
    rule(
        "n.study_in",
        r"\b(?:study|trial|experiment|RCT|survey|analysis"
        r"|(?:(?:study|trial|experiment)(?! (?:treatments?|drugs?|medications?|therapy|regimens?)\b)|compared|tested"
        r"|examined|investigated)\b[^.;]{3,140}?)"
        # "in the trial, relapse occurred in 43"
        r"(?<!occurred)(?<!reported)(?<!seen)(?<!observed)(?<!noted)(?<!recorded)(?<!found)(?<!detected)"
        r" (?:of|in|on|with|among|involving|from|for|enrolling|recruiting)" + _ABOUT + r"\s+$",
        "A study in Lyon compared two diets in ",
        "The diets are sold in ",
        "enrolled",
    ),
    rule(
        "n.available_for",
        r"\b(?:data|samples|measures|measurements|results|records|specimens|blocks|outcomes"
        r"|information|follow-up|evaluations?|assessments?|questionnaires?|analys[ie]s)"
        r" (?:[\w-]+ ){0,3}?(?:available|obtained|collected|analy[sz]ed|returned|complete|given"
        r"|received|possible|feasible|performed|carried out|provided|recorded|done) (?:for|from|in|on|by)"
        + _ABOUT
        + r"\s+$",
        "Blood samples were available from ",
        "Blood samples were sent in ",
        "analysed",
    ),
    rule(
        "n.all_of_them",
        r"\b(?:for|in|of|from|by|on) all(?: the| of the| these)?\s+$"
        r"|(?:%|\bper ?cent|\bhalf|\bmost|\bmajority) of (?:the|all)(?: the)?\s+$",
        "Blood was drawn from all ",
        "After all ",
        "analysed",
    ),
    rule(
        "n.of_the",
        r"(?:(?:^|[.;:,)] )(?:Of|Among|Out of|From|In|of)|(?-i:\b[A-Z][a-z]+ (?:Of|Among|Out of)))"
        r" (?:the |a total of |all |these )?\s*$",
        "Of the ",
        "Because of ",
        "enrolled",
    ),
)
# "Patients with four nodes": the number says who they are.
DESCRIBES = re.compile(
    r"\b(?:with|having|had|after|within|at least|at most|between|by|through|per|every|under)\s+"
    r"(?:(?:(?:more|less|fewer) than|at least|at most|over|under|up to|only)\s+)?$",
    re.IGNORECASE,
)
# "Of the zinc users, 48 came back", "Among those in group A, ...": counted in a part of them.
OF_A_PART = re.compile(
    r"(?:^|[.;:] |, )(?:Of|Among|In|From|of|among|in) (?:the|those|these) (?=[^,;.]*?(?:\b(?:groups?"
    r"|arms?|users|controls|responders|subgroup|stratum)\b|[A-Z]))[^,;.:\d]{2,60},\s*(?:only )?$"
)
# "Of 9 who relapsed, 5 were given zinc": a part of those to whom something happened.
OF_THOSE = re.compile(r"\b(?:[Oo]f|[Aa]mong) (?:the |these )?[\w-]+ (?P<those>[^.;:,]{3,80}),\s*$")
# "401 for analysis", behind "leaving" or "data on".
FOR_ANALYSIS = re.compile(
    r"^ (?:[\w-]+ ){0,3}?(?:for|in) (?:the |our )?(?:[\w-]+ ){0,2}?analys[ie]s\b(?! of\b)",
    re.IGNORECASE,
)
LEAVING = re.compile(
    r"\b(?:(?:leaving|left|leaves|remained|remaining)(?: us)?(?: with)?"
    r"|(?:data|results|records|measurements|samples|questionnaires) (?:on|of|for|from)(?: a total of)?) $"
)
# "90 men were evaluable for itch and 81 for cough": the verb is told once.
EVALUABLE_TOO = re.compile(
    r"\b(?:evaluable|assessable|analy[sz]ed|evaluated|assessed) (?:for|at) [^.;:,\d]{2,50},? and (?:only )?$"
)
FOR_IT = re.compile(r"^ (?:for|at) [a-z]")
# "22 were excluded, leaving 18 patients": those who were not left out.
LEFT_OUT = re.compile(
    r"\b(?:exclu\w+|eliminat\w+|withdr\w+|dropped|lost|discontinu\w+|ineligible|declined|refused"
    r"|missing|omitted|removed)\b[^.;]{0,120}\b(?:leaving|left|leaves)(?: us)?(?: with)?"
    r"(?: a total of)? $",
    re.IGNORECASE,
)
# "247 analysed": the verb is left out.
PARTICIPLE = re.compile(
    r"^(?= (?:randomi[sz]ed|enrol?led|recruited|analy[sz]ed|screened|included|evaluable|assessable)"
    r"(?:[,.;:)]|$| (?:and|in|to|at|by|from|between)\b))",
    re.IGNORECASE,
)
PEOPLE = re.compile(r"\b" + NOUN + r"\b", re.IGNORECASE)
ALTOGETHER = re.compile(
    rf"^(?: {PERSONS})?,? "
    r"(?:altogether|in all|in total)(?=[,.;:)]|$)"
)
# The heading of an abstract's part in front of the number: "SUBJECTS: 120 pilots".
HEADING = re.compile(
    r"^\W*(?:subjects?|participants|patients|population|sample|study participants"
    r"|(?:subjects|patients|participants) and (?:methods|setting))\s?:?\s+$",
    re.IGNORECASE,
)
# Who stands in front of a bracket with the number: the whole, or a part of it.
HOST = re.compile(
    rf"\b(?:{PERSONS}|girls|boys|eyes|survivors|adolescents|students|mothers|couples|veterans"
    r"|nurses|females|males|sample|trial|study|RCT|total|population|cohort|dyads|caregivers|analysis"
    r"|randomi[sz]ed|enrol?led|recruited|assigned|allocated|athletes|smokers|residents|workers)"
    r"(?: (?:with|of|who|at|undergoing|aged|from|after|in)\b"
    # "pilots with gout were assigned to zinc": the bracket tells of those on zinc
    r"(?:(?!\b(?:randomi[sz]ed|assigned|allocated|divided) (?:in)?to\b)[^.;]){0,90}?)?\s*$",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:controls|control(?= *$)|(?<!-)groups?(?! (?:stud|trial|compari|design))|(?<!-)arms?|cohort [A-E1-5]"
    r"|(?:intervention|experimental|treatment|comparison|control)"
    r"(?= (?!in|of|for|to|by|on|from|at|with|among|trial|study)\w+\s*$)|cases)\b"
    r"(?:(?!\b(?:hence|thus|so|therefore|leaving|[Aa] total of)\b)[^.;,]){0,40}$",
    re.IGNORECASE,
)
# "served as the control group", "30 healthy controls": one of the groups.
A_GROUP = re.compile(
    r"\b(?:as (?:the |a )?(?:[\w-]+ ){0,2}?(?:group|arm|controls?)|in (?:group|arm|cohort) (?-i:[A-Z0-9]+)\b"
    r"|(?:in|to|into) (?:the|one|another|each) "
    r"(?:[\w-]+ ){0,3}?(?:group|arm)(?! (?:or|and|versus|vs)))\b|^ (?:[\w-]+ ){0,4}?controls\b"
    # "were assigned to the EG, and as many to the CG"
    r"|\bto the (?-i:[A-Z]{2,4})(?=\s?[,.;(]| and (?:an equal|as many|the same|\d))",
    re.IGNORECASE,
)
# In the brackets in front of the number: nothing, "N =", "RCT; N =", "a total of", "large".
HEAD = re.compile(
    r"^\s*(?:[A-Za-z][\w -]{0,12}[;,:] ?)?(?:total |in total )?(?:[nN]\s*[=:]\s*)?(?:a total of )?$"
)
