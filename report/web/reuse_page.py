"""An edition and its stills → `Reuse`: codes, files and citations for a template to walk through.

Paths to files are below the site's root; the page knows its way there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from report.datafiles.columns import ColumnWords, describe_columns
from report.edition.addresses import (
    OBSERVATIONS_PATH,
    chart_table_path,
    citation_path,
    deck_path,
    offline_path,
    picture_path,
)
from report.edition.citations import Citation, cite_articles, cite_chart, cite_report
from report.edition.edition import Edition
from report.language.line_breaking import measure
from report.web.embeds import embed_url, frame_code, frame_height, responsive_code, slide_code

COLUMN, MOST_ROWS = 24, 9  # ems of a narrow column, lines


@dataclass(frozen=True)
class File:
    """A file to take away, named as a reader knows it."""

    path: str
    label: str
    lead: str = ""


@dataclass(frozen=True)
class Code:
    """Text to copy, with what it is for."""

    label: str
    words: str
    is_prose: bool = False

    @property
    def rows(self) -> int:
        """The lines to show in a narrow column: few, since the copy button takes all."""
        lines = sum(ceil(measure(line) / COLUMN) for line in self.words.splitlines())
        return min(MOST_ROWS, max(1, lines))


@dataclass(frozen=True)
class ReuseChart:
    """One chart with everything that can be made of it."""

    key: str
    title: str
    picture: str
    files: tuple[File, ...]
    codes: tuple[Code, ...]
    citation: Code
    formats: tuple[Code, ...]


@dataclass(frozen=True)
class Reuse:
    """The whole page in one language."""

    edition: Edition
    stills: Mapping[str, str]

    @cached_property
    def charts(self) -> list[ReuseChart]:
        """Every chart in the report's order."""
        return [self.chart(key) for key in self.edition.report.charts]

    def chart(self, key: str) -> ReuseChart:
        """Gather what can be made of one chart."""
        edition, language, word = self.edition, self.edition.language, self.edition.word
        height = frame_height(edition, key, self.stills[f"{key}.{language}.wide"])
        citation = cite_chart(edition, key)
        return ReuseChart(
            key,
            edition.plain(edition.report.charts[key].title),
            picture_path(language, key, "png"),
            (
                File(picture_path(language, key, "png"), "PNG"),
                File(picture_path(language, key, "transparent.png"), word("reuse-transparent")),
                File(picture_path(language, key, "svg"), "SVG"),
                File(chart_table_path(key), "CSV"),
            ),
            (
                Code(word("reuse-responsive"), responsive_code(edition, key, height)),
                Code(word("reuse-plain"), frame_code(edition, key, height)),
                Code(word("reuse-slide"), slide_code(edition, key)),
            ),
            Code(word("reuse-citation"), citation.text, is_prose=True),
            self.formats(citation),
        )

    def formats(self, citation: Citation) -> tuple[Code, ...]:
        """Give a citation in the forms that programs read."""
        forms = (("BibTeX", citation.bibtex), ("RIS", citation.ris), ("CSL-JSON", citation.csl))
        return tuple(Code(label, "\n".join(words.splitlines())) for label, words in forms)

    @cached_property
    def works(self) -> list[tuple[str, Code, tuple[Code, ...]]]:
        """The report and its articles: heading, citation, further forms."""
        own, *later = cite_articles(self.edition)
        cited = (
            ("reuse-cite-report", cite_report(self.edition)),
            ("reuse-cite-article", own),
            *(("reuse-cite-later", work) for work in later),
        )
        label = self.edition.word("reuse-citation")
        return [
            (self.edition.word(heading), Code(label, work.text, is_prose=True), self.formats(work))
            for heading, work in cited
        ]

    def _file(self, path: str, key: str) -> File:
        return File(path, self.edition.word(key), self.edition.word(f"{key}-lead"))

    @cached_property
    def documents(self) -> list[File]:
        """The report as documents."""
        language = self.edition.language
        return [
            self._file(f"downloads/briefing.{language}.pdf", "get-briefing"),
            self._file(deck_path(language), "get-deck"),
            self._file(offline_path(language), "reuse-offline-file"),
        ]

    @cached_property
    def data(self) -> list[File]:
        """The files that hold every figure."""
        kinds = (("figures", "xlsx"), ("figures", "csv"), ("figures", "json"))
        files = [self._file(f"data/{name}.{form}", f"reuse-{form}") for name, form in kinds]
        if self.edition.report.about.later_articles:
            files.append(self._file(OBSERVATIONS_PATH, "reuse-observations"))
        return [
            *files,
            self._file("data/datapackage.json", "reuse-datapackage"),
            self._file("data/report.json", "reuse-index"),
        ]

    @cached_property
    def citations(self) -> list[File]:
        """The files that cite the report, its charts and its figures."""
        forms = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))
        return [File(citation_path(self.edition.language, form), name) for name, form in forms]

    @property
    def columns(self) -> list[ColumnWords]:
        """The columns of the data files."""
        return describe_columns(self.edition)

    @property
    def example(self) -> str:
        """The address of the first chart's embed."""
        return embed_url(self.edition, next(iter(self.edition.report.charts)))

    @property
    def places(self) -> list[tuple[str, str]]:
        """Where a chart may go: the program's name and what to do there."""
        names = {
            "powerpoint": "PowerPoint", "keynote": "Keynote", "google-slides": "Google Slides",
            "reveal": "reveal.js", "word": "Word", "cms": self.edition.word("reuse-cms-name"),
        }  # fmt: skip
        return [(name, self.edition.word(f"reuse-{key}")) for key, name in names.items()]
