"""Where the name of a number stands: rules that look at one place each, with what they must read."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.asides import is_no_outcome
from trialtrace.extract.accounts.outcomes.name import (
    Named,
    Place,
    clause_start,
    last_of,
    moved,
    opened,
)
from trialtrace.extract.accounts.outcomes.strength import FAIR, STRONG, WEAK, Phrase
from trialtrace.extract.accounts.outcomes.tokens import (
    ANALYTE,
    HEAD,
    SHORT,
    word_set,
)
from trialtrace.extract.accounts.rule import last_match
from trialtrace.grammar.prefilter import sought

_CELLS = re.compile(r"\S {3,}\S")
# Up to a unit, a statistic in brackets, the next cell.
_FIRST_CELL = re.compile(
    r"[\s|*_]*(?P<what>[^\W\d_][^|\n\t,(\[]{1,80}?)\s*(?=[|\t,(\[*^]|\s{2,}|\s[-\u2212]?\d)"
)
_AFTER_BRACKET = re.compile(
    r"[)\]]\s*[,;]?\s*(?:(?:and|or)\s+)?(?:(?:the|an?)\s+)?(?:[a-z]+er\s+|more\s+|less\s+)?$"
)
_FACTORS = re.compile(
    r"\b(?:risk factors?|predictors?|determinants?|correlates|factors associated)\s+"
    r"(?:for|of|with)\s+",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"\b(?:risks?|odds|likelihood|chances?|hazards?|probability|(?:hazard|odds|risk) ratio)\s+"
    r"(?:for|of|to)\s+(?:(?:developing|having|experiencing|any|a|an|the)\s+){0,2}",
    re.IGNORECASE,
)
_ASSOCIATED = re.compile(
    r"\bassociat(?:ed|ion)s?\s+(?:\w+\s+)?with\s+"
    r"(?:(?:an?|the|higher|lower|increased|decreased|reduced|greater|worse|better|fewer|more|less)"
    r"\s+){0,3}",
    re.IGNORECASE,
)
# "Twice as likely to relapse as those given zinc": up to the other "as".
_LIKELY = re.compile(
    r"\blikely\s+to\s+(?P<what>[a-z](?:(?!\sas\s)[^.;:()\d]){1,70}[a-z])(?![a-z])", re.IGNORECASE
)
# In a model the brackets hold what an outcome depends on, not outcomes.
_MODEL = re.compile(
    r"\b(?:factors?|predict\w+|multivaria\w+|independent(?:ly)?|regression)\b", re.IGNORECASE
)
_FOR = re.compile(r"\s*(?:%|per ?cent\b)?\s*(?:[(\[][^()\[\]]{0,60}[)\]]\s*)?,?\s*for\s+", re.I)
_OCCURRED = re.compile(
    r"(?:\s+(?:within|after|at|during|over|by|in)\s+(?:the\s+)?(?:first\s+)?[\w-]+\s+(?:hours?|days?|weeks?|months?|years?))?"
    r"\s+(?:(?:was|were|had been|has been)\s+)?(?:also\s+|only\s+)?"
    r"(?:occurred|observed|seen|reported|noted|detected|found|recorded|present|experienced|developed|confirmed"
    r"|diagnosed|documented|identified|verified)"
    r"\s+(?:in|by|among)\s+(?:only\s+|about\s+|the\s+)?",
    re.IGNORECASE,
)
_NOT_LISTED = word_set(
    """p_value interval spread n_equals timepoint follow_up label grade groups threshold date
    year"""
)
_LIST_GAP = re.compile(
    r"\s*(?:\([^()]{1,20}\)\s*)?(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or)\s+)"
    r"(?:(?:the|mean|median|average)\s+){0,2}",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\s*(?:\([^()]{1,20}\)\s*)?(?:rates?\s+)?"
    r"(?:was|were|are|is|had|of|decreased|increased|fell|rose|improved|averaged)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[;.]\s")
_WORD_BEFORE = re.compile(
    r"\b(?P<what>(?!(?:hour|day|week|month|year)s?$|(?:this|that|these|those|both|which|they|there|what)\b)"
    r"[a-z]{4,}(?:\s[a-z]{4,}){0,2})$",
    re.IGNORECASE,
)
_OCCURRED_IN = sought(r"\soccurred\s(?:in|among)\s(?:only\s|about\s)?$", re.IGNORECASE)


def row_header(place: Place) -> Named | None:
    """Read the first cell of a table's row."""
    line = place.words.line
    if line.kind != "table" and len(_CELLS.findall(line.text)) < 2:
        return None
    cell = _FIRST_CELL.match(line.text)
    if cell is None or cell.end("what") > place.local:
        return None
    start, end = cell.span("what")
    inside = (p.term for p in place.words.phrases if p.term and p.end <= end)
    term = next(inside, None)
    return Named(
        line.start + start,
        line.start + end,
        "outcome.row_header",
        moved(term, line.start) if term is not None else None,
    )


