"""A chart's SVG → SVG for programs that lack our fonts.

Shapes and lines of text are parted first, since Typst outlines only text that it sets itself and
leaves an SVG inside an SVG as an encoded image, which few office programs open.
"""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from report.charts.clean_svg import SVG

_TRANSFORM = re.compile(r"(translate|rotate)\(([-\d.]+)[ ,]?([-\d.]*)[^)]*\)")
_HREF = "{http://www.w3.org/1999/xlink}href"
_PLAIN = {"font-size": "16", "font-weight": "normal", "fill": "#000000", "text-anchor": "start"}


def split_text(svg: str) -> dict[str, Any]:
    """Give a chart as `shapes` (SVG without text), `lines` of text, `width` and `height`."""
    root = _parse(svg.encode())
    lines = [line for text in root.iter(f"{{{SVG}}}text") for line in _lines(text)]
    etree.strip_elements(root, f"{{{SVG}}}text")
    width, height = (float(size) for size in root.get("viewBox", "").split()[2:])
    shapes = etree.tostring(root, encoding="unicode")
    return {"shapes": shapes, "lines": lines, "width": width, "height": height}


def _parse(svg: bytes) -> etree._Element:
    return etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))


def _lines(text: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the lines of a text; in a chart's text a `tspan` with an `x` begins a line."""
    right, down = _offset(text)
    for start in [part for part in text if part.get("x") is not None] or [text]:
        rise = float(start.get("dy", "0em").removesuffix("em")) * float(_look(start, "font-size"))
        yield {
            "x": float(start.get("x", "0")) + right,
            "y": float(start.get("y", "0")) + rise + down,
            "anchor": _look(start, "text-anchor"),
            "runs": [
                {
                    "text": re.sub(r"\s+", " ", words),
                    "size": float(_look(run, "font-size")),
                    "weight": _look(run, "font-weight"),
                    "fill": _look(run, "fill"),
                }
                for words, run in _runs(start)
            ],
        }


def _runs(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield words and the element that they stand in."""
    if element.text:
        yield element.text, element
    for child in element:
        yield from _runs(child)
        if child.tail:
            yield child.tail, element


def _look(element: etree._Element, name: str) -> str:
    """Give an attribute of an element, or of the nearest above it that has one."""
    given = (part.get(name) for part in (element, *element.iterancestors()))
    return next(filter(None, given), _PLAIN[name])


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


def flatten(svg: bytes, about: Mapping[str, str], ground: tuple[int, int, int]) -> bytes:
    """Put images that are SVG in their place as groups; add title, description and ground."""
    root = _parse(svg)
    for image in list(root.iter(f"{{{SVG}}}image")):
        inner = _parse(b64decode(image.get(_HREF, "").split(",", 1)[1]))
        scale = float(image.get("width", "")) / float(inner.get("viewBox", "").split()[2])
        place = f"{image.get('transform', '')} scale({scale:.5f})".strip()
        image.attrib.clear()
        image.tag = f"{{{SVG}}}g"
        image.set("transform", place)
        image.extend(list(inner))
    fill = {"width": "100%", "height": "100%", "fill": f"#{bytes(ground).hex()}"}
    root.insert(0, etree.Element(f"{{{SVG}}}rect", fill))
    for name, words in reversed(list(about.items())):
        element = etree.Element(f"{{{SVG}}}{name}")
        element.text = words
        root.insert(0, element)
    root.set("role", "img")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode").encode()
