"""An edition → `Citation` of the report, a chart or an article: text, BibTeX, RIS, CSL-JSON.

Nothing is invented: names, headline and days are those of report.yml.
"""

from collections.abc import Iterable

from report.edition.addresses import chart_url, page_url
from report.edition.article_sources import places_by_article
from report.edition.citation_formats import Citation, Work
from report.edition.edition import Edition
from report.language.conversion import join_sentences
from report.model.report_file import Article


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
