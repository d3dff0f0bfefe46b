"""Names of arms: where a text sets the groups of a trial against each other."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.measured import behind_measured
from trialtrace.extract.accounts.arms.name import (
    LONGEST_NAME,
    STOP,
    Name,
    left_cut,
    outside_brackets,
    trimmed,
)
from trialtrace.extract.accounts.arms.split import VERSUS, split_names
from trialtrace.extract.accounts.rule import last_match, rule
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

RANDOMISED_TO = rule(
    "arms.randomised_to",
    r"\b(?:randomi[sz]ed(?!(?:,? [\w-]+){0,4} (?:trial|study|comparison|investigation)\b)"
    r"|randomly (?:assigned|allocated|divided)|assigned|allocated"
    r"|randomi[sz]ation|divided|allotted|by lot)\b"
    r"(?:[^.;]|\.(?=\d)){0,140}?(?<!-)(?<!\baccording\s)(?<!\bdue\s)(?<!\bprior\s)\b(?:to(?!-)"
    r"|between|into|in a \w+ (?:manner|fashion|ratio) "
    r"to)\b"
    r"(?! (?:evaluate|assess|test|compare|determine|investigate|examine|explore|study|enhance|see"
    r"|prevent|reduce|help|be\b|the (?:trial"
    r"|study)|(?:two|three|four|one of) (?:groups|arms|treatment)"
    # "to one of three arms in a ratio of 2:1:1 to zinc, …": who got what stands behind the next "to"
    r"|(?:one of )?(?:the )?(?:two|three|four|five) (?:\w+ )?(?:groups|arms|conditions)\b"
    r"[^.;(]{0,60}?\bto\s))(?:(?: (?:either|receive"
    r"|receiving|undergo|a|one of|the))\b)*"
    r"(?P<rest>[^;]{4,480})",
    "Patients were randomised to receive traction or advice.",
    "Traction was compared with advice.",
)
COMPARED = rule(
    "arms.compared",
    r"\b(?:compar(?:ed|es|ing|e)|comparisons? (?:of|between))(?: the)?"
    r"(?:(?: [a-z]+['’]s?)?(?: preferences? for)|(?: (?:efficacy|effect"
    r"|effects|effectiveness"
    r"|safety|tolerability|activity|outcomes?|impact|results?)(?:,? (?:and|or) (?:safety"
    r"|tolerability|efficacy"
    r"|toxicity))?(?: (?:of|between))?))?(?P<rest> (?:[^.;]|\.(?=\d)){4,260})",
    "We compared the efficacy of traction with advice.",
    "Comparable results were seen.",
)
RECEIVED = rule(
    "arms.received",
    r"\b(?:received|receive|receiving|given|took(?! \d[\d,]* (?:[a-z]+ )?(?:babies|infants|children"
    r"|people|patients|women|men|adults|volunteers)\b)|got|applied|used|treated (?:[\w-]+ ){0,8}?with"
    r"|(?:treatment|therapy|treating(?: [\w-]+){1,4}?) with"
    r"|injections? of|assigned|administered|added|offered|provided with|underwent)(?: "
    r"(?:either|one of))?"
    r"(?P<rest> (?:[^.;]|\.(?=\S|\s[a-z(])){3,200}? (?:or|versus|vs\.?) (?:[^.;]"
    r"|\.(?=\S|\s[a-z(])){3,200})",
    "Volunteers received either zinc or a placebo for a week.",
    "Volunteers received zinc for a week.",
)
EITHER = rule(
    "arms.either",
    r"\b(?:random\w*|assigned|allocated|given|received?|treated|treatment|therapy|provided|underwent|infusions?)\b"
    r"(?:[^.;]|\.(?=\d)){0,160}?,? \beither\b(?! of\b)"
    r"(?P<rest> (?:[^.;]|\.(?=\S|\s[a-z(])){3,200}?,? or (?:[^.;]|\.(?=\S|\s[a-z(])){3,200})",
    "Nurses were randomised to see one of four cooks, either at sea or on land.",
    "Either zinc or iron is given to sailors.",
)
IN_ORDER = rule(
    "arms.in_order",
    r"\b(?:received?|receiving|given|took|taking|consumed|ingested|drank|ate|wore|used|underwent|completed"
    r"|performed|treated (?:[\w-]+ ){0,3}?with|assigned to|allocated to|randomi[sz]ed to|exposed to|tested with)"
    r"(?: both)?(?P<rest> (?:[^.;]|\.(?=\d)){3,200}? and (?:[^.;]|\.(?=\d)){3,120}?),?"
    r" (?:in|on|at) (?:a |an )?(?:\w+ )?(?:random(?:i[sz]ed|ly)?|counterbalanced|alternat(?:e|ing)|balanced"
    r"|crossover|cross-over|separate|different)(?: \w+)? (?:order|sequence|design|fashion|manner|occasions?|days)\b",
    "Ten cyclists drank beet juice 500 ml and water in random order.",
    "Ten cyclists drank beet juice and water every day.",
)
UNDER_HEADING = rule(
    "arms.under_heading",
    r"^\s*(?:interventions?|treatments?|comparisons?)(?:\s*:\s+|\s+(?=(?-i:[A-Z])))(?:either )?"
    r"(?P<rest>(?:[^.;]|\.(?=\d)){3,200}? (?:or|versus|vs\.?) (?:[^.;]|\.(?=\d)){3,200})",
    "Interventions Usual care (leaflet only) or coaching.",
    "Interventions were described by the teachers.",
)
IN_GROUPS = rule(
    "arms.in_groups",
    r"\b(?:in|into|to|between|of) (?:two|three|four|five|[2-5]) (?:\w+ )?(?:groups"
    r"|arms)\b[^.;:]{0,30}:\s+"
    r"(?P<rest>(?:[^.;]|\.(?=\S|\s[a-z(])){8,320})",
    "Cows were divided in three groups: clover, lucerne and hay.",
    "Two groups differed: the older one had more pain.",
)
N_EQUALS = re.compile(
    r"\(\s*(?:(?![^()=]{0,20}\b(?:SE|SD|SEM|CI|IQR"
    r"|mean)\b)[^()=]{0,160}?[,;:]\s*)??(?:n\s*=\s*"
    rf"|(?=\d[\d,]*\s(?:{PERSONS}|eyes)\b))"
    r"(?P<n>\d[\d,  ]*)[^()]{0,60}\)",
    re.IGNORECASE,
)
N_INSIDE = sought(
    r"(?P<name>(?:[A-Z]|(?<=[(])[a-z]|(?<=; )[a-z])[\w+/ "
    r"-]{0,40}?)[,:]?\s+n\s*=\s*(?P<n>\d[\d,]*)(?=\s*[;,)\]]|\s+and\b"
    r"|\s+patients)"
)
# "Women (n = 40) were randomised": the size of the whole, no arm.
_COUNTED = re.compile(
    r"(?<!group )(?<!arm )(?<!regimen )(?<!control )\b"
    rf"(?:{PERSONS}|survivors|sample|subgroup|trial|study|total|cohort|cases)\s*$",
    re.IGNORECASE,
)
SUPERIOR = sought(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:superior to|more effective than|better than|as effective "
    r"as|not inferior to|non-?inferior to"
    r"|equivalent to|less effective than|inferior to)\s",
    re.IGNORECASE,
)
GROUP_LABEL = sought(
    r"\bthe\s+(?P<name>(?!two|three|four|both|other|same|study|treatment arms?|age|each|whole"
    r"|entire|first|second|third"
    r"|latter|former)[\w/+-]+(?:\s+(?!in\b|of\b|and\b"
    r"|the\b)[\w/+-]+){0,2}?)(?:\s+treatment)?[\s-]+(?:group|arm)\b"
    r"(?!\s+(?:of|differences?|comparisons?|A\b|B\b|I\b|II\b|1\b|2\b))",
    re.IGNORECASE,
)


# What stands in front of the first name of a list with sizes; the weak ones only cut long names.
LAST_CUE = re.compile(
    r"\b(?:(?:assigned|allocated|randomi[sz]ed)\b(?:[^;:]|:(?=\d))*?\bto(?: either)?|to receive(?: either)?"
    r"|randomly (?:assigned|allocated)(?![^;:]*\bto\b)"
    r"|receive[d]?(?: either)?|either|randomi[sz]ed (?:in)?to|assigned to|allocated to|into|between"
    r"|versus|vs\.?|compared(?: with| to)?|comparing|treated with|whereas|while)\b|[;:](?!\d)",
    re.IGNORECASE,
)
# A list goes on: its next name begins here, and what follows the name is how it was given.
_NEXT = re.compile(
    r"[\s,;]*(?:(?:or|and|versus|vs\.?|with|to|than)\s+)+(?:the |an? )?", re.IGNORECASE
)
_OTHER = re.compile(r"\s(?:or|versus|vs\.?)\s", re.IGNORECASE)
WEAK_CUE = re.compile(r"\b(?:of|with|in|were|was|by|that|for|using|the)\s")


# "214 relapses occurred (A, n = 96; B, n = 118)": how the events were shared out, not the people, as in
# "40 women with relapses (A, n = 20; B, n = 20)".
OF_EVENTS = re.compile(
    rf"\b(?:\d[\d,]*|{CARDINAL})\s(?:(?!(?:with|without|having|had|who|after|{PERSONS})\b)[\w-]+\s){{0,3}}?"
    r"(?:events|deaths|relapses|recurrences|failures|fractures|infections|episodes)\s"
    r"(?:[\w-]+\s){0,4}?\([^()]*$",
    re.IGNORECASE,
)


def names_with_n(text: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    """Read "A (n = 25) or B (n = 24)" and "(A, n = 25; B, n = 24)": names with the span of n."""
    pairs: list[tuple[Name, tuple[int, int]]] = []
    previous = 0
    for match in N_EQUALS.finditer(text):
        start = max(previous, match.start() - LONGEST_NAME - 60)
        before = text[start : match.start()]
        plain = outside_brackets(before)
        cue = last_match(LAST_CUE, plain)
        if cue is None and pairs:
            cue = _NEXT.match(plain) or last_match(_OTHER, plain)
        cut = left_cut if cue else trimmed
        if cue is None and len(before.split()) > 5:
            cue = last_match(WEAK_CUE, plain)
        start += cue.end() if cue else 0
        name = cut(text, start, match.start(), "arms.n_equals", base)
        if name is None and (whole := _ONLY_COMPARED.search(text[start : match.start()])):
            low = start + whole.start("name")
            name = Name(base + low, base + low + len(whole["name"]), whole["name"], "arms.n_equals")
        if name is not None and not _COUNTED.search(text[start : match.start()]):
            pairs.append((name, (base + match.start("n"), base + match.end("n"))))
        previous = match.end()
    if len(pairs) < 2:
        inside = [
            (Name(base + m.start("name"), base + m.end("name"), m["name"], "arms.n_inside"),
             (base + m.start("n"), base + m.end("n")))
            for m in N_INSIDE.finditer(text)
        ]  # fmt: skip
        if len(inside) >= 2:
            events = OF_EVENTS.search(text, 0, inside[0][0].start - base)
            return tuple((name, (-1, -1)) for name, _ in inside) if events else tuple(inside)
    return tuple(pairs)


# "advice (n = 30) and comparison (n = 29)", "advice (n = 30), zinc (n = 31) or both (n = 29)"
_ONLY_COMPARED = re.compile(r"\b(?P<name>comparison|reference|both|neither)\s*$", re.IGNORECASE)
_DOES = re.compile(
    r"\s(?:\w+ly\s)?(?:(?:improv|reduc|increas|decreas|prevent|enhanc|lower"
    r"|prolong|shorten|delay|attenuat"
    r"|alleviat|provid|lead|result(?!s\s(?:of|from|with|for)\b)|produc)(?:e?s|ed))\s"
    r"|\sand\s(?:also\s)?(?:showed|demonstrated|confirmed|met)\s",
    re.IGNORECASE,
)
# "Seroma and pain after A versus B": what was measured stands in front of what was done.
_MEASURED_AFTER = sought(
    r"\b(?:rates?|risks?|incidence|survival|response|remissions?|recurrences?|relapses?|outcomes?"
    r"|results?|life|pain|morbidity|mortality|toxicit(?:y|ies)|complications?|infections?|healing"
    r"|function|fatigue|effects?|nausea|vomiting|anxiety|distress|satisfaction|costs?|symptoms?"
    r"|o?edema|lymph\w*edema|seromas?|flashes|flushes|density|recovery|loss|control)"
    r"\s(?:after|during|following|under|using|receiving|undergoing)\s",
    re.IGNORECASE,
)
_COMPARED_WITH = re.compile(
    r",?\s(?:(?:when|as)\s)?(?:compared (?:with|to|against)|in comparison (?:with|to))\s(?!that\s|those\s)",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"\bcompar(?:ing|es|ison (?:of|between))\s", re.IGNORECASE)


def title_names(text: str, base: int) -> tuple[Name, ...]:
    """Read "A versus B in …" in a title."""
    flat = outside_brackets(text)
    for splitter in (VERSUS, _COMPARED_WITH, SUPERIOR):
        cut = splitter.search(flat)
        if cut is None:
            continue
        left = flat[: cut.start()]
        # "A improves survival compared with B": the name ends where it is said to do something.
        does = _DOES.search(left)
        left = left[: does.start()] if does and does.start() > 2 else left
        start = 0
        for mark in re.finditer(
            r"[:?.]\s|\b(?:of|between|comparing|evaluated|assessed|examined|investigated|compared"
            r"|for|(?<!combined )(?<!together )with"
            r"|in(?! (?:one|a single|addition))|trial|study"
            r"|(?<!added )(?<!addition )to|on|whether)\s",
            left,
            re.IGNORECASE,
        ):
            if len(left) - mark.end() > 3:
                start = mark.end()
        measured = _MEASURED_AFTER.search(left)
        if measured and len(left) - measured.end() > 3:
            start = max(start, measured.end())
        ahead = behind_measured(left, start, len(left))[0]
        start = ahead if len(left) - ahead > 3 else start
        counted = re.match(r"\d[\d,]*\s[^,]{3,40},\s", left[start:])
        start += counted.end() if counted else 0
        stop = STOP.search(flat, cut.end() + 2)
        if stop and stop.group().lstrip().startswith("followed"):  # "zinc followed by iron"
            stop = STOP.search(flat, stop.end() + 1)
        right_end = stop.start() if stop else len(text.rstrip(" ."))
        ends = [cut.start(), right_end]
        starts = [cut.end()]
        for more in splitter.finditer(flat, cut.end(), right_end):
            ends[-1:] = [more.start(), right_end]
            starts.append(more.end())
        names = (
            trimmed(text, start, len(left), "arms.title", base),
            *(
                trimmed(text, low, high, "arms.title", base)
                for low, high in zip(starts, ends[1:], strict=True)
            ),
        )
        if all(names):
            return tuple(name for name in names if name)
    comparing = _COMPARING.search(flat)
    if comparing:
        return split_names(text, comparing.end(), len(text.rstrip(" .")), "arms.title", base)
    return _title_list(text, flat, base)


# "A randomised trial of | A, B, or C in adults"
_OF = re.compile(r"[:?.]\s|\b(?:of|between|with|trial|study)\s", re.IGNORECASE)
_LAST_OF_LIST = re.compile(r",\s(?:or|and)\s|\sor\s", re.IGNORECASE)


def _title_list(text: str, flat: str, base: int) -> tuple[Name, ...]:
    """Read three and more names that a title joins by commas and "or"."""
    last = _LAST_OF_LIST.search(flat)
    first = flat.find(", ")
    if last is None or first < 0 or first > last.start():
        return ()
    opens = last_match(_OF, flat, 0, first)
    names = split_names(text, opens.end() if opens else 0, len(text), "arms.title", base)
    return names if len(names) > 2 else ()


_SHORT_NAME = (
    r"[\w/+-]+(?:\s(?!and\b|or\b|in\b|of\b|the\b|was\b|were\b|groups?\b|arms?\b)[\w/+-]+){0,2}?"
)
GROUP_PAIR = rule(
    "arms.group_pair",
    rf"\b(?:the|in|of|between|for|with|to|both)\s+(?P<one>{_SHORT_NAME})(?:\s+(?:groups?|arms?))?,?"
    r"\s+(?:(?P<and>and|or)|versus|vs\.?|v|(?:as )?compared (?:with|to)|than)\s+(?:in\s+)?(?:the\s+)?"
    rf"(?P<two>{_SHORT_NAME})\s+(?=group|arm)(?:groups|arms|(?(and)(?!)|(?:group|arm)))\b",
    "Pain eased in 12 and 31 of the splint and plaster groups.",
    "The groups were alike in age and sex.",
)


_GROUP_LIST = sought(
    rf"\b(?:the|of|in|between|among|for|with)\s+(?P<first>{_SHORT_NAME}),\s+"
    rf"(?P<rest>(?:{_SHORT_NAME},\s+){{0,3}})(?!the\b)(?P<last>{_SHORT_NAME}),?\s+(?:and|or)\s+(?:the\s+)?"
    rf"(?P<end>{_SHORT_NAME})\s+(?:groups|arms)\b",
    re.IGNORECASE,
)


def paired_groups(text: str, base: int) -> tuple[Name, ...]:
    """Read "the A and B groups", "in the A compared with the B arm", "the A, B and C groups"."""
    spans = listed_groups(text)
    if spans:
        names = [trimmed(text, *span, GROUP_PAIR.name, base) for span in spans]
        if all(names) and len(names) <= 5:
            return tuple(name for name in names if name)
    for match in GROUP_PAIR.finditer(text):
        names = [
            trimmed(text, *match.span(which), GROUP_PAIR.name, base) for which in ("one", "two")
        ]
        if all(names):
            return tuple(name for name in names if name)
    return ()


def listed_groups(text: str) -> list[tuple[int, int]]:
    """Return where the groups of the first list of three and more stand: "the A, B and C groups"."""
    match = _GROUP_LIST.search(text)
    if match is None:
        return []
    return [match.span("first"), *_items_of(match), match.span("last"), match.span("end")]


def _items_of(match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the spans between the commas of a list of groups."""
    low = match.start("rest")
    return [(low + m.start(), low + m.end()) for m in re.finditer(r"[^,\s][^,]*", match["rest"])]
