"""The configuration: schema assembled from one file a section, defaults, errors people understand."""

from __future__ import annotations

import difflib
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from trialtrace.tables.errors import TrialtraceError

Schema = dict[str, Any]


def load_schema(folder: Path) -> Schema:
    """Assemble the schema of the whole configuration from its sections.

    Parameters
    ----------
    folder : Path
        ``workflow/schemas/config``; ``<section>.yaml`` describes the section of that name.
    """
    sections = {}
    for file in sorted(folder.glob("*.yaml")):
        sections[file.stem] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": False,
        "properties": sections,
    }


def defaults(schema: Schema) -> dict[str, Any]:
    """Return the default of every key that has one, nested as in the schema."""
    found: dict[str, Any] = {}
    for key, part in schema.get("properties", {}).items():
        if "default" in part:
            found[key] = part["default"]
        elif part.get("type") == "object":
            found[key] = defaults(part)
    return found


def complete(config: Mapping[str, Any], schema: Schema, source: str) -> dict[str, Any]:
    """Validate a configuration and fill in the defaults.

    Parameters
    ----------
    config : mapping
        What the config file and ``--config`` gave.
    schema : dict
        From :func:`load_schema`.
    source : str
        Name of the file, for messages.

    Raises
    ------
    TrialtraceError
        One line that names the key, the value and what is allowed.
    """
    import jsonschema

    config = _typed(dict(config), schema)
    validator = jsonschema.Draft202012Validator(schema)
    errors = sorted(
        validator.iter_errors(dict(config)), key=lambda e: list(map(str, e.absolute_path))
    )
    if errors:
        first = {tuple(error.absolute_path): error for error in reversed(errors)}
        raise TrialtraceError("; ".join(_explain(error, source) for error in first.values()))
    return _merged(defaults(schema), config)


def _typed(value: Any, schema: Schema) -> Any:
    """Read words as what the schema wants: `--config` hands numbers and lists over as text."""
    if isinstance(value, str) and schema.get("type") in ("integer", "number", "boolean", "array"):
        try:
            return yaml.safe_load(value)
        except yaml.YAMLError:
            return value
    if isinstance(value, Mapping):
        parts = schema.get("properties", {})
        return {key: _typed(part, parts.get(key, {})) for key, part in value.items()}
    return value


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        both = isinstance(value, Mapping) and isinstance(result.get(key), Mapping)
        result[key] = _merged(result[key], value) if both else value
    return result


def _explain(error: Any, source: str) -> str:
    where = ".".join(str(part) for part in error.absolute_path) or "the top level"
    if error.validator == "additionalProperties":
        allowed = sorted(error.schema.get("properties", {}))
        patterns = sorted(error.schema.get("patternProperties", {}))
        unknown = next(
            key
            for key in sorted(map(str, error.instance))
            if key not in allowed and not any(re.search(p, key) for p in patterns)
        )
        key = unknown if where == "the top level" else f"{where}.{unknown}"
        close = difflib.get_close_matches(unknown, allowed, 1)
        hint = f" (did you mean {close[0]}?)" if close else ""
        what = ", ".join([*allowed, *(f"keys that match {p}" for p in patterns)]) or "none"
        return f"{source}: {key}: no such key{hint}; allowed are {what}"
    value = json.dumps(error.instance, ensure_ascii=False, default=str)
    return f"{source}: {where}: {value} is not allowed; {_allowed(error)}"


def _allowed(error: Any) -> str:
    rule, limit = error.validator, error.validator_value
    words = {
        "enum": lambda: "allowed are " + ", ".join(json.dumps(v) for v in limit),
        "type": lambda: (
            f"it must be of type {limit if isinstance(limit, str) else ' or '.join(limit)}"
        ),
        "minimum": lambda: f"it must be at least {limit}",
        "maximum": lambda: f"it must be at most {limit}",
        "exclusiveMinimum": lambda: f"it must be more than {limit}",
        "exclusiveMaximum": lambda: f"it must be less than {limit}",
        "required": lambda: f"it needs the keys {', '.join(limit)}",
        "minLength": lambda: "it must not be empty",
        "pattern": lambda: f"it must match {limit}",
    }
    return words.get(rule, lambda: error.message)()


def render_default_config(schema: Schema) -> str:
    """Write the config file with every option, its default and a line of explanation."""
    lines = [
        "# Every option with its default. Made by `trialtrace config` from workflow/schemas/config/;",
        "# change values here, descriptions there.",
    ]
    for section, part in schema["properties"].items():
        inside = list(_render(part, 1))
        lines += ["", *_comment(part.get("description", ""), 0)]
        lines += [f"{section}:", *inside] if inside else [f"{section}: {{}}"]
    return "\n".join(lines) + "\n"


def _render(part: Schema, depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, sub in part.get("properties", {}).items():
        yield from _comment(_described(sub), depth)
        if "default" not in sub and sub.get("type") == "object":
            yield f"{pad}{key}:"
            yield from _render(sub, depth + 1)
        else:
            yield f"{pad}{key}: {json.dumps(sub['default'], ensure_ascii=False)}"


def _described(sub: Schema) -> str:
    words = " ".join(sub.get("description", "").split())
    if "enum" in sub:
        words += " Allowed: " + ", ".join(map(str, sub["enum"])) + "."
    return words


def _comment(words: str, depth: int) -> list[str]:
    pad = "  " * depth
    return [f"{pad}# {line}" for line in textwrap.wrap(" ".join(words.split()), 96 - len(pad))]
