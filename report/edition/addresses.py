"""Ids → where a reader finds each thing on the published site: paths of files, addresses of places.

Nothing here looks whether the place exists.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from report.model.report import Report, Site
from report.model.values import Language

ISSUES = "v"  # the folder of the issues, each below its day
# What the whole report offers, by id, documents first: in each language, and for all of them.
_OFFERED = json.loads(Path(__file__).with_name("downloads.json").read_bytes())
IN_A_LANGUAGE: Mapping[str, str] = _OFFERED["in a language"]
FOR_ALL: Mapping[str, str] = _OFFERED["for all"]
MEDIA_TYPES: Mapping[str, str] = _OFFERED["media types"]  # IANA's, by ending


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


def page_path(site: Site, language: Language, page: str = "") -> str:
    """Give a page's path below the site's root; the default language stands at the root."""
    folder = "" if language == site.languages[0] else f"{language}/"
    return f"{folder}{page}/" if page else folder


def page_url(report: Report, language: Language, page: str = "", place: str = "") -> str:
    """Give the address of a page, or of a place on it."""
    address = report.about.site_url + page_path(report, language, page)
    return f"{address}#{place}" if place else address


def issue_url(report: Report, date: str, url: str) -> str:
    """Give the address at which an issue has what stands at another address of the site."""
    return url.replace(report.about.site_url, f"{report.about.site_url}{ISSUES}/{date}/", 1)


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
    return f"charts/{key}.csv"


def download_path(language: Language, key: str) -> str:
    """Give the path of a file that the whole report offers in a language."""
    return IN_A_LANGUAGE[key].format(language)


def data_files(report: Report) -> list[Download]:
    """Give the files that hold every figure; later observations only where there are any."""
    return [
        Download(key, path)
        for key, path in FOR_ALL.items()
        if key != "observations-csv" or report.about.later_articles
    ]


def downloads(report: Report) -> list[Download]:
    """Give every file that the whole report offers, documents first."""
    return [
        Download(key, path.format(language), language)
        for language in report.languages
        for key, path in IN_A_LANGUAGE.items()
    ] + data_files(report)
