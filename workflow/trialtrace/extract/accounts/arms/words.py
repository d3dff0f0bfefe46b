"""Which words, letters and amounts stand for which arm, and for no other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from trialtrace.extract.accounts.arms.added import ADDED
from trialtrace.extract.accounts.arms.arm import SENTENCES, SHORT, Arm, tokens_of
from trialtrace.extract.accounts.arms.fit import GENERIC
from trialtrace.extract.accounts.arms.schedules import OFTEN, schedules_in
from trialtrace.grammar.prefilter import sought

_UNIT = (
    r"(?P<unit>mg|µg|μg|mcg|micrograms?|microg|g|ml|IU|U|Gy|%|weeks?|days?|months?|minutes?|min|hours?|h|times|kg"
    r"|cycles|courses|sessions)\b(?:/m2)?"
)
_NUMBER = r"(?:\d[\d.,]*\d|\d)"
# "20-mg", "0.5, 1.0 and 2.0 mg": the unit may stand behind the last of a list.
AMOUNT = re.compile(
    rf"(?<![\d.,])(?P<numbers>{_NUMBER}(?:(?:,|,? (?:and|or)) {_NUMBER}){{0,3}})[\s-]?{_UNIT}"
    rf"(?!\s?/(?:d?[lL]|ml)\b)",
    re.IGNORECASE,
)
_SPELLED = sought(
    r"\b(?P<number>one|two|three|four|five|six|eight|ten|twelve)[\s-](?P<unit>cycles|courses|weeks"
    r"|days|months|years|sessions|doses)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:week|day|month|minute|min|hour|h|time|year)s?$")
_MASS = {"μg": "µg", "mcg": "µg", "microg": "µg", "microgram": "µg", "micrograms": "µg"}
# Words that combine: "A plus B", "the combination".
COMBINED = re.compile(r"\+|\bplus\b|\bwith\b|\band\b|\bcombin|\bboth\b", re.IGNORECASE)
_ROMAN = re.compile(r"[ivx]+|one|two|three")
_PART = re.compile(r"(?<=-)[a-z]{6,}")
_NO_PART = frozenset({"person", "weekly", "control", "controlled", "group", "treatment", "therapy"})


@dataclass(slots=True)
class ArmWords:
    """What stands for an arm, by the arm's place in the list.

    Attributes
    ----------
    words : dict of str to int
        Stems that only one arm's name has, and abbreviations.
    base : dict of str to int
        Stems of an arm whose every word another arm has too: "A" against "A plus B".
    amounts : dict of tuple to int
        Numbers with units that tell arms apart which have the same words.
    signs : dict of str to int
        Letters and numbers of groups.
    first : dict of str to int
        "first", "second" of ordinal groups.
    letters : dict of str to int
        Abbreviations of one letter.
    shorts : set of str
        Those of the words that a text writes in capitals.
    combined : int
        The one arm that is a combination, else -1.
    numbers : dict of str to int
        Numbers that tell arms apart which have no other words: "six or five fractions".
    scheduled : bool
        How often it was given is among what tells arms apart.
    """

    words: dict[str, int] = field(default_factory=dict)
    base: dict[str, int] = field(default_factory=dict)
    amounts: dict[tuple[str, str], int] = field(default_factory=dict)
    signs: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)
    shorts: set[str] = field(default_factory=set)
    combined: int = -1
    numbers: dict[str, int] = field(default_factory=dict)
    scheduled: bool = False


def is_combined(arm: Arm) -> bool:
    """Tell whether an arm had several things: it is named so, or is the one that had B besides A."""
    if arm.name.rule == ADDED:
        return not arm.is_control
    return COMBINED.search(arm.name.text) is not None


# "single-agent zinc" beside "zinc plus salt" is zinc.
_NOTHING_ELSE = frozenset({"monotherapy", "single-agent", "single-drug"})


def words_of_arms(arms: Sequence[Arm]) -> ArmWords:
    """Return what stands for each of some arms alone."""
    found = ArmWords()
    words = _families(arms)
    amounts = with_lent_units(arms)
    for index, arm in enumerate(arms):
        others = set().union(*(words[place] for place in range(len(arms)) if place != index))
        own = words[index] - others
        for word in own:
            found.words[word] = index
        if own <= _NOTHING_ELSE:
            for word in words[index] - own:
                # Of "A plus B", "A" and "B" the bare word is the arm that had nothing else.
                known = found.base.get(word, index)
                found.base[word] = min(known, index, key=lambda one: (len(words[one]), one))
            foreign = set().union(*(amounts[place] for place in range(len(arms)) if place != index))
            for amount in amounts[index] - foreign:
                found.amounts[amount] = index
                found.scheduled |= amount[0].startswith(OFTEN)
        for _, _, amount in amounts_in(f"{arm.dose} group") if arm.dose else ():
            found.amounts.setdefault(amount, index)
        _aliases(found, arm, index)
    _places(found)
    _numbers(found, arms, words)
    _parts(found)
    _partners(found)
    _forms(found)
    for word, index in list(found.words.items()):
        if _HYPHENATED.fullmatch(word):  # "IFN-alpha" and "IFNalpha"
            found.words.setdefault(word.replace("-", ""), index)
    joined = [index for index, arm in enumerate(arms) if is_combined(arm)]
    found.combined = joined[0] if len(joined) == 1 else -1
    return found


_FIGURES = {
    "one": "1", "single": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12",
}  # fmt: skip
FIGURE = rf"{_NUMBER}|{'|'.join(_FIGURES)}"
_FIRST_FIGURE = re.compile(rf"\b(?:{FIGURE})\b", re.IGNORECASE)


def figure_of(text: str) -> str:
    """Return a number as digits, whether it is written in digits or as a word."""
    return _FIGURES.get(text.lower(), text)


_ORDINALS = (("first", "1ai"), ("second", "2b"), ("third", "3c"))


def _places(found: ArmWords) -> None:
    """Let "the first group" be group 1 or A where no arm is called first in the text."""
    for ordinal, signs in _ORDINALS if not found.first else ():
        for sign in signs:
            if sign in found.signs:
                found.first[ordinal] = found.signs[sign]


def _numbers(found: ArmWords, arms: Sequence[Arm], words: Sequence[set[str]]) -> None:
    """Learn the first number of each name where the names differ in nothing else."""
    if any(own - other for own in words for other in words if own is not other and other):
        return
    figures = [_FIRST_FIGURE.search(arm.name.text) for arm in arms]
    told = [figure_of(figure.group()) for figure in figures if figure]
    if len(told) == len(arms) == len(set(told)):
        found.numbers = {figure: index for index, figure in enumerate(told)}


def _aliases(found: ArmWords, arm: Arm, index: int) -> None:
    for alias in arm.aliases:
        kind, _, sign = alias.partition(" ")
        if kind == "group" and sign:
            found.signs[sign] = index
            if len(sign) > 1 and not _ROMAN.fullmatch(sign):
                found.words.setdefault(sign, index)
                found.shorts.add(sign)
        elif sign == "group":
            found.first[kind] = index
        elif len(alias) == 1:
            found.letters[alias] = index
        else:
            found.words[alias] = index
            if alias in arm.shorts and alias not in arm.tokens:
                found.shorts.add(alias)


def _families(arms: Sequence[Arm]) -> list[set[str]]:
    """Return the words of each arm; one that is told by an amount alone has its neighbour's.

    "zinc 10 mg, 20 mg or iron": what the second had is zinc too.
    """
    found: list[set[str]] = []
    for arm in arms:
        words = _telling(arm)
        bare = _BARE_AMOUNT.match(arm.name.text)
        if not words and arm.role not in ("placebo", "none") and bare:
            before = [place for place, other in enumerate(arms) if other.name.end <= arm.name.start]
            near = max(before, key=lambda place: arms[place].name.end, default=-1)
            if near >= 0:
                words = _telling(arms[near])
                while not words and near > 0:
                    near -= 1
                    words = _telling(arms[near])
        found.append(set(words))
    known = set().union(*found, *(arm.spelled for arm in arms))
    for arm, words in zip(arms, found, strict=True):
        if arm.label is not None and SHORT.fullmatch(arm.name.text):
            # "hypofractionated" for the arm called HF
            first = arm.name.text[0].lower()
            told = {word for word in tokens_of(arm.label.text) if word.startswith(first)}
            words |= told - known
    return found


_BARE_AMOUNT = re.compile(
    r"\d|every\s|(?:once|twice|bi|tri)?(?:daily|weekly|monthly)", re.IGNORECASE
)


# A longer label describes what an arm had: its words stand elsewhere for much else.
_LONGEST_NAME = 4


def _telling(arm: Arm) -> set[str]:
    """Return an arm's words; what it was learnt to have had says little of a mere placebo."""
    if arm.role in ("placebo", "none") and not arm.aliases:
        return tokens_of(arm.name.text) if arm.role == "placebo" else arm.tokens
    if (
        arm.label is not None
        and GENERIC.fullmatch(arm.name.text)
        and arm.label.rule != arm.name.rule
        and len(arm.label.text.split()) <= _LONGEST_NAME
    ):
        return tokens_of(arm.label.text) or arm.tokens
    return arm.tokens


