"""Figures inside the page: only shapes, words and letters pass, under names of their own."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

from trialtrace.tables.errors import TrialtraceError

_SHAPES = frozenset(
    (
        "svg", "g", "defs", "path", "clipPath", "rect", "use", "text", "tspan", "line",
        "circle", "ellipse", "polygon", "polyline", "title", "desc", "linearGradient",
        "radialGradient", "stop", "pattern", "marker", "symbol", "mask", "image",
    )
)  # fmt: skip
ENLARGED = 1.4
_POINTS = {"pt": 4 / 3, "px": 1.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "": 1.0}
_LENGTH = re.compile(r"([\d.]+)\s*(pt|px|in|mm|cm|)")
_URL = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
# Letters that travel with the figure; anything else in a style element stays out.
_FACE = re.compile(
    r"@font-face\{font-family:'(?P<family>[\w -]+)';(?P<weight>font-weight:\w+;)?"
    r"src:url\((?P<data>data:font/[\w-]+;base64,[A-Za-z0-9+/=]+)\) format\('(?P<format>[\w-]+)'\)\}"
)
_FOREIGN = re.compile(r"url\(\s*['\"]?(?!#)|expression|@import|javascript:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure as it goes into the page.

    Attributes
    ----------
    name : str
        File name without ending.
    title : str
        Title that stands in the file; empty where it has none.
    description : str
        Words for somebody who cannot see it; empty where the file has none.
    markup : Markup
        An ``svg`` element.
    faces : tuple of str
        CSS with the letters that it uses, under family names that only figures with the same
        letters have.
    """

    name: str
    title: str
    description: str
    markup: Markup
    faces: tuple[str, ...]


def drawing(path: Path, labelled_by: str, name: str) -> Drawing:
    """Read an SVG file for use inside a page.

    Parameters
    ----------
    path : Path
        The file.
    labelled_by : str
        Id of the element that names the figure for a screen reader.
    name : str
        What its ids begin with; no other drawing of the page has it.

    Raises
    ------
    TrialtraceError
        If the file is no SVG, or declares entities.
    """
    text = path.read_text(encoding="utf-8")
    if "<!ENTITY" in text:
        raise TrialtraceError(f"{path.name}: an SVG with entities is not shown; draw it again")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise TrialtraceError(f"{path.name}: no SVG ({error}); draw it again") from None
    if _local(root.tag) != "svg":
        raise TrialtraceError(
            f"{path.name}: no SVG (its root is {_local(root.tag)}); draw it again"
        )
    said = {_local(e.tag): " ".join((e.text or "").split()) for e in reversed(root)}
    prefix = f"{_slug(name)}-"
    faces, families = _faces(root)
    clean = _clean(root, prefix, families)
    _fit(clean, labelled_by)
    return Drawing(
        path.stem,
        said.get("title", ""),
        said.get("desc", ""),
        Markup(ElementTree.tostring(clean, encoding="unicode")),
        faces,
    )


def _faces(root: ElementTree.Element) -> tuple[tuple[str, ...], dict[str, str]]:
    """Collect the font faces under new family names; return them and quoted old → quoted new.

    Each figure holds only the letters that it uses, so two figures share a family only where all
    its faces are the same; the name says which they are.
    """
    faces = [
        face
        for element in root.iter()
        if _local(element.tag) == "style"
        for face in _FACE.finditer(element.text or "")
    ]
    digests = {face["family"]: hashlib.sha256() for face in faces}
    for face in faces:
        digests[face["family"]].update(face[0].encode())
    families = {
        f"'{family}'": f"'fig-{digest.hexdigest()[:8]}-{family}'"
        for family, digest in digests.items()
    }
    rules = (
        f"@font-face{{font-family:{families[quoted]};{face['weight'] or ''}"
        f"src:url({face['data']}) format('{face['format']}')}}"
        for face in faces
        for quoted in (f"'{face['family']}'",)
    )
    return tuple(rules), families


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _slug(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", name)


def _clean(
    element: ElementTree.Element, prefix: str, families: dict[str, str]
) -> ElementTree.Element:
    attributes = {}
    for name, value in element.attrib.items():
        local = _local(name)
        if local.lower().startswith("on") or _FOREIGN.search(value):
            continue
        if local == "href":
            if value.startswith("#"):
                attributes["href"] = f"#fig-{prefix}{value[1:]}"
            elif _local(element.tag) == "image" and value.startswith("data:image/png;base64,"):
                attributes["href"] = value
            continue
        if local == "id":
            attributes["id"] = f"fig-{prefix}{value}"
            continue
        if local in ("space", "lang", "base"):
            continue
        value = _URL.sub(lambda found: f"url(#fig-{prefix}{found[1]})", value)
        for old, new in families.items():
            # The family itself stays behind it, for a browser that refuses embedded letters.
            value = value.replace(old, f"{new}, {old}")
        attributes[local] = value
    clean = ElementTree.Element(_local(element.tag), attributes)
    clean.text, clean.tail = element.text, element.tail
    for child in element:
        name = _local(child.tag)
        if name == "a":
            child.tag = "g"
            child.attrib.clear()
            name = "g"
        if name in _SHAPES and not (name in ("title", "desc") and _local(element.tag) == "svg"):
            clean.append(_clean(child, prefix, families))
    return clean


def _fit(root: ElementTree.Element, labelled_by: str) -> None:
    """Let the figure shrink to its box, but not below where its words can be read."""
    width = _pixels(root.attrib.pop("width", ""))
    height = _pixels(root.attrib.pop("height", ""))
    if "viewBox" not in root.attrib and width and height:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    if width:
        # Drawn for print, where 7-point letters are read; a screen needs them larger.
        root.set("style", f"width:100%;max-width:{ENLARGED * width:g}px;min-width:{width:g}px")
    root.set("role", "img")
    root.set("aria-labelledby", labelled_by)
    root.attrib.pop("version", None)


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length.strip())
    return round(float(found[1]) * _POINTS[found[2]], 1) if found else 0.0
