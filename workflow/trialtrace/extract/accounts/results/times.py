"""The moment at which numbers of a sentence were measured."""

from __future__ import annotations

from collections.abc import Sequence

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Part


def timepoint_of(
    account: Account, line: Line, span: tuple[int, int], measured: Sequence[Part]
) -> tuple[str, str]:
    """Cite the moment that a sentence names for its numbers; ("", "") where it names none.

    Parameters
    ----------
    account : Account
        Whose results they are.
    line : Line
        The sentence.
    span : tuple of int
        Where the numbers begin and end; of several moments the nearest is taken.
    measured : sequence of Part
        The numbers: a time that is one of them is what was measured.
    """
    found = [
        mention
        for mention in line.mentions
        if mention.kind == "timepoint"
        and not any(mention.start <= part.start < mention.end for part in measured)
    ]
    if not found:
        return "", ""
    start, end = span
    near = min(found, key=lambda mention: min(abs(mention.end - start), abs(mention.start - end)))
    evidence = account.ledger.cite("results.timepoint", near.start, near.end, rule="timepoint.near")
    return account.ledger.document.text[near.start : near.end], evidence
