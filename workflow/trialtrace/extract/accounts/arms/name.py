"""Where the name of an arm begins and ends in a stretch of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What was measured of a treatment: "the therapeutic efficacy and safety of A".
_MEASURE = (
    r"(?:efficac(?:y|ies)|effectiveness|effects?|safety|toxicit(?:y|ies)|tolerability|activit(?:y|ies)|impact|benefits?"
    r"|responses?|outcomes?|results?)"
)
_TIMES_GIVEN = (
    r"(?:doses?|fractions?|injections?|tablets?|capsules?|pills?|cycles?|courses?|sessions?|treatments?|applications?"
    r"|rounds?|sets?|glasses|cups?|puffs?|sprays?|drops?|units?|grams?|grays?|steps?|visits?|exercises?|times"
    r"|minutes?|hours?|days?|weeks?|months?|years?)"
)
# "group therapy", "group CBT": here "group" says how a treatment was given.
_HELD_IN_GROUPS = (
    r"(?:[\w-]+ ){0,2}?(?:\w*therap(?:y|ies)|training|sessions?|exercises?|counsell?ing|education|support|CBT\S*"
    r"|classes|discussions?|yoga|visits?|meetings?|consultations?|psychoeducation|mindfulness)\b"
)
# What may stand between a cue and the name of an arm, and what ends a name.
_LEAD = re.compile(
    r"^(?:[\s,;:()*&\[\"“‘]|(?:either|or|and|vs?\.?|versus|with|to|the|an?|of|receiv(?:e[ds]?|ing)"
    # what people are to do with a treatment: "assigned to follow the Nordic diet"
    r"|(?:follow|attend|wear|consume)(?! up\b)"
    r"|(?:practi[sc]e|start|begin|join|eat|drink|adopt)(?=\s(?:the|an?|their|either)\b)"
    r"|undergo(?:ing)?|take|add(?:ing)?|(?:a |one )?(?:dose|doses|course) of"
    r"|be treated with|(?:adjuvant |maintenance )?treat(?:ment|ed) (?:with|by)"
    r"|\d+ (?:patients|subjects|participants|women|men|children|adults|infants) (?:on|to|receiv(?:ing|ed)|given)"
    # "240 postmen to zinc", but not "16 fractions to the breast"
    r"|\d+ (?!(?:[a-z-]+ )?" + _TIMES_GIVEN + r"\b)(?:[a-z-]+ )?[a-z-]+(?:s|men|people) to"
    r"|therapy with|use of|using|via|(?:stay|remain|continue)(?: with| on| in)?|addition of"
    r"|continued (?:to (?:use|take|receive)|with|on)|(?:the )?intervention (?:used|received|took)"
    r"|administration of"
    r"|(?:evaluate|assess|determine|test|examine|investigate|study|see|ask|find out)\s(?:whether|if)"
    r"|we (?:\w+ )?(?:compared|studied|investigated|examined|evaluated|assessed|tested)"
    r"|(?:(?!with|to|of)\w+\s)?"
    + _MEASURE
    + r"(?:,?\s(?:and|or)\s(?:\w+\s)?"
    + _MEASURE
    + r")?\s(?:of|to|on|with)"
    r"|[\w-]+ (?:cycles|courses|weeks|months|years) of|(?:once |twice )?daily"
    r"|perform(?:ed)?|took|used|underwent|chose|had|on|those|as|both|two|three"
    r"|one(?= (?:treated|receiving|received|given|with)\b)|between|into|groups?(?! "
    + _HELD_IN_GROUPS
    + r")|one of|in which|who|that|comparing"
    r"|comparison|compared?|combin(?:ed|ation) of|a combination of|patients|women|participants|only|other|were"
    r"|was|given|got|in combination with"
    r"|assigned|allocated|randomi[sz]ed|randomly|additional|further|matching|intervention "
    r"with|this|regimen of)\b(?!-))+[\s,;:(]*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,;:.()*&\[\]\"”’]|\b(?:groups?|arms?|only|and|or|for|in|of|the|(?-i:an?)|with|to|was|were"
    r"|patients|respectively|as|at|on|n)|(?<=control )ones?)+$",
    re.IGNORECASE,
)
# What is done to people once they have been given something: "placebo and followed for a year".
DONE_NEXT = r"(?:followed|observed|monitored|assessed|evaluated|compared|examined)"
STOP = re.compile(
    r"[;:.](?=\s|$)|,\s(?:(?:deliver|us|consist|compris|includ|contain)ing|and|with|which|while|then|to|both|who|where|as|all|in|followed"
    r"|respectively|supplemented|starting|beginning|given|taken|delivered|repeated|added)\s|\s(?!(?-i:IF|AT)\b)(?:for|in|as|on|among|during|following|after|before|at|every|until|over"
    r"|(?:groups?|arms?)(?=\s(?:received|receives|got|underwent|had|was|were)\b)"
    rf"|followed(?: [\w-]+){{0,4}} by|and (?:w(?:as|ere) |then )?(?!followed by){DONE_NEXT}"
    r"|and also|and (?:showed|demonstrated|confirmed|met|led)"
    r"|daily|once|twice|when|if|while|given|administered|prior|by|within|with respect|regarding|upon|from|to "
    r"(?:evaluate|assess"
    r"|determine|reduce|prevent|improve|treat|examine|compare|women|patients)|patients|women|who"
    r"|whose|that|which"
    r"|between|per|was|were|is|are|has|have|had|could|would|does|did|can|may|took|resulted?|significantly|combination "
    r"for)(?![\w-])",
    re.IGNORECASE,
)
# "remote care and 775", "a laser and two": what begins the next arm.
_AND_NEXT = re.compile(r",?\s(?:and|or|vs\.?|versus)\s(?:\d[\d,]*|two|three|four|five|six)\s*$")
_OPENS = re.compile(r"\s+[(\[]|(?<![A-Za-z])[(\[]")
# A word that joins sentences names nothing: "A versus B. However, …" in a text without breaks.
_LEFT_OVER = re.compile(r"(?<=\w)\s+(?:and|or|versus|vs\.?)$", re.IGNORECASE)
_JOINS_SENTENCES = re.compile(
    r"(?:however|therefore|thus|moreover|furthermore|nevertheless|meanwhile|recently)",
    re.IGNORECASE,
)
# What is left of "group II" names nothing.
_NUMERAL = re.compile(r"I{1,3}|IV")
# "K-12" may be a drug's whole name.
_SOME_WORD = re.compile(r"[A-Za-z]{2}|\d\s?g\b|\b[A-Z]-\d{1,4}\b")
SAYS = re.compile(
    r"\b(?:had|was|were|showed|experienced|reported|have|has|is|are|resulted|improved|did)\b", re.I
)
LONGEST_NAME = 110
# The rule of names that are amounts alone: "the 3-month group".
BY_AMOUNT = "arms.amount"
# The rule of arms that have no name at all: what is cited is the word between their numbers.
NAMELESS = "arms.unnamed"


@dataclass(frozen=True, slots=True)
class Name:
    """A span that names an arm, the rule that found it, its group's letter, its short form."""

    start: int
    end: int
    text: str
    rule: str
    sign: str = ""
    short: str = ""


