"""Phrases by which the noise of a web page is told from its article, read from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from trialtrace.tables.errors import TrialtraceError

_KEYS = ("noise_phrases", "tail_headings", "reference_headings")


@dataclass(frozen=True, slots=True)
class PageCues:
    """Compiled phrases.

    Attributes
    ----------
    noise : re.Pattern
        Found in lines that are no part of the article (calls to action, cookie notes).
    tail : re.Pattern
        Matches a heading after which only noise follows (related stories, comments).
    references : re.Pattern
        Matches a heading that opens a reference list.
    """

    noise: re.Pattern[str]
    tail: re.Pattern[str]
    references: re.Pattern[str]


def load(file: Path) -> PageCues:
    """Read ``page.yaml`` of the lexicon.

    Raises
    ------
    TrialtraceError
        If the file is missing, is no YAML or lacks a list.
    """
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise TrialtraceError(f"{file}: cannot be read ({error.strerror}); restore it") from None
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" line {where.line + 1}" if where else ""
        raise TrialtraceError(f"{file}:{line} is no valid YAML; correct it") from None
    for key in _KEYS:
        if not isinstance(content, dict) or not isinstance(content.get(key), list):
            raise TrialtraceError(f"{file}: the list {key!r} is missing; add it (it may be empty)")
    return PageCues(
        noise=_any_of(content["noise_phrases"], r"(?<!\w)(?:{})(?!\w)"),
        tail=_any_of(content["tail_headings"], r"^\W*(?:{})\W*$"),
        references=_any_of(
            content["reference_headings"],
            r"^(?:#+\s*)?(?:\d+[.)]?\s*)?[*_“\"]{{0,2}}(?:{})[*_”\":.]{{0,3}}$",
        ),
    )


def _any_of(phrases: list[str], frame: str) -> re.Pattern[str]:
    if not phrases:
        return re.compile(r"(?!)")
    words = sorted((re.escape(p).replace(r"\ ", r"\s+") for p in phrases), key=len, reverse=True)
    return re.compile(frame.format("|".join(words)), re.IGNORECASE)
