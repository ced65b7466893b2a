"""All that the code looks up in ui.yml by name is asked for, and a fault stands in its own file."""

from collections.abc import Mapping

import pytest

from report.checks.interface_words import check_ui
from report.model.report import Report
from report.model.values import BOUNDS, CLASSES, KINDS, Text
from report.reading.load import Source
from report.rules.rule_table import REASONS, TIME_REASONS, VERDICTS

NEEDED = {
    "kinds": KINDS,
    "bounds": BOUNDS,
    "classes": CLASSES,
    "verdicts": VERDICTS,
    "reasons": (*REASONS, *TIME_REASONS),
}


def told(source: Source, about: Mapping[str, object] | None = None, **ui: object) -> list[str]:
    """Check the sample with some of its words changed; gives `file: place: message`."""
    report = source.report
    parts = {name: getattr(report, name) for name in ("id", "topics", "glossary")}
    changed = report.ui.model_copy(update=ui)
    given = report.about.model_copy(update=about or {})
    faults = check_ui(Report(**parts, about=given, ui=changed), source.documents)
    names = {document.name: name for name, document in source.documents.items()}
    return [f"{names[fault.file]}: {fault.place}: {fault.message}" for fault in faults]


def test_the_words_of_the_project_lack_nothing(sample_source):
    assert told(sample_source) == []


@pytest.mark.parametrize(("group", "key"), [(g, key) for g, keys in NEEDED.items() for key in keys])
def test_every_word_that_the_code_looks_up_is_asked_for(sample_source, group, key):
    there = dict(getattr(sample_source.report.ui, group))
    del there[key]
    assert told(sample_source, **{group: there}) == [f'ui: {group}: lacks "{key}"; add it']


def test_a_word_that_report_yml_brings_along_is_mended_there(sample_source):
    ui = sample_source.report.ui
    verb = ui.verbs["holds"].model_copy(update={"label": Text(en="towed")})
    year = ui.periods["year-to-date"]
    label = Text(**{"en": "since {day}", "zh-Hant": "自{day}起"})
    words = {
        "verbs": {**ui.verbs, "towed": verb},
        "periods": {**ui.periods, "since": year.model_copy(update={"label": label})},
    }
    knows = "a period knows {article} and {article-day} and {article-year} only"
    faults = [
        "verbs.towed.label: has no zh-Hant text; add it",
        f'periods.since.label: "{{day}}" is not filled; {knows}',
    ]
    own = {"verbs": {"towed": verb}, "periods": {"since": words["periods"]["since"]}}
    assert told(sample_source, about=own, **words) == [f"report: {fault}" for fault in faults]
    assert told(sample_source, **words) == [f"ui: {fault}" for fault in faults]


def test_only_the_words_of_pages_may_differ_in_what_they_insert(sample_source):
    ui = sample_source.report.ui
    uneven = Text(**{"en": "{count} of {all}", "zh-Hant": "共{all}"})
    key = next(iter(ui.words))
    assert told(sample_source, words={**ui.words, key: uneven}) == []
    verb = ui.verbs["holds"].model_copy(update={"label": uneven})
    faults = told(sample_source, verbs={**ui.verbs, "holds": verb})
    lacks = "ui: verbs.holds.label: zh-Hant lacks {count}, which en has; say it in both"
    assert [fault for fault in faults if "lacks" in fault] == [lacks]


@pytest.mark.parametrize(
    ("start", "end", "fault"),
    [
        ("2029-05", "2028", '"start" 2029-05 is after "end" 2028'),
        ("2029", "2028-12-31", '"start" 2029 is after "end" 2028-12-31'),
        ("2028-05", "2028", ""),
        ("2028", "2028-01-01", ""),
        ("unknown", "2028", ""),
        ("article-year", "article", ""),
        ("2029", "article", ""),
    ],
)
def test_a_period_ends_after_its_start_where_both_are_days(sample_source, start, end, fault):
    periods = sample_source.report.ui.periods
    key = next(iter(periods))
    turned = periods[key].model_copy(update={"start": start, "end": end})
    faults = told(sample_source, periods={**periods, key: turned})
    assert faults == ([f"ui: periods.{key}: {fault}"] if fault else [])


@pytest.mark.parametrize(
    ("name", "words", "faults"),
    [
        ("written", "about that", ["lacks {number}; say where it stands"]),
        ("short", "~", ["lacks {number}; say where it stands"]),
        (
            "short",
            "{number} of {all}",
            ['"{all}" is not filled; a bound knows {number} only'],
        ),
        ("meaning", "some {number}", ['"{number}" is not filled; write it out']),
    ],
)
def test_a_bound_is_put_to_its_number_and_to_nothing_else(sample_source, name, words, faults):
    bounds = sample_source.report.ui.bounds
    text = Text(**dict.fromkeys(("en", "zh-Hant"), words))
    changed = bounds["about"].model_copy(update={name: text})
    expected = [f"ui: bounds.about.{name}: {fault}" for fault in faults]
    assert told(sample_source, bounds={**bounds, "about": changed}) == expected


def test_money_without_its_sign_is_told_in_the_file_that_has_the_unit(sample_source):
    units = sample_source.report.ui.units
    key = next(key for key in units if key not in sample_source.report.about.units)
    bare = units[key].model_copy(update={"style": "money", "symbol": None})
    (fault,) = told(sample_source, units={**units, key: bare})
    assert fault.startswith(f"ui: units.{key}: a unit of the style money needs its sign;")


@pytest.mark.parametrize(
    ("words", "is_scaled"),
    [
        ({"en": "million boats", "zh-Hant": "艘"}, True),
        ({"en": "Thousands of boats", "zh-Hant": "艘"}, True),
        ({"en": "boats", "zh-Hant": "百萬艘"}, True),
        ({"en": "boats", "zh-Hant": "萬艘"}, True),
        ({"en": "millionaires", "zh-Hant": "艘"}, False),
        ({"en": "boats in a million", "zh-Hant": "艘"}, False),
    ],
)
@pytest.mark.parametrize("name", ["one", "other", "classifier"])
def test_the_words_of_a_unit_hold_no_scale(sample_source, name, words, is_scaled):
    units = sample_source.report.ui.units
    changed = units["device"].model_copy(update={name: Text(**words)})
    fault = 'a value is given in full; write "scale: million" for how it is shown'
    assert told(sample_source, units={**units, "device": changed}) == (
        [f"ui: units.device: holds a scale word: {fault}"] if is_scaled else []
    )
