"""Who is counted, what is no people, and what merely happened to some of them."""

from __future__ import annotations

import re

# Who or what is counted: more than `grammar.people`, as a number in front needs no other sign that it
# is people's, and one person is a number too. The noun may stand behind a few words that describe it.
NOUN = (
    r"(?:patients?|pts|participants?|subjects?|women|woman|men|man|adults?|children|people|persons?"
    r"|volunteers?|individuals?|infants?|girls?|boys?|eyes?|survivors?|teenagers?|adolescents?"
    r"|veterans?|nurses?|students?|pupils?|athletes?|smokers?|mothers?|couples?|teeth|tooth|knees?"
    r"|hips?|females?|males?|(?:out|in)-?patients?|pregnancies|births?|newborns?|neonates?"
    r"|babies|runners?|residents?|workers?|employees|families|households|recipients|entrants"
    r"|limbs?|caregivers?|carers?|parents|dyads|physicians|doctors|clinicians|users|respondents"
    r"|carriers|controls|completers|cases|evaluable|eligible|consecutive|of them|of whom|who)"
)
# "three solutions of zinc for patients": things of theirs.
_NO_THING = r"(?!(?:[a-z-]+ )?(?!pairs|sets|" + NOUN + r")[a-z]{3,}s of (?!the\b|these\b))"
_NEAR = _NO_THING + r"(?:(?!\d+ )[\w'’/+<>=-]+,? (?:(?:and|or|to|-|–) [IVX1-4]+ )?){0,5}?" + NOUN
COUNTED = re.compile(r"^(?:\s|-)" + _NEAR.replace(" ", r"\s+") + r"\b", re.IGNORECASE)
# Any plural will do where the words in front say that people were studied ("a trial of 64 pilots").
SOMEBODY = re.compile(r"^\s+(?:[\w-]+\s+){0,2}?(?:[a-z-]{2,}s|[A-Z]{2,6}s?)\b(?!\s+of\b)")

# Where one clause ends and the next begins.
CLAUSE = re.compile(r"[;:]|,\s|\.\s")

