"""Names of arms: where a text sets the groups of a trial against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.accounts.rule import last_match, rule

# What may stand between a cue and the name of an arm, and what ends a name.
_LEAD = re.compile(
    r"^(?:[\s,;:()*&\[\"“‘]|(?:either|or|and|vs?\.?|versus|with|to|the|an?|of|receiv(?:e[ds]?|ing)"
    r"|undergo(?:ing)?|take"
    r"|be treated with|treat(?:ment|ed) (?:with|by)|therapy with|use of|using|addition of"
    r"|administration of"
    r"|effects? of|efficacy of|safety of|[\w-]+ (?:cycles|courses|weeks|months|years) of|daily"
    r"|oral|intravenous"
    r"|subcutaneous|perform(?:ed)?|took|used|underwent|chose|had|on|those|as|both|two|three"
    r"|between|into|groups?|one of|in which|who|that|comparing"
    r"|comparison|compared"
    r"|compare|combin(?:ed|ation) of|a combination of|patients|women|participants|only|other|were"
    r"|was|given|got"
    r"|assigned|allocated|randomi[sz]ed|randomly|additional|further|matching|intervention "
    r"with)\b)+[\s,;:(]*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,;:.()*&\[\]\"”’]|\b(?:groups?|arms?|only|and|or|for|in|of|the|an?|with|to|was|were"
    r"|patients|respectively|as|at|on|n))+$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;:.](?=\s|$)|,\s(?:and|with|which|while|then|to|both|who|where|as|all|in|followed"
    r"|respectively)\s|\s(?:for|in|as|on|among|during|following|after|before|at|every|until|over"
    r"|followed by|daily|once"
    r"|twice|when|if|while|given|administered|prior|by|within|with respect|regarding|upon|from|to "
    r"(?:evaluate|assess"
    r"|determine|reduce|prevent|improve|treat|examine|compare|women|patients)|patients|women|who"
    r"|whose|that|which"
    r"|between|per|was|were|is|are|has|have|had|could|would|resulted?|significantly|combination "
    r"for)(?![\w-])",
    re.IGNORECASE,
)
_SPLIT = (
    re.compile(r"\s(?:versus|vs\.?|v\.?)\s", re.IGNORECASE),
    re.compile(r",?\s(?:or|compared (?:with|to)|rather than)\s", re.IGNORECASE),
    re.compile(r"\s(?:and|with|to|against)\s", re.IGNORECASE),
)
_MEASURED = re.compile(
    r"\s*(?:the\s+)?(?:(?:[\w-]+\s+)?[\w-]*(?:ity|cy|ness|effects?|outcomes?|impacts?|safety|costs?"
    r"|survival|results?|rates?|quality|scores?|experiences?)(?:,\s+and\s+|,\s+|\s+and\s+)?){1,4}"
    r"\s+(?:of|between|with|for)\s+",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:had|was|were|showed|experienced|reported|have|has|is|are|resulted|improved|did)\b",
    re.IGNORECASE,
)
LONGEST_NAME = 110

RANDOMISED_TO = rule(
    "arms.randomised_to",
    r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided)|assigned|allocated"
    r"|randomi[sz]ation|divided)\b"
    r"(?:[^.;]|\.(?=\d)){0,140}?(?<!-)\b(?:to(?!-)|between|into|in a \w+ (?:manner|fashion|ratio) "
    r"to)\b"
    r"(?! (?:evaluate|assess|test|compare|determine|investigate|examine|explore|study|enhance|see"
    r"|prevent|reduce|help|be\b|the (?:trial"
    r"|study)|(?:two|three|four|one of) (?:groups|arms|treatment)))(?:(?: (?:either|receive"
    r"|receiving|undergo|a|one of|the))\b)*"
    r"(?P<rest>[^;]{4,320})",
    "Patients were randomised to receive traction or advice.",
    "Traction was compared with advice.",
)
COMPARED = rule(
    "arms.compared",
    r"\b(?:compar(?:ed|es|ing|e)|comparisons? (?:of|between))(?: the)?(?: (?:efficacy|effect"
    r"|effects|effectiveness"
    r"|safety|tolerability|activity|outcomes?|impact|results?)(?:,? (?:and|or) (?:safety"
    r"|tolerability|efficacy"
    r"|toxicity))?(?: (?:of|between))?)?(?P<rest> (?:[^.;]|\.(?=\d)){4,260})",
    "We compared the efficacy of traction with advice.",
    "Comparable results were seen.",
)
RECEIVED = rule(
    "arms.received",
    r"\b(?:received|receive|receiving|given|took|got|treated with|injections? of|assigned)(?: "
    r"(?:either|one of))?"
    r"(?P<rest> (?:[^.;]|\.(?=\d)){3,200}? (?:or|versus|vs\.?) (?:[^.;]|\.(?=\d)){3,200})",
    "Volunteers received either zinc or a placebo for a week.",
    "Volunteers received zinc for a week.",
)
N_EQUALS = re.compile(
    r"\(\s*(?:[^()=]{0,40}?[,;:]\s*)?n\s*=\s*(?P<n>\d[\d,  ]*)[^()]{0,60}\)", re.IGNORECASE
)
N_INSIDE = re.compile(
    r"(?P<name>(?:[A-Z]|(?<=[(])[a-z]|(?<=; )[a-z])[\w+/ "
    r"-]{0,40}?)[,:]?\s+n\s*=\s*(?P<n>\d[\d,]*)(?=\s*[;,)\]]|\s+and\b"
    r"|\s+patients)"
)
# "Women (n = 40) were randomised": the size of the whole, no arm.
_COUNTED = re.compile(
    r"(?<!group )(?<!arm )(?<!regimen )(?<!control )\b(?:patients|women|men|participants|subjects"
    r"|adults|children|survivors|volunteers"
    r"|individuals|sample|subgroup|trial|study|total|cohort|cases)\s*$",
    re.IGNORECASE,
)
SUPERIOR = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:superior to|more effective than|better than|as effective "
    r"as|not inferior to|non-?inferior to"
    r"|equivalent to|less effective than|inferior to)\s",
    re.IGNORECASE,
)
GROUP_LABEL = re.compile(
    r"\bthe\s+(?P<name>(?!two|three|four|both|other|same|study|treatment arms?|age|each|whole"
    r"|entire|first|second|third"
    r"|latter|former)[\w/+-]+(?:\s+(?!in\b|of\b|and\b"
    r"|the\b)[\w/+-]+){0,2}?)(?:\s+treatment)?[\s-]+(?:group|arm)\b"
    r"(?!\s+(?:of|differences?|comparisons?|A\b|B\b|I\b|II\b|1\b|2\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A span that names an arm, the rule that found it, and the letter its group goes by."""

    start: int
    end: int
    text: str
    rule: str
    sign: str = ""


