"""The smallest words of the project: languages, keys, numbers, days, texts with their inserts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from report.faults import At

Language = Literal["en", "zh-Hant", "zh-Hans"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Bound = Literal["exact", "at_least", "at_most", "about"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)
Kind = Literal["stock", "flow", "event", "unstated"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Status = Literal["measured", "estimate", "forecast", "target"]
STATUSES: tuple[Status, ...] = get_args(Status)
Scale = Literal["thousand", "million", "billion", "trillion"]
Class = Literal["reported", "derived", "conditional"]
CLASSES: tuple[Class, ...] = get_args(Class)
Number = int | Decimal


def count_decimals(value: Number) -> int:
    """Count the decimals that a number is written with: 2 of 1.50."""
    exponent = Decimal(value).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def is_day(words: str) -> bool:
    """Tell whether words are a year, month or day of the calendar in ISO 8601."""
    match = _DAY.fullmatch(words)
    if match is None:
        return False
    try:
        date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return False
    return True


def _year_as_text(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Let an author write a year without quotes."""
    return str(value) if type(value) is int else value


def _without_line_ends(value: str) -> str:
    """Drop the line end that YAML's block text brings; in ", " and ": " the space counts."""
    if not value.strip():
        raise ValueError("must not be empty")
    return value.strip("\n")


def _one_line(value: str) -> str:
    if "\n" in value:
        raise ValueError("must stand on one line")
    return value


def _on_calendar(value: str) -> str:
    if not is_day(value):
        raise ValueError(f'"{value}" is no date; write 2024, 2024-09 or 2024-09-04')
    return value


def _whole_day(value: str) -> str:
    if len(value) < len("2024-09-04") or not is_day(value):
        raise ValueError(f'"{value}" is no day; write it as 2024-09-04')
    return value


KEY = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LONGEST_KEY = 60
Key = Annotated[str, Field(pattern=KEY, max_length=LONGEST_KEY)]
Words = Annotated[str, AfterValidator(_without_line_ends)]
Line = Annotated[Words, AfterValidator(_one_line)]
LONGEST_LOCATOR = 20  # characters of an article under copyright that stand in a row
Locator = Annotated[str, Field(min_length=1, max_length=LONGEST_LOCATOR, pattern=r"^[^\n]+$")]
_ISO_MONTH, _ISO_DAY = "-(0[1-9]|1[0-2])", "-(0[1-9]|[12][0-9]|3[01])"
_DATED = {"type": "string", "pattern": f"^[0-9]{{4}}({_ISO_MONTH}({_ISO_DAY})?)?$"}
_BARE_YEAR = {"type": "integer", "minimum": 1000, "maximum": 9999}
Day = Annotated[
    str,
    BeforeValidator(_year_as_text),
    AfterValidator(_on_calendar),
    WithJsonSchema({"anyOf": [_DATED, _BARE_YEAR]}),
]
WholeDay = Annotated[
    str,
    BeforeValidator(_year_as_text),
    AfterValidator(_whole_day),
    WithJsonSchema({"type": "string", "pattern": f"^[0-9]{{4}}{_ISO_MONTH}{_ISO_DAY}$"}),
]


def is_key(name: str) -> bool:
    """Tell whether a name may be a key, and so a part of an address."""
    return re.fullmatch(KEY, name) is not None and len(name) <= LONGEST_KEY


class Frozen(BaseModel):
    """What every object here is: unchangeable, no unknown keys, no silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Text(Frozen):
    """The same words in each language; Simplified Chinese may be left to the conversion."""

    en: Words | None = None
    zh_hant: Words | None = Field(None, alias="zh-Hant")
    zh_hans: Words | None = Field(None, alias="zh-Hans")

    def given(self, language: Language) -> str | None:
        """Give the words written by hand for a language, or None."""
        return self.by_language.get(language)

    @property
    def by_language(self) -> dict[Language, str]:
        """All words that are written by hand."""
        words = zip(LANGUAGES, (self.en, self.zh_hant, self.zh_hans), strict=True)
        return {language: given for language, given in words if given is not None}


# What a proposed report says where only a curator knows what to write.
TO_WRITE: Mapping[Language, str] = {"en": "to be written", "zh-Hant": "待擬", "zh-Hans": "待拟"}
INSERT = re.compile(r"\{([^{}\n]*)\}")
# What the article leaves out of a figure: its kind, its period, who is counted; or says unclearly.
UNSTATED, UNCLEAR = LEFT_OPEN = ("unstated", "unclear")


def inserts(words: str) -> Iterator[str]:
    """Yield what stands between braces in prose: figure ids, names, `date:2024-09-04`."""
    return (match.group(1).strip() for match in INSERT.finditer(words))


def id_of(insert: str) -> str:
    """Give the figure or name that an insert asks for, in whatever form; none for a date."""
    return "" if insert.startswith(("date:", "year:")) else re.split("[:|]", insert)[0]


def find_texts(part: object) -> Iterator[tuple[At, Text]]:
    """Yield every `Text` below a model object with its path in the author's file."""
    return ((at, leaf) for at, leaf in walk(part) if isinstance(leaf, Text))


def find_lines(part: object) -> Iterator[tuple[At, str]]:
    """Yield every text below a model object that all languages share: headlines, locators, keys."""
    return ((at, leaf) for at, leaf in walk(part) if isinstance(leaf, str))


def walk(part: object, at: At = ()) -> Iterator[tuple[At, object]]:
    """Yield all that stands below a model object, with its path in the author's file."""
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(part, BaseModel) and not isinstance(part, Text):
        fields = type(part).model_fields.items()
        inner = ((field.alias or name, getattr(part, name)) for name, field in fields)
    elif isinstance(part, Mapping):
        inner = part.items()
    elif isinstance(part, tuple):
        inner = enumerate(part)
    else:
        yield at, part
    for step, value in inner:
        yield from walk(value, (*at, step))
