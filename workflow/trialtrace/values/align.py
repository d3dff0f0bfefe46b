"""Which arms, outcomes and results of two accounts of one trial are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz.fuzz import ratio, token_sort_ratio

from trialtrace.values.fields import as_number, says_nothing

# Names that are at least this similar (0 to 100) may be one thing.
SAME_NAME = 85.0
LIKE_NAME = 75.0
SAME_WORDS = 100.0


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A row of an account with what is said of it: field → value."""

    row_id: str
    links: Mapping[str, str]
    said: Mapping[str, str]

    def get(self, field: str) -> str:
        """Value of a field; empty where nothing is said or it is `unclear`."""
        value = self.said.get(field, "")
        return "" if says_nothing(value) else value


@dataclass(frozen=True, slots=True)
class Account:
    """All rows of one account, by table."""

    study_id: str
    rows: Mapping[str, tuple[AccountRow, ...]]


def account(study_id: str, rows: Iterable[tuple[str, AccountRow]]) -> Account:
    """Build an account from (table, row) pairs, in their order."""
    tables: dict[str, list[AccountRow]] = {}
    for table, row in rows:
        tables.setdefault(table, []).append(row)
    return Account(study_id, MappingProxyType({t: tuple(r) for t, r in tables.items()}))


def align(one: Account, other: Account) -> dict[tuple[str, str], str]:
    """Pair the rows of two accounts of one trial.

    Returns
    -------
    dict
        (table, row_id of ``one``) → row_id of ``other``. A row that fits two rows equally well
        stays alone: a wrong pair would settle a value by a number that is not about it.
    """
    pairs: dict[tuple[str, str], str] = {("studies", one.study_id): other.study_id}
    arms = _best_pairs(one.rows.get("arms", ()), other.rows.get("arms", ()), _arm_likeness)
    outcomes = _best_pairs(
        one.rows.get("outcomes", ()), other.rows.get("outcomes", ()), _outcome_likeness
    )
    pairs.update({("arms", a): b for a, b in arms.items()})
    pairs.update({("outcomes", a): b for a, b in outcomes.items()})

    def result_likeness(a: AccountRow, b: AccountRow) -> float:
        return _result_likeness(a, b, arms, outcomes)

    results = _best_pairs(
        one.rows.get("results", ()), other.rows.get("results", ()), result_likeness
    )
    pairs.update({("results", a): b for a, b in results.items()})
    return pairs


def _best_pairs(ones, others, likeness) -> dict[str, str]:
    """Pair rows that are each other's single best fit; 0 means that they do not fit."""
    scores = {(a.row_id, b.row_id): likeness(a, b) for a in ones for b in others}
    pairs = {}
    for a in ones:
        best = _single_best({b.row_id: scores[a.row_id, b.row_id] for b in others})
        if best and _single_best({c.row_id: scores[c.row_id, best] for c in ones}) == a.row_id:
            pairs[a.row_id] = best
    return pairs


def _single_best(scores: Mapping[str, float]) -> str:
    top = max(scores.values(), default=0.0)
    names = [name for name, score in scores.items() if score == top]
    return names[0] if top > 0 and len(names) == 1 else ""


def _arm_likeness(a: AccountRow, b: AccountRow) -> float:
    """Intervention decides; role and size alone are enough only together."""
    points = 0.0
    least = SAME_WORDS if _told_apart(a, b) else SAME_NAME
    if _same_concept(a, b) or _named_alike(a.get("intervention"), b.get("intervention"), least):
        points += 3
    elif _is_class_of(a, b) or _shares_word(a.get("intervention"), b.get("intervention")):
        points += 1
    same_n = bool(a.get("n")) and as_number(a.get("n")) == as_number(b.get("n") or "x")
    points += 1.5 if same_n else 0
    role_a, role_b = a.get("role"), b.get("role")
    if role_a and role_b:
        points += 1 if role_a == role_b else -1
    if a.get("label") and a.get("label").casefold() == b.get("label").casefold():
        points += 1
    return points if points >= 2 else 0.0


def _outcome_likeness(a: AccountRow, b: AccountRow) -> float:
    kinds = {a.get("kind"), b.get("kind")} - {""}
    if len(kinds) > 1:
        return 0.0
    score = token_sort_ratio(a.get("name").casefold(), b.get("name").casefold())
    if _same_concept(a, b):
        return 100 + score
    if _told_apart(a, b) and score < SAME_WORDS:
        return 0.0
    if score >= LIKE_NAME or _holds_all_words(a.get("name"), b.get("name")):
        return score
    return 0.0


def outcomes_alike(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two accounts of one trial speak of the same outcome: its name, concept, class."""
    links: Mapping[str, str] = MappingProxyType({})
    return _outcome_likeness(AccountRow("", links, one), AccountRow("", links, other)) > 0


def _same_concept(a: AccountRow, b: AccountRow) -> bool:
    """Whether both are known as one thing; a class that they share does not make them one."""
    return bool(a.get("concept")) and a.get("concept") == b.get("concept")


def _is_class_of(a: AccountRow, b: AccountRow) -> bool:
    """Whether one is known by its class (a statin) where the other says which (simvastatin)."""
    return any(
        bool(one.get("concept")) and one.get("concept") == other.get("concept_class")
        for one, other in ((a, b), (b, a))
    )


def _told_apart(a: AccountRow, b: AccountRow) -> bool:
    """Whether they are known as different things, however like their names (prednisone, -olone)."""
    known = bool(a.get("concept") and b.get("concept"))
    return known and not (_same_concept(a, b) or _is_class_of(a, b))


def _result_likeness(
    a: AccountRow, b: AccountRow, arms: Mapping[str, str], outcomes: Mapping[str, str]
) -> float:
    """Same outcome, arm and kind of number; then timepoint, basis and the number itself."""
    if outcomes.get(a.links["outcome_id"]) != b.links["outcome_id"] or not b.links["outcome_id"]:
        return 0.0
    if _kind(a) != _kind(b):
        return 0.0
    if arms.get(a.links["arm_id"], "") != b.links["arm_id"]:
        return 0.0
    # What a p-value compares is often what two accounts disagree about.
    if not (a.get("p_value") and b.get("p_value")) and (
        arms.get(a.links["versus_arm_id"], "") != b.links["versus_arm_id"]
    ):
        return 0.0
    if a.get("subgroup").casefold() != b.get("subgroup").casefold():
        return 0.0
    points = 1.0
    for field in ("timepoint", "basis", "analysis_set"):
        if a.get(field) and b.get(field):
            points += 1 if a.get(field).casefold() == b.get(field).casefold() else -0.25
    for field in ("value", "p_value"):
        if a.get(field) and b.get(field) and as_number(a.get(field)) == as_number(b.get(field)):
            points += 2
    return points if points > 0 else 0.0


def _kind(row: AccountRow) -> str:
    """What kind of number a result is; a p-value and a direction are both statements."""
    statistic = row.get("statistic")
    return "statement" if statistic in ("p_value", "direction") else statistic


def _named_alike(one: str, other: str, least: float) -> bool:
    if not (one and other):
        return False
    return max(ratio(one.casefold(), other.casefold()), token_sort_ratio(one, other)) >= least


def _shares_word(one: str, other: str) -> bool:
    return bool(_long_words(one) & _long_words(other))


def _holds_all_words(one: str, other: str) -> bool:
    a, b = _long_words(one), _long_words(other)
    return bool(a and b) and (a <= b or b <= a)


def _long_words(words: str) -> set[str]:
    return {w.strip(".,;:()%").casefold() for w in words.split() if len(w.strip(".,;:()%")) > 3}
