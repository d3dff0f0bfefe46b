"""Which of the names that a text offers are its arms: the rest of the text bears them out.

The sources of names are asked in turn. The first trusted one whose names the rest of the text fully
bears out wins; where there is none, every set of names is weighed and the heaviest wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from trialtrace.extract.accounts.arms.allotted import allots, are_given
from trialtrace.extract.accounts.arms.arm import PLACEBO, Arm, stem, tokens_of
from trialtrace.extract.accounts.arms.dose_lists import with_doses
from trialtrace.extract.accounts.arms.fit import GENERIC, is_supported, sets_apart
from trialtrace.extract.accounts.arms.letters import lettered_groups
from trialtrace.extract.accounts.arms.mentions import ArmFinder, ArmMention
from trialtrace.extract.accounts.arms.name import BY_AMOUNT, Name
from trialtrace.extract.accounts.arms.names import GROUP_LABEL, listed_groups
from trialtrace.extract.accounts.arms.of_values import allotting_in, spans_of_values
from trialtrace.extract.accounts.arms.read_arms import read_arms
from trialtrace.extract.accounts.arms.set_against import against_subject, set_against
from trialtrace.extract.accounts.arms.sized import groups_with_sizes
from trialtrace.extract.accounts.arms.sources import body_of, sources
from trialtrace.extract.accounts.arms.words import COMBINED
from trialtrace.extract.accounts.parts import Parts
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.scopes.segment import Scope
from trialtrace.extract.accounts.treatments.interventions import enrich
from trialtrace.grammar.prefilter import sought

# How far a source is trusted by itself; what the text says besides weighs up to seven.
_PRIOR = {
    "arms.n_equals": 2.0,
    "arms.n_inside": 2.0,
    "arms.counted": 2.0,
    "arms.short_defined": 1.75,
    "arms.letter_defined": 1.75,
    "arms.enumerated": 1.75,
    "arms.announced": 1.75,
    "arms.all_compared": 0.75,
    "arms.with_or_without": 1.75,
    "arms.randomised_to": 1.5,
    "arms.either": 1.0,
    "arms.in_groups": 1.25,
    "arms.in_order": 1.25,
    "arms.crossed": 1.25,
    "arms.under_heading": 1.25,
    "arms.ordinal": 1.75,
    "arms.one_other": 1.75,
    "arms.title": 1.0,
    "arms.compared": 0.75,
    "arms.received": 0.75,
    "arms.were_compared": 0.75,
    "arms.letter": 1.25,
    "arms.amount": 1.75,
    "arms.group_pair": 0.75,
    "arms.of_values": 0.75,
    "arms.group_label": 0.5,
    "arms.beside_numbers": 0.5,
    "arms.label_of_numbers": 0.5,
    "arms.recipients": 0.5,
}
# Every arm is spoken of again; sentences speak of several arms; the text has as many groups; the
# title names one; every "the X group" is one of them; nothing but their place speaks for them; the
# text's placebo is missing; a name is several in a list; a list of groups has more than these; more have
# their sizes told.
_SPOKEN, _TOGETHER, _COUNT, _TITLE = 3.0, 2.0, 0.5, 0.3
_STRANGE, _UNTOLD, _LACKS, _SEVERAL, _MORE, _FEWER = 1.0, 1.0, 1.5, 1.5, 1.5, 2.0
_ENOUGH = 2
_ROUNDING = 1e-9  # sums of the same weights in another order
# What results alone set against each other must both be spoken of elsewhere.
_BORNE_OUT = 3.0
# A paper's abstract names its arms; its body names other groups as well, and other trials.
_LEAD, _LEAD_SIZED = 1.25, 2.5
_SIZED = frozenset({"arms.n_equals", "arms.n_inside", "arms.counted"})
# No paper of a development set offers more than 27 sets of names; a text that tells of many trials would
# have each of them weighed against all of it.
_MOST_OFFERED = 100
# Sources that set out to say who got what: the text need not be asked for better names.
_TRUSTED = 1.25
_COUNTS = sought(
    r"\b(?<!other )(?P<count>two|three|four|both|[2-4])"
    r"(?:(?: \w+){0,2} (?:groups|arms|regimens|treatments|schedules)|-arm(?:ed)?)\b",
    re.IGNORECASE,
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_PLACEBO = sought(r"\bplacebo\b(?![- ]controlled)", re.IGNORECASE)
_LIST = re.compile(r"[A-Za-z],\s[A-Za-z]")
_OR = re.compile(r"(?<!with)\sor\s(?!without)", re.IGNORECASE)
_GROUPED = re.compile(r"group \w|\w+ group")


@dataclass(frozen=True, slots=True)
class _Text:
    """What the names are weighed against."""

    lines: Sequence[Line]
    title: str
    told_in: str
    own: bool
    placebos: int
    counts: frozenset[int]
    lists: Sequence[tuple[Line, Sequence[tuple[int, int]]]]
    sized: int


@dataclass(frozen=True, slots=True)
class _Borne:
    """How far a text bears a set of names out."""

    weight: float
    fully: bool


def choose(scope: Scope, parts: Parts, title: str, title_start: int) -> list[Arm]:
    """Choose the arms of an account among the names that its sources offer.

    Parameters
    ----------
    scope : Scope
        Sentences of the account.
    parts : Parts
        The same by the part of the paper.
    title : str
        Title of the document where the account is of its authors' own trial, else empty.
    title_start : int
        Offset of the title.

    Returns
    -------
    list of Arm
        With their words, other names and roles; empty where the text sets no groups apart.
    """
    lines = scope.lines
    allotting = allotting_in(lines)
    text = _Text(
        lines,
        title,
        title or " ".join(line.text for line in lines[:4]),
        scope.claim_level == "own_result",
        sum(len(_PLACEBO.findall(line.text)) for line in lines),
        frozenset(
            _NUMBERS[match["count"].lower()]
            for line in lines
            for match in _COUNTS.finditer(line.text)
        ),
        [
            (line, spans)
            for line in lines
            for spans in (listed_groups(line.text), spans_of_values(line, allotting))
            if spans
        ],
        groups_with_sizes(lines),
    )
    found = _of_sources(scope, title, title_start, text)
    if parts.lead:
        told = _of_sources(replace(scope, lines=list(parts.lead)), title, title_start, text)
        best = told if told.weight + _trust(told) >= found.weight else found
        return best.arms if allots(parts.told) or are_given(best.arms, parts.told) else []
    if found.arms or not text.own:
        return found.arms
    body = body_of(lines, title, title_start)
    for offered in (set_against(body), against_subject(body, title, title_start)):
        last = _heaviest(offered, text, ())
        if last.weight >= _BORNE_OUT:
            return last.arms
    return []


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The arms among the names that some sentences offer, with what they weigh."""

    arms: list[Arm]
    weight: float = float("-inf")


