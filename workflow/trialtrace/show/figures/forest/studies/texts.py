"""Headers, sums and notes of a plot of studies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trialtrace.show.figures.forest.headers import measure_headers, weight_columns
from trialtrace.show.figures.forest.layout import BY_NUMBER, OWN, Layout
from trialtrace.show.figures.forest.rows import Note
from trialtrace.show.figures.forest.studies.data import Study
from trialtrace.show.figures.forest.studies.wishes import Wishes
from trialtrace.show.figures.measures import measure_of
from trialtrace.show.figures.numbers import count

_PLAIN = ("events", "total", "mean", "sd", "time")
_WORDS = {"total": "total_n"}
_PAIRS = (("ai", "n1i"), ("ci", "n2i"))
MOST_NAMES = 6


def headers_of(
    studies: Sequence[Study], wishes: Wishes, models: Sequence[str], headers: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str], Mapping[str, str]]:
    """Return headers, spanning headers (key → text each), and the texts that name the measure."""
    layout, words = wishes.layout, wishes.layout.words
    measure = measure_of(wishes.measure)
    texts = measure_headers(measure, layout, models, wishes.level)
    cells = {key for study in studies for key in study.cells}
    joined = _joined(studies, layout)
    found = {"study": words.study, "estimate": texts["estimate"], "assumes": "Assumes"}
    spanners = {}
    single = not any(key.endswith("2") and key[:-1] in (*_PLAIN, "size", "joined") for key in cells)
    for place, group in enumerate(("",) if single else wishes.groups, start=1):
        for name in _PLAIN:
            found[f"{name}{place}"] = getattr(words, _WORDS.get(name, f"{name}"))
            spanners[f"{name}{place}"] = group
        for name, header in (("size", words.size), ("joined", joined)):
            over, under = (header, group) if layout.spanned == BY_NUMBER else (group, header)
            found[f"{name}{place}"] = under or over
            spanners[f"{name}{place}"] = over if under else ""
    found |= dict(weight_columns(models, layout).values())
    found |= {f"{OWN}{name}": headers.get(name, name) for name in (*wishes.left, *wishes.right)}
    return found, {key: text for key, text in spanners.items() if text and key in cells}, texts


def _joined(studies: Sequence[Study], layout: Layout) -> str:
    words = layout.words
    kinds = {
        "mean_sd" if "mean1" in s.cells else "of_time" if "time1" in s.cells else "of_total"
        for s in studies
        if "joined1" in s.cells
    }
    return getattr(words, kinds.pop()) if len(kinds) == 1 else words.of_total


def sums_of(studies: Sequence[Study], layout: Layout) -> tuple[dict[str, str], dict[str, str]]:
    """Add up events and sizes of studies.

    Returns
    -------
    (dict, dict)
        Cells of a total's row, and those of a row of events for layouts that have one. A sum that
        a study lacks a number for is left out.
    """
    row: dict[str, str] = {}
    events_row: dict[str, str] = {}
    for group, events, size in (("1", "ai", "n1i"), ("2", "ci", "n2i"), ("1", "xi", "ni")):
        total = _sum(studies, size)
        if total is None:
            continue
        text = count(total, layout.thousands)
        row |= {f"total{group}": text}
        happened = _sum(studies, events)
        if happened is None:
            row[f"size{group}"] = text
        else:
            events_row[f"events{group}"] = count(happened, layout.thousands)
            row[f"joined{group}"] = f"{events_row[f'events{group}']}/{text}"
    return row, events_row


def _sum(studies: Sequence[Study], name: str) -> int | None:
    values = [study.counts.get(name) for study in studies]
    if not values or any(value is None or value != int(value) for value in values):
        return None
    return sum(int(value) for value in values if value is not None)


def remarks_of(studies: Sequence[Study], wishes: Wishes, pooled: int) -> list[Note]:
    """Say what was not pooled and why, what was added, and of whom no risk of bias is known."""
    reasons: dict[str, list[str]] = {}
    for study in studies:
        if study.yi is not None and study.left_out:
            reasons.setdefault(f"Not pooled ({study.left_out})", []).append(study.label)
        elif study.yi is None:
            reasons.setdefault(f"No effect ({study.why_not})", []).append(study.label)
        added = _added(study, wishes)
        if added:
            reasons.setdefault(f"{added:g} was added to counts with a 0", []).append(study.label)
        if wishes.risk is not None and not any(wishes.risk.of(study.slab)):
            reasons.setdefault("No judgement of the risk of bias", []).append(study.label)
    notes = [Note("", f"{reason}: {_few(names)}.") for reason, names in reasons.items()]
    if wishes.models and pooled < 2:
        notes.append(Note("", "Nothing is pooled: fewer than two studies have an effect to pool."))
    return notes


def _added(study: Study, wishes: Wishes) -> float:
    """Return what the effect of a study rests on beside its counts; 0 where no cell is empty."""
    pairs = {"RR": _PAIRS, "OR": _PAIRS, "PLO": (("xi", "ni"),)}.get(wishes.measure, ())
    if study.yi is None or wishes.options.get("to", "only0") != "only0":
        return 0.0
    held = [(study.counts.get(events), study.counts.get(size)) for events, size in pairs]
    empty = any(events is not None and events in (0, size) for events, size in held)
    given = wishes.options.get("add")
    return (0.5 if given is None else float(given)) if empty else 0.0  # type: ignore[arg-type]


def _few(names: Sequence[str]) -> str:
    shown = "; ".join(names[:MOST_NAMES])
    return f"{shown}; and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else shown


def favours_of(wishes: Wishes, polarity: str) -> tuple[str, str] | None:
    """Return whom each side favours: as asked for, or by a known polarity; None else."""
    if wishes.favours is not None:
        return wishes.favours
    polarity = wishes.polarity or polarity
    if polarity not in ("higher_better", "higher_worse"):
        return None
    first, second = (
        wishes.layout.words.favours.format(name=_inside_a_sentence(name)) for name in wishes.groups
    )
    return (second, first) if polarity == "higher_better" else (first, second)


def _inside_a_sentence(name: str) -> str:
    """Write a header's first word small, unless it is an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
