"""Rules that need more than one object: references, ids, parts, words, charts, derived figures.

Enters: a `Source`. Leaves: nothing, or a `ReportError` with every fault found in one run.
"""

from collections.abc import Iterable, Iterator, Mapping, Set

from report.compare import Refusal, refuse_chart, refuse_derived
from report.errors import Fault, ReportError, suggest
from report.lint import check_languages, check_text, find_texts
from report.load import At, Document, Source
from report.model import Figure, Pairs, Period, Report

_GROUPS = ("figures", "derived", "charts", "entries")


def check_report(source: Source) -> None:
    """Raise `ReportError` with all faults, or return."""
    report, documents = source.report, source.documents
    faults = [
        *_check_ids(report, documents),
        *_check_about(report, documents["report"]),
        *_check_figures(report, documents),
        *_check_derived(report, documents),
        *_check_entries(report, documents),
        *_check_charts(report, documents),
        *_check_texts(report, documents),
    ]
    if not faults:
        faults = [*_check_refusals(report, documents)]
    if faults:
        raise ReportError(faults)


def _unknown(document: Document, at: At, what: str, key: str, known: Iterable[str]) -> Iterator[Fault]:
    known = list(known)
    if key not in known:
        yield document.fault(at, f'no {what} "{key}"{suggest(key, known)}')


