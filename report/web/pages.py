"""An edition and its stills → `{path: bytes}` of Markdown pages below the language's own root.

Templates choose and place; what they place is gathered here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import chain, combinations, islice

from markupsafe import Markup

from report.charts.pair_triangle import LOOK, count_marks, draw_field, draw_rows, draw_whole
from report.datafiles.changes import list_issues
from report.datafiles.columns import describe_columns
from report.edition.addresses import data_files, download_path, figure_url, issue_url, page_url
from report.edition.article_sources import (
    find_in_article,
    name_origins,
    say_dates,
    say_verification,
)
from report.edition.chart_words import describe_values, say_scale
from report.edition.citations import (
    cite_articles,
    cite_chart,
    cite_report,
    cite_topic,
    reads_headline,
)
from report.edition.edition import Edition, FigureWords
from report.edition.figure_words import (
    find_changes,
    find_corrections,
    gather_gaps,
    name_figures,
    rank_gaps,
    say_figure,
)
from report.edition.page_findings import answer, cover_time, find_finding, lead_pairs
from report.exact_json import json_script
from report.language.chinese_words import segment
from report.language.script_conversion import fill, inert
from report.model.interface_words import Verb
from report.model.observations import article_of, observe
from report.model.report import Report, Topic
from report.model.values import Text, id_of, inserts
from report.model.verification import standing
from report.rules.compare import compare
from report.rules.rule_table import REASONS, TIME_REASONS, VERDICTS
from report.templates import keep_days, render
from report.web.article_map import ArticleMap
from report.web.embeds import count_rows, embed_codes, frame_height, show_still
from report.web.pair_lists import Triangle

# No gap stands before these: what begins a line or clause, and a number in characters.
_AT_START = re.compile(
    r'(^|[，。；：、（「《“])<a class="num"|<a class="num"(?=[^>]*>[\u4e00-\u9fff])'
)
_STRESSED = re.compile(r"\*\*(.+?)\*\*")
_COUNTED = r"(?<![\d,.])\d[\d,.]* ?[\u4e00-\u9fff]"  # a number and what it counts by
_MARKUP = "<[^>]*>|&[^;]*;"
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
LOOKED_AT = 3_000  # pairs at most: a large report has millions, and the first thousands show all
PLAIN_PAGES = ("figures", "compare", "sources", "reuse")


def render_pages(edition: Edition, stills: Mapping[str, str]) -> dict[str, bytes]:
    """Render every page of one language, Markdown such as `standards.md`; and `feed.xml`."""
    templates = {"index": "home"} | {key: key for key in (*PLAIN_PAGES, "changes")}
    templates |= dict.fromkeys(edition.report.topics, "topic")
    files = {
        f"{key}.md": Page(edition, stills, key).render(template).encode()
        for key, template in templates.items()
    }
    return files | {"feed.xml": Page(edition, stills, "feed").render("feed", "xml").encode()}


@dataclass(frozen=True)
class Terms:
    """The terms that readers need explained, and pairs of figures that show them."""

    report: Report

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
        """Give for verdicts and reasons the first pair of figures that has each, if any has.

        A verdict is shown by two numbers of one unit: of others nobody asks which is more.
        """
        found: dict[str, tuple[str, str]] = {}
        unlike: dict[str, tuple[str, str]] = {}
        for pair in islice(self._pairs(), LOOKED_AT):
            told = compare(self.report, *pair)
            (unlike if "unit" in told.reasons else found).setdefault(told.verdict, pair)
            for key in told.reasons:
                found.setdefault(key, pair)
            if len(found) == len(VERDICTS) + len(REASONS):
                break
        return unlike | found

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the likeliest to be compared first: within a chart, a topic, then the report."""
        charts = [tuple(dict.fromkeys(chart.figures)) for chart in self.report.charts.values()]
        topics = [(*topic.figures, *topic.derived) for topic in self.report.topics.values()]
        everything = [(*self.report.derived, *self.report.figures)]
        return chain.from_iterable(combinations(keys, 2) for keys in charts + topics + everything)

    def pair(self, text: Text) -> tuple[str, str] | None:
        """Give the first two figures that a text names, or nothing where it names fewer."""
        first, second, *_ = (*find_named(self.report, text), "", "")
        return (first, second) if second else None


