"""An edition → the headlines of pages that every report has, and what all its numbers allow."""

from collections import Counter
from collections.abc import Iterator
from math import comb

from report.edition.article_sources import count_articles
from report.edition.edition import Edition
from report.language.quantities import format_number, spell_number
from report.model.values import LEFT_OPEN


def find_finding(edition: Edition, page: str) -> str:
    """Give the headline of a page that is no topic."""
    if page == "compare":
        written = {key: _write(edition, n).lower() for key, n in count_pairs(edition).items()}
        return edition.word("compare-finding", **written)
    if page == "sources":
        return count_articles(edition, "sources-finding")
    return edition.word("take-away" if page == "reuse" else f"{page}-finding")


def lead_pairs(edition: Edition) -> str:
    """Say which numbers are compared, and by what."""
    report, pairs = edition.report, count_pairs(edition)["pairs"]
    groups = {"all": report.numbers, "reported": report.figures, "calculated": report.derived}
    counts = {name: len(group) for name, group in groups.items()}
    return edition.word("compare-lead", **counts, pairs=format_number(pairs, edition.language))


def count_pairs(edition: Edition) -> dict[str, int]:
    """Count all pairs, those that share a unit (`alike`), by verdict, and the others (`apart`)."""
    found = Counter[str](told.verdict for told in edition.pairs.values())
    pairs, alike = comb(len(edition.numbers), 2), len(edition.pairs)
    counts = {key: found[key] for key in ("comparable", "with-care", "not")}
    return {"pairs": pairs, "alike": alike, **counts, "apart": pairs - alike}


def answer(edition: Edition) -> Iterator[str]:
    """Yield what the numbers allow: earlier values, periods, lower bounds, whose word they are."""
    reported = edition.report.figures
    counts = {
        "earlier": sum(bool(figure.observations) for figure in reported.values()),
        "undated": sum(figure.period in LEFT_OPEN for figure in reported.values()),
        "bounds": sum(figure.bound == "at_least" for figure in reported.values()),
    }
    for name, count in counts.items():
        word = f"answer-{name}" if count else f"answer-{name}-none"
        yield edition.word(word, count=_write(edition, count), all=len(reported))
    judged = [key for key, figure in reported.items() if figure.claim == "judgement"]
    labels = edition.word("list-semicolon").join(edition.figure(key).label for key in judged)
    if judged:
        said = _write(edition, len(judged))
        yield edition.word("answer-judged", count=said, all=len(reported), labels=labels)


def _write(edition: Edition, count: int) -> str:
    """Write a count that begins a sentence, or in Chinese stands before a measure word."""
    if count in range(1, 10):
        return spell_number(count, edition.language, leads=True)
    return format_number(count, edition.language)


def cover_time(edition: Edition) -> str:
    """Give first and last day that any figure names, as an ISO 8601 interval."""
    figures = [edition.figure(key) for key in edition.numbers]
    days = [seen.days for figure in figures for seen in (figure, *figure.observations)]
    starts = [start for start, _ in days if start]
    ends = [end for _, end in days if end]
    published = edition.report.about.article.published
    return f"{min(starts, default=published)}/{max(ends, default=published)}"
