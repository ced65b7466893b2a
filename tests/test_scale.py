"""A report of two hundred figures loads, checks, builds and reads, with no Python of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.generate import generate
from bench.scale import build
from report.addresses import page_path
from report.check import check_report
from report.load import load_report
from report.model import Report
from report.write import write_files
from tests.browser import ROOT, serve
from tests.test_parity import Outputs, differences

pytestmark = pytest.mark.slow
FIGURES = 200
STAGE, SITE = ROOT / "build" / "scale", ROOT / "build" / "scale-site"
NARROW = 390


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scale") / "coast"
    write_files(generate(FIGURES), folder)
    return folder


@pytest.fixture(scope="module")
def coast(data: Path) -> Report:
    source = load_report(data)
    check_report(source)
    return source.report


@pytest.fixture(scope="module")
def address(data: Path) -> Iterator[str]:
    build(data, SITE, STAGE)
    with serve(SITE) as address:
        yield address


def test_the_report_is_as_large_and_as_mixed_as_it_says(coast: Report) -> None:
    kinds = {chart.kind for chart in coast.charts.values()}
    assert len(coast.figures) >= FIGURES
    assert len(coast.charts) * 3 == len(coast.figures)
    assert kinds == {
        *("dots", "bars", "share", "pairs", "units", "tiles", "pie", "stack", "timeline")
    }
    assert {figure.bound for figure in coast.figures.values()} == {"exact", "at_least", "about"}


def test_the_same_number_gives_the_same_report() -> None:
    assert generate(30) == generate(30)
    assert generate(30)["ashby.yml"] == generate(60)["ashby.yml"]


def test_every_figure_stands_in_every_output(coast: Report, address: str) -> None:
    assert address
    for language in coast.languages:
        assert list(differences(Outputs(coast, SITE, language))) == []


@pytest.mark.browser
@pytest.mark.parametrize("page", ["", "ashby", "compare", "figures"])
def test_no_page_is_wider_than_a_phone(
    coast: Report, address: str, browser: Browser, page: str
) -> None:
    for language in coast.languages:
        view = browser.new_page(viewport={"width": NARROW, "height": 844})
        view.goto(address + page_path(coast, language, page), wait_until="networkidle")
        assert view.evaluate("document.documentElement.scrollWidth") <= NARROW
        view.close()
