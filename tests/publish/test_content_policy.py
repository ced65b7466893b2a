"""Every page and embed under its policy, as a browser enforces it."""

import base64
import hashlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from report.edition.addresses import page_path
from report.edition.edition import Edition
from report.faults import BuildError
from report.model.values import Language
from report.publish.content_policy import insert, make_policies
from tests.support.browser import HEARD
from tests.support.depth import telling
from tests.support.hosted import Hosted, open_hosted
from tests.support.published import Published

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>t</title>'


def test_scripts_of_the_theme_are_allowed_by_their_digest():
    scripts = '<script>var a = 1;</script>\n<SCRIPT type=module>\n"é"</SCRIPT >'
    data = '<script type="application/json">{}</script><script src="a.js"></script>'
    pages = {"index.html": HEAD + scripts + data, "b/index.html": HEAD + scripts}
    policies = make_policies(pages)
    digests = re.findall(r"'sha256-([^']*)'", policies.page)
    expected = ["var a = 1;", '\n"é"']
    assert digests == [
        base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in expected
    ]
    assert {policies.of(path) for path in pages} == {policies.page}
    assert "unsafe" not in policies.page + policies.embed
    assert "sha256" not in policies.embed


def test_a_script_that_only_one_page_has_stops_the_build():
    common, injected = f"{HEAD}<script>a</script>", "<script>alert(1)</script>"
    with pytest.raises(BuildError, match=r"page/index.html has a script that other pages lack"):
        make_policies({"index.html": common, "page/index.html": common + injected})


def test_an_embed_with_a_script_of_its_own_stops_the_build():
    with pytest.raises(BuildError, match=r"zh-Hant/embed/a/index.html has a script of its own"):
        make_policies({"zh-Hant/embed/a/index.html": f"{HEAD}<script>a</script>"})


def test_a_policy_stands_before_all_that_it_is_for():
    text = insert(HEAD, "new", "a")
    charset = '<meta charset="utf-8">'
    assert f'{charset}<meta http-equiv="Content-Security-Policy" content="new">' in text
    assert text.count('<meta name="referrer" content="no-referrer">') == 1
    assert text.index('content="new"') < text.index("<title>")


def test_a_page_without_charset_is_refused():
    with pytest.raises(BuildError, match="has no charset"):
        insert("<html><head>", "new", "a.html")


def test_a_policy_without_scripts_allows_none_inline():
    policies = make_policies({"index.html": HEAD})
    assert policies.page.startswith("default-src 'none'; script-src 'self'; ")


TIGHT = 'sandbox="allow-scripts"'
# What a page reports of its own policy, in whatever frame.
LISTEN = """addEventListener("securitypolicyviolation", (fault) =>
  console.error(`policy: ${fault.effectiveDirective} ${fault.blockedURI} in ${location}`))"""


@pytest.fixture(scope="module")
def hosted(published: Published, browser: Browser) -> Iterator[tuple[Browser, Hosted]]:
    with open_hosted(published, browser) as found:
        yield found


@pytest.fixture(scope="module")
def pages(published: Published) -> list[str]:
    return [path.relative_to(published.folder).as_posix() for path in published.files()]


@pytest.fixture(params=telling(["its first", "the others"], ["its first"]))
def languages(published: Published, request: pytest.FixtureRequest) -> tuple[Language, ...]:
    """Give the language that a site opens in, then the others."""
    first, *others = published.report.languages
    return (first,) if request.param == "its first" else tuple(others)


@pytest.fixture(scope="module")
def topics(published: Published) -> list[str]:
    return list(published.report.topics)


@pytest.fixture(scope="module")
def page(hosted: tuple[Browser, Hosted]) -> Iterator[Page]:
    context = hosted[0].new_context()
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


@pytest.fixture
def address(hosted: tuple[Browser, Hosted]) -> str:
    return hosted[1].address


@pytest.mark.complains("policy|Policy|http://a.test")
def test_a_broken_policy_is_heard(page, address):
    page.goto(address)
    for change, fault in (
        ("insertAdjacentHTML('beforeend', '<p style=\"color: red\">')", "style-src-attr inline"),
        ("append(Object.assign(new Image(), {src: 'http://a.test/a.png'}))", "img-src http://a."),
    ):
        with page.expect_console_message(lambda said, fault=fault: f"policy: {fault}" in said.text):
            page.evaluate(f"document.body.{change}")
    assert any("policy: style-src-attr inline" in words for words in HEARD)


