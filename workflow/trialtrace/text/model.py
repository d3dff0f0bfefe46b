"""What a document is after reading: canonical text, blocks, sentences; offsets are half-open."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.tables.frozen import frozen

# `noise` is what a page carries beside its article: menus, calls to action, related stories,
# telephone lines, photo captions. `table` is one row of a table in Markdown or plain text.
BLOCK_KINDS = ("title", "heading", "paragraph", "list_item", "table", "caption", "noise")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that belong together.

    Attributes
    ----------
    start, end : int
        Offsets into the document's text.
    kind : str
        One of ``BLOCK_KINDS``.
    section : str
        Text of the heading that it stands under; empty before the first heading.
    """

    start: int
    end: int
    kind: str
    section: str = ""


@frozen
class Sentence:
    """A sentence, list item, table row or line; the unit that is quoted as evidence.

    Attributes
    ----------
    start, end : int
        Offsets into the document's text.
    block : int
        Index of its block in ``Document.blocks``.
    """

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Document:
    """A readable document.

    Attributes
    ----------
    doc_id : str
        Short hash of the path.
    path : str
        Path below ``data/raw``.
    text : str
        Canonical text; for a plain-text file the decoded file, unchanged.
    blocks : tuple of Block
        In the order of the text, not overlapping; white space between them belongs to none.
    sentences : tuple of Sentence
        In the order of the text; each inside one block.
    title : str
        Title as it stands in the text; empty where none could be told.
    title_start : int
        Its offset; -1 where there is no title.
    language : str
        Language code, or empty.
    """

    doc_id: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    title: str = ""
    title_start: int = -1
    language: str = ""

    def slice(self, span: Block | Sentence) -> str:
        """Return the words of a block or sentence."""
        return self.text[span.start : span.end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds an offset, or None between sentences."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            sentence = self.sentences[middle]
            if offset < sentence.start:
                high = middle
            elif offset >= sentence.end:
                low = middle + 1
            else:
                return sentence
        return None
