"""What the tests of paper and pictures share: stills without a browser, and words meant to harm."""

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from typing import Any

from pydantic import BaseModel

from report.cache import Cache
from report.charts.draw import VARIANTS, draw_report
from report.charts.stills import Pen, draw_stills
from report.edition.edition import make_editions
from report.model.report import Report
from report.model.values import Text
from tests.conftest import TESTS
from tests.support.second_site import SECOND, STAGE

# Each sign here starts something in Typst's markup, in Markdown or in HTML.
HOSTILE = "#panic() $x$ @z <a> \\ \"q\" 'r' [b] // ~ = # $"
STAND_IN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 200">'
    '<rect x="0" y="0" width="300" height="100" fill="var(--chart-accent,#0b5f78)"/>'
    '<g transform="translate(10,20)"><text x="4" y="30" font-size="15">{name}</text></g></svg>'
)


def stand_in_stills(report: Report) -> dict[str, str]:
    """Give a small picture for every still that a report needs."""
    return {
        (name := f"{chart}.{language}.{variant}"): STAND_IN.replace("{name}", name)
        for chart in report.charts
        for language in report.languages
        for variant in VARIANTS
    }


def real_stills(report: Report) -> dict[str, str]:
    """Give the true stills, from the cache of the last build where nothing changed."""
    with ThreadPoolExecutor(1) as apart:  # Playwright starts once in a thread, and may have in ours
        return apart.submit(_draw, report).result()


def _draw(report: Report) -> dict[str, str]:
    stage = STAGE if report.id == SECOND.name else TESTS.parent / "build"
    with Pen() as pen:
        return dict(draw_stills(draw_report(make_editions(report)), Cache(stage / "cache"), pen))


def spoil(part: Any, words: str) -> Any:
    """Give a copy of a model in which every text ends with the given words, but for numbers."""
    if isinstance(part, Text):
        ends = {name: said for name, said in part if said and "{number}" not in said}
        given = {name: f"{said} {words}" for name, said in ends.items()}
        return part.model_copy(update=given)
    if isinstance(part, BaseModel):
        return type(part).model_construct(**{name: spoil(value, words) for name, value in part})
    if isinstance(part, dict):
        return {key: spoil(value, words) for key, value in part.items()}
    if isinstance(part, tuple):
        return tuple(spoil(value, words) for value in part)
    return part


_WORD = re.compile(r'<word xMin="(.+)" yMin="(.+)" xMax="(.+)" yMax="(.+)">(.*)</word>')


def overlaps(pdf: str) -> list[tuple[int, str, str]]:
    """Give the words of each page that lie upon one another, whatever fonts this machine has."""
    said = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    found = []
    for number, page in enumerate(said.split("<page ")[1:], start=1):
        words = [(*map(float, sides), text) for *sides, text in _WORD.findall(page)]
        for one, other in combinations(words, 2):
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            if wide > 1 and high > min(one[3] - one[1], other[3] - other[1]) / 3:
                found.append((number, one[4], other[4]))
    return found
