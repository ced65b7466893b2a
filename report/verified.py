"""What the last recorded verification said, and whether it still speaks of these figures.

Enters: a `Report`. Leaves: a digest of what was verified, and a standing for readers.
A build has no article: it shows what `--verify --record` wrote into the report's verified.yml.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Literal

from report.json_text import Json, spell_json
from report.model import Place, Report

Standing = Literal["never", "stale", "failed", "passed"]


def digest_figures(report: Report) -> str:
    """Give the SHA-256 of all that is verified: figures, entries, numerals set aside, the length.

    Labels, notes and charts are left out: a change of wording makes no verification stale.
    """
    figures: list[Json] = [
        [key, f.value, f.bound, f.unit, *map(_spell, (f.source, *f.also))]
        for key, f in sorted(report.figures.items())
    ]
    entries: list[Json] = [
        [key, *map(_spell, (entry.source, *entry.also))]
        for key, entry in sorted(report.entries.items())
    ]
    aside = [f"{item.paragraph}:{item.locator}" for item in report.about.set_aside]
    article = report.about.article
    whole: list[Json] = [article.headline, article.paragraphs, figures, entries, aside]
    return sha256(spell_json(whole).encode()).hexdigest()


def _spell(place: Place) -> str:
    return f"{place.paragraph}:{place.locator}"


def standing(report: Report) -> Standing:
    """Tell what a reader may believe: never verified, changed since, failed, or passed."""
    verified = report.verified
    if verified is None:
        return "never"
    if verified.figures != digest_figures(report):
        return "stale"
    failed = verified.wrong or verified.moved or verified.missing or verified.unaccounted
    return "failed" if failed else "passed"


def record_file(report: Report, day: date, article: str, counts: Mapping[str, int]) -> bytes:
    """Give the bytes of verified.yml: day, digests of article and figures, how many of each."""
    lines = [
        "# Written by build_report.py --verify ARTICLE --record. Do not edit: verify again.",
        f'on: "{day.isoformat()}"',
        f"article: {article}",
        f"figures: {digest_figures(report)}",
        *(f"{status}: {count}" for status, count in counts.items()),
    ]
    return "\n".join([*lines, ""]).encode()
