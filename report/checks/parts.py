"""What the checks share: the parts of a report with their files, and names that must be known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from report.faults import At, Fault
from report.model.report import Report
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


def check_known(
    document: Document, at: At, what: str, key: str, known: Iterable[str] | None
) -> Iterator[Fault]:
    """Yield a fault where a key names nothing that is known; None where not all could be read."""
    if known is not None:
        yield from document.unknown(at, what, key, known)


def check_twice(document: Document, at: At, what: str, keys: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each key that stands in a list for the second time."""
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield document.fault((*at, index), f'{what} "{key}" stands here twice; keep one')
