"""An edition → the config by which a publisher builds it: mkdocs.yml with all that differs."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from report.edition.addresses import page_path
from report.edition.article_sources import count_articles, say_published
from report.edition.edition import Edition
from report.edition.writer import AllWords, SiteWords
from report.folders import ROOT, TEMPLATES
from report.language.quantities import NETWORK_LOCALES
from report.language.script_conversion import join_sentences
from report.model.values import LANGUAGES, Language
from report.templates import keep_days
from report.web.pages import PLAIN_PAGES

# Of ui.yml, those that stand in the frame round a page.
_WORDS = (
    "frame-skip", "frame-languages", "search", "frame-pages", "frame-sections", "frame-footer",
    "not-found", "not-found-lead", "nav-changes", "nav-home", "nav-figures", "nav-sources",
    "nav-reuse", "palette-auto", "palette-light", "palette-dark", "front-all", "front-not-found",
)  # fmt: skip
_PLAIN = (*PLAIN_PAGES, "concepts")


def place_page(path: str) -> Path:
    """Stage a page in a folder of its own, at the same depth as its address; the rest as it is.

    MkDocs leaves HTML's links as they are, Zensical takes them as relative to the file: so both are
    the same.
    """
    page = Path(path)
    is_placed = page.suffix != ".md" or page.stem == "index"
    return page if is_placed else page.with_suffix("") / "index.md"


def docs_folder(stage: Path, edition: SiteWords) -> Path:
    """Give the folder that one language's pages are staged in."""
    return stage / "docs" / ("default" if edition.is_default else edition.language)


def html_folder(stage: Path, language: Language) -> Path:
    """Give the folder that one language's HTML is built in."""
    return stage / "html" / language


def make_config(
    editions: AllWords, language: Language, pages: Collection[str], stage: Path, url: str
) -> dict[str, Any]:
    """Give one language's config: the top mkdocs.yml with all that differs.

    It inherits nothing, since MkDocs replaces an inherited list and Zensical adds to it.
    """
    site, word = (edition := editions[language]).site, edition.word
    config: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    titles = {key: edition.say(topic.title) for key, topic in site.topics.items()}
    titles |= {key: word(f"nav-{key}") for key in _PLAIN if f"{key}.md" in pages}
    config |= {
        "site_name": edition.plain(site.about.title),
        "site_url": url + page_path(site, language),
        "site_description": edition.plain(site.about.description),
        "docs_dir": docs_folder(stage, edition).relative_to(stage).as_posix(),
        "site_dir": html_folder(stage, language).relative_to(stage).as_posix(),
        "nav": [
            {word("front-all" if site.members else "nav-home"): "index.md"},
            *({title: f"{key}/index.md"} for key, title in titles.items()),
        ],
    }
    overrides = os.path.relpath(TEMPLATES / "overrides", stage)
    config["theme"] |= {"language": language, "custom_dir": overrides}
    up = "" if edition.is_default else "../"
    links = {code: up + page_path(site, code) for code in LANGUAGES if code in editions}
    config["extra"] |= {
        "front": up + site.front[language] if site.front else "",
        "is_report": not site.members,
        "edition": language,
        "address": url,
        "locale": NETWORK_LOCALES[language],
        "root": up.rstrip("/") or ".",
        "alternate": [
            {"short": editions[code].word("language-short"), "link": link, "lang": code}
            for code, link in links.items()
        ],
        "words": {key: word(key) for key in _WORDS} | {"footer-source": _footer(edition)},
    }
    return config


def _footer(edition: SiteWords) -> str:
    if not isinstance(edition, Edition):
        return edition.word("front-footer")
    article = edition.report.about.article
    source = count_articles(
        edition,
        "footer-source",
        publisher=edition.plain(article.publisher),
        date=edition.insert(f"date:{article.published}"),
    )
    said = join_sentences(filter(None, (source, say_published(edition))), edition.language)
    return str(keep_days(said))
