"""Editions, stills and drawings → every chart as a page of its own, to be framed by others.

Each has its oEmbed answer and its drawing as a classic script. In a sandboxed frame, whose origin
is null, a fetch needs a header that a plain web server does not send, and from a disk there is no
fetch at all; a classic script needs neither. What all embeds share is bundle.py's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from markupsafe import Markup

from report.edition.addresses import chart_url, embed_path, page_path
from report.edition.article_sources import name_sources, say_paragraphs
from report.edition.changes_over_time import say_done
from report.edition.chart_words import describe, say_caveat
from report.edition.corrections import say_corrections
from report.edition.edition import Edition, Editions, FigureWords
from report.model.chart_kinds import Chart
from report.web.embed_codes import frame_height, oembed
from report.web.templates import make_environment

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)


def render_embeds(
    editions: Editions,
    stills: Mapping[str, str],
    explored: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Render every chart in every language as a page that stands alone.

    `explored` holds the charts as the pages' own scripts ask for them, by path.
    """
    template = make_environment().get_template("embed.html.j2")
    files: dict[str, bytes] = {}
    for language, edition in editions.items():
        folder = f"{page_path(edition.report, language)}explore/charts"
        for key in edition.report.charts:
            embed = Embed(edition, key, stills)
            files[f"{embed.path}index.html"] = template.render(e=embed, w=edition.word).encode()
            files[f"{embed.path}oembed.json"] = oembed(edition, key, embed.height)
            files[f"{embed.path}drawing.js"] = _assign(explored[f"{folder}/{key}.json"])
    return files


def _assign(drawing: bytes) -> bytes:
    return b"window.chartDrawing = " + drawing + b";\n"


@dataclass(frozen=True)
class Embed:
    """What the template sees of one chart in one language."""

    edition: Edition
    key: str
    stills: Mapping[str, str]

    policy = POLICY

    @property
    def chart(self) -> Chart:
        """The chart's own record."""
        return self.edition.report.charts[self.key]

    @property
    def path(self) -> str:
        """The embed's folder below the site's root."""
        return embed_path(self.edition.report, self.edition.language, self.key)

    @property
    def root(self) -> str:
        """The way from the embed to the site's root."""
        return "../" * self.path.count("/")

    @property
    def height(self) -> int:
        """The height to give a frame that cannot listen."""
        return frame_height(self.edition, self.key, self._svg("wide"))

    @property
    def canonical(self) -> str:
        """The address of the chart on its topic's page."""
        return chart_url(self.edition.report, self.edition.language, self.key)

    @property
    def oembed_url(self) -> str:
        """The address of the oEmbed answer, absolute as the standard wants it."""
        return f"{self.edition.report.about.site_url}{self.path}oembed.json"

    @property
    def back(self) -> str:
        """The relative link to the chart on its topic's page."""
        return self.root + self.canonical.removeprefix(self.edition.report.about.site_url)

    @property
    def sources(self) -> str:
        """The relative link to the page of sources."""
        return self.root + page_path(self.edition.report, self.edition.language, "sources")

    @property
    def title(self) -> str:
        """The finding."""
        return self.edition.plain(self.chart.title)

    @property
    def subtitle(self) -> str:
        """Measure, place and period."""
        return self.edition.plain(self.chart.subtitle)

    @property
    def caveat(self) -> str:
        """What to mind, with the words on the scale where it is logarithmic."""
        return say_caveat(self.edition, self.chart)

    @property
    def corrections(self) -> list[str]:
        """What this chart showed before, for those who knew it then."""
        return say_corrections(self.edition, self.chart.figures)

    @property
    def about(self) -> str:
        """The chart said in words, for assistive technology."""
        return describe(self.edition, self.key)

    @property
    def origin(self) -> str:
        """Publisher, day and paragraphs of the chart's numbers."""
        return name_sources(self.edition, self.chart.figures)

    @property
    def report_title(self) -> str:
        """The title of the report that the chart comes from."""
        return self.edition.plain(self.edition.report.about.title)

    @cached_property
    def rows(self) -> list[tuple[FigureWords, str, str]]:
        """The chart's figures and their later observations, each with what was done and where."""
        figures = self.edition.chart_inputs(self.chart)
        return [
            (row, say_done(self.edition, row), say_paragraphs(self.edition, row))
            for row in dict.fromkeys(figures)
        ]

    def still(self, variant: str) -> Markup:
        """Give the SVG of a variant with its name and description."""
        head = f'<svg class="still-{variant}" role="img" aria-label="{escape(self.title)}"'
        svg = self._svg(variant)
        return Markup(svg.replace("<svg", f'{head} aria-describedby="about"', 1))  # noqa: S704 - our own SVG, title escaped

    def _svg(self, variant: str) -> str:
        return self.stills[f"{self.key}.{self.edition.language}.{variant}"]
