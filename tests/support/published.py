"""A published report: what the tests are given that hold of every report's site."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from report.edition.addresses import page_path
from report.model.report import Report
from report.model.values import Language
from tests.support.depth import telling

PLAIN = ("", "figures", "compare", "sources", "reuse")
# Which report in which language: the real one, and the second, invented one.
EDITIONS: tuple[tuple[str, Language], ...] = (
    *(("real", "en"), ("real", "zh-Hant"), ("real", "zh-Hans")),
    *(("second", "zh-Hant"), ("second", "en")),
)
# Those that `make test` looks at: both reports, both scripts.
TELLING = (("real", "en"), ("second", "zh-Hant"))
# For what takes long and hardly ever depends on words: one alone.
ONE_EDITION = pytest.mark.parametrize(
    "edition", telling(EDITIONS, TELLING[:1]), ids="-".join, indirect=True, scope="module"
)


@dataclass(frozen=True)
class Published:
    """A report and the folder that it was published to."""

    report: Report
    folder: Path

    @property
    def language(self) -> Language:
        return self.report.languages[0]

    def pages(self) -> list[str]:
        return [*PLAIN, *self.report.topics]

    def page(self, language: Language, page: str) -> html.HtmlElement:
        return read(self.folder / page_path(self.report, language, page) / "index.html")

    def files(self) -> list[Path]:
        return sorted(
            p
            for p in self.folder.rglob("*.html")
            if "v" not in p.relative_to(self.folder).parts[:1]
        )

    @property
    def lead(self) -> str:
        """Give the first chart."""
        return next(iter(self.report.charts))


def read(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())
