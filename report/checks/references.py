"""Every name in a report's files → a fault where nothing is called so, or a place is not there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from report.checks.nodes import Documents, Node, find_files, find_parts, is_whole
from report.faults import Fault
from report.model.report import NAMED, NAMED_IN_TOPICS, Report
from report.model.values import find_lines
from report.reading.document import Document

# By the field that names it: what is named, and all that may be.
_Known = Mapping[str, tuple[str, Iterable[str]]]
_OTHERS = {"subset_of", "disjoint_with"}  # which never name the part that they stand in


def check_references(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield a fault for each name of what is not there."""
    # Of topics only where none is lost: nobody knows the parts of one that is.
    named = {**NAMED, **(NAMED_IN_TOPICS if is_whole(report, documents) else {})}
    known = {field: (what, find(report)) for field, (what, find) in named.items()}
    for document, part in find_files(report, documents):
        figures = getattr(part, "figures", {})
        open_first = [key for key, figure in figures.items() if figure.unknowns]
        here = {"open_first": ("figure of this topic with unknowns", open_first)}
        yield from _check_names(document, part, {**known, **here}, report)


def _check_names(document: Document, part: Any, known: _Known, report: Report) -> Iterator[Fault]:  # noqa: ANN401 - of report.yml or a topic
    for at, key in find_lines(part):
        field = next(step for step in reversed(at) if isinstance(step, str))
        is_of_observation = at[2:3] == ("observations",)  # whose unit `check_later` compares
        if at[0] == "defaults" or field not in known or (field == "unit" and is_of_observation):
            continue
        what, names = known[field]
        if field in _OTHERS:
            names = [name for name in names if name != at[1]]
        if field == "inputs" and key in report.derived:
            yield document.fault(at, f'"{key}" is computed itself; name its own inputs')
        else:
            yield from document.unknown(at, what, key, names)


def check_places(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield a fault for each place beyond the end of its article."""
    for group in ("figures", "entries"):
        for node, _, part in find_parts(report, documents, group):
            yield from check_place(report, node / "source", part.source.paragraph)
            for index, place in enumerate(part.also):
                yield from check_place(report, node / "also" / index, place.paragraph)
    for index, aside in enumerate(report.about.set_aside):
        if aside.paragraph:
            node = Node(documents["report"], ("set_aside", index))
            yield from check_place(report, node, aside.paragraph, aside.article)


def check_place(report: Report, node: Node, number: int, of: str | None = None) -> Iterator[Fault]:
    """Yield a fault for a paragraph beyond the end of the article, or of a later one."""
    article = report.about.later_articles.get(of) if of else report.about.article
    if article and number > article.paragraphs:
        whose = f'"{of}"' if of else "the article"
        message = f"{whose} has {article.paragraphs} paragraphs, not {number}"
        yield (node / "paragraph").fault(message)