def test_no_page_and_no_embed_breaks_its_policy(page, address, pages, published, languages):
    first, *others = (page_path(published.report, code) for code in published.report.languages)
    known = [
        (name, [path for path in others if name.startswith(path)] or [first]) for name in pages
    ]
    asked = {page_path(published.report, code) for code in languages}
    of_languages = [name for name, (path,) in known if path in asked]
    for name in of_languages:
        page.goto(address + name.removesuffix("index.html"), wait_until="load")
        assert page.locator("h1").count() == 1, name
    page.wait_for_load_state("networkidle")
    of_report = [*published.pages(), *(f"embed/{key}" for key in published.report.charts)]
    assert len(of_languages) > len(languages) * len(of_report)


def test_everything_a_reader_does_keeps_to_the_policy(page, address, published, languages):
    for language in languages:
        use(page, address, Edition(published.report, language))


def use(page: Page, address: str, edition: Edition) -> None:
    """Switch colours, reach for a chart, go on without a reload, search."""
    first, second = list(edition.report.topics)[:2]
    start = page_path(edition.report, edition.language, first)
    page.goto(address + start, wait_until="networkidle")
    for _ in range(3):
        page.locator("label[for^=__palette]:visible").first.click()
    box = page.locator(".chart-box[tabindex]").first
    box.scroll_into_view_if_needed()
    box.focus()
    page.locator(".chart-box.is-live").first.wait_for()
    page.evaluate("window.stayed = true")
    page.locator(f"a[href$='{second}/']:visible").first.click()
    page.wait_for_url(f"**/{second}/")
    assert page.evaluate("window.stayed"), "instant navigation keeps the document"
    search(page, edition.plain(edition.report.topics[first].title))
    page.locator(".md-search-result__item").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    assert set(page.evaluate("Object.keys({...localStorage, ...sessionStorage})")) <= {
        "/.__palette"
    }
    assert page.context.cookies() == []


def search(page: Page, words: str) -> None:
    """Type a query; Chinese is set and announced by a key, as an input method does."""
    if not page.locator("#search-query").is_visible():
        page.locator("label[for=__search]:visible").first.click()
    field = page.locator("#search-query")
    field.focus()
    field.fill(words)
    field.press("End")


@pytest.mark.complains("other host: http://stranger.test")
@pytest.mark.parametrize("sandbox", telling(["", TIGHT], [TIGHT]))
def test_embeds_work_in_the_frame_of_a_stranger(page, hosted, pages, sandbox):
    _, host = hosted
    embeds = [name for name in pages if "/embed/" in f"/{name}"]
    frames = "".join(
        f'<iframe {sandbox} src="{host.address}{name.removesuffix("index.html")}"></iframe>'
        for name in embeds
    )
    heard = "<script>window.heard = new Map(); addEventListener('message', (event) => "
    heard += "event.data.type === 'height' && heard.set(event.source, event.data.height))</script>"
    # All in view: the browser lets frames outside of it wait.
    style = "<style>iframe { position: absolute; top: 0; left: 0 }</style>"
    host.strangers["/frames"] = f"<!doctype html><meta charset=utf-8>{style}{heard}{frames}"
    page.goto("http://stranger.test/frames", wait_until="load")
    page.wait_for_function(f"heard.size === {len(embeds)}")
    last = page.frames[-1]
    last.locator(".chart-box").hover()
    last.wait_for_selector(".js-plotly-plot .main-svg", state="attached")


@pytest.mark.complains("frame-ancestors 'self'|stranger.test")
def test_pages_refuse_the_frame_of_a_stranger(page, hosted, topics):
    _, host = hosted
    host.strangers["/page"] = f'<!doctype html><iframe src="{host.address}{topics[0]}/"></iframe>'
    with page.expect_console_message(lambda said: "frame-ancestors 'self'" in said.text):
        page.goto("http://stranger.test/page", wait_until="load")
    page.frames[1].wait_for_url("chrome-error://chromewebdata/")


def test_nobody_learns_where_a_reader_came_from(page, address, topics):
    page.goto(f"{address}{topics[0]}/")
    with page.expect_request(f"{address}{topics[1]}/") as asked:
        page.locator(f"a[href$='{topics[1]}/']:visible").first.click()
    assert not asked.value.all_headers().get("referer")
