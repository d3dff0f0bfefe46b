"""NUM: test statistics whose p-value is another one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trialtrace.check.corpus import Corpus
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.printed_tests import PrintedTest, fits, p_range, printed_tests
from trialtrace.check.scene import Scene

# A p-value that was corrected for many tests is larger than its statistic says.
_CORRECTED = re.compile(
    r"Bonferroni|\bHolm|Tukey|Scheff|Dunn|Hochberg|false discovery|\bFDR\b|correct(?:ed|ion) for|"
    r"adjusted p|multiple (?:comparisons|testing)|permutation|bootstrap|Greenhouse|Huynh",
    re.IGNORECASE,
)
_ONE_SIDED = re.compile(r"one[- ](?:sided|tailed)|directional (?:test|hypothes)", re.IGNORECASE)
_LEVEL = 0.05


def _contradicted(corpus: Corpus) -> Iterator[tuple[Span, PrintedTest, tuple[float, float]]]:
    """Yield tests whose p-value cannot be theirs, with the p-values that they allow."""
    from trialtrace.stats.rounding import interval

    for doc_id in corpus.doc_ids:
        text = corpus.document(doc_id).text
        sides = (1.0, 0.5) if _ONE_SIDED.search(text) else (1.0,)
        for test in printed_tests(text):
            if _CORRECTED.search(text, max(0, test.start - 300), test.end + 300):
                continue
            allowed = p_range(test, *interval(test.value))
            if allowed is None:
                continue
            low, high = interval(test.p)
            if test.relation != "=":  # a bound is no rounded number
                low = high = float(test.p)
            ranges = [(side * allowed[0], side * allowed[1]) for side in sides]
            if not any(fits(test.relation, low, high, *one) for one in ranges):
                yield Span(doc_id, test.start, test.end), test, allowed


def _hit(span: Span, test: PrintedTest, allowed: tuple[float, float]) -> Hit:
    values = {"words": test.words, "least": _short(allowed[0]), "most": _short(allowed[1])}
    return Hit(("documents", span.doc_id), (span,), values)


def _crosses(test: PrintedTest, allowed: tuple[float, float]) -> bool:
    """Tell whether the printed p-value and the statistic lie on different sides of 0.05."""
    p = float(test.p)
    said_below = p < _LEVEL or (p == _LEVEL and test.relation in "<≤=")
    said_above = p > _LEVEL or (p == _LEVEL and test.relation in ">≥")
    return (said_below and allowed[0] > _LEVEL) or (said_above and allowed[1] < _LEVEL)


def _short(p: float) -> str:
    return f"{p:.2g}" if p >= 1e-4 else "less than 0.0001"


def _error(corpus: Corpus) -> Iterable[Hit]:
    return (_hit(*one) for one in _contradicted(corpus) if _crosses(*one[1:]))


def _difference(corpus: Corpus) -> Iterable[Hit]:
    return (_hit(*one) for one in _contradicted(corpus) if not _crosses(*one[1:]))


def _said(words: str, why: str = "") -> Scene:
    return Scene((words,), why=why)


_SEES = (
    "t, F, χ², Q, r or z with its degrees of freedom and a p-value, where no statistic and no p-value that "
    "round to the printed ones belong together. One-sided p-values count where the text says that tests were "
    "one-sided; p-values corrected for many tests, bootstrapped or permuted are left alone. "
)

CHECKS = (
    Check(
        code="NUM014",
        severity="note",
        title="p-value contradicts its test statistic",
        sees=_SEES + "Here the two lie on different sides of 0.05.",
        why="A result is called significant that is not, or the other way round, or a number is misprinted.",
        todo="Look both up in the publication; ask which test was done.",
        knowable_from="document",
        message="“{words}”: the statistic means p between {least} and {most}",
        find=_error,
        fires=(
            _said("Sleep improved more with the lamp, t(28) = 1.20, p = .036."),
            _said("Groups differed in falls (χ2(1, N = 90) = 2.10, p < .05)."),
        ),
        silent=(
            _said("Sleep improved more with the lamp, t(28) = 2.20, p = .036."),
            _said("Groups differed in falls (χ2(1, N = 90) = 3.94, p < .05)."),
            _said(
                "Tests were one-sided. Sleep improved more with the lamp, t(28) = 1.80, p = .041.",
                "The text says that tests were one-sided.",
            ),
            _said(
                "Sleep improved with the lamp, t(28) = 2.20, p = .11 (Bonferroni-corrected).",
                "Corrected for many tests.",
            ),
        ),
    ),
    Check(
        code="NUM015",
        severity="note",
        title="p-value differs from its test statistic",
        sees=_SEES + "Here both lie on one side of 0.05.",
        why="At least one number is wrong, or the test is another one than the text says.",
        todo="Look both up in the publication.",
        knowable_from="document",
        message="“{words}”: the statistic means p between {least} and {most}",
        find=_difference,
        fires=(_said("Pain fell further with heat, F(1, 58) = 9.10, p = .02."),),
        silent=(
            _said("Pain fell further with heat, F(1, 58) = 9.10, p = .004."),
            _said("Pain went with age, r(62) = .31, p = .013."),
            _said("Pain fell with heat (z = −2.58, p = .01)."),
        ),
    ),
)
