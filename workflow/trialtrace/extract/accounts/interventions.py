"""What each arm was given: intervention, dose, route, how often, how long, with what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.accounts.arm import Arm, tokens_of
from trialtrace.extract.accounts.arm_mentions import ArmFinder
from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.reading import Line, part_of, said
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.mention import Mention

GIVEN = re.compile(
    r"\b(?:received|applied|took|used|underwent|got|performed|ate|drank|consumed|wore|followed"
    r"|(?:was|were) (?:given"
    r"|treated with|injected with|offered|prescribed|put on|assigned to|told to (?:take|eat"
    r"|drink)))\s+"
    r"(?:(?:either|a|an|the|only|standard)\s+)?",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;,()]|\s(?:over|for|twice|once|three times|daily|every|combined|in addition|together"
    r"|along|at|to|on|during|and (?:the"
    r" )?(?:other|second|control|rest)|while|whereas|per|after|before|until|weekly|monthly|each"
    r"|as well as|plus|that|which)\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:combined with|together with|along with|in addition to|as well as|alongside"
    r"|using)\s+(?:a |an |the )?"
    r"(?P<what>[A-Za-z][^.;,()]{2,70}?)(?=\s+(?:over|for|twice|once|daily|every|were|was|at"
    r"|during)\b|[.;,()]|$)",
    re.IGNORECASE,
)
ROUTE = re.compile(
    r"\b(?:oral(?:ly)?|by mouth|intravenous(?:ly)?|subcutaneous(?:ly)?|intramuscular(?:ly)?"
    r"|topical(?:ly)?|intradermal(?:ly)?"
    r"|intranasal(?:ly)?|inhaled|sublingual(?:ly)?|rectal(?:ly)?|transdermal|intra-articular|to "
    r"the affected areas?"
    r"|intrathecal|intravitreal|vaginal(?:ly)?)\b",
    re.IGNORECASE,
)
_OFTEN_KINDS = frozenset({"frequency", "schedule", "sessions", "cycles"})
_LONG_KINDS = frozenset({"duration"})
_DOSE_KINDS = frozenset({"dose", "concentration", "strength", "quantity", "volume"})
_FOR = re.compile(
    r"\b(?:for|over|during|lasting)\s+(?:up to |about |a total of |at least )?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a sentence says that an arm was given."""

    arm: int
    start: int
    end: int


def given_in(line: Line, finder: ArmFinder) -> list[Given]:
    """Return what a sentence says that an arm, as its subject, was given."""
    found = []
    mentions = finder.find(line)
    for place, mention in enumerate(mentions):
        local = mention.end - line.start
        limit = (
            mentions[place + 1].start - line.start if place + 1 < len(mentions) else len(line.text)
        )
        match = GIVEN.search(line.text, local)
        if match is None or match.start() - local > 80 or match.start() > limit + 60:
            continue
        if re.search(r"[.;]", line.text[local : match.start()]):
            continue
        start = match.end()
        amount = [
            one.end - line.start
            for one in line.mentions
            if 0 <= one.start - line.start - start <= 2 and one.kind in _DOSE_KINDS
        ]
        end = _END.search(line.text, max([start + 1, *amount]))
        stop = end.start() if end else len(line.text)
        if stop - start >= 3:
            found.append(Given(mention.arm, line.start + start, line.start + stop))
    return found


def enrich(arms: list[Arm], lines: list[Line], finder: ArmFinder) -> dict[int, tuple[Line, Given]]:
    """Find what arms without a telling name ("the first group") were given; learn their words."""
    found: dict[int, tuple[Line, Given]] = {}
    for line in lines:
        for given in given_in(line, finder):
            if not arms[given.arm].tokens and given.arm not in found:
                found[given.arm] = (line, given)
    for arm, (line, given) in found.items():
        arms[arm].tokens = tokens_of(line.text[given.start - line.start : given.end - line.start])
    return found


def write_interventions(
    ledger: Ledger,
    rows: list[str],
    arms: list[Arm],
    given: dict[int, tuple[Line, Given]],
    lines: list[Line],
    lexicon: Lexicon,
) -> None:
    """Write label, intervention and how it was given into the arms' rows."""
    for index, arm in enumerate(arms):
        line = next((one for one in lines if one.start <= arm.name.start < one.end), None)
        start, end = arm.name.start, arm.name.end
        labelled = write_label(ledger, rows[index], arm)
        if index in given:
            line = given[index][0]
            start, end = given[index][1].start, given[index][1].end
        if line is None:
            continue
        _write_one(ledger, rows[index], arm, line, start, end, "" if labelled else "label")
        if index in given or len(arms) == 1:
            _write_manner(ledger, rows[index], arm, line, end)
        _write_concept(ledger, rows[index], arm, line, start, end, lexicon)


# "EP2006", "interleukin-11", "5-fluorouracil": a number that is part of a name; "12-week" is not.
_IN_A_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*$")
_OPENS_A_NAME = re.compile(
    r"-(?!(?:weeks?|days?|months?|years?|hours?|min(?:utes?)?|mg|ml|fold|point|step|session|arm)\b)"
    r"[A-Za-z]{3,}"
)
_AMOUNT_IN_FRONT = re.compile(r"[-\s]?[A-Za-z%/]+(?:[\s,]+(?:of\s+)?(?=\S))?")


