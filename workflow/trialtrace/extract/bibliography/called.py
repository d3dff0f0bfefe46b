"""What a source is called: the name that its entry opens with, the short form of a group."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# So much of an entry is looked at for the name that it opens with.
OPENING = 160
# Names of so many words may have them in another order: "Heart, Blood, and Lung Institute".
LONG_NAME = 5
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "de", "la", "des", "et", "der", "und"))
_BRACKETED = re.compile(r"[(\[]([A-Z][A-Za-z&\-]{0,8}[A-Z])[)\]]")


def opens_with(entry: str, name: str) -> bool:
    """Tell whether an entry begins with a name, whoever the parser took for its author.

    Examples
    --------
    >>> opens_with("Institute of Salt of the Isles 2004. Salt at home.", "Institute of Salt")
    True
    >>> opens_with("RoeALeeB2003Salt and sleep. J Sleep Res.", "Roe")
    True
    >>> opens_with("Roemer A. Salt and sleep.", "Roe")
    False
    """
    wanted = _words(name)
    if not wanted:
        return False
    if len(wanted) == 1 and " " not in name:
        return _begins(_bare(entry[:OPENING]).lstrip(" \"'[(*_"), _bare(name))
    there = _words(entry[:OPENING])[: len(wanted)]
    return there == wanted or (len(wanted) >= LONG_NAME and sorted(there) == sorted(wanted))


def _begins(entry: str, name: str) -> bool:
    behind = entry[len(name) : len(name) + 1]
    return (
        len(name) > 1
        and entry[: len(name)].casefold() == name.casefold()
        and not behind.islower()
        and behind not in ("-", "'", "\u2019")
    )


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+", _bare(text.replace(".", "")).casefold())
    return tuple(word for word in words if word not in _SMALL)


@lru_cache(maxsize=65536)
def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def bracketed_forms(entry: str) -> frozenset[str]:
    """Return the short forms that stand in brackets in front of an entry's year.

    Examples
    --------
    >>> sorted(bracketed_forms("Institute of Salt (SALT). 2014. Salt at home (SAH)."))
    ['SALT']
    """
    return frozenset(_BRACKETED.findall(re.split(r"\d", entry[:OPENING], maxsplit=1)[0]))


def short_forms(group: str) -> frozenset[str]:
    """Return the short forms of a group's name: its initials, and what stands in brackets.

    Examples
    --------
    >>> sorted(short_forms("World Health Organization"))
    ['WHO']
    """
    found = set(_BRACKETED.findall(group))
    initials = "".join(w[0] for w in re.findall(r"[^\W\d_][\w'\-]*", group) if w[0].isupper())
    return frozenset(found | ({initials} if len(initials) >= 3 else set()))
