"""What a first view costs on a phone, in bytes received, and what it must not ask for."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.browser import SITE, serve

pytestmark = pytest.mark.browser
FIRST_VIEW, SCRIPTS = 90_000, 55_000  # bytes, gzip
HEAD = 300  # bytes that a reply's headers take
PAGES = (
    *("", "standards/", "compare/", "figures/", "zh-Hant/guide/"),
    *("zh-Hant/standards/", "zh-Hans/certification/"),
)


@dataclass(frozen=True)
class View:
    """The files that a first view received."""

    files: tuple[Path, ...]

    def cost(self, ending: str = "") -> int:
        wanted = [path for path in self.files if path.name.endswith(ending)]
        return sum(len(gzip.compress(path.read_bytes(), 6)) + HEAD for path in wanted)


@pytest.fixture(scope="module", params=PAGES)
def view(request: pytest.FixtureRequest, browser: Browser) -> Iterator[View]:
    with serve(SITE) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        seen: list[Path] = []

        def note(answer: Response) -> None:
            path = SITE / answer.url.removeprefix(address).split("?")[0]
            seen.append(path / "index.html" if path.is_dir() else path)

        page.on("response", note)
        page.goto(f"{address}{request.param}", wait_until="networkidle")
        yield View(tuple(seen))
        page.close()


def test_a_first_view_is_light(view: View) -> None:
    assert view.cost() <= FIRST_VIEW


def test_scripts_before_interaction_are_light(view: View) -> None:
    assert view.cost(".js") <= SCRIPTS


def test_plotly_waits_for_the_reader(view: View) -> None:
    assert not [path for path in view.files if "plotly" in path.name]
