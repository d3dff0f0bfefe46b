"""What each arm was given: intervention, dose, route, how often, how long, with what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.accounts.arms.arm import Arm, tokens_of
from trialtrace.extract.accounts.arms.mentions import ArmFinder
from trialtrace.extract.accounts.arms.name import BY_AMOUNT, NAMELESS
from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.reading import Line, numbers_of, part_of, said
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

GIVEN = sought(
    r"\b(?<!was )(?<!were )(?<!been )(?:received|applied|took|used|underwent|got|performed|ate|drank"
    r"|consumed|wore|followed"
    r"|(?:was|were) (?:given"
    r"|treated with|injected with|offered|prescribed|put on|assigned to|told to (?:take|eat"
    r"|drink)))\s+(?!(?:for|up|by|at|until|over|in|from|during|with)\b)"
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
# Behind the first amount of a name: "zinc 25 mg daily | plus iron 5 mg".
_PLUS = re.compile(
    r"\s*(?:[,;]?\s*[(\[]?\s*\d[^.;:()\[\]]{0,40}?[)\]]?,?|\s*\([^()]{3,60}\),?)\s"
    r"(?:plus|\+|(?:in combination|combined|together) with)\s(?:an?\s|the\s)?"
    r"(?P<what>[A-Za-z][\w-]{2,}(?:\s(?!plus\b|or\b|and\b|versus\b|vs\b|for\b|every\b|once\b|twice\b|daily\b|was\b"
    r"|were\b|in\b|at\b|with\b|alone\b|on\b|given\b)[A-Za-z-]{3,}){0,2})"
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
# What stands between an amount and the words of a name: "5% of zinc", "zinc (5%) plus …".
_SPLIT = re.compile(r"(?:\s+of)?(?:\s+an?)?\s*\(?$")
_LEAD = re.compile(r"[\s,;)/+-]*(?:of\s+)?")
_TRAIL = re.compile(r"[\s,(/+-]*(?:\b(?:and|plus|with|or|at|in|of))?[\s,(]*$")
_FOR = re.compile(
    r"\b(?:for|over|during|lasting)\s+(?:up to |about |a total of |at least )?$", re.IGNORECASE
)


# "30% in the untreated group and 45% in those who | received zinc": others had it.
_OTHER_PEOPLE = re.compile(
    rf"[.;]|\b(?:in|of|than|versus|vs|with|for|among|and|to|on)\s(?:the\s|all\s)?(?:\d+\s)?(?:those|{PERSONS})\s(?:who\s|that\s)?$"
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a sentence says that an arm was given."""

    arm: int
    start: int
    end: int


def given_in(line: Line, finder: ArmFinder) -> list[Given]:
    """Return what a sentence says that an arm, as its subject, was given."""
    if not GIVEN.search(line.text):
        return []
    found = []
    mentions = finder.find(line)
    for place, mention in enumerate(mentions):
        local = mention.end - line.start
        if line.text.startswith("-control", local):  # "in this placebo-controlled trial"
            continue
        limit = (
            mentions[place + 1].start - line.start if place + 1 < len(mentions) else len(line.text)
        )
        match = GIVEN.search(line.text, local)
        if match is None or match.start() - local > 80 or match.start() > limit + 60:
            continue
        if _OTHER_PEOPLE.search(line.text, local, match.start()):
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
    if all(arm.tokens for arm in arms):
        return found
    for line in lines:
        for given in given_in(line, finder):
            arm = arms[given.arm]
            # What had nothing is called so: "the untreated group" is not learnt by what it had.
            if not arm.tokens and arm.role != "none" and given.arm not in found:
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
        if arm.name.rule == NAMELESS:
            continue
        line = next((one for one in lines if one.start <= arm.name.start < one.end), None)
        start, end = arm.name.start, arm.name.end
        labelled = write_label(ledger, rows[index], arm)
        if index in given:
            line = given[index][0]
            start, end = given[index][1].start, given[index][1].end
        if line is None or (arm.name.rule == BY_AMOUNT and index not in given):
            continue
        _write_one(ledger, rows[index], arm, line, start, end, "" if labelled else "label")
        later = [one.name.start for one in arms if one.name.start > arm.name.start]
        _write_addition(ledger, rows[index], arm, min([line.end, *later]))
        if index in given or len(arms) == 1:
            _write_manner(ledger, rows[index], arm, line, end)
        _write_concept(ledger, rows[index], arm, line, start, end, lexicon)


# "EP2006", "interleukin-11", "5-fluorouracil": a number that is part of a name; "12-week" is not.
_IN_A_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*$")
_OPENS_A_NAME = re.compile(
    r"-(?!(?:weeks?|days?|months?|years?|hours?|min(?:utes?)?|mg|ml|fold|point|step|session|arm)\b)"
    r"[A-Za-z]{3,}"
)
# "nebulised 3% saline": what stands in front of the amount is no name.
_ONLY_HOW = re.compile(
    r"(?:(?:oral(?:ly)?|intra[\w-]+|nebuli[sz]ed|inhaled|injected|topical(?:ly)?|subcutaneous(?:ly)?|transdermal"
    r"|rectal(?:ly)?|vaginal(?:ly)?|sublingual(?:ly)?|single|daily|weekly|(?:low|high|fixed|single)[- ]dose"
    r"|(?:inhalation|infusion|injection|instillation)s? of)[\s,]*)+",
    re.IGNORECASE,
)
_AMOUNT_IN_FRONT = re.compile(r"[-\s]?[A-Za-z%/]+(?:[\s,]+(?:of\s+)?(?=\S))?")


