"""Numbers as names: group 1, phase 3, type 2; and hyphenated words."""

import re

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern

# "Group 1: 20 nurses": the first number names the group.
_NUMBERED = re.compile(r"\b(?:groups?|arms?|cohorts?|sequences?|strat(?:um|a))\s$", re.IGNORECASE)
# Before fractions: "grade 3/4" is no share.
# Shares of what takes part in no trial; read before fractions, which would take them for people.
THINGS = (
    Rule(
        "share_of_things",
        "things",
        pattern(
            r"{value:i} (?:out )?of (?:(?:all|the|its|their|these|those|our) ){0,2}{value2:i} (?:[a-z-]{3,15} )?"
            r"(?P<cue>authors|(?:committee|panel|board|jury) members|experts|panell?ists|advis[eo]rs"
            r"|reviewers|countries"
            r"|states|regions|cent(?:re|er)s|clinics|hospitals|pharmacies|shops|supermarkets|products|brands|companies"
            r"|firms|makers|domains|categories|questions|items|criteria|scales|outcomes|endpoints|trials|studies"
            r"|experiments|reviews|guidelines|websites|apps)\b"
        ),
        "Three of the eight authors had been paid by the maker.",
        {"value": 3, "value2": 8},
        "Three of the eight dancers had been paid by the maker.",
    ),
    Rule(
        "distance_around",
        "things",
        pattern(
            r"\b(?P<cue>radius|within|(?:drive|journey|trip|detour) of|as far as|up to)(?: of)? {value}"
            r"(?: ?- ?| to )?(?P<unit> ?(?:miles?|km|kilomet(?:re|er)s?))\b"
        ),
        "They came from a radius of 25 miles.",
        {"value": 25},
        "They walked 25 miles.",
    ),
    Rule(
        "strength_of_a_pack",
        "concentration",
        pattern(
            r"{value} ?(?P<unit>mg|g|grams?|ml|mcg|iu) (?:an?|per|each) (?P<cue>scoop|sachet"
            r"|bottle|tub|pack|packet|portion|cup|glass|slice|serving|spoon|teaspoon|tin|bar)\b"
        ),
        "The powder, 10 g a scoop, was sold in tubs.",
        {"value": 10},
        "They took 10 g a day.",
    ),
)

TYPES = (
    Rule(
        "type_number",
        "label",
        pattern(
            r"\b(?P<cue>phase|type|class|subtype)s?[ -]{value:w}(?![.,]?{NUM}|"
            r"%)(?:(?:/| and | or |-){value2:w}){0,2}(?:[ab]\b)?"
        ),
        "Adults with type 2 diabetes took part.",
        {"value": 2},
        "He would type 2.5 pages.",
    ),
    Rule(
        "grade",
        "grade",
        pattern(
            r"\b(?P<cue>grades?|stages?|NYHA class|class|ASA|ECOG(?: performance status)?|"
            r"performance status|KL grade|toxicity grade)(?:[ -](?:of |"
            r"score )?|(?= ))(?: ?(?P<relation>[<>\u2264\u2265=]) ?)?(?:0|"
            r"{value:w})[ab]?(?:(?:/| ?- ?| to | or | and |, ){value2:w}[ab]?){0,3}(?:,? (?"
            r":or|and) (?:higher|worse|above|greater|more|over))?(?! ?%)"
        ),
        "Rashes of grade 3 or 4 were rare.",
        {"value": 3, "value2": 4},
        "The grade was given by 3 men.",
    ),
)

# In front of a plural and a verb of the past, a number after "trial" counts: "in one trial 90 singers were".
_COUNTED = re.compile(
    r"^ (?:[a-z-]+ ){0,2}?[a-z]{3,}s (?:were|was|had|got|took|went|wore|ate|drank|[a-z]{3,}ed)\b"
)


# "in the zinc group 5 vomited": behind a group that has a name, a number in front of a verb counts.
_NAMED_GROUP = re.compile(
    r"\b(?:the|with|on) (?!same |other |whole |latter |former )[\w\ue000-\uf8ff-]+ $"
)
_DID = re.compile(r"^ (?:had|died|got|became|fell|left|lost|[a-z]{3,}ed)\b(?! (?:to|with|as)\b)")


def _is_name(hit: Hit) -> bool:
    if (
        hit.raw("cue").lower() == "group"
        and " " in hit.match.group()
        and (_NAMED_GROUP.search(hit.before(30)) and _DID.match(hit.after(30)))
    ):
        return False
    # No trial has twenty groups: "the zinc group 31" tells how many were in it.
    if hit.value("value") >= 20 and hit.raw("cue").lower() in ("group", "arm"):
        return False
    return hit.value("value") < 10 or _COUNTED.search(hit.after(60)) is None


RULES = (
    Rule(
        "allocation_ratio",
        "allocation",
        pattern(
            r"(?<![\w.:/{N}]){value:w}(?::{value2:w}){1,3}(?![\w:/{N}])(?: (?:ratio|"
            r"randomi[sz]ation|allocation))?"
        ),
        "Men were randomised 2:1 to fish or fowl.",
        {"value": 2, "value2": 1},
        "Doors opened at 2:15 pm.",
        lambda hit: hit.value("value") <= 20 and hit.value("value2") <= 20,
    ),
    Rule(
        "dilution",
        "identifier",
        pattern(r"(?<![\w.:]){value:w}(?: ?: ?){value2:w}(?![\w:])"),
        "Serum was thinned 1:1000 in salt water.",
        {"value": 1, "value2": 1000},
        "Those in group 1: 20 nurses.",
        lambda hit: not _NUMBERED.search(hit.before()),
    ),
    Rule(
        "numbered_name",
        "label",
        pattern(
            r"\b(?P<cue>category|level|group|arm|cohort|study|trial|experiment|"
            r"sequence|period|stratum|zone|quadrant|patient|case|site|"
            r"protocol|regimen|schedule|tier|generation|factor|vitamin|"
            r"dose level|quartile|quintile|tertile|decile|top|number|chapter|"
            r"lesson|module|day|version|layer|strategy|method|model|aim|"
            r"objective|hypothesis|criterion|subject|rater|observer|examiner)s?[ -](?:no\. "
            r"?|number )?{value:w}(?![.,]?{NUM}|%| ?{UNIT}| (?:of|were|"
            r"was|weeks?|months?|days?|years?) )(?:(?:/|,? and | or |, ?|"
            r" ?- ?| to ){value2:w}(?!%| ?{UNIT}|(?:, \d+)*(?:,? and \d+)? of (?:the )?\d| (?:group|arm)\b"
            r"| (?:(?:were|was|died|relapsed|occurred|patients?|cases?|events?|deaths?|relapses?) ){0,2}"
            r"(?:in|on) (?:the )?(?:group|arm)\b)){0,5}(?:[ab]\b)?"
        ),
        "Those in group 2 came late.",
        {"value": 2},
        "In each group 2 men left.",
        _is_name,
    ),
    Rule(
        "ordinal",
        "ordinal",
        pattern(r"{value:w}\(?(?:st|nd|rd|th)\b\)?"),
        "At the 16th visit the scan was repeated.",
        {"value": 16},
        "At 16 visits the scan was repeated.",
    ),
    Rule(
        "factorial",
        "compound",
        pattern(
            r"{value:w} ?(?:x|by) ?{value2:w}(?= (?:factorial|between|"
            r"trial|design|table|study|split|cross))"
        ),
        "In a 2 x 2 factorial design all were asked.",
        {"value": 2, "value2": 2},
        "The wound was 2 x 2 cm wide.",
    ),
)