def find_named(report: Report, text: Text) -> list[str]:
    """Find the figures that a text names in any language, each once."""
    named = (id_of(word) for words in text.by_language.values() for word in inserts(words))
    return [*dict.fromkeys(word for word in named if word in report.numbers)]


# What templates ask by itself, beside their page.
ASKED = (
    ArticleMap, Terms, Triangle, answer, article_of, cite_articles, cite_chart, cite_report,
    cite_topic, count_marks, count_rows, cover_time, data_files, describe_values, describe_columns,
    download_path, draw_field, draw_rows, draw_whole, embed_codes, figure_url, find_changes,
    find_corrections, find_finding, find_in_article, find_named, frame_height, gather_gaps,
    issue_url, json_script, lead_pairs, list_issues, name_figures, name_origins, page_url,
    rank_gaps, reads_headline, say_dates, say_figure, say_scale, say_verification, show_still,
    standing,
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """One page of an edition: its words as markup, and the paths to other pages and files."""

    edition: Edition
    stills: Mapping[str, str]
    key: str

    def render(self, template: str, form: str = "md") -> str:
        """Render the page as Markdown, or in another form that it has a template for."""
        edition = self.edition
        given = {"page": self, "edition": edition, "w": edition.word, "plain": edition.plain}
        given |= {"report": edition.report, "about": edition.report.about, "look": LOOK}
        return render(f"pages/{template}.{form}.j2", *ASKED, **given)

    @property
    def root(self) -> str:
        """The path to the language's own root."""
        return "" if self.key == "index" else "../"

    @property
    def files(self) -> str:
        """The path to files that all languages share (downloads, data, pictures)."""
        return self.root if self.edition.is_default else f"{self.root}../"

    def link_number(self, word: str) -> str:
        """Write an insert as HTML: a figure's number links to its entry, the rest is plain."""
        shown, key = inert(self.edition.insert(word)), id_of(word)
        if key in self.edition.report.numbers:
            return self.link(key, shown)
        return shown if key else keep_days(Markup(shown))

    def link(self, key: str, shown: str = "") -> Markup:
        """Give a figure's number, or what is shown of it as HTML, as a link to its entry."""
        number = shown or escape(self.edition.figure(key).short, quote=False)
        address = f"{self.root}figures/#{key}"
        return Markup(f'<a class="num" href="{address}" data-figure="{key}">{number}</a>')

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
        parts = enumerate(self._terms.split(str(Markup.escape(shown))))
        return Markup(
            "".join(_hold(part) if at % 2 else _HAN.sub(_hold_words, part) for at, part in parts)
        )

    @cached_property
    def _terms(self) -> re.Pattern[str]:
        terms = map(re.escape, self.edition.terms)
        return re.compile(f"({'|'.join([_MARKUP, *terms, _COUNTED])})")

    def prose(self, text: Text | None) -> Markup:
        """Give Markdown, special signs escaped and numbers linked."""
        return Markup(self._linked(self.edition.prose(text)))

    def _linked(self, words: str) -> str:
        linked = fill(escape(words, quote=False), self.link_number)
        return _AT_START.sub(r'\1<a class="num is-first"', linked)

    def figures(self, keys: Iterable[str]) -> list[FigureWords]:
        """Give all that is said of several figures, of each once."""
        return [self.edition.figure(key) for key in dict.fromkeys(keys)]

    def figures_in_no_chart(self, topic: Topic) -> list[FigureWords]:
        """Give a topic's figures that the table of none of its charts holds."""
        shown = {key for chart in topic.charts.values() for key in chart.figures}
        return self.figures(key for key in topic.figures if key not in shown)

    def lead(self, topic: Topic) -> FigureWords | None:
        """Give the first number of the front page that is of a topic, if one is."""
        tiles, numbers = self.edition.report.about.home.tiles, {**topic.figures, **topic.derived}
        return next((self.edition.figure(key) for key in tiles if key in numbers), None)


def _hold(word: str) -> str:
    is_held = len(word) > 1 and word[0] not in "<&"
    return f'<span class="whole">{word}</span>' if is_held else word


def _hold_words(line: re.Match[str]) -> str:
    return "".join(map(_hold, segment(line[0])))
