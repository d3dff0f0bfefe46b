"""Which of two arms was tried where no word says so: the signs of title and text are weighed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from trialtrace.extract.accounts.arms.arm import WORD, Arm, stem
from trialtrace.extract.accounts.arms.mentions import ArmFinder
from trialtrace.extract.accounts.arms.said import said_of_both, said_of_one
from trialtrace.extract.accounts.arms.signs import (
    AGAINST,
    ALONE,
    COMPARED,
    FIRST,
    FIRST_SAID,
    LETTERS,
    MENTIONED,
    NAMED,
    PARTLY,
    Sign,
)
from trialtrace.extract.accounts.reading import Line

_AGAINST = re.compile(
    r"\s(?:vs?\.?|versus|(?:compared|comparison) (?:with|to)|against|advantages? over"
    r"|(?:superior|(?:non-?)?inferior|equivalent|preferable|comparable) to"
    r"|(?:better|worse|safer|(?:more|less) [a-z]{4,}) than"
    r"|as (?:effective|safe|good|well tolerated) as|instead of|rather than)\s",
    re.IGNORECASE,
)
# "comparing A with B", "a comparison of A to B"
_COMPARING = re.compile(
    r"\bcompar(?:ing|ison of|e)\s(?:[^.:;]){3,90}?(?P<cut>\s(?:with|to)\s)(?!or without\b)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:vs?|versus|compared|comparison with|against|than|superior|inferior|equivalent"
    r"|advantages? over|instead of)\b",
    re.IGNORECASE,
)
# "Surgery or a | cast": what stands in front is the other one, by another name.
_OR_IT = re.compile(r"\bor\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)


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
    signs += said_of_one(arms, lines)
    lean = _weigh(signs)
    by_letter = any(sign is LETTERS and side for sign, side in signs)
    # The letters of groups go by the same order; "treatment A" is a name as well.
    by_order = not by_letter or all(_LETTERED.fullmatch(arm.name.text) for arm in arms)
    if by_order:
        lean += NAMED.weight * (1 if one.name.start < two.name.start else -1)
    if abs(lean) <= COMPARED.weight:
        said = said_of_both(arms, lines, title)
        lean += _weigh([told for told in said if by_order or told[0] is not FIRST_SAID])
    return [one, two] if lean >= 0 else [two, one]


def _weigh(signs: Sequence[tuple[Sign, int]]) -> float:
    return sum(sign.weight * side for sign, side in signs)


def _signs(one: Arm, two: Arm, title: str) -> list[tuple[Sign, int]]:
    """Return what speaks for the first of two arms (1) or the second (-1) as the one tried."""
    found = []
    for sign, told in ((AGAINST, _in_front), (LETTERS, _has_first_letter)):
        found.append((sign, told(one, two, title) - told(two, one, title)))
    places = _place(one, two, title), _place(two, one, title)
    if found[0][1]:
        return found
    if min(places) >= 0:
        first = 1 if places[0] <= places[1] else -1
        full = _in_full(one, two, title) - _in_full(two, one, title)
        # A chance word of one in front of the whole name of the other tells nothing.
        if full in (0, first):
            found.append((ALONE if full else FIRST, first))
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
    if not other.tokens or not (other.tokens < arm.tokens or word_parts(other) < word_parts(arm)):
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


def word_parts(arm: Arm) -> set[str]:
    """Return the words of an arm's name, cut at hyphens: "zinc" is a part of "zinc-iron"."""
    # "weekly" is no part of "3-weekly": a number changes what it stands at
    return {
        word_part
        for word in arm.tokens
        for word_part in ([word] if word[0].isdigit() else re.split(r"[-+/]", word))
    }


_WORDS = re.compile(r"[A-Za-z][A-Za-z']{2,}")
_BARE = frozenset(
    "alone only monotherapy the group arm therapy treatment".split()  # noqa: SIM905
    + "one two three four five six eight nine ten twelve further".split()  # noqa: SIM905
    + "additional more total courses course cycles cycle".split()  # noqa: SIM905
)