def _trust(told: _Chosen) -> float:
    """Return how much more names weigh that stand in a paper's title or abstract."""
    sized = bool(told.arms) and told.arms[0].name.rule in _SIZED
    return _LEAD_SIZED if sized else _LEAD


def _of_sources(scope: Scope, title: str, title_start: int, text: _Text) -> _Chosen:
    """Return the arms that weigh the most among the names that the sentences of a scope offer."""
    lettered = lettered_groups(body_of(scope.lines, title, title_start))
    offered = (
        with_doses(told, scope.lines)
        for told in sources(scope, title, title_start, lettered)
        if told
    )
    return _heaviest(offered, text, lettered)


def _heaviest(
    offered: Iterable[tuple[Name, ...]], text: _Text, lettered: Sequence[Name]
) -> _Chosen:
    """Return the arms that weigh the most among some sets of names."""
    best: list[Arm] = []
    most = (float("-inf"), False)  # of two that weigh the same, the one with a control
    seen: set[tuple[Name, ...]] = set()
    for names in islice(offered, _MOST_OFFERED):
        if names in seen or not sets_apart(names):
            continue
        seen.add(names)
        if _at_most(names, text) < most[0]:
            continue
        arms = read_arms(names, text.lines, text.title, lettered)
        borne = _borne(arms, text)
        weighed = borne.weight, borne.fully and any(arm.is_control for arm in arms)
        if weighed > most:
            best, most = arms, weighed
            if borne.fully and _PRIOR.get(names[0].rule, 0.0) >= _TRUSTED:
                break
    return _Chosen(best, most[0])


def _at_most(names: Sequence[Name], text: _Text) -> float:
    """Return what a set of names weighs where all that is not yet read speaks for it.

    Reading what a text says of names takes long, and most sets weigh less than one that has been
    read already.
    """
    return (
        _PRIOR.get(names[0].rule, 0.0)
        + _SPOKEN
        + _TOGETHER
        + _COUNT * _fits_counts(names, text)
        + _TITLE
        - _UNTOLD * _is_untold(names, text)
        - _SEVERAL * _has_several(names)
        - _FEWER * (len(names) < text.sized)
        + _ROUNDING
    )


