"""A report, perhaps without topics that could not be read → the faults of report.yml and of ids."""

from collections.abc import Iterator

from report.checks.nodes import Documents, Node, check_twice, find_parts
from report.faults import Fault
from report.model.report import Report


def check_ids(report: Report, documents: Documents) -> Iterator[Fault]:
    """One name means one thing: ids are unique over all topics and kinds."""
    first = {key: Node(documents["report"], ("names", key)) for key in report.about.names}
    for group in ("figures", "derived", "charts", "entries"):
        for node, key, _ in find_parts(report, documents, group):
            if key in first:
                document, there = first[key]
                where = f"{document.name}:{document.line(there)}"
                yield node.fault(f'id "{key}" is taken at {where}; rename one of them')
            first.setdefault(key, node)


def check_about(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield what report.yml says that does not hold together."""
    about, root = report.about, Node(documents["report"])
    yield from check_twice(root / "topics", "topic", about.topics)
    yield from check_twice(root / "languages", "language", about.languages)
    yield from check_twice(root / "home" / "tiles", "figure", about.home.tiles)
    if about.default_language not in about.languages:
        message = "is not one of the report's languages; add it there"
        yield (root / "default_language").fault(message)
    if about.publication and about.publication.changed < about.publication.published:
        message = f"is before the day of publication, {about.publication.published}"
        yield (root / "publication" / "changed").fault(message)
    first = about.article.published
    for key, article in about.later_articles.items():
        if article.published < first:
            message = f"is before the report's own article of {first}; a later article comes after"
            yield (root / "later_articles" / key / "published").fault(message)
