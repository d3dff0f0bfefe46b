"""What each arm is in the comparison: experimental, active, placebo or none."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arm import (
    CONTROL,
    NONE,
    PLACEBO,
    SHORT,
    WORD,
    Arm,
    stem,
    tokens_of,
)
from trialtrace.extract.accounts.arm_fallback import COMPARATOR
from trialtrace.extract.accounts.reading import Line


def give_roles(arms: list[Arm], lines: list[Line], title: str) -> None:
    """Decide what each arm is in the comparison: control words first, then order."""
    signs = [("placebo", PLACEBO), ("none", NONE), ("active", CONTROL)]
    # "A plus placebo of B" against "B plus placebo of A": the placebo is no sign of a control.
    signs = [
        one for one in signs if not all(one[1].search(arm.name.text) for arm in arms)
    ] or signs[-1:]
    for arm in arms:
        if _bracketed_role(arm, lines):
            continue
        if arm.name.rule == COMPARATOR.name:
            arm.role, arm.role_start, arm.role_end = "active", arm.name.start, arm.name.end
        for role, pattern in signs:
            match = pattern.search(arm.name.text)
            # "paclitaxel plus placebo" is a placebo arm only beside "paclitaxel plus something".
            if match:
                arm.role = role
                arm.role_start = arm.name.start + match.start()
                arm.role_end = arm.name.start + match.end()
                break
            if SHORT.fullmatch(arm.name.text) and pattern.search(" ".join(sorted(arm.spelled))):
                arm.role, arm.role_start, arm.role_end = role, arm.name.start, arm.name.end
                break
    if not any(arm.is_control for arm in arms):
        _by_sign(arms, lines)
    if not any(arm.is_control for arm in arms) and len(arms) > 2:
        _beside_doses(arms)
    if not any(arm.is_control for arm in arms) and len(arms) > 2:
        _behind_versus(arms, title)
    if all(arm.is_control for arm in arms):
        # "saline enema" looks like a placebo, but not beside "no enema".
        weakest = min(arms, key=lambda arm: ("none", "placebo", "active").index(arm.role))
        for arm in arms:
            if arm is not weakest:
                arm.role, arm.role_start, arm.role_end = "experimental", -1, -1


_ONLY = (
    r"\s*(?:\([^()]{0,30}\)\s*)?,?\s*(?:(?:the )?(?:patients|women|children|participants)\s+)?"
    r"(?:(?:was|were|had|received?|underwent|got|given|treated with)\s+){0,2}(?P<only>only|nothing)\b"
)
_CONTROL_SIGNS = frozenset({"c", "con", "ctrl", "ctl", "ctr", "cg"})


def _by_sign(arms: list[Arm], lines: list[Line]) -> None:
    """Read the control off "group G had only …"; else a group C beside others than A and B is it."""
    signs = [_letter(arm) for arm in arms]
    for arm, sign in zip(arms, signs, strict=True):
        only = re.compile(rf"\b(?:group|arm)\s{re.escape(sign)}\b{_ONLY}", re.IGNORECASE)
        for line in lines if sign else ():
            match = only.search(line.text)
            if match:
                arm.role, arm.role_start = "active", line.start + match.start("only")
                arm.role_end = line.start + match.end("only")
                return
    others = set(signs) - _CONTROL_SIGNS
    if all(signs) and len(others) == len(arms) - 1 and not others & {"a", "b"}:
        for arm, sign in zip(arms, signs, strict=True):
            if sign in _CONTROL_SIGNS:
                arm.role, arm.role_start, arm.role_end = "active", arm.name.start, arm.name.end


def _beside_doses(arms: list[Arm]) -> None:
    """Take the one other drug beside doses of a first one for what these are compared with."""
    doses = [arm for arm in arms if not arm.tokens or sum(arm.tokens == o.tokens for o in arms) > 1]
    others = [arm for arm in arms if arm not in doses]
    if len(others) == 1 and any(arm.tokens for arm in doses):
        arm = others[0]
        arm.role, arm.role_start, arm.role_end = "active", arm.name.start, arm.name.end


def _behind_versus(arms: list[Arm], title: str) -> None:
    """Take the one of many arms that a title sets against the rest: "A 1 mg or 2 mg versus B"."""
    cuts = list(_AGAINST.finditer(title))
    if len(cuts) != 1:
        return
    behind = tokens_of(title[cuts[0].end() :]) - tokens_of(title[: cuts[0].start()])
    told = [arm for arm in arms if (arm.tokens | arm.spelled) & behind]
    if len(told) == 1:
        arm = told[0]
        arm.role, arm.role_start, arm.role_end = "active", arm.name.start, arm.name.end


_AGAINST = re.compile(r"\s(?:vs\.?|versus|compared (?:with|to)|against)\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    r"\s*\((?:[A-Za-z0-9/+-]{1,9}[,;]\s+)?(?:the\s+|attention\s+)?(?:(?P<control>control|standard|comparator|reference|comparison)"
    r"|(?P<trial>test|experimental|intervention|study|investigational))(?:\s+(?:group|arm))?\s*[,;:)]",
    re.IGNORECASE,
)


def _bracketed_role(arm: Arm, lines: list[Line]) -> bool:
    """Read "A (control arm, n = 70)": the bracket says what the arm is; tell whether it does."""
    for line in lines:
        if line.start <= arm.name.start < line.end:
            match = _IN_BRACKETS.match(line.text, arm.name.end - line.start)
            if match is None:
                return False
            group = "control" if match["control"] else "trial"
            arm.role = "active" if match["control"] else "experimental"
            if match["control"] and NONE.search(arm.name.text):
                arm.role = "none"
            elif match["control"] and PLACEBO.search(arm.name.text):
                arm.role = "placebo"
            arm.role_start, arm.role_end = (
                line.start + match.start(group),
                line.start + match.end(group),
            )
            return True
    return False


def in_order(arms: list[Arm], title: str) -> list[Arm]:
    """Put experimental arms first; without a control the last in the title's order is the active one."""
    if not any(arm.is_control for arm in arms) and len(arms) == 2:
        one, two = arms
        if _is_part(one, two) or _shorter(one, two):  # "A" against "A plus B"
            arms = [two, one]
        elif _is_part(two, one) or _shorter(two, one):
            pass
        elif _letter(one) and _letter(two):
            series = all(len(_letter(arm)) == 1 and _letter(arm) in "abcde12345" for arm in arms)
            arms = sorted(arms, key=_letter if series else lambda arm: arm.name.start)
        elif sides := _sides(one, two, title):
            arms = [two, one] if sides < 0 else arms
        else:
            first, second = (_place(arm, other, title) for arm, other in ((one, two), (two, one)))
            # Of two that the title names, the first was tried; else the one that it names in full.
            told = first < 0 <= second and _in_full(two, one, title) and not _VERSUS.search(title)
            if told or 0 <= second < first:
                arms = [two, one]
        arms[1].role = "active"
    return [arm for arm in arms if not arm.is_control] + [arm for arm in arms if arm.is_control]