_AGAINST = re.compile(r"\s(?:vs\.?|v|versus)\s", re.IGNORECASE)


def ratio_of(place: Place) -> Named | None:
    """Find what a ratio is a ratio of: a risk, what was associated, what people were likely to do."""
    if not place.ratio:
        return None
    text, local, words = place.text, place.local, place.words
    low = max(0, local - 400)
    for cue in (_FACTORS, _RISK):
        found = last_match(cue, text, low, local)
        one = _at(place, found.end()) if found else None
        # "The odds ratio for intensive control", "relative risk for iron vs. zinc": whose it is, not of what.
        if found is None or one is None or (one.term is None and _AGAINST.match(text, one.end)):
            continue
        if one in place.phrases or "ratio" not in found[0]:
            return words.named(one, "outcome.risk_of")
    found = last_match(_ASSOCIATED, text, low, local)
    if found is not None:
        ratios = [m.start - words.line.start for m in words.line.mentions if m.kind == "ratio"]
        brackets = {opened(text, at) for at in ratios if at > found.end()} - {-1}
        begin = clause_start(text, found.start())
        subject = last_of(words.phrases, begin, found.start(), WEAK)
        # "X was associated with A (OR 2) and B (OR 3)": both are ratios of X.
        if len(brackets) > 1 and subject is not None:
            return words.named(subject, "outcome.associated")
        one = _at(place, found.end())
        if one is not None and one.strength >= FAIR:
            return words.named(one, "outcome.associated")
    found = last_match(_LIKELY, text, low, local)
    return words.stretch(*found.span("what"), "outcome.deed") if found else None


def _at(place: Place, start: int) -> Phrase | None:
    """Return the phrase that begins a few words behind a place."""
    return next(
        (
            p
            for p in place.words.phrases
            if start <= p.start < start + 30 and p.end <= place.local and p.strength >= WEAK
        ),
        None,
    )


def in_brackets(place: Place) -> Named | None:
    """Read "(retention rate 92%)": the name stands in the same brackets."""
    if place.bracket < 0:
        return None
    inside = last_of(place.phrases, place.bracket, place.local, STRONG)
    host = last_of(place.phrases, 0, place.bracket, FAIR)
    if inside is None or (host and place.text[host.end : inside.start].strip() == "("):
        return None  # an abbreviation of what stands in front of the bracket
    return place.words.named(inside, "outcome.in_brackets")


def bracket_list(place: Place) -> Named | None:
    """Read "rash (5%, 6%), influenza (3%, 7%)": in such a list any noun is an outcome."""
    bracket, text = place.bracket, place.text
    if bracket < 0 or (place.ratio and _MODEL.search(text, 0, bracket)):
        return None
    for phrase in place.phrases:
        beside = phrase.end <= bracket and not text[phrase.end : bracket].strip()
        if beside and phrase.strength >= WEAK:
            listed = _AFTER_BRACKET.search(text[max(0, phrase.start - 24) : phrase.start])
            if not listed:
                break
            if _is_timed(text, phrase.start):  # a time until a good thing is no good thing
                return place.words.stretch(phrase.start, phrase.end, "outcome.bracket_list")
            return place.words.named(phrase, "outcome.bracket_list")
    word = None if place.ratio else _LISTED_WORDS.search(text, max(0, bracket - 60), bracket)
    if word is None or is_no_outcome(text, *word.span("what")):
        return None
    return place.words.stretch(*word.span("what"), "outcome.bracket_list")


