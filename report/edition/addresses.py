"""Ids → where a reader finds each thing on the published site: paths of files, addresses of places.

Nothing here looks whether the place exists.
"""

from dataclasses import dataclass

from report.model.report import Report
from report.model.values import Language

MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "ris": "application/x-research-info-systems",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Download:
    """A file that the whole report offers; without a language it serves all of them."""

    id: str
    path: str
    language: Language | None = None

    @property
    def media_type(self) -> str:
        """The file's media type (IANA), told by its ending."""
        return MEDIA_TYPES[self.path.rsplit(".", 1)[1]]


def page_path(report: Report, language: Language, page: str = "") -> str:
    """Give a page's path below the site's root; the default language stands at the root."""
    folder = "" if language == report.languages[0] else f"{language}/"
    return f"{folder}{page}/" if page else folder


def page_url(report: Report, language: Language, page: str = "", place: str = "") -> str:
    """Give the address of a page, or of a place on it."""
    address = report.about.site_url + page_path(report, language, page)
    return f"{address}#{place}" if place else address


def figure_url(report: Report, language: Language, key: str) -> str:
    """Give the permanent address of a figure."""
    return page_url(report, language, "figures", key)


def chart_url(report: Report, language: Language, key: str) -> str:
    """Give the address of a chart on the page of its topic."""
    return page_url(report, language, report.topic_of[key], f"chart-{key}")


def embed_path(report: Report, language: Language, key: str) -> str:
    """Give the path of a chart that stands alone."""
    return page_path(report, language, f"embed/{key}")


def picture_path(language: Language, key: str, form: str) -> str:
    """Give the path of a chart's picture; `form` is `png` or `svg`."""
    return f"charts/{key}.{language}.{form}"


def chart_table_path(key: str) -> str:
    """Give the path of a chart's own table."""
    return f"data/charts/{key}.csv"


def deck_path(language: Language) -> str:
    """Give the path of the slides."""
    return f"downloads/deck.{language}.pptx"


def offline_path(language: Language) -> str:
    """Give the path of the offline edition."""
    return f"downloads/offline.{language}.zip"


def citation_path(language: Language, form: str) -> str:
    """Give the path of the citations; `form` is `bib`, `ris` or `json`."""
    return f"data/citation.{language}.{form}"


OBSERVATIONS_PATH = "data/observations.csv"


def data_files(report: Report) -> tuple[Download, ...]:
    """Give the files that hold every figure."""
    seen = [Download("observations-csv", OBSERVATIONS_PATH)]
    return (
        *(Download(f"figures-{form}", f"data/figures.{form}") for form in ("csv", "json", "xlsx")),
        *(seen if report.about.later_articles else ()),
        Download("datapackage", "data/datapackage.json"),
        Download("index", "data/report.json"),
    )


def downloads(report: Report) -> tuple[Download, ...]:
    """Give every file that the whole report offers, documents first."""
    by_language = [
        download
        for language in report.languages
        for download in (
            Download("briefing", f"downloads/briefing.{language}.pdf", language),
            Download("deck", deck_path(language), language),
            Download("offline", offline_path(language), language),
            Download("citation-bib", citation_path(language, "bib"), language),
            Download("citation-ris", citation_path(language, "ris"), language),
            Download("citation-json", citation_path(language, "json"), language),
        )
    ]
    return (*by_language, *data_files(report))
