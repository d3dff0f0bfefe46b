"""Questions whose arms are one group before and after: "after training" against "baseline"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_OF = (
    r"(?:[- ]?(?:training|treatment|intervention|tests?|operative(?:ly)?|exercise|program(?:me)?|course|therapy|"
    r"surgery))"
)
START = re.compile(
    rf"^\W*(?:at\s+)?(?:(?:the\s+)?baseline|before\b|prior to\b|pre\b|pre{_OF})", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"\bpre{_OF}?\b(?!-?\w)|\bbefore\b|\bprior to\b|\b(?:at\s+)?baseline\b|\bat (?:the )?(?:start|beginning)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\bpost{_OF}?\b(?!-?\w)|\bafter\b|\bfollowing\b|\bat (?:the )?(?:end|completion)\b|\bat follow-?up\b",
    re.IGNORECASE,
)
# Where there is another group, "before" and "after" do not tell whose figures are meant.
GROUPS = re.compile(
    r"\b(?:control|placebo|comparison|usual care|untreated)\s+(?:groups?|arms?|subjects|patients|participants)\b"
    r"|\brandom(?:ly|i[sz])",
    re.IGNORECASE,
)


def stages_of(names: Mapping[str, str], text: str) -> tuple[str, str] | None:
    """Return the sides that stand for before and after; None where a question asks for groups.

    Examples
    --------
    >>> stages_of({"a": "after walking", "b": "baseline"}, "Twenty sailors walked.")
    ('b', 'a')
    """
    starts = [side for side, name in names.items() if START.search(name)]
    if len(starts) != 1 or GROUPS.search(text):
        return None
    other = next(side for side in names if side != starts[0])
    return starts[0], other


def spans_of(view: str, stages: tuple[str, str]) -> Iterator[tuple[str, int, int]]:
    """Yield (side, start, end) of what a sentence says of before and after."""
    for side, pattern in zip(stages, (_BEFORE, _AFTER), strict=True):
        for match in pattern.finditer(view):
            yield side, match.start(), match.end()
