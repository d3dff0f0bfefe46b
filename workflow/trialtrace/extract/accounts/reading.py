"""What the passes look at: sentences with their typed mentions, outside reference entries."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from trialtrace.extract.model import Citation, Reference
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.mention import Mention, Part
from trialtrace.grammar.mentions import LONGEST, find_mentions
from trialtrace.tables.frozen import frozen
from trialtrace.text.model import Document


@frozen
class Line:
    """A sentence with what was read in it.

    Attributes
    ----------
    index : int
        Place in ``Document.sentences``.
    start, end : int
        Offsets into the document's text.
    text : str
        Its words; ``text[i]`` stands at offset ``start + i``.
    kind : str
        Kind of its block.
    block : int
        Index of its block.
    section : str
        Heading that it stands under.
    mentions : tuple of Mention
        Typed mentions that start in it, in order.
    citations : tuple of Citation
        In-text citations that start in it, in order.
    """

    index: int
    start: int
    end: int
    text: str
    kind: str
    block: int
    section: str
    mentions: tuple[Mention, ...]
    citations: tuple[Citation, ...]

    def after(self, offset: int, length: int = 60) -> str:
        """Return the words of the sentence that follow an offset of the document."""
        local = offset - self.start
        return self.text[local : local + length]

    def before(self, offset: int, length: int = 60) -> str:
        """Return the words of the sentence that stand before an offset of the document."""
        local = offset - self.start
        return self.text[max(0, local - length) : local]


# Nobody writes longer sentences: such a line is data or a broken page, and is read for no account.
LONGEST_SENTENCE = 4000
_WINDOW = 500


def quote_span(low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """Return what is quoted of a sentence: all of it, or a window where it is monstrous."""
    if high - low <= LONGEST_SENTENCE:
        return low, high
    if high - low > LONGEST:  # many numbers share a window, so that memory stays in proportion
        window = low + (start - low) // _WINDOW * _WINDOW
        return window, min(high, max(end, window + 2 * _WINDOW))
    return max(low, start - _WINDOW), min(high, end + _WINDOW)


def numbers_of(mention: Mention) -> tuple[Part, ...]:
    """Return the parts of a mention that are numbers."""
    return tuple([part for part in mention.parts if not isinstance(part.value, str)])


def part_of(mention: Mention, *names: str) -> Part | None:
    """Return the first part with one of the names."""
    for part in mention.parts:
        if part.name in names:
            return part
    return None


_LEAD = re.compile(
    r"(?:(?:for|over|during|in|after|at|within|by|of|the|past|last|a|median|mean|follow-?up"
    r"|followed|up|aged|ages?|lasting|was|were|is)\s+)+",
    re.IGNORECASE,
)


def said(mention: Mention, text: str) -> tuple[int, int]:
    """Return the span of a mention without the preposition in front and the stop behind."""
    words = text[mention.start : mention.end]
    lead = _LEAD.match(words)
    start = mention.start + (lead.end() if lead and lead.end() < len(words) else 0)
    return start, mention.start + len(words.rstrip(" .,;:)"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the passes see it."""

    document: Document
    lines: tuple[Line, ...]
    lexicon: Lexicon

    def numbers(self) -> tuple[tuple[int, int], ...]:
        """Return the span of every number outside reference entries, in order, none overlapping."""
        spans: list[tuple[int, int]] = []
        for line in self.lines:
            for mention in line.mentions:
                for part in numbers_of(mention):
                    if not spans or part.start >= spans[-1][1]:
                        spans.append((part.start, part.end))
        return tuple(spans)


def read(
    document: Document,
    references: tuple[Reference, ...],
    citations: tuple[Citation, ...],
    lexicon: Lexicon,
) -> Reading:
    """Read a document's sentences and mentions, leaving out its reference entries."""
    entries = sorted((reference.start, reference.end) for reference in references)
    entry_starts = [start for start, _ in entries]

    def in_entry(offset: int) -> bool:
        at = bisect_right(entry_starts, offset) - 1
        return at >= 0 and offset < entries[at][1]

    cited = sorted(citations, key=lambda citation: (citation.start, citation.end))
    cited_starts = [citation.start for citation in cited]
    lines = []
    for index, sentence in enumerate(document.sentences):
        if in_entry(sentence.start) and in_entry(sentence.end - 1):
            continue
        block = document.blocks[sentence.block]
        mentions = find_mentions(document.text, sentence.start, sentence.end, lexicon)
        first, last = (
            bisect_right(cited_starts, edge - 1) for edge in (sentence.start, sentence.end)
        )
        lines.append(
            Line(
                index,
                sentence.start,
                sentence.end,
                document.text[sentence.start : sentence.end],
                block.kind,
                sentence.block,
                block.section,
                tuple(mention for mention in mentions if not in_entry(mention.start)),
                tuple(cited[first:last]),
            )
        )
    return Reading(document, tuple(lines), lexicon)
