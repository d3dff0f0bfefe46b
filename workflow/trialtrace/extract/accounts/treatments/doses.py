"""Doses and strengths: each goes to its arm, or to a part of what was given.

The dose of an arm that was given one thing is the arm's dose. Of several things given together each
has its dose in a component of the arm. A dose that no arm can be told for (what all took, what was
required before) is a component of the study without an arm. An article that repeats a dose of an arm's
intervention tells nothing new.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.treatments.interventions import amounts_of
from trialtrace.grammar.inn import INN_WORD

_KINDS = frozenset({"dose", "concentration"})
_COMBINED = re.compile(r"\+|/|\bplus\b|\bwith\b|\band\b|\bcombin", re.IGNORECASE)
# What stands between a substance and its dose behind it.
_GAP_BEFORE = re.compile(
    r"[,:]?\s*(?:[\[(][^()\[\]]{1,24}[\])]\s*)?(?:[a-z]{3,14}\s){0,2}?(?:at\s|in\s|with\s)?(?:an?\s"
    r"|the\s)?(?:[a-z]{3,10}\s){0,2}?(?:doses?\s(?:of\s)?|concentrations?\s(?:of\s)?)?[\[(]?\s*"
    r"(?:at least\s|up to\s|about\s|[<>\u2264\u2265=~]{1,2}\s?)?",
    re.IGNORECASE,
)
# What stands between a dose and its substance behind it.
_GAP_BEHIND = re.compile(
    r"(?:\s*(?:/|per)\s*\w+)?\s*(?:of\s)?(?:an?\s|the\s)?(?:(?:oral|intravenous|topical|subcutaneous"
    r"|elemental|once-daily|daily)\s)?",
    re.IGNORECASE,
)
_OF_WORD = re.compile(r"\s+of\s+(?:oral\s|topical\s|intravenous\s)?(?P<what>[a-z][a-z-]{4,24})\b")
_WORD_BEFORE = re.compile(r"(?<![\w-])(?P<what>[A-Za-z][A-Za-z-]{3,24})(?:\s*[\[(]|\s+at)?\s*$")
_NO_NAME = re.compile(
    r"(?:with|from|than|either|only|that|received|receiving|gave|given|took|taken|using|doses?|dosage"
    r"|about|least|most|over|under|daily|weekly|total|maximum|minimum|mean|median|oral|orally|were"
    r"|standard|level|increased|reduced|into|plus|versus|each|every|additional|single|higher|lower"
    r"|intravenous|intravenously|subcutaneous|topical|[a-z]+(?:ed|ing|ly))",
    re.IGNORECASE,
)
# Amounts of a thing that must be named: of what was 2 ml given?
_VOLUME = re.compile(
    r"m[lL]|millilit(?:re|er)s?|cc|[lL]|\u00b5[lL]|lit(?:re|er)s?|drops?|pieces?|cups?|tablets?|capsules?|pills?",
    re.IGNORECASE,
)


# What people of a study were given, told of the past: "people often take 25 mg" is nobody's dose.
_GIVEN = re.compile(
    r"\b(?:was|were|had|gave|got|took|received|drank|ate|wore|swore|did|said|[a-z]{3,}ed|taking|receiving|either)\b"
)


@dataclass(frozen=True, slots=True)
class _Dose:
    """A dose as it stands: where, and in words that are the same wherever it is repeated."""

    start: int
    end: int
    words: str

    @property
    def key(self) -> str:
        """The dose without the blanks and hyphens that differ between its places."""
        return _key(self.words)


@dataclass(frozen=True, slots=True)
class _Substance:
    """What was given, where it is named."""

    start: int
    end: int
    words: str


def write_doses(account: Account) -> None:
    """Write the doses of an account that no arm's cell has taken yet."""
    own = account.claim_level == "own_result"
    text = account.ledger.document.text
    parts = _Parts(account)
    for line in account.lines:
        if not any(mention.kind in _KINDS for mention in line.mentions):
            continue
        substances = _substances(account, line)
        for mention in line.mentions:
            if mention.kind not in _KINDS:
                continue
            for start, end in amounts_of(mention, text):
                dose = _Dose(start, end, text[start:end].strip())
                if account.ledger.is_free(start, end):
                    substance = _substance_of(line, dose, substances)
                    arm = _arm_of(account, line, dose, substance)
                    if not own and (_is_named(account, dose, arm) or not _was_given(line, dose)):
                        continue
                    if arm >= 0 or substance or not _VOLUME.fullmatch(mention.unit.strip()):
                        parts.write(dose, substance, arm)


def _was_given(line: Line, dose: _Dose) -> bool:
    """Tell whether a dose stands in words that tell the past: "50 mg is used; 150 bakers took 20 mg"."""
    before, behind = line.text[: dose.start - line.start], line.text[dose.end - line.start :]
    return _GIVEN.search(before.rpartition(";")[2] + behind.partition(";")[0]) is not None


