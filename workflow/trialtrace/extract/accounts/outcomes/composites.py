"""Composite outcomes: "a composite of death, stroke and bleeding" is one outcome, not its last part."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.outcomes.name import OPPOSITE, Named, Turned, Words, clause_start
from trialtrace.extract.accounts.outcomes.strength import WEAK, Phrase
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.lexicon import Lexicon

_COMPOSITE = re.compile(
    r"\bcomposite (?:(?:primary |secondary |efficacy |safety )?(?:outcomes?|end ?-?points?|measure) )?"
    r"(?:of|comprising|consisting of|including) (?:[^.;:()\d]|\d(?=-)){3,160}?"
    r"(?=,? (?:occurred|was|were|had|has|developed|happened|did|in \d+|at \d+|by \d+|between|with|among)\b"
    r"|\s?[(.;:]|--|$)",
    re.IGNORECASE,
)


def composite_of(line: Line, named: Named, lexicon: Lexicon) -> Named:
    """Widen the name of a part to that of the composite it stands in; else return it as it is.

    More of a composite is worse where more of its known parts is; it has no concept, since none of its
    parts is what was counted.

    Parameters
    ----------
    line : Line
        The sentence.
    named : Named
        The outcome as it is named in it.
    lexicon : Lexicon
        Its ``outcomes`` say whether more of the parts is worse.
    """
    text, at = line.text, line.start
    if "omposite" not in text:
        return named
    for found in _COMPOSITE.finditer(text):
        start, end = at + found.start(), at + found.end()
        if start <= named.start and named.end <= end:
            polarity = _polarity(text, found.span(), lexicon)
            return Turned(
                start, end, "outcome.composite", named.term, named.tier,
                (start, start + len("composite")), polarity,
            )  # fmt: skip
    return named


# Between two that are counted as one: "relapse or death".
_OR = re.compile(r",?\s(?:or|and/or)\s(?:(?:the|an?|any|other|their)\s)?", re.IGNORECASE)
_COMMA = re.compile(r",\s(?:(?:the|an?)\s)?")
# Where "or" tells things apart: each of them was looked at.
_APART = re.compile(
    r"\b(?:no|not|neither|nor|without|either|whether|differ\w*|similar\w*|respectively|none|lack|in terms of"
    r"|with regard to|with respect to)\b",
    re.IGNORECASE,
)
# "in terms of death or stroke (41 of 90 vs 33 of 91)": counted together after all.
_TOGETHER = re.compile(r"\s?[(\[]\s?\d")
_ONE_BY_ONE = re.compile(r"\b(?:neither|either|whether|respectively)\b", re.IGNORECASE)
# "new or worsening | symptoms", "moderate to severe | pain": a quality is told by two words.
_QUALITIES = re.compile(
    r"\b(?:new|recurrent|fatal|non-?fatal|major|minor|mild|moderate|marked|severe|serious|complete|partial|early|late"
    r"|acute|chronic|symptomatic|asymptomatic|clinical|persistent|bothersome|proximal|distal|local|regional|systemic"
    r"|deep|superficial)\s(?:or|and/or|to|and)\s"
    r"(?:(?:new|recurrent|fatal|non-?fatal|major|minor|mild|moderate|severe|serious|complete|partial|early|late|acute"
    r"|chronic|symptomatic|clinical|worsening|worse|persistent|regional|distant|systemic|local|very|clinically|relevant"
    r"|non-?major)\s){0,3}$",
    re.IGNORECASE,
)


def with_qualities(line: Line, named: Named) -> Named:
    """Widen a name by the two words that qualify it: "new or worsening symptoms"."""
    start, end = named.start - line.start, named.end - line.start
    if not 0 <= start < end <= len(line.text):
        return named
    first = line.text[start:end].split(" ", 1)[0]
    inner = start + len(first) + 1 if _QUALITY.fullmatch(first) else start
    found = _QUALITIES.search(line.text, max(0, start - 40), inner)
    if found is None or found.start() >= start:
        return named
    return replace(named, start=line.start + found.start())


_QUALITY = re.compile(
    r"worsening|worse|severe|clinical\w*|distant|major|minor|persistent", re.IGNORECASE
)


def joined_by_or(words: Words, named: Named, lexicon: Lexicon) -> Named:
    """Widen a name by what stands beside it with "or": "relapse or death"; else return it as it is.

    Parameters
    ----------
    words : Words
        The sentence.
    named : Named
        The outcome as it is named in it.
    lexicon : Lexicon
        Its ``outcomes`` say whether more of the parts is worse.
    """
    line = words.line
    text, at = line.text, line.start
    if " or " not in text and "and/or" not in text:
        return named
    start, end = named.start - at, named.end - at
    if not 0 <= start < end <= len(text):
        return named
    joint = _OR
    for phrase in reversed([p for p in words.phrases if p.end <= start and _may_join(p)]):
        if not joint.fullmatch(text, phrase.end, start):
            break
        start, joint = phrase.start, _COMMA
    for phrase in [p for p in words.phrases if p.start >= end and _may_join(p)]:
        if not _OR.fullmatch(text, end, phrase.start):
            break
        end = phrase.end
    grown = (at + start, at + end) != (named.start, named.end)
    low = clause_start(text, start)
    apart = _APART.search(text, low, end) and not (
        _TOGETHER.match(text, end) and not _ONE_BY_ONE.search(text, low, end)
    )
    gap = _OR.search(text, start, end)
    # "hazard ratio for relapse or death" is found with both its parts
    whole = gap and (named.term is None or (named.term.end - named.term.start) < end - start)
    if not (grown or whole) or apart or not _is_one(text, start, end):
        return named
    cue = (at + gap.start(), at + gap.end()) if gap else (named.start, named.end)
    return Turned(
        at + start, at + end, "outcome.composite", named.term, named.tier, cue,
        _polarity(text, (start, end), lexicon),
    )  # fmt: skip


def _may_join(phrase: Phrase) -> bool:
    return phrase.strength >= WEAK and not phrase.of_people


def _is_one(text: str, start: int, end: int) -> bool:
    """Tell whether no number stands among the parts, and the whole is no sentence."""
    return end - start <= 120 and not re.search(r"[\d%()]", text[start:end])


def _polarity(text: str, span: tuple[int, int], lexicon: Lexicon) -> str:
    """Return whether more is worse, where all known parts agree; else nothing."""
    parts = lexicon.find("outcomes", text, *span) if "outcomes" in lexicon.categories else ()
    known = {part.attributes.get("polarity", "") for part in parts} & set(OPPOSITE)
    return known.pop() if len(known) == 1 else ""
