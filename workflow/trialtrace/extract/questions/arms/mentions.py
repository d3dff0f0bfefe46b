"""Where a sentence names the arms of a question: by their words, their labels, or by "control"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.denials import denial_of
from trialtrace.extract.questions.arms.doses import (
    dose_at_end,
    dose_behind,
    has_dose,
    is_other_dose,
    listed_doses,
)
from trialtrace.extract.questions.arms.groups import (
    ACTIVE,
    CONTROL,
    COUNTED_KIND,
    FRONTS,
    LABEL,
    MARK_IN,
    MORE,
    NAMED,
    OF_KIND,
    mark_of,
)
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION, Naming
from trialtrace.extract.questions.arms.pairs import choose_pair
from trialtrace.extract.questions.arms.stagearms import spans_of, stages_of
from trialtrace.extract.questions.outcomes.words import stem, stems, tokens, weight

_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_GAP = re.compile(
    r"[\s()\[\],+%/-]*(?:(?:and|with|plus|of|the|in|mg|g|ml|oral|dose)\s+)?[\s()+%/-]*"
)
_CONTROL_WORD = re.compile(
    # "Blood pressure control", "control of pain" are what treatment is for.
    r"(?<!pressure )(?<!cemic )(?<!caemic )(?<!glucose )(?<!pain )(?<!weight )(?<!disease )"
    r"(?<!symptom )(?<!seizure )(?<!asthma )(?<!tumor )(?<!tumour )(?<!infection )(?<!bladder )"
    r"\bcontrols?\b(?! of | over )|\bplacebo\b|\bsham\b|\busual care\b|\bnon-?exposed\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?P<word>[A-Za-z]{4,})\s+(?:groups?|arms?|alone|only|monotherapy)\b", re.IGNORECASE
)
_ADDED = re.compile(r"(?:\+|\bplus|\bwith|\band|combination)\s*$", re.IGNORECASE)
_MARGIN = 0.2
# How far behind a name its dose may stand.
_DOSE_FAR = 14
_ROOT = 5
_DENIALS = frozenset({"no", "non", "not"})
# What any group may be called by.
_GENERIC = frozenset(
    stems("intervention experimental treatment study observation test case drug control comparison")
)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an arm: which side, from where to where in the sentence."""

    side: str
    start: int
    end: int


