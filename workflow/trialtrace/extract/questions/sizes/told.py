"""How many people sentences give to the arms of a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.sizes.planned import is_plan
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import Number
from trialtrace.extract.questions.spelt import in_figures
from trialtrace.grammar.numbers import parse
from trialtrace.grammar.people import PERSONS
from trialtrace.text.model import Document

UNITS = rf"{PERSONS}|students|teeth|eyes|specimens|samples|animals|rats|goats|mice"
_PEOPLE = rf"(?:[a-z-]+\s+){{0,2}}(?:{UNITS})"
_COUNT = r"(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})"
_SIZE = re.compile(
    rf"\bn\s*=\s*{_COUNT.format('a')}(?![\d.])|(?<![\w.,/-]){_COUNT.format('b')}\s+{_PEOPLE}\b"
    rf"|\b(?:consisted of|included|comprised|contained)\s+{_COUNT.format('c')}"
    rf"(?=\s*(?:[,;)(]|\.(?!\d)|$|(?:and|in|with|who|whereas|while|versus|vs)\b|{_PEOPLE}\b))",
    re.IGNORECASE,
)
_GROUP_WORDS = r"(?:\w+\s+)?(?:groups?|arms?|dose)"
_EACH = re.compile(
    "|".join(
        (
            rf"\bgroups?\s+of\s+{_COUNT.format('a')}\s*(?:{_PEOPLE})?\s*each\b",
            rf"\b(?:two|three|four|both)\s+(?:\w+\s+)?(?:groups|arms)\s+of\s+{_COUNT.format('g')}",
            rf"{_COUNT.format('b')}\s*(?:{_PEOPLE}\s*)?(?:in|per|for)\s+(?:each|every|either|both)\s*"
            rf"(?:of the (?:two|three|four)\s+)?{_GROUP_WORDS}",
            rf"{_COUNT.format('e')}\s*(?:{_PEOPLE}\s*)?(?:per|a)\s+(?:group|arm)",
            rf"(?<![\w.,/-]){_COUNT.format('h')}\s*(?:{_PEOPLE}\s*)?\(?(?:in\s+)?each\s*(?=[).;,]|$)",
            rf"\b(?:two|three|four|five)\s+(?:\w+\s+)?(?:groups|arms)\s*\(\s*n\s*=\s*{_COUNT.format('i')}\s*(?:each|\))",
            rf"\bn\s*=\s*{_COUNT.format('f')}\s+(?:per|in each|for each)\s+(?:dose|group|arm)",
            rf"\beach\s+(?:\w+\s+)?(?:group|arm)\s*\(\s*n\s*=\s*{_COUNT.format('c')}\s*\)",
            rf"\beach\s+(?:\w+\s+)?(?:group|arm)\s*(?:of|with|had|consisted of|included|comprised)\s+"
            rf"{_COUNT.format('d')}",
        )
    ),
    re.IGNORECASE,
)
# A number in front of these is the whole trial's, though an arm is named next.
_ALLOCATED = re.compile(r"random|assign|allocat|divided|enrol|recruit|undergoing", re.IGNORECASE)
_FLOW = re.compile(
    r"random|assign|allocat|divided|enrol|recruit|complet|analy|evaluat|assess|includ|receiv|underwent|"
    r"treated|consist|compris|\bgot\b|\bwere in\b",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"\binto\s+equal\s+groups\s+of\s+\w+\s+and\s+\w+(?P<pair>)|\b(?P<count>two|three|four|five|six|2|3|4|5|6)\s+(?:equal\s+)?(?:(?:treatment|study|parallel)\s+)?(?:groups|arms)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}"
    r"|[A-Za-z]+(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)\s+"
    rf"(?:[\w-]+\s+){{0,8}}?(?:{UNITS}|rabbits|dogs|pigs)\b",
    re.IGNORECASE,
)
# A stop parts a number from a name, unless the number's bracket is open: "tape (test; n = 20)".
_APART = re.compile(r"[.;]\s(?![^(]*$)|^[^(]*[.;]\s|\)[^(]*[.;]\s")
_IN_ARM = re.compile(r"\s+(?:in|of|from|on)\s+(?:the\s+)?", re.IGNORECASE)
_GROUP_BEHIND = re.compile(r"[\w-]+\s+(?:groups?|arms?)\b", re.IGNORECASE)
_LABEL_BEHIND = re.compile(r"\s*\(\s*(?:the\s+)?(?:groups?|arms?)\b", re.IGNORECASE)
# "399 patients came, 73 in the zinc group": a part, whose number nobody calls people.
_PART = re.compile(
    r"(?<![\w.,=-])\d{1,6}\s+(?:(?:were|are)\s+)?(?:in|from|to|on|of|with|received)\b"
)
_RESPECTIVE = re.compile(
    rf"\bn\s*=\s*{_COUNT.format('one')}\s+(?:and|vs\.?|versus)\s+(?:n\s*=\s*)?{_COUNT.format('other')}(?![\w.%])"
    rf"|(?<![\w.,/-]){_COUNT.format('first')}\s+(?:and|vs\.?|versus)\s+{_COUNT.format('second')}\s+{_PEOPLE}\b",
    re.IGNORECASE,
)
_TAKEN_IN = re.compile(
    r"random|\bassign|allocat|divided|enrol|recruit|analy[sz]|evaluat|includ|complet|allott|compris|consist",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"[^.;]{0,60}?\brespectively\b", re.IGNORECASE)
_ORDERS = ([INTERVENTION, COMPARATOR], [COMPARATOR, INTERVENTION])
# "17 patients (36%)" had something: they are part of a group.
_COUNTED = re.compile(
    r"(?:\s+(?:in|from|of|on)\s+(?:the\s+)?[^.,;()]{2,40}?)?\s*[(\[]\s*\d+(?:\.\d+)?\s*(?:%|per ?cent)"
)
# "(n = 17, 36%)": the same.
_SHARE = re.compile(r"\s*[,;(\[]\s*\d+(?:\.\d+)?\s*%")
# "Among the 20 zinc patients who went on to the end": part of an arm, which says its own number.
_THOSE = re.compile(r"^\s*(?:who|that)\s+(?:had\s+)?(?:completed|adhered|attended|continued)\b")
_BESIDE = re.compile(r"\s*[;,:]?\s*\(?\s*")
_OTHER_GROUP = re.compile(r"\b(?:groups?|arms?)\b\s*(?:,|and\b|\()[^()]*\d")
IMPLIED = "n from counts and percentages, the only one that fits"
BORNE_OUT = "equal share of all, which its percentage bears out"
# Nobody says that groups were alike in number: such a share waits for a percentage that bears it out.
SHARED = "equal share of all, as no group's size is stated"
EQUAL = "equal share of all, who were divided equally"
# "Into two equal groups", "were equally divided": a text's own word for it ("intoequal" where a blank was lost).
_DIVIDED = r"(?:randomi[sz]ed|divided|allocated|assigned|split|separated|allotted)"
_EQUALLY = re.compile(
    rf"\b{_DIVIDED}\b[^.;]{{0,70}}?\b(?:into|to|in)\s?(?:(?:two|three|four|five|six|[2-6])\s)?"
    r"(?<!un)equal(?:ly|-sized|ly sized)?"
    r"\b(?!\s(?:to|effective)\b)"
    rf"|\b{_DIVIDED}\s(?:\w+\s){{0,2}}?equally\b|\bequally\s{_DIVIDED}\b"
    r"|\b(?:two|three|four|five|six|[2-6])\s(?:\w+\s)?(?<!un)equal(?:-sized|ly sized)?\s(?:\w+\s)?(?:groups|arms)\b"
    r"|\b(?:groups|arms) of (?:the same|equal) (?:sizes?|numbers?)\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"excluded|withdr[ae]w|dropped out|lost to|discontinued|screened|declined|refused|were (?:male|female)"
    r"|\bmale\b|\bfemale\b|\bdid not\b|\bfailed\b|occurr"
    r"|observed|noted|suffered|complained|showed|responded|relaps|developed|achieved"
    r"|reported(?! back)|experienced|required|died"
    r"|became|conceived|recovered|healed|cured|survived",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"\s*(?:groups?|arms?)?\s*(?:and|or|versus|vs\.?|/|with)\s+(?:the\s+)?", re.IGNORECASE
)
_DIRECT = re.compile(r"\s*(?:groups?|arms?)?\s*[(\[]\s*", re.IGNORECASE)


def equal_share(document: Document, whole: Number | None) -> Number | None:
    """Return one group's share where a sentence divides all into so many groups, none of them sized."""
    shares: list[Number] = []
    derived = EQUAL if is_told_equal(document) else SHARED
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "table":
            continue
        words = plain(document.text[sentence.start : sentence.end])
        groups = _GROUPS.search(words)
        if groups is None or len(words) > 4000 or not _ALLOCATED.search(words):
            continue
        if is_plan(words):
            continue
        count = _value(groups["count"]) if groups["count"] else 2.0
        total = _total_in(words[: groups.start()])
        value = _value(total["n"]) if total else None
        if value is None and whole is not None and count and not whole.value % count:
            shares.append(Number(whole.value / count, whole.start, whole.end, derived))
            continue
        if value is None or count is None or value % count or value < 2 * count:
            continue
        start = sentence.start + total.start("n")
        shares.append(Number(value / count, start, start + len(total["n"]), derived))
    return shares[0] if len({one.value for one in shares}) == 1 else None


