"""Where a sentence speaks of the intervention, of the comparator, of both, or of the start."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.direction.arms import (
    BOTH,
    COMPARATOR,
    INTERVENTION,
    LETTERED,
    OTHER,
    SAYS_START,
    START,
    Arms,
)
from trialtrace.extract.direction.words import (
    Word,
    initials,
    is_short_form,
    letters_of,
    same,
)

_SAYS_CONTROL = re.compile(
    r"\b(?:controls?|placebos?|sham|vehicle|untreated|usual care|routine care|standard care"
    r"|standard of care|treatment as usual|comparators?|comparison (?:group|arm)s?|no treatment"
    r"|no intervention|wait(?:ing)?[- ]?list(?:ed)?|reference group"
    r"|unexposed|unsupplemented|conventional (?:group|arm|treatment|therapy|care))\b",
    re.IGNORECASE,
)


_SAYS_TREATED = re.compile(
    r"(?<![-\u2010])\b(?:interventions?(?: (?:group|arm)s?)?|experimental|treated|treatment (?:group|arm)"
    r"|active(?: (?:group|arm|drug|treatment|stimulation))?|study (?:group|arm|drug|treatment)"
    r"|supplemented|test (?:group|product)|case group)\b(?! with)",
    re.IGNORECASE,
)


_PLURAL = (
    r"(?:groups|arms|treatments|drugs|conditions|regimens|interventions|procedures|techniques|methods"
    r"|formulas|doses|schedules)"
)
_SAYS_BOTH = re.compile(
    rf"\b(?:both (?:[\w-]+ ){{1,4}}?groups"
    rf"|(?:(?:the|both|all|two|three|four|these|study|treatment) )+"
    rf"(?:study |treatment |experimental |intervention )*{_PLURAL}"
    rf"|(?:either|each) (?:study |treatment )?(?:group|arm|{_PLURAL})"
    r"|between[ -]groups?|across groups|among groups|between treatments|inter-?group"
    r"|(?:every|each) (?:patient|participant|child|subject))\b",
    re.IGNORECASE,
)


_WITHOUT = re.compile(
    r"(?:\b(?:no|without|not (?:given|receiving|using|taking|treated with|exposed to|having)|not"
    r"|omission of(?: an?)?|absence of|did not (?:receive|use|take|have|get|undergo)|non|never) "
    r"?(?:any |an? |the )?|\bnon-?)$",
    re.IGNORECASE,
)


_OF_THEM = re.compile(
    r"\b(?:(?:those|women|men|patients|children|infants|participants|subjects|people|residents|villages"
    r"|students) )?(?:who|that|which) (?:did|had|were|was|do|are|does) not\b|\bthe other (?:group|arm)\b"
    r"|\bthe rest\b|\bdid not(?=[ ,]*(?:[(;.]|$))",
    re.IGNORECASE,
)


# Verbs of every report; they share a stem with names of arms ("observation").
_NEVER = frozenset(
    {"observed", "controlled", "used", "treated", "given", "received", "compared", "increased"}
)


_NAMED_CONTROL = re.compile(r"placebo|sham|vehicle|no |untreated", re.IGNORECASE)


# Where one arm is the other and more.
_SAYS_MORE = re.compile(
    r"\b(?:combinations?|combined|added|addition of|adjunct\w*)\b", re.IGNORECASE
)


# A group whose name the question does not know.
_SOME_GROUP = re.compile(r"\b(?:the|in|an?) (?:[\w-]+ ){1,2}?(?:group|arm)s?\b", re.IGNORECASE)


# Capitals that are measures or tests, never arms.
_NO_ARM = re.compile(
    r"(?:CI|[AHO]?OR|[HIAS]?RR|HR|SD|SEM?|IQR|NS|AN[CO]?OVA|MANOVA|NN[TH]|ITT|[SWL]?MD|LSM|AUC|VAS|QOL|ICU"
    r"|RCT|DF)$"
)


@dataclass(frozen=True, slots=True)
class Side:
    """A place where a sentence speaks of an arm.

    Attributes
    ----------
    start, end : int
        Offsets into the text.
    side : str
        ``intervention``, ``comparator``, ``both`` or ``start`` (values before treatment).
    strength : int
        3 for words of its name, 2 for words such as "control group", 1 for letters.
    """

    start: int
    end: int
    side: str
    strength: int


def sides_in(text: str, words: tuple[Word, ...], arms: Arms) -> tuple[Side, ...]:
    """Find every place where a text speaks of an arm of the question, in the order of the text."""
    found: list[Side] = [Side(m.start(), m.end(), BOTH, 2) for m in _SAYS_BOTH.finditer(text)]
    taken = [(s.start, s.end) for s in found]
    start = [Side(m.start(), m.end(), START, 2) for m in SAYS_START.finditer(text)]

    def add(begin: int, end: int, side: str, strength: int) -> None:
        if not any(a < end and begin < b for a, b in taken):
            taken.append((begin, end))
            found.append(Side(begin, end, side, strength))

    for match in _OF_THEM.finditer(text):
        before = [s for s in _named(text, words, arms) if s.end <= match.start()]
        add(match.start(), match.end(), OTHER[before[-1].side] if before else COMPARATOR, 2)
    for one in _named(text, words, arms):
        add(one.start, one.end, one.side, one.strength)
    control = next(iter(arms.like_control), "")
    own_words = {s.side for s in found if s.strength == 3}
    for match in _SAYS_CONTROL.finditer(text):
        if not control and COMPARATOR in own_words and _NAMED_CONTROL.match(match.group()):
            continue  # a third arm
        add(match.start(), match.end(), control or COMPARATOR, 2)
    for match in _SAYS_TREATED.finditer(text):
        add(match.start(), match.end(), OTHER[control] or INTERVENTION, 2)
    for match in LETTERED.finditer(text):
        side = _lettered(match[match.lastindex or 0], arms)
        if side:
            add(match.start(), match.end(), side, 2)
    fuller = [
        side for side, own in arms.own.items() if own and not arms.own[OTHER[side]] and arms.shared
    ]
    for match in _SAYS_MORE.finditer(text) if fuller else ():
        add(match.start(), match.end(), fuller[0], 2)
    for one in _by_letters(words, arms, {s.side for s in found}):
        add(one.start, one.end, one.side, one.strength)
    known = {s.side for s in found} & {INTERVENTION, COMPARATOR}
    if len(known) == 1 and arms.own[OTHER[next(iter(known))]]:
        for match in _SOME_GROUP.finditer(text):
            add(match.start(), match.end(), OTHER[next(iter(known))], 1)
    found += [s for s in start if not any(a < s.end and s.start < b for a, b in taken)]
    return _merged(text, sorted(found, key=lambda s: (s.start, -s.end)))


def _named(text: str, words: tuple[Word, ...], arms: Arms) -> list[Side]:
    """Find the words of the names; a denied word names the other arm."""
    found = []
    # Where only one arm's own words stand in the text, the shared words without them name the other.
    told = {side for side in arms.own if any(_side_of(w, arms) == side for w in words)}
    whole = {
        side: bool(arms.shared) and not arms.denied
        and bool(arms.own[OTHER[side]])
        and (not arms.own[side] or (side not in told and OTHER[side] in told))
        for side in arms.own
    }  # fmt: skip
    for i, word in enumerate(words):
        side = _side_of(word, arms)
        if not side and any(whole.values()) and any(same(word.stem, s.stem) for s in arms.shared):
            # "A" against "A + B": A alone, without a word of B around it, is the smaller arm.
            near = words[max(0, i - 6) : i + 7]
            if not any(_side_of(other, arms) for other in near) or re.match(
                r"\W{0,2}(?:\w+ )?(?:alone|only|monotherapy)\b", text[word.end : word.end + 24]
            ):
                side = next(s for s in whole if whole[s])
        if not side:
            continue
        lacks = _WITHOUT.search(text[max(0, word.start - 24) : word.start])
        if lacks and arms.denied in ("", side):
            side = OTHER[side] if not arms.denied else arms.denied
        elif arms.denied and side == arms.denied and not _SAYS_CONTROL.match(word.text):
            side = OTHER[side]
        found.append(Side(word.start - (len(lacks.group()) if lacks else 0), word.end, side, 3))
    return found


def _side_of(word: Word, arms: Arms) -> str:
    if word.text.casefold() in _NEVER:
        return ""
    for side, own in arms.own.items():
        if any(same(word.stem, w.stem) for w in own):
            return side
    if arms.denied and any(same(word.stem, w.stem) for w in arms.shared):
        return arms.denied
    if is_short_form(word.text) and not _NO_ARM.match(word.text.upper()):
        made = [side for side in arms.names if initials(word.text, arms.names[side])]
        if len(made) == 1:
            return made[0]
    return ""


def _lettered(letter: str, arms: Arms) -> str:
    """Resolve "group D" by the letter in a name, else by its first letter, else by the order."""
    if any(arms.letters.values()):
        return next((side for side, own in arms.letters.items() if letter.upper() in own), "")
    made = [
        side
        for side in arms.names
        if any(w.text[0].upper() == letter for w in arms.own[side] or arms.names[side])
    ]
    if len(made) == 1:
        return made[0]
    # Groups that are only counted stand in the order of the question.
    return {"A": INTERVENTION, "1": INTERVENTION, "B": COMPARATOR, "2": COMPARATOR}.get(letter, "")


def _by_letters(words: tuple[Word, ...], arms: Arms, known: set[str]) -> list[Side]:
    """Resolve short forms whose letters stand in one name only, where that arm is not named else."""
    found = []
    for word in words:
        if not is_short_form(word.text) or _NO_ARM.match(word.text.upper()):
            continue
        made = [side for side in arms.names if letters_of(word.text, arms.names[side])]
        if len(made) == 1 and made[0] not in known:
            found.append(Side(word.start, word.end, made[0], 1))
    return found


def _merged(text: str, found: list[Side]) -> tuple[Side, ...]:
    """Join neighbours of one side with no more than a few plain words between them."""
    joined: list[Side] = []
    for one in found:
        last = joined[-1] if joined else None
        gap = text[last.end : one.start] if last else ""
        if (
            last
            and last.side == one.side
            and len(gap) <= 18
            and not re.search(
                r"[;.:(),]|\b(?:than|versus|vs|compared|and in|while|whereas|or)\b", gap
            )
        ):
            joined[-1] = Side(last.start, one.end, one.side, max(last.strength, one.strength))
        else:
            joined.append(one)
    return tuple(joined)
