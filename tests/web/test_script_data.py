"""What scripts are told: verdicts, places, words, letters; the files hold no rule of their own."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from report.charts.draw import draw_report
from report.charts.theme import ROLES
from report.edition.article_sources import find_in_article
from report.edition.edition import Edition, make_editions
from report.faults import BuildError
from report.model.report import Report
from report.model.values import Language
from report.web.plotly_bundle import spell_sheet
from report.web.script_data import render_explore
from report.web.search_index import find_letters, find_words, level

Files = Mapping[str, Any]


def editions(report: Report) -> dict[Language, Edition]:
    return {language: Edition(report, language) for language in report.languages}


def explore(report: Report) -> dict[str, Any]:
    files = render_explore(editions(report), draw_report(make_editions(report)))
    return {path: json.loads(content) for path, content in files.items()}


@pytest.fixture(scope="module")
def told(real: Report) -> Files:
    return explore(real)


@pytest.fixture(scope="module")
def sampled(sample: Report) -> Files:
    return explore(sample)


def test_every_reason_and_verdict_has_words_in_every_language(told: Files) -> None:
    judged = told["explore/judgements.json"]
    for path in ("explore", "zh-Hant/explore", "zh-Hans/explore"):
        figures = told[f"{path}/figures.json"]
        assert all(all(figures["verdicts"][verdict]) for verdict in judged["verdicts"])
        for reason in (judged["same"], *(key for key, *_ in judged["rules"])):
            assert figures["reasons"][reason]


def test_what_a_reason_is_about_is_said_in_words_of_the_language(told: Files) -> None:
    for path in ("explore", "zh-Hant/explore", "zh-Hans/explore"):
        figures = told[f"{path}/figures.json"]
        assert figures["said"]["kind-and-population"] == ["kindLabel", "population"]
        assert figures["said"]["unit"] == ["unitLabel"]
        for figure in figures["figures"].values():
            kind = figures["kinds"][figure["kind"]][0] if "kind" in figure else None
            assert figure.get("kindLabel") == kind


def test_figures_are_told_as_every_page_tells_them(real: Report, told: Files) -> None:
    edition = Edition(real, "zh-Hans")
    figures = told["zh-Hans/explore/figures.json"]["figures"]
    assert list(figures) == list(edition.numbers)
    people = figures["training-people"]
    assert people["quantity"] == edition.figure("training-people").quantity
    assert people["bound"] == "at_least"
    assert people["places"] == [
        [p.paragraph, p.locator, find_in_article(real, p)]
        for p in edition.figure("training-people").places
    ]
    assert "bound" not in figures["standards-national"]


def test_no_sentinel_colour_is_left(told: Files, sampled: Files) -> None:
    words = json.dumps([told, sampled])
    assert not [role.sentinel for role in ROLES.values() if role.sentinel in words]
    assert f"var(--chart-accent,{ROLES['accent'].light})" in words


def test_every_mark_stands_inside_its_drawing(sample: Report, real: Report) -> None:
    for report in (sample, real):
        for drawing in draw_report(make_editions(report)):
            chart = report.charts[drawing.chart]
            places = drawing.places
            assert len(places) == len(chart.figures)
            if chart.kind == "timeline":
                assert places == [None] * len(places)  # only the browser knows where dates fall
                continue
            for place in places:
                assert place is not None, drawing.name
                x, y, width, height = place
                assert width > 0
                assert height > 0
                assert x >= -1
                assert y >= -1
                assert x + width <= drawing.layout["width"] + 1, drawing.name
                assert y + height <= drawing.layout["height"] + 1, drawing.name


def test_both_axes_keep_the_order_of_values(real: Report, told: Files) -> None:
    for key, chart in real.charts.items():
        if not chart.offers_even_scale:
            continue
        values = [real.figures[figure].value for figure in chart.figures]
        for variant in ("wide", "narrow"):
            drawn = told[f"explore/charts/{key}.json"][variant]
            for places in (drawn["places"], drawn["true"]["places"]):
                middles = [x + width / 2 for x, _, width, _ in places]
                assert [v for _, v in sorted(zip(middles, values, strict=True))] == sorted(values)
            assert drawn["true"]["xaxis"]["type"] == "linear"
            assert drawn["true"]["xaxis"]["range"][0] == 0


def test_a_share_marks_the_part_within_its_whole(told: Files) -> None:
    part, whole, *_ = told["explore/charts/certification-new.json"]["wide"]["places"]
    assert part[:2] == whole[:2]
    assert part[2] < whole[2]


def test_a_chart_says_label_value_verb_and_period_of_each_point(real: Report, told: Files) -> None:
    edition = Edition(real, "en")
    for key, chart in real.charts.items():
        said = told[f"explore/charts/{key}.json"]["said"]
        for words, row in zip(said, edition.chart_inputs(chart), strict=True):
            assert all(part in words for part in (row.label, row.quantity, row.verb, row.period))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("國家標準", "standards-national"),
        ("国家标准", "standards-national"),
        ("National standards", "standards-national"),
        ("３８８４", "standards-enterprise"),
        ("3,884", "standards-enterprise"),
        ("3 884", "standards-enterprise"),
        ("瀋陽", "standards-national"),
        ("沈阳", "standards-national"),
        ("檢驗檢測", "testing-cities"),
    ],
)
def test_search_levels_script_width_case_and_separators(
    real: Report, query: str, found: str
) -> None:
    assert level(query) in find_words(editions(real))[found]


def test_letters_level_a_query_as_the_build_levels_its_words() -> None:
    pairs = find_letters(level("標準 台灣"))
    table = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert "".join(table.get(letter, letter) for letter in "標準臺灣") == level("標準台灣")
    assert "龍" not in table


def test_the_sheet_holds_the_bundles_rules_in_its_order() -> None:
    rules = """"X,X div":'font-family:"A b",c;margin:0;',Y:"top:0;","Y p":"margin:0;\""""
    script = f"var a={{{rules}}};for(k in a)b(k)"
    assert spell_sheet(script) == (
        ".plotly-notifier p{margin:0;}\n"
        ".plotly-notifier{top:0;}\n"
        '.js-plotly-plot .plotly,.js-plotly-plot .plotly div{font-family:"A b",c;margin:0;}\n'
    )


def test_a_bundle_in_another_form_is_refused() -> None:
    with pytest.raises(BuildError, match="style rules"):
        spell_sheet("var a = 1")
