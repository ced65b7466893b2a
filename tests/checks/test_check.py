"""What only whole reports show; each single rule has its case in data/bad."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from report.checks.check import (
    _check_about,
    _check_derived,
    _check_subsets,
    _find_measures,
    check_report,
)
from report.faults import MORE, ReportError
from report.model.report import Period, Report
from report.model.values import LANGUAGES
from report.reading.document import Document
from report.reading.load import Source, load_report, load_ui
from report.reading.shape import FORMS
from report.rules.refusals import Refusal, explain
from report.rules.rule_table import REASONS
from tests.model.test_observations import seen, with_later
from tests.rules.test_refusals import changed as with_figures
from tests.support.bad_inputs import CASES, SAMPLE, files_of, lay_over
from tests.support.bad_inputs import told as told_of

ROOT = Path(__file__).resolve().parents[2]


def faults(source: Source) -> list[str]:
    with pytest.raises(ReportError) as raised:
        check_report(source)
    return str(raised.value).removesuffix(f"\n{MORE}").splitlines()


def changed(source: Source, **about: object) -> Source:
    report = source.report
    parts = {name: getattr(report, name) for name in ("id", "topics", "ui", "glossary")}
    fresh = Report(**parts, about=report.about.model_copy(update=about))
    return Source(fresh, source.documents)


def test_reports_without_faults_pass(real_source, sample_source):
    assert check_report(real_source) == ()
    assert check_report(sample_source) == ()


def test_a_report_may_have_one_language(sample_source):
    assert check_report(changed(sample_source, languages=("en",))) == ()


def test_a_build_lets_pass_what_only_its_locator_tells_apart(sample_source):
    """A value that was just changed is shown at once; a check insists on its place."""
    topic = sample_source.report.topics["harbour"]
    permits = topic.figures["permits"].model_copy(update={"value": 1251})
    figures = {**topic.figures, "permits": permits}
    topics = {**sample_source.report.topics}
    topics["harbour"] = topic.model_copy(update={"figures": figures})
    report = sample_source.report.model_copy(update={"topics": topics})
    parts = {name: getattr(report, name) for name in ("id", "about", "topics", "ui", "glossary")}
    source = Source(Report(**parts), sample_source.documents)
    passed = check_report(source, strict=False)
    assert [fault.place for fault in passed] == [
        "figures.permits.source.locator",
        "figures.permits.also[0].locator",
    ]
    assert faults(source) == [*map(str, passed)]


def computed(source: Source, key: str, **update: object) -> Source:
    """Give the sample with one of the quays' derived figures changed."""
    report = source.report
    quays = report.topics["quays"]
    derived = {**quays.derived, key: quays.derived[key].model_copy(update=update)}
    topics = {**report.topics, "quays": quays.model_copy(update={"derived": derived})}
    parts = {name: getattr(report, name) for name in ("id", "about", "ui", "glossary")}
    return Source(Report(**parts, topics=topics), source.documents)


@pytest.mark.parametrize(
    ("name", "keys", "place", "what"),
    [
        ("topics", ("harbour", "quays", "harbour"), "topics[2]", 'topic "harbour"'),
        ("languages", ("en", "zh-Hant", "en"), "languages[2]", 'language "en"'),
        ("tiles", ("permits", "permits"), "home.tiles[1]", 'figure "permits"'),
    ],
)
def test_what_stands_twice_in_a_list_is_told_at_its_second_place(
    sample_source, name, keys, place, what
):
    home = sample_source.report.about.home
    about = {"home": home.model_copy(update={name: keys})} if name == "tiles" else {name: keys}
    report = changed(sample_source, **about).report
    told = [(fault.place, fault.message) for fault in _check_about(report, sample_source.documents)]
    assert told == [(place, f"{what} stands here twice; keep one")]


