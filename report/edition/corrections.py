"""What was shown before: the dated corrections of figures in a reader's language, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from report.edition.edition import Edition
from report.model.values import Text


@dataclass(frozen=True)
class CorrectionWords:
    """One change of one figure: when, what it is called, what stood there, and why it changed."""

    on: str  # ISO 8601
    figure: str
    label: str
    date: str
    old: str
    reason: Text


def find_corrections(edition: Edition, keys: Iterable[str]) -> list[CorrectionWords]:
    """Find every correction of the figures named; derived figures have none of their own."""
    figures = edition.report.figures
    found = [
        CorrectionWords(
            on=change.on,
            figure=key,
            label=edition.figure(key).label,
            date=edition.insert(f"date:{change.on}"),
            old=str(edition.written_as(change, figures[key].unit)),
            reason=change.reason,
        )
        for key in dict.fromkeys(keys)
        if key in figures
        for change in figures[key].corrections
    ]
    return sorted(found, key=lambda change: (change.on, change.figure), reverse=True)


def say_corrections(edition: Edition, keys: Iterable[str]) -> list[str]:
    """Say each correction in a line that names its figure, without the reason."""
    return [
        edition.word("corrected-figure", date=c.date, label=c.label, old=c.old)
        for c in find_corrections(edition, keys)
    ]
