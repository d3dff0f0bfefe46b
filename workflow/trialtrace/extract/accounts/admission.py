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
    r"\b(?:events?|deaths?|died|developed|experienced|had|recurrences?|relapsed?|relapses|cases"
    r"|responses?|responded|infections?|fractures|complications?|suffered|recurred|episodes|failed"
    r"|failures|falls|cancers|tumou?rs|metastas[ei]s|attacks|strokes|lost|occurred|observed"
    r"|achieved|reported|h(?:a)?ematomas?|seizures|required|needed|underwent|showed|exhibited"
    r"|number of|(?:more|fewer|less) (?:patients|women|men|people|children|participants)"
    r"|(?:patients|women|men|children|participants|subjects|eyes) with)\b",
    re.IGNORECASE,
)
# A noun that is counted, right behind its number.
_PLURAL = re.compile(
    r"\s+(?!(?:of|vs|versus|was|has|is|as|this|plus|times|less)\b)(?:[a-z-]+\s+){0,2}?[A-Za-z-]*[A-Za-z]s\b"
)
# What a design counts; it is no event.
_DESIGN_NOUN = re.compile(
    r"\s*(?:of (?:the )?(?:two|three|four|\d)|:\s?\d|/(?:week|day|month|\d\d\b)"
    r"|(?:(?!(?:in|on|of|for|with|to|and|or|the|a|patients|women|men)\b)[\w-]+ ){0,2}?"
    r"(?:cycles?|courses?|doses?|sessions?|weeks?|days?"
    r"|months?|years?|groups|arms|cent(?:er|re)s?|sites?|hospitals?|countries|injections?|infusions?"
    r"|tablets?|times|items?|visits?|samples?|schedules?|regimens?|fractions?|gauge|domains|operators"
    r"|plans|end ?-?points|messages|chemotherapy|G\b|P\b|or more))",
    re.IGNORECASE,
)
# People who came in, not people to whom something happened.
_ENROLLED = re.compile(
    r"[^.;]{0,90}?\b(?:were|was|are|be|had been)\s+(?:\w+\s+){0,2}?(?:random\w*|assigned|allocated|enrolled"
    r"|recruited|included|analy[sz]ed|selected|evaluable|assessable|entered|eligible|screened)\b"
    r"|[^.;]{0,40}?\b(?:received at least|completed)\b",
    re.IGNORECASE,
)
# A number glued into a name ("FEC(90"), the part of a date, or the whole of which others are parts.
_NAMELESS = re.compile(
    r"[A-Za-z]\($|\b(?:between|since|until|of the|of|from originally|grades?|stages?|phase|type|day)\s+$",
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
_FOLLOW_UP = re.compile(r"\bfollow(?:ed)?(?:[- ]up)?\b", re.IGNORECASE)
# A difference or ratio of the arms, no arm's own value: "0.8 points lower", "(difference, 0.8".
_BETWEEN_ARMS = re.compile(
    r"\b(?:difference|ratio|effect size|effects?|coefficient|correlation|HR|OR|RR)s?\b[^;()]{0,45}$",
    re.IGNORECASE,
)
_MORE_BEHIND = re.compile(
    r"\s*(?:%|points?|units?|[\w/]{1,8})?\s*(?:lower|higher|greater|less|more|fewer|longer|shorter)\b",
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
        "arm.only",
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
        if item.flow and not (paired and _side_by_side(line, given)):
            continue
        if item.statistic in ("mean", "median") and item.certain and _follows_up(line, item):
            continue
        if item.statistic == "mean" and one.rule == "arm.default_order" and not versus:
            continue  # "3.2 (0.4) at the hip and 5.0 (0.6) at the spine": two places, not two arms
        if item.statistic in ("bare", "mean", "median") and _compares(line, item):
            continue
        if not item.certain or item.statistic == "bare":
            read = _as_count(line, item, paired or said) or _as_measure(line, item, said, versus)
            if read is None:
                continue
            one = replace(one, item=read)
        if one.item.statistic == "events" and (
            line.kind == "title" or _DESIGN_NOUN.match(line.after(item.end, 40))
        ):
            continue  # "one of two groups"
        if one.arm < 0 and not _armless(account, line, one.item):
            continue
        kept.append(one)
    return kept


def _side_by_side(line: Line, given: list[Assigned]) -> bool:
    """Tell whether numbers are set against each other in one breath: "31% vs 34%"."""
    gap = line.text[given[0].item.end - line.start : given[-1].item.start - line.start]
    return VERSUS.search(gap) is not None or given[0].rule in ("arm.respectively", "arm.listed")


def _is_versus(line: Line, given: list[Assigned]) -> bool:
    labels = ("arm.label_behind", "arm.label_in_front")
    return any(one.rule in labels for one in given) or _side_by_side(line, given)


def _armless(account: Account, line: Line, item: Item) -> bool:
    """Tell whether a number may stand without an arm."""
    if account.claim_level == "own_result":
        return (
            item.statistic in _OWN_KINDS
            and item.certain
            and not item.flow
            and line.start >= account.results_start
        )
    return not account.arms or item.statistic not in ("percent", "events", "mean", "median")


def _as_count(line: Line, item: Item, told: bool) -> Item | None:
    """Read a whole number beside an arm as a count: "28 falls on placebo", "(21 vs. 8)".

    What is counted stands behind the number, or the words in front speak of people or events.
    """
    if item.statistic not in ("bare", "events") or not told or item.unit:
        return None
    behind, before = line.after(item.end, 40), line.before(item.start, 130)
    if (
        not float(item.part.value).is_integer()
        or _NO_COUNT.match(line.after(item.part.end, 12))
        or _NAMELESS.search(before)
        or _DESIGN_NOUN.match(line.after(item.part.end, 40))
        or _ENROLLED.match(line.after(item.part.end, 140))
    ):
        return None
    noun = _PLURAL.match(line.after(item.part.end, 40))
    if not (noun or _COUNTABLE.search(before + line.text[item.start - line.start :][:130])):
        return None
    if item.statistic == "bare" and not (noun or _COUNTABLE.search(before + behind)):
        return None
    return replace(item, statistic="events", unit="", certain=True)


def _follows_up(line: Line, item: Item) -> bool:
    return _FOLLOW_UP.search(line.before(item.part.start, 70)) is not None and bool(
        _TIME.match(line.after(item.part.end, 12))
    )


def _compares(line: Line, item: Item) -> bool:
    """Tell whether a number is a difference or ratio between arms."""
    before = line.before(item.part.start, 70)
    return bool(
        _MORE_BEHIND.match(line.after(item.part.end, 26)) or _BETWEEN_ARMS.search(before[-60:])
    )


def _is_time(line: Line, item: Item) -> bool:
    """Tell whether a number is a moment or a length of treatment, not a time that was measured."""
    before = line.before(item.start, 110)
    if _MOMENT.search(before) or re.match(r"\s?-\s?[a-z]", line.after(item.part.end, 4)):
        return True
    if _FOLLOW_UP.search(before[-70:]):
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
