"""A `Text` with its path → faults: a number bound to no figure, a language that says other things.

Never changes a word.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import escape
from unicodedata import category, east_asian_width

from report.faults import At, Fault, suggest
from report.language.chinese_counts import find_counted
from report.model.values import INSERT, LANGUAGES, TO_WRITE, Language, Text, id_of, inserts, is_day
from report.reading.document import Document

# Those of mkdocs.yml that make elements of their own.
EXTENSIONS = ("attr_list", "tables")
_KNOWN = frozenset({"p", "ul", "ol", "li", "strong", "em", "code"})
_BLOCKS = {"pre": "a block of code", "hr": "a rule across the page", "table": "a table"}
_TAG = re.compile(r"<([a-z]+[0-9]?)")


def find_block(words: str) -> str | None:
    """Say which block of Markdown, beyond paragraphs and lists, the words make; None for none."""
    from markdown import markdown  # noqa: PLC0415 - slow to import, not needed by most commands

    # Brackets make no block, and many of them cost the parser the square of their number.
    plain = escape(INSERT.sub("x", words), quote=False).replace("[", "x")
    tags = _TAG.findall(markdown(plain, extensions=EXTENSIONS))
    foreign = next((tag for tag in tags if tag not in _KNOWN), None)
    return foreign and _BLOCKS.get(foreign, "a heading")


PROSE = frozenset(
    {"text", "lead", "finding", "findings", "summary", "title", "subtitle", "caveat", "caveats"}
    | {"note", "unknowns", "assumption", "description", "reason", "do_not_compare", "meaning"}
)
BLOCKS = frozenset({"text", "lead"})  # the only prose that may have paragraphs and lists
# What finds room on a chart, a slide and a page; in half widths, of which Chinese signs take two.
LONGEST_LABEL, LONGEST_LINE, LONGEST_PROSE = 200, 600, 4_000
# What is meant for a machine, and would do something, or be printed as it was typed.
_TYPED = (
    (
        re.compile(r"<|\]\(|\]\[|\{\{|\{%|^[ >]*\[[^\]]+\]:|!\[", re.MULTILINE),
        ": HTML, links, images and templates are not allowed here",
    ),
    (
        re.compile("&(?:[A-Za-z]{2,}[0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);"),
        " is HTML; type the sign itself",
    ),
    (
        re.compile("[｛{][a-z0-9:-]+｝|｛[a-z0-9:-]+[｝}]"),
        " has braces of full width; type { and }",
    ),
)
_HEADING = re.compile("#{1,6}[ \u3000]")
# Names and titles may rightly stand in quotes; a label or summary is one where YAML wanted its own.
_UNQUOTED = frozenset({"label", "summary"})
_IN_QUOTES = re.compile("“[^“”]*”|「[^「」]*」")
_DIGITS = frozenset({"Nd", "Nl", "No"})  # Unicode's decimal, letter-like and other numbers
_DIGIT_RUN = re.compile(r"0+(?:[.,]0+)*")
# "one" is left out: it is an article and a part of words more often than a number.
_NUMBER_WORDS = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
    r"|hundreds?|thousands?|millions?|billions?|dozens?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rules:
    """What words are checked against: the report's languages, and what may be inserted."""

    languages: tuple[Language, ...]
    known: AbstractSet[str] | None  # None where a topic could not be read: nobody knows its ids
    measures: AbstractSet[str] = frozenset()  # measure words of the report's units
    small: AbstractSet[str] = frozenset()  # figures that may be written as a word, from one to nine


def is_prose(at: At) -> bool:
    """Tell whether inserts may stand at this path: prose may hold numbers, labels may not."""
    named = [step for step in at if isinstance(step, str)]
    return bool(named) and named[-1] in PROSE and named[0] != "names"


def find_room(at: At) -> int:
    """Give how wide the words at this path may be; `LONGEST_PROSE` may stand on several lines."""
    named = [step for step in at if isinstance(step, str)]
    if is_prose(at) and named[-1] in BLOCKS:
        return LONGEST_PROSE
    is_long = is_prose(at) and named[-1] not in {"title", "subtitle"}
    return LONGEST_LINE if is_long or named[0] == "words" else LONGEST_LABEL


def check_text(document: Document, at: At, text: Text, rules: Rules) -> Iterator[Fault]:
    """Yield the faults of one text of a report: languages, digits, inserts, markup."""
    yield from check_languages(document, at, text, rules.languages)
    yield from check_same_inserts(document, at, text, rules.known)
    yield from check_signs(document, at, text)
    for language in LANGUAGES:
        words, place = text.given(language), (*at, language)
        if words is None:
            continue
        if words == TO_WRITE[language]:
            yield document.fault(place, f'still says "{words}"; write it')
        yield from _check_inserts(document, place, words, rules, allow=is_prose(at))
        if at[0] != "names":
            yield from _check_digits(document, place, words, rules.measures, allow=is_prose(at))


