"""Things counted that are neither people nor results: groups, centres, studies, components."""

import re

from trialtrace.grammar.rule import Rule
from trialtrace.grammar.template import pattern

# "30 arm 1, 25 arm 2": people, in front of the group's name.
_LABEL = re.compile(r" (?:[a-d]\b|i{1,3}v?\b|[\ue000-\ue0ff])")

RULES = (
    Rule(
        "components",
        "components",
        pattern(
            r"(?:{low:i}(?: ?- ?| to ){high:i}|{value:i})[ -](?:of the )?{ADJ}(?P<cue>{COMPONENT})"
            r"(?!-[a-z]| {UNIT}| {BEFALLS})"  # "67 drug-naive men", "30 drug users": people
        ),
        "The mix held 24 amino acids and salt.",
        {"value": 24},
        "One of the vitamins was missing; the mix held 24 mg of amino acids.",
        lambda hit: " of the " not in hit.match.group() or hit.raw("value").lower() != "one",
    ),
    Rule(
        "groups",
        "groups",
        pattern(
            r"(?:{low:i}(?: ?- ?| to | or ){high:i}|{value:i})[ -]{ADJ}(?P<cue>groups?|"
            r"arms?|cohorts|sequences|subgroups?|strata|armed|sub-groups|"
            r"regimens|treatment strategies|conditions|diets|interventions)\b(?! of {NUM})"
        ),
        "They were split into two equal groups by chance.",
        {"value": 2},
        "In 4 mixed and other groups men fell; 30 arm B.",
        lambda hit: (
            " and " not in hit.match.group()
            and not (hit.raw("cue") in ("arm", "group") and _LABEL.match(hit.after()))
        ),
    ),
    Rule(
        "studies",
        "studies",
        pattern(
            r"(?:{low:i}(?: ?- ?| to | or ){high:i}|{value:i})[ -]{ADJ}(?P<cue>studies|"
            r"study|trials?|RCTs?|reviews?|meta-analys[ie]s|articles?|"
            r"papers?|publications?|reports(?! of (?!(?:[\w-]+ ){0,3}(?:trials?|stud(?:y|ies)"
            r"|research)\b)[a-z]| (?:in|with|among) the\b)|cohort studies|datasets?|surveys?|"
            r"abstracts|citations)\b(?! (?:participants|subjects|patients|"
            r"sites|cent(?:re|er)s|groups?|arms?|bars?|visits?|days?|periods?|"
            r"drugs?|medications?|treatments?|weeks?|eyes?))"
        ),
        "In all, 14 small trials were pooled.",
        {"value": 14},
        "In the trial 14 men fell.",
    ),
    Rule(
        "sites",
        "sites",
        pattern(
            r"(?:{low:i}(?: ?- ?| to | or ){high:i}|{value:i})[ -]{ADJ}(?P<cue>cent(?:re|"
            r"er)s?|hospitals?|clinics?|countr(?:y|ies)|sites|institutions?|"
            r"practices|schools?|cities|towns|states|villages|universities|"
            r"wards|nursing homes|laborator(?:y|ies)|departments?|communities|"
            r"districts|regions|provinces|offices|continents|families|"
            r"households|classrooms)\b(?! {BEFALLS}| days\b)"
        ),
        "Men from 12 hospitals in three countries came.",
        {"value": 12},
        "Men from hospitals: 12.",
    ),
)
