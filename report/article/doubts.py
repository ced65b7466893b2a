"""What stands around a figure's number in the copy → doubts that a curator should look at.

They are told and never fail: words can only hint at what a number means.
"""

import re
from collections.abc import Iterator, Mapping

from report.article.guess import find_clause, guess_unit
from report.checks.nodes import find_files
from report.language.find_numerals import Numeral
from report.language.numeral_words import find_any
from report.language.script_conversion import fold
from report.model.observations import article_of, first_day, span_of
from report.model.report import Figure, Report
from report.model.values import Text, find_texts, inserts
from report.reading.load import Source

_RISING, _FALLING = find_any("rising"), find_any("falling")


def find_doubts(report: Report, text: str, claims: Mapping[Numeral, str]) -> Iterator[str]:
    """Yield what in one paragraph does not suit a figure's unit, verb, period or status."""
    for numeral, key in claims.items():
        figure = report.figures.get(key)
        if figure is None or not figure.reviewed:
            continue
        left, right = find_clause(text, numeral)
        clause = fold(text[left:right])
        for doubt in (
            _doubt_unit(report, figure, text, numeral),
            _doubt_direction(report, figure, clause),
            _doubt_period(report, figure, text, numeral),
        ):
            if doubt:
                yield f'"{key}", {numeral.text}: {doubt}; is it right?'


def _doubt_unit(report: Report, figure: Figure, text: str, numeral: Numeral) -> str:
    """Doubt a unit beside which a sign or a measure of another one stands."""
    units = report.ui.units
    named, own = guess_unit(text, numeral, report.ui), units[figure.unit]
    if named is None or named == figure.unit or figure.value_to is not None:
        return ""
    marked = {"money", "measure", "percent", "points"}
    if not marked & {units[named].style, own.style} or own.style == "ratio":
        return ""
    shown = units[named].sign("en") == own.sign("en") != ""
    return "" if shown else f'the article seems to count "{named}", the unit is "{figure.unit}"'


def _doubt_direction(report: Report, figure: Figure, clause: str) -> str:
    """Doubt a rise where the article tells a fall, and the other way round."""
    label = report.ui.verbs[figure.verb].label
    words = fold(" ".join(filter(None, (label.en, label.zh_hant))))
    for told, other in ((_RISING, _FALLING), (_FALLING, _RISING)):
        if told.search(words) and other.search(clause) and not told.search(clause):
            return f'the article has the opposite of "{figure.verb}"'
    return ""


def _doubt_period(report: Report, figure: Figure, text: str, numeral: Numeral) -> str:
    """Doubt a period that is not the one which stands beside the number, or is still to come."""
    published = article_of(report, figure.source).published
    start, end = span_of(report, figure)
    if start and start > first_day(published) and figure.status == "measured":
        return "its period comes after the article, and it is no forecast"
    left, right = find_clause(text, numeral)
    years = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text[left:right])}
    if years and start and end and years.isdisjoint(range(start.year, end.year + 1)):
        return f"the article names {min(years)} beside it, and the period is another one"
    return ""


def find_order(source: Source) -> Iterator[str]:
    """Yield where figures stand in another order in one language than in the other."""
    places = [
        f"{document.name}: {'.'.join(map(str, at))}"
        for document, part in find_files(source.report, source.documents)
        for at, text in find_texts(part)
        if len({*_orders(source.report, text)} - {()}) > 1
    ]
    if places:
        more = f" and {len(places) - 5} more" if len(places) > 5 else ""  # noqa: PLR2004
        listed = "; ".join(places[:5]) + more
        yield f"languages put numbers in another order (read whether they say the same): {listed}"


def _orders(report: Report, text: Text) -> Iterator[tuple[str, ...]]:
    for words in text.by_language.values():
        yield tuple(word for word in inserts(words) if word in report.numbers)
