"""Where each figure stands in a drawing: what the pointer and the arrow keys walk over.

Enters: a `Drawing` and the ids of its figures in reading order. Leaves: for each the box of its
mark as (x, y, width, height) in the drawing's pixels, or None where only the browser knows. Boxes
are reckoned here, so that a page can point at a mark with the still alone.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from report.charts.canvas import Drawing

Box = tuple[float, float, float, float]
AROUND = 1  # pixels of air between a dot and the box around it


def find_places(drawing: Drawing, figures: Sequence[str]) -> list[Box | None]:
    """Give the box of every figure's mark; a figure that is drawn twice has its boxes in order."""
    boxes: dict[str, list[Box]] = defaultdict(list)
    for key, box in _marks(drawing.data, drawing.layout):
        boxes[key].append(box)
    return [_rounded(boxes[key].pop(0)) if boxes[key] else None for key in figures]


def _rounded(box: Box) -> Box:
    x, y, width, height = (round(side, 1) for side in box)
    return x, y, width, height


def _marks(
    data: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]
) -> Iterator[tuple[str, Box]]:
    for trace in data:
        if trace["type"] == "pie":
            yield from _slices(trace, layout)
        elif trace["type"] == "bar":
            yield from _bars(trace, data, layout)
        elif "range" in layout["xaxis"]:
            yield from _tiles(trace, layout) if _is_hidden(trace) else _dots(trace, layout)


def _is_hidden(trace: Mapping[str, Any]) -> bool:
    return bool(trace["marker"].get("opacity") == 0)


def _dots(trace: Mapping[str, Any], layout: Mapping[str, Any]) -> Iterator[tuple[str, Box]]:
    half = trace["marker"]["size"] / 2 + AROUND
    dots = [
        (_across(layout, x), _down(layout, y)) for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if "meta" in trace:
        yield trace["meta"], _around(dots, half)
    for key, dot in zip(trace.get("customdata", ()), dots, strict=False):
        yield key, _around([dot], half)


def _around(dots: Sequence[tuple[float, float]], half: float) -> Box:
    xs, ys = [x for x, _ in dots], [y for _, y in dots]
    left, top = min(xs) - half, min(ys) - half
    return left, top, max(xs) + half - left, max(ys) + half - top


def _bars(
    trace: Mapping[str, Any], data: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]
) -> Iterator[tuple[str, Box]]:
    """Yield each bar; the rest of a whole stands for the whole, so its box begins at zero."""
    thick = trace.get("width", 1 - layout.get("bargap", 0.2))
    before = (
        data[: list(map(id, data)).index(id(trace))] if layout.get("barmode") == "stack" else ()
    )
    for key, value, row in zip(trace["customdata"], trace["x"], trace["y"], strict=True):
        start = sum(
            x for other in before for x, y in zip(other["x"], other["y"], strict=True) if y == row
        )
        is_rest = len(trace["x"]) > 1 or len(data) == 2  # noqa: PLR2004 - part and rest
        left, right = (
            _across(layout, 0 if before and is_rest else start),
            _across(layout, start + value),
        )
        top, bottom = _down(layout, row - thick / 2), _down(layout, row + thick / 2)
        yield key, (min(left, right), top, abs(right - left), bottom - top)


def _tiles(trace: Mapping[str, Any], layout: Mapping[str, Any]) -> Iterator[tuple[str, Box]]:
    """Yield each tile: as wide as the rule above it, as tall as its line of tiles."""
    tops = {shape["y0"] for shape in layout["shapes"]}
    tall = (layout["height"] - 4) / len(tops)
    for key, shape in zip(trace["customdata"], layout["shapes"], strict=True):
        left, right = _across(layout, shape["x0"]), _across(layout, shape["x1"])
        yield key, (left, _down(layout, shape["y0"]), right - left, tall - 10)


def _slices(trace: Mapping[str, Any], layout: Mapping[str, Any]) -> Iterator[tuple[str, Box]]:
    """Yield the middle of each slice of a ring that runs clockwise from twelve o'clock."""
    left, top, wide, high = _ground(layout)
    middle = min(wide, high) / 2 * (1 + trace["hole"]) / 2
    total, done = sum(trace["values"]), 0.0
    for key, value in zip(trace["customdata"], trace["values"], strict=True):
        turn = 2 * math.pi * (done + value / 2) / total
        x, y = left + wide / 2 + middle * math.sin(turn), top + high / 2 - middle * math.cos(turn)
        yield key, _around([(x, y)], 12)
        done += value


def _ground(layout: Mapping[str, Any]) -> Box:
    """Give the box inside the margins."""
    side = layout["margin"]
    wide = layout["width"] - side["l"] - side["r"]
    return side["l"], side["t"], wide, layout["height"] - side["t"] - side["b"]


def _across(layout: Mapping[str, Any], value: float) -> float:
    left, _, wide, _ = _ground(layout)
    return left + wide * _share(layout["xaxis"], value)


def _down(layout: Mapping[str, Any], value: float) -> float:
    _, top, _, high = _ground(layout)
    return top + high * (1 - _share(layout["yaxis"], value))


def _share(axis: Mapping[str, Any], value: float) -> float:
    """Give how far along the paper a value stands, 0 to 1; ranges of log axes are powers of ten."""
    first, last = axis["range"]
    start, end = axis.get("domain", (0, 1))
    at = math.log10(value) if axis.get("type") == "log" else value
    return float(start + (end - start) * (at - first) / (last - first))
