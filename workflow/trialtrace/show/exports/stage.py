"""Write the cited publications in every format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from trialtrace.show.exports.bibtex import bibtex
from trialtrace.show.exports.csl import csl_json
from trialtrace.show.exports.entry import READS, entries
from trialtrace.show.exports.ris import ris

__all__ = ["FILES", "READS", "write"]

_FORMATS = {"works.ris": ris, "works.bib": bibtex, "works.json": csl_json}
FILES = tuple(_FORMATS)


def write(tables: Mapping[str, pd.DataFrame], out: Path) -> list[Path]:
    """Write ``works.ris``, ``works.bib`` and ``works.json`` into a folder.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        The tables of `READS`.
    out : Path
        Folder, made where it is missing.

    Returns
    -------
    list of Path
    """
    out.mkdir(parents=True, exist_ok=True)
    found = entries(tables)
    written = []
    for name, form in _FORMATS.items():
        path = out / name
        # RIS brings its own line ends.
        path.write_text(form(found), encoding="utf-8", newline="")
        written.append(path)
    return written
