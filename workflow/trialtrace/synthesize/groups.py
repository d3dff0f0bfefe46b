"""Groups of effects as declared in the config, and which effects fit them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trialtrace.tables.errors import TrialtraceError

ROLE = "role:"


@dataclass(frozen=True, slots=True)
class Group:
    """A declared group.

    Attributes
    ----------
    name, reason : str
        What it is called, and why its effects belong together.
    outcome, experimental, comparator : tuple of str
        Lexicon concepts, classes of concepts (statin: every drug among them), or names as stated;
        for arms also ``role:placebo`` and the like. The order of ``outcome`` says which one is
        taken where a trial has several.
    condition : tuple of str
        Words one of which the study's condition must hold; empty for any.
    subgroup : tuple of str
        Words one of which the part of the sample must hold that an effect is about; empty for
        effects in all people of a trial.
    measure : str
        metafor's name.
    model, test : str
        Estimator of the between-trial variance, and test.
    timepoint : str
        ``latest``, ``earliest`` or ``nearest``; ``timepoint_days`` belongs to the last.
    timepoint_days : float or None
        Days after the start.
    shared_control : str
        ``combine`` (tested arms are joined) or ``split`` (the control is shared out).
    allow_conditional, allow_secondary, allow_errors : bool
        Whether effects that rest on open assumptions, that were reported second hand, or that are
        made of numbers with an open finding of severity error, take part.
    """

    name: str
    reason: str
    outcome: tuple[str, ...]
    experimental: tuple[str, ...]
    comparator: tuple[str, ...]
    condition: tuple[str, ...]
    subgroup: tuple[str, ...]
    measure: str
    model: str
    test: str
    timepoint: str
    timepoint_days: float | None
    shared_control: str
    allow_conditional: bool
    allow_secondary: bool
    allow_errors: bool

    @property
    def comparison(self) -> str:
        """Experimental against comparator, in words."""
        experimental = ", ".join(self.experimental)
        return f"{experimental} v {', '.join(self.comparator)}" if self.comparator else experimental


@dataclass(frozen=True, slots=True)
class Party:
    """An arm as groups look at it."""

    concept: str
    intervention: str
    label: str
    role: str
    concept_class: str = ""


def groups_of(options: Mapping[str, object]) -> tuple[Group, ...]:
    """Read the declared groups; what a group leaves out comes from ``options["defaults"]``.

    Raises
    ------
    TrialtraceError
        If two groups share a name, or a group wants the nearest timepoint and names no days.
    """
    out: list[Group] = []
    for entry in options["groups"]:
        whole = {**options["defaults"], **entry}
        group = Group(
            name=whole["name"],
            reason=whole["reason"],
            outcome=tuple(whole["outcome"]),
            experimental=tuple(whole["experimental"]),
            comparator=tuple(whole.get("comparator", ())),
            condition=tuple(whole.get("condition", ())),
            subgroup=tuple(whole.get("subgroup", ())),
            measure=whole["measure"],
            model=whole["model"],
            test=whole["test"],
            timepoint=whole["timepoint"],
            timepoint_days=whole.get("timepoint_days"),
            shared_control=whole["shared_control"],
            allow_conditional=whole["allow_conditional"],
            allow_secondary=whole["allow_secondary"],
            allow_errors=whole["allow_errors"],
        )
        if any(g.name == group.name for g in out):
            raise TrialtraceError(f"config synthesize.groups: two groups are named {group.name!r}")
        if group.timepoint == "nearest" and group.timepoint_days is None:
            raise TrialtraceError(
                f"config synthesize.groups {group.name!r}: timepoint nearest needs timepoint_days"
            )
        out.append(group)
    return tuple(out)


def names_match(
    wanted: Iterable[str], concept: str, concept_class: str, name: str
) -> tuple[int, int] | None:
    """Return how well an outcome fits what a group asks for; None where it does not.

    Returns
    -------
    (int, int) or None
        Place of the first entry that is its concept, its class or its stated name; and 1 where only
        the class is it, else 0: the less, the better.
    """
    for place, entry in enumerate(wanted):
        if entry == concept or entry.casefold() == name.casefold():
            return place, 0
        if entry == concept_class:
            return place, 1
    return None


def arm_matches(wanted: Iterable[str], party: Party | None) -> bool:
    """Whether an arm is one that a group asks for; no arm matches only an empty wish."""
    wanted = tuple(wanted)
    if party is None:
        return not wanted
    for entry in wanted:
        if entry.startswith(ROLE):
            if party.role == entry.removeprefix(ROLE):
                return True
        elif entry in (party.concept, party.concept_class) or entry.casefold() in (
            party.intervention.casefold(),
            party.label.casefold(),
        ):
            return True
    return False
