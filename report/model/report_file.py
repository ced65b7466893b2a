"""Plain dictionaries → `ReportFile` of report.yml, `Verified`, and `Glossary` of zh-Hans.yml."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from report.model.interface_words import PeriodName, UnitWords, Verb
from report.model.values import Frozen, Key, Language, Line, Locator, Text, WholeDay, Words

# A host and perhaps a port, never a user or a password; the signs of RFC 3986 without quotes. What
# stands behind a site's address becomes folders and nginx's words, so there fewer signs may stand.
_HOST = r"^https?://[A-Za-z0-9]+([.-]+[A-Za-z0-9]+)*(:[0-9]{1,5})?"
_ESCAPED = "%[0-9A-Fa-f]{2}"
ADDRESS = rf"{_HOST}([/?#]([A-Za-z0-9._~:/?#@!$&()*+,;=-]|{_ESCAPED})*)?$"
_LETTER = "(?:[A-Za-z0-9_~@+-]|%[89A-Fa-f][0-9A-Fa-f])"
FOLDER = rf"{_HOST}/([.]*{_LETTER}([.]|{_LETTER})*/)*$"
LONGEST_ADDRESS, LONGEST_FOLDER, LONGEST_HEADLINE = 1_000, 200, 300
Address = Annotated[str, Field(pattern=ADDRESS, max_length=LONGEST_ADDRESS)]
_MAIL = r"^[A-Za-z0-9._+-]+@[A-Za-z0-9]+([.-][A-Za-z0-9]+)+$"
CONTACT = f"({ADDRESS})|({_MAIL})"
Contact = Annotated[str, Field(pattern=CONTACT, max_length=LONGEST_ADDRESS)]
SiteAddress = Annotated[str, Field(pattern=FOLDER, max_length=LONGEST_FOLDER)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Article(Frozen):
    """A source: enough to cite it and to find a paragraph in it, never its text."""

    headline: Annotated[Line, Field(max_length=LONGEST_HEADLINE)]
    headline_translations: Text
    publisher: Text
    published: WholeDay
    reporter: Text | None = None
    editor: Text | None = None
    language: Language
    paragraphs: Annotated[int, Field(ge=1)]
    digest: Digest | None = None
    url: Address | None = None
    archive: Address | None = None
    licence: Text | None = None  # None: under copyright
    licence_url: Address | None = None  # of one that every citation has to name


class Publication(Frozen):
    """Who publishes the report, when, and where errors are to be told; the article has its own."""

    publisher: Text
    published: WholeDay
    changed: WholeDay
    edition: Line | None = None
    contact: Contact | None = None

    @property
    def contact_url(self) -> str:
        """The contact as an address that can be opened; empty where there is none."""
        contact = self.contact or ""
        return f"mailto:{contact}" if "@" in contact and "://" not in contact else contact


class Issue(Frozen):
    """A dated state of the published report, an edition to readers, and what changed in it."""

    date: WholeDay
    changes: Text


class Population(Frozen):
    """Who or what is counted; `disjoint_with` names populations that share no member."""

    label: Text
    disjoint_with: tuple[Key, ...] = ()


class SetAside(Frozen):
    """A numeral of the article, or of a later one, that is no figure, and why.

    Without `locator` all that no figure claims: of a paragraph, of a kind, or of both.
    """

    article: Key | None = None
    paragraph: Annotated[int, Field(ge=1)] | None = None
    locator: Locator | None = None
    numerals: Literal["date", "ordinal", "phone", "name"] | None = None
    reason: Text

    @model_validator(mode="after")
    def _names_something(self) -> "SetAside":
        if self.locator and (self.paragraph is None or self.numerals):
            raise ValueError("a locator stands in a paragraph, and is of no further kind")
        if self.paragraph is None and self.numerals is None:
            raise ValueError('give "paragraph", or "numerals", or both')
        return self


class Home(Frozen):
    """The front page: what is found first, which numbers and which chart stand on it."""

    finding: Text
    summary: Text
    findings: Annotated[tuple[Text, ...], Field(min_length=1)]
    tiles: Annotated[tuple[Key, ...], Field(min_length=1)]
    chart: Key


# What a report may name beyond ui.yml, for its own subject; the same groups as there.
OWN_WORDS = ("units", "verbs", "periods", "entry_types")


class SiteFile(Frozen):
    """What every site says of itself: a report in report.yml, a collection in collection.yml."""

    title: Text
    description: Text
    site_url: SiteAddress
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    default_language: Language


class ReportFile(SiteFile):
    """What report.yml holds."""

    place: Text
    repository: SiteAddress | None = None
    publication: Publication | None = None
    editions: tuple[Issue, ...] = ()
    article: Article
    later_articles: dict[Key, Article] = Field(default_factory=dict)
    home: Home
    topics: Annotated[tuple[Key, ...], Field(min_length=1)]
    populations: dict[Key, Population]
    disjoint: Literal["all"] | tuple[tuple[Key, ...], ...] = ()
    names: dict[Key, Text] = Field(default_factory=dict)
    units: dict[Key, UnitWords] = Field(default_factory=dict)
    verbs: dict[Key, Verb] = Field(default_factory=dict)
    periods: dict[Key, PeriodName] = Field(default_factory=dict)
    entry_types: dict[Key, Text] = Field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    do_not_compare: tuple[Text, ...] = ()

    def are_disjoint(self, a: str, b: str) -> bool:
        """Tell whether two populations are said to share no member."""
        groups = (tuple(self.populations),) if self.disjoint == "all" else self.disjoint
        populations = self.populations.items()
        named = ((key, other) for key, one in populations for other in one.disjoint_with)
        return a != b and any({a, b} <= {*group} for group in (*groups, *named))

    def article_by(self, key: str | None) -> Article:
        """Give a later article by its key; the report's own for None.

        Raises `KeyError` for one that report.yml does not name (`check` prevents it).
        """
        return self.article if key is None else self.later_articles[key]

    @property
    def day(self) -> date:
        """The day that the report's files bear: its last change, or else the article's."""
        dated = self.publication.changed if self.publication else self.article.published
        return date.fromisoformat(dated)


_Count = Annotated[int, Field(ge=0)]


class VerifiedArticle(Frozen):
    """One verification: when, against which article and which figures, with what result."""

    on: WholeDay
    article: Digest
    figures: Digest
    found: _Count
    wrong: _Count
    moved: _Count
    missing: _Count
    unaccounted: _Count

    @property
    def faults(self) -> int:
        """How many places or numerals did not agree."""
        return self.wrong + self.moved + self.missing + self.unaccounted


class Verified(VerifiedArticle):
    """What verified.yml holds: the article's verification, and those of later articles."""

    later: dict[Key, VerifiedArticle] = Field(default_factory=dict)


class KeptIssue(Frozen):
    """An issue as it was published: its day, its folder, and what its data/figures.json holds."""

    date: str
    home: Path
    figures: tuple[dict[str, Any], ...]


class Glossary(Frozen):
    """Reviewed exceptions to the automatic conversion: Traditional phrase → Simplified phrase."""

    phrases: dict[Words, Words]
