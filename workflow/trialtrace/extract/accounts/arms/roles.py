"""What each arm is in the comparison: experimental, active, placebo or none."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.added import ADDED
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
from trialtrace.extract.accounts.arms.called import find_called, find_served
from trialtrace.extract.accounts.arms.control import TRADITIONAL
from trialtrace.extract.accounts.arms.doses import is_usual_dose
from trialtrace.extract.accounts.arms.fallback import COMPARATOR
from trialtrace.extract.accounts.arms.many import find_controls
from trialtrace.extract.accounts.arms.order import (
    first_tried,
    letter_of,
    set_against,
    word_parts,
)
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.prefilter import sought


def give_roles(arms: list[Arm], lines: list[Line], title: str) -> None:
    """Decide what each arm is in the comparison: control words first, then order."""
    if all(arm.name.rule == ADDED for arm in arms):
        base = min(arms, key=lambda arm: arm.name.start)
        base.role, base.role_start, base.role_end = "active", base.name.start, base.name.end
        return
    signs = [("placebo", PLACEBO), ("none", NONE), ("active", CONTROL)]
    # "A plus placebo of B" against "B plus placebo of A": the placebo is no sign of a control.
    if all(CONTROL.search(arm.name.text) for arm in arms):
        signs[-1] = ("active", _CALLED_CONTROL)
    signs = [
        one for one in signs if not all(one[1].search(arm.name.text) for arm in arms)
    ] or signs[-1:]
    called = [arm for arm in arms if _bracketed_role(arm, lines)]
    one_called = any(arm.is_control or _CALLED_CONTROL.fullmatch(arm.name.text) for arm in arms)
    for arm in arms:
        if arm in called:
            continue
        if arm.name.rule == COMPARATOR.name:
            arm.role, arm.role_start, arm.role_end = "active", arm.name.start, arm.name.end
        for role, pattern in signs:
            match = pattern.search(arm.name.text)
            if match and role == "placebo" and _SOLVED.search(arm.name.text, 0, match.start()):
                continue  # "zinc 20 mg in 40 ml of saline"
            if match and one_called and _MAY_BE_TRIED.fullmatch(match.group()):
                continue  # "zinc baths, saline baths or no bath (control group)"
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
        _had_support(arms)
    usual = [arm for arm in arms if is_usual_dose(arm)]
    if not any(arm.is_control for arm in arms) and len(usual) == 1:
        arm = usual[0]
        arm.role, arm.role_start, arm.role_end = "active", arm.name.start, arm.name.end
    if not any(arm.is_control for arm in arms):
        _had_only(arms, lines)
    if not any(arm.is_control for arm in arms):
        _had_alone(arms, lines)
    _tried_alone(arms, title)
    _keep_the_weakest(arms)
    if not any(arm.is_control for arm in arms):
        find_served(arms, lines)
    if not any(arm.is_control for arm in arms):
        find_called(arms, lines)
    if not any(arm.is_control for arm in arms):
        _beside_the_tried(arms)
    if not any(arm.is_control for arm in arms):
        _by_sign(arms, lines)
    if not any(arm.is_control for arm in arms):
        _called_standard(arms, lines, title)
    if not any(arm.is_control for arm in arms) and len(arms) > 2:
        find_controls(arms, lines, title)
    if all(arm.is_control for arm in arms):
        # "saline enema" looks like a placebo, but not beside "no enema".
        weakest = min(arms, key=lambda arm: ("none", "placebo", "active").index(arm.role))
        for arm in arms:
            if arm is not weakest:
                arm.role, arm.role_start, arm.role_end = "experimental", -1, -1


# "Routine zinc" is what was tried beside "the control group".
_CALLED_CONTROL = re.compile(r"\b(?:controls?|comparators?|comparison)\b", re.IGNORECASE)


# What may be a control, but is tried beside what a text calls the control: "non-tailored advice".
_MAY_BE_TRIED = re.compile(r"saline|diluents?|vehicle|.{0,12}\bnon[- ]\w+", re.IGNORECASE)


# What the sick have anyway, unless both arms are called so.
_SUPPORT = re.compile(
    r"\b(?:supportive|symptomatic)\s(?:care|treatment|therapy|measures|management|relief)\b",
    re.IGNORECASE,
)


def _had_support(arms: list[Arm]) -> None:
    """Take for the control the one arm that had no more than supportive or symptomatic treatment."""
    told = [(arm, match) for arm in arms if (match := _SUPPORT.search(arm.name.text))]
    if len(told) == 1 and not _WITH_MORE.search(told[0][0].name.text):
        arm, match = told[0]
        arm.role, arm.role_start = "active", arm.name.start + match.start()
        arm.role_end = arm.name.start + match.end()


_SOLVED = re.compile(r"\d\s?(?:mg|µg|μg|mcg|g|IU|units?)\b.{0,30}$", re.IGNORECASE)
_ONLY_BEFORE = re.compile(r"\b(?P<only>only|just|merely)\s(?:the\s)?$", re.IGNORECASE)


def _had_only(arms: list[Arm], lines: list[Line]) -> None:
    """Read the control off "zinc with iron or only iron", where one arm alone is said so."""
    found: list[tuple[Arm, int, int]] = []
    for line in lines:
        for arm in arms:
            local = arm.name.start - line.start
            if 0 <= local <= len(line.text):
                only = _ONLY_BEFORE.search(line.text, max(0, local - 12), local)
                if only:
                    low = line.start + only.start("only")
                    found.append((arm, low, low + len(only["only"])))
    if len(found) == 1:
        arm, low, high = found[0]
        arm.role, arm.role_start, arm.role_end = "active", low, high


# "zinc alone or with iron", "zinc for a week alone, or in combination with iron"
_ALONE_OR = sought(
    r"\b(?P<alone>alone|only),?\s+(?:or|versus|vs\.?|and|compared (?:with|to))\s(?:[\w-]+\s){0,3}?"
    r"(?:with|plus|in combination|combined|followed by|added)\b",
    re.IGNORECASE,
)


def _had_alone(arms: list[Arm], lines: list[Line]) -> None:
    """Read the control off "A 5 mg a day alone or with B": what was given alone was given to all."""
    for line in lines:
        inside = [arm for arm in arms if line.start <= arm.name.start < line.end]
        if len(inside) < 2 or len(inside) < len(arms):
            continue
        match = _ALONE_OR.search(line.text)
        before = [arm for arm in inside if match and arm.name.end - line.start <= match.start() + 6]
        if match and before and len(before) < len(inside):
            arm = before[-1]
            arm.role, arm.role_start = "active", line.start + match.start("alone")
            arm.role_end = line.start + match.end("alone")
            return


# What may be given in a treatment arm too, beside a control that is plainer.
_HALF = re.compile(r"alone|only|minimal|education\w* (?:only|materials?)", re.IGNORECASE)


def _keep_the_weakest(arms: list[Arm]) -> None:
    """Beside a placebo, nothing or usual care, "zinc alone" is one of the treatments tried."""
    controls = [arm for arm in arms if arm.is_control]
    half = [arm for arm in controls if arm.role == "active" and _HALF.fullmatch(_role_words(arm))]
    if len(half) == len(controls):
        return
    for arm in half:
        if arm.role == "active":
            arm.role, arm.role_start, arm.role_end = "experimental", -1, -1


def _tried_alone(arms: list[Arm], title: str) -> None:
    """Read "zinc alone" against "iron with salt" by the title: where it names zinc only, zinc was tried.

    What was given alone is a control beside itself with something more.
    """
    alone = [arm for arm in arms if arm.role == "active" and _HALF.fullmatch(_role_words(arm))]
    if (
        len(arms) != 2
        or len(alone) != 1
        or any(arm.is_control for arm in arms if arm is not alone[0])
    ):
        return
    arm = alone[0]
    other = arms[1] if arm is arms[0] else arms[0]
    mine, theirs = word_parts(arm), word_parts(other) | other.spelled | other.aliases
    words = {stem(part) for match in WORD.finditer(title) for part in match.group().split("-")}
    if mine and mine <= words and not theirs & (words | mine) and not _WITH_MORE.search(title):
        arm.role, arm.role_start, arm.role_end = "experimental", -1, -1


_WITH_MORE = re.compile(
    r"\b(?:with(?:out)?|plus|add\w+|combin\w+|addition\w*|adjuvant|adjunct\w*|followed|versus|vs)\b|\+",
    re.IGNORECASE,
)


def _role_words(arm: Arm) -> str:
    return arm.name.text[arm.role_start - arm.name.start : arm.role_end - arm.name.start]


def _beside_the_tried(arms: list[Arm]) -> None:
    """Take for the control the one of two arms whose fellow alone is called the study group."""
    told = [arm for arm in arms if arm.role == "experimental" and arm.role_start >= 0]
    if len(arms) == 2 and len(told) == 1:
        other = arms[1] if told[0] is arms[0] else arms[0]
        other.role, other.role_start, other.role_end = "active", other.name.start, other.name.end


_ONLY = (
    r"\s*(?:\([^()]{0,30}\)\s*)?,?\s*(?:(?:the )?(?:patients|women|children|participants)\s+)?"
    r"(?:(?:was|were|had|received?|underwent|got|given|treated with)\s+){0,2}(?P<only>only|nothing)\b"
)
_CONTROL_SIGNS = frozenset({"c", "con", "ctrl", "ctl", "ctr", "cg"})


def _by_sign(arms: list[Arm], lines: list[Line]) -> None:
    """Read the control off "group G had only …"; else a group C beside others than A and B is it."""
    signs = [letter_of(arm) for arm in arms]
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


# "and conventional 14-gauge needles": the word may stand some words before the arm's own.
_STANDARD = re.compile(
    rf"\b(?P<word>conventional|standard|usual|routine|{TRADITIONAL})[\s-]"
    r"(?P<what>(?:(?!and\b|or\b|versus\b|vs\b|plus\b|with\b|to\b|for\b|in\b)[\w.%+/-]+\s?){1,5})",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:compar|versus|vs)", re.IGNORECASE)
_OPENING = 8


def _called_standard(arms: list[Arm], lines: list[Line], title: str) -> None:
    """Take for the control the one arm that the title or the aim calls standard or conventional."""
    words = [arm.tokens | arm.spelled | arm.aliases for arm in arms]
    for text in (title, *(line.text for line in lines[:_OPENING] if _COMPARES.search(line.text))):
        for match in _STANDARD.finditer(text):
            what = tokens_of(match["what"])
            told = [
                arm
                for place, arm in enumerate(arms)
                if what & words[place].difference(*words[:place], *words[place + 1 :])
            ]
            if len(told) == 1:
                arm = told[0]
                arm.role, arm.role_start, arm.role_end = "active", arm.name.start, arm.name.end
                return
    _against_standard(arms, title)


# "Conventional versus endoscopic repair": the word stands for what the other arms had.
_BARE_STANDARD = re.compile(r"\b(?:conventional|standard|usual|traditional)$", re.IGNORECASE)


def _against_standard(arms: list[Arm], title: str) -> None:
    """Take for the control the one of two arms that a title's bare "conventional versus" stands for."""
    cut = set_against(title)
    if cut is None or len(arms) != 2 or not _BARE_STANDARD.search(title, 0, cut[0]):
        return
    front, behind = tokens_of(title[: cut[0]]), tokens_of(title[cut[1] :])
    words = [arm.tokens | arm.spelled | arm.aliases for arm in arms]
    own = words[0] - words[1], words[1] - words[0]
    tried = [place for place in (0, 1) if own[place] & behind and not own[place] & front]
    if len(tried) == 1 and not own[1 - tried[0]] & behind:
        arm = arms[1 - tried[0]]
        arm.role, arm.role_start, arm.role_end = "active", arm.name.start, arm.name.end


_IN_BRACKETS = re.compile(
    r"\s*\((?:[A-Za-z0-9/+-]{1,9}[,;]\s+)?(?:the\s+|attention\s+)?(?:(?P<control>control|standard|conventional|usual|routine|comparator"
    r"|reference|comparison)"
    r"|(?P<trial>test|experimental|intervention|study|investigational))"
    r"(?:\s+(?:group|arm|combination|treatment|therapy|regimen|schedule|drug|diet|procedure))?\s*[,;:)]",
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


def in_order(arms: list[Arm], lines: list[Line], title: str) -> list[Arm]:
    """Put experimental arms first; of two that no word tells apart, signs tell the active one."""
    if not any(arm.is_control for arm in arms) and len(arms) == 2:
        arms = first_tried(arms, lines, title)
        arms[1].role = "active"
    return [arm for arm in arms if not arm.is_control] + [arm for arm in arms if arm.is_control]
