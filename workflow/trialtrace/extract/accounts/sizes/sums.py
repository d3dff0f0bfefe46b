"""Numbers that sum to another: the sizes of the arms, and the total that they confirm."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trialtrace.extract.accounts.sizes.arm_rules import HAPPENED_TO, TOLD
from trialtrace.extract.accounts.sizes.counts import Count, pairs_of_sexes
from trialtrace.extract.accounts.sizes.rules import LEFT_OUT
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.words import CLAUSE, HAPPENED_LATER, NOT_SIZE, NOUN, SEXED

MOST_ARMS = 5
# Numbers of one list stand near each other.
_APART = 260
_UNEVEN = 5
# Numbers in brackets that sum to a number from here on do so by no chance.
_TELLING = 20
# So many numbers on, of which some may be passed over.
_NEAR = 10
FEWEST = 3
# Of those in a trial, a few may be missing in the arms; a misprint may put in one too many.
_NEARLY = (0.8, 1.02)
# Behind one of the numbers: it counts a trait or an event, no arm.
_TRAIT = re.compile(
    r"^\s*(?:patients|women|men|participants|of them|were|was|of whom|cases|tumou?rs)?\s*"
    r"(?:cases? of|had|have|with (?!the )|without|who (?:had|have)|white|black|[\w-]+-positive|[\w-]+-negative"
    r"|premenopausal|postmenopausal|pre-?|post-?|positive|negative|left|right|died|relapsed|alive"
    r"|complete|partial|stage|grade|grades|mild|moderate|severe)\b",
    re.IGNORECASE,
)


# "events occurred in each group: 8 (A) and 7 (B)"
_EVENTS = re.compile(
    r"\b(?:events|deaths|relapses|recurrences|failures|fractures|infections|episodes|complications|falls)\s"
    r"(?:\w+\s)?(?:occurred|(?:was|were)\s(?:\w+\s)?(?:seen|observed|noted|recorded|reported|found))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "Data were recorded in 28 men on zinc and 30 on salt": all who could be measured.
_MEASURED_IN = re.compile(
    r"\b(?:data|measurements?|samples|results|follow-up|information|assessments?|evaluations?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:women|females?|girls)\b[^()]{0,40}\b(?:men|males?|boys)\b"
    r"|\b(?:men|males?|boys)\b[^()]{0,40}\b(?:women|females?|girls)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the numbers that sum to it, in the order of the text."""

    total: Count
    parts: tuple[Count, ...]


# "Of 12 women who recovered, 8 were on zinc": those whom something befell are shared out, not the sample.
_OUT_OF = re.compile(r"\b(?:[Oo]f|[Aa]mong) (?:the |these |all )?$")
_BEFELL_THEM = re.compile(
    r"^ (?:[\w-]+ )?"
    + NOUN
    + r" (?:(?:who|that) (?!(?:were|was|had|have|received|took|completed|entered|agreed|consented|met|participated"
    r"|enrol\w+|underwent|started|began|provided|attended|returned|gave|accepted|remained|finished)\b)"
    r"[a-z]+(?:ed|ell|ot|ew|ame|ost)\b"
    r"|with(?:out)? (?:an? |any |at least one )?(?:[\w-]+ )?(?:relapses?|recurrences?|responses?|events?|infections?"
    r"|deaths?|fractures?|complications?|failures?|remissions?)\b)"
)


def find_sums(
    counts: Sequence[Count],
    totals: dict[int, Size],
    arms: int,
    of_arms: Collection[int] = frozenset(),
) -> list[Sum]:
    """Find runs of neighbouring numbers that sum to a total of the same account.

    Parameters
    ----------
    counts : sequence of Count
        All numbers of the account that may count people, in order.
    totals : dict of int to Size
        Those read as totals, by their start.
    arms : int
        How many arms are known; 0 where none are.
    of_arms : collection of int
        Starts of the numbers of arms that stand beside another's: no whole of later sentences.

    Returns
    -------
    list of Sum
        In the order of the text.
    """
    wholes: dict[int, list[Count]] = {}
    bare: dict[int, list[Count]] = {}
    sexed = {one.start for pair in pairs_of_sexes(counts) for one in pair}
    for one in counts:
        if _BEFELL_THEM.match(one.behind) and _OUT_OF.search(one.before):
            continue
        named = one.people and not one.part and one.percent < 0 and one.start not in sexed
        named = named and not _befell(
            one
        )  # "was seen in 12 men on zinc, 8 on salt and 4 on neither"
        if one.start in totals or (named and not NOT_SIZE.match(one.behind)):
            wholes.setdefault(one.value, []).append(one)
        elif one.value >= _TELLING and not one.inside and not one.part and _shared_out(one):
            bare.setdefault(one.value, []).append(one)
    found = _sums_of(counts, arms, wholes, bare, totals, of_arms)
    # "70 of 72 on zinc and 63 of 69 on salt stayed": all of either arm are counted there.
    whole_arms = [one for one in counts if one.part == "denominator"]
    return found or _sums_of(whole_arms, arms, wholes, {}, totals, of_arms)


