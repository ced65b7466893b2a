"""A chart as Plotly sees it, before any picture is made.

Enters: an edition and a chart. Leaves: `Drawing`. `Row` is what most kinds need of a figure.
"""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from report.changes import say_done
from report.charts.theme import Variant, bold
from report.compute import percent
from report.edition import Edition, FigureWords
from report.kinds import DRAW_LATER
from report.model import Chart, Language
from report.text import format_number


@dataclass(frozen=True)
class Drawing:
    """One chart in one language and variant: Plotly's data and layout, sizes in pixels."""

    chart: str
    language: Language
    variant: Variant
    data: list[dict[str, Any]]
    layout: dict[str, Any]

    @property
    def name(self) -> str:
        """Name the picture: `standards-by-level.zh-Hant.narrow`."""
        return f"{self.chart}.{self.language}.{self.variant}"


_SPARE = 1.5  # times the room that a line was given: what letters narrower than most may need


@dataclass(frozen=True)
class Canvas:
    """What a kind gets to draw on: the words, the chart, and the variant."""

    edition: Edition
    chart: Chart
    variant: Variant

    @property
    def rows(self) -> tuple[FigureWords, ...]:
        """The chart's figures in the chart's order, each before those of its later observations.

        A kind that joins figures of one period leaves the later ones to `write_later`.
        """
        rows = self.edition.chart_inputs(self.chart)
        return rows if self.chart.kind in DRAW_LATER else tuple(r for r in rows if not r.is_later)

    @property
    def past(self) -> list[bool]:
        """Which of the rows have a later one of the same figure after them."""
        rows = self.rows
        return [after is not None and after.is_later for after in (*rows[1:], None)]

    def note(self, row: FigureWords, ems: float) -> list[str]:
        """Say under a label what was done; when, and of whom, where the figure is seen twice.

        A verb alone stays on its line where it is but a little too long.
        """
        own = self.edition.figure(row.id)
        if not own.observations:
            return wrap(row.verb, _SPARE * ems)
        is_of_one = {seen.population for seen in own.observations} == {own.population}
        return pack([row.verb, row.period, *([] if is_of_one else [row.population])], ems)

    @property
    def is_wide(self) -> bool:
        """Tell whether labels stand beside the marks (wide) or above them (narrow)."""
        return self.variant == "wide"


def write_mark(row: FigureWords) -> str:
    """Write the number beside a mark, as Plotly's text markup."""
    return bold(row.short) + arrow(row)


def arrow(row: FigureWords) -> str:
    """Give the sign behind a lower bound that says that it goes on; nothing behind others."""
    return " →" if row.bound == "at_least" else ""


BOLD = 1.08  # bold digits, against those that `measure` estimates
_LETTER = 0.52  # ems that a letter takes on average


def measure(words: str) -> float:
    """Estimate the width of words in ems: full-width signs count one, others about half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else _LETTER for c in words)


def wrap(words: str, ems: float) -> list[str]:
    """Break words into as few lines as fit in `ems`, of like length; no line begins with a stop."""
    fewest = _break(words, ems)
    for tighter in range(math.ceil(measure(words) / len(fewest)), math.ceil(ems)):
        balanced = _break(words, tighter)
        if len(balanced) == len(fewest):
            return balanced
    return fewest


def _break(words: str, ems: float) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(words, max(1, int(ems / _LETTER))):
        if line and measure(line + piece.rstrip()) > ems and piece not in _STOPS:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def pack(parts: list[str], ems: float) -> list[str]:
    """Join parts by dots into lines; a part that would not fit begins a line of its own."""
    packed: list[str] = []
    for part in parts:
        if packed and measure(f"{packed[-1]} · {part}") <= ems:
            packed[-1] += f" · {part}"
        else:
            packed += wrap(part, ems)
    return packed


_STOPS = ",。、;:!?)」》”"


def _pieces(words: str, longest: int) -> list[str]:
    """Give what may stand on a line of its own: words, Chinese signs, pieces of endless words."""
    pieces, word = list[str](), ""
    for sign in words:
        if len(word) == longest:
            pieces, word = [*pieces, word], ""
        if unicodedata.east_asian_width(sign) in "WF":
            pieces += [word, sign] if word else [sign]
            word = ""
        elif sign == " ":
            pieces.append(word + sign)
            word = ""
        else:
            word += sign
    return [*pieces, word] if word else pieces


def lines(words: str, ems: float) -> str:
    """Break words into lines as Plotly's text markup, special signs escaped."""
    return join(wrap(words, ems))


def join(broken: list[str]) -> str:
    """Put lines together as Plotly's text markup, special signs escaped."""
    return "<br>".join(escape(line, quote=False) for line in broken)


def say_row(edition: Edition, row: FigureWords) -> str:
    """Say one number of a chart: `National standards: 103 standards, led, this year`."""
    return _say(edition, row, row.quantity)


def _say(edition: Edition, row: FigureWords, quantity: str) -> str:
    words = {"label": row.label, "quantity": quantity, "verb": say_done(edition, row)}
    return edition.word("chart-value", **words, period=row.period)


def describe(edition: Edition, key: str) -> str:
    """Say a chart in words: finding, measure, every value with verb and period, caveat."""
    chart = edition.report.charts[key]
    values = say_values(edition, chart, edition.chart_inputs(chart))
    listed = edition.word("list-semicolon").join(values) + edition.word("full-stop")
    parts = [_stop(edition.plain(text)) for text in (chart.title, chart.subtitle)]
    gap = " " if edition.language == "en" else ""
    return gap.join([*parts, listed, say_caveat(edition, chart)])


def say_values(edition: Edition, chart: Chart, rows: Sequence[FigureWords]) -> list[str]:
    """Say each number of a chart; of a whole in parts with its share, which is printed there."""
    if chart.kind not in {"pie", "stack"}:
        return [say_row(edition, row) for row in rows]
    total = sum(row.value for row in rows if not row.is_later)
    return [
        say_row(edition, row) if row.is_later else _say_part(edition, row, total) for row in rows
    ]


def say_share(edition: Edition, row: FigureWords, total: Decimal | int) -> str:
    """Say what part of the whole a number is: `39.1%`."""
    return f"{format_number(percent(row.value, total), edition.language)}%"


def _say_part(edition: Edition, row: FigureWords, total: Decimal | int) -> str:
    share = say_share(edition, row, total)
    return _say(edition, row, edition.word("chart-share", quantity=row.quantity, percent=share))


def say_caveat(edition: Edition, chart: Chart) -> str:
    """Say what to mind, with the words on the scale where it is logarithmic."""
    words = (edition.plain(chart.caveat), say_scale(edition, chart))
    return (" " if edition.language == "en" else "").join(filter(None, words))


def say_scale(edition: Edition, chart: Chart) -> str:
    """Say how to read a logarithmic axis; nothing of an even one."""
    return edition.word(f"log-note-{chart.kind}") if has_log_axis(edition, chart) else ""


def has_log_axis(edition: Edition, chart: Chart) -> bool:
    """Tell whether a chart's axis is logarithmic: for pairs wherever there is no zero."""
    if chart.kind == "pairs":
        return all(row.value > 0 for row in edition.chart_inputs(chart))
    return chart.kind == "dots" and chart.scale == "log"


def _stop(words: str) -> str:
    if words.endswith((".", "。", "?", "?")):
        return words
    chinese = any(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return words + ("。" if chinese else ".")
