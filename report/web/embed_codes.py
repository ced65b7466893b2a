"""A chart in somebody else's page: its frame's size, and the code to paste.

Enters: an edition and a chart's id. Leaves: numbers and HTML. The height is an estimate for a
column of `WIDTH` pixels, made from the same sizes as templates/embed.css.j2; a page with the
responsive code learns the true one.
"""

import json
import re
from html import escape
from math import ceil

from report.edition.addresses import embed_path, picture_path
from report.edition.corrections import say_corrections
from report.edition.edition import Edition
from report.language.line_breaking import wrap

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
    """Estimate the height of an embed in a column of `WIDTH` pixels; `still` is the wide one."""
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
