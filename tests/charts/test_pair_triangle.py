"""Every pair of a report is drawn once, as what the rules say of it."""

import re
from collections import Counter
from itertools import combinations

from lxml import etree

from report.charts import pair_triangle
from report.charts.pair_triangle import draw_field, draw_rows, draw_whole
from report.edition.edition import Edition
from report.edition.page_findings import count_pairs, find_finding
from report.model.report import Report
from report.rules.compare import compare, judge_pairs


def test_verdicts_are_those_of_every_single_comparison(real: Report, second: Report) -> None:
    for report in (real, second):
        judged = judge_pairs(report)
        for pair in combinations(Edition(report, "en").numbers, 2):
            told = compare(report, *pair)
            assert judged[pair] == told if pair in judged else told.reasons == ("unit",)


def test_the_finding_counts_them(real: Report) -> None:
    edition = Edition(real, "en")
    assert count_pairs(edition) == {
        "pairs": 820, "alike": 42, "comparable": 2, "with-care": 22, "not": 18, "apart": 778,
    }  # fmt: skip
    assert {"42", "two", "22"} <= {*re.findall(r"\w+", find_finding(edition, "compare"))}


def test_each_pair_of_a_unit_is_one_link_where_row_and_column_meet(real: Report) -> None:
    edition = Edition(real, "en")
    names = {pair: {"name": f"{pair}", "address": "", "differs": ""} for pair in edition.pairs}
    links = etree.HTML(draw_rows(edition, edition.numbers, "", names)).findall(".//a")
    assert Counter(link.findtext("title") for link in links) == Counter(map(str, edition.pairs))


def test_a_picture_has_no_links_and_names_itself(real: Report) -> None:
    edition = Edition(real, "zh-Hans")
    for drawn in (draw_rows(edition, edition.numbers, "<&>"), draw_whole(edition, "<&>")):
        root = etree.fromstring(drawn)
        assert root.get("aria-label") == "<&>"
        assert root.findall(".//{*}a") == []


def test_numbers_that_fill_their_rows_leave_out_the_words(real: Report, monkeypatch) -> None:
    monkeypatch.setattr(pair_triangle, "TEXT", 500)  # no word of this size has room
    edition = Edition(real, "en")
    drawn = draw_rows(edition, edition.numbers, "")
    assert edition.figure("standards-national").short in drawn
    assert "National standards" not in drawn


def test_marks_of_a_long_report_fill_the_cells_of_their_pairs(real: Report, monkeypatch) -> None:
    """A disc of its own size would be no more than a speck; what stands side by side is a line."""
    monkeypatch.setattr(pair_triangle, "LONGEST", 0)
    edition = Edition(real, "en")
    at = {key: index for index, key in enumerate(edition.numbers)}
    root = etree.fromstring(draw_whole(edition, ""))
    paths = {path.get("class"): path.get("d", "") for path in root.iter("{*}path")}
    for verdict in ("comparable", "with-care", "not"):
        lines = [
            [*map(int, re.findall(r"\d+", words))]
            for words in paths[f"pair-is-{verdict}"].split("M")[1:]
        ]
        cells = [(column, row) for first, row, _, end in lines for column in range(first, end)]
        pairs = [
            (at[a], at[b]) for (a, b), told in edition.pairs.items() if told.verdict == verdict
        ]
        assert sorted(cells) == sorted(pairs)
        assert len(lines) == len({*cells} - {(column + 1, row) for column, row in cells})


def test_a_picture_in_which_nothing_could_be_seen_is_not_drawn(real: Report, monkeypatch) -> None:
    edition = Edition(real, "en")
    assert draw_field(edition)
    monkeypatch.setattr(pair_triangle, "MOST_WHOLE", len(edition.numbers) - 1)
    monkeypatch.setattr(pair_triangle, "MOST_DOTS", count_pairs(edition)["apart"] - 1)
    assert (draw_whole(edition, ""), draw_field(edition)) == ("", "")


def test_the_picture_names_each_topic_beside_its_first_number_where_asked(real: Report) -> None:
    for language in real.languages:
        edition = Edition(real, language)
        named = etree.HTML(draw_whole(edition, "", names_topics=True)).findall(".//text")
        assert [" ".join(map(str, text.itertext())) for text in named] == [
            edition.plain(topic.title) for topic in real.topics.values()
        ]
        heights = [float(text.get("y") or 0) for text in named]
        assert heights == sorted({*heights})
        assert "<text" not in draw_whole(edition, "")
