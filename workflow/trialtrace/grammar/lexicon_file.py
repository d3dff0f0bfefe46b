"""The form of a lexicon file, and its check.

A file of ``config/lexicon`` holds one or more categories::

    outcomes:                       # name of the category
      about: what is measured       # a line for people
      attributes:                   # allowed values; the first is the default
        kind: [efficacy, harm, other]
        polarity: [unclear, higher_better, higher_worse]
      terms:
        - concept: hair count       # unique in its category
          words: [hair count, number of hairs]
          polarity: higher_better
        - concept: blood pressure
          words: [blood pressure]
          polarity: higher_worse
          members:                  # concepts of their own, of the class "blood pressure"
            - mean arterial pressure
            - [systolic blood pressure, SBP]
            - {words: [pulse pressure], polarity: unclear}

``words`` are true synonyms: one thing, whatever it is called. ``members`` are things that differ and
share a class: each is a concept of its own, named by the first of its words, with the entry's
attributes where it has none of its own; the entry's concept is its class. A class that no text names
by itself has members and no ``words``. Words are in the singular; regular plurals, capitals, and
hyphen or space inside a term come by themselves. An attribute declared as ``text`` instead of a list
takes any words. Several files may hold terms of one category; one of them declares its
``attributes``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from trialtrace.tables.errors import TrialtraceError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CATEGORY_KEYS = {"about", "attributes", "terms"}
_FREE = "text"

# Allowed values by attribute; none where any words are allowed.
Attributes = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept of a lexicon file, checked, with defaults filled in; empty class for none."""

    concept: str
    words: tuple[str, ...]
    attributes: Mapping[str, str]
    concept_class: str = ""


def read_files(paths: Iterable[Path]) -> dict[str, tuple[Entry, ...]]:
    """Read and check lexicon files.

    Parameters
    ----------
    paths : iterable of Path
        YAML files.

    Returns
    -------
    dict of str to tuple of Entry
        By category, in the order of the files.

    Raises
    ------
    TrialtraceError
        One line that names file, key, fault and what is allowed.
    """
    blocks = [found for path in paths for found in _blocks(path)]
    declared: dict[str, Attributes] = {}
    for place, category, block in blocks:
        if "attributes" in block:
            if category in declared:
                raise TrialtraceError(
                    f"{place}.attributes: declared in another file already; keep one"
                )
            declared[category] = _attributes(place, block["attributes"] or {})
    entries: dict[str, dict[str, Entry]] = {}
    for place, category, block in blocks:
        terms = block.get("terms")
        if not isinstance(terms, list):
            raise TrialtraceError(f"{place}.terms: expected a list, found {_kind(terms)}")
        known = entries.setdefault(category, {})
        for i, term in enumerate(terms):
            for entry in _entries(f"{place}.terms[{i}]", term, declared.get(category, {})):
                if known.setdefault(entry.concept, entry) is not entry:
                    raise TrialtraceError(
                        f"{place}: concept {entry.concept!r} stands twice; join the entries"
                    )
    return {category: tuple(known.values()) for category, known in entries.items()}


def _blocks(path: Path) -> Iterator[tuple[str, str, dict]]:
    """Yield place, name and content of each category of a file."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        fault = " ".join(str(error).split())
        raise TrialtraceError(f"{path.name}: not readable as YAML: {fault}") from None
    if not isinstance(content, dict) or not content:
        raise TrialtraceError(
            f"{path.name}: expected categories with `terms`, found {_kind(content)}"
        )
    for category, block in content.items():
        place = f"{path.name}: {_word(path.name, 'category', category)}"
        if not isinstance(block, dict):
            raise TrialtraceError(f"{place}: expected a mapping with `terms`, found {_kind(block)}")
        _refuse_unknown(place, block, _CATEGORY_KEYS)
        yield place, category, block


def _attributes(place: str, declared: object) -> dict[str, tuple[str, ...]]:
    """Return allowed values by attribute; an empty tuple where any words are allowed."""
    if not isinstance(declared, dict):
        raise TrialtraceError(f"{place}.attributes: expected a mapping, found {_kind(declared)}")
    checked: dict[str, tuple[str, ...]] = {}
    for name, values in declared.items():
        if values == _FREE:
            checked[name] = ()
        elif isinstance(values, list) and values and all(isinstance(v, str) for v in values):
            checked[name] = tuple(values)
        else:
            raise TrialtraceError(
                f"{place}.attributes.{name}: expected a list of words (the first is the default) "
                f"or `text`, found {_kind(values)}"
            )
    return checked


def _entries(place: str, term: object, declared: Attributes) -> Iterator[Entry]:
    """Yield the concept of a term and those of its members."""
    if not isinstance(term, dict):
        raise TrialtraceError(f"{place}: expected `concept` and `words`, found {_kind(term)}")
    concept = _word(place, "concept", term.get("concept"))
    place = f"{place} ({concept})"
    _refuse_unknown(place, term, {"concept", "words", "members", *declared})
    members = term.get("members", [])
    if not isinstance(members, list) or (not members and "members" in term):
        raise TrialtraceError(f"{place}.members: expected a list, found {_kind(members)}")
    words = () if members and "words" not in term else _words(place, term.get("words"))
    attributes = _given(place, term, declared, {})
    yield Entry(concept, words, MappingProxyType(attributes))
    for i, member in enumerate(members):
        yield _member(f"{place}.members[{i}]", member, declared, attributes, concept)


def _member(
    place: str, member: object, declared: Attributes, inherited: Mapping[str, str], of: str
) -> Entry:
    """Return a member of a class: a word, a list of synonyms, or `words` with attributes."""
    if not isinstance(member, dict):
        words = _words(place, [member] if isinstance(member, str) else member)
        return Entry(words[0], words, MappingProxyType(dict(inherited)), of)
    _refuse_unknown(place, member, {"words", *declared})
    words = _words(place, member.get("words"))
    attributes = _given(f"{place} ({words[0]})", member, declared, inherited)
    return Entry(words[0], words, MappingProxyType(attributes), of)


def _words(place: str, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not words:
        raise TrialtraceError(f"{place}.words: expected a list of words, found {_kind(words)}")
    return tuple(_word(place, "words", word) for word in words)


def _given(
    place: str, block: dict, declared: Attributes, inherited: Mapping[str, str]
) -> dict[str, str]:
    """Return the attributes of a block: its own, else what it inherits, else the default."""
    attributes = {}
    for name, allowed in declared.items():
        value = block.get(name, inherited.get(name, allowed[0] if allowed else ""))
        if not isinstance(value, str):
            raise TrialtraceError(
                f"{place}.{name}: expected words, found {_kind(value)}; use quotes"
            )
        if allowed and value not in allowed:
            raise TrialtraceError(f"{place}.{name}: {value!r} is not one of {', '.join(allowed)}")
        attributes[name] = value
    return attributes


def _refuse_unknown(place: str, block: dict, allowed: set[str]) -> None:
    for key in block:
        if key not in allowed:
            raise TrialtraceError(
                f"{place}: unknown key {key!r}; allowed: {', '.join(sorted(allowed))}"
            )


def _word(place: str, key: str, value: object) -> str:
    # YAML reads no, yes, on and bare numbers as something else than words.
    if not isinstance(value, str) or not value.strip():
        raise TrialtraceError(f"{place}.{key}: expected words, found {_kind(value)}; use quotes")
    return value.strip()


def _kind(value: object) -> str:
    return "nothing" if value is None else f"{type(value).__name__} {value!r}"[:60]
