"""Which of two arms was tried where no word says so: the signs of title and text are weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trialtrace.extract.accounts.arms.arm import WORD, Arm, stem
from trialtrace.extract.accounts.arms.mentions import ArmFinder
from trialtrace.extract.accounts.reading import Line


@dataclass(frozen=True, slots=True)
class Sign:
    """A named sign of which arm was tried, and how much it counts."""

    name: str
    weight: float


# The title sets one against the other; it names one first; it names only one; it holds a chance
# word of one; the text speaks of the addition of one; it calls one the standard; the groups have
# letters; sentences say "compared with B"; one is named first.
AGAINST = Sign("role.against_in_title", 4.0)
FIRST = Sign("role.first_in_title", 2.5)
ALONE = Sign("role.only_in_title", 2.5)
PARTLY = Sign("role.partly_in_title", 1.25)
ADDED = Sign("role.added", 3.0)
STANDARD = Sign("role.standard", 3.0)
LETTERS = Sign("role.letters", 2.0)
COMPARED = Sign("role.compared_with", 2.5)
NAMED = Sign("role.named_first", 1.0)

_AGAINST = re.compile(
    r"\s(?:vs\.?|versus|(?:compared|comparison) (?:with|to)|against)\s", re.IGNORECASE
)
# "comparing A with B", "a comparison of A to B"
_COMPARING = re.compile(
    r"\bcompar(?:ing|ison of|e)\s(?:[^.:;]){3,90}?(?P<cut>\s(?:with|to)\s)(?!or without\b)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:vs|versus|compared|comparison with|against|than|superior|inferior|equivalent)\b",
    re.IGNORECASE,
)
# "Surgery or a | cast": what stands in front is the other one, by another name.
_OR_IT = re.compile(r"\bor\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:compared (?:with|to)|than|superior(?:ity)?\b[^.;]{0,40} to|(?:non-?)?inferior(?:ity)?\b"
    r"[^.;]{0,40} to|relative to|as (?:effective|safe|good) as|over)\b[^.;\d]{0,30}$",
    re.IGNORECASE,
)
_WITH_FIRST = re.compile(
    r"(?:^|[,;:]\s)(?:as )?(?:compared (?:with|to)|in comparison (?:with|to)|relative to|unlike)\s"
    r"[^,;.\d]{0,30}$",
    re.IGNORECASE,
)


def first_tried(arms: Sequence[Arm], lines: Sequence[Line], title: str) -> list[Arm]:
    """Put the one of two arms that was tried in front of the one that it was compared with.

    Parameters
    ----------
    arms : sequence of Arm
        Two arms that no word tells to be a control.
    lines : sequence of Line
        Sentences of the account.
    title : str
        Title of the document; may be empty.
    """
    one, two = arms
    part = _is_larger(one, two) - _is_larger(two, one)
    if part:  # nothing else is asked: words that name the smaller one name the other one too
        return [one, two] if part > 0 else [two, one]
    signs = _signs(one, two, title)
    if not any(side for sign, side in signs if sign is not LETTERS):
        signs += _told_in_title(list(arms), lines, title)
    signs += _told_of(list(arms), lines[:_OPENING])
    lean = sum(sign.weight * side for sign, side in signs)
    if not any(sign is LETTERS and side for sign, side in signs):  # letters go by the same order
        lean += NAMED.weight * (1 if one.name.start < two.name.start else -1)
    if abs(lean) <= COMPARED.weight:
        lean += COMPARED.weight * _compared(list(arms), lines)
    return [one, two] if lean >= 0 else [two, one]


def _signs(one: Arm, two: Arm, title: str) -> list[tuple[Sign, int]]:
    """Return what speaks for the first of two arms (1) or the second (-1) as the one tried."""
    found = []
    for sign, told in ((AGAINST, _in_front), (LETTERS, _has_first_letter)):
        found.append((sign, told(one, two, title) - told(two, one, title)))
    places = _place(one, two, title), _place(two, one, title)
    if found[0][1]:
        return found
    if min(places) >= 0:
        full = _in_full(one, two, title) - _in_full(two, one, title)
        if full:  # the other one's word stands there by chance
            found.append((ALONE, full))
        else:
            found.append((FIRST, 1 if places[0] <= places[1] else -1))
    elif max(places) >= 0:
        arm, other = (one, two) if places[0] >= 0 else (two, one)
        cut = _COMPARES.search(title) or _OR_IT.search(title, 0, max(places))
        # "A is superior to …" names the one tried; without such words the title is about it.
        side = -1 if cut and cut.start() < max(places) else 1
        if side < 0 and not other.tokens:
            return found  # "weekly" is told by its schedule: the title may well name it
        told = ALONE if _in_full(arm, other, title) else PARTLY
        found.append((told, side if arm is one else -side))
    return found


def _is_larger(arm: Arm, other: Arm) -> bool:
    """Tell whether an arm had more than another: "A plus B" against "A alone", "DEE" against "DE".

    "Weekly A" is no part of "accelerated A": it has a word of its own.
    """
    a, b = other.name.text, arm.name.text
    letters = " " not in a + b and a.isupper() and 1 < len(a) < len(b)
    if letters and (b.startswith(a) or b.endswith(a)):
        return True
    if any(_is_compound(word, part) for word in arm.tokens for part in other.tokens - arm.tokens):
        return True
    if _SAME_AND_MORE.match(b) and not _SAME_AND_MORE.match(a):
        return True
    if not other.tokens or not (other.tokens < arm.tokens or parts_of(other) < parts_of(arm)):
        return False
    large = {word.lower() for word in _WORDS.findall(b)}
    small = {word.lower() for word in _WORDS.findall(a) if stem(word) not in other.tokens}
    return small - _BARE <= large


def _is_compound(word: str, part: str) -> bool:
    """Tell whether a word joins one treatment to another: "electrosurgery" is surgery and more."""
    return (
        len(part) > _SHORTEST_PART
        and word.endswith(part)
        and _JOINED.fullmatch(word, 0, len(word) - len(part)) is not None
    )


# "chemo", "immuno", "thermo-": not "non", "in" or "hypo", which say that a thing is not so.
_JOINED = re.compile(r"(?!hypo)[a-z]{3,9}o-?")
_SHORTEST_PART = 5


# "zinc (A) or this regimen followed by iron (B)"
_SAME_AND_MORE = re.compile(
    r"(?:(?:the|this|same)\s)*(?:regimen|treatment|therapy|schedule)\s"
    r"(?:followed by|plus|in combination with|combined with|with)\s",
    re.IGNORECASE,
)


def parts_of(arm: Arm) -> set[str]:
    """Return the words of an arm's name, cut at hyphens: "zinc" is a part of "zinc-iron"."""
    # "weekly" is no part of "3-weekly": a number changes what it stands at
    return {
        word_part
        for word in arm.tokens
        for word_part in ([word] if word[0].isdigit() else re.split(r"[-+/]", word))
    }


