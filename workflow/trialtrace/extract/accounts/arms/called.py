"""What a text calls an arm: "group B, the control group", "a control drug, iron", "iron served as control"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.mentions import ArmFinder
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.prefilter import sought

_SERVED = sought(
    r"\((?:the )?(?P<in>controls?)(?: (?:group|arm))?(?:[,;] [^()]{1,20})?\)"
    r"|\b(?:as|was|were|being) (?:an? |the )?(?:\w+ )?(?P<as>(?:controls?|comparators?)\b(?! (?:for|of|over)\b|led)"
    r"|reference\b(?=\s?(?:[.,;:)]|$| (?:drug|treatment|therapy|group|arm|agent)\b)))",
    re.IGNORECASE,
)
_GROUP = r"(?:groups?|arms?|cohort|condition)"
_DRUG = (
    r"(?:drug|agent|medication|medicine|treatment|therapy|regimen|method|procedure|technique|product|preparation"
    r"|operation|intervention|device|material|diet|solution|anaesthetic|anesthetic|antibiotic|analgesic|comparator)s?"
)
_KIND = (
    r"(?:(?:active|positive|negative|current|accepted|established|usual)\s)?"
    r"(?:control|reference|standard|comparator|comparison|conventional)"
)
# "group B, the control group, had iron"; "iron, the standard treatment"; "iron (control drug)"; not "zinc, iron, and
# standard treatment", nor "with zinc, the control group did not improve".
_BEHIND = re.compile(
    r"(?:,\s(?:(?:which|who)\s(?:is|was|were)\s)?(?:an?|the|our)\s|\s\((?:the\s)?)"
    rf"(?P<what>controls?|{_KIND}\s(?:{_DRUG}|{_GROUP})|comparator|active control)(?=\s?(?:[,.;:)]|$))",
    re.IGNORECASE,
)
# What may stand between a name and the words that say what it was: "iron tablets (100 mg), …"
_REST_OF_NAME = re.compile(
    r"(?:\s(?!(?:and|or|versus|vs|than|with|but)\b)[\w-]+){0,2}(?:\s?\([^()]{0,40}\))?"
)
# "a control drug, | iron"; "the standard drug | iron"; "the control treatment was | iron"; "standard treatment with |
# iron"; not "compared with the control drug, | zinc".
_AHEAD = re.compile(
    rf"(?P<what>\b{_KIND}(?:\s[\w-]+)?\s{_DRUG})(?:,\s(?:an?\s|the\s)?|\s(?:\(|(?:was|were|is|with|using)\s)?)"
    r"(?:(?!(?:and|or|plus|versus|vs|than|to|of|for|in)\b)[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
# "the control group, | group B, had iron"
_GROUP_AHEAD = re.compile(
    rf"\b(?P<what>(?:control|reference|comparison)\s{_GROUP})(?:,\s|\s\()(?:the\s)?$", re.IGNORECASE
)
_IS_GROUP = re.compile(rf"{_GROUP}\s\w{{1,4}}\s?[,)]", re.IGNORECASE)
# "the control group (n = 29), which received | iron"; "the control group (| iron)"; "the placebo group received | iron"
_HAD_AHEAD = re.compile(
    r"\b(?P<what>controls?(?:\s(?:group|arm|patients|subjects))?|placebo\s(?:group|arm))(?:\s?\([^()]{0,20}\))?(?:,?\s(?:(?:who|which|and)\s)?"
    r"(?:(?:was|were)\s)?(?:treated\s(?:with|by)|received|receiving|given|underwent|took)\s|\s\()(?:an?\s|the\s)?"
    r"(?:(?!(?:and|or|plus|no|versus|vs|than|to|of|for|in)\b)[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
_LESS_THAN_IT = re.compile(
    r"\b(?:compared|comparison|than|unlike|versus|vs|relative|addition|plus|despite)"
    r"\b[^,;]{0,16}$",
    re.IGNORECASE,
)
_LIKE_IT = re.compile(r"[^.;,]{0,40}\b(?:or|versus|vs)\b|\s?(?:\+|plus\b)", re.IGNORECASE)
_LONGEST_AHEAD = 90


def find_served(arms: list[Arm], lines: list[Line]) -> None:
    """Read the control off "the third group had saline (control group)", "C served as control"."""
    finder: ArmFinder | None = None
    for line in lines:
        for match in _SERVED.finditer(line.text):
            finder = finder or ArmFinder(arms)
            mentions = finder.find(line)
            treated = _CONTROLS_HAD.match(line.text, match.end())
            behind = [m for m in mentions if m.start >= line.start + match.end()]
            if (
                match["as"]
                and treated
                and behind
                and behind[0].start - line.start - treated.end() < 12
            ):
                _take_for_control(arms[behind[0].arm], line, match.span("as"))
                return
            start, end = line.start + match.start(), line.start + match.end()
            around = [m for m in mentions if m.start < start and end < m.end]
            if match["in"] and around:  # "group B (control) iron" is one mention
                _take_for_control(arms[around[0].arm], line, match.span("in"))
                return
            before = [m for m in mentions if m.end <= start]
            beside = bool(before) and before[-1].end - line.start >= match.start() - 1
            had = line.text[match.end() : behind[0].start - line.start] if behind else ","
            if (
                match["in"]
                and not beside
                and _SECOND.search(line.text, 0, match.start())
                and not _APART.search(had)
            ):
                _take_for_control(arms[behind[0].arm], line, match.span("in"))
                return
            low = max(line.text.rfind(mark, 0, match.start()) for mark in (";", ". ", ","))
            if before and (before[-1].end - line.start > low or len({m.arm for m in before}) == 1):
                which = "in" if match["in"] else "as"
                _take_for_control(arms[before[-1].arm], line, match.span(which))
                return


def find_called(arms: list[Arm], lines: list[Line]) -> None:
    """Read the control off what stands beside its name: "group B, the control group", "a control drug, B"."""
    finder: ArmFinder | None = None
    found: dict[int, tuple[Line, tuple[int, int]]] = {}
    for line in lines:
        if not _COULD.search(line.text):
            continue
        finder = finder or ArmFinder(arms)
        for mention in finder.find(line):
            span = _called(line, mention.start - line.start, mention.end - line.start)
            if span is not None:
                found.setdefault(mention.arm, (line, span))
    if len(found) == 1:
        (place, (line, span)), *_ = found.items()
        _take_for_control(arms[place], line, span)


_COULD = sought(
    r"\b(?:control|reference|standard|comparator|comparison|conventional|placebo\s(?:group|arm)\b)",
    re.IGNORECASE,
)


def _called(line: Line, start: int, end: int) -> tuple[int, int] | None:
    rest = _REST_OF_NAME.match(line.text, end)
    for at in dict.fromkeys((end, rest.end() if rest else end)):
        behind = _BEHIND.match(line.text, at)
        if behind:
            return behind.span("what")
    if _IS_GROUP.match(line.text, start):
        group = _GROUP_AHEAD.search(line.text, max(0, start - _LONGEST_AHEAD), start)
        return group.span("what") if group else None
    had = _HAD_AHEAD.search(line.text, max(0, start - _LONGEST_AHEAD), start)
    if had is not None:
        return had.span("what")
    ahead = _AHEAD.search(line.text, max(0, start - _LONGEST_AHEAD), start)
    if ahead is None or _LESS_THAN_IT.search(line.text, 0, ahead.start()):
        return None
    return None if _LIKE_IT.match(line.text, end) else ahead.span("what")


# "the first got zinc, and the second | (control group) had iron": what it had stands behind it
_SECOND = re.compile(
    r"\b(?:the\s(?:1st|2nd|3rd|first|second|third|other|latter)(?:\s(?:group|arm|half))?|(?:group|arm)\s\w{1,3})\s$",
    re.IGNORECASE,
)
_APART = re.compile(r"[,;:]|\b(?:than|compared|versus)\b")
# "as controls, who were treated with | zinc"
_CONTROLS_HAD = re.compile(
    r"\s(?:groups?,?\s)?(?:(?:who|which|and)\s)?(?:(?:was|were)\s)?"
    r"(?:treated (?:with|by)|receiv(?:ed|ing)|given|underwent|took|had|using)\b",
    re.IGNORECASE,
)


def _take_for_control(arm: Arm, line: Line, span: tuple[int, int]) -> None:
    arm.role, arm.role_start, arm.role_end = "active", line.start + span[0], line.start + span[1]
