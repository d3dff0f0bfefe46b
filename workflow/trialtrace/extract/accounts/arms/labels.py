"""The words an arm is best known by: its first full naming, in the title where it stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.arms.aliases import is_of_another_kind
from trialtrace.extract.accounts.arms.arm import (
    CONTROL,
    NONE,
    PLACEBO,
    SHORT,
    WORD,
    Arm,
    stem,
    tokens_of,
)
from trialtrace.extract.accounts.arms.fit import GENERIC, sets_apart, ways_of
from trialtrace.extract.accounts.arms.initials import in_order, words_of
from trialtrace.extract.accounts.arms.names import Name, title_names
from trialtrace.extract.accounts.arms.numbered import numbered_names
from trialtrace.extract.accounts.arms.phrases import Cuts, phrase_at, subject_of
from trialtrace.extract.accounts.arms.role_defined import role_defined
from trialtrace.extract.accounts.arms.words import FIGURE
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.people import PERSONS

# The share of a name's own words that a title must hold to name it.
_FULL = 0.4
_AMOUNT = re.compile(rf"(?:{FIGURE})\b|\d", re.IGNORECASE)
_ABBREVIATED = re.compile(r"[A-Z][A-Za-z0-9+/-]{0,11}")
_BIG = frozenset({"thousand", "million", "billion"})
_GROUP_WORD = re.compile(r"groups?|arms?|cohorts?|regimen", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:in|among|for|of)\s+(?:[\w-]+\s+){0,6}?"
    rf"(?:{PERSONS}|survivors|adolescents)\b",
    re.IGNORECASE,
)
_CONTROLLED = re.compile(r"-? ?(?:and [\w-]+-)?control(?:led|ling)\b|s?\s+of\b", re.IGNORECASE)
_OPENS_CONTROL = re.compile(
    r"(?:\b(?:or|to|and|versus|vs\.?|with|than|either|receive[d]?|receiving|of|an?|the|in|on"
    r"|\d+)|[(:;,=])\s*$",
    re.IGNORECASE,
)


def give_labels(arms: Sequence[Arm], lines: Sequence[Line], title: str, title_start: int) -> None:
    """Give every arm the span that names it first and in full."""
    if numbered_names(arms):
        return  # "ZIS 50" against "ZIS 100": their names are all there is to tell them
    taken: list[tuple[int, int]] = []
    for arm, name in role_defined(arms, lines):
        arm.label = name
    if not any(arm.label for arm in arms):
        _from_pair(arms, title, title_start)
    # The larger arm of "A" against "A plus B" first: what it leaves of the title is the smaller's.
    for arm in sorted(arms, key=lambda one: -len(one.tokens | one.spelled)):
        if arm.label is not None:
            taken.append((arm.label.start, arm.label.end))
            continue
        found = _in_title(arm, arms, title, title_start, taken) if title else None
        if found is None and not _is_plain(arm):
            found = _spelled_out(arm, lines)
        if found is None and arm.is_control and arm.role_start >= 0:
            found = _first_control(arm, lines)
        if found is not None:
            arm.label = found
            taken.append((found.start, found.end))
    # "zinc 20 mg" against "40 mg": the amounts tell the arms apart, the name is the same.
    for arm in arms:
        if (
            arm.label is None
            and arm.tokens <= _BIG
            and all(alias.endswith("dose") for alias in arm.aliases)
            and _AMOUNT.match(arm.name.text)
        ):
            arm.label = next((other.label or other.name for other in arms if other.tokens), None)


def _from_pair(arms: Sequence[Arm], title: str, title_start: int) -> None:
    """Take both labels from a title that says "A versus B", where it fits the arms."""
    if len(arms) != 2 or not title or any(arm.name.rule == "arms.title" for arm in arms):
        return
    pair = title_names(title, title_start)
    if len(pair) != 2 or not sets_apart(pair):
        return
    words = [tokens_of(name.text) | ways_of(name.text) for name in pair]

    def agreement(order: Sequence[Arm]) -> int:
        score = 0
        for arm, told in zip(order, words, strict=True):
            own, rest = arm.tokens | arm.spelled | ways_of(arm.name.text), told
            score += 2 * len(own & rest) - len(rest - own) - len(own - rest)
        return score

    straight, turned = agreement(arms), agreement(arms[::-1])
    order = arms if straight >= turned else arms[::-1]
    # An arm that is called otherwise everywhere else is not what the title compares.
    known = [
        bool((arm.tokens | arm.spelled | ways_of(arm.name.text)) & told)
        for arm, told in zip(order, words, strict=True)
    ]
    if not any(known) and not any(GENERIC.fullmatch(arm.name.text) for arm in arms):
        return
    for arm, name in zip(order, pair, strict=True):
        if _names_all(arm, arms, name.text):
            arm.label = replace(name, rule="arms.named_in_title")


def _is_plain(arm: Arm) -> bool:
    return arm.role in ("placebo", "none") and arm.role_start >= 0


def _own(arm: Arm, arms: Sequence[Arm]) -> set[str]:
    """Return the words that stand for this arm and for no other."""
    shared = set().union(*(other.tokens | other.spelled for other in arms if other is not arm))
    own = (arm.tokens | arm.spelled) - shared
    # "A" against "A plus B": the smaller one has no word of its own.
    return own or (arm.tokens | arm.spelled if not _is_larger_named(arm, arms) else own)


def _is_larger_named(arm: Arm, arms: Sequence[Arm]) -> bool:
    return any(
        other is not arm and arm.tokens >= other.tokens and other.role != "none" for other in arms
    )


def _in_title(
    arm: Arm, arms: Sequence[Arm], title: str, title_start: int, taken: Sequence[tuple[int, int]]
) -> Name | None:
    if title_start <= arm.name.start < title_start + len(title) and arm.name.rule == "arms.title":
        return None
    if _is_plain(arm):
        return None
    local = [(start - title_start, end - title_start) for start, end in taken]
    span = _by_word(arm, arms, title, local)
    trials = [one for one in arms if not one.is_control]
    if span is None and trials == [arm]:
        span = subject_of(title)
        if span and not GENERIC.fullmatch(arm.name.text) and not _stands_for(arm, title, span):
            span = None
    if span is None or _overlaps(span, local):
        return None
    start, end = span
    end = _without_outcome(arm, title, start, end)
    cut_off = _CUT_OFF.search(title, start, end)
    end = cut_off.start() if cut_off else end
    if not _names_all(arm, arms, title[start:end]):
        return None
    if end - start < 2 or not re.search(r"[A-Za-z]{2}", title[start:end]):
        return None
    return Name(title_start + start, title_start + end, title[start:end], "arms.named_in_title")


_AND = re.compile(r"\s(?:and|&)\s")
# "Zinc add-|on to iron"
_CUT_OFF = re.compile(r"\s[\w-]+-$")
_AMOUNT_BEHIND = re.compile(r"\s\d")
_PARTS = re.compile(r"\s*(?:/|\+|\bplus\b|\band\b)\s*", re.IGNORECASE)


def _names_all(arm: Arm, arms: Sequence[Arm], label: str) -> bool:
    """Refuse a part for the whole: "salt" for "zinc/salt", "zinc" for "ZIS (zinc, iron and salt)".

    What other arms had as well may be missing.
    """
    told = tokens_of(_AMOUNT_BEHIND.split(label)[0])  # a name is written without its amounts
    shared = set().union(*(other.tokens | other.spelled for other in arms if other is not arm))
    named = _AMOUNT_BEHIND.split(arm.name.text)[0]
    parts = [tokens_of(part) - shared for part in _PARTS.split(named)]
    if len(parts) > 1:
        lacking = any(part and not part & told for part in parts)
        return not lacking or _stands_for(arm, label, (0, len(label)))
    if SHORT.fullmatch(arm.name.text) and len(arm.spelled) > 1:
        return 2 * len(arm.spelled & told) > len(arm.spelled)
    return True


def _without_outcome(arm: Arm, title: str, start: int, end: int) -> int:
    """Return where a label ends: "zinc supplements and mortality" names no treatment behind "and"."""
    own = arm.tokens | arm.spelled | arm.aliases
    joint = _AND.search(title, start, end)
    if joint is None or not own or tokens_of(title[joint.end() : end]) & own:
        return end
    return joint.start() if tokens_of(title[start : joint.start()]) & own else end


def _beyond(people: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start > people.start() for start, _ in taken)


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _by_word(
    arm: Arm, arms: Sequence[Arm], title: str, taken: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the phrase of the title that holds a word which stands for this arm alone."""
    own = _own(arm, arms)
    shorts = {alias for alias in arm.aliases if " " not in alias} | {
        word.lower()
        for word in _ABBREVIATED.findall(arm.name.text)
        if word.isupper() and len(word) > 1 and not _GROUP_WORD.fullmatch(word)
    }
    told = own & {stem(match.group()) for match in WORD.finditer(title)}
    if arm.is_control and len(told) < _FULL * len(own):
        own = set()  # a chance word
    # What follows the people of a title says who they are, not what they were given.
    people = _PEOPLE.search(title)
    limit = people.start() if people and arm.is_control and not _beyond(people, taken) else None
    for match in WORD.finditer(title, 0, len(title) if limit is None else limit):
        word = stem(match.group())
        if word not in own and match.group().lower() not in shorts:
            continue
        if GENERIC.fullmatch(match.group()) or CONTROL.fullmatch(match.group()):
            continue
        if _overlaps(match.span(), taken) or (
            arm.is_control and is_of_another_kind(arm, title, match)
        ):
            continue
        start, end = match.span()
        bracket = re.search(r"\s*\($", title[:start])
        if bracket and title[end : end + 1] in (")", ",", ";"):
            last = re.search(r"[\w-]+$", title[: bracket.start()])
            if last:
                start, end = last.span()
        low, high = phrase_at(title, start, end, _cuts(arm, arms))
        if not _speaks_of_control(arm, arms, title[low:high]):
            continue
        alone = re.match(r"\s(?:alone|only|monotherapy)\b", title[high : high + 13])
        return low, high + (alone.end() if alone else 0)
    return None


