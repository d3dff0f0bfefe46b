"""What short forms in a label say of an outcome that a question asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from trialtrace.extract.questions.outcomes.shorts import shorts_in
from trialtrace.extract.questions.outcomes.wording import LISTS
from trialtrace.extract.questions.outcomes.words import stems, weight

_GRAVE = frozenset(stems("serious severe fatal major minor mild"))


@dataclass(frozen=True)
class ShortForms:
    """The short forms of a document against the words of a question.

    Attributes
    ----------
    words : str
        The outcome, as asked.
    long : mapping of str to str
        Short form → what it stands for in the document.
    told : callable
        Words → stems, as the reader of the question takes them.
    known : frozenset of str
        All stems that the outcome may be said with.
    """

    words: str
    long: Mapping[str, str]
    told: Callable[[str], Sequence[str]]
    known: frozenset[str]

    @cached_property
    def _stems(self) -> dict[str, frozenset[str]]:
        return {
            "".join(stems(short)): frozenset((*stems(long), *self.told(long)))
            for short, long in self.long.items()
        }

    def beside(self, own: str, asked: Sequence[str]) -> frozenset[str]:
        """Return what a short form says that stands in question and label, its words not asked for.

        "HADS anxiety" is no answer for "depression (HADS)", though the scale's name has both.
        """
        shared = set(shorts_in(own)) & set(shorts_in(self.words))
        said = {s for short in shared for s in stems(self.long.get(short, ""))}
        return frozenset(said - set(asked))

    def means(self, short: str, way: frozenset[str]) -> bool:
        """Tell whether a short form stands for words of the outcome, and for little else."""
        long = self._stems.get(short) or self._stems.get(short.removesuffix("s"), frozenset())
        telling = [one for one in long if weight(one) >= 1]
        if sum(one in self.known for one in telling) < sum(
            one not in self.known for one in telling
        ):
            return False
        # "SAE" is an adverse event, but not any.
        return bool(long & way) and not (long & _GRAVE) - way and short not in self._lists

    @cached_property
    def _lists(self) -> frozenset[str]:
        """Short forms of several things of which the question asks for less than half."""
        return frozenset(
            "".join(stems(short))
            for short, long in self.long.items()
            if LISTS.search(long)
            and 2 * len(self.known.intersection(self.told(long))) < len(set(self.told(long)))
        )
