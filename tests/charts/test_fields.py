"""Every counted thing has one mark; all fields break at the same number, large ones into blocks."""

import re
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser

from report.charts.canvas import Drawing
from report.charts.draw import VARIANTS, draw_chart
from report.charts.stills import Pen, open_page
from report.charts.theme import WIDTH, Variant
from report.edition.edition import Edition
from report.model.report import Report
from tests.rules.test_refusals import changed


def fields(drawing: Drawing) -> list[dict[str, Any]]:
    """Give what is drawn of figures, without the keys beside headings."""
    return [trace for trace in drawing.data if trace["x"][0] > 14 or len(trace["x"]) > 1]


def count(trace: dict[str, Any]) -> list[int]:
    """Count the marks of each line, those of a dashed one by its dashes."""
    if trace["mode"] == "markers":
        return [trace["y"].count(y) for y in sorted({*trace["y"]})]
    dashes = [float(dash.removesuffix("px")) for dash in trace["line"]["dash"].split(",")]
    found = []
    for start, end in zip(trace["x"][::3], trace["x"][1::3], strict=True):
        at, marks = start, 0
        while at < end - 0.1:
            at += sum(dashes[2 * (marks % 10) :][:2])
            marks += 1
        found.append(marks)
    return found


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_figure_has_as_many_marks_as_it_counts(real: Report, variant: Variant) -> None:
    edition = Edition(real, "en")
    for key in ("standards-by-level", "metrology-new", "certificates-per-holder"):
        shown = fields(draw_chart(edition, key, variant))
        values = [edition.figure(name).value for name in real.charts[key].figures]
        assert [sum(count(trace)) for trace in shown] == values
        assert [trace["meta"] for trace in shown] == [*real.charts[key].figures]


@pytest.mark.parametrize("variant", VARIANTS)
def test_rows_break_at_thirty_and_blocks_hold_a_hundred(real: Report, variant: Variant) -> None:
    *_, national, _, _, association, enterprise = [
        count(trace)
        for trace in fields(draw_chart(Edition(real, "en"), "standards-by-level", variant))
    ]
    assert national == [30, 30, 30, 13]
    assert association == [30, 30, 12]
    assert enterprise == [200] * 10 + [190] * 8 + [184, 180]
    assert sum(enterprise) == 3884


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_field_of_thousands_takes_less_room_than_one_of_a_hundred(
    real: Report, variant: Variant
) -> None:
    drawn = draw_chart(Edition(real, "en"), "standards-by-level", variant)
    rooms = dict(zip(real.charts["standards-by-level"].figures, drawn.places, strict=True))
    hundred, thousands = rooms["standards-national"], rooms["standards-enterprise"]
    assert hundred is not None
    assert thousands is not None
    assert thousands[3] < hundred[3]


def test_rows_of_hundreds_break_at_fifty(real: Report) -> None:
    _, at_municipal_level = fields(draw_chart(Edition(real, "en"), "metrology-new", "wide"))
    assert count(at_municipal_level) == [50] * 7


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (0, []), (1, [1]), (30, [30]), (150, [30] * 5), (151, [50] * 3 + [1]), (500, [50] * 10),
        (501, [51] + [50] * 9), (1000, [100] * 10), (2000, [200] * 10), (2001, [200] * 10 + [1]),
        (5000, [200] * 20 + [100] * 10),
    ],
)  # fmt: skip
def test_no_mark_is_lost_where_rows_and_blocks_end(
    sample: Report, value: int, lines: list[int]
) -> None:
    key, chart = next((k, chart) for k, chart in sample.charts.items() if chart.kind == "units")
    report = changed(sample, **{chart.figures[0]: {"value": value}})
    drawing = draw_chart(Edition(report, "en"), key, "wide")
    (trace,) = [trace for trace in drawing.data if len(trace["x"]) != 1 or value == 1][-1:]
    assert count(trace) == lines
    (box,) = drawing.places
    assert (box is None) == (value == 0)
    assert box is None or box[0] + box[2] <= WIDTH["wide"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_mark_is_large_enough_for_its_shape(real: Report, variant: Variant) -> None:
    """Also in the narrowest frame, where a drawing of 334 pixels has 296."""
    shown = fields(draw_chart(Edition(real, "en"), "standards-by-level", variant))
    sizes = [trace["marker"]["size"] for trace in shown if trace["mode"] == "markers"]
    assert len(sizes) == 5
    assert min(sizes) * 296 / 334 > 5


def test_the_marks_of_a_figure_are_one_outline_of_a_still(real: Report, browser: Browser) -> None:
    """So that hundreds weigh little more than one; each begins where the last one began."""
    drawing = draw_chart(Edition(real, "en"), "standards-by-level", "narrow")
    pen = Pen()
    vars(pen)["_page"] = open_page(browser)
    ((_, svg),) = pen.draw([drawing])
    outlines = [path.get("d", "") for path in etree.fromstring(svg.encode()).iter("{*}path")]
    marks = [len(re.findall("m", outline, re.IGNORECASE)) for outline in outlines]
    assert [count for count in marks if count > 1] == [4, 103, 67, 27, 72]
    (national,) = [outline for outline in outlines if outline.count("z") == 103]
    steps = [tuple(map(float, step)) for step in re.findall(r"m([-\d.]+) ([-\d.]+)", national)]
    assert len([right for right, down in steps if down == 0]) == 29 + 29 + 29 + 12
    assert len([down for _, down in steps if down]) == 3, "from the end of a row to the next"
