"""Words that say how an outcome went, and what two of them make together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.direction.outcome import Asked
from trialtrace.extract.direction.sides import Side
from trialtrace.extract.direction.words import words_of
from trialtrace.grammar.lexicon import Lexicon, Term

_DIRECTION = {"increase": 1, "decrease": -1, "no_difference": 0}
_VALUE = {"better": 1, "worse": -1, "none": 0}
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|this|that|these|those|its|their|mean|median|average|significant|marked|no|any|similar"
    r"|further|overall|greater|larger|smaller|more|less|lower|higher|lesser|steeper|slower|faster|percent"
    r"|percentage|such|of|in|score|pain|weight|relative|absolute|risk|and)\s$",
    re.IGNORECASE,
)
_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
_NAME_ENDS = re.compile(
    r"\s+(?:groups?|arms?|program\w*|interventions?|therapy|training)\b", re.IGNORECASE
)
# "more than 50 %", "less than two hours" set no arms against each other.
_AMOUNT = re.compile(
    r"\s+than\s+(?:\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|half|twice)",
    re.IGNORECASE,
)
_TO_A_NUMBER = re.compile(r"\s+to\s+[<>]?\s?\d*\.\d")
_NOUN_OR_VERB = re.compile(r"(?:(?:in|de)creases?|declines?|rises?|fall|drop)$", re.IGNORECASE)
_OF_WHAT = re.compile(r"\s+(?:in|of|from)\b", re.IGNORECASE)
_HOW_OFTEN = re.compile(r"(?:ly|often)$")
_COPULA = re.compile(
    r"\b(?:was|were|is|are|being|be|appeared|seemed|tended|occurred|proved)\b", re.IGNORECASE
)
BREAK = re.compile(
    r"[,;:()]|\b(?:than|was|were|had|but|and|who|which|compared|versus|vs)\b", re.IGNORECASE
)
_HARD_BREAK = re.compile(r"[;:]|\b(?:than|but|who|which|compared|versus|vs)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word, or words that belong together, which say how an outcome went.

    Attributes
    ----------
    start, end : int
        Offsets into the text.
    role : str
        ``change``, ``level``, ``size``, ``pace``, ``relation``.
    sign : int
        1 up, -1 down, 0 neither.
    value : int
        1 better, -1 worse, 0 no judgement.
    is_noun : bool
        Whether it stands as a noun.
    denied : bool
        Whether "not" or the like stands in front.
    same : bool
        Whether it says that nothing differs or moves.
    compares : bool
        Whether it sets one thing against another (greater, differ).
    """

    start: int
    end: int
    role: str
    sign: int
    value: int
    is_noun: bool
    denied: bool = False
    same: bool = False
    compares: bool = False


def cues_in(
    text: str, start: int, end: int, asked: Asked, sides: tuple[Side, ...], lexicon: Lexicon
) -> list[Cue]:
    """Find the cues of a clause; words inside the name of an arm or of the outcome are none."""
    names = [(s.start, s.end) for s in sides if s.strength == 3]
    return [
        Cue(
            term.start, term.end, term.attributes["role"],
            _DIRECTION.get(term.attributes["direction"], 0), _VALUE[term.attributes["value"]],
            _is_noun(text, term, start), same=term.attributes["direction"] == "no_difference",
            compares=term.attributes["role"] != "change",
        )
        for term in lexicon.find("direction", text, start, end)
        if not any(a < term.end and term.start < b for a, b in names)
        and not _other_meaning(text, term, asked)
    ]  # fmt: skip


def _other_meaning(text: str, term: Term, asked: Asked) -> bool:
    """Tell whether a word says nothing here: an amount, part of a name, part of the outcome."""
    role = term.attributes["role"]
    if role == "none" or (role == "size" and _AMOUNT.match(text, term.end)):
        return True
    if _TO_A_NUMBER.match(text, term.end) and text[term.start : term.end].lower() == "equal":
        return True  # "a P value equal to 0.048"
    if asked.inner_words & {w.stem for w in words_of(text[term.start : term.end])}:
        return True
    # "the stress-reduction group"
    hyphen = text[max(0, term.start - 1) : term.start] in _HYPHENS
    return hyphen and bool(_NAME_ENDS.match(text, term.end))


def _is_noun(text: str, term: Term, start: int) -> bool:
    word = text[term.start : term.end]
    if term.attributes["grammar"] != "verb":
        return term.attributes["grammar"] == "noun"
    if not word.endswith("d") and _NOUN_BEFORE.search(text[max(0, term.start - 14) : term.start]):
        return True
    opens = term.start - start <= 1
    return bool(_NOUN_OR_VERB.match(word)) and (opens or bool(_OF_WHAT.match(text, term.end)))


def joined(text: str, cues: list[Cue]) -> tuple[Cue, ...]:
    """Join cues that say one thing: "greater reduction", "the fall was smaller", "slowed the decline"."""
    done: list[Cue] = []
    for cue in cues:
        last = done[-1] if done else None
        both = _together(text, last, cue) if last else None
        if both:
            done[-1] = both
        else:
            done.append(cue)
    return tuple(done)


def _together(text: str, left: Cue, right: Cue) -> Cue | None:
    gap = text[left.end : right.start]
    changes = right.role == "change" and (right.sign or right.value)
    if left.same and (changes or right.value) and len(gap) <= 30 and not BREAK.search(gap):
        return replace(left, end=right.end)  # "similar increases", "equally effective"
    if (
        right.same
        and right.role != "change"
        and left.role == "change"
        and len(gap) <= 30
        and "," not in gap
    ):
        return replace(right, start=left.start)  # "increased to a similar degree"
    if left.same or right.same:
        return None
    scales = left.role in ("size", "pace", "level")
    neutral = right.role == "change" and not changes and not right.denied
    if left.role == "size" and neutral and len(gap) <= 25 and not BREAK.search(gap):
        return _product(left, replace(right, value=1), left)  # a greater change is for the better
    if scales and changes:
        far = bool(left.value) and left.role == "size"
        if len(gap) <= (70 if far else 45) and not (_HARD_BREAK if far else BREAK).search(gap):
            return _product(left, right, left)
    if left.role == "change" and right.role in ("size", "pace", "level"):
        if left.is_noun and _COPULA.search(gap) and len(gap) <= 120:
            said = left.sign or left.value or right.role != "size"
            return _product(right, left if said else replace(left, value=1), right)
        often = right.role != "level" or _HOW_OFTEN.search(text[right.start : right.end])
        if often and len(gap) <= (28 if right.role != "level" else 50) and not BREAK.search(gap):
            return _product(right, left, right)
    if (
        left.role in ("change", "pace")
        and not left.is_noun
        and left.sign
        and changes
        and right.is_noun
        and len(gap) <= 20
        and not BREAK.search(gap)
    ):
        return _product(left, right, left)
    return None


def _product(scale: Cue, change: Cue, kind: Cue) -> Cue:
    """A greater reduction is a reduction, a smaller one an increase, against the other arm."""
    factor = scale.sign or scale.value or 1
    return Cue(
        min(scale.start, change.start), max(scale.end, change.end), "change",
        factor * change.sign, factor * change.value if not change.sign else 0, change.is_noun,
        scale.denied or change.denied, compares=kind.compares,
    )  # fmt: skip
