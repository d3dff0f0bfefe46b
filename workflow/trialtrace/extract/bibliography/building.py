"""From spans of fields to a parsed entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from trialtrace.extract.bibliography.called import short_forms
from trialtrace.extract.bibliography.identifiers import Found
from trialtrace.extract.bibliography.kinds import kind_of, style_of
from trialtrace.extract.bibliography.names import AuthorList
from trialtrace.extract.bibliography.parsed import TEXT_FIELDS, ParsedReference
from trialtrace.extract.bibliography.view import squeeze
from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.model import FieldSpan

Spans = dict[str, tuple[int, int]]

# Who read a field: the grammar, the tagger, or both alike.
GRAMMAR, TAGGER, BOTH = "grammar", "tagger", "both"
NO_RULES: Mapping[str, str] = MappingProxyType({})


def built(
    raw: str,
    label: str,
    authors: AuthorList,
    spans: Spans,
    found: list[Found],
    words: BibliographyWords,
    rules: Mapping[str, str] = NO_RULES,
) -> ParsedReference:
    """Put an entry together.

    Parameters
    ----------
    raw, label : str
        The entry, and its marker.
    authors : AuthorList
    spans : dict
        Where each field stands.
    found : list of Found
        Identifiers; their clean values go before the words of their spans.
    words : BibliographyWords
    rules : mapping
        Field → who read it, where it was not the grammar alone.
    """
    _own_publisher(raw, authors, spans)
    values: dict[str, str] = {}
    for item in found:
        if item.field in TEXT_FIELDS:
            values.setdefault(item.field, item.value)
    for name, (start, end) in spans.items():
        if name in TEXT_FIELDS and name not in values:
            values[name] = squeeze(raw[start:end])
    year, suffix = _year(raw, spans)
    fields = tuple(
        FieldSpan(name, raw[start:end], start, end, rules.get(name, GRAMMAR))
        for name, (start, end) in sorted(spans.items(), key=lambda item: item[1])
        if start < end
    )
    parsed = ParsedReference(
        raw=raw,
        label=label,
        authors=authors.authors,
        fields=fields,
        et_al=authors.et_al,
        year=year,
        year_suffix=suffix,
        **{k: v for k, v in values.items() if v},
    )
    return ParsedReference(
        **{
            **{name: getattr(parsed, name) for name in parsed.__slots__},
            "style": style_of(parsed, authors.order),
            "kind": kind_of(parsed, [f.field for f in found], words),
        }
    )


def _own_publisher(raw: str, authors: AuthorList, spans: Spans) -> None:
    """ "World Health Organization (2016). Salt at home. WHO.": who wrote it, printed it."""
    if "container" not in spans or {"publisher", "volume", "pages"} & spans.keys():
        return
    name = squeeze(raw[slice(*spans["container"])])
    groups = [a.family for a in authors.authors if a.is_group]
    if any(name == group or name in short_forms(group) for group in groups):
        spans["publisher"] = spans.pop("container")


def _year(raw: str, spans: Spans) -> tuple[int | None, str]:
    if "year" not in spans:
        return None, ""
    text = raw[slice(*spans["year"])]
    match = re.match(r"(\d{4})([a-z]?)", text)
    if match is None:
        del spans["year"]
        return None, ""
    if match.group(2):
        start = spans["year"][0]
        spans["year"] = (start, start + 4)
        spans["year_suffix"] = (start + 4, start + 5)
    suffix = raw[slice(*spans["year_suffix"])] if "year_suffix" in spans else ""
    return int(match.group(1)), suffix
