"""What stands in a chart's picture can be read: no word leaves it, none lies upon another."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from report.edition.addresses import page_path
from report.edition.edition import Edition

# The box of a line is taller than its ink: lines may share a third of it, and a pixel at the sides.
FAULTS = """() => [...document.querySelectorAll(".chart-box > svg")]
  .filter((still) => still.checkVisibility()).flatMap((still) => {
    const frame = still.getBoundingClientRect(), name = still.closest("figure").dataset.chart;
    const lines = [...still.querySelectorAll("text")].flatMap((text) => {
      const broken = [...text.querySelectorAll(":scope > tspan[dy]")];
      return broken.length ? broken : [text];
    });
    const boxes = lines.map((line) => [line.textContent.trim(), line.getBoundingClientRect()])
      .filter(([words, box]) => words && box.width);
    const leaves = boxes.filter(([, box]) => box.left < frame.left - 1 || box.top < frame.top - 1
        || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
      .map(([words]) => `${name}: "${words}" leaves the picture`);
    const meets = ([, a], [, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 3;
    const upon = boxes.flatMap((one, index) => boxes.slice(index + 1)
      .filter((other) => meets(one, other))
      .map(([words]) => `${name}: "${words}" lies upon "${one[0]}"`));
    return [...leaves, ...upon];
  })"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page()
    yield found
    found.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_every_word_of_every_chart_has_its_own_room(
    page: Page, edition: Edition, edition_address: str, width: int
) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=800))
    found = []
    for topic in edition.report.topics:
        path = page_path(edition.report, edition.language, topic)
        page.goto(edition_address + path, wait_until="load")
        found += page.evaluate(FAULTS)
    assert found == []


def test_words_that_leave_or_lie_upon_others_are_noticed(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        '<figure data-chart="a"><div class="chart-box"><svg viewBox="0 0 100 50" width="100">'
        '<text x="90" y="20">outside</text><text x="5" y="40">one</text>'
        '<text x="8" y="41">two</text><text x="60" y="45">far</text></svg></div></figure>'
    )
    assert page.evaluate(FAULTS) == [
        'a: "outside" leaves the picture',
        'a: "two" lies upon "one"',
    ]
    page.close()
