"""What people's outcomes were like: "pain was relieved in 12 of 40" counts reliefs, not pain.

The words that say it belong to the name, and say whether more of the whole is better or worse.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.denied import SHARE_OF_PEOPLE
from trialtrace.extract.accounts.outcomes.name import OPPOSITE, Named, Turned
from trialtrace.extract.accounts.outcomes.tokens import word_set
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.people import PERSONS

_GOOD = word_set(
    """relieved controlled improved normal normalised normalized cured resolved satisfactory good excellent
    favourable favorable healed successful preserved restored cleared prevented avoided adequate well-controlled"""
)
_BAD = word_set(
    """worsened impaired abnormal poor restricted unsatisfactory inadequate limited insufficient aggravated
    compromised uncontrolled unfavourable unfavorable adverse"""
)
_LESS = word_set(
    """absent undetectable negative reduced decreased diminished suppressed stopped discontinued abolished low"""
)
_SAME = word_set(
    "elevated raised increased high positive needed required necessary severe present given used"
)
# What is said of any outcome that occurred, or of how often it did: no part of its name.
_SAYS_NOTHING = word_set(
    """occurred observed seen reported noted noticed detected found recorded present experienced developed
    confirmed diagnosed documented identified verified evident apparent measured assessed evaluated compared
    similar common commoner frequent rare infrequent uncommon prevalent available performed done made achieved
    reached obtained attained estimated calculated analysed analyzed significant different comparable equal
    higher lower greater less more fewer longer shorter better worse the a an not no only also mild moderate
    mostly described stated told defined rated scored graded lost missing induced shown demonstrated followed
    unchanged the same known determined expected associated due based registered complained encountered"""
)
_STATE = re.compile(
    r"(?:\s?\([^()]{0,60}\))?(?:\s(?:of|in|at|on|from|after|during)\s[^.;:,()\d]{2,50}?)?"
    r"\s(?:was|were|had been|has been|became|remained)\s(?:(?:[a-z]+ly|also|still|again)\s)*"
    rf"(?P<state>[a-z-]+)(?:\sby\s\d[\w.·]*(?:\s?[%°]|\s[a-z]+)?(?:\sor\s\w+)?)?(?P<as>\sas\s[a-z-]+)?"
    rf"\s(?:in|for|among|by(?!\s[\d.,·]+\s?(?:%|per ?cent)))\s{SHARE_OF_PEOPLE}",
    re.IGNORECASE,
)
_FIRST = re.compile(r"[a-z-]+", re.IGNORECASE)
# "Low back pain", "negative symptoms" are names.
_TURNS_IN_FRONT = (_GOOD | _BAD | _LESS) - {"negative"}
_NAMED_LOW = re.compile(r"low (?:back|density|molecular)", re.IGNORECASE)


def with_state(line: Line, named: Named) -> Named:
    """Widen a name by the state that people are counted for; return others as they are.

    Parameters
    ----------
    line : Line
        The sentence.
    named : Named
        The outcome as that sentence names it.
    """
    at = line.start
    found = _STATE.match(line.text, named.end - at)
    if found is None or (found["state"].lower() in _SAYS_NOTHING and not found["as"]):
        return _with_front(line, named)
    word = (found["as"] or found["state"]).split()[-1].lower()
    last = "as" if found["as"] else "state"
    cue = (at + found.start(last), at + found.end(last))
    return Turned(
        named.start, at + max(found.end("state"), found.end("as")), "outcome.state", named.term,
        named.tier, cue, _polarity(word, named.known_polarity),
    )  # fmt: skip


# "events were elevated | creatinine level (5 participants": people are counted who had it.
_OFF = re.compile(
    r"(?:^|[\s(])(?P<off>elevated|raised|increased|decreased|reduced|abnormal|high|low)\s$", re.I
)
_COUNTED = re.compile(
    rf"(?:\slevels?)?\s?[(\[]\s?(?:in\s)?\d+\s?(?:(?:{PERSONS}|of\s\d+)\s?)?[(\[]"
)


def _with_finding(line: Line, named: Named) -> Named:
    """Take into the name of what was measured that it was off, where people are counted for it."""
    low, high = named.start - line.start, named.end - line.start
    off = _OFF.search(line.text, max(0, low - 14), low)
    if off is None or not _COUNTED.match(line.text, high):
        return named
    start, end = line.start + off.start("off"), line.start + off.end("off")
    return Turned(start, named.end, "outcome.finding", named.term, named.tier, (start, end), "")


def _with_front(line: Line, named: Named) -> Named:
    """Read "impaired vision", "controlled blood pressure": the first word turns what follows."""
    at = line.start
    if not at <= named.start < named.end <= line.end:
        return named
    found = _with_finding(line, named)
    if found is not named:
        return found
    word = _FIRST.match(line.text, named.start - at, named.end - at)
    if word is None or (named.term is not None and named.term.start == named.start):
        return named
    low = word.group().lower()
    if low not in _TURNS_IN_FRONT or _NAMED_LOW.match(line.text, word.start()):
        return named
    cue = (at + word.start(), at + word.end())
    # "An especially low mortality" compares, "low birth weight" is a finding: it is not known which.
    polarity = "" if low in _LESS else _polarity(low, named.known_polarity)
    return Turned(named.start, named.end, named.rule, named.term, named.tier, cue, polarity)


def _polarity(word: str, known: str) -> str:
    if word in _GOOD | _BAD:
        return "higher_better" if word in _GOOD else "higher_worse"
    if word in _LESS:
        return OPPOSITE.get(known, "")
    return known if word in _SAME else ""
