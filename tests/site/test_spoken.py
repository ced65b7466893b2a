"""What a screen reader is told of each chart: its finding once, values as printed, caveat."""

import re
from itertools import product

import pytest
from lxml import html
from playwright.sync_api import Page

from report.charts.draw import VARIANTS
from report.edition.addresses import embed_path
from report.edition.edition import Edition
from report.model.report import Report
from report.model.values import Language
from tests.support.browser import BLOCKED
from tests.support.published import Published, read

NUMBER = re.compile(r"\S*\d\S*")
SHARE = re.compile(r"\(([\d.]+%)\)")


def spoken(tree: html.HtmlElement, image: html.HtmlElement) -> str:
    """Give the name of an image and the description that it refers to."""
    (about,) = tree.xpath(f"//*[@id='{image.get('aria-describedby')}']")
    return f"{image.get('aria-label')} {about.text_content()}"


def charts_of(published: Published, language: Language, key: str) -> list[html.HtmlElement]:
    """Give the trees that hold a chart in a language: pages, its embed."""
    report = published.report
    pages = [published.page(language, report.topic_of[key])]
    if key == report.about.home.chart:
        pages.append(published.page(language, ""))
    embed = published.folder / embed_path(report, language, key) / "index.html"
    return [*pages, read(embed)]


def images_of(tree: html.HtmlElement, key: str) -> list[html.HtmlElement]:
    found = tree.xpath(f"//figure[@data-chart='{key}']//svg[@role='img']")
    return list(found or tree.xpath("//main[@data-drawing]//svg[@role='img']"))


def test_each_chart_is_said_with_finding_values_and_caveat(published: Published) -> None:
    count = 0
    for language, key in product(published.report.languages, published.report.charts):
        edition, chart = Edition(published.report, language), published.report.charts[key]
        for tree in charts_of(published, language, key):
            images = images_of(tree, key)
            assert len(images) in {2, len(VARIANTS)}, "of a page, of an embed"
            for image in images:
                said = spoken(tree, image)
                assert image.get("aria-label") == edition.plain(chart.subtitle)
                for figure in edition.chart_inputs(chart):
                    for words in (figure.label, figure.quantity, figure.period):
                        assert words in said, (key, language, words)
                assert edition.plain(chart.caveat) in said, (key, language)
                if chart.kind == "dots" and chart.scale == "log":
                    assert edition.word("log-note") in said, (key, language)
                count += 1
    assert count > 60


def test_every_value_that_is_drawn_is_said(published: Published) -> None:
    """Ask the drawing itself: what it prints beside labels, in bold or in brackets, is spoken."""
    count = 0
    for language, key in product(published.report.languages, published.report.charts):
        edition, chart = Edition(published.report, language), published.report.charts[key]
        spelled = {figure.short: figure.number for figure in edition.chart_inputs(chart)}
        for tree in charts_of(published, language, key):
            for image in images_of(tree, key):
                said, drawn = spoken(tree, image), printed(image)
                assert drawn, (key, language)
                for words in drawn:
                    assert spelled.get(words, words) in said, (key, language, words)
                count += len(drawn)
    assert count > 300


def printed(image: html.HtmlElement) -> set[str]:
    """Give the numbers that a drawing prints: its bold words that hold a digit, and its shares."""
    bold = image.xpath(".//*[@font-weight='bold' or @font-weight='700' or self::b]")
    words = {" ".join(part.text_content().replace("→", "").split()) for part in bold}
    shares = SHARE.findall(image.text_content())
    return {word for word in words if NUMBER.fullmatch(word)} | set(shares)


def test_the_finding_is_said_once(published: Published) -> None:
    """It is the heading: neither the picture nor what describes it says it again."""
    for language, key in product(published.report.languages, published.report.charts):
        title = Edition(published.report, language).plain(published.report.charts[key].title)
        for tree in charts_of(published, language, key):
            (chart,) = tree.xpath(f"//figure[@data-chart='{key}'] | //main[@data-drawing]")
            for closed in chart.xpath(".//details | .//template | .//svg/*"):
                closed.getparent().remove(closed)
            words = [chart.text_content(), *chart.xpath(".//@aria-label | .//@data-hint")]
            found = ["".join(said.split()).count("".join(title.split())) for said in words]
            assert sum(found) == 1, (key, language, words)


# What is told of a chart's box, and whether it takes an arrow key for itself.
TOLD = """(box) => [box.getAttribute("role"), box.getAttribute("aria-label"),
  !box.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", cancelable: true}))]"""


@pytest.mark.complains(BLOCKED)
@pytest.mark.parametrize("path", ["standards/", "embed/standards-by-level/"])
def test_a_chart_is_an_application_only_where_it_takes_keys(
    page: Page, real: Report, hosted: str, path: str
) -> None:
    chart = real.charts["standards-by-level"]
    title, measure = (Edition(real, "en").plain(text) for text in (chart.title, chart.subtitle))
    page.goto(f"{hosted}{path}", wait_until="networkidle")
    box = page.locator(".chart-box[tabindex]").first
    role, label, _ = box.evaluate(TOLD)
    assert role == "application"
    assert label.startswith(measure)
    assert "rrow keys" in label
    assert title not in label
    box.focus()
    page.locator(".chart-box.is-live").first.wait_for()
    assert box.evaluate(TOLD) == ["application", label, True]
    page.route("**/live.js", lambda route: route.abort())
    page.goto(f"{hosted}{path}", wait_until="networkidle")
    box.focus()
    page.locator(".chart-box[role=region]").first.wait_for()
    assert box.evaluate(TOLD) == ["region", measure, False]
