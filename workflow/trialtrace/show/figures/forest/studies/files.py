"""Files of a forest plot of studies: pictures, what is plotted, and the plot in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from trialtrace.show.figures.forest.draw import draw_forest, fitted, pages_of
from trialtrace.show.figures.forest.rows import Forest
from trialtrace.show.figures.forest.studies.words import alt_text, data_of, title_of
from trialtrace.show.figures.measure import Ruler
from trialtrace.show.figures.save import FORMATS, Drawing, data_bytes, encode, words_bytes
from trialtrace.show.figures.style import BASE_FAMILY, POINTS_PER_MM, Style
from trialtrace.tables.errors import TrialtraceError

LEAST_SIZE, MOST_SIZE = 6.0, 14.0


def write_forest(
    plan: Forest,
    out: Sequence[Path],
    *,
    page_rows: int,
    width: float | None = None,
    size: float | None = None,
    fonts: Sequence[str] = (),
    dpi: int = 300,
    inputs: Sequence[Path] = (),
) -> list[Path]:
    """Write a plot's pictures, and beside the first its data and its words.

    Parameters
    ----------
    plan : Forest
        What it says.
    out : sequence of Path
        Pictures; the ending says the format (.svg, .pdf, .png). Further pages are <name>-2, ….
    page_rows : int
        Most rows on a page.
    width : float, optional
        Millimetres; a double column, or as wide as the columns need, where none is given.
    size : float, optional
        Points; as ``draw.fitted`` chooses where none is given.
    fonts : sequence of str
        Families for letters that the base font does not hold.
    dpi : int
        Of a PNG.
    inputs : sequence of Path
        Files that were read; none of them is written over.

    Returns
    -------
    list of Path
        The files.

    Raises
    ------
    TrialtraceError
        For an unknown ending, a folder that is not there, a size that journals refuse, a file that
        would be written over.
    """
    _check(out, page_rows, size, dpi)
    style = Style(families=(BASE_FAMILY, *fonts), dpi=dpi)
    style = replace(style, width=width * POINTS_PER_MM) if width else style
    style = replace(style, size=size) if size else style
    ruler = Ruler(style.families, style.size)
    drawn, chosen = fitted(plan, style, ruler, wider=not width, smaller=not size)
    figures = [
        draw_forest(page, chosen, ruler) for page in pages_of(drawn, chosen, page_rows, ruler)
    ]
    title, words = title_of(plan), alt_text(plan)
    contents: dict[Path, bytes] = {}
    for path in out:
        for place, figure in enumerate(figures, start=1):
            page = f"{title}, page {place} of {len(figures)}" if len(figures) > 1 else title
            drawing = Drawing("forest", page, words, figure, None)
            target = path if place == 1 else path.with_name(f"{path.stem}-{place}{path.suffix}")
            contents[target] = encode(drawing, path.suffix[1:].lower(), chosen)
    beside = out[0].with_suffix("")
    contents[beside.with_name(f"{beside.name}.data.csv")] = data_bytes(data_of(plan))
    contents[beside.with_name(f"{beside.name}.txt")] = words_bytes(title, words)
    read = {path.resolve() for path in inputs}
    for path in contents:
        if path.resolve() in read:
            raise TrialtraceError(f"{path}: was read for this plot; choose another name for --out")
    for path, content in contents.items():
        try:
            path.write_bytes(content)
        except OSError as error:
            raise TrialtraceError(f"{path}: cannot be written: {error.strerror}") from None
    return list(contents)


def _check(out: Sequence[Path], page_rows: int, size: float | None, dpi: int) -> None:
    for path in out:
        if path.suffix[1:].lower() not in FORMATS:
            raise TrialtraceError(f"{path}: no picture format; name it .svg, .pdf or .png")
        if not path.parent.is_dir():
            raise TrialtraceError(f"{path}: there is no folder {path.parent}; make it first")
    if page_rows < 5:
        raise TrialtraceError(f"--page-rows {page_rows}: a page holds 5 rows at least")
    if size is not None and not LEAST_SIZE <= size <= MOST_SIZE:
        raise TrialtraceError(f"--font-size {size:g}: give {LEAST_SIZE:g} to {MOST_SIZE:g} points")
    if not 50 <= dpi <= 2400:
        raise TrialtraceError(f"--dpi {dpi}: give 50 to 2400 dots per inch")