def _sums_of(
    counts: Sequence[Count],
    arms: int,
    wholes: dict[int, list[Count]],
    bare: dict[int, list[Count]],
    totals: dict[int, Size],
    of_arms: Collection[int],
) -> list[Sum]:
    """Find the runs among some numbers, with the totals and the bare numbers that they may sum to."""
    found = []
    lengths = (2, 3, 4) if arms < 2 else (2,) if arms == 2 else (min(arms, MOST_ARMS), 2)
    for place, first in enumerate(counts):
        near = [
            first,
            *(
                one
                for one in counts[place + 1 : place + _NEAR]
                if not _small(one, first) and not _is_of_those(one, first)
            ),
        ]
        for length in lengths:
            run = tuple(near[:length])
            if len(run) < length or not _neighbours(run) or not like_arms(run):
                continue
            if _EVENTS.search(first.before):
                continue  # as many events as people, by chance
            value = sum(one.value for one in run)
            befell = _befell(first)
            known = [
                one
                for one in wholes.get(value, ())
                if one.line is first.line or not (befell or one.start in of_arms)
            ]
            whole = _whole(known, run, totals)
            if whole is None and all(one.inside or one.equals for one in run):
                # "and 64 agreed to swim (31), walk (17) or wait (16)"
                whole = _whole(
                    [one for one in bare.get(value, ()) if one.line is run[0].line], run, {}
                )
            if whole is not None and _shares(run, whole.value):
                found.append(Sum(whole, run))
                break
    return found


def find_near_sums(counts: Sequence[Count], total: int, arms: int) -> list[Sum]:
    """Find runs that nearly sum to a total, as they do when a few were lost before the start."""
    found = []
    for place in range(len(counts)):
        run = tuple(counts[place : place + arms])
        if len(run) < arms or not _neighbours(run) or not like_arms(run):
            continue
        if any(one.line is not run[0].line for one in run):  # near is too weak across sentences
            continue
        if _befell(run[0]):  # "healing was seen in 28 men on zinc and 30 on salt"
            continue
        if not any(_counts_people(one) for one in run):
            continue
        if any(one.percent >= 0 and not TOLD.search(one.line.after(one.end, 60)) for one in run):
            continue  # "19 (63%) had stopped and nine (30%) remained": shares of what happened
        value = sum(one.value for one in run)
        if _NEARLY[0] * total <= value <= _NEARLY[1] * total and _shares(run, total):
            found.append(Sum(run[0], run))
    return found


def _befell(one: Count) -> bool:
    """Tell "healing was seen in 28 men" from "data were obtained in 28 men"."""
    return bool(HAPPENED_TO.search(one.before)) and not _MEASURED_IN.search(one.before)


_IN_A_GROUP = re.compile(r"^\s(?:in|to|on|with|for|received|underwent|had|were|was|took|got)\b")


def _counts_people(one: Count) -> bool:
    """Tell "54 in group A" and "(54)" from "lasted 54 s"."""
    return one.people or one.equals or one.inside or bool(_IN_A_GROUP.match(one.behind))


_SHARED_OUT = re.compile(
    r"\b(?:random\w*|assigned|allocated|divided|enrolled|agreed|treated|received|consented|analy[sz]ed)\b"
)


def _shared_out(one: Count) -> bool:
    """Tell "and 64 were given" from "64 falls occurred": people who were shared out."""
    clause = re.split(r"[;:.](?!\d)", one.behind)[0]
    told = _SHARED_OUT.search(clause) and not HAPPENED_LATER.search(clause)
    return bool(told) and one.percent < 0 and not NOT_SIZE.match(one.behind)


def _small(one: Count, first: Count) -> bool:
    """Tell "70 infants got two doses, 68 three doses": what they got is no number of people."""
    return one.value * _UNEVEN < first.value and not (one.people or one.equals)


