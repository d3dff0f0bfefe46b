"""NUM: parts that do not add up to their whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, Span, unique
from trialtrace.check.scene import Scene
from trialtrace.check.words import listed, number

# In these structures a person is in several arms, or the unit is not the person.
_SHARED = ("crossover", "split_body", "cluster", "factorial")
# Words that promise a complete list, and words that do not.
_COMPLETE = re.compile(
    r"\b(?:consist(?:s|ed|ing)? of|compos(?:ed|ing) of|compris(?:e|es|ed|ing)|made up of|namely"
    r"|divided into|being)\b|:",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|such as|among (?:them|which|others)|e\.g\.|for (?:example|instance)"
    r"|notably|mainly|mostly|especially|in particular)\b",
    re.IGNORECASE,
)


# Sizes of those who were left for an analysis are no sizes of arms.
_SUBSET = re.compile(
    r"\b(?:evaluable|assessable|available|analy[sz]ed|evaluated|treated|received|complet(?:e|ed|ing"
    r"|ers)|remained|toxicit\w+|eligible|per.protocol)\b",
    re.IGNORECASE,
)
# Sizes that stand further apart than this may be of different moments of a study.
_NEAR = 700


def _of_one_moment(total: Cell, arms: list[Cell]) -> bool:
    """Tell whether a total and sizes are told together, the total first, and of no subset."""
    together = all(
        arm.span.doc_id == total.span.doc_id
        and total.span.start < arm.span.start <= total.span.start + _NEAR
        for arm in arms
    )
    return together and not any(_SUBSET.search(arm.quote) for arm in arms)


def _sizes(corpus: Corpus, study: Record) -> tuple[Cell | None, list[Cell]]:
    """Return the total and the size of every arm; no arms where one has no size."""
    cells = [corpus.said("arms", a.arm_id, "n") for a in corpus.arms_of.get(study.study_id, [])]
    total = corpus.said("studies", study.study_id, "n_total")
    whole = [cell for cell in cells if cell is not None and cell.number is not None]
    return total, whole if len(whole) == len(cells) else []


def _summed(corpus: Corpus) -> Iterable[tuple[Record, Cell, list[Cell]]]:
    for study in corpus.records("studies"):
        total, arms = _sizes(corpus, study)
        if total is None or total.number is None or len(arms) < 2 or study.structure in _SHARED:
            continue
        if not _of_one_moment(total, arms) or any(arm.number >= total.number for arm in arms):
            continue  # everybody in each arm is a crossover; a larger arm is the matter of NUM003
        yield study, total, arms


def _explained(corpus: Corpus, total: Cell, arms: list[Cell]) -> bool:
    """Tell whether the text accounts for those who are in no arm, or names the sum as another step.

    "24 were excluded", "and 139 were treated", or the size of an arm that was not read: a number between
    the total and the end of the last arm's sentence that is the sum, or the difference.
    """
    from trialtrace.grammar.numbers import find_numbers

    parts = sum(arm.number for arm in arms)
    last = max(arms, key=lambda arm: arm.span.start)
    after = corpus.sentence(total.span.doc_id, last.sentence.end + 1)
    end = max(last.sentence.end, after.end if after else 0)
    own = {(cell.span.start, cell.span.end) for cell in arms}
    near = Span(total.span.doc_id, min(total.span.end, total.sentence.start), end)
    return any(
        found.value in (parts, abs(total.number - parts))
        and (near.start + found.start, near.start + found.end) not in own
        and near.start + found.start != total.span.start
        for found in find_numbers(corpus.words(near))
    )


def _told_together(corpus: Corpus, total: Cell, arms: list[Cell]) -> bool:
    """Tell whether all sizes stand in the total's sentence or the one behind it."""
    after = corpus.sentence(total.span.doc_id, total.sentence.end + 1)
    end = max(total.sentence.end, after.end if after else 0)
    return all(total.sentence.start <= arm.span.start < end for arm in arms)


def _sum_hit(study: Record, total: Cell, arms: list[Cell]) -> Hit:
    parts = sum(arm.number for arm in arms)
    values = {
        "parts": " + ".join(number(arm.number) for arm in arms),
        "sum": number(parts),
        "total": number(total.number),
        "rest": number(abs(total.number - parts)),
    }
    return Hit(("studies", study.study_id), unique(c.span for c in (total, *arms)), values)


