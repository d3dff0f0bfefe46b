"""How a text says how many took part: the words around a number of participants."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.rule import rule

# Who or what is counted. The noun may stand behind a few words that describe it.
NOUN = (
    r"(?:patients?|participants?|subjects?|women|woman|men|man|adults?|children|people|persons?"
    r"|volunteers?"
    r"|individuals?|infants?|girls?|boys?|eyes?|survivors?|teenagers?|adolescents?|veterans?"
    r"|nurses?|students?"
    r"|athletes?|smokers?|mothers?|couples?|teeth|tooth|knees?|hips?|females?|males?|outpatients?"
    r"|inpatients?"
    r"|pregnancies|births?|newborns?|babies|runners?|residents?|workers?|employees|families"
    r"|recipients|entrants|limbs?"
    r"|cancer survivors|evaluable|eligible|consecutive|of them|of whom|who)"
)
PEOPLE = r"(?:[\w'’/()+<>=-]+,? ){0,9}?" + NOUN
_BE = r"(?:were|was|have been|had been|are|being)"
_HERE = r"^(?: |-)"

# Read behind the number.
BEHIND = (
    rule(
        "n.randomised",
        _HERE
        + PEOPLE
        + r"\b(?:[^.;(]|\.(?=\d)|\([^)]{0,120}\)){0,180}?\b"
        + _BE
        + r" (?:\w+ ){0,4}?(?:randomi[sz]ed|randomly|assigned|allocated)\b",
        " patients with gout were randomised to two diets",
        " mg were given to patients",
        "randomised",
    ),
    rule(
        "n.randomised_who",
        _HERE
        + PEOPLE
        + r"\b(?: [\w-]+){0,6}? (?:randomly assigned|randomi[sz]ed|randomly allocated)\b",
        " runners with knee pain randomly assigned to two shoes",
        " runners with knee pain in the town",
        "randomised",
    ),
    rule(
        "n.randomised_bare",
        r"^ (?:" + _BE + r" )?(?:\w+ )?(?:randomi[sz]ed|randomly (?:assigned|allocated))\b",
        " were randomised",
        " were lost",
        "randomised",
    ),
    rule(
        "n.enrolled",
        _HERE
        + PEOPLE
        + r"\b(?:[^.;(]|\.(?=\d)|\([^)]{0,120}\)){0,180}?\b(?:"
        + _BE
        + r" (?:\w+ ){0,3}?(?:enrolled|recruited|included|entered"
        r"|registered|accrued|studied|treated|selected|admitted|invited to)\b|entered|took part"
        r"|participated|underwent"
        r"|received|joined|enrolled|completed baseline)\b",
        " women with migraine were enrolled",
        " women with migraine in the town",
        "enrolled",
    ),
    rule(
        "n.enrolled_bare",
        r"^(?: patients)? " + _BE + r" (?:enrolled|recruited|accrued|entered|registered)\b",
        " were recruited",
        " were screened",
        "enrolled",
    ),
    rule(
        "n.cases",
        r"^ (?:further |new |such )?cases? of\b(?:[^.;]|\.(?=\d)){3,120}?\b(?:reported|described"
        r"|published)\b",
        " cases of jaw necrosis were described",
        " cases of wine were sold",
        "unclear",
    ),
    rule(
        "n.analysed",
        r"^(?: "
        + PEOPLE
        + r"\b(?:[^.;]|\.(?=\d)){0,80}?)? "
        + _BE
        + r" (?:\w+ ){0,2}?(?:evaluable|assessable|analy[sz]ed|evaluated|eligible|assessed|available)\b",
        " patients were evaluable for response",
        " patients were pleased",
        "analysed",
    ),
    rule(
        "n.analysed_of",
        r"^ (?:evaluable|assessable|eligible) (?:patients|participants|women|men|subjects)\b",
        " evaluable patients",
        " capable patients",
        "analysed",
    ),
    rule(
        "n.completed",
        r"^(?: "
        + PEOPLE
        + r"\b[^.;]{0,50}?)? (?:completed|finished|complied with) (?:the|all|both|this|treatment|follow)",
        " men completed the study",
        " men complained of pain",
        "completed",
    ),
    rule(
        "n.equals_group",
        r"^\)[^.;]{0,120}?\b(?:were|was) (?:\w+ ){0,3}?(?:randomi[sz]ed|randomly|assigned"
        r"|recruited|enrolled)\b",
        ") were randomly assigned to two diets",
        ") or oats",
        "randomised",
    ),
    rule(
        "n.trial_of_hyphen",
        r"^-(?:patient|person|participant|subject|woman|man|adult|child|center patient) "
        r"(?:[\w-]+ ){0,4}?(?:trial|study|experiment)",
        "-patient trial of yoga",
        "-patient ward of the clinic",
        "enrolled",
    ),
)

# Read in front of the number; people must stand behind it.
BEFORE = (
    rule(
        "n.we_randomised",
        r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided)|assigned|allocated)"
        r"(?: (?:a total of|about|some|nearly|almost|over|more than))?\s+$",
        "We randomly assigned ",
        "She gave ",
        "randomised",
    ),
    rule(
        "n.we_enrolled",
        r"\b(?:enrolled|recruited|included|enlisted|studied|entered|accrued|registered|evaluated"
        r"|followed|treated|gave"
        r"|tested|tracked|involved|involving|enrolling|including|asked|compared|comprised"
        r"|comprising|recruiting)"
        r"(?: (?:a total of|about|some|nearly|almost|over|more than|data from|only|just))?\s+$",
        "The team recruited ",
        "The team thanked ",
        "enrolled",
    ),
    rule(
        "n.total_of",
        r"(?:\bA total of|\btotal sample of|\bsample of|\bsample \(n ?=|\bcohort of|\bconsisted "
        r"of|^)\s*$",
        "A total of ",
        "A group of ",
        "enrolled",
    ),
    rule(
        "n.study_in",
        r"\b(?:study|trial|experiment|RCT|(?:study|trial|experiment|compared|tested"
        r"|examined)\b[^.;]{3,140}?)"
        r" (?:of|in|on|with|among|involving|from|for)(?: (?:a total of|about|some|nearly|over"
        r"|more than))?\s+$",
        "A study in Lyon compared two diets in ",
        "The diets are sold in ",
        "enrolled",
    ),
    rule(
        "n.equals_people",
        r"\b(?:[Pp]articipants|[Pp]atients|[Ww]omen|[Mm]en|[Ss]ubjects|[Aa]dults|[Cc]hildren"
        r"|[Ss]urvivors|[Vv]olunteers|sample|trial|study|total)"
        r" [(\[](?:total )?[Nn] ?= ?$",
        "Participants (N = ",
        "oats (n = ",
        "enrolled",
    ),
    rule(
        "n.of_the",
        r"(?:^|\. |; |, )(?:Of|Among|Out of|From|In) (?:the |a total of |all )?\s*$",
        "Of the ",
        "Because of ",
        "enrolled",
    ),
)

# A count of people that is no size of a trial.
NOT_SIZE = re.compile(
    r"^\s+(?:(?!who\b|that\b|whose\b|with\b|from\b)[\w'’-]+\s+){0,4}?"
    r"(?:\([^)]{0,40}\)\s+)?(?:had|have|developed|experienced|died|withdrew|discontinued|dropped"
    r"|relapsed|responded"
    r"|achieved|showed|reported|suffered|declined|refused|stopped|recurr\w+|failed|remained"
    r"|survived|events|deaths"
    r"|recurrences|relapses|centers|centres|hospitals|sites|institutions|clinics|countries|cycles"
    r"|sessions|courses"
    r"|were (?:lost|excluded|ineligible|withdrawn|alive|dead|positive|negative|found|diagnosed|in "
    r"complete|detected|observed"
    r"|premenopausal|postmenopausal|disease))\b",
    re.IGNORECASE,
)
SCREENED = re.compile(
    r"\b(?:screened|invited|approached|assessed for eligibility|identified)\b", re.IGNORECASE
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

# Between a number and the arm that it is the size of: "45 patients to A", "24 in the A group".
TO_ARM = re.compile(
    r"^(?:\s+(?:[\w'’-]+\s+){0,3}?"
    + NOUN
    + r")?(?:\s*\([\d.,%\s]+\))?\s+(?:(?:were|was|who were|being)\s+)?"
    r"(?:(?:randomly\s+)?(?:randomi[sz]ed|assigned|allocated|treated|given|received|receiving"
    r"|underwent|took|got)\s+)?"
    r"(?:(?:to|in|into|on|for|with|received|receive|receiving|were|by|using|undergoing|the|a|an"
    r"|treatment|treated|arm"
    r"|either|and|group|only|oral|have|take|undergo)\s+){0,5}$",
    re.IGNORECASE,
)
# Between an arm and its size: "A (45 patients)", "the A group of 24", "A, n = 24".
FROM_ARM = re.compile(
    r"^(?:\s*(?:groups?|arms?|regimen|therapy|treatment|patients|women|alone|only|diet"
    r"|[A-Z][\w-]{0,8}))*"
    r"(?:\s*\([^()\d]{1,30}\))?\s*[,:]?\s*(?:[(\[,;:=]|,? (?:consisting of|made up of|numbering"
    r"|comprising|comprised|consisted of|of|with|included"
    r"|had|contained|in)\b)\s*(?:[(\[]\s*)?(?:[A-Za-z][\w /-]{0,16}[,;:]\s*)?(?:n\s*=\s*|N\s*=\s*"
    r"|=\s*)?(?:the )?$"
)
EOF_NOUN = re.compile(r"^\s*(?:[\w'’-]+\s+){0,3}?(?:" + NOUN + r"\b|[)\];,])", re.IGNORECASE)
# What is counted where it is not people.
UNITS = re.compile(
    r"^(?: |-)(?:[\w'’-]+\s+){0,3}?(?P<unit>eyes?|cases?|teeth|tooth|knees?|hips?|limbs?|births"
    r"|pregnancies|wounds?|lesions|implants?"
    r"|breasts?|feet|ears?|hands|specimens|samples|implants)\b",
    re.IGNORECASE,
)
