"""Quantities: what one body or sample has more or less of, and words by which it moved.

A percentage by which a quantity moved is a change of its value ("bone density rose by 4%"), no
share of people. What is measured in blood may be a treatment as well: "insulin fell (21% and 8%)" is
told from "insulin lowered mortality (21% and 8%)" by which of both words stands in front.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.prefilter import Sought, sought
from trialtrace.grammar.trie import trie_pattern

_CATEGORY = "quantities"
_WORDS, _PART, _ANALYTE = "outcome_words", "part", "analyte"
_MOVED = (
    r"(?:reduc(?:ed|tions?|ing)|decreas(?:ed|es?|ing)|lower(?:ed|ing)|increas(?:ed|es?|ing)|rais(?:ed|ing)"
    r"|declin(?:ed|es?)|changes?|fell|rose|went (?:up|down)|drop(?:s|ped)?|improvements?)"
)
# "Raised", "had reduced", "with increased" in front: what something is like, and not that it moved.
_NO_STATE = (
    r"(?<!\bhad )(?<!\bof )(?<!\bhaving )(?<!\bhave )(?<!\bfor )(?<!\bhad an )(?<!\bhad a )(?<!\bwith an )"
    r"(?<!\bwith a )"
    r"(?:(?<!\bwith )|(?<=\bassociated with ))"
)
# A verb has its subject in front; what a list or "was" has in front of it is what somebody had.
_OF_SUBJECT = (
    r"(?<=[\w)] )(?<!\band )(?<!\bor )(?<!\bwas )(?<!\bwere )(?<!\bare )(?<!\bis )(?<!\bas )"
)
_OF_ITSELF = rf"(?:{_OF_SUBJECT}{_NO_STATE}\b|(?=\w+s?\s(?:in|of|from)\b)\b)"
_AS_VERB = rf"(?:(?<=[\w,)] ){_NO_STATE}\b|(?=\w+s?\s(?:in|of|from)\b)\b)"
# Words of change with their object behind them, and what may stand between: "raised mean fasting ".
_MOVED_IT = (
    r"(?:reduc(?:ed|tions? in|ing)|decreas(?:ed|es? in|ing)|lower(?:ed|ing)|increas(?:ed|es? in|ing)|rais(?:ed|ing)"
    r"|declines? in|(?:changes?|improvements?|falls?|rises?|drops?) in)\s(?:(?:the|their|both|mean|median|total|free"
    r"|fasting|serum|plasma|blood|urinary|circulating|salivary|levels? of|concentrations? of|secretion of)\s){0,3}"
    r"(?:[\w-]{2,20}(?:\s(?!with\b|by\b|on\b|after\b)[\w-]{2,20})?(?:,\s(?:and\s)?|\sand\s)){0,3}"
)
# Words by which something moved of itself, behind it: "insulin (levels) fell", "was reduced", "decreased (".
_MOVED_ITSELF = (
    r"(?:\s(?:levels?|concentrations?|activity|secretion|excretion|counts?|production|values?|expression))?\s"
    r"(?:fell|rose|dropped|declined|went (?:up|down)"
    r"|(?:was|were|had been)\s(?:\w+ly\s)?(?:reduced|decreased|lowered|increased|raised|changed)"
    r"|(?:decreased|increased|improved|changed)(?=\s(?:\w+ly\s)?(?:by\b|from\b|more\b|less\b|in the\b|only\b|\()))"
    r"(?!\sor\b)"
)
# What makes of something in blood a state or a treatment of people: "reduced IgE sensitisation", "insulin use".
_NO_PERSON = (
    r"(?!-\w|\s(?:deficien|positiv|negativ|sensiti[sz]|abnormal|elevation|toxic|use\b|users?\b|treat|therap|supplement"
    r"|injection|infusion|goal|target|control|respon|normali[sz]))"
)


@dataclass(frozen=True, slots=True)
class Quantities:
    """A pattern made of the lexicon's quantities.

    Attributes
    ----------
    moved : Sought
        A quantity beside a word of change: "reduced body weight", "weight was reduced".
    """

    moved: Sought


NO_QUANTITIES = Quantities(sought(r"(?!)"))


@lru_cache(maxsize=4)
def quantities_of(lexicon: Lexicon) -> Quantities:
    """Return the quantities of a lexicon; a pattern that finds nothing where it has none."""
    if _CATEGORY not in lexicon.categories:
        return NO_QUANTITIES
    # A baby's weight at birth moves in no one; "weight-bearing" is no weight.
    named = rf"(?<!birth )(?:{trie_pattern(lexicon.spelled(_CATEGORY)).pattern})(?!-){_NO_PERSON}"
    moved = rf"{_AS_VERB}{_MOVED}\b[^.;()]{{0,50}}?{named}|{named}[^.;()]{{0,40}}?\b{_MOVED}\b"
    if _WORDS in lexicon.categories:
        blood = trie_pattern(
            {
                word: concept
                for word, concept in lexicon.spelled(_WORDS).items()
                if concept.attributes.get(_PART) == _ANALYTE
            }
        ).pattern
        moved += rf"|{_OF_ITSELF}{_MOVED_IT}(?:{blood})\b{_NO_PERSON}|(?:{blood}){_MOVED_ITSELF}"
    return Quantities(sought(moved, re.IGNORECASE))
