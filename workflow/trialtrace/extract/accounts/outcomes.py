"""Which outcome a number or statement speaks of, and the outcomes' rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import last_match
from trialtrace.grammar.lexicon import Lexicon, Term

_VERB_BEHIND = re.compile(
    r"\b(?:reported|experienced|developed|had|suffered(?: from)?|showed|achieved|died|relapsed"
    r"|remained|were|was|became"
    r"|improved|recovered|responded|reached|lost|kept)\s+(?:a |an |the |no |some |only "
    r")?(?P<what>[a-z][^.;:,()]{2,70})",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?P<what>(?:[\w’'/-]+\s+){0,3}?(?:incidence|rates?|risk|frequency|number|proportion"
    r"|percentage|prevalence|levels?|duration"
    r"|severity|scores?|change|amount|time)\s+(?:of|to|in|for)\s+(?:the )?[\w’'/-]+(?:\s+(?!was"
    r"|were|is|in the|in|for|with|of|and|than"
    r"|by|at|on|among|between|from|did|that|had)[\w’'/-]+){0,4})",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"\b(?P<what>(?:(?!the\b|an?\b|of\b|in\b|and\b|for\b|with\b|to\b|was\b|were\b|by\b|on\b|at\b"
    r"|that\b|median\b|mean\b|had\b|higher\b"
    r"|lower\b|significantly\b|a\b)[\w’'/+-]+\s+){0,4}(?:rates?|survival|scores?|incidence"
    r"|response|mortality|pain|time|toxicity|loss"
    r"|pressure|weight|density|volume|duration|frequency|levels?|progression|recurrence|relapse"
    r"|deaths?|events?|infections?|remission"
    r"|quality of life|symptoms?|cholesterol|concentration|count|flashes|bleeding|fractures?"
    r"|neuropathy|neutropenia|diameter))\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:(?:the|a|an|significantly|more|less|fewer|greater|higher|lower|similar|estimated"
    r"|overall|mean|median|their|and|in|of|no|with|also"
    r"|however|patients|women|men|there|was|were|significant|median|respectively|for|at|after"
    r"|by)\b[\s,]*)+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s(?:was|were|is|are|had|has|occurred|developed|appeared|in the|compared|between|among|for "
    r"a few|for the|after|during|following|with the"
    r"|than|when|while|whereas|at \d|by \d|within|but|who|which|and|of \d|to \d|from \d|\d).*$",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    [
        "with",
        "were",
        "that",
        "this",
        "from",
        "have",
        "been",
        "than",
        "them",
        "they",
        "their",
        "there",
        "these",
        "those",
        "which",
        "while",
        "whereas",
        "patients",
        "women",
        "group",
        "groups",
        "arm",
        "arms",
        "respectively",
        "compared",
        "versus",
        "median",
        "mean",
        "significantly",
        "higher",
        "lower",
        "among",
        "between",
        "received",
        "receiving",
        "treated",
        "after",
        "before",
        "both",
        "only",
        "also",
        "more",
        "less",
        "about",
        "into",
        "each",
        "other",
        "during",
        "within",
        "percent",
    ]
)
_CLAUSE = re.compile(r"[;:]\s|,\s(?:and|but|while|whereas)\s|\.\s|\)\s*,\s")
# "28 falls on zinc and 44 …": what is counted stands behind the first number.
_COUNTED = re.compile(
    r"^\d[\d,]* (?P<what>(?!patients|women|men|participants|people|adults|children|subjects"
    r"|cases\b|events\b)[A-Za-z]{4,}s(?: of [a-z]+)?)\b"
)
_PRIMARY = re.compile(
    r"\b(?:primary|main|secondary|principal) (?:study )?(?:end ?-?points?|outcomes?(?: "
    r"measures?)?)\s+(?:was|were|is|included|are)\s+(?:the )?"
    r"(?P<what>[A-Za-z][^.;,()]{3,90})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """Where an outcome is named."""

    start: int
    end: int
    rule: str
    term: Term | None = None


@dataclass(slots=True)
class Outcomes:
    """The outcomes of one account: one row a concept or name."""

    ledger: Ledger
    study: str
    lexicon: Lexicon
    _rows: dict[str, str] = field(default_factory=dict)

    def row(self, named: Named) -> str:
        """Return the row of an outcome, made where it is new; empty where it cannot be cited."""
        text = self.ledger.document.text[named.start : named.end]
        concept = named.term.concept if named.term else ""
        key = f"concept:{concept}" if concept else "name:" + " ".join(text.lower().split())
        if key in self._rows:
            return self._rows[key]
        start, end = named.start, named.end
        if self.ledger.numbers_in(start, end) and named.term is not None:
            start, end = named.term.start, named.term.end
        evidence = self.ledger.cite("outcomes.name", start, end, rule=named.rule)
        if not evidence:
            return ""
        row = self.ledger.add_row("outcomes", self.study, self.study, evidence)
        self._rows[key] = row
        self.ledger.add_value(
            "outcomes", row, "name", self.ledger.document.text[start:end], evidence
        )
        if named.term is not None:
            self._classify(row, named.term)
        return row

    def set_kind(self, row: str, kind: str, evidence: str) -> None:
        """Write the kind of an outcome that the text itself says, where the lexicon did not."""
        known = any(value.row_id == row and value.field == "kind" for value in self.ledger.values)
        if not known:
            self.ledger.add_value("outcomes", row, "kind", kind, evidence)

    def _classify(self, row: str, term: Term) -> None:
        values = {
            "concept": term.concept,
            **{name: term.attributes.get(name, "") for name in ("kind", "polarity")},
        }
        for name, value in values.items():
            if value and value != "unclear":
                evidence = self.ledger.cite(
                    f"outcomes.{name}", term.start, term.end, rule="outcome.lexicon"
                )
                self.ledger.add_value("outcomes", row, name, value, evidence)


def name_of(line: Line, start: int, end: int, lexicon: Lexicon) -> Named | None:
    """Find the outcome that the numbers between two offsets of a sentence speak of."""
    terms = _terms(line, lexicon)
    behind = _said_behind(line, end, terms)
    if behind is not None:
        return behind
    counted = _COUNTED.search(line.text[start - line.start : end - line.start])
    if counted:
        first = start - line.start + counted.start("what")
        for term in terms:
            if first <= term.start < first + len(counted["what"]):
                return _from_term(line, term)
        return _tidy(line, first, first + len(counted["what"]), "outcome.counted")
    ahead = [term for term in terms if line.start + term.end <= start]
    if ahead:
        return _from_term(line, ahead[-1])
    local = start - line.start
    clause_start = 0
    for match in _CLAUSE.finditer(line.text, 0, local):
        clause_start = match.end()
    for low in (clause_start, 0):
        for pattern in (_MEASURED, _HEADED):
            found = last_match(pattern, line.text, low, local)
            if found:
                named = _tidy(line, found.start("what"), found.end("what"), "outcome.measured")
                if named:
                    return named
    if terms:
        return _from_term(line, min(terms, key=lambda term: abs(term.start - (end - line.start))))
    for pattern in (_MEASURED, _HEADED):
        found = pattern.search(line.text, end - line.start)
        if found:
            named = _tidy(line, found.start("what"), found.end("what"), "outcome.measured_behind")
            if named:
                return named
    return (
        _tidy(line, clause_start, local, "outcome.clause")
        or _tidy(line, 0, local, "outcome.sentence")
        or _last_words(line, local)
    )


def _last_words(line: Line, local: int) -> Named | None:
    """Take the last telling words in front of a number, where no better name is found."""
    words = [
        match
        for match in re.finditer(r"[A-Za-z][A-Za-z’'-]{3,}", line.text[:local])
        if match.group().lower() not in _EMPTY
    ]
    if not words:
        return None
    first = last = words[-1]
    if len(words) > 1 and words[-2].end() + 1 == last.start():
        first = words[-2]
    return Named(line.start + first.start(), line.start + last.end(), "outcome.last_words")


def outcome_behind(line: Line, end: int, lexicon: Lexicon) -> Named | None:
    """Find the outcome behind a verb or "increase in": a lexicon's word, else the next words."""
    local = end - line.start
    stretch = line.text[local : local + 130]
    stop = re.search(
        r"[.;:]\s|\b(?:compared|versus|vs|than|whereas|while|but|between|in the [\w-]+ group)\b",
        stretch,
    )
    limit = local + (stop.start() if stop else len(stretch))
    for term in _terms(line, lexicon):
        if local <= term.start < limit:
            return _from_term(line, term)
    match = re.match(
        r"\s*(?:\([^)]*\)\s*)?(?:(?:in|of|on|for|the|a|an|to|their|its|any|both|more"
        r"|significantly)\s+)*(?P<what>[A-Za-z][^.;:,()\d]{2,80})",
        line.text[local:limit],
    )
    if match is None:
        return None
    return _tidy(line, local + match.start("what"), local + match.end("what"), "outcome.object")


