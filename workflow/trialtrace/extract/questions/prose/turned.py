"""Words beside an outcome that make another one of it: "did not relapse", "died or relapsed"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.outcomes.senses import contradicts, denies
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.outcomes.words import stems
from trialtrace.extract.questions.prose.built import TELLING

# Words of a part of the people …
_PART = re.compile(
    r"\b(?:among(?:st)?|subgroup of|in (?:patients|those|participants|women|children) (?=with|who|aged))\b"
    r"|\bsubgroup\b",
    re.IGNORECASE,
)
# … but for all people of an arm.
_OF_ARM = re.compile(
    r"\s*(?:all\s+)?(?:the\s+)?(?:\d+\s+)?(?:(?:patients|participants|subjects|people|those)\s+)?"
    r"(?:in|on|of|given|receiving|assigned|treated|allocated|randomi[sz]ed"
    r"|who (?:were |had )?(?:received|given|assigned|treated))\b",
    re.IGNORECASE,
)
_PART_ENDS = re.compile(
    r"[,.;:()]|\b(?:was|were|had|is|are|did|occurred|compared|versus|vs|than|and)\b|\d",
    re.IGNORECASE,
)
# "Did not relapse", "had never had a relapse", "without any relapse", "relapse-free".
_DENIED = re.compile(
    r"\b(?:(?:did|do|does|had|have|has|was|were)\s+(?:not|never)|without)\s+(?:(?:a|an|any|have|had|develop|experience"
    r"|suffer|show|report|from|having|further|yet)\s+)*(?P<what>[a-z]+(?:\s+[a-z]+)?)"
    r"|\b(?P<free>[a-z]+)-free\b",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"(?<![\w-])(?P<one>[a-z][a-z-]+)\s+or\s+(?P<other>[a-z][a-z-]+)", re.IGNORECASE
)

_BOTH = re.compile(
    r"(?<![\w-])(?P<one>[a-z][a-z-]+)\s*(?:\b(?:and|or|and/or)\b|/|&|\+)\s*(?P<other>[a-z][a-z-]+)",
    re.IGNORECASE,
)
_DEGREE = r"(?:(?:non-?\s?)?serious|severe|minor|major|mild|moderate|(?:non-?\s?)?fatal|life-threatening|a?symptomatic)"
_OF_DEGREE = re.compile(rf"(?<![\w-]){_DEGREE}(?![\w-])", re.IGNORECASE)
_DEGREE_OF = re.compile(
    rf"(?<![\w-])(?P<degree>{_DEGREE})\s+(?P<what>[a-z-]+(?:\s+[a-z-]+)?)", re.IGNORECASE
)
# "Cardiac deaths": an adjective that makes a kind of the outcome; "hospital mortality" is all of it.
_KIND = re.compile(
    r"(?<![\w-])(?P<kind>[a-z-]+(?:al|ac|ic|ar|ous|ary|ory|ile))\s+(?P<what>[a-z]+)", re.IGNORECASE
)
_NO_KIND = frozenset(
    """
    actual additional annual clinical final general hospital in-hospital individual initial local normal overall several
    specific subsequent systemic therapeutic total treatment-related typical usual similar particular
    """.split()  # noqa: SIM905
)
# "Stopped because of nausea", "relapses that required surgery": nausea, relapses are not what is counted.
_CAUSE = re.compile(
    r"\b(?:because of|due to|owing to|as a result of|on account of|caused by|secondary to|attribut\w+ to)\s+"
    r"[^.;,()]{1,60}",
    re.IGNORECASE,
)
_LED_TO = re.compile(
    r"\b(?:(?:was|were|been) (?:[a-z]+ly )?(?:treated|managed)|(?:requir|need|necessitat)(?:ed|ing)\s+(?:[a-z-]+\s+)?"
    r"(?:surgery|operations?|re-?operations?|hospitali[sz]ation|admission|treatment|interventions?|antibiotics|transfusions?)"
    r"|(?:led|leading|resulted|resulting)\s+(?:to|in)\s+(?:[a-z-]+\s+)?"
    r"(?:withdrawals?|discontinuation|hospitali[sz]ation|admission|death|stopping|drop-?outs?))\b",
    re.IGNORECASE,
)


def says_else(wanted: Wanted, words: str) -> bool:
    """Tell whether words say something else than the outcome asked for, though they name it.

    Parameters
    ----------
    wanted : Wanted
        The outcome of a question.
    words : str
        What a sentence says around figures.
    """
    return (
        contradicts(wanted.words, words)
        or _is_denied(wanted, words)
        or _is_either(wanted, words)
        or _is_other_degree(wanted, words)
        or names_a_kind(wanted, words)
        or names_cause(wanted, words)
    )


def parts_people_off(wanted: Wanted, words: str) -> bool:
    """Tell whether words limit the people to a part that the question does not name.

    Parameters
    ----------
    wanted : Wanted
        The outcome of a question, as "mortality in patients with shock".
    words : str
        What a sentence says around figures.
    """
    parts = [
        match.end() for match in _PART.finditer(words) if not _OF_ARM.match(words, match.end())
    ]
    if not parts:
        return False
    if not _PART.search(wanted.words):
        return True
    said = (_PART_ENDS.split(words[end:])[0] for end in parts)
    return any(not wanted.says_of(one) or wanted.strange_in(one) >= 1 for one in said)


def _is_denied(wanted: Wanted, words: str) -> bool:
    """Tell whether people are counted who did not have it."""
    if denies(wanted.words):
        return False
    found = (match["what"] or match["free"] for match in _DENIED.finditer(plain(words)))
    return any(_asks(wanted, one) for one in found)


def _is_either(wanted: Wanted, words: str) -> bool:
    """Tell whether people are counted who had it or something else: "nausea or vomiting"."""
    view = plain(words)
    for match in _EITHER.finditer(view):
        if _asks(wanted, match["one"]) == _asks(wanted, match["other"]):
            continue
        strange = match["other"] if _asks(wanted, match["one"]) else match["one"]
        rest = f"{view[: match.start()]} {view[match.end() :]}"
        if wanted.strange_in(strange) >= 1 and wanted.covered(rest) < TELLING:
            return True
    return False


def joins_another(wanted: Wanted, label: str) -> bool:
    """Tell whether a label joins another outcome to the one asked for: "Nausea and vomiting".

    Parameters
    ----------
    wanted : Wanted
        The outcome of a question.
    label : str
        The words of a row.
    """
    pairs = ((match["one"], match["other"]) for match in _BOTH.finditer(plain(label)))
    return any(
        _asks(wanted, one) != _asks(wanted, other)
        and wanted.strange_in(other if _asks(wanted, one) else one) >= 1
        for one, other in pairs
    )


def _is_other_degree(wanted: Wanted, words: str) -> bool:
    """Tell whether people are counted who had it in another degree: "minor bleeding" for "bleeding"."""
    view = plain(words)
    asked, said = degrees_in(plain(wanted.words)), degrees_in(wanted.abbreviations.expand(view))
    if asked - said:
        return True
    own = {
        _joined(match["degree"])
        for match in _DEGREE_OF.finditer(view)
        if _asks(wanted, match["what"])
    }
    # "Minor and major bleeding" is all.
    return len(said) == 1 and bool(own - asked)


def degrees_in(view: str) -> frozenset[str]:
    """Return the degrees that words name: minor, severe, serious, fatal.

    Examples
    --------
    >>> sorted(degrees_in("Non-serious and severe events"))
    ['nonserious', 'severe']
    """
    return frozenset(_joined(match.group()) for match in _OF_DEGREE.finditer(view))


def _joined(degree: str) -> str:
    return re.sub(r"[\s-]", "", degree.lower())


def names_a_kind(wanted: Wanted, words: str) -> bool:
    """Tell whether people are counted who had one kind of it: "cardiac deaths" for "deaths".

    Parameters
    ----------
    wanted : Wanted
        The outcome of a question.
    words : str
        What a sentence or a label says.
    """
    view = plain(words)
    kinds = [
        match
        for match in _KIND.finditer(view)
        if match["kind"].lower() not in _NO_KIND
        and _asks(wanted, match["what"])
        and not _asks(wanted, match["kind"])
        and wanted.strange_in(match["kind"]) >= 1
        and not wanted.topics.intersection(stems(match["kind"]))
    ]
    rest = view
    for match in kinds:
        rest = rest.replace(match.group(), " ")
    return bool(kinds) and wanted.covered(rest) < TELLING


def names_cause(wanted: Wanted, words: str) -> bool:
    """Tell whether people are counted whom it led to something else: "stopped because of nausea".

    Parameters
    ----------
    wanted : Wanted
        The outcome of a question.
    words : str
        What a sentence or a label says.
    """
    view = plain(words)
    if _CAUSE.search(view) and not wanted.covered(_CAUSE.sub(" ", view)):
        return True
    return any(not _asks(wanted, match.group()) for match in _LED_TO.finditer(view))


def _asks(wanted: Wanted, words: str) -> bool:
    return wanted.covered(words) > 0
