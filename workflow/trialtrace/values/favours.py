"""Whom a result favours: its direction times the polarity of its outcome."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trialtrace.values.model import Candidate

Chosen = Mapping[tuple[str, str, str], Candidate]

FORMULA = "direction × polarity"


# Names of times, and of staying without an event.
_LASTING = re.compile(
    r"\bsurviv|\bfreedom\b|\bfree (?:interval|period|time)|\btimes? (?:to|until)\b|\bduration\b"
    r"|\blength of\b|\bpreserv|\bmaintenance of\b|\b(?:[A-Za-z]{0,4}FS|OS|TT[A-Z]{1,2})s?\b",
    re.IGNORECASE,
)
# "survival at one year" is a share of people.
_AT_A_MOMENT = re.compile(
    r"\bat\s(?:\w+\s){0,2}(?:years?|months?|weeks?|days?|hours?|discharge)\b", re.IGNORECASE
)
_OF_EVENTS = frozenset({"RR", "OR", "IRR"})
_OPPOSITE = {"higher_better": "higher_worse", "higher_worse": "higher_better"}


def favoured(direction: str, polarity: str) -> str:
    """Return whom a result favours.

    >>> favoured("decrease", "higher_worse")
    'experimental'
    >>> favoured("decrease", "unclear")
    'unclear'
    """
    if direction == "no_difference":
        return "neither"
    if direction not in ("increase", "decrease") or polarity not in (
        "higher_better",
        "higher_worse",
    ):
        return "unclear"
    better = (direction == "increase") == (polarity == "higher_better")
    return "experimental" if better else "comparator"


def ends_what_lasts(measure: str, outcome: str) -> bool:
    """Tell whether a measure counts the events that end what the outcome names: a hazard of a time."""
    return measure == "HR" and _LASTING.search(outcome) is not None


def polarity_under(measure: str, outcome: str, polarity: str, *, printed: bool = False) -> str:
    """Return whether more of what a measure counts is better or worse.

    A hazard is that of the event that ends a time: a longer survival is a smaller hazard of death.

    Parameters
    ----------
    measure : str
        As in ``effects.measure``.
    outcome : str
        Name of the outcome, and its concept where it has one: "TTP" says less than "time to progression".
    polarity : str
        Its polarity: of the time, where it names one.
    printed : bool
        Whether a text gives the ratio itself, and no moment: a relative risk "of survival" is then often
        that of death.

    Examples
    --------
    >>> polarity_under("HR", "overall survival", "higher_better")
    'higher_worse'
    >>> polarity_under("HR", "relapse", "higher_worse")
    'higher_worse'
    >>> polarity_under("MD", "overall survival", "higher_better")
    'higher_better'
    >>> polarity_under("RR", "survival", "higher_better", printed=True)
    'unclear'
    """
    if ends_what_lasts(measure, outcome):
        return _OPPOSITE.get(polarity, polarity)
    if (
        printed
        and measure in _OF_EVENTS
        and _LASTING.search(outcome)
        and not _AT_A_MOMENT.search(outcome)
    ):
        return "unclear"
    return polarity


def derive_favours(
    row: Mapping[str, object], chosen: Chosen, roles: Mapping[str, str]
) -> Candidate | None:
    """Derive ``results.favours`` for a result that has a direction.

    ``experimental`` means the arm that the result speaks of; where that arm is the comparator
    (placebo, none) and the other is experimental, the answer is turned round. A result that names
    no comparison favours nobody.

    Parameters
    ----------
    row : mapping
        The result's row of the table ``rows``.
    chosen : mapping
        Cell → value in use.
    roles : mapping
        arm_id → role.
    """
    direction = chosen.get(("results", row["row_id"], "direction"))
    if direction is None or not row["versus_arm_id"]:
        return None
    polarity = chosen.get(("outcomes", row["outcome_id"], "polarity"))
    value = favoured(direction.value, polarity.value if polarity else "unclear")
    if roles.get(str(row["arm_id"])) in ("placebo", "none") and value in (
        "experimental",
        "comparator",
    ):
        value = "comparator" if value == "experimental" else "experimental"
    inputs = [direction.value_id] + ([polarity.value_id] if polarity else [])
    return Candidate(
        "results",
        str(row["row_id"]),
        "favours",
        value,
        "derived",
        FORMULA,
        formula=FORMULA,
        inputs="; ".join(inputs),
        assumptions="the outcome's polarity as the lexicon has it" if polarity else "",
    )
