"""XDC: one document warns of a treatment in people for whom another recommends it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trialtrace.check.corpus import Corpus
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import fold, quoted

# "X is not suitable for people with A, B or C", "X is contraindicated in A".
_AGAINST = re.compile(
    r"(?P<what>[\w-]{4,}(?:\s[\w-]{2,}){0,2}?)\s(?:treatment\s|therapy\s)?(?:is|are)\s(?:also\s|generally\s|usually\s)?"
    r"(?:not\s(?:suitable|recommended|indicated|advised|appropriate|meant)|unsuitable|contra-?indicated)\s(?:for|in)\s"
    r"(?P<whom>[^.;]{4,240})",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:can|could|may|will|does)\s(?:also\s|often\s|really\s)?(?:help|benefit|be\s(?:beneficial|effective|helpful"
    r"|used|a good)|work|stimulate|treat|improve|restore|reverse)"
    r"|\b(?:is|are)\s(?:also\s|very\s|highly\s)?(?:effective|beneficial|suitable|indicated|recommended|ideal|helpful)\b",
    re.IGNORECASE,
)
_HOLDS_BACK = re.compile(
    r"\b(?:not|never|no|nor|unaware|unlikely|less likely|little|worsen|avoid|contra-?indicated|unclear|unknown|without"
    r"|unless|once|after|except|whether|if)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
# What parts the members of a list of people, and the words around a condition.
_BETWEEN = re.compile(
    r",|;|\b(?:or|and|including|such as|like|those|who|individuals|people|patients|persons|adults|children|women|men"
    r"|anyone|with|suffering from|affected by|infected|of|an|a|the|any|active|severe|uncontrolled|certain|cases)\b",
    re.IGNORECASE,
)
# A shorter name ("acne", "pain", "allergy") may be anything.
_LEAST_LETTERS, _LEAST_WORDS = 9, 2


@dataclass(frozen=True, slots=True)
class _Warning:
    """A treatment, and a condition in which a sentence warns of it."""

    what: str
    condition: str
    span: Span


def _sentences(corpus: Corpus, doc_id: str) -> Iterator[Span]:
    entries = [(r.start, r.end) for r in corpus.references_of.get(doc_id, [])]
    for sentence in corpus.document(doc_id).sentences:
        if not any(start < sentence.end and sentence.start < end for start, end in entries):
            yield Span(doc_id, sentence.start, sentence.end)


def _warnings(corpus: Corpus, doc_id: str) -> Iterator[_Warning]:
    for span in _sentences(corpus, doc_id):
        match = _AGAINST.search(corpus.words(span))
        if match is None:
            continue
        what = fold(match["what"]).split()[-1]
        for piece in _BETWEEN.split(match["whom"]):
            condition = fold(piece)
            telling = len(condition) >= _LEAST_LETTERS and len(condition.split()) >= _LEAST_WORDS
            if telling and len(what) >= _LEAST_LETTERS - 2:
                yield _Warning(what, condition, span)


def _disagreements(corpus: Corpus) -> Iterable[Hit]:
    warned = [(doc_id, w) for doc_id in corpus.doc_ids for w in _warnings(corpus, doc_id)]
    if not warned:
        return
    for doc_id in corpus.doc_ids:
        against = [(other, w) for other, w in warned if other != doc_id]
        if not against:
            continue
        for span in _sentences(corpus, doc_id):
            words = corpus.words(span)
            if not _FOR.search(words) or _HOLDS_BACK.search(words):
                continue
            folded = f" {fold(words)} "
            for other, warning in against:
                if f" {warning.what} " in folded and f" {warning.condition} " in folded:
                    values = {
                        "against": corpus.paths[other],
                        "what": warning.what,
                        "condition": warning.condition,
                        "for_it": corpus.paths[doc_id],
                        "quote": quoted(words),
                    }
                    yield Hit(("documents", doc_id), (span, warning.span), values)


_WARNS = "Acupressure is not suitable for people with active sickle cell disease or deep vein thrombosis."


def _two(other: str, why: str = "") -> Scene:
    return Scene((other,), why=why).document(_WARNS)


CHECKS = (
    Check(
        code="XDC003",
        severity="note",
        title="Documents disagree for whom a treatment is",
        sees="A sentence that says that a treatment is not suitable, not recommended or contraindicated in a "
        "condition, and a sentence of another document that says without reserve that it helps or may be used there.",
        why="One of the two advices may harm; a reader who sees only one of them does not know it.",
        todo="Look for trials or guidelines on this group of people; say that the sources disagree.",
        knowable_from="corpus",
        message="{against} says that {what} is not for {condition}; {for_it} recommends it there: {quote}",
        find=_disagreements,
        fires=(_two("Acupressure can help in sickle cell disease."),),
        silent=(
            _two("Acupressure may not help in sickle cell disease.", "It holds back."),
            _two("Hydroxyurea can help in sickle cell disease.", "Another treatment."),
            _two("Acupressure can help against back pain.", "Another condition."),
            _two(
                "Once deep vein thrombosis is ruled out, acupressure can help.", "On a condition."
            ),
        ),
    ),
)
