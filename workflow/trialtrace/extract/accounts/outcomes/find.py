"""The outcomes of an account: their names, one row each, and which of them a number speaks of."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.outcomes.causes import with_cause
from trialtrace.extract.accounts.outcomes.choice import choose, choose_behind
from trialtrace.extract.accounts.outcomes.composites import (
    composite_of,
    joined_by_or,
    with_qualities,
)
from trialtrace.extract.accounts.outcomes.denied import denied
from trialtrace.extract.accounts.outcomes.fit import fits
from trialtrace.extract.accounts.outcomes.most_common import most_common
from trialtrace.extract.accounts.outcomes.name import Named, Turned, Words, words_of
from trialtrace.extract.accounts.outcomes.phrases import phrases_of
from trialtrace.extract.accounts.outcomes.primary import definition
from trialtrace.extract.accounts.outcomes.responders import alone, with_bound
from trialtrace.extract.accounts.outcomes.states import with_state
from trialtrace.extract.accounts.outcomes.strength import FAIR, WEAK, Phrase
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.lexicon import Lexicon, Term

__all__ = ["Named", "Outcomes", "name_of", "outcome_behind"]

_ABBREVIATED = re.compile(r"\(\s?(?P<short>[A-Za-z][A-Za-z0-9/-]{1,9})\s?[),;]")
# Words in front of a name that make no other outcome of it.
_LEAD = re.compile(
    r"^(?:(?:mean|median|average|the|estimated|overall (?=(?:incidence|rate)))\s+)+", re.IGNORECASE
)

# Names for want of a better one; a sentence that points back takes the one before it instead.
_GUESSED = frozenset({"outcome.subject", "outcome.nearest", "outcome.behind", "outcome.people_who"})
# Rules that look far from the number; one beside it that was named by a nearer one has the same name.
_FAR = _GUESSED | {"outcome.deed", "outcome.sentence", "outcome.event"}
_PAIRED = re.compile(
    r"[\s%)\]]*(?:[(\[][^()\[\]]{0,60}[)\]]\s*)?,?\s*(?:(?:and|v|vs|versus|or|compared|against|in|with|on|of|for|among|to|than"
    r"|the|those|groups?|arms?|patients|women|men|children|participants|subjects|who|received|receiving|treated|given"
    r"|assigned|allocated|taking)\b[.,\s(\[]*)*[/\s(\[]*",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"^\W*(?:(?:the|these|those|this|that|such|its)\s+)?(?:corresponding|respective|compared|"
    r"comparable|equivalent|this|that|it|in contrast|by contrast|"
    r"(?:differences?|figures?|values?|rates?|numbers?|proportions?|percentages?|results?)"
    r"(?!\s+(?:of|for|in|with)\s+[a-z]))\b",
    re.IGNORECASE,
)


def name_of(
    line: Line, start: int, end: int, lexicon: Lexicon, arms: Sequence[tuple[int, int]] = ()
) -> Named | None:
    """Find the outcome that the numbers between two offsets of a sentence speak of.

    Answers nearly always: where no phrase reads like an outcome, the subject of the clause or the
    nearest noun phrase is taken, with the tier ``unsure`` and a rule that says so
    (``outcome.sentence``, ``outcome.behind``, ``outcome.subject``, ``outcome.nearest``). None only
    where the sentence holds no noun phrase at all.

    Parameters
    ----------
    line : Line
        The sentence.
    start, end : int
        Offsets into the document, from the first number to the end of the last.
    lexicon : Lexicon
        Its categories ``outcomes``, ``outcome_words`` and ``interventions``.
    arms : sequence of (start, end), optional
        Where the sentence names arms, offsets into the document.
    """
    return choose(words_of(line, lexicon), start, end, arms)


def outcome_behind(line: Line, end: int, lexicon: Lexicon) -> Named | None:
    """Find the outcome behind a verb or "increase in": a likely phrase, else the next words."""
    return choose_behind(words_of(line, lexicon), end)


@dataclass(slots=True)
class Outcomes:
    """The outcomes of one account: one row a name, whatever its abbreviation.

    Attributes
    ----------
    closing : int
        Where the text begins to sum up: names there are evidence only of outcomes that are new.
    """

    ledger: Ledger
    study: str
    lexicon: Lexicon
    closing: int = sys.maxsize
    _rows: dict[str, str] = field(default_factory=dict)
    # Names with a bound hold a number, which is theirs from the first time on.
    _cited: set[tuple[int, int]] = field(default_factory=set)
    _words: dict[int, Words] = field(default_factory=dict)
    _last: tuple[Line | None, Named | None] = (None, None)
    # Where the numbers ended that were named last.
    _read: int = -1
    _long: dict[str, str] | None = None
    _defined: tuple[Named | None, ...] = ()

    def words(self, line: Line) -> Words:
        """Return the phrases of a sentence, read once."""
        if line.index not in self._words:
            read = words_of(line, self.lexicon)
            phrases = tuple(self._spelled_out(read, phrase) for phrase in read.phrases)
            self._words[line.index] = replace(read, phrases=phrases)
        return self._words[line.index]

    def name_of(
        self, line: Line, start: int, end: int, arms: Sequence[tuple[int, int]] = ()
    ) -> Named | None:
        """Do as the function of this name, reading each sentence once."""
        named = choose(self.words(line), start, end, arms)
        if named is not None:
            named = self.whole(line, most_common(self.words(line), named, start), start)
        if named is None or named.rule in _GUESSED:
            named = alone(line, line.start, start) or named
        before, self._last = self._last, (line, named)
        at, self._read = self._read, end
        beside = before[1] is not None and before[0] == line and 0 <= at <= start
        if beside and _shares_name(before[1], named, _gap(line, at, start, arms)):
            self._last = before
            return before[1]
        if named is not None and named.rule not in _GUESSED:
            return named
        told, carried = before
        if (
            carried is not None
            and carried.tier == "likely"
            and told.block == line.block
            and 0 <= line.index - told.index <= 1
            and _REFERS.search(line.text)
        ):
            self._last = (line, carried)
            return replace(carried, rule="outcome.carried", tier="unsure")
        return named

    def whole(self, line: Line, named: Named, start: int) -> Named:
        """Take into a name what its words make of it: a composite, a bound, a denial, a state.

        Parameters
        ----------
        line : Line
            The sentence.
        named : Named
            The outcome as that sentence names it.
        start : int
            Where the numbers begin that want the name, an offset into the document.
        """
        if not line.start <= named.start < named.end <= line.end:
            return named
        if named.rule == "outcome.nearest":
            return with_bound(line, named, self.lexicon)
        if named.rule == "outcome.primary":
            return self._primary() or named
        befallen = with_cause(line, named)
        if befallen is not named:
            return joined_by_or(self.words(line), befallen, self.lexicon)
        whole = composite_of(line, named, self.lexicon)
        if whole is named:
            whole = with_bound(line, named, self.lexicon)
        if whole is named:
            whole = denied(line, named, start)
        if whole is named:
            whole = joined_by_or(self.words(line), named, self.lexicon)
        return with_qualities(line, with_state(line, named)) if whole is named else whole

    def fuller(self, line: Line, named: Named) -> Named:
        """Take into a name its cause and what is joined to it, and nothing that turns it round."""
        if named.rule in _GUESSED or not line.start <= named.start < named.end <= line.end:
            return named
        befallen = with_cause(line, named)
        joined = joined_by_or(self.words(line), befallen, self.lexicon)
        return with_qualities(line, named) if joined is named else joined

    def _primary(self) -> Named | None:
        """Return what the text says its primary outcome is, looked up once."""
        if not self._defined:
            self._defined = (definition(self.ledger.document.text, self.lexicon),)
        return self._defined[0]

    def row(self, named: Named) -> str:
        """Return the row of an outcome, made where it is new; empty where it cannot be cited.

        Each place that names it is evidence of its own; the first gives the row its name.
        """
        text = self.ledger.document.text
        key = self.key(text[named.start : named.end])
        if named.start >= self.closing and key in self._rows:
            return self._rows[key]
        start, end = self._citable(named)
        evidence = self.ledger.cite("outcomes.name", start, end, rule=named.rule, tier=named.tier)
        self._cited.add((start, end))
        row = self._rows.get(key, "")
        if not evidence:
            return row
        if not row:
            row = self.ledger.add_row("outcomes", self.study, self.study, evidence)
            self._rows[key] = row
            if isinstance(named, Turned):
                self._classify_turned(row, named)
            elif named.term is not None and _means(named, text):
                self._classify(row, named.term)
        self.ledger.add_value("outcomes", row, "name", text[start:end], evidence)
        return row

    def set_kind(self, row: str, kind: str, evidence: str) -> None:
        """Write the kind of an outcome that the text itself says, where the lexicon did not."""
        if not self.ledger.stated("outcomes", row, "kind"):
            self.ledger.add_value("outcomes", row, "kind", kind, evidence)

    def polarity(self, row: str) -> str:
        """Return whether more of an outcome is better or worse, as far as the lexicon knows."""
        return self.ledger.stated("outcomes", row, "polarity")

    def called(self, row: str) -> str:
        """Return the first name of an outcome."""
        return self.ledger.stated("outcomes", row, "name")

    def is_named_at(self, row: str, start: int) -> bool:
        """Tell whether a place of the document is part of an outcome's name there."""
        named = self.ledger.cells("outcomes", row, "name")
        spans = (self.ledger.span_of(one.evidence_id) for one in named)
        return any(low <= start < high for low, high in spans)

    def is_known_at(self, row: str, start: int) -> bool:
        """Tell whether a place of the document is part of the lexicon's word for an outcome."""
        fields = ("concept", "kind", "polarity")
        known = (one for one in self.ledger.values_of(row) if one.field in fields)
        spans = (self.ledger.span_of(one.evidence_id) for one in known)
        return any(low <= start < high for low, high in spans)

    def key(self, name: str) -> str:
        """Return what is the same for all spellings of a name: case, abbreviation, "median"."""
        words = " ".join(name.split())
        words = _LEAD.sub("", words)
        long = self._abbreviations()
        return " ".join(long.get(word, word.lower()) for word in words.split())

    def _spelled_out(self, read: Words, phrase: Phrase) -> Phrase:
        """Judge an abbreviation by the words that it stands for, where the text says them."""
        words = list(re.finditer(r"\S+", read.line.text[phrase.start : phrase.end]))
        known = [(word, self._long_form(word[0])) for word in words]
        word, long = next(((w, long) for w, long in reversed(known) if long), (None, ""))
        if word is None:
            return phrase
        start, end = phrase.start + word.start(), phrase.start + word.end()
        meant = phrases_of(long, self.lexicon)[1]
        if phrase.strength == FAIR and end == phrase.end:
            strength = max((one.strength for one in meant if one.end == len(long)), default=WEAK)
            phrase = replace(phrase, strength=strength)
        own = phrase.term
        if own is not None and ((own.start, own.end) != (start, end) or _is_called(own, word[0])):
            return phrase
        term = meant[-1].term if meant and meant[-1].end == len(long) else None
        if own is not None and _share_words(own.concept, long):
            return phrase
        if term is not None and fits(long, term.start, term.end):
            return replace(phrase, term=replace(term, start=start, end=end))
        # "PFS" for a scale of physical functioning is no progression-free survival.
        return phrase if own is None else replace(phrase, term=None)

    def _long_form(self, word: str) -> str:
        """Return what a text says that an abbreviation, or its plural, stands for; else nothing."""
        long = self._abbreviations()
        return long.get(word) or long.get(word.removesuffix("s"), "")

    def _citable(self, named: Named) -> tuple[int, int]:
        """Return the span of a name, without numbers that serve other cells."""
        start, end = named.start, named.end
        if self.ledger.is_free(start, end) or (start, end) in self._cited:
            return start, end
        last = self.ledger.numbers_in(start, end)[-1][1]
        rest = self.ledger.document.text[last:end]
        behind = rest.find(" ") + 1
        if rest[:1] in " -–" and behind and " " in rest[behind:].strip():
            return last + behind, end
        return (named.term.start, named.term.end) if named.term else (start, end)

    def _abbreviations(self) -> dict[str, str]:
        """Return short form → long form, of "progression-free survival (PFS)" anywhere in the text."""
        if self._long is None:
            self._long = dict(_abbreviated(self.ledger.document.text))
        return self._long

    def _classify(self, row: str, term: Term) -> None:
        values = {
            "concept": term.concept,
            "concept_class": term.concept_class,
            **{name: term.attributes.get(name, "") for name in ("kind", "polarity")},
        }
        for name, value in values.items():
            if value and value != "unclear":
                evidence = self.ledger.cite(
                    f"outcomes.{name}", term.start, term.end, rule="outcome.lexicon"
                )
                self.ledger.add_value("outcomes", row, name, value, evidence)

    def _classify_turned(self, row: str, named: Turned) -> None:
        """Write what is known of a name that says something else of its term: not its concept."""
        kind = named.term.attributes.get("kind", "") if named.term else ""
        for name, value in (("polarity", named.polarity), ("kind", kind)):
            if value and value != "unclear":
                evidence = self.ledger.cite(f"outcomes.{name}", *named.cue, rule=named.rule)
                self.ledger.add_value("outcomes", row, name, value, evidence)


