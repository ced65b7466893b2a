"""The front page of two reports, of what each publishes: pages, search, feed, catalogue."""

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from frictionless import Package
from lxml import etree, html
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF

from portal.build import load_collection
from portal.front_pages import Member, render_front, render_front_files
from portal.search_parts import MOST, divide_hits, spell_name
from report.datafiles.dataset import render_dataset
from report.edition.edition import make_editions
from report.edition.writer import SiteWords
from report.folders import SHARED
from report.publish.write import write_files
from report.web.script_data import gather_hits
from report.web.search_index import find_words, level
from tests.conftest import TESTS

URL = "https://example.org/reports/"
BEFORE_TYPING = 60_000  # bytes, gzip


def publish(report):
    """Give what a report publishes, as a front page reads it."""
    editions = make_editions(report.at(f"{URL}{report.id}/"))
    words = find_words(editions)
    files = render_dataset(editions)
    index, figures = (json.loads(files[f"data/{name}.json"]) for name in ("report", "figures"))
    hits = {str(code): gather_hits(one, words)["hits"] for code, one in editions.items()}
    stills = dict.fromkeys(hits, f'<svg><g id="{report.about.home.chart}-narrow-0"/></svg>')
    return Member(index, figures, hits, stills), files


@pytest.fixture(scope="module")
def published(request):
    return [publish(request.getfixturevalue(name)) for name in ("second", "real")]


@pytest.fixture(scope="module")
def members(published):
    return [member for member, _ in published]


@pytest.fixture(scope="module")
def fronts(members):
    collection = load_collection(SHARED, [member.index["id"] for member in members]).at(URL)
    collection = collection.model_copy(update={"newest": date(2031, 5, 16)})
    return {code: SiteWords(collection, code) for code in collection.languages}


@pytest.fixture(scope="module")
def files(fronts, members):
    return render_front_files(fronts, members)


def read_page(fronts, members, language, name="index"):
    text = render_front(fronts[language], members)[f"{name}.md"].decode()
    return html.fromstring(text.split("---", 2)[2])


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_each_report_shows_title_day_place_topics_and_first_number(fronts, members, language):
    rows = read_page(fronts, members, language).find_class("shelf-report")
    assert len(rows) == len(members)
    for row, member in zip(rows, members, strict=True):
        index, own = member.index, row.get("lang") or language
        assert (own == language) == (language in index["languages"])
        assert row.findtext(".//h2/a") == index["title"][own]
        assert row.get("data-place") == index["place"][own]
        assert index["place"][own] in row.find_class("eyebrow")[0].text_content()
        topics = [link.text_content() for link in row.find_class("shelf-topics")[0].iter("a")]
        assert topics == [topic["title"][own] for topic in index["topics"]]
        number = row.find_class("card-number")[0].find("a")
        assert number.text_content() == index["lead"]["number"][own]
        folder = "" if own == index["default_language"] else f"{own}/"
        up = "" if language == "en" else "../"
        home = f"{up}{index['id']}/{folder}"
        assert row.find(".//h2/a").get("href") == home
        assert number.get("href") == f"{home}figures/#{index['lead']['id']}"


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_each_report_has_its_first_chart_with_the_finding_of_it(fronts, members, language, request):
    rows = read_page(fronts, members, language).find_class("shelf-report")
    for row, member, name in zip(rows, members, ("second", "real"), strict=True):
        about = request.getfixturevalue(name).about
        (chart,) = (one for one in member.index["charts"] if one["id"] == about.home.chart)
        picture = row.find("figure")
        assert picture.findtext("figcaption") == chart["title"][row.get("lang") or language]
        # Another report may have a chart of this name, and its parts the same ids.
        own = f"{member.index['id']}-{chart['id']}-narrow-0"
        assert [part.get("id") for part in picture.iter("g")] == [own]


def gather_many(members, count):
    """Give so many members, of which each is like the first, but for its id."""
    first = members[0]
    named = [{**first.index, "id": f"report-{number}"} for number in range(count)]
    return [replace(first, index=index) for index in named]


def test_many_reports_stand_by_place_and_by_topic_and_the_newest_have_pictures(fronts, members):
    few, many = (read_page(fronts, gather_many(members, count), "en") for count in (12, 13))
    assert (len(few.find_class("shelf-index")), len(few.find_class("shelf-picture"))) == (0, 12)
    assert (len(many.find_class("shelf-index")), len(many.find_class("shelf-picture"))) == (2, 12)