def half_of_all(document: Document, total: Number | None) -> Number | None:
    """Return half of all people, for percentages to bear out: "102 patients got zinc or clay"."""
    if total is None or total.value % 2:
        return None
    derived = EQUAL if is_told_equal(document) else SHARED
    return Number(total.value / 2, total.start, total.end, derived)


def is_told_equal(document: Document) -> bool:
    """Tell whether a sentence says that people were divided equally."""
    return any(
        document.blocks[sentence.block].kind != "table"
        and _EQUALLY.search(document.text, sentence.start, sentence.end) is not None
        for sentence in document.sentences
    )


def _total_in(words: str) -> re.Match[str] | None:
    """Find the first number of people; of "all 80 patients", 80."""
    match = _TOTAL.search(words)
    while match is not None and _value(match["n"]) is None:
        match = _TOTAL.search(words, match.start() + 1)
    return match


def _value(words: str) -> float | None:
    try:
        return parse(words)
    except ValueError:
        return None


def in_sentences(document: Document, spotter: Spotter) -> dict[str, list[Number]]:
    told: dict[str, list[Number]] = {}
    counted: dict[str, list[Number]] = {}
    each: list[Number] = []
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "table":
            continue
        words = document.text[sentence.start : sentence.end]
        if len(words) > 4000 or not re.search(r"\d", words) or is_plan(words):
            continue
        view = plain(in_figures(words))
        each.extend(_each(view, sentence.start))
        listed = list(_respective(view, sentence.start, spotter))
        for side, number in listed:
            told.setdefault(side, []).append(number)
        if listed:
            continue
        beside = _beside(view, sentence.start, spotter)
        # A sentence that tells one arm's people tells the other's, too.
        sure = any(not weak for _, _, weak in beside)
        for side, number, weak in beside:
            (counted if weak and not sure else told).setdefault(side, []).append(number)
    for side, numbers in counted.items():
        # "41 patients in group A" may have had something: asked where nothing else is said, and then
        # the most of them, as a part of an arm is less than all of it.
        most = max(number.value for number in numbers)
        told.setdefault(side, [number for number in numbers if number.value == most])
    if len({number.value for number in each}) != 1:
        return told
    one = each[0].value
    for side in (INTERVENTION, COMPARATOR):
        # Several times what every group has is no group's: "70 got it or not (35 per group)".
        own = [n for n in told.get(side, []) if n.value == one or n.value % one]
        told[side] = own or each
    return told


