"""Other words for one outcome or one arm: phrases that questions and documents use alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from trialtrace.extract.questions.outcomes.words import stem, stems, weight
from trialtrace.grammar.lexicon_file import Entry, read_files
from trialtrace.pipeline.places import lexicon_folder

_FILE = "likewise.yaml"
# Stands in front of a concept among stems, where no word of a text can.
MARK = "="


# Between what happened and why: "adverse events leading to discontinuation of study drug".
_CAUSES = frozenset(
    stem(word)
    for word in "lead leading due owing because caused resulted drug medication permanent".split()  # noqa: SIM905
)


def _telling(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in found if weight(one) >= 1)


@dataclass(frozen=True)
class Phrases:
    """Runs of stems and the concept that each of them says.

    Attributes
    ----------
    runs : mapping of tuple of str to str
        Stems of a phrase → its concept.
    longest : int
        Stems of the longest phrase.
    joint : mapping of frozenset of str to str
        Stems that say a concept in any order, all of them together → the concept.
    alone : mapping of tuple of str to str
        As ``runs``, for phrases that say their concept only where nothing else is said.
    """

    runs: Mapping[tuple[str, ...], str]
    longest: int
    joint: Mapping[frozenset[str], str] = field(default_factory=dict)
    alone: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    def told(self, words: str) -> list[str]:
        """Return the stems of words, each run of a phrase replaced by its concept.

        The longest phrase wins, from left to right; before all, stems that say a concept together.
        """
        found = stems(words)
        for parts, concept in self.joint.items():
            if parts <= set(found):
                rest = [one for one in found if one not in parts and one not in _CAUSES]
                return [MARK + concept, *self.replaced(rest)]
        if self.says_alone(words):
            rest = [one for one in found if weight(one) < 1]
            return [MARK + self.alone[_telling(found)], *rest]
        return self.replaced(found)

    def says_alone(self, words: str) -> bool:
        """Tell whether words are a means of measuring that serves many outcomes."""
        return _telling(stems(words)) in self.alone

    def without_alone(self, found: list[str], known: frozenset[str]) -> list[str]:
        """Return stems without the runs that are a means of measuring what is asked for.

        Of "visual analogue scale pain", "pain" is left to a question for pain.
        """
        kept: list[str] = []
        place = 0
        while place < len(found):
            run = next(
                (
                    run
                    for run, concept in self.alone.items()
                    if run == tuple(found[place : place + len(run)])
                    and (MARK + concept in known or known.issuperset(stems(concept)))
                ),
                (),
            )
            if not run:
                kept.append(found[place])
            place += len(run) or 1
        return kept

    def replaced(self, found: list[str]) -> list[str]:
        told = []
        place = 0
        while place < len(found):
            for length in range(min(self.longest, len(found) - place), 0, -1):
                concept = self.runs.get(tuple(found[place : place + length]))
                if concept:
                    told.append(MARK + concept)
                    place += length
                    break
            else:
                told.append(found[place])
                place += 1
        return told

    def concepts(self, words: str) -> frozenset[str]:
        """Return the concepts that words name."""
        return frozenset(one for one in self.told(words) if one.startswith(MARK))


@dataclass(frozen=True)
class Likewise:
    """What the lexicon takes for the same.

    Attributes
    ----------
    asked : Phrases
        For questions: names only, as a scale that is asked for by name is that scale.
    said : Phrases
        For documents: names, and scales as what they measure.
    arms : Phrases
        Names and classes of treatments.
    """

    asked: Phrases
    said: Phrases
    arms: Phrases


def phrases(*entries: Iterable[Entry], alone: Iterable[Entry] = ()) -> Phrases:
    """Gather the phrases of several categories; the first category that has a phrase keeps it.

    A phrase with a "+" says its concept wherever all its words stand, in any order.
    """
    runs: dict[tuple[str, ...], str] = {}
    joint: dict[frozenset[str], str] = {}
    for category in entries:
        for entry in category:
            for words in entry.words:
                if "+" in words:
                    joint.setdefault(frozenset(stems(words)), entry.concept)
                else:
                    runs.setdefault(tuple(stems(words)), entry.concept)
    lone = {_telling(stems(words)): entry.concept for entry in alone for words in entry.words}
    return Phrases(runs, max((len(run) for run in runs), default=0), joint, lone)


@lru_cache(maxsize=1)
def load_likewise() -> Likewise:
    """Read the phrases that come with the project."""
    found = read_files([lexicon_folder() / _FILE])
    names, scales = found["outcome_names"], found["outcome_scales"]
    said = phrases(names, scales, alone=found["outcome_instruments"])
    return Likewise(phrases(names), said, phrases(found["arm_names"]))
