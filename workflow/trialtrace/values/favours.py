"""Whom a result favours: its direction times the polarity of its outcome."""

from __future__ import annotations

from collections.abc import Mapping

from trialtrace.values.model import Candidate

Chosen = Mapping[tuple[str, str, str], Candidate]

FORMULA = "direction × polarity"


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
