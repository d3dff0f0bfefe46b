"""Documents: what was read, and what was quarantined and why."""

from trialtrace.tables import vocabulary as v
from trialtrace.tables.models.base import Float, Int, TableModel, Text, identifier, number, text  # noqa: F401


class Documents(TableModel):
    """A row is a file under data/raw."""

    doc_id: Text = identifier("short hash of the path")
    path: Text = identifier("path below data/raw, with forward slashes")
    format: Text = text("how the file was read", v.FORMATS)
    sha256: Text = text("hash of the file's bytes")
    n_bytes: Int = number("size of the file", "bytes", ge=0, nullable=False)
    encoding: Text = text("how the bytes were decoded; cp1252 is a guess", v.ENCODINGS)
    title: Text = text("title as it stands in the text")
    title_start: Int = number("start of the title in the text", "characters", ge=0)
    language: Text = text("language code, where it could be told")
    n_chars: Int = number("length of the canonical text", "characters", ge=0, nullable=False)
    status: Text = text("whether the document takes part", v.DOCUMENT_STATUS)
    reason: Text = text("why it was quarantined, or what to know about its reading")