def write_label(ledger: Ledger, row: str, arm: Arm) -> bool:
    """Write the words an arm is best known by, without the numbers that are no part of a name."""
    name = arm.label or arm.name
    start, end = name.start, name.end
    text = ledger.document.text
    for low, high in ledger.numbers_in(start, end):
        if _IN_A_NAME.search(text[max(0, low - 12) : low]) or _OPENS_A_NAME.match(text, high):
            continue
        if low - start <= 2:
            amount = _AMOUNT_IN_FRONT.match(text, high, end)
            start = amount.end() if amount else high
            continue
        end = start + len(text[start:low].rstrip(" ,(/-×>"))
        break
    return end - start > 1 and _put(ledger, row, arm, "label", start, end, name.rule)


def _write_one(
    ledger: Ledger, row: str, arm: Arm, line: Line, start: int, end: int, label: str
) -> None:
    """Write a name as dose and intervention; its numbers go where they belong."""
    inside = [mention for mention in line.mentions if start <= mention.start and mention.end <= end]
    doses = [mention for mention in inside if mention.kind in _DOSE_KINDS]
    if inside and inside[0].start <= start + 2 and inside[0].kind in _DOSE_KINDS:
        dose = inside[0]
        amount = _amount_end(dose, line)
        _put(ledger, row, arm, "dose", dose.start, amount, "dose.before")
        behind = re.match(r"\s*(?:of\s+)?", line.after(amount, 12))
        start = amount + (behind.end() if behind else 0)
    elif doses:
        dose = doses[0]
        _put(ledger, row, arm, "dose", dose.start, dose.end, "dose.inside")
        words = line.text[start - line.start : dose.start - line.start].rstrip(" ,(")
        end = start + len(words)
    if end > start:
        _put(ledger, row, arm, "intervention", start, end, arm.name.rule)
        if label and not ledger.numbers_in(start, end):
            _put(ledger, row, arm, "label", start, end, arm.name.rule)


def _amount_end(dose: Mention, line: Line) -> int:
    """Return where an amount ends: "2 to 3 ml of 5%" is an amount of a 5% product."""
    strength = part_of(dose, "concentration")
    if strength is None:
        return dose.end
    amount = line.text[dose.start - line.start : strength.start - line.start]
    return dose.start + len(re.sub(r"(?:\s+of)?\s*\(?$", "", amount))


def _write_manner(ledger: Ledger, row: str, arm: Arm, line: Line, end: int) -> None:
    """Write how often, how long, by which route and with what, from behind the intervention."""
    behind = [mention for mention in line.mentions if mention.start >= end]
    for mention in behind:
        if mention.kind in _OFTEN_KINDS:
            _put(
                ledger,
                row,
                arm,
                "frequency",
                *said(mention, ledger.document.text),
                "frequency.behind",
            )
            break
    for mention in behind:
        start, stop = said(mention, ledger.document.text)
        if mention.kind in _LONG_KINDS and _FOR.search(line.before(start, 30)):
            _put(ledger, row, arm, "duration", start, stop, "duration.behind")
            break
    together = TOGETHER.search(line.text, end - line.start)
    if together:
        start = line.start + together.start("what")
        stop = start + len(together["what"].rstrip())
        if not ledger.numbers_in(start, stop):
            _put(ledger, row, arm, "co_intervention", start, stop, "together")
    route = ROUTE.search(line.text, max(0, end - line.start - 60))
    if route:
        _put(
            ledger,
            row,
            arm,
            "route",
            line.start + route.start(),
            line.start + route.end(),
            "route.word",
        )


def _write_concept(
    ledger: Ledger, row: str, arm: Arm, line: Line, start: int, end: int, lexicon: Lexicon
) -> None:
    if "interventions" not in lexicon.categories:
        return
    for term in lexicon.find("interventions", ledger.document.text, start, end):
        evidence = ledger.cite(
            "arms.concept", term.start, term.end, rule="concept.lexicon", role=arm.role
        )
        ledger.add_value("arms", row, "concept", term.concept, evidence)
        return


def _put(ledger: Ledger, row: str, arm: Arm, field: str, start: int, end: int, rule: str) -> bool:
    evidence = ledger.cite(f"arms.{field}", start, end, rule=rule, role=arm.role)
    return ledger.add_value("arms", row, field, ledger.document.text[start:end], evidence)


def single_arm(lines: list[Line], lexicon: Lexicon) -> tuple[int, int, Mention | None] | None:
    """Return the span of the one intervention that a short account speaks of."""
    if "interventions" not in lexicon.categories:
        return None
    for line in lines:
        terms = lexicon.find("interventions", line.text, 0, len(line.text))
        if terms:
            term = terms[0]
            behind = re.match(
                r"\s+with (?:a |an |the )?[\w-]+(?: (?:solution|preparation|cream|gel|injections?"
                r"|supplements?))",
                line.text[term.end :],
            )
            end = term.end + (behind.end() if behind else 0)
            return line.start + term.start, line.start + end, None
    return None