def _speaks_of_control(arm: Arm, arms: Sequence[Arm], phrase: str) -> bool:
    """Refuse a phrase of shared words for "standard packing" where it does not say "standard"."""
    shared = set().union(*(other.tokens | other.spelled for other in arms if other is not arm))
    if not arm.is_control or arm.role_start < arm.name.start or not arm.tokens <= shared:
        return True
    local = arm.role_start - arm.name.start
    word = arm.name.text[local : arm.role_end - arm.name.start]
    return word.lower() in ("alone", "only") or word.lower() in phrase.lower()


def _cuts(arm: Arm, arms: Sequence[Arm]) -> Cuts:
    foreign = set().union(*(other.tokens | other.spelled for other in arms if other is not arm))
    own = (arm.tokens | arm.spelled) - foreign
    foreign -= arm.tokens | arm.spelled

    def cut(left: str, right: str) -> bool:
        """Part where one side holds words of other arms only."""
        return any(
            (words := tokens_of(side)) and words & foreign and not words & own
            for side in (left, right)
        )

    return cut


def _stands_for(arm: Arm, title: str, span: tuple[int, int]) -> bool:
    """Tell whether an arm is called by the letters of a phrase."""
    shorts = [arm.name.text, *(alias for alias in arm.aliases if " " not in alias)]
    return any(
        len(short) > 1
        and (short.isupper() or short in arm.aliases)
        and in_order(short, title[slice(*span)])
        for short in shorts
    )


