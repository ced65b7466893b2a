"""A folder of YAML → `Source`: the `Report`, and the documents that know each part's place.

Never looks at how parts relate: `check` does.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from report.faults import Fault, ReportError, describe_path, suggest
from report.folders import KEPT, SHARED
from report.model.interface_words import Ui
from report.model.report import Report, Topic
from report.model.report_file import OWN_WORDS, Glossary, KeptIssue, ReportFile, Verified
from report.model.values import KEY, is_key
from report.reading.document import Document, read_document
from report.reading.manifest import verify_site
from report.reading.shape import FORMS, shape, shape_rest

# Other files of the folder, and what the site itself puts at the addresses where topics stand.
RESERVED = frozenset(
    {"report", "ui", "glossary", "zh-hans", "zh-hant", "en", "index", "404", "assets", "charts"}
    | {"compare", "data", "downloads", "embed", "figures", "reuse", "search", "sources"}
    | {"changes", "v", "verified"}
)
# What a topic has many of: one with a fault leaves the others to be checked.
_PARTS = frozenset({"figures", "derived", "charts", "entries"})


@dataclass(frozen=True)
class Source:
    """A report with the documents that it was read from (`ui`, `glossary`, `report`, topics).

    Where files have `faults`, `parts` is what could be read of the report. It is for `check` alone,
    which tells what else is wrong with it: whoever asks for the `report` gets the faults.
    """

    parts: Report
    documents: Mapping[str, Document]
    faults: tuple[Fault, ...] = ()

    @property
    def report(self) -> Report:
        """The whole report; raises `ReportError` where a file has faults."""
        if self.faults:
            raise ReportError(self.faults, more=True)
        return self.parts

    @property
    def is_part(self) -> bool:
        """Whether something is in no part that could be read, so that nobody has checked it."""
        lacking = [name for name in self.parts.about.topics if name not in self.parts.topics]
        others = (name for name in self.documents if name != "report")
        return bool(lacking) or any(self.documents[name].faults for name in others)


def load_report(folder: Path) -> Source:
    """Read `folder` and, beside it or else from the project, ui.yml and zh-Hans.yml.

    Faults of topics are kept in the source. Raises `ReportError` with all faults where there is
    nothing to check: report.yml or ui.yml cannot be read, or the folder's name is no key.
    """
    _require_folder(folder)
    documents = {
        "ui": read_document(find_shared(folder, "ui.yml")),
        "glossary": read_document(find_shared(folder, "zh-Hans.yml")),
        "report": read_document(folder / "report.yml"),
    }
    about = shape(documents["report"], ReportFile)
    ui = shape(documents["ui"], Ui)
    glossary = shape(documents["glossary"], Glossary)
    documents["report"].faults += _folder_faults(folder, documents["report"], about)
    if about and ui:
        documents["report"].faults += _own_faults(documents["report"], about, ui)
        ui = ui.model_copy(update={g: {**getattr(ui, g), **getattr(about, g)} for g in OWN_WORDS})
    topics = {}
    for name in _topic_names(folder, about):
        documents[name] = read_document(folder / f"{name}.yml")
        topics[name] = shape_rest(documents[name], Topic, _PARTS)
    verified = None
    if (folder / "verified.yml").is_file():
        documents["verified"] = read_document(folder / "verified.yml")
        verified = shape(documents["verified"], Verified)
    faults = [fault for document in documents.values() for fault in document.faults]
    if about is None or ui is None or not is_key(folder.resolve().name):
        raise ReportError(faults, more=True)
    report = Report(
        id=folder.resolve().name,
        kept=_read_issues(folder, faults),
        about=about,
        topics={name: topic for name, topic in topics.items() if topic is not None},
        ui=ui,
        glossary=glossary or Glossary(phrases={}),
        verified=verified,
    )
    return Source(report, documents, tuple(faults))


def _read_issues(folder: Path, faults: list[Fault]) -> tuple[KeptIssue, ...]:
    """Read what was published, the earliest first; each file missing or changed is a fault."""
    homes = sorted(path for path in folder.glob(f"{KEPT}/*") if path.name[0] != ".")
    remedy = "an edition never changes; bring it back, as by `git checkout`"
    damage = [(describe_path(home), line) for home in homes for line in verify_site(home)]
    faults += [Fault(name, 1, f"{line}; {remedy}") for name, line in damage]
    texts = [(home / "data/figures.json").read_bytes() for home in homes if not damage]
    return tuple(
        KeptIssue(date=home.name, home=home, figures=tuple(json.loads(text, parse_float=Decimal)))
        for home, text in zip(homes, texts, strict=False)
    )


def _require_folder(folder: Path) -> None:
    """Raise `ReportError` where there is no folder, or none with a report.yml in it."""
    if not folder.is_dir():
        near = (path.parent.name for path in folder.parent.glob("*/report.yml"))
        form = '; a report is a folder with a file "report.yml", as data/shenyang-2024 is'
        message = "there is no folder of this name"
        remedy = suggest(folder.name, near) or form
        raise ReportError([Fault(describe_path(folder), 1, message + remedy)])
    if not (folder / "report.yml").exists():
        message = f'no file "report.yml" in this folder{_find_alike(folder, "report")}'
        raise ReportError([Fault(describe_path(folder), 1, message)])


def _find_alike(folder: Path, stem: str) -> str:
    """Name the file that an editor or a system has given another ending."""
    files = (path.name for path in folder.iterdir() if path.is_file())
    found = min((name for name in files if name.lower().split(".")[0] == stem), default=None)
    return f'; rename "{found}" to "{stem}.yml"' if found else ""


def load_ui(folder: Path) -> Ui:
    """Read the words of the interface that a report in `folder` uses, or would use.

    Raises `ReportError` with all faults of the file.
    """
    document = read_document(find_shared(folder, "ui.yml"))
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


def find_shared(folder: Path, name: str) -> Path:
    """Give the file that a report's folder shares with those beside it, or else the project's."""
    beside = folder.resolve().parent / name
    return beside if beside.is_file() else SHARED / name


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
    name = folder.resolve().name
    if not is_key(name):
        yield document.fault((), f'the folder\'s name "{name}" {FORMS[KEY]}')
    if about is None:
        return
    there = _files(folder)
    for index, name in enumerate(about.topics):
        if name in RESERVED:
            message = f'the site needs "{name}" for itself; give the topic another name'
            yield document.fault(("topics", index), message)
        elif name not in there:
            remedy = _find_alike(folder, name) or suggest(name, there)
            message = f'no file "{name}.yml" beside report.yml{remedy}'
            yield document.fault(("topics", index), message)
    for name in there:
        if name not in about.topics:
            message = f'"{name}.yml" is not listed here; add "{name}" or remove the file'
            yield document.fault(("topics",), message)