def _respective(view: str, start: int, spotter: Spotter) -> Iterator[tuple[str, Number]]:
    """Yield the people of two arms in the arms' order: "n = 40 and 44, respectively"."""
    for match in _RESPECTIVE.finditer(view):
        named = spotter.find(view)
        if [one.side for one in named] not in _ORDERS:
            return
        if match["first"] and not _TAKEN_IN.search(view[: match.end() + 80]):
            continue
        outside = match.end() <= named[0].start or named[1].end <= match.start()
        behind = view[max(match.end(), named[1].end) :]
        near = view[min(match.start(), named[0].start) : max(match.end(), named[1].end)]
        if outside and _RESPECTIVELY.match(behind) and not _PARTIAL.search(near):
            names = ("one", "other") if match["one"] else ("first", "second")
            for one, name in zip(named, names, strict=True):
                yield one.side, _number(match, name, start)


def _each(view: str, start: int) -> list[Number]:
    found = []
    for match in _EACH.finditer(view):
        name = next(n for n in "abcdefghi" if match[n])
        found.append(_number(match, name, start))
    return found


def _number(match: re.Match[str], name: str, start: int) -> Number:
    value = float(match[name].replace(",", ""))
    return Number(value, start + match.start(name), start + match.end(name))


def _beside(view: str, start: int, spotter: Spotter) -> list[tuple[str, Number, bool]]:
    """Give numbers of people to the arms beside them, where one clause holds one of each.

    The last of each entry tells whether the number may be of a part of the arm.
    """
    sizes = list(_SIZE.finditer(view))
    if not sizes:
        return []
    named = spotter.find(view)
    if not named:
        return []
    named = sorted([*named, *spotter.others(view)], key=lambda one: one.start)
    shared = list(_EACH.finditer(view))
    found = []
    for match in sizes:
        name = next(n for n in ("a", "b", "c") if match[n])
        if name == "b" and _PARTIAL.search(view[max(0, match.start() - 30) : match.end() + 60]):
            continue
        if any(one.start() < match.end() and match.start() < one.end() for one in shared):
            continue
        if name == "b" and _COUNTED.match(view, match.end()):
            continue
        if name == "a" and _SHARE.match(view, match.end()) and not _ALLOCATED.search(view):
            continue
        if name == "b" and _THOSE.search(view[match.end() : match.end() + 60]):
            continue
        if name == "b" and _ALLOCATED.search(view[match.end() : match.end() + 80]):
            continue
        side = "" if _of_both(view, match, named) else _nearest(view, match, named, sizes)
        behind = _IN_ARM.match(view, match.end())
        if behind:
            # "11 eyes in the group 2": whose they are stands behind them.
            label = next(
                (one for one in named if behind.end() <= one.start < behind.end() + 3), None
            )
            other = label is None and _GROUP_BEHIND.match(view, behind.end())
            side = label.side if label else "" if other else side
        dosed = spotter.side_of_dose(view[: match.start()])
        side = side if dosed is None else dosed
        if side:
            near = view[max(0, match.start() - 60) : match.end() + 80]
            weak = name == "b" and _FLOW.search(near) is None
            # "In 18 eyes (group 1)".
            weak = weak and not _LABEL_BEHIND.match(view, match.end())
            found.append((side, _number(match, name, start), weak))
    return found