def trimmed(text: str, start: int, end: int, rule_name: str, base: int) -> Name | None:
    """Cut a stretch of a sentence down to a name; None where nothing is left."""
    piece = text[start:end]
    lead = _LEAD.match(piece)
    if lead:
        start += lead.end()
        piece = text[start:end]
    tail = _TAIL.search(piece)
    if tail:
        end = start + tail.start()
        if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
            end += 1  # "75 mg/m(2)"
        piece = text[start:end]
    bracket = re.search(r"\s+[(\[]|(?<![A-Za-z])[(\[]", piece)
    goes_on = bracket and re.search(r"[)\]]\s*(?:plus|followed|and|with|\+)\s", piece)
    if (
        bracket and bracket.start() >= 2 and not goes_on
    ):  # abbreviations and doses stand in brackets
        end = start + bracket.start()
        piece = text[start:end]
    if len(piece) < 2 or len(piece) > LONGEST_NAME or not re.search(r"[A-Za-z]{2}", piece):
        return None
    return Name(base + start, base + end, piece, rule_name)


def _outside_brackets(text: str) -> str:
    """Blank out what stands in brackets, so that a split does not fall into it."""
    depth, out = 0, []
    for character in text:
        if character in "([":
            depth += 1
        out.append(" " if depth and not character.isspace() else character)
        if character in ")]" and depth:
            depth -= 1
    if depth:
        return text
    return "".join(out)


