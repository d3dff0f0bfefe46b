"""Where an effect's numbers were read: the inputs behind it, in words, and their documents."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from trialtrace.show.figures.cells import Record, records, whole
from trialtrace.show.figures.numbers import count

NO_BREAK = "\u00a0"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
# More decimals than these no text states: the number was computed.
MOST_DECIMALS = 6
# Inputs of both groups that stand together.
_PAIRED = (
    (("m1i", "sd1i", "m2i", "sd2i"), "{} (SD {}) vs {} (SD {})"),
    (("percent1i", "percent2i"), "{}% vs {}%"),
    (("low_1", "high_1", "low_2", "high_2"), "[{}, {}] vs [{}, {}]"),
)
_RELATIONS = ("=", "<", ">", "≤", "≥")
# Inputs named as in metafor that stand in a sentence of their own.
_SAID = {
    "p": "p",
    "p_value": "p",
    "ti": "t",
    "fi": "F",
    "zi": "z",
    "ri": "r",
}
# Inputs that another column holds, that stand together, or that are words.
_ELSEWHERE = frozenset(
    ("n1i", "n2i", "ni", "ai", "ci", "xi", "events", "m1i", "m2i", "sd1i", "sd2i", "low", "high",
     "direction", "p_compares")
)  # fmt: skip


@dataclass(frozen=True)
class Readings:
    """Inputs of each effect and the documents that they stand in.

    Attributes
    ----------
    inputs : mapping
        effect_id → name → value, as in ``effect_inputs``.
    documents : mapping
        effect_id → doc_ids, sorted by path.
    evidence : mapping
        effect_id → evidence_ids, in the order of the table.
    numbers : mapping
        doc_id → its number in the list below the figure.
    names : mapping
        doc_id → path, and title where there is one.
    """

    inputs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    documents: Mapping[str, Sequence[str]] = field(default_factory=dict)
    evidence: Mapping[str, Sequence[str]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def readings_of(
    effects: Sequence[Record],
    drawn: Collection[str],
    inputs: pd.DataFrame | None,
    evidence: pd.DataFrame | None,
    studies: pd.DataFrame | None,
    documents: pd.DataFrame | None,
) -> Readings:
    """Collect what effects were made of; tables that are not given leave their part empty.

    Only the documents of effects whose id is in ``drawn`` get a number.
    """
    of_effect: dict[str, dict[str, str]] = {}
    spans: dict[str, list[str]] = {}
    for row in records(inputs):
        of_effect.setdefault(row["effect_id"], {})[row["name"]] = row["value"]
        if row["evidence_id"]:
            spans.setdefault(row["effect_id"], []).append(row["evidence_id"])
    doc_of_span = {row["evidence_id"]: row["doc_id"] for row in records(evidence)}
    doc_of_study = {row["study_id"]: row["doc_id"] for row in records(studies)}
    paths = {row["doc_id"]: row["path"] for row in records(documents)}
    names = {
        row["doc_id"]: f"{row['path']}: {row['title']}" if row["title"] else row["path"]
        for row in records(documents)
    }
    docs: dict[str, list[str]] = {}
    for effect in effects:
        found = {doc_of_span.get(span, "") for span in spans.get(effect["effect_id"], ())}
        found = found - {""} or {doc_of_study.get(effect["study_id"], "")}
        docs[effect["effect_id"]] = sorted(
            (doc for doc in found if doc in paths), key=paths.__getitem__
        )
    used = sorted({doc for key in drawn for doc in docs.get(key, ())}, key=paths.__getitem__)
    numbers = {doc: place for place, doc in enumerate(used, start=1)}
    return Readings(of_effect, docs, spans, numbers, names)


def counts_cells(effect: Record, inputs: Mapping[str, str], groups: int) -> list[str]:
    """Write the size of each group, with its events where the effect was made of events.

    Returns
    -------
    list of str
        As many as ``groups``, the experimental one first; "?" for a size that is not known where
        the other is; none where no size is known.
    """
    if {"ai", "ci"} <= inputs.keys():
        return [_of(inputs["ai"], effect["n1i"]), _of(inputs["ci"], effect["n2i"])]
    if "xi" in inputs:
        return [_of(inputs["xi"], effect["n1i"])]
    sizes = [whole(effect["n1i"]), whole(effect["n2i"])][:groups]
    if all(size is None for size in sizes):
        return []
    return [count(size) if size is not None else "?" for size in sizes]


def counts_header(inputs: Sequence[Mapping[str, str]]) -> str:
    """Name the column of sizes for a panel."""
    with_events = ["ai" in names or "xi" in names for names in inputs]
    return "Events/total" if all(with_events) else "Events/total or n" if any(with_events) else "n"


def reading_cell(inputs: Mapping[str, str], documents: Sequence[int]) -> str:
    """Write what an effect was computed from, and the numbers of its documents."""
    said = []
    inputs = {name: _short(value) for name, value in inputs.items()}
    paired: set[str] = set()
    for names, template in _PAIRED:
        if set(names) <= inputs.keys():
            said.append(template.format(*(inputs[name] for name in names)))
            paired |= set(names)
    for name, value in inputs.items():
        if name in _ELSEWHERE or name in paired:
            continue
        if name == "percent":
            said.append(f"{value}%")
        elif name in _SAID:
            relation = "" if value.startswith(_RELATIONS) else "= "
            said.append(f"{_SAID[name]} {relation}{value}".replace(" ", NO_BREAK))
        else:
            said.append(f"{name.replace('_', ' ')} {value}")
    if {"low", "high"} <= inputs.keys():
        said.append(f"[{inputs['low']}, {inputs['high']}]".replace(" ", NO_BREAK))
    marks = ", ".join(str(place) for place in sorted(documents))
    return " ".join(["; ".join(said), f"[{marks}]" if marks else ""]).strip()


def _short(value: str) -> str:
    """Write a number with a true minus sign; one that was computed with four digits."""
    if not _NUMBER.fullmatch(value):
        return value
    _, _, decimals = value.partition(".")
    text = f"{float(value):.4g}" if len(decimals) > MOST_DECIMALS else value
    return text.replace("-", "−") if "e" not in text else value


def _of(events: str, total: object) -> str:
    size = whole(total)
    return f"{events}/{count(size)}" if size is not None else f"{events}/?"