def trimmed(text: str, start: int, end: int, rule_name: str, base: int) -> Name | None:
    """Cut a stretch of a sentence down to a name; None where nothing is left."""
    piece = text[start:end]
    lead = _LEAD.match(piece)
    if lead:
        start += lead.end()
        piece = text[start:end]
    tail = _AND_NEXT.search(piece) or _TAIL.search(piece)
    if tail:
        end = start + tail.start()
        if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
            end += 1  # "75 mg/m(2)"
        piece = text[start:end]
    bracket = _OPENS.search(piece)
    goes_on = bracket and re.search(r"[)\]]\s*(?:plus|followed|and|with|\+)\s", piece)
    if (
        bracket and bracket.start() >= 2 and not goes_on
    ):  # abbreviations and doses stand in brackets
        end = start + bracket.start()
        piece = text[start:end]
    joint = _LEFT_OVER.search(piece)  # "24 to zinc and | 29 to salt"
    if joint:
        end = start + joint.start()
        piece = text[start:end]
    if len(piece) < 2 or len(piece) > LONGEST_NAME or not _SOME_WORD.search(piece):
        return None
    if _JOINS_SENTENCES.fullmatch(piece) or _NUMERAL.fullmatch(piece):
        return None
    return Name(base + start, base + end, piece, rule_name)