def _gap(line: Line, low: int, high: int, arms: Sequence[tuple[int, int]]) -> str:
    """Return the words between two numbers without the names of arms."""
    parts, place = [], low
    for start, end in sorted(arms):
        if place <= start and end <= high:
            parts.append(line.text[place - line.start : start - line.start])
            place = end
    return "".join([*parts, line.text[place - line.start : high - line.start]])


def _shares_name(before: Named, named: Named | None, gap: str) -> bool:
    """Tell whether a number that is named by guess stands in one pair with the number before it."""
    guessed = named is None or named.rule in _FAR
    return guessed and before.rule not in _FAR and _PAIRED.fullmatch(gap) is not None


def _means(named: Named, text: str) -> bool:
    """Tell whether a name means what the lexicon's term in it means."""
    term = named.term
    if not named.start <= term.start <= term.end <= named.end:
        return True  # the term stands for it somewhere else
    return fits(text[named.start : named.end], term.start - named.start, term.end - named.start)


def _is_called(term: Term, word: str) -> bool:
    """Tell whether an abbreviation is the very name of its concept: IPSS, HbA1c."""
    return term.concept.lower() == word.lower()


def _share_words(one: str, other: str) -> bool:
    return not set(re.findall(r"\w{3,}", one.lower())).isdisjoint(re.findall(r"\w{3,}", other))


