"""What an outcome's words say beside its name: limits, moments, a change, that it was not there."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain

TIME = re.compile(
    r"\b(?:in|on|during|within|over|for|of)\s+(?:the\s+)?first\s+(?:(?:\d+|two|three|four|five|six|twelve)\s+)?"
    r"(?:days?|nights?|weeks?|months?|years?|hours?|min(?:ute)?s?)\b"
    r"|\b(?:at|after|during|in|over|within|for|by|from)?\s*(?:the\s+)?(?:(?:\d+(?:\.\d+)?(?:\s?(?:--?|to)\s?\d+)?|one|two|three|"
    r"four|five|six|nine|twelve)[\s-]*"
    r"(?:days?|d|weeks?|wks?|months?|mos?|years?|yrs?|hours?|hrs?|h|min(?:ute)?s?)\b"
    r"|(?:week|wk|month|day|year)s?\.?\s+\d+(?:st|nd|rd|th)?(?:\s?(?:--?|to)\s?\d+)?\b"
    r"(?:\s+(?:versus|vs)\b\.?)?)"
    r"|\b(?:at\s+)?baseline(?: characteristics?)?\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\bchanges?\b|\bdelta\b|\u0394", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no(?!\.|\s+of\b|\s*\(|\s*/)|not|never|without|absence of|free of|free from|(?:failure|failed|unable"
    r"|inability) to)\b(?!\s+significan)",
    re.IGNORECASE,
)

# "Ventilator-free days" are days without it.
_FREE = re.compile(
    r"\w-free\s+(?:\w+\s+)?(?:days?|hours?|weeks?|months?|time|survival|interval|patients)\b",
    re.IGNORECASE,
)


def denies(words: str) -> bool:
    """Tell whether words say that something was not there: "no pain", "pain not relieved".

    Examples
    --------
    >>> denies("Without pain"), denies("No. of patients with pain"), denies("No (%)")
    (True, False, False)
    >>> denies("Relapse-free days"), denies("Fat-free mass")
    (True, False)
    """
    return _DENIED.search(words) is not None or _FREE.search(plain(words)) is not None


_ANALYSES = (
    ("modified", r"\bmodified (?:intention|intent)|\bmITT\b"),
    ("all", r"(?<!modified )\b(?:intention|intent)[- ]to[- ]treat\b|(?<![\w-])ITT\b"),
    ("protocol", r"\bper[- ]protocol\b|(?<![\w-])(?:PP|ATP)\b|\baccording to protocol\b"),
    ("treated", r"\bas[- ]treated\b"),
    ("complete", r"\bcomplete[- ]cases?\b|\bcompleters?\b|\bobserved cases?\b|(?<![\w-])OC\b"),
    ("carried", r"\bcarried forward\b|(?<![\w-])LOCF\b"),
)
_ANALYSIS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _ANALYSES)


def analyses_in(words: str) -> frozenset[str]:
    """Return which sets of people or ways to fill gaps words name: ITT, per protocol, ...

    Examples
    --------
    >>> sorted(analyses_in("Intention to treat, complete case")), sorted(analyses_in("mITT"))
    (['all', 'complete'], ['modified'])
    """
    view = plain(words)
    return frozenset(name for name, pattern in _ANALYSIS if pattern.search(view))


# Words of opposite outcomes: a question for one is not answered by the other.
_OPPOSITES = (
    (r"intention|intent[- ]to[- ]treat|\bITT\b", r"per[- ]protocol|\bPP\b|completers"),
    (
        r"improv|better|reduc|resol|recover|success|decreas|free\b|remission",
        r"worsen|deteriorat|increas|recur|reappear|fail|relaps",
    ),
)


# "non-serious" is not serious; what has no word of its own behind it ("nonetheless") is no such word.
_NON = re.compile(r"\bnon[- ]?(?P<what>(?!e\b|etheless)[a-z]{4,})", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{4,}", re.IGNORECASE)


def _turned(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that "non-" turns, and those that stand without it."""
    turned = frozenset(match["what"].lower() for match in _NON.finditer(words))
    return turned, frozenset(word.lower() for word in _WORD.findall(_NON.sub(" ", words)))


def contradicts(asked: str, said: str) -> bool:
    """Tell whether words say one of two opposite things where a question says the other only.

    Examples
    --------
    >>> contradicts("serious events", "non-serious events"), contradicts("events", "non-serious events")
    (True, False)
    """
    if denies(asked) and not denies(said):
        return True
    if "non" in asked.lower() or "non" in said.lower():
        (never, ours), (turned, theirs) = _turned(asked), _turned(said)
        if (ours & turned) - theirs or (never & theirs) - turned:
            return True
    for one, other in _OPPOSITES:
        ours = (
            bool(re.search(one, asked, re.IGNORECASE)),
            bool(re.search(other, asked, re.IGNORECASE)),
        )
        theirs = (
            bool(re.search(one, said, re.IGNORECASE)),
            bool(re.search(other, said, re.IGNORECASE)),
        )
        if ours in ((True, False), (False, True)) and theirs == (ours[1], ours[0]):
            return True
    return False