def _arms_contradict(corpus: Corpus) -> Iterable[Hit]:
    for study, total, arms in _summed(corpus):
        parts = sum(arm.number for arm in arms)
        less = parts < total.number and study.n_kind == "randomised"
        less = less and _told_together(corpus, total, arms)
        if (parts > total.number or less) and not _explained(corpus, total, arms):
            yield _sum_hit(study, total, arms)


def _arms_leave_rest(corpus: Corpus) -> Iterable[Hit]:
    for study, total, arms in _summed(corpus):
        less = sum(arm.number for arm in arms) < total.number and study.n_kind != "randomised"
        if less and not _explained(corpus, total, arms):
            yield _sum_hit(study, total, arms)


def _arm_exceeds(corpus: Corpus) -> Iterable[Hit]:
    for study in corpus.records("studies"):
        total = corpus.said("studies", study.study_id, "n_total")
        if total is None or total.number is None or study.structure in _SHARED:
            continue
        for arm in corpus.arms_of.get(study.study_id, []):
            size = corpus.said("arms", arm.arm_id, "n")
            if size is None or size.number is None or not _of_one_moment(total, [size]):
                continue
            if size.number > total.number:
                values = {"part": number(size.number), "total": number(total.number)}
                yield Hit(("arms", arm.arm_id), unique((size.span, total.span)), values)


def _components(corpus: Corpus) -> Iterable[tuple[Record, Cell, list[tuple[str, Cell]]]]:
    for arm in corpus.records("arms"):
        total, parts = None, []
        for component in corpus.components_of.get(arm.arm_id, []):
            cell = corpus.said("arm_components", component.component_id, "count")
            if cell is None or cell.number is None:
                continue
            if component.kind == "total":
                total = cell
            else:
                parts.append((component.kind, cell))
        if total is not None and len(parts) > 1:
            yield arm, total, parts


def _promises_all(corpus: Corpus, total: Cell, first: Cell) -> bool:
    """Tell whether the words between a total and its first part promise a complete list."""
    if total.span.doc_id != first.span.doc_id or first.span.start < total.span.end:
        return False
    text = corpus.document(total.span.doc_id).text
    between = text[total.span.end : first.span.start]
    return bool(_COMPLETE.search(between)) and not _OPEN.search(between)


def _component_hit(arm: Record, total: Cell, parts: list[tuple[str, Cell]]) -> Hit:
    summed = sum(cell.number for _, cell in parts)
    values = {
        "parts": listed([f"{number(cell.number)} {kind}" for kind, cell in parts], 8),
        "sum": number(summed),
        "total": number(total.number),
        "rest": number(total.number - summed),
    }
    return Hit(("arms", arm.arm_id), (total.span, *(cell.span for _, cell in parts)), values)


def _parts_contradict(corpus: Corpus) -> Iterable[Hit]:
    for arm, total, parts in _components(corpus):
        summed = sum(cell.number for _, cell in parts)
        short = summed < total.number and _promises_all(corpus, total, parts[0][1])
        if summed > total.number or short:
            yield _component_hit(arm, total, parts)


def _parts_leave_rest(corpus: Corpus) -> Iterable[Hit]:
    for arm, total, parts in _components(corpus):
        summed = sum(cell.number for _, cell in parts)
        if summed < total.number and not _promises_all(corpus, total, parts[0][1]):
            yield _component_hit(arm, total, parts)


def _trial(
    total: str,
    one: str,
    other: str,
    why: str = "",
    verb: str = "randomised",
    left: str = "",
    **more: Any,
) -> Scene:
    text = f"In all {total} runners were {verb}: {one} stretched and {other} rested."
    text = f"{text[:-1]}; {left}." if left else text
    fields = {"n_kind": verb, **more}
    return (
        Scene((text,), why=why)
        .study("runners", n_total=(total, f"{total} runners"), **fields)
        .arm("stretched", n=(one, f"{one} stretched"))
        .arm("rested", n=(other, f"{other} rested"))
    )