def _of_both(view: str, match: re.Match[str], named: list[Named]) -> bool:
    """Tell whether a number stands behind two names joined by "and": it is none of theirs."""
    before = [one for one in named if one.end <= match.start()][-2:]
    return (
        len(before) == 2
        and before[0].side != before[1].side
        and _COORDINATED.fullmatch(view[before[0].end : before[1].start]) is not None
        and _DIRECT.fullmatch(view[before[1].end : match.start()]) is None
    )


def _nearest(
    view: str, match: re.Match[str], named: list[Named], sizes: list[re.Match[str]]
) -> str:
    """Return the side of the mention that shares a clause with a number and no other number."""
    others = [one for one in sizes if one is not match]
    bracketed = view[: match.start()].rstrip().endswith("(") or view[match.start()] == "("
    enclosed = view.rfind("(", 0, match.start()) > view.rfind(")", 0, match.start())
    best = ""
    nearest = 10_000
    for one in named:
        gap = (
            view[one.end : match.start()]
            if one.end <= match.start()
            else view[match.end() : one.start]
        )
        if (bracketed or enclosed) and one.start >= match.end() and ")" in gap:
            continue  # a bracket belongs to what stands in front of it
        labelled = one.start and view[one.start - 1] == "(" and match.end() <= one.start
        # "(ZNC; n = 20)": a name and its number share a bracket.
        beside = one.end <= match.start() and _BESIDE.fullmatch(gap) is not None
        # "... of zinc; 20 patients got clay": another clause's, unless "n = 20" stands there.
        beside = beside and not (match["b"] and ";" in gap)
        if beside and view[match.start()] != "(":
            return one.side
        apart = not beside and (_APART.search(gap) or _OTHER_GROUP.search(gap) or _PART.search(gap))
        if len(gap) > (220 if labelled else 70) or apart:
            continue
        low, high = min(one.start, match.start()), max(one.end, match.end())
        if any(low <= other.start() < high for other in others):
            continue
        if labelled:
            return one.side
        distance = len(gap) - (
            60 if bracketed and one.end <= match.start() and len(gap) < 30 else 0
        )
        if distance < nearest:
            best, nearest = one.side, distance
    return best
