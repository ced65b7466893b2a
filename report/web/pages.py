"""An edition and its stills → `{path: bytes}` of Markdown pages below the language's own root.

Templates choose and place; what they place is gathered here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import chain, combinations, islice

from markupsafe import Markup

from report.edition.article_sources import (
    find_in_article,
    name_origins,
    say_dates,
    say_verification,
)
from report.edition.chart_words import describe, say_scale
from report.edition.edition import Edition, FigureWords
from report.edition.figure_words import find_changes, find_corrections, name_figures, place_gaps
from report.edition.page_findings import answer, find_finding
from report.exact_json import json_script
from report.language.script_conversion import fill, inert
from report.model.interface_words import Verb
from report.model.observations import article_of, observe
from report.model.report import Derived, Figure, Place, Report, Topic
from report.model.report_file import ReportFile
from report.model.values import LANGUAGES, Text, id_of, inserts
from report.model.verification import Standing, standing
from report.rules.compare import compare
from report.rules.rule_table import REASONS, TIME_REASONS, VERDICTS
from report.web.article_map import ArticleMap
from report.web.embeds import name_still
from report.web.pair_triangle import Triangle
from report.web.reuse_page import Reuse
from report.web.search_engine_data import describe_page
from report.web.templates import make_environment

_STRESSED = re.compile(r"\*\*(.+?)\*\*")
_COUNTED = r"(?<![\d,.])\d[\d,.]* ?[\u4e00-\u9fff]"  # a number and what it counts by
_LONGEST_TERM = 7  # signs; a longer one may have to break on a narrow screen
LOOKED_AT = 3_000  # pairs at most: a large report has millions, and the first thousands show all
PLAIN_PAGES = ("figures", "compare", "sources", "reuse")


def render_pages(edition: Edition, stills: Mapping[str, str]) -> dict[str, bytes]:
    """Render every page of one language; paths are Markdown files such as `standards.md`."""
    pages = {"index.md": ("home", "")}
    pages |= {f"{name}.md": (name, "../") for name in PLAIN_PAGES}
    pages |= {f"{name}.md": ("topic", "../") for name in edition.report.topics}
    rendered: dict[str, bytes] = {}
    for path, (name, root) in pages.items():
        page = Page(edition, stills, path.removesuffix(".md"), root)
        template = make_environment().get_template(f"pages/{name}.md.j2")
        rendered[path] = template.render(page=page, w=page.word).encode()
    return rendered


@dataclass(frozen=True)
class Terms:
    """The terms that readers need explained, and pairs of figures that show them."""

    report: Report
    place_gaps, name_figures = staticmethod(place_gaps), staticmethod(name_figures)  # for templates

    def verbs(self) -> list[Verb]:
        """Give the verbs of figures and of their later observations, in the order of figures."""
        used = (seen.verb for figure in self.report.figures.values() for seen in observe(figure))
        return [self.report.ui.verbs[key] for key in dict.fromkeys(used)]

    def reasons(self) -> dict[str, Text]:
        """Give the reasons that a comparison may have; over time where anything is seen twice."""
        over_time = TIME_REASONS if self.report.about.later_articles else ()
        told = {*REASONS, *over_time}
        return {key: text for key, text in self.report.ui.reasons.items() if key in told}

    def examples(self) -> dict[str, tuple[str, str]]:
        """Give for verdicts and reasons the first pair of figures that has each, if any has."""
        found: dict[str, tuple[str, str]] = {}
        for pair in islice(self._pairs(), LOOKED_AT):
            told = compare(self.report, *pair)
            for key in (told.verdict, *told.reasons):
                found.setdefault(key, pair)
            if len(found) == len(VERDICTS) + len(REASONS):
                break
        return found

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the likeliest to be compared first: within a chart, a topic, then the report."""
        charts = [tuple(dict.fromkeys(chart.figures)) for chart in self.report.charts.values()]
        topics = [(*topic.figures, *topic.derived) for topic in self.report.topics.values()]
        everything = [(*self.report.derived, *self.report.figures)]
        return chain.from_iterable(combinations(keys, 2) for keys in charts + topics + everything)

    def pair(self, text: Text) -> tuple[str, str] | None:
        """Give the first two figures that a text names, or nothing where it names fewer."""
        known = (*self.report.figures, *self.report.derived)
        named = (id_of(word) for code in LANGUAGES for word in inserts(text.given(code) or ""))
        first, second, *_ = (*dict.fromkeys(word for word in named if word in known), "", "")
        return (first, second) if second else None


