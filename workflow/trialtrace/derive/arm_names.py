"""What the arms of an effect are called: their intervention, else their label, told apart by dose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from trialtrace.derive.model import ArmFacts

# What clings to a name: "2:1 to zinc", "zinc (n =".
_CLINGS = re.compile(
    r"^\d+(?::\d+)+\s(?:to\s)?(?:either\s)?|^by\s(?!an?\s)|\s*(?:\band\s)?[(\[]?\bn\s?=?\s*$|\s*[(\[=,;:]+\s*$|\s(?:and|or)\s\d.*$"
)
# Words that no treatment is called by: what somebody wanted, did or counted.
_NO_NAME = re.compile(
    r"^(?:to|by|of|in|from|for|at|and|or|was|were|is|are|be|did|had|determine|evaluate|assess)\b(?!-)"
    r"|\b(?:was|were|is|are|randomly|randomi[sz]ed|included|includes|evaluating|investigating|serving as|impacts?"
    r"|determine|characteristics|sample|trials?|validity|incidence|mortality|using the"
    r"|respondents|outpatients|questionnaires?)\b"
    r"|^[\d.,]+\s?%\s(?:white|black|women|men|female|male|african|asian|hispanic)\b",
    re.IGNORECASE,
)
_OF_ROLE = MappingProxyType({"placebo": "placebo", "none": "control"})
# "Zinc, placebo and iron" is no name of the placebo.
_LIST = re.compile(r",.*\sand\s")


# "zinc plus iron" is a full name, "zinc with or without iron" that of two arms.
_JOINED = re.compile(r"\s(?:plus|\+|(?:in combination|combined|together) with)\s", re.IGNORECASE)


def with_addition(intervention: str, addition: str, label: str) -> str:
    """Return the name of an intervention with what was given besides.

    Examples
    --------
    >>> with_addition("zinc", "iron", "")
    'zinc plus iron'
    >>> with_addition("oral zinc", "iron", "zinc plus iron")
    'zinc plus iron'
    """
    if not addition or not intervention or _has(intervention, addition):
        return intervention
    if _JOINED.search(label) and _has(label, addition):
        return label
    return f"{intervention} plus {addition}"


def _has(name: str, addition: str) -> bool:
    return addition.lower() in name.lower()


def with_names(arms: Sequence[ArmFacts], doses: Iterable[str]) -> tuple[ArmFacts, ...]:
    """Give each arm a name that people can read, two arms of one drug with their doses.

    Parameters
    ----------
    arms : sequence of ArmFacts
        The arms of a study.
    doses : iterable of str
        The dose of each; empty where the text gives none.

    Returns
    -------
    tuple of ArmFacts
        ``intervention`` is the name; empty where what was read for one is none.
    """
    named = [replace(arm, intervention=_name_of(arm)) for arm in arms]
    called = [arm.intervention.lower() for arm in named]
    return tuple(
        replace(arm, intervention=f"{arm.intervention} {dose}")
        if dose
        and arm.intervention
        and called.count(arm.intervention.lower()) > 1
        and dose not in arm.intervention
        else arm
        for arm, dose in zip(named, doses, strict=True)
    )


def _name_of(arm: ArmFacts) -> str:
    said = [_CLINGS.sub("", one).strip() for one in (arm.intervention, arm.label)]
    names = [one for one in said if one and not _NO_NAME.search(one)]
    if arm.role == "placebo":
        names = [one for one in names if not _LIST.search(one)]
    return names[0] if names else _OF_ROLE.get(arm.role, "")


def is_misread(arm: ArmFacts) -> bool:
    """Tell whether words were read for an arm, and none of them is a treatment's name."""
    return bool(arm.label) and not arm.intervention
