"""What a text calls arms that had more or less of the same: "the high-dose arm"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.words import with_lent_units
from trialtrace.extract.accounts.reading import Line

_CALLED = re.compile(
    r"\b(?P<kind>high|higher|low|lower|large|larger|small|smaller|reduced|standard|conventional|intermediate|medium)"
    r"(?:[\s-](?:doses?|dosage)\b|-,?\s(?:and|or|versus|vs\.?|than)\s(?:the\s)?[a-z]+[\s-]doses?\b)",
    re.IGNORECASE,
)
_FEWEST = 2
_MOST = frozenset(("high", "higher", "large", "larger"))
_LEAST = frozenset(("low", "lower", "reduced", "small", "smaller"))
_USUAL = frozenset(("standard", "conventional"))
_MIDDLE = frozenset(("intermediate", "medium"))


def give_dose_words(arms: Sequence[Arm], lines: Sequence[Line]) -> None:
    """Learn which of "zinc 5 mg" and "10 mg" is "high-dose", and which "standard-dose".

    Parameters
    ----------
    arms : sequence of Arm
        Arms with their words; told apart by amounts of one unit, or nothing is learnt.
    lines : sequence of Line
        Sentences of the account.
    """
    ranked = _by_dose(arms)
    if not ranked:
        return
    kinds = {match["kind"].lower() for line in lines for match in _CALLED.finditer(line.text)}
    for kind in kinds:
        called: Arm | None = None
        if kind in _MOST or (kind in _USUAL and kinds & _LEAST and not kinds & _MOST):
            called = ranked[-1]
        elif kind in _LEAST or (kind in _USUAL and kinds & _MOST and not kinds & _LEAST):
            called = ranked[0]
        elif kind in _MIDDLE and len(ranked) == 3:
            called = ranked[1]
        if called is not None:
            # "small-" of "the small- and large-dose days"
            called.aliases |= {f"{kind}-dose", f"{kind} dose", f"{kind}-"}


_IN_BRACKET = re.compile(
    r"\s?[(\[]\s?(?:[A-Z][\w/+-]{0,9}[,;]\s)?(?P<dose>\d[\d.,]*[\s-]?(?:[mµμ]?g|mcg|m[lL]|IU|U|%|Gy|mmol)(?:/(?:k?g|m2|d|day))?)(?![\w-])"
)


def give_amounts(arms: Sequence[Arm], lines: Sequence[Line]) -> None:
    """Keep the amounts of "low-dose zinc (5 mg)" and "high-dose zinc (10 mg)": both had zinc.

    Parameters
    ----------
    arms : sequence of Arm
        Arms with their words.
    lines : sequence of Line
        Sentences of the account.
    """
    found: list[tuple[Arm, str]] = []
    for arm in arms:
        line = next((one for one in lines if one.start <= arm.name.start < one.end), None)
        match = _IN_BRACKET.match(line.text, arm.name.end - line.start) if line else None
        if match and any(other is not arm and other.tokens & arm.tokens for other in arms):
            found.append((arm, match["dose"]))
    if len({dose for _, dose in found}) == len(found) >= _FEWEST:
        for arm, dose in found:
            arm.dose = dose


def is_usual_dose(arm: Arm) -> bool:
    """Tell whether an arm is the one that the text calls by the usual dose."""
    return any(f"{kind}-dose" in arm.aliases for kind in _USUAL)


def _by_dose(arms: Sequence[Arm]) -> list[Arm]:
    """Return the arms from the least dose to the most; none where amounts do not tell them apart."""
    lent = with_lent_units(arms)
    dosed = [place for place, own in enumerate(lent) if own]  # a placebo has none
    words = [arms[place].tokens for place in dosed if arms[place].tokens]
    if len(dosed) < _FEWEST or any(not (own <= words[0] or own >= words[0]) for own in words):
        return []
    arms, amounts = [arms[place] for place in dosed], [lent[place] for place in dosed]
    units = set.intersection(*({unit for _, unit in own} for own in amounts))
    for unit in sorted(units):
        values = [{number for number, its in own if its == unit} for own in amounts]
        if all(len(own) == 1 for own in values):
            doses = [_value(own.pop()) for own in values]
            if len(set(doses)) == len(doses) and min(doses) >= 0:
                return [arm for _, arm in sorted(zip(doses, arms, strict=True), key=_first)]
    return []


def _first(pair: tuple[float, Arm]) -> float:
    return pair[0]


def _value(number: str) -> float:
    try:
        return float(number.replace(",", ""))
    except ValueError:
        return -1.0
