"""The grammar and the tagger read an entry; a rule says whose reading stands."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from trialtrace.extract.bibliography.access import find_access
from trialtrace.extract.bibliography.building import BOTH
from trialtrace.extract.bibliography.identifiers import find_identifiers
from trialtrace.extract.bibliography.parsed import ParsedReference
from trialtrace.extract.bibliography.tagger.assemble import assemble
from trialtrace.extract.bibliography.tagger.certain import explains_all, is_certain
from trialtrace.extract.bibliography.tagger.features import features
from trialtrace.extract.bibliography.tagger.mended import mended
from trialtrace.extract.bibliography.tagger.model import Model, standard_model
from trialtrace.extract.bibliography.tagger.phases import plain
from trialtrace.extract.bibliography.tagger.tokens import NOTHING, Span, spread, tokens_of
from trialtrace.extract.bibliography.tagger.viterbi import best_paths, bound
from trialtrace.extract.bibliography.view import view_of
from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.model import FieldSpan

# A grammar's reading that leaves no word over stands where keeping to it costs the tagger no more than
# this (a logarithm of odds: at 2.0 the tagger takes its own reading for seven times as likely).
MARGIN = 2.0
# Fewer tokens are no entry.
LEAST_TOKENS = 3
# What the tagger calls the grammar's fields; what is missing here it has no word for.
_LABELS = {"article_number": "pages", "year_suffix": "year"}


def refine(
    parsed: ParsedReference, words: BibliographyWords, model: Model | None = None
) -> ParsedReference:
    """Let the tagger read an entry that the grammar has read, and keep the better reading.

    Parameters
    ----------
    parsed : ParsedReference
        The grammar's reading.
    words : BibliographyWords
    model : Model, optional
        The project's own weights by default.

    Returns
    -------
    ParsedReference
        ``rule`` of each field says who read it: ``grammar``, ``tagger``, or ``both`` alike.
    """
    tokens = tokens_of(parsed.raw)
    if len(tokens) < LEAST_TOKENS or tokens[-1][1] < len(parsed.raw.rstrip()):
        return parsed  # nothing to tag, or too long to be one entry
    weights = model if model is not None else standard_model()
    grammar = grammar_labels(parsed, tokens)
    known = identifier_labels(parsed.raw, tokens, words)
    near, own = features(parsed.raw, tokens, grammar, known, words)
    emissions = weights.emissions(near, own)
    chains = [emissions]
    if explains_all(parsed, tokens, grammar, known, words):
        chains.append(bound(emissions, _held(parsed.raw, tokens, grammar, weights)))
    best, *kept = best_paths(np.stack(chains), weights.transitions)
    labels = [plain(weights.labels[label]) for label in best.labels]
    if is_certain(parsed) or any(best.score - path.score <= MARGIN for path in kept):
        return _agreed(mended(parsed, words), tokens, labels)
    tagged = assemble(parsed, tokens, labels, words)
    if kept and _starts_small(tagged) and not _starts_small(parsed):
        return _agreed(mended(parsed, words), tokens, labels)
    return tagged


def _starts_small(parsed: ParsedReference) -> bool:
    """Tell "Salt (5 g) in | the treatment of cramps. J Salt Res": a title cut inside its sentence."""
    return parsed.container[:1].islower()


def grammar_labels(parsed: ParsedReference, tokens: list[Span]) -> list[str]:
    """Return what the grammar takes each token for, in the tagger's words."""
    spans = [(_LABELS.get(f.field, f.field), (f.start, f.end)) for f in parsed.fields]
    if parsed.authors:
        spans.append(("author", (parsed.authors[0].start, parsed.authors[-1].end)))
    return spread(spans, tokens)


def identifier_labels(raw: str, tokens: list[Span], words: BibliographyWords) -> list[str]:
    """Return the names of the identifiers, and of the day of access, at their tokens."""
    view, found = find_identifiers(view_of(raw[: tokens[-1][1]]))
    spans = [(item.field, (item.start, item.end)) for item in found]
    accessed = find_access(view, 0, words)
    if accessed is not None:
        spans.append(("accessed", accessed))
    return spread(spans, tokens)


def _held(raw: str, tokens: list[Span], grammar: list[str], model: Model) -> dict[int, list[int]]:
    """Number of a token → its labels, for the words and numbers that the grammar has read."""
    return {
        at: model.forms[label]
        for at, (label, (start, end)) in enumerate(zip(grammar, tokens, strict=True))
        if label in model.forms and label != NOTHING and raw[start:end].isalnum()
    }


def _agreed(parsed: ParsedReference, tokens: list[Span], labels: list[str]) -> ParsedReference:
    """Mark the fields of the grammar's reading all of whose words the tagger labels alike."""
    fields = tuple(
        replace(field, rule=BOTH) if _alike(parsed.raw, field, tokens, labels) else field
        for field in parsed.fields
    )
    return replace(parsed, fields=fields)


def _alike(raw: str, field: FieldSpan, tokens: list[Span], labels: list[str]) -> bool:
    name = _LABELS.get(field.field, field.field)
    inside = [
        label
        for (start, end), label in zip(tokens, labels, strict=True)
        if start >= field.start and end <= field.end and raw[start:end].isalnum()
    ]
    return bool(inside) and all(label == name for label in inside)
