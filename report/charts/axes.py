"""Values → a value axis, and where values on it stand in a drawing's pixels.

Every mark of an axis keeps its rule; where words have no room, every second or third is written;
zero always, and the first of decades.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from report.charts.canvas import Box, Canvas, Layout
from report.charts.theme import DOT, NOTE_SIZE, axis
from report.language.line_breaking import measure
from report.language.quantities import Writing, split_number
from report.model.report import Figure

_AIR = 6  # pixels between two numbers of an axis
_AROUND = 1  # pixels of air between a dot and the box around it


def value_axis(canvas: Canvas, values: list[float], *, log: bool) -> dict[str, Any]:
    """Give the value axis of a chart: whole decades, or even steps that hold zero."""
    if log:
        top = math.ceil(math.log10(max(values)) + 0.02)
        ticks = [10**power for power in range(top + 1)]
        bounds = [-0.12, top + 0.02]
    else:
        low, high = min(0.0, *values), max(0.0, *values)
        step = nice_step((high - low) / 5)
        first = math.floor(low / step)
        last = max(math.ceil(high / step), first + 1)
        ticks = [round(step * i, 6) for i in range(first, last + 1)]
        bounds = [min(low * 1.04, ticks[0]), max(high * 1.04, ticks[-1])]
    return _axis(canvas, "log" if log else "linear", bounds, ticks)


def _axis(
    canvas: Canvas, kind: str, bounds: Sequence[float], ticks: Sequence[float]
) -> dict[str, Any]:
    """Give an axis whose numbers are written as those of its figures are, if they share a unit."""
    exact = (int(tick) if tick == int(tick) else Decimal(str(tick)) for tick in ticks)
    units, language = {row.item.unit for row in canvas.rows}, canvas.edition.language
    unit = canvas.edition.report.ui.units[units.pop()] if len(units) == 1 else None
    scales = [row.item.scale for row in canvas.rows if isinstance(row.item, Figure)]
    how = Writing(language, unit, scale=scales[0] if unit and scales else None)
    words = [str(split_number(tick, how)) for tick in exact]
    return axis(type=kind, range=bounds, tickvals=ticks, ticktext=words, tickangle=0, side="bottom")


def nice_step(rough: float) -> float:
    """Round a step up to 1, 2 or 5 times a power of ten."""
    power = 10 ** math.floor(math.log10(rough)) if rough > 0 else 1
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)


def across(layout: Layout, given: dict[str, Any]) -> dict[str, Any]:
    """Give a value axis as it lies below a chart, with as many numbers as there is room for."""
    side, (first, last) = layout["margin"], given["range"]
    scale = (layout["width"] - side["l"] - side["r"]) / (last - first)
    places = [(math.log10(t) if given["type"] == "log" else t) * scale for t in given["tickvals"]]
    widths = [measure(words) * NOTE_SIZE for words in given["ticktext"]]
    zero = given["tickvals"].index(0) if 0 in given["tickvals"] else 0
    for every in range(1, len(places) + 1):
        named = range(zero % every, len(places), every)
        if _have_room([places[i] for i in named], [widths[i] for i in named]):
            break
    written = [words if i in named else "" for i, words in enumerate(given["ticktext"])]
    return given | {"ticktext": written}


def _have_room(places: Sequence[float], widths: Sequence[float]) -> bool:
    """Tell whether numbers of these widths, each on the middle of its place, stand apart."""
    pairs = pairwise(zip(places, widths, strict=True))
    return all(b - b_wide / 2 - (a + a_wide / 2) >= _AIR for (a, a_wide), (b, b_wide) in pairs)


class PlotArea:
    """What lies inside the margins of a layout, and where values of its axes stand in pixels."""

    def __init__(self, layout: Layout) -> None:
        self._layout, side = layout, layout["margin"]
        self.left, self.top = side["l"], side["t"]
        self.width = layout["width"] - side["l"] - side["r"]
        self.height = layout["height"] - side["t"] - side["b"]

    def x(self, value: float) -> float:
        """Give how far from the left a value stands."""
        return float(self.left + self.width * _share(self._layout["xaxis"], value))

    def y(self, value: float) -> float:
        """Give how far from the top a value stands."""
        return float(self.top + self.height * (1 - _share(self._layout["yaxis"], value)))

    def dots(self, xs: Sequence[float], ys: Sequence[float], size: float = DOT) -> Box:
        """Give the box around dots of one size."""
        return box_around([*map(self.x, xs)], [*map(self.y, ys)], size / 2 + _AROUND)

    def bar(self, ends: tuple[float, float], row: float, thick: float) -> Box:
        """Give the box of a lying bar from one value to another."""
        left, right = map(self.x, ends)
        top, bottom = self.y(row - thick / 2), self.y(row + thick / 2)
        return min(left, right), top, abs(right - left), bottom - top


def box_around(xs: Sequence[float], ys: Sequence[float], half: float) -> Box:
    """Give the box around places in pixels."""
    left, top = min(xs) - half, min(ys) - half
    return left, top, max(xs) + half - left, max(ys) + half - top


def _share(axis: dict[str, Any], value: float) -> float:
    """Give how far along the paper a value stands, 0 to 1; ranges of log axes are powers of ten."""
    first, last = axis["range"]
    start, end = axis.get("domain", (0, 1))
    at = math.log10(value) if axis.get("type") == "log" else value
    return float(start + (end - start) * (at - first) / (last - first))
