"""What an entry is said to be, in brackets: "[PhD thesis]", "[Doctoral dissertation, Aire University]"."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.view import LO, UP, mask, trim
from trialtrace.extract.bibliography.words import BibliographyWords, alternatives

Span = tuple[int, int]


@lru_cache(maxsize=8)
def _genre(words: BibliographyWords) -> re.Pattern[str]:
    kinds = words.tables["kinds"]
    genres = frozenset(w for found in kinds.values() for w in found)
    # "(abstract)" in round brackets is printed as a part of the title.
    round_ones = genres - frozenset(kinds["abstract"])
    word = rf"(?<![{UP}{LO}])(?i:{alternatives(genres)})(?![{UP}{LO}])"
    alone = rf"(?<![{UP}{LO}])(?i:{alternatives(round_ones)})(?![{UP}{LO}])"
    # Square brackets are enough of a sign; round ones hold nothing but the genre.
    return re.compile(
        rf"\[(?:[^\[\],\x00]{{1,24}}\s)?{word}(?:\s[^\[\],\x00]{{1,24}})?(?:,\s(?P<school>[^\[\]\x00]{{4,90}}))?\]"
        rf"|\((?:(?i:unpublished|published|doctoral|master's|masters|phd)\s){{0,2}}{alone}"
        rf"(?:,\s(?P<house>[^()\x00]{{4,90}}))?\)"
    )


def read_genre(view: str, begin: int, words: BibliographyWords) -> tuple[str, Span | None]:
    """Blank out the genre in brackets; return the view and where the university behind it stands.

    Examples
    --------
    >>> from trialtrace.extract.bibliography.words import load_words, standard_folder
    >>> text = "Salt at home [Doctoral dissertation, Aire University]. York Press."
    >>> view, school = read_genre(text, 0, load_words(standard_folder()))
    >>> text[slice(*school)]
    'Aire University'
    """
    school = None
    for match in _genre(words).finditer(view, begin):
        name = next((n for n in ("school", "house") if match.group(n)), None)
        if name is not None and school is None:
            school = trim(view, *match.span(name))
        view = mask(view, *match.span())
    return view, school
