"""An edition → `Citation` of the report, a chart or an article: text, BibTeX, RIS, CSL-JSON.

Nothing is invented: names, headline and days are those of report.yml.
RIS: Reference Manager's specification of 2001; CSL-JSON: the schema of CSL 1.0.2.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from report.edition.addresses import chart_url, page_url
from report.edition.article_sources import places_by_article
from report.edition.edition import Edition
from report.exact_json import Json, spell_json
from report.language.script_conversion import join_sentences
from report.model.report_file import Article
from report.model.values import Language


@dataclass(frozen=True)
class Citation:
    """One work cited in every form; `text` for readers, the rest for their programs."""

    text: str
    bibtex: str
    ris: str
    csl: str


@dataclass(frozen=True)
class Work:
    """What all forms are made from; empty strings where nothing is known."""

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

    def cite(self, text: str) -> Citation:
        """Give the work in every form, with the text as it was put together."""
        return Citation(text, spell_bibtex(self), spell_ris(self), spell_json(csl_item(self)))


# --- BibTeX ------------------------------------------------------------------------------------

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def escape_tex(words: str) -> str:
    """Write words so that TeX prints them as they are."""
    return "".join(_TEX.get(sign, sign) for sign in _one_line(words))


def spell_bibtex(work: Work) -> str:
    """Write a BibTeX entry; doubled braces keep names and capitals as they are."""
    year, month, day = work.date.split("-") if work.date else ("", "0", "0")
    newspaper = work.form == "article-newspaper"
    fields = {
        "author": work.author and f"{{{escape_tex(work.author)}}}",
        "editor": work.editor and f"{{{escape_tex(work.editor)}}}",
        "title": f"{{{escape_tex(work.title)}}}",
        "journal" if newspaper else "organization": escape_tex(work.container),
        "year": year,
        "month": year and _MONTHS[int(month) - 1],
        "day": year and str(int(day)),
        "howpublished": work.url and f"\\url{{{quote(work.url, safe=_URL_SIGNS)}}}",
        "note": escape_tex(work.note),
        "language": work.language,
    }
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{'article' if newspaper else 'misc'}{{{work.key},", *lines, "}"]) + "\n"


_URL_SIGNS = ":/?#[]@!$&'()*+,;=%-._~"  # all that RFC 3986 allows, so braces and backslashes go


# --- RIS ---------------------------------------------------------------------------------------


def spell_ris(work: Work) -> str:
    """Write a RIS record: two signs, two spaces, a dash; lines end with CR LF."""
    tags = (
        ("TY", "NEWS" if work.form == "article-newspaper" else "ELEC"),
        ("AU", work.author),
        ("ED", work.editor),
        ("TI", work.title),
        ("T2", work.container),
        ("PB", work.publisher),
        ("PY", work.date[:4]),
        ("DA", work.date and f"{work.date.replace('-', '/')}/"),
        ("UR", work.url),
        ("LA", work.language),
        ("N1", work.note),
        ("ID", work.key),
    )
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


# --- CSL-JSON ----------------------------------------------------------------------------------


def csl_item(work: Work) -> dict[str, Json]:
    """Give a work as a CSL-JSON item; names are literal, since their order is not ours to guess."""
    item: dict[str, Json] = {
        "id": work.key,
        "type": work.form,
        "title": work.title,
        "container-title": work.container,
        "publisher": work.publisher,
        "author": [{"literal": work.author}] if work.author else "",
        "editor": [{"literal": work.editor}] if work.editor else "",
        "issued": {"date-parts": [[*map(int, work.date.split("-"))]]} if work.date else "",
        "URL": work.url,
        "language": work.language,
        "note": work.note,
    }
    return {name: value for name, value in item.items() if value != ""}


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def cite_article(edition: Edition, later: str | None = None) -> Citation:
    """Cite the newspaper's article, or a later one by its key."""
    about = edition.report.about
    article = about.later_articles[later] if later else about.article
    translation = edition.say(article.headline_translations)
    work = Work(
        key=f"{edition.report.id}-{later or 'article'}",
        form="article-newspaper",
        title=article.headline,
        container=edition.say(article.publisher),
        publisher=edition.say(article.publisher),
        date=article.published,
        language=article.language,
        url=article.url or "",
        author=edition.say(article.reporter),
        editor=edition.say(article.editor),
        note="" if reads_headline(edition, article) else translation,
    )
    return work.cite(article_text(edition, article))


def cite_articles(edition: Edition) -> list[Citation]:
    """Cite every article, the report's own first."""
    return [cite_article(edition, key) for key in (None, *edition.report.about.later_articles)]


def article_text(edition: Edition, article: Article | None = None) -> str:
    """Cite a newspaper's article in one line, with the headline translated where need be."""
    article = article or edition.report.about.article
    return edition.word(
        "cite-article-own" if reads_headline(edition, article) else "cite-article",
        reporter=edition.say(article.reporter),
        headline=article.headline,
        translation=edition.say(article.headline_translations),
        publisher=edition.say(article.publisher),
        date=edition.insert(f"date:{article.published}"),
        day=article.published,
    )


def articles_text(edition: Edition, keys: Iterable[str] | None = None) -> str:
    """Cite in one line every article that figures come from; all of the report's without ids."""
    about = edition.report.about
    later = about.later_articles
    used = later if keys is None else filter(None, places_by_article(edition, keys))
    cited = (about.article, *(later[key] for key in used))
    return join_sentences((article_text(edition, article) for article in cited), edition.language)


def reads_headline(edition: Edition, article: Article) -> bool:
    """Tell whether the edition's readers read an article's language, in whatever script."""
    return edition.language.split("-")[0] == article.language.split("-")[0]


def cite_report(edition: Edition) -> Citation:
    """Cite the report as a whole."""
    url = page_url(edition.report, edition.language)
    work = _page(edition, edition.report.id, edition.plain(edition.report.about.title), url)
    article = articles_text(edition)
    return work.cite(_own_word(edition, work, "cite-report", title=work.title, article=article))


def cite_chart(edition: Edition, key: str) -> Citation:
    """Cite one chart."""
    chart = edition.report.charts[key]
    url = chart_url(edition.report, edition.language, key)
    title = edition.plain(chart.title)
    cited = articles_text(edition, chart.figures)
    work = _page(edition, f"{edition.report.id}-{key}", title, url, cited)
    measure = edition.plain(chart.subtitle)
    words = {"chart": title, "measure": measure, "title": work.container, "article": cited}
    return work.cite(_own_word(edition, work, "cite-chart", **words))


def _own_word(edition: Edition, work: Work, word: str, **words: str) -> str:
    """Say a citation of the report; one that is not published yet has no publisher and no day."""
    if not work.date:
        return edition.word(f"{word}-undated", url=work.url, **words)
    said = edition.insert(f"date:{work.date}")
    day = {"date": said, "day": work.date, "publisher": work.publisher}
    return edition.word(word, url=work.url, **day, **words)


def _page(edition: Edition, key: str, title: str, url: str, note: str = "") -> Work:
    site = edition.plain(edition.report.about.title)
    by = edition.report.about.publication
    publisher = edition.say(by.publisher) if by else ""
    return Work(
        key=key,
        form="webpage",
        title=title,
        container=site,
        publisher=publisher,
        date=by.changed if by else "",
        author=publisher,
        language=edition.language,
        url=url,
        note=edition.word("cite-based-on", article=note or articles_text(edition)),
    )
