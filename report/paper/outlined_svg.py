"""SVG with text → SVG whose text is outlines, for programs that lack our fonts.

Shapes and lines of text are parted first, since Typst outlines only text that it sets itself and
leaves an SVG inside an SVG as an encoded image, which few office programs open.
"""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from report.charts.clean_svg import SVG

_TRANSFORM = re.compile(r"(translate|rotate)\(([-\d.]+)[ ,]?([-\d.]*)[^)]*\)")
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class _Pen:
    """Where text stands and how it looks, as inherited down the tree."""

    x: float = 0.0
    y: float = 0.0
    size: float = 16.0
    weight: str = "normal"
    fill: str = "#000000"
    anchor: str = "start"


def split_text(svg: str) -> dict[str, Any]:
    """Give a chart as `shapes` (SVG without text), `lines` of text, `width` and `height`."""
    root = _parse(svg.encode())
    texts = list(root.iter(f"{{{SVG}}}text"))
    lines = [line for text in texts for line in _lines(text)]
    for text in texts:
        parent = text.getparent()
        if parent is not None:
            parent.remove(text)
    width, height = (float(size) for size in root.get("viewBox", "").split()[2:])
    shapes = etree.tostring(root, encoding="unicode")
    return {"shapes": shapes, "lines": lines, "width": width, "height": height}


def _parse(svg: bytes) -> etree._Element:
    return etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))


def _lines(text: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the lines of a text; in a chart's text a `tspan` with an `x` begins a line."""
    right, down = _offset(text)
    pen = _style(text, _Pen())
    starts = [part for part in text if part.get("x") is not None] or [text]
    for start in starts:
        here = _style(start, pen)
        rise = float(start.get("dy", "0em").removesuffix("em")) * here.size
        x, y = float(start.get("x", "0")), float(start.get("y", "0")) + rise
        yield {
            "x": x + right,
            "y": y + down,
            "anchor": here.anchor,
            "runs": [
                {"text": words, "size": run.size, "weight": run.weight, "fill": run.fill}
                for words, run in _runs(start, here)
            ],
        }


def _runs(element: etree._Element, pen: _Pen) -> Iterator[tuple[str, _Pen]]:
    if element.text:
        yield re.sub(r"\s+", " ", element.text), pen
    for child in element:
        yield from _runs(child, _style(child, pen))
        if child.tail:
            yield re.sub(r"\s+", " ", child.tail), pen


def _style(element: etree._Element, pen: _Pen) -> _Pen:
    return replace(
        pen,
        size=float(element.get("font-size", pen.size)),
        weight=element.get("font-weight", pen.weight),
        fill=element.get("fill", pen.fill),
        anchor=element.get("text-anchor", pen.anchor),
    )


def _offset(element: etree._Element) -> tuple[float, float]:
    """Add up the translations above an element.

    Raises `ValueError` for turned text, which no kind of chart draws.
    """
    right = down = 0.0
    for part in (element, *element.iterancestors()):
        for name, first, second in _TRANSFORM.findall(part.get("transform", "")):
            if name == "translate":
                right, down = right + float(first), down + float(second or 0)
            elif float(first):
                raise ValueError(f"text turned by {first} degrees")
    return right, down


def flatten(svg: bytes, about: Mapping[str, str]) -> bytes:
    """Put images that are SVG themselves in their place as groups; add title and description."""
    root = _parse(svg)
    for image in list(root.iter(f"{{{SVG}}}image")):
        inner = _parse(b64decode(image.get(_HREF, "").split(",", 1)[1]))
        scale = float(image.get("width", "")) / float(inner.get("viewBox", "").split()[2])
        group = etree.Element(f"{{{SVG}}}g")
        group.set("transform", f"{image.get('transform', '')} scale({scale:.5f})".strip())
        group.extend(list(inner))
        parent = image.getparent()
        if parent is not None:
            parent.replace(image, group)
    for name, words in reversed(list(about.items())):
        element = etree.Element(f"{{{SVG}}}{name}")
        element.text = words
        root.insert(0, element)
    root.set("role", "img")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode").encode()
