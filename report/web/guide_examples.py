"""The guide's examples: what works and what is refused, as the real check and comparison say.

Enters: the folder of the guide's files. Leaves: `Example`s by name: `axis` works, and `axis-unit`
is the same file with a few fields changed. Nothing here decides what is refused: `check` does.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from textwrap import dedent

from pydantic import TypeAdapter

from report.checks.check import check_report
from report.faults import At, ReportError
from report.model.report import Report, Topic
from report.reading.document import Document, Scalar, compose, read_document
from report.reading.load import Source, load_report
from report.reading.shape import shape
from report.rules.compare import Comparison, compare

BASE, RULES = "brook-hollow", "rules"  # the report that the examples stand in; where they are
NAME = "data/trees/example.yml"  # as the guide tells the reader to call an example
Fields = dict[str, Scalar]  # what stands in a field instead, by the path to it
_VARIANTS = TypeAdapter(dict[str, dict[str, Fields]])
_FIELD = re.compile(r"^(\s*[\w-]+: ).*$")


@dataclass(frozen=True)
class Example:
    """A topic's file with what the check says of it; `before` and `after` are the lines changed."""

    words: str
    faults: tuple[str, ...]
    comparison: Comparison | None  # of its first two numbers, where nothing is refused
    before: str = ""
    after: str = ""


@cache
def judge_examples(folder: Path) -> Mapping[str, Example]:
    """Judge every example and its variants; once a run, for all languages say the same."""
    base = load_report(folder / BASE)
    variants = _VARIANTS.validate_python(read_document(folder / f"{RULES}.yml").data)
    return {
        name: example
        for group, changed in variants.items()
        for name, example in _judge_group(base, folder / RULES / f"{group}.yml", group, changed)
    }


def _judge_group(
    base: Source, path: Path, group: str, changed: Mapping[str, Fields]
) -> Iterator[tuple[str, Example]]:
    words = path.read_text(encoding="utf-8")
    lines = _read(words).lines
    yield group, _judge(base, words)
    for name, fields in changed.items():
        changes = {_find(lines, place): value for place, value in fields.items()}
        yield f"{group}-{name}", _judge(base, *_change(words, changes))


def _read(words: str) -> Document:
    document = Document(NAME)
    compose(document, words)
    return document


def _find(lines: Mapping[At, int], place: str) -> tuple[int, int]:
    """Give the lines, from 0, of a field that is written on one line and of what holds it."""
    at = tuple(place.split("."))
    return lines[at] - 1, lines.get(at[:-1], 1) - 1 if at[1:] else lines[at] - 1


def _change(words: str, changes: Mapping[tuple[int, int], Scalar]) -> tuple[str, str, str]:
    """Give the file with fields changed, and the changed lines before and after."""
    before = words.splitlines()
    after = list(before)
    for (field, _), value in changes.items():
        line = before[field]
        after[field] = _remark(line) if value is None else _FIELD.sub(rf"\g<1>{value}", line)
    shown = [_excerpt(lines, changes) for lines in (before, after)]
    return "\n".join([*after, ""]), shown[0], shown[1]


def _remark(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return f"{line[:indent]}# {line[indent:]}"


def _excerpt(lines: list[str], changes: Mapping[tuple[int, int], Scalar]) -> str:
    """Give the changed lines, each group below the line that names what they belong to."""
    shown: list[str] = []
    for parent, fields in groupby(sorted(changes), key=lambda change: change[1]):
        places = [field for field, _ in fields]
        shown += [lines[place] for place in dict.fromkeys((parent, *places))]
    return dedent("\n".join(shown))


def _judge(base: Source, words: str, before: str = "", after: str = "") -> Example:
    document = _read(words)
    topic = shape(document, Topic)
    if topic is None:
        return Example(words, tuple(map(str, document.faults)), None, before, after)
    report = _with_topic(base.report, topic)
    try:
        check_report(Source(report, {**base.documents, "example": document}))
    except ReportError as error:
        return Example(words, tuple(map(str, error.faults)), None, before, after)
    return Example(words, (), _compare(report, topic), before, after)


def _with_topic(report: Report, topic: Topic) -> Report:
    """Give the report with one topic more; a fresh one, that remembers no figures of the other."""
    about = report.about.model_copy(update={"topics": (*report.about.topics, "example")})
    topics = {**report.topics, "example": topic}
    return Report(id=report.id, about=about, topics=topics, ui=report.ui, glossary=report.glossary)


def _compare(report: Report, topic: Topic) -> Comparison | None:
    """Compare the first two computed figures where there are two, else the first two reported."""
    pair = [*(topic.derived if len(topic.derived) > 1 else topic.figures)][:2]
    return compare(report, *pair) if len(pair) == len("ab") else None
