"""Report and stills → Markdown pages of one language.

Enters: an edition and its stills. Leaves: `{path: bytes}` of Markdown below the language's own
root. Templates choose and place; what they place is gathered here, one function a page.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from report.edition.article_sources import name_origins, say_verification
from report.edition.changes_over_time import find_changes
from report.edition.chart_words import describe, say_scale
from report.edition.corrections import find_corrections
from report.edition.edition import Edition, FigureWords
from report.edition.page_findings import find_finding
from report.exact_json import json_script
from report.language.conversion import fill, inert
from report.model.chart_kinds import Chart
from report.model.observations import article_of
from report.model.report import Derived, Entry, Figure, Place
from report.model.report_file import ReportFile
from report.model.values import Text
from report.model.verification import Standing, standing
from report.web.article_map import ArticleMap
from report.web.explained_terms import Terms
from report.web.pair_triangle import Triangle
from report.web.reuse_page import Reuse
from report.web.search_engine_data import describe_page
from report.web.templates import make_environment

_STRESSED = re.compile(r"\*\*(.+?)\*\*")
PLAIN_PAGES = ("figures", "compare", "sources", "reuse")


def render_pages(edition: Edition, stills: Mapping[str, str]) -> dict[str, bytes]:
    """Render every page of one language; paths are Markdown files such as `standards.md`."""
    environment = make_environment()
    pages = {"index.md": ("home", "")}
    pages |= {f"{name}.md": (name, "../") for name in PLAIN_PAGES}
    pages |= {f"{name}.md": ("topic", "../") for name in edition.report.topics}
    return {
        path: _render(environment, template, Page(edition, stills, path.removesuffix(".md"), root))
        for path, (template, root) in pages.items()
    }


def _render(environment: Environment, template: str, page: "Page") -> bytes:
    words = environment.get_template(f"pages/{template}.md.j2").render(page=page, w=page.word)
    return words.encode()


@dataclass(frozen=True)
class Row:
    """One line of a table of figures, its texts with numbers linked."""

    words: FigureWords
    number: Markup
    note: Markup
    assumption: Markup
    unknowns: tuple[Markup, ...]
    sources: tuple[Place, ...]
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """What a template sees: the edition's words as markup, and the path back to the root."""

    edition: Edition
    stills: Mapping[str, str]
    key: str
    root: str

    @property
    def report(self) -> ReportFile:
        """The report's own file."""
        return self.edition.report.about

    @property
    def topics(self) -> Mapping[str, Any]:
        """All topics by key."""
        return self.edition.report.topics

    @cached_property
    def word(self) -> Callable[..., str]:
        """The words of the interface, `w("key", name=value)` in templates."""
        return self.edition.word

    def link_number(self, word: str) -> str:
        """Write an insert as HTML: a figure's number links to its entry, the rest is plain."""
        shown = inert(self.edition.insert(word))
        if word in self.edition.report.figures or word in self.edition.report.derived:
            address = f"{self.root}figures/#{word}"
            return f'<a class="num" href="{address}" data-figure="{word}">{shown}</a>'
        return shown

    def link(self, key: str, *, short: bool = True) -> Markup:
        """Give a figure's number as a link to its entry."""
        figure = self.edition.figure(key)
        shown = escape(figure.short if short else figure.number, quote=False)
        return Markup(
            f'<a class="num" href="{self.root}figures/#{key}" data-figure="{key}">{shown}</a>'
        )

    def html(self, text: Text | None) -> Markup:
        """Give one line of words as HTML, numbers linked and **stressed** words strong."""
        return Markup(_STRESSED.sub(r"<strong>\1</strong>", self._linked(self.edition.say(text))))

    def prose(self, text: Text | None) -> Markup:
        """Give Markdown, special signs escaped and numbers linked."""
        return Markup(self._linked(self.edition.say(text)))

    def _linked(self, words: str) -> str:
        return fill(escape(words, quote=False), self.link_number)

    def heading(self, text: Text) -> Markup:
        """Give words for a heading in Markdown, which reads none of their signs."""
        return Markup(inert(self.edition.plain(text)))

    def plain(self, text: Text | None) -> str:
        """Give words with numbers written out and no links (for titles and descriptions)."""
        return self.edition.plain(text)

    def row(self, key: str) -> Row:
        """Gather what a table says of one figure."""
        figure = self.edition.figure(key)
        item = figure.item
        return Row(
            figure,
            self.link(key),
            self.html(item.note),
            self.html(item.assumption if isinstance(item, Derived) else None),
            tuple(map(self.html, item.unknowns if isinstance(item, Figure) else ())),
            figure.places,
            tuple(change.said for change in find_changes(self.edition, key)),
        )

    def rows(self, keys: Iterable[str]) -> list[Row]:
        """Gather the rows of several figures."""
        return [self.row(key) for key in dict.fromkeys(keys)]

    def still(self, chart: str, variant: str) -> Markup:
        """Give a chart's SVG with its name and description for assistive technology."""
        svg = self.stills[f"{chart}.{self.edition.language}.{variant}"]
        title = escape(self.edition.plain(self.edition.report.charts[chart].title))
        name = f'role="img" aria-label="{title}" aria-describedby="about-{chart}"'
        head = f'<svg class="still-{variant}" {name} '
        return Markup(svg.replace("<svg ", head, 1))

    def describe(self, chart: str) -> str:
        """Say a chart in words."""
        return describe(self.edition, chart)

    def scale(self, chart: str) -> str:
        """Say how to read a chart's logarithmic axis; nothing of an even one."""
        return say_scale(self.edition, self.chart(chart))

    def chart(self, key: str) -> Chart:
        """Give a chart's own record."""
        return self.edition.report.charts[key]

    def chart_rows(self, key: str) -> list[Row]:
        """Gather the rows of a chart's table."""
        return self.rows(self.chart(key).figures)

    def origins(self, chart: str) -> list[tuple[str, str]]:
        """Name each article that a chart's numbers come from, with its paragraphs."""
        return name_origins(self.edition, self.chart(chart).figures)

    @property
    def files(self) -> str:
        """The path to files that all languages share (downloads, data, pictures)."""
        return self.root if self.edition.is_default else f"{self.root}../"

    @property
    def terms(self) -> Terms:
        """The terms that the page explains."""
        return Terms(self.edition.report)

    def corrections(self) -> list[Markup]:
        """Say every correction of a figure, newest first."""
        return self._say_corrections("correction-line", self.edition.report.figures)

    def corrections_of(self, key: str) -> list[Markup]:
        """Say every correction of one figure, newest first."""
        return self._say_corrections("corrected", [key])

    def _say_corrections(self, word: str, keys: Iterable[str]) -> list[Markup]:
        return [
            Markup(
                self.word(
                    word,
                    date=escape(change.date),
                    label=escape(change.label),
                    old=escape(change.old),
                    reason=self.html(change.reason),
                )
            )
            for change in find_corrections(self.edition, keys)
        ]

    @property
    def linked(self) -> str:
        """What search engines read of the page (JSON-LD)."""
        return json_script(describe_page(self.edition, self.key))

    @property
    def reuse(self) -> Reuse:
        """What the page of reuse offers."""
        return Reuse(self.edition, self.stills)

    def map(self, of: str | None = None) -> ArticleMap:
        """Give an article as numbers in order."""
        return ArticleMap(self.edition, of)

    @property
    def copy_words(self) -> dict[str, str]:
        """What a script says of a reader's own copy of the article."""
        said = ("result", "same", "other", "moved", "missing", "long")
        return {key: self.word(f"map-copy-{key}") for key in said}

    @cached_property
    def triangle(self) -> Triangle:
        """Every two numbers of the report, judged."""
        return Triangle(self.edition)

    @property
    def sources_finding(self) -> str:
        """The headline of the page of sources."""
        return find_finding(self.edition, "sources")

    def language_of(self, place: Place) -> str:
        """Give the language of the article that a place stands in."""
        return article_of(self.edition.report, place).language

    def verification(self, of: str | None = None) -> tuple[Standing, str]:
        """Tell what the last recorded verification of an article is worth, and what it found."""
        return standing(self.edition.report, of), say_verification(self.edition, of)

    @property
    def published(self) -> str:
        """The article's date in the page's language."""
        return self.edition.insert(f"date:{self.report.article.published}")

    def entries_by_topic(self) -> list[tuple[str, Mapping[str, Entry]]]:
        """Give each topic's named things, topics without any left out."""
        return [(name, topic.entries) for name, topic in self.topics.items() if topic.entries]
