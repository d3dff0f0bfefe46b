"""Plural or vague talk about evidence: one mention a sentence, without a source to link to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.citations.found import Found, Prose
from trialtrace.extract.citations.study_words import StudyWords, study_words
from trialtrace.grammar.folding import fold
from trialtrace.grammar.starts import Starts, index, matches_at


@dataclass(frozen=True)
class _Grammar:
    """The rules, and where in a sentence each of them may begin."""

    rules: tuple[_Rule, ...]
    starts: Starts


@dataclass(frozen=True)
class _Rule:
    """A way of talking: name, pattern, whether a verb of reporting must stand in the sentence."""

    name: str
    pattern: re.Pattern[str]
    needs: str


@lru_cache(maxsize=8)
def _grammar(words: BibliographyWords) -> _Grammar:
    rules = _rules(words)
    return _Grammar(rules, index(rule.pattern for rule in rules))


def _rules(words: BibliographyWords) -> tuple[_Rule, ...]:
    study = study_words(words)
    plural = rf"(?:(?:{study.adjectives})\s){{0,3}}(?:{study.plural})"
    adverb = rf"(?:(?:{words.pattern('claim_adverbs')})\s){{0,2}}"
    return (
        _Rule(
            "quantified_plural",
            re.compile(rf"\b(?:{study.quantifiers})\s(?:of\s(?:the\s)?)?{plural}\b", re.IGNORECASE),
            "",
        ),
        _Rule("bare_plural", re.compile(rf"(?<![\w\-]){plural}\b", re.IGNORECASE), "report"),
        _Rule(
            "one_unnamed",
            re.compile(
                rf"\b(?:an?|one|another)\s(?:[\w\-]{{2,20}}\s){{0,4}}?(?:{study.singular})\b"
                rf"(?=[^.?!\n]{{0,120}}?\b(?:found|finds|showed|shows|has\sshown|reported|reports|revealed|suggests|suggested|concluded|"
                rf"demonstrated|indicated|indicates|estimated)\b)|\baccording\sto\s(?:an?|one|another)\s(?:[\w\-]{{2,20}}\s){{0,3}}?(?:{study.singular})\b",
                re.IGNORECASE,
            ),
            "",
        ),
        _Rule(
            "evidence",
            re.compile(
                rf"(?<!what\sthe\s)(?<!what\s)\b(?:{study.evidence})\s{adverb}(?:has\s|have\s)?{adverb}(?={study.reports.pattern})"
                rf"|\baccording\sto\s(?:[\w\-]+\s){{0,2}}(?:{study.evidence})\b",
                re.IGNORECASE,
            ),
            "",
        ),
        _Rule(
            "researchers",
            re.compile(
                rf"(?<![\w\-])(?:{study.researchers})\s(?:[\w\-]+\s){{0,6}}?(?:has\s|have\s)?{adverb}(?={study.reports.pattern})",
                re.IGNORECASE,
            ),
            "report",
        ),
        _Rule(
            "shown",
            re.compile(
                rf"\b(?:has|have|had)\s{adverb}(?:been\s{adverb})?(?:{study.shown})\b|"
                rf"\b(?:is|are|was|were)\s{adverb}(?:shown|proven|demonstrated|documented)\s(?:to|that|in)\b",
                re.IGNORECASE,
            ),
            "effect",
        ),
    )


def find_generic(prose: Prose, sourced: list[Found], words: BibliographyWords) -> list[Found]:
    """Find sentences that talk of studies or evidence without naming any.

    Parameters
    ----------
    prose : Prose
    sourced : list of Found
        Mentions that name a source: their sentences are not vague.
    words : BibliographyWords

    Returns
    -------
    list of Found
        At most one for each sentence; ``claim`` says that the sentence tells what studies show or
        did, and does not merely wish for studies or make a condition of them.
    """
    grammar = _grammar(words)
    study = study_words(words)
    folded = fold(prose.text)
    spoken_for = {
        sentence.start
        for item in sourced
        if (sentence := prose.document.sentence_at(item.start)) is not None
    }
    found = []
    for start, end in _sentences(prose):
        if start in spoken_for:
            continue
        item = _first(prose.text, folded, start, end, grammar, study)
        if item is not None:
            found.append(item)
    return found


def _sentences(prose: Prose) -> Iterator[tuple[int, int]]:
    """Sentences of running text that say something: no headings, no questions."""
    allowed = [(b.start, b.end) for b in prose.blocks if b.kind in ("paragraph", "list_item")]
    index = 0
    for sentence in prose.document.sentences:
        while index < len(allowed) and allowed[index][1] <= sentence.start:
            index += 1
        if index == len(allowed):
            return
        low, high = allowed[index]
        inside = low <= sentence.start and sentence.end <= high
        words = prose.text[sentence.start : sentence.end].rstrip(" \"')\u201d\u2019")
        if inside and not words.endswith("?"):
            yield sentence.start, sentence.end


def _first(
    text: str, folded: str, start: int, end: int, grammar: _Grammar, study: StudyWords
) -> Found | None:
    places = grammar.starts.places(folded[start:end])
    words = text[start:end]
    for number in sorted(places):
        rule = grammar.rules[number]
        for match in matches_at(rule.pattern, words, places[number]):
            rest = words[: match.start()] + " " + words[match.end() :]
            if rule.needs == "report" and not study.reports.search(words, match.end()):
                continue
            if rule.needs == "effect" and not study.effects.search(rest):
                continue
            if rule.name == "bare_plural" and _definite(words, match.start()):
                continue
            stop = match.end() - (len(match.group()) - len(match.group().rstrip()))
            return Found(
                "generic", start + match.start(), start + stop, claim=_claims(words, study)
            )
    return None


# Before a bare plural stands the start of the sentence, a mark, or one of these; anything else makes
# it definite ("these studies"), another word ("case studies") or a verb ("she studies").
_BEFORE_BARE = re.compile(
    r"(?:^|[,;:(\u2013\u2014\"\u201c]|\b(?:of|in|from|by|that|and|or|but|while|whereas|although|though|because|as|"
    r"than|for|with|between|across|among|if|since|when|where|however|yet))\s*$",
    re.IGNORECASE,
)


def _definite(words: str, at: int) -> bool:
    return _BEFORE_BARE.search(words[:at]) is None


def _claims(words: str, study: StudyWords) -> bool:
    if study.wishes.search(words) or study.conditions.search(words):
        return False
    return study.reports.search(words) is not None or study.effects.search(words) is not None
