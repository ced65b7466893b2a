"""What a curator sees beside the editor: `--serve` shows each change, each fault, its mending."""

import re
import signal
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.checkout import copy_project, run_build, start_build

pytestmark = pytest.mark.deep
VALUE = "#all-figures td.value"
STATUS = 130  # of a program that Ctrl-C ended


@dataclass(frozen=True)
class Serving:
    """A running `--serve`: its project, where it is reached, its process."""

    project: Path
    address: str
    process: Popen[str]

    def edit(self, name: str, old: str, new: str, folder: str = "sample") -> None:
        path = self.project / folder / name
        words = path.read_text("utf-8")
        assert old in words
        path.write_text(words.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("serve") / "project")


@pytest.fixture(scope="module")
def serving(project: Path) -> Iterator[Serving]:
    with start_build(project, "--serve", "--data", "sample", "--port", 0) as process:
        assert process.stderr
        told = next((line for line in process.stderr if "follows changes" in line), "")
        found = re.match(r"http://127\.0\.0\.1:\d+/", told)
        assert found, told
        yield Serving(project, found[0], process)
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
        assert process.wait() == STATUS


@pytest.fixture
def page(browser: Browser, serving: Serving) -> Iterator[Page]:
    context = browser.new_context()
    found = context.new_page()
    found.goto(f"{serving.address}figures/")
    yield found
    context.close()


def test_a_change_shows_itself_on_the_page_that_is_open(page: Page, serving: Serving) -> None:
    expect(page.locator(VALUE, has_text="37")).to_have_count(0)
    serving.edit("quays.yml", "value: 36", "value: 37")
    expect(page.locator(VALUE, has_text="37").last).to_be_visible()
    serving.edit("quays.yml", "value: 37", "value: 36")
    expect(page.locator(VALUE, has_text="36").last).to_be_visible()


def test_a_fault_is_told_on_the_page_and_goes_when_it_is_mended(
    page: Page, serving: Serving
) -> None:
    serving.edit("quays.yml", "value: 36", 'value: "36"')
    fault = page.locator("#preview-fault")
    expect(fault).to_contain_text("quays.yml:")
    expect(fault).to_contain_text("value")
    late = page.context.new_page()
    late.goto(f"{serving.address}quays/")
    expect(late.locator("#preview-fault")).to_be_visible()
    late.close()
    serving.edit("quays.yml", 'value: "36"', "value: 36")
    expect(fault).to_have_count(0)


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("{% if %}", "figures.md.j2:15: Expected an expression"),
        ("{% unheard %}", "figures.md.j2:15: Encountered unknown tag 'unheard'"),
        ("[lost](../lost.md)\n\n", "MkDocs refused mkdocs.en.yml: "),
    ],
)
def test_a_fault_in_a_template_is_told_with_its_line(
    page: Page, serving: Serving, added: str, told: str
) -> None:
    head = '<header class="page-head">'
    serving.edit("figures.md.j2", head, added + head, "templates/pages")
    fault = page.locator("#preview-fault")
    expect(fault).to_contain_text(told)
    serving.edit("figures.md.j2", added + head, head, "templates/pages")
    expect(fault).to_have_count(0)


def test_the_language_looked_at_is_built_first(page: Page, serving: Serving) -> None:
    page.goto(f"{serving.address}zh-Hant/quays/")
    serving.edit("quays.yml", "起重機合計", "起重機總數")
    expect(page.locator("main")).to_contain_text("起重機總數")
    serving.edit("quays.yml", "起重機總數", "起重機合計")
    expect(page.locator("main")).to_contain_text("起重機合計")


def test_what_is_no_page_comes_from_the_built_site(serving: Serving) -> None:
    for path in ("data/figures.json", "zh-Hant/embed/cranes-bars/", "404.html"):
        with urlopen(serving.address + path) as answer:  # noqa: S310 - our own server
            assert answer.status == 200, path
            assert answer.read()


def test_a_port_in_use_is_told_and_nothing_is_traced(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = run_build(project, "--serve", "--data", "sample", "--port", port)
    assert code == 1
    assert f"Port {port} cannot be used: Address already in use; choose one by --port" in said
    assert "Traceback" not in said
