"""Every report below a folder → one site of all of them, or that of one report for it.

Each is built into a folder of its own, from which the front page takes it: what is whole there is
not built again, and a fault in one report leaves the site as it is.
"""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from portal.find_reports import find_reports
from portal.front import build_front
from report.cache import HOUR
from report.checks.check import check_report
from report.edition.addresses import page_path
from report.faults import BuildError, ReportError, suggest
from report.model.interface_words import Ui
from report.model.report import Site
from report.model.report_file import Glossary, SiteFile
from report.model.values import LANGUAGES
from report.reading.document import read_document
from report.reading.load import find_shared, load_report
from report.reading.shape import shape


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


def load_collection(folder: Path, members: Iterable[str]) -> Site:
    """Read what the front page of a folder's reports says, from the folder or else the project.

    Raises `ReportError` with all faults of the three files.
    """
    names = ("collection.yml", "ui.yml", "zh-Hans.yml")
    of_front, of_ui, of_glossary = (read_document(find_shared(folder / "any", n)) for n in names)
    about, ui, glossary = shape(of_front, SiteFile), shape(of_ui, Ui), shape(of_glossary, Glossary)
    if not (about and ui and glossary):
        raise ReportError([*of_front.faults, *of_ui.faults, *of_glossary.faults])
    return Site(id="collection", about=about, ui=ui, glossary=glossary, members=tuple(members))


def _choose(only: str | None, homes: Mapping[str, Path]) -> list[str]:
    if only in {None, FRONT}:
        return [] if only else [*homes]
    if only not in homes:
        raise BuildError(f'There is no report "{only}" here{suggest(str(only), homes)}')
    return [str(only)]


def _place(options: Namespace, collection: Site, home: Path, stage: Path) -> Namespace:
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
