"""From labelled tokens to stretches of one label."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.extract.bibliography.tagger.tokens import NOTHING, Span


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens of one label, as a span of the entry."""

    label: str
    start: int
    end: int


def runs_of(text: str, tokens: list[Span], labels: list[str]) -> list[Run]:
    """Join neighbouring tokens of one label; marks alone between two of them part nothing.

    Examples
    --------
    >>> runs_of("Salt, bread", [(0, 4), (4, 5), (6, 11)], ["title", "O", "title"])
    [Run(label='title', start=0, end=11)]
    """
    runs: list[Run] = []
    only_marks = True
    for (start, end), label in zip(tokens, labels, strict=True):
        if label == NOTHING:
            only_marks = only_marks and not any(c.isalnum() for c in text[start:end])
            continue
        if runs and runs[-1].label == label and only_marks:
            runs[-1] = Run(label, runs[-1].start, end)
        else:
            runs.append(Run(label, start, end))
        only_marks = True
    return [run for run in runs if any(c.isalnum() for c in text[run.start : run.end])]
