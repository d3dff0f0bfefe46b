"""Annotated references with their fields exchanged: what a field looks like beside other neighbours.

An entry keeps its marks, its order and its numbers; its names, titles, journals, publishers and towns
come from other entries of the same collection. So a tagger sees every wording in many surroundings.
"""

import random
from collections import defaultdict
from itertools import pairwise

# Labels whose words are exchanged, each for those of an entry that has the label too.
EXCHANGED = frozenset(
    {
        "author", "title", "journal", "container-title", "publisher", "location",
        "title-a", "title-j", "title-m", "pubPlace",
    }
)  # fmt: skip


def swapped(records, copies=1, seed=5):
    """Return ``copies`` entries for each annotated one, with words of others in its fields.

    Parameters
    ----------
    records : list of mapping
        With ``id``, ``text`` and ``annotations`` (start, end, label, text); none overlap.
    """
    chance = random.Random(seed)
    records = list(records)
    pool = defaultdict(list)
    for record in records:
        for a in record["annotations"]:
            if a["label"] in EXCHANGED:
                pool[a["label"]].append(a["text"])
    return [
        _rewritten(record, pool, chance, copy)
        for copy in range(copies)
        for record in records
        if _in_order(record["annotations"])
    ]


def _in_order(annotations):
    ends = sorted((a["start"], a["end"]) for a in annotations)
    return all(end <= start for (_, end), (start, _) in pairwise(ends))


def _rewritten(record, pool, chance, copy):
    text, annotations, position = "", [], 0
    for a in sorted(record["annotations"], key=lambda a: a["start"]):
        text += record["text"][position : a["start"]]
        words = a["text"]
        if a["label"] in EXCHANGED:
            words = _of_like_kind(words, pool[a["label"]], chance)
        annotations.append(
            {"start": len(text), "end": len(text) + len(words), "label": a["label"], "text": words}
        )
        text += words
        position = a["end"]
    text += record["text"][position:]
    return {"id": f"{record['id']}-{copy}", "text": text, "annotations": annotations}


def _of_like_kind(words, others, chance):
    """Choose words that end as these do: "Salt." beside "Bread.", names with names in their order."""
    for _ in range(12):
        other = chance.choice(others)
        if _marks(other) == _marks(words):
            return other
    return words


def _marks(words):
    head, tail = words[:1], words[-1:]
    return (
        "" if head.isalnum() else head,
        "" if tail.isalnum() else tail,
        "," in words,
        words.isupper(),
    )
