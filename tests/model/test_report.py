"""Ranges, periods and defaults as an author writes them."""

from typing import Any

import pytest
from pydantic import ValidationError

from report.model.report import Correction, Figure, Period, Topic
from report.model.report_file import SetAside

WORDS = {"en": "Words"}
FIGURE: dict[str, Any] = {
    "label": WORDS, "value": 5, "unit": "boat", "verb": "sold", "kind": "flow",
    "period": {"on": "2031"}, "population": "port", "source": {"paragraph": 1, "locator": "5"},
}  # fmt: skip


def test_a_range_is_read_as_its_two_ends() -> None:
    figure = Figure.model_validate(FIGURE | {"value": {"from": 5, "to": 10}})
    assert (figure.value, figure.value_to) == (5, 10)
    assert Correction.model_validate({"on": "2031", "value": 5, "reason": WORDS}).value_to is None


@pytest.mark.parametrize("value", [{"from": 10, "to": 5}, {"from": 5, "to": 5}, {"from": 5}, {}])
def test_a_range_rises_and_has_both_ends(value: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Figure.model_validate(FIGURE | {"value": value})


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ({"quarter": "2031-Q1"}, ("2031-01", "2031-03")),
        ({"quarter": "2031-Q4"}, ("2031-10", "2031-12")),
        ({"half": "2031-H2"}, ("2031-07", "2031-12")),
        ({"season": "2031-winter"}, ("2031-12", "2032-02")),
        ({"season": "2031-spring"}, ("2031-03", "2031-05")),
        ({"season": "2031/32"}, ("2031", "2032")),
        ({"fiscal": "2031"}, ("2031", "2031")),
        ({"school": "2031/32", "from": "2031-09", "to": "2032-07"}, ("2031-09", "2032-07")),
    ],
)
def test_a_period_has_days(period: dict[str, str], days: tuple[str, str]) -> None:
    assert Period.model_validate(period).days == days


@pytest.mark.parametrize(
    "period",
    [
        {"quarter": "2031-Q5"},
        {"half": "2031-Q1"},
        {"season": "spring"},
        {"quarter": "2031-Q1", "from": "2031"},
        {"quarter": "2031-Q1", "half": "2031-H1"},
        {"on": "2031", "fiscal": "2031"},
    ],
)
def test_a_period_has_one_form(period: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Period.model_validate(period)


def test_a_topic_gives_its_figures_what_they_leave_out() -> None:
    short = {"label": WORDS, "value": 5, "source": {"locator": "5"}}
    own = short | {"kind": "stock", "source": {"paragraph": 7, "locator": "5"}}
    left = {name: FIGURE[name] for name in ("unit", "verb", "kind", "period", "population")}
    texts = dict.fromkeys(("title", "finding", "summary", "text"), WORDS)
    defaults = left | {"paragraph": 2, "status": "target"}
    topic = Topic.model_validate(texts | {"defaults": defaults, "figures": {"a": short, "b": own}})
    first, second = topic.figures.values()
    assert (first.unit, first.kind, first.status, first.source.paragraph) == (
        "boat",
        "flow",
        "target",
        2,
    )
    assert (second.kind, second.source.paragraph) == ("stock", 7)


@pytest.mark.parametrize(
    "given", [{}, {"locator": "5"}, {"paragraph": 1, "locator": "5", "numerals": "date"}]
)
def test_what_is_set_aside_is_one_thing(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SetAside.model_validate(given | {"reason": WORDS})
