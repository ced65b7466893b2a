"""An edition → schema.org `Dataset` (JSON-LD), for search engines and data catalogues."""

from report.edition.addresses import data_files, figure_url, page_url
from report.edition.citations import cite_report, reads_headline
from report.edition.edition import Edition
from report.edition.figure_words import say_figure
from report.exact_json import Json
from report.model.report_file import Article

Thing = dict[str, Json]
_HEADINGS = (
    "column-value", "column-period", "column-population", "column-class", "formula", "assumption",
    "note", "column-source", "later", "change",
)  # fmt: skip


def describe_page(edition: Edition, key: str) -> Thing:
    """Describe a page: all figures where all stand, the dataset at the front, else a page of it."""
    if key == "figures":
        return describe_dataset(edition)
    if key == "index":
        whole = describe_dataset(edition)
        return {name: value for name, value in whole.items() if name != "variableMeasured"}
    report = edition.report
    topic = report.topics.get(key)
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": page_url(report, edition.language, key),
        "name": edition.plain(topic.title) if topic else edition.word(f"nav-{key}"),
        "inLanguage": edition.language,
        "about": {"@id": f"{report.about.site_url}#dataset"},
        "citation": _cite(edition),
    }


def _cite(edition: Edition) -> Json:
    """Describe the article, or all of them where later ones give figures too."""
    about = edition.report.about
    cited = (about.article, *about.later_articles.values())
    things: list[Json] = [describe_article(edition, article) for article in cited]
    return things if about.later_articles else things[0]


def _published(edition: Edition) -> Thing:
    """Tell who publishes the report, and when it was published and last changed."""
    by = edition.report.about.publication
    if by is None:
        return {}
    who: Thing = {"@type": "Organization", "name": edition.say(by.publisher)}
    days: Thing = {"datePublished": by.published, "dateModified": by.changed}
    named: Thing = {"version": by.edition} if by.edition else {}
    return {"creator": who, "publisher": who, **days, **named}


def describe_dataset(edition: Edition) -> Thing:
    """Describe the report as a dataset with one variable a figure."""
    report, about = edition.report, edition.report.about
    home = page_url(report, edition.language)
    title = edition.plain(about.title)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{report.about.site_url}#dataset",
        "name": title,
        "description": edition.plain(about.description),
        "url": home,
        "inLanguage": edition.language,
        "identifier": report.id,
        **_published(edition),
        "license": {
            "@type": "CreativeWork",
            "name": edition.word("data-licence-name"),
            "text": edition.word("data-licence"),
            "url": page_url(report, edition.language, "reuse"),
        },
        "creditText": cite_report(edition).text,
        "isAccessibleForFree": True,
        "citation": _cite(edition),
        "spatialCoverage": {"@type": "Place", "name": edition.plain(about.place)},
        "temporalCoverage": cover_time(edition),
        "variableMeasured": [describe_figure(edition, key) for key in edition.numbers],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.path.rsplit("/", 1)[-1],
                "encodingFormat": file.media_type,
                "contentUrl": about.site_url + file.path,
            }
            for file in data_files(report)
        ],
    }


def describe_article(edition: Edition, article: Article) -> Thing:
    """Describe the newspaper's article."""
    own = reads_headline(edition, article)
    editor: Thing = {"@type": "Person", "name": edition.say(article.editor)}
    thing: Thing = {
        "@type": "NewsArticle",
        "headline": article.headline,
        "inLanguage": article.language,
        "datePublished": article.published,
        "publisher": {"@type": "NewsMediaOrganization", "name": edition.say(article.publisher)},
        "author": {"@type": "Person", "name": edition.say(article.reporter)},
        "url": article.url,
        "alternativeHeadline": None if own else edition.say(article.headline_translations),
        "editor": editor if article.editor else None,
    }
    return {name: value for name, value in thing.items() if value}


def describe_figure(edition: Edition, key: str) -> Thing:
    """Describe one figure: value, unit, what was done; a lower bound is also `minValue`."""
    figure = edition.figure(key)
    thing: Thing = {
        "@type": "PropertyValue",
        "@id": figure_url(edition.report, edition.language, key),
        "propertyID": key,
        "name": figure.label,
        "value": figure.value,
        "unitText": figure.unit,
        "measurementTechnique": figure.verb,
        "description": "\n".join(say_figure(edition, key, _HEADINGS)),
    }
    if figure.value_to is not None:
        return thing | {"minValue": figure.value, "maxValue": figure.value_to}
    ends = {"at_least": "minValue", "at_most": "maxValue"}
    return thing | ({ends[figure.bound]: figure.value} if figure.bound in ends else {})


def cover_time(edition: Edition) -> str:
    """Give first and last day that any figure names, as an ISO 8601 interval."""
    figures = [edition.figure(key) for key in edition.numbers]
    days = [seen.days for figure in figures for seen in (figure, *figure.observations)]
    starts = [start for start, _ in days if start]
    ends = [end for _, end in days if end]
    published = edition.report.about.article.published
    return f"{min(starts, default=published)}/{max(ends, default=published)}"
