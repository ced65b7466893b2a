"""A folder of YAML → `Report`, with the place of each of its parts known.

Enters: a folder. Leaves: `Source` (the report and the documents that it was read from), or a
`ReportError` with every fault of syntax and shape. Never looks at how parts relate: `check` does.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from report.about import OWN_WORDS
from report.document import At, Document, read_document, spell_path
from report.errors import Fault, ReportError, suggest
from report.model import Glossary, Report, ReportFile, Topic, Ui, Verified
from report.shape import FORMS, shape
from report.words import KEY, LONGEST_KEY

__all__ = ["RESERVED", "At", "Document", "Source", "load_report", "read_document", "spell_path"]

SHARED = Path(__file__).resolve().parent.parent / "data"
# Other files of the folder, and what the site itself puts at the addresses where topics stand.
RESERVED = frozenset(
    {"report", "ui", "glossary", "zh-hans", "zh-hant", "en", "index", "404", "assets", "charts"}
    | {"compare", "data", "downloads", "embed", "figures", "guide", "reuse", "search", "sources"}
    | {"verified"}
)


@dataclass(frozen=True)
class Source:
    """A report with the documents that it was read from (`ui`, `glossary`, `report`, topics)."""

    report: Report
    documents: Mapping[str, Document]


def load_report(folder: Path) -> Source:
    """Read `folder` and, beside it or else from the project, ui.yml and zh-Hans.yml.

    Raises `ReportError` with all faults of all files, sorted.
    """
    documents = {
        "ui": read_document(_shared(folder, "ui.yml")),
        "glossary": read_document(_shared(folder, "zh-Hans.yml")),
        "report": read_document(folder / "report.yml"),
    }
    about = shape(documents["report"], ReportFile)
    ui = shape(documents["ui"], Ui)
    glossary = shape(documents["glossary"], Glossary)
    documents["report"].faults += _folder_faults(folder, documents["report"], about)
    if about and ui:
        documents["report"].faults += _own_faults(documents["report"], about, ui)
        ui = _with_own_words(ui, about)
    topics = {}
    for name in _topic_names(folder, about):
        documents[name] = read_document(folder / f"{name}.yml")
        topics[name] = shape(documents[name], Topic)
    verified = None
    if (folder / "verified.yml").is_file():
        documents["verified"] = read_document(folder / "verified.yml")
        verified = shape(documents["verified"], Verified)
    faults = [fault for document in documents.values() for fault in document.faults]
    if faults or about is None or ui is None or glossary is None:
        raise ReportError(faults)
    whole = {name: topic for name, topic in topics.items() if topic is not None}
    report = Report(
        id=_report_id(folder),
        about=about,
        topics=whole,
        ui=ui,
        glossary=glossary,
        verified=verified,
    )
    return Source(report, documents)


def load_ui(folder: Path) -> Ui:
    """Read the words of the interface that a report in `folder` uses, or would use.

    Raises `ReportError` with all faults of the file.
    """
    document = read_document(_shared(folder, "ui.yml"))
    ui = shape(document, Ui)
    if ui is None:
        raise ReportError(document.faults)
    return ui


def _own_faults(document: Document, about: ReportFile, ui: Ui) -> Iterator[Fault]:
    """Yield what report.yml names although ui.yml has it: one key means one thing."""
    for group in OWN_WORDS:
        for key in getattr(about, group):
            if key in getattr(ui, group):
                message = f'ui.yml has "{key}" already; use it, or choose another key here'
                yield document.fault((group, key), message)


def _with_own_words(ui: Ui, about: ReportFile) -> Ui:
    """Give the words of the interface with those that the report brings along."""
    groups = {group: {**getattr(ui, group), **getattr(about, group)} for group in OWN_WORDS}
    return ui.model_copy(update=groups)


def _shared(folder: Path, name: str) -> Path:
    beside = folder.resolve().parent / name
    return beside if beside.is_file() else SHARED / name


def _report_id(folder: Path) -> str:
    return folder.resolve().name


def _files(folder: Path) -> list[str]:
    """Name the topics that there are files for, hidden files (an editor's own) left out."""
    names = sorted(path.stem for path in folder.glob("*.yml") if not path.name.startswith("."))
    return [name for name in names if name not in {"report", "verified"}]


def _topic_names(folder: Path, about: ReportFile | None) -> list[str]:
    """Name the topics to read: those listed, or, where the list cannot be read, every file."""
    there = _files(folder)
    listed = dict.fromkeys(about.topics) if about else there
    return [name for name in listed if name in there and name not in RESERVED]


def _folder_faults(folder: Path, document: Document, about: ReportFile | None) -> Iterator[Fault]:
    """Compare the folder's name and files with what they have to be."""
    name = _report_id(folder)
    if re.fullmatch(KEY, name) is None or len(name) > LONGEST_KEY:
        message = f'the folder\'s name "{name}" {FORMS[KEY]}'
        yield document.fault((), message)
    if about is None:
        return
    there = _files(folder)
    for index, name in enumerate(about.topics):
        if name in RESERVED:
            message = f'the site needs "{name}" for itself; give the topic another name'
            yield document.fault(("topics", index), message)
        elif name not in there:
            message = f'no file "{name}.yml" beside report.yml{suggest(name, there)}'
            yield document.fault(("topics", index), message)
    for name in there:
        if name not in about.topics:
            message = f'"{name}.yml" is not listed here; add "{name}" or remove the file'
            yield document.fault(("topics",), message)
