"""The side-by-side table says what was seen, and the pages it is about hold the same report."""

import gzip
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.contents import render_contents
from bench.gauge import Gauged, Mark, part_seen
from bench.host import serve_site
from bench.publishers import PUBLISHERS, Built, Publisher, Spent
from bench.sidebyside import Measured, lay_out, say_part, say_spent
from report.edition.edition import Edition
from report.reading.load import load_report
from tests.support.browser import ROOT
from tests.support.lighthouse import Seen

SAMPLE = ROOT / "tests" / "data" / "sample"
MARKS = (Mark("Boats counted", "4"), Mark("Nets", "3,884"))


@pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda publisher: publisher.folder)
def test_every_number_and_chart_of_the_report_is_in_the_other_pages(publisher: Publisher) -> None:
    edition = Edition(load_report(SAMPLE).report, "en")
    pages = render_contents(edition, publisher.folder, publisher.ending)
    assert set(pages) == {"index.md", *(f"{name}.md" for name in edition.report.topics)}
    for name, topic in edition.report.topics.items():
        words = pages[f"{name}.md"].decode()
        for key in (*topic.figures, *topic.derived):
            assert edition.figure(key).label in words
            assert edition.figure(key).short in words
        drawn = sum(chart.kind != "tiles" for chart in topic.charts.values())
        sign = {
            "material": "plotly-graph-div",
            "framework": "display(resize(",
            "vitepress": "<Chart ",
        }
        assert words.count(sign[publisher.folder]) == drawn


@pytest.mark.parametrize(
    ("texts", "part"),
    [
        (["Boats counted", "4", "Nets", "3,884"], 1),
        (["Boats", "counted 4", "Nets", "3,88"], 0.5),
        (["Boats counted", "40", "Nets 3,884,000"], 0),
        (["Nets 3,884 Boats 4", "Nets 3,884 counted"], 1),
        ([], 0),
    ],
)
def test_a_row_is_seen_where_all_its_words_are(texts: list[str], part: float) -> None:
    assert part_seen(MARKS, texts) == part


def test_a_word_serves_one_row_only() -> None:
    twice = (*MARKS, MARKS[1], MARKS[1])
    assert part_seen(twice, ["Boats counted 4", "Nets 3,884", "Nets 3,884", "Nets"]) == 0.75


def test_parts_and_times_are_said_in_words() -> None:
    assert [say_part(part) for part in (0, 0.5, 1)] == ["no", "cut (50% of its rows whole)", "yes"]
    assert say_spent(Spent(3, 4), Spent(6, 7)) == "3.0 s, ×0.50 (4.0 s of processor)"


def test_the_table_has_a_cell_for_each_way_in_each_row(tmp_path: Path) -> None:
    built = Built("Ours", tmp_path, "a/", Spent(2, 3), Spent(1, 1))
    gauged = Gauged(64_600, 40_800, 16, ("fonts.example",), 1, 0)
    way = Measured(built, gauged, Seen((100, 100, 99, 98), 1_234, 29, 0, ()))
    rows = [line.strip("|").split("|") for line in lay_out([way, way], built)]
    assert {len(row) for row in rows} == {3}
    cells = {row[0].strip(): row[1].strip() for row in rows}
    assert cells["First view, kB gzip"] == "65"
    assert cells["Hosts of others asked"] == "1"
    assert cells["Largest paint, s"] == "1.23"
    assert cells["Chart without scripts"] == "yes"
    assert cells["Chart in print"] == "no"


def test_the_host_packs_cleans_addresses_and_notes_what_it_sent(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("word " * 1000, encoding="utf-8")
    with serve_site(tmp_path) as host:
        connection = HTTPConnection(urlsplit(host.address).netloc)
        connection.request("GET", "/page")
        body = connection.getresponse().read()
        connection.close()
    assert gzip.decompress(body).decode() == "word " * 1000
    assert [(sent.path, sent.kind) for sent in host.sent] == [("/page", "text/html")]
    assert len(body) < host.sent[0].size < 1000