def test_reports_stand_by_place_and_by_topic_without_scripts(fronts, members):
    page = read_page(fronts, [*members, *gather_many(members, 12)], "en")
    places, topics = (
        {dt.text_content() for dt in part.iter("dt")} for part in page.find_class("shelf-index")
    )
    assert places == {member.index["place"]["en"] for member in members}
    assert topics == {one["title"]["en"] for member in members for one in member.index["topics"]}
    for name, known in (("place", places), ("topic", topics)):
        options = page.xpath(f"//select[@name={name!r}]/option[not(@value)]")
        assert {option.text_content() for option in options} == known


def test_reports_that_share_no_concept_have_no_page_of_them(fronts, members):
    assert [*render_front(fronts["en"], members)] == ["index.md"]


def find_part(parts, word):
    """Find as docs/assets/js/parts.js does."""
    return next((word[:n] for n in range(len(word), 0, -1) if word[:n] in parts), None)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_a_search_finds_in_one_part_what_a_word_of_any_report_leads_to(files, members, language):
    folder = "" if language == "en" else f"{language}/"
    first = files[f"{folder}explore/hits.json"]
    assert len(gzip.compress(first)) <= BEFORE_TYPING
    parts = json.loads(first)["parts"]
    for member in members:
        own = language if language in member.index["languages"] else "zh-Hant"
        for _, title, _, address, _ in member.hits[own]:
            for word in re.findall(r"[^\W_]+", level(title)):
                name = find_part(parts, word)
                hits = json.loads(files[f"{folder}explore/parts/{spell_name(name)}.json"])
                assert len(hits) == parts[name]
                ends = [hit[3].endswith(address.removeprefix("./")) for hit in hits]
                assert any(ends), (word, name, address)


def test_a_part_that_is_too_large_is_divided_and_loses_nothing():
    said = [*(f"stone {n}" for n in range(MOST)), *(f"stair {n}" for n in range(MOST)), "st"]
    hits = [("page", words, "", f"{n}/", words, "r") for n, words in enumerate(said)]
    parts = divide_hits(hits)
    held = {name: len(found) for name, found in parts.items() if name[0] == "s"}
    assert held == {"st": 1, "sta": MOST, "sto": MOST}
    assert {hit for found in parts.values() for hit in found} == {*hits}


def test_chinese_is_found_from_any_of_its_letters_on():
    hit = ("page", "國家標準", "", "a/", "国家标准", "r")
    assert {*divide_hits([hit])} == {"国", "家", "标", "准", "r"}


def test_the_feed_is_atom_and_has_every_report(files, members):
    schema = etree.RelaxNG(etree.parse(TESTS / "data" / "atom.rng"))
    for path in ("feed.xml", "zh-Hant/feed.xml", "zh-Hans/feed.xml"):
        feed = etree.fromstring(files[path])
        schema.assertValid(feed)
        name = {"a": "http://www.w3.org/2005/Atom"}
        assert feed.xpath("a:link[@rel='self']/@href", namespaces=name) == [f"{URL}{path}"]
        ids = [entry.findtext("a:id", namespaces=name) for entry in feed.iterfind("a:entry", name)]
        assert ids == [member.index["url"] for member in members]
        updated = [one.text for one in feed.iterfind("a:entry/a:updated", name)]
        assert updated == [f"{member.index['changed']}T00:00:00Z" for member in members]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_catalogue_is_dcat_with_a_dataset_for_each_report(files, members):
    graph = Graph().parse(data=files["data/catalog.json"], format="json-ld")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert {*graph.objects(catalogue, DCAT.dataset)} == {*graph.subjects(RDF.type, DCAT.Dataset)}
    for member in members:
        index = member.index
        dataset = URIRef(f"{index['url']}#dataset")
        assert (catalogue, DCAT.dataset, dataset) in graph
        for code in index["languages"]:
            assert (dataset, DCTERMS.title, Literal(index["title"][code], lang=code)) in graph
        found = graph.objects(dataset, DCAT.distribution / DCAT.downloadURL)
        assert {*map(str, found)} == {
            file["url"] for file in index["downloads"] if not file["language"]
        }


def test_frictionless_reads_the_package_with_every_table(files, published, tmp_path):
    write_files(files, tmp_path)
    for member, own in published:
        write_files({path: own[path] for path in own}, tmp_path / member.index["id"])
    package: Any = Package.from_descriptor(str(tmp_path / "datapackage.json"))
    assert [one.name for one in package.resources] == [
        "catalog",
        *(member.index["id"] for member, _ in published),
    ]
    assert package.get_resource("catalog").path == "data/catalog.json"
    for member, _ in published:
        rows = package.get_resource(member.index["id"]).read_rows()
        assert [row["id"] for row in rows] == [record["id"] for record in member.figures]
