"""A chart in words: shares as they are computed, each with its formula."""

import pytest

from report.edition.chart_words import say_division, say_share
from report.edition.edition import Edition
from report.model.report import Report


def write(report: Report, part: str, whole: str) -> str:
    edition = Edition(report, "en")
    return say_division(edition, edition.figure(part), edition.figure(whole))


@pytest.mark.parametrize(
    ("part", "whole", "formula"),
    [
        ("qms-certificates-new", "qms-certificates", "440 ÷ 9,143 ≈ 4.8%"),
        # The report does not declare these shares.
        ("green-certificates", "qms-certificates", "49 ÷ 9,143 ≈ 0.5%"),
        ("qms-certificates", "qms-certificates", "9,143 ÷ 9,143 = 100.0%"),
    ],
)
def test_a_share_is_written_with_its_formula(real, part, whole, formula):
    assert write(real, part, whole) == formula


def test_a_declared_share_has_the_places_that_it_is_given(real):
    topic, key = real.topics["certification"], "qms-new-share"
    finer = topic.derived[key].model_copy(update={"places": 3})
    derived = {**topic.derived, key: finer}
    topics = {**real.topics, "certification": topic.model_copy(update={"derived": derived})}
    parts = {name: getattr(real, name) for name in ("id", "about", "ui", "glossary")}
    report = Report(topics=topics, **parts)
    assert write(report, *finer.inputs) == "440 ÷ 9,143 ≈ 4.812%"
    edition = Edition(report, "en")
    assert say_share(edition, edition.figure(finer.inputs[0]), 9143) == "4.8%"
