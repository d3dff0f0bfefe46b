"""Words for people in place of codes and column names."""

from __future__ import annotations

from types import MappingProxyType

STATUS = MappingProxyType(
    {
        "stated": "stated",
        "not_stated": "not stated",
        "not_found": "not found",
        "not_applicable": "does not apply",
        "conflict": "in conflict",
    }
)

# What a reader should know of each status, tier and origin; shown as the key to the report.
STATUS_MEANING = MappingProxyType(
    {
        "stated": "the source gives it",
        "not_stated": "the source itself leaves it out or open",
        "not_found": "nothing was read for it; the source may still say it",
        "not_applicable": "it makes no sense for this study",
        "conflict": "sources disagree, so none is used until a person decides",
    }
)
TIER_MEANING = MappingProxyType(
    {
        "sure": "confirmed by an independent check",
        "likely": "read by a pattern",
        "unsure": "assigned by position only",
    }
)
ORIGIN_MEANING = MappingProxyType(
    {
        "document": "read in a document",
        "publication": "taken from the publication itself",
        "derived": "computed from other values",
        "human": "entered or corrected by a person",
    }
)

_FIELDS = MappingProxyType(
    {
        "n_total": "sample size",
        "n_kind": "sample size counts",
        "n_unit": "counted unit",
        "n": "size",
        "p_value": "p-value",
        "p_relation": "relation of p",
        "p_compares": "p compares",
        "low": "lower limit",
        "high": "upper limit",
        "level": "level of the interval",
        "claim_level": "whose result",
        "co_intervention": "given together with",
        "follow_up": "follow-up",
        "groups": "number of groups",
        "pooled": "studies pooled",
        "ratio": "ratio of allocation",
    }
)
_TABLES = MappingProxyType(
    {
        "studies": "study",
        "arms": "arm",
        "arm_components": "component",
        "sizes": "size",
        "outcomes": "outcome",
        "results": "result",
        "references": "reference",
        "citations": "citation",
        "works": "work",
        "trials": "trial",
        "effects": "effect",
        "syntheses": "synthesis",
        "findings": "finding",
        "documents": "document",
    }
)


def words(code: str) -> str:
    """Spell a code of a closed list: ``"not_significant"`` → ``"not significant"``."""
    return STATUS.get(code, code.replace("_", " "))


def field_name(field: str) -> str:
    """Name a column of a table of values for people: ``"n_total"`` → ``"sample size"``."""
    return _FIELDS.get(field, field.replace("_", " "))


def table_word(table: str) -> str:
    """Name one row of a table: ``"studies"`` → ``"study"``."""
    return _TABLES.get(table, table.replace("_", " "))


def label_words(label: str) -> str:
    """Spell an evidence label: ``"studies.n_total"`` → ``"study: sample size"``."""
    table, dot, field = label.partition(".")
    return f"{table_word(table)}: {field_name(field)}" if dot else field_name(label)


def counted(n: int, one: str, many: str = "") -> str:
    """Say how many: ``counted(1, "study", "studies")`` → ``"1 study"``; thousands get a comma."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"
