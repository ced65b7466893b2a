"""The marks of a value axis, and which of them are written so that none lies upon another.

Enters: values, or a layout with its axis. Leaves: an axis. Every mark keeps its rule; where words
have no room, every second or third is written; zero always, and the first of decades.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from report.charts.canvas import Canvas
from report.charts.theme import NOTE_SIZE, axis
from report.language.line_breaking import measure
from report.language.quantities import format_number

_AIR = 6  # pixels between two numbers of an axis


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
    return axis(
        type="log" if log else "linear",
        range=bounds,
        tickvals=ticks,
        ticktext=_say_ticks(canvas, ticks),
        tickangle=0,
        side="bottom",
    )


def ratio_axis(canvas: Canvas, values: list[float]) -> dict[str, Any]:
    """Give a log axis from the mark below the least value to the one above the largest.

    Marks are 1, 2 and 5 times a power of ten; every value is above zero.
    """
    power = math.floor(math.log10(min(values)))
    powers = range(power, math.ceil(math.log10(max(values))) + 1)
    marks = [m * 10.0**power for power in powers for m in (1, 2, 5)]
    first = max(mark for mark in marks if mark <= min(values))
    last = min(mark for mark in marks if mark >= max(values))
    ticks = [round(mark, 6) for mark in marks if first <= mark <= last]
    return axis(
        type="log",
        range=[math.log10(first) - 0.02, math.log10(last) + 0.02],
        tickvals=ticks,
        ticktext=_say_ticks(canvas, ticks),
        tickangle=0,
        side="bottom",
    )


def _say_ticks(canvas: Canvas, ticks: Sequence[float]) -> list[str]:
    language = canvas.edition.language
    whole = (int(tick) if tick == int(tick) else Decimal(str(tick)) for tick in ticks)
    return [format_number(tick, language) for tick in whole]


def nice_step(rough: float) -> float:
    """Round a step up to 1, 2 or 5 times a power of ten."""
    power = 10 ** math.floor(math.log10(rough)) if rough > 0 else 1
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)


def across(layout: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
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
    ends = [place + width / 2 for place, width in zip(places, widths, strict=True)]
    starts = [place - width / 2 for place, width in zip(places, widths, strict=True)]
    return all(start - end >= _AIR for end, start in zip(ends, starts[1:], strict=False))
