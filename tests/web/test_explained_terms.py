"""What pages explain: pairs of figures that a text names, and the reasons a verdict may have."""

from itertools import combinations

import pytest

from report.model.report import Report
from report.model.values import Text
from report.rules.compare import compare
from report.rules.rule_table import REASONS, TIME_REASONS
from report.web.pages import Terms


@pytest.mark.parametrize(
    ("words", "pair"),
    [
        ("{permits} and {rules-town}, not {permits-new}", ("permits", "rules-town")),
        ("{permits} twice: {permits}", None),
        ("{gazette} of {date:2030} has {permits}", None),
        ("none", None),
    ],
)
def test_a_pair_is_the_first_two_figures_that_a_text_names(
    sample: Report, words: str, pair: tuple[str, str] | None
) -> None:
    assert Terms(sample).pair(Text(en=words)) == pair


def test_only_reasons_of_comparisons_are_listed(sample: Report, second: Report) -> None:
    reasons = sample.ui.reasons
    assert Terms(sample).reasons() == {key: reasons[key] for key in REASONS}
    assert Terms(second).reasons() == second.ui.reasons
    assert Terms(second).reasons().keys() == {*REASONS, *TIME_REASONS}


def test_an_example_is_a_pair_that_has_the_verdict_and_the_reason(sample: Report) -> None:
    examples = Terms(sample).examples()
    assert examples["verb"] == ("rules-town", "rules-port")  # a chart's own pair comes first
    assert {"unit", "population", "with-care", "not"} <= examples.keys()
    for key, pair in examples.items():
        told = compare(sample, *pair)
        assert key in (told.verdict, *told.reasons)


def test_what_no_pair_has_is_no_example(sample: Report) -> None:
    examples = Terms(sample).examples()
    keys = [*sample.figures, *sample.derived]
    told = [compare(sample, *pair) for pair in combinations(keys, 2)]
    assert examples.keys() == {key for one in told for key in (one.verdict, *one.reasons)}


def test_no_figure_is_an_example_with_itself(real: Report) -> None:
    """A chart may name a whole twice, once for each of its parts."""
    topic, key = real.topics["standards"], "standards-by-level"
    twice = topic.charts[key].model_copy(update={"figures": ("standards-provincial",) * 2})
    changed = topic.model_copy(update={"charts": {key: twice}})
    parts = {part: getattr(real, part) for part in ("id", "about", "ui", "glossary")}
    report = Report(topics=real.topics | {"standards": changed}, **parts)
    first, second = Terms(report).examples()["same"]
    assert first != second
