"""One comparison told twice: in a table with how many people it is of, and again in a sentence without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from trialtrace.derive.rows import Row
from trialtrace.derive.sizes import ALL_ANALYSED

_OWN = ("m1i", "sd1i", "m2i", "sd2i")


def without_repeats(effects: Iterable[Row], inputs: Iterable[Row]) -> None:
    """Let an effect of the same four numbers be no main one where another says of how many it is.

    Two means with their SDs are the same in two places only where they are the same comparison. The sentence
    that tells it again says less: no number of people, and often half a name.

    Parameters
    ----------
    effects, inputs : iterable of Row
        Rows of these tables; ``primary`` is changed in place.
    """
    told: dict[str, dict[str, object]] = defaultdict(dict)
    for row in inputs:
        if row["name"] in _OWN:
            told[str(row["effect_id"])][str(row["name"])] = row["value"]
    alike: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for effect in effects:
        numbers = told.get(str(effect["effect_id"]), {})
        if effect["primary"] and len(numbers) == len(_OWN):
            key = (effect["study_id"], effect["arm_id"], effect["versus_arm_id"], effect["measure"])
            alike[*key, *(numbers[name] for name in _OWN)].append(effect)
    for rows in alike.values():
        stated = [row for row in rows if ALL_ANALYSED not in str(row["assumptions"])]
        for row in rows if len(stated) == 1 else ():
            row["primary"] = row is stated[0]
