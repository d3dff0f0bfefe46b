"""Other names of arms: abbreviations and group letters that stand beside their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from trialtrace.extract.accounts.arms.arm import (
    GROUP_SIGN,
    ORDINAL_GROUP,
    SENTENCES,
    WORD,
    Arm,
    holds_one,
    stem,
    tokens_of,
)
from trialtrace.extract.accounts.arms.headed import headed_shorts
from trialtrace.extract.accounts.arms.initials import in_order, spell_out, undefined_shorts
from trialtrace.extract.accounts.arms.letter_defined import DEFINED
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import last_match

_ABBREVIATION = re.compile(
    r"^[\"”’»]?\s*[(\[]\s*(?:the )?(?P<abbr>(?=[^)\s]{0,9}[A-Z])[A-Za-z0-9][A-Za-z0-9\u03b1-\u03c9/+-]{1,11}?)"
    r"\s*(?:[)\],;]|group|arm)"
)


# "entinostat 5 mg once per week (EE)": the dose stands between a name and its abbreviation.
_LATE_ABBREVIATION = re.compile(
    r"(?:(?!\b(?:or|versus|vs|and|compared|group)\b)[^().;]){3,45}?\((?P<abbr>[A-Z][A-Z0-9/+-]{1,7})[),;]"
)


def give_aliases(arms: list[Arm], lines: list[Line], lettered: Sequence[Name] = ()) -> None:
    """Learn abbreviations and group letters that stand beside the names.

    Parameters
    ----------
    arms : list of Arm
        Arms with their words.
    lines : list of Line
        Sentences of the account.
    lettered : sequence of Name
        The groups that the text calls by letters, each with its sign.
    """
    for index, arm in enumerate(arms):
        others = set().union(*(other.tokens for place, other in enumerate(arms) if place != index))
        telling = arm.tokens - others
        for line in lines:
            local = arm.name.end - line.start
            if 0 <= local <= len(line.text):
                _alias_behind(arm, line.text[local : local + 90])
                late = _LATE_ABBREVIATION.match(line.text, local, local + 70)
                if late:
                    _short_alias(arm, late["abbr"])
                before = line.text[
                    max(0, arm.name.start - line.start - 30) : arm.name.start - line.start
                ]
                sign = last_match(GROUP_SIGN, before)
                if sign and not before[sign.end() :].strip(" :,()[]=-–—"):
                    arm.aliases.add(_sign_alias(sign["sign"]))
            named = "(" in line.text and holds_one(line.text, telling)
            for match in WORD.finditer(line.text) if named else ():
                if stem(match.group()) in telling and not is_of_another_kind(arm, line.text, match):
                    _alias_behind(arm, line.text[match.end() : match.end() + 18])
                    _alias_of_phrase(arm, line.text[match.start() : match.start() + 110])
        if arm.name.sign:
            arm.aliases.add(_sign_alias(arm.name.sign))
        if arm.name.short:
            _short_alias(arm, arm.name.short)
        for sign in GROUP_SIGN.finditer(arm.name.text):
            arm.aliases.add(_sign_alias(sign["sign"]))
        for short in re.findall(r"\(([A-Z][A-Za-z0-9/+-]{1,11})\)", arm.name.text):
            _short_alias(arm, short)
        ordinal = ORDINAL_GROUP.fullmatch(arm.name.text)
        if ordinal:
            arm.aliases.add(f"{ordinal['which'].lower()} group")
    _bracketed_words(arms, lines)
    _bracketed_shorts(arms, lines)
    _cut_shorts(arms, lines)
    for arm, short in headed_shorts(arms, lines):
        _short_alias(arm, short)
    for arm, short in undefined_shorts(arms, lines):
        _short_alias(arm, short)
    spell_out(arms, lines)
    _share_shorts(arms)
    _give_letters(arms, lines, lettered)
    _drop_sums(arms)
    for arm in arms:  # the letter that a name was found by is no other arm's
        if arm.name.sign:
            for other in arms:
                if other is not arm and other.name.sign != arm.name.sign:
                    other.aliases.discard(_sign_alias(arm.name.sign))
    times = Counter(alias for arm in arms for alias in arm.aliases)
    names = Counter(arm.name.text.lower() for arm in arms)
    for arm in arms:  # what stands for two arms, or names another, stands for none
        own = arm.name.text.lower()
        arm.aliases = {
            one for one in arm.aliases if times[one] < 2 and names[one] - (one == own) < 1
        }


def _drop_sums(arms: list[Arm]) -> None:
    """Take from "zinc plus honey (ZH)", beside "zinc plus salt (ZS)", what stands for all: "ZSH"."""
    for arm in arms:
        words = set().union(*(one.tokens | one.spelled for one in arms if one is not arm))
        initials = {word[0] for word in words - arm.tokens - arm.spelled}
        fit = {one for one in arm.shorts if in_order(one, arm.name.text.lower())}
        sums = {
            one
            for one in arm.shorts - fit
            if any(in_order(own, one) and set(one) - set(own) <= initials for own in fit)
        }
        arm.aliases -= sums
        arm.shorts -= sums


_WORD_AHEAD = re.compile(r"(?P<word>[A-Za-z][\w-]{2,})\s$")


def is_of_another_kind(arm: Arm, text: str, noun: re.Match[str]) -> bool:
    """Tell whether a noun of an arm's name stands behind another word than in it.

    "early diet (ED)" is not the arm called "conventional diet".
    """
    words = [stem(word) for word in WORD.findall(arm.name.text)]
    place = words.index(stem(noun.group())) if stem(noun.group()) in words else 0
    ahead = _WORD_AHEAD.search(text, max(0, noun.start() - 24), noun.start())
    if place == 0 or ahead is None:
        return False
    word = stem(ahead["word"])
    return word not in words and word not in _FUNCTION_WORDS


_FUNCTION_WORDS = frozenset(
    "and with the plus for versus received receiving alone either were".split()  # noqa: SIM905
)


def _share_shorts(arms: list[Arm]) -> None:
    """Let "zinc (Z)" against "Z plus iron" have a word in common: what the second had too is zinc."""
    for arm in arms:
        for other in arms:
            shared = (arm.shorts & other.tokens) - arm.tokens if other is not arm else set()
            # "salt plus zinc oxide (ZO)": it stands for a part of the first.
            part = _JOINS.search(arm.name.text) and not any(
                arm.name.text.lower().startswith(short[0]) for short in shared
            )
            if shared and not part and _JOINS.search(other.name.text):
                other.tokens |= arm.tokens
                arm.tokens |= shared
                arm.aliases -= shared


_JOINS = re.compile(r"\+|\b(?:plus|with|and)\b", re.IGNORECASE)
_BRACKETED_WORD = re.compile(r"\s*\((?P<word>[a-z][a-z-]{4,18})(?: (?:group|arm|regimen))?[),;]")


def _bracketed_words(arms: list[Arm], lines: list[Line]) -> None:
    """Learn "A every two weeks (accelerated) or B (standard)" where every arm has such a word."""
    found: list[str] = []
    for arm in arms:
        for line in lines:
            if line.start <= arm.name.start < line.end:
                match = _BRACKETED_WORD.match(line.text, arm.name.end - line.start)
                if match:
                    found.append(match["word"])
    if len(found) == len(set(found)) == len(arms):
        for arm, word in zip(arms, found, strict=True):
            arm.aliases.add(word)


_BRACKETED_SHORT = re.compile(
    r"\((?:the )?(?P<abbr>[A-Z][A-Za-z0-9/+-]{0,9}[A-Z0-9]|[A-Z][a-z]?(?= (?:group|arm)|\))|[A-Z][+/][A-Z])"
    r"(?: (?:group|arm))?[),;]"
)


def _bracketed_shorts(arms: list[Arm], lines: list[Line]) -> None:
    """Learn "A and more (AD group) or B only if it helps (SN group)": one bracket for each arm."""
    for line in lines:
        inside = [arm for arm in arms if line.start <= arm.name.start < line.end]
        if len(inside) < len(arms) or "(" not in line.text:
            continue
        inside.sort(key=lambda arm: arm.name.start)
        found = []
        for place, arm in enumerate(inside):
            low = arm.name.end - line.start
            later = inside[place + 1 :]
            high = later[0].name.start - line.start if later else len(line.text)
            match = _BRACKETED_SHORT.search(line.text, low, high)
            found.append(match["abbr"] if match else "")
        if all(found) and len(set(found)) == len(found):
            for arm, short in zip(inside, found, strict=True):
                _short_alias(arm, short)
            return


_CUT_SHORT = re.compile(r"\b[A-Z]{3,5}(?:[/+-][A-Z]{3,5})*\b")


# Asked again for each set of names that may be the arms.
@lru_cache(maxsize=SENTENCES)
def _shorts_in(text: str) -> tuple[str, ...]:
    """Return the words of a sentence that may be cut from longer ones."""
    return tuple(_CUT_SHORT.findall(text))


@lru_cache(maxsize=SENTENCES)
def _letters_in(text: str) -> frozenset[str]:
    """Return the letters and numbers that a sentence calls groups by."""
    return frozenset(match["sign"].lower() for match in GROUP_SIGN.finditer(text))


def _cut_shorts(arms: list[Arm], lines: list[Line]) -> None:
    """Learn "GRAN/DEX" for granisetron plus dexamethasone: every part begins a word of the arm."""
    shorts = {one for line in lines for one in _shorts_in(line.text)}
    found: dict[str, list[Arm]] = {}
    for short in shorts:
        parts = re.split(r"[/+-]", short.lower())
        for place, arm in enumerate(arms):
            rest = set().union(*(arms[i].tokens for i in range(len(arms)) if i != place))
            if all(
                any(word.startswith(part) and word != part for word in arm.tokens) for part in parts
            ):
                own = arm.tokens - rest
                if any(word.startswith(part) for word in own for part in parts):
                    found.setdefault(short, []).append(arm)
    for short, owners in found.items():
        if len(owners) == 1:
            _short_alias(owners[0], short)


def _give_letters(arms: list[Arm], lines: list[Line], lettered: Sequence[Name]) -> None:
    """Give groups A and B to the arms: as the text defines them, else the first named is A."""
    given = [[alias for alias in arm.aliases if alias.startswith("group ")] for arm in arms]
    missing = [arm for arm, signs in zip(arms, given, strict=True) if not signs]
    if not missing or len(missing) not in (1, len(arms)):
        return
    signs = set().union(*(_letters_in(line.text) for line in lines))
    if len(missing) == 1 < len(arms):
        rest = signs - {alias.split(" ")[1] for own in given for alias in own}
        if len(rest) == 1 and any(signs == set(series[: len(arms)]) for series in _SERIES):
            missing[0].aliases.add(_sign_alias(rest.pop()))
        return
    if any(name.rule == DEFINED for name in lettered):
        for arm, sign in _matched(arms, lettered):
            arm.aliases.add(_sign_alias(sign))
        return
    for series in _SERIES:
        if signs == set(series[: len(arms)]):
            for arm, sign in zip(
                sorted(arms, key=lambda arm: arm.name.start), series, strict=False
            ):
                arm.aliases.add(_sign_alias(sign))


_SERIES = ("abcde", "12345")


def _matched(arms: list[Arm], lettered: Sequence[Name]) -> list[tuple[Arm, str]]:
    """Return each arm with the letter whose definition shares most words with it; empty in a tie."""
    if len(lettered) != len(arms):
        return []
    words = [arm.tokens | arm.spelled | arm.aliases for arm in arms]
    told = [tokens_of(name.text) for name in lettered]
    ranked = sorted(
        (
            (sum(len(own & told[place]) for own, place in zip(words, order, strict=True)), order)
            for order in permutations(range(len(arms)))
        ),
        reverse=True,
    )
    if ranked[0][0] == ranked[1][0]:
        return []
    return [(arm, lettered[place].sign) for arm, place in zip(arms, ranked[0][1], strict=True)]


def _alias_behind(arm: Arm, text: str) -> None:
    found = _ABBREVIATION.match(text)
    if found and found["abbr"].lower() not in ("group", "arm", "the", "n"):
        _short_alias(arm, found["abbr"])
    inside = _IN_BRACKET.match(text)
    for part in re.split(r"[;,]\s", inside["in"]) if inside and not found else ():
        if _CAPITALS.fullmatch(part):  # "cycling (30 minutes a day; CYC; n = 20)"
            _short_alias(arm, part)
    sign = GROUP_SIGN.search(text[:28])
    if sign and text.lstrip()[:1] in "([" and ")" not in text[: sign.start()]:
        arm.aliases.add(_sign_alias(sign["sign"]))


_IN_BRACKET = re.compile(r"\s*\((?P<in>[^()]{4,90})")
_CAPITALS = re.compile(r"(?!CI$|SD$|SE$|IV$|OR$|HR$|RR$|IQR$)[A-Z][A-Z0-9+/-]{1,7}")
_PHRASE_ABBREVIATION = re.compile(
    r"(?P<phrase>[\w-]+(?:\s[\w-]+){1,4}?)\s*"
    r"\((?P<abbr>(?=[^)\s]{0,9}[A-Z])[A-Za-z0-9][A-Za-z0-9/+-]{1,11})[),;]"
)


def _alias_of_phrase(arm: Arm, text: str) -> None:
    """Learn the abbreviation of a phrase that begins with a word of the arm's own."""
    found = _PHRASE_ABBREVIATION.match(text)
    if (
        found
        and found["abbr"][0].lower() == found["phrase"][0].lower()
        and in_order(found["abbr"], found["phrase"])
    ):
        _short_alias(arm, found["abbr"])


def _short_alias(arm: Arm, short: str) -> None:
    arm.aliases.add(short.lower())
    if short.isupper():
        arm.shorts.add(short.lower())


def _sign_alias(sign: str) -> str:
    return f"group {sign.lower()}"
