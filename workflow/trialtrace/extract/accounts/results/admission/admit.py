"""Which numbers that were given to arms are results: what a number must bring to be taken."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.admission.designed import is_of_design
from trialtrace.extract.accounts.results.admission.history import is_history
from trialtrace.extract.accounts.results.admission.measures import (
    AGAINST,
    MOMENT,
    are_own_differences,
    as_measure,
    compares_arms,
    follows_up,
    in_bracket_of_difference,
    is_difference,
    is_of_sample,
    more_behind,
)
from trialtrace.extract.accounts.results.admission.rates import with_unit_of_rate
from trialtrace.extract.accounts.results.items.bare_counts import (
    DESIGN_NOUN,
    as_count,
    counts_people,
    counts_things,
    is_measured_in,
    names_events,
)
from trialtrace.extract.accounts.results.items.befell import befell
from trialtrace.extract.accounts.results.items.flow import COMPLETED
from trialtrace.extract.accounts.results.items.guards import is_cited
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.quantities import quantities_of
from trialtrace.extract.accounts.results.items.tuples import (
    TIME_UNITS,
    VERSUS,
    told_alike,
    unit_family,
)
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import GRID, ORDER, SAID, SOLE, SUBJECT
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

# What is smaller or larger by a share because of the treatment, no arm's own change.
RISK = sought(r"\b(?:risks?|hazards?|odds|likel\w+|chances?|probability|rates?)\b", re.IGNORECASE)
# "with X and", "in the X group and": what numbers are told of are groups, not places.
_OF_GROUPS = re.compile(
    r"with\s|(?:in|for|of|on)\s(?:the\s)?(?:[\w/+-]+\s){1,3}(?:groups?|arms?)\b", re.IGNORECASE
)
# What one arm has over the other: "a difference over placebo of 12% and 6%, respectively".
_DIFFERENCE = re.compile(
    r"\bdifferences?\s(?:over|from|versus|vs\.?|between)\s[^.;:,()]{2,40}\s(?:of|was|were|is)\s$",
    re.IGNORECASE,
)
# By how much all of them lie below another arm: "was reduced in comparison with placebo by ".
_LESS_THAN_IT = re.compile(
    AGAINST.pattern + r"[^().;%]{2,60}\b(?:by|of)\s(?:about\s)?(?:[\d.]+\s?%?,?\s(?:and\s)?)?$",
    re.IGNORECASE,
)
# "the reduction from baseline with zinc was 29%": its own change.
_FROM_BASELINE = re.compile(r"\bfrom (?:the )?baseline\b[^.;:%]{0,60}$", re.IGNORECASE)
_LISTED = re.compile(r"[\s)\]]*(?:[\w/%²]{1,8})?[\s)\]]*(?:,|;|,? and|/)\s*[(\[]?")
_IN_TURN = re.compile(r"[\s)\]]*(?:[\w/%²]{1,8})?,?\s(?:respectively|accordingly)\b", re.IGNORECASE)
_JOIN = r"[\s)\]]*(?:[\w/%²°.]{1,10}\s){0,2},?\s?(?:vs\.?|versus|v|and|or|,|;|compared\s(?:with|to)|than)\s"
_BESIDE = re.compile(
    _JOIN + r"(?:[a-z]+\s){0,2}[-−+]?\s?\d+(?:\.\d+)?[a-z%\s]{0,8}(?:±|\+/?-|\()", re.IGNORECASE
)
_BESIDE_NUMBER = re.compile(_JOIN + r"(?:only\s|not\s)?\d", re.IGNORECASE)
_BESIDE_IT = re.compile(r"\d" + _JOIN + r"(?:[a-z]+\s){0,2}$", re.IGNORECASE)
# Rules by which the clause says it: enough where events are counted by their name.
_CLAUSE = frozenset({"arm.subject", "arm.sole"})
# How far behind a pair the p-value of its comparison may stand.
_TO_TEST = 60
# The range of a scale, and what it is out of.
SCALE = re.compile(
    r"\b(?:out of|runs? from|ranges? from|ranging from|scale (?:of|from)|scored|from \d+ to) $"
)
# "the control group (54 participants)": a size.
_IN_A_BRACKET = re.compile(rf"\s{PERSONS}\)")
_GIVEN_TO = re.compile(
    r"\b(?:gave|given|handed|offered) [^.;,]{2,40} to (?:about |some |another )?$"
)
BARE_STROKE = re.compile(r"\d{1,2}/\d{1,2}")
_MEASURED = frozenset({"bare", "mean", "median"})
_OWN_KINDS = frozenset({"percent", "events"})


def admit(account: Account, line: Line, given: list[Assigned]) -> list[Assigned]:
    """Return the numbers of a tuple that are results, each with the statistic that it is.

    - A percentage, fraction, mean with its spread or median says what it is. In the authors' own
      study a percentage or fraction is taken even where no arm can be told (its arm stays empty).
    - A number beside words of completion or adherence counts where arms are set against each other.
    - A bare whole number is a count where the words around it count something, and its arm is said.
    - Other bare numbers are means where arms are set against each other by them.
    """
    if is_of_design(line, given):
        return []
    if len(given) > 1 and more_behind(line, given[-1].item):
        return []  # "by 1.7 and 2.3 points more with A than with B"
    given = with_unit_of_rate(line, given)
    own = account.claim_level == "own_result"
    arms = {one.arm for one in given}
    paired = len(given) > 1 and len(arms) == len(given) and -1 not in arms
    versus = (
        paired
        and (
            _is_versus(line, given)
            or _is_list(line, given)
            or _two_medians(line, given)
            or _is_tested(line, given)
        )
    ) or (len(given) == 1 and given[0].rule == GRID.name)
    counted = paired and any(as_count(line, one.item, one.rule in SAID) for one in given)
    moved = paired and len(account.arms) == len(given) and are_own_differences(line, given)
    kept = []
    unsure = []
    for one in given:
        item = one.item
        said = one.arm >= 0 and one.rule in SAID and (own or one.rule != "arm.only")
        said = said or (one.arm >= 0 and one.rule in _CLAUSE and names_events(line, item))
        said = said or (
            one.arm >= 0
            and (one.rule, item.statistic) == (SUBJECT.name, "events")
            and befell(line, item)
        )
        if not own and _tells_of_none(line, item):
            continue
        if line.kind == "title" and item.statistic in _MEASURED and not item.companions:
            continue  # "5 versus 10 days of zinc": a title compares treatments
        if (
            item.statistic != "median"
            and not given[0].item.passed
            and is_history(line.before(given[0].item.start, 70))
        ):
            continue
        if one.rule == SOLE.name and (
            not (item.certain or names_events(line, item)) or line.start < account.results_start
        ):
            one = replace(one, arm=-1)
        if item.flow and not (paired and _one_thought(line, given)):
            continue
        if item.statistic in ("mean", "median") and (
            (item.certain and follows_up(line, item)) or follows_up(line, given[0].item)
        ):
            continue
        if (
            item.statistic == "mean"
            and one.rule == "arm.default_order"
            and not versus
            and (
                MOMENT.search(line.before(given[0].item.start, 30)) or not _plain_pair(line, given)
            )
        ):
            continue  # "3.2 (0.4) at the hip and 5.0 (0.6) at the spine": two places, not two arms
        if (item.statistic, item.unit) == ("mean", "%") and _LESS_THAN_IT.search(
            line.before(item.part.start, 120)
        ):
            continue  # "a rise in density compared with those on salt, of 4.2% and 7.1% at two sites"
        if item.statistic == "percent" and _DIFFERENCE.search(line.before(given[0].item.start, 60)):
            continue
        if item.statistic in _MEASURED and (
            (not moved and (compares_arms(line, item) or compares_arms(line, given[0].item)))
            or is_of_sample(line, item)
            or (not paired and is_difference(line, item))
            or in_bracket_of_difference(line, item)
        ):
            continue
        if (
            item.statistic == "relative_change"
            and own
            and (
                (
                    versus
                    and not (
                        RISK.search(line.text)
                        or any(compares_arms(line, o.item) for o in given)
                        or _LESS_THAN_IT.search(line.before(given[0].item.part.start, 120))
                    )
                )
                or _moved_alone(account, line, one)
            )
        ):
            # Every arm changed by its own share: "fell by 12% and 4%" are the authors' means. Told
            # at second hand it is not known what was averaged.
            one = replace(one, item=replace(item, statistic="mean", certain=True))
            item = one.item
        nobodys = item.statistic == "median" and one.arm < 0  # it counts beside another median
        if (not item.certain and not nobodys) or item.statistic == "bare":
            beside = any(o.item is not item and o.item.certain and o.item.statistic == item.statistic
                         for o in given)  # fmt: skip
            told = paired or said
            if not own and not counts_people(line, item):
                told = False  # an article counts depots and buses beside its trials
            read = as_count(line, item, told, counted)
            timed = unit_family(item.unit) in TIME_UNITS  # "averaged two days"
            if read is None and (timed or not _in_letters(line, item)):
                read = as_measure(line, item, said, versus, beside)
            if read is None and said and paired and kept:
                read = _like(kept[0].item, item)
            if read is None:
                unsure.append(one)
                continue
            one = replace(one, item=read)
        if one.item.statistic == "events" and (
            line.kind == "title"
            or DESIGN_NOUN.match(line.after(item.end, 40))
            or counts_things(line, item)
            or is_measured_in(line, item)
            or is_measured_in(line, given[0].item)
            or is_cited(line, item.part)
        ):
            continue  # "one of two groups"
        if one.arm < 0 and not _armless(account, line, one.item):
            continue
        kept.append(one)
    if versus and len(given) == 2 and len(kept) == len(unsure) == 1:
        partner = _partner(line, kept[0], unsure[0])
        if partner is not None:
            return sorted([kept[0], partner], key=lambda one: one.item.start)
    if len(kept) == len(given):
        return kept
    # A pair stands or falls together: what only followed the order of the arms has none to follow.
    return [one for one in kept if one.rule != ORDER.name]


def _in_letters(line: Line, item: Item) -> bool:
    """Tell whether a number is written as a word: nobody writes a mean so."""
    return line.text[item.part.start - line.start : item.part.end - line.start].isalpha()


def _moved_alone(account: Account, line: Line, one: Assigned) -> bool:
    """Tell whether a quantity moved by so much in one arm: "bone density rose by 3.7% with zinc".

    In comparison with another arm it is no arm's own change.
    """
    ahead = line.before(one.item.part.start, 150)
    return (
        one.rule in SAID
        and (
            quantities_of(account.lexicon).moved.search(ahead) is not None
            or _FROM_BASELINE.search(ahead) is not None
        )
        and not (RISK.search(ahead) or compares_arms(line, one.item) or AGAINST.search(line.text))
    )


def _tells_of_none(line: Line, item: Item) -> bool:
    """Tell whether an article gives a number that nobody had: of a scale, of those who were given something."""
    if SCALE.search(line.before(item.part.start, 24)):
        return True
    counted = item.statistic in ("events", "bare")
    if (
        counted
        and line.before(item.start, 1) == "("
        and _IN_A_BRACKET.match(line.after(item.part.end, 30))
    ):
        return True
    return counted and _GIVEN_TO.search(line.before(item.start, 60)) is not None


def _partner(line: Line, one: Assigned, other: Assigned) -> Assigned | None:
    """Take the bare one of two numbers that are set against each other for what the other one is.

    In "more itchy days (3.4 vs 2.1 days)" the second looks like a length of treatment by itself.
    """
    if one.item.statistic not in ("mean", "median") or other.item.statistic != "bare":
        return None
    first, last = sorted([one.item, other.item], key=lambda item: item.start)
    if not VERSUS.search(line.text, first.end - line.start, last.start - line.start):
        return None
    return replace(
        other, item=replace(other.item, statistic=one.item.statistic, certain=one.item.certain)
    )


def _like(taken: Item, item: Item) -> Item | None:
    """Take a number for what its partner was taken for: "(median 46 months) … with B (51 months)"."""
    if taken.statistic not in ("mean", "median"):
        return None
    timed = unit_family(item.unit) in TIME_UNITS
    if item.statistic == "bare" and taken.unit == item.unit and not timed:
        return replace(item, statistic=taken.statistic)
    return item if item.statistic == taken.statistic else None


def _one_thought(line: Line, given: list[Assigned]) -> bool:
    """Tell whether arms are compared by the same flow: "8% withdrew, 92% completed" are two."""
    gap = line.text[given[0].item.end - line.start : given[-1].item.start - line.start]
    kept = COMPLETED.search(gap)
    if kept is not None and VERSUS.search(gap, kept.end()):
        # "82% completed it, compared with 91% on placebo": said once for both
        kept = COMPLETED.search(line.after(given[-1].item.end, 30))
    return kept is None and (_side_by_side(line, given) or all(one.rule in SAID for one in given))


def _side_by_side(line: Line, given: list[Assigned]) -> bool:
    """Tell whether numbers are set against each other in one breath: "31% vs 34%"."""
    gap = line.text[given[0].item.end - line.start : given[-1].item.start - line.start]
    return VERSUS.search(gap) is not None or given[0].rule in ("arm.respectively", "arm.listed")


def _plain_pair(line: Line, given: list[Assigned]) -> bool:
    """Tell whether two means with their spreads are joined by "and", or by words of two groups."""
    if len(given) != 2 or not all(one.item.companions for one in given):
        return False
    if _OF_GROUPS.match(told_alike(line, given[0].item, given[1].item)):
        return True
    gap = line.text[given[0].item.end - line.start : given[1].item.start - line.start]
    return (
        re.fullmatch(r"[\s)\]]*[\w/%²]{0,8}\s*(?:and|or|,|/)\s*[(\[]?(?:[+−-]\s?)?", gap)
        is not None
    )


def _is_versus(line: Line, given: list[Assigned]) -> bool:
    labels = ("arm.label_behind", "arm.label_in_front")
    return any(one.rule in labels for one in given) or _side_by_side(line, given)


def _is_list(line: Line, given: list[Assigned]) -> bool:
    """Tell whether numbers are listed for the arms: "12, 15 and 23 beats", "0.9 and 1.2, respectively"."""
    gaps = [
        line.text[one.item.end - line.start : other.item.start - line.start]
        for one, other in pairwise(given)
    ]
    if not all(_LISTED.fullmatch(without_brackets(gap)) for gap in gaps):
        return False
    behind = without_brackets(line.after(given[-1].item.end, 60))
    return len(given) > 2 or _IN_TURN.match(behind) is not None


def _is_tested(line: Line, given: list[Assigned]) -> bool:
    """Tell whether a p-value stands right behind a pair: its numbers are set against each other."""
    end = given[-1].item.end
    behind = next((one for one in line.mentions if one.start >= end), None)
    return behind is not None and behind.kind == "p_value" and behind.start - end <= _TO_TEST


def _two_medians(line: Line, given: list[Assigned]) -> bool:
    """Tell whether two medians are joined by "and" alone: "median survival was 12 and 9 months"."""
    gap = line.text[given[0].item.end - line.start : given[-1].item.start - line.start]
    return (
        len(given) == 2
        and all(one.item.statistic == "median" for one in given)
        and re.fullmatch(r"(?:\s?[a-z]{1,7})?,?\sand\s", gap) is not None
    )


def _is_beside(line: Line, item: Item) -> bool:
    """Tell whether a mean stands beside another one: both are of arms, whichever they are."""
    behind, before = line.after(item.end, 40), line.before(item.start, 40)
    beside = _BESIDE if item.statistic == "mean" else _BESIDE_NUMBER
    return beside.match(behind) is not None or _BESIDE_IT.search(before) is not None


def _armless(account: Account, line: Line, item: Item) -> bool:
    """Tell whether a number may stand without an arm."""
    if account.claim_level == "own_result":
        measured = (
            item.statistic == "median" or (item.statistic == "mean" and item.companions)
        ) and _is_beside(line, item)
        return (
            (item.statistic in _OWN_KINDS or bool(measured))
            and (item.certain or item.statistic == "median")
            and not item.flow
            and line.start >= account.results_start
        )
    if item.statistic == "events" and BARE_STROKE.fullmatch(
        line.text[item.start - line.start : item.end - line.start]
    ):
        return False  # "(10/30, Barry)" is a date, "24/7" a saying
    return not account.arms or (item.certain and not item.flow)
