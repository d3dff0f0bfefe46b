"""metafor's column names, and which of them a measure is computed from."""

from __future__ import annotations

from types import MappingProxyType

# Columns that hold numbers; every other column is text (a label, a subgroup, a risk of bias).
NUMBERS = (
    "ai", "bi", "ci", "di", "n1i", "n2i", "x1i", "x2i", "t1i", "t2i", "m1i", "m2i", "sd1i",
    "sd2i", "xi", "mi", "ri", "ti", "sdi", "ni", "yi", "vi", "sei", "ci_lb", "ci_ub",
)  # fmt: skip
# Names under which R writes the same columns.
SPELLINGS = MappingProxyType({"ci.lb": "ci_lb", "ci.ub": "ci_ub", "sei.": "sei"})
# Where the label of a study stands: the first of these columns that a table has.
LABELS = ("slab", "study", "trial", "label")

_TWO_BY_TWO = (
    ("ai", "n1i", "ci", "n2i"), ("ai", "bi", "ci", "di"), ("ai", "bi", "ci", "n2i"),
    ("ai", "n1i", "ci", "di"),
)  # fmt: skip
_MEANS = (("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"),)
_RATES = (("x1i", "t1i", "x2i", "t2i"),)
_COUNT = (("xi", "ni"), ("xi", "mi"))
_EFFECT = (("yi", "vi"), ("yi", "sei"), ("yi", "ci_lb", "ci_ub"))
_PAIRED = (("m1i", "m2i", "sd1i", "sd2i", "ni", "ri"),)

# measure → sets of columns, each of which is enough; the first that a table has is used.
NEEDS = MappingProxyType(
    {
        **dict.fromkeys(("RR", "OR", "RD", "PETO", "AS", "PHI", "OR2DL"), _TWO_BY_TWO),
        **dict.fromkeys(("MD", "SMD", "SMDH", "ROM", "CVR"), _MEANS),
        "SMD1": (("m1i", "n1i", "m2i", "sd2i", "n2i"),),
        "VR": (("sd1i", "n1i", "sd2i", "n2i"),),
        **dict.fromkeys(("IRR", "IRD", "IRSD"), _RATES),
        **dict.fromkeys(("PR", "PLN", "PLO", "PAS", "PFT"), _COUNT),
        **dict.fromkeys(("IR", "IRLN", "IRS", "IRFT"), (("xi", "ti"),)),
        **dict.fromkeys(("MN", "MNLN"), (("mi", "sdi", "ni"),)),
        **dict.fromkeys(("COR", "UCOR", "ZCOR"), (("ri", "ni"),)),
        **dict.fromkeys(("ARAW", "AHW", "ABT"), (("ai", "mi", "ni"),)),
        **dict.fromkeys(("MC", "SMCC", "SMCRH"), _PAIRED),
        "SMCR": (("m1i", "m2i", "sd1i", "ni", "ri"),),
        "ROMC": _PAIRED,
        "HR": (),
        "GEN": (),
    }
)


def needs_of(measure: str) -> tuple[tuple[str, ...], ...]:
    """Return the sets of columns that give this measure: raw data first, then a given effect.

    Any measure may be given as ``yi`` with ``vi``, ``sei`` or both limits of its interval.
    """
    return (*NEEDS.get(measure, ()), *_EFFECT)