@dataclass(frozen=True)
class Row:
    """One line of a table of figures, its texts with numbers linked."""

    words: FigureWords
    number: Markup
    note: Markup
    assumption: Markup
    unknowns: tuple[Markup, ...]
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

    @cached_property
    def word(self) -> Callable[..., str]:
        """The words of the interface, `w("key", name=value)` in templates."""
        return self.edition.word

    def link_number(self, word: str) -> str:
        """Write an insert as HTML: a figure's number links to its entry, the rest is plain."""
        shown, key, report = inert(self.edition.insert(word)), id_of(word), self.edition.report
        if key in report.figures or key in report.derived:
            return self._anchor(key, shown)
        return shown if key else f'<span class="whole">{shown}</span>'

    def link(self, key: str, *, short: bool = True) -> Markup:
        """Give a figure's number as a link to its entry."""
        figure = self.edition.figure(key)
        shown = escape(figure.short if short else figure.number, quote=False)
        return Markup(self._anchor(key, shown))

    def _anchor(self, key: str, shown: str) -> str:
        address = f"{self.root}figures/#{key}"
        return f'<a class="num" href="{address}" data-figure="{key}">{shown}</a>'

    def html(self, text: Text | None) -> Markup:
        """Give one line of words as HTML, numbers linked and **stressed** words strong."""
        return Markup(_STRESSED.sub(r"<strong>\1</strong>", self._linked(self.edition.prose(text))))

    def headline(self, text: Text) -> Markup:
        """Give a line as `html` does, to be broken as `whole` says."""
        return self.whole(self.html(text))

    def whole(self, shown: str) -> Markup:
        """Let Chinese break within no term of the report's, no number and what it counts by."""
        if self.edition.language == "en":
            return Markup.escape(shown)
        written = str(Markup.escape(shown))
        return Markup(self._terms.sub(r'<span class="whole">\g<0></span>', written))

    @cached_property
    def _terms(self) -> re.Pattern[str]:
        report, say = self.edition.report, self.edition.say
        units, verbs = report.ui.units.values(), report.ui.verbs.values()
        texts = (*(f.label for f in report.figures.values()), *(unit.one for unit in units))
        words = (Text.model_validate({"zh-Hant": word}) for word in self.report.whole_words)
        terms = {*map(say, (*texts, *words)), *(say(verb.label) for verb in verbs)}
        short = sorted((t for t in terms if 1 < len(t) <= _LONGEST_TERM), key=len, reverse=True)
        return re.compile("|".join([*map(re.escape, short), _COUNTED]))

    def prose(self, text: Text | None) -> Markup:
        """Give Markdown, special signs escaped and numbers linked."""
        return Markup(self._linked(self.edition.prose(text)))

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
            tuple(change.said for change in find_changes(self.edition, key)),
        )

    def rows(self, keys: Iterable[str]) -> list[Row]:
        """Gather the rows of several figures."""
        return [self.row(key) for key in dict.fromkeys(keys)]

    def lead_row(self, topic: Topic) -> Row | None:
        """Give the first number of the front page that is of a topic, if one is."""
        numbers = {**topic.figures, **topic.derived}
        return next((self.row(key) for key in self.report.home.tiles if key in numbers), None)

    def still(self, chart: str, variant: str) -> Markup:
        """Give a chart's SVG with its name and description for assistive technology."""
        svg = self.stills[f"{chart}.{self.edition.language}.{variant}"]
        title = self.edition.plain(self.edition.report.charts[chart].title)
        return name_still(svg, variant, title, f"about-{chart}")

    def describe(self, chart: str) -> str:
        """Say a chart in words."""
        return describe(self.edition, chart)

    def scale(self, chart: str) -> str:
        """Say how to read a chart's logarithmic axis; nothing of an even one."""
        return say_scale(self.edition, self.edition.report.charts[chart])

    def rows_in_no_chart(self, topic: Topic) -> list[Row]:
        """Gather the rows of a topic's figures that the table of none of its charts holds."""
        shown = {key for chart in topic.charts.values() for key in chart.figures}
        return self.rows(key for key in topic.figures if key not in shown)

    def origins(self, chart: str) -> list[tuple[str, str]]:
        """Name each article that a chart's numbers come from, with its paragraphs."""
        return name_origins(self.edition, self.edition.report.charts[chart].figures)

    @property
    def files(self) -> str:
        """The path to files that all languages share (downloads, data, pictures)."""
        return self.root if self.edition.is_default else f"{self.root}../"

    @property
    def terms(self) -> Terms:
        """The terms that the page explains."""
        return Terms(self.edition.report)

    def corrections(self, key: str = "") -> list[Markup]:
        """Say every correction of one figure, or of all by name, newest first."""
        keys = [key] if key else self.edition.report.figures
        word = "corrected" if key else "correction-line"
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
    def finding(self) -> str:
        """The headline of a page that every report has."""
        return find_finding(self.edition, self.key)

    answers = property(lambda self: [*answer(self.edition)])

    def locator(self, place: Place) -> Markup:
        """Give an article's own words at a place, with a link to it where the article has one."""
        report, words = self.edition.report, escape(place.nested)
        quoted = f'<q class="locator" lang="{article_of(report, place).language}">{words}</q>'
        url = escape(find_in_article(report, place))
        return Markup(f'<a href="{url}" rel="noopener">{quoted}</a>' if url else quoted)

    def verification(self, of: str | None = None) -> tuple[Standing, str]:
        """Tell what the last recorded verification of an article is worth, and what it found."""
        return standing(self.edition.report, of), say_verification(self.edition, of)

    @property
    def dates(self) -> str:
        """Of what day the report is, and of what day its article."""
        return say_dates(self.edition)
