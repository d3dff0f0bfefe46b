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
    DEGREE,
    EVENT,
    HEAD,
    PEOPLE,
    SHORT,
    VERB,
    Token,
    word_set,
)
from trialtrace.extract.accounts.rule import last_match

_CELLS = re.compile(r"\S {3,}\S")
# Up to a unit, a statistic in brackets, the next cell.
_FIRST_CELL = re.compile(
    r"[\s|*_]*(?P<what>[^\W\d_][^|\n\t,(\[]{1,80}?)\s*(?=[|\t,(\[*^]|\s{2,}|\s[-\u2212]?\d)"
)
_COUNTED = re.compile(
    r"(?:\d[\d.,·]*|[A-Za-z-]+)\s*(?:%|per ?cent)?\s*(?:[(\[][^()\[\]]{0,40}[)\]]\s*)?"
    r"(?:(?:new|such|confirmed|serious|of the)\s+)?"
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
_PEOPLE_BEHIND = re.compile(
    r"[\d.,·]*\s*(?:%|per ?cent\b)?\s*(?:[(\[][^()\[\]]{0,60}[)\]]\s*)?,?\s*(?:of\b|in\b|[a-z]+\b)",
    re.IGNORECASE,
)
# Verbs that say who people were or what was done to them, not what happened to them.
_NOT_TOLD = word_set(
    """was were is are be been being assigned randomised randomized allocated received receiving
    treated given underwent undergoing aged compared included enrolled recruited taking using based
    followed who we it they there i stratified evaluated assessed analysed analyzed examined
    screened did do does may might can could will would should must than having suggest suggests
    indicate see seen one ones treating according regarding relating following diagnosed scheduled
    admitted exposed identified completed withdrew dropped"""
)
_HAD = word_set(
    """had has have reported experienced developed suffered showed achieved reached noted displayed
    exhibited"""
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
_STOP = re.compile(r"[.;]\s|\b(?:compared|versus|vs|whereas|while|than|but)\b", re.IGNORECASE)
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
# "There were | 3 cases of measles in"
_THERE = re.compile(
    r"\bthere (?:was|were|had been|have been)\s(?:a total of\s|only\s|just\s)?$", re.I
)
_CASES = re.compile(
    r"(?:[\d.,·]+|[a-z-]+)\s(?:\w+\s)?(?P<what>cases?)\b(?P<of>\sof\s)?", re.IGNORECASE
)
_WORD_BEFORE = re.compile(
    r"\b(?P<what>(?!(?:hour|day|week|month|year)s?$|(?:this|that|these|those|both|which|they|there|what)\b)"
    r"[a-z]{4,}(?:\s[a-z]{4,}){0,2})$",
    re.IGNORECASE,
)
_OCCURRED_IN = re.compile(r"\soccurred\s(?:in|among)\s(?:only\s|about\s)?$", re.IGNORECASE)


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


def ratio_of(place: Place) -> Named | None:
    """Find what a ratio is a ratio of: a risk, what was associated, what people were likely to do."""
    if not place.ratio:
        return None
    text, local, words = place.text, place.local, place.words
    low = max(0, local - 400)
    for cue in (_FACTORS, _RISK):
        found = last_match(cue, text, low, local)
        one = _at(place, found.end()) if found else None
        if one is not None:
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


def counted(place: Place) -> Named | None:
    """Read "28 falls", "6 (7%) complete responses": the noun behind the first number, or the last."""
    match = _COUNTED.match(place.text, place.local)
    first = _counted_first(place, match) if match else None
    return first or _counted_by_pair(place) or _counted_last(place)


_PAIR = re.compile(
    r"\d[\d.,]*\s?(?:[(\[][^()\[\]]{1,14}[)\]]\s)?(?:vs\.?|versus|v|and|compared with)\s"
    r"\d[\d.,]*\s(?:[(\[][^()\[\]]{1,14}[)\]]\s)?"
)


def _counted_by_pair(place: Place) -> Named | None:
    """Read "17 vs 16 deaths and 33 vs 50 strokes": what both numbers of a pair count."""
    match = _PAIR.match(place.text, place.local, place.stop)
    if match is None:
        return None
    for phrase in place.phrases:
        if phrase.start == match.end() and phrase.end <= place.stop and phrase.strength >= WEAK:
            return None if phrase.of_people else place.words.named(phrase, "outcome.counted")
    return None


# "4 (7%) and 15 (25%) relapses": between the last of several counts and what all of them count.
_TO_NOUN = re.compile(r"[\s%)\]]*\s(?:(?:new|such|confirmed|serious|of the)\s+)?")


def _counted_last(place: Place) -> Named | None:
    """Read "4 and 15 relapses": a word of the lexicon right behind the last number."""
    gap = _TO_NOUN.match(place.text, place.stop)
    if gap is None:
        return None
    for phrase in place.phrases:
        known = phrase.term is not None and phrase.term.attributes.get("polarity", "")
        if phrase.start == gap.end() and known and place.text[phrase.end - 1] == "s":
            return place.words.named(phrase, "outcome.counted")
    return None


def _counted_first(place: Place, match: re.Match[str]) -> Named | None:
    for phrase in place.phrases:
        behind = place.local < phrase.start <= match.end() <= phrase.end
        if behind and phrase.strength >= FAIR:
            kind = next((t.kind for t in place.words.tokens if t.end == phrase.end), "")
            plural = place.text[phrase.end - 1] == "s"
            fits = kind != EVENT and (plural or kind == HEAD)
            return place.words.named(phrase, "outcome.counted") if fits else None
    return None


def cases(place: Place) -> Named | None:
    """Read "there were 3 cases of measles with zinc": the disease, else that there were cases."""
    if not _THERE.search(place.text, max(0, place.local - 40), place.local):
        return None
    match = _CASES.match(place.text, place.local)
    if match is None:
        return None
    start, end = match.span("what")
    disease = (p for p in place.phrases if match["of"] and p.start - match.end() in (0, 4))
    return place.words.stretch(start, next((p.end for p in disease), end), "outcome.cases")


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
    r"|compared|respectively)\b)[A-Za-z][a-z-]{2,}(?:\s(?!(?:was|were|than|versus|vs|compared|respectively|with|in)\b)[a-z-]+){0,3})\s?$"
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


def told_of_people(place: Place) -> Named | None:
    """Read "88% of patients reported a rash": the outcome stands behind the people counted."""
    return _told_behind(place, place.stop) or _told_behind(place, place.local)


def _told_behind(place: Place, start: int) -> Named | None:
    text, words = place.text, place.words
    if not _PEOPLE_BEHIND.match(text, start):
        return None
    end = _STOP.search(text, start)
    limit = min(end.start() if end else len(text), start + 170)
    near = [t for t in words.tokens if start - 40 <= t.start and t.end <= limit]
    verb = next((t for t in near if t.start >= start and _tells(t)), None)
    verb = _main_verb(near, verb)
    if verb is None or not any(t.kind == PEOPLE for t in near if t.start <= verb.start):
        return None
    between = (p for p in place.phrases if start <= p.start and p.end <= verb.start)
    if any(p.strength == STRONG and not p.of_people for p in between):
        return None
    if verb.kind == EVENT:
        one = next((p for p in place.phrases if p.start == verb.start), None)
        return words.named(one, "outcome.event") if one else None
    behind = [p for p in place.phrases if verb.end <= p.start and p.end <= limit]
    likely = next((p for p in behind if p.strength >= FAIR), None)
    if likely is not None:
        return words.named(likely, "outcome.verb_behind")
    if not behind or behind[0].start - verb.end >= 30:
        return None
    if verb.low in _HAD:
        return words.named(behind[0], "outcome.verb_behind", "unsure")
    # "58% of women opened an account": what they did, where no outcome stands behind it.
    return words.stretch(verb.start, behind[0].end, "outcome.deed")


def _main_verb(near: list[Token], verb: Token | None) -> Token | None:
    """Return "continued" of "had continued to receive zinc"; other verbs as they are."""
    if verb is None or verb.low not in ("had", "have", "has"):
        return verb
    following = next((t for t in near if t.start >= verb.end and t.kind != DEGREE), verb)
    is_verb = following.kind == VERB and following.low.endswith("ed")
    return following if is_verb and _tells(following) else verb


def _tells(token: Token) -> bool:
    return token.kind == EVENT or (token.kind == VERB and token.low not in _NOT_TOLD)
