"""A chart in words: what it shows, each value, the shares of a whole, what to mind."""

from collections.abc import Iterable, Sequence

from report.edition.edition import Edition, FigureWords
from report.edition.figure_words import say_done
from report.language.quantities import format_number
from report.language.script_conversion import join_sentences
from report.model.chart_kinds import Chart
from report.model.values import Number, Text
from report.rules.compute import percent


def say_row(edition: Edition, row: FigureWords, share: str = "") -> str:
    """Say one number of a chart: `National standards: 103 standards, led, 2024 to date`.

    A share that is printed with it is said too.
    """
    quantity, word = row.quantity, edition.word
    if share:
        quantity = word("chart-share", quantity=quantity, percent=share)
    done, period = say_done(edition, row), row.period
    return word("chart-value", label=row.label, quantity=quantity, verb=done, period=period)


def say_beyond_label(edition: Edition, row: FigureWords, said: str = "", *, dated: bool) -> str:
    """Say what was done, and when if asked for, as far as neither label nor subtitle says it."""
    parts, known = (say_done(edition, row), row.period if dated else ""), f"{row.label} {said}"
    return " · ".join(part for part in parts if part.casefold() not in known.casefold())


def describe(edition: Edition, key: str) -> str:
    """Say a chart in words: finding, measure, every value with verb and period, caveat."""
    chart = edition.report.charts[key]
    parts = [_stop(edition, edition.plain(text)) for text in (chart.title, chart.subtitle)]
    return join_sentences([*parts, describe_values(edition, key)], edition.language)


def describe_values(edition: Edition, key: str) -> str:
    """Say what a chart shows below its heading: every value with verb and period, caveat."""
    chart = edition.report.charts[key]
    shown = [*edition.chart_inputs(chart), *map(edition.figure, chart.row_ratios)]
    values = say_values(edition, chart, shown)
    listed = edition.word("list-semicolon").join(values) + edition.word("full-stop")
    return join_sentences([listed, say_caveat(edition, chart)], edition.language)


def say_values(edition: Edition, chart: Chart, rows: Sequence[FigureWords]) -> list[str]:
    """Say each number of a chart, with its share where that is drawn."""
    firsts = [row for row in rows if not row.is_later]
    shares: dict[str, str] = {}
    if chart.is_whole:
        total = sum(row.value for row in firsts)
        shares = {row.id: say_share(edition, row, total) for row in firsts}
    elif chart.together == "shares":
        shares = {a.id: say_part(edition, a, b) for a, b in edition.chart_pairs(chart)}
    return [say_row(edition, row, "" if row.is_later else shares.get(row.id, "")) for row in rows]


def say_share(edition: Edition, row: FigureWords, total: Number) -> str:
    """Say what part of the whole a number is: `39.1%`."""
    return f"{format_number(percent(row.value, total).value, edition.language)}%"


def say_part(edition: Edition, part: FigureWords, whole: FigureWords) -> str:
    """Say what part of its whole a number is, as the report computed it where it did: `4.8%`."""
    own = _find_share(edition, part, whole)
    return own.number if own else say_share(edition, part, whole.value)


def say_division(edition: Edition, part: FigureWords, whole: FigureWords) -> str:
    """Say `440 ÷ 9,143 ≈ 4.8%`, the share as the report computed it where it did."""
    if own := _find_share(edition, part, whole):
        return own.formula
    equals = "≈" if percent(part.value, whole.value).is_rounded else "="
    return f"{part.number} ÷ {whole.number} {equals} {say_share(edition, part, whole.value)}"


def say_ratio(first: FigureWords, second: FigureWords) -> str:
    """Say `49 certificates ÷ 17 companies`."""
    return " ÷ ".join(f"{row.short}{row.around.thing}" for row in (first, second))


def _find_share(edition: Edition, part: FigureWords, whole: FigureWords) -> FigureWords | None:
    for key, derived in edition.report.derived.items():
        if derived.operation == "share" and derived.inputs == (part.id, whole.id):
            return edition.figure(key)
    return None


def say_caveat(edition: Edition, chart: Chart) -> str:
    """Say what to mind, with the words on the scale where it is logarithmic."""
    words = (edition.plain(chart.caveat), say_scale(edition, chart))
    return join_sentences(filter(None, words), edition.language)


def say_scale(edition: Edition, chart: Chart) -> str:
    """Say how to read a logarithmic axis; nothing of an even one."""
    return edition.word("log-note") if chart.offers_even_scale else ""


def chart_figures(edition: Edition, key: str) -> tuple[str, ...]:
    """Give the ids that a chart shows: its figures, and what was computed from pairs of them."""
    chart = edition.report.charts[key]
    derived, pairs = edition.report.derived.items(), chart.pairs
    computed = [key for key, item in derived if item.inputs in pairs]
    return tuple(dict.fromkeys((*chart.figures, *chart.row_ratios, *computed)))


def match_chart(edition: Edition, finding: Text, keys: Iterable[str]) -> str:
    """Give the chart of some that shows most of the figures that a finding names; "" for none.

    A computed figure is shown by what it is computed from, too.
    """
    named = set(edition.find_numbers(finding))
    named |= {key for name in named for key in edition.figure(name).inputs}
    shown = {key: len(named & {*chart_figures(edition, key)}) for key in keys}
    best = max(shown, key=shown.__getitem__, default="")
    return best if shown.get(best) else ""


def _stop(edition: Edition, words: str) -> str:
    return words if words.endswith((".", "。", "?", "?")) else words + edition.word("full-stop")
