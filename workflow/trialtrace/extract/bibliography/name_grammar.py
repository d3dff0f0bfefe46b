"""How a name is written: patterns of family names, initials, given names and groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.bibliography.view import LO, UP
from trialtrace.extract.bibliography.words import BibliographyWords

_WORD = rf"(?:[{UP}]'|[dDlL]'|[a-z]{{2}}-)?[{UP}](?:[{UP}{LO}'\-]{{0,30}}[{UP}{LO}])"
_STEP = rf"[{UP}][{LO}]?\s?\."
_DOTTED = rf"\.?{_STEP}(?:\s?-?\s?{_STEP}){{0,4}}(?:-[{UP}](?![{UP}{LO}]))?"
# "KL", "K L", "K-L"; behind a blank stands one letter alone: "KL III" has a suffix.
_COMPACT = rf"[{UP}](?:-?[{UP}]| [{UP}](?![{UP}])){{0,4}}(?![{UP}{LO}'])(?!\.\s?-?[{UP}]\.)"
_LONE = rf"[{UP}](?![{UP}{LO}])"
_SUFFIX = r"(?:\s*,?\s(?:Jr|Sr|JR|SR)\b\.?|\s*,?\s(?:II|III|IV|2nd|3rd)\b)"

# After a name of this order, names of these orders may follow, most likely first.
FOLLOWERS = {
    "inverted": ("inverted", "bracketed", "plain", "direct", "direct_given"),
    "bracketed": ("bracketed", "inverted", "direct"),
    "plain": ("plain", "inverted"),
    "glued": ("glued", "plain"),
    "inverted_given": ("direct_given", "direct", "inverted", "inverted_given"),
    "direct": ("direct", "direct_given", "direct_bare"),
    "direct_given": ("direct", "direct_given", "direct_bare"),
    "direct_bare": ("direct", "direct_given", "direct_bare"),
    "group": ("direct", "inverted", "plain", "direct_given"),
}
FIRST = ("glued", "inverted", "bracketed", "plain", "direct", "inverted_given", "direct_given")


@dataclass(frozen=True)
class NameGrammar:
    """Compiled patterns; those of names have the groups ``family``, ``given`` and ``suffix``."""

    patterns: dict[str, re.Pattern[str]]
    group: re.Pattern[str]
    bracketed_group: re.Pattern[str]
    joint: re.Pattern[str]
    lone: re.Pattern[str]
    et_al: re.Pattern[str]
    role: re.Pattern[str]
    stop_words: frozenset[str]
    and_words: frozenset[str]
    given_names: frozenset[str]


@lru_cache(maxsize=8)
def name_grammar(words: BibliographyWords) -> NameGrammar:
    """Build the patterns of names from the vocabulary."""
    particle_word = rf"(?i:{words.pattern('particles')})"
    particle = rf"(?:{particle_word}\s)"
    family = rf"(?P<family>{particle}{{0,3}}{_WORD}(?:\s(?:{particle}{{0,2}}){_WORD}){{0,2}})"
    # The second word of a family name is no journal ("Roe Phys. Lett.") and no suffix.
    no_name = rf"(?!(?i:{words.pattern('journal_words')}|jr|sr|ii|iii)(?![{UP}{LO}]))"
    family_short = (
        rf"(?P<family>{particle}{{0,3}}{_WORD}(?:\s(?:{particle}{{0,2}}){_WORD}){{0,2}}?)"
    )
    early = rf"(?P<early>{_SUFFIX})?"
    family_last = rf"(?P<family>{particle}{{0,3}}{_WORD}(?:\s{no_name}{_WORD})?)"
    full = rf"{_WORD}(?:\s{_WORD})?"
    given = rf"(?P<given>(?:{full}(?:\s(?:{_DOTTED}|{_LONE}))?|{_DOTTED}\s{_WORD})(?:\s{particle_word}(?=[.,]))?)"
    given_first = rf"(?P<given>{_WORD}(?:\s(?:{_WORD}|{_DOTTED}|{_LONE})){{0,2}}?)"
    # "Otero, A. de": a particle behind the initials.
    initials = rf"(?:{_DOTTED}|{_COMPACT})(?:(?:\s{particle_word}){{1,2}}(?=\s?[.,]))?"
    suffix = rf"(?P<suffix>{_SUFFIX})?"
    mark = r"\s*(?:$|[.,;:(\[\"&\x00/']|\u2026)"
    joined = rf"\s+(?:(?i:{words.pattern('and_words')}|with)\s|(?i:et\s?al))"
    stop = rf"(?:(?={mark}|{joined}|\s(?:1[5-9]|20)\d\d)|(?<=\.)(?=\s+[{UP}\d]))"
    # "RoeAB, LeeC": the blank was lost; one such name alone may be any word.
    more = rf"(?=,?\s(?:[{UP}][{LO}]+[{UP}]{{1,4}}(?:,|\s\()|et\sal)|\s?\((?:1[5-9]|20)\d\d)"
    sources = {
        "glued": rf"(?P<family>[{UP}][{UP}{LO}'\-]*[{LO}])(?P<given>[{UP}]{{1,4}})(?P<suffix>){more}",
        "inverted": rf"{family}{early}\s?,\s{{0,3}}(?P<given>{initials}){suffix}{stop}",
        "bracketed": rf"{family}\s\((?P<given>{_DOTTED}|{_COMPACT})\){suffix}{stop}",
        "plain": rf"{family_short}{early}\s(?!(?i:jr|sr|iii)\b)(?P<given>{initials}){suffix}{stop}",
        "direct": rf"(?P<given>{_DOTTED})\s?{family_last}{suffix}{stop}",
        "direct_bare": rf"(?P<given>{_LONE}(?:\s{_LONE})?(?:\s{_WORD})?)\s{family_last}{suffix}{stop}",
        "inverted_given": rf"{family}\s?,\s{{0,3}}{given}{suffix}{stop}",
        "direct_given": rf"{given_first}\s{family_last}{suffix}{stop}",
    }
    # "U.S. Department", "Natl. Institute": other full stops end a name.
    capital = (
        rf"(?:(?:[{UP}]\.){{1,4}}|(?:Dept|Natl|Nat|Inst|St|Univ|Intl|Am|Eur|Roy|Assoc|Soc|Coll)\."
        rf"|[{UP}][{UP}{LO}'&\-]{{0,30}}|of|the|for|and|de|la|der|des|du|del|di|on|in|to|&)"
    )
    group_word = words.pattern("group_words")
    return NameGrammar(
        patterns={name: re.compile(source) for name, source in sources.items()},
        group=re.compile(
            rf"(?:(?:on\sbehalf\sof\s|for\s)?the\s)?(?P<family>(?:{capital}\s|\([{UP}]{{2,9}}\)\s){{0,12}}(?i:{group_word})"
            rf"(?:\s(?:of|for|on)(?:\s{capital}){{1,5}})?|[{UP}]{{3,10}}|Anon(?:ymous)?)(?=\s?[.,;:(\x00])"
        ),
        bracketed_group=re.compile(
            rf"\s?\((?:(?:for|on\sbehalf\sof)\s)?(?:the\s)?([{UP}][^()]{{1,60}}?\s?(?i:{group_word}))\s?\)"
        ),
        joint=re.compile(
            rf"(?P<close>\s*[,;]?\s*(?:&|(?i:{words.pattern('and_words')})\s)\s*)|(?P<open>\s*[,;]\s*)"
        ),
        lone=re.compile(
            rf"(?P<family>{particle}{{0,3}}{_WORD})(?=\s*,?\s(?:et\s?al|&\s?al|and\s?al)(?![{UP}{LO}]))"
        ),
        et_al=re.compile(
            rf"\s*[,;]?\s*(?:(?P<dots>\.{{3}}|\.\s\.\s\.|\u2026)|(?i:{words.pattern('et_al')})(?![{UP}{LO}])\.?)"
        ),
        role=re.compile(
            rf"\s*,?\s*[(\[]?\s*(?i:{words.pattern('editor_words')})(?![{UP}{LO}])\s?\.?\s*[)\]]?"
        ),
        stop_words=words["journal_words"] | words["in_words"],
        and_words=frozenset(w for w in words["and_words"] if len(w) > 1),
        given_names=words["given_names"],
    )
