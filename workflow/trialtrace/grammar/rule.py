"""A rule of the grammar is a value: a name, a pattern over skeletons, an example, a near miss."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from trialtrace.grammar.edges import Endings, endings
from trialtrace.grammar.lexicon import Term
from trialtrace.grammar.mention import Mention, Part
from trialtrace.grammar.numbers import DECIMAL, Number
from trialtrace.grammar.prefilter import Needles, needles
from trialtrace.grammar.skeleton import TAKEN, Skeleton
from trialtrace.tables.frozen import frozen


@frozen
class Hit:
    """A match of a rule's pattern, for its ``accept``."""

    match: re.Match[str]
    skeleton: Skeleton

    def number(self, name: str) -> Number | None:
        """Return the number captured as part ``name``, or None where there is none."""
        place = self.match.start(name) if name in self.match.re.groupindex else -1
        return self.skeleton.numbers[place] if place >= 0 else None

    def value(self, name: str) -> float:
        """Return the value of part ``name``; 0 where the group took no part."""
        number = self.number(name)
        return number.value if number else 0.0

    def raw(self, name: str) -> str:
        """Return the words of a group as they stand in the normal view; empty where there is none."""
        if name not in self.match.re.groupindex:
            return ""
        start, end = self.match.span(name)
        return self.skeleton.words(start, end) if end > start else ""

    def has_decimals(self, name: str) -> bool:
        """Tell whether a part is written with decimals: "1.0", "2,45" where commas part them."""
        number = self.number(name)
        return (
            number is not None
            and number.form == DECIMAL
            and not {".", ","}.isdisjoint(self.raw(name))
        )

    def lead(self) -> str:
        """Return the skeleton right before the match, long enough for ``Rule.before``."""
        return self.skeleton.text[max(0, self.match.start() - 60) : self.match.start()]

    def before(self, length: int = 30) -> str:
        """Return the skeleton before the match, in lower case."""
        return self.skeleton.text[max(0, self.match.start() - length) : self.match.start()].lower()

    def after(self, length: int = 30) -> str:
        """Return the skeleton behind the match, in lower case."""
        return self.skeleton.text[self.match.end() : self.match.end() + length].lower()


_QUALIFIER = re.compile(
    r"(?:\b(?P<total>a total of|in total,?|total of|altogether,?|overall,?|in all,?) )?"
    r"(?:(?:\b(?P<relation>about|approximately|approx\.|around|"
    r"roughly|some|nearly|almost|just over|just under|"
    r"over|under|more than|less than|fewer than|greater than|at least|"
    r"at most|up to|only|just|above|below|"
    r"as many as|as few as|exactly) (?:an? )?)|(?P<sign>[<>\u2264\u2265~\u2248]) ?)?$",
    re.IGNORECASE,
)


_QUALIFIER_ENDS = endings(_QUALIFIER)


def _qualifier(hit: Hit) -> dict[str, str]:
    """Note what qualifies a number: "a total of", "about", "at least", "<"."""
    if not _QUALIFIER_ENDS.fit(hit.skeleton.folded, hit.match.start()):
        return {}
    match = _QUALIFIER.search(hit.lead())
    if not match:
        return {}
    found = {"total": match["total"], "relation": match["relation"] or match["sign"]}
    return {name: words.lower() for name, words in found.items() if words}


def always(hit: Hit) -> bool:
    """Accept every match."""
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """How one way of saying a thing is read.

    Attributes
    ----------
    name : str
        Unique; goes into ``Mention.rule``.
    kind : str
        Kind of the mention that it yields.
    pattern : re.Pattern
        Over skeletons; see ``pattern``.
    example : str
        A sentence that it reads; a test runs it.
    yields : mapping of str to float
        Parts that it reads in ``example``.
    near_miss : str
        A sentence that it must leave alone.
    accept : callable
        Last look at a match: True takes it.
    before : re.Pattern or None
        Words that must stand right before the match (see ``right_before``); they stay outside of
        the mention, their group ``cue`` becomes its cue.
    notes : mapping of str to str
        Notes that every mention of the rule carries.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    example: str
    yields: Mapping[str, float]
    near_miss: str
    accept: Callable[[Hit], bool] = always
    before: re.Pattern[str] | None = None
    notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    needles: Needles = field(init=False)
    _ends: Endings | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "needles", needles(self.pattern))
        object.__setattr__(self, "_ends", endings(self.before) if self.before else None)

    def cue(self, hit: Hit) -> re.Match[str] | None:
        """Return the words that must stand right before a match, or None where they do not."""
        if not self.before or not self._ends:
            return None
        if not self._ends.fit(hit.skeleton.folded, hit.match.start()):
            return None
        return self.before.search(hit.lead())


def search(rule: Rule, skeleton: Skeleton, free: str) -> list[re.Match[str]]:
    """Return the matches of a rule's pattern at every place, overlapping ones too."""
    matches: list[re.Match[str]] = []
    if rule.needles.miss(skeleton.text, skeleton.folded):
        return matches
    place = 0
    while match := rule.pattern.search(free, place):
        matches.append(match)
        place = match.start() + 1
    return matches


