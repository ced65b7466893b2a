"""A browser's SVG of a chart, with sentinel colours → the small SVG that pages and paper carry.

Its colours are CSS variables, its ids carry the chart's name (two inlined SVGs with one clip id
clip each other), its text is text. Styles become attributes, because under a strict
`style-src` inline styles do not apply.
"""

import re

from lxml import etree

from report.charts.theme import name_colours

SVG = "http://www.w3.org/2000/svg"
_KEPT = frozenset({
    "dominant-baseline", "fill", "fill-opacity", "font-size", "font-weight", "opacity", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-opacity", "stroke-width", "text-anchor",
})  # fmt: skip
_GEOMETRY = frozenset({
    "cx", "cy", "d", "dx", "dy", "font-size", "height", "points", "r", "transform", "viewBox",
    "width", "x", "x1", "x2", "y", "y1", "y2",
})  # fmt: skip
_DEFAULTS = {
    "fill-opacity": "1",
    "stroke-opacity": "1",
    "opacity": "1",
    "font-weight": "normal",
    "stroke": "none",
    "stroke-dasharray": "none",
    "stroke-linecap": "butt",
    "text-anchor": "start",
}
_NUMBER = re.compile(r"-?\d+\.\d+")
_QUOTE = r"""(?:['"]|&quot;)?"""
_URL = re.compile(rf"""url\({_QUOTE}#([^)'"&]+){_QUOTE}\)""")


def clean(raw: str, name: str) -> str:
    """Give the clean SVG; `name` prefixes every id and must be unique on a page."""
    parser = etree.XMLParser(remove_comments=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(raw.encode(), parser)
    for element in root.iter("*"):
        _clean_attributes(element)
    _drop_invisible(root)
    new = _name_ids(root, name)
    for group in root.iter(f"{{{SVG}}}g"):
        if not group.attrib:
            group.tag = "unwrapped"
    etree.strip_tags(root, "unwrapped")
    root.set("viewBox", f"0 0 {root.get('width')} {root.get('height')}")
    for side in ("width", "height"):
        root.attrib.pop(side, "")
    etree.cleanup_namespaces(root)
    svg = etree.tostring(root, encoding="unicode")
    return _URL.sub(lambda found: f"url(#{new.get(found[1], '')})", svg)


def _clean_attributes(element: etree._Element) -> None:
    found = ((str(name), str(value)) for name, value in element.attrib.items())
    given = {k: v for k, v in found if not k.startswith(("data-", "{", "class"))}
    styles = (style.partition(":") for style in given.pop("style", "").split(";"))
    given |= {k.strip(): v.strip() for k, _, v in styles if k.strip() in _KEPT}
    element.attrib.clear()
    for key, value in sorted(given.items()):
        if value and _DEFAULTS.get(key) != value:
            bare = value.removesuffix("px") if key in {"stroke-width", "font-size"} else value
            element.set(key, _round(bare) if key in _GEOMETRY else name_colours(bare))
    if element.get("stroke-width") == "0":
        element.attrib.pop("stroke", "")
        element.attrib.pop("stroke-width")


def _round(value: str) -> str:
    """Keep one decimal: a tenth of a pixel is finer than any screen shows."""
    return _NUMBER.sub(lambda match: f"{round(float(match.group()), 1) + 0:g}", value)


_SHAPES = frozenset(f"{{{SVG}}}{name}" for name in ("rect", "path", "line", "circle", "use"))
_HOLDERS = frozenset(f"{{{SVG}}}{name}" for name in ("g", "defs", "clipPath"))


def _drop_invisible(root: etree._Element) -> None:
    used = set(_URL.findall(etree.tostring(root, encoding="unicode")))
    for element in list(root.iter(f"{{{SVG}}}clipPath")):
        if element.get("id") not in used:
            _remove(element)
    for element in list(root.iter("*")):
        in_clip = next(element.iterancestors(f"{{{SVG}}}clipPath"), None) is not None
        is_empty = element.tag == f"{{{SVG}}}path" and not element.get("d")
        if element.tag in _SHAPES and not in_clip and (is_empty or _is_invisible(element)):
            _remove(element)
    for element in reversed(list(root.iter("*"))):
        if element.tag in _HOLDERS and len(element) == 0 and element is not root:
            _remove(element)


def _is_invisible(element: etree._Element) -> bool:
    clear = {"none", "transparent", "rgba(0, 0, 0, 0)"}
    fill = element.get("fill") in clear or element.get("fill-opacity") == "0"
    stroke = element.get("stroke") in {None, *clear} or element.get("stroke-opacity") == "0"
    return (fill and stroke) or element.get("opacity") == "0"


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _name_ids(root: etree._Element, name: str) -> dict[str, str]:
    """Count ids up under the chart's name, in document order: Plotly's own hold a random part."""
    named = [element for element in root.iter("*") if element.get("id")]
    new = {element.get("id", ""): f"{name}-{at}" for at, element in enumerate(named)}
    for element in named:
        element.set("id", new[element.get("id", "")])
    return new


_VARIABLE = re.compile(r"var\(--chart-\w+,(#[0-9a-f]{6})\)")


def paint(svg: str, font: str) -> str:
    """Give the SVG with its light colours and a font, for places that know no CSS variables."""
    return _VARIABLE.sub(r"\1", svg).replace("<svg ", f'<svg font-family="{font}" ', 1)