def _fits_counts(names: Sequence[Name], text: _Text) -> int:
    """Tell whether a text speaks of as many groups: 1, of other numbers only: -1, of none: 0."""
    return 0 if not text.counts else 1 if len(names) in text.counts else -1


def _is_untold(names: Sequence[Name], text: _Text) -> bool:
    called = names[0].rule == BY_AMOUNT  # groups by the text's own word
    return text.own and not (called or is_supported(names, text.told_in))


def _has_several(names: Sequence[Name]) -> bool:
    return any(_is_several(name.text) for name in names)


def _borne(arms: list[Arm], text: _Text) -> _Borne:
    arms = [replace(arm) for arm in arms]
    finder = ArmFinder(arms)
    if enrich(arms, text.lines, finder):  # "the first group received zinc": zinc tells it
        finder = ArmFinder(arms)
    spoken: set[int] = set()
    together = strange = 0
    for line in text.lines:
        mentions = finder.find(line)
        inside = [i for i, arm in enumerate(arms) if line.start <= arm.name.start < line.end]
        told = {mention.arm for mention in mentions}
        spoken |= told.difference(inside)
        together += len(told) > 1 and not inside and _are_apart(line, mentions)
        for label in GROUP_LABEL.finditer(line.text):
            low, high = line.start + label.start("name"), line.start + label.end("name")
            known = any(
                m.start < high and low < m.end and not _goes_beyond(label["name"], arms[m.arm])
                for m in mentions
            )
            strange += not known and not GENERIC.fullmatch(label["name"])
    names = [arm.name for arm in arms]
    count = _fits_counts(names, text)
    titles = tokens_of(text.title) if text.title else set()
    titled = any(arm.tokens & titles for arm in arms)
    untold = _is_untold(names, text)
    several = _has_several(names)
    lacks = text.placebos > 1 and not _has_placebo(arms)
    more = any(_has_more(finder, line, spans) for line, spans in text.lists)
    fewer = len(names) < text.sized
    weight = (
        _PRIOR.get(names[0].rule, 0.0)
        + _SPOKEN * len(spoken) / len(arms)
        + _TOGETHER * min(together, _ENOUGH) / _ENOUGH
        + _COUNT * count
        + _TITLE * titled
        - _STRANGE * min(strange, 2) / 2
        - _UNTOLD * untold
        - _LACKS * lacks
        - _SEVERAL * several
        - _MORE * more
        - _FEWER * fewer
    )
    fully = len(spoken) == len(arms) and together >= _ENOUGH and count >= 0
    return _Borne(weight, fully and not (strange or untold or lacks or several or more or fewer))


def _has_more(finder: ArmFinder, line: Line, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a list of groups has others than some arms: "the A, B and C groups", of A and B.

    So it has where it names one arm twice: "the 5 mg A, 10 mg A and B groups".
    """
    mentions = finder.find(line)
    named = [
        {m.arm for m in mentions if m.start < line.start + high and line.start + low < m.end}
        for low, high in spans
    ]
    told = set().union(*named)
    return len(told) > 1 and (not all(named) or len(told) < len(spans))


def _goes_beyond(label: str, arm: Arm) -> bool:
    """Tell whether a label has a compound, "zinc-iron", of which an arm called "zinc" is a part."""
    told = arm.tokens | arm.aliases
    for word in label.lower().split():
        parts = _COMPOUND.split(word)
        if len(parts) > 1 and parts[0] in told and not {word, stem(word)} & told:
            return True
    return False


_COMPOUND = re.compile(r"[-+/]")
# "A or B was given": one treatment with two names, no two arms.
_EITHER = re.compile(r"\s*(?:/|and/or|or)\s*")


def _are_apart(line: Line, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether a sentence names two arms otherwise than in one breath with "or"."""
    return any(
        one.arm != other.arm
        and not _EITHER.fullmatch(line.text, one.end - line.start, other.start - line.start)
        for one, other in pairwise(mentions)
    )


def _is_several(name: str) -> bool:
    """Tell whether a name is a list of names: "sage, salt" (but not "sage, salt and honey"), "A or B"."""
    return bool(_OR.search(name) or (_LIST.search(name) and not COMBINED.search(name)))


def _has_placebo(arms: Sequence[Arm]) -> bool:
    return any(
        PLACEBO.search(arm.name.text)
        or arm.name.text.isupper()
        or any(_GROUPED.fullmatch(alias) for alias in arm.aliases)
        for arm in arms
    )
