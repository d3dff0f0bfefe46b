"""Where a sentence speaks of an arm: by a word of its own, an abbreviation, a letter, a role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.accounts.arm import Arm, holds_one, stem
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.folding import fold
from trialtrace.grammar.prefilter import needles

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9+'’/-]*|\d+-\w+")
_GROUP = re.compile(
    r"\s*(?:[-–]?\s*(?:treated|treatment|therapy|only|alone)\s*)?(?:\([^()]{1,12}\)\s*)?"
    r"(?:groups?|arms?|recipients|users|patients|women|men|participants|subjects|regimen|cohort"
    r"|diet)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(?:in|with|for|on|receiving|received|receive|to|given|taking|than|versus|vs\.?|of|by"
    r"|after|had|using|treated"
    r" with|and|from|assigned to) (?:the |an? |those (?:in|on|with|receiving) (?:the )?)?|=\s*"
    r"|[(:;]\s*)$",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"\b(?:groups?|arms?|regimen|cohort)[\s-]*(?P<sign>[A-E]|[1-5]|I{1,3}V?|one|two|three)\b(?!-)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?P<which>first|second|third|fourth) (?:group|arm|cohort)\b", re.IGNORECASE)
CONTROL_WORDS = re.compile(
    r"\b(?:placebo|sham|controls?(?!led|ling| (?:of|for|over|symptom))|untreated|unexposed"
    r"|observation (?:group|arm)"
    r"|usual[- ]care|standard(?=[ -](?:group|arm|care|treatment|therapy|regimen|diet))"
    r"|conventional|comparison (?:group|arm)"
    r"|no[- ](?:treatment|intervention|therapy|supplement\w*)|wait(?:ing)?[- ]?list|comparators?"
    r"|dummy|vehicle)\b",
    re.IGNORECASE,
)
EXPERIMENTAL_WORDS = re.compile(
    r"\b(?:intervention|experimental|treatment|treated|study|active|active[- ]treatment|exercise"
    r"|training|test|verum)"
    r"(?=\s+(?:group|arm|patients|participants|women|men|subjects)\b)|\bactive (?=drug|treatment)"
    r"|(?:(?<=received the )|(?<=receiving the ))(?:intervention|program(?:me)?|training|vaccine)\b",
    re.IGNORECASE,
)


_CONTROL_NEEDLES = needles(CONTROL_WORDS)
_EXPERIMENTAL_NEEDLES = needles(EXPERIMENTAL_WORDS)
_AMOUNT = re.compile(
    r"(?<![\d.,])(?P<number>\d[\d.,]*\d|\d)[\s-]?(?:mg|µg|μg|mcg|g|ml|IU|U|Gy|%|weeks?|days?"
    r"|months?|minutes?|min|hours?|times|kg|cycles|h)\b",
    re.IGNORECASE,
)


# "non-XRT", "no deodorant", "without zinc": what the experimental arm had, and this one had not.
_WITHOUT = re.compile(r"non?-(?=[A-Za-z])", re.IGNORECASE)
_WITHOUT_BEFORE = re.compile(
    r"\b(?:no|non|without|not (?:treated with|given|receiving|received|using|taking)"
    r"|not (?:receive|take|use|undergo|get))\s(?:[a-z]+(?:ed|ic)\s)?$",
    re.IGNORECASE,
)
# A sentence without these words needs no such look.
_LACKING = re.compile(r"(?:non?|without)[-\s]|not\s", re.IGNORECASE)
_PLUS = re.compile(
    r"\s*(?:\+|plus|in combination with|combined with|and concurrent)\s*(?:the )?", re.I
)
_COMBINED = re.compile(r"\+|\bplus\b|\bwith\b|\band\b|\bcombin", re.IGNORECASE)


# A name with all that is said of it before its size.
_LONGEST_DEFINITION = 240


@dataclass(frozen=True, slots=True)
class ArmMention:
    """A stretch of a sentence that speaks of one arm.

    Attributes
    ----------
    start, end : int
        Offsets into the document.
    arm : int
        Place in the list of arms.
    strong : bool
        A group label or a preposition stands beside it; else it may be part of something else.
    """

    start: int
    end: int
    arm: int
    strong: bool


class ArmFinder:
    """Finds the arms of one account in its sentences."""

    def __init__(self, arms: list[Arm]) -> None:
        self.arms = arms
        self._words: dict[str, int] = {}
        self._base: dict[str, int] = {}
        self._amounts: dict[str, int] = {}
        self._signs: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._found: dict[int, list[ArmMention]] = {}
        self._read: dict[str, int | None] = {}
        # "fulvestrant 500 mg" against "250 mg": the amounts tell the arms apart, not the word.
        by_amount = any(not arm.tokens and not arm.aliases and _numbers(arm) for arm in arms)
        for index, arm in enumerate(arms):
            others: set[str] = set()
            for place, other in enumerate(arms):
                if place != index:
                    others |= other.tokens
            own = arm.tokens - others if not by_amount else set()
            for word in own:
                self._words[word] = index
            if not own:
                for word in arm.tokens:
                    self._base.setdefault(word, index)
                for number in _numbers(arm) - set().union(
                    *(_numbers(other) for place, other in enumerate(arms) if place != index)
                ):
                    self._amounts[number] = index
            for alias in arm.aliases:
                kind, _, sign = alias.partition(" ")
                if kind == "group" and sign:
                    self._signs[sign] = index
                elif sign == "group":
                    self._first[kind] = index
                else:
                    self._words[alias] = index
        controls = [index for index, arm in enumerate(arms) if arm.is_control]
        trials = [index for index, arm in enumerate(arms) if not arm.is_control]
        self.control = controls[0] if len(controls) == 1 else -1
        self.experimental = trials[0] if len(trials) == 1 else -1

    def find(self, line: Line) -> list[ArmMention]:
        """Return the arms that a sentence speaks of, in order, neighbours of one arm merged."""
        if line.start not in self._found:
            self._found[line.start] = self._find(line)
        return self._found[line.start]

    def _find(self, line: Line) -> list[ArmMention]:
        text = line.text
        hits: list[tuple[int, int, int]] = []
        for match in _SIGN.finditer(text) if self._signs else ():
            arm = self._signs.get(match["sign"].lower())
            if arm is not None:
                hits.append((match.start(), match.end(), arm))
        for match in _FIRST.finditer(text) if self._first else ():
            arm = self._first.get(match["which"].lower())
            if arm is not None:
                hits.append((match.start(), match.end(), arm))
        low = fold(text)
        lacking = self.control >= 0 and _LACKING.search(text) is not None
        named = lacking or holds_one(text, self._words)
        for match in _WORD.finditer(text) if named else ():
            arm = self._word(match.group())
            if lacking and arm != self.control:
                without = _WITHOUT.match(match.group()) or _WITHOUT_BEFORE.search(
                    text, max(0, match.start() - 36), match.start()
                )
                bare = match.group()[without.end() :] if without and "-" in match.group() else ""
                if without and (arm is not None or self._word(bare) == self.experimental >= 0):
                    arm = self.control
            if arm is not None:
                hits.append((match.start(), match.end(), arm))
        for match in _AMOUNT.finditer(text) if self._amounts else ():
            arm = self._amounts.get(match["number"])
            if arm is not None:
                hits.append((match.start(), match.end(), arm))
        told = {hit[2] for hit in hits}
        for match in _WORD.finditer(text) if self._base else ():
            arm = self._base.get(stem(match.group()))
            if arm is not None and not _joined(hits, match.start(), match.end(), text):
                alone = re.match(
                    r"\s*(?:alone|only|monotherapy|-alone)\b", text[match.end() : match.end() + 14]
                )
                if alone or _GROUP.match(text, match.end()):
                    hits.append((match.start(), match.end(), arm))
        if self.control >= 0:
            told_apart = not _CONTROL_NEEDLES.miss(text, low)
            for match in CONTROL_WORDS.finditer(text) if told_apart else ():
                if self.control not in told or match.group().lower().startswith(
                    ("placebo", "control")
                ):
                    hits.append((match.start(), match.end(), self.control))
        if self.experimental >= 0:
            told_apart = not _EXPERIMENTAL_NEEDLES.miss(text, low)
            for match in EXPERIMENTAL_WORDS.finditer(text) if told_apart else ():
                if not _beside(hits, match.start(), match.end(), text, 3):
                    hits.append((match.start(), match.end(), self.experimental))
        return self._merged(sorted(self._defined(hits, line)), line)

    def _defined(self, hits: list[tuple[int, int, int]], line: Line) -> set[tuple[int, int, int]]:
        """Give what stands inside an arm's own name, and before its size, to that arm."""
        found = set(hits)
        for index, arm in enumerate(self.arms):
            start, end = arm.name.start - line.start, max(arm.name.end, arm.n[0]) - line.start
            if not 0 <= start < end <= len(line.text) or end - start > _LONGEST_DEFINITION:
                continue
            inside = {hit for hit in found if start <= hit[0] and hit[1] <= end}
            if inside and (len(inside) > 1 or any(hit[2] != index for hit in inside)):
                found -= inside
                found.add((start, arm.name.end - line.start, index))
        return found

    def _word(self, word: str) -> int | None:
        if word not in self._read:
            self._read[word] = self._arm_of(word)
        return self._read[word]

    def _arm_of(self, word: str) -> int | None:
        arm = self._words.get(word.lower())
        if arm is None:
            arm = self._words.get(stem(word))
        if arm is None and "-" in word:
            arm = self._words.get(stem(word.split("-")[0]))
        if arm is None and "/" in word:
            arm = self._words.get(stem(word.split("/")[-1]))
        return arm

    def _merged(self, hits: list[tuple[int, int, int]], line: Line) -> list[ArmMention]:
        merged: list[tuple[int, int, int]] = []
        for start, end, arm in hits:
            if merged and start < merged[-1][1]:
                continue
            if merged and merged[-1][2] == arm:
                gap = line.text[merged[-1][1] : start]
                if len(gap) <= 24 and not re.search(r"\d|[.;:]", gap):
                    merged[-1] = (merged[-1][0], end, arm)
                    continue
            if (
                merged
                and merged[-1][2] != arm
                and _PLUS.fullmatch(line.text[merged[-1][1] : start])
            ):
                merged[-1] = (merged[-1][0], end, self._combined(merged[-1][2], arm))
                continue
            merged.append((start, end, arm))
        return [
            ArmMention(
                line.start + start, line.start + end, arm, self._is_strong(line.text, start, end)
            )
            for start, end, arm in merged
        ]

    def _combined(self, one: int, other: int) -> int:
        """Return which of two arms "A plus B" means: the one that is named as a combination."""
        joined = [arm for arm in (one, other) if _COMBINED.search(self.arms[arm].name.text)]
        return joined[0] if len(joined) == 1 else other

    def _is_strong(self, text: str, start: int, end: int) -> bool:
        return bool(_GROUP.match(text, end) or _BEFORE.search(text[max(0, start - 30) : start]))


