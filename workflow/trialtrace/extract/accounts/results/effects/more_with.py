"""What a clause says there was more or less of, before it gives a ratio or a difference.

Only what is said of the outcome counts: "relapse was lower with zinc", "zinc reduced relapse", "a
higher risk", "fewer relapses". A word that only describes ("those with higher scores", "higher
doses") says nothing. (``extract.direction`` answers a question about sentences that are given as
its evidence, and so always finds an answer; here silence is one.)
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.results.ways import (
    HIGHER,
    LESS_OFTEN,
    LOWER,
    LOWERED,
    MORE_OFTEN,
    RAISED,
    any_of,
    is_by_less,
    way_of,
)
from trialtrace.grammar.people import PERSONS

_DEGREE = r"(?:(?:[a-z]{2,14}ly|much|far|also|even|somewhat|an?|statistically) ){0,3}"
_COMPARED = any_of(MORE_OFTEN, LESS_OFTEN, *HIGHER, *LOWER, "more", "less")
_MOVED = any_of(*RAISED, *LOWERED)
_LESS_OF = r"(?:reductions?|decreases?|declines?|falls?|drops?|loss(?:es)?|benefits?|protection)"
_MORE_OF = r"(?:increases?|rises?)"
_RISK = (
    r"(?:risks?|odds|rates?|incidence|hazards?|chances?|probability|likelihood|frequency|prevalence"
    r"|mortality|proportions?|numbers?|percentages?|levels?|scores?)"
)
_SIZE = r"(?:(?:relative|absolute|overall|annual|cumulative|adjusted|mean|median|total) )?"
_SAID = re.compile(
    "|".join(
        (
            # "a greater reduction in relapse"; "an increase in relapse"
            rf"\b(?:(?P<how>{any_of(*HIGHER, *LOWER, 'more', 'less')}) (?:[\w-]+ ){{0,2}}?)?"
            rf"(?:(?P<fall>{_LESS_OF})|(?P<rise>{_MORE_OF})) (?:in|of|from baseline)\b",
            # "was significantly lower"; "occurred less often"
            r"\b(?:was|were|is|are|be|been|being|remained|appeared|proved|seemed|occurred|seen|found"
            rf"|observed|reported|had|experienced|suffered|associated)(?: in| with)? {_DEGREE}"
            rf"(?P<was>{any_of(MORE_OFTEN, LESS_OFTEN, *HIGHER, *LOWER, *RAISED, *LOWERED, 'more', 'less')})\b"
            r"(?! (?:effect|effic|benefi|favou?r|success|potent|promis|useful|active))"
            rf"(?! (?:dos|sever|advanced|than \d|(?:[\w-]+ ){{0,2}}?(?:{_LESS_OF}|{_MORE_OF}) (?:in|of)\b))",
            # "a lower risk of relapse"
            rf"\b(?P<risk>{any_of(*HIGHER, *LOWER, *RAISED, *LOWERED)}) {_SIZE}{_RISK}\b",
            # "more frequently"
            rf"\b(?P<often>{any_of(MORE_OFTEN, LESS_OFTEN)})\b",
            # "zinc reduced relapse"
            rf"(?P<did>\b(?:{_MOVED}|reduces|decreases|lowers|increases|raises|prolongs|prevents)\b)",
            # "more flushes (RR 1.8) but fewer headaches (RR 0.7)"
            rf"\b(?:but|and|whereas|while) {_DEGREE}(?P<then>fewer|less|more) (?=[a-z])(?!dos)",
            # "twice as likely"
            r"(?:(?P<times>\b(?:twice|times|fold))|(?P<half>\bhalf)) as (?:likely|common|frequent|often|high)\b",
            # "Fewer patients relapsed"
            r"(?P<start>\A\W*(?:[a-z][a-z ]{2,30}:\s)?(?:significantly |markedly |many |far )?(?:fewer|less|more)\b)",
        )
    ),
    re.IGNORECASE,
)
_FALL_AHEAD = re.compile(rf"\b{_LESS_OF} (?:in|of) [^,;()]{{2,60}}$", re.IGNORECASE)
# "With reduced function", "of a lower score": of whom or of what, and no statement.
_DESCRIBES = re.compile(
    r"\b(?:with|of|for|by|in|to|those|whose|having|and|or)\s(?:(?:an?|the|[a-z]+ly)\s)*$"
    r"|\b(?:the|an?)\s(?:[a-z]+ly\s)?$",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b(?:of|for|(?:those|{PERSONS}) with)\s"
    r"(?:(?:an?|the)\s)?$",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|nor|neither|without|never|failed to|similar)\b[^.;]{0,40}$", re.IGNORECASE
)
# What a ratio or difference is of, where it says so itself: "relative risk of failure".
_ITS_OWN = re.compile(
    r"\b(?:(?:(?:risk|odds|hazards?|rate) ratios?|relative (?:risks?|rates?)|\b(?:OR|RR|HR|IRR))s? (?:of|for)"
    r"|differences? in) (?:the |an? )?(?P<of>[a-z][^,;:()\[\]=\d]{2,60})",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s(?:with|in|for|among|on|was|were|is|are|to|than|versus|vs)\b.*", re.DOTALL)


def more_said(text: str, low: int, at: int) -> int:
    """Return 1 or -1 where a clause says last that there was more or less of its outcome, else 0.

    Parameters
    ----------
    text : str
        A sentence.
    low, at : int
        Where the clause begins, and where the number stands.
    """
    found = None
    for match in _SAID.finditer(text[low:at]):
        if not _only_describes(text, low, match):
            found = match
    if found is None:
        return 0
    start = low + found.start()
    if _NEGATED.search(text, max(0, start - 60), low + found.end()):
        return 0
    way = _way(found)
    if found["did"] and is_by_less(text[:at], low + found.end()):
        way = -way
    # "The reduction in pain was greater": less pain, by more.
    return -way if found["was"] and _FALL_AHEAD.search(text[low:start]) else way


def _way(found: re.Match[str]) -> int:
    if found["fall"] or found["rise"]:
        way = -1 if found["fall"] else 1
        # "A smaller reduction" leaves more.
        return way * way_of(found["how"]) if found["how"] else way
    if found["times"] or found["half"]:
        return 1 if found["times"] else -1
    if found["start"]:
        return way_of(found["start"].rsplit(maxsplit=1)[-1])
    words = found["then"] or found["was"] or found["risk"] or found["often"] or found["did"]
    return way_of(words) or way_of(re.sub(r"s$", "d", words))


def _only_describes(text: str, low: int, match: re.Match[str]) -> bool:
    start = low + match.start()
    if match["did"]:
        return _DESCRIBES.search(text, max(0, start - 40), start) is not None
    if match["risk"]:
        return _OF.search(text, max(0, start - 30), start) is not None
    return False


def names_another(text: str, low: int, at: int, names: list[tuple[int, int]]) -> bool:
    """Tell whether a number says itself what it is of, and the words ahead spoke of something else.

    "Cure was more likely (relative risk of failure 0.5)" gives no failure to who was cured more.

    Parameters
    ----------
    text : str
        A sentence.
    low, at : int
        Where the clause begins, and where the number stands.
    names : list of (int, int)
        Where arms are named; they are not what a ratio is of.
    """
    found = None
    for match in _ITS_OWN.finditer(text, low, at):
        found = match
    if found is None or any(found.start("of") <= start < found.end("of") for start, _ in names):
        return False
    own = _ENDS.sub("", found["of"]).strip().lower()
    ahead = text[low : found.start()].lower()
    return bool(own) and not any(word in ahead for word in own.split() if len(word) > 3)
