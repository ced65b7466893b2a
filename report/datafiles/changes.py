"""Editions → what each issue of a report changed, for data/changes.json, the page and the feed.

Rows of data/figures.json, kept or made now, are compared cell by cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from report.datafiles.columns import SEEN, SPOKEN, Cell, Column, make_columns, read_cell
from report.datafiles.records import make_records
from report.edition.addresses import issue_url
from report.edition.edition import Editions, default_of

Row = Mapping[str, Any]
_Rows = Mapping[tuple[str, int], Row]
# What is shown of every change, and what is no change of a number.
_SHOWN, _ASIDE = {"label", "quantity", "period.label"}, {"corrections", "topic", "url"}


def list_issues(editions: Editions) -> list[Row]:
    """List the issues, the latest first, each with its changes; before them a state in between.

    That one has no date, and the first has no changes.
    """
    report, issues = default_of(editions).report, list[Row]()
    columns = [c for c in make_columns(report) if c.language in {None, *editions}]
    states: list[Sequence[Row]] = [issue.figures for issue in report.kept]
    if report.open_issue or (states and not default_of(editions).issue):
        states.append([*make_records(editions).values()])
    for index, now in enumerate(states):
        listed = next(iter(report.about.editions[index : index + 1]), None)
        reported = sum(row["class"] == "reported" for row in now)
        spreads = [_spread(rows) for rows in (states[index - 1], now)]
        issue = {
            "date": listed and listed.date,
            "url": listed and issue_url(report, listed.date, report.about.site_url),
            "summary": listed and {code: e.say(listed.changes) for code, e in editions.items()},
            "reported": reported,
            "calculated": len(now) - reported,
            "changes": [*_compare(spreads[0], spreads[1], columns)] if index else [],
        }
        issues.insert(0, issue)
    return issues


def _spread(figures: Sequence[Row]) -> _Rows:
    """Give a row for each observation of each figure, a figure's own as 0."""
    return {
        (row["id"], index): {**row, **seen}
        for row in figures
        for index, seen in enumerate([{}, *row.get("observations", ())])
    }


def _compare(old: _Rows, new: _Rows, columns: Sequence[Column]) -> Iterator[Row]:
    """Yield the changes of rows, in the order of figures; what was withdrawn comes last."""
    for key in dict.fromkeys([*new, *old]):
        id_, seen = key
        was, now = old.get(key), new.get(key)
        asked = [c for c in columns if not seen or c.field.name in _SHOWN or SEEN in c.field.traits]
        differs = [
            c for c in asked if c.field.name not in _ASIDE and _read(was, c) != _read(now, c)
        ]
        if differs:
            shown = [c for c in asked if c in differs or c.field.name in _SHOWN]
            kind = "corrected" if any(SPOKEN not in c.field.traits for c in differs) else "reworded"
            if not (was and now):
                kind = "withdrawn" if was else "observed" if seen else "added"
            known = [one["on"] for one in (was or {}).get("corrections", ())]
            told = [c for c in (now or {}).get("corrections", ()) if was and c["on"] not in known]
            earlier = was or (new.get((id_, seen - 1)) if seen else None)
            yield {
                "id": id_,
                "change": kind,
                "label": (now or was or {})["label"],
                "differs": [c.name for c in differs] if was and now else [],
                "old": earlier and {c.name: _read(earlier, c) for c in shown},
                "new": now and {c.name: _read(now, c) for c in shown},
                "reason": max(told, key=itemgetter("on"))["reason"] if told else None,
            }


def _read(row: Row | None, column: Column) -> Cell:
    """Read a cell; none of what was kept before there was such a column."""
    return read_cell(row, column) if row and column.field.name.split(".")[0] in row else None
