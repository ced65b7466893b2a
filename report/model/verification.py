"""A `Report` → a digest of what is verified, and whether the last record of it still holds.

A build has no article: it shows what `--verify --record` wrote into the report's verified.yml.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Literal

from report.exact_json import Json, spell_json
from report.model.observations import article_key, observe
from report.model.report import Place, Report
from report.model.report_file import VerifiedArticle

Standing = Literal["never", "stale", "failed", "passed"]


def digest_figures(report: Report, of: str | None = None) -> str:
    """Give the SHA-256 of all that is verified: figures, entries, numerals set aside, the length.

    Labels, notes and charts are left out: a change of wording makes no verification stale.
    """
    figures: list[Json] = []
    for key, figure in sorted(report.figures.items()):
        for f in observe(figure):
            if article_key(f.source) == of:
                ends = [end for end in (f.value, f.value_to) if end is not None]
                figures.append([key, *ends, f.bound, f.unit, *map(_spell, (f.source, *f.also))])
    named = sorted(report.entries.items()) if of is None else []
    entries: list[Json] = [[key, *map(_spell, (e.source, *e.also))] for key, e in named]
    about = report.about
    aside = [f"{i.paragraph}:{i.locator or i.numerals}" for i in about.set_aside if i.article == of]
    article = about.article_by(of)
    whole: list[Json] = [article.headline, article.paragraphs, figures, entries, aside]
    return sha256(spell_json(whole).encode()).hexdigest()


def _spell(place: Place) -> str:
    return f"{place.paragraph}:{place.locator}"


def verification_of(report: Report, of: str | None = None) -> VerifiedArticle | None:
    """Give what was recorded of an article, or None."""
    return report.verified and (report.verified.later.get(of) if of else report.verified)


def standing(report: Report, of: str | None = None) -> Standing:
    """Tell what a reader may believe: never verified, changed since, failed, or passed."""
    verified = verification_of(report, of)
    if verified is None:
        return "never"
    if verified.figures != digest_figures(report, of):
        return "stale"
    return "failed" if verified.faults else "passed"


def record_file(
    report: Report, day: date, article: str, counts: Mapping[str, int], of: str | None = None
) -> bytes:
    """Give the bytes of verified.yml: day, digests of article and figures, how many of each.

    What was recorded of other articles is kept. The report's own article comes first: it is
    recorded before a later one can be, else `LookupError`.
    """
    from report.templates import render  # noqa: PLC0415 - checks need none

    if of and report.verified is None:
        raise LookupError(of)
    records = {key: verification_of(report, key) for key in (None, *report.about.later_articles)}
    digests = {"article": article, "figures": digest_figures(report, of)}
    records[of] = VerifiedArticle.model_validate({"on": day.isoformat(), **digests, **counts})
    given = {"records": records, "fields": VerifiedArticle.model_fields}
    return render("verified.yml.j2", **given).encode()
