"""Where the container starts: each place where a title may end is scored, the best one wins."""

from __future__ import annotations

import re

from trialtrace.extract.bibliography.middle_grammar import MiddleGrammar
from trialtrace.extract.bibliography.view import LO, TAKEN, UP

# Only the last boundaries of a very long entry are tried, so that time stays linear.
MAX_BOUNDARIES = 14
MAX_CONTAINER = 220
# So few words without any mark between them are a container alone: "Nature 12, 3".
MAX_ALONE = 4

# How likely a title ends at a mark: a full stop, one set apart, a comma, a dash, a blanked-out span.
_MARK_SCORE = {"stop": 1.6, "apart": 1.4, "taken": 1.6, "comma": 0.2, "dash": -0.8, "": 0.0}

_BOUNDARY = re.compile(
    # A stop set off by a blank before it, as some printers do: "salt .Nature".
    rf"(?P<apart>\s\.\s?(?=[{UP}])|(?<=[{LO}]{{3}})\.(?=[{UP}][{LO}]))|"
    r"(?P<stop>[.?!]['\")]?)\s+(?=\S)|(?P<comma>,)\s*(?=\S)|(?P<dash>\s[-:]\s|;\s)|(?P<taken>\x00+[\s.,;:)]*)"
)


def best_boundary(
    view: str, start: int, end: int, grammar: MiddleGrammar, least: float = 0.0
) -> int | None:
    """Return the offset at which the container most likely starts; ``start`` if all is container."""
    cuts = [(start, "")]
    for match in _BOUNDARY.finditer(view, start, end):
        if match.end() < end:
            cuts.append((match.end(), match.lastgroup or ""))
    if len(cuts) > MAX_BOUNDARIES:
        cuts = [cuts[0], *cuts[-MAX_BOUNDARIES:]]
    if len(cuts) == 1 and least <= 0 and len(view[start:end].split()) <= MAX_ALONE:
        return start
    best, best_score = None, least
    for cut, kind in cuts:
        if end - cut > MAX_CONTAINER:
            continue
        score = _container_score(view, cut, end, kind, grammar) + _title_score(
            view, start, cut, kind, grammar
        )
        if score > best_score:
            best, best_score = cut, score
    return best


# The end of a word in lower case, or of a long one, ends a sentence; that of "Phys." does not.
_SENTENCE_END = re.compile(
    rf"(?:(?<![{UP}{LO}])[{LO}][{LO}\-]{{3,}}|[{LO}]{{8}})[.?!]\s+(?=[{UP}]\w)"
)


def _container_score(view: str, start: int, end: int, kind: str, grammar: MiddleGrammar) -> float:
    text = view[start:end].strip(" .,;:\x00()")
    words = re.findall(r"[^\W\d_][\w'\-]*(?:\s?\.)?", text.replace(TAKEN, " "))
    if not words:
        return -9.0
    score = _MARK_SCORE[kind]
    bare = [w.rstrip(" .") for w in words]
    big = [w for w in bare if w.casefold() not in grammar.small_words]
    lower = sum(w[0].islower() for w in big)
    known = sum(w.casefold() in grammar.journal_words for w in bare)
    cut_short = sum(w.endswith(".") for w in words)
    if re.sub(r"\.", "", text).casefold() in grammar.titles or text.casefold() in grammar.titles:
        return score + 5.0
    if not text[0].isupper() and not text[0].isdigit():
        score -= 2.5
    score += min(2.4, 1.2 * known)
    score += 1.2 if lower == 0 else -1.0 * min(3, lower)
    score += 0.9 if cut_short * 2 >= len(words) else 0.0
    score -= max(0, len(words) - 8) * 0.35
    # A sentence ends inside: "sleep. A review. J Foo" is no container as a whole.
    score -= 1.6 * len(_SENTENCE_END.findall(text))
    if len(bare[0]) > 1 and bare[0].casefold() in grammar.small_words - {
        "the",
        "la",
        "le",
        "der",
        "die",
        "das",
        "il",
    }:
        score -= 1.5
    return score


def _starts_cut(view: str, at: int) -> bool:
    """Tell whether a word cut short stands at an offset: "Salt. ", "Chem ."."""
    return re.compile(rf"[{UP}][{UP}{LO}]{{0,8}}\s?\.").match(view, at) is not None


def _title_score(view: str, start: int, cut: int, kind: str, grammar: MiddleGrammar) -> float:
    text = view[start:cut].strip(" .,;:\x00")
    if not text:
        return 0.0
    words = re.findall(r"[^\W\d_][\w'\-]*", text)
    if not words:
        return -3.0
    score = 0.8 if any(w[0].islower() and len(w) > 3 for w in words) else 0.0
    if len(words) == 1:
        score -= 0.8
    # "Ann. Salt Res.": the first stop is inside the container.
    last = re.search(
        rf"(?:^|[.,;:?!\"]\s?)([{UP}][{LO}]{{1,6}})\s?\.\s*$", view[max(start, cut - 24) : cut]
    )
    if kind in ("stop", "apart") and last:
        known = last.group(1).casefold() in grammar.journal_words
        score -= 2.5 if known or _starts_cut(view, cut) else 0.0
    # "Salt Chem. Qual. Health": a few capitalised words before an abbreviation.
    if kind in ("stop", "apart") and len(words) <= 3 and all(w[0].isupper() for w in words):
        score -= 1.5 if _starts_cut(view, cut) else 0.0
    # The stop of an abbreviation or initial is no end of a title.
    if kind in ("stop", "apart") and re.search(
        r"(?:^|[\s.,])[A-Z]\w?\s?\.\s*$", view[max(start, cut - 12) : cut]
    ):
        score -= 2.0
    if (
        kind == "stop"
        and all(len(w) <= 7 and w[0].isupper() for w in words)
        and view.count(".", start, cut) >= len(words)
    ):
        score -= 2.5
    return score
