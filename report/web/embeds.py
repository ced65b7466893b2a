"""Editions, stills and drawings → every chart as a page alone, to be framed, and the codes for it.

Each has its oEmbed answer and its drawing as a classic script. In a sandboxed frame, whose origin
is null, a fetch needs a header that a plain web server does not send, and from a disk there is no
fetch at all; a classic script needs neither. What all embeds share is bundle.py's.
"""

import json
import re
from collections.abc import Mapping
from html import escape
from itertools import product
from math import ceil

from markupsafe import Markup

from report.edition.addresses import chart_url, embed_path, page_path, picture_path
from report.edition.article_sources import name_paragraphs, places_by_article, say_paragraphs
from report.edition.chart_words import describe_values, say_caveat
from report.edition.citations import cite_chart
from report.edition.edition import Edition, Editions, default_of
from report.edition.figure_words import say_corrections, say_done
from report.language.line_breaking import measure, wrap
from report.language.quantities import NETWORK_LOCALES
from report.templates import render


def show_still(
    edition: Edition, stills: Mapping[str, str], key: str, variant: str, described: str
) -> Markup:
    """Give a chart's SVG its class, what it measures as its name, and the id of its description.

    The finding is the heading above it, and is not said again.
    """
    measure = escape(edition.plain(edition.report.charts[key].subtitle))
    head = f'<svg class="still-{variant}" role="img" aria-label="{measure}"'
    svg = stills[f"{key}.{edition.language}.{variant}"]
    return Markup(svg.replace("<svg", f'{head} aria-describedby="{described}"', 1))  # noqa: S704 - our own SVG, title escaped


# What the template asks by itself.
ASKED = (
    chart_url, cite_chart, describe_values, name_paragraphs, page_path, picture_path,
    places_by_article, say_caveat, say_corrections, say_done, say_paragraphs, show_still,
)  # fmt: skip


def render_embeds(
    editions: Editions, stills: Mapping[str, str], explored: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Render every chart in every language as a page that stands alone.

    `explored` holds the charts as the pages' own scripts ask for them, by path.
    """
    files: dict[str, bytes] = {}
    for (language, edition), key in product(editions.items(), default_of(editions).report.charts):
        report = edition.report
        path = embed_path(report, language, key)
        given = {"edition": edition, "key": key, "stills": stills, "path": path}
        given |= {"locale": NETWORK_LOCALES[language], "variants": FROM}
        files[f"{path}index.html"] = render("embed.html.j2", *ASKED, **given).encode()
        files[f"{path}oembed.json"] = oembed(edition, key, stills)
        drawing = explored[f"{page_path(report, language)}explore/charts/{key}.json"]
        files[f"{path}drawing.js"] = b"window.chartDrawing = " + drawing + b";\n"
    return files


# --- codes to paste ----------------------------------------------------------------------------

# Pixels and line height, the same as in templates/embed.css.j2.
WIDTH, OEMBED_WIDTH = 720, 500  # of the page of reuse's codes; as WordPress asks for it
FROM = {"wide": 704, "medium": 530, "narrow": 0}  # the variant shown in a frame
NOTE, GAPS = 13, 60
LINE = 1.4
CORRECTION_GAP = 6
_COLUMN, _MOST_ROWS = 24, 9  # ems of a narrow column, lines of a code
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def frame_height(edition: Edition, key: str, stills: Mapping[str, str], width: int = WIDTH) -> int:
    """Estimate the height of an embed in a column of so many pixels.

    A page with the responsive code learns the true one.
    """
    chart = edition.report.charts[key]
    variant = next(variant for variant, least in FROM.items() if width >= least)
    padding, title, subtitle = (16, 20, 15) if width >= FROM["wide"] else (14, 18, 14)
    room = width - 2 * padding
    corrections = say_corrections(edition, chart.figures)
    texts = [(edition.plain(chart.title), title), (edition.plain(chart.subtitle), subtitle)]
    texts += [(words, NOTE) for words in (edition.plain(chart.caveat), *corrections)]
    lines = sum(len(wrap(words, room / size)) * size * LINE for words, size in texts)
    gaps = GAPS + len(corrections) * CORRECTION_GAP + 2 * padding
    wide, high = map(float, _VIEW.findall(stills[f"{key}.{edition.language}.{variant}"])[0])
    foot = 4 * NOTE * LINE  # the report's name above; source and the table's summary below
    return ceil((lines + high * room / wide + foot + gaps) / 10) * 10


def embed_codes(edition: Edition, key: str, height: int) -> dict[str, str]:
    """Give the codes to paste, by the templates that they are made by."""
    path = embed_path(edition.report, edition.language, key)
    title = edition.plain(edition.report.charts[key].title)
    given = {"address": edition.report.about.site_url + path, "title": title, "height": height}
    names = ("responsive", "plain", "slide")
    return {name: render(f"codes/{name}.html.j2", **given) for name in names}


def count_rows(words: str) -> int:
    """Give the lines to show in a narrow column: few, since the copy button takes all."""
    lines = sum(ceil(measure(line) / _COLUMN) for line in words.splitlines())
    return min(_MOST_ROWS, max(1, lines))


def oembed(edition: Edition, key: str, stills: Mapping[str, str]) -> bytes:
    """Give a chart's oEmbed response (oEmbed 1.0, type `rich`) with its 16:9 picture."""
    about, height = edition.report.about, frame_height(edition, key, stills, OEMBED_WIDTH)
    given = {"about": about, "width": OEMBED_WIDTH, "height": height}
    given["code"] = embed_codes(edition, key, height)["plain"]
    given["picture"] = picture_path(edition.language, key, "png")
    given["title"] = edition.plain(edition.report.charts[key].title)
    answer = render("codes/oembed.json.j2", provider=edition.plain(about.title), **given)
    return json.dumps(json.loads(answer), ensure_ascii=False, indent=1).encode() + b"\n"
