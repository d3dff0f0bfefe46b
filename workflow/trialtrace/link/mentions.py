"""Citations as the linker sees them, and what a link is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """Section ``link`` of the config, as far as citations need it."""

    citation_threshold: float
    citation_margin: float
    candidate_threshold: float
    max_candidates: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation of a document; fields as in the table ``extracted_citations``.

    Attributes
    ----------
    preceding : str
        What stands before the sentence in its paragraph, as far as ``reach``.
    context : str
        The sentence and what follows it in its paragraph.
    run_together : bool
        Its number was parted from digits that stand right beside it.
    """

    citation_id: str
    style: str
    raw: str
    start: int
    end: int
    authors: tuple[str, ...]
    et_al: bool
    year: int | None
    year_suffix: str
    container: str
    label: str
    doi: str
    antecedent_id: str
    quote: str
    preceding: str
    context: str
    run_together: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reference that a mention may mean."""

    reference_id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention is linked to; ``reference_id`` is empty where it is not linked, and ``reason``
    says why, or what to know about the link."""

    reference_id: str = ""
    method: str = ""
    score: float | None = None
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


def mentions_of(citations: pd.DataFrame, text: str, reach: int) -> list[Mention]:
    """Build the mentions of one document.

    Parameters
    ----------
    citations : DataFrame
        Rows of ``extracted_citations`` of one document, in the order of the text.
    text : str
        The document's text; empty where it is not at hand, and then the quotes must do.
    reach : int
        So many characters before and behind the sentence belong to what a mention is about.
    """
    found = []
    for row in citations.itertuples(index=False):
        end = int(row.quote_start) + len(row.quote)
        before = text[max(0, int(row.quote_start) - reach) : int(row.quote_start)].rsplit("\n", 1)[
            -1
        ]
        behind = text[end : end + reach].split("\n", 1)[0] if text else ""
        found.append(
            Mention(
                citation_id=row.citation_id,
                style=row.style,
                raw=row.raw,
                start=int(row.start),
                end=int(row.end),
                authors=tuple(name for name in row.authors.split("; ") if name),
                et_al=bool(row.et_al),
                year=None if pd.isna(row.year) else int(row.year),
                year_suffix=row.year_suffix,
                container=row.container,
                label=row.label,
                doi=row.doi,
                antecedent_id=row.antecedent_id,
                quote=row.quote,
                preceding=before,
                context=f"{row.quote} {behind}",
                run_together=row.style == "numeric" and _beside_digits(row),
            )
        )
    return found


def _beside_digits(row: Any) -> bool:
    start = int(row.start) - int(row.quote_start)
    stop = start + len(row.raw)
    around = row.quote[max(0, start - 1) : start] + row.quote[stop : stop + 1]
    return row.raw.isdecimal() and any(c.isdecimal() for c in around)
