"""Which columns a measure needs, in metafor's names, and which of them a table holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from trialtrace.tables.errors import TrialtraceError

_TWO_BY_TWO = (("ai", "bi", "ci", "di"), ("ai", "n1i", "ci", "n2i"))
_MEANS = (("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"),)
_SPREADS = (("sd1i", "n1i", "sd2i", "n2i"),)
_RATES = (("x1i", "t1i", "x2i", "t2i"),)
_PROPORTION = (("xi", "ni"), ("xi", "mi"))
_PAIRED = (("m1i", "sd1i", "m2i", "sd2i", "ni", "ri"),)
_GIVEN = (("yi", "vi"), ("yi", "sei"))

# Measure → sets of columns from which it is computed, the first that is whole is used. All
# measures may be given as yi with vi or sei, on the scale of the measure (ratios as logarithms).
_OWN = MappingProxyType(
    {
        **dict.fromkeys(("RR", "OR", "RD", "PETO", "AS", "PHI", "OR2DL"), _TWO_BY_TWO),
        **dict.fromkeys(("MD", "SMD", "SMDH", "ROM", "CVR"), _MEANS),
        "SMD1": (("m1i", "n1i", "m2i", "sd2i", "n2i"),),
        "VR": _SPREADS,
        **dict.fromkeys(("IRR", "IRD", "IRSD"), _RATES),
        **dict.fromkeys(("PR", "PLN", "PLO", "PAS", "PFT"), _PROPORTION),
        **dict.fromkeys(("IR", "IRLN", "IRS", "IRFT"), (("xi", "ti"),)),
        **dict.fromkeys(("MN", "MNLN"), (("mi", "sdi", "ni"),)),
        **dict.fromkeys(("COR", "UCOR", "ZCOR"), (("ri", "ni"),)),
        **dict.fromkeys(("ARAW", "AHW", "ABT"), (("ai", "mi", "ni"),)),
        **dict.fromkeys(("MC", "SMCC", "SMCRH", "ROMC"), _PAIRED),
        "SMCR": (("m1i", "sd1i", "m2i", "ni", "ri"),),
        "HR": (),
        "GEN": (),
    }
)
MEASURES = MappingProxyType({measure: (*own, *_GIVEN) for measure, own in _OWN.items()})


def given_columns(header: Sequence[str], renamed: Mapping[str, str], file: str) -> dict[str, str]:
    """metafor's name → the file's column, for the names in a header.

    Parameters
    ----------
    header : sequence of str
        Columns of the file.
    renamed : mapping
        metafor's name → column, as the user says; stronger than the header.

    Raises
    ------
    TrialtraceError
        If a column that the user names is not there, or a name fits several columns.
    """
    known = {name for sets in MEASURES.values() for names in sets for name in names}
    found = {name: name for name in known if name in header}
    for name in known - set(found):
        alike = [column for column in header if column.casefold() == name]
        if len(alike) > 1:
            raise TrialtraceError(f"{file}: columns {' and '.join(alike)} may both be {name}")
        if alike:
            found[name] = alike[0]
    for name, column in renamed.items():
        if name not in known:
            raise TrialtraceError(
                f"--column {name}={column}: {name!r} is no input; use {', '.join(sorted(known))}"
            )
        found[name] = column_named(header, column, file)
    return found


def column_named(header: Sequence[str], column: str, file: str) -> str:
    """Return a column that the user names, as the file spells it."""
    if column in header:
        return column
    alike = [name for name in header if name.casefold() == column.casefold()]
    if len(alike) == 1:
        return alike[0]
    there = ", ".join(name for name in header if name)
    raise TrialtraceError(f"{file}: there is no column {column!r}; it has {there}")


def choose_inputs(measure: str, found: Mapping[str, str], file: str) -> tuple[str, ...]:
    """Return the inputs from which the measure will be computed.

    Raises
    ------
    TrialtraceError
        If the measure is unknown, or no set of its inputs is whole; says which come closest.
    """
    if measure not in MEASURES:
        raise TrialtraceError(f"measure {measure!r} is unknown; use one of {', '.join(MEASURES)}")
    sets = MEASURES[measure]
    for names in sets:
        if all(name in found for name in names):
            return names
    closest = min(sets, key=lambda names: sum(name not in found for name in names))
    missing = [name for name in closest if name not in found]
    needs = " or ".join(" ".join(names) for names in sets)
    raise TrialtraceError(
        f"{file}: {measure} needs the columns {needs}; {', '.join(missing)} "
        f"{'is' if len(missing) == 1 else 'are'} not there. Name them so, or say --column "
        f"{missing[0]}=NAME"
    )
