"""What the templates of Typst share: notes, looks, numbers and sources as plain values."""

from collections.abc import Collection, Mapping
from typing import Any

from report.charts.theme import ROLES
from report.edition.addresses import page_url
from report.edition.article_sources import say_dates
from report.edition.chart_words import say_scale
from report.edition.edition import Edition
from report.language.script_conversion import join_sentences
from report.model.chart_kinds import Chart
from report.paper.prose_parts import Parts, read_line
from report.paper.typeset import SANS, SERIF

Json = dict[str, Any]
Notes = Mapping[str, int]  # the number of each figure's endnote


def gather_look(edition: Edition) -> Json:
    """Give what every document shares: language, fonts, colours, title, address."""
    return {
        "language": edition.language,
        "article_language": edition.report.about.article.language,
        "sans": SANS,
        "serif": SERIF,
        "roles": {name: role.light for name, role in ROLES.items()},
        "title": edition.plain(edition.report.about.title),
        "place": edition.plain(edition.report.about.place),
        "dates": say_dates(edition),
        "url": page_url(edition.report, edition.language),
    }


def read_caveat(edition: Edition, chart: Chart, noted: Collection[str]) -> Parts:
    """Give the parts of what to mind, with the words on the scale where it is logarithmic."""
    parts, scale = read_line(edition, chart.caveat, noted), say_scale(edition, chart)
    return [*parts, join_sentences(("", scale), edition.language)] if scale else parts


def gather_numbers(edition: Edition, chart: Chart, *, dated: bool) -> list[dict[str, Any]]:
    """Give number, label and meaning of each observation of a chart that is a table.

    The period belongs to the meaning where it is asked for, and where a figure is seen twice.
    """
    if not chart.is_table:
        return []
    rows = edition.chart_inputs(chart)
    twice = {row.id for row in rows if row.is_later}
    return [
        {
            "number": row.short,
            "label": row.label,
            "meaning": f"{row.verb} · {row.period}" if dated or row.id in twice else row.verb,
        }
        for row in rows
    ]