def _check_ids(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """One name means one thing: ids are unique over all topics and kinds."""
    first = {key: (documents["report"], ("names", key)) for key in report.about.names}
    for name, topic in report.topics.items():
        for group in _GROUPS:
            for key in getattr(topic, group):
                document, at = documents[name], (group, key)
                if key in first:
                    other, there = first[key]
                    where = f"{other.name}:{other.line(there)}"
                    yield document.fault(at, f'id "{key}" is taken at {where}; rename one of them')
                first.setdefault(key, (document, at))


def _check_about(report: Report, document: Document) -> Iterator[Fault]:
    about = report.about
    for index, name in enumerate(about.topics):
        if name in about.topics[:index]:
            yield document.fault(("topics", index), f'topic "{name}" is listed twice')
    if about.default_language not in about.languages:
        yield document.fault(("default_language",), "is not one of the report's languages; add it there")
    numbers = [*report.figures, *report.derived]
    for index, key in enumerate(about.home.tiles):
        yield from _unknown(document, ("home", "tiles", index), "figure", key, numbers)
    yield from _unknown(document, ("home", "chart"), "chart", about.home.chart, report.charts)
    for key, population in about.populations.items():
        for index, other in enumerate(population.disjoint_with):
            at = ("populations", key, "disjoint_with", index)
            yield from _unknown(document, at, "population", other, about.populations)
    for index, aside in enumerate(about.set_aside):
        at = ("set_aside", index, "paragraph")
        yield from _check_paragraph(report, document, at, aside.paragraph)


def _check_paragraph(report: Report, document: Document, at: At, paragraph: int) -> Iterator[Fault]:
    last = report.about.article.paragraphs
    if paragraph > last:
        yield document.fault(at, f"the article has {last} paragraphs, not {paragraph}")


def _check_figures(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    for key, figure in report.figures.items():
        document, at = documents[report.topic_of[key]], ("figures", key)
        ui, about = report.ui, report.about
        yield from _unknown(document, (*at, "unit"), "unit", figure.unit, ui.units)
        yield from _unknown(document, (*at, "verb"), "verb", figure.verb, ui.verbs)
        yield from _unknown(
            document, (*at, "population"), "population", figure.population, about.populations
        )
        yield from _check_period(report, document, (*at, "period"), figure.period)
        yield from _check_part(report, document, at, key, figure)
        yield from _check_paragraph(report, document, (*at, "source"), figure.source.paragraph)
        for index, place in enumerate(figure.also):
            yield from _check_paragraph(report, document, (*at, "also", index), place.paragraph)
        if not figure.reviewed:
            yield document.fault((*at, "reviewed"), "is not reviewed yet; check it and remove this line")


def _check_period(
    report: Report, document: Document, at: At, period: str | Period | None
) -> Iterator[Fault]:
    if isinstance(period, str):
        yield from _unknown(document, at, "period", period, report.ui.periods)


def _check_part(
    report: Report, document: Document, at: At, key: str, figure: Figure
) -> Iterator[Fault]:
    if figure.subset_of is None:
        return
    place = (*at, "subset_of")
    others = [other for other in report.figures if other != key]
    yield from _unknown(document, place, "figure", figure.subset_of, others)
    whole = report.figures.get(figure.subset_of)
    if whole and whole.unit != figure.unit:
        yield document.fault(place, f'a part has the unit of its whole: "{whole.unit}"')
    if whole and whole.value < figure.value:
        yield document.fault(place, f"the part {figure.value} is larger than its whole {whole.value}")


def _check_derived(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    for key, derived in report.derived.items():
        document, at = documents[report.topic_of[key]], ("derived", key)
        yield from _unknown(document, (*at, "unit"), "unit", derived.unit, report.ui.units)
        for index, given in enumerate(derived.inputs):
            yield from _unknown(document, (*at, "inputs", index), "figure", given, report.figures)
        if derived.operation != "sum" and len(derived.inputs) > 2:
            yield document.fault((*at, "inputs"), f"a {derived.operation} takes exactly two figures")


def _check_entries(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    for key, entry in report.entries.items():
        document, at = documents[report.topic_of[key]], ("entries", key)
        yield from _unknown(document, (*at, "type"), "entry type", entry.type, report.ui.entry_types)
        yield from _check_period(report, document, (*at, "period"), entry.period)
        yield from _check_paragraph(report, document, (*at, "source"), entry.source.paragraph)


def _check_charts(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    for key, chart in report.charts.items():
        document, at = documents[report.topic_of[key]], ("charts", key)
        for index, given in enumerate(chart.figures):
            place = (*at, "figures", index)
            yield from _unknown(document, place, "figure", given, report.figures)
            if given in chart.figures[:index] and chart.kind not in {"share", "pairs"}:
                yield document.fault(place, f'figure "{given}" stands twice in this chart')
        if chart.kind in {"share", "pairs"} and len(chart.figures) % 2:
            yield document.fault((*at, "figures"), "are read in pairs; give an even number of them")
        if isinstance(chart, Pairs):
            for index, ratio in enumerate(chart.ratios):
                place = (*at, "ratios", index)
                yield from _unknown(document, place, "derived figure", ratio, report.derived)


def _check_texts(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    known: Set[str] = {*report.figures, *report.derived, *report.about.names}
    parts = {"report": report.about, **report.topics}
    for name, part in parts.items():
        for at, text in find_texts(part):
            yield from check_text(documents[name], at, text, report, known)
    for at, text in find_texts(report.ui):
        yield from check_languages(documents["ui"], at, text, report.about.languages)


def _check_refusals(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Refuse what must not be added, divided or shown together; both ids and the reason named."""
    for key, derived in report.derived.items():
        document = documents[report.topic_of[key]]
        for refusal in refuse_derived(report, derived):
            yield document.fault(("derived", key, "inputs"), explain(report, refusal))
    for key, chart in report.charts.items():
        document = documents[report.topic_of[key]]
        for refusal in refuse_chart(report, chart):
            message = f"{chart.kind}: {explain(report, refusal)}"
            yield document.fault(("charts", key, "figures"), message)


_FORBIDDEN = {
    "sum": "may not be added",
    "share": "are no part and whole",
    "ratio": "may not be divided",
    "difference": "may not be subtracted",
    "axis": "may not share an axis",
    "marks": "may not be drawn as fields of the same mark",
    "timeline": "may not stand on one time line",
}
_BECAUSE = {
    "overlap": "nothing says that no item is counted in both",
    "not-part": "the article does not call the first a part of the second (subset_of)",
    "bound": "a lower bound or rough number is not exact",
    "zero": "the second is zero",
    "undated": "its period names no date",
    "period-unstated": "the article states no period",
    "kind-and-population": "different kind and population",
    "verb-and-population": "different verb and population",
}


def explain(report: Report, refusal: Refusal) -> str:
    """Say a refusal to the author: both ids, what is refused, and each reason."""
    a, b = report.figures[refusal.a], report.figures[refusal.b]
    reasons = []
    for reason in refusal.reasons:
        if reason in {"unit", "verb", "kind", "population", "period"}:
            ours, theirs = _spell(getattr(a, reason)), _spell(getattr(b, reason))
            reasons.append(f"different {reason} ({ours}, {theirs})")
        else:
            reasons.append(_BECAUSE.get(reason, reason))
    verb = _FORBIDDEN[refusal.operation]
    return f'"{refusal.a}" and "{refusal.b}" {verb}: {"; ".join(reasons)}'


def _spell(value: str | Period) -> str:
    if isinstance(value, str):
        return value
    return value.on or f"{value.start or '?'}/{value.end or '?'}"
