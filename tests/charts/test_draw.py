"""What is drawn is what Plotly knows, and stands where it should."""

import html
import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import plotly.graph_objects as go
import pytest

from report.cache import NO_CACHE
from report.charts import stills
from report.charts.axes import across, value_axis
from report.charts.canvas import Canvas
from report.charts.draw import draw_chart, draw_report
from report.charts.kinds.timeline import _name_marks
from report.charts.rows import Lanes
from report.charts.stills import draw_stills
from report.charts.theme import NOTE_SIZE, Variant, frame
from report.edition.edition import Edition, make_editions
from report.faults import BuildError
from report.language.line_breaking import measure
from report.model.chart_kinds import Chart
from report.model.report import Report
from report.model.values import Text
from tests.rules.test_refusals import changed


@pytest.mark.parametrize("report", ["real", "second", "sample"])
def test_plotly_knows_all_that_is_drawn(report: str, request: pytest.FixtureRequest) -> None:
    for drawing in draw_report(make_editions(request.getfixturevalue(report))):
        # A copy: Plotly takes the type out of what it is given.
        go.Figure(data=deepcopy(drawing.data), layout=deepcopy(drawing.layout))


def test_periods_below_a_time_line_stay_level_and_do_not_meet(second: Report) -> None:
    """Plotly turns words that it has no room for, and slides have no turned text."""
    edition, (key, chart) = Edition(second, "en"), next(find_charts(second, "timeline"))
    assert draw_chart(edition, key, "narrow").layout["xaxis"]["tickangle"] == 0
    rows = Canvas(edition, chart, "narrow").rows
    long = "the library’s financial year & its accounts"
    for words, most in (("FY", 9), ("w" * 99, 3), (long, 3)):
        dated = [
            replace(row, period=words, days=(str(2000 + year), None))
            for year, row in enumerate(rows * 3)
        ]
        named = [html.unescape(said).split("<br>") for said in _name_marks(dated, 260, 36) if said]
        assert 1 < len(named) <= most
        assert {"".join(said).replace(" ", "") for said in named} == {words.replace(" ", "")}
        assert max(map(measure, named[0])) * NOTE_SIZE <= 260 * 0.88 / (len(named) - 1)


def test_a_label_of_many_lines_hides_no_part_of_its_bar(second: Report) -> None:
    """Narrow, the words above a bar have the ground behind them, down to nine pixels from it."""
    key, chart = next(find_charts(second, "bars"))
    figures = {
        name: figure.model_copy(update={"label": Text.model_validate({"zh-Hant": "標" * 70})})
        for name, figure in second.figures.items()
    }
    topics = {
        name: topic.model_copy(update={"figures": {k: figures[k] for k in topic.figures}})
        for name, topic in second.topics.items()
    }
    report = Report.model_construct(
        **{name: getattr(second, name) for name in Report.model_fields} | {"topics": topics}
    )
    edition = Edition(report, "zh-Hant")
    layout = draw_chart(edition, key, "narrow").layout
    lanes = Lanes(Canvas(edition, chart, "narrow"))
    assert lanes.row > 80
    assert (1 - layout["bargap"]) * lanes.row / 2 < 9


def test_the_sign_of_a_unit_is_no_markup(second: Report) -> None:
    symbol = "<i>&lt;"
    units = {
        key: unit.model_copy(update={"symbol": symbol}) for key, unit in second.ui.units.items()
    }
    report = second.model_copy(update={"ui": second.ui.model_copy(update={"units": units})})
    edition = Edition(report, "en")
    drawn = [draw_chart(edition, key, "wide") for key in second.charts]
    said = [json.dumps([one.data, one.layout["annotations"]]) for one in drawn]
    assert sum("&lt;i&gt;&amp;lt;" in words for words in said) >= len(said) - 3  # of percentages
    assert not any("<i>" in words for words in said)


