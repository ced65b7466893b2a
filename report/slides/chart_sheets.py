"""What every native chart is made of: data sheets, names of rows, formats of numbers.

Enters: figures. Leaves: `Plot` and its parts. The kinds of chart are in `plots` and `marks`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pptx.enum.chart import XL_CHART_TYPE

from report.edition.changes_over_time import say_done
from report.edition.edition import Edition, FigureWords
from report.model.values import Number
from report.slides.look import Part
from report.slides.pptx_fixes import Categories, Points

Rows = Sequence[FigureWords]


@dataclass(frozen=True)
class Plot:
    """A native chart: its type, its data sheet, how it is finished, a note that stays with it."""

    type: XL_CHART_TYPE
    data: Categories | Points
    finish: Callable[[Part], None]
    note: str = ""


def number_format(row: FigureWords, suffix: str = "") -> str:
    """Give the number format that writes a value as the report does: `#,##0"+"`, `"$"0"餘"`."""
    parts = row.brief  # without its sign, which the program writes
    return f"{_quote(parts.before + parts.symbol)}{parts.pattern}{_quote(parts.after + suffix)}"


def _quote(words: str) -> str:
    """Write words into a number format, in which a quotation mark stands alone, after a slash."""
    return r"\"".join(f'"{part}"' if part else "" for part in words.split('"'))


def name_row(row: FigureWords, *more: str) -> str:
    """Name a row: what is counted, what was done, and what else belongs to it, line by line."""
    return "\n".join((row.label, row.verb, *more))


def cell(value: Number) -> int | float:
    """Give a value as a data sheet holds it."""
    return value if isinstance(value, int) else float(value)


def make_sheet(edition: Edition, rows: Rows) -> Categories:
    """Give a data sheet with one row a figure."""
    data = Categories()
    twice = {row.id for row in rows if row.is_later}
    data.categories = [
        "\n".join((row.label, say_done(edition, row), *([row.period] if row.id in twice else [])))
        for row in rows
    ]
    data.add_series(edition.word("column-value"), [cell(row.value) for row in rows])
    return data


def is_open(row: FigureWords) -> bool:
    """Tell whether a number is a bound or rough, so that its mark must not look like an end."""
    return row.bound != "exact"


def gap(bars: int) -> int:
    """Give the space between bars: few bars would stand like blocks without it."""
    return {1: 300, 2: 150}.get(bars, 70)
