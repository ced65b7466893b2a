"""Staged pages → one static site for each language, by MkDocs and its Material theme.

Enters: Markdown pages by language, the folder to stage in. Leaves: a folder of HTML for each
language. The only module that knows MkDocs; the staged tree is plain enough for its successors.
"""

import logging
import os
import shutil
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import yaml

from report.edition import Edition
from report.errors import BuildError
from report.interrupt import follow_parent
from report.model import LANGUAGES, Language
from report.text import LOCALES

HERE = Path(__file__).resolve().parent.parent
PAGES_AFTER = ("figures", "compare", "sources", "reuse")


def publish(
    editions: Mapping[Language, Edition],
    pages: Mapping[Language, Mapping[str, bytes]],
    stage: Path,
    out: Path,
) -> None:
    """Build every language into `out`: the first at its root, the others in folders of their own.

    Raises `BuildError` with MkDocs' own words where it warns or fails.
    """
    day = next(iter(editions.values())).report.about.article.day
    seconds = int(datetime.combine(day, time(), UTC).timestamp())
    # By which MkDocs dates what it writes; without it that is the day of the build.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(seconds))
    configs = [stage_edition(edition, pages[code], stage) for code, edition in editions.items()]
    with ProcessPoolExecutor(os.cpu_count(), None, follow_parent, (os.getpid(),)) as pool:
        failures = list(filter(None, pool.map(build_html, configs)))
    if failures:
        raise BuildError("\n".join(failures))
    for language, edition in editions.items():
        target = out if edition.is_default else out / language
        shutil.copytree(html_folder(stage, language), target, dirs_exist_ok=True)


def stage_edition(
    edition: Edition, pages: Mapping[str, bytes], stage: Path, address: str | None = None
) -> Path:
    """Put one language's pages and config where MkDocs reads them; gives the config's path.

    `address` is where a preview is served; without it the report's own address is used.
    """
    docs = stage / "docs" / ("default" if edition.is_default else edition.language)
    stage_docs(pages, docs)
    config = stage / f"mkdocs.{edition.language}.yml"
    url = address or edition.report.about.site_url
    words = _config(edition, docs, html_folder(stage, edition.language), url)
    config.write_text(words, encoding="utf-8")
    return config


def html_folder(stage: Path, language: Language) -> Path:
    """Give the folder that one language's HTML is built in."""
    return stage / "html" / language


def stage_docs(pages: Mapping[str, bytes], docs: Path) -> None:
    """Write pages and the hand-written assets where MkDocs reads them."""
    if docs.exists():
        shutil.rmtree(docs)
    shutil.copytree(HERE / "docs", docs)
    for path, content in pages.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _config(edition: Edition, docs: Path, out: Path, url: str) -> str:
    """Write one language's config: all that differs from the top mkdocs.yml."""
    about, word = edition.report.about, edition.word
    topics = [{edition.say(t.title): f"{key}.md"} for key, t in edition.report.topics.items()]
    nav: list[dict[str, str]] = [{word("nav-home"): "index.md"}, *topics]
    nav += [{word(f"nav-{key}"): f"{key}.md"} for key in PAGES_AFTER]
    config: dict[str, Any] = {
        "INHERIT": os.path.relpath(HERE / "mkdocs.yml", docs.parent.parent),
        "site_name": edition.plain(about.title),
        "site_url": url if edition.is_default else f"{url}{edition.language}/",
        "site_description": edition.plain(about.description),
        "docs_dir": str(docs.resolve()),
        "site_dir": str(out.resolve()),
        "nav": nav,
        "theme": {
            "language": edition.language,
            "custom_dir": str(HERE / "templates/overrides"),
            "palette": _palette(edition),
        },
        "extra": {
            "edition": edition.language,
            "address": url,
            "locale": LOCALES[edition.language],
            "root": "." if edition.is_default else "..",
            "alternate": _alternates(edition),
            "words": {key: word(key) for key in _THEME_WORDS} | {"footer-source": _footer(edition)},
        },
    }
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


_THEME_WORDS = (
    "not-found",
    "not-found-lead",
    "nav-home",
    "nav-figures",
    "nav-sources",
    "nav-reuse",
)
_PALETTES = (
    ("", "default", "theme-light-dark"),
    ("light", "default", "weather-sunny"),
    ("dark", "slate", "weather-night"),
)


def _footer(edition: Edition) -> str:
    article = edition.report.about.article
    return edition.word(
        "footer-source",
        publisher=edition.plain(article.publisher),
        date=edition.insert(f"date:{article.published}"),
    )


def _palette(edition: Edition) -> list[dict[str, Any]]:
    """Give the three states of the light switch with their names in the page's language."""
    return [
        {
            "media": f"(prefers-color-scheme{': ' if mode else ''}{mode})",
            "scheme": scheme,
            "toggle": {
                "icon": f"material/{icon}",
                "name": edition.word(f"palette-{mode or 'auto'}"),
            },
        }
        for mode, scheme, icon in _PALETTES
    ]


def _alternates(edition: Edition) -> list[dict[str, str]]:
    first, *others = edition.report.languages
    up = "" if edition.language == first else "../"
    links = {first: up, **{code: f"{up}{code}/" for code in others}}
    return [
        {
            "name": Edition(edition.report, code).word("language-name"),
            "short": Edition(edition.report, code).word("language-short"),
            "link": links[code],
            "lang": code,
        }
        for code in LANGUAGES
        if code in links
    ]


class _Warnings(logging.Handler):
    """Keep what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def build_html(config: Path) -> str:
    """Build one language; gives what went wrong, or nothing."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - slow to import, not needed to check
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    warnings = _Warnings()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        build(load_config(str(config)))
    except (MkDocsException, SystemExit) as error:
        return "\n".join([f"MkDocs refused {config.name}: {error}", *warnings.lines])
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
    return ""