def _is_named(account: Account, dose: _Dose, arm: int) -> bool:
    """Tell whether an arm's intervention says a dose already: an article repeats it for its readers."""
    row = account.row_of(arm)
    return bool(row) and any(
        dose.key in _key(value.value)
        for value in account.ledger.values
        if value.row_id == row and value.field == "intervention"
    )


class _Parts:
    """The doses of an account so far: which cell says which dose of what."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.arms: dict[str, set[str]] = {}
        self.rows: dict[tuple[str, str, str], str] = {}
        for value in account.ledger.values:
            if (value.table, value.field) == ("arms", "dose"):
                self.arms.setdefault(value.row_id, set()).add(_key(value.value))

    def write(self, dose: _Dose, substance: _Substance | None, arm: int) -> None:
        """Write a dose into the arm's cell where it has no other, else into a component's."""
        account, row = self.account, self.account.row_of(arm)
        known = self.arms.get(row, set())
        own = row and _is_of_arm(substance, account.arms[arm].name.text)
        if own and (dose.key in known or not known):
            evidence = account.ledger.cite(
                "arms.dose", dose.start, dose.end, rule="dose.of_arm", role=account.role_of(arm)
            )
            if account.ledger.add_value("arms", row, "dose", dose.words, evidence):
                self.arms.setdefault(row, set()).add(dose.key)
            return
        self._write_component(dose, substance, row, account.role_of(arm))

    def _write_component(
        self, dose: _Dose, substance: _Substance | None, arm: str, role: str
    ) -> None:
        ledger = self.account.ledger
        evidence = ledger.cite(
            "arm_components.dose",
            dose.start,
            dose.end,
            rule="dose.of_part",
            tier="unsure",
            role=role,
        )
        if not evidence:
            return
        what = substance.words.lower() if substance else ""
        row = self.rows.get((arm, what, dose.key))
        if row is None:
            parent = arm or self.account.study
            row = ledger.add_row("arm_components", parent, self.account.study, evidence, arm_id=arm)
            self.rows[arm, what, dose.key] = row
            if substance and not ledger.numbers_in(substance.start, substance.end):
                kind = ledger.cite(
                    "arm_components.kind", substance.start, substance.end, rule="dose.of_part"
                )
                ledger.add_value("arm_components", row, "kind", substance.words, kind)
        ledger.add_value("arm_components", row, "dose", dose.words, evidence)


def _key(words: str) -> str:
    return re.sub(r"[\s-]+", "", words).lower()


def _is_of_arm(substance: _Substance | None, name: str) -> bool:
    """Tell whether a dose is that of all that an arm got: it got one thing, or no other is named."""
    if substance is None or substance.words.lower() in name.lower():
        return not _COMBINED.search(name)
    return False


def _substances(account: Account, line: Line) -> list[_Substance]:
    """Return the substances that a sentence names, in order."""
    found = {(match.start(), match.end()) for match in INN_WORD.finditer(line.text)}
    if "interventions" in account.lexicon.categories:
        terms = account.lexicon.find("interventions", line.text, 0, len(line.text))
        found |= {(term.start, term.end) for term in terms}
    found -= {
        one for one in found if any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in found)
    }
    return [
        _Substance(line.start + start, line.start + end, line.text[start:end])
        for start, end in sorted(found)
    ]


def _substance_of(line: Line, dose: _Dose, substances: list[_Substance]) -> _Substance | None:
    """Return the substance that a dose is of: right behind it, else the nearest one in front.

    A substance that no list knows is the word right beside its dose.
    """
    for one in substances:
        if one.start >= dose.end:
            gap = line.text[dose.end - line.start : one.start - line.start]
            if _GAP_BEHIND.fullmatch(gap):
                return one
            break
    ahead = [one for one in substances if one.end <= dose.start]
    if ahead:
        gap = line.text[ahead[-1].end - line.start : dose.start - line.start]
        if len(gap) < 60 and _GAP_BEFORE.fullmatch(gap):
            return ahead[-1]
    word = _OF_WORD.match(line.after(dose.end, 60))
    if word:
        return _Substance(dose.end + word.start("what"), dose.end + word.end("what"), word["what"])
    before = line.before(dose.start, 40)
    word = _WORD_BEFORE.search(before)
    if word and not _NO_NAME.fullmatch(word["what"]):
        start = dose.start - len(before) + word.start("what")
        return _Substance(start, start + len(word["what"]), word["what"])
    return None


def _arm_of(account: Account, line: Line, dose: _Dose, substance: _Substance | None) -> int:
    """Return the arm that a dose stands beside; -1 where none does, or more than one."""
    low = min(dose.start, substance.start) if substance else dose.start
    high = max(dose.end, substance.end) if substance else dose.end
    beside = {mention.arm for mention in account.mentions(line) if _meets(mention, low, high)}
    if len(beside) == 1:
        return beside.pop()
    if beside:
        return -1
    near = {
        index
        for index, arm in enumerate(account.arms)
        if arm.name.start < high and low < arm.name.end
    }
    return near.pop() if len(near) == 1 else -1


def _meets(mention: ArmMention, low: int, high: int) -> bool:
    return mention.start <= high + 1 and low - 2 <= mention.end
