"""The form of a mapping: annotated labels on one side, evidence labels and roles on the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# Arms that are active, placebo or none are "control"; an arm whose role the text leaves open is on
# no side: its numbers count only where the side is not asked.
SIDES = MappingProxyType(
    {"experimental": "intervention", "active": "control", "placebo": "control", "none": "control"}
)
NUMBERS, WORDS = "numbers", "words"


@dataclass(frozen=True, slots=True)
class Target:
    """What is scored under one name.

    Attributes
    ----------
    label : str
        Its name in the tables.
    group : str
        Labels of one group are averaged together.
    gold : mapping
        Annotated label → side (``intervention``, ``control``, or empty).
    ours : tuple of str
        Evidence labels that answer it; at most one item a span.
    value : str
        How the spans are normalised and compared: ``number``, ``words``, ``interval``, ``dose``.
    typed : tuple of str
        Kinds of rejected numbers (``looked_like``) that a second measure adds to ``ours``: what the
        grammar took the number for, whether or not it could be given to a study.
    tolerated : tuple of str
        Annotated labels that a prediction may hit without credit or blame, because one of our
        labels covers two of theirs.
    """

    label: str
    group: str
    gold: Mapping[str, str]
    ours: tuple[str, ...]
    value: str = "number"
    typed: tuple[str, ...] = ()
    tolerated: tuple[str, ...] = ()

    @property
    def sided(self) -> bool:
        """Whether the arm's role is part of the answer."""
        return any(self.gold.values())


@dataclass(frozen=True, slots=True)
class SpanScheme:
    """A scheme that annotates spans.

    Attributes
    ----------
    repeats : str
        ``once``: a value repeated in a document is usually annotated once, so values are compared
        as sets. ``each``: each occurrence is annotated, so they are compared as multisets.
    widen : str
        Pattern of what a span takes in behind the number (per cent sign, unit); empty for nothing.
    total : str
        Label of the target whose annotated values answer "how many people were in the trial".
    """

    name: str
    targets: tuple[Target, ...]
    repeats: str
    widen: str = ""
    total: str = ""
