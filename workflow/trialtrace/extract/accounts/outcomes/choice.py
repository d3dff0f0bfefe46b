"""Which phrase of a sentence says what a number or statement measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trialtrace.extract.accounts.outcomes.called import called
from trialtrace.extract.accounts.outcomes.counted import (
    cases,
    counted,
    experiencing,
    told_of_people,
)
from trialtrace.extract.accounts.outcomes.deeds import deed_ahead
from trialtrace.extract.accounts.outcomes.name import (
    Named,
    Place,
    Words,
    clause_start,
    last_of,
    place_of,
)
from trialtrace.extract.accounts.outcomes.primary import pointed_at
from trialtrace.extract.accounts.outcomes.rules import (
    bracket_list,
    in_brackets,
    listed,
    occurred,
    ratio_of,
    row_header,
    said_for,
)
from trialtrace.extract.accounts.outcomes.strength import FAIR, WEAK, Phrase
from trialtrace.grammar.families.ratios import ABBREVIATION

_INTO_NUMBER = re.compile(
    r"\b(?:in|by|for|among|was|were|is|are|of|to|from|at|with|than|had)\s+"
    r"(?:only\s|just\s|about\s|approximately\s)?$|[(=:\[]\s*$",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:proportion|percentage|number|fraction|rate)s?\s+of\s+(?:[\w-]+\s+){0,3}?"
    r"(?:who\s+(?:had\s+)?|that\s+|with\s+)?"
    r"(?P<what>[a-z]+(?:ing|ed)\b(?:\s+(?!was\b|were\b|in\b|is\b|at\b|had\b|has\b|dropped\b|increased\b|rose\b|fell\b)[A-Za-z-]+){0,5})",
    re.IGNORECASE,
)
# What a vaccine or drug comes to is worked out of numbers that stand in front of it.
_EFFICACY = re.compile(r"\b(?:efficacy|effectiveness)$", re.IGNORECASE)
# Where something else is told, behind the brackets that the numbers stand in.
_NEXT_CLAUSE = re.compile(r";\s|,\s(?:but|whereas|while|although)\s", re.IGNORECASE)
# ", and 38 patients had": the next result.
_NEXT_COUNT = re.compile(r",\s(?:and\s)?\d|[);]\s*,\sand\s")
_SHUT = re.compile(r"^[^()]*\)|\([^()]*\)")
# A word that stands for a name is none.
_POINTS = re.compile(
    r"(?:there|it|they|we|this|these|that|those|which|he|she|both|all)(?:\s(?:occurred|happened))?",
    re.IGNORECASE,
)
_OBJECT_END = re.compile(
    r"[.;:]\s|\b(?:compared|versus|vs|than|whereas|while|but|between|in the [\w-]+ group)\b"
)


def choose(
    words: Words, start: int, end: int, arms: Sequence[tuple[int, int]] = ()
) -> Named | None:
    """Find what the numbers between two offsets of a sentence measure.

    In this order: the header of a table's row, the primary outcome that is pointed at, what a
    ratio is a ratio of, cases of a disease, the noun that is counted
    ("28 falls"), what stands in the same brackets or in a list of brackets, what stands behind
    "for", what is said to have occurred, what people are said to
    have had ("12% of patients reported a rash"), the last likely phrase of the clause in front (of
    a list, the one in its place); and, unsure, one of the sentence, one behind the number, the
    subject of the clause, the nearest phrase.

    Parameters
    ----------
    words : Words
        The sentence.
    start, end : int
        Offsets into the document of the numbers, from the first to the last.
    arms : sequence of (start, end)
        Where the sentence speaks of arms: no outcome is named by an arm's name alone.
    """
    place = place_of(words, start, end, arms)
    for rule in (
        row_header,
        pointed_at,
        called,
        ratio_of,
        cases,
        counted,
        experiencing,
        in_brackets,
        bracket_list,
        said_for,
        occurred,
    ):
        named = rule(place)
        if named is not None:
            return named
    subject_first = place.ahead is not None and (
        place.bracket >= 0 or _INTO_NUMBER.search(place.text[: place.local])
    )
    order = (listed, ahead, told_of_people) if subject_first else (told_of_people, listed, ahead)
    for rule in (deed_ahead, *order, elsewhere, people_who, subject):
        named = rule(place)
        if named is not None:
            return named
    return None


def ahead(place: Place) -> Named | None:
    """Take the last likely phrase of the clause in front of the numbers."""
    return place.words.named(place.ahead, "outcome.ahead") if place.ahead else None


def elsewhere(place: Place) -> Named | None:
    """Take a likely phrase of an earlier clause, else one behind the numbers."""
    earlier = last_of(place.phrases, 0, place.limit, FAIR)
    if earlier is not None:
        return place.words.named(earlier, "outcome.sentence", "unsure")
    for phrase in place.phrases:
        if _EFFICACY.search(place.text, phrase.start, phrase.end):
            continue
        gap = _gap(place, phrase)
        if _NEXT_CLAUSE.search(gap) or _NEXT_COUNT.search(gap):
            break
        if phrase.start >= place.stop and phrase.strength >= FAIR and not phrase.of_people:
            return place.words.named(phrase, "outcome.behind", "unsure")
    return None


def _gap(place: Place, phrase: Phrase) -> str:
    """Return the words between the numbers and a phrase behind them, without brackets."""
    return _SHUT.sub(" ", place.text[place.stop : phrase.start])


def people_who(place: Place) -> Named | None:
    """Read "the proportion of patients discontinuing treatment was": what they did."""
    who = _WHO.search(place.text, 0, place.limit)
    return place.words.stretch(*who.span("what"), "outcome.people_who") if who else None


def subject(place: Place) -> Named | None:
    """Take the first phrase of the clause, of the sentence, or the nearest one, whatever it is."""
    for low in (place.clause, 0):
        for phrase in place.phrases:
            inside = low <= phrase.start and phrase.end <= place.limit
            inside = inside and not _points(place, phrase) and _is_subject(place, phrase)
            # The subject of an earlier clause has the numbers there.
            inside = inside and not _NUMBER.search(place.text, phrase.end, place.clause)
            if inside and phrase.strength >= WEAK and not phrase.of_people:
                return place.words.named(phrase, "outcome.subject", "unsure")
    # The name of an arm, a moment or a figure is the last that would do.
    around = _around(place, place.phrases) or _around(place, place.words.phrases)
    if not around:
        return (
            _done_to(place)
            if _NEXT_COUNT.search(_SHUT.sub(" ", place.text[place.stop :]))
            else None
        )
    nearest = min(around, key=lambda p: max(place.local - p.end, p.start - place.stop))
    return place.words.named(nearest, "outcome.nearest", "unsure")


def _around(place: Place, phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return those of some phrases that may be the nearest to the numbers."""
    return [
        p
        for p in phrases
        if p.strength >= WEAK
        and (p.end <= place.local or p.start >= place.stop)
        and not _points(place, p)
        and not (p.start >= place.stop and _NEXT_COUNT.search(_gap(place, p)))
        and not (place.ratio and ABBREVIATION.fullmatch(place.text, p.start, p.end))
    ]