class Spotter:
    """Finds the arms of one question in sentences of its document."""

    def __init__(self, naming: Naming, surfaces: Mapping[str, str] | None = None) -> None:
        self._naming = naming
        self._surfaces = _pattern_of(surfaces or {})
        self._side_at = {_key(name): side for name, side in (surfaces or {}).items()}
        self._telling: dict[str, str] = {}
        own = naming.telling
        for side in (INTERVENTION, COMPARATOR):
            other = COMPARATOR if side == INTERVENTION else INTERVENTION
            for one, strength in own[side].items():
                if one[0].isdigit() or strength < 0.5 or len(one) < 2 or one in _DENIALS:
                    continue
                if one not in own[other]:
                    self._telling[one] = side
        # "Routine interventions" is no "intervention group".
        for one in self._telling.keys() & _GENERIC:
            side = self._telling[one]
            if any(told == side and word not in _GENERIC for word, told in self._telling.items()):
                del self._telling[one]
        self._asked = {INTERVENTION: naming.intervention, COMPARATOR: naming.comparator}
        self._stages = stages_of(self._asked, naming.text)
        # "A" against "A with B": no word of A tells it, but "A group" or "A alone" does.
        self._bare = {
            one: side
            for side in (INTERVENTION, COMPARATOR)
            if side not in self._telling.values() and self._telling
            for one in own[side]
            if weight(one) >= 1
        }
        self._shared = frozenset(
            one for one in own[INTERVENTION] if one in own[COMPARATOR] and weight(one) >= 1
        )
        self._denial = denial_of(naming)
        if self._denial is not None:
            # "The drain group" got what the other did not.
            told = self._denial.stems - self._telling.keys()
            self._bare = dict.fromkeys(told, self._denial.other)
        self._marks = self._marks_of()
        self._kinds = self._kinds_of()
        # A question that goes by group labels describes its arms in prose: where a sentence has
        # the labels, they alone count.
        self._by_label = all(naming.asked_marks.values())

    def _marks_of(self) -> dict[str, str]:
        asked = self._naming.asked_marks
        if asked[INTERVENTION] and asked[COMPARATOR]:
            return {asked[INTERVENTION]: INTERVENTION, asked[COMPARATOR]: COMPARATOR}
        marks = list(self._naming.labels)
        pair = choose_pair([f"group {mark.upper()}" for mark in marks], self._naming)
        if pair is None:
            return self._naming.spelt_marks
        return {marks[pair.intervention]: INTERVENTION, marks[pair.comparator]: COMPARATOR}

    def _kinds_of(self) -> dict[str, str]:
        """Return which arm of the question "the control group" and "the intervention group" are."""
        names = ["intervention group", "control group"]
        pair = choose_pair(names, self._naming)
        if pair is None:
            return {}
        ours, theirs = (ACTIVE, CONTROL) if pair.intervention == 0 else (CONTROL, ACTIVE)
        return {ours: INTERVENTION, theirs: COMPARATOR}

    def others(self, sentence: str) -> list[Named]:
        """Return where a sentence names groups by labels that are neither of the two arms'."""
        view = plain(sentence)
        found = []
        for match in LABEL.finditer(view):
            if mark_of(match) not in self._marks:
                found.append(Named("", match.start(), match.end()))
            more = MORE.match(view, match.end())
            while more:
                # "Group 1 and 3 patients" names one group, unless the text tells of a group 3.
                if mark_of(more) in self._naming.labels.keys() - self._marks.keys():
                    found.append(Named("", more.start("mark"), more.end("mark")))
                more = MORE.match(view, more.end())
        return found

    def all_arms(self, sentence: str) -> list[Named]:
        """Return the mentions of all arms in order; of those that are not asked for with no side."""
        view = plain(sentence)
        found = [
            Named(self._side_at[_key(m.group())], m.start(), m.end())
            for m in (self._surfaces.finditer(view) if self._surfaces else ())
        ]
        named = self._with_doses(view)
        # "In the zinc group 6 patients" has no group 6.
        others = [one for one in self.others(sentence) if not _is_behind(view, one, named)]
        for one in (*named, *others):
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
        joined = _joined(sorted(found, key=lambda one: one.start), view)
        return _with_listed(joined, view)

    def find(self, sentence: str) -> list[Named]:
        """Return the mentions of a sentence in order; neighbours of one arm are one mention."""
        view = plain(sentence)
        return [one for one in self._with_doses(view) if one.side]

    def _with_doses(self, view: str) -> list[Named]:
        """Return the mentions of a sentence, doses that name arms among them."""
        named = self._dosed(self._find(view), view)
        spans = [(one.start, one.end) for one in named]
        doses = listed_doses(view, self._asked, spans, self._shared)
        found = [*named, *(Named(*one) for one in doses)]
        return sorted(found, key=lambda one: one.start)

    def _dosed(self, named: list[Named], view: str) -> list[Named]:
        """Take the dose behind a name along, and the side from one with another dose than asked."""
        found = []
        for one in named:
            dose = ""
            if one.side and has_dose(self._asked[one.side]):
                dose, length = dose_behind(
                    view[one.start : one.end + _DOSE_FAR], one.end - one.start
                )
            if dose:
                side = "" if is_other_dose(self._asked[one.side], dose) else one.side
                one = Named(side, one.start, max(one.end, one.start + length))
            found.append(one)
        return found

    def _find(self, view: str) -> list[Named]:
        if self._stages:
            spans = (Named(*span) for span in spans_of(view, self._stages))
            return _joined(sorted(spans, key=lambda one: one.start), view)
        found: list[Named] = []
        for match in LABEL.finditer(view):
            side = self._marks.get(mark_of(match))
            if side:
                found.append(Named(side, match.start(), match.end()))
            more = MORE.match(view, match.end())
            while more:
                side = self._marks.get(mark_of(more))
                if side:
                    found.append(Named(side, more.start("mark"), more.end("mark")))
                more = MORE.match(view, more.end())
        for fronts in FRONTS.finditer(view):
            for match in MARK_IN.finditer(view, *fronts.span("marks")):
                side = self._marks.get(mark_of(match))
                if side:
                    found.append(Named(side, match.start(), match.end()))
        if found and (self._by_label or len({one.side for one in found}) > 1):
            # Labels of both arms: words that may say more than an arm are not asked.
            return _joined(sorted(found, key=lambda one: one.start), view)
        if self._denial is not None:
            found.extend(Named(*span) for span in self._denial.spans(view))
        taken = [(one.start, one.end) for one in found]
        for match in _WORD.finditer(view):
            if any(start <= match.start() < end for start, end in taken):
                continue
            side = self._side_of(match.group())
            if side:
                found.append(Named(side, match.start(), match.end()))
        found.extend(self._bare_in(view, found))
        found.extend(self._controls_in(view, found))
        found.extend(self._groups_in(view, found))
        found.sort(key=lambda one: one.start)
        return _joined(found, view)

    def side_of_dose(self, before: str) -> str | None:
        """Return whose dose stands last in front of a number, where the question goes by doses.

        An empty string for a dose that is not asked for; None where no dose stands there.
        """
        dose = dose_at_end(plain(before))
        if not dose or not any(map(has_dose, self._asked.values())):
            return None
        sides = [
            s for s, name in self._asked.items() if has_dose(name) and not is_other_dose(name, dose)
        ]
        return sides[0] if len(sides) == 1 else ""

    def _groups_in(self, view: str, found: list[Named]) -> list[Named]:
        """Find "the intervention group" and "51 control", where they are the question's arms."""
        named = []
        for match in (m for one in (NAMED, OF_KIND, COUNTED_KIND) for m in one.finditer(view)):
            side = self._kinds.get(CONTROL if match["control"] else ACTIVE)
            if side and not any(
                one.start < match.end() and match.start() < one.end for one in found
            ):
                named.append(Named(side, match.start(), match.end()))
        return named

    def _bare_in(self, view: str, found: list[Named]) -> list[Named]:
        """Find the arm that is all of the other but for an addition: "A group", "A alone"."""
        if not self._bare:
            return []
        bare = []
        for match in _ALONE.finditer(view):
            side = self._bare.get(stem(match["word"].casefold()), "")
            near = self._denial is None and any(-40 < one.end - match.start() <= 0 for one in found)
            near = near or any(one.start < match.end() and match.start() < one.end for one in found)
            if (
                side
                and not near
                and not _ADDED.search(view[max(0, match.start() - 12) : match.start()])
            ):
                bare.append(Named(side, match.start(), match.end()))
        return bare

    def _side_of(self, word: str) -> str:
        whole = tokens(word)
        # "Co-zinc" is one word, as in the question.
        for token in (word, *(whole if len(whole) == 1 else ()), *re.split(r"[-/]", word)):
            if not token:
                continue
            one = stem(token.casefold())
            # "The stapler group" of "staples".
            for root in (one, one[:-1], one[:-2]):
                if root in self._telling and (root == one or len(root) >= _ROOT):
                    return self._telling[root]
            long = self._naming.abbreviations.long.get(token)
            if long and token.isupper():
                ours = self._naming.score(token, INTERVENTION)
                theirs = self._naming.score(token, COMPARATOR)
                if max(ours, theirs) >= 0.5 and abs(ours - theirs) >= _MARGIN:
                    return INTERVENTION if ours > theirs else COMPARATOR
        return ""

    def _controls_in(self, view: str, found: list[Named]) -> list[Named]:
        """Find what a sentence calls a control: one of the two arms, or a third one ("")."""
        told = any(one.side == COMPARATOR for one in found)
        controls = []
        for match in _CONTROL_WORD.finditer(view):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            side = self._side_of_control(match.group())
            if side is not None and not (told and side == COMPARATOR):
                controls.append(Named(side, match.start(), match.end()))
        return controls

    def _side_of_control(self, word: str) -> str | None:
        """Return whose control a word speaks of; "" for an arm that nobody asks for, None for any."""
        if _CONTROL_WORD.search(self._naming.intervention):
            return None
        if word[:7].casefold() == "control":
            told = CONTROL in self._naming.groups
            return self._kinds.get(CONTROL, COMPARATOR) if told else COMPARATOR
        return COMPARATOR if self._naming.may_be_called(word) else ""


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _pattern_of(names: Mapping[str, str]) -> re.Pattern[str] | None:
    """Return what finds names as tables write them; short ones by their capitals."""
    found = [
        re.escape(name) if len(name) < 5 or name.isupper() else rf"(?i:{re.escape(name)})"
        for name in sorted(names, key=len, reverse=True)
        if len(name) > 1
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(found)})(?![\w-])") if found else None


