"""Document text with its marks as HTML: spans that cross are split, and no character is changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from trialtrace.show.report.anchors import Anchors, anchor, read_target
from trialtrace.show.report.marks import Mark

if TYPE_CHECKING:
    from trialtrace.text.model import Block

# What can stand around a mark but says nothing about data.
SHOWN_BLOCKS = ("title", "heading", "noise", "caption")
LONGEST_TITLE = 600


def href_of(mark: Mark, anchors: Anchors) -> str:
    """Return where the words of a mark lead: the row about them, or their line in the list."""
    return anchors.href(mark.row) or "#" + anchor(read_target(mark.place))


def annotate(text: str, marks: Sequence[Mark], blocks: Iterable[Block], anchors: Anchors) -> Markup:
    """Write a text as HTML with its marks.

    Parameters
    ----------
    text : str
        Canonical text; untrusted.
    marks : sequence of Mark
        Sorted by start, longer ones first. They may nest and cross in any way.
    blocks : iterable of Block
        Titles, headings, captions and what is no article text get a class of their own.
    anchors : Anchors
        What the page shows.

    Returns
    -------
    Markup
        Without its tags it is the text again, character by character. Each mark opens once with
        its id; where another one crosses it, the rest follows in further parts without an id.
    """
    layers: list[_Layer] = [_block(block) for block in blocks if block.kind in SHOWN_BLOCKS]
    layers += [_Layer(mark.start, mark.end, mark, *_tags(mark)) for mark in marks]
    layers.sort(key=lambda layer: (layer.start, -layer.end))
    cuts = sorted({0, len(text)}.union(*((layer.start, layer.end) for layer in layers)))
    out: list[str] = []
    stack: list[_Layer] = []
    waiting = 0
    for left, right in pairwise(cuts):
        _close(out, stack, left)
        while waiting < len(layers) and layers[waiting].start == left:
            out.append(layers[waiting].opening)
            stack.append(layers[waiting])
            waiting += 1
        out.append(_run(text[left:right], stack, anchors))
    _close(out, stack, len(text))
    return Markup("".join(out))


class _Layer:
    """A mark or block with the tags that open it, and that open it again after a crossing."""

    __slots__ = ("again", "closing", "end", "mark", "opening", "start")

    def __init__(
        self, start: int, end: int, mark: Mark | None, opening: str, again: str, closing: str
    ) -> None:
        self.start, self.end, self.mark = start, end, mark
        self.opening, self.again, self.closing = opening, again, closing


def _block(block: Block) -> _Layer:
    tag = f'<span class="block {escape(block.kind)}">'
    return _Layer(block.start, block.end, None, tag, tag, "</span>")


def _tags(mark: Mark) -> tuple[str, str, str]:
    element = "mark" if mark.kind == "evidence" else "span"
    classes = escape(f"{mark.kind} {mark.kind}-{mark.variant or 'plain'}")
    place = escape(anchor(mark.place))
    return (
        f'<{element} class="{classes}" id="{place}">',
        f'<{element} class="{classes}" data-part="{place}">',
        f"</{element}>",
    )


def _close(out: list[str], stack: list[_Layer], at: int) -> None:
    """Close what ends here; what lies above it is closed too and opened again."""
    lowest = next((i for i, layer in enumerate(stack) if layer.end <= at), None)
    if lowest is None:
        return
    out.extend(layer.closing for layer in reversed(stack[lowest:]))
    kept = [layer for layer in stack[lowest:] if layer.end > at]
    stack[lowest:] = kept
    out.extend(layer.again for layer in kept)


def _run(words: str, stack: list[_Layer], anchors: Anchors) -> str:
    # A carriage return would be read as a line feed, so it is written as a reference.
    html = str(escape(words)).replace("\r", "&#13;")
    over = [layer.mark for layer in stack if layer.mark is not None]
    if not over:
        return html
    title = " | ".join(f"{mark.says}: {mark.detail}" for mark in reversed(over))
    if len(title) > LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 1] + "…"
    href = escape(href_of(over[-1], anchors))
    return f'<a href="{href}" title="{escape(" ".join(title.split()))}">{html}</a>'
