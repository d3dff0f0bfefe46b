"""Several tested arms against one control: combined into one effect, or the control shared out."""

from __future__ import annotations

from collections.abc import Mapping

from trialtrace.synthesize.conventions import convention_of, is_hedges_g
from trialtrace.synthesize.members import Effect, Left, with_effect

NO_NUMBERS = "shares its control with another arm, and the numbers to combine them are not there"
JOINED = "combined into"
SAME_PEOPLE = "the same people had another tested treatment too, which is used"
_COUNTS = ("ai", "n1i", "ci", "n2i")
_MEANS = ("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")


def settle(effects: list[Effect], rule: str) -> tuple[list[Effect], list[Left], str]:
    """Make the effects of one trial independent of each other.

    Parameters
    ----------
    effects : list of Effect
        Of one trial, all against the same arm (or single arms).
    rule : str
        ``combine``: tested arms become one group; ``split``: the control is divided.

    Returns
    -------
    (list of Effect, list of Left, str)
        What enters, what stays out, and what was done, in words. Source: Cochrane Handbook 23.3.4.
    """
    if len(effects) == 1:
        return effects, [], ""
    if any("ri" in e.inputs for e in effects):
        return effects[:1], [Left(e, SAME_PEOPLE) for e in effects[1:]], ""
    slab = effects[0].slab
    needed = next((n for n in (_COUNTS, _MEANS) if all(_has(e, n) for e in effects)), None)
    if needed is None or not effects[0].versus_arm_id:
        return effects[:1], [Left(e, NO_NUMBERS) for e in effects[1:]], ""
    if rule == "split":
        return [_split(e, needed, len(effects)) for e in effects], [], f"control of {slab} split"
    joined = _combine(effects, needed)
    members = [with_effect(e, *joined) for e in effects]
    # One effect enters; the others are part of it and stand beside it.
    told = [Left(e, f"{JOINED} {members[0].effect_id} (shared control)") for e in members[1:]]
    return members[:1], told, f"{len(effects)} tested arms of one trial combined"


def is_joined(left: Left) -> bool:
    """Whether an effect stays out because it is part of another one."""
    return left.why_not.startswith(JOINED)


def _has(effect: Effect, needed: tuple[str, ...]) -> bool:
    return all(name in effect.inputs for name in needed)


def _combine(
    effects: list[Effect], needed: tuple[str, ...]
) -> tuple[float, float, Mapping[str, float]]:
    from trialtrace.stats.convert import combine_events, combine_means

    control = {name: effects[0].inputs[name] for name in needed if "2" in name or name == "ci"}
    sizes = [e.inputs["n1i"] for e in effects]
    if needed is _COUNTS:
        made = combine_events([e.inputs["ai"] for e in effects], sizes)
        return _effect(effects[0], {"ai": made.events, "n1i": made.n, **control})
    made = combine_means(
        sizes, [e.inputs["m1i"] for e in effects], [e.inputs["sd1i"] for e in effects]
    )
    return _effect(effects[0], {"m1i": made.mean, "sd1i": made.sd, "n1i": made.n, **control})


def _split(effect: Effect, needed: tuple[str, ...], parts: int) -> Effect:
    from trialtrace.stats.convert import split_control_events, split_control_size

    inputs = {name: effect.inputs[name] for name in needed}
    if needed is _COUNTS:
        share = split_control_events(inputs["ci"], inputs["n2i"], parts)
        inputs.update(ci=share.events, n2i=share.n)
    else:
        inputs["n2i"] = split_control_size(inputs["n2i"], parts)
    return with_effect(effect, *_effect(effect, inputs))


def _effect(like: Effect, inputs: Mapping[str, float]) -> tuple[float, float, Mapping[str, float]]:
    """Compute an effect from other inputs, its variance by the convention of the one given."""
    from trialtrace.derive.estimate import smd_under
    from trialtrace.stats import escalc

    frame = escalc(measure=like.measure, **inputs)
    yi, vi = float(frame["yi"].iloc[0]), float(frame["vi"].iloc[0])
    if is_hedges_g(like):
        made = smd_under(yi, inputs["n1i"], inputs["n2i"], convention_of(like))
        return made.g, made.vi, inputs
    return yi, vi, inputs
