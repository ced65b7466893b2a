"""Titles and findings rank no figures that the rules do not compare, in whatever words."""

import pytest

from report.checks.titles import check_titles_rank
from report.model.values import Text
from report.reading.load import Source

# "with care", "not", and "comparable" pairs of the real report.
CARE = ("standards-national", "standards-provincial")
NOT = ("training-enterprises", "standards-national")
GOOD = ("standards-international", "standards-national")


def put(pair: tuple[str, str], *texts: str) -> list[str]:
    """Put two figures for `{a}` and `{b}`."""
    inserted = [f"{{{key}}}" for key in pair]
    return [text.replace("{a}", inserted[0]).replace("{b}", inserted[1]) for text in texts]


def told(source: Source, en: str, zh: str) -> list[str]:
    report, topics = source.report, source.report.topics
    finding = Text.model_validate({"en": en, "zh-Hant": zh})
    changed = topics["standards"].model_copy(update={"finding": finding})
    report = report.model_copy(update={"topics": {**topics, "standards": changed}})
    return [str(fault) for fault in check_titles_rank(report, source.documents)]


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("{a} is more than {b}", "{a}多於{b}"),
        ("Fewer {a} than {b}", "{a}少於{b}"),
        ("{a} outnumber {b}", "{a}遠多於{b}"),
        ("{a} exceeded {b}", "{a}超過{b}"),
        ("{a}, above {b}", "{a}高於{b}"),
        ("{a} lead {b}", "{a}低於{b}"),
    ],
)
@pytest.mark.parametrize("pair", [CARE, NOT])
def test_a_ranking_is_told_with_both_figures_and_the_remedy(real_source, en, zh, pair):
    faults = told(real_source, *put(pair, en, zh))
    assert len(faults) == 2
    for fault in faults:
        assert f'"{pair[0]}" and "{pair[1]}"' in fault
        assert "name both numbers without ranking them" in fault


@pytest.mark.parametrize(
    ("pair", "en", "zh"),
    [
        (GOOD, "{a} is more than {b}", "{a}多於{b}"),
        (CARE, "{a} national standards, and {b} provincial ones led", "{a}項和{b}項"),
        (CARE, "More than before: {a}", "{a}項，多於往年"),
        (CARE, "{a} again, more than {a}", "{a}多於{a}"),
    ],
)
def test_what_may_be_ranked_or_ranks_nothing_is_let_pass(real_source, pair, en, zh):
    assert told(real_source, *put(pair, en, zh)) == []


def test_the_report_itself_ranks_nothing(real_source):
    assert [*check_titles_rank(real_source.report, real_source.documents)] == []
