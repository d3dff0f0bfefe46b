"""How well the words around a figure agree with the outcome that a question asks for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.outcomes.asked import Asked
from trialtrace.extract.questions.outcomes.likewise import MARK
from trialtrace.extract.questions.outcomes.nouns import naming_nouns, reason_in
from trialtrace.extract.questions.outcomes.senses import TIME, denies, limits_in
from trialtrace.extract.questions.outcomes.shortforms import ShortForms
from trialtrace.extract.questions.outcomes.shorts import shorts_in, spelt_out
from trialtrace.extract.questions.outcomes.wording import (
    ANALYSED,
    BEHIND,
    BRACKET,
    COUNTING,
    MEASURE,
    NO,
    PART_OF,
    STAGE,
    UNITS,
    WHEN,
    YES,
    subject_of,
)  # fmt: skip
from trialtrace.extract.questions.outcomes.words import pairs_in, stems, weigh, weight

# "Depressive symptoms (CES-D)": the scale alone names the outcome, the words alone nearly.
_INSIDE, _OUTSIDE, _NEAR = 0.95, 0.85, 0.7
CAPTION, SECTION = 0.55, 0.9
# Between the sections that a row stands under.
SECTION_GAP = " ; "
# What is left of the weight of a topic's word that does not name the outcome.
_ASIDE = 0.3
_HARMS = frozenset(stems("adverse toxicity side"))
# What is left of the agreement with words that name something else in the same people.
_UNNAMED = 0.5
# What is said in other words agrees a little less than what is said in the same.
_OTHER_WORDS = 0.95
_LONG, _OTHER = 3.0, 0.35
_ROOT = 4
# More words than this make a sentence, where a word may come again.
_LABEL = 10


@dataclass(frozen=True)
class Wanted(Asked):
    """The outcome of a question, in the document's words, too."""

    @cached_property
    def _aside_words(self) -> frozenset[str]:
        """Stems that only narrow down what is asked for: the document's topics, and words it lacks.

        A topic ("back" in "back pain" of a paper about backs) cannot tell one row from another;
        the noun that names the outcome always counts, and so does all that parts a group off.
        """
        if PART_OF.search(self.words):
            return frozenset()
        if not self.topics:
            return self._scales
        nouns = frozenset(one for words in naming_nouns(self.words) for one in self._asked(words))
        asked = frozenset(self._asked(self.words)) - nouns
        strange = {one for one in asked - self.said if one[0].isalpha() and len(one) > 2}
        # A short form that the document does not have asks for something else.
        shorts = {one for word in shorts_in(self.words) for one in self._asked(word)}
        when = frozenset(
            one for match in WHEN.finditer(self.words) for one in self._asked(match.group())
        )
        return frozenset(
            (asked & self.topics)
            | (strange - shorts)
            | (asked & when - self.labelled)
            | self._scales
        )

    @cached_property
    def _scales(self) -> frozenset[str]:
        """Stems of scales that the text names and no table does: they tell no rows apart."""
        named = {one for word in shorts_in(self.words) for one in self._asked(word)}
        told = any(weight(one) >= 1 and one not in named for one in self._asked(self.words))
        lone = named & self.said - self.labelled
        return frozenset(lone) if told and lone == named else frozenset()

    def _weight(self, one: str) -> float:
        return weight(one) * (_ASIDE if one in self._aside_words else 1.0)

    @cached_property
    def alike(self) -> Wanted | None:
        """The same question with concepts for phrases, where the lexicon knows one of its phrases."""
        if self.likewise is None or not self.likewise.asked.concepts(self.words):
            return None
        return _Alike(
            self.words, self.abbreviations, self.aside, self.likewise,
            topics=self.topics, said=self.said, labelled=self.labelled,
        )  # fmt: skip

    def _told(self, words: str) -> list[str]:
        """Return the stems of a document's words."""
        return stems(words)

    def _asked(self, words: str) -> list[str]:
        """Return the stems of the question's words."""
        return stems(words)

    @cached_property
    def ways(self) -> tuple[frozenset[str], ...]:
        """Stems to be found: of all words, and of a part behind a dash."""
        bare = TIME.sub(" ", plain(self.words))
        staged = STAGE.sub(" ", bare)
        if any(weight(one) >= 1 for one in self._asked(staged)) and staged.strip():
            bare = staged
        whole = frozenset(self._asked(bare)) - self.aside
        found = [whole or frozenset(self._asked(bare))]
        _, _, last = bare.partition(" - ")
        if any(weight(one) >= 1 for one in self._asked(last)):
            found.append(frozenset(self._asked(last)) - self.aside)
        return tuple(one for one in found if one)

    @cached_property
    def known(self) -> frozenset[str]:
        """All stems that the outcome may be said with."""
        return frozenset(self._asked(self.abbreviations.expand(self.words)))

    @cached_property
    def _asked_often(self) -> Counter[str]:
        return Counter(self._asked(self.words))

    def score(self, own: str, sections: str, caption: str) -> float:
        """Return how well label, sections and caption together name the outcome, from 0 to 1."""
        same = self._score(own, sections, caption)
        if (
            self._is_another(own, sections)
            or self._is_sibling(own, sections)
            or (self._scales and self._names_scale(own))
        ):
            same *= _UNNAMED
        if self.alike is not None and same < _OTHER_WORDS:
            same = max(same, _OTHER_WORDS * self.alike._score(own, sections, caption))
        for part, share in self._parts:
            if same < share:
                # What the rest of the question says tells rows of one scale apart.
                near = share * part.score(own, sections, caption)
                same = max(same, _NEAR * near + (1 - _NEAR) * same)
        return same

    def tells_another(self, words: str) -> bool:
        """Tell whether words name outcomes of the lexicon, and not the one asked for."""
        if self.alike is None:
            return False
        said = self.likewise.said.concepts(words)
        return bool(said) and not said & self.likewise.asked.concepts(self.words)

    def _is_another(self, own: str, sections: str) -> bool:
        """Tell whether a label that lacks words of the outcome names another one of the lexicon.

        "Total cholesterol" is no answer for "LDL cholesterol", though half of the words agree.
        """
        label = own if self._names_something(own) else self._nearest(sections)
        if not self.tells_another(label):
            return False
        told = self._stems(own) | self._stems_of(sections)
        return any(weight(one) >= 1 and one not in told for way in self.ways[:1] for one in way)

    def _names_scale(self, own: str) -> bool:
        """Tell whether a label has a short form with a number that is not asked for: "KX-7"."""
        return any(
            re.search(r"\d", one) and not self.known.intersection(stems(one))
            for one in shorts_in(own)
        )

    def _is_sibling(self, own: str, sections: str) -> bool:
        """Tell whether a label says the noun asked for of something else.

        "Arm strength" is no answer for "leg strength", whatever else agrees.
        """
        label = own if self._names_something(own) else self._nearest(sections)
        told = self._stems(own) | self._stems_of(sections)
        ours, theirs = dict(pairs_in(self.words)), dict(pairs_in(label))
        return any(
            noun in theirs
            and theirs[noun] != ours[noun]
            and theirs[noun] not in self.known
            and ours[noun] not in told
            # "Card-function" is short for "cardiac function", "inflexion" is flexion to some.
            and not ours[noun].startswith(theirs[noun][:_ROOT])
            and theirs[noun] not in ours[noun]
            and ours[noun] not in theirs[noun]
            for noun in ours
        )

    @cached_property
    def _parts(self) -> tuple[tuple[Wanted, float], ...]:
        """The scale in brackets and the words outside them, each as a question of its own."""
        match = BRACKET.search(self.words)
        if match is None or not (shorts_in(match["inside"]) or MEASURE.search(match["inside"])):
            return ()
        outside = self.words[: match.start()] + self.words[match.end() :]
        parts = [(replace(self, words=outside), _OUTSIDE)]
        lone = self.likewise is None or not self.likewise.said.says_alone(match["inside"])
        if lone and not limits_in(match["inside"]):
            parts.append((replace(self, words=match["inside"]), _INSIDE))
        return tuple(part for part in parts if part[0].ways)

    def _score(self, own: str, sections: str, caption: str) -> float:
        if sections.strip() and NO.fullmatch(own):
            return 0.0
        group, colon, kind = own.partition(": ")
        if colon and self._names_something(kind) and self._names_something(group):
            # "Minor side effects: diarrhoea" is diarrhoea.
            own, sections = kind, f"{sections}{SECTION_GAP}{group}"
        if denies(own) != self._denied and not denies(sections):
            return 0.0
        if sections.strip() and YES.fullmatch(own):
            own = ""
        label = self._stems(own)
        names = [own]
        if not self._names_something(own):
            # A unit ends its section: "Grip, kg | Total".
            names = [f"{self._without_units(self._nearest(sections))} {own}"]
            label |= self._stems_of(sections)
            if not self._names_something(names[0]):
                # A table about one outcome: rows and columns are arms and moments.
                names = [f"{subject_of(caption)} {own}", f"{caption} {own}"]
                label |= self._stems(caption)
        around = label, self._stems_of(sections), self._stems(caption)
        return max((self._agreement(name, *around) for name in names), default=0.0)

    def _agreement(
        self, own: str, label: frozenset[str], section: frozenset[str], above: frozenset[str]
    ) -> float:
        scores = [self._fit(way, own, label, section, above) for way in self.ways]
        # "Adverse events - headache": what is behind the dash counts half, where all of it fits.
        return max(scores[0], sum(scores) / len(scores)) if scores else 0.0

    def _without_units(self, words: str) -> str:
        """Return words without brackets, but for those that hold words of the outcome."""
        return UNITS.sub(
            lambda m: m.group() if self.known.intersection(self._told(m.group())) else " ",
            BEHIND.sub(" ", COUNTING.sub(" ", words)),
        )

    def _without_analysis(self, words: str) -> str:
        """Return words without who was analysed, where nobody asks for that."""
        return words if self.analyses else ANALYSED.sub(" ", words)

    def _without_means(self, told: list[str], way: frozenset[str]) -> list[str]:
        """Return stems without those of a means of measuring, where others name the outcome."""
        if self.likewise is None or not way.intersection(told):
            return told
        kept = self.likewise.said.without_alone(told, self.known)
        return kept if way.intersection(kept) else told

    def _nearest(self, sections: str) -> str:
        """Return the section that says most of the outcome; the innermost of equal ones."""
        parts = [
            kind if colon and self._names_something(kind) else part
            for part in sections.split(SECTION_GAP)
            for _, colon, kind in (part.partition(": "),)
            if part.strip()
        ]
        wanted = frozenset().union(*self.ways)
        return max(
            reversed(parts), key=lambda part: weigh(self._stems(part) & wanted), default=sections
        )

    def _names_something(self, words: str) -> bool:
        """Tell whether words say more than moments, units and what any outcome may carry."""
        bare = STAGE.sub(" ", TIME.sub(" ", self._without_units(words)))
        bare = self._without_analysis(bare)
        told = frozenset(self._told(bare)) if bare.strip() else ()
        return any(weight(one) >= 1 for one in told)

    def _fit(
        self,
        way: frozenset[str],
        own: str,
        label: frozenset[str],
        section: frozenset[str],
        above: frozenset[str],
    ) -> float:
        total = sum(map(self._weight, way))
        here = sum(
            self._weight(one)
            * (1.0 if one in label else SECTION if one in section else CAPTION * (one in above))
            for one in way
        )
        near = sum(map(self._weight, way & (label | section)))
        if not near or near < 0.3 * total:
            return 0.0
        full = spelt_out(own, self.abbreviations.long, way)
        told = self._without_means(
            self._told(
                self._without_units(self._without_analysis(STAGE.sub(" ", TIME.sub(" ", full))))
            ),
            way,
        )
        known = self.known - self._shorts.beside(own, self._asked(self.words))
        strange = weigh(
            one
            for place, one in enumerate(told)
            if (one not in known and not self._shorts.means(one, way))
            # "Pain or back pain" is more than pain.
            or (
                len(told) <= _LABEL
                and weight(one) >= 1
                and told[:place].count(one) >= max(1, self._asked_often[one])
            )
        )
        fit = max(0.0, weigh(told) and 1 - strange / weigh(told))
        if fit < _OTHER and weigh(told) >= (2 if fit else 1):
            return 0.0  # the label is mostly about something else
        score = here / total * (0.6 + 0.4 * fit)
        if weigh(told) >= _LONG and fit > 0.9:
            # A long label that lies whole in a longer question is its short form.
            score = max(score, 0.5 * (here / total) + 0.5 * fit)
        said = label | section | above
        if self._reason and not self._reason & said:
            score *= _UNNAMED  # "caesarean section for distress" is not any
        return score if self._is_named(way, said) else _UNNAMED * score

    @cached_property
    def _shorts(self) -> ShortForms:
        return ShortForms(self.words, self.abbreviations.long, self._told, self.known)

    @cached_property
    def _reason(self) -> frozenset[str]:
        """Stems of why it happened, or in whom: an answer must say one of them."""
        found = frozenset(self._asked(reason_in(TIME.sub(" ", plain(self.words)))))
        # Harms, and what the lexicon knows, have too many names of their own.
        if found & _HARMS or any(one[0] == MARK for one in found):
            return frozenset()
        return frozenset(one for one in found if weight(one) >= 1) - self.aside

    def _is_named(self, way: frozenset[str], said: frozenset[str]) -> bool:
        """Tell whether words say one of the nouns that name the outcome, not only where and in whom."""
        nouns = self._nouns & way
        shared = way & said
        return not nouns or bool(nouns & said) or any(one[0] == MARK for one in shared)

    @cached_property
    def _nouns(self) -> frozenset[str]:
        nouns = (one for words in naming_nouns(self.words) for one in self._asked(words))
        return frozenset(one for one in nouns if weight(one) >= 1)

    def covered(self, words: str) -> float:
        """Return the share of the outcome's telling words that stand among some words."""
        own = self._covered(words)
        for part, share in self._parts:
            # The scale in brackets names the outcome by itself.
            own = max(own, share * part._covered(words))
        return own if self.alike is None else max(own, self.alike._covered(words))

    def strange_in(self, words: str) -> float:
        """Return the weight of words that are not asked for."""
        told = self._told(self._without_units(self._without_analysis(TIME.sub(" ", words))))
        return weigh(one for one in told if one not in self.known and weight(one) >= 1)

    def says_of(self, words: str) -> bool:
        """Tell whether words hold a telling word of the outcome."""
        return any(weight(one) >= 1 and one in self.known for one in self._told(words))

    def _covered(self, words: str) -> float:
        have = self._stems(words)
        shares = []
        for way in self.ways:
            telling = (
                [one for one in way if self._weight(one) >= 1]
                or [one for one in way if weight(one) >= 1]
                or list(way)
            )
            shares.append(sum(one in have for one in telling) / len(telling))
        return max(shares, default=0.0)

    def _stems_of(self, sections: str) -> frozenset[str]:
        """Return the stems of sections, each read by itself."""
        return frozenset().union(*map(self._stems, sections.split(SECTION_GAP)))

    def _stems(self, words: str) -> frozenset[str]:
        return frozenset(self._told(self.abbreviations.expand(words)) if words.strip() else ())


class _Alike(Wanted):
    """A question whose phrases are concepts of the lexicon."""

    def _told(self, words: str) -> list[str]:
        return self.likewise.said.told(words)

    def _asked(self, words: str) -> list[str]:
        return self.likewise.asked.told(words)
