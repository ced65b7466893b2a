"""The article map shows every place of every number once, and leaves nothing open out."""

from collections import Counter

import pytest
from lxml import html

from report.edition.edition import Edition
from report.edition.figure_words import gather_gaps
from report.language.script_conversion import fold
from report.model.observations import article_key, places_of
from report.model.report import Report
from report.web.article_map import ArticleMap
from report.web.pages import Page
from report.web.script_data import gather_places


def test_every_place_is_a_chip_in_its_paragraph(real: Report, second: Report) -> None:
    for report in (real, second):
        wanted = Counter(
            (article_key(place), place.paragraph, key)
            for key, figure in report.figures.items()
            for _, place, _ in places_of(key, figure)
        )
        shown = Counter(
            (of, row.number, chip.figure.id)
            for of in (None, *report.about.later_articles)
            for row in ArticleMap(Edition(report, "en"), of).rows
            for chip in row.chips
        )
        assert shown == wanted


def test_it_counts_paragraphs_numbers_and_each_open_question_once(real: Report) -> None:
    found = ArticleMap(Edition(real, "en"))
    assert found.finding.split()[0::2][:2] == ["14", "34"]
    assert str(len(gather_gaps(real.figures))) in found.finding
    assert [row.number for row in found.rows] == [*range(1, 15)]


def _chips(report: Report) -> list[html.HtmlElement]:
    page = Page(Edition(report, "en"), {}, "sources").render("sources")
    return [link for link in html.fromstring(page).iter("a") if "map-chip" in link.get("class", "")]


@pytest.mark.parametrize(
    ("key", "look"),
    [
        ("metrology-standards", "stock"),
        ("metrology-standards-new", "done"),
        ("training-people", "done bounded"),
        ("quality-month-years", "stock bounded"),
    ],
)
def test_a_chip_tells_what_the_number_is(real: Report, key: str, look: str) -> None:
    looks = [chip.get("data-look") for chip in _chips(real) if chip.get("data-figure") == key]
    assert looks == [look]


def test_what_is_told_again_is_grey_and_asks_nothing_anew(real: Report) -> None:
    again = [chip for chip in _chips(real) if chip.get("data-look") == "again"]
    assert [chip.text for chip in again][:3] == ["4", "103", "3"]
    assert not any(chip.getparent().find("svg") is not None for chip in again)


def test_a_chip_has_a_tick_for_each_thing_left_open(real: Report) -> None:
    drawn = {
        chip.get("data-figure"): picture.find("path").get("d").count("M")
        for chip in _chips(real)
        if (picture := chip.getparent().find("svg")) is not None
    }
    figures = real.figures.items()
    assert drawn == {key: len(figure.unknowns) for key, figure in figures if figure.unknowns}


def test_copies_are_levelled_by_pairs_of_letters(real: Report) -> None:
    given = gather_places(real)
    forms = given["letters"]
    known = dict(zip(forms[::2], forms[1::2], strict=True))
    for words in ("瀋陽「標準」１０３項，著", "沈阳“标准”103项,着", "plain"):
        assert "".join(known.get(sign, sign) for sign in words) == fold(words)
    assert len(given["places"]) == sum(1 + len(figure.also) for figure in real.figures.values())