def _in_front(arm: Arm, other: Arm, title: str) -> bool:
    """Tell by "A versus B" in a title whether an arm stands in front and the other behind.

    A word of a name may stand elsewhere too ("Repair of hernias: mesh versus suture repair"), so
    it is the side that holds more of a name's own words that counts.
    """
    cut = set_against(title)
    if cut is None:
        return False

    def own(one: Arm, two: Arm) -> set[str]:
        return (one.tokens | one.spelled) - two.tokens - two.spelled

    known = own(arm, other) | own(other, arm)
    if not known:
        return _has_number_in_front(arm, other, title, cut)
    front, behind = (
        {form for match in WORD.finditer(side) for form in _forms(match.group(), known)}
        for side in (title[: cut[0]], title[cut[1] :])
    )

    def lean(one: Arm, two: Arm) -> int:
        words = own(one, two)
        return len(words & (front - behind)) - len(words & behind)

    # "slow-release zinc versus plain zinc": zinc has no word of its own
    plain = not own(other, arm) and bool(other.tokens) and other.tokens <= behind
    return lean(arm, other) > 0 and (lean(other, arm) < 0 or plain)


_FIGURE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.]*\d)")


def _has_number_in_front(arm: Arm, other: Arm, title: str, cut: tuple[int, int]) -> bool:
    """Tell of arms that only numbers tell apart which is in front: "100 mg versus 50 mg of zinc"."""
    front, behind = (set(_FIGURE.findall(side)) for side in (title[: cut[0]], title[cut[1] :]))
    mine, its = (set(_FIGURE.findall(one.name.text)) for one in (arm, other))
    return bool((mine - its) & (front - behind)) and bool((its - mine) & (behind - front))


def _forms(word: str, known: Collection[str] = ()) -> set[str]:
    """Return a word's stem and the word: ways ("intravenous") are kept as they are written.

    Of words of arms, those it is akin to are meant too: "zoledronate" for "zoledronic".
    """
    root = stem(word)
    return {root, word.lower()} | {one for one in known if _are_akin(root, one)}


# Names of one drug, or of one way of treating: nouns and adjectives begin alike.
_COMMON, _COMMON_SHARE = 6, 0.7


def _are_akin(word: str, other: str) -> bool:
    """Tell whether two words begin alike for the most part, but "prednisone" is not "prednisolone"."""
    longest = max(len(word), len(other))
    common = next(
        (place for place, (a, b) in enumerate(zip(word, other, strict=False)) if a != b),
        min(len(word), len(other)),
    )
    return common >= max(_COMMON, _COMMON_SHARE * longest) and word.isalpha() and other.isalpha()


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
    if len(signs) == 1:
        return signs[0]
    named = _LETTERED.fullmatch(arm.name.text)
    return named["sign"].lower() if named else ""


# "treatment A" is told by its letter as a group is.
_LETTERED = re.compile(
    r"(?:treatments?|regimens?|protocols?|schedules?|drugs?|sequences?|therap(?:y|ies))\s(?P<sign>[A-E1-5])",
    re.IGNORECASE,
)


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
    stems = {stem(word) for word in (*words, *parts)}
    told, spelled = own & stems, arm.spelled - other.tokens - other.spelled
    in_words = bool(spelled) and spelled <= stems  # "THZ" by "thiazincate"
    return in_words or (bool(told) and (len(told) > 1 or len(own) == 1))


def _place(arm: Arm, other: Arm, title: str) -> int:
    """Return where the title first names an arm by a word of its own; -1 where it does not."""
    own = (arm.tokens | arm.spelled) - other.tokens - other.spelled
    aliases = {alias for alias in arm.aliases if " " not in alias}
    theirs = (other.tokens | other.spelled) - arm.tokens - arm.spelled
    words = list(WORD.finditer(title))
    for place, match in enumerate(words):
        word = match.group()
        if _forms(word, own) & own or word.lower() in aliases:
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


def _told_in_title(arms: list[Arm], lines: Sequence[Line], title: str) -> list[tuple[Sign, int]]:
    """Return what a title says of arms whose names share all words: "weekly versus every 2 weeks"."""
    line = next((one for one in lines if title and title.startswith(one.text.rstrip(" ."))), None)
    mentions = ArmFinder(arms).find(line) if line else []
    if line is None or not mentions:
        return []
    first = mentions[0]
    if len({mention.arm for mention in mentions}) < 2:
        cut = _COMPARES.search(line.text, 0, first.start - line.start)
        return [(PARTLY, 1 if (first.arm == 0) is (cut is None) else -1)]
    second = next(mention for mention in mentions if mention.arm != first.arm)
    cut = set_against(line.text)
    apart = cut is not None and first.end - line.start <= cut[0] < second.start - line.start
    return [(AGAINST if apart else MENTIONED, 1 if first.arm == 0 else -1)]