def _parts(found: ArmWords) -> None:
    """Let "adjuvanted" stand for "MF-adjuvanted" where no other word has that part."""
    known = set(found.words) | set(found.base)
    parts: dict[str, set[int]] = {}
    for word, index in found.words.items():
        for part in _PART.findall(word):
            if part not in known and part not in _NO_PART:
                parts.setdefault(part, set()).add(index)
    for part, places in parts.items():
        if len(places) == 1:
            found.words[part] = next(iter(places))


# "hay-clover" against "hay-lucerne": not of "high-dose" and "low-dose", which bare words are not.
_HYPHENATED = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})+")
_SUM = re.compile(r"(?P<one>[a-z]{4,})-(?P<other>[a-z]{4,})")
_SAYS_HOW = frozenset(
    "dose dosed term weekly daily monthly intensity density course fraction energy release acting based"  # noqa: SIM905
    " volume level risk stage line agent therapy treatment group care step center centre blind"
    " high higher lower standard reduced full half single double triple early late short long once twice"
    " open post self home usual intermittent continuous modified extended delayed immediate".split()
)


def _partners(found: ArmWords) -> None:
    """Let "clover" stand for "hay-clover" beside "hay-lucerne": the part that the others lack."""
    known = set(found.words) | set(found.base)
    sums = [
        (match["one"], match["other"], index)
        for word, index in found.words.items()
        if (match := _SUM.fullmatch(word)) and not {match["one"], match["other"]} & _SAYS_HOW
    ]
    parts: dict[str, set[int]] = {}
    for one, other, index in sums:
        for own, shared in ((one, other), (other, one)):
            if own not in known and any(
                shared in (first, second) and place != index for first, second, place in sums
            ):
                parts.setdefault(own, set()).add(index)
    for part, places in parts.items():
        if len(places) == 1:
            found.words[part] = next(iter(places))