def _terms(line: Line, lexicon: Lexicon) -> list[Term]:
    if "outcomes" not in lexicon.categories:
        return []
    return list(lexicon.find("outcomes", line.text, 0, len(line.text)))


def _from_term(line: Line, term: Term) -> Named:
    moved = Term(
        line.start + term.start, line.start + term.end, term.concept, term.category, term.attributes
    )
    start = _widened(line, term.start)
    return Named(line.start + start, line.start + term.end, "outcome.lexicon", moved)


def _widened(line: Line, start: int) -> int:
    """Take in an adjective in front of a lexicon's word ("persistent erythema")."""
    match = re.search(
        r"\b(?:[a-z]+(?:ent|ant|ic|al|ive|ous|ary|ed|ing|ute|ere|ild|ular|able|ible)\s)$",
        line.text[max(0, start - 16) : start],
    )
    if match is None or re.match(
        r"(?:reported|experienced|developed|had|reduced|increased|decreased|during|treated"
        r"|improved|including|significant|causing"
        r"|following|reducing|preventing|lowered|having|showed|compared|observed|associated|using"
        r"|receiving|estimated|caused|being"
        r"|improving|increasing|decreasing|related|different)",
        match.group(),
    ):
        return start
    return start - len(match.group())


def _said_behind(line: Line, end: int, terms: list[Term]) -> Named | None:
    """Read "88% of patients reported a rash": the outcome stands behind its number."""
    local = end - line.start
    stretch = line.text[local : local + 190]
    stop = re.search(r"[.;]\s|\b(?:compared|versus|vs|whereas|while)\b|\d", stretch)
    stretch = stretch[: stop.start()] if stop else stretch
    match = None
    # Of "patients who received A reported a rash" the last verb says the outcome.
    for match in _VERB_BEHIND.finditer(stretch):
        if not re.search(r"\bwho\s+$", stretch[: match.start()]):
            break
        match = None
    if match is None or not re.match(
        r"^\s*%?\s*(?:\([^)]*\)\s*)?(?:percent |per cent )?(?:of |patients|women|men|people"
        r"|participants|subjects|those|in |reported|had"
        r"|developed|experienced|died|eyes|children|adults|cases)",
        stretch,
    ):
        return None
    low, high = local + match.start("what"), local + match.end("what")
    for term in terms:
        if low <= term.start < high:
            return _from_term(line, term)
    return _tidy(line, low, high, "outcome.verb_behind")


def _tidy(line: Line, start: int, end: int, rule: str) -> Named | None:
    """Cut a stretch of a sentence down to a name without numbers."""
    text = line.text[start:end]
    lead = _FILLER.match(text)
    if lead:
        start += lead.end()
        text = line.text[start:end]
    cut = _CUT.search(text)
    if cut:
        text = text[: cut.start()]
    bracket = text.find("(")
    if bracket >= 0:
        text = text[:bracket]
    text = text.rstrip(" ,;:-–—")
    if len(text) < 3 or len(text) > 90 or not re.search(r"[a-z]{3}", text):
        return None
    return Named(line.start + start, line.start + start + len(text), rule)
