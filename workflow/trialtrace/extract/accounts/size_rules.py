"""How a text says how many took part: the words around a number of participants."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.rule import rule

# Who or what is counted. The noun may stand behind a few words that describe it.
NOUN = (
    r"(?:patients?|participants?|subjects?|women|woman|men|man|adults?|children|people|persons?"
    r"|volunteers?|individuals?|infants?|girls?|boys?|eyes?|survivors?|teenagers?|adolescents?"
    r"|veterans?|nurses?|students?|pupils?|athletes?|smokers?|mothers?|couples?|teeth|tooth|knees?"
    r"|hips?|females?|males?|outpatients?|inpatients?|pregnancies|births?|newborns?|neonates?"
    r"|babies|runners?|residents?|workers?|employees|families|households|recipients|entrants"
    r"|limbs?|caregivers?|carers?|parents|dyads|physicians|doctors|clinicians|users|respondents"
    r"|carriers|controls|completers|cases|evaluable|eligible|consecutive|of them|of whom|who)"
)
PEOPLE = r"(?:[\w'’/+<>=-]+,? ){0,9}?" + NOUN
_NEAR = r"(?:[\w'’/+<>=-]+,? ){0,5}?" + NOUN
COUNTED = re.compile(r"^(?:\s|-)" + _NEAR.replace(" ", r"\s+") + r"\b", re.IGNORECASE)
# Any plural will do where the words in front say that people were studied ("a trial of 64 pilots").
SOMEBODY = re.compile(r"^\s+(?:[\w-]+\s+){0,2}?(?:[a-z-]{2,}s|[A-Z]{2,6}s?)\b(?!\s+of\b)")
_BE = r"(?:were|was|have been|had been|are|being|is|be)"

# What may not stand between a number and the verb that tells of it: another clause, another number.
OTHER_SUBJECT = re.compile(
    r"[;:]|\.(?!\d)|\bof (?:whom|which|these|those|them)\b.|(?:\band|,|\bwhile|\bor) (?:the (?:other|remaining) )?"
    r"(?:\d[\d, ]*|[A-Z]?[a-z]+ty(?:[- ][a-z]+)?) (?!to\b|or\b|mg|%|years|months|weeks)[a-z]",
)
# "Of 60 men, 52 ...": who is counted next, out of those counted here.
NEXT_STEP = re.compile(
    r",\s+(?:and\s+)?(?:only\s+|just\s+)?(?:\d[\d,]*|[A-Za-z]+(?:-[a-z]+)?)(?=\s)"
)
# People counted by another number, on the way to the verb.
OTHERS = re.compile(r"\b\d[\d,]* (?:[\w-]+ ){0,4}?" + NOUN + r"\b", re.IGNORECASE)
# "27 out of 41 participants completed": the number is of whom completed.
OUT_OF = re.compile(r"^\s*,?\s*(?:out )?of (?:the |a total of |all )?\d[\d,]*(?= )", re.IGNORECASE)
# A word that starts something else than a noun: "75 in the trial were randomised" tells nothing.
NO_NOUN = re.compile(
    r"^\s*(?:in|with|on|to|for|by|from|at|per|and|or|vs|versus|than|as|times?|but|after|before"
    r"|during|between|until|was|is)\b",
    re.IGNORECASE,
)


_RANDOM = (
    r"randomi[sz]ed(?!,? (?:(?!(?:and|to|in|or|was|were) (?!\w+-)|\d+ )[\w-]+,? ){0,6}?(?:trials?|stud(?:y|ies)|experiments?)\b)"
    r"|randomly (?:assigned|allocated|divided|distributed|split|received|classified|separated)"
    r"|(?:assigned|allocated|divided) (?:randomly|at random)|underwent random\w*"
    r"|" + _BE + r" (?:\w+ ){0,3}?(?:assigned|allocated|divided)"
)
_ENROL = (
    _BE + r" (?:(?!not )\w+ ){0,3}?(?:enrol?led|recruited|included|entered|registered|accrued"
    r"|selected|admitted|studied|invited to)"
    r"|enrol?led(?= (?:in|into|on|onto|at|between|from|with|and|to)\b|[,.;]|$)|recruited (?:from|at|in|into|to|between)"
    r"|entered|took part|participated|joined|consented|signed up|agreed to (?:take part|participate)"
    r"|included in (?:the|this|our|an?) (?:[\w-]+ ){0,3}?(?:study|trial|research|protocol)"
)
_TREAT = _BE + r" (?:\w+ ){0,2}?(?:treated|given|operated)|received|underwent|took"
_SCREEN = (
    _BE + r" (?:\w+ ){0,2}?(?:screened|invited|approached|contacted|identified|referred)"
    r"|assessed for eligibility|screened(?=,|;| for\b| and\b)"
)
_ANALYSE = (
    _BE + r" (?:\w+ ){0,3}?(?:evaluable|assessable|analy[sz]ed|evaluated|eligible|assessed"
    r"|available|examined|followed(?: up)?)|included in (?:the|our|all|this)(?: [\w-]+){0,4} analys[ei]s"
    r"|(?:provided|contributed|had|with) (?:[\w-]+ ){0,4}?(?:data|samples|measurements|assessments)"
    r"|evaluable for|assessable for"
)
_COMPLETE = (
    r"completed|finished|complied with|returned (?:the|their|both|all|a) [\w-]+|remained in the"
    r"|attended (?:the|a) (?:final|last|follow)"
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
WEAK = frozenset({"n.treated", "n.cases", "n.total_of", "n.of_the", "n.planned", "n.equals_people"})

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
        r"|target (?:accrual|sample size|enrolment|enrollment)?(?: is| of)?|aims? to"
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
        r"|(?:study|trial|experiment|compared|tested|examined|investigated)\b[^.;]{3,140}?)"
        r" (?:of|in|on|with|among|involving|from|for|enrolling|recruiting)" + _ABOUT + r"\s+$",
        "A study in Lyon compared two diets in ",
        "The diets are sold in ",
        "enrolled",
    ),
    rule(
        "n.available_for",
        r"\b(?:data|samples|measures|measurements|results|records|specimens|blocks|outcomes)"
        r" (?:[\w-]+ ){0,3}?(?:available|obtained|collected|analy[sz]ed) (?:for|from|in|on)"
        + _ABOUT
        + r"\s+$",
        "Blood samples were available from ",
        "Blood samples were sent in ",
        "analysed",
    ),
    rule(
        "n.of_the",
        r"(?:^|\. |; |, |\) )(?:Of|Among|Out of|From|In|of) (?:the |a total of |all |these )?\s*$",
        "Of the ",
        "Because of ",
        "enrolled",
    ),
)
# Who stands in front of a bracket with the number: the whole, or a part of it.
HOST = re.compile(
    r"\b(?:patients|participants|subjects|women|men|adults|children|people|persons|volunteers"
    r"|individuals|infants|girls|boys|eyes|survivors|adolescents|students|mothers|couples|veterans"
    r"|nurses|females|males|sample|trial|study|RCT|total|population|cohort|dyads|caregivers"
    r"|randomi[sz]ed|enrol?led|recruited|assigned|allocated|athletes|smokers|residents|workers)"
    r"(?: (?:with|of|who|at|undergoing|aged|from|after|in)\b[^.;]{0,90}?)?\s*$",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:controls?|(?<!-)groups?|(?<!-)arms?|cohort [A-E1-5]|(?:intervention|experimental|treatment"
    r"|comparison|control)(?= \w+\s*$)|cases)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
# "served as the control group", "30 healthy controls": one of the groups.
A_GROUP = re.compile(
    r"\b(?:as (?:the |a )?(?:[\w-]+ ){0,2}?(?:group|arm|controls?)|(?:in|to|into) (?:the|one|another|each) "
    r"(?:[\w-]+ ){0,3}?(?:group|arm)(?! (?:or|and|versus|vs)))\b|^ (?:[\w-]+ ){0,4}?controls\b",
    re.IGNORECASE,
)
# In the brackets in front of the number: nothing, "N =", "RCT; N =", "a total of", "large".
HEAD = re.compile(
    r"^\s*(?:[A-Za-z][\w -]{0,12}[;,:] ?)?(?:total |in total )?(?:[nN]\s*[=:]\s*)?(?:a total of )?$"
)

# A count of people that is no size of a trial: something happened to them, or it is no people.
HAPPENED = (
    r"(?:had|have|has|developed|experienced|died|withdrew|discontinued|dropped|relapsed|responded"
    r"|achieved|showed|reported|suffered|declined|refused|stopped|recurr\w+|failed|remained"
    r"|survived|progressed|improved|worsened|required|needed|preferred|chose|tested positive"
    r"|complained|noticed|rated|felt|noted|presented|met (?:the )?criteria|visited|used|gained|lost"
    r"|(?:were|was) (?:lost|excluded|ineligible|withdrawn|alive|dead|positive|negative|found"
    r"|diagnosed|in complete|detected|observed|premenopausal|postmenopausal|disease|still|cured"
    r"|hospitali[sz]ed|readmitted|unable|not|never|white|black|female|male|women|men))"
)
NOT_SIZE = re.compile(
    r"^\s+(?:(?!who\b|that\b|whose\b|with\b|from\b)[\w'’-]+\s+){0,4}?(?:"
    + HAPPENED
    + r")\b|^\s+(?:(?!(?:who|that|whose|with|from|in|at|of|for|to|on|by|received|underwent)\b)"
    r"[\w'’-]+\s+){0,3}?(?:events|deaths|recurrences|relapses|centers|centres|hospitals|sites"
    r"|institutions|clinics|countries|cycles|sessions|courses|falls|infections|fractures|episodes"
    r")\b",
    re.IGNORECASE,
)
# The same further behind, of the clause: in a relative clause too, or outside one only.
HAPPENED_LATER = re.compile(r"\b" + HAPPENED + r"\b", re.IGNORECASE)
HAPPENED_BEFORE = re.compile(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhom )(?<!\bhad )(?<!\bhave )(?<!\bnot )(?<!\bwhich )\b"
    + HAPPENED
    + r"\b",
    re.IGNORECASE,
)
NO_PEOPLE = re.compile(
    r"^\s*-?\s*(?:mg|ml|mcg|µg|g\b|kg|mm|cm|cycles?|courses?|sessions?|weeks?|months?|days?"
    r"|years?|hours?|minutes?|doses?"
    r"|centers?|centres?|hospitals|sites|institutions|clinics|countries|groups?|arms?|times"
    r"|fractions|%|percent|per cent"
    r"|trials|studies|events|deaths|U\b|IU|units|drugs|more\b|taxanes|different|dose|points|items"
    r"|tablets|capsules|versus|vs|women-years|patient-years|person-years)\b",
    re.IGNORECASE,
)

# Said of every arm: "30 in each group", "60 per group", "(n = 30 each)".
EACH_BEHIND = re.compile(
    r"^(?:\s(?:[\w-]+\s){0,3}?|,\s)(?:per|in each|in either|in both|for each|to each|each)"
    r"(?:\s(?:of the )?(?:[\w-]+\s){0,2}?(?:groups?|arms?|condition|treatment)\b|\s*$|(?=[,;.)]))",
    re.IGNORECASE,
)
EACH_BEFORE = re.compile(
    r"\b(?:(?:each|either|every|both) (?:of the )?(?:[\w-]+ ){0,3}?(?:groups?|arms?)"
    r"(?: (?:of|with|had|having|contained|containing|comprised|comprising|included|including"
    r"|consisted of|consisting of|receiving))?|(?:two|three|four|five|six|both|equal|the) "
    r"(?:[\w-]+ ){0,3}?(?:groups|arms)(?:,? (?:of|with|each (?:of|with|having|containing)"
    r"|each including))) (?:n ?= ?)?$",
    re.IGNORECASE,
)

# Between a number and the arm that it is the size of: "45 patients to A", "24 in the A group".
_TAKEN = (
    r"(?:randomly )?(?:randomi[sz]ed|assigned|allocated|treated|given|received|receiving"
    r"|underwent|took|got|started|undergoing|using|taking|began|switched|had)"
)
TO_ARM = re.compile(
    (
        r"^(?: (?:[\w'’/-]+ ){0,4}?" + NOUN + r")?,?"
        r"(?: (?:(?:were|was|who were|who|being|of whom) )?(?:" + _TAKEN + r" )?"
        r"(?:(?:to|in|into|on|for|with|received?|receiving|were|by|using|undergoing|the|an?"
        r"|treatment|treated|arm|either|and|group|only|oral|have|take|undergo|assigned) ){0,6}| )$"
    ).replace(" ", r"\s+"),
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:randomi[sz]ed|assigned|allocated|received|receiving|underwent|treated|given|started)\b",
    re.IGNORECASE,
)
# What speaks of groups as such, and not of what happened in them.
FLOW = re.compile(
    r"\b(?:randomi[sz]\w+|assign\w+|allocat\w+|enrol\w+|recruit\w+|includ\w+|there were|with"
    r"|comprised|comprising|consist\w+|leaving|remain\w+|complet\w+|analy[sz]\w+|evaluable"
    r"|divided|data from|compar\w+|stud(?:y|ied)|sample|total|left)\b",
    re.IGNORECASE,
)
# Between an arm and its size: "A (45 patients)", "the A group of 24", "A, n = 24".
FROM_ARM = re.compile(
    r"^(?:\s*(?:groups?|arms?|regimen|therapy|treatment|patients|women|alone|only|diet"
    r"|[A-Z][\w-]{0,8}|[a-z-]{1,16}\s(?:[a-z-]{1,16}\s)?(?:group|arm))){0,4}"
    r"(?:\s*\([^()\d]{1,30}\))?\s*[,:]?\s*(?:[-(\[,;:=]|,? (?:consisting of|made up of|numbering"
    r"|comprising|comprised|consisted of|of|with|included"
    r"|had|contained|in)\b)\s*(?:[(\[]\s*)?(?:[A-Za-z][\w /-]{0,16}[,;:]\s*)?(?:n\s*=\s*|N\s*=\s*"
    r"|=\s*)?(?:the )?$"
)
EOF_NOUN = re.compile(r"^\s*(?:[\w'’-]+\s+){0,3}?(?:" + NOUN + r"\b|[)\];,])", re.IGNORECASE)
# Nouns that tell two sexes apart: a pair of such counts is no pair of arms.
SEXED = re.compile(
    r"^\s*(?:[\w-]+ ){0,2}?(?:(?P<f>women|females?|girls?|mothers)|(?P<m>men|males?|boys?"
    r"|fathers))\b",
    re.IGNORECASE,
)
# What is counted where it is not people.
UNITS = re.compile(
    r"^(?: |-)(?:[\w'’-]+\s+){0,3}?(?P<unit>eyes?|cases?|teeth|tooth|knees?|hips?|limbs?|births"
    r"|pregnancies|wounds?|lesions|implants?"
    r"|breasts?|feet|ears?|hands|specimens|samples|implants)\b",
    re.IGNORECASE,
)
