"""The analysis as files: a CSV table a part, and one JSON file with everything."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from trialtrace.cli.meta.part import Part
from trialtrace.tables.errors import TrialtraceError

JSON_FILE = "analysis.json"


def write(folder: Path, source: Path, head: Mapping[str, object], parts: Iterable[Part]) -> None:
    """Write ``NAME.csv`` for each part, and ``analysis.json``.

    Parameters
    ----------
    folder : Path
        New, empty, or written by an earlier run, whose tables are replaced.
    source : Path
        The table that was analysed; never overwritten.
    head : mapping
        What stands in the JSON file beside the parts.
    parts : iterable of Part

    Raises
    ------
    TrialtraceError
        If the folder holds other files, or cannot be written.
    """
    parts = list(parts)
    try:
        earlier = _earlier(folder)
        files = {f"{part.name}.csv": _csv(part) for part in parts}
        files[JSON_FILE] = _json(head, parts)
        for name in {*earlier, *files}:
            if (folder / name).exists() and (folder / name).samefile(source):
                raise TrialtraceError(f"{folder / name}: is the table itself; name another folder")
        folder.mkdir(parents=True, exist_ok=True)
        for name in earlier:
            (folder / name).unlink(missing_ok=True)
        for name, text in files.items():
            partial = folder / f"{name}.part"
            partial.write_text(text, encoding="utf-8", newline="")
            partial.replace(folder / name)
    except OSError as error:
        raise TrialtraceError(f"{folder}: cannot be written: {error.strerror}") from None


def _earlier(folder: Path) -> list[str]:
    """Name the files of an earlier run; refuse a folder that is somebody else's."""
    if not folder.exists() or not any(folder.iterdir()):
        return []
    try:
        tables = json.loads((folder / JSON_FILE).read_text(encoding="utf-8"))["tables"]
        names = [f"{name}.csv" for name in tables]
    except (OSError, ValueError, KeyError, TypeError):
        raise TrialtraceError(
            f"{folder}: holds other files; name a new or empty folder for --output"
        ) from None
    return [*(n for n in names if Path(n).name == n), JSON_FILE]


def _csv(part: Part) -> str:
    columns = list(dict.fromkeys(name for row in part.rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns or part.shown)
    for row in part.rows:
        writer.writerow(["" if row.get(name) is None else row.get(name) for name in columns])
    return out.getvalue()


def _json(head: Mapping[str, object], parts: list[Part]) -> str:
    whole = {
        **head,
        "tables": [part.name for part in parts],
        **{
            part.name: {"title": part.title, "notes": list(part.notes), "rows": list(part.rows)}
            for part in parts
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
