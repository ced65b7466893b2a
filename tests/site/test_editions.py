"""A reader finds each edition where it was cited, is told what came after it, and can follow it."""

from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import Browser, Page, expect

from report.edition.addresses import page_path
from report.model.report import Report
from report.publish.issues import _LEFT_OUT
from report.reading.manifest import list_files
from tests.support.browser import serve
from tests.support.published import Published, read
from tests.support.two_editions import FIRST, LATEST, publish_twice


def check_feed(path: Path, address: str) -> feedparser.FeedParserDict:
    """Read a feed as feed readers do; gives it when it has all that RFC 4287 asks for."""
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.id == address
    assert feed.feed.title
    assert feed.feed.updated_parsed
    assert feed.feed.author
    assert address in [link.href for link in feed.feed.links if link.rel == "self"]
    for entry in feed.entries:
        assert entry.id
        assert entry.title
        assert entry.updated_parsed
        assert "/v/" in entry.link
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    return feed


def test_the_only_edition_is_the_site_itself(real: Report, built: Path) -> None:
    (issue,) = real.about.editions
    paths = [path for path in list_files(built) if not _LEFT_OUT.search(path)]
    assert "figures/index.html" in paths
    for path in paths:
        there = built / "v" / issue.date / path
        assert there.read_bytes() == (built / path).read_bytes(), path
        assert there.stat().st_nlink > 1, "it takes no room of its own"


def test_the_page_of_changes_reads_well_with_one_edition(real: Report, built: Path) -> None:
    published = Published(real, built)
    for code in real.languages:
        page = published.page(code, "changes")
        assert len(page.xpath("//h2")) == 2, "the edition, and how to follow"
        words = page.xpath("string(//main)")
        assert str(len(real.figures)) in words
        assert str(len(real.derived)) in words
        for link in page.xpath("//main//a/@href"):
            there = built / page_path(real, code, "changes") / link.split("#")[0]
            assert there.exists(), link


def test_a_page_leads_to_the_changes_and_names_the_feed(real: Report, built: Path) -> None:
    page = Published(real, built).page("en", "reuse")
    assert "../changes/" in page.xpath("//main//a/@href")
    assert "../changes/" in page.xpath("//footer//a/@href")
    assert "../changes/" not in page.xpath("//header//a/@href")
    assert page.xpath("//link[@type='application/atom+xml']/@href") == ["../feed.xml"]


def test_what_is_cited_is_the_edition(real: Report, built: Path) -> None:
    (issue,) = real.about.editions
    page = Published(real, built).page("en", "standards")
    (cited,) = page.xpath("//meta[@name='citation_public_url']/@content")
    assert cited == f"{real.about.site_url}v/{issue.date}/standards/"


def test_the_feed_of_the_report_is_valid(real: Report, built: Path) -> None:
    for code in real.languages:
        path = f"{page_path(real, code)}feed.xml"
        feed = check_feed(built / path, real.about.site_url + path)
        assert [entry.updated[:10] for entry in feed.entries] == [real.about.editions[0].date]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_twice(tmp_path_factory.mktemp("twice"))[1]


@pytest.fixture(scope="module")
def address(twice: Path) -> Iterator[str]:
    with serve(twice) as found:
        yield found


@pytest.mark.deep
def test_an_earlier_page_says_so_without_scripts_and_leads_to_what_changed(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}v/{FIRST}/en/lending/")
    notice = page.locator(".edition-notice")
    expect(notice).to_contain_text("edition of 1 June 2030, superseded on 1 June 2031")
    expect(page.locator("main")).to_contain_text("1,226,980")
    notice.locator("a").click()
    assert page.url == f"{address}en/changes/#edition-{LATEST}"
    expect(page.locator(f"#edition-{LATEST}")).to_be_in_viewport()
    expect(page.locator(".edition-notice")).to_be_hidden()
    for words in ("1,262,980 loans, 2028", "before: 1,226,980 loans, 2028", "Digits were swapped"):
        expect(page.locator("main")).to_contain_text(words)
    page.goto(f"{address}v/{LATEST}/en/lending/")
    expect(page.locator(".edition-notice")).to_be_hidden()
    context.close()


