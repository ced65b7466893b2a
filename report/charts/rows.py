"""A canvas → rows of dots and bars: where marks and words stand from the top, their colours.

Each figure has a row, each later observation a lower one. An earlier number of a figure is grey and
its latest in colour; its period is written beside each.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from report.charts import theme
from report.charts.canvas import Canvas, Layout, arrow, join
from report.charts.theme import bold, frame, hidden_axis, label, small
from report.edition.edition import FigureWords
from report.language.line_breaking import BOLD, measure, wrap

_AIR = 32  # pixels around a bar and its words


class Lanes:
    """A lane is what one mark stands in; a figure's own is as tall as a row, a later one lower."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._above = 0.5 if canvas.is_wide else 0.75  # of a row: what is above its mark

    @cached_property
    def row(self) -> float:
        """The height of a row: room for the longest label and the words under it."""
        own = [row for row in self.canvas.rows if not row.is_later]
        words = max(len(self._label(row)) for row in own) * theme.LABEL_SIZE
        notes = max(len(self._note(row)) for row in own) * theme.NOTE_SIZE
        return theme.LINE * (words + notes) + (14 if self.canvas.is_wide else 34)

    @cached_property
    def _later(self) -> float:
        """The height of a lane without a label, in rows."""
        later = [len(self._note(row)) for row in self.canvas.rows if row.is_later]
        words = theme.LINE * theme.NOTE_SIZE * max(later, default=0)
        return (words + 12) / self.row if self.canvas.is_wide else (words + 18) / self.row + 0.25

    @property
    def rows(self) -> float:
        """The height of all lanes, in rows."""
        later = sum(row.is_later for row in self.canvas.rows)
        return len(self.canvas.rows) - later + (later * self._later if later else 0)

    @property
    def height(self) -> float:
        """The height of all lanes in pixels."""
        return self.row * self.rows

    @cached_property
    def places(self) -> list[float]:
        """Where each mark stands."""
        places, top = list[float](), 0.0
        for row in self.canvas.rows:
            tall = self._later if row.is_later else 1
            below = tall / 2 if self.canvas.is_wide else 0.25
            middle = top + tall - below - self._above
            top += tall
            places.append(int(middle) if middle == int(middle) else round(middle, 3))
        return places

    @property
    def thickness(self) -> float:
        """The height of the lowest lane, in rows."""
        return self._later if any(row.is_later for row in self.canvas.rows) else 1

    def frame(self, more: float, least: float, **margin: float) -> Layout:
        """Give a layout for the lanes and so many pixels more, rows labelled.

        At the right the number beside the largest value has room, and `least` pixels.
        """
        canvas = self.canvas
        largest = max(canvas.rows, key=lambda row: row.last)
        room = measure(largest.short + arrow(largest)) * theme.NUMBER_SIZE * BOLD + theme.DOT
        sides = {"l": theme.LABEL_WIDTH[canvas.variant] or 8, "r": max(least, room)} | margin
        layout = frame(canvas.variant, self.height + more, **sides)
        first_on_top = [self.rows - self._above, -self._above]
        layout["yaxis"] = hidden_axis(range=first_on_top)
        layout["annotations"] = self._labels
        return layout

    @property
    def _labels(self) -> list[dict[str, Any]]:
        """Each row's label and the words under it (wide: beside the row; narrow: above it)."""
        labels = []
        for row, at in zip(self.canvas.rows, self.places, strict=True):
            named = [] if row.is_later else [join(self._label(row))]
            words = "<br>".join([*named, *map(small, self._note(row))])
            if self.canvas.is_wide:
                labels.append(label(words, 0, at, xshift=-self._width - 2))
            else:
                above = {"yanchor": "bottom", "yshift": 10, "xshift": -4}
                labels.append(label(words, 0, at, **above, bgcolor=theme.GROUND))  # over the rules
        return labels

    def _label(self, row: FigureWords) -> list[str]:
        return wrap(row.label, self._width / theme.LABEL_SIZE - 1)

    def _note(self, row: FigureWords) -> list[str]:
        return self.canvas.note(row, self._width / theme.NOTE_SIZE - 1)

    @property
    def _width(self) -> float:
        return theme.LABEL_WIDTH[self.canvas.variant] or theme.WIDTH[self.canvas.variant]


def name_number(number: str, words: str, room: float) -> tuple[str, int]:
    """Write a number and what it counts, in so many pixels; give the lines too."""
    ems = (room - (measure(number) * BOLD + 0.4) * theme.NUMBER_SIZE) / theme.LABEL_SIZE
    broken = wrap(words, ems)
    strong = f'<span style="font-size:{theme.NUMBER_SIZE}px">{bold(number)}</span>'
    return f"{strong} {join(broken)}", len(broken)


def caption_bars(
    canvas: Canvas, named: Sequence[tuple[str, str]], feet: Sequence[str], thick: float
) -> tuple[Layout, float]:
    """Give a layout of bars with a number and what it counts above each, and words below it.

    `thick` is in pixels; given back in rows.
    """
    width = theme.WIDTH[canvas.variant] - theme.LABEL_SIZE
    heads = [name_number(*row, width) for row in named]
    notes = [wrap(foot, width / theme.NOTE_SIZE) for foot in feet]
    above, below = max(lines for _, lines in heads), max(map(len, notes))
    row = theme.LINE * (theme.NUMBER_SIZE * above + theme.NOTE_SIZE * below) + thick + _AIR
    layout = frame(canvas.variant, row * len(named), r=4)
    layout["yaxis"] = hidden_axis(range=[len(named) - 0.5, -0.5])
    for at, ((head, _), note) in enumerate(zip(heads, notes, strict=True)):
        foot = "<br>".join(map(small, note))
        layout["annotations"] += [
            label(head, 0, at, yanchor="bottom", yshift=thick / 2 + 3, xshift=-2),
            label(foot, 0, at, yanchor="top", yshift=-thick / 2 - 2, xshift=-2),
        ]
    return layout, thick / row
