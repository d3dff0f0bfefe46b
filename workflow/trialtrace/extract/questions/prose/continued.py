"""A sentence that goes on with what the one before told of the other arm: "The value with salt was 4.5 (1.4)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.times import moments, says_baseline
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import MEANS, Reading
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.prose.built import TELLING, Figure, SizeOf, reading_of, side_of
from trialtrace.extract.questions.prose.figures import figures_of
from trialtrace.extract.questions.prose.turned import says_else
from trialtrace.extract.questions.spelt import in_figures

# All that such a sentence says beside an arm and its figure; units are few letters.
_BACK = re.compile(
    r"\b(?:the|an?|corresponding|respective|equivalent|values?|figures?|scores?|means?|averages?|results?|numbers?|levels?|"
    r"in|of|for|with|among|on|was|were|is|it|this|that|those|these|groups?|arms?|whereas|while|and|but|however|by|"
    r"contrast|comparison|compared|patients|participants|women|men|children|subjects|same|receiving|treated|given|had|"
    r"has|significantly|slightly|only|higher|lower|also|similarly|likewise|did|not|differ|p|sd)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,4}(?![^\W\d_])|[^\w\s]|\d+")
_POINTS = re.compile(r"\b(?:points?|minutes?|seconds?|hours?|days?|weeks?|months?|years?)\b", re.I)
_CLAUSE = re.compile(r"[;:]|,\s")


def read_continued(
    pair: tuple[tuple[str, int], tuple[str, int]],
    spotter: Spotter,
    wanted: Wanted,
    size_of: SizeOf,
    spread: bool,
) -> Iterator[Reading]:
    """Yield what two sentences in a row give to one arm each, the second without words for the outcome.

    Parameters
    ----------
    pair : tuple
        Each sentence with its place in the document.
    spread : bool
        Whether the document writes means as "mean (SD)" without saying it each time.
    """
    said = [in_figures(words) for words, _ in pair]
    figures = [figures_of(words, MEANS, spread) for words in said]
    if [len(found) for found in figures] != [1, 1]:
        return
    named = [spotter.all_arms(words) for words in said]
    sides = [{one.side for one in found} for found in named]
    if sides not in ([{INTERVENTION}, {COMPARATOR}], [{COMPARATOR}, {INTERVENTION}]):
        return
    if not _goes_on(said[1], figures[1][0], named[1]):
        return
    view = plain(said[0])
    lead, behind = view[: figures[0][0][0]], _CLAUSE.split(view[figures[0][0][1] :])[0]
    around = f"{lead} {behind}"
    if wanted.covered(around) < TELLING or says_else(wanted, around):
        return
    score = wanted.score(lead, around, "")
    if score <= 0 or wanted.other_limit(around):
        return
    built = {}
    for (_, start), (side,), words, ((_, _, value),) in zip(
        pair, sides, said, figures, strict=True
    ):
        made = side_of(words, start, MEANS, value, size_of(side, ""))
        if made is None:
            return
        built[side] = made
    yield reading_of(MEANS, built, (lead, "", behind), score, "find.sentence_continued")


def _goes_on(words: str, figure: Figure, named: Sequence[Named]) -> bool:
    """Tell whether a sentence says nothing but an arm, its figure and that it is the one of before."""
    view = list(plain(words))
    for start, end in (figure[:2], *((one.start, one.end) for one in named)):
        view[start:end] = " " * (end - start)
    rest = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", "".join(view))
    if moments(rest) or says_baseline(rest):
        return False
    return not re.search(r"\w", _UNIT.sub(" ", _POINTS.sub(" ", _BACK.sub(" ", rest))))