def _is_of_those(one: Count, first: Count) -> bool:
    """Tell "28 nurses on zinc (16 women; aged 40) and 32 on salt": how many of them were women."""
    return one.inside and not first.inside and SEXED.match(one.tail) is not None


def _whole(known: Sequence[Count], run: Sequence[Count], totals: dict[int, Size]) -> Count | None:
    """Choose the total of a run: the last in front of it, else the first behind, none of its own."""
    inside = {one.start for one in run}
    free = [one for one in known if one.start not in inside]
    in_front = [one for one in free if one.start < run[0].start]
    behind = [one for one in free if one.start > run[0].start and one.start in totals]
    behind = [one for one in behind if one.start - run[-1].end < _APART]
    ranked = [one for one in in_front if one.start in totals] or in_front or behind
    return ranked[-1] if ranked and ranked is not behind else (behind[0] if behind else None)


def alike(values: Sequence[int]) -> bool:
    """Tell whether numbers may be the sizes of a trial's arms: none tiny, none many times another."""
    return min(values) >= FEWEST and max(values) <= _UNEVEN * min(values)


def _neighbours(run: Sequence[Count]) -> bool:
    if not alike([one.value for one in run]):
        return False
    return all(
        b.start - a.end < _APART and b.line.index - a.line.index <= 1 for a, b in pairwise(run)
    )


def _shares(run: Sequence[Count], whole: int) -> bool:
    """Refuse numbers whose percentages are no shares of the total: they are results."""
    return all(one.percent < 0 or abs(100 * one.value / whole - one.percent) < 1.0 for one in run)


# "men with acne were given zinc": each trait its treatment.
_TREATED = re.compile(r"\b(?:were|was) (?:treated|given|operated)\b|\b(?:received|underwent)\b")
_OF_ALL = re.compile(r"\b(?:of|among|in) (?:the|these) $", re.IGNORECASE)


# "31 (12) with zinc", "a mean of 31": a mean and its spread, a score. "Group 1 (31)" is a name.
_SPREAD_BEHIND = re.compile(r"\s?\(\s?(?:SDs?|SEM?|range|IQR)?\s?[\d.,\s-]+\)")
_SPREAD_OF = re.compile(
    r"(?<!group\s)(?<!arm\s)(?<!cohort\s)(?<!regimen\s)(?<!schedule\s)(?<!treatment\s)(?<![\w-])\d[\d.,]*\s*$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:means?|medians?|averages?|scores?|averaged|lasted|ages?)(?:\s[a-z-]+){0,3}?\s$",
    re.IGNORECASE,
)


def _is_measured(one: Count) -> bool:
    """Tell the numbers of "a mean of 31 (12)" from those of people."""
    if one.inside:
        return not (one.equals or one.head.strip() or one.tail.strip()) and bool(
            _SPREAD_OF.search(one.before)
        )
    if one.named:
        return False
    return bool(_MEASURED.search(one.before) or _SPREAD_BEHIND.match(one.line.after(one.end, 24)))


def like_arms(run: Sequence[Count]) -> bool:
    """Refuse runs that count women and men, those with and without a trait, or events."""
    nexts = [
        other.start - one.end if other.line is one.line else 80 for one, other in pairwise(run)
    ]
    texts = [
        one.line.after(
            one.end, min(80, max(far, 0))
        )  # up to the next one: the rest is told of that
        for one, far in zip(run, [*nexts, 80], strict=True)
    ]
    sexes = [match.lastgroup for text in texts if (match := SEXED.match(text))]
    if len(set(sexes)) > 1:
        return False
    if len(sexes) == 1 < len(run) and any(one.inside and SEXED.match(one.tail) for one in run):
        return False  # "76 pilots (68 men)": some of them
    if any(_is_measured(one) for one in run):
        return False
    if any(one.inside and _BOTH.search(one.head + one.tail) for one in run):
        return False  # "(13 boys and 6 girls)": one of them, and a number from elsewhere
    for one, text in zip(run, texts, strict=True):
        if one.part == "denominator" or _OF_ALL.search(one.before):
            continue  # "none of the 50 men relapsed": all of them are counted
        told = TOLD.search(text[:40]) or _TREATED.search(CLAUSE.split(text)[0])
        if _TRAIT.match(text) and not told:
            return False
        if NOT_SIZE.match(text) and not TOLD.search(text[:40]):
            return False
        if one.part == "numerator" or HAPPENED_LATER.match(one.tail.strip()):
            return False
        if one.people and LEFT_OUT.search(
            one.before
        ):  # "22 were excluded, leaving 18": steps of the flow
            return False
    return True
