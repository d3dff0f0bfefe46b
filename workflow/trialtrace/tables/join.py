"""Shards to tables: a sorted merge that holds one row a shard in memory."""

from __future__ import annotations

import csv
import heapq
from collections.abc import Iterable, Iterator
from pathlib import Path

from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.registry import TABLES, TableSpec

# Columns of sort keys that hold whole numbers.
_WHOLE = frozenset({"ordinal", "start", "end"})
_FIELD_LIMIT = 1 << 27


def join_shards(name: str, shards: Iterable[Path], target: Path) -> int:
    """Merge the sorted shards of a table into one file; return the number of rows.

    Raises
    ------
    TrialtraceError
        If a shard is missing, has other columns than the first, is not sorted, or two rows share
        a key.
    """
    spec = TABLES[name]
    before = csv.field_size_limit(_FIELD_LIMIT)
    try:
        return _merge(spec, shards, target)
    finally:
        csv.field_size_limit(before)  # it is the whole process's: other readers keep theirs


def _merge(spec: TableSpec, shards: Iterable[Path], target: Path) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part")
    streams = [_Shard(path, spec) for path in shards]
    count = 0
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        header = streams[0].header if streams else _header_of(spec)
        writer.writerow(header)
        last = None
        for key, row in heapq.merge(*streams, key=lambda pair: pair[0]):
            if key == last:
                raise TrialtraceError(
                    f"{target}: two rows share the key {key}; remove one document"
                )
            last = key
            writer.writerow(row)
            count += 1
    partial.replace(target)
    return count


class _Shard:
    """Rows of one shard with their sort keys, in the order of the file, which must be sorted."""

    def __init__(self, path: Path, spec: TableSpec) -> None:
        self._path = path
        self._columns = tuple(dict.fromkeys((*spec.order, *spec.key)))
        try:
            with path.open(encoding="utf-8", newline="") as file:
                self.header = next(csv.reader(file))
        except (OSError, StopIteration):
            raise TrialtraceError(f"{path}: no such shard; run snakemake again") from None

    def __iter__(self) -> Iterator[tuple[tuple[int | str, ...], list[str]]]:
        places = [self.header.index(column) for column in self._columns]
        whole = [column in _WHOLE for column in self._columns]
        last: tuple[int | str, ...] | None = None
        with self._path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            for row in reader:
                key = tuple(
                    int(row[p]) if w else row[p] for p, w in zip(places, whole, strict=True)
                )
                if last is not None and key < last:
                    raise TrialtraceError(f"{self._path}: not sorted; delete it and run again")
                last = key
                yield key, row


def _header_of(spec: TableSpec) -> list[str]:
    return list(spec.load_model().to_schema().columns)
