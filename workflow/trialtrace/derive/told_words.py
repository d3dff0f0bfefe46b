"""Words around a number that speak against its use: it counts others than the outcome's name says.

A number may stand with the right arm and under a name that its sentence does not mean: the 290 "events"
of relapse-free survival are those who were not free, data that "are missing" for three people are no
events, and who was "younger and more often childless" was so before any treatment. Such numbers give no
effect; the row says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pandas import DataFrame

from trialtrace.derive.model import Contrast, Refusal
from trialtrace.derive.sizes import assessed
from trialtrace.grammar.people import PERSONS

_COUNTS = frozenset({"events", "percent"})
# The rule of extraction that gives numbers to arms in the arms' own order.
_BY_PLACE = "arm.default_order"


@dataclass(frozen=True, slots=True)
class Told:
    """A number in its sentence.

    Attributes
    ----------
    before, behind : str
        The sentence ahead of the number and after it.
    outcome : str
        Name of the outcome that it stands for.
    counted : bool
        It counts people, or is a share of them.
    held : tuple of float
        How many people each arm holds; empty where some arm's size is not told.
    by_place : bool
        Nothing but its place gives it to its arm.
    arms : str
        What the arms are called, in one string.
    """

    before: str
    behind: str
    outcome: str
    counted: bool = True
    held: tuple[float, ...] = ()
    by_place: bool = False
    arms: str = ""


@dataclass(frozen=True, slots=True)
class Against:
    """A kind of words that speaks against a number.

    Attributes
    ----------
    name, reason : str
        What it is called, and what is said to people.
    holds : callable
        Whether it is told of a number.
    example, near_miss : Told
        Where it holds, and where it does not.
    """

    name: str
    reason: str
    holds: Callable[[Told], bool]
    example: Told
    near_miss: Told


_LASTS = re.compile(
    r"\bsurviv(?:al|ors?)\b|\b\w+-free\b|\bfreedom\b|\b(?:OS|[A-Z]{1,2}FS)\b", re.IGNORECASE
)
_ENDED = r"(?:deaths?|events?|relapses?|recurrences?|progressions?|failures?)"
# "290 events versus 306 events", "215 (20%) deaths"; "died: 12 v 15" stands under another name.
_ENDED_BEHIND = re.compile(
    rf"[\s%]*(?:\(\d[^()]{{0,20}}\)\s?)?(?:[\w-]+\s){{0,2}}?{_ENDED}\b(?!-free)", re.IGNORECASE
)
_NAMES_END = re.compile(rf"\b{_ENDED}\b(?!-free)|\bdied?\b|\bmortality\b", re.IGNORECASE)


def _ends_what_lasts(told: Told) -> bool:
    if not told.counted or not _LASTS.search(told.outcome) or _NAMES_END.search(told.outcome):
        return False
    return _ENDED_BEHIND.match(told.behind) is not None


_MISSING = re.compile(
    rf"\b(?:data|values|results|measurements|information|samples?|records?)\b[^.;]{{0,160}}\b(?:{PERSONS}\s)?"
    r"(?:is|are|was|were)\s(?:missing|lost|unavailable|not available)\b"
    rf"|\bmissing\s(?:data|values|results|measurements|information)\b[^.;]{{0,60}}\b(?:for|in|from|of)\b",
    re.IGNORECASE,
)


def _is_missing(told: Told) -> bool:
    sentence = f"{told.before}0{told.behind}"
    said = _MISSING.search(sentence) if told.counted else None
    return said is not None and said.start() <= len(told.before) <= said.end() + 30


# What people are before a trial, whoever treats them. "In women older than 60" parts them off instead.
_TRAIT = re.compile(
    r"\b(?:childless|nulliparous|unmarried|married|widowed|divorced|(?:un)?employed|literate|illiterate"
    r"|marital status|ethnicity|(?:high|primary|secondary) school|schooling|educational? (?:level|attainment)"
    r"|college|university degree|years of education|household income|parity)\b",
    re.IGNORECASE,
)
_OF_AGE = re.compile(
    r"\b(?:was|were)\s(?:\w+\s){0,2}?(?:younger|older)\b(?!\sthan\s\d)"
    r"|\b(?:mean|median|average)\sages?\b[^;.]{0,40}\d[\d.]*\s?(?:years\s)?(?:vs?\.?|versus|compared with)"
    r"\s[^;]{0,12}\d"
    r"|\d\s(?:vs?\.?|versus)\s\d[\d.]*\syears?\sold\b",
    re.IGNORECASE,
)
_TRIED_ON = re.compile(
    r"\b(?:school|educat\w+|employ\w+|vocational|contracepti\w+|pregnan\w+|literacy)\b[^.;]{0,40}"
    r"\b(?:programmes?|programs?|training|intervention|support|course|outcomes?)\b",
    re.IGNORECASE,
)


_AGE = re.compile(
    rf"(?:the\s)?(?:(?:mean|median|average)\s)?ages?(?:\s(?:of|among|in)\s(?:the\s)?(?:{PERSONS}|both groups))?",
    re.IGNORECASE,
)


def _is_a_trait(told: Told) -> bool:
    if _AGE.fullmatch(told.outcome):
        return True
    if not told.counted or not _TRAIT.search(told.outcome):
        return False
    return not _TRIED_ON.search(told.before + told.behind)


def _stands_with_age(told: Told) -> bool:
    return _OF_AGE.search(told.before[-160:]) is not None


_TRIAL_ITSELF = re.compile(
    r"\W*(?:the\s)?(?:stud(?:y|ies)|trial|follow-?ups?|protocol|treatment(?: phase| period)?)\W*",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:lost|loss) to\b|\bwithdr[ae]w|\bdropp?ed out\b|\bdrop-?outs?\b|\bleft\b|\bcomplet\w+|\bdiscontinu\w+",
    re.IGNORECASE,
)


def _left_it(told: Told) -> bool:
    named = _TRIAL_ITSELF.fullmatch(told.outcome) is not None
    return told.counted and named and _LEFT.search(told.before + told.behind) is not None


_GROUP = re.compile(
    r"\b(?P<name>[A-Za-z][\w-]{2,})[\"'\u201d\u2019]?\s(?:groups?|arms?)\b", re.IGNORECASE
)
# Words in front of "group" that set no others apart.
_ANY_GROUP = frozenset(
    """the two three four five both each all either neither these those same other another study trial treatment
    control controls experimental intervention comparison comparator active placebo first second third between
    patient patients whole single every whichever respective latter former""".split()  # noqa: SIM905
)
_WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)


def _of_other_groups(told: Told) -> bool:
    """Tell whether the sentence names two groups that are no arms, and no arm: its numbers are theirs."""
    if not told.by_place:
        return False
    sentence = f"{told.before} {told.behind}".lower()
    arms = set(_WORD.findall(told.arms.lower())) - _ANY_GROUP
    others = {match["name"].lower() for match in _GROUP.finditer(sentence)} - _ANY_GROUP - arms
    named = set(_WORD.findall(sentence))
    return len(others) > 1 and not named & arms


_OF_SO_MANY = re.compile(
    rf"\b(?:of|in|among|for)\s(?:the\s|all\s|these\s)?(?P<n>\d{{2,6}})\s(?:[\w-]+\s){{0,2}}?"
    rf"(?:{PERSONS}|cases|eyes|families|couples|mothers)\b",
    re.IGNORECASE,
)
_NEW_THOUGHT = re.compile(r";\s|\.\s")


def _is_of_fewer(told: Told) -> bool:
    """Tell whether the clause says of how many of both arms together it speaks: of fewer than they hold."""
    if not told.counted or len(told.held) < 2:
        return False
    ends = [match.end() for match in _NEW_THOUGHT.finditer(told.before)]
    clause = told.before[ends[-1] if ends else 0 :]
    numbers = [float(match["n"]) for match in _OF_SO_MANY.finditer(clause)]
    if len(numbers) != 1 or numbers[0] in told.held:
        return False
    return max(1.0, min(told.held)) < numbers[0] < sum(told.held)


AGAINST = (
    Against(
        "words.ended",
        "the outcome is named by those who stayed without the event, and counted are the events",
        _ends_what_lasts,
        Told("for relapse-free survival (", " events versus 306 events)", "relapse-free survival"),
        Told("At five years ", " women were alive", "overall survival"),
    ),
    Against(
        "words.missing",
        "counted are those whose data are missing",
        _is_missing,
        Told("Data of ", " participants with zinc and five with iron are missing", "data"),
        Told("Pain was seen in ", " women; data on sleep are missing for iron.", "pain"),
    ),
    Against(
        "words.trait",
        "what people were before the trial is no outcome of it",
        _is_a_trait,
        Told("Parents of controls were more likely to have finished high school (", " v 40%)",
             "high school"),
        Told("High school programme: pupils who smoked were ", " v 40%", "smoking"),
    ),
    Against(
        "words.with_age",
        "told beside the ages of the groups: what people were before the trial",
        _stands_with_age,
        Told("Those on zinc were younger (35 vs. 37 years old), and more likely to live alone (",
             " vs. 31%)", "live alone"),
        Told("In women older than 60, pain was seen in ", " v 31%", "pain"),
    ),
    Against(
        "words.left",
        "counted are those who left the trial or stayed in it, under a name that does not say so",
        _left_it,
        Told("Six women with zinc and ", " with iron were lost to follow-up", "follow-up"),
        Told("Six women with zinc and ", " with iron had pain at follow-up", "pain"),
    ),
    Against(
        "words.other_groups",
        "the sentence names groups that are no arms of the trial, and no arm",
        _of_other_groups,
        Told('Compared to those in the "severe" group, those in the "mild" group had more pain (', " vs. 53)", "pain",
             by_place=True, arms="zinc iron"),
        Told("Pain was seen in ", " and 53 in the zinc group and the iron group", "pain",
             by_place=True, arms="zinc iron"),
    ),
)  # fmt: skip
# Said of a number whose people are the arm's, as nothing else is told.
OF_FEWER = Against(
    "words.fewer",
    "the sentence speaks of fewer people than the arms hold, and not of how many of each",
    _is_of_fewer,
    Told("Out of 127 analysable patients, a response occurred in ", " with zinc and 54% with iron",
         "response", held=(61, 68)),
    Told("Of 129 patients, a response occurred in ", " with zinc and 54% with iron",
         "response", held=(61, 68)),
)  # fmt: skip


class ToldWords:
    """Knows the sentence of each number.

    Parameters
    ----------
    evidence : DataFrame
        The table of that name.
    """

    def __init__(self, evidence: DataFrame) -> None:
        told = evidence[evidence["label"].str.startswith("results.")]
        columns = ("evidence_id", "quote", "start", "end", "quote_start", "rule")
        rows = zip(*(told[name] for name in columns), strict=True)
        self._said = {
            one: (quote[: int(start) - int(first)], quote[int(end) - int(first) :], rule)
            for one, quote, start, end, first, rule in rows
        }

    def refuses(self, contrast: Contrast) -> Refusal | None:
        """Return what the words around an arm's own numbers say against their use."""
        fewer = self._sum_of_fewer(contrast)
        if fewer is not None:
            return fewer
        for told, is_assessed in self._told(contrast):
            for one in AGAINST if is_assessed else (*AGAINST, OF_FEWER):
                if one.holds(told):
                    return Refusal(one.reason)
        return None

    def _told(self, contrast: Contrast) -> Iterator[tuple[Told, bool]]:
        """Yield the arms' own numbers in their sentences, each with whether its people are told beside it."""
        sizes = [arm.n.value for arm in contrast.study.arms if arm.n is not None]
        held = tuple(sizes) if len(sizes) == len(contrast.study.arms) else ()
        arms = " ".join(f"{arm.label} {arm.intervention}" for arm in contrast.study.arms)
        for data in (contrast.data1, contrast.data2):
            own = tuple(data.values())
            for m in own:
                said = self._said.get(m.value.evidence_id) if m.value is not None else None
                if said is None:
                    continue
                before, behind, rule = said
                counted = m.statistic in _COUNTS
                by_place = rule == _BY_PLACE
                told = Told(before, behind, contrast.outcome, counted, held, by_place, arms)
                yield told, assessed(m, own) is not None

    def _sum_of_fewer(self, contrast: Contrast) -> Refusal | None:
        """Refuse counts whose sum is printed with a share that is not of all whom the arms hold.

        "18 (49 %) participants, 10 with zinc and 8 with iron" are of 37, whoever was randomised.
        """
        from trialtrace.stats.rounding import counts_from_percent

        both = contrast.data1.get("events"), contrast.data2.get("events")
        arms = contrast.arm1, contrast.arm2
        if any(m is None or m.value is None or m.n is not None for m in both):
            return None
        if any(arm is None or arm.n is None for arm in arms) or len(contrast.study.arms) > len(
            arms
        ):
            return None
        count = sum(int(m.value.value) for m in both if m is not None and m.value is not None)
        held = sum(int(arm.n.value) for arm in arms if arm is not None and arm.n is not None)
        said = next((self._said.get(m.value.evidence_id) for m in both if m and m.value), None)
        share = re.search(rf"\b{count}\s?\((\d[\d.]*)\s?%\)", said[0]) if said else None
        if share is None or count in counts_from_percent(share[1], held):
            return None
        told = f"{count} in both arms are printed as {share[1]} %, and the arms hold {held}"
        return Refusal(f"{told}: of how many people is not stated")
