"""An edition → the config by which a publisher builds it: mkdocs.yml with all that differs."""

import os
from pathlib import Path
from typing import Any

import yaml

from report.edition.addresses import page_path
from report.edition.article_sources import count_articles, say_published
from report.edition.edition import Edition, Editions
from report.folders import ROOT, TEMPLATES
from report.language.quantities import LOCALES
from report.language.script_conversion import join_sentences
from report.model.values import LANGUAGES, Language
from report.web.templates import keep_days

PAGES_AFTER = ("figures", "compare", "sources", "reuse")


def place_page(path: str) -> Path:
    """Stage a page in a folder of its own, at the same depth as its address; the rest as it is.

    MkDocs leaves HTML's links as they are, Zensical takes them as relative to the file: so both are
    the same.
    """
    page = Path(path)
    is_placed = page.suffix not in {"", ".md"} or page.stem == "index"
    return page if is_placed else page.with_suffix("") / "index.md"


def docs_folder(stage: Path, edition: Edition) -> Path:
    """Give the folder that one language's pages are staged in."""
    return stage / "docs" / ("default" if edition.is_default else edition.language)


def html_folder(stage: Path, language: Language) -> Path:
    """Give the folder that one language's HTML is built in."""
    return stage / "html" / language


def make_config(editions: Editions, language: Language, stage: Path, url: str) -> dict[str, Any]:
    """Give one language's config: the top mkdocs.yml with all that differs.

    It inherits nothing, since MkDocs replaces an inherited list and Zensical adds to it.
    """
    top = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    own = _own_config(editions, language, url) | {
        "docs_dir": docs_folder(stage, editions[language]).relative_to(stage).as_posix(),
        "site_dir": html_folder(stage, language).relative_to(stage).as_posix(),
    }
    overrides = {"custom_dir": os.path.relpath(TEMPLATES / "overrides", stage)}
    own["theme"] = top["theme"] | own["theme"] | overrides
    own["extra"] = top["extra"] | own["extra"]
    return {**top, **own}


def _own_config(editions: Editions, language: Language, url: str) -> dict[str, Any]:
    edition = editions[language]
    about, word = edition.report.about, edition.word
    topics = [
        {edition.say(t.title): place_page(key).as_posix()}
        for key, t in edition.report.topics.items()
    ]
    nav: list[dict[str, str]] = [{word("nav-home"): "index.md"}, *topics]
    nav += [{word(f"nav-{key}"): place_page(key).as_posix()} for key in PAGES_AFTER]
    return {
        "site_name": edition.plain(about.title),
        "site_url": url if edition.is_default else f"{url}{edition.language}/",
        "site_description": edition.plain(about.description),
        "nav": nav,
        "theme": {
            "language": edition.language,
            "palette": _palette(edition),
        },
        "extra": {
            "edition": edition.language,
            "address": url,
            "locale": LOCALES[edition.language],
            "root": "." if edition.is_default else "..",
            "alternate": _alternates(editions, edition),
            "words": {key: word(key) for key in _THEME_WORDS} | {"footer-source": _footer(edition)},
        },
    }


_THEME_WORDS = (
    "frame-skip",
    "frame-languages",
    "search",
    "frame-pages",
    "frame-sections",
    "frame-footer",
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
    source = count_articles(
        edition,
        "footer-source",
        publisher=edition.plain(article.publisher),
        date=edition.insert(f"date:{article.published}"),
    )
    said = join_sentences(filter(None, (source, say_published(edition))), edition.language)
    return str(keep_days(said))


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


def _alternates(editions: Editions, edition: Edition) -> list[dict[str, str]]:
    up = "" if edition.is_default else "../"
    return [
        {
            "name": editions[code].word("language-name"),
            "short": editions[code].word("language-short"),
            "link": f"{up}{page_path(edition.report, code)}",
            "lang": code,
        }
        for code in LANGUAGES
        if code in editions
    ]
