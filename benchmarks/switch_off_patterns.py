"""Switch off every pattern of the extractor in turn: what does each one bring to annotated texts?

    python benchmarks/switch_off_patterns.py --gold FILE.jsonl [--gold …] --output TABLE.csv [--half working]

Gold files are annotated like PICO-Corpus (see ``docs/accuracy.md``). A row for each pattern (a constant of
``trialtrace.extract``, or an entry of a tuple of patterns): in how many texts it matches, in how many a number is read
otherwise without it, how many right and wrong numbers more there are then, and which texts it makes worse. A pattern
that makes a plain sentence worse fires where it should not; one that changes nothing in many texts is a rule for
phrases that hardly occur. Some ten minutes a core for 500 abstracts; rows are written as they come.
"""

import argparse
import csv
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "workflow"))

from extraction_speed import reader
from trialtrace import extract
from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import choose, read_gold
from trialtrace.evaluate.schemes.model import NUMBERS
from trialtrace.evaluate.schemes.pico_corpus import SCHEME
from trialtrace.evaluate.tasks import spans
from trialtrace.extract.accounts.rule import Rule
from trialtrace.grammar.prefilter import Sought

SCHEME = replace(SCHEME, targets=tuple(one for one in SCHEME.targets if one.group == NUMBERS))
KINDS = (re.Pattern, Sought, Rule)
COLUMNS = ("pattern", "matches in", "changes", "right", "wrong", "worse with it")

# What is asked of a pattern, and what one answers that never matches.
ANSWERS = {
    "search": lambda *_args, **_named: None,
    "match": lambda *_args, **_named: None,
    "fullmatch": lambda *_args, **_named: None,
    "finditer": lambda *_args, **_named: iter(()),
    "findall": lambda *_args, **_named: [],
    "sub": lambda _new, text, *_args, **_named: text,
    "split": lambda text, *_args, **_named: [text],
}


class Stand:
    """Stands in for a pattern: notes that it matched, or never matches."""

    def __init__(self, pattern, note=None):
        self._pattern, self._note = pattern, note

    def __getattr__(self, name):
        own = getattr(self._pattern, name)
        if isinstance(own, KINDS):
            return Stand(own, self._note)
        answer = ANSWERS.get(name)
        if answer is None:
            return own
        if self._note is None:
            return answer

        def noted(*args, **named):
            found = own(*args, **named)
            found = list(found) if name == "finditer" else found
            if found and found != answer(*args, **named):
                self._note()
            return iter(found) if name == "finditer" else found

        return noted


def patterns():
    """Return the patterns of the extractor: name, pattern, and where each one is held."""
    held = {}
    for info in pkgutil.walk_packages(extract.__path__, f"{extract.__name__}."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            listed = isinstance(value, tuple) and value and all(isinstance(v, KINDS) for v in value)
            for place, one in enumerate(value) if listed else [(None, value)]:
                if isinstance(one, KINDS):
                    said = f"{info.name}.{name}" + (f"[{place}]" if listed else "")
                    held.setdefault(id(one), (said, one, []))[2].append((module, name, place))
    return list(held.values())


@contextmanager
def replaced(stands) -> Iterator[None]:
    """Hold other patterns in place of some, and forget what was remembered of a text."""
    before = []
    for pattern, places in stands:
        for module, name, place in places:
            value = getattr(module, name)
            before.append((module, name, value))
            new = pattern if place is None else (*value[:place], pattern, *value[place + 1 :])
            setattr(module, name, new)
    _forget()
    try:
        yield
    finally:
        for module, name, value in reversed(before):
            setattr(module, name, value)
        _forget()


def _forget():
    for name, module in list(sys.modules.items()):
        if name.startswith("trialtrace."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def right_and_wrong(read, record):
    """Return how many numbers of a record are read right and wrong, with the arm's role."""
    found = Found(record["text"], read(record["text"]))
    scores = [
        score.counts
        for score in spans.judge(record, str(record["id"]), found, SCHEME).scores
        if score.group == NUMBERS and score.measure == spans.VALUE
    ]
    return sum(one.tp for one in scores), sum(one.fp for one in scores)


def table(records, read, told=patterns):
    """Yield the rows of the table (see ``COLUMNS``), patterns that match in few texts first."""
    known = told()
    matched = defaultdict(set)
    at = [0]
    stands = [
        (Stand(pattern, lambda key=key: matched[key].add(at[0])), places)
        for key, (_, pattern, places) in enumerate(known)
    ]
    with replaced(stands):
        for at[0], record in enumerate(records):
            read(record["text"])
    base = [right_and_wrong(read, record) for record in records]
    for key in sorted(matched, key=lambda one: len(matched[one])):
        name, pattern, places = known[key]
        changes, right, wrong, worse = 0, 0, 0, []
        with replaced([(Stand(pattern), places)]):
            for place in sorted(matched[key]):
                now = right_and_wrong(read, records[place])
                more, other = now[0] - base[place][0], now[1] - base[place][1]
                changes += now != base[place]
                right, wrong = right + more, wrong + other
                if more > other / 2:  # F1 is higher without it
                    worse.append(str(records[place]["id"]))
        yield name, len(matched[key]), changes, right, wrong, " ".join(worse)


def main():
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", action="append", required=True, type=Path)
    parser.add_argument("--output", required=True, type=Path)
    parser.add_argument("--half", default="working", choices=("working", "all"))
    asked = parser.parse_args()
    records = [one for path in asked.gold for one in choose(read_gold(path), asked.half)]
    with asked.output.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for count, row in enumerate(table(records, reader()), 1):
            writer.writerow(row)
            file.flush()
            print(f"\r{count} patterns", end="", file=sys.stderr)
    print(file=sys.stderr)


if __name__ == "__main__":
    main()
