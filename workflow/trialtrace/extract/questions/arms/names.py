"""Which arm a few words speak of, when a question names an intervention and a comparator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.doses import (
    has_dose,
    is_dose_of,
    is_other_dose,
    is_other_schedule,
)
from trialtrace.extract.questions.arms.groups import (
    LABEL,
    kind_of,
    kinds_got,
    mark_of,
    profiles,
    spells,
)
from trialtrace.extract.questions.arms.introductions import described, introduced
from trialtrace.extract.questions.outcomes.likewise import Phrases
from trialtrace.extract.questions.outcomes.shorts import Abbreviations
from trialtrace.extract.questions.outcomes.words import stems, tokens, weigh, weight

INTERVENTION, COMPARATOR = "intervention", "comparator"
_CONTROL = re.compile(
    r"\bcontrols?\b|^\W*cont\.|\bctrl\b|\bplacebos?\b|\busual\b|\bwait(?:ing)?[- ]?list|\bsham\b|\bno (?:treatment|"
    r"intervention)|\buntreated\b|\bvehicle\b|\bconventional\b|\bstandard (?:care|treatment|therapy|"
    r"practice|nursing|management)|^no\b|^without\b|\bnon-?(?:exposed|treated|users?)\b|\bsaline\b"
    r"|\bdummy\b|\broutine\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"\b(?:intervention|experimental|exp\.|treatment|treated|study|active|investigated|case|test|"
    r"observation|drug|verum)\b"
    r"\W*(?:groups?|arms?)?\W*(?:\(?n\b.*)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s(?:\+|&|/|plus|and|with|combined with|in combination with)\s|\s?\+\s?"
    r"|(?<=[A-Z]{2})/(?=[A-Z]{2})"
)
COMBINED = re.compile(r"\bcombin(?:ation|ed)\b|\bboth\b|\bdual\b", re.IGNORECASE)
GROUP_NOUN = re.compile(r"\s*\b(?:groups?|arms?)\b\s*", re.IGNORECASE)
# "Rehabilitation protocol group (RPG)": the text may tell of the RPG only.
_CALLED = re.compile(r"\(\s*(?P<short>[A-Z][A-Z0-9-]{1,6})\s*\)")
GENERIC = 0.55
CLASS = 0.7
NAMED = 0.34
_DENIED = re.compile(r"^\W*(?:no|non|without)\b|\b(?:placebo|sham|dummy|mock)\b", re.IGNORECASE)
# What is left of a name's score where it says a part of the combination asked for.
PART = 0.3
# A control that is named by what it does not get.
_DENIES = 0.95
# A name made of words of the arm asked for, one of them its own, is its short form.
_SHORT_FORM = 0.45
_MOST_HEADS = 40
# What is left of the score of a name with another dose or rhythm than the one asked for.
_OTHER_DOSE = 0.4
# A heading that is nothing but the dose asked for: "15 mg/day".
_DOSE_ALONE = 0.8


@dataclass(frozen=True)
class Naming:
    """Two names of a question against the words of one document.

    Attributes
    ----------
    intervention, comparator : str
        As asked.
    abbreviations : Abbreviations
        Of the document.
    text : str
        The document, for what its group labels stand for.
    classes : Phrases or None
        Classes and other names of treatments.
    heads : tuple of str
        What heads the columns and rows of its tables, numbers of people left out.
    """

    intervention: str
    comparator: str
    abbreviations: Abbreviations
    text: str
    classes: Phrases | None = None
    heads: tuple[str, ...] = ()

    @cached_property
    def _introduced(self) -> dict[str, str]:
        """Headings that say nothing by themselves → what the text says of them."""
        shorts = (match["short"] for head in self.heads for match in _CALLED.finditer(head))
        return introduced(self.text, dict.fromkeys((*self.heads, *shorts)))

    @cached_property
    def _described(self) -> dict[str, str]:
        """Headings that are no name of either arm → what the text sets behind them in brackets."""
        strange = [
            name
            for name in self.heads
            if max(self._direct(name, INTERVENTION), self._direct(name, COMPARATOR)) < NAMED
        ]
        return described(self.text, strange[:_MOST_HEADS])

    @cached_property
    def _classes(self) -> dict[str, frozenset[str]]:
        """side → the concepts that its name says and the other one does not."""
        if self.classes is None:
            return {INTERVENTION: frozenset(), COMPARATOR: frozenset()}
        ours = self.classes.concepts(self.abbreviations.expand(self.intervention))
        theirs = self.classes.concepts(self.abbreviations.expand(self.comparator))
        return {INTERVENTION: ours - theirs, COMPARATOR: theirs - ours}

    @cached_property
    def asked(self) -> dict[str, list[frozenset[str]]]:
        """side → the stems of each way to say its name."""
        return {
            side: [frozenset(stems(self.abbreviations.expand(way))) for way in _ways(name)]
            for side, name in ((INTERVENTION, self.intervention), (COMPARATOR, self.comparator))
        }

    @cached_property
    def labels(self) -> dict[str, str]:
        """Mark of a group label ("a", "1") → words that the text puts beside it."""
        return profiles(self.text)

    @cached_property
    def spelt_marks(self) -> dict[str, str]:
        """Mark that the text explains nowhere → the only side whose name has its letters."""
        marks = {mark_of(match) for match in LABEL.finditer(plain(self.text))} - self.labels.keys()
        told = {mark: [s for s in self.asked if spells(mark, self._name(s))] for mark in marks}
        return {mark: sides[0] for mark, sides in told.items() if len(sides) == 1}

    @cached_property
    def groups(self) -> dict[str, str]:
        """What the text says that "the control group" and "the intervention group" got."""
        return kinds_got(self.text)

    @cached_property
    def parts(self) -> dict[str, list[frozenset[str]]]:
        """side → the stems of what its name joins ("A plus B"); none for a name of one thing."""
        found = {}
        for side in (INTERVENTION, COMPARATOR):
            joined = [frozenset(stems(part)) for part in _JOINED.split(self._name(side))]
            joined = [part for part in joined if any(weight(one) >= 1 for one in part)]
            found[side] = joined if len(joined) > 1 else []
        return found

    @cached_property
    def adds(self) -> dict[str, bool]:
        """side → whether its name joins something to all that the other side's name says."""
        return {
            side: any(
                part <= way
                for part in self.parts[side]
                for way in self.asked[_other(side)]
                if not self.parts[_other(side)]
            )
            for side in (INTERVENTION, COMPARATOR)
        }

    @cached_property
    def telling(self) -> dict[str, dict[str, float]]:
        """side → stem → how strongly it speaks for that side against the other."""
        whole = {side: frozenset().union(*ways) for side, ways in self.asked.items()}
        return {
            side: {
                one: weight(one) * (0.15 if one in whole[_other(side)] else 1.0)
                for one in whole[side]
            }
            for side in whole
        }

    def score(self, words: str, side: str) -> float:
        """Return how well words name the arm of a side, from 0 to 1."""
        own = self._direct(words, side)
        marks = [mark_of(match) for match in LABEL.finditer(plain(words))]
        lone = GROUP_NOUN.sub("", plain(words)).strip().lower()
        if not marks and len(lone) == 1 and lone in self.labels and len(self.labels) > 1:
            marks = [lone]  # "A", "B" under "Groups"
        name = self._name(side)
        beside = max(
            (
                self._direct(self.labels[mark], side)
                * (_OTHER_DOSE if is_other_dose(name, self.labels[mark]) else 1.0)
                for mark in marks
                if mark in self.labels
            ),
            default=0.0,
        )
        kind = kind_of(words)
        if kind in self.groups:
            beside = max(beside, self._direct(self.groups[kind], side))
        name = GROUP_NOUN.sub("", plain(words)).strip()
        called = (match["short"] for match in _CALLED.finditer(words))
        told = (self._introduced.get(one) for one in (name, *called))
        said = next(filter(None, told), None) or self._described.get(name)
        if said:
            beside = max(beside, self._direct(said, side))
        asked = self.asked_marks[side]
        if marks and asked:
            return 1.0 if marks[0] == asked else 0.0
        name = self._name(side)
        other = is_other_dose(name, words) or is_other_schedule(name, words)
        if is_dose_of(name, words) and not is_dose_of(self._name(_other(side)), words):
            own = max(own, _DOSE_ALONE)
        return max(own, 0.9 * beside) * (_OTHER_DOSE if other else 1.0)

    @cached_property
    def asked_marks(self) -> dict[str, str]:
        """side → mark of the group label that its name holds, or an empty string."""
        return {
            side: next((mark_of(m) for m in LABEL.finditer(plain(self._name(side)))), "")
            for side in (INTERVENTION, COMPARATOR)
        }

    def may_be_called(self, control: str) -> bool:
        """Tell whether "placebo" or "sham" may stand for the comparator: no drug of the text is asked for."""
        if _kind(control) & _kind(self.comparator):
            return True
        telling = self.telling[COMPARATOR]
        return not has_dose(self.comparator) and not any(
            strength >= 1 and one in self._said for one, strength in telling.items()
        )

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(stems(self.text))

    def _name(self, side: str) -> str:
        return self.intervention if side == INTERVENTION else self.comparator

    def _denies(self, words: str) -> bool:
        """Tell whether words say that the intervention was not given: "no drain", "sham drain"."""
        view = plain(words)
        match = _DENIED.search(view)
        if match is None:
            return False
        rest = self.abbreviations.expand(view[: match.start()] + view[match.end() :])
        telling = [one for one in stems(rest) if weight(one) >= 1]
        own = self.telling[INTERVENTION]
        return any(own.get(one, 0.0) >= 1 for one in telling)

    def _direct(self, words: str, side: str) -> float:
        expanded = self.abbreviations.expand(words)
        # "No drain" and "sham drain" are not the drain.
        denied = _DENIED.search(plain(words)) and not _CONTROL.search(self._name(side))
        have = frozenset(stems(expanded))
        telling = self.telling[side]
        best = 0.0
        for way in self.asked[side]:
            total = sum(telling.get(one, 0.0) for one in way)
            if not total:
                continue
            shared = way & have
            covered = sum(telling[one] for one in shared) / total
            if not covered:
                continue
            strange = weigh(one for one in have - way if not one[0].isdigit())
            fit = weigh(shared) / (weigh(shared) + 0.35 * strange)
            best = max(best, covered * (0.7 + 0.3 * fit) * (PART if denied else 1.0))
            telling_words = {one for one in have if weight(one) >= 1}
            if telling_words <= way and any(telling.get(one, 0.0) >= 1 for one in telling_words):
                best = max(best, _SHORT_FORM * (PART if denied else 1.0))
        own = self._classes[side]
        if own and own & self.classes.concepts(expanded):
            best = max(best, CLASS)
        if self.parts[side] and not self.parts[_other(side)] and COMBINED.search(plain(words)):
            best = max(best, 0.8)
        name = self._name(side)
        if side == COMPARATOR and _CONTROL.search(name) and self._denies(words):
            best = max(best, _DENIES)
        alone = not _CONTROL.search(self._name(_other(side)))
        if alone and _CONTROL.search(name) and _CONTROL.search(expanded):
            best = max(best, 0.8 if _kind(name) & _kind(expanded) else GENERIC)
        if _ACTIVE.search(plain(words).strip()) and not _CONTROL.search(name):
            best = max(best, 0.4)
        return best


