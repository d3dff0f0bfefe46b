"""Where a sentence speaks of an arm: by a word of its own, an abbreviation, a letter, a role."""

from __future__ import annotations

import re
from itertools import pairwise

from trialtrace.extract.accounts.arms.arm import (
    GROUP_SIGN,
    NONE,
    Arm,
    joined_parts,
    stem,
)
from trialtrace.extract.accounts.arms.compounds import compound_names
from trialtrace.extract.accounts.arms.doers import bases_of, doers_in
from trialtrace.extract.accounts.arms.neighbours import PLUS, is_beside, is_joined, merged
from trialtrace.extract.accounts.arms.numbered import numbered_names
from trialtrace.extract.accounts.arms.role_words import (
    alone_in,
    control_words_in,
    denied,
    drug_words_in,
    experimental_words_in,
    with_and_without_in,
    with_sizes_in,
)
from trialtrace.extract.accounts.arms.schedules import schedules_in
from trialtrace.extract.accounts.arms.sentence_words import (
    GROUP_BEHIND,
    PREPOSITION_AHEAD,
    denying_in,
    is_strong,
    may_deny,
    may_lack,
    places_in,
    words_in,
)
from trialtrace.extract.accounts.arms.words import (
    FIGURE,
    amounts_in,
    figure_of,
    words_of_arms,
)
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.folding import fold
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought
from trialtrace.tables.frozen import frozen

# "groups P, Q and R": the word stands before the first letter only.
_FURTHER_SIGN = re.compile(
    r"(?:\s?\([^()]{1,40}\))?(?:,? (?:and|or|versus|vs\.?) |, )(?:the )?(?P<sign>[A-Z][A-Z0-9]{0,4}|[1-5])\b(?![-.]\w)"
)
# "in group 1 and 2 of 30 in group 2": this 2 is a count.
_COUNTS_ON = re.compile(
    r"\s?(?:%|/|,\s?\d|\(\d|±)"
    rf"|\s(?:in|of|with|for|on|from|out|were|was|had|died|cases?|events?|{PERSONS})\b"
)
_BARE_SIGN = re.compile(r"\((?P<sign>[A-Z])\)")
# "7.1 for S", "in the S arm", of arms that have one letter for an abbreviation
_LETTER = re.compile(
    r"(?:\b(?:for|in|of|with|on|to|than|vs\.?|versus|the|after|under|by|from|against|over|given|receiv(?:ed|ing))\s"
    r"|(?:^|[.;:,]\s|\b(?:and|while|whereas|but)\s)(?=[A-Z]\s(?:had|was|were|caused|induced|produced|showed|led|gave"
    r"|resulted|improved|reduced|increased|prolonged|patients|recipients)\b))"
    r"(?P<sign>[A-Z])(?![\w+/-]|'s)(?=\s|[,.;:)(]|$)"
)
_ALONE = re.compile(r"\s*(?:alone|only|monotherapy)\b")
_COMBINATION = sought(
    r"\b(?:the combination|combined|combination)(?=[- ](?:groups?|arms?|treatment|therapy|regimen"
    r"|patients))|(?<=, )(?:combined|combination)(?=(?:,|,?\sand)\s[^.;()\d]{2,60}\b(?:groups|arms)\b)"
    r"|\b(?:with|on|under|during|after|by|to|for|and|than|than with|given|receiving|received|plus) "
    r"(?:the combination|combination(?= than\b)|both(?: drugs| agents| treatments| interventions)?)"
    r"(?=\s*(?:[,.;:(]|and\b|or\b|than\b|versus\b|vs\b|\d|$))"
    r"|(?<=\d )the combination(?=\s*(?:[,.;:]|and\b|$))",  # "30 zinc, and 31 the combination"
    re.IGNORECASE,
)
# "the 6 fx/w group", "the five-fraction schedule", "4 weeks | vs 12 weeks groups"; not "1 in group 2"
_NUMBERED = sought(
    rf"\b(?P<figure>{FIGURE})(?:[\s-](?:(?!(?:vs|versus|and|or|in|of|for|with|on|from|to|at|was|were)\b)[\w/%²-]+\s){{0,3}}?(?:groups?|arms?|schedules?|regimens?"
    rf"|courses?)\b|(?:[\s-]\w+|-)?(?=\s(?:vs\.?|versus|and|or)\s(?:every\s)?(?:{FIGURE})[\s-]\w+\s(?:groups|arms|schedules|regimens)\b))",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?P<which>first|second|third|fourth) (?:group|arm|cohort)\b", re.IGNORECASE)