def outside_brackets(text: str) -> str:
    """Blank out what stands in brackets, so that a split does not fall into it.

    A bracket that is never closed reaches to the end: the stretch was cut off inside it.
    """
    depth, done, out = 0, 0, []
    for mark in _BRACKET.finditer(text):
        if mark.group() in "([":
            if not depth:
                out.append(text[done : mark.start()])
                done = mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                out.append(_INK.sub(" ", text[done : mark.end()]))
                done = mark.end()
    out.append(_INK.sub(" ", text[done:]) if depth else text[done:])
    return "".join(out)


_BRACKET = re.compile(r"[()\[\]]")
_INK = re.compile(r"\S")


IS_CONTROL = re.compile(r"\b(?:placebo|sham|control|no \w+|usual care|standard)\b", re.IGNORECASE)
_PARTNER = re.compile(
    r"[^,;:]{0,50}?\b(?:plus|(?:in combination|combined) with|followed(?: [\w-]+){0,4} by)\s+"
    r"(?:the )?(?:[\w-]+\s+(?:cycles|courses|doses)\s+of\s+)?"
    r"(?!\d|an?\b|one\b|two\b|three\b|four\b|repeat|assess|follow|surgery"
    r"|evaluation|matching)(?=[A-Za-z])",
    re.IGNORECASE,
)


def continuation(flat: str, stop: re.Match[str]) -> re.Match[str] | None:
    """Return what a name goes on with: "… or zinc followed by three cycles of iron"."""
    return _PARTNER.match(flat, stop.start()) if "followed" in stop.group().lower() else None


# "A, B, and C": the comma in front of "and" ends no name that is a list of short names.
_LAST_OF_SEVERAL = re.compile(
    r",\s(?:and|plus)\s(?P<last>[\w/+-]+(?:\s[\w/+-]+)?)(?=\s*(?:[,;.:()]|$)|\s(?:or|versus|vs|with|for|every"
    r"|at|on|in|daily|followed|given|alone|only)\b)",
    re.IGNORECASE,
)
_SHORT_LIST = re.compile(
    r"(?:[\w./+%-]+\s){0,5}[\w/+-]*[A-Za-z]{3}[\w/+-]*(?:,\s[\w/+-]+(?:\s[\w/+-]+){0,2}){1,5}",
    re.IGNORECASE,
)


def last_of_several(flat: str, stop: re.Match[str], low: int = 0) -> re.Match[str] | None:
    """Return the last of the names that make one treatment: "zinc, iron, and salt"."""
    more = _LAST_OF_SEVERAL.match(flat, stop.start())
    if more is None or IS_CONTROL.search(more["last"]) or SAYS.search(more["last"]):
        return None
    return more if _SHORT_LIST.fullmatch(flat, low, stop.start()) else None


def left_cut(text: str, start: int, end: int, rule_name: str, base: int) -> Name | None:
    """Trim a name; a name on the left ends where its dose, purpose or time begins."""
    first = trimmed(text, start, end, rule_name, base)
    if first is None and end - start > LONGEST_NAME:
        # "placebo infiltration of the wound, the muscle and the skin": the name ends early.
        place = re.search(r"\sof the\s|,\s", text[start + 3 : end])
        first = trimmed(text, start, start + 3 + place.start(), rule_name, base) if place else None
    if first is None:
        return None
    flat = outside_brackets(first.text)
    stop = STOP.search(flat, 2)
    while stop:
        # "A 25 mg daily plus B": the partner stands behind the dose.
        more = _PARTNER.match(flat, stop.start()) or last_of_several(flat, stop)
        if more is None:
            break
        stop = STOP.search(flat, more.end())
    if stop:
        local = first.start - base
        return trimmed(text, local, local + stop.start(), rule_name, base)
    return first
