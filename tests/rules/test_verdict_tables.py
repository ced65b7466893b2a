"""Scripts look verdicts up: on every pair of every report they find what the build would say."""

import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bench.generate import generate
from report.edition.edition import Edition
from report.language.quantities import format_number
from report.model.report import Derived, Report
from report.model.values import Text
from report.publish.write import write_files
from report.reading.load import load_report
from report.rules.compare import compare
from report.rules.compute import compute
from report.rules.refusals import refuse_ratio
from report.rules.rule_table import gather_judgements
from report.web.script_data import gather_figures
from tests.rules.test_compare import computed
from tests.rules.test_rule_table import add_row
from tests.support.browser import ROOT, serve

pytestmark = pytest.mark.complains("favicon.ico")  # a script opened as a page has no icon
JUDGE = """
async ([judged, pairs]) => {
  const { judge } = await import("/judge.js");
  const told = pairs.map(([a, b]) => judge(judged, a, b));
  return told.map(({ verdict, reasons }) => [verdict, ...reasons]);
}
"""
DIVIDE = """
async ([all, judged, pairs]) => {
  const { ratio } = await import("/ratio.js");
  const told = pairs.map(([a, b]) => ratio(all, judged, a, b));
  return told.map((one) => (one ? [one.formula, one.said] : []));
}
"""


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    with serve(ROOT / "docs" / "assets" / "js") as address:
        page = browser.new_page()
        page.goto(f"{address}judge.js")
        yield page
        page.close()


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("judged") / "coast"
    write_files(generate(150), folder)
    return load_report(folder).report


@pytest.fixture(scope="module")
def reports(real: Report, second: Report, sample: Report, coast: Report) -> tuple[Report, ...]:
    return real, second, sample, coast, crossed(sample)


def crossed(report: Report) -> Report:
    """Give a report with two results whose inputs are parts and wholes of each other's."""
    x, y = ("permits-new", "permits"), ("permits", "permits-new")
    return computed(report, x={"inputs": x}, y={"inputs": y})


def everyday(content: dict[str, Any]) -> Any:
    """Give content as it arrives in the browser."""
    return json.loads(json.dumps(content))


def test_every_pair_is_judged_as_the_build_judges_it(
    scripts: Page, reports: tuple[Report, ...]
) -> None:
    for report in reports:
        pairs = list(combinations([*report.figures, *report.derived], 2))
        told = scripts.evaluate(JUDGE, [everyday(gather_judgements(report)), pairs])
        back = [(b, a) for a, b in pairs]
        assert scripts.evaluate(JUDGE, [everyday(gather_judgements(report)), back]) == told
        for (a, b), said in zip(pairs, told, strict=True):
            comparison = compare(report, a, b)
            assert said == [comparison.verdict, *comparison.reasons], (a, b)
            assert compare(report, b, a) == comparison


def test_a_rule_more_is_looked_up_by_the_same_script(
    scripts: Page, reports: tuple[Report, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = add_row(monkeypatch)
    for report in reports[:2]:
        pairs = list(combinations([*report.figures, *report.derived], 2))
        told = scripts.evaluate(JUDGE, [everyday(gather_judgements(report)), pairs])
        comparisons = [compare(report, *pair) for pair in pairs]
        assert told == [[one.verdict, *one.reasons] for one in comparisons]
        assert ["not", rule.key] in told


def ratio(edition: Edition, pair: tuple[str, str]) -> list[str]:
    """Give formula and sentence of the larger over the smaller, where the build would divide."""
    report = edition.report
    if not report.figures.keys() >= {*pair}:
        return []
    b, a = sorted(pair, key=lambda key: report.figures[key].value)
    if compare(report, a, b).verdict == "not" or any(refuse_ratio(report, a, b)):
        return []
    derived = Derived(label=Text(), operation="ratio", inputs=(a, b), unit=report.figures[a].unit)
    first, second = edition.figure(a), edition.figure(b)
    value, is_rounded = compute(report, derived)
    number = format_number(value, edition.language, derived.places)
    equals = "≈" if is_rounded else "="
    formula = f"{first.number} ÷ {second.number} {equals} {number}"
    said = edition.word("compare-times", first=first.label, second=second.label, ratio=number)
    return [formula, said]


def test_what_may_be_divided_is_divided_as_the_build_does_it(
    scripts: Page, reports: tuple[Report, ...]
) -> None:
    divided = 0
    for report in reports:
        pairs = list(combinations([*report.figures, *report.derived], 2))
        for language in report.languages:
            edition = Edition(report, language)
            given = [everyday(gather_figures(edition)), everyday(gather_judgements(report))]
            told = scripts.evaluate(DIVIDE, [*given, pairs])
            assert told == [ratio(edition, pair) for pair in pairs]
            divided += sum(map(bool, told))
    assert divided > len(reports)


@pytest.mark.parametrize(
    ("above", "below", "formula"),
    [
        ("5", "2", "2.50"),
        ("1.005", "1", "1.00"),  # half to even, as decimals and not as binary fractions
        ("1.015", "1", "1.02"),
        ("-1", "-300", "0.00"),
        ("0.5", "-1", "−0.50"),
        ("12345678", "1", "12,345,678.00"),
        ("1", "0", None),
    ],
)
def test_numbers_are_divided_exactly(
    scripts: Page, above: str, below: str, formula: str | None
) -> None:
    figures = {
        key: {"value": value, "number": value}
        for key, value in zip("ab", (above, below), strict=True)
    }
    everything = {"figures": figures, "words": {"compare-times": ""}}
    judged = {"signs": [], "marks": {"a": [], "b": []}, "inputs": {}, "undividable": []}
    (told,) = scripts.evaluate(DIVIDE, [everything, judged, [["a", "b"]]])
    assert (told[0].split()[-1] if told else None) == formula


def test_the_file_grows_with_the_figures_and_not_with_their_pairs(tmp_path) -> None:
    sizes = []
    for figures in (300, 600):
        folder = tmp_path / f"coast-{figures}"
        write_files(generate(figures), folder)
        sizes.append(len(json.dumps(gather_judgements(load_report(folder).report))))
    assert sizes[1] < 2.1 * sizes[0]
