"""Columns that hold values: their kind, what they allow, when two values are the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from trialtrace.tables import vocabulary
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.registry import TABLES

# Columns of the pivots that hang rows together; they come from `rows`, not from `values`.
LINK_COLUMNS = frozenset(
    {
        "study_id",
        "doc_id",
        "trial_id",
        "work_id",
        "arm_id",
        "versus_arm_id",
        "outcome_id",
        "result_id",
        "component_id",
        "size_id",
        "group_id",
        "ordinal",
    }
)
NOTHING = frozenset({"", "unclear"})


@dataclass(frozen=True, slots=True)
class Field:
    """A column that takes values: ``kind`` is ``int``, ``float`` or ``text``; ``allowed`` words."""

    kind: str
    allowed: frozenset[str]

    @property
    def comparable(self) -> bool:
        """Whether two values of it can contradict each other (free wording cannot)."""
        return self.kind != "text" or bool(self.allowed)


def value_fields() -> Mapping[tuple[str, str], Field]:
    """Return (table, field) → ``Field`` for every column that takes values."""
    fields = {}
    for table in vocabulary.VALUE_TABLES:
        for name, column in TABLES[table].load_model().to_schema().columns.items():
            if name in LINK_COLUMNS:
                continue
            dtype = str(column.dtype).lower()
            kind = "int" if dtype.startswith("int") else "float" if "float" in dtype else "text"
            allowed: set[str] = set()
            for check in column.checks:
                allowed.update(check.statistics.get("allowed_values", ()))
            fields[table, name] = Field(kind, frozenset(allowed))
    return MappingProxyType(fields)


def as_number(text: str) -> Fraction | None:
    """Read a normalised number exactly; None where it is none.

    >>> as_number("25.0") == as_number("25")
    True
    """
    try:
        return Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        return None


def same_value(field: Field, one: str, other: str) -> bool:
    """Whether two values say the same (numbers by value, words by word)."""
    if field.kind != "text":
        a, b = as_number(one), as_number(other)
        return a is not None and a == b
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


# Words of which the second says all that the first says, and more.
_REFINES = frozenset({("controlled_trial", "randomised_trial"), ("non_randomised", "none")})


def contradicts(field: Field, one: str, other: str) -> bool:
    """Whether two values of one cell cannot both be true.

    Free wording never contradicts, silence (`unclear`) neither, and a randomised trial is a
    controlled trial.
    """
    if not field.comparable or says_nothing(one) or says_nothing(other):
        return False
    if (one, other) in _REFINES or (other, one) in _REFINES:
        return False
    return not same_value(field, one, other)


def refines(one: str, other: str) -> bool:
    """Whether ``one`` says all that ``other`` says, and more."""
    return (other, one) in _REFINES or (says_nothing(other) and not says_nothing(one))


def says_nothing(value: str) -> bool:
    """Whether a value is empty or `unclear`: it cannot contradict another."""
    return value in NOTHING


def checked(table: str, name: str, field: Field, value: str, place: str) -> str:
    """Return a value that a person or sheet gave, or say what is wrong with it.

    Raises
    ------
    TrialtraceError
        Naming the place, the field, the value and what is allowed.
    """
    if not value:
        return value
    if field.allowed and value not in field.allowed:
        words = ", ".join(sorted(w for w in field.allowed if w))
        raise TrialtraceError(f"{place}: {table}.{name} {value!r} is not known; use one of {words}")
    if field.kind == "int":
        number = as_number(value)
        if number is None or number.denominator != 1 or number < 0:
            raise TrialtraceError(f"{place}: {table}.{name} {value!r} is no whole number from 0")
    if field.kind == "float" and as_number(value) is None:
        raise TrialtraceError(f"{place}: {table}.{name} {value!r} is no number")
    return value
