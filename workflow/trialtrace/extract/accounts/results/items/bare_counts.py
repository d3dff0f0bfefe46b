"""Bare whole numbers that count events: what must be counted, and what is counted by a design."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.befell import happened_behind
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.grammar.people import PERSONS

_COUNTABLE = re.compile(
    r"\b(?:events?|deaths?|died|developed|experienced|had|recurrences?|relapsed?|relapses|cases"
    r"|responses?|responded|infections?|fractures|complications?|suffered|recurred|episodes|failed"
    r"|failures|falls|cancers|tumou?rs|metastas[ei]s|attacks|strokes|lost|occurred|observed"
    r"|achieved|reported|seen|found|detected|noted|recorded|diagnosed|affected|numbered|totalled"
    r"|h(?:a)?ematomas?|seizures|required|needed|underwent|showed|exhibited"
    r"|number of|(?:more|fewer|less) (?:[a-z-]+ )?[a-z-]+s\b|(?:more|less|equally|as) (?:frequent|common)(?:ly)?"
    rf"|(?:{PERSONS}|eyes) with)\b",
    re.IGNORECASE,
)
# A noun that is counted, right behind its number.
_PLURAL = re.compile(
    r"\s+(?!(?:of|vs|versus|was|has|is|as|this|plus|times|less)\b)(?:[a-z-]+\s+){0,2}?[A-Za-z-]*[A-Za-z]s\b"
)
_OF_THEM = re.compile(r"\s+of (?:those|them|these|whom|the(?! (?:\w+ )?\d))\b", re.IGNORECASE)
# What was done because something happened, and not because it was planned: "11 rescue doses".
UNPLANNED = (
    r"supplement(?:ary|al)|additional|extra|rescue|repeat(?:ed)?|further|unplanned|unscheduled"
    r"|emergency|missed|top-?up"
)
# What a design counts; it is no event.
DESIGN_NOUN = re.compile(
    r"\s*(?:of (?:the )?(?:two|three|four|\d)|:\s?\d|/(?:week|day|month|\d\d\b)"
    r"|(?:(?!(?:in|on|of|for|with|to|and|or|the|a|patients|women|men|had|have|has|needed|required"
    rf"|{UNPLANNED})\b)[\w-]+ ){{0,2}}?"
    r"(?:cycles?|courses?|doses?|sessions?|weeks?|days?"
    r"|months?|years?|groups|arms|treatments|periods|phases|approaches|techniques|methods|strategies|physicians|cent(?:er|re)s?|sites?|hospitals?|countries|injections?|infusions?"
    r"|tablets?|times|occasions|items?|visits?|samples?|schedules?|regimens?|fractions?|gauge"
    r"|end ?-?points|G\b|P\b|or more)(?!\s(?:(?:re)?admissions?|stays?|infections?|reactions?)\b))",
    re.IGNORECASE,
)
# Other things of a design, right behind their number; behind a verb they are what people had.
_THINGS = re.compile(
    r"\s(?:(?!\w+(?:ed|ing)\b|(?:in|on|of|for|with|to|and|or|the|a|an|had|have|has|took|were|was|got|gave)\b)[\w-]+\s){0,2}?"
    r"(?:instruments?|questionnaires?|forms|versions?|dimensions?|domains?|subscales|scales|aspects|factors|conditions"
    r"|categories|stages|levels|concentrations|programs|programmes|interventions|drugs|agents|antibiotics|medications"
    r"|medicines|practices|schools|clinics|wards|villages|facilities|communities|clusters|households|pharmacies"
    r"|districts|nursing homes|studies|trials|orders|languages|questions|tests|experiments)\b",
    re.IGNORECASE,
)
# "one eye was given zinc, the fellow eye nothing": what was done with each.
_ONE_OF_TWO = re.compile(
    r"\s(?:study\s|treatment\s)?(?:group|arm|half|side|eye|limb|knee|leg|hand|foot|ear|hip|wrist|shoulder|ankle|breast"
    r"|forearm|thigh|tooth|quadrant|nostril)\b[^.]*\b(?:other|second|fellow|contralateral|opposite)\b",
    re.IGNORECASE,
)
# People who came in, not people to whom something happened.
_ENROLLED = re.compile(
    r"[^.;]{0,90}?\b(?:were|was|are|be|had been)\s+(?:\w+\s+){0,2}?(?:random\w*|assigned|allocated|enrolled"
    r"|recruited|included|analy[sz]ed|selected|evaluable|assessable|entered|eligible|screened)\b"
    r"|[^.;]{0,40}?\b(?:received at least|completed)\b",
    re.IGNORECASE,
)
# People alone are no event: "46 women in the intervention arm", "25 neonates per group".
_ONLY_PEOPLE = re.compile(
    rf"\s+(?:(?!(?:in|of|for|among|with)\b)[a-z-]+\s+){{0,2}}?(?:{PERSONS}|neonates|controls|pairs|couples)\b",
    re.IGNORECASE,
)
_ASSIGNED_TO = re.compile(
    r"\b(?:randomi[sz]ed|assigned|allocated) to(?: receive)?\s+(?:\w+ \(arm [^()]*\) or )?$",
    re.IGNORECASE,
)
# What was done with people before anything could happen: "randomised 42 to".
_TAKEN_IN = re.compile(
    r"\b(?:random(?:i[sz]ed|ly assigned)|enroll?(?:ed|ing)|assigned|allocated|recruit(?:ed|ing)|screened|entered"
    r"|invited|including|involving|comprising|included)(?:,? in an? \d+:\d+ (?:ratio|fashion),?)?"
    r"\s(?:only\s|over\s|about\s|some\s|a total of\s)?$",
    re.IGNORECASE,
)
# Of whom a sentence tells: "for 15 women who were given zinc, seven".
_OF_WHOM = re.compile(r"\b(?:for|of|among)\s(?:the\s|all\s|these\s)?$", re.IGNORECASE)
_WHO = re.compile(
    r"\s(?:[a-z-]+\s){0,2}?[a-z-]+\s(?:who|that|receiving|taking|treated|given|assigned|allocated|randomi[sz]ed)\b"
)
# A list of moments: "at 2, 3, 6 and 7 months".
_MOMENTS = re.compile(
    r"(?:\s?,\s?\d+)*(?:,?\s(?:and|or|to)\s\d+)\s?-?(?:months?|weeks?|days?|years?|hours?|minutes?)\b"
)
# Known things, of which one speaks again: "these two approaches".
_KNOWN = re.compile(r"\b(?:these|those|both|our|one of|into|between|followed by)\s$", re.IGNORECASE)
# "the two instruments", "all three sites": known things too, unless people or events are counted.
_ALL_OF_THEM = re.compile(r"\b(?:the|all|other)\s$", re.IGNORECASE)
# Of whom something could be measured, which is no event: "in 231 patients assessed", "data of 92 women".
_MEASURED_IN = re.compile(
    r"\b(?:data|measurements?|values|information|samples|results|records|outcomes?)\b[^.;]{0,90}\b(?:available|obtained"
    r"|collected|complete|missing|recorded)\s(?:in|for|from|of)\s(?:only\s|the\s|a total of\s)?$"
    r"|\b(?:blood|serum|plasma|urine|tissue|biops(?:y|ies)|swabs?|specimens)\b[^.;]{0,40}\b(?:sampled|drawn|taken|collected"
    r"|obtained|available)\s(?:in|for|from|of)\s(?:only\s|the\s|a total of\s)?$",
    re.IGNORECASE,
)
_ASSESSED = re.compile(
    rf"\s(?:[a-z-]+\s){{0,2}}?(?:{PERSONS}|eyes)\s"
    r"(?:(?:who|that)\s(?:were|was)\s|were\s)?(?:assessed|evaluated|examined|analy[sz]ed|tested|measured|studied|followed)\b",
    re.IGNORECASE,
)
# "103 women in each group", told where the sample is described.
_SEX = re.compile(
    r"\s(?:women|men|males|females|boys|girls)\s(?:in|per)\s(?:each|both|either)\b", re.I
)
# "were randomised to zinc (A, 20 patients)": a size.
_SIZE_IN_BRACKET = re.compile(
    r"\b(?:randomi[sz]ed|randomly|allocated|assigned|divided)\b"
    r"(?:(?!\b(?:had|developed|died|occurred|was seen)\b)[^.;])*\([^()]{0,30}$",
    re.IGNORECASE,
)
_SIZE_CLOSES = re.compile(rf"\s{PERSONS}\)|\s[a-z]+s(?:\)|,\s\d)|\s(?:wo)?men,\s\d", re.I)
# "90 men were enrolled, with 45 in each arm": how they were shared out.
_TOOK_IN = re.compile(
    r"\b(?:were|was|been)\s(?:\w+ly\s)?(?:enrol\w+|recruited|included|randomi[sz]ed|entered|studied|divided|assigned|allocated"
    r"|registered)\b(?:(?!\b(?:and|had|who|whom|developed|died|with(?=\s[a-z]))\b)[^.;])*$",
    re.IGNORECASE,
)
_IN_EACH = re.compile(
    rf"\s(?:(?:[a-z-]+\s)?(?:{PERSONS}|cases|eyes)\s)?(?:(?:in|per|for|to|into)\seach\b|per\s(?:group|arm)\b|each(?=[.,;)]))",
    re.IGNORECASE,
)
# "There were 30 women in each group."
_THERE_WERE_PEOPLE = re.compile(r"\bthere were $", re.IGNORECASE)
_IN_EACH_GROUP = re.compile(
    rf"\s(?:[a-z-]+\s)?{PERSONS}\s(?:in|per)\seach\s(?:of\sthe\s)?(?:[a-z-]+\s){{0,2}}?(?:groups?|arms?)(?=[.;,]|$)",
    re.IGNORECASE,
)
# What the design asks for: "200 patients will be needed".
_WILL_BE = re.compile(r"[^.;]{0,40}?\b(?:will|would|should) be\b", re.IGNORECASE)
# A number glued into a name ("ABC(90"), the part of a date, or the whole of which others are parts; "a total of 9"
# is no part of anything.
_NAMELESS = re.compile(
    r"[A-Za-z]\($|[<>\u2264\u2265]\s?$|\b(?:between|since|until|of the|(?<!total )of|grades?|stages?|phase|type|day|per"
    r"|\b(?:all|everybody|everyone|none|nobody)\s(?:[\w-]+\s){0,3}?(?:but|except(?:\sfor)?|apart\sfrom))\s+$",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"\s*(?:%|per\b|[-–]\s?\d|to \d|years?|months?|weeks?|days?|hours?|minutes?|mg|ml|points?)",
    re.IGNORECASE,
)


# What happened to people, counted: "4 complete responses", "3 CRs", "two toxicity-related deaths"; and
# where the noun is said once: "two complete and five partial responses".
_ADJECTIVES = (
    r"(?:(?!(?:of|or|and|vs|versus|with|in|on|to|for|from|after|than|at|more|fewer|less|months?|weeks?|days?|years?|per"
    r"|patients|women|men|children|participants|subjects|eyes|were|was|had|have)\b)[A-Za-z][\w-]*\s){0,3}?"
)
_EVENT = (
    r"(?:responses?|responders|remissions?|relapses?|recurrences?|deaths?|CRs?|PRs?|failures|progressions?|fractures|infections"
    r"|strokes|perforations|thromboses|bleeds|falls|pregnancies|miscarriages|withdrawals|episodes|exacerbations"
    r"|h(?:a)?ematomas?|leaks|metastases|complications|events|stabili[sz]ations|reoperations|readmissions|hospitali[sz]ations"
    r"|seizures|abscesses|leuk(?:a)?emias|attacks|fistulas?e?|dehiscences|infarctions|cases)\b"
)
_EVENTS = re.compile(
    rf"\s{_ADJECTIVES}{_EVENT}"
    rf"|\s{_ADJECTIVES}(?:and|or)\s(?:\d{{1,3}}|one|two|three|four|five|six|seven|eight|nine|ten)\s{_ADJECTIVES}{_EVENT}"
)
_HAPPENED = re.compile(
    rf"\b(?:{PERSONS}|eyes|cases|died|relapsed|recurred"
    r"|responded|developed|experienced|required|needed|underwent|achieved|reported)\b",
    re.IGNORECASE,
)


def counts_by_itself(words: str) -> bool:
    """Tell whether words behind a whole number speak of people or of what they did."""
    return _HAPPENED.search(words) is not None


def names_events(line: Line, item: Item) -> bool:
    """Tell whether what is counted stands right behind a number and can only be events."""
    return _EVENTS.match(line.after(item.part.end, 90)) is not None


# "There were 11 insertions", "eleven insertions were needed": whatever it is, so many came about.
_THERE_WERE = re.compile(
    r"\bthere (?:were|was)\s(?:(?:only|just|a total of|altogether)\s)?$", re.IGNORECASE
)
_CAME_ABOUT = re.compile(
    r"\s(?:[a-z-]+\s){1,4}?(?:occurred|happened|took place|(?:were|was|had to be)\s(?:[a-z]+ly\s)?"
    r"(?:recorded|reported|seen|noted|observed|needed|required|registered|documented|necessary))\b"
)


def counts_happenings(line: Line, item: Item) -> bool:
    """Tell whether so many of something came about, and neither people nor parts of a design are counted."""
    behind = line.after(item.part.end, 90)
    if _ONLY_PEOPLE.match(behind) or DESIGN_NOUN.match(behind) or not _PLURAL.match(behind):
        return False
    return (
        _THERE_WERE.search(line.before(item.part.start, 40)) is not None
        or _CAME_ABOUT.match(behind) is not None
    )


def counts_people(line: Line, item: Item) -> bool:
    """Tell whether people are counted, or something that happened to them, in the number's clause."""
    before = re.split(r"[;:,.]\s", line.before(item.start, 90))[-1]
    behind = re.split(r"[;:,.]\s", line.after(item.part.end, 60))[0]
    return item.statistic == "events" or _COUNTABLE.search(before + " # " + behind) is not None