_LIMIT = re.compile(r"(?<![\w.,=-])\d+(?:\.\d+)?(?:\s?-\s?\d+(?:\.\d+)?)?(?![\w,]|\.\d|-\w)")

# The power of a unit: "cm ^2^", "m^-2^".
_POWER = re.compile(r"\^\s?-?\d\s?\^")


def limits_in(words: str) -> frozenset[str]:
    """Return the numbers that tell one outcome from another, moments left out; a range is one.

    Examples
    --------
    >>> sorted(limits_in("grade 3\u20134 mucositis at 6 weeks")), limits_in("area (cm ^2^) after 8-10 weeks")
    (['3-4'], frozenset())
    """
    view = plain(_POWER.sub(" ", TIME.sub(" ", plain(words))))
    return frozenset(re.sub(r"\s", "", one) for one in _LIMIT.findall(view))


_ABOVE = re.compile(
    r"[>\u2265]|\b(?:more|greater|higher|larger|longer|older) than\b|\b(?:over|above|at least|exceeding)\b(?=\s*\d)"
    r"|\d\s*(?:\w+\s)?or (?:more|over|older)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"[<\u2264]|\b(?:less|fewer|lower|smaller|shorter|younger) than\b|\b(?:under|below|up to|at most)\b(?=\s*\d)"
    r"|\d\s*(?:\w+\s)?or (?:less|fewer|under|younger)\b",
    re.IGNORECASE,
)


def opposes(asked: str, said: str) -> bool:
    """Tell whether words bound something from below where a question bounds it from above, or vice versa.

    Examples
    --------
    >>> opposes("loss of more than 1 l", "Loss < 1 l"), opposes("loss of more than 1 l", "Loss \u2265 1 l")
    (True, False)
    """
    asked, said = plain(asked), plain(said)
    above, below = _ABOVE.search(asked) is not None, _BELOW.search(asked) is not None
    over, under = _ABOVE.search(said) is not None, _BELOW.search(said) is not None
    return above != below and over != under and above != over


# "Relapses fell by 15% and 21%": not so many had one.
_TURNED_BY = re.compile(
    r"\b(?:reduc|increas|decreas|lower|rais|improv|rose|fell|cut|drop|declin|diminish)\w*\b[^.;]{0,45}?\bby\s+"
    r"(?:\d+(?:\.\d+)?\s*%\s*(?:and|or|,|to|versus|vs\.?)\s*)?$"
    r"|\b(?:reduction|increase|decrease|improvement|rise|fall)s?\s+(?:in|of)\b[^.;,\d]{0,40}\bof\s+$",
    re.IGNORECASE,
)


def is_turn(view: str, start: int) -> bool:
    """Tell whether the share that starts at a place says how much something fell or rose.

    Examples
    --------
    >>> is_turn("reduced relapse by 15%", 19), is_turn("achieved by 15%", 12)
    (True, False)
    """
    return _TURNED_BY.search(view[max(0, start - 80) : start]) is not None


def says_change(words: str) -> bool:
    """Tell whether words speak of a change since the start."""
    return _CHANGE.search(words) is not None


_VISIT = r"(?:post-?\s?tests?|follow-?\s?ups?|visits?|assessments?|measurements?)"
_TURN = re.compile(
    rf"\b(?P<before>[1-9](?=st|nd|rd|th)|first|second|third|fourth|final)(?:st|nd|rd|th)?\s+{_VISIT}\b"
    rf"|\b{_VISIT}\s*(?:no\.?\s*)?(?P<behind>[1-9])\b(?!\s*\w)",
    re.IGNORECASE,
)
# "T2", "depression at T2 (post)": visits by number.
_INDEX = re.compile(r"(?<![\w-])T\s?(?P<index>[0-9])(?![\w-])")
_TURNS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 0}


def turn_of(words: str) -> int:
    """Return which of several visits after treatment words name; 0 where they do not count them.

    Examples
    --------
    >>> turn_of("Posttest 2"), turn_of("1st follow-up"), turn_of("follow-up 12 weeks"), turn_of("T2")
    (2, 1, 0, 2)
    """
    match = _TURN.search(plain(words))
    if match is None:
        return index_of(words)
    said = (match["before"] or match["behind"]).lower()
    return _TURNS[said] if said in _TURNS else int(said)


def index_of(words: str) -> int:
    """Return the last number by which words name a visit: "T2"; 0 where they name none.

    Examples
    --------
    >>> index_of("T2 (end)"), index_of("T0"), index_of("Knee, T1-T2"), index_of("CAT 2")
    (2, 0, 0, 0)
    """
    found = [int(match["index"]) for match in _INDEX.finditer(plain(words))]
    return found[-1] if found else 0
