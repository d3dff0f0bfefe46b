"""One question to one document: tables and sentences are read for it, and the best place answers."""

from __future__ import annotations

from dataclasses import replace

from trialtrace.extract.accounts.grid_tables import read_table
from trialtrace.extract.questions.choose import choose
from trialtrace.extract.questions.mentions import Spotter
from trialtrace.extract.questions.model import EVENTS, MEANS, Number, Reading
from trialtrace.extract.questions.names import Naming
from trialtrace.extract.questions.outcome import Wanted
from trialtrace.extract.questions.sentences import read_sentences
from trialtrace.extract.questions.sizes import find_sizes
from trialtrace.extract.questions.tables import read_tables
from trialtrace.extract.questions.words import find_abbreviations
from trialtrace.text.grids import find_grids
from trialtrace.text.model import Document

# A sentence must agree with the outcome this much better than a table to be heard instead of it.
_BETTER = 0.3


def ask(
    document: Document,
    intervention: str,
    comparator: str,
    outcome: str,
    total: Number | None = None,
) -> list[Reading]:
    """Return at most one reading of each kind (means, events) that answers a question.

    Parameters
    ----------
    total : Number or None
        All people of the one study that the document is about, where that is known.
    """
    text = document.text
    tables = [read_table(text, grid) for grid in find_grids(text)]
    short = find_abbreviations(text, [table.notes for table in tables])
    naming = Naming(intervention, comparator, short, text)
    wanted = Wanted(outcome, short)
    spotter = Spotter(naming)
    sizes = find_sizes(document, tables, naming, spotter, total)
    rows = list(read_tables(text, tables, naming, wanted, sizes.of))
    lines = list(read_sentences(document, spotter, wanted, sizes.of))
    answers = []
    for kind in (MEANS, EVENTS):
        row = choose([one for one in rows if one.kind == kind], wanted)
        line = choose([one for one in lines if one.kind == kind], wanted)
        answer = _agreed(row, line)
        if answer is not None:
            answers.append(answer)
    return answers


def _agreed(row: Reading | None, line: Reading | None) -> Reading | None:
    """Choose between a table and a sentence; two that say the same are sure."""
    if row is None or line is None:
        return row or line
    if row.figures() == line.figures():
        whole = row if row.intervention.n and row.comparator.n else line
        return replace(whole, tier="sure")
    return line if line.score > row.score + _BETTER else row
