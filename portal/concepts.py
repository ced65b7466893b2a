"""Figures of several reports that name one concept → those in one line over time, and those apart.

The rules of comparison decide, as they do within a report. A key of a report's own (who is counted,
a unit, a verb) means the same in two reports only where both say the same of it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from report.model.observations import Span, span_between
from report.model.report import Figure, Period
from report.model.values import UNSTATED
from report.rules.compare import Comparison, compare_spans

Told = Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """A figure of a report, or a later observation of one, with what the rules look at."""

    report: Told  # data/report.json
    record: Told  # of data/figures.json
    figure: Figure
    span: Span


@dataclass(frozen=True)
class Line:
    """Readings that may be read in one line, each with the verdict on it and the one before."""

    readings: list[tuple[Reading, Comparison | None]]
    apart: Comparison | None  # what keeps it from the first line


def gather_lines(reports: Iterable[tuple[Told, Iterable[Told]]]) -> dict[str, list[Line]]:
    """Give the lines of each concept that two reports name, the longest line first."""
    found: dict[str, list[Reading]] = {}
    for report, records in reports:
        for record in records:
            if record.get("concept"):
                found.setdefault(record["concept"], []).extend(_read(report, record))
    return {
        concept: _line_up(sorted(readings, key=lambda one: str(one.span[1] or one.span[0])))
        for concept, readings in sorted(found.items())
        if len({reading.report["id"] for reading in readings}) > 1
    }


def _read(report: Told, record: Told) -> Iterator[Reading]:
    """Yield a figure's own reading, then those of later articles."""
    for seen in (record, *({**record, **later} for later in record.get("observations", ()))):
        start, end = seen["period"]["start"], seen["period"]["end"]
        of_report = ("unit", "verb", "population")
        own: dict[str, Any] = {name: _tell_apart(report, name, seen[name]) for name in of_report}
        own |= {name: seen[name] for name in ("kind", "status", "bound", "value", "value_to")}
        period = Period.model_construct(start=start, end=end) if start or end else UNSTATED
        figure = Figure.model_construct(None, **own, period=period)
        yield Reading(report, seen, figure, span_between((start, end)))


def _tell_apart(report: Told, group: str, key: str) -> str:
    """Give a key together with what its report says of it."""
    said = report["definitions"][group].get(key)
    return key if key == UNSTATED else f"{key} {json.dumps(said, sort_keys=True)}"


def _line_up(readings: Iterable[Reading]) -> list[Line]:
    """Put each reading behind the first last one that the rules let it follow."""
    lines: list[list[tuple[Reading, Comparison | None]]] = []
    for reading in readings:
        for line in lines:
            told = _judge(line[-1][0], reading)
            if told.verdict != "not":
                line.append((reading, told))
                break
        else:
            lines.append([(reading, None)])
    first, *others = sorted(lines, key=len, reverse=True)
    return [Line(first, None), *(Line(o, _judge(first[-1][0], o[0][0])) for o in others)]


def _judge(a: Reading, b: Reading) -> Comparison:
    return compare_spans(a.figure, b.figure, a.span, b.span)
