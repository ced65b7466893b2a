"""Markdown pages by language → a folder of HTML for each, by MkDocs or one of its successors.

Every publisher gets the same tree, plain enough for all; what it keeps to itself (docs_dir beside
the config, one whole config) is for the strictest of them, Zensical. A page's HTML is kept by all
that it is made of, and MkDocs makes the others alone.
"""

import os
import shutil
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path

import yaml

from report.cache import Cache, digest
from report.edition.edition import Editions
from report.edition.writer import AllWords
from report.faults import BuildError
from report.folders import TEMPLATES
from report.machine import list_packages
from report.model.values import Language
from report.publish.mkdocs_config import docs_folder, html_folder, make_config, place_page
from report.publish.publishers import PUBLISHERS, build_html
from report.publish.write import write_files
from report.reading.manifest import list_files
from report.web.pages import render_pages

# What themes bring whatever the config says: styles that no page of ours asks for; the worker of a
# search that is not ours, its word lists in thirty languages and its index; from Zensical a file
# without a type whose words licences.txt has.
_LEFT_OUT = shutil.ignore_patterns("stylesheets", "workers", "lunr", "search.json", "LICENSE")
_OVERRIDES = TEMPLATES / "overrides"

# What renders one language's pages and what they load, by their paths.
Pages = Callable[[Language], Mapping[str, bytes]]


def render_language(
    editions: Editions, stills: Mapping[str, str], assets: Mapping[str, bytes], language: Language
) -> dict[str, bytes]:
    """Render a report's pages in one language, with the assets beside them."""
    return {**render_pages(editions[language], stills), **assets}


@dataclass(frozen=True)
class Staged:
    """One language where publishers read it: its config, its pages, where its HTML is made."""

    config: Path
    docs: Path
    html: Path
    place: str  # of the HTML, below the site's root
    day: str  # by which publishers date what they write, in seconds
    failure: str = ""  # in the publisher's words, where its HTML could not be made

    def make_html(self, cache: Cache, publisher: str) -> str:
        """Make the HTML that is not kept; gives what went wrong, or nothing."""
        os.environ.setdefault("SOURCE_DATE_EPOCH", self.day)
        names = self._name_entries(publisher)
        kept = {path: cache.get(name) for path, name in names.items()}
        new = [path for path, files in kept.items() if files is None]
        put_files(dict(ChainMap(*filter(None, kept.values()))), self.html, new)
        failure = build_html(self.config, publisher, cache) if new else ""
        if not failure:
            made = list_files(self.html)
            for path in new:
                own = [path] if path else [name for name in made if name not in names]
                files = {one: (self.html / one).read_bytes() for one in own if one in made}
                cache.put(names[path], files)
        return failure

    def _name_entries(self, publisher: str) -> dict[str, str]:
        """Name the entry of each page by the path of its HTML, and by "" that of all the rest."""
        staged = {Path(path): (self.docs / path).read_bytes() for path in list_files(self.docs)}
        pages = {path: text for path, text in staged.items() if path.suffix == ".md"}
        others = sorted(staged.keys() - pages)
        rest = [part for path in others for part in (bytes(path), staged[path])]
        said = [publisher, list_packages(), os.environ["SOURCE_DATE_EPOCH"], *map(str, pages)]
        shared = [self.config, *(_OVERRIDES / path for path in list_files(_OVERRIDES))]
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


@dataclass(frozen=True)
class Publisher:
    """A publisher by name, the folder where pages are staged for it, what was kept of it."""

    name: str
    folder: Path
    cache: Cache
    address: str | None = None  # where a preview is served

    def begin(
        self, editions: AllWords, pages: Pages, workers: Executor
    ) -> list[Future[list[Staged]]]:
        """Begin to make the HTML of every language beside each other, where that can be."""
        # Zensical keeps one cache beside the configs, and uses all processors by itself.
        groups = [[*editions]] if self.name == "zensical" else [[code] for code in editions]
        return [workers.submit(self.make, editions, pages, group) for group in groups]

    def make(self, editions: AllWords, pages: Pages, languages: Iterable[Language]) -> list[Staged]:
        """Render pages of languages and make their HTML; what went wrong is its `failure`."""
        made = []
        for language in languages:
            staged = self.stage(editions, language, pages(language))
            made.append(replace(staged, failure=staged.make_html(self.cache, self.name)))
        return made

    def stage(self, editions: AllWords, language: Language, pages: Mapping[str, bytes]) -> Staged:
        """Put one language's pages and config where publishers read them."""
        edition, folder = editions[language], self.folder
        url = self.address or edition.site.about.site_url
        docs = docs_folder(folder, edition)
        put_files({place_page(path).as_posix(): content for path, content in pages.items()}, docs)
        config = folder / f"mkdocs.{language}.yml"
        settings = make_config(editions, language, pages, folder, url)
        words = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
        config.write_text(words, encoding="utf-8")
        seconds = int(datetime.combine(edition.site.day, time(), UTC).timestamp())
        place = "" if edition.is_default else language
        return Staged(config, docs, html_folder(folder, language), place, str(seconds))


def publish(
    begun: Iterable[Future[list[Staged]]], files: Mapping[str, bytes], out: Path, publisher: str
) -> None:
    """Put every language's HTML, when it is made, and the other files of the site into `out`.

    Raises `BuildError` with the publisher's own words where it warns, fails or leaves a page out.
    """
    staged = [one for done in begun for one in done.result()]
    failures = [one.failure for one in staged if one.failure]
    if failures:
        raise BuildError("\n".join(failures))
    for one in staged:
        one.place_html(out, publisher)
    write_files(files, out)


def put_files(files: Mapping[str, bytes], folder: Path, old: Collection[str] = ()) -> None:
    """Let a folder hold just these files; what is the same stays, with the time of its change.

    Those named in `old` stay too, as of long ago: MkDocs makes them anew.
    """
    for path, content in files.items():
        target = folder / path
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for path in list_files(folder):
        if path in old:
            os.utime(folder / path, (0, 0))
        elif path not in files:
            (folder / path).unlink()
