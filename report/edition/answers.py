"""An edition → what readers ask of all its numbers at once, counted from the data; no markup."""

from collections.abc import Iterator
from math import comb

from report.edition.article_sources import count_articles
from report.edition.edition import Edition
from report.language.quantities import format_number, spell_number
from report.model.values import UNSTATED


def say_finding(edition: Edition, page: str) -> str:
    """Say what a page that every report has leads with."""
    match page:
        case "compare":
            return _say_comparisons(edition)
        case "sources":
            return count_articles(edition, "sources-finding")
        case "reuse":
            return edition.word("take-away")
        case _:
            return edition.word(f"{page}-finding")


def _say_comparisons(edition: Edition) -> str:
    """Say how many pairs of numbers there are, and how many of them may stand side by side."""
    verdicts = [told.verdict for *_, told in edition.usable_pairs]
    counts = {
        "pairs": comb(len(edition.numbers), 2),
        "comparable": verdicts.count("comparable"),
        "with-care": verdicts.count("with-care"),
    }
    written = {name: format_number(count, edition.language) for name, count in counts.items()}
    return edition.word("compare-finding", **written)


def answer(edition: Edition) -> Iterator[str]:
    """Yield what the numbers allow: earlier values, periods, lower bounds, whose word they are."""
    reported = edition.report.figures
    counts = {
        "earlier": sum(bool(figure.observations) for figure in reported.values()),
        "undated": sum(figure.period == UNSTATED for figure in reported.values()),
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
    is_small = count in range(1, 10)
    return spell_number(count, edition.language, leads=True) if is_small else str(count)
