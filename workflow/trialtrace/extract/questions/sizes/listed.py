"""People of arms told as two lists: "40, 42 and 41 were enrolled in the zinc, iron and salt groups, respectively"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.sizes.planned import is_plan
from trialtrace.extract.questions.arms.names import COMPARATOR, GROUP_NOUN, INTERVENTION, Naming
from trialtrace.extract.questions.arms.pairs import choose_pair
from trialtrace.extract.questions.model import Number
from trialtrace.extract.questions.sizes.told import UNITS
from trialtrace.text.model import Document

_COUNT = r"(?<![\w.,/<>=-])\d{1,6}(?![\w%]|\.\d|\s?%)"
_AND = r"(?:and|versus|vs\.?)"
_RESPECTIVE = re.compile(
    rf"(?P<numbers>{_COUNT}(?:\s*,\s*{_COUNT})*\s*,?\s+{_AND}\s+{_COUNT})(?:\s+(?:[a-z]+\s+)?(?:{UNITS}))?\s+"
    r"(?:were\s+)?(?:(?:randomly\s+)?(?:randomi[sz]ed|assigned|allocated|enrolled|included)\s+)?"
    r"(?:in|to|into|on|for|received|receiving)\s+(?:the\s+)?(?P<names>[^.;()]{5,160}?)\s*,?\s+respectively\b",
    re.IGNORECASE,
)
_TAKEN_IN = re.compile(r"random|\bassign|allocat|enrol|recruit|includ|analy[sz]|complet", re.I)
_NEXT = re.compile(rf"\s*,\s*(?:{_AND}\s+)?(?:the\s+)?|\s+{_AND}\s+(?:the\s+)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def listed_sizes(document: Document, naming: Naming) -> dict[str, Number]:
    """Return the people of both arms where one sentence lists those of all arms in their order; else none."""
    found = []
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "table":
            continue
        view = plain(document.text[sentence.start : sentence.end])
        match = _RESPECTIVE.search(view) if "respectively" in view and len(view) < 1500 else None
        if match is None or not _TAKEN_IN.search(view) or is_plan(view):
            continue
        start = sentence.start + match.start("numbers")
        numbers = [
            Number(float(one.group()), start + one.start(), start + one.end())
            for one in _NUMBER.finditer(match["numbers"])
        ]
        names = [GROUP_NOUN.sub(" ", name).strip() for name in _NEXT.split(match["names"])]
        pair = choose_pair(names, naming) if len(names) == len(numbers) else None
        if pair is not None:
            found.append(
                {INTERVENTION: numbers[pair.intervention], COMPARATOR: numbers[pair.comparator]}
            )
    told = {tuple(sorted((side, n.value) for side, n in one.items())) for one in found}
    return found[0] if len(told) == 1 else {}
