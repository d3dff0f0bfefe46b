"""Studies as figures name and count them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from trialtrace.show.figures.cells import Record, capital, whole


def study_sizes(studies: Sequence[Record], arms: Sequence[Record]) -> dict[str, int | None]:
    """Take the total that is stated, else the sum of the arms where each arm's size is stated."""
    of_arms: dict[str, list[int | None]] = {}
    for arm in arms:
        of_arms.setdefault(arm["study_id"], []).append(whole(arm["n"]))
    sizes = {}
    for study in studies:
        total = whole(study["n_total"])
        parts = of_arms.get(study["study_id"], [])
        known = [part for part in parts if part is not None]
        if total is None and parts and len(known) == len(parts):
            total = sum(known)
        sizes[study["study_id"]] = total
    return sizes


def study_labels(studies: Sequence[Record], documents: Sequence[Record] = ()) -> dict[str, str]:
    """Name studies, so that no two trials share a name.

    Parameters
    ----------
    studies : sequence of Record
        Rows of ``studies``.
    documents : sequence of Record, optional
        Rows of ``documents``: trials that share a name get the name of their document, or a letter
        where that does not tell them apart.
    """
    files = {row["doc_id"]: PurePosixPath(row["path"]).stem for row in documents}
    trials: dict[str, dict[str, str]] = {}
    for study in studies:
        own = trials.setdefault(study["label"], {})
        own.setdefault(study["trial_id"] or study["study_id"], files.get(study["doc_id"], ""))
    labels = {}
    for study in studies:
        own = trials[study["label"]]
        key = study["trial_id"] or study["study_id"]
        place = list(own).index(key)
        label = capital(study["label"] or "study without a name")
        if len(own) > 1:
            told = bool(own[key]) and len(set(own.values())) == len(own)
            # A name without a number ("unnamed study") names nobody: the document's says more.
            named = any(char.isdigit() for char in label)
            mark = own[key] if told else _letter(place)
            label = f"{label} ({mark})" if named or not told else mark
        labels[study["study_id"]] = label
    return labels


def _letter(place: int) -> str:
    return f"{chr(ord('a') + place % 26)}{place // 26 or ''}"


def compared(
    study: Record, arms: Sequence[Record], arm_id: str, versus_arm_id: str
) -> tuple[int | None, str]:
    """Count the people whom a comparison compares, and say from what.

    Parameters
    ----------
    study : Record
        Row of ``studies``.
    arms : sequence of Record
        Rows of ``arms`` of this study.
    arm_id, versus_arm_id : str
        The two arms; empty where the text does not say.

    Returns
    -------
    (int or None, str)
        The sizes of the two arms where both are stated, else the total of a study that has no
        third arm.
    """
    sizes = {arm["arm_id"]: whole(arm["n"]) for arm in arms}
    one, other = sizes.get(arm_id), sizes.get(versus_arm_id)
    if one is not None and other is not None:
        return one + other, "arms"
    total = whole(study["n_total"])
    if total is not None and len(arms) <= 2:
        return total, "total"
    return None, ""