# "18 adults on zinc | were treated with dialysis versus 6": what was done to those counted.
_DONE_TO = re.compile(
    r"\b(?:were|was)\s(?P<what>(?!assigned|random|allocated|reported|observed|found|noted|compared)[a-z]{3,}ed"
    r"(?:\s(?:with|for|to|by)\s[a-z-]+(?:\s(?!versus\b|vs\b|and\b|in\b|compared\b|on\b)[a-z-]+){0,2})?)\b"
)


def _done_to(place: Place) -> Named | None:
    """Read what was done to people where no phrase of their own clause names it."""
    done = _DONE_TO.search(place.text, place.clause, place.stop)
    return place.words.stretch(*done.span("what"), "outcome.deed") if done else None


# Between the beginning of a clause and its subject: "In all, after 8 weeks the mean".
_LEADS = re.compile(
    r"(?:^|.*[.;:,]\s|.*\b(?:and|but|while|whereas|that|although)\s)?"
    r"(?:\W*(?:[A-Z]\w+:?\s)?(?:the|an?|mean|median|average|overall|total|only|more|fewer|significantly|also|new|no"
    r"|[a-z]+ly|[a-z-]+\s(?:in|of))\s)*",
    re.IGNORECASE | re.DOTALL,
)
_VERB_FOLLOWS = re.compile(
    r"(?:\s?['’]s\s[^.;:,()]{2,60})?(?:\s?\([^()]{0,80}\))?(?:\s(?:of|in|at|on|for|after|with|to|from|by|during|requiring|due)\s[^.;:,()]{2,70})?"
    r"(?:\s?\([^()]{0,80}\))?,?\s(?:had\s|has\s|have\s|also\s|then\s|only\s|significantly\s)*"
    r"(?:was|were|is|are|did|does|had|has|have|occurred|appeared|developed|improved|worsened|increased|decreased|fell"
    r"|rose|dropped|declined|changed|averaged|remained|differed|reached|lasted|amounted|numbered|resolved|included|totall?ed)\b",
    re.IGNORECASE,
)


_NUMBER = re.compile(r"(?<![\w-])\d")


def _is_subject(place: Place, phrase: Phrase) -> bool:
    """Tell whether a phrase begins its clause and a verb follows it, or its number does at once."""
    if _VERB_FOLLOWS.match(place.text, phrase.end) or phrase.end + 2 >= place.limit:
        return _LEADS.fullmatch(place.text, 0, phrase.start) is not None
    return False


def _points(place: Place, phrase: Phrase) -> bool:
    """Tell whether a phrase only points at a name: "this occurred"."""
    return _POINTS.fullmatch(place.text, phrase.start, phrase.end) is not None


def choose_behind(words: Words, end: int) -> Named | None:
    """Find the outcome behind a verb or "increase in"; None where one in front is likelier."""
    local = end - words.line.start
    stop = _OBJECT_END.search(words.line.text, local, local + 130)
    limit = stop.start() if stop else local + 130
    behind = [p for p in words.phrases if local <= p.start and p.end <= limit and not p.of_people]
    for phrase in behind:
        if phrase.strength >= FAIR:
            return words.named(phrase, "outcome.object")
    low = clause_start(words.line.text, local)
    if last_of(words.phrases, low, local, FAIR) is not None:
        return None
    for phrase in behind:
        if phrase.strength >= WEAK:
            return words.named(phrase, "outcome.object", "unsure")
    return None
