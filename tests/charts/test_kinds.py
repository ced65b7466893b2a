"""Each kind of chart is in every registry; nobody else knows it by name, but asks its traits."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from report.charts import draw
from report.charts.draw import draw_chart
from report.charts.theme import Variant
from report.edition.edition import Edition
from report.model import chart_kinds
from report.model.chart_kinds import ChartWords
from report.model.report import Report
from report.slides import native_charts
from tests.rules.test_refusals import changed

ROOT = Path(__file__).resolve().parents[2]
KINDS: dict[str, type[ChartWords]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind
    for kind in get_args(get_args(chart_kinds.Chart)[0])
}
REGISTRIES = {"report/charts/draw.py", "report/slides/native_charts.py"}
IN_SCRIPTS = re.compile(
    r"""\bchart\.kind\s*(?:[=!]=|\bin\b|\bnot\b)|dataset\.kind|\[data-kind[~|^$*]?=["']"""
)


def test_a_kind_is_drawn_and_has_a_slide() -> None:
    assert draw.KINDS.keys() == KINDS.keys()
    assert native_charts.KINDS.keys() == {name for name, kind in KINDS.items() if kind.has_axis}


def knows_kinds(source: str) -> bool:
    """Tell whether a module compares kinds of chart, lists some by name, or takes their classes."""
    return any(map(_knows, ast.walk(ast.parse(source))))


def _knows(node: ast.AST) -> bool:
    if isinstance(node, ast.Compare | ast.Match):
        compared = [one for one in ast.walk(node) if isinstance(one, ast.Attribute)]
        kinds = [one for one in compared if one.attr == "kind"]
        of_charts = [one for one in kinds if ast.unparse(one.value).split(".")[-1] == "chart"]
        return bool(of_charts or (kinds and _constants(*ast.walk(node))))
    if isinstance(node, ast.Dict | ast.Set | ast.Tuple | ast.List):
        # Some names of kinds are also names of fields and operations: most must be kinds.
        parts = node.keys if isinstance(node, ast.Dict) else node.elts
        return len(_constants(*parts)) > max(1, len(parts) / 2)
    names = {kind.__name__ for kind in KINDS.values()}
    return isinstance(node, ast.ImportFrom) and bool(names & {one.name for one in node.names})


def _constants(*nodes: ast.AST | None) -> set[str]:
    return KINDS.keys() & {node.value for node in nodes if isinstance(node, ast.Constant)}


def test_nobody_else_knows_a_kind_by_name() -> None:
    modules = {path.relative_to(ROOT).as_posix(): path for path in ROOT.glob("report/**/*.py")}
    knowing = {name for name, path in modules.items() if knows_kinds(path.read_text("utf-8"))}
    assert knowing == REGISTRIES
    files = [*ROOT.glob("templates/**/*.*"), *ROOT.glob("docs/assets/**/*.*s")]
    assert files
    assert [path.name for path in files if IN_SCRIPTS.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "line",
    [
        'chart.kind == "dots"', "self.chart.kind in LATER", "match chart.kind:\n case _: ...",
        'one.kind not in {"pie", "stack"}',
        'WIDE = ("bars", "dots")', 'ROOM = {"pie": 1, "stack": 2}',
        "from report.model.chart_kinds import Chart, Pairs",
    ],
)  # fmt: skip
def test_one_that_does_is_found(line: str) -> None:
    assert knows_kinds(line)


@pytest.mark.parametrize(
    "line", ["KINDS[chart.kind](canvas)", 'figure.kind == "flow"', 'if operation == "share": ...']
)
def test_one_that_looks_a_kind_up_or_speaks_of_something_else_is_let_be(line: str) -> None:
    assert not knows_kinds(line)


@pytest.mark.parametrize("line", ['{% if chart.kind == "dots" %}', 'figure[data-kind="pie"] {}'])
def test_a_template_or_sheet_that_does_is_found(line: str) -> None:
    assert IN_SCRIPTS.search(line)


def test_an_even_scale_is_drawn_where_the_kind_offers_one(sample: Report) -> None:
    edition = Edition(sample, "en")
    for key, chart in sample.charts.items():
        even = draw_chart(edition, key, "wide").even
        assert (even is not None) == chart.offers_even_scale
    assert any(chart.offers_even_scale for chart in sample.charts.values())


@pytest.mark.parametrize("variant", ["wide", "narrow"])
def test_parts_of_a_stack_stand_beside_each_other(sample: Report, variant: Variant) -> None:
    """Also where there are two of them, like a part and the rest of its whole."""
    key = next(key for key, chart in sample.charts.items() if chart.kind == "stack")
    first, second = draw_chart(Edition(sample, "en"), key, variant).places
    assert first
    assert second
    assert first[0] + first[2] == pytest.approx(second[0], abs=0.2)


def test_a_field_of_no_marks_has_no_place(sample: Report) -> None:
    key, chart = next((k, chart) for k, chart in sample.charts.items() if chart.kind == "units")
    (figure,) = chart.figures
    report = changed(sample, **{figure: {"value": 0}})
    assert draw_chart(Edition(report, "en"), key, "wide").places == [None]
