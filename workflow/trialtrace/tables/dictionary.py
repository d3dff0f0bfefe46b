"""The data dictionary: one page made from the table models."""

from __future__ import annotations

from trialtrace.tables.registry import TABLES, TableSpec

_HEAD = """# Data dictionary

Made by `trialtrace docs` from the models in `workflow/trialtrace/tables/models/`; change it there.

All tables are CSV files under `data/processed/`: UTF-8, `\\n`, sorted, an absent value is an empty
cell. Offsets count characters (Python `str`) of the canonical text; `end` is exclusive. Read them
with `trialtrace.tables.io.read_table("data/processed", "studies")`, which checks every cell; a
plain `pandas.read_csv` turns the id `00123` into a number and the quote `NA` into a missing value.
"""


def render() -> str:
    """Return the page as Markdown."""
    parts = [_HEAD, "| table | stage | a row is |", "|---|---|---|"]
    for spec in TABLES.values():
        parts.append(f"| [{spec.name}](#{spec.name}) | {spec.stage} | {_row_is(spec)} |")
    for spec in TABLES.values():
        parts += ["", f"## {spec.name}", "", *_section(spec)]
    return "\n".join(parts) + "\n"


def _row_is(spec: TableSpec) -> str:
    words = " ".join((spec.load_model().__doc__ or "").split())
    return words.removeprefix("A row is ").rstrip(".")


def _section(spec: TableSpec) -> list[str]:
    lines = [
        f"A row is {_row_is(spec)}. File `{spec.path}`, written by the stage `{spec.stage}`, key "
        + ", ".join(f"`{column}`" for column in spec.key)
        + ".",
        "",
        "| column | type | absent | what it is |",
        "|---|---|---|---|",
    ]
    for name, column in spec.load_model().to_schema().columns.items():
        lines.append(
            f"| `{name}` | {_type(column)} | {_absent(column)} | {_meaning(spec, name, column)} |"
        )
    return lines


def _type(column: object) -> str:
    names = {"Int64": "whole number", "Float64": "number", "boolean": "True/False"}
    return names.get(str(column.dtype), "text")


def _absent(column: object) -> str:
    if _type(column) != "text":
        return "may be" if column.nullable else "never"
    never = any(check.name == "str_length" for check in column.checks)
    allowed = _allowed(column)
    return "never" if never or (allowed and "" not in allowed) else "may be"


def _allowed(column: object) -> list[str]:
    for check in column.checks:
        if check.name == "isin":
            return [str(value) for value in check.statistics["allowed_values"]]
    return []


def _meaning(spec: TableSpec, name: str, column: object) -> str:
    words = column.description or ""
    unit = (column.metadata or {}).get("unit")
    if unit:
        words += f" ({unit})"
    allowed = [value for value in _allowed(column) if value]
    if allowed:
        words += "; one of " + ", ".join(f"`{value}`" for value in allowed)
    if name in spec.links:
        table, key = spec.links[name]
        words += f"; exists in [{table}](#{table}).`{key}`"
    return words.replace("|", "\\|")
