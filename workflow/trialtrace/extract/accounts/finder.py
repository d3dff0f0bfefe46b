"""From a document to its accounts of studies: the order of the passes."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts import reading as reader
from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.arms.arm import Arm, tokens_of
from trialtrace.extract.accounts.arms.fallback import COMPARES
from trialtrace.extract.accounts.arms.find import find_arms
from trialtrace.extract.accounts.arms.mentions import ArmFinder
from trialtrace.extract.accounts.arms.name import NAMELESS, Name
from trialtrace.extract.accounts.arms.phrases import subject_of
from trialtrace.extract.accounts.arms.set_against import AGAINST
from trialtrace.extract.accounts.describe import describe
from trialtrace.extract.accounts.grids.results import write_grids
from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.others import own_lines
from trialtrace.extract.accounts.outcomes.find import Outcomes
from trialtrace.extract.accounts.outcomes.mentions import closing_of, write_mentions
from trialtrace.extract.accounts.parts import Parts, parts_of
from trialtrace.extract.accounts.populations.write import write_populations
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rejecting import reject_rest
from trialtrace.extract.accounts.results.comparisons.statements import (
    write_reported_harms,
    write_statements,
)
from trialtrace.extract.accounts.results.effects.study_results import write_study_results
from trialtrace.extract.accounts.results.narrated import write_narrated
from trialtrace.extract.accounts.results.write import write_results
from trialtrace.extract.accounts.scopes.scope_rules import CONTINUATIONS, PATIENTS
from trialtrace.extract.accounts.scopes.segment import Scope, find_scopes
from trialtrace.extract.accounts.scopes.spoken_of import matches
from trialtrace.extract.accounts.setting import write_setting
from trialtrace.extract.accounts.sizes.find import find_sizes
from trialtrace.extract.accounts.sizes.planned import planning
from trialtrace.extract.accounts.sizes.size import Sizes
from trialtrace.extract.accounts.sizes.told import add_told_size
from trialtrace.extract.accounts.sizes.writing import (
    write_arm_sizes,
    write_further_sizes,
    write_total,
)
from trialtrace.extract.accounts.title import title_of
from trialtrace.extract.accounts.told_times import write_told_times
from trialtrace.extract.accounts.treatments.components import components_in, write_components
from trialtrace.extract.accounts.treatments.courses import write_courses
from trialtrace.extract.accounts.treatments.doses import write_doses
from trialtrace.extract.accounts.treatments.interventions import (
    enrich,
    single_arm,
    write_interventions,
)
from trialtrace.extract.model import Accounts, Citation, Reference
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.people import PERSONS
from trialtrace.text.model import Document


def find_accounts(
    document: Document,
    references: tuple[Reference, ...],
    citations: tuple[Citation, ...],
    lexicon: Lexicon,
) -> Accounts:
    """Find the accounts of studies in a document.

    Parameters
    ----------
    document : Document
        The text with its blocks and sentences.
    references : tuple of Reference
        Entries of its reference list; their numbers are left to the reference parser.
    citations : tuple of Citation
        In-text mentions; those that introduce or continue an account come back with its id.
    lexicon : Lexicon
        Vocabulary of participants, interventions, outcomes and conditions.

    Returns
    -------
    Accounts
        Rows, values and evidence; every other number of the running text in ``rejected``.
    """
    reading = reader.read(document, references, citations, lexicon)
    ledger = Ledger(document, reading.numbers())
    scopes = find_scopes(reading)
    told: list[Scope] = []
    study_of: dict[str, str] = {}
    for scope in scopes:
        study = _write_scope(ledger, scope, reading, lexicon)
        if study:
            told.append(scope)
            study_of.update((citation.citation_id, study) for citation in scope.citations)
    rejected = reject_rest(reading, ledger, tuple(told))
    return Accounts(
        tuple(ledger.rows),
        tuple(ledger.values),
        ledger.used_evidence(),
        rejected,
        tuple(
            replace(citation, study_id=study_of.get(citation.citation_id, citation.study_id))
            for citation in citations
        ),
    )


def _write_scope(ledger: Ledger, scope: Scope, reading: reader.Reading, lexicon: Lexicon) -> str:
    """Write one account; empty where its sentences hold none of what makes an account."""
    document = reading.document
    own = scope.claim_level == "own_result"
    title, title_start = title_of(scope, document) if own else ("", -1)
    parts = parts_of(scope.lines) if own else Parts((), tuple(scope.lines), ())
    arms = find_arms(scope, parts, title, title_start)
    finder = ArmFinder(arms)
    given = enrich(arms, scope.lines, finder) if arms else {}
    if given:
        finder = ArmFinder(arms)
    planned = planning(scope.lines)
    sizes = add_told_size(find_sizes(list(parts.told), planned, arms, finder), scope)
    lone = None if arms else _lone(scope, title, title_start, lexicon)
    if not _is_account(scope, arms, sizes, lone is not None):
        return ""
    opening = _opening(ledger, scope)
    if not opening:
        return ""
    study = ledger.add_row("studies", document.doc_id, "", opening)
    ledger.add_value("studies", study, "claim_level", scope.claim_level, opening)
    if scope.pooled:
        start, end = ledger.span_of(opening)
        design = ledger.cite("studies.design", start, end, rule=scope.rule)
        ledger.add_value("studies", study, "design", "review", design)
    if lone is not None:
        arms = [Arm(Name(lone[0], lone[1], document.text[lone[0] : lone[1]], "arms.single"))]
        arms[0].tokens = tokens_of(arms[0].name.text)
        finder = ArmFinder(arms)
    write_total(ledger, study, sizes.total)
    rows = _write_arms(ledger, study, arms)
    write_arm_sizes(ledger, rows, arms, sizes)
    write_further_sizes(ledger, study, rows, arms, sizes)
    write_interventions(ledger, rows, arms, given, scope.lines, lexicon)
    lines = own_lines(scope.lines, parts) if own else list(scope.lines)
    lines = [line for line in lines if line.index not in planned]  # needs are no results
    account = Account(
        ledger, study, scope.claim_level, lines, arms, rows, finder,
        Outcomes(ledger, study, lexicon, closing_of(scope.lines)), lexicon, scope.article, scope.pooled,
    )  # fmt: skip
    _write_parts(account)
    describe(account, parts, sizes.total)
    if own:
        write_grids(account)
    write_results(account)
    write_statements(account)
    write_study_results(account)
    write_narrated(account)
    write_doses(account)
    write_courses(account)
    write_told_times(account)
    write_setting(account)
    if own:
        write_mentions(account)
    else:
        write_reported_harms(account)
    write_populations(account)
    return study


_SETS_APART = re.compile(
    r"\brandom|\bversus\b|\bvs\b|\bcontrols?\b|\bplacebo\b|\bgroups\b|\barms\b|\bcompar",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"\b(?:were|was)\s(?:\w+ly\s)?(?:treated|given|offered|operated on)\b|\breceiv(?:ed|ing)\b|\bunderwent\b"
    r"|\bphase (?:I{1,2}|[12])\b|\bsingle[- ]arm\b",
    re.IGNORECASE,
)


# Nobody is treated to find these out, or others are looked at besides.
_ASKED = re.compile(
    r"\b(?:survey|questionnaires? (?:was|were) sent|interview(?:s|ed)?|case[- ]control|cross-sectional|registr(?:y|ies)"
    r"|siblings|relatives|matched|healthy|unexposed|nonusers|non-users)\b",
    re.IGNORECASE,
)


def _lone(scope: Scope, title: str, title_start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the span of what the one group of a study was given; None where there may be more groups.

    A text of the authors' own that speaks of comparisons may still be of one group: if its title names
    a treatment, people were treated, and nobody was allotted, a control or looked at besides.
    """
    own = scope.claim_level == "own_result"
    if not own or not any(_SETS_APART.search(line.text) for line in scope.lines):
        return single_arm(scope.lines, lexicon)
    if any(COMPARES.search(line.text) for line in scope.lines):
        return None
    texts = [line.text for line in scope.lines]
    if not any(map(_TREATED.search, texts)) or any(map(_ASKED.search, texts)):
        return None
    span = subject_of(title) if title else None
    if span is None or not lexicon.find("interventions", title, *span):
        return None
    return title_start + span[0], title_start + span[1]


