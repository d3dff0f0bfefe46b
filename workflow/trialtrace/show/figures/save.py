"""A figure as SVG, PDF and PNG, its words and its numbers beside it: the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd
from matplotlib.figure import Figure

from trialtrace.show.figures.embed import font_faces, lean_fonts
from trialtrace.show.figures.render import settings
from trialtrace.show.figures.style import Style

FORMATS = ("svg", "pdf", "png")
# Of zlib's levels: for pictures of few colours smaller than the usual one, in half the time.
PNG_LEVEL = 3
# A text runs the way its own letters do, as in PNG and PDF, whatever the page around it does.
_OWN_DIRECTION = "text{unicode-bidi:plaintext}"


@dataclass(frozen=True)
class Drawing:
    """A figure with all that lies beside it.

    Attributes
    ----------
    name : str
        Name of the files, without ending.
    title : str
        One line.
    description : str
        What the figure says, for somebody who cannot see it.
    figure : Figure
        The picture.
    data : DataFrame or None
        One row for each thing that is plotted or listed, with the id of its row in the tables;
        None for a further page, whose words and data stand beside the first.
    """

    name: str
    title: str
    description: str
    figure: Figure
    data: pd.DataFrame | None


def save(drawing: Drawing, out: Path, style: Style) -> list[Path]:
    """Write ``<name>.svg``, ``.pdf``, ``.png``, and with data ``.csv`` and ``.txt``, into ``out``.

    Returns
    -------
    list of Path
        The files, in this order.
    """
    out.mkdir(parents=True, exist_ok=True)
    contents = {f"{drawing.name}.{kind}": encode(drawing, kind, style) for kind in FORMATS}
    if drawing.data is not None:
        contents[f"{drawing.name}.csv"] = data_bytes(drawing.data)
        contents[f"{drawing.name}.txt"] = words_bytes(drawing.title, drawing.description)
    paths = []
    for name, content in contents.items():
        path = out / name
        path.write_bytes(content)
        paths.append(path)
    return paths


def save_svg(drawing: Drawing, out: Path, style: Style) -> Path:
    """Write ``<name>.svg`` alone into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{drawing.name}.svg"
    path.write_bytes(encode(drawing, "svg", style))
    return path


def data_bytes(data: pd.DataFrame) -> bytes:
    """Return the data file beside a figure."""
    return data.to_csv(index=False, lineterminator="\n", float_format="%.10g").encode("utf-8")


def words_bytes(title: str, description: str) -> bytes:
    """Return the text beside a figure, for somebody who cannot see it."""
    return f"{title}\n\n{description}\n".encode()


def encode(drawing: Drawing, kind: str, style: Style) -> bytes:
    """Return a figure in one of the formats.

    No file holds a time, a version or a path. Text is text in SVG, where the letters that it uses
    travel with it; PDF embeds its fonts whole enough to be searched (Type 42).
    """
    if kind == "svg":
        plain = _print(drawing.figure, style, "svg", {"Date": None, "Creator": None})
        return _described(plain.decode("utf-8"), drawing, style).encode("utf-8")
    if kind == "pdf":
        words = {
            "Title": drawing.title,
            "Subject": drawing.description,
            "Creator": "Trialtrace",
            "Producer": None,
            "CreationDate": None,
        }
        return _print(drawing.figure, style, "pdf", words)
    return _print(
        drawing.figure, style, "png",
        {"Title": drawing.title, "Description": drawing.description, "Software": None},
    )  # fmt: skip


def _print(figure: Figure, style: Style, kind: str, metadata: dict[str, str | None]) -> bytes:
    target = io.BytesIO()
    with settings(style), lean_fonts():
        how = {"pil_kwargs": {"compress_level": PNG_LEVEL}} if kind == "png" else {}
        figure.savefig(target, format=kind, dpi=style.dpi, metadata=metadata, **how)
    return target.getvalue()


def _described(svg: str, drawing: Drawing, style: Style) -> str:
    """Put title, description and the letters used into an SVG."""
    head, tag, rest = svg.partition("<svg ")
    attributes, _, body = rest.partition(">")
    name = drawing.name
    words = (
        f'\n <title id="{name}-title">{escape(drawing.title)}</title>'
        f'\n <desc id="{name}-desc">{escape(drawing.description)}</desc>'
        f"\n <style>{font_faces(drawing.figure, style)}{_OWN_DIRECTION}</style>"
    )
    labelled = f' role="img" aria-labelledby="{name}-title {name}-desc"'
    return f"{head}{tag}{attributes}{labelled}>{words}{body}"
