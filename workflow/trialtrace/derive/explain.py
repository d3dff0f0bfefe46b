"""Why a contrast gives no effect, in plain language, from what is there and what is missing."""

from __future__ import annotations

from trialtrace.derive.arm_names import is_misread
from trialtrace.derive.model import Contrast, Input, Measurement, Refusal
from trialtrace.derive.reasons import (
    FEWER_ARMS,
    MORE_THAN_HELD,
    NAMELESS,
    NO_NAME,
    ONLY_DIRECTION,
    ONLY_MENTION,
    OTHER_TEST,
)
from trialtrace.extract.analysed import names_people

SPREADS = ("sd", "se", "q1", "q3", "minimum", "maximum")


def refuse_before_routes(contrast: Contrast) -> Refusal | None:
    """Refuse contrasts whose numbers may not be used at all: in conflict, ambiguous, of no outcome."""
    disputes = [m.disputed for m in contrast.all if m.disputed]
    disputes += [a.disputed for a in (contrast.arm1, contrast.arm2) if a is not None and a.disputed]
    if disputes:
        return Refusal("contradictory: " + "; ".join(dict.fromkeys(disputes)))
    if contrast.people and names_people(contrast.outcome, contrast.people):
        return Refusal(f"what was measured among {contrast.people} is not told from their name")
    if contrast.doubts:
        return Refusal("; ".join(contrast.doubts))
    return _refuse_unknown_arms(contrast) or _refuse_more_than_held(contrast)


def _refuse_unknown_arms(contrast: Contrast) -> Refusal | None:
    """Refuse pairs where some arm of the trial could not be told, or what was read names none."""
    sides = [arm for arm in (contrast.arm1, contrast.arm2) if arm is not None]
    if any(is_misread(arm) for arm in sides):
        return Refusal(NO_NAME)
    if len(sides) == 2 and not all(arm.intervention or arm.label for arm in sides):
        return Refusal(NAMELESS)
    known, groups = len(contrast.study.arms), contrast.study.groups
    if contrast.arm2 is not None and groups is not None and groups > known:
        return Refusal(FEWER_ARMS.format(groups=groups, known=known))
    return None


def _refuse_more_than_held(contrast: Contrast) -> Refusal | None:
    """Refuse counts among more than an arm holds: they are of several arms, or of parts of bodies."""
    for arm, data in ((contrast.arm1, contrast.data1), (contrast.arm2, contrast.data2)):
        held = arm.n.value if arm is not None and arm.n is not None else None
        for m in data.values():
            if held and m.n is not None and m.n.value > held:
                told = MORE_THAN_HELD.format(counted=f"{m.n.value:g}", held=f"{held:g}")
                return Refusal(told, (Input("n", m.n),))
    return None


def explain(contrast: Contrast) -> Refusal:
    """Say what is missing where no route had anything to go on."""
    reasons: list[str] = []
    inputs: list[Input] = []
    centred = any(m.statistic in ("mean", "median") for m in contrast.all)
    for m in contrast.all:
        if centred and m.statistic in SPREADS:
            continue  # the mean or median beside it says what is missing
        reason, seen = _of(m, contrast)
        reasons.append(reason)
        inputs.extend(seen)
    numbers = [r for r in dict.fromkeys(reasons) if r not in (ONLY_DIRECTION, ONLY_MENTION)]
    if not numbers:
        told = ONLY_DIRECTION if ONLY_DIRECTION in reasons else ONLY_MENTION
        return Refusal(told, tuple(inputs))
    return Refusal("; ".join(numbers), tuple(inputs))


def _of(m: Measurement, contrast: Contrast) -> tuple[str, tuple[Input, ...]]:
    if m.p is not None and m.value is None:
        return _of_p(m, contrast), (Input("p", m.p),)
    if m.value is None:
        seen = (Input("direction", m.direction),) if m.direction.value else ()
        told = m.direction.value not in ("", "unclear")
        return (ONLY_DIRECTION if told else ONLY_MENTION), seen
    seen = (Input(m.statistic, m.value),)
    printed = m.value.text or f"{m.value.value:g}"
    kind = m.statistic.replace("_", " ")
    if not m.arm_id:
        return f"{kind} {printed}, but of which arm is not stated", seen
    if m.statistic == "count":
        return f"{printed} episodes or the like: of how many people is not stated", seen
    if m.statistic in ("mean", "median", "score", "rate"):
        other = "the other arm has none" if contrast.arm2 else "there is nothing to compare it with"
        return f"a {kind} of {printed} for one arm only: {other}", seen
    if m.statistic == "relative_change":
        return f"a relative change of {printed} without the figures behind it", seen
    if m.statistic in ("events", "percent"):
        return f"{kind} {printed} for one arm only", seen
    return f"{kind} {printed} alone gives no effect", seen


def _of_p(m: Measurement, contrast: Contrast) -> str:
    printed = f"p {m.p_relation or '='} {m.p.text or m.p.value}"
    if m.p_compares.value == "within":
        return f"{printed} compares before and after within one arm"
    if m.p_compares.value == "other":
        return f"{printed}: {OTHER_TEST}"
    if m.p_relation not in ("=", ""):
        return f"{printed} is an inequality: it gives no effect"
    if contrast.arm1 is None or contrast.arm2 is None:
        return f"{printed}, but which groups it compares is not stated"
    return f"{printed} alone gives no effect"
