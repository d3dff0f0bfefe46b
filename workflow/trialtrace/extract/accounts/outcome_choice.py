"""Which phrase of a sentence says what a number or statement measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.extract.accounts.outcome_phrases import FAIR, NOT, STRONG, WEAK, Phrase, phrases_of
from trialtrace.extract.accounts.outcome_tokens import EVENT, HEAD, PEOPLE, VERB, Token
from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.grammar.kinds import KINDS, RESULT
from trialtrace.grammar.lexicon import Lexicon, Term

# Where one statement ends and the next begins; ", and" only behind a number.
_CLAUSE = re.compile(r";\s|\.\s|,?\s(?:whereas|while|but|although)\s|\d[^,;]{0,60}[),]?\s?,\s?and\s", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:\d[\d.,·]*|[A-Za-z-]+)\s*(?:%|per ?cent)?\s*(?:[(\[][^()\[\]]{0,40}[)\]]\s*)?(?:(?:new|such|confirmed|serious|of the)\s+)?"
)
_PEOPLE_BEHIND = re.compile(r"\s*(?:%|per ?cent\b)?\s*(?:[(\[][^()\[\]]{0,60}[)\]]\s*)?,?\s*(?:of\b|in\b|[a-z]+\b)", re.IGNORECASE)
_TOLD_OF_PEOPLE = re.compile(
    r"\b(?:experienced|developed|had|reported|showed|achieved|suffered|reached|met|attained|obtained|presented|displayed|noted|"
    r"required|needed|received|chose|completed|exhibited|demonstrated|sustained|underwent|preferred|complained|maintained|with)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;]\s|\b(?:compared|versus|vs|whereas|while|than|but)\b", re.IGNORECASE)
_INTO_NUMBER = re.compile(r"\b(?:in|by|for|among|was|were|is|are|of|to|from|at|with|than|had)\s+(?:only\s|just\s|about\s|approximately\s)?$|[(=:\[]\s*$", re.IGNORECASE)
_AFTER_BRACKET = re.compile(r"[)\]]\s*[,;]?\s*(?:(?:and|or)\s+)?(?:the\s+)?$")
_WHO = re.compile(
    r"\b(?:proportion|percentage|number|fraction|rate)s?\s+of\s+(?:[\w-]+\s+){0,3}?(?:who\s+(?:had\s+)?|that\s+|with\s+)?(?P<what>[a-z]+(?:ing|ed)\b(?:\s+(?!was\b|were\b|in\b|is\b|at\b)[A-Za-z-]+){0,5})",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r"\s*(?:\([^()]{1,20}\)\s*)?(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or)\s+)(?:(?:the|mean|median|average)\s+){0,2}", re.IGNORECASE)
_IS = re.compile(r"\s*(?:\([^()]{1,20}\)\s*)?(?:rates?\s+)?(?:was|were|are|is|had|of|decreased|increased|fell|rose|improved|averaged)\b", re.IGNORECASE)

_CELLS = re.compile(r"\S {3,}\S")
_SHUT = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
# Up to a unit, a statistic in brackets, the next cell.
_FIRST_CELL = re.compile(r"[\s|*_]*(?P<what>[^\W\d_][^|\n\t,(\[]{1,80}?)\s*(?=[|\t,(\[*]|\s{2,}|\s[-\u2212]?\d)")


@dataclass(frozen=True, slots=True)
class Named:
    """Where an outcome is named.

    Attributes
    ----------
    start, end : int
        Offsets into the document.
    rule : str
        How it was found (``outcome.*``).
    term : Term or None
        The lexicon's word in it, offsets into the document.
    tier : str
        ``likely`` where its words and its place say that it is the outcome; ``unsure`` where it is
        the subject of the clause, or the nearest phrase, for want of a better one.
    """

    start: int
    end: int
    rule: str
    term: Term | None = None
    tier: str = "likely"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with its tokens and the phrases in it that may name outcomes."""

    line: Line
    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]

    def named(self, phrase: Phrase, rule: str, tier: str = "likely") -> Named:
        """Return a phrase as a name, with offsets into the document."""
        at, term = self.line.start, phrase.term
        if term is not None:
            term = Term(at + term.start, at + term.end, term.concept, term.category, term.attributes)
        return Named(at + phrase.start, at + phrase.end, rule, term, tier)


def words_of(line: Line, lexicon: Lexicon) -> Words:
    """Read the tokens and phrases of a sentence."""
    tokens, phrases = phrases_of(line.text, lexicon)
    return Words(line, tuple(tokens), tuple(phrases))


