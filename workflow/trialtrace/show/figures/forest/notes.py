"""The lines below a forest plot: assumptions with their letters, documents, what was not pooled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from trialtrace.show.figures.cells import Record, capital, split, typeset
from trialtrace.show.figures.forest.reading import Readings
from trialtrace.show.figures.forest.rows import CONDITIONAL, CONTRADICTED, STATED, Absent, Note
from trialtrace.show.figures.pooled import Pooled, is_pooled

MOST_REMARKS = 8


def state_of(effect: Record) -> str:
    """Tell whether an effect rests on what the text says.

    A conditional effect whose assumptions a publication supports is as good as stated.
    """
    if effect["assumption_status"] == "contradicted":
        return CONTRADICTED
    if bool(effect["conditional"]) and effect["assumption_status"] != "supported":
        return CONDITIONAL
    return STATED


def letters(effects: Sequence[Record]) -> dict[str, str]:
    """Give each assumption a letter, in the order in which the rows need them."""
    marks: dict[str, str] = {}
    for effect in effects:
        if state_of(effect) != STATED:
            for assumption in split(effect["assumptions"]):
                marks.setdefault(assumption, _letter(len(marks)))
    return marks


def assumption_notes(marks: Mapping[str, str]) -> tuple[Note, ...]:
    """List the assumptions behind their letters."""
    return tuple(Note(mark, assumption) for assumption, mark in marks.items())


def source_notes(readings: Readings) -> tuple[Note, ...]:
    """List the documents behind their numbers."""
    return tuple(Note(f"[{place}]", readings.names[doc]) for doc, place in readings.numbers.items())


def remarks_of(
    drawn: Sequence[Record], left_out: int, syntheses: Sequence[Record], pooled: Pooled
) -> tuple[Note, ...]:
    """Say what was not pooled and why, what to be careful with, and what the figure leaves out."""
    reasons: dict[str, list[str]] = {}
    single = [effect for effect in drawn if effect["effect_id"] not in pooled.effect_ids]
    for effect in single:
        name = f"{effect['slab']} ({effect['outcome']})" if effect["outcome"] else effect["slab"]
        reasons.setdefault(pooled.why_not(effect), []).append(name)
    told = [(reason, names) for reason, names in reasons.items() if reason]
    lines = [_not_pooled(names, reason, len(drawn)) for reason, names in told[:MOST_REMARKS]]
    if len(told) > MOST_REMARKS:
        lines.append(f"Not pooled for {len(told) - MOST_REMARKS} other reasons: see the data file.")
    if drawn and len(single) == len(drawn) and not told:
        lines.append("Nothing was pooled.")
    for synthesis in syntheses:
        if synthesis["why_not"] and synthesis["k"] and synthesis["method"] != "none":
            how = "" if is_pooled(synthesis) else f", {synthesis['method'].replace('_', ' ')}"
            lines.append(f"{capital(synthesis['group'])}{how}: {synthesis['why_not']}.")
    if left_out:
        effects = "effect" if left_out == 1 else "effects"
        lines.append(
            f"{left_out} {effects} by other routes to the same contrasts: see the data file."
        )
    return tuple(Note("", line) for line in dict.fromkeys(lines))


def _not_pooled(names: list[str], reason: str, drawn: int) -> str:
    everyone = {1: "Not pooled", 2: "Neither is pooled"}.get(drawn, "None of them is pooled")
    who = everyone if len(names) == drawn else f"Not pooled: {_few(names)}"
    return typeset(f"{who} – {reason}.")


def absent_of(effects: Sequence[Record], names: Mapping[str, str]) -> tuple[Absent, ...]:
    """List what has no effect size; outcomes of one study with one reason share a line."""
    lines: dict[tuple[str, str], list[Record]] = {}
    for effect in effects:
        key = (names[effect["effect_id"]], effect["why_not"] or "no reason is given")
        lines.setdefault(key, []).append(effect)
    return tuple(
        Absent(
            tuple(row["effect_id"] for row in rows),
            study,
            capital("; ".join(dict.fromkeys(row["outcome"] for row in rows if row["outcome"]))),
            reason,
        )
        for (study, reason), rows in lines.items()
    )


def _few(names: list[str]) -> str:
    shown = ", ".join(names[:4])
    return f"{shown} and {len(names) - 4} more" if len(names) > 4 else shown


def _letter(place: int) -> str:
    first, last = divmod(place, len(ascii_lowercase))
    return (ascii_lowercase[first - 1] if first else "") + ascii_lowercase[last]