def _is_account(scope: Scope, arms: list[Arm], sizes: Sizes, lone: bool) -> bool:
    """Tell whether sentences hold a size, an arm, or an intervention of one identifiable study."""
    if _states_results(scope):
        return True
    identified = (
        scope.claim_level == "own_result"
        or bool(scope.citations)
        or sizes.total is not None
        or len(sizes.arms) > 1
    )
    return identified and bool(arms or sizes.total is not None or lone)


# Numbers that can only be results; an article introduces its studies, and shares are theirs there.
_RESULTS = frozenset({"p_value", "ratio", "interval", "count_percent", "mean_sd", "median_iqr"})
_NARRATED = _RESULTS | {
    "percent",
    "fraction",
    "relative_effect",
    "percent_points",
    "effect",
    "median",
}


# Who took part, what they were given and for how long: two of these tell of one study.
_DESCRIBED = frozenset({"age", "dose", "duration", "schedule", "timepoint", "participants"})
# Measured in people where the sentence sets groups against each other.
_MEASURED = frozenset({"mean", "change", "share", "score", "measure", "duration", "timepoint"})


def _states_results(scope: Scope) -> bool:
    """Tell whether a text gives numbers that can only be results of the study."""
    if not scope.article:
        told = any(mention.kind in _RESULTS for line in scope.lines for mention in line.mentions)
        return told or (scope.claim_level == "own_result" and _tells_shares(scope))
    return any(_narrates(line, line is scope.lines[0]) for line in scope.lines)