def choose(words: Words, start: int, end: int, arms: Sequence[tuple[int, int]] = ()) -> Named | None:
    """Find what the numbers between two offsets of a sentence measure.

    In this order: the noun that is counted ("28 falls"), what stands in the same brackets, what
    people are said to have had ("12% of patients reported a rash"), the last likely phrase in front
    of the number (of a list, the one in its place), one behind it, the subject of the clause.

    Parameters
    ----------
    words : Words
        The sentence.
    start, end : int
        Offsets into the document of the numbers, from the first to the last.
    arms : sequence of (start, end)
        Where the sentence speaks of arms: no outcome is named by an arm's name alone.
    """
    line = words.line
    local, stop = _first_number(line, start, end) - line.start, end - line.start
    if line.kind == "table" or len(_CELLS.findall(line.text)) > 1:
        return _row_header(words, local)
    phrases = [p for p in words.phrases if not _is_arm(p, arms, line.start)]
    counted = _counted(words, phrases, local, stop)
    if counted is not None:
        return words.named(counted, "outcome.counted")
    bracket = _opened(line.text, local)
    if bracket >= 0:
        inside = _last(phrases, bracket, local, STRONG)
        host = _last(phrases, 0, bracket, FAIR)
        if inside is not None and not (host and line.text[host.end : inside.start].strip() == "("):
            return words.named(inside, "outcome.in_brackets")
        beside = _beside_bracket(line.text, phrases, bracket)
        if beside is not None:
            return words.named(beside, "outcome.bracket_list")
    limit = bracket if bracket >= 0 else local
    low = _clause_start(line.text, limit)
    shut = _shut_brackets(line.text, limit)
    outside = [p for p in phrases if not any(a <= p.start < b for a, b in shut)]
    ahead = _last(outside, low, limit, FAIR) or _last(phrases, low, limit, FAIR)
    if bracket < 0 and (ahead is None or not _INTO_NUMBER.search(line.text[:local])):
        told = _told_of_people(words, phrases, stop)
        if told is not None:
            return told
    if ahead is not None:
        listed = _in_list(words, phrases, ahead, local)
        if listed is not None:
            return words.named(listed, "outcome.listed")
        return words.named(ahead, "outcome.ahead")
    told = _told_of_people(words, phrases, stop)
    if told is not None:
        return told
    earlier = _last(phrases, 0, limit, FAIR)
    if earlier is not None:
        return words.named(earlier, "outcome.sentence", "unsure")
    behind = next((p for p in phrases if p.start >= stop and p.strength >= FAIR and not p.of_people), None)
    if behind is not None:
        return words.named(behind, "outcome.behind", "unsure")
    who = _WHO.search(line.text, 0, limit)
    if who is not None:
        return Named(line.start + who.start("what"), line.start + who.end("what"), "outcome.people_who", None, "unsure")
    for first, last in ((low, limit), (0, limit)):
        subject = next((p for p in phrases if first <= p.start and p.end <= last and p.strength >= WEAK and not p.of_people), None)
        if subject is not None:
            return words.named(subject, "outcome.subject", "unsure")
    nearest = [p for p in words.phrases if p.strength >= WEAK and not (p.end > local and p.start < stop)]
    if nearest:
        one = min(nearest, key=lambda p: max(local - p.end, p.start - stop))
        return words.named(one, "outcome.nearest", "unsure")
    return None


def _first_number(line: Line, start: int, end: int) -> int:
    """Return where the first number stands: a mention may begin with words ("mean pain was 4.2")."""
    for mention in line.mentions:
        if start <= mention.start < end:
            return next((part.start for part in numbers_of(mention)), start)
    return start


def _beside_bracket(text: str, phrases: Sequence[Phrase], bracket: int) -> Phrase | None:
    """Read "rash (5%, 6%), influenza (3%, 7%)": in such a list any noun is an outcome."""
    for phrase in phrases:
        if not text[phrase.end : bracket].strip() and phrase.end <= bracket and phrase.strength >= WEAK:
            return phrase if _AFTER_BRACKET.search(text[max(0, phrase.start - 24) : phrase.start]) else None
    return None


def _row_header(words: Words, local: int) -> Named | None:
    """Read the first cell of a table's row."""
    cell = _FIRST_CELL.match(words.line.text)
    if cell is None or cell.end("what") > local:
        return None
    at = words.line.start
    term = next((p.term for p in words.phrases if p.term and p.end <= cell.end("what")), None)
    if term is not None:
        term = Term(at + term.start, at + term.end, term.concept, term.category, term.attributes)
    return Named(at + cell.start("what"), at + cell.end("what"), "outcome.row_header", term)


def _shut_brackets(text: str, high: int) -> list[tuple[int, int]]:
    return [match.span() for match in _SHUT.finditer(text, max(0, high - 400), high)]


def _is_arm(phrase: Phrase, arms: Sequence[tuple[int, int]], at: int) -> bool:
    return any(low - at <= phrase.start and phrase.end <= high - at for low, high in arms)