def _spelled_out(arm: Arm, lines: Sequence[Line]) -> Name | None:
    """Return the words in front of "(ABC)" where the arm is called ABC."""
    short = arm.name.text.strip()
    if not _ABBREVIATED.fullmatch(short) or short.islower():
        return None
    for line in lines:
        at = line.text.find(f"({short}")
        if at <= 2 or line.text[at + len(short) + 1 : at + len(short) + 2] not in (")", ",", ";"):
            continue
        end = len(line.text[:at].rstrip())
        word = re.search(r"[\w-]+$", line.text[:end])
        if word is None:
            return None
        start, stop = phrase_at(line.text, word.start(), end)[0], end
        told = words_of(short, line.text[:at])
        if told and line.text.rfind(told[-1], 0, end) >= 0:
            start = min(start, line.text.rfind(told[-1], 0, end))
        if not in_order(short, line.text[start:stop]):
            return None  # "50 Gy over 5 weeks (CF)"
        if stop - start > len(short) and line.start + start < arm.name.start:
            return Name(
                line.start + start, line.start + stop, line.text[start:stop], "arms.spelled_out"
            )
    return None


_ANOTHER = re.compile(
    r"\b(?:groups?|arms?|interventions?|experimental|treatments?|controls?)\b", re.IGNORECASE
)


def _to_another(left: str, right: str) -> bool:
    """Part "the yoga group and the control": each side of the joint is a group."""
    return bool(_ANOTHER.search(left) or _ANOTHER.search(right))


def _first_control(arm: Arm, lines: Sequence[Line]) -> Name | None:
    """Return the first place where a comparator that is a placebo, nothing or care is named."""
    pattern = {"placebo": PLACEBO, "none": NONE}.get(arm.role, CONTROL)
    word = arm.name.text[arm.role_start - arm.name.start :][: arm.role_end - arm.role_start]
    for line in lines:
        if line.start > arm.name.start:
            return None
        for match in pattern.finditer(line.text):
            if line.start + match.start() >= arm.name.start:
                return None
            if match.group().lower() != word.lower() or _CONTROLLED.match(line.text, match.end()):
                continue
            if not _OPENS_CONTROL.search(line.text[max(0, match.start() - 14) : match.start()]):
                continue
            start, end = phrase_at(line.text, match.start(), match.end(), _to_another)
            counted = re.match(r"\d[\d,]*\s+", line.text[start:end])
            start += counted.end() if counted else 0
            if start <= match.start() and end >= match.end() and end - start <= 60:
                return Name(
                    line.start + start, line.start + end, line.text[start:end], "arms.control_named"
                )
    return None
