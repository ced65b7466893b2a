"""Rules for report.yml and for what every other rule asks: which ids there are, once each.

Enters: a report, which may lack topics that could not be read, and its documents. Leaves: faults.
"""

from collections.abc import Iterator

from report.checks.parts import Documents, check_known, check_twice, find_parts, is_whole
from report.faults import At, Fault
from report.model.report import Place, Report
from report.model.report_file import ReportFile
from report.model.values import LANGUAGES
from report.reading.document import Document

_GROUPS = ("figures", "derived", "charts", "entries")


def check_ids(report: Report, documents: Documents) -> Iterator[Fault]:
    """One name means one thing: ids are unique over all topics and kinds."""
    first: dict[str, tuple[Document, At]] = {
        key: (documents["report"], ("names", key)) for key in report.about.names
    }
    for group in _GROUPS:
        for document, at, _ in find_parts(report, documents, group):
            key = at[1]
            if key in first:
                other, there = first[key]
                where = f"{other.name}:{other.line(there)}"
                yield document.fault(at, f'id "{key}" is taken at {where}; rename one of them')
            first.setdefault(key, (document, at))


def check_titles(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield a fault for each topic that is called like an earlier one: a menu shows only titles."""
    first: dict[tuple[str, str], str] = {}
    for name, topic in report.topics.items():
        for language in LANGUAGES:
            title = " ".join((topic.title.given(language) or "").split()).casefold()
            other = first.setdefault((language, title), name)
            if title and other != name:
                message = f'topic "{other}" has this title as well; give each its own'
                yield documents[name].fault(("title", language), message)


def check_about(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield what report.yml says that does not hold together, or names what is not there."""
    about, document, whole = report.about, documents["report"], is_whole(report, documents)
    yield from check_twice(document, ("topics",), "topic", about.topics)
    yield from check_twice(document, ("languages",), "language", about.languages)
    yield from check_twice(document, ("home", "tiles"), "figure", about.home.tiles)
    if about.default_language not in about.languages:
        message = "is not one of the report's languages; add it there"
        yield document.fault(("default_language",), message)
    numbers = [*report.figures, *report.derived] if whole else None
    charts = report.charts if whole else None
    for index, key in enumerate(about.home.tiles):
        yield from check_known(document, ("home", "tiles", index), "figure", key, numbers)
    yield from check_known(document, ("home", "chart"), "chart", about.home.chart, charts)
    yield from _check_disjoint(about, document)
    for index, aside in enumerate(about.set_aside):
        if aside.article is None and aside.paragraph is not None:
            yield from _check_paragraph(report, document, ("set_aside", index), aside.paragraph)


def _check_disjoint(about: ReportFile, document: Document) -> Iterator[Fault]:
    named: list[tuple[At, str, list[str]]] = [
        (
            ("populations", key, "disjoint_with", index),
            other,
            [o for o in about.populations if o != key],
        )
        for key, population in about.populations.items()
        for index, other in enumerate(population.disjoint_with)
    ]
    groups = () if about.disjoint == "all" else about.disjoint
    named += [
        (("disjoint", place, index), key, [*about.populations])
        for place, group in enumerate(groups)
        for index, key in enumerate(group)
    ]
    for at, key, known in named:
        what = "population" if at[0] == "disjoint" else "other population"
        yield from document.unknown(at, what, key, known)


def _check_paragraph(report: Report, document: Document, at: At, paragraph: int) -> Iterator[Fault]:
    last = report.about.article.paragraphs
    if paragraph > last:
        message = f"the article has {last} paragraphs, not {paragraph}"
        yield document.fault((*at, "paragraph"), message)


def check_places(
    report: Report, document: Document, at: At, source: Place, also: tuple[Place, ...]
) -> Iterator[Fault]:
    """Yield a fault for each place beyond the end of the article."""
    yield from _check_paragraph(report, document, (*at, "source"), source.paragraph)
    for index, place in enumerate(also):
        yield from _check_paragraph(report, document, (*at, "also", index), place.paragraph)
