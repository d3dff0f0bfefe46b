"""Stable identifiers: short hashes of what a row is about, never of when or where it was made."""

from __future__ import annotations

import hashlib

SEPARATOR = "\x1f"
LENGTH = 12


def short_hash(prefix: str, *parts: object) -> str:
    """Return ``prefix`` followed by a hash of ``parts``.

    Parameters
    ----------
    prefix : str
        One or two letters that say what kind of row it is (``D`` document, ``E`` evidence, ...).
    *parts : object
        What identifies the row; turned into text, order matters.

    Returns
    -------
    str
        For instance ``"D3f9c2a7b1e04"``: the prefix and 12 hexadecimal digits (48 bits: among a
        million rows two meet with a probability of 0.2 %, and the key check would say so).
    """
    text = SEPARATOR.join(map(str, parts))
    return prefix + hashlib.sha256(text.encode("utf-8")).hexdigest()[:LENGTH]


def doc_id(path: str) -> str:
    """Identify a document by its path below ``data/raw`` (with forward slashes)."""
    return short_hash("D", path)


def evidence_id(
    doc_id: str,
    label: str,
    role: str,
    quote: str,
    raw: str,
    raw_ordinal: int,
    quote_ordinal: int,
) -> str:
    """Identify an evidence span by its words, so that it survives edits elsewhere in the text.

    Parameters
    ----------
    doc_id, label, role, quote, raw : str
        As in the table ``evidence``.
    raw_ordinal : int
        How many times ``raw`` stands in ``quote`` before this span.
    quote_ordinal : int
        How many times ``quote`` stands in the document before this one.
    """
    return short_hash("E", doc_id, label, role, quote, raw, raw_ordinal, quote_ordinal)
