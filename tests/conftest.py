"""What many tests start from: the small sample report, and the real one."""

import fcntl
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from report.checks.check import check_report
from report.edition.edition import Edition
from report.folders import SHARED
from report.model.report import Report
from report.reading import load
from report.reading.document import Document, read_document
from report.reading.load import Source, load_report
from tests.support.browser import SITE, open_browser, serve
from tests.support.every_page import serve_both
from tests.support.published import EDITIONS, Published
from tests.support.second_site import SECOND, SECOND_SITE, build_second

TESTS = Path(__file__).resolve().parent
SAMPLE = TESTS / "data" / "sample"
REAL = TESTS.parent / "data" / "shenyang-2024"

# The same examples in every run: a failure is seen again, and a build does not fail by chance.
settings.register_profile("project", derandomize=True, deadline=None, max_examples=100)
settings.register_profile("deep", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))


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
def second_site(testrun_uid: str) -> Path:
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
def published(request: pytest.FixtureRequest) -> Published:
    """Both reports with their sites: what holds of every report is asked of each."""
    return _publish(request, request.param)


@pytest.fixture(scope="module", params=EDITIONS, ids="-".join)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Both reports in each of their languages, their sites built."""
    name, language = request.param
    return Edition(_publish(request, name).report, language)


def _publish(request: pytest.FixtureRequest, name: str) -> Published:
    report = request.getfixturevalue(name)
    folder = SITE if name == "real" else request.getfixturevalue("second_site")
    return Published(report, folder)


@pytest.fixture(scope="module")
def address(published: Published) -> Iterator[str]:
    with serve(published.folder, published.report.about.site_url) as found:
        yield found


@pytest.fixture(scope="module")
def hosted(real: Report) -> Iterator[str]:
    with serve(SITE, real.about.site_url) as address:
        yield address


@pytest.fixture(scope="module")
def addresses(
    real: Report, second: Report, second_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """Both sites, each below its own path."""
    reports, folder = {SITE: real, second_site: second}, tmp_path_factory.mktemp("host")
    with serve_both(reports, folder) as found:
        yield dict(zip(("real", "second"), found, strict=True))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found