def check_languages(
    document: Document, at: At, text: Text, languages: tuple[Language, ...]
) -> Iterator[Fault]:
    """Yield a fault for each language a reader would miss and no conversion gives."""
    convertible = text.zh_hant is not None or "zh-Hant" in languages
    for language in languages:
        if text.given(language) is None and not (language == "zh-Hans" and convertible):
            yield document.fault(at, f"has no {language} text; add it")


def check_same_inserts(
    document: Document, at: At, text: Text, known: AbstractSet[str] | None = None
) -> Iterator[Fault]:
    """Yield a fault for each insert of one language that another lacks.

    Where `known` is given, a language with an unknown insert may mean by it what it lacks: that
    slip is told by itself, and not again as what is lacking.
    """
    given = {code: words for code in LANGUAGES if (words := text.given(code)) is not None}
    having = {
        code: {id_of(word) or word for word in inserts(words)} for code, words in given.items()
    }
    unknown = {word for words in having.values() for word in words if _is_unknown(word, known)}
    for word in sorted(set().union(*having.values()) - unknown):
        lacking = [
            code for code in given if word not in having[code] and not having[code] & unknown
        ]
        if lacking:
            told = next(code for code in given if word in having[code])
            message = f"{lacking[0]} lacks {{{word}}}, which {told} has; say it in both"
            yield document.fault(at, message)


def _is_unknown(word: str, known: AbstractSet[str] | None) -> bool:
    return known is not None and word not in known and not word.startswith(("date:", "year:"))


def check_signs(document: Document, at: At, text: Text) -> Iterator[Fault]:
    """Yield a fault for markup, a brace that stands alone, and blocks where they have no room."""
    for language in LANGUAGES:
        words = text.given(language)
        if words is not None:
            yield from _check_typed(document, (*at, language), words)
            yield from _check_room(document, (*at, language), words, find_room(at))


def _check_typed(document: Document, at: At, words: str) -> Iterator[Fault]:
    for pattern, message in _TYPED:
        if found := pattern.search(words):
            yield document.fault(at, f'"{found.group().strip()}"{message}')
    if re.search("[{}]", INSERT.sub("", words)):
        yield document.fault(at, "a brace { or } has no partner on its line; close it or remove it")
    if _HEADING.match(words) and find_room(at[:-1]) < LONGEST_PROSE:
        yield document.fault(at, 'begins with "#", which would be printed; leave it out')
    if at[-2] in _UNQUOTED and _IN_QUOTES.fullmatch(words):
        message = f'stands in {words[0]} {words[-1]}, which would be printed; type " in their place'
        yield document.fault(at, message)


def _check_room(document: Document, at: At, words: str, room: int) -> Iterator[Fault]:
    is_block = room == LONGEST_PROSE
    widths = (1 + (east_asian_width(sign) in "WF") for sign in words)
    if not is_block and "\n" in words:
        yield document.fault(at, "must stand on one line")
    elif len(words) > room // 2 and (width := sum(widths)) > room:  # no sign is wider than two
        message = f"takes the room of {width:,} letters; {room:,} is the most here, so write less"
        yield document.fault(at, message)
    elif is_block and (block := find_block(words)):
        yield document.fault(at, f"holds {block}; prose has paragraphs and lists only")


def _check_inserts(
    document: Document, at: At, words: str, rules: Rules, *, allow: bool
) -> Iterator[Fault]:
    for word in inserts(words):
        key = id_of(word)
        if not allow:
            yield document.fault(
                at, f'"{{{word}}}" may stand in prose only, not in a label or name'
            )
        elif not key and ":" in word:
            form, _, day = word.partition(":")
            if not is_day(day) or (form == "year") != (len(day) == len("2024")):
                yield document.fault(at, f'"{word}" is no date; write date:2024-09-04 or year:2024')
        elif rules.known is not None and (
            key not in rules.known or word not in {key, f"{key}:word"}
        ):
            yield document.fault(at, f'no figure or name "{word}"{suggest(key, rules.known)}')
        elif rules.known is not None and word != key and key not in rules.small:
            message = f'"{key}" is no exact whole number from 1 to 9, so write it as {{{key}}}'
            yield document.fault(at, message)


def _check_digits(
    document: Document, at: At, words: str, measures: AbstractSet[str], *, allow: bool
) -> Iterator[Fault]:
    remedy = (
        "insert the figure as {figure-id}, a date as {date:2024-09-04}, a name of report.yml, "
        "or say it without a number"
        if allow
        else "leave the number out, or move it to a note as {figure-id}"
    )
    for what, number in find_numbers(INSERT.sub(" ", words), measures):
        yield document.fault(at, f'bare {what} "{number}"; {remedy}')


def find_numbers(words: str, measures: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Yield each number written in words, as digits of any script or spelled out, with its form."""
    shadow = "".join("0" if category(char) in _DIGITS else char for char in words)
    for match in _DIGIT_RUN.finditer(shadow):
        yield "digit", words[match.start() : match.end()]
    for match in _NUMBER_WORDS.finditer(words):
        yield "number word", match.group()
    for number in find_counted(words, measures):
        yield "numeral", number
