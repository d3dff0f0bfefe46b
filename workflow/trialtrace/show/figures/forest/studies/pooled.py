"""The models of a plot fitted to sets of its studies, and what is said of each set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.show.figures.forest.headers import method_line
from trialtrace.show.figures.forest.studies.data import Study
from trialtrace.show.figures.forest.studies.fits import Fit, difference, fit, summary
from trialtrace.show.figures.forest.studies.order import grouped
from trialtrace.show.figures.forest.studies.wishes import Wishes
from trialtrace.show.figures.forest.summary import (
    Summary,
    difference_text,
    heterogeneity_text,
    is_common,
    overall_text,
)
from trialtrace.show.figures.measures import measure_of


@dataclass(frozen=True)
class Pooled:
    """Fits and summaries of one set of studies, a model each; none of fewer than two studies."""

    studies: tuple[Study, ...]
    fits: tuple[Fit, ...]
    summaries: tuple[Summary, ...]

    def studies_in(self, order: Sequence[Study]) -> list[Study]:
        """Return the studies that take part in the order of the plot."""
        return [study for study in order if study.pooled]


def pool(studies: Sequence[Study], wishes: Wishes, name: str) -> Pooled:
    """Fit every model to the studies that may be pooled; ``name`` begins the ids of its summaries."""
    taking = tuple(study for study in studies if study.pooled)
    if len(taking) < 2:
        return Pooled(taking, (), ())
    fits = tuple(
        fit(taking, wishes.measure, model, wishes.test, wishes.level) for model in wishes.models
    )
    summaries = tuple(
        summary(found, f"{name}:{model}", model, taking)
        for found, model in zip(fits, wishes.models, strict=True)
    )
    return Pooled(taking, fits, summaries)


def said(pooled: Pooled, wishes: Wishes) -> list[str]:
    """Return the lines on heterogeneity and on the overall effect of one set of studies.

    A single group is compared with nothing: there is no effect to test.
    """
    layout = wishes.layout
    if not pooled.summaries:
        return []
    # Heterogeneity is told by a random-effects model where there is one.
    random = [found for found in pooled.summaries if not is_common(found.model)]
    texts = [heterogeneity_text((random or list(pooled.summaries))[-1], layout)]
    several = len(pooled.summaries) > 1
    if measure_of(wishes.measure).null is not None:
        texts += [overall_text(found, layout, several) for found in pooled.summaries]
    return [text for text in texts if text]


def said_of_all(pooled: Pooled, studies: Sequence[Study], wishes: Wishes) -> list[str]:
    """Return what stands at the foot: the lines on all studies, the tests of groups, the method.

    Parameters
    ----------
    pooled : Pooled
        Of all studies.
    studies : sequence of Study
        Those, in the order of the plot; a group of one takes part in the test with its own effect.
    wishes : Wishes
        Says whether there are groups.
    """
    texts = said(pooled, wishes)
    groups = grouped([study for study in studies if study.pooled], wishes.subgroup)
    if len(groups) > 1:
        for model, found in zip(wishes.models, pooled.summaries, strict=False):
            fits = [
                fit(group, wishes.measure, model, wishes.test, wishes.level) for _, group in groups
            ]
            test = difference(fits, found.model)
            texts.append(difference_text(test, wishes.layout, len(pooled.summaries) > 1))
    line = method_line([found.model for found in pooled.summaries], wishes.layout)
    return [*texts, line] if line else texts
