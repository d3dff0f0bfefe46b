"""The numbers of a sentence that may be results of arms, each with what belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.grammar.mention import Mention, Part

# Kinds of mentions whose value is a mean only where the sentence says so, or in a pair.
BARE_KINDS = frozenset({"measure", "score", "number", "duration", "timepoint", "rate"})
_HEADER = re.compile(
    r"\b(?P<what>medians?|means?|averages?|averaged)\b(?![- ](?:follow|age|duration of follow|of "
    r"\d+ (?:cycles|courses)))",
    re.IGNORECASE,
)
_SURVIVAL = re.compile(
    r"\b(?:time to (?:[\w-]+ ){0,3}[\w-]+|survival|PFS|OS|DFS|TTP|TTF|duration of (?:\w+ )?response"
    r"|response duration)\b(?:[^.;]|\.(?=\d)){0,60}$",
    re.IGNORECASE,
)
# A measured value right in front of a bracket: "4.2 cm (", "3.2 ± 1.1 kg [".
_MEASURED_BEFORE = re.compile(
    r"(?:\d\.\d+|\d\s?(?:[ckm]?m|k?g|ml|m?L|mm ?Hg|points?|dB|units?|m?mol/l|mg/dl|cm2|cm²)\b)"
    r"(?:\s?[(\[][\d.]+[)\]])?(?:\s?[A-Za-zµ°%²][\w°/²-]*){0,2}\s?[(\[]\s*$"
)
# Measures whose own unit is per cent: shares of blood, volume or norm, not of people.
_OWN_PERCENT = re.compile(
    r"\b(?:HbA\(?1c\)?|A1c|h(?:a)?emoglobin(?! (?:response|target|goal))|ejection fraction|LVEF|FEV1|FVC"
    r"|DLCO|h(?:a)?ematocrit|saturation|SpO2|bone mineral density|BMD|predicted|body fat|fat mass)\b(?:[^.;%]|\.(?=\d)){0,70}$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:fell|reduced|decreased|increased|rose|cut|dropped|improved|lowered|declined|grew"
    r"|raised|shrank|down|up)\b[^.;]{0,60}?\bby\s+(?:a |an |about |nearly |almost |up to |as much "
    r"as |roughly |approximately |more than )?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:relative |absolute |overall |additional |further |proportional "
    r"|greater |significant |relative risk )*"
    r"(?:reduction|decrease|lower|higher|fewer|less\b|more\b|improvement|increase|risk reduction"
    r"|increased|reduced|decline"
    r"|drop|rise|greater|cut\b|difference|chance|likely|advantage|gain)",
    re.IGNORECASE,
)
_RELATIVE_BEFORE = re.compile(
    r"\b(?:reduction|decrease|increase|improvement|rise|drop|difference|decline|advantage|benefit"
    r"|gain)s?\s+(?:of|=|was|is|,)?\s*"
    r"(?:about |approximately |up to |nearly |only )?$|\b(?:reduced|decreased|increased|lowered"
    r"|cut|raised|improved|declined|rose|fell|dropped)\s+(?:(?:\w+ ){0,6}?by\s+)?"
    r"(?:about |nearly |almost |approximately |only )?$",
    re.IGNORECASE,
)
_COMPLETED = re.compile(
    r"\b(?:completed|complet(?:ing|ion)|adher\w+|complian\w+|withdr\w+|dropp?ed|drop-?outs?|attrition"
    r"|lost to|power|alpha|significance|confidence|follow-up rates?|response rate to the survey"
    r"|of the planned|dose intensity|evaluable|eligible|discontinu\w+)\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\b(?:at baseline|baseline characteristics|baseline (?:mean|median)|mean age|median age"
    r"|average age|mean BMI"
    r"|(?:mean|median) (?:body mass index|tumou?r size)|stage I{1,3}|randomi[sz]ed to|inclusion "
    r"criteria|eligible if)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\s*%?\s*(?:[A-Za-z+/-]{1,16}\s+)?,?\s*(?:vs?\.?|versus|and|or|compared (?:with|to)|,"
    r"|than)\s*(?:[A-Za-z+/-]{1,16}[,:]?\s+){0,2}",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = re.compile(
    r"^[^.;%]{0,60}\b(?:vs?\.?|versus|and|compared (?:with|to)|than|or|against)\b[^.;%]{0,40}$",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:[<>≥≤](?:\s?/?=|\s?or\s?=)?\s*|\b(?:less than|more than|at least|greater than|below|above|under|over"
    r"|margin(?: of)?|fixed to|maximum of|up to|fewer than|level"
    r"|exceed(?:ing|ed)?|value)\s+(?:the |of )?)$",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\b(?:grades?|stages?|T|N|CDK|kinases?)\s*$", re.IGNORECASE)
_SPREAD_HEAD = re.compile(r"[(\[,]\s?SD\b|standard deviation|±\s?SD", re.IGNORECASE)
_NEAR = 70


@dataclass(frozen=True, slots=True)
class Companion:
    """A number that belongs to an item: its spread, denominator, limits."""

    field: str
    part: Part


@dataclass(frozen=True, slots=True)
class Item:
    """A number that may be a result of an arm.

    Attributes
    ----------
    statistic : str
        As in the column ``statistic``.
    start, end : int
        Offsets of the whole mention.
    part : Part
        The number itself.
    companions : tuple of Companion
        ``sd``, ``q1``, ``q3``, ``minimum``, ``maximum`` (numbers of rows of their own), ``percent``,
        ``n``, ``low``, ``high``, ``level``.
    unit : str
        Unit as it stands.
    certain : bool
        The mention says by itself what it is; else it counts only beside another of its kind.
    flow : bool
        Words beside it speak of completion, adherence or power: it counts only where arms are
        set against each other by it.
    """

    statistic: str
    start: int
    end: int
    part: Part
    companions: tuple[Companion, ...] = ()
    unit: str = ""
    certain: bool = True
    flow: bool = False


def items_of(line: Line) -> list[Item]:
    """Read the items of a sentence in order; design, flow and baseline numbers are left out."""
    found = []
    for mention in line.mentions:
        for one in _singles(line, mention):
            item = _item(line, one)
            if item is not None:
                found.append(item)
    return _unified(line, found)


def _singles(line: Line, mention: Mention) -> list[Mention]:
    """Split a list of values under one unit ("21, 22 and 19%") into a mention a value."""
    values = [part for part in mention.parts if re.fullmatch(r"value\d?", part.name)]
    if not values and mention.kind in ("duration", "timepoint", "follow_up"):
        # "16.6 and 25.1 months" is no range: two times, of two arms or outcomes.
        ends = [part for part in mention.parts if part.name in ("low", "high")]
        if len(ends) == 2 and re.fullmatch(
            r"\s*(?:and|vs?\.?|versus)\s*",
            line.text[ends[0].end - line.start : ends[1].start - line.start],
        ):
            values = ends
    if len(values) < 2 or len(values) < len([p for p in mention.parts if p.name != "relation"]):
        return [mention]
    singles = []
    for part in values:
        end = mention.end if part is values[-1] else part.end
        start = mention.start if part is values[0] else part.start
        alone = (Part("value", part.start, part.end, part.value),)
        singles.append(replace(mention, start=start, end=end, parts=alone))
    return singles


def _unified(line: Line, found: list[Item]) -> list[Item]:
    """Let a number without a sign of its own take the statistic of the one it is joined with."""
    out: list[Item] = []
    for place, item in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if (
            item.statistic in ("bare", "strength")
            and item.unit in ("", "%")
            and following is not None
            and following.statistic in ("percent", "median", "mean")
            and _BESIDE.fullmatch(line.text[item.end - line.start : following.start - line.start])
        ):
            item = Item(
                following.statistic,
                item.start,
                item.end,
                item.part,
                item.companions,
                following.unit,
            )
        if (
            item.statistic == "strength"
            and out
            and out[-1].statistic == "percent"
            and _BESIDE.fullmatch(line.text[out[-1].end - line.start : item.start - line.start])
        ):
            item = Item("percent", item.start, item.end, item.part, item.companions, "%")
        if item.statistic == "strength":
            continue
        if (
            out
            and item.statistic == "bare"
            and out[-1].statistic in ("median", "mean")
            and out[-1].unit in ("", item.unit)
            and not out[-1].companions
            and _BESIDE.fullmatch(line.text[out[-1].end - line.start : item.start - line.start])
        ):
            item = replace(item, statistic=out[-1].statistic)  # "median 2.8 vs. 4.2 months"
        if (
            out
            and item.statistic == "percent"
            and out[-1].unit == "%"
            and out[-1].statistic in ("relative_change", "mean")
            and _SIDE_BY_SIDE.search(line.text[out[-1].end - line.start : item.start - line.start])
        ):
            item = replace(item, statistic=out[-1].statistic)  # the arms are measured alike
        if out and _in_brackets(line, out[-1], item):
            if _SPREAD_HEAD.search(line.before(out[-1].start, 90)) and not out[-1].companions:
                last = out[-1]
                more = (Companion("sd", item.part),)
                out[-1] = replace(last, end=item.end + 1, companions=more)
            continue
        if (
            out
            and item.statistic == "percent"
            and out[-1].statistic == "events"
            and not any(companion.field == "percent" for companion in out[-1].companions)
            and re.fullmatch(
                r"\s*(?:(?:patients|women|men|people|participants|subjects|children|cases|eyes)\s*)?"
                r"[,;(=[]?\s*",
                line.text[out[-1].end - line.start : item.start - line.start],
            )
        ):
            last = out[-1]
            more = (*last.companions, Companion("percent", item.part))
            out[-1] = Item("events", last.start, item.end, last.part, more, last.unit, last.certain)
            continue
        out.append(item)
    return out


def _in_brackets(line: Line, last: Item, item: Item) -> bool:
    """Tell whether a bare number stands in brackets behind another: its spread, or a remark."""
    gap = line.text[last.end - line.start : item.start - line.start]
    return (
        item.statistic == "bare" and gap in (" (", " [") and line.after(item.end, 1) in (")", "]")
    )


def _item(line: Line, mention: Mention) -> Item | None:
    before = line.before(mention.start, 160)
    value = part_of(mention, "value")
    kind = mention.kind
    if kind in ("fraction", "count_percent"):
        numerator = part_of(mention, "numerator", "numerator2")
        if numerator is None or _unwanted(line, mention) or _GRADE.search(before[-14:]):
            return None
        more = [Companion(field, part)
                for field, *names in (("n", "denominator"), ("percent", "percent", "percent2"))
                if (part := part_of(mention, *names)) is not None]  # fmt: skip
        return Item(
            "events", mention.start, mention.end, numerator, tuple(more), flow=_flow(line, mention)
        )
    if value is None or isinstance(value.value, str):
        return None
    if kind == "concentration" and "%" in mention.unit:
        sure = re.search(r"[,:=]\s*$", line.before(value.start, 4))
        return Item(
            "percent" if sure else "strength", value.start, mention.end, value, (), "%", False
        )
    if kind == "relative_effect" and "%" in line.after(value.end, 3):
        return Item("relative_change", mention.start, mention.end, value, (), "%", False)
    if kind == "percent":
        if _unwanted(line, mention):
            return None
        said = "mean" if _header(before[-80:]) == "mean" else _percent_kind(line, mention)
        return Item(
            said, mention.start, mention.end, value, _limits(mention), "%",
            flow=_flow(line, mention),
        )  # fmt: skip
    if kind in ("mean_sd", "mean", "median", "median_iqr", "value_range", "score"):
        if _BASELINE.search(before[-60:]):
            return None
        statistic = (
            {"median": "median", "median_iqr": "median", "mean": "mean"}.get(kind)
            or _header(before)
            or "mean"
        )
        if "%" in mention.unit and kind in ("mean", "median") and not _HEADER.search(before[-50:]):
            return Item(_percent_kind(line, mention), mention.start, mention.end, value, (), "%")
        more = [Companion(_spread(mention) if name == "sd" else name, part)
                for name in ("sd", "q1", "q3", "minimum", "maximum", "low", "high", "level")
                if (part := part_of(mention, name)) is not None]  # fmt: skip
        return Item(
            statistic, mention.start, mention.end, value, tuple(more), mention.unit, kind != "score"
        )
    if kind in BARE_KINDS:
        if re.search(r"[\d.]\s?[-–]$", line.before(value.start, 4)):
            return None
        if _BASELINE.search(before[-60:]) or _BOUND.search(before[-40:]):
            return None
        statistic = _header(before)
        if not statistic and kind == "duration" and _SURVIVAL.search(before[-90:]):
            statistic = "median"  # survival that is given in months is its median
        if statistic and kind in ("number", "duration", "measure", "score", "rate"):
            return Item(
                statistic, mention.start, mention.end, value, _limits(mention), mention.unit, False
            )
        unit = "" if kind == "number" else mention.unit  # a noun that is counted is no unit
        return Item("bare", mention.start, mention.end, value, _limits(mention), unit, False)
    if kind == "participants":
        return Item("events", mention.start, mention.end, value, (), "", False)
    return None


def _limits(mention: Mention) -> tuple[Companion, ...]:
    return tuple(
        Companion(name, part)
        for name in ("low", "high", "level")
        if (part := part_of(mention, name)) is not None and part_of(mention, "value") is not None
    )


def _spread(mention: Mention) -> str:
    return "se" if mention.notes.get("spread") == "se" else "sd"


def _header(before: str) -> str:
    """Return mean or median when the clause in front of a number is headed so."""
    clause = re.split(r";\s|\.\s", before)[-1]
    found = ""
    for match in _HEADER.finditer(clause):
        found = match["what"].lower()
    if not found:
        return ""
    return "median" if found.startswith("median") else "mean"


def _percent_kind(line: Line, mention: Mention) -> str:
    behind, before = line.after(mention.end, 60), line.before(mention.start, 80)
    if _RELATIVE.match(behind) or _RELATIVE_BEFORE.search(before) or _BY.search(before):
        return "relative_change"
    if mention.start > line.start and _MEASURED_BEFORE.search(before):
        return "relative_change"  # "fell by 4.2 cm (18%)": a share of the value, not of people
    number = line.text[mention.start - line.start : mention.end - line.start].lstrip()
    if number[:1] in "-−–+" or _OWN_PERCENT.search(before):
        return "mean"
    return "percent"


def _unwanted(line: Line, mention: Mention) -> bool:
    """Tell whether a count or percentage is a bound, or describes the sample at its entry."""
    before = line.before(mention.start, _NEAR)
    return bool(_BOUND.search(before[-40:]) or _BASELINE.search(before))


def _flow(line: Line, mention: Mention) -> bool:
    """Tell whether the words beside a number speak of completion, adherence or power."""
    near = line.before(mention.start, _NEAR)[-45:] + " " + line.after(mention.end, 45)
    return _COMPLETED.search(near) is not None
