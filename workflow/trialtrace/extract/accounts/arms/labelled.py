"""Names in front of "group" or "arm": what the text itself calls its groups, two or more of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trialtrace.extract.accounts.arms.arm import CONTROL, NONE, PLACEBO, SHORT, stem, tokens_of
from trialtrace.extract.accounts.arms.fit import GENERIC, key_of, may_name
from trialtrace.extract.accounts.arms.initials import words_of
from trialtrace.extract.accounts.arms.name import Name, trimmed
from trialtrace.extract.accounts.arms.names import GROUP_LABEL, paired_groups
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.prefilter import sought

RULE = "arms.group_label"
_GROUP = sought(r"(?<=[\s-])(?:groups?|arms?)\b(?!\s+(?:of\s+(?:the\s+)?(?:[a-z]+\s)?trial))", re.I)
_BEFORE = re.compile(r"(?:[\w/+.%µ-]+\s+){0,3}[\w/+.%µ-]*[\w%+]$")
# What a label begins behind; the label of "a comparison of the | zinc" has no such word.
_NO_PART = frozenset(
    """
    a all among an and any are as at baseline been between both but by each either every for from
    had has have however if in into is more less no nor not of on one only or other our over per
    received receiving same some than that the their these this those three to two four five
    under versus vs was were when where whereas which while who with within without respectively
    compared during after before similar our higher lower greater different
    """.split()  # noqa: SIM905
)
# Groups that no one was given to: of an age, a risk, a design, an organisation.
_NO_ARM = re.compile(
    r"(?:.*\b(?:age|older|younger|risk|parallel|cooperative|oncology|collaborative|working|focus"
    r"|support|discussion|peer|ethnic|respective|former|latter|first|second|third|investigators"
    r"|trialists|stage|subject|stratif\w+|racial|sex|gender|historical|left|right|upper|positive"
    r"|negative|responders?|randomi[sz]ed|assigned)"
    r"|study|patients?|entire|whole|total|sub|stud(?:y|ies)|small|large|combined|matched|cancer"
    r"|treatments?|therap(?:y|ies)|therapeutic|dose|drug|medication|research|lung|trial|blood|new"
    r"|active treatment|\d+ treatment)",
    re.IGNORECASE,
)
_MOST = 5


def labelled_groups(lines: Sequence[Line]) -> Iterator[tuple[Name, ...]]:
    """Yield the groups that a text speaks of by name: all of them, then a control and one beside it.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of an account.

    Yields
    ------
    tuple of Name
        Two to five labels that stand in front of "group" or "arm" again and again.
    """
    found: dict[tuple[object, ...], list[Name]] = {}
    together: set[tuple[object, ...]] = set()
    for line in lines:
        labels = {_key(name.text): name for name in _labels_in(line)}
        for key, name in labels.items():
            found.setdefault(key, []).append(name)
        together = max(together, set(labels), key=len)
    yield _as_arms([names[0] for names in found.values() if len(names) > 1], lines)
    # The sentence that names most groups names them all.
    yield _as_arms([found[key][0] for key in found if key in together], lines)
    yield _two_groups(lines)


def _labels_in(line: Line) -> list[Name]:
    """Return the names in front of "group" and "arm" in a sentence, once each place."""
    names: dict[int, Name] = {}
    for name in paired_groups(line.text, line.start):
        names[name.start] = name
    for group in _GROUP.finditer(line.text):
        low = max(0, group.start() - 60)
        stretch = line.text[low : group.start()].rstrip(" -\u00a0")
        before = _BEFORE.search(stretch)
        if before is None:
            continue
        start = before.start()
        for word in re.finditer(r"\S+", before.group()):
            if word.group().lower() in _NO_PART:
                start = before.start() + word.end()
        name = trimmed(line.text, low + start, low + len(stretch), RULE, line.start)
        if name is not None and not any(n.start <= name.start < n.end for n in names.values()):
            names[name.start] = name
    return [
        name for name in names.values() if not _NO_ARM.fullmatch(name.text) and may_name(name.text)
    ]


def _key(text: str) -> tuple[object, ...]:
    """Return what makes a label another than a second; "A+B" and "B+A" are one."""
    words, amounts, denied = key_of(text)
    parts = {stem(part) for word in words for part in re.split(r"[+/]", word) if part}
    return frozenset(parts), amounts, denied


def _as_arms(labels: Sequence[Name], lines: Sequence[Line]) -> tuple[Name, ...]:
    """Return labels that can be the arms: one name an arm, no "intervention" beside its own name."""
    controls = [name for name in labels if is_control_name(name.text)]
    telling = [name for name in controls if not re.fullmatch(r"controls?", name.text, re.I)]
    trials = [name for name in labels if name not in controls]
    named = [name for name in trials if not GENERIC.fullmatch(name.text)]
    trials = _without_second_names(named or trials[:1], lines)
    arms = sorted((*trials, *(telling or controls)), key=lambda name: name.start)
    return tuple(arms) if 2 <= len(arms) <= _MOST else ()


def _without_second_names(names: Sequence[Name], lines: Sequence[Line]) -> list[Name]:
    """Leave out words that an abbreviation among the names stands for: "BT" and "bladder training"."""
    spelled: set[str] = set()
    for name in names:
        for line in lines if SHORT.fullmatch(name.text) else ():
            at = line.text.find(f"({name.text}")
            if at > 0:
                spelled |= {stem(word) for word in words_of(name.text, line.text[:at])}
                break
    return [name for name in names if not tokens_of(name.text) or tokens_of(name.text) - spelled]


def _two_groups(lines: Sequence[Line]) -> tuple[Name, ...]:
    """Fall back on a control and the label that stands beside it most."""
    found: dict[frozenset[str], list[Name]] = {}
    for line in lines:
        for match in GROUP_LABEL.finditer(line.text):
            name = trimmed(line.text, match.start("name"), match.end("name"), RULE, line.start)
            if name is not None and not _NO_ARM.fullmatch(name.text):
                key = frozenset(tokens_of(name.text)) or frozenset(name.text.lower().split())
                found.setdefault(key, []).append(name)
    groups = sorted(found.values(), key=lambda names: (-len(names), names[0].start))
    if len(groups) > 2:
        controls = [names for names in groups if is_control_name(names[0].text)]
        groups = (
            groups[:2] if not controls or controls[0] in groups[:2] else [groups[0], controls[0]]
        )
        if min(len(names) for names in groups) < 2:
            return ()
    names = sorted((names[0] for names in groups), key=lambda name: name.start)
    # "the experimental group" and "the AB group" may be one and the same.
    if any(GENERIC.fullmatch(name.text) for name in names) and not any(
        is_control_name(name.text) for name in names
    ):
        return ()
    return tuple(names) if len(names) == 2 else ()


def is_control_name(text: str) -> bool:
    """Tell whether a name says that its group is what others are compared with."""
    return any(pattern.search(text) for pattern in (PLACEBO, NONE, CONTROL))