def _abbreviated(text: str):
    for match in _ABBREVIATED.finditer(text):
        short = match["short"]
        letters = [c.lower() for c in short if c.isalpha()]
        if sum(c.isupper() for c in short) < 2:
            continue
        if letters[-1] == "s" and short[-1] == "s":
            letters.pop()
        ends = text.rfind(")", max(0, match.start() - 90), match.start()) + 1
        base = max(0, match.start() - 90, ends)
        words = list(re.finditer(r"[A-Za-z0-9]+", text[base : match.start()]))
        firsts = [word.group()[0].lower() for word in words]
        telling = [
            "" if word.group().lower() in _SMALL else first
            for word, first in zip(words, firsts, strict=True)
        ]
        # "Time to treatment failure (TTF)": small words give a letter only where no other word does.
        at = _begins(telling, letters)
        at = _begins(firsts, letters) if at < 0 else at
        if at >= 0:
            yield short, " ".join(text[base + words[at].start() : match.start()].lower().split())


_SMALL = frozenset({"to", "of", "the", "for", "and", "in", "with", "on", "at", "by", "or", "a"})


def _begins(firsts: Sequence[str], letters: Sequence[str]) -> int:
    """Return which word begins the long form of some letters, told by the words' first letters; -1 for none."""
    at = len(firsts)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and firsts[at] != letter and len(firsts) - at <= len(letters) + 3:
            at -= 1
        if at < 0 or firsts[at] != letter:
            return -1
    return at
