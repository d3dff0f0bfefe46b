"""A typed mention: what a span of running text is, before anyone asks whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from trialtrace.tables.frozen import frozen

_NONE: Mapping[str, str] = MappingProxyType({})


@frozen
class Part:
    """One number inside a mention.

    Attributes
    ----------
    name : str
        What it is in its mention: ``value``, ``low``, ``high``, ``level``, ``numerator``,
        ``denominator``, ``sd``, ``relation``, ...
    start, end : int
        Offsets into the document's text; the number itself with its sign, unit and % apart.
    value : float | str
        The number, or the words for a part that is no number (a relation such as ``<``).
    """

    name: str
    start: int
    end: int
    value: float | str


@frozen
class Mention:
    """A span and what it says.

    Attributes
    ----------
    kind : str
        p_value, interval, ratio, fraction, percent, mean_sd, median_iqr, n_equals, participants,
        dose, duration, age, date, year, money, telephone, identifier, number, ... (the list with
        meanings stands in ``trialtrace.grammar.kinds``).
    start, end : int
        Offsets into the document's text, of the whole mention with its unit.
    parts : tuple of Part
        The numbers in it, in the order of the text.
    unit : str
        Unit as it stands; empty where there is none.
    rule : str
        Name of the rule that read it.
    cue : str
        Word that decided its kind, where there was one (``patients``, ``hazard ratio``); it may
        stand before the mention (``at`` 12 weeks).
    notes : mapping of str to str
        What else was seen: ``relation`` (about, at least, <, ... before the number), ``total``
        (a total of), ``unit_concept``, ``unit_kind``, ``sex``, ``age`` of the noun counted,
        ``substance``, ``spread`` (word for the spread), ``verb`` (were randomised), ``each``
        (per group), ``respectively``.
    """

    kind: str
    start: int
    end: int
    parts: tuple[Part, ...]
    unit: str = ""
    rule: str = ""
    cue: str = ""
    notes: Mapping[str, str] = field(default_factory=lambda: _NONE)