def test_a_figure_is_put_first_once(sample_source):
    report = sample_source.report
    quays = report.topics["quays"].model_copy(update={"open_first": ("permits", "permits")})
    parts = {name: getattr(report, name) for name in ("id", "about", "ui", "glossary")}
    given = Report(**parts, topics={**report.topics, "quays": quays})
    (fault,) = _check_about(given, sample_source.documents)
    assert (fault.file, fault.place) == (sample_source.documents["quays"].name, "open_first[1]")
    assert fault.message == 'figure "permits" stands here twice; keep one'


FIRST, SECOND, THIRD = "2031-01-01", "2031-02-01", "2031-03-01"


@pytest.mark.parametrize(
    ("kept", "listed", "told"),
    [
        ((), (), None),
        ((), (FIRST,), None),
        ((), (FIRST, SECOND), "none"),
        ((FIRST,), (FIRST,), None),
        ((FIRST,), (FIRST, SECOND), None),
        ((FIRST,), (), FIRST),
        ((FIRST,), (SECOND,), FIRST),
        ((FIRST,), (FIRST, FIRST), FIRST),
        ((SECOND,), (SECOND, FIRST), SECOND),
        ((FIRST, SECOND), (FIRST, SECOND, THIRD), None),
        ((FIRST, SECOND), (FIRST, THIRD), f"{FIRST}, {SECOND}"),
    ],
)
def test_editions_are_listed_as_they_are_kept_and_one_later_at_most(
    sample_source, kept, listed, told
):
    dated = [tuple(SimpleNamespace(date=day) for day in days) for days in (kept, listed)]
    report = changed(sample_source, editions=dated[1]).report.model_copy(update={"kept": dated[0]})
    found = _check_about(report, sample_source.documents)
    remedy = f"list all that are kept ({told}), by their days, and one later at most"
    assert [(fault.place, fault.message) for fault in found] == (
        [("editions", remedy)] if told else []
    )


@pytest.mark.parametrize(("day", "is_told"), [(4, True), (5, False), (6, False)])
def test_a_later_article_is_not_before_the_first(sample_source, day, is_told):
    first = sample_source.report.about.article
    assert first.published == "2030-03-05"
    later = first.model_copy(update={"published": f"2030-03-0{day}"})
    report = changed(sample_source, later_articles={"a-year-on": later}).report
    told = [fault.place for fault in _check_about(report, sample_source.documents)]
    assert told == ["later_articles.a-year-on.published"] * is_told


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        ({"value": 1_250}, {}, []),
        ({"value": 1_251}, {}, ["the part 1251 is larger than its whole 1250"]),
        ({"unit": "project"}, {}, ['a part has the unit of its whole: "certificate"']),
        (
            {},
            {"value": 75, "subset_of": "permits-new"},
            [
                '"permits" is said to be a part of this one; remove one of both',
                '"permits-new" is said to be a part of this one; remove one of both',
            ],
        ),
    ],
)
def test_a_part_is_no_larger_than_its_whole_and_not_the_whole_of_it(
    sample_source, part, whole, told
):
    report = with_figures(sample_source.report, permits_new=part, permits=whole)
    found = [*_check_subsets(report, sample_source.documents)]
    assert sorted(fault.message for fault in found) == told
    assert all(fault.place.endswith(".subset_of") for fault in found)


def test_a_measure_word_with_another_in_brackets_is_two(sample):
    words = _find_measures(sample)
    assert {"台", "套", "項", "個"} <= words
    assert not [word for word in words if not word.isalpha()]


def test_of_an_observation_that_names_what_is_not_there_nothing_more_is_told(sample_source):
    report, _ = with_later(sample_source.report)
    report = with_figures(report, permits={"observations": (seen(verb="towed"),)})
    told = faults(Source(report, sample_source.documents))
    assert ['no verb "towed"' in line for line in told] == [True]


def test_a_sum_alone_may_have_more_than_two_figures(sample_source):
    three = {"inputs": ("cranes-north", "cranes-south", "calls-later")}
    told = faults(computed(sample_source, "cranes-total", **three))
    assert told
    assert all("may not be added" in line for line in told)
    three = {"inputs": ("calls-later", "calls-earlier", "cranes-north")}
    (line,) = faults(computed(sample_source, "calls-change", **three))
    assert line.endswith("derived.calls-change.inputs: a difference takes exactly two figures")


