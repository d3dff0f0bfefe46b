"""What stands behind a mean: its spread, in brackets, behind a sign or in words."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.item import Companion, Item
from trialtrace.extract.accounts.results.item_words import Habits
from trialtrace.grammar.mention import Mention, Part

_TO_BRACKET = re.compile(r"\s*(?:[\w/%²°]{1,8}\s?)?[(\[]?")
_SQUARE = re.compile(r"\s?\[(?P<sd>\d{1,4}\.\d{1,3})\]")
_ERROR = re.compile(r"\s?(?:SEM?\b|s\.e\.|standard error)")
_REST = re.compile(r"[^()\[\]]{0,12}\)")
_IN_WORDS = re.compile(r"\s?plus or minus (?P<sd>\d{1,5}(?:\.\d{1,3})?)")


def with_bracket(line: Line, item: Item, habits: Habits) -> Item:
    """Add the spread that stands in brackets behind: "402 s (± 17)", or "5.1 [2.6]" where a text says so."""
    if item.statistic not in ("bare", "mean") or item.companions or item.end != item.part.end:
        return item
    found = None
    for mention in line.mentions:
        if mention.kind == "spread" and 0 <= mention.start - item.end <= 12:
            between = line.text[item.end - line.start : mention.start - line.start]
            if _TO_BRACKET.fullmatch(between):
                found = part_of(mention, "sd")
    if found is None:
        match = _IN_WORDS.match(line.text, item.end - line.start)
        if match is None and habits.bracket:
            match = _SQUARE.match(line.text, item.end - line.start)
        if match:
            start, end = line.start + match.start("sd"), line.start + match.end("sd")
            found = Part("sd", start, end, float(match["sd"]))
    if found is None:
        return item
    field = habits.bracket or habits.spread
    if _ERROR.match(line.after(found.end, 20)):
        field = "se"
    more = (Companion(field, found),)
    closed = re.match(r"[^()\[\]]{0,12}[)\]]", line.after(found.end, 14))
    end = found.end + (closed.end() if closed else 0)
    return replace(item, statistic="mean", end=end, companions=more, certain=True)


def with_spread(line: Line, item: Item, mention: Mention, spread: str) -> Item:
    """Call the spread of a mean what it is: the number's own words decide, then the text's."""
    own = mention.notes.get("spread", "")
    words = line.text[item.part.end - line.start : item.end - line.start]
    if words.count("(") > words.count(
        ")"
    ):  # "4.1 (± 1.2 SEM)": the mention ends inside the bracket
        rest = _REST.match(line.text, item.end - line.start)
        if rest:
            own = "se" if _ERROR.match(rest.group()) else own
            item = replace(item, end=line.start + rest.end())
    if (own or spread) != "se":
        return item
    more = [replace(one, field="se") if one.field == "sd" else one for one in item.companions]
    return replace(item, companions=tuple(more))
