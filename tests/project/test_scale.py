"""A report of two hundred figures loads, checks, builds and reads, with no Python of its own.

What a size costs is held here too, beside a smaller size of the same run.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest
from playwright.sync_api import Browser

from bench.generate import generate
from bench.scale import build
from report.checks.check import check_report
from report.edition.addresses import page_path
from report.model.report import Report
from report.publish.write import write_files
from report.reading.load import load_report
from tests.site.test_parity import Outputs, differences
from tests.support.browser import ROOT, serve
from tests.support.checkout import untraced
from tests.support.lighthouse import ask_first

pytestmark = [pytest.mark.deep, pytest.mark.usefixtures("untraced")]
FIGURES, FEWER, MORE = 200, 50, 300
STAGE, SITE = ROOT / "build" / "scale", ROOT / "build" / "scale-site"
NARROW = 390
TIMES = 8  # what ten times the figures may take from a change until its page can be seen
LOOKS = 3  # at most: a machine may be busy while only one of the two is looked at
SERVE = """
import sys
from pathlib import Path
from bench.scale import serve_change
print(serve_change(*map(Path, sys.argv[1:])))
"""


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


def processor() -> float:
    """Give the seconds that all programs started from here and ended have worked."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture(scope="module")
def spent(data: Path) -> float:
    """Build the large report from nothing; gives the seconds of all processors."""
    shutil.rmtree(STAGE, ignore_errors=True)
    before = processor()
    build(data, SITE, STAGE)
    return processor() - before


@pytest.fixture(scope="module")
def address(spent: float) -> Iterator[str]:
    assert spent
    with serve(SITE) as address:
        yield address


def test_a_figure_costs_no_more_in_a_larger_report(spent: float, tmp_path: Path) -> None:
    write_files(generate(FEWER), tmp_path / "coast")
    before = processor()
    build(tmp_path / "coast", tmp_path / "site", tmp_path / "build")
    assert spent / FIGURES <= (processor() - before) / FEWER


def test_a_change_shows_soon_in_a_large_report(tmp_path: Path) -> None:
    """`make bench` tells the seconds."""
    taken = []
    for _ in range(LOOKS):
        many, few = (show_change(figures, tmp_path) for figures in (MORE, MORE // 10))
        taken.append((many, few))
        if many <= TIMES * few:
            break
    assert any(many <= TIMES * few for many, few in taken), taken


def show_change(figures: int, folder: Path) -> float:
    """Give the seconds from a change until its page can be seen, before all else that runs."""
    folders = [folder / f"{name}-{figures}" for name in ("coast", "site", "build")]
    write_files(generate(figures), folders[0])
    command = [*ask_first(), sys.executable, "-c", SERVE, *map(str, folders)]
    done = subprocess.run(
        command, cwd=ROOT, env=untraced(), capture_output=True, text=True, check=True
    )
    return float(done.stdout)


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


@pytest.mark.parametrize("page", ["", "ashby", "compare", "figures"])
def test_no_page_is_wider_than_a_phone(
    coast: Report, address: str, browser: Browser, page: str
) -> None:
    for language in coast.languages:
        view = browser.new_page(viewport={"width": NARROW, "height": 844})
        view.goto(address + page_path(coast, language, page), wait_until="networkidle")
        assert view.evaluate("document.documentElement.scrollWidth") <= NARROW
        view.close()