@pytest.mark.parametrize(
    ("key", "operation", "unit"),
    [("cranes-total", "sum", "device"), ("calls-change", "difference", "project")],
)
def test_a_result_has_the_unit_of_its_first_figure(sample_source, key, operation, unit):
    (told,) = faults(computed(sample_source, key, unit="person"))
    assert told.endswith(f'{key}.unit: a {operation} has the unit of its figures: "{unit}"')
    first = sample_source.report.derived[key].inputs[0]
    mixed = computed(sample_source, key, inputs=(first, "permits"))
    assert not [line for line in faults(mixed) if "has the unit of its figures" in line]


BY_POINTS = "what percentages change by is a difference, in percentage points"
IN_POINTS = "a difference of percentages has a unit of the style points"
ALONE = "a share or a change, and nothing else, has a unit of the style percent"


@pytest.mark.parametrize(
    ("of", "operation", "unit", "told"),
    [
        ("percent", "change", "percent", BY_POINTS),
        ("percentage-point", "change", "percent", BY_POINTS),
        ("percent", "difference", "percentage-point", None),
        ("percentage-point", "difference", "percentage-point", None),
        ("percent", "difference", "percent", IN_POINTS),
        ("percentage-point", "difference", "project", IN_POINTS),
        ("percent", "ratio", "percent", ALONE),
        ("percent", "sum", "percent", ALONE),
        ("project", "share", "percent", None),
        ("project", "change", "percent", None),
        ("project", "share", "project", ALONE),
        ("project", "change", "project", ALONE),
        ("project", "difference", "percent", ALONE),
        (
            "project",
            "difference",
            "percentage-point",
            'a difference has the unit of its figures: "project"',
        ),
        ("project", "sum", "device", 'a sum has the unit of its figures: "project"'),
        ("project", "ratio", "device", None),
        # A unit that is not there is told as such, and of its style nothing is known.
        ("project", "difference", "projekt", None),
        ("projekt", "difference", "device", 'a difference has the unit of its figures: "projekt"'),
        ("projekt", "share", "percent", None),
    ],
)
def test_a_result_has_a_unit_that_its_operation_can_give(sample_source, of, operation, unit, told):
    source = computed(sample_source, "calls-change", operation=operation, unit=unit)
    report = source.report
    quays = report.topics["quays"]
    names = report.derived["calls-change"].inputs
    counted = {key: quays.figures[key].model_copy(update={"unit": of}) for key in names}
    topics = {
        **report.topics,
        "quays": quays.model_copy(update={"figures": {**quays.figures, **counted}}),
    }
    parts = {name: getattr(report, name) for name in ("id", "about", "ui", "glossary")}
    found = _check_derived(Report(**parts, topics=topics), source.documents)
    assert [(fault.place, fault.message) for fault in found] == (
        [("derived.calls-change.unit", told)] if told else []
    )


def test_faults_of_all_parts_come_in_one_run(sample_source):
    told = faults(changed(sample_source, names={}, populations={}, topics=("harbour", "harbour")))
    assert sum('no figure or name "harbour-plan"' in line for line in told) == 2
    assert sum('topic "harbour" stands here twice' in line for line in told) == 1
    assert sum('no population "town"' in line for line in told) == 5


def test_what_is_made_of_faulty_figures_is_left_out_and_the_rest_refused(sample_source):
    """What may be summed depends on populations: where one is missing, nothing is said of a sum."""
    populations = dict(sample_source.report.about.populations)
    populations["north-quay"] = populations["south-quay"]
    told = faults(changed(sample_source, populations=populations))
    assert [line.split(": ")[1] for line in told] == [
        "derived.cranes-total.inputs",
        "charts.cranes-pie.figures",
        "charts.cranes-stack.figures",
    ]
    assert all("may not be added: nothing says" in line for line in told)
    del populations["south-quay"]
    told = faults(changed(sample_source, populations=populations))
    assert [re.sub("^.*?: ", "", line) for line in told] == [
        ('figures.cranes-south.population: no population "south-quay"; did you mean "north-quay"?'),
    ]