def _numbers(arm: Arm) -> set[str]:
    """Return the amounts in an arm's name: "500" of "fulvestrant 500 mg"."""
    return {match["number"] for match in _AMOUNT.finditer(arm.name.text)}


def _joined(hits: list[tuple[int, int, int]], start: int, end: int, text: str) -> bool:
    """Tell whether a word is part of another arm's name: "A plus B", "B-based A"."""
    for other_start, other_end, _ in hits:
        if other_start < end and start < other_end:
            return True
        gap = text[end:other_start] if other_start >= end else text[other_end:start]
        if len(gap) <= 30 and re.fullmatch(
            r"\s*(?:plus|\+|/|-|with|in combination with|combined with|followed by|and "
            r"concurrent)\s*(?:[\w-]+\s+){0,2}",
            gap,
        ):
            return True
    return False


def _beside(
    hits: list[tuple[int, int, int]], start: int, end: int, text: str, reach: int = 40
) -> bool:
    """Tell whether another arm is named within reach in the same breath."""
    for other_start, other_end, _ in hits:
        if other_start < end and start < other_end:
            return True
        gap = text[end:other_start] if other_start >= end else text[other_end:start]
        if len(gap) <= reach and not re.search(r"[,;:.()\d]|\b(?:versus|vs|than|or|to)\b", gap):
            return True
    return False