_VERSUS = re.compile(r"\b(?:vs|versus|compared|against|than|superior|inferior)\b", re.IGNORECASE)


def _sides(one: Arm, two: Arm, title: str) -> int:
    """Tell by "A versus B" in a title which arm stands in front: 1 the first, -1 the second.

    A word of a name may stand elsewhere too ("Repair of hernias: mesh versus suture repair"), so
    it is the side that holds more of a name's own words that counts; 0 where the sides do not tell.
    """
    cuts = list(_AGAINST.finditer(title))
    if len(cuts) != 1:
        return 0
    front, behind = (
        {stem(match.group()) for match in WORD.finditer(side)}
        for side in (title[: cuts[0].start()], title[cuts[0].end() :])
    )
    lean = []
    for arm, other in ((one, two), (two, one)):
        own = (arm.tokens | arm.spelled) - other.tokens - other.spelled
        lean.append(len(own & (front - behind)) - len(own & behind))
    return (lean[0] > lean[1]) - (lean[0] < lean[1]) if min(lean) < 0 < max(lean) else 0


def _in_full(arm: Arm, other: Arm, title: str) -> bool:
    """Tell whether a title holds more than a chance word of an arm's name."""
    own = arm.tokens - other.tokens
    told = own & {stem(match.group()) for match in WORD.finditer(title)}
    return bool(told) and (len(told) > 1 or len(own) == 1)


def _is_part(one: Arm, other: Arm) -> bool:
    """Tell whether an arm had a part of what another had: "A alone" against "A plus B".

    "Weekly A" is no part of "accelerated A": it has a word of its own.
    """
    if not one.tokens or not one.tokens < other.tokens:
        return False
    words = [{word.lower() for word in _WORDS.findall(arm.name.text)} for arm in (one, other)]
    return words[0] - _BARE <= words[1]


_WORDS = re.compile(r"[A-Za-z][A-Za-z'-]{2,}")
_BARE = frozenset(("alone", "only", "monotherapy", "the", "group", "arm", "therapy", "treatment"))


def _shorter(one: Arm, two: Arm) -> bool:
    """Tell whether an abbreviation is the start of another: "DE" against "DEE"."""
    a, b = one.name.text, two.name.text
    return " " not in a and " " not in b and a.isupper() and b.startswith(a) and len(a) < len(b)


def _letter(arm: Arm) -> str:
    """Return the letter or number of an arm's group; empty where it has none."""
    signs = [alias.split(" ")[1] for alias in arm.aliases if alias.startswith("group ")]
    return signs[0] if len(signs) == 1 else ""


def _place(arm: Arm, other: Arm, title: str) -> int:
    """Return where the title first names an arm by a word of its own; -1 where it does not."""
    own = (arm.tokens | arm.spelled) - other.tokens - other.spelled
    aliases = {alias for alias in arm.aliases if " " not in alias}
    for match in WORD.finditer(title):
        word = match.group()
        if stem(word) in own or word.lower() in aliases:
            return match.start()
        # "High-dose" for the arm called HD
        parts = [stem(part) for part in word.split("-") if part]
        if len(parts) > 1 and (own & set(parts) or "".join(p[0] for p in parts) in aliases):
            return match.start()
    return -1
