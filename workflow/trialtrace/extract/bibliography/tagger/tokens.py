"""An entry as the tagger sees it: words, numbers and marks with their places."""

from __future__ import annotations

import re

# A word, a number or a mark; letters and digits part ("D65" is two tokens).
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")

# No entry is read beyond so many tokens.
MOST_TOKENS = 1500

# The label of a token that belongs to no field.
NOTHING = "O"

Span = tuple[int, int]


def tokens_of(text: str) -> list[Span]:
    """Return the spans of the words, numbers and marks of an entry.

    Examples
    --------
    >>> text = "Phys. D65 (2002)"
    >>> [text[a:b] for a, b in tokens_of(text)]
    ['Phys', '.', 'D', '65', '(', '2002', ')']
    """
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return spans[:MOST_TOKENS]


def spread(spans: dict[str, Span] | list[tuple[str, Span]], tokens: list[Span]) -> list[str]:
    """Give every token the name of the last span that holds it, ``O`` where none does."""
    named = list(spans.items()) if isinstance(spans, dict) else spans
    labels = [NOTHING] * len(tokens)
    for name, (start, end) in named:
        for at, (a, b) in enumerate(tokens):
            if a >= start and b <= end:
                labels[at] = name
    return labels
