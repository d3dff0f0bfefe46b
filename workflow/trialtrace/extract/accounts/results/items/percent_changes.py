"""Percentages by which something changed, and those by how much less or more there was of it."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.percent_people import (
    COUNTED,
    PEOPLE_DID,
    SHARE_HEAD,
    defines,
)
from trialtrace.extract.accounts.results.items.quantities import Quantities
from trialtrace.grammar.families.changes import is_by_so_much
from trialtrace.grammar.prefilter import sought

_BY = sought(
    r"\b(?:fell|reduced|decreased|increased|rose|cut|dropped|improved|lowered|declined|grew"
    r"|raised|elevated|shrank|regressed|progressed|diminished|widened|narrowed|thickened|thinned|differed|varied"
    r"|down|(?<!-)up)\b[^.;]{0,110}?"
    r"(?<!reported )(?<!achieved )(?<!reached )(?<!attained )(?<!experienced )(?<!preferred )(?<!tolerated )"
    r"\bby\s+(?:a |an |about |nearly |almost |up to |as much as |roughly |approximately |more than )?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^(?:(?:,|,? and|,? or) \d[\d.]*\s?(?:%|per ?cent))*"
    r"\s*(?:\([^)]*\)\s*)?(?:relative |absolute |overall |additional |further |proportional "
    r"|greater |significant |relative risk )*"
    r"(?:reduction|decrease|lower|higher|fewer|less\b|more\b|improvement|increase|risk reduction"
    r"|increased|reduced|decline"
    r"|(?:below|above) (?:the |their |its )?(?:own )?(?:baseline|pre-?treatment|initial|starting)\b"
    r"|from (?:the )?baseline\b"
    r"|of (?:the |their |its )?(?:own )?(?:baseline|pre-?treatment|initial|starting) (?:values?|levels?)\b"
    r"|drop\b|rise\b|greater|cut\b|difference|chance|likely|advantage|gain\b|decrement|increment"
    r"|(?:thinn|thick|long|short|small|larg|bigg|slow|fast|heavi|light|wid|narrow|weak|strong)er\b"
    r"|(?:effective|efficacious) (?:in|at|against)\b)",
    re.IGNORECASE,
)
_RELATIVE_BEFORE = re.compile(
    r"\b(?:reduction|decrease|increase|improvement|rise|drop|difference|decline|advantage|(?<!clinical )benefit"
    r"|gain|decrement|increment)s?(?::|\s)\s*(?:(?:rate\s|by\s[^.;:,()%\d]{2,40}\s)?of|=|was|is|,)?\s*"
    r"(?:about |approximately |up to |nearly |only )?$|\b(?:reduced|decreased|increased|lowered"
    r"|cut|raised|elevated|improved|declined|rose|fell|dropped)\s+(?:(?:\w+ ){0,6}?by\s+)?"
    r"(?:about |nearly |almost |approximately |only )?$"
    r"|\b(?:lost|regained|went (?:up|down))\s(?:about |nearly |almost |approximately |only )?$"
    r"|\b(?:fall|rise|drop|decrease|increase|reduction|decline)s?\sof\s[\d.\u00b7]+\s?%[^.;()%\d]{2,60},?\s(?:and\s)?"
    r"(?!an?\s|the\s)(?!\w*rate|\w*incidence|\w*proportion|\w*surviv)[A-Za-z-]+(?:\sgroup)?\sof\s$"
    r"|\b(?:reductions|decreases|increases|improvements|declines|losses|gains)\s(?:in|at|of|from|over|after)\s"
    r"[^.;:()%\d]{2,60}\s(?:was|were|averaged)\s(?:about |approximately )?$",
    re.IGNORECASE,
)
# "percent reduction in LDL cholesterol was 46%": a heading for all that follow in its clause.
_PERCENT_CHANGE = re.compile(
    r"\b(?:relative|absolute)\s(?:\w+\s)?(?:reductions?|increases?|decreases?)\b[^.;()]{0,70}$"
    r"|\babsolute\s(?:\w+\s)?(?:benefits?|gains?|improvements?|advantages?)\b[^.;:(),%\d]{0,70}\b(?:of|was|were)\s$"
    r"|(?<![\d.])(?<!\d )(?:\bper ?cent(?:age)?|%)\s(?:of )?(?:\w+\s){0,2}(?:reductions?|changes?|increases?"
    r"|decreases?|improvements?|declines?|loss|gain|inhibition)\b(?:[^.;]|\.(?=\d)){0,140}$",
    re.IGNORECASE,
)
# "reductions in ferritin were greater with zinc (16%)": how far something moved, whatever it is.
_MOVED_MORE = re.compile(
    r"\b(?:reductions?|increases?|decreases?|improvements?|declines?|gains?|losses|falls?|rises?)\s(?:in|of|from)\b"
    r"[^.;()]{2,60}\b(?:was|were)\s(?:\w+ly\s)?(?:greater|larger|smaller|bigger|more pronounced)\b[^;]{0,90}$",
    re.IGNORECASE,
)
# "greater falls in ferritin (16%) than": "greater falls in nausea (12% vs 30%)" are shares.
_MOVED_GREATLY = re.compile(
    r"\b(?:greater|larger|smaller|bigger)\s(?:\w+\s)?(?:reductions?|increases?|decreases?|improvements?|declines?"
    r"|falls?|rises?|changes?)\s(?:in|from)\b(?:(?!\band\b)[^.;:,()]){2,60}\(\s?$",
    re.IGNORECASE,
)
_TWO_IN_BRACKET = re.compile(
    r"\s?(?:%|per ?cent)?\s?(?:vs?\.?|versus|and|or|compared|,|against)\s", re.IGNORECASE
)
# "a lower risk of falls (29%; ...": by so much; "a lower risk of falls (12% vs 17%)": in so many.
_RISK_MOVED = re.compile(
    r"\b(?:(?:decreased|reduced|lowered|increased?|reductions? (?:in|of))\s(?:\w+\s){0,3}?"
    # "a lower rate with zinc (12%)" is its own
    r"(?:risk|hazard|odds|rate|mortality)|(?:lower|higher|greater|elevated)\s(?:\w+\s){0,3}?(?:risk|hazard|odds))s?\b"
    r"[^.;()]{0,60}\(\s*$"
    r"|\b(?:reduced|decreased|increased|lowered|raised|cut)\b(?:[^.]|\.(?=\d)){0,120}?\bby\b(?:[^.]|\.(?=\d)){0,60}"
    r"\band by\s$",
    re.IGNORECASE,
)
# How many cases a vaccine spares, in shares of those without it.
_SPARED = re.compile(
    r"(?:\b(?:vaccine|vaccination|protective|preventive)\s(?:efficacy|effectiveness)|(?-i:\bVEs?)"
    r"|\bprotection rates?|\b(?:rates?|level|degree) of protection"
    r"|\battributable (?:risk|fraction))\b[^.;]{0,70}$",
    re.IGNORECASE,
)
# "The efficacy of zinc compared with placebo was 47%", "(efficacy, 61%; 95% CI 44 to 73)": so much less than
# without it; where an arm's name follows ("efficacy was 85% (95% CI 80 to 90) with zinc"), a share of its people.
_EFFICACY = re.compile(
    r"\b(?:efficacy|effectiveness)\b(?!\srates?\b)(?P<of>[^.;%\d]{0,90})$", re.IGNORECASE
)
_EFFICACY_AGAINST = re.compile(
    r"\b(?:compared\s(?:with|to)|relative\sto|versus|vs\.?|over|against)\s", re.IGNORECASE
)
_GROUPED = re.compile(r"\b(?:groups?|arms?)\b[^.;]{0,60}$", re.IGNORECASE)
_INTERVAL_AND_END = re.compile(
    r"\s?[(\[,;]\s?9\d(?:\.\d)?\s?%\s(?:CI|confidence|credible)\b[^()\[\]]{3,60}"
    r"(?:[)\]](?!\s(?:(?:and|versus|vs\.?|compared|in|with|for|among|on)\s)|,\s(?:and\s)?\d)|$)",
    re.IGNORECASE,
)
# "the reduction in relapse with zinc was 41%", and "and 45%" behind it.
_MOVED_WAS = re.compile(
    r"\b(?:reductions?|increases?|decreases?|improvements?|declines?|gains?|loss(?:es)?|rise|fall)"
    r"\s(?:in|of|from (?:the )?baseline)\s"
    r"[^.;:%]{2,110}?\s(?:was|were|averaged)\s(?:about |only |approximately )?"
    r"(?:[\d.\u00b7]+\s?%?\s*,?\s?(?:and|vs\.?|versus|or)\s)?$",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r"[^;()]{0,40}\b(?:vs?|versus|and|compared|against|than|respectively)\b|\s*\)\s*(?:than|versus|compared|vs)\b",
    re.IGNORECASE,
)
# "from 24 to 19 mm Hg (21%)": by so much of it, as the numbers say.
_FROM_TO = re.compile(
    r"\bfrom\s(?:an?\s)?(?:mean\s(?:of\s)?)?(?P<was>\d[\d.\u00b7]*)(?:\s?\u00b1\s?[\d.\u00b7]+)?[^\d;()]{0,14}\sto\s"
    r"(?P<became>\d[\d.\u00b7]*)(?:\s?\u00b1\s?[\d.\u00b7]+)?[^\d;()]{0,14}[(\[]\s?$"
)


def is_change_beside(line: Line, start: int, end: int) -> bool:
    """Tell whether the words right beside a percentage make it a change: "fell by | 12%", "| 12% lower".

    Parameters
    ----------
    line : Line
        The sentence.
    start, end : int
        Offsets of the percentage in the document, its sign included.
    """
    near = line.before(start, 80)
    return (
        _RELATIVE.match(line.after(end, 120)) is not None
        or _RELATIVE_BEFORE.search(near) is not None
        or _BY.search(line.before(start, 150)) is not None
        or _is_told_from_to(near, line.after(start, 12))
    )


def is_change_in(clause: str, before: str, line: Line, end: int, quantities: Quantities) -> bool:
    """Tell whether the clause in front of a percentage says that something changed by it.

    Parameters
    ----------
    clause, before : str
        The words in front that go with it, without what is told aside; all words in front.
    line : Line
        The sentence.
    end : int
        Where the percentage ends in the document, its sign included.
    quantities : Quantities
        The lexicon's measures whose changes are told in per cent.
    """
    behind = line.after(end, 60)
    people = PEOPLE_DID.match(behind) is not None
    if not people and _is_moved(clause, quantities):
        return True
    if _MOVED_GREATLY.search(before) and not _TWO_IN_BRACKET.match(behind):
        return True
    if _is_change(clause) or _moved_more(before):
        return True
    if _SPARED.search(clause) or _is_efficacy(clause, line.after(end, 90)):
        return True
    if _MOVED_WAS.search(clause) and not (SHARE_HEAD.search(clause) or people):
        return True
    return _RISK_MOVED.search(before) is not None and not _SET_AGAINST.match(behind)


def _is_efficacy(clause: str, behind: str) -> bool:
    """Tell whether a percentage is how many cases a treatment spares, in shares of those without it."""
    clause = clause.rpartition("(")[2]
    found = _EFFICACY.search(clause)
    if found is None or _GROUPED.search(clause):
        return False
    return bool(_EFFICACY_AGAINST.search(found["of"]) or _INTERVAL_AND_END.match(behind))


_SIGN = re.compile(r"\s?(?:%|per ?cent)")


def is_told_as_change(line: Line, end: int) -> bool:
    """Tell whether words right behind a percentage make it a change: "a 32|% relative reduction"."""
    return _RELATIVE.match(_SIGN.sub("", line.after(end, 70), count=1)) is not None


# "(12% and 16%, respectively; | 25% relative risk reduction)"
_BEHIND_A_PAIR = re.compile(r"\d\s?%?(?:,?\srespectively)?[;,]\s(?:an?\s)?$")
_BETWEEN_ARMS = re.compile(r"[^()]{0,40}\brelative (?:risk )?(?:reduction|increase)\)")


def sums_up_a_pair(line: Line, start: int) -> bool:
    """Tell whether a relative reduction ends the bracket of the two shares that it is reckoned from."""
    behind_a_pair = _BEHIND_A_PAIR.search(line.before(start, 24)) is not None
    return behind_a_pair and _BETWEEN_ARMS.match(line.text, start - line.start) is not None


_NUMBER_SAID = re.compile(r"\s?(\d+(?:[.\u00b7]\d+)?)")


def _is_told_from_to(near: str, number: str) -> bool:
    """Tell whether a value in front moved by so much of it: "from 24 to 19 (|21%)"."""
    found, said = _FROM_TO.search(near), _NUMBER_SAID.match(number)
    if found is None or said is None:
        return False
    was, became, share = (
        float(one.replace("\u00b7", ".").rstrip("."))
        for one in (found["was"], found["became"], said[1])
    )
    return is_by_so_much(was, became, share)


# Lists of what befell people, in front of a word of change: "adverse events were raised ALT (15%) and rash (8%)".
_BEFALLEN = re.compile(
    r"\b(?:adverse\s(?:events?|effects?|reactions?)|side[- ]effects?|toxicit\w+|abnormalit\w+|complications?)\b",
    re.IGNORECASE,
)
# Another statement behind the one that something moved: "LDL fell, and mortality was 12%", "it fell, delirium 12%".
_ANOTHER = re.compile(
    r"(?:,|\band\b|\bbut\b|\bwhile\b|\bwhereas\b)\s[^,%]{2,50}\b(?:was|were|is|are|occurred|developed)\b"
    r"|^[^%]*,\s(?!(?:on|with|in|for|by|and|versus|vs|compared|from|to|respectively|but|not|the|only|a|an|whereas|while"
    r"|though|although|than|or)\b)"
    r"(?:[a-z-]+\s){1,3}$",
    re.IGNORECASE,
)


def _is_moved(clause: str, quantities: Quantities) -> bool:
    """Tell whether a clause in front of a percentage says that a quantity moved, and counts nothing."""
    moved = quantities.moved.search(clause)
    return (
        moved is not None
        and COUNTED.search(clause, moved.start()) is None
        and _BEFALLEN.search(clause, 0, moved.start()) is None
        and _ANOTHER.search(clause[moved.end() :]) is None
        and not defines(clause, moved.start())
    )


def _moved_more(before: str) -> bool:
    """Tell whether changes were set against each other, and nothing was counted behind them."""
    found = _MOVED_MORE.search(before)
    return found is not None and COUNTED.search(before, found.start()) is None


def _is_change(clause: str) -> bool:
    """Tell whether a clause is headed by a change in per cent, and counts nothing behind it."""
    change = _PERCENT_CHANGE.search(clause)
    return change is not None and SHARE_HEAD.search(clause, change.start()) is None