# A count of people that is no size of a trial: something happened to them, or it is no people.
HAPPENED = (
    r"(?:(?<!\bto )(?:had|have|has)(?! been (?:\w+ )?(?:randomi|enrol|recruit|assigned|allocated|entered|included"
    r"|treated|studied|evaluated|analy))|developed|experienced|died|withdrew|discontinued|dropped|relapsed|responded"
    r"|achieved|reached|attained|showed|reported|suffered|declined|refused|stopped|recurr\w+|failed|remained"
    r"|survived|progressed|improved|worsened|required|needed|preferred|chose|tested positive"
    r"|withdrawn|complained|noticed|rated|felt|noted|presented(?! (?:for|to|at)\b)|met (?:the )?criteria"
    r"|visited|used|gained|lost"
    r"|(?:were|was|are|is) (?:lost|excluded|ineligible|withdrawn|alive|dead|positive|negative|found"
    r"|diagnosed|in complete|detected|observed|premenopausal|postmenopausal|disease|still|cured"
    r"|hospitali[sz]ed|readmitted|unable|not|never|white|black|female|male|women|men))"
)
# What is counted is no people: events, places, parts of a course.
_THINGS = (
    r"^\s+(?:(?!(?:who|that|whose|with|from|in|at|of|for|to|on|by|received|underwent"
    r"|completed|finished|had)\b)[\w'’-]+\s+){0,3}?(?:events|deaths|recurrences|relapses|centers|centres|hospitals|sites"
    r"|institutions|clinics|countries|units|wards|practices|departments|surgeons|cycles|sessions|courses|falls|infections|fractures|episodes"
    r"|strokes|attacks|seizures|complications|perforations|(?:re)?admissions|hospitali[sz]ations|failures|exacerbations"
    r"|miscarriages|bleeds|reoperations|remissions|responses|withdrawals|infarctions|leaks"
    r"|clusters|villages|hamlets|neighbou?rhoods|communities|districts|schools|classes|offices|classrooms|kindergartens|nurseries"
    r"|nursing homes|care homes|pharmacies|health cent(?:er|re)s|facilities|factories|churches|prisons"
    r")\b"
)
THINGS = re.compile(_THINGS, re.IGNORECASE)
NOT_SIZE = re.compile(
    r"^\s+(?:(?!(?:who|that|whose|whom|which|where|with|from)\b)[\w'’-]+\s+){0,4}?(?:"
    + HAPPENED
    + r")\b|"
    + _THINGS,
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
# What a relative clause says of people is told of who they are, not of what became of them.
RELATIVE = re.compile(r"\b(?:who|whom|whose|which|where|that)\b")
NO_PEOPLE = re.compile(
    r"^\s*-?\s*(?:(?:previous|prior|past|preceding|following|consecutive|subsequent) "
    r"(?=(?:week|month|day|year|hour)s))?(?:mg|ml|mcg|µg|g\b|kg|mm|cm|cycles?|courses?|sessions?|weeks?|months?"
    r"|days?(?! (?:stay|case|care|surgery)\b)"
    r"|years?|hours?|minutes?|doses?"
    r"|centers?|centres?|hospitals|sites|institutions|clinics|countries|groups|arms|(?:group|arm)(?! (?:[A-Da-d]|[1-6]"
    r"|I{1,3})\b)|times"
    r"|fractions|%|percent|per cent"
    r"|trials|studies|events|deaths|U\b|IU|units|drugs|more\b|taxanes|different|dose|points|items"
    r"|tablets|capsules|versus|vs|women-years|patient-years|person-years)\b"
    # "two 24 hour records", "three 10-minute walks"; "60 50-year-old men" are people
    r"|^\s\d+(?![\d,]|(?:-|\sto\s)\d|[-\s]years?[-\s]old)"
    # "two randomised, double-blind trials"
    r"|^\s(?:randomi[sz]ed|controlled|prospective|multicent(?:er|re)|parallel|identical|similar|double-blind|open-label)\b,?"
    rf"(?:\s(?!(?:{NOUN}|to|in|from|of|were|was|who|had)\b)[\w,'’-]+){{0,14}}?\s(?:trials|studies)\b",
    re.IGNORECASE,
)

# Nouns that tell two sexes apart: a pair of such counts is no pair of arms.
_FEMALE = r"(?:women|females?|girls?|mothers)"
_MALE = r"(?:men|males?|boys?|fathers)"
SEX = rf"(?:{_FEMALE}|{_MALE})"
SEXED = re.compile(
    rf"^\s*(?:[\w-]+ ){{0,2}}?(?:(?P<f>{_FEMALE})|(?P<m>{_MALE}))\b",
    re.IGNORECASE,
)
# What is counted where it is not people.
UNITS = re.compile(
    r"^(?: |-)(?:[\w'’-]+\s+){0,3}?(?P<unit>eyes?|cases?|teeth|tooth|knees?|hips?|limbs?|births"
    r"|pregnancies|wounds?|lesions|implants?"
    r"|breasts?|feet|ears?|hands|specimens|samples|implants)\b",
    re.IGNORECASE,
)
# "The first included 81 bakers": who made up one group.
ONE_GROUP = re.compile(
    r"\b(?:first|second|third|one|other|control)(?: group)? (?:included|had|of|consisted of|involved|with) $"
    r"|\b(?:a further|another|the other|an additional) $",
    re.IGNORECASE,
)
# "... to 161 bakers while a further 161 were given water": who else there was.
OTHERS_TOO = re.compile(
    r"\b(?:while|and|,) (?:a further|another|a second) \d[\d,]*(?! (?:weeks?|months?|days?|years?|per|%))",
    re.IGNORECASE,
)