def _last(phrases: Sequence[Phrase], low: int, high: int, least: int) -> Phrase | None:
    """Return the last phrase of a stretch that names what was measured, the strong before the fair."""
    for strength in range(STRONG, least - 1, -1):
        for phrase in reversed(phrases):
            if low <= phrase.start and phrase.end <= high and phrase.strength >= strength and not phrase.of_people:
                return phrase
    return None


def _opened(text: str, local: int) -> int:
    """Return where the bracket opens that a place stands in; -1 outside brackets."""
    depth = 0
    for at in range(local - 1, max(-1, local - 160), -1):
        if text[at] in ")]":
            depth += 1
        elif text[at] in "([":
            if depth == 0:
                return at
            depth -= 1
    return -1


def _clause_start(text: str, high: int) -> int:
    found = 0
    for match in _CLAUSE.finditer(text, 0, high):
        found = match.end()
    return found


def _counted(words: Words, phrases: Sequence[Phrase], local: int, stop: int) -> Phrase | None:
    """Read "28 falls", "6 (7%) complete responses": the noun right behind the first number."""
    match = _COUNTED.match(words.line.text, local)
    if match is None:
        return None
    for phrase in phrases:
        if local < phrase.start <= match.end() and phrase.end > match.end() - 1 and phrase.strength >= FAIR:
            kind = next((t.kind for t in words.tokens if t.end == phrase.end), "")
            plural = words.line.text[phrase.end - 1 : phrase.end] == "s"
            return phrase if kind != EVENT and (plural or kind == HEAD) else None
    return None


def _told_of_people(words: Words, phrases: Sequence[Phrase], stop: int) -> Named | None:
    """Read "88% of patients reported a rash": the outcome stands behind the people counted."""
    text = words.line.text
    if not _PEOPLE_BEHIND.match(text, stop):
        return None
    end = _STOP.search(text, stop)
    limit = min(end.start() if end else len(text), stop + 170)
    first_verb = next(
        (t for t in words.tokens if t.start >= stop and t.end <= limit and (t.kind == EVENT or _TOLD_OF_PEOPLE.fullmatch(t.text))),
        None,
    )
    if first_verb is None or any(stop <= p.start and p.end <= first_verb.start and p.strength == STRONG and not p.of_people for p in phrases):
        return None
    if not any(t.kind == PEOPLE for t in words.tokens if stop - 40 <= t.start <= first_verb.start):
        return None
    if first_verb.kind == EVENT:
        one = next((p for p in phrases if p.start == first_verb.start), None)
        return words.named(one, "outcome.event") if one else None
    for least in (FAIR, WEAK):
        one = next((p for p in phrases if first_verb.end <= p.start and p.end <= limit and p.strength >= least), None)
        if one is not None:
            return words.named(one, "outcome.verb_behind")
    return None


def _in_list(words: Words, phrases: Sequence[Phrase], last: Phrase, local: int) -> Phrase | None:
    """Read "A, B and C were 1, 2 and 3": each number has the name in its place."""
    text = words.line.text
    names = [last]
    for phrase in reversed([p for p in phrases if p.end <= last.start]):
        if not _LIST_GAP.fullmatch(text, phrase.end, names[0].start):
            break
        names.insert(0, phrase)
    if len(names) < 2 or not _IS.match(text, last.end):
        return None
    stop = re.compile(r"[;.]\s").search(text, local)
    limit = stop.start() if stop else len(text)
    at = words.line.start
    numbers = [
        m.start - at
        for m in words.line.mentions
        if last.end <= m.start - at < limit and KINDS[m.kind].use == RESULT and m.kind not in ("p_value", "interval", "spread")
    ]
    several = len(numbers) == 2 * len(names)
    if not several and not (len(numbers) == len(names) and "respectively" in text[local:limit]):
        return None
    place = sum(number < local for number in numbers)
    return names[place * len(names) // len(numbers)] if place < len(numbers) else None


def choose_behind(words: Words, end: int) -> Named | None:
    """Find the outcome behind a verb or "increase in": a likely phrase, else the next words."""
    local = end - words.line.start
    stop = re.compile(
        r"[.;:]\s|\b(?:compared|versus|vs|than|whereas|while|but|between|in the [\w-]+ group)\b"
    ).search(words.line.text, local, local + 130)
    limit = stop.start() if stop else local + 130
    behind = [p for p in words.phrases if local <= p.start and p.end <= limit and not p.of_people]
    for phrase in behind:
        if phrase.strength >= FAIR:
            return words.named(phrase, "outcome.object")
    if _last(words.phrases, _clause_start(words.line.text, local), local, FAIR) is not None:
        return None
    for phrase in behind:
        if phrase.strength >= WEAK:
            return words.named(phrase, "outcome.object", "unsure")
    return None