# "), first flatus (": some words between two brackets of a list.
_LISTED_WORDS = re.compile(
    r"[)\]]\s*[,;]?\s*(?:and\s+)?(?:the\s+)?(?P<what>(?!(?:and|or|but|not|nor|while|with|in|for|of|than|vs|versus"
    r"|compared|respectively|among|at|by|on|to|from)\b)[A-Za-z][a-z-]{2,}(?:\s(?!(?:was|were|than|versus|vs|compared|respectively|with|in)\b)[a-z-]+){0,3})\s?$"
)
_TIME_TO = re.compile(r"\b(?:times?|durations?|intervals?)\s(?:to|until|of)\s", re.IGNORECASE)
_OWN_HEAD = re.compile(
    r"(?:(?:length|rate|number|incidence|level|risk|time|duration|score|proportion)s?\s(?:of|to)\b|.*\bscores?\s?$)",
    re.IGNORECASE,
)


def _is_timed(text: str, start: int) -> bool:
    """Tell whether a list of brackets began with a time to its first: "time to A (4 h) and B (5 h)"."""
    end = text.find("(", 0, start)
    return (
        end >= 0
        and _TIME_TO.search(text, 0, end) is not None
        and _OWN_HEAD.match(text, start, text.find("(", start)) is None
    )


def listed(place: Place) -> Named | None:
    """Read "A, B and C were 1, 2 and 3": each number has the name in its place."""
    last, text, words = place.ahead, place.text, place.words
    if last is None or not _IS.match(text, last.end):
        return None
    names = [last]
    for phrase in reversed([p for p in place.phrases if p.end <= last.start]):
        if not _LIST_GAP.fullmatch(text, phrase.end, names[0].start):
            break
        names.insert(0, phrase)
    if len(names) < 2:
        return None
    stop = _SENTENCE_END.search(text, place.local)
    limit = stop.start() if stop else len(text)
    starts = [m.start - words.line.start for m in words.line.mentions if m.kind not in _NOT_LISTED]
    numbers = [at for at in starts if last.end <= at < limit]
    several = len(numbers) == 2 * len(names)
    one_each = len(numbers) == len(names) and "respectively" in text[place.local : limit]
    at = sum(number < place.local for number in numbers)
    if not (several or one_each) or at >= len(numbers):
        return None
    return words.named(names[at * len(names) // len(numbers)], "outcome.listed")


def said_for(place: Place) -> Named | None:
    """Read "rates were 1% and 2% for stroke, 4% and 5% for death": the name stands behind "for"."""
    match = _FOR.match(place.text, place.stop)
    if match is None or not _is_open(place):
        return None
    for phrase in place.phrases:
        if match.end() <= phrase.start <= match.end() + 4 and phrase.strength == STRONG:
            return place.words.named(phrase, "outcome.for")
    return None


def _is_open(place: Place) -> bool:
    """Tell whether nothing is named in front yet, only "the rates", or the name of a list's last."""
    one = place.ahead
    if one is None or place.text[: one.start].endswith("for "):
        return True
    inside = (t for t in place.words.tokens if one.start <= t.start and t.end <= one.end)
    return one.term is None and not any(t.kind in (HEAD, ANALYTE, SHORT) for t in inside)


def occurred(place: Place) -> Named | None:
    """Read "hiccups occurred in 12%": what occurs is an outcome, whatever it is called."""
    for phrase in reversed(place.phrases):
        if place.clause <= phrase.start and phrase.end <= place.local and phrase.strength >= WEAK:
            if phrase.of_people or not _OCCURRED.fullmatch(place.text, phrase.end, place.local):
                continue
            return place.words.named(phrase, "outcome.occurred")
    found = _OCCURRED_IN.search(place.text, place.clause, place.local)
    word = _WORD_BEFORE.search(place.text, place.clause, found.start()) if found else None
    return place.words.stretch(*word.span("what"), "outcome.occurred") if word else None
