"""What every check asks for: the parts of a report with their places in its files."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from report.faults import At, Fault
from report.model.report import Report
from report.reading.document import Document

Documents = Mapping[str, Document]


class Node(NamedTuple):
    """A place in a file; `node / "unit"` is what stands below it."""

    document: Document
    at: At = ()

    def __truediv__(self, step: str | int) -> "Node":
        return Node(self.document, (*self.at, step))

    def fault(self, message: str) -> Fault:
        """Give a fault at this place."""
        return self.document.fault(self.at, message)


def find_parts(report: Report, documents: Documents, group: str) -> Iterator[tuple[Node, str, Any]]:
    """Yield each figure, derived figure, chart or entry with its place and id."""
    for name, topic in report.topics.items():
        for key, part in getattr(topic, group).items():
            yield Node(documents[name], (group, key)), key, part


def find_files(report: Report, documents: Documents) -> Iterator[tuple[Document, Any]]:
    """Yield what the files hold that make a report, report.yml first."""
    for name, part in {"report": report.about, **report.topics}.items():
        yield documents[name], part


def is_whole(report: Report, documents: Documents) -> bool:
    """Tell whether all of every topic could be read; of what could not nobody knows the ids."""
    names = report.about.topics
    return all(name in report.topics and not documents[name].faults for name in names)


def check_twice(node: Node, what: str, keys: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each key that stands in a list for the second time."""
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield (node / index).fault(f'{what} "{key}" stands here twice; keep one')
