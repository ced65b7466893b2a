"""What a curator asks for instead of a build (check, verify, start a report) → an exit code.

It is 0 when all is well, 1 when there is something to mend. Files are written only where asked.
Decides nothing: `verify`, `propose` do.
"""

from argparse import Namespace
from collections import Counter
from dataclasses import asdict
from datetime import UTC, date, datetime
from os.path import relpath
from pathlib import Path

from rich.console import Console
from rich.table import Table

from report.article.article_copy import MAX_BYTES
from report.article.propose import Setting, propose_report
from report.article.verify import STATUSES, SUBJECTS, Verification, verify_report
from report.checks.check import check_report
from report.exact_json import Json, spell_json
from report.faults import BuildError, Fault, ReportError, describe_path
from report.folders import SHARED
from report.model.values import is_key
from report.model.verification import digest_figures, record_file
from report.publish.write import write_files
from report.reading.load import Source, load_report, load_ui
from report.reading.manifest import check_site

_STYLES = dict.fromkeys(map(str, STATUSES), "red") | {"found": "green", "moved": "yellow"}


def run_command(options: Namespace) -> int:
    """Do what was asked for instead of a build and give the exit code.

    Raises `ReportError` with all that is to be mended.
    """
    if options.new:
        return run_new(options.new, options.article)
    if options.verify:
        return run_verify(
            options.data,
            options.verify,
            of=options.of,
            as_json=options.json,
            record=datetime.now(tz=UTC).date() if options.record else None,
        )
    if options.verify_site:
        check_site(options.site)
        return 0
    check_report(load_report(options.data))
    if options.json:
        Console(soft_wrap=True).out(spell_json({"faults": []}), highlight=False)
    return 0


def run_verify(
    data: Path,
    article: Path,
    *,
    of: str | None = None,
    as_json: bool = False,
    record: date | None = None,
) -> int:
    """Compare a report with a copy of its article and tell the result; `record` keeps it by day.

    `of` is the key of a later article, if the copy is of one. Raises `ReportError` where the data
    or the copy cannot be read, or there is no such article.
    """
    source = load_report(data)
    _require_article(source, of, is_recorded=record is not None)
    result = verify_report(source, _read(article), describe_path(article), of)
    console = Console(highlight=False, soft_wrap=True)
    is_recorded = record is not None and not result.unreviewed
    if record and is_recorded:
        written = record_file(source.report, record, result.digest, result.counts, of)
        write_files({"verified.yml": written}, data)
    if as_json:
        told = {**_result_json(source, result, of), "recorded": is_recorded}
        console.out(spell_json(told), highlight=False)
        return 0 if result.passed else 1
    _show(console, result)
    if record:
        words = _tell_record(result, is_recorded=is_recorded)
        console.print(f"{describe_path(data / 'verified.yml')}: {words}", markup=False)
    return 0 if result.passed else 1


def _tell_record(result: Verification, *, is_recorded: bool) -> str:
    if not is_recorded:
        return "nothing is recorded while figures are not reviewed"
    if result.passed:
        return "recorded as verified"
    faults = sum(number for status, number in result.counts.items() if status != "found")
    return (
        f"recorded as NOT verified (faults: {faults}); the site tells readers so "
        "until you mend them, then verify and record again"
    )


def _require_article(source: Source, of: str | None, *, is_recorded: bool) -> None:
    """Refuse a later article that is not there, and a record of one before that of the first."""
    if of is None:
        return
    document, known = source.documents["report"], source.report.about.later_articles
    faults = [*document.unknown(("later_articles",), "later article", of, known)]
    if is_recorded and source.report.verified is None:
        message = "has no record of the report's own article yet; verify and record that one first"
        faults.append(document.fault(("article",), message))
    if faults:
        raise ReportError(faults)


def run_new(folder: Path, article: Path) -> int:
    """Write the proposal of a report into a folder that does not exist yet.

    Raises `ReportError` where the folder exists or the article cannot be read.
    """
    name, message = folder.resolve().name, ""
    if folder.exists():
        message = "exists already, and nothing is overwritten; name a new folder"
    elif not is_key(name):
        message = f'"{name}" is no key; name the folder in small letters, digits and hyphens'
    if message:
        raise ReportError([Fault(describe_path(folder), 1, message)])
    schemas = relpath(SHARED.parent / "build" / "schema", folder)
    setting = Setting(name, schemas, load_ui(folder))
    proposal = propose_report(_read(article), describe_path(article), setting)
    write_files(proposal, folder)
    unreviewed = sum(content.count(b"reviewed: false\n") for content in proposal.values())
    console = Console(soft_wrap=True)
    told = f"{describe_path(folder)}: {unreviewed} figures proposed, none reviewed."
    console.out(f"{told}\nNext: read numbers.yml from its first line on.", highlight=False)
    return 0


def show_faults(error: ReportError | BuildError, *, as_json: bool) -> None:
    """Tell what stops a run: as JSON on standard output for editors, else on standard error."""
    if not as_json:
        Console(stderr=True, soft_wrap=True).out(error, highlight=False)
        return
    found = error.faults if isinstance(error, ReportError) else (Fault("", 0, str(error)),)
    faults: list[Json] = [
        {"file": f.file, "line": f.line, "place": f.place, "message": f.message} for f in found
    ]
    Console(soft_wrap=True).out(spell_json({"faults": faults}), highlight=False)


def _read(article: Path) -> bytes:
    try:
        with article.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise ReportError([Fault(describe_path(article), 1, message)]) from error


def _show(console: Console, result: Verification) -> None:
    console.print(_table(result))
    for finding in result.findings:
        if finding.status != "found":
            where = f"{finding.file}:{finding.line}: " if finding.file else ""
            place = (
                f'paragraph {finding.paragraph}, "{finding.locator}": ' if finding.locator else ""
            )
            console.print(finding.status, style=_STYLES[finding.status], end="  ")
            console.print(f"{where}{finding.id}: {place}{finding.message}", markup=False)
    for notice in result.notices:
        console.print(f"note: {notice}", markup=False)
    console.print(
        f"{result.numerals} numerals in {result.paragraphs} paragraphs "
        f"({result.in_words} of them parts of words, {result.aside} set aside); "
        f"article sha256 {result.digest}"
    )
    console.print("verified" if result.passed else "not verified", style="bold")
    if result.unreviewed:
        console.print(
            f'"reviewed: false" still stands at figures: {result.unreviewed}; '
            "read the paragraph of each, mend the figure, then delete that line",
            markup=False,
        )


def _table(result: Verification) -> Table:
    counts = Counter((finding.subject, finding.status) for finding in result.findings)
    table = Table("", *STATUSES)
    for subject in SUBJECTS:
        row = [counts[subject, status] for status in STATUSES]
        if any(row):
            table.add_row(subject, *(_cell(s, n) for s, n in zip(STATUSES, row, strict=True)))
    table.add_section()
    table.add_row("all", *(_cell(status, count) for status, count in result.counts.items()))
    return table


def _cell(status: str, count: int) -> str:
    return f"[{_STYLES[status]}]{count}[/]" if count else "[dim]0[/]"


def _result_json(source: Source, result: Verification, of: str | None) -> dict[str, Json]:
    return {
        "passed": result.passed,
        "article": result.digest,
        "figures": digest_figures(source.report, of),
        "paragraphs": result.paragraphs,
        "numerals": result.numerals,
        "in_words": result.in_words,
        "set_aside": result.aside,
        "unreviewed": result.unreviewed,
        "counts": result.counts,
        "notices": result.notices,
        "findings": [asdict(finding) for finding in result.findings],
    }
