"""The accounts that an article has told of so far, and the one that it speaks of at the moment."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.scopes.introductions import Introduction, people_in, value_of
from trialtrace.extract.accounts.scopes.scope import Scope
from trialtrace.extract.model import Citation

_SHORTEST = 2
# A team is "they" in the sentences behind the one that names it.
THEY = 2


class Focus:
    """Keeps the accounts so far, and which of them is spoken of."""

    def __init__(self, names: frozenset[str], stories: re.Pattern[str] | None) -> None:
        self.scopes: list[Scope] = []
        self.current: Scope | None = None
        self.by_citation: dict[str, Scope] = {}
        self.by_name: dict[str, Scope] = {}
        self.block = -1
        self.section = ""
        self.idle = 0
        self.team = -THEY - 1
        self.pooled = False
        self.in_parts = False
        self.names = names
        self._names = _any_of(names)
        self._stories = stories

    def open(self, line: Line, told: Introduction) -> None:
        """Begin an account with a sentence that introduces it."""
        scope = Scope("reported_by_others", told.rule, told.start, told.end)
        self.scopes.append(scope)
        self.current = scope
        self.pooled = False
        self._know(scope, told)
        self.take(line, told.citation)

    def take(self, line: Line, citation: Citation | None = None) -> None:
        """Count a sentence in to the account in focus."""
        scope = self.current
        assert scope is not None
        scope.lines.append(line)
        people = people_in(line)
        if people is not None:
            scope.people.add(value_of(people))
            noun = line.text[: people.end - line.start].split()[-1].casefold()
            if noun.isalpha() and len(noun) > _SHORTEST:
                scope.nouns.add(noun)
        if citation is not None:
            scope.citations.append(citation)
            self.by_citation[citation.citation_id] = scope
        for name in self.named_in(line.text):
            if not scope.name and name not in self.by_name:
                scope.name = name
                self.by_name[name] = scope
        self.block, self.section, self.idle = line.block, line.section, 0

    def join(self, line: Line, told: Introduction) -> None:
        """Count a sentence in whose introduction turns out to be of the study in focus."""
        assert self.current is not None
        self._know(self.current, told)
        self.take(line, told.citation)

    def named_in(self, text: str) -> list[str]:
        """Return the names of trials that a sentence holds, each once."""
        if self._names is None:
            return []
        return list(dict.fromkeys(self._names.findall(text)))

    def is_story(self, text: str) -> bool:
        """Tell whether a sentence tells what somebody did whose story the article tells."""
        return self._stories is not None and self._stories.search(text) is not None

    def turns(self, line: Line) -> bool:
        """Tell whether a sentence stands under another heading than the last one of the study."""
        return line.section != self.section

    def leave(self) -> None:
        """Speak of no study any more."""
        self.current = None

    def _know(self, scope: Scope, told: Introduction) -> None:
        if told.counted:
            scope.people.add(0.0)
        if told.name:
            scope.name = scope.name or told.name
            self.by_name.setdefault(told.name, scope)


def _any_of(names: frozenset[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-])")
