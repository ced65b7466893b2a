"""A chart → lines of what a speaker needs to say and to answer: the full meaning of each number."""

from report.edition.chart_words import describe
from report.edition.edition import Edition
from report.edition.figure_lines import say_figure

_HEADINGS = (
    "column-verb", "column-kind", "column-period", "column-population", "deck-bound",
    "column-class", "formula", "assumption", "column-source", "later", "change", "note",
)  # fmt: skip


def chart_figures(edition: Edition, key: str) -> tuple[str, ...]:
    """Give the ids that a chart shows: its figures, and what was computed from pairs of them."""
    chart = edition.report.charts[key]
    derived, pairs = edition.report.derived.items(), chart.pairs
    computed = [key for key, item in derived if item.inputs in pairs]
    return tuple(dict.fromkeys((*chart.figures, *chart.row_ratios, *computed)))


def say_chart(edition: Edition, key: str) -> list[str]:
    """Say a chart, then everything known about each of its figures."""
    lines = [describe(edition, key)]
    for figure in map(edition.figure, chart_figures(edition, key)):
        lines += ["", edition.word("data-is", name=figure.label, words=figure.quantity)]
        lines += [f"– {line}" for line in say_figure(edition, figure.id, _HEADINGS)]
    return lines