_ANY_CONTROL = frozenset(
    {"contro", "no", "withou", "non-ex", "nonexp", "placeb", "usual", "sham", "saline", "untrea"}
    | {"waitin", "vehicl"}
)


def _kind(words: str) -> frozenset[str]:
    """Return what kind of control words name; a bare "control" is of every kind."""
    kinds = {m.group().lower().rstrip("s")[:6] for m in _CONTROL.finditer(words)}
    if kinds & {"contro", "no", "withou"}:
        kinds |= _ANY_CONTROL
    return frozenset(kinds)


def _other(side: str) -> str:
    return COMPARATOR if side == INTERVENTION else INTERVENTION


def _ways(name: str) -> list[str]:
    """Return the ways in which one name says its arm: whole, without brackets, inside them."""
    ways = [name]
    # In the middle of a name, brackets say what its first part is called, not the whole.
    inside = re.findall(r"\(([^()]{2,60})\)\s*(?:group|arm)?\s*$", name)
    outside = re.sub(r"\([^()]*\)", " ", name)
    ways.append(outside)
    ways.extend(way for way in inside if re.search(r"[A-Z]{2}|[A-Za-z]{5}", way))
    dashed = re.split(r"\s+[-–—]\s+", name)
    if len(dashed) > 1:
        ways.append(dashed[0])
    return [way for way in ways if tokens(way)]
