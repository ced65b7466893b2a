"""Editions, stills and drawings → every chart as a page alone, to be framed, and the codes for it.

Each has its oEmbed answer and its drawing as a classic script. In a sandboxed frame, whose origin
is null, a fetch needs a header that a plain web server does not send, and from a disk there is no
fetch at all; a classic script needs neither. What all embeds share is bundle.py's.
"""

import json
import re
from collections.abc import Mapping
from html import escape
from math import ceil
from typing import Any

from markupsafe import Markup

from report.edition.addresses import chart_url, embed_path, page_path, picture_path
from report.edition.article_sources import name_sources, say_paragraphs
from report.edition.chart_words import describe, say_caveat
from report.edition.edition import Edition, Editions
from report.edition.figure_words import say_corrections, say_done
from report.language.line_breaking import wrap
from report.web.templates import make_environment

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)


def render_embeds(
    editions: Editions, stills: Mapping[str, str], explored: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Render every chart in every language as a page that stands alone.

    `explored` holds the charts as the pages' own scripts ask for them, by path.
    """
    template = make_environment().get_template("embed.html.j2")
    files: dict[str, bytes] = {}
    for language, edition in editions.items():
        folder = f"{page_path(edition.report, language)}explore/charts"
        for key in edition.report.charts:
            path, still = embed_path(edition.report, language, key), f"{key}.{language}."
            shown = {variant: stills[still + variant] for variant in ("wide", "narrow")}
            page = template.render(e=_gather(edition, key, path, shown), w=edition.word)
            height = frame_height(edition, key, shown["wide"])
            files[f"{path}index.html"] = page.encode()
            files[f"{path}oembed.json"] = oembed(edition, key, height)
            drawing = explored[f"{folder}/{key}.json"]
            files[f"{path}drawing.js"] = b"window.chartDrawing = " + drawing + b";\n"
    return files


def _gather(edition: Edition, key: str, path: str, stills: Mapping[str, str]) -> dict[str, Any]:
    """Gather what the template sees of one chart in one language; links are relative."""
    report, language, chart = edition.report, edition.language, edition.report.charts[key]
    site, root = report.about.site_url, "../" * path.count("/")
    canonical, title = chart_url(report, language, key), edition.plain(chart.title)
    return {
        "edition": edition,
        "key": key,
        "policy": POLICY,
        "root": root,
        "canonical": canonical,
        "oembed_url": f"{site}{path}oembed.json",  # absolute, as the standard wants it
        "back": root + canonical.removeprefix(site),
        "sources": root + page_path(report, language, "sources"),
        "title": title,
        "subtitle": edition.plain(chart.subtitle),
        "caveat": say_caveat(edition, chart),
        "corrections": say_corrections(edition, chart.figures),
        "about": describe(edition, key),
        "origin": name_sources(edition, chart.figures),
        "report_title": edition.plain(report.about.title),
        "rows": [
            (row, say_done(edition, row), say_paragraphs(edition, row))
            for row in dict.fromkeys(edition.chart_inputs(chart))
        ],
        "still": lambda variant: name_still(stills[variant], variant, title, "about"),
    }


def name_still(svg: str, variant: str, title: str, described: str) -> Markup:
    """Give an SVG its class, its name, and the id of its description."""
    head = f'<svg class="still-{variant}" role="img" aria-label="{escape(title)}"'
    named = svg.replace("<svg", f'{head} aria-describedby="{described}"', 1)
    return Markup(named)  # noqa: S704 - our own SVG, title escaped


# --- codes to paste ----------------------------------------------------------------------------

# Pixels and line height, the same as in templates/embed.css.j2.
WIDTH = 720
PADDING, TITLE, SUBTITLE, NOTE, GAPS = 16, 20, 15, 13.5, 58
LINE = 1.45
CORRECTION_GAP = 6
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def embed_url(edition: Edition, key: str, *, fit: bool = False) -> str:
    """Give the address of a chart that stands alone; `fit` fills its frame, for slides."""
    address = edition.report.about.site_url + embed_path(edition.report, edition.language, key)
    return f"{address}?fit=1" if fit else address


def frame_height(edition: Edition, key: str, still: str) -> int:
    """Estimate the height of an embed in a column of `WIDTH` pixels; `still` is the wide one.

    A page with the responsive code learns the true one.
    """
    chart = edition.report.charts[key]
    room = WIDTH - 2 * PADDING
    texts = ((chart.title, TITLE), (chart.subtitle, SUBTITLE), (chart.caveat, NOTE))
    lines = sum(len(wrap(edition.plain(text), room / size)) * size * LINE for text, size in texts)
    corrected = sum(
        len(wrap(words, room / NOTE)) * NOTE * LINE + CORRECTION_GAP
        for words in say_corrections(edition, chart.figures)
    )
    wide, high = map(float, _VIEW.findall(still)[0])
    foot = 2 * NOTE * LINE + 2 * NOTE * LINE  # source and link back, then the table's summary
    return ceil((lines + corrected + high * room / wide + foot + GAPS + 2 * PADDING) / 10) * 10


def frame_code(edition: Edition, key: str, height: int) -> str:
    """Give the code of a frame with a fixed height."""
    title = escape(edition.plain(edition.report.charts[key].title))
    return (
        f'<iframe src="{escape(embed_url(edition, key))}" title="{title}" '
        f'width="100%" height="{height}" loading="lazy" style="border: 0"></iframe>'
    )


LISTENER = """\
<script>
  addEventListener("message", function (event) {
    if (!event.data || event.data.type !== "height") return;
    document.querySelectorAll("iframe").forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.height = event.data.height;
    });
  });
</script>"""


def responsive_code(edition: Edition, key: str, height: int) -> str:
    """Give the code of a frame that takes the height its chart reports."""
    return f"{frame_code(edition, key, height)}\n{LISTENER}"


def slide_code(edition: Edition, key: str) -> str:
    """Give the code of a slide for reveal.js that the chart fills."""
    address = escape(embed_url(edition, key, fit=True))
    return f'<section data-background-iframe="{address}" data-background-interactive></section>'


def oembed(edition: Edition, key: str, height: int) -> bytes:
    """Give a chart's oEmbed response (oEmbed 1.0, type `rich`) with its 16:9 picture."""
    about = edition.report.about
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": edition.plain(edition.report.charts[key].title),
        "provider_name": edition.plain(about.title),
        "provider_url": about.site_url,
        "html": frame_code(edition, key, height),
        "width": WIDTH,
        "height": height,
        "thumbnail_url": about.site_url + picture_path(edition.language, key, "png"),
        "thumbnail_width": 1920,
        "thumbnail_height": 1080,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1).encode() + b"\n"
