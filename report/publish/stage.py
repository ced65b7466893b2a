"""Markdown pages by language → a folder of HTML for each, by MkDocs or one of its successors.

Every publisher gets the same tree, plain enough for all; what it keeps to itself (docs_dir beside
the config, one whole config) is for the strictest of them, Zensical. A page's HTML is kept by all
that it is made of, and MkDocs makes the others alone.
"""

import os
import shutil
from collections import ChainMap
from collections.abc import Container, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import yaml

from report.cache import Cache, digest
from report.edition.writer import AllWords
from report.faults import BuildError
from report.folders import TEMPLATES
from report.machine import list_packages
from report.model.values import Language
from report.publish.mkdocs_config import docs_folder, html_folder, make_config, place_page
from report.publish.publishers import PUBLISHERS, build_html, count_workers
from report.publish.write import write_files

# What themes bring whatever the config says: styles that no page of ours asks for; the worker of a
# search that is not ours, its word lists in thirty languages and its index; from Zensical a file
# without a type whose words licences.txt has.
_LEFT_OUT = shutil.ignore_patterns("stylesheets", "workers", "lunr", "search.json", "LICENSE")


@dataclass(frozen=True)
class Staged:
    """One language where publishers read it: its config, its pages, where its HTML is made."""

    config: Path
    docs: Path
    html: Path
    place: str  # of the HTML, below the site's root
    day: str  # by which publishers date what they write, in seconds

    def make_html(self, cache: Cache, publisher: str) -> str:
        """Make the HTML that is not kept; gives what went wrong, or nothing."""
        os.environ.setdefault("SOURCE_DATE_EPOCH", self.day)
        names = self._name_entries(publisher)
        kept = {path: cache.get(name) for path, name in names.items()}
        new = [path for path, files in kept.items() if files is None]
        put_files(dict(ChainMap(*filter(None, kept.values()))), self.html, new)
        failure = build_html(self.config, publisher) if new else ""
        if not failure:
            for path in new:
                cache.put(names[path], self._read(path, names))
        return failure

    def _read(self, path: str, pages: Container[str]) -> dict[str, bytes]:
        """Read a page's HTML, or all that is none where no page is named."""
        made = {file.relative_to(self.html).as_posix(): file for file in _files(self.html)}
        own = [path] if path else [name for name in made if name not in pages]
        return {name: made[name].read_bytes() for name in own if name in made}

    def _name_entries(self, publisher: str) -> dict[str, str]:
        """Name the entry of each page by the path of its HTML, and by "" that of all the rest."""
        staged = {path.relative_to(self.docs): path.read_bytes() for path in _files(self.docs)}
        pages = {path: text for path, text in staged.items() if path.suffix == ".md"}
        rest = [
            part for path in sorted(staged.keys() - pages) for part in (bytes(path), staged[path])
        ]
        said = [publisher, list_packages(), os.environ["SOURCE_DATE_EPOCH"], *map(str, pages)]
        shared = [self.config, *_files(TEMPLATES / "overrides")]
        look = digest(*map(str.encode, said), *(path.read_bytes() for path in shared)).encode()
        names = {
            path.with_suffix(".html").as_posix(): f"html-{digest(look, bytes(path), text)}"
            for path, text in pages.items()
        }
        return {**names, "": f"html-{digest(look, *rest)}"}

    def place_html(self, out: Path, publisher: str) -> None:
        """Put the HTML into a site; refuses one that lacks a page, whatever the publisher said."""
        pages = [path.relative_to(self.docs) for path in self.docs.rglob("*.md")]
        wanted = sorted({Path("404.html"), *(path.with_suffix(".html") for path in pages)})
        missing = [path.as_posix() for path in wanted if not (self.html / path).is_file()]
        if missing:
            name = PUBLISHERS[publisher]
            raise BuildError(f"{name} built {self.html.name} without {', '.join(missing)}.")
        shutil.copytree(self.html, out / self.place, ignore=_LEFT_OUT, dirs_exist_ok=True)


def begin_html(
    staged: Sequence[Staged], cache: Cache, publisher: str, workers: Executor
) -> list[Future[list[str]]]:
    """Begin to make the HTML of every language beside each other, where the publisher can."""
    size = 1 if count_workers(publisher) > 1 else len(staged)
    groups = [staged[at : at + size] for at in range(0, len(staged), size)]
    return [workers.submit(_make_all, group, cache, publisher) for group in groups]


def _make_all(staged: Iterable[Staged], cache: Cache, publisher: str) -> list[str]:
    return [one.make_html(cache, publisher) for one in staged]


def publish(
    staged: Iterable[Staged],
    begun: Iterable[Future[list[str]]],
    files: Mapping[str, bytes],
    out: Path,
    publisher: str,
) -> None:
    """Put every language's HTML, when it is made, and the other files of the site into `out`.

    Raises `BuildError` with the publisher's own words where it warns, fails or leaves a page out.
    """
    failures = [failure for done in begun for failure in done.result() if failure]
    if failures:
        raise BuildError("\n".join(failures))
    for one in staged:
        one.place_html(out, publisher)
    write_files(files, out)


def stage_edition(
    editions: AllWords,
    language: Language,
    pages: Mapping[str, bytes],
    stage: Path,
    address: str | None = None,
) -> Staged:
    """Put one language's pages and config where publishers read them.

    `address` is where a preview is served; without it the report's own address is used.
    """
    edition = editions[language]
    url = address or edition.site.about.site_url
    docs = docs_folder(stage, edition)
    put_files({place_page(path).as_posix(): content for path, content in pages.items()}, docs)
    config = stage / f"mkdocs.{language}.yml"
    settings = make_config(editions, language, pages, stage, url)
    words = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    config.write_text(words, encoding="utf-8")
    seconds = int(datetime.combine(edition.site.day, time(), UTC).timestamp())
    place = "" if edition.is_default else language
    return Staged(config, docs, html_folder(stage, language), place, str(seconds))


def put_files(files: Mapping[str, bytes], folder: Path, old: Iterable[str] = ()) -> None:
    """Let a folder hold just these files; what is the same stays, with the time of its change.

    Those named in `old` stay too, as of long ago: MkDocs makes them anew.
    """
    for path, content in files.items():
        target = folder / path
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    stay = {folder / path for path in old}
    for file in _files(folder):
        if file in stay:
            os.utime(file, (0, 0))
        elif file.relative_to(folder).as_posix() not in files:
            file.unlink()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