def _is_behind(view: str, label: Named, named: list[Named]) -> bool:
    """Tell whether a label stands right behind an arm's name, whose group it is."""
    return any(
        one.side and one.end <= label.start and not view[one.end : label.start].strip()
        for one in named
    )


def _joined(found: list[Named], view: str) -> list[Named]:
    joined: list[Named] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.side == one.side and _GAP.fullmatch(view[last.end : one.start]):
            joined[-1] = Named(one.side, last.start, one.end)
        elif last and one.start < last.end:
            continue
        else:
            joined.append(one)
    return joined


_ITEM = r"[A-Za-z][\w-]*(?:\s(?!and\b|or\b)[\w-]+){0,2}"
_LISTED = re.compile(
    rf"(?<![\w-]){_ITEM}(?:\s*,\s*(?!and\b|or\b){_ITEM}){{1,3}}\s*,?\s+(?:and|or)\s+(?:the\s+)?{_ITEM}"
    r"(?=\s+(?:groups|arms)\b)"
)
_BETWEEN_ITEMS = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?(?:the\s+)?|\s+(?:and|or)\s+(?:the\s+)?")


def _with_listed(named: list[Named], view: str) -> list[Named]:
    """Add the arms that nobody asks for in a list of three or more: "the A, B and C groups"."""
    found = list(named)
    for match in _LISTED.finditer(view):
        ends = [
            (m.start() + match.start(), m.end() + match.start())
            for m in _BETWEEN_ITEMS.finditer(match.group())
        ]
        starts = [match.start(), *(end for _, end in ends)]
        items = list(zip(starts, [*(start for start, _ in ends), match.end()], strict=True))
        told = [any(one.start < end and start < one.end for one in named) for start, end in items]
        if sum(told) >= 2:
            found.extend(
                Named("", *item) for item, known in zip(items, told, strict=True) if not known
            )
    return sorted(found, key=lambda one: one.start)
