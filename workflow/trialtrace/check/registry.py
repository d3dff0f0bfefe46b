"""All checks by their code, and which of them a run uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from trialtrace.check import (
    cit_lists,
    cit_missing,
    cit_names,
    clm_claims,
    clm_results,
    clm_tests,
    clm_titles,
    clm_wording,
    lnk,
    num_counts,
    num_effects,
    num_groups,
    num_means,
    num_statistics,
    num_tests,
    pub,
    ref_fields,
    ref_names,
    ref_pages,
    ref_years,
    xdc,
    xdc_suitability,
)
from trialtrace.check.model import FAMILIES, Check
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.vocabulary import SEVERITIES

_MODULES = (
    ref_pages, ref_names, ref_fields, ref_years, cit_names, cit_missing, cit_lists, lnk, num_groups, num_counts,
    num_tests, num_effects, num_means, num_statistics, clm_claims, clm_tests, clm_results,
    clm_titles, clm_wording, xdc, xdc_suitability, pub,
)  # fmt: skip

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.code: check
        for check in sorted(
            (check for module in _MODULES for check in module.CHECKS),
            key=lambda check: (list(FAMILIES).index(check.code[:3]), check.code),
        )
    }
)


def chosen(
    select: Sequence[str], ignore: Sequence[str], severities: Mapping[str, str]
) -> tuple[Check, ...]:
    """Return the checks of a run with the severities that the config gives them.

    Parameters
    ----------
    select : sequence of str
        Codes or families (``REF``) to run; empty for all.
    ignore : sequence of str
        Codes or families to leave out; stronger than ``select``.
    severities : mapping of str to str
        Severity by code, in place of the check's own.

    Raises
    ------
    TrialtraceError
        If a code is unknown or a severity is none.
    """
    wanted = _codes(select, "check.select") if select else set(CHECKS)
    wanted -= _codes(ignore, "check.ignore")
    for code, severity in severities.items():
        _codes([code], "check.severities")
        if severity not in SEVERITIES:
            raise TrialtraceError(
                f"check.severities: {code} is set to {severity!r}; use {', '.join(SEVERITIES)}"
            )
    return tuple(
        replace(check, severity=_severity(check, severities))
        for code, check in CHECKS.items()
        if code in wanted
    )


def _severity(check: Check, severities: Mapping[str, str]) -> str:
    return severities.get(check.code, severities.get(check.code[:3], check.severity))


def _codes(names: Sequence[str], key: str) -> set[str]:
    codes: set[str] = set()
    for name in names:
        found = {name} if name in CHECKS else {c for c in CHECKS if c[:3] == name}
        if not found:
            raise TrialtraceError(
                f"{key}: no check {name!r}; use a family ({', '.join(FAMILIES)}) or a code such as "
                f"{next(iter(CHECKS))} (all of them: docs/findings/README.md)"
            )
        codes |= found
    return codes
