"""What arms had that a text calls by their parts alone: "A (test arm, n = 28) versus B (control arm)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.fit import GENERIC, may_name
from trialtrace.extract.accounts.arms.letter_defined import in_front
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.reading import Line

RULE = "arms.role_defined"
_CALLED = re.compile(
    r"\((?:the )?(?P<what>test|study|control|controls|treatment|intervention|experimental|reference|comparison|trial)"
    r"(?: (?:group|arm))?(?=[),;])",
    re.IGNORECASE,
)


def role_defined(arms: Sequence[Arm], lines: Sequence[Line]) -> list[tuple[Arm, Name]]:
    """Return the words in front of the brackets that call arms by their parts.

    Parameters
    ----------
    arms : sequence of Arm
        Arms, some of them called "test" and "control" by the text.
    lines : sequence of Line
        Sentences of the account.

    Returns
    -------
    list of tuple
        Each such arm with a name; empty unless one sentence defines every one of them.
    """
    called = {_word(arm.name.text): arm for arm in arms if _is_part(arm.name.text)}
    if len(called) < 2:
        return []
    for line in lines:
        found: dict[str, Name] = {}
        low = 0
        for match in _CALLED.finditer(line.text):
            word = _word(match["what"])
            name = in_front(line, match.start(), RULE, low) if word in called else None
            if name is not None and may_name(name.text) and not _is_part(name.text):
                found.setdefault(word, name)
            low = line.text.find(")", match.end()) + 1
        if len(found) == len(called) == len({name.text.lower() for name in found.values()}):
            return [(called[word], name) for word, name in found.items()]
    return []


def _is_part(text: str) -> bool:
    return _word(text) == "control" or GENERIC.fullmatch(text) is not None


def _word(text: str) -> str:
    return re.sub(r" (?:groups?|arms?)$", "", text.lower()).removesuffix("s")
