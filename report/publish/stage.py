"""Markdown pages by language → a folder of HTML for each, by MkDocs or one of its successors.

Every publisher gets the same tree, plain enough for all; what it keeps to itself (docs_dir beside
the config, one whole config) is for the strictest of them, Zensical.
"""

import hashlib
import os
import shutil
import signal
import threading
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, time
from itertools import repeat
from multiprocessing import parent_process
from pathlib import Path

import yaml

from report.edition.edition import Editions, default_of
from report.faults import BuildError
from report.folders import TEMPLATES
from report.model.values import Language
from report.publish.mkdocs_config import docs_folder, html_folder, make_config, place_page
from report.publish.publishers import DEFAULT, PUBLISHERS, build_html, count_workers
from report.web.bundle import bundle_assets


def follow_parent() -> None:
    """Let a worker process leave Ctrl-C to its parent, and end with it even when that is killed.

    A worker that outlived its parent would write into the folders of the next build.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


# What themes bring whatever the config says: styles that no page of ours asks for; the worker of a
# search that is not ours, its word lists in thirty languages and its index; from Zensical a file
# without a type whose words licences.txt has.
_LEFT_OUT = shutil.ignore_patterns("stylesheets", "workers", "lunr", "search.json", "LICENSE")


def publish(
    editions: Editions,
    pages: Mapping[Language, Mapping[str, bytes]],
    stage: Path,
    out: Path,
    publisher: str = DEFAULT,
) -> None:
    """Build every language into `out`: the first at its root, the others in folders of their own.

    Raises `BuildError` with the publisher's own words where it warns, fails or leaves a page out.
    """
    day = default_of(editions).report.about.day
    seconds = int(datetime.combine(day, time(), UTC).timestamp())
    # By which publishers date what they write; without it that is the day of the build.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(seconds))
    configs = [stage_edition(editions, code, pages[code], stage) for code in editions]
    for language in editions:
        clear_html(stage, language)
    workers = count_workers(publisher)
    with ProcessPoolExecutor(workers, None, follow_parent) as pool:
        failures = list(filter(None, pool.map(build_html, configs, repeat(publisher))))
    if failures:
        raise BuildError("\n".join(failures))
    for language, edition in editions.items():
        html = html_folder(stage, language)
        _refuse_less(html, pages[language], PUBLISHERS[publisher])
        target = out if edition.is_default else out / language
        shutil.copytree(html, target, ignore=_LEFT_OUT, dirs_exist_ok=True)


def _refuse_less(html: Path, pages: Mapping[str, bytes], name: str) -> None:
    """Refuse a folder of HTML that lacks a page, whatever the publisher said of it."""
    wanted = [*(place_page(path).with_suffix(".html") for path in pages), Path("404.html")]
    missing = [path.as_posix() for path in wanted if not (html / path).is_file()]
    if missing:
        raise BuildError(f"{name} built {html.name} without {', '.join(missing)}.")


def stage_edition(
    editions: Editions,
    language: Language,
    pages: Mapping[str, bytes],
    stage: Path,
    address: str | None = None,
) -> Path:
    """Put one language's pages and config where publishers read them; gives the config's path.

    `address` is where a preview is served; without it the report's own address is used.
    """
    edition = editions[language]
    # Kept where the packed files are, by which the finish finds what it needs of it.
    stage_docs(pages, bundle_assets(stage / "packed"), docs_folder(stage, edition))
    config = stage / f"mkdocs.{language}.yml"
    url = address or edition.report.about.site_url
    settings = make_config(editions, language, stage, url)
    words = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    config.write_text(words, encoding="utf-8")
    return config


def clear_html(stage: Path, language: Language) -> None:
    """Remove what was built before: not every publisher removes what it no longer makes."""
    shutil.rmtree(html_folder(stage, language), ignore_errors=True)


def stage_docs(pages: Mapping[str, bytes], assets: Mapping[str, bytes], docs: Path) -> None:
    """Put pages and assets where publishers read them; what is the same stays.

    Files keep the time of their last change, by which a preview knows what is new.
    """
    files = {place_page(path): content for path, content in pages.items()}
    files |= {Path(path): content for path, content in assets.items()}
    for path, content in files.items():
        target = docs / path
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for file in _files(docs):
        if file.relative_to(docs) not in files:
            file.unlink()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def digest_look(config: Path) -> str:
    """Sum up what all pages of a language share: its config and the theme's parts."""
    parts = [config, *_files(TEMPLATES / "overrides")]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in parts)).hexdigest()
