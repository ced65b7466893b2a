"""Plain dictionaries → `Ui`, the words that data/ui.yml holds for all reports."""

from typing import Annotated, Literal

from pydantic import Field

from report.model.values import Bound, Class, Day, Frozen, Key, Kind, Language, Scale, Status, Text

SIGN = r"^[^\d\n]+$"
Sign = Annotated[str, Field(min_length=1, max_length=8, pattern=SIGN)]


class Signs(Frozen):
    """A unit's sign where languages write different ones; where one has none, the noun stands."""

    en: Sign | None = None
    zh_hant: Sign | None = Field(None, alias="zh-Hant")
    zh_hans: Sign | None = Field(None, alias="zh-Hans")


class UnitWords(Frozen):
    """A unit in running text: English one/other, Chinese measure word before the noun.

    Percentages, points, money and measures are always written with their unit.
    """

    one: Text
    other: Text | None = None
    classifier: Text | None = None
    style: Literal["count", "percent", "points", "ratio", "money", "measure", "year"] = "count"
    symbol: Sign | Signs | None = None
    scale: Scale | None = None

    def sign(self, language: Language) -> str:
        """Give the sign that one language writes instead of the noun; empty for none."""
        if not isinstance(self.symbol, Signs):
            return self.symbol or ""
        signs = {"en": self.symbol.en, "zh-Hant": self.symbol.zh_hant}
        return signs.get(language, self.symbol.zh_hans or self.symbol.zh_hant) or ""


class PeriodName(Frozen):
    """A period known by name; `start` and `end` are days, or rules over the article's date."""

    label: Text
    start: Day | Literal["article-year", "article", "unknown"] = "unknown"
    end: Day | Literal["article", "unknown"] = "unknown"


class Labelled(Frozen):
    """A label and what it means."""

    label: Text
    meaning: Text


class Verb(Labelled):
    """What was done with the counted thing, as a short label and a sentence of meaning."""


class BoundWords(Labelled):
    """A bound, and how it is put to a written `{number}`: in prose, tiles, and to a `percent`."""

    written: Text
    short: Text | None = None
    percent: Text | None = None


class Ui(Frozen):
    """All words that belong to the interface rather than to one report."""

    units: dict[Key, UnitWords]
    verbs: dict[Key, Verb]
    periods: dict[Key, PeriodName]
    kinds: dict[Kind, Labelled]
    bounds: dict[Bound, BoundWords]
    statuses: dict[Status, Labelled]
    classes: dict[Class, Labelled]
    entry_types: dict[Key, Text]
    verdicts: dict[Key, Labelled]
    reasons: dict[Key, Text]
    words: dict[Key, Text]
