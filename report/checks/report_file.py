"""A report, perhaps without topics that could not be read → the faults of report.yml and of ids.

What the other checks ask for stands first: the parts with their files, names that must be known.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from report.faults import At, Fault
from report.model.report import Derived, Entry, Figure, Observation, Report
from report.model.values import LANGUAGES, UNSTATED
from report.reading.document import Document

Documents = Mapping[str, Document]


def find_parts(
    report: Report, documents: Documents, group: str
) -> Iterator[tuple[Document, tuple[str, str], Any]]:
    """Yield each figure, derived figure, chart or entry with its document and path, id last."""
    for name, topic in report.topics.items():
        for key, part in getattr(topic, group).items():
            yield documents[name], (group, key), part


def is_whole(report: Report, documents: Documents) -> bool:
    """Tell whether all of every topic could be read; of what could not nobody knows the ids."""
    names = report.about.topics
    return all(name in report.topics and not documents[name].faults for name in names)


def check_names(
    report: Report, document: Document, at: At, part: Figure | Observation | Derived | Entry
) -> Iterator[Fault]:
    """Yield a fault for each name in a part that neither ui.yml nor report.yml has."""
    known: Mapping[str, tuple[str, Collection[str]]] = {
        "unit": ("unit", report.ui.units),
        "verb": ("verb", report.ui.verbs),
        "period": ("period", report.ui.periods),
        "population": ("population", {*report.about.populations, UNSTATED}),
        "type": ("entry type", report.ui.entry_types),
    }
    for field, (what, names) in known.items():
        key = getattr(part, field, None)
        if isinstance(key, str):
            yield from document.unknown((*at, field), what, key, names)


def check_twice(document: Document, at: At, what: str, keys: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each key that stands in a list for the second time."""
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield document.fault((*at, index), f'{what} "{key}" stands here twice; keep one')


def check_ids(report: Report, documents: Documents) -> Iterator[Fault]:
    """One name means one thing: ids are unique over all topics and kinds."""
    first: dict[str, tuple[Document, At]] = {
        key: (documents["report"], ("names", key)) for key in report.about.names
    }
    for group in ("figures", "derived", "charts", "entries"):
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
        yield from document.unknown(("home", "tiles", index), "figure", key, numbers)
    yield from document.unknown(("home", "chart"), "chart", about.home.chart, charts)
    if about.publication and about.publication.changed < about.publication.published:
        message = f"is before the day of publication, {about.publication.published}"
        yield document.fault(("publication", "changed"), message)
    for key, population in about.populations.items():
        others = [other for other in about.populations if other != key]
        for index, other in enumerate(population.disjoint_with):
            at = ("populations", key, "disjoint_with", index)
            yield from document.unknown(at, "other population", other, others)
    for index, aside in enumerate(about.set_aside):
        place = ("set_aside", index)
        yield from check_place(report, document, place, aside.paragraph, aside.article)


def check_place(
    report: Report, document: Document, at: At, paragraph: int, key: str | None = None
) -> Iterator[Fault]:
    """Yield a fault for a place beyond the end of its article, or in one that is not there."""
    about = report.about
    if key is not None:
        yield from document.unknown((*at, "article"), "later article", key, about.later_articles)
    article = about.later_articles.get(key) if key else about.article
    if article and paragraph > article.paragraphs:
        whose = f'"{key}"' if key else "the article"
        message = f"{whose} has {article.paragraphs} paragraphs, not {paragraph}"
        yield document.fault((*at, "paragraph"), message)


def check_places(
    report: Report, document: Document, at: At, part: Figure | Entry
) -> Iterator[Fault]:
    """Yield a fault for each place beyond the end of the report's own article."""
    yield from check_place(report, document, (*at, "source"), part.source.paragraph)
    for index, place in enumerate(part.also):
        yield from check_place(report, document, (*at, "also", index), place.paragraph)