def apply(
    rule: Rule, skeleton: Skeleton, free: str, matches: Iterable[re.Match[str]]
) -> tuple[list[Mention], str]:
    """Read what a rule's pattern matched in what other rules left free.

    Parameters
    ----------
    rule : Rule
        The rule.
    skeleton : Skeleton
        The sentence.
    free : str
        Its text, in which taken stretches are blotted out.
    matches : iterable of re.Match
        Of the rule's pattern in ``free``, by place.

    Returns
    -------
    list of Mention, str
        What it read, and the text with that blotted out too.
    """
    mentions: list[Mention] = []
    pieces: list[str] = []
    done = 0
    for match in matches:
        start, end = match.span()
        # A refused match does not hide one that starts inside it; an accepted one does.
        if start < done or start == end or free.find(TAKEN, start, end) >= 0:
            continue
        hit = Hit(match, skeleton)
        cue = rule.cue(hit) if rule.before else None
        if (rule.before and not cue) or not rule.accept(hit):
            continue
        mentions.append(_mention(rule, hit, cue))
        pieces += (free[done:start], TAKEN * (end - start))
        done = end
    if not mentions:
        return mentions, free
    pieces.append(free[done:])
    return mentions, "".join(pieces)


def _mention(rule: Rule, hit: Hit, before: re.Match[str] | None) -> Mention:
    match, skeleton = hit.match, hit.skeleton
    parts: list[Part] = []
    named: dict[int, str] = {}
    fields = {"unit": "", "cue": ""}
    notes = dict(rule.notes)
    numbers, terms = skeleton.numbers, skeleton.terms
    low, high = match.span()
    if before and "cue" in before.re.groupindex:
        fields["cue"] = before["cue"]
    if low in numbers:
        notes.update(_qualifier(hit))
    for name in match.re.groupindex:
        start, end = match.span(name)
        if start == end:
            continue
        if name.rstrip("2") in fields:
            fields[name.rstrip("2")] = skeleton.words(start, end)
        elif name.startswith("note_"):
            notes[name[5:]] = skeleton.words(start, end).lower()
        elif name == "ahead":  # a noun behind what another mention will take
            notes.update(_term_notes(terms[start], notes))
        elif start in numbers:
            named[start] = name
        else:  # words that count as a part: a relation, "twice"
            parts.append(Part(name, *skeleton.source(start, end), skeleton.words(start, end)))
    in_unit = range(*match.span("unit")) if fields["unit"] else ()
    for place in skeleton.signs_in(low, high):
        number = numbers.get(place)
        if number is None:
            notes.update(_term_notes(terms[place], notes))
        elif place not in in_unit:
            start, end = skeleton.source(place, place + 1)
            parts.append(Part(named.get(place, "other"), start, end, number.value))
    parts.sort(key=lambda part: part.start)
    start, end = skeleton.source(low, high)
    return Mention(
        rule.kind,
        start,
        end,
        tuple(parts),
        fields["unit"].strip(),
        rule.name,
        fields["cue"],
        MappingProxyType(notes),
    )


def _term_notes(term: Term, notes: Mapping[str, str]) -> dict[str, str]:
    """Say which noun was counted, or which substance was named."""
    if term.category != "participants":
        return {} if "substance" in notes else {"substance": term.concept}
    new = {"unit_concept": term.concept, "unit_kind": term.attributes["kind"]}
    for name in ("sex", "age"):
        if term.attributes[name] != "unclear":
            # "men and women" are both, the last word of "male patients" tells nothing new
            known = notes.get(name, term.attributes[name])
            new[name] = known if known == term.attributes[name] else "both"
    if (
        new["unit_concept"] in ("patient", "participant", "subject", "person")
        and "unit_concept" in notes
    ):
        del new["unit_concept"]
    return new
