"""A `Report` and a language → how that language writes its words, numbers, periods and places."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from report.language.quantities import Writing, WrittenNumber, format_day, split_number
from report.language.script_conversion import fill, say
from report.model.observations import article_key, article_of
from report.model.report import Correction, Figure, Period, Place, Report, Site
from report.model.report_file import Article
from report.model.values import Language, Number, Text


class Around(NamedTuple):
    """What stands around a written number: `103` and ` standards`, `103`, `項` and `標準`."""

    before: str = ""  # what a Chinese ratio begins with: "每家企業"
    counted: str = ""  # the measure word in Chinese, or a unit that needs none
    thing: str = ""  # gap included

    def put(self, written: WrittenNumber) -> str:
        """Put it around a number."""
        return f"{self.before}{written}{self.counted}{self.thing}"


@dataclass(frozen=True)
class SiteWords:
    """A site in one language: what is said of it, and the words of the interface."""

    site: Site
    language: Language

    @property
    def is_default(self) -> bool:
        """Tell whether this language stands at the site's root."""
        return self.language == self.site.languages[0]

    def say(self, text: Text | None) -> str:
        """Give the words of a text as they stand, inserts untouched; empty for None."""
        if text is None:
            return ""
        return say(text, self.language, MappingProxyType(self.site.glossary.phrases))

    def plain(self, text: Text | None) -> str:
        """Give the words of a text as they are read."""
        return self.say(text)

    def word(self, key: str, **values: str | int) -> str:
        """Give a word of the interface; `values` fill its `{names}`.

        Raises `KeyError` for a key that ui.yml does not have: a programmer's fault.
        """
        words = self.say(self.site.ui.words[key])
        return fill(words, lambda name: str(values[name])) if values else words


AllWords = Mapping[Language, SiteWords]


@dataclass(frozen=True)
class Writer(SiteWords):
    """What writes a report in one language; `Edition` adds all that is said of its figures."""

    site: Report

    @property
    def report(self) -> Report:
        """The report that is the site."""
        return self.site

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
            day = published or self.report.about.article.published
            days = {"article": day, "article-day": day[5:], "article-year": day[:4]}
            label = self.say(self.report.ui.periods[period].label)
            return fill(label, lambda name: format_day(days[name], self.language))
        if period.on:
            return format_day(period.on, self.language)
        if period.named:
            name, which = period.named
            year, _, part = which.partition("-")
            key = f"period-{part.lower() or name}"
            shown = year if self.language == "en" or "/" in year else f"{year}年"
            return self.word(key, year=shown)
        start, end = (day and format_day(day, self.language) for day in (period.start, period.end))
        if start and end:
            return self.word("range", start=start, end=end)
        return self.word("since", start=start) if start else self.word("until", end=end or "")

    def source(self, place: Place, word: str = "paragraph") -> str:
        """Write a place of the article: `paragraph 8`, `第8段`; a later one with its article."""
        paragraph = self.word(word, number=place.paragraph)
        if not article_key(place):
            return paragraph
        name = self.article_name(article_of(self.report, place))
        return self.word("article-paragraphs", article=name, paragraphs=paragraph)

    def quote(self, place: Place) -> str:
        """Give the words of a place for quotation marks of this language."""
        is_own = self.language == article_of(self.report, place).language
        return place.nested if is_own else place.locator

    def article_name(self, article: Article) -> str:
        """Name an article by publisher and day."""
        day = format_day(article.published, self.language)
        return self.word("article-name", publisher=self.say(article.publisher), date=day)

    def written(
        self, value: Number, unit: str, places: int | None = None, *, plus: str = ""
    ) -> WrittenNumber:
        """Write a value that no article gives, of a unit: `4.8%`, `2.31`."""
        words = self.report.ui.units[unit]
        number = split_number(value, Writing(self.language, words, places, plus))
        return replace(number, unit=self._with_number(unit, max(value, -value)))

    def written_as(
        self, figure: Figure | Correction, unit: str, *, short: bool = False
    ) -> WrittenNumber:
        """Write a figure's number with its bound: as in prose, or `short` as in tiles."""
        scale, words = getattr(figure, "scale", None), self.report.ui.bounds[figure.bound]
        how = Writing(self.language, self.report.ui.units[unit], scale=scale)
        number = split_number(figure.value, how, figure.value_to)
        is_percent = number.after and self.language != "en"
        form = (is_percent and words.percent) or (short and words.short) or words.written
        number = number.bounded(self.say(form))
        last = figure.value if figure.value_to is None else figure.value_to
        return replace(number, unit=self._with_number(unit, last, short=short))

    def _with_number(self, key: str, value: Number, *, short: bool = False) -> str:
        """Give what a measure is never written without: ` tonnes`, ` t`, `噸`, `元`, `個百分點`."""
        words = self.report.ui.units[key]
        sign, gap = words.sign(self.language), " " if self.language == "en" else ""
        if words.style == "money":
            return "" if sign else gap + self.unit(key, value)
        if words.style not in {"measure", "points"}:
            return ""
        if short and sign:
            return gap + sign
        classifier = "" if gap else self.say(words.classifier)
        return f"{gap}{classifier}{self.unit(key, value)}"

    def unit(self, key: str, value: Number) -> str:
        """Give a unit's noun for a value: one standard, two standards, 標準."""
        words = self.report.ui.units[key]
        return self.say(words.one if value == 1 or words.other is None else words.other)

    def around(self, key: str, value: Number) -> Around:
        """Give what stands around a written number; nothing where a sign stands with it."""
        words, unit = self.report.ui.units[key], self.unit(key, value)
        if words.style in {"percent", "points", "money", "measure"}:
            return Around()
        if self.language == "en":
            return Around(thing=f" {unit}")
        if words.classifier is None:
            return Around(counted=unit)
        counted, is_ratio = self.say(words.classifier), words.style == "ratio"
        return Around(unit, counted) if is_ratio else Around(counted=counted, thing=unit)
