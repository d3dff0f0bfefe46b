"""Places of the page that links lead to: safe ids, and no link to a place that is not there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from trialtrace.show.tables.view import Target

_SAFE = re.compile(r"[A-Za-z0-9_-]{1,120}")


def anchor(target: Target) -> str:
    """Return the HTML id of a target.

    Ids of tables are taken over where they are letters, digits, ``_`` and ``-``; anything else
    (a person may write any id into a decision) becomes its hash.
    """
    if _SAFE.fullmatch(target.id):
        return f"{target.kind}-{target.id}"
    digest = hashlib.sha256(target.id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{target.kind}-h.{digest[:20]}"


def read_target(place: Target) -> Target:
    """Return the line about a span in the list under its document, which always stands there."""
    return Target("read", anchor(place))


class Anchors:
    """The places that the page has.

    Parameters
    ----------
    shown : iterable of Target
        Everything that gets an id.
    aliases : mapping
        Target without a place of its own → the place that stands for it.
    """

    def __init__(self, shown: Iterable[Target], aliases: Mapping[Target, Target]) -> None:
        self._shown = frozenset(shown)
        self._aliases = dict(aliases)

    def __contains__(self, target: Target) -> bool:
        return target in self._shown

    def href(self, target: Target | None) -> str:
        """Return ``#id`` of a target or of what stands for it; empty where neither is shown."""
        if target is None:
            return ""
        if target not in self._shown:
            target = self._aliases.get(target, target)
        return "#" + anchor(target) if target in self._shown else ""
