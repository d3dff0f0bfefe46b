"""Which numbers that were given to arms are results: what a number must bring to be taken."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.items import Item
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.roles import Assigned
from trialtrace.extract.accounts.tuples import VERSUS

_COUNTABLE = re.compile(
    r"\b(?:events|deaths?|died|developed|experienced|had|recurrences?|relapsed?|relapses|cases"
    r"|responses?|responded|infections?|fractures|complications?|suffered|recurred|episodes|failed"
    r"|failures|falls|cancers|tumou?rs|metastas[ei]s|attacks|strokes|lost|occurred|observed"
    r"|achieved|reported|h(?:a)?ematomas?|seizures|patients with|women with|men with|children with)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:before the trial|history of|at entry|baseline|were aged|stage"
    r"|randomi[sz]ed to|cycles|courses|median age|mean age|doses)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:scores?|levels?|index|scales?|points?|values?|length|volumes?|thickness|density|pressure"
    r"|weight|ratio|concentrations?|number of|rates?|VAS|duration|time|loss|area|mean|average)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s*-?(?:months?|weeks?|days?|years?|hours?|min(?:utes?)?|h)\b", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(?:time|duration|stay|survival|interval|lasted|length|delay|onset|PFS|OS|TTP|DFS|surgery"
    r"|operation|mean|average|medians?|recovery|return|until|free of|age)\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?:at|days?|weeks?|months?|every|first|for|within|over)\s*$", re.IGNORECASE
)
_NO_COUNT = re.compile(
    r"\s*(?:%|per\b|[-–]\s?\d|to \d|years?|months?|weeks?|days?|hours?|minutes?|mg|ml|points?)",
    re.IGNORECASE,
)
# Rules by which the sentence itself says whose number is whose.
SAID = frozenset(
    {
        "arm.label_behind",
        "arm.label_in_front",
        "arm.respectively",
        "arm.listed",
        "arm.named_before",
        "arm.by_direction",
        "arm.grid",
        "arm.bracket",
        "arm.shared_label",
    }
)
_OWN_KINDS = frozenset({"percent", "events"})


def admit(account: Account, line: Line, given: list[Assigned]) -> list[Assigned]:
    """Return the numbers of a tuple that are results, each with the statistic that it is.

    - A percentage, fraction, mean with its spread or median says what it is. In the authors' own
      study a percentage or fraction is taken even where no arm can be told (its arm stays empty).
    - A number beside words of completion or adherence counts where arms are set against each other.
    - A bare whole number is a count where the words around it count something, and its arm is said.
    - Other bare numbers are means where arms are set against each other by them.
    """
    arms = {one.arm for one in given}
    paired = len(given) > 1 and len(arms) == len(given) and -1 not in arms
    versus = paired and _is_versus(line, given)
    kept = []
    for one in given:
        item = one.item
        said = one.arm >= 0 and one.rule in SAID
        if _HISTORY.search(line.before(item.start, 45)) and item.statistic != "median":
            continue
        if item.flow and not (paired or said):
            continue
        if item.statistic == "mean" and one.rule == "arm.default_order" and not versus:
            continue  # "3.2 (0.4) at the hip and 5.0 (0.6) at the spine": two places, not two arms
        if not item.certain or item.statistic == "bare":
            read = _as_count(line, item, paired or said) or _as_measure(line, item, said, versus)
            if read is None:
                continue
            one = replace(one, item=read)
        if one.arm < 0 and not _armless(account, one.item):
            continue
        kept.append(one)
    return kept


def _is_versus(line: Line, given: list[Assigned]) -> bool:
    gap = line.text[given[0].item.end - line.start : given[-1].item.start - line.start]
    return VERSUS.search(gap) is not None or given[0].rule in (
        "arm.respectively", "arm.listed", "arm.label_behind", "arm.label_in_front"
    )  # fmt: skip


def _armless(account: Account, item: Item) -> bool:
    """Tell whether a number may stand without an arm."""
    if account.claim_level == "own_result":
        return item.statistic in _OWN_KINDS and item.certain and not item.flow
    return not account.arms or item.statistic not in ("percent", "events", "mean", "median")


def _as_count(line: Line, item: Item, told: bool) -> Item | None:
    """Read a whole number beside an arm as a count: "28 falls on placebo"."""
    if item.statistic not in ("bare", "events") or not told:
        return None
    value = float(item.part.value)
    around = line.before(item.start, 130) + line.after(item.start, item.end - item.start + 90)
    if (
        not value.is_integer()
        or item.unit
        or not _COUNTABLE.search(around)
        or _NO_COUNT.match(line.after(item.end, 12))
    ):
        return None
    return replace(item, statistic="events", unit="", certain=True)


def _is_time(line: Line, item: Item) -> bool:
    """Tell whether a number is a moment or a length of treatment, not a time that was measured."""
    before = line.before(item.start, 110)
    if _MOMENT.search(before):
        return True
    return bool(_TIME.match(line.after(item.part.end, 12))) and not _LASTED.search(before)


def _as_measure(line: Line, item: Item, said: bool, versus: bool) -> Item | None:
    """Read a number as what its statistic says, a bare one as a mean where arms differ by it."""
    if _is_time(line, item):
        return None
    if not versus and not said:
        return None
    if item.statistic not in ("bare", "events"):
        return item
    if item.statistic == "events" or not versus:
        return None
    decimal = not float(item.part.value).is_integer()
    if not (decimal or item.unit or _MEASURED.search(line.before(item.start, 110))):
        return None
    return replace(item, statistic="mean")
