"""A site → `v/<date>/` for each issue of its report; and the one way by which an issue is kept.

A file that stands elsewhere with the same content is a hard link to it: an issue takes the room of
what is new in it.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from shutil import copyfile

from report.edition.addresses import issue_path, page_path
from report.edition.edition import Editions, default_of
from report.faults import BuildError, ReportError
from report.folders import KEPT
from report.model.report_file import KeptIssue
from report.model.verification import state_of
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
    held = {sha: one.home / path for one in source.report.kept for path, sha in one.files.items()}
    with write_site(folder / KEPT / date) as fresh:
        for path, sha in _choose(_sum_up(site)).items():
            _put(site / path, fresh / path, sha, held)
        write_manifest(fresh, source.report)


def place_issues(tree: Path, editions: Editions) -> None:
    """Put every issue into a finished tree; the one that is still open is the tree itself.

    Raises `BuildError` where an earlier page has no place to say that it is superseded.
    """
    edition, sums = default_of(editions), _sum_up(tree)
    held, issues = {sha: tree / path for path, sha in sums.items()}, [*edition.report.kept]
    if opened := edition.report.open_issue:
        state = state_of(edition.report)
        issues.append(KeptIssue(date=opened, state=state, files=_choose(sums), home=tree))
    for issue, later in zip_longest(issues, issues[1:]):
        is_now = issue.date == edition.issue
        zips = {path: sha for path, sha in sums.items() if is_now and path.startswith(_ZIP)}
        for path, sha in {**issue.files, **zips}.items():
            target = tree / issue_path(issue.date, path)
            if path.endswith(".html") and not is_now:
                text = _mark(issue, path, later.date if later else "", editions)
                write_files({path: text.encode()}, tree / issue_path(issue.date))
            else:
                _put(issue.home / path, target, sha, held)


def _mark(issue: KeptIssue, path: str, later: str, editions: Editions) -> str:
    """Say on an earlier page, in its language, what came after it; else it stays as it was."""
    text = (issue.home / path).read_text("utf-8")
    up = "../" * (path.count("/") + issue_path("").count("/"))
    if later:
        edition = editions.get(_LANGUAGE.findall(text)[0], default_of(editions))
        address = f"{up}{page_path(edition.report, edition.language, 'changes')}"
        given = {"edition": edition, "date": issue.date, "later": later, "path": path}
        if _PLACE not in text:
            raise BuildError(f"{issue.date}: {path} has no place to say what superseded it.")
        notice = render("edition-notice.html.j2", address=address, **given)
        text = text.replace(_PLACE, notice)
    return _LINKED_ZIP.sub(rf'href="{up}\1"', text)


def _sum_up(folder: Path) -> dict[str, str]:
    return {path: str(measure(folder / path)["sha256"]) for path in list_files(folder)}


def _choose(sums: Mapping[str, str]) -> dict[str, str]:
    """Give what of a site an issue keeps."""
    return {path: sha for path, sha in sums.items() if not _LEFT_OUT.search(path)}


def _put(source: Path, target: Path, sha: str, held: dict[str, Path]) -> None:
    """Copy a file; link what is held already, and its packed neighbours, where a disk has links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source, is_held = held.get(sha, source), sha in held
    for ending in ("", ".br", ".gz") if is_held else ("",):
        one, other = (path.with_name(path.name + ending) for path in (source, target))
        with suppress(OSError):  # also of a neighbour that is not there
            if is_held:
                other.hardlink_to(one)
        if one.exists() and not other.exists():
            copyfile(one, other)
    held.setdefault(sha, target)