@pytest.mark.parametrize("variant", ["wide", "narrow"])
def test_numbers_below_an_axis_stay_level_and_do_not_meet(second: Report, variant: Variant) -> None:
    canvas = Canvas(Edition(second, "en"), next(iter(second.charts.values())), variant)
    layout = frame(variant, 100)
    for low, top in ((1, 9), (1, 4_000), (1, 10**9), (1, 10**17), (-(10**6), 10**6)):
        for log in (False, True)[: 1 + (low > 0)]:
            whole = value_axis(canvas, [low, top], log=log)
            axis = across(layout, whole)
            assert axis["tickangle"] == 0
            assert ("1" if log else "0") in axis["ticktext"]
            assert len(axis["ticktext"]) == len(axis["tickvals"])
            named = sum(map(measure, axis["ticktext"])) * NOTE_SIZE
            assert named < layout["width"] * 1.1, "half of the first and of the last hang over"
            if sum(map(measure, whole["ticktext"])) * NOTE_SIZE < layout["width"] / 2:
                assert axis == whole, "none is left out where all have room"


def test_a_verb_without_an_end_stays_beside_its_neighbours(second: Report) -> None:
    edition = Edition(second, "en")
    canvas = Canvas(edition, next(iter(second.charts.values())), "wide")
    row = next(edition.figure(key) for key, one in second.figures.items() if not one.observations)
    assert canvas.note(replace(row, verb="led or took part in"), 8) == ["led or took part in"]
    broken = canvas.note(replace(row, verb="w" * 180), 8)
    assert "".join(broken) == "w" * 180
    assert max(map(measure, broken)) <= 12


def find_charts(report: Report, kind: str) -> Iterator[tuple[str, Chart]]:
    return ((key, chart) for key, chart in report.charts.items() if chart.kind == kind)


@pytest.mark.parametrize("kind", ["bars", "dots"])
def test_only_a_lower_bound_goes_on_to_the_right(second: Report, kind: str) -> None:
    key, chart = next(find_charts(second, kind))
    first, other, *_ = chart.figures
    bounds = {first: "at_least", other: "about"}
    topic = second.topics[second.topic_of[key]]
    figures = {
        name: figure.model_copy(update={"bound": bounds.get(name, "exact"), "observations": ()})
        for name, figure in topic.figures.items()
    }
    topics = {
        **second.topics, second.topic_of[key]: topic.model_copy(update={"figures": figures})
    }  # fmt: skip
    report = Report(
        id=second.id, about=second.about, topics=topics, ui=second.ui, glossary=second.glossary
    )
    (marks, *_) = draw_chart(Edition(report, "en"), key, "wide").data
    words = dict(zip(marks["customdata"], marks["text"], strict=True))
    assert [name for name, said in words.items() if "→" in said] == [first]
    assert "~" in words[other]
    marker = marks["marker"]
    hollow = marker["symbol"] if kind == "dots" else marker["color"]
    assert hollow[0] == hollow[1] != hollow[-1]


def test_a_bar_is_as_long_as_its_ratio(real: Report) -> None:
    """Where one has more things than marks can show."""
    report = changed(real, organic_certificates={"value": 501})
    edition = Edition(report, "en")
    drawing = draw_chart(edition, "certificates-per-holder", "wide")
    (bars,) = drawing.data
    names = [f"{name}-certificates-per-holder" for name in ("green", "organic")]
    assert bars["x"] == [float(edition.figure(name).value) for name in names]
    assert drawing.layout["xaxis"]["range"][0] == 0
    said = " ".join(note["text"] for note in drawing.layout["annotations"])
    assert all(f"{number} " in said for number in ("49", "17", "501", "146"))


def test_what_draws_is_asked_for_by_its_command_where_it_is_missing(
    sample: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stills, "BUNDLE", tmp_path / "plotly.js")
    with pytest.raises(BuildError, match="The Plotly bundle is missing: run `make setup`"):
        draw_stills(draw_report(make_editions(sample)), NO_CACHE)
