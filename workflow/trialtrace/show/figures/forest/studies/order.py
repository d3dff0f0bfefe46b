"""The order of a plot's rows, and the groups that they stand in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from trialtrace.show.figures.forest.studies.data import Study
from trialtrace.tables.errors import TrialtraceError

# What rows may be sorted by beside the columns of the table.
EFFECT, WEIGHT, PRECISION = "effect", "weight", "precision"
NO_GROUP = "Not stated"


def ordered(
    studies: Sequence[Study], by: str, weights: Mapping[str, float], source: str
) -> list[Study]:
    """Sort rows; those without a value stand last, and ties keep the table's order.

    Parameters
    ----------
    studies : sequence of Study
    by : str
        A column, effect, weight or precision; "-" in front for descending; "" for the table's
        order.
    weights : mapping of str to float
        Key → weight in the first model.
    source : str
        What messages call the table.
    """
    if not by:
        return together(studies)
    name = by.removeprefix("-")
    values = [_value(study, name, weights) for study in studies]
    if all(value is None for value in values):
        known = ", ".join((EFFECT, WEIGHT, PRECISION, *studies[0].words))
        raise TrialtraceError(f"{source}: cannot sort by {name!r}; use one of {known}")
    numbers = all(value is None or isinstance(value, float) for value in values)
    texts = [v if v is None or numbers else str(v).casefold() for v in values]
    held = [pair for pair in zip(texts, studies, strict=True) if pair[0] is not None]
    held.sort(key=lambda pair: pair[0], reverse=by.startswith("-"))  # type: ignore[arg-type, return-value]
    without = [study for text, study in zip(texts, studies, strict=True) if text is None]
    return together([study for _, study in held] + without)


def together(studies: Sequence[Study]) -> list[Study]:
    """Put what is cited of a trial beside what it published: at the place of the first."""
    rows: dict[str, list[Study]] = {}
    for study in studies:
        stem = study.label.removesuffix(", as cited").removesuffix(", as published")
        rows.setdefault(stem, []).append(study)
    return [study for group in rows.values() for study in sorted(group, key=lambda s: s.label)]


def grouped(studies: Sequence[Study], column: str) -> list[tuple[str, list[Study]]]:
    """Return the groups of a column in the order in which they first appear; one without."""
    if not column:
        return [("", list(studies))]
    groups: dict[str, list[Study]] = {}
    for study in sorted(studies, key=lambda s: s.row):
        groups.setdefault(study.words[column] or NO_GROUP, [])
    for study in studies:
        groups[study.words[column] or NO_GROUP].append(study)
    return list(groups.items())


def _value(study: Study, name: str, weights: Mapping[str, float]) -> float | str | None:
    if name in study.words:
        text = study.words[name]
        try:
            number = float(text.replace("−", "-"))
        except ValueError:
            return text or None
        return number if math.isfinite(number) else None
    if name == EFFECT:
        return study.yi
    if name == WEIGHT:
        return weights.get(study.key)
    if name == PRECISION and study.vi:
        return 1 / study.vi
    return None
