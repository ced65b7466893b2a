"""What many tests start from: the small sample report, and the real one."""

import fcntl
import os
import re
import signal
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page

from report.charts.stills import Pen, open_page
from report.checks.check import check_report
from report.command_line.run import ENDINGS
from report.edition.edition import Edition
from report.folders import SHARED
from report.model.report import Report
from report.reading import load
from report.reading.document import Document, read_document
from report.reading.load import Source, load_report
from tests.support.browser import SITE, open_browser, serve, take_complaints
from tests.support.depth import telling
from tests.support.every_page import serve_both
from tests.support.published import EDITIONS, TELLING, Published
from tests.support.second_site import SECOND, SECOND_SITE, build_second

TESTS = Path(__file__).resolve().parent
SAMPLE = TESTS / "data" / "sample"
REAL = TESTS.parent / "data" / "shenyang-2024"

# The same examples in every run: a failure is seen again, and a build does not fail by chance.
# No limit of time: a slow machine finds no other faults.
NO_HASTE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("project", NO_HASTE, derandomize=True, max_examples=100)
settings.register_profile("deep", NO_HASTE, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))


# Such tests say nothing to coverage: they look at what was built before.
LOOKING = {"built", "browser"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what looks at a built site, and begin with the files that take longest."""
    for item in items:
        fixtures = {*getattr(item, "fixturenames", ())}
        if LOOKING & fixtures:
            item.add_marker("site")
    rank: dict[Path, tuple[bool, bool]] = {}
    for item in items:
        is_short, is_small = rank.get(item.path, (True, True))
        is_short &= item.get_closest_marker("deep") is None
        rank[item.path] = (is_short, is_small and item.get_closest_marker("site") is None)
    items.sort(key=lambda item: rank[item.path])


@pytest.fixture(autouse=True)
def nobody_complains(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail where a page complains on the console, asks another host or gets no answer."""
    yield
    if "browser" in request.fixturenames:
        named = [re.compile(mark.args[0]) for mark in request.node.iter_markers("complains")]
        assert [
            words for words in take_complaints() if not any(one.search(words) for one in named)
        ] == []


# Outside of the session, since every mutant that is tested is a session of its own.
load_once = cache(load_report)


_kept = cache(read_document)


@pytest.fixture
def shared_words_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the project's own ui.yml once: anew it takes most of the time of some tests."""

    def read(path: Path) -> Document:
        return _kept(path) if path.parent == SHARED else read_document(path)

    monkeypatch.setattr(load, "read_document", read)


@pytest.fixture(scope="session")
def sample_source() -> Source:
    source = load_once(SAMPLE)
    check_report(source)
    return source


@pytest.fixture(scope="session")
def sample(sample_source: Source) -> Report:
    return sample_source.report


@pytest.fixture(scope="session")
def second() -> Report:
    source = load_once(SECOND)
    check_report(source)
    return source.report


@pytest.fixture(scope="session")
def built() -> Path:
    """The site of the real report, as the build before the tests left it."""
    assert SITE.is_dir(), "build the site first: make site"
    return SITE


@pytest.fixture(scope="session")
def second_site(testrun_uid: str, built: Path) -> Path:  # noqa: ARG001 - for its mark
    """The second site, built once in a run by the worker that asks first; the others wait."""
    mark = SECOND_SITE.with_suffix(".run")
    mark.parent.mkdir(exist_ok=True)
    with mark.open("a+") as run:
        fcntl.flock(run, fcntl.LOCK_EX)
        run.seek(0)
        if run.read() != testrun_uid:
            build_second()
            run.truncate(0)
            run.write(testrun_uid)
    return SECOND_SITE


@pytest.fixture(scope="session")
def real_source() -> Source:
    source = load_once(REAL)
    check_report(source)
    return source


@pytest.fixture(scope="session")
def real(real_source: Source) -> Report:
    return real_source.report


@pytest.fixture(scope="module", params=["real", "second"])
def published(request: pytest.FixtureRequest, built: Path) -> Published:
    """Both reports with their sites: what holds of every report is asked of each."""
    return _publish(request, request.param, built)


@pytest.fixture(scope="module", params=telling(EDITIONS, TELLING), ids="-".join)
def edition(request: pytest.FixtureRequest, built: Path) -> Edition:
    """Both reports in each of their languages, their sites built."""
    name, language = request.param
    return Edition(_publish(request, name, built).report, language)


@pytest.fixture(scope="module")
def edition_site(edition: Edition, request: pytest.FixtureRequest, built: Path) -> Published:
    """The site that the edition is part of."""
    return _publish(request, "second" if edition.report.id == SECOND.name else "real", built)


@pytest.fixture(scope="module")
def edition_address(edition_site: Published) -> Iterator[str]:
    with serve(edition_site.folder, edition_site.report.about.site_url) as found:
        yield found


def _publish(request: pytest.FixtureRequest, name: str, built: Path) -> Published:
    report = request.getfixturevalue(name)
    return Published(report, built if name == "real" else request.getfixturevalue("second_site"))


@pytest.fixture(scope="module")
def address(published: Published) -> Iterator[str]:
    with serve(published.folder, published.report.about.site_url) as found:
        yield found


@pytest.fixture(scope="module")
def hosted(real: Report, built: Path) -> Iterator[str]:
    with serve(built, real.about.site_url) as address:
        yield address


@pytest.fixture(scope="module")
def addresses(
    real: Report, second: Report, second_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """Both sites, each below its own path."""
    reports, folder = {SITE: real, second_site: second}, tmp_path_factory.mktemp("host")
    with serve_both(reports, folder) as found:
        yield dict(zip(("real", "second"), found, strict=True))


@pytest.fixture(scope="session", autouse=True)
def no_program_warns() -> Iterator[None]:
    """Let a warning stop a Python that a test starts, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONWARNINGS", "error")
        yield


@pytest.fixture(scope="module")
def untraced() -> Iterator[None]:
    """Build twice as fast: what these tests run of our code, coverage sees run by others."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("COV")]:
            patch.delenv(name)
        yield


@pytest.fixture
def signals_as_before() -> Iterator[None]:
    """Put back what a run in this process does at signals."""
    handlers = {number: signal.getsignal(number) for number in ENDINGS}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker: each opens windows of its own."""
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One window for a file's tests: to open one costs more than most of what is done in it."""
    found = browser.new_page()
    yield found
    found.close()


@pytest.fixture
def page(window: Page) -> Iterator[Page]:
    """The window of a desk, empty, and as empty again when it is left."""
    window.set_viewport_size({"width": 1280, "height": 900})
    window.emulate_media(color_scheme="light")
    yield window
    window.unroute_all()
    window.goto("about:blank")


@pytest.fixture
def pen(browser: Browser) -> Iterator[Pen]:
    """What draws stills, in the browser that is open already."""
    context = browser.new_context()
    with Pen() as pen:
        pen._page = open_page(context)
        yield pen
    context.close()