@pytest.mark.deep
def test_the_notice_stays_from_page_to_page(page: Page, address: str) -> None:
    page.goto(f"{address}v/{FIRST}/en/", wait_until="networkidle")
    page.locator("nav.tabs a", has_text="Readers").click()
    page.wait_for_url(f"{address}v/{FIRST}/en/readers/")
    expect(page.locator(".edition-notice")).to_contain_text("superseded")
    page.locator(".edition-notice a").click()
    page.wait_for_url(f"{address}en/changes/#edition-{LATEST}")


@pytest.mark.deep
def test_an_embed_is_pinned_by_its_address(page: Page, address: str) -> None:
    chart = f"{address}en/embed/loans-by-year/"
    page.goto(f"{chart}?edition={FIRST}&theme=dark")
    page.wait_for_url(f"{address}v/{FIRST}/en/embed/loans-by-year/?edition={FIRST}&theme=dark")
    expect(page.locator(".edition-notice")).to_contain_text("superseded on 1 June 2031")
    expect(page.locator("main")).to_contain_text("1,226,980")
    page.goto(f"{chart}?edition={LATEST}")
    page.wait_for_url(f"{address}v/{LATEST}/**")
    expect(page.locator(".edition-notice")).to_be_hidden()
    page.goto(f"{chart}?edition=1999-01-01")
    expect(page.locator(".no-edition")).to_be_visible()
    page.goto(chart)
    expect(page.locator(".no-edition")).to_be_hidden()


@pytest.mark.deep
def test_a_pinned_embed_works_in_a_sandbox_and_its_height_has_the_notice(
    page: Page, address: str
) -> None:
    frame = f"{address}en/embed/loans-by-year/?edition={FIRST}"
    page.route("**/host", lambda route: route.fulfill(content_type="text/html", body=HOST % frame))
    page.goto(f"{address}host")
    page.wait_for_function("window.height > 0")
    inside = page.frame_locator("iframe")
    expect(inside.locator(".edition-notice")).to_be_visible()
    page.wait_for_timeout(300)
    notice, main = (inside.locator(part).bounding_box() for part in (".edition-notice", "main"))
    assert notice
    assert main
    told = page.evaluate("window.height")
    assert told == pytest.approx(notice["height"] + main["height"], abs=1)


HOST = """<!doctype html><iframe sandbox="allow-scripts" width="700" height="500" src="%s"></iframe>
<script>
addEventListener("message", ({data}) => { if (data.height) window.height = data.height; });
</script>"""


@pytest.mark.deep
def test_the_feed_of_both_tells_the_changes(twice: Path) -> None:
    feed = check_feed(twice / "en/feed.xml", "https://example.org/tidewater/en/feed.xml")
    assert [entry.updated[:10] for entry in feed.entries] == [LATEST, FIRST]
    words = feed.entries[0].content[0].value
    for part in ("1,262,980 loans", "before: 1,226,980 loans", "Lifts", "Staff, full-time"):
        assert part in words
    assert f'href="https://example.org/tidewater/v/{LATEST}/en/figures/#loans-2028"' in words


@pytest.mark.deep
def test_an_earlier_edition_is_there_whole_but_for_its_notice(twice: Path) -> None:
    home = twice.parent / "tidewater" / "editions" / FIRST
    for path in list_files(home):
        if path == "manifest.json":
            continue
        kept, shown = (home / path).read_bytes(), (twice / "v" / FIRST / path).read_bytes()
        if path.endswith(".html"):
            before, after = kept.split(b'<aside class="edition-notice" hidden></aside>')
            assert shown.startswith(before), path
            notice = read(twice / "v" / FIRST / path).xpath("//aside[@class='edition-notice']")
            assert len(notice) == 1, path
            if b"downloads/offline." not in after:
                assert shown.endswith(after), path
        else:
            assert shown == kept, path
