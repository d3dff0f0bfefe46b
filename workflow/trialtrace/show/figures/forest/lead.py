"""The sentences above a forest plot of a run: what stands there, what it assumes, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trialtrace.show.figures.cells import Record, capital
from trialtrace.show.figures.forest.notes import CONDITIONAL, CONTRADICTED, state_of

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip


def lead_of(
    drawn: Sequence[Record],
    absent: int,
    names: Mapping[str, str],
    effects: Sequence[Record],
    studies: Sequence[Record],
    documents: Sequence[Record],
) -> str:
    """Tell somebody who sees only this figure what it shows.

    Parameters
    ----------
    drawn : sequence of mapping
        Rows of ``effects`` that the plot shows.
    absent : int
        Number of results without an effect size.
    names : mapping of str to str
        effect_id → what its study is called.
    effects, studies, documents : sequence of mapping
        The whole tables; the latter two may be empty.

    Returns
    -------
    str
        One paragraph; "" where nothing is drawn, or nothing is assumed and nothing missing.
    """
    if not drawn:
        return ""
    said = [_assumed(drawn)]
    if absent:
        results = "other result gives" if absent == 1 else "other results give"
        said.append(f"{capital(_word(absent))} {results} no effect size; the reasons stand below.")
    said.append(_silent(effects, studies, documents))
    told = [text for text in said if text]
    return " ".join([_count(drawn, names, len(documents)), *told]) if told else ""


def _count(drawn: Sequence[Record], names: Mapping[str, str], documents: int) -> str:
    total = len(drawn)
    sizes = "effect size" if total == 1 else "effect sizes"
    source = f" from {_word(documents)} {_plural('document', documents)}" if documents else ""
    trials = {effect["trial_id"] or effect["study_id"] for effect in drawn}
    whose = ""
    if len(trials) == 1:
        own = {names[effect["effect_id"]] for effect in drawn}
        name = f" ({own.pop()})" if len(own) == 1 else ""
        whose = f", {_all(total)}of one study{name}"
    elif total > len(trials):
        whose = f", of {_word(len(trials))} studies"
    return f"{capital(_word(total))} {sizes} could be computed{source}{whose}."


def _all(total: int) -> str:
    return {1: "", 2: "both "}.get(total, "all ")


def _assumed(drawn: Sequence[Record]) -> str:
    states = [state_of(effect) for effect in drawn]
    total, hollow = len(states), states.count(CONDITIONAL)
    said = []
    if hollow:
        who = {1: "It is", 2: "Both are"}.get(total, "All are") if hollow == total else ""
        who = who or f"{capital(_word(hollow))} {'is' if hollow == 1 else 'are'}"
        rests = "it rests" if hollow == 1 else "each rests"
        said.append(
            f"{who} hollow: {rests} on assumptions, lettered below, that the text does not state."
        )
    wrong = states.count(CONTRADICTED)
    if wrong:
        verb = "is" if wrong == 1 else "are"
        said.append(
            f"{capital(_word(wrong))} {verb} crossed out: an assumption is known to be wrong."
        )
    return " ".join(said)


def _silent(
    effects: Sequence[Record], studies: Sequence[Record], documents: Sequence[Record]
) -> str:
    """Tell which documents give no result at all."""
    telling = {effect["study_id"] for effect in effects}
    heard = {study["doc_id"] for study in studies if study["study_id"] in telling}
    silent = sum(row["doc_id"] not in heard for row in documents)
    if not silent or not studies:
        return ""
    verb = "states" if silent == 1 else "state"
    return f"{capital(_word(silent))} {_plural('document', silent)} {verb} no result of a study."


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _word(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