def _mix(words: str, why: str = "") -> Scene:
    text = f"One group drank a mix of 12 {words} 5 vitamins, 4 minerals and 2 oils."
    return (
        Scene((text,), why=why).study("group").arm("One group")
        .component("12", kind="total", count=("12", "of 12"))
        .component("vitamins", kind="vitamins", count=("5", "5 vitamins"))
        .component("minerals", kind="minerals", count=("4", "4 minerals"))
        .component("oils", kind="oils", count=("2", "2 oils"))
    )  # fmt: skip


CHECKS = (
    Check(
        code="NUM001",
        severity="note",
        title="Arms do not add up to the total",
        sees="A study whose arms all have a size, and whose sizes sum to more than the stated total, "
        "or to less where the total counts the randomised and the sizes stand beside it. Where a number "
        "near by accounts for the difference (people who left, another group), and in crossover, "
        "split-body, cluster and factorial studies, it is silent.",
        why="A group size is wrong, or people are missing; effects computed from it are wrong too.",
        todo="Compare the sizes with the publication's flow of participants.",
        knowable_from="document",
        message="The arms hold {parts} = {sum} people, but the study has {total}",
        find=_arms_contradict,
        fires=(_trial("80", "41", "42"), _trial("80", "38", "39")),
        silent=(
            _trial("80", "38", "42"),
            _trial("40", "40", "40", "Everybody did both.", structure="crossover"),
            Scene(
                (
                    "In all 80 runners were randomised. Of those analysed 38 stretched and 39 rested.",
                ),
                why="Sizes of those who were left for the analysis.",
            )
            .study("runners", n_total=("80", "80 runners"), n_kind="randomised")
            .arm("stretched", n=("38", "38 stretched"))
            .arm("rested", n=("39", "39 rested")),
            _trial(
                "80",
                "38",
                "39",
                "The text tells of the others.",
                left="three left before the start",
            ),
            _trial("80", "38", "39", "The size of a third group.", left="three ran on"),
        ),
    ),
    Check(
        code="NUM002",
        severity="note",
        title="Arms leave people unaccounted for",
        sees="A study whose arms sum to less than its total, where the total may count people who "
        "never came into an arm.",
        why="Those who were left out may differ from those who stayed.",
        todo="Find out what became of the others.",
        knowable_from="document",
        message="The arms hold {parts} = {sum} people; {rest} of the study's {total} are not told of",
        find=_arms_leave_rest,
        fires=(_trial("80", "38", "39", verb="enrolled"),),
        silent=(
            _trial("80", "38", "42", verb="enrolled"),
            _trial(
                "80",
                "38",
                "39",
                "The text tells of them.",
                verb="enrolled",
                left="three left again",
            ),
        ),
    ),
    Check(
        code="NUM003",
        severity="note",
        title="Arm larger than its study",
        sees="An arm with more people than the study's total.",
        why="One of the two sizes is wrong, or belongs to another study.",
        todo="Compare both with the publication.",
        knowable_from="document",
        message="An arm holds {part} people, but its study has {total}",
        find=_arm_exceeds,
        fires=(_trial("80", "81", "39"),),
        silent=(_trial("80", "41", "39"),),
    ),
    Check(
        code="NUM004",
        severity="note",
        title="Components do not add up",
        sees="Components that sum to more than their stated total; or to less, where the words between "
        "promise a complete list (“consisting of”, a colon).",
        why="The intervention is not what the text says it is.",
        todo="Compare the composition with the publication or the maker's data.",
        knowable_from="document",
        message="{parts} make {sum}, not the stated {total} components",
        find=_parts_contradict,
        fires=(_mix("components, consisting of"),),
        silent=(_mix("components, including", "“Including” promises no complete list."),),
    ),
    Check(
        code="NUM005",
        severity="note",
        title="Components left unnamed",
        sees="Components that sum to less than their stated total, where the words between promise no "
        "complete list (“including”).",
        why="What is not named cannot be judged or repeated.",
        todo="Look the full composition up.",
        knowable_from="document",
        message="{parts} make {sum} of {total} components; {rest} not named",
        find=_parts_leave_rest,
        fires=(_mix("components, including"),),
        silent=(_mix("components, consisting of", "An error: NUM004 speaks of it."),),
    ),
)