def _narrates(line: Line, first: bool) -> bool:
    """Tell whether a sentence of an article's study says who took part in it or what they had."""
    kinds = {mention.kind for mention in line.mentions}
    if kinds & _NARRATED:
        return True
    if not kinds:
        return False
    if first or matches(CONTINUATIONS[1:2], line.text):
        return len(kinds & _DESCRIBED) > 1 or bool(kinds & _MEASURED and not first)
    return False


# "of the treated women": who the share is of.
_SHARES_OF = re.compile(
    rf"(?:%|\bper ?cent)\sof\s[^.;,()\d]{{0,40}}?\b(?:{PERSONS}|eyes)\b",
    re.IGNORECASE,
)
# How many shares make an account of an own text.
_FEWEST_SHARES = 2


def _tells_shares(scope: Scope) -> bool:
    """Tell whether an own text gives shares of people, and names neither its arms nor their number."""
    shares = 0
    for line in scope.lines:
        told = sum(mention.kind in ("percent", "fraction") for mention in line.mentions)
        if told and (_SHARES_OF.search(line.text) or PATIENTS.search(line.text)):
            shares += told
    return shares >= _FEWEST_SHARES


def _opening(ledger: Ledger, scope: Scope) -> str:
    """Cite the words that open an account; numbers among them are left to other cells."""
    edges = [
        scope.start,
        *(edge for span in ledger.numbers_in(scope.start, scope.end) for edge in span),
        scope.end,
    ]
    pieces = [
        (start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end
    ]
    start, end = max(
        pieces, key=lambda piece: piece[1] - piece[0], default=(scope.start, scope.end)
    )
    words = ledger.document.text[start:end]
    start += len(words) - len(words.lstrip())
    return ledger.cite("studies.claim_level", start, start + len(words.strip()), rule=scope.rule)


def _write_arms(ledger: Ledger, study: str, arms: list[Arm]) -> list[str]:
    rows = []
    for arm in arms:
        evidence = _establish(ledger, arm)
        row = ledger.add_row("arms", study, study, evidence) if evidence else ""
        rows.append(row)
        if not row:
            continue
        start, end = (arm.role_start, arm.role_end) if arm.role_start >= 0 else (-1, -1)
        cited = (
            ledger.cite("arms.role", start, end, rule="role.word", role=arm.role)
            if start >= 0 and not ledger.numbers_in(start, end)  # a dose is no word of a role
            else evidence
        )
        ledger.add_value("arms", row, "role", arm.role, cited or evidence)
    return rows


def _establish(ledger: Ledger, arm: Arm) -> str:
    """Cite an arm's name, or the part of it in front of its first number."""
    start, end = _words_of(ledger, arm.name.start, arm.name.end)
    if ledger.numbers_in(start, end) == ((start, end),) and arm.label is not None:
        start, end = _words_of(ledger, arm.label.start, arm.label.end)  # "six or five fractions"
    tier = "unsure" if arm.name.rule in _LAST_ASKED else "likely"
    return ledger.cite("arms.role", start, end, rule=arm.name.rule, tier=tier, role=arm.role)


_LAST_ASKED = frozenset({AGAINST.name, NAMELESS})


def _words_of(ledger: Ledger, start: int, end: int) -> tuple[int, int]:
    """Return the words in front of the first number of a name, else those behind the last."""
    numbers = ledger.numbers_in(start, end)
    front = numbers[0][0] - start if numbers else 0
    if front >= 3 or (front == 2 and ledger.document.text[start + 1] == "-"):  # "K-12"
        words = ledger.document.text[start : numbers[0][0]].rstrip(" ,(")
        return start, start + len(words)
    if numbers and end - numbers[-1][1] >= 3:
        words = ledger.document.text[numbers[-1][1] : end]
        return numbers[-1][1] + len(words) - len(words.lstrip(" %,)")), end
    return start, end


def _write_parts(account: Account) -> None:
    """Give listed components to the arm that was last spoken of."""
    last = done = 0
    for place, line in enumerate(account.lines):
        found = components_in(line)
        if found and account.arm_rows:
            for before in account.lines[done:place]:
                mentions = account.mentions(before)
                last = mentions[0].arm if mentions else last
            done = place
            write_components(
                account.ledger, account.study, account.row_of(last), account.role_of(last), found
            )
