"""The audit trail, enforced: what leaves the extraction is what the text says, or nothing leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.model import Evidence, Extraction, Value
from trialtrace.grammar.numbers import parse
from trialtrace.tables.errors import TrialtraceError
from trialtrace.text.model import Document

# Cells that hold a number: their evidence must be that number.
NUMBERS = frozenset(
    {
        ("studies", "n_total"),
        ("studies", "sites"),
        ("studies", "countries"),
        ("studies", "groups"),
        ("studies", "pooled"),
        ("arms", "n"),
        ("arm_components", "count"),
        ("sizes", "n"),
        ("results", "value"),
        ("results", "low"),
        ("results", "high"),
        ("results", "level"),
        ("results", "n"),
        ("results", "p_value"),
    }
)
# One span supports one of these, and one only: the numbers, and the words that are quoted as they
# stand. All other fields (role, concept, kind, polarity, design, direction, ...) classify a span and
# may cite the very span that they classify; a label may be the words of its intervention, and so may
# the name of a component.
EXCLUSIVE = NUMBERS | {
    ("studies", "condition"),
    ("studies", "eligibility"),
    ("studies", "age"),
    ("studies", "follow_up"),
    ("studies", "ratio"),
    ("arms", "intervention"),
    ("arms", "dose"),
    ("arms", "route"),
    ("arms", "frequency"),
    ("arms", "duration"),
    ("arms", "co_intervention"),
    ("arm_components", "dose"),
    ("outcomes", "name"),
}
# Rules that read a number which is said of each of several rows: of all arms, of all rows of a table.
SHARED = frozenset({"n.each", "n.each_confirmed", "arm.each", "grid.level", "grid.size"})
# What a number of people may say besides: a heading's is its arm's, and that of each figure under it.
AGAIN = {("results", "n"): frozenset({("sizes", "n"), ("arms", "n")})}
_TOLERANCE = 1e-12
# Most numbers need no lexer to be read again.
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SPACED_SIGN = re.compile(r"^([-+\u2212\u2013])\s+")


def check_trail(document: Document, found: Extraction) -> None:
    """Check every span of an extraction against the text.

    Raises
    ------
    TrialtraceError
        Naming the document and the first fault: a span that is not its words, a quote that does not
        hold its span, a number that its words do not say, a span used for two cells, a value
        without evidence.
    """
    for fault in faults(document, found):
        raise TrialtraceError(f"{document.path}: {fault}; this is a fault of Trialtrace")


def faults(document: Document, found: Extraction) -> Iterator[str]:
    """Yield what is wrong with the trail of an extraction."""
    evidence = {span.evidence_id: span for span in found.evidence}
    for span in (*found.evidence, *found.rejected, *found.citations):
        yield from _misplaced(document.text, span)
    owners: dict[tuple[int, int], Value] = {}
    for value in found.values:
        span = evidence.get(value.evidence_id)
        if span is None:
            yield f"{value.table}.{value.field} of {value.row_id} has no evidence"
            continue
        key = (value.table, value.field)
        if key in NUMBERS and not _says(span, value.value):
            yield f"{value.table}.{value.field} = {value.value} is not what {span.raw!r} says"
        if key not in EXCLUSIVE:
            continue
        other = owners.setdefault((span.start, span.end), value)
        if other is not value and not _said_of_each(span, value, other):
            yield (
                f"{span.raw!r} at {span.start} supports {value.table}.{value.field} and "
                f"{other.table}.{other.field}"
            )


def _said_of_each(span: Evidence, value: Value, other: Value) -> bool:
    """Tell whether one number is said of several rows alike: "30 in each group"."""
    cell, owner = (value.table, value.field), (other.table, other.field)
    return (
        span.rule in SHARED
        and value.value == other.value
        and (cell == owner or owner in AGAIN.get(cell, ()))
        and value.row_id != other.row_id
    )


def _misplaced(text: str, span: object) -> Iterator[str]:
    if text[span.start : span.end] != span.raw:
        yield f"the span {span.start}-{span.end} is not {span.raw!r}"
    quote_end = span.quote_start + len(span.quote)
    if text[span.quote_start : quote_end] != span.quote:
        yield f"the quote at {span.quote_start} is not what stands there"
    if not span.quote_start <= span.start <= span.end <= quote_end:
        yield f"the quote at {span.quote_start} does not hold the span {span.start}-{span.end}"


def _says(span: Evidence, value: str) -> bool:
    raw = span.raw
    try:
        plain = _PLAIN.fullmatch(raw)
        said, wanted = float(raw) if plain else parse(_SPACED_SIGN.sub(r"\1", raw)), float(value)
    except ValueError:
        return False
    return abs(said - wanted) <= _TOLERANCE * max(1.0, abs(wanted))
