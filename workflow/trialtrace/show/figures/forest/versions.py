"""As cited and as published: the rows of one trial that stand beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trialtrace.show.figures.cells import Record

CITED, PUBLISHED = "as cited", "as published"


def versions_of(effects: Sequence[Record], studies: Sequence[Record]) -> Mapping[str, str]:
    """Say of each effect whose numbers it shows, where a trial has effects of both kinds.

    Parameters
    ----------
    effects : sequence of mapping
        Rows of ``effects``.
    studies : sequence of mapping
        Rows of ``studies``; an account without a document is the publication's own.

    Returns
    -------
    mapping of str to str
        effect_id → "as cited" or "as published"; effects of trials with one kind are not in it.
    """
    published = {row["study_id"] for row in studies if not row["doc_id"]}
    kinds: dict[str, set[str]] = {}
    for effect in effects:
        if effect["trial_id"]:
            kind = PUBLISHED if effect["study_id"] in published else CITED
            kinds.setdefault(effect["trial_id"], set()).add(kind)
    both = {trial for trial, held in kinds.items() if len(held) == 2}
    return {
        effect["effect_id"]: PUBLISHED if effect["study_id"] in published else CITED
        for effect in effects
        if effect["trial_id"] in both
    }


def beside(effects: Sequence[Record], versions: Mapping[str, str]) -> list[Record]:
    """Put both rows of a trial's outcome together, the cited one first, at the place of the first."""
    held: dict[object, list[Record]] = {}
    for effect in effects:
        key: object = effect["effect_id"]
        if effect["effect_id"] in versions:
            what = effect["concept"] or effect["outcome"]
            key = (
                effect["trial_id"],
                what,
                effect["subgroup"],
                effect["timepoint"],
                effect["measure"],
            )
        held.setdefault(key, []).append(effect)
    return [
        effect
        for group in held.values()
        for effect in sorted(group, key=lambda e: versions.get(e["effect_id"], ""))
    ]