def test_a_report_with_faults_is_given_to_nobody_but_the_check(tmp_path):
    """Not even a topic that could be read: what follows would be built of half a report."""
    folder = lay_over("brace-not-closed", tmp_path)
    source = load_report(folder)
    assert [*source.parts.topics] == ["harbour"]
    for ask in (lambda: source.report, lambda: check_report(source)):
        with pytest.raises(ReportError, match="opens here and is not closed") as raised:
            ask()
        assert str(raised.value).endswith(f"\n{MORE}")


def test_more_is_promised_only_where_something_was_left_out(sample_source):
    source = changed(sample_source, default_language="zh-Hans", languages=("en",))
    with pytest.raises(ReportError, match=r"not one of the report's languages; add it there$"):
        check_report(source)


def test_every_reason_can_be_said_to_the_author(sample):
    for reason in REASONS:
        if reason not in {"same", "derived", "assumption", "part-unknown"}:
            words = explain(sample, Refusal("sum", "permits", "crew-trained", (reason,)))
            assert words.startswith('"permits" and "crew-trained" may not be added: ')


def test_periods_are_spelled_as_they_are_written(sample):
    told = explain(sample, Refusal("sum", "crew-trained", "calls-later", ("period",)))
    assert "different period (2028-06/2030-02, 2029);" in told
    figures = sample.figures["permits"].model_copy(update={"period": Period(to="2029")})
    topic = sample.topics["harbour"].model_copy(update={"figures": {"permits": figures}})
    parts = {name: getattr(sample, name) for name in ("id", "about", "ui", "glossary")}
    report = Report(**parts, topics={"harbour": topic})
    told = explain(report, Refusal("sum", "permits", "permits", ("period",)))
    assert told.startswith('"permits" does not fit: different period (?/2029, ?/2029);')


def test_every_form_that_the_model_asks_for_has_its_words():
    schema = str(Report.__pydantic_core_schema__)
    patterns = {
        pattern.encode().decode("unicode_escape")
        # Of days only the JSON Schema has a pattern; a function reads them, in words of its own.
        for pattern in re.findall(r"(?<!'type': 'string', )'pattern': '(.*?)'", schema)
    }
    assert patterns <= set(FORMS)
    assert len(patterns) >= 4


def test_messages_are_one_line_with_a_place_that_is_there():
    sample = {path.name: path.read_bytes() for path in SAMPLE.iterdir()}
    for claim in CASES:
        files = {**sample, **files_of(claim)}
        *lines, last = told_of(claim).splitlines()
        assert lines or last != MORE
        for line in lines if last == MORE else [*lines, last]:
            match = re.match(r"(sample/[a-z]+\.yml|ui\.yml|zh-Hans\.yml):([0-9]+): \S", line)
            assert match, line
            length = files[Path(match.group(1)).name].count(b"\n") + 1
            assert 1 <= int(match.group(2)) <= length


def test_the_words_of_the_interface_can_be_read_alone(tmp_path):
    assert load_ui(ROOT / "data" / "shenyang-2024").units["standard"].one.given("zh-Hant") == "標準"
    (tmp_path / "ui.yml").write_text("units: {}\n")
    with pytest.raises(ReportError, match=r"ui\.yml:1: verbs: is missing"):
        load_ui(tmp_path / "report")


def test_real_data_has_every_language(real):
    assert set(real.languages) == set(LANGUAGES)


def test_a_document_without_lines_still_tells_faults(sample_source):
    bare = {name: Document(document.name) for name, document in sample_source.documents.items()}
    told = faults(Source(changed(sample_source, names={}).report, bare))
    assert all(":1: " in line for line in told)


def test_the_sample_is_read_from_its_own_folder():
    source = load_report(SAMPLE)
    assert source.report.id == "sample"
