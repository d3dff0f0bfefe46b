"""What stands behind a mean: its spread, in brackets, behind a sign or in words."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.items.item import Companion, Item
from trialtrace.extract.accounts.results.items.words import Habits, kind_of_spread
from trialtrace.grammar.mention import Mention, Part

# The rule of a spread that is taken for an SD, which no word of the text says.
UNTOLD = "spread.untold"

_TO_BRACKET = re.compile(r"\s*(?:[\w/%²°−-]{1,8}\s?){0,2}[(\[]?")
# "fell by 3.9 in the zinc arm (SD 6.1)": whose it is stands between.
_OVER_NAME = re.compile(
    r"\s?(?:[\w/%²°]{1,12}\s)?(?:in|with|for|on|among|after)\s(?:the\s|those\s)?[^.;:,()\[\]\d]{2,40}\s?[(\[]\s?"
)
_FARTHEST = 70
_ERROR = re.compile(r"\s?(?:SEM?\b|s\.e\.|standard error)")
_REST = re.compile(r"[^()\[\]]{0,12}\)")
# "67 (27) min", "52 degrees [8.7 degrees]": a number in brackets of its own behind another.
_UNIT = r"[A-Za-z/%²°µμ][\w/²°·.-]{0,11}"
_NUMBER = r"\d{1,5}(?:[.·]\d{1,3})?"
_IN_BRACKETS = re.compile(
    rf"\s?(?:{_UNIT}\s?){{0,2}}(?:\(\s?(?P<round>{_NUMBER})(?:\s?{_UNIT})?\s?\)"
    rf"|\[\s?(?P<square>{_NUMBER})(?:\s?{_UNIT})?\s?\])(?!\s?%|\s?per ?cent|-)"
)
# Behind a number: one in brackets, and the unit of both.
_WITH_UNIT = re.compile(
    r"\s?[(\[]\s?\d{1,4}(?:[.·]\d{1,3})?\s?[)\]]\s?"
    r"(?:[a-zA-Zµμ]{1,6}\s?/\s?[a-zA-Zµμ]|mm ?Hg\b|[mck]m\b|k?g\b|[mc]?[lL]\b|[mµμn]g\b|kcal\b"
    r"|min(?:utes?)?\b|hours?\b|h\b|days?\b)"
)
_CLOSED = re.compile(r"[()\[\]]")
_IN_WORDS = re.compile(r"\s?plus or minus (?P<sd>\d{1,5}(?:\.\d{1,3})?)")


def with_bracket(line: Line, item: Item, habits: Habits) -> Item:
    """Add the spread that stands in brackets behind: "402 s (± 17)", or "5.1 [2.6]" where a text says so."""
    unit = line.text[item.part.end - line.start : item.end - line.start]
    if item.statistic not in ("bare", "mean") or item.companions or _CLOSED.search(unit):
        return item
    found, word = None, ""
    for mention in line.mentions:
        if mention.kind == "spread" and 0 <= mention.start - item.end <= _FARTHEST:
            between = line.text[item.end - line.start : mention.start - line.start]
            if _TO_BRACKET.fullmatch(between) or (
                "spread" in mention.notes and _OVER_NAME.fullmatch(between)
            ):
                found, word = part_of(mention, "sd"), mention.notes.get("spread", "")
    if found is None:
        found = _told(line, item, habits)
    if found is None:
        return item
    field = kind_of_spread(word) if word else habits.bracket or habits.spread
    if _ERROR.match(line.after(found.end, 20)):
        field = "se"
    more = (Companion(field or "sd", found, "" if field else UNTOLD),)
    closed = re.match(r"[^()\[\]]{0,12}[)\]]", line.after(found.end, 14))
    end = found.end + (closed.end() if closed else 0)
    return replace(item, statistic="mean", end=end, companions=more, certain=True)


def _told(line: Line, item: Item, habits: Habits) -> Part | None:
    """Find the spread in words, or in brackets where the text has said that brackets hold spreads."""
    match = _IN_WORDS.match(line.text, item.end - line.start)
    name = "sd"
    if match is None and _brackets_hold_spreads(line, item, habits):
        match = _IN_BRACKETS.match(line.text, item.part.end - line.start)
        name = "round" if match and match["round"] else "square"
    if match is None:
        return None
    start, end = line.start + match.start(name), line.start + match.end(name)
    return Part("sd", start, end, float(match[name].replace("·", ".")))


def _brackets_hold_spreads(line: Line, item: Item, habits: Habits) -> bool:
    """Tell whether a number in brackets is a spread here.

    The number in front is a mean by its own words, or the sentence has shown how it writes one:
    "105 (SD 21) min without, 130 (26) min with zinc". Of people no unit of measurement stands behind:
    "41 (12) pmol/l with zinc, 38 (11) pmol/l without".
    """
    written = line.text[item.part.start - line.start : item.part.end - line.start]
    if habits.bracket and (item.statistic == "mean" or "." in written or "·" in written):
        return True
    if len(_WITH_UNIT.findall(line.text)) > 1 and _WITH_UNIT.match(
        line.text, item.part.end - line.start
    ):
        return True
    return any(
        mention.kind == "mean_sd"
        and mention.end <= item.start
        and line.text[mention.end - line.start - 1] in ")]"
        for mention in line.mentions
    )


def shown_by(line: Line, mention: Mention, habits: Habits) -> Habits:
    """Return the habits behind a mean that names the spread in its bracket: those that follow hold the like.

    "24.3 (SE 1.6) with zinc and 31.2 (1.8) with iron" are two standard errors.
    """
    word = mention.notes.get("spread")
    if not word or line.text[mention.end - line.start - 1] not in ")]":
        return habits
    return replace(habits, bracket=kind_of_spread(word))


def with_spread(line: Line, item: Item, mention: Mention, habits: Habits) -> Item:
    """Call the spread of a mean what it is: the number's own words decide, then the text's."""
    own = kind_of_spread(mention.notes["spread"]) if "spread" in mention.notes else ""
    words = line.text[item.part.end - line.start : item.end - line.start]
    if words.count("(") > words.count(
        ")"
    ):  # "4.1 (± 1.2 SEM)": the mention ends inside the bracket
        rest = _REST.match(line.text, item.end - line.start)
        if rest:
            own = "se" if _ERROR.match(rest.group()) else own
            item = replace(item, end=line.start + rest.end())
    item = replace(item, companions=tuple(_of_unit(line, one) for one in item.companions))
    bracketed = bool(_CLOSED.search(words)) and "±" not in words and habits.bracket
    told = own or (habits.bracket if bracketed else habits.spread)
    if told == "sd":
        return item
    read = {"field": "se"} if told == "se" else {"rule": UNTOLD}
    more = [replace(one, **read) if one.field == "sd" else one for one in item.companions]
    return replace(item, companions=tuple(more))


# "1.6 ± 0.5 x 10(9)/L": the power of ten is of the unit, and of both numbers.
_POWER = re.compile(r"[\d.\u00b7]+(?=\s?[x\u00d7*]\s?10)")


def _of_unit(line: Line, one: Companion) -> Companion:
    """Return a spread without the power of ten that belongs to the unit of its mean."""
    found = _POWER.match(line.text, one.part.start - line.start, one.part.end - line.start)
    if found is None:
        return one
    value = float(found.group().replace("\u00b7", "."))
    return replace(one, part=replace(one.part, end=line.start + found.end(), value=value))