# One action as a noun, as done and as what was had: "stent", "stenting", "stented".
_ENDINGS = (("ation", ("ated", "ating", "e")), ("ing", ("",)), ("", ("ing", "ed")))
_SHORTEST_ROOT = 5


def _forms(found: ArmWords) -> None:
    """Let "stented" and "stenting" stand for "stent" where no arm has a word like that."""
    known = set(found.words) | set(found.base)
    forms: dict[str, set[int]] = {}
    for word, index in found.words.items():
        if word in found.shorts or not word.isalpha():
            continue
        ending, others = next(one for one in _ENDINGS if word.endswith(one[0]))
        root = word.removesuffix(ending)
        for form in (root + other for other in others) if len(root) >= _SHORTEST_ROOT else ():
            if form not in known:
                forms.setdefault(form, set()).add(index)
    for form, places in forms.items():
        if len(places) == 1:
            found.words[form] = next(iter(places))


@lru_cache(maxsize=SENTENCES)
def amounts_in(text: str) -> tuple[tuple[int, int, tuple[str, str]], ...]:
    """Return the amounts of a text with their spans: every number of a list has the list's unit."""
    found = []
    for match in AMOUNT.finditer(text):
        unit = _unit(match["unit"])
        if _TIME.match(unit) and not _GROUP_BEHIND.match(text, match.end()):
            continue  # "at 12 weeks" is a time of measuring, "the 12-week group" an arm
        numbers = list(re.finditer(_NUMBER, match["numbers"]))
        for place, number in enumerate(numbers):
            low = match.start() + number.start()
            last = place + 1 == len(numbers)
            end = _often_behind(text, match.end()) if last else match.start() + number.end()
            found.append((low, end, (number.group(), unit)))
    for match in _SPELLED.finditer(text):
        unit = _unit(match["unit"])
        if not _TIME.match(unit) or _GROUP_BEHIND.match(text, match.end()):
            found.append((match.start(), match.end(), (match["number"].lower(), unit)))
    return tuple(found)


# "10 mg/day", "10 mg a day": how often belongs to the amount.
_OFTEN_BEHIND = re.compile(
    r"(?:\s?/\s?(?:kg|m2))?(?:\s?/\s?(?:day|d|wk|week)\b"
    r"|\s(?:(?:once|twice|three times)\s)?(?:daily|(?:a|per)\sday)\b)?",
    re.IGNORECASE,
)


def _often_behind(text: str, end: int) -> int:
    found = _OFTEN_BEHIND.match(text, end)
    return found.end() if found else end


_GROUP_BEHIND = re.compile(
    r"\s(?:of \w+\s)?(?:groups?|arms?|regimens?|schedules?|courses?|programme?)\b", re.IGNORECASE
)


def _unit(unit: str) -> str:
    low = unit.lower()
    return _MASS.get(low, low[:-1] if len(low) > 3 and low.endswith("s") else low)


_ENDS_BARE = re.compile(rf"(?:^|[\s(])(?P<number>{_NUMBER})$")


def with_lent_units(arms: Sequence[Arm]) -> list[set[tuple[str, str]]]:
    """Return the amounts of each arm; "zinc 7.5" beside "15 mg" is of 7.5 mg."""
    amounts = [amounts_of(arm) for arm in arms]
    units = {unit for own in amounts for _, unit in own if not unit.startswith(OFTEN)}
    for arm, own in zip(arms, amounts, strict=True):
        bare = _ENDS_BARE.search(arm.name.text) if len(units) == 1 and not own else None
        if bare is not None:
            own.add((bare["number"], *units))
    return amounts


def amounts_of(arm: Arm) -> set[tuple[str, str]]:
    """Return the amounts in an arm's name, and how often it was given: ("500", "mg")."""
    found = {amount for _, _, amount in amounts_in(f"{arm.name.text} group")}
    found |= {(match["numbers"], _unit(match["unit"])) for match in AMOUNT.finditer(arm.name.text)}
    return found | {often for _, _, often in schedules_in(f"{arm.name.text} {arm.how}")}
