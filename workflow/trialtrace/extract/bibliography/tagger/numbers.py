"""Year, volume, issue, pages and edition inside the stretches that the tagger gave them."""

from __future__ import annotations

import re

from trialtrace.extract.bibliography.tagger.runs import Run
from trialtrace.extract.bibliography.tagger.tokens import Span

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_YEAR_LETTER = re.compile(r"[a-z](?![a-z])")
# "27", "S12", "12a", "3-4", "e101", "XV".
_ATOM = re.compile(
    r"(?:(?<![^\W\d_])(?:[A-Z]{1,2}|e))?\d+[A-Za-z]{0,2}(?:\s?[-/+&]\s?[A-Za-z]{0,2}\d+[A-Za-z]{0,2}){0,3}"
    r"|(?<![^\W_])[IVXLC]{1,7}(?![^\W_])"
)
_ISSUE_WORD = re.compile(
    r"(?i:\b(?:no|nos|nr|num|number|issue|heft|fasc|iss|suppl|n)\b\.?|n?[°º])\s*$"
)
_PART = re.compile(r"(?i:suppl(?:ement)?|pt|part|spec(?:ial)?)\b[^()]*")
_ARTICLE = re.compile(r"[eE]\d+|\d{7,}")
_EDITION_END = " .,;:()[]"


def read_numbers(view: str, runs: list[Run], grammar: dict[str, Span]) -> dict[str, Span]:
    """Find the numbers of an entry inside its stretches.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it.
    runs : list of Run
    grammar : dict
        Spans that the grammar read; one that lies in a stretch of its own name is taken over,
        because the grammar knows where the words around a number end.
    """
    spans: dict[str, Span] = {}
    _year(view, runs, grammar, spans)
    _volume_and_issue(view, runs, grammar, spans)
    _pages(view, runs, grammar, spans)
    for run in runs:
        if run.label == "edition":
            known = grammar.get("edition", (0, 0))
            overlap = known[0] < run.end and run.start < known[1]
            spans.setdefault("edition", known if overlap else _trimmed(view, run))
    return spans


def _held(run: Run, name: str, grammar: dict[str, Span]) -> Span | None:
    span = grammar.get(name)
    return span if span and span[0] >= run.start and span[1] <= run.end else None


def _with_letter(view: str, run: Run, span: Span) -> Span:
    """Take in the capital that is glued to a number, where the tagger counts it in: "P07010"."""
    start, end = span
    if (
        start > run.start
        and view[start - 1].isupper()
        and not view[start - 2 : start - 1].isalpha()
    ):
        return start - 1, end
    return span


def _trimmed(view: str, run: Run) -> Span:
    start, end = run.start, run.end
    while start < end and view[start] in _EDITION_END:
        start += 1
    while end > start and view[end - 1] in _EDITION_END.replace(".", ""):
        end -= 1
    return start, end


def _year(view: str, runs: list[Run], grammar: dict[str, Span], spans: dict[str, Span]) -> None:
    dated = [run for run in runs if run.label == "year"]
    for run in dated:
        if kept := _held(run, "year", grammar):
            spans["year"] = kept
            if "year_suffix" in grammar:
                spans["year_suffix"] = grammar["year_suffix"]
            return
    for run in dated:
        match = _YEAR.search(view, run.start, run.end)
        if match is not None:
            spans["year"] = match.span()
            letter = _YEAR_LETTER.match(view, match.end())
            if letter is not None:
                spans["year_suffix"] = letter.span()
            return


def _volume_and_issue(
    view: str, runs: list[Run], grammar: dict[str, Span], spans: dict[str, Span]
) -> None:
    for run in runs:
        if run.label not in ("volume", "issue"):
            continue
        kept = _held(run, run.label, grammar)
        if kept and run.label not in spans:
            spans[run.label] = _with_letter(view, run, kept)
        atoms = [m.span() for m in _ATOM.finditer(view, run.start, run.end)]
        for span in atoms:
            if any(a < span[1] and span[0] < b for a, b in spans.values()):
                continue
            name = run.label
            if name == "volume" and (
                "volume" in spans
                or _ISSUE_WORD.search(view[max(run.start, span[0] - 12) : span[0]])
            ):
                name = "issue"
            spans.setdefault(name, span)
        if run.label == "issue" and "issue" not in spans:
            part = _PART.search(view, run.start, run.end)
            if part is not None:
                spans["issue"] = part.span()


def _pages(view: str, runs: list[Run], grammar: dict[str, Span], spans: dict[str, Span]) -> None:
    for run in runs:
        if run.label != "pages" or "pages" in spans or "article_number" in spans:
            continue
        for name in ("pages", "article_number"):
            if kept := _held(run, name, grammar):
                spans[name] = _with_letter(view, run, kept)
        if "pages" in spans or "article_number" in spans:
            continue
        atoms = [m.span() for m in _ATOM.finditer(view, run.start, run.end)]
        if atoms:
            span = (atoms[0][0], atoms[-1][1])
            name = "article_number" if _ARTICLE.fullmatch(view[slice(*span)]) else "pages"
            spans[name] = span
