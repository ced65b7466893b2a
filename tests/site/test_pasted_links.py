"""The card that an address gets where it is pasted: Slack, Discord, Ghost, Facebook, WeChat."""

import struct
from urllib.parse import urljoin

from lxml import html

from report.edition.addresses import embed_path, page_url
from report.edition.edition import Edition
from tests.support.published import Published, read

LOCALES = {"en": "en_GB", "zh-Hant": "zh_HK", "zh-Hans": "zh_CN"}  # as Facebook lists them


def card(tree: html.HtmlElement) -> dict[str, str]:
    """Give what is said of a page, the first of each as those who read it take it."""
    tags = tree.xpath("//head/meta[starts-with(@property, 'og:')]")
    return {tag.get("property"): tag.get("content") for tag in reversed(tags)}


def picture_size(published: Published, address: str) -> tuple[int, int]:
    """Read a picture's size from its file (PNG: width and height in its first chunk)."""
    path = published.folder / address.removeprefix(published.report.about.site_url)
    return struct.unpack(">II", path.read_bytes()[16:24])


def holds_picture(published: Published, said: dict[str, str]) -> None:
    given = int(said["og:image:width"]), int(said["og:image:height"])
    assert picture_size(published, said["og:image"]) == given
    assert min(given) >= 300, "WeChat shows no smaller one"


def test_a_chart_alone_gives_a_card_of_the_chart(published: Published) -> None:
    report = published.report
    for language in report.languages:
        edition = Edition(report, language)
        for key, chart in report.charts.items():
            path = embed_path(report, language, key)
            tree = read(published.folder / path / "index.html")
            said = card(tree)
            assert said["og:title"] == edition.plain(chart.title) == tree.findtext(".//title")
            assert said["og:description"] == edition.plain(chart.subtitle)
            assert said["og:url"] == report.about.site_url + path, "not of the page it is from"
            assert said["og:locale"] == LOCALES[language]
            assert f"/{key}." in said["og:image"]
            holds_picture(published, said)
            assert tree.xpath("string(//meta[@name='twitter:card']/@content)").endswith(
                "large_image"
            )
            assert tree.xpath("string(//meta[@name='robots']/@content)") == "noindex"
            icon = urljoin(f"/{path}", tree.xpath("string(//link[@rel='icon']/@href)"))
            assert (published.folder / icon.lstrip("/")).is_file()


def test_a_topic_gives_a_card_that_names_its_charts(published: Published) -> None:
    report = published.report
    for language in report.languages:
        edition = Edition(report, language)
        for key, topic in report.topics.items():
            said = card(published.page(language, key))
            assert said["og:title"] == edition.plain(topic.finding)
            for chart in topic.charts.values():
                assert edition.plain(chart.title) in said["og:description"]
            assert said["og:description"]
            assert said["og:url"] == page_url(report, language, key)
            assert said["og:locale"] == LOCALES[language]
            holds_picture(published, said)


def test_only_charts_that_stand_alone_are_kept_from_search_engines(published: Published) -> None:
    for path in published.files():
        folders = path.relative_to(published.folder).parts
        is_kept = bool(read(path).xpath("//meta[@name='robots']"))
        assert is_kept == ("embed" in folders), path