_IN_A_LIST = re.compile(
    r"(?:,|,?\s(?:and|or|vs?\.?|versus|than))\s(?:for |with |in |on )?", re.IGNORECASE
)
# "zinc (45%), iron: 30%"
_COUNTED = re.compile(
    r"\b\d[\d,]*(?:\s[a-z]+\s(?:received|took|got|were given|were assigned to))?\s$"
)
_AT_ITS_NUMBER = re.compile(r"\s?\(\s?\d|(?::|,|\s=)?\s\d")
_JOINED_SHORT = re.compile(r"\s?[+/]\s")
_GROUP_END = re.compile(r"-(?:groups?|arms?|patients)$", re.IGNORECASE)
_LONGEST_DEFINITION = 240  # a name with all that is said of it before its size


@frozen
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
        self._known = known = words_of_arms(arms)
        self._bases = bases_of(arms, known.words)
        shorts = {short: known.words[short] for short in known.shorts if short in known.words}
        self._by_sign = {**shorts, **known.letters, **known.signs}
        self._has_signs = bool(self._by_sign or known.numbers or known.first)
        self._found: dict[int, list[ArmMention]] = {}
        self._joint_names = [
            (fold(arm.name.text), place)
            for place, arm in enumerate(arms)
            if " and " in arm.name.text
            and any(other.tokens and other.tokens < arm.tokens for other in arms)
        ]
        # "Z + I", "low dose": short forms of several words
        self._joint_names += [
            (alias, place)
            for place, arm in enumerate(arms)
            for alias in arm.aliases
            if _JOINED_SHORT.search(alias) or alias.endswith((" dose", "-"))
        ]
        self._joint_names += numbered_names(arms) + compound_names(arms)
        self._read: dict[str, int | None] = {}
        controls = [index for index, arm in enumerate(arms) if arm.is_control]
        trials = [index for index, arm in enumerate(arms) if not arm.is_control]
        self.control = controls[0] if len(controls) == 1 else -1
        self.experimental = trials[0] if len(trials) == 1 else -1
        # "Without mesh" is the control's, unless to leave it out is what is tried.
        self._may_lack = (
            len(arms) == 2
            and min(self.control, self.experimental) >= 0
            and not NONE.search(arms[self.experimental].name.text)
        )
        # Beside a placebo or nothing "the drug" is what the one other arm had.
        self._one_drug = self.experimental >= 0 and (
            self.control >= 0 and arms[self.control].role in ("placebo", "none")
        )
        # The arm that "surgery alone" can mean: of two the control, where the other is not called so.
        others = [arm for index, arm in enumerate(arms) if index != self.control]
        alone = any(_ALONE.search(arm.name.text) for arm in others)
        self._had_less = self.control if len(arms) == 2 and not alone else -1

    def find(self, line: Line) -> list[ArmMention]:
        """Return the arms that a sentence speaks of, in order, neighbours of one arm merged."""
        if line.start not in self._found:
            self._found[line.start] = self._find(line)
        return self._found[line.start]

    def _find(self, line: Line) -> list[ArmMention]:
        text = line.text
        known = self._known
        hits = self._signs_in(text) if self._has_signs else []
        may_mean = places_in(text)
        places = {place for key in known.words.keys() & may_mean.keys() for place in may_mean[key]}
        lacking = self.control >= 0 and may_lack(text)
        if lacking:
            places |= denying_in(text)
        for place in sorted(places):
            start, end, word = words_in(text)[place]
            arm = self._word(word)
            if lacking and arm != self.control and (arm is not None or may_deny(word)):
                without = denied(text, start, word)
                bare = without[1] if without and may_deny(word) else ""
                if without and (arm is not None or self._word(bare) == self.experimental >= 0):
                    start = without[0]
                    arm = self.control
            if arm is not None:
                hits.append((start, end, arm))
        hits += self._full_names_in(fold(text)) if self._joint_names else []
        hits += doers_in(text, self._bases)
        amounts = amounts_in(text) if known.amounts else ()
        often = schedules_in(text) if known.scheduled else ()
        for start, end, amount in (*amounts, *often):
            arm = known.amounts.get(amount)
            if arm is not None:
                hits.append((start, end, arm))
        if known.combined >= 0:
            hits += [(m.start(), m.end(), known.combined) for m in _COMBINATION.finditer(text)]
        told = {hit[2] for hit in hits}
        if known.base:
            hits += self._bases_in(text, hits, told)
        if self._had_less >= 0 and self._had_less not in told:
            hits += self._alone_in(text, hits)
        if self.control >= 0:
            for start, end, plain in control_words_in(text):
                if plain or self.control not in told:
                    hits.append((start, end, self.control))
        if self.experimental >= 0:
            for start, end in experimental_words_in(text):
                if not is_beside(hits, start, end, text, 3):
                    hits.append((start, end, self.experimental))
        if self._one_drug:
            hits += self._drug_in(text, hits)
        if not hits and self._may_lack:  # beside a name it says how that was given
            sides = (self.experimental, self.control)
            hits = [(start, end, sides[less]) for start, end, less in with_and_without_in(text)]
        if lacking and self.experimental >= 0:
            hits = with_sizes_in(text, hits, self.experimental, self.control)
        if not hits:
            return []
        # Of two that begin at one place the longer is meant: "A and B", not A.
        ordered = sorted(self._defined(hits, line), key=lambda hit: (hit[0], -hit[1]))
        return [
            ArmMention(line.start + start, line.start + end, arm, is_strong(text, start, end))
            for start, end, arm in merged(ordered, text, self.arms)
        ]

    def _drug_in(self, text: str, hits: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Return where "the drug" is what the tried arm had, and "not given the drug" the control."""
        against = any(hit[2] == self.control for hit in hits)
        return [
            (start, end, self.experimental)
            for start, end, may_be_all in drug_words_in(text)
            if (against or not may_be_all) and not is_beside(hits, start, end, text, 3)
        ]

    def _full_names_in(self, low: str) -> list[tuple[int, int, int]]:
        """Return where an arm is called by all of a name that holds another arm's: "A and B"."""
        found = []
        for name, arm in self._joint_names:
            at = low.find(name)
            while at >= 0:
                if not low[at - 1 : at].isalnum() and not low[at + len(name) :][:1].isalnum():
                    found.append((at, at + len(name), arm))
                at = low.find(name, at + len(name))
        return found

    def _signs_in(self, text: str) -> list[tuple[int, int, int]]:
        """Return where groups are called by letters or places: "group A", "groups P and Q"."""
        known = self._known
        hits = []
        by_sign = self._by_sign
        for match in GROUP_SIGN.finditer(text) if by_sign else ():
            arm = by_sign.get(match["sign"].lower())
            if arm is None:
                continue
            hits.append((match.start(), match.end(), arm))
            at = match.end()
            while further := _FURTHER_SIGN.match(text, at):
                arm = by_sign.get(further["sign"].lower())
                one = "groups" not in match.group().lower() and further["sign"].isdigit()
                if arm is None or (one and _COUNTS_ON.match(text, further.end())):
                    break
                hits.append((further.start("sign"), further.end(), arm))
                at = further.end()
        bare = [
            (match.start(), match.end(), by_sign[match["sign"].lower()])
            for match in (_BARE_SIGN.finditer(text) if by_sign else ())
            if match["sign"].lower() in by_sign
        ]
        if len({hit[2] for hit in bare}) > 1:
            hits += bare
        for match in _LETTER.finditer(text) if known.letters else ():
            arm = known.letters.get(match["sign"].lower())
            if arm is not None:
                hits.append((match.start("sign"), match.end("sign"), arm))
        told = [
            (match.start("sign"), match.end("sign"), known.signs[match["sign"].lower()])
            for match in (_LETTER.finditer(text) if known.signs else ())
            if match["sign"].lower() in known.signs
        ]
        if len({hit[2] for hit in told}) > 1:
            hits += told  # "64 mg in P, 143 mg in L", of groups P and L
        for match in _NUMBERED.finditer(text) if known.numbers else ():
            arm = known.numbers.get(figure_of(match["figure"]))
            if arm is not None:
                hits.append((match.start(), match.end(), arm))
        for match in _FIRST.finditer(text) if known.first else ():
            arm = known.first.get(match["which"].lower())
            if arm is not None:
                hits.append((match.start(), match.end(), arm))
        return hits

    def _bases_in(
        self, text: str, hits: list[tuple[int, int, int]], told: set[int]
    ) -> list[tuple[int, int, int]]:
        """Return where "A" is the arm that had A without B: "A alone", "the A group"."""
        found: list[tuple[int, int, int]] = []
        bases = [
            (start, end, word, arm)
            for start, end, word in words_in(text)
            if (arm := self._known.base.get(stem(word))) is not None
        ]
        both: set[int] = set()
        joined = pairwise(bases) if self._known.combined >= 0 else ()
        for (one, one_end, _, arm), (two, two_end, _, other) in joined:
            # "A plus B" where "A" and "B" are arms too
            if arm != other and PLUS.fullmatch(text, one_end, two):
                found.append((one, two_end, self._known.combined))
                both |= {one, two}
        ends = [(other_end, other) for _, other_end, other in hits]
        if self._known.combined >= 0:  # "with A than with B", of A, B and "A plus B"
            told = told | {arm for start, _, _, arm in bases if start not in both}
            told |= {self._known.combined} if both else set()
        dosed = {low: (high, other) for low, high, other in hits if text[low].isdigit()}
        for start, end, word, arm in bases:
            if end + 1 in dosed and text[end] in " -":
                found.append((start, *dosed[end + 1]))  # "zinc 20 mg and zinc 10 mg"
                continue
            if start in both or is_joined(hits, start, end, text):
                near = [other for other_start, _, other in hits if other_start < start]
                ends += [(end, near[-1])] if near else []
                continue
            alone = word.lower().endswith(("-alone", "-only")) or _ALONE.match(text, end)
            # "45% with B and 60% with A plus B": beside its combination the bare word is B alone.
            beside = len(told - {arm}) > 0 and (
                PREPOSITION_AHEAD.search(text, max(0, start - 30), start)
                or (self._known.combined >= 0 and _AT_ITS_NUMBER.match(text, end))
            )
            beside = beside or (self._known.combined >= 0 and _COUNTED.search(text, 0, start))
            listed = any(
                other != arm and low <= high and _IN_A_LIST.fullmatch(text, low, high)
                for low, high, other in (
                    *((other_end, start, other) for other_end, other in ends),
                    *((end, opens, other) for opens, _, _, other in bases),
                )
            )  # "for A plus B and B", "A, B or"
            if alone or beside or listed or GROUP_BEHIND.match(text, end):
                found.append((start, end, arm))
                ends.append((end, arm))
        return found

    def _alone_in(self, text: str, hits: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Return where what all had stands alone: "surgery alone" beside "surgery and zinc"."""
        return [
            (start, end, self._had_less)
            for start, end in alone_in(text)
            if not any(one < end and start < other for one, other, _ in hits)
        ]

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
        try:
            return self._read[word]
        except KeyError:
            arm = self._read[word] = self._arm_of(word)
            return arm

    def _arm_of(self, word: str) -> int | None:
        words = self._known.words
        if word.islower() and word in self._known.shorts:
            return None  # "the walk" is not the arm called WALK
        arm = words.get(word.lower())
        if arm is None:
            arm = words.get(stem(word))
        if arm is None and "-" in word:
            whole = _GROUP_END.sub("", word)
            forms = (stem(whole), stem(whole.replace("-", "")), stem(word.split("-")[0]))
            arm = next((words[form] for form in forms if form in words), None)
        if "+" in word and self._known.combined >= 0:
            parts = [stem(part) for part in joined_parts(word)]
            if len(parts) > 1 and all(part in words or part in self._known.base for part in parts):
                return self._known.combined
        if arm is None and ("/" in word or "+" in word):
            arm = self._arm_of_parts(re.split("[/+]", word), "+" in word)
        return arm

    def _arm_of_parts(self, parts: list[str], added: bool) -> int | None:
        """Return the arm of "FU+zinc" or "MP/zinc": what it adds, or its first part that is known."""
        words = self._known.words
        told = [words[part] for part in map(stem, parts) if part in words]
        if added and len(set(told)) > 1:
            return self._known.combined if self._known.combined >= 0 else None
        return told[0] if told else None
