"""What is made of faulty figures, and what names a topic that could not be read, is left alone."""

from report.checks.check import check_joined
from report.checks.references import check_references
from report.faults import Fault
from report.model.report import Report, Topic
from report.reading.load import Source

CHART, RATIO = "certificates-per-holder", "green-certificates-per-holder"
FIGURE = "green-certificates"


def of_a_lower_bound(source: Source) -> Report:
    """Make a number that a ratio and a chart of pairs are made of one that nothing divides."""
    report = source.report
    topic = report.topics["certification"]
    figure = topic.figures[FIGURE].model_copy(update={"bound": "at_least"})
    changed = topic.model_copy(update={"figures": topic.figures | {FIGURE: figure}})
    return renewed(report, report.topics | {"certification": changed})


def renewed(report: Report, topics: dict[str, Topic]) -> Report:
    parts = {name: getattr(report, name) for name in ("id", "about", "ui", "glossary")}
    return Report(topics=topics, **parts)


def test_a_chart_is_not_refused_for_a_ratio_that_is_at_fault_itself(real_source):
    report = of_a_lower_bound(real_source)
    refused, is_left_out = check_joined(report, real_source.documents, ())
    places = {fault.place for fault in refused}
    assert places == {f"derived.{RATIO}.inputs", f"charts.{CHART}.figures"}
    assert not is_left_out
    faults = (Fault("certification.yml", 1, "is unknown", ("derived", RATIO, "unit")),)
    assert check_joined(report, real_source.documents, faults) == ([], True)


def test_nobody_knows_what_a_topic_that_could_not_be_read_holds(real_source):
    report, documents = real_source.report, real_source.documents
    home = report.about.home
    shown = next(name for name, topic in report.topics.items() if home.chart in topic.charts)
    for lost in (report.topic_of[home.tiles[0]], shown):
        topics = {name: topic for name, topic in report.topics.items() if name != lost}
        assert list(check_references(renewed(report, topics), documents)) == []


def test_a_figure_called_observations_is_asked_for_its_unit_as_any_other(real_source):
    report, key = real_source.report, "observations"
    topic = report.topics["certification"]
    figure = topic.figures[FIGURE].model_copy(update={"unit": "unheard-of"})
    changed = topic.model_copy(update={"figures": topic.figures | {key: figure}})
    topics = report.topics | {"certification": changed}
    (fault,) = check_references(renewed(report, topics), real_source.documents)
    assert (fault.at, fault.message[:20]) == (("figures", key, "unit"), 'no unit "unheard-of"')
