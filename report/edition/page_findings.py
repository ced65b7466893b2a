"""An edition → the headline of each page that every report has; that of pairs counts them."""

from collections import Counter
from math import comb

from report.edition.article_sources import count_articles
from report.edition.edition import Edition
from report.language.quantities import format_number


def find_finding(edition: Edition, page: str) -> str:
    """Give the headline of a page that is no topic."""
    if page == "compare":
        counts = count_pairs(edition).items()
        written = {key: format_number(count, edition.language) for key, count in counts}
        return edition.word("compare-finding", **written)
    if page == "sources":
        return count_articles(edition, "sources-finding")
    return edition.word("take-away" if page == "reuse" else f"{page}-finding")


def count_pairs(edition: Edition) -> dict[str, int]:
    """Count all pairs, those of each verdict that share a unit, and those that do not (`apart`)."""
    found = Counter[str](told.verdict for told in edition.pairs.values())
    pairs = comb(len(edition.numbers), 2)
    counts = {key: found[key] for key in ("comparable", "with-care", "not")}
    return {"pairs": pairs, **counts, "apart": pairs - len(edition.pairs)}
