"""Words of direction and significance in a clause, denied or not, and what they make together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.direction.outcome import Asked
from trialtrace.extract.direction.sides import Side
from trialtrace.extract.direction.words import words_of
from trialtrace.grammar.lexicon import Lexicon

_DIRECTION = {"increase": 1, "decrease": -1, "no_difference": 0}
_VALUE = {"better": 1, "worse": -1, "none": 0}
_REACH = 60
_FAR = 130
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
    r"\s+than\s+(?:\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|half|twice)", re.IGNORECASE
)
_NOUN_OR_VERB = frozenset(
    "increase increases decrease decreases decline declines rise rises fall drop".split()
)
_OF_WHAT = re.compile(r"\s+(?:in|of|from)\b", re.IGNORECASE)
_COPULA = re.compile(
    r"\b(?:was|were|is|are|being|be|appeared|seemed|tended|occurred|proved)\b", re.IGNORECASE
)
_BREAK = re.compile(
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


@dataclass(frozen=True, slots=True)
class Marks:
    """What a clause says: cues of direction, and whether significance is said or denied."""

    cues: tuple[Cue, ...]
    significance: tuple[tuple[int, int, bool], ...]
    nothing: tuple[int, int] | None


def marks_of(
    text: str, start: int, end: int, asked: Asked, sides: tuple[Side, ...], lexicon: Lexicon
) -> Marks:
    """Read the cues of a clause; words inside the name of an arm or of the outcome are none."""
    names = [(s.start, s.end) for s in sides if s.strength == 3]
    cues = []
    for term in lexicon.find("direction", text, start, end):
        if any(a < term.end and term.start < b for a, b in names):
            continue
        if term.attributes["role"] == "none" or (
            term.attributes["role"] == "size" and _AMOUNT.match(text, term.end)
        ):
            continue
        if asked.inner_words & {w.stem for w in words_of(text[term.start : term.end])}:
            continue
        if text[max(0, term.start - 1) : term.start] in _HYPHENS and _NAME_ENDS.match(
            text, term.end
        ):
            continue  # "the stress-reduction group"
        noun = term.attributes["grammar"] == "noun" or (
            term.attributes["grammar"] == "verb"
            and bool(_NOUN_BEFORE.search(text[max(0, term.start - 14) : term.start]))
            and not text[term.start : term.end].endswith("d")
        ) or (
            text[term.start : term.end].casefold() in _NOUN_OR_VERB
            and (term.start - start <= 1 or bool(_OF_WHAT.match(text, term.end)))
        )
        said = term.attributes["direction"]
        role = term.attributes["role"]
        cues.append(
            Cue(term.start, term.end, role, _DIRECTION.get(said, 0), _VALUE[term.attributes["value"]], noun,
                same=said == "no_difference", compares=role != "change")
        )  # fmt: skip
    significance = [
        [t.start, t.end, t.attributes["significance"] == "significant"]
        for t in lexicon.find("significance", text, start, end)
    ]
    nothing = None
    for term in lexicon.find("negation", text, start, end):
        inside = next((s for s in sides if s.start <= term.start < s.end), None)
        if inside is not None:
            continue
        if re.match(r"\s+(?:only|all\b)", text[term.end : term.end + 8], re.IGNORECASE):
            continue
        word = text[term.start : term.end].casefold()
        of_outcome = any(asked.holds(w) for w in words_of(text[term.end : min(end, term.end + 18)]))
        if of_outcome and asked.denied:
            continue  # the outcome itself is "no nausea"
        if of_outcome and cues and cues[-1].end <= term.start and cues[-1].role in ("size", "level"):
            # "more patients had no nausea": more without the outcome
            cues[-1] = replace(cues[-1], sign=-cues[-1].sign, value=-cues[-1].value)
            continue
        reach = 25 if word == "little" else _FAR if word in ("neither", "no", "none", "none of", "no evidence") else _REACH
        stop = min(end, term.end + reach)
        hard = (
            None
            if word == "neither"
            else re.search(r"[;:]|\bbut\b|\balthough\b", text[term.end : stop])
        )
        if hard:
            stop = term.end + hard.start()
        hit = next((i for i, c in enumerate(cues) if term.end <= c.start < stop), None)
        reached = [
            s
            for s in significance
            if term.end <= s[0] < (cues[hit].start if hit is not None else stop)
        ]
        for one in reached:
            one[2] = False
        if hit is not None and (not reached or cues[hit].start - reached[-1][1] <= _REACH):
            cues[hit] = replace(cues[hit], denied=True)
            # "not significantly different", "did not change significantly"
            behind = [s for s in significance if 0 <= s[0] - cues[hit].end <= 20]
            for one in behind:
                one[2] = False
            after = hit + 1
            if (
                after < len(cues)
                and cues[after].start - cues[hit].end <= 30
                and not _BREAK.search(text[cues[hit].end : cues[after].start])
            ):  # "no greater reduction", "no better than": one thing
                cues[after] = replace(cues[after], denied=True)
        elif not reached and cues and cues[-1].end <= term.start and word not in ("no", "little"):
            if any(asked.holds(w) for w in words_of(text[term.end : min(end, term.end + 40)])):
                # "more women had not delivered": more without the outcome
                cues[-1] = replace(cues[-1], sign=-cues[-1].sign, value=-cues[-1].value)
        elif not reached:
            nothing = (term.start, term.end)
    return Marks(_joined(text, cues), tuple((a, b, c) for a, b, c in significance), nothing)


def _joined(text: str, cues: list[Cue]) -> tuple[Cue, ...]:
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
    if left.same and (changes or right.value) and len(gap) <= 30 and not _BREAK.search(gap):
        return replace(left, end=right.end)  # "similar increases", "equally effective"
    if (
        right.same
        and not right.role == "change"
        and left.role == "change"
        and len(gap) <= 30
        and "," not in gap
    ):
        return replace(right, start=left.start)  # "increased to a similar degree"
    if left.same or right.same:
        return None
    scales = left.role in ("size", "pace", "level")
    if left.role == "size" and right.role == "change" and not changes and not right.denied:
        if len(gap) <= 25 and not _BREAK.search(gap):  # a greater change is a greater improvement
            return _product(left, replace(right, value=1), left)
    if scales and changes:
        far = bool(left.value) and left.role == "size"
        if len(gap) <= (70 if far else 45) and not (_HARD_BREAK if far else _BREAK).search(gap):
            return _product(left, right, left)
    if left.role == "change" and right.role in ("size", "pace", "level"):
        if left.is_noun and _COPULA.search(gap) and len(gap) <= 120:
            return _product(right, left, right)
        if right.role != "level" and len(gap) <= 28 and not _BREAK.search(gap):
            return _product(right, left, right)
    if (
        left.role in ("change", "pace")
        and not left.is_noun
        and left.sign
        and changes
        and right.is_noun
        and len(gap) <= 20
        and not _BREAK.search(gap)
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