def split_names(text: str, start: int, end: int, rule_name: str, base: int) -> tuple[Name, ...]:
    """Split "A or B …" into names; empty where it does not set two things against each other."""
    # "safety, cost and acceptability of A and B": what was measured is no name.
    measured = _MEASURED.match(text[start:end])
    start += measured.end() if measured else 0
    piece = text[start:end]
    flat = _outside_brackets(piece)
    for splitter in _SPLIT:
        cut = splitter.search(flat)
        if cut is None:
            continue
        if splitter is _SPLIT[2] and _SAYS.search(flat[: cut.start()]):
            continue  # "those assigned to A had less pain and …" tells a result
        left_start = start
        stop = _STOP.search(flat, cut.end() + 1)
        right_end = start + (stop.start() if stop else len(flat))
        pieces = [(left_start, start + cut.start())]
        # "A, B, or C"
        if splitter is _SPLIT[1] and flat[: cut.start()].count(",") and cut.group().startswith(","):
            pieces = [
                (start + part.start(), start + part.end())
                for part in re.finditer(r"[^,]+", flat[: cut.start()])
            ]
        more = splitter.search(flat, cut.end(), max(cut.end(), right_end - start))
        if more:
            pieces += [(start + cut.end(), start + more.start()), (start + more.end(), right_end)]
        else:
            pieces.append((start + cut.end(), right_end))
        names = [left_cut(text, a, b, rule_name, base) for a, b in pieces]
        if all(names) and len({name.text.lower() for name in names if name}) == len(names):
            return tuple(name for name in names if name)
    return ()


_PARTNER = re.compile(
    r"[^,;:]{0,50}?\b(?:plus|(?:in combination|combined) with|followed by)\s+(?:the )?(?:[\w-]+\s+(?:cycles|courses|doses)\s+of\s+)?"
    r"(?!\d|an?\b|one\b|two\b|three\b|four\b|repeat|assess|follow|surgery|evaluation|matching)(?=[A-Za-z])",
    re.IGNORECASE,
)


def left_cut(text: str, start: int, end: int, rule_name: str, base: int) -> Name | None:
    """Trim a name; a name on the left ends where its dose, purpose or time begins."""
    first = trimmed(text, start, end, rule_name, base)
    if first is None and end - start > LONGEST_NAME:
        # "placebo infiltration of the wound, the muscle and the skin": the name ends early.
        place = re.search(r"\sof the\s|,\s", text[start + 3 : end])
        first = trimmed(text, start, start + 3 + place.start(), rule_name, base) if place else None
    if first is None:
        return None
    flat = _outside_brackets(first.text)
    stop = _STOP.search(flat, 2)
    while stop:
        # "A 25 mg daily plus B": the partner stands behind the dose.
        more = _PARTNER.match(flat, stop.start())
        if more is None:
            break
        stop = _STOP.search(flat, more.end())
    if stop:
        local = first.start - base
        return trimmed(text, local, local + stop.start(), rule_name, base)
    return first


# What stands in front of the first name of a list with sizes; the weak ones only cut long names.
LAST_CUE = re.compile(
    r"\b(?:(?:assigned|allocated|randomi[sz]ed)\b[^;:]*?\bto(?: either)?|to receive(?: either)?"
    r"|receive[d]?(?: either)?|either|randomi[sz]ed (?:in)?to|assigned to|allocated to|into|between"
    r"|versus|vs\.?|compared (?:with|to)|treated with)\b|[;:]",
    re.IGNORECASE,
)
# A list goes on: its next name begins here, and what follows the name is how it was given.
_NEXT = re.compile(
    r"[\s,;]*(?:(?:or|and|versus|vs\.?|with|to|than)\s+)+(?:the |an? )?", re.IGNORECASE
)
_OTHER = re.compile(r"\s(?:or|versus|vs\.?)\s", re.IGNORECASE)
WEAK_CUE = re.compile(r"\b(?:of|with|in|were|was|by|that|for|using|the)\s")


