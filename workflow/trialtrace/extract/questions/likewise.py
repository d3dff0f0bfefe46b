"""Other words for one outcome or one arm: phrases that questions and documents use alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.questions.words import stems
from trialtrace.grammar.lexicon_file import Entry, read_files
from trialtrace.pipeline.places import lexicon_folder

_FILE = "likewise.yaml"
# Stands in front of a concept among stems, where no word of a text can.
MARK = "="


@dataclass(frozen=True)
class Phrases:
    """Runs of stems and the concept that each of them says.

    Attributes
    ----------
    runs : mapping of tuple of str to str
        Stems of a phrase → its concept.
    """

    runs: Mapping[tuple[str, ...], str]
    longest: int

    def told(self, words: str) -> list[str]:
        """Return the stems of words, each run of a phrase replaced by its concept.

        The longest phrase wins, from left to right.
        """
        return self.replaced(stems(words))

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


def phrases(*entries: Iterable[Entry]) -> Phrases:
    """Gather the phrases of several categories; the first category that has a phrase keeps it."""
    runs: dict[tuple[str, ...], str] = {}
    for category in entries:
        for entry in category:
            for words in entry.words:
                runs.setdefault(tuple(stems(words)), entry.concept)
    return Phrases(runs, max((len(run) for run in runs), default=0))


@lru_cache(maxsize=1)
def load_likewise() -> Likewise:
    """Read the phrases that come with the project."""
    found = read_files([lexicon_folder() / _FILE])
    names, scales = found["outcome_names"], found["outcome_scales"]
    return Likewise(phrases(names), phrases(names, scales), phrases(found["arm_names"]))