def write_label(ledger: Ledger, row: str, arm: Arm) -> bool:
    """Write the words an arm is best known by, without the numbers that are no part of a name."""
    name = arm.label or arm.name
    start, end = name.start, name.end
    text = ledger.document.text
    if name.rule == BY_AMOUNT:  # "the 3-month group": the number is what it is called by
        return _put(ledger, row, arm, "label", start, end, name.rule)
    for low, high in ledger.numbers_in(start, end):
        if _IN_A_NAME.search(text[max(0, low - 12) : low]) or _OPENS_A_NAME.match(text, high):
            continue
        if low - start <= 2 or _ONLY_HOW.fullmatch(text, start, low):
            amount = _AMOUNT_IN_FRONT.match(text, high, end)
            start = amount.end() if amount else high
            continue
        end = start + len(text[start:low].rstrip(" ,(/-×>"))
        break
    return end - start > 1 and _put(ledger, row, arm, "label", start, end, name.rule)


_ALONE = re.compile(r"\s+(?:alone|only)\b", re.IGNORECASE)


def _write_one(
    ledger: Ledger, row: str, arm: Arm, line: Line, start: int, end: int, label: str
) -> None:
    """Write a name as dose and intervention; its numbers go where they belong."""
    text = ledger.document.text
    amounts = [
        span
        for mention in line.mentions
        if mention.kind in _DOSE_KINDS and start <= mention.start and mention.end <= end
        # "2 ml of 5% zinc" is an amount of a product, which is named with its strength
        for span in amounts_of(mention, text)[: 1 if part_of(mention, "concentration") else None]
    ]
    if len(amounts) == 1:  # of several things each has its dose: see ``doses``
        rule = "dose.before" if amounts[0][0] <= start + 2 else "dose.inside"
        _put(ledger, row, arm, "dose", *amounts[0], rule)
    start, end = _without(text, start, end, amounts)
    alone = _ALONE.search(text, start, end)
    end = alone.start() if alone and alone.end() == end else end
    if end > start:
        _put(ledger, row, arm, "intervention", start, end, arm.name.rule)
        if label and not ledger.numbers_in(start, end):
            _put(ledger, row, arm, "label", start, end, arm.name.rule)


def _write_addition(ledger: Ledger, row: str, arm: Arm, stop: int) -> None:
    """Write what was given besides, where the name was cut at its first amount."""
    spans = [ledger.span_of(cell.evidence_id) for cell in ledger.cells("arms", row, "intervention")]
    found = _PLUS.match(ledger.document.text, spans[-1][1], stop) if spans else None
    if found is not None and not ledger.numbers_in(*found.span("what")):
        _put(ledger, row, arm, "co_intervention", *found.span("what"), "plus")


def amounts_of(mention: Mention, text: str) -> list[tuple[int, int]]:
    """Return the spans of the amounts of a dose, without the substance that is named with it.

    "2 ml of 5%" and "2% and 5%" are two amounts, "2 to 4 mg" and "5 or 10 mg" are one.
    """
    numbers = numbers_of(mention)
    strength = part_of(mention, "concentration")
    if strength is not None:
        front = _SPLIT.sub("", text[mention.start : strength.start])
        return [
            (mention.start, mention.start + len(front)),
            (strength.start, _sign_end(strength.end, text)),
        ]
    if mention.rule == "strength_pair":
        return [(part.start, _sign_end(part.end, text)) for part in numbers]
    if mention.kind == "concentration" and numbers:
        return [(numbers[0].start, _sign_end(numbers[-1].end, text))]
    return [(mention.start, mention.end)] if numbers else []


def _sign_end(end: int, text: str) -> int:
    sign = re.match(r"\s?(?:%|per ?cent\b)", text[end : end + 9])
    return end + (sign.end() if sign else 0)


def _without(text: str, start: int, end: int, amounts: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the words of a name in front of its first amount, else those behind it."""
    edges = [start, *(edge for span in amounts for edge in span), end]
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        words = text[low:high]
        lead, tail = _LEAD.match(words), _TRAIL.search(words) if amounts else None
        skip = lead.end() if lead and low > start else 0
        stop = tail.start() if tail else len(words)
        if stop - skip >= 3 and not (high < end and _ONLY_HOW.fullmatch(words)):
            return low + skip, low + stop
    return start, start


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
        if term.concept_class:
            evidence = ledger.cite(
                "arms.concept_class", term.start, term.end, rule="concept.lexicon", role=arm.role
            )
            ledger.add_value("arms", row, "concept_class", term.concept_class, evidence)
        return


def _put(ledger: Ledger, row: str, arm: Arm, field: str, start: int, end: int, rule: str) -> bool:
    evidence = ledger.cite(f"arms.{field}", start, end, rule=rule, role=arm.role)
    return ledger.add_value("arms", row, field, ledger.document.text[start:end], evidence)


def single_arm(lines: list[Line], lexicon: Lexicon) -> tuple[int, int] | None:
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
            return line.start + term.start, line.start + end
    return None
