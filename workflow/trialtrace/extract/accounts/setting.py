"""Where a study was done, in how many groups, and in what ratio people were shared out among them.

These numbers describe a study and count no one in it. They are read last, from numbers that nothing
else has taken.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.extract.accounts.results.narrated import DEALT
from trialtrace.extract.accounts.rule import Rule, rule
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.people import PERSONS

# A place where people were seen; schools and families may be what is counted.
SITES = rule(
    "setting.sites",
    r"^[\s-](?:(?!(?:in|at|from|of|who|with|and|or|to|were)\b)[\w.’'-]+ ){0,6}?"
    r"(?:cent(?:re|er)s|hospitals|clinics|sites|institutions|facilities|practices"
    r"|units|ICUs|wards|universities|nursing homes|departments|offices|cities|towns|villages|districts)\b",
    " teaching hospitals",
    " hospital beds",
)
COUNTRIES = rule(
    "setting.countries",
    r"^[\s-](?:[\w-]+ ){0,2}?(?:countries|nations|continents|states|provinces|regions)\b",
    " European countries",
    " country roads",
)
# In front of the number of places where something was done.
AT = rule(
    "setting.at",
    r"\b(?:at|in|from|across|over|and|with|than|involving|by|of|Setting:)(?: (?:about|some|nearly|almost|over|more"
    r" than|a total of|up to|the|each of|all))? $",
    "a trial at about ",
    "the trial closed ",
)
# "182 patients, 38 hospitals": places behind the people of a study.
_LISTED = re.compile(
    rf"\d (?:[a-z-]+ ){{0,2}}?(?:{PERSONS}|volunteers|nurses|babies), (?:\d+ sites, )?$"
)
# Places that are no study's: sold in, approved in, living in.
ELSEWHERE = re.compile(
    r"\b(?:approved|licensed|sold|available|marketed|launched|authori[sz]ed|banned|runs|owns|operates?|offered"
    r"|reported from|endemic|worldwide|rolled out|introduced|million|open\w*)\b",
    re.IGNORECASE,
)
GROUPS = rule(
    "setting.groups",
    r"^[\s-](?:(?!(?:of|age|income|ethnic|racial|risk|blood|support|focus|advocacy)\b)[\w-]+ ){0,2}?"
    r"(?:groups|arms|treatment sequences)\b(?! of (?:people|patients|experts|researchers))",
    " parallel groups",
    " age groups",
)
# People came into them, or they are those of the study: "one of three groups", "the two arms".
INTO = rule(
    "setting.into",
    r"\b(?:(?:in|to|into|between|among|of|the|all|both|these|received one of|had|with|over|across)"
    r"(?: (?:one of|the|either of|each of|all))?) $",
    "were put into one of ",
    "they saw ",
)
_WITHOUT_PLACES = frozenset({"things", "studies", "money", "date", "year"})
_FEW, _MANY = 8, 3000


def write_setting(account: Account) -> None:
    """Write in how many places, countries and groups a study was done, and its ratio of allocation.

    A number that is told again is cited again.
    """
    told: dict[str, int] = {}
    for line in account.lines:
        if line.kind in ("title", "heading"):
            continue
        for mention in line.mentions:
            if mention.kind == "studies" and account.pooled:
                _put_pooled(account, mention, told)
            if mention.kind in _WITHOUT_PLACES:
                continue
            if mention.kind == "share":
                _put_half(account, line, mention, told)
            elif mention.kind == "allocation":
                _put_words(account, line, mention)
            else:
                _count(account, line, mention, told)


def _count(account: Account, line: Line, mention: Mention, told: dict[str, int]) -> None:
    """Write the last number of a mention where what is counted behind it are places or groups."""
    parts = [part for part in numbers_of(mention) if account.ledger.is_free(part.start, part.end)]
    if not parts:
        return
    part = parts[-1]
    value = part.value
    if not isinstance(value, float | int) or value != int(value) or value < 2:
        return
    if "." in line.text[part.start - line.start : part.end - line.start]:
        return  # "7.0 units" are measured
    before, behind = line.before(part.start, 60), line.after(part.end, 70)
    for field, what, where, most in _CELLS:
        if value > most or not what.pattern.match(behind):
            continue
        if not where.pattern.search(before) and not (where is AT and _LISTED.search(before)):
            continue
        if field != "groups" and ELSEWHERE.search(line.text):
            return
        if told.setdefault(field, int(value)) != value:
            return  # another number of them is a part, or another study's
        evidence = account.ledger.cite(
            f"studies.{field}", part.start, part.end, rule=what.name, tier="likely"
        )
        account.ledger.add_value("studies", account.study, field, int(value), evidence)
        return


_CELLS: tuple[tuple[str, Rule, Rule, int], ...] = (
    ("groups", GROUPS, INTO, _FEW),
    ("sites", SITES, AT, _MANY),
    ("countries", COUNTRIES, AT, 200),
)


def _put_pooled(account: Account, mention: Mention, told: dict[str, int]) -> None:
    """Write how many studies an analysis pools: the first number of them that is told."""
    (part, *_) = numbers_of(mention)
    if not isinstance(part.value, float | int) or part.value < 2:
        return
    if told.setdefault("pooled", int(part.value)) != part.value:
        return
    evidence = account.ledger.cite(
        "studies.pooled", part.start, part.end, rule="setting.pooled", tier="likely"
    )
    account.ledger.add_value("studies", account.study, "pooled", int(part.value), evidence)


_GIVEN_TO = re.compile(
    r"\b(?:gave|assign\w*|allocat\w*|given|offered|administered|put) (?:[\w-]+ ){0,6}?to (?:about |roughly )?$|"
    r"\b(?:while|and|,) (?:the )?(?:other )?$",
    re.IGNORECASE,
)
_TO_HALF = re.compile(
    r"\s?(?:of )?(?:the |them |these )?(?:[\w-]+ ){0,2}?(?:got|had|received|an?|the|were|was|took|to)\b"
)


def _put_half(account: Account, line: Line, mention: Mention, told: dict[str, int]) -> None:
    """Write that half got one thing and half another as the ratio: "half received zinc"."""
    part = numbers_of(mention)[0]
    behind = line.after(part.end, 60)
    dealt = DEALT.match(behind) is not None
    if not dealt and "ratio" in told and _GIVEN_TO.search(line.before(part.start, 60)):
        dealt = _TO_HALF.match(behind) is not None  # "... and the other half a placebo"
    if part.value != _HALF or not dealt or told.setdefault("ratio", 2) != 2:
        return
    evidence = account.ledger.cite("studies.ratio", part.start, part.end, rule="setting.half")
    words = line.text[part.start - line.start : part.end - line.start].lower()
    account.ledger.add_value("studies", account.study, "ratio", words, evidence)


_HALF = 0.5
_SHARED_OUT = re.compile(
    r"\b(?:random|assign|allocat|allot|divid|split|drawn|draw\b)", re.IGNORECASE
)


def _put_words(account: Account, line: Line, mention: Mention) -> None:
    """Write an allocation ratio as it stands."""
    parts = numbers_of(mention)
    if len(parts) < 2 or not account.ledger.is_free(parts[0].start, parts[-1].end):
        return
    if not _SHARED_OUT.search(line.text):
        return
    start, end = parts[0].start, parts[-1].end
    words = line.text[start - line.start : end - line.start]
    evidence = account.ledger.cite("studies.ratio", start, end, rule="setting.ratio")
    account.ledger.add_value("studies", account.study, "ratio", words, evidence)