_WORDS = re.compile(r"[A-Za-z][A-Za-z']{2,}")
_BARE = frozenset(
    "alone only monotherapy the group arm therapy treatment one two three four five six eight nine ten"
    " twelve further additional more total courses course cycles cycle".split()
)


def _in_front(arm: Arm, other: Arm, title: str) -> bool:
    """Tell by "A versus B" in a title whether an arm stands in front and the other behind.

    A word of a name may stand elsewhere too ("Repair of hernias: mesh versus suture repair"), so
    it is the side that holds more of a name's own words that counts.
    """
    cut = set_against(title)
    if cut is None:
        return False
    front, behind = (
        {stem(match.group()) for match in WORD.finditer(side)}
        for side in (title[: cut[0]], title[cut[1] :])
    )

    def lean(one: Arm, two: Arm) -> int:
        own = (one.tokens | one.spelled) - two.tokens - two.spelled
        return len(own & (front - behind)) - len(own & behind)

    return lean(arm, other) > 0 > lean(other, arm)


def set_against(title: str) -> tuple[int, int] | None:
    """Return where the one word stands by which a title sets two things against each other."""
    cuts = list(_AGAINST.finditer(title))
    if cuts:
        return cuts[0].span() if len(cuts) == 1 else None
    comparing = _COMPARING.search(title)
    return comparing.span("cut") if comparing else None


def letter_of(arm: Arm) -> str:
    """Return the letter or number of an arm's group; empty where it has none."""
    signs = [alias.split(" ")[1] for alias in arm.aliases if alias.startswith("group ")]
    return signs[0] if len(signs) == 1 else ""


def _has_first_letter(arm: Arm, other: Arm, _title: str) -> bool:
    mine, other_s = letter_of(arm), letter_of(other)
    if not mine or not other_s:
        return False
    series = all(len(sign) == 1 and sign in "abcde12345" for sign in (mine, other_s))
    return mine < other_s if series else arm.name.start < other.name.start


def _in_full(arm: Arm, other: Arm, title: str) -> bool:
    """Tell whether a title holds more than a chance word of an arm's name."""
    own = arm.tokens - other.tokens
    words = [match.group() for match in WORD.finditer(title)]
    parts = [part for word in words for part in word.split("-") if len(part) > 2]
    told = own & {stem(word) for word in (*words, *parts)}
    return bool(told) and (len(told) > 1 or len(own) == 1)


