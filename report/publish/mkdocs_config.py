"""A site in one language → the config that a publisher reads: mkdocs.yml and what differs."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from report.edition.addresses import page_path
from report.edition.article_sources import count_articles, say_published
from report.edition.edition import Edition
from report.edition.writer import SiteWords
from report.folders import ROOT, TEMPLATES
from report.language.quantities import NETWORK_LOCALES
from report.language.script_conversion import join_sentences
from report.model.values import LANGUAGES, Language
from report.templates import keep_days
from report.web.pages import PLAIN_PAGES

# Of ui.yml, those that stand in the frame round a page.
_WORDS = (
    "frame-skip", "frame-languages", "search", "frame-pages", "frame-sections", "frame-footer",
    "not-found", "not-found-lead", "nav-home", "nav-figures", "nav-sources", "nav-reuse",
    "palette-auto", "palette-light", "palette-dark", "front-all",
)  # fmt: skip


def place_page(path: str) -> Path:
    """Stage a page in a folder of its own, at the same depth as its address; the rest as it is.

    MkDocs leaves HTML's links as they are, Zensical takes them as relative to the file: so both are
    the same.
    """
    page = Path(path)
    is_placed = page.suffix != ".md" or page.stem == "index"
    return page if is_placed else page.with_suffix("") / "index.md"


def docs_folder(stage: Path, words: SiteWords) -> Path:
    """Give the folder that one language's pages are staged in."""
    return stage / "docs" / ("default" if words.is_default else words.language)


def html_folder(stage: Path, language: Language) -> Path:
    """Give the folder that one language's HTML is built in."""
    return stage / "html" / language


@dataclass(frozen=True)
class Frame:
    """What stands round the pages of one language, in plain words; of the footer in HTML."""

    title: str
    home: str
    description: str
    pages: Mapping[str, str]  # key → title, the first page's own left out
    words: Mapping[str, str]  # the footer's, and what is said otherwise than in a report


def frame_report(edition: Edition) -> Frame:
    """Give what stands round the pages of a report."""
    about = edition.report.about
    titles = {key: edition.say(topic.title) for key, topic in edition.report.topics.items()}
    titles |= {key: edition.word(f"nav-{key}") for key in PLAIN_PAGES}
    title, description = edition.plain(about.title), edition.plain(about.description)
    words = {"footer-source": _footer(edition)}
    return Frame(title, edition.word("nav-home"), description, titles, words)


def make_config(
    editions: Mapping[Language, SiteWords], language: Language, frame: Frame, stage: Path, url: str
) -> dict[str, Any]:
    """Give one language's config: the top mkdocs.yml with all that differs.

    It inherits nothing, since MkDocs replaces an inherited list and Zensical adds to it.
    """
    edition = editions[language]
    site, word = edition.site, edition.word
    config: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config |= {
        "site_name": frame.title,
        "site_url": url + page_path(site, language),
        "site_description": frame.description,
        "docs_dir": docs_folder(stage, edition).relative_to(stage).as_posix(),
        "site_dir": html_folder(stage, language).relative_to(stage).as_posix(),
        "nav": [
            {frame.home: "index.md"},
            *({title: f"{key}/index.md"} for key, title in frame.pages.items()),
        ],
    }
    overrides = os.path.relpath(TEMPLATES / "overrides", stage)
    config["theme"] |= {"language": language, "custom_dir": overrides}
    up = "" if edition.is_default else "../"
    links = {code: page_path(site, code) for code in LANGUAGES if code in editions}
    config["extra"] |= {
        "front": up + site.front[language] if site.front else "",
        "is_report": "figures" in frame.pages,
        "edition": language,
        "address": url,
        "locale": NETWORK_LOCALES[language],
        "root": up.rstrip("/") or ".",
        "alternate": [
            {"short": editions[code].word("language-short"), "link": up + link, "lang": code}
            for code, link in links.items()
        ],
        "words": {**{key: word(key) for key in _WORDS}, **frame.words},
    }
    return config


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
