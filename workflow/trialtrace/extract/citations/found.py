"""A mention of a source before it gets its id and its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from trialtrace.text.model import Block, Document


@dataclass(frozen=True, slots=True)
class Found:
    """A mention; fields as in ``extract.model.Citation``."""

    style: str
    start: int
    end: int
    authors: tuple[str, ...] = ()
    et_al: bool = False
    year: int | None = None
    year_suffix: str = ""
    container: str = ""
    label: str = ""
    doi: str = ""
    claim: bool = False
    antecedent: int = -1


class Spans:
    """Spans that do not overlap, ready to be asked whether another span meets one of them."""

    def __init__(self, items: Iterable[Found]) -> None:
        self._spans = sorted({(item.start, item.end) for item in items})

    def meet(self, start: int, end: int) -> bool:
        """Tell whether a span overlaps one of these."""
        index = bisect_left(self._spans, (end, 0))
        # Only neighbours can reach here: mentions are short and hardly overlap each other.
        return any(b > start for _, b in self._spans[max(0, index - 4) : index])


@dataclass(frozen=True, slots=True)
class Prose:
    """The stretches of a document in which sources are cited.

    Attributes
    ----------
    document : Document
    blocks : tuple of Block
        Blocks of running text, without page noise and outside of reference lists.
    """

    document: Document
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text


def prose_of(document: Document, spans: tuple[tuple[int, int], ...]) -> Prose:
    """Take the blocks in which sources can be cited: no noise, nothing inside an entry of a list."""
    blocks = []
    for block in document.blocks:
        if block.kind == "noise":
            continue
        if any(a < block.end and block.start < b for a, b in _near(spans, block)):
            blocks.extend(_around(block, spans))
        else:
            blocks.append(block)
    return Prose(document, tuple(blocks))


def _near(spans: tuple[tuple[int, int], ...], block: Block) -> list[tuple[int, int]]:
    return [span for span in spans if span[0] < block.end and block.start < span[1]]


def _around(block: Block, spans: tuple[tuple[int, int], ...]) -> list[Block]:
    """What is left of a block around the entries in it."""
    rest = []
    position = block.start
    for start, end in _near(spans, block):
        if start > position:
            rest.append(Block(position, start, block.kind, block.section))
        position = max(position, end)
    if position < block.end:
        rest.append(Block(position, block.end, block.kind, block.section))
    return rest