def _place(arm: Arm, other: Arm, title: str) -> int:
    """Return where the title first names an arm by a word of its own; -1 where it does not."""
    own = (arm.tokens | arm.spelled) - other.tokens - other.spelled
    aliases = {alias for alias in arm.aliases if " " not in alias}
    theirs = (other.tokens | other.spelled) - arm.tokens - arm.spelled
    words = list(WORD.finditer(title))
    for place, match in enumerate(words):
        word = match.group()
        if stem(word) in own or word.lower() in aliases:
            # "insulin lispro or human insulin": the first word is a part of the other's name
            beside = words[place + 1] if place + 1 < len(words) else None
            if (
                beside
                and stem(beside.group()) in theirs
                and beside.start() == match.end() + 1
                and any(stem(later.group()) == stem(word) for later in words[place + 1 :])
            ):
                continue
            return match.start()
        # "High-dose" for the arm called HD
        parts = [stem(part) for part in word.split("-") if part]
        if len(parts) > 1 and (own & set(parts) or "".join(p[0] for p in parts) in aliases):
            return match.start()
    return -1


# The aim of a trial stands among its first sentences.
_OPENING = 6
_ADDITION = re.compile(
    r"\b(?:addition of|adding|added value of|benefits? of adding)\s(?:the\s)?[^.,;\d]{0,12}$",
    re.IGNORECASE,
)
_IS_STANDARD = re.compile(
    r"[^.;]{0,60}?\b(?:is|are|was|were|been|remains?|as)\s(?:\w+\s){0,3}?(?:the\s|a\s)?(?:current\s|accepted\s)?"
    r"(?:standard|reference)\b(?!\sdose|\sdeviation|\serror)",
    re.IGNORECASE,
)


def _told_of(arms: list[Arm], lines: Sequence[Line]) -> list[tuple[Sign, int]]:
    """Return what is said of one arm alone: "the addition of zinc"; "iron is the standard"."""
    finder = ArmFinder(arms)
    added = [0] * len(arms)
    for line in lines:
        for mention in finder.find(line):
            added[mention.arm] += bool(_ADDITION.search(line.text, 0, mention.start - line.start))
    standard = called_standard(arms, lines)
    return [
        (ADDED, (added[0] > added[1]) - (added[0] < added[1])),
        (STANDARD, (standard[1] > standard[0]) - (standard[1] < standard[0])),
    ]


def called_standard(arms: list[Arm], lines: Sequence[Line]) -> list[int]:
    """Count for each arm the opening sentences that say of it alone that it is the standard."""
    finder = ArmFinder(arms)
    votes = [0] * len(arms)
    for line in lines[:_OPENING]:
        mentions = finder.find(line)
        if len({mention.arm for mention in mentions}) > 1:
            continue  # "A is compared with the standard, B"
        for mention in mentions:
            votes[mention.arm] += bool(_IS_STANDARD.match(line.text, mention.end - line.start))
    return votes


def _told_in_title(arms: list[Arm], lines: Sequence[Line], title: str) -> list[tuple[Sign, int]]:
    """Return what a title says of arms whose names share all words: "weekly versus every 2 weeks"."""
    line = next((one for one in lines if title and title.startswith(one.text.rstrip(" ."))), None)
    mentions = ArmFinder(arms).find(line) if line else []
    if line is None or len({mention.arm for mention in mentions}) < 2:
        return []
    first = mentions[0]
    second = next(mention for mention in mentions if mention.arm != first.arm)
    cut = set_against(line.text)
    apart = cut is not None and first.end - line.start <= cut[0] < second.start - line.start
    return [(AGAINST if apart else FIRST, 1 if first.arm == 0 else -1)]


def _compared(arms: list[Arm], lines: Sequence[Line]) -> int:
    """Tell which arm sentences compare with the other: 1 where that is the second, -1 the first."""
    finder = ArmFinder(arms)
    votes = [0, 0]
    for line in lines:
        mentions = finder.find(line)
        if len({mention.arm for mention in mentions}) < 2:
            continue
        first = mentions[0]
        if _WITH_FIRST.search(line.text, 0, first.start - line.start):
            votes[first.arm] += 1
            continue
        for one, other in pairwise(mentions):
            gap = line.text[one.end - line.start : other.start - line.start]
            votes[other.arm] += one.arm != other.arm and bool(_WITH.search(gap[-120:]))
    return (votes[1] > votes[0]) - (votes[1] < votes[0])
