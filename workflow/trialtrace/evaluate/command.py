"""One evaluation: files in, figures and errors out."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from trialtrace.evaluate.gold import read_gold
from trialtrace.evaluate.run import judge_file
from trialtrace.evaluate.summarise import summarise
from trialtrace.evaluate.write import ERRORS, SCORES, write_run


def evaluate(
    task: str, files: Sequence[Path], output: Path, half: str, processes: int, draws: int, seed: int
) -> Iterator[str]:
    """Score files, write ``scores.csv``, ``errors.csv`` and ``run.json``; yield lines for people."""
    rows, errors, runs = [], [], []
    for file in files:
        gold = read_gold(file)
        judged = judge_file(task, gold, half, processes)
        made = summarise(judged.scores, draws, seed)
        rows += [(gold.scheme, row) for row in made]
        errors += [(gold.scheme, error) for error in judged.errors]
        speed = judged.seconds and judged.characters / judged.seconds / 1e6
        runs.append(
            {
                "file": file.name, "sha256": gold.sha256, "scheme": gold.scheme,
                "documents": judged.documents, "characters": judged.characters, "failed": list(judged.failed),
                "extractor_seconds": round(judged.seconds, 3), "megacharacters_per_second": round(speed, 4),
            }
        )  # fmt: skip
        yield f"{file.name}: {gold.scheme}, {judged.documents} documents of the half {half!r}, {speed:.2f} MB/s a core"
        yield from (f"  failed: {failed}" for failed in judged.failed)
        for row in made:
            if row.measure in ("value", "all items", "value without role"):
                figures = "  ".join(
                    f"{name} {value:.3f}" if value is not None else f"{name}   –  "
                    for name, value in (("P", row.precision), ("R", row.recall), ("F1", row.f1))
                )
                yield f"  {row.group:14} {row.label:32} {row.measure:20} {figures}  n={row.expected}"
    run = {
        "task": task, "half": half, "bootstrap": {"draws": draws, "seed": seed, "generator": "PCG64"},
        "python": platform.python_version(), "numpy": np.__version__, "files": runs,
    }  # fmt: skip
    write_run(output, rows, errors, run)
    yield f"{output / SCORES}  {output / ERRORS}"