def counts_things(line: Line, item: Item) -> bool:
    """Tell whether a number counts parts of the design: "two instruments", "54 practices"."""
    return _THINGS.match(line.after(item.part.end, 50)) is not None


def is_measured_in(line: Line, item: Item) -> bool:
    """Tell whether a count says in how many something was measured: "in 231 patients assessed"."""
    behind = line.after(item.part.end, 90)
    return (
        _MEASURED_IN.search(line.before(item.part.start, 130)) is not None
        or _ASSESSED.match(behind) is not None
        or _SEX.match(behind) is not None
        or (
            _IN_EACH.match(behind) is not None
            and _TOOK_IN.search(line.before(item.part.start, 130)) is not None
        )
        or (
            _THERE_WERE_PEOPLE.search(line.before(item.part.start, 16)) is not None
            and _IN_EACH_GROUP.match(behind) is not None
        )
        or (
            _SIZE_CLOSES.match(behind) is not None
            and _SIZE_IN_BRACKET.search(line.before(item.part.start, 300)) is not None
        )
    )


def _speaks_of_people(line: Line, item: Item) -> bool:
    return _ONLY_PEOPLE.match(line.after(item.part.end, 40)) is not None


def as_count(line: Line, item: Item, told: bool, counted: bool = False) -> Item | None:
    """Read a whole number beside an arm as a count: "28 falls on placebo", "(21 vs. 8)".

    What is counted stands behind the number, or the words in front speak of people or events; or
    it was ``counted`` beside another number: "28 falls on placebo and 44 on zinc".
    """
    if item.statistic not in ("bare", "events") or not told or item.unit:
        return None
    behind, before = line.after(item.end, 40), line.before(item.start, 130)
    written = line.text[item.part.start - line.start : item.part.end - line.start]
    if (
        not float(item.part.value).is_integer()
        or "." in written  # "6.0" was measured
        or _NO_COUNT.match(line.after(item.part.end, 12))
        or _NAMELESS.search(before)
        or _TAKEN_IN.search(before)
        or (_OF_WHOM.search(before) and _WHO.match(line.after(item.part.end, 60)))
        or (_KNOWN.search(before) and not names_events(line, item))
        or (
            _ALL_OF_THEM.search(before)
            and not (names_events(line, item) or _speaks_of_people(line, item))
        )
        or _WILL_BE.match(line.after(item.part.end, 50))
        or _MOMENTS.match(line.after(item.part.end, 40))
        or _ASSIGNED_TO.search(before)
        or DESIGN_NOUN.match(line.after(item.part.end, 40))
        or counts_things(line, item)
        or (written.lower() == "one" and _ONE_OF_TWO.match(line.after(item.part.end, 200)))
        or _ENROLLED.match(line.after(item.part.end, 140))
    ):
        return None
    behind_number = line.after(item.part.end, 40)
    noun = (
        counted
        or item.summand
        or item.statistic == "events"
        or (_PLURAL.match(behind_number) or _OF_THEM.match(behind_number))
        or happened_behind(line, item)
    )
    if _ONLY_PEOPLE.match(behind_number) and not counts_people(line, item):
        return None
    if not (noun or _COUNTABLE.search(before + line.text[item.start - line.start :][:130])):
        return None
    if item.statistic == "bare" and not (noun or _COUNTABLE.search(before + behind)):
        return None
    return replace(item, statistic="events", unit="", certain=True)
