"""From one value to another."""

from trialtrace.grammar.rule import Rule
from trialtrace.grammar.template import pattern
from trialtrace.grammar.units import LOOSE

_RANGES = (
    "rated", "ranging", "ranged", "range", "ranges", "scale", "scored", "varied", "rating",
    "runs", "running",
)  # fmt: skip


def is_range(ahead: str) -> bool:
    """Tell whether the words in front of "from 0 to 10" make it a range: nothing moved."""
    return ahead.rstrip().endswith(_RANGES)


# Half of the last place of a percentage, and what rounding both values adds.
_ROUNDED = 0.6


def is_by_so_much(was: float, became: float, percent: float) -> bool:
    """Tell whether a percentage is by how much of it a value moved: 21 % from 24 to 19."""
    return was > 0 and abs(100 * abs(was - became) / was - percent) <= _ROUNDED


RULES = (
    Rule(
        "from_to",
        "change",
        pattern(
            rf"\bfrom (?:a (?:mean|median|baseline)(?: of)? |about |around |"
            rf"approximately |nearly |baseline )?{{before:a}}{LOOSE}(?: at baseline|"
            rf" before(?: treatment| therapy)?|,)? (?:to|down to|up to)(?: a (?:mean|"
            rf"median)(?: of)?| about| around| approximately| just| only|"
            rf" nearly)? {{after:a}}(?P<unit>{LOOSE})"
        ),
        "Seizures went from about 10 to around 2 a week.",
        {"before": 10, "after": 2},
        "Pain was rated from 0 to 10.",
        lambda hit: not is_range(hit.before(12)),
    ),
)
