"""The report in one language: every producer's only source of words and written numbers.

Enters: a `Report` and a language. Leaves: `Edition`, whose `figure(key)` gives all that is said of
one number, so that page, chart, paper, slide and data file say the same. No markup here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from report.language.conversion import fill, say
from report.language.quantities import format_day, write_value
from report.model.chart_kinds import Chart
from report.model.observations import article_key, article_of, days_of, observe
from report.model.report import Derived, Figure, Period, Place, Report, Topic
from report.model.report_file import Article
from report.model.values import Bound, Class, Language, Number, Text
from report.rules.compute import class_of, compute, is_rounded


@dataclass(frozen=True)
class FigureWords:
    """All that is said of one number; empty strings where nothing applies."""

    id: str
    topic: str
    label: str
    value: Number
    bound: Bound
    number: str  # with its bound, as in prose: "more than 300", "300餘", "4.8%"
    short: str  # with its bound, as in tiles and charts: "300+"
    unit: str  # noun after the number: "national standards" is the label, "standards" the unit
    quantity: str  # number and unit together: "103 standards", "103項標準"
    klass: Class
    class_label: str
    bound_label: str
    verb: str
    verb_meaning: str
    kind: str
    period: str
    days: tuple[str | None, str | None]  # first and last day, ISO 8601
    population: str
    source: str  # "paragraph 8"
    places: tuple[Place, ...]
    formula: str
    inputs: tuple[str, ...]
    observations: tuple["FigureWords", ...] = ()  # later ones, the latest last
    is_later: bool = False  # whether it is one of those

    @property
    def noun(self) -> str:
        """What stands after the number, gap included: ` standards`, `項標準`; nothing after 5%."""
        return self.quantity.removeprefix(self.number)


@dataclass(frozen=True)
class Edition:
    """A report read in one language."""

    report: Report
    language: Language

    @property
    def is_default(self) -> bool:
        """Tell whether this language stands at the site's root."""
        return self.language == self.report.languages[0]

    def say(self, text: Text | None) -> str:
        """Give the words of a text as they stand, inserts untouched; empty for None."""
        if text is None:
            return ""
        return say(text, self.language, MappingProxyType(self.report.glossary.phrases))

    def plain(self, text: Text | None) -> str:
        """Give the words with inserts written out as plain text."""
        return self.filled(text, self.insert)

    def filled(self, text: Text | None, replace: Callable[[str], str]) -> str:
        """Give the words with each insert replaced by what `replace` makes of it."""
        return fill(self.say(text), replace)

    def insert(self, word: str) -> str:
        """Write out one insert: a figure's number, a name, a date."""
        if word.startswith(("date:", "year:")):
            return format_day(word.split(":", 1)[1], self.language)
        if word in self.report.about.names:
            return self.say(self.report.about.names[word])
        return self.figure(word).number

    def word(self, key: str, **values: str | int) -> str:
        """Give a word of the interface; `values` fill its `{names}`.

        Raises `KeyError` for a key that ui.yml does not have: a programmer's fault.
        """
        words = self.say(self.report.ui.words[key])
        return fill(words, lambda name: str(values[name])) if values else words

    @cached_property
    def _figures(self) -> dict[str, FigureWords]:
        report = self.report
        reported = {key: self._reported(key, figure) for key, figure in report.figures.items()}
        derived = {key: self._derived(key, item, reported) for key, item in report.derived.items()}
        return {**reported, **derived}

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Every figure and derived figure by id, topic by topic."""
        return tuple(
            key for topic in self.report.topics.values() for key in (*topic.figures, *topic.derived)
        )

    def figure(self, key: str) -> FigureWords:
        """Give all that is said of one reported or derived figure."""
        return self._figures[key]

    def _reported(self, key: str, figure: Figure) -> FigureWords:
        own, *later = (self._observed(key, seen) for seen in observe(figure))
        return replace(own, observations=tuple(replace(seen, is_later=True) for seen in later))

    def _observed(self, key: str, figure: Figure) -> FigureWords:
        ui = self.report.ui
        number, short = self._written(figure.value, figure.unit, figure.bound)
        verb = ui.verbs[figure.verb]
        return FigureWords(
            id=key,
            topic=self.report.topic_of[key],
            label=self.say(figure.label),
            value=figure.value,
            bound=figure.bound,
            number=number,
            short=short,
            unit=self.unit(figure.unit, figure.value),
            quantity=self.quantity(number, figure.unit, figure.value),
            klass="reported",
            class_label=self.say(ui.classes["reported"].label),
            bound_label=self.say(ui.bounds[figure.bound].label),
            verb=self.say(verb.label),
            verb_meaning=self.say(verb.meaning),
            kind=self.say(ui.kinds[figure.kind].label),
            period=self.period_of(figure),
            days=days_of(self.report, figure),
            population=self.say(self.report.about.populations[figure.population].label),
            source=self.source(figure.source),
            places=(figure.source, *figure.also),
            formula="",
            inputs=(),
        )

    def _derived(self, key: str, derived: Derived, known: dict[str, FigureWords]) -> FigureWords:
        value = compute(self.report, derived)
        klass = class_of(self.report, key)
        number, short = self._written(value, derived.unit, "exact", derived.places)
        first = known[derived.inputs[0]]
        sources = [known[given].source for given in derived.inputs]
        places = tuple(dict.fromkeys(p for given in derived.inputs for p in known[given].places))
        return FigureWords(
            id=key,
            topic=self.report.topic_of[key],
            label=self.say(derived.label),
            value=value,
            bound="exact",
            number=number,
            short=short,
            unit=self.unit(derived.unit, value),
            quantity=self.quantity(number, derived.unit, value),
            klass=klass,
            class_label=self.say(self.report.ui.classes[klass].label),
            bound_label=self.say(self.report.ui.bounds["exact"].label),
            verb=self.word(f"operation-{derived.operation}"),
            verb_meaning=self.say(self.report.ui.classes[klass].meaning),
            kind="",
            period=first.period,
            days=first.days,
            population=first.population,
            source=self.word("list-comma").join(dict.fromkeys(sources)),
            places=places,
            formula=self._formula(derived, known, number),
            inputs=derived.inputs,
        )

    def _formula(self, derived: Derived, known: dict[str, FigureWords], number: str) -> str:
        sign = {"ratio": " ÷ ", "share": " ÷ ", "difference": " \N{MINUS SIGN} ", "sum": " + "}
        numbers = [known[given].number for given in derived.inputs]
        equals = "≈" if is_rounded(self.report, derived) else "="
        return f"{sign[derived.operation].join(numbers)} {equals} {number}"

    def notes(self, key: str, replace: Callable[[str], str] | None = None) -> str:
        """Give the note of a figure with its inserts filled (plain unless `replace` says how)."""
        item = self.report.figures.get(key) or self.report.derived[key]
        return self.filled(item.note, replace or self.insert)

    def assumption(self, key: str, replace: Callable[[str], str] | None = None) -> str:
        """Give the assumption of a conditional figure, or nothing."""
        derived = self.report.derived.get(key)
        return self.filled(derived.assumption, replace or self.insert) if derived else ""

    def unknowns(self, key: str, replace: Callable[[str], str] | None = None) -> tuple[str, ...]:
        """Give what the article leaves out about a figure."""
        figure = self.report.figures.get(key)
        texts = figure.unknowns if figure else ()
        return tuple(self.filled(text, replace or self.insert) for text in texts)

    def written(self, value: Number, unit: str, bound: Bound) -> str:
        """Write a value of a unit with its bound."""
        return self._written(value, unit, bound)[0]

    def _written(
        self, value: Number, unit: str, bound: Bound, places: int | None = None
    ) -> tuple[str, str]:
        """Give a value with its bound, as in prose and as in tiles."""
        number = write_value(self.report.ui.units[unit], value, self.language, places)
        words = self.report.ui.bounds[bound]
        said, short = (self.say(text) for text in (words.written, words.short or words.written))
        return fill(said, lambda _: number), fill(short, lambda _: number)

    def unit(self, key: str, value: Number) -> str:
        """Give a unit's noun for a value: one standard, two standards, 標準."""
        words = self.report.ui.units[key]
        return self.say(words.one if value == 1 or words.other is None else words.other)

    def quantity(self, number: str, key: str, value: Number) -> str:
        """Put a unit's noun to a written number: `103 standards`, `103項標準`."""
        words = self.report.ui.units[key]
        if words.style in {"percent", "money"}:
            return number
        noun = self.unit(key, value)
        if self.language == "en":
            return f"{number} {noun}"
        return f"{number}{self.say(words.classifier)}{noun}"

    def period_of(self, figure: Figure) -> str:
        """Write the period of an observation as the article that gives it names it."""
        return self.period(figure.period, article_of(self.report, figure.source).published)

    def period(self, period: str | Period | None, published: str | None = None) -> str:
        """Write a period: a named one with its days, a day, or a range.

        `published` is the day of the article that names it, where that is not the report's own.
        """
        if period is None:
            return ""
        if isinstance(period, str):
            day = format_day(published or self.report.about.article.published, self.language)
            label = self.say(self.report.ui.periods[period].label)
            return fill(label, lambda name: {"article": day}[name])
        if period.on:
            return format_day(period.on, self.language)
        start = format_day(period.start, self.language) if period.start else ""
        end = format_day(period.end, self.language) if period.end else ""
        if start and end:
            return self.word("range", start=start, end=end)
        return self.word("since", start=start) if start else self.word("until", end=end)

    def source(self, place: Place, word: str = "paragraph") -> str:
        """Write a place of the article: `paragraph 8`, `第8段`; a later one with its article."""
        paragraph = self.word(word, number=place.paragraph)
        if not article_key(place):
            return paragraph
        name = self.article_name(article_of(self.report, place))
        return self.word("later-source", article=name, paragraph=paragraph)

    def article_name(self, article: Article) -> str:
        """Name an article by publisher and day."""
        day = format_day(article.published, self.language)
        return self.word("article-name", publisher=self.say(article.publisher), date=day)

    def topic(self, key: str) -> Topic:
        """Give a topic by its key."""
        return self.report.topics[key]

    def chart_inputs(self, chart: Chart) -> tuple[FigureWords, ...]:
        """Give the words of a chart's figures in its order, each before its later observations."""
        figures = (self.figure(key) for key in chart.figures)
        return tuple(row for figure in figures for row in (figure, *figure.observations))

    def chart_marks(self, chart: Chart) -> tuple[FigureWords, ...]:
        """Give those of a chart's words that its kind draws as marks, in the same order."""
        rows = self.chart_inputs(chart)
        return tuple(row for row in rows if chart.draws_later or not row.is_later)

    def chart_pairs(self, chart: Chart) -> list[tuple[FigureWords, FigureWords]]:
        """Give the words of a chart's figures two by two, where its kind reads them so."""
        return [(self.figure(a), self.figure(b)) for a, b in chart.pairs]