def names_with_n(text: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    """Read "A (n = 25) or B (n = 24)" and "(A, n = 25; B, n = 24)": names with the span of n."""
    pairs: list[tuple[Name, tuple[int, int]]] = []
    previous = 0
    for match in N_EQUALS.finditer(text):
        start = max(previous, match.start() - LONGEST_NAME - 60)
        before = text[start : match.start()]
        plain = _outside_brackets(before)
        cue = last_match(LAST_CUE, plain)
        if cue is None and pairs:
            cue = _NEXT.match(plain) or last_match(_OTHER, plain)
        cut = left_cut if cue else trimmed
        if cue is None and len(before.split()) > 5:
            cue = last_match(WEAK_CUE, plain)
        start += cue.end() if cue else 0
        name = cut(text, start, match.start(), "arms.n_equals", base)
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
            return tuple(inside)
    return tuple(pairs)


_NUMBER = (
    r"(?:\d[\d,]*|(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty"
    r"|[Nn]inety)(?:[- ]\w+)?"
    r"|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen"
    r"|[Nn]ineteen)"
)
_HOW = (
    r"(?: (?:patients|participants|women|men|subjects|adults|children|people|cases|eyes"
    r"|volunteers|persons))?(?: \(\d[\d.]*%\))?"
    r"(?: (?:were|was))?(?: randomly)?(?: (?:assigned|allocated|randomi[sz]ed|treated|given"
    r"|enrolled|started))?"
    r"(?: (?:to|received|receiving|in|into|on|with|underwent|for|using|had))(?: receive| "
    r"undergo)?(?: the| an?)?"
)
_PIECE = r"(?P<{}>(?!percent|per cent|years|months|weeks|days|and\b)[A-Za-z][^;.,()\d]{{1,60}}?)"
# "24 were assigned to A and 25 to B", "(26 A and 27 B)": a number in front of each name.
COUNTED = tuple(
    re.compile(template.replace(" ", r"\s+"))
    for template in (
        rf"\b(?P<n1>{_NUMBER}){_HOW} {_PIECE.format('a')}(?: groups?| arms?)?[,;]?(?: and| while| "
        rf"whereas)?(?: the other)? "
        rf"(?P<n2>{_NUMBER})(?:{_HOW})? {_PIECE.format('b')}(?: groups?\b| arms?\b|[.;,()]|$)",
        rf"\((?P<n1>{_NUMBER})(?: in the| in| to| on| for| received)? {_PIECE.format('a')}(?: "
        rf"groups?| arms?)?(?:,| and|;| or)(?: and)? "
        rf"(?P<n2>{_NUMBER})(?: in the| in| to| on| for| received)? {_PIECE.format('b')}(?: "
        rf"groups?| arms?)?\)",
    )
)


def names_with_counts(text: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    """Read "24 were assigned to A and 25 to B" and "(26 A and 27 B)": names with the span of n."""
    for pattern in COUNTED:
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - 60) : match.end()]
            if not re.search(r"random|assign|allocat|receiv|treated|enrol|arm|group|\(", around):
                continue
            pairs = []
            for name, number in (("a", "n1"), ("b", "n2")):
                found = left_cut(text, match.start(name), match.end(name), "arms.counted", base)
                if found is not None:
                    pairs.append((found, (base + match.start(number), base + match.end(number))))
            if len(pairs) == 2:
                return tuple(pairs)
    return ()


_DOES = re.compile(
    r"\s(?:\w+ly\s)?(?:(?:improv|reduc|increas|decreas|prevent|enhanc|lower|prolong|shorten|delay|attenuat"
    r"|alleviat|provid|lead|result|produc)(?:e?s|ed))\s",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"\bcompar(?:ing|es|ison (?:of|between))\s", re.IGNORECASE)


def title_names(text: str, base: int) -> tuple[Name, ...]:
    """Read "A versus B in …" in a title."""
    flat = _outside_brackets(text)
    for splitter in (_SPLIT[0], re.compile(r"\scompared (?:with|to)\s", re.IGNORECASE), SUPERIOR):
        cut = splitter.search(flat)
        if cut is None:
            continue
        left = flat[: cut.start()]
        # "A improves survival compared with B": the name ends where it is said to do something.
        does = _DOES.search(left)
        left = left[: does.start()] if does and does.start() > 2 else left
        start = 0
        for mark in re.finditer(
            r"[:?.]\s|\b(?:of|between|comparing|for|with|in|trial|study|to|on|whether)\s",
            left,
            re.IGNORECASE,
        ):
            if len(left) - mark.end() > 3:
                start = mark.end()
        counted = re.match(r"\d[\d,]*\s[^,]{3,40},\s", left[start:])
        start += counted.end() if counted else 0
        stop = _STOP.search(flat, cut.end() + 2)
        right_end = stop.start() if stop else len(text.rstrip(" ."))
        names = (
            trimmed(text, start, len(left), "arms.title", base),
            trimmed(text, cut.end(), right_end, "arms.title", base),
        )
        if all(names):
            return tuple(name for name in names if name)
    comparing = _COMPARING.search(flat)
    if comparing:
        return split_names(text, comparing.end(), len(text.rstrip(" .")), "arms.title", base)
    return ()
