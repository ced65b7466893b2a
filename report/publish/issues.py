"""A site → `v/<date>/` for each issue of its report; and the one way by which an issue is kept.

A file that stands elsewhere with the same content is a hard link to it: an issue takes the room of
what is new in it.
"""

import re
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from shutil import copyfile

from report.edition.addresses import ISSUES, page_path
from report.edition.edition import Editions, default_of
from report.faults import BuildError, ReportError
from report.folders import KEPT
from report.publish.write import write_files, write_site
from report.reading.load import Source, load_report
from report.reading.manifest import list_files, measure, write_manifest
from report.templates import render

# What only a server or a search engine reads, what is packed, or tells of all issues; and the zips,
# which hold all the rest again: an earlier page offers the present one.
_ZIP = "downloads/offline."
_LEFT_OUT = re.compile(
    rf"^(_|v/|robots\.txt|manifest\.json|schema/|social/|{_ZIP})|404\.html$|feed\.xml$|\.(gz|br)$"
)
_LINKED_ZIP = re.compile(rf'href="(?:\.\./)*({_ZIP}[^"]+)"')
_PLACE = '<aside class="edition-notice" hidden></aside>'
_LANGUAGE = re.compile(r'<html\b[^>]*? lang="([^"]+)"')


def require_open(data: Path, date: str) -> Source:
    """Load a report; raises `ReportError` unless it lists an edition of a day, not kept yet."""
    source = load_report(data)
    if source.report.open_issue != date:
        is_kept = date in (issue.date for issue in source.report.kept)
        message = "is kept and never changes" if is_kept else "is not listed"
        told = f"the edition of {date} {message}; list a later one, with what changed"
        raise ReportError([source.documents["report"].fault(("editions",), told)])
    return source


def keep_issue(source: Source, folder: Path, site: Path, date: str) -> None:
    """Keep a built site as an issue in the report's folder: all of it, or nothing."""
    held = _hold(*(issue.home for issue in source.report.kept))
    with write_site(folder / KEPT / date) as fresh:
        for path in list_files(site):
            if not _LEFT_OUT.search(path):
                _put(site / path, fresh / path, held)
        write_manifest(fresh, source.report)


def place_issues(tree: Path, editions: Editions) -> None:
    """Put every issue into a finished tree; the one that is still open is the tree itself.

    Raises `BuildError` where an earlier page has no place to say that it is superseded.
    """
    report, now = default_of(editions).report, default_of(editions).issue
    held = _hold(tree) if report.kept else {}
    issues = [(issue.date, issue.home) for issue in report.kept]
    issues += [(report.open_issue, tree)] if report.open_issue else []
    zips = [path for path in list_files(tree) if path.startswith(_ZIP)]
    for (date, home), later in zip_longest(issues, [date for date, _ in issues[1:]]):
        paths = [path for path in list_files(home) if not _LEFT_OUT.search(path)]
        for path in paths:
            target = tree / ISSUES / date / path
            if path.endswith(".html") and date != now:
                text = _mark((home / path).read_text("utf-8"), path, date, later, editions)
                write_files({path: text.encode()}, tree / ISSUES / date)
            elif home == tree:
                _link(home / path, target)
            else:
                _put(home / path, target, held)
        for path in zips if date == now else []:
            _link(tree / path, tree / ISSUES / date / path)


def _mark(text: str, path: str, date: str, later: str | None, editions: Editions) -> str:
    """Say on an earlier page, in its language, what came after it; else it stays as it was."""
    up = "../" * (path.count("/") + 2)
    if later:
        edition = editions.get(_LANGUAGE.findall(text)[0], default_of(editions))
        address = f"{up}{page_path(edition.report, edition.language, 'changes')}"
        given = {"edition": edition, "date": date, "later": later, "path": path}
        if _PLACE not in text:
            raise BuildError(f"{date}: {path} has no place to say what superseded it.")
        notice = render("edition-notice.html.j2", address=address, **given)
        text = text.replace(_PLACE, notice)
    return _LINKED_ZIP.sub(rf'href="{up}\1"', text)


def _hold(*folders: Path) -> dict[str, Path]:
    """Give a file of some folders by each SHA-256 that one has."""
    files = (folder / path for folder in folders for path in list_files(folder))
    return {str(measure(file)["sha256"]): file for file in files}


def _put(source: Path, target: Path, held: dict[str, Path]) -> None:
    """Copy a file, or link what is held already."""
    one = held.setdefault(str(measure(source)["sha256"]), target)
    _link(source if one == target else one, target, is_held=one != target)


def _link(source: Path, target: Path, *, is_held: bool = True) -> None:
    """Link what is held, and its packed neighbours, where a disk has links; else copy it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", ".br", ".gz") if is_held else ():
        one, other = (path.with_name(path.name + ending) for path in (source, target))
        with suppress(OSError):  # also of a neighbour that is not there
            other.hardlink_to(one)
    if not target.exists():
        copyfile(source, target)
