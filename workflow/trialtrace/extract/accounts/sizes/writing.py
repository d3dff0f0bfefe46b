"""Writes sizes into the books: totals, arms' numbers, further steps of the flow."""

from __future__ import annotations

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.sizes.size import Size, Sizes
from trialtrace.extract.accounts.sizes.words import UNITS


def write_total(ledger: Ledger, study: str, total: Size | None) -> None:
    """Write the total in use, whom it counts, and what is counted where it is not people."""
    if total is None:
        return
    evidence = ledger.cite("studies.n_total", *total.span, rule=total.rule, tier=total.tier)
    if not ledger.add_value("studies", study, "n_total", total.value, evidence):
        return
    ledger.add_value("studies", study, "n_kind", total.kind, evidence)
    unit = UNITS.match(ledger.document.text[total.end : total.end + 60])
    if unit:
        start, end = total.end + unit.start("unit"), total.end + unit.end("unit")
        cited = ledger.cite("studies.n_unit", start, end, rule="n.unit")
        ledger.add_value("studies", study, "n_unit", unit["unit"].lower(), cited)


def write_arm_sizes(ledger: Ledger, rows: list[str], arms: list[Arm], sizes: Sizes) -> None:
    """Write the size in use of each arm; one number may be said of every arm."""
    for index, size in sorted(sizes.arms.items()):
        if size.each or not rows[index]:
            continue
        evidence = ledger.cite(
            "arms.n", *size.span, rule=size.rule, tier=size.tier, role=arms[index].role
        )
        ledger.add_value("arms", rows[index], "n", size.value, evidence)
    each = {index: size for index, size in sorted(sizes.arms.items()) if size.each and rows[index]}
    if each:
        size = next(iter(each.values()))
        cited = ledger.cite_each(
            "arms.n", *size.span, rule=size.rule, tier=size.tier,
            roles=tuple(arms[index].role for index in each),
        )  # fmt: skip
        for index, evidence in zip(each, cited, strict=False):
            ledger.add_value("arms", rows[index], "n", size.value, evidence)


def write_further_sizes(
    ledger: Ledger, study: str, rows: list[str], arms: list[Arm], sizes: Sizes
) -> None:
    """Write the sizes beside those in use as rows of their own."""
    for size in sizes.more:
        role = arms[size.arm].role if size.arm >= 0 else ""
        arm_row = rows[size.arm] if size.arm >= 0 else ""
        if size.arm >= 0 and not arm_row:
            continue
        evidence = ledger.cite("sizes.n", *size.span, rule=size.rule, tier=size.tier, role=role)
        if not evidence:
            continue
        row = ledger.add_row("sizes", arm_row or study, study, evidence, arm_id=arm_row)
        ledger.add_value("sizes", row, "n", size.value, evidence)
        ledger.add_value("sizes", row, "n_kind", size.kind or "unclear", evidence)
