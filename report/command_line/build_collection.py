"""Every report below a folder → one site of all of them, or that of one report for it.

Each is built into a folder of its own, from which the front page takes it: what is whole there is
not built again, and a fault in one report leaves the site as it is.
"""

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from report.cache import HOUR
from report.checks.check import check_report
from report.edition.addresses import page_path
from report.faults import BuildError, ReportError, suggest
from report.model.report import Collection
from report.model.values import LANGUAGES
from report.publish.front import build_front
from report.reading.find_reports import find_reports
from report.reading.load import load_collection, load_report


def build_collection(
    options: Namespace, build: Callable[[Namespace, Path], None], stage: Path
) -> None:
    """Build, or with `--check` check, all reports, and put the site of all into place.

    `build` builds one report in a stage of its own. With `--only` it is one report's part of the
    work, or the front page's alone. Raises `ReportError` with the faults of all reports.
    """
    homes, faults = find_reports(options.collection)
    collection = load_collection(options.collection, homes).at(options.site_url)
    stages = {name: stage / "reports" / name for name in homes}
    for name in _choose(options.only, homes):
        try:
            if options.check:
                check_report(load_report(homes[name]))
            else:
                build(_place(options, collection, homes[name], stages[name]), stages[name])
        except ReportError as error:
            faults += error.faults
    if faults:
        raise ReportError(faults)
    if not options.check and options.only in {None, FRONT}:
        sites = {name: folder / "site" for name, folder in stages.items()}
        build_front(collection, sites, options.site, stage, options.publisher)


FRONT = "front"


def _choose(only: str | None, homes: Mapping[str, Path]) -> list[str]:
    if only in {None, FRONT}:
        return [] if only else [*homes]
    if only not in homes:
        raise BuildError(f'There is no report "{only}" here{suggest(str(only), homes)}')
    return [str(only)]


def _place(options: Namespace, collection: Collection, home: Path, stage: Path) -> Namespace:
    """Give the options by which one report is built to stand below the collection's root."""
    about = collection.about
    known = {
        code: code if code in about.languages else about.default_language for code in LANGUAGES
    }
    front = {code: f"../{page_path(collection, near)}" for code, near in known.items()}
    url = f"{about.site_url}{home.name}/"
    # A job whose scheduler was lost may still be at it: then there will be nothing left to do.
    wait = HOUR if options.only else 0
    own = {"data": home, "site": stage / "site", "site_url": url, "front": front, "wait": wait}
    return Namespace(**{**vars(options), **own})
