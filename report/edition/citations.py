"""An edition → `Citation` of the report, a topic, a chart or an article, in every form.

Nothing is invented: names, headline and days are those of report.yml.
RIS: Reference Manager's specification of 2001; CSL-JSON: the schema of CSL 1.0.2.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote

from report.edition.addresses import chart_url, issue_url, page_url
from report.edition.article_sources import places_by_article
from report.edition.edition import Edition
from report.exact_json import Json, spell_json
from report.language.script_conversion import join_sentences
from report.model.report_file import Article
from report.model.values import Language
from report.templates import render


@dataclass(frozen=True)
class Citation:
    """One work cited, in words and in every form; empty strings where nothing is known."""

    text: str
    key: str
    form: Literal["webpage", "article-newspaper"]
    title: str
    container: str
    publisher: str
    date: str  # ISO 8601, or empty
    language: Language
    url: str = ""
    author: str = ""
    editor: str = ""
    note: str = ""

    @property
    def bibtex(self) -> str:
        """A BibTeX entry; doubled braces keep names and capitals as they are."""
        url = quote(self.url, safe=_URL_SIGNS)
        return render("citations/bibtex.j2", escape_tex, work=self, url=url)

    @property
    def ris(self) -> str:
        """A RIS record: two signs, two spaces, a dash; lines end with CR LF."""
        return render("citations/ris.j2", one_line, work=self).replace("\n", "\r\n")

    @property
    def csl(self) -> str:
        """A CSL-JSON item; names are literal, since their order is not ours to guess."""
        item: dict[str, Json] = json.loads(render("citations/csl.json.j2", work=self))
        return spell_json({name: value for name, value in item.items() if value != ""})


_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}&%$#_"},
}


def escape_tex(words: str) -> str:
    """Write words so that TeX prints them as they are."""
    return "".join(_TEX.get(sign, sign) for sign in one_line(words))


_URL_SIGNS = ":/?#[]@!$&'()*+,;=%-._~"  # all that RFC 3986 allows, so braces and backslashes go


def one_line(words: str) -> str:
    """Write words on one line."""
    return " ".join(words.split())


def cite_article(edition: Edition, later: str | None = None) -> Citation:
    """Cite the article, or a later one by its key; names stand in the script of a title read."""
    article = edition.report.about.article_by(later)
    publisher, reporter = edition.say(article.publisher), edition.say(article.reporter)
    translation = edition.say(article.headline_translations)
    is_read = reads_headline(edition, article)
    named = replace(edition, language=article.language) if is_read else edition
    text = edition.word(
        f"cite-{'article' if reporter else 'release'}{'-own' if is_read else ''}",
        reporter=reporter,
        headline=article.headline,
        translation=translation,
        publisher=publisher,
        date=edition.insert(f"date:{article.published}"),
        day=article.published,
    )
    terms = edition.say(article.licence if article.licence_url else None)
    return Citation(
        join_sentences(filter(None, (text, terms)), edition.language),
        key=f"{edition.report.id}-{later or 'article'}",
        form="article-newspaper" if reporter else "webpage",
        title=article.headline,
        container=named.say(article.publisher) if reporter else "",
        publisher=named.say(article.publisher),
        date=article.published,
        language=article.language,
        url=article.url or "",
        author=named.say(article.reporter),
        editor=named.say(article.editor),
        note="" if is_read else translation,
    )


def cite_articles(edition: Edition) -> list[Citation]:
    """Cite every article, the report's own first."""
    return [cite_article(edition, key) for key in (None, *edition.report.about.later_articles)]


def articles_text(edition: Edition, keys: Iterable[str] | None = None) -> str:
    """Cite in one line every article that figures come from; all of the report's without ids."""
    later = edition.report.about.later_articles
    used = later if keys is None else filter(None, places_by_article(edition, keys))
    cited = (cite_article(edition, key).text for key in (None, *used))
    return join_sentences(cited, edition.language)


def reads_headline(edition: Edition, article: Article) -> bool:
    """Tell whether the edition's readers read an article's language, in whatever script."""
    return edition.language.split("-")[0] == article.language.split("-")[0]


def cite_report(edition: Edition) -> Citation:
    """Cite the report as a whole."""
    report, url = edition.report, page_url(edition.report, edition.language)
    return _cite_page(edition, report.id, url, articles_text(edition))


def cite_topic(edition: Edition, key: str) -> Citation:
    """Cite the page of a topic."""
    report, topic = edition.report, edition.report.topics[key]
    url, article = page_url(report, edition.language, key), articles_text(edition, topic.figures)
    return _cite_page(edition, f"{report.id}-{key}", url, article, title=edition.plain(topic.title))


def cite_chart(edition: Edition, key: str) -> Citation:
    """Cite one chart."""
    report, chart = edition.report, edition.report.charts[key]
    said = {"chart": edition.plain(chart.title), "measure": edition.plain(chart.subtitle)}
    url, article = chart_url(report, edition.language, key), articles_text(edition, chart.figures)
    return _cite_page(edition, f"{report.id}-{key}", url, article, **said)


def _cite_page(edition: Edition, key: str, url: str, article: str, **said: str) -> Citation:
    """Cite what the report says; one that is not published yet has no publisher and no day."""
    site, by = edition.plain(edition.report.about.title), edition.report.about.publication
    publisher, day = (edition.say(by.publisher), by.changed) if by else ("", "")
    if edition.issue:
        day, url = edition.issue, issue_url(edition.report, edition.issue, url)
    date, undated = (edition.insert(f"date:{day}"), "") if by else ("", "-undated")
    word = f"{'cite-chart' if 'chart' in said else 'cite-report'}{undated}"
    words = {"title": site, "date": date, "day": day, "url": url, "article": article, **said}
    return Citation(
        edition.word(word, publisher=publisher, **words),
        key=key,
        form="webpage",
        title=said.get("chart", words["title"]),
        container=site if said else "",
        publisher=publisher,
        date=day,
        author=publisher,
        language=edition.language,
        url=url,
        note=edition.word("cite-based-on", article=article),
    )
