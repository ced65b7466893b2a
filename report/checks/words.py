"""A `Text` with its path → faults: a number bound to no figure, a language that says other things.

Never changes a word.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import escape
from unicodedata import category, east_asian_width

from report.checks.nodes import Node
from report.faults import At, Fault, suggest
from report.language.chinese_counts import find_counted
from report.language.numeral_words import WORDS, either
from report.model.values import INSERT, TO_WRITE, Language, Text, id_of, inserts, is_day

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


BLOCKS = frozenset({"text", "lead"})  # the only prose that may have paragraphs and lists
PROSE = BLOCKS.union(  # an entry's name may be one of the report's, with its numeral
    ("finding", "findings", "summary", "title", "subtitle", "caveat", "caveats", "name"),
    ("note", "unknowns", "assumption", "description", "reason", "do_not_compare", "meaning"),
)
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
# Who is counted is often an age group, so a label may name one.
_AGES = re.compile(r"\bag(?:e|ed|es) \d{1,3}(?: to \d{1,3})?\b|\d{1,3}(?:至\d{1,3})?[歲岁]")
_DIGIT_RUN = re.compile(r"0+(?:[.,]0+)*")
# "one" is left out: it is an article and a part of words more often than a number.
_LARGE_WORDS = ("hundreds?", "thousands?", "millions?", "billions?", "dozens?")
_NUMBER_WORDS = re.compile(
    rf"\b{either([*WORDS['small'].keys() - {'one'}, *_LARGE_WORDS])}\b", re.IGNORECASE
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
    is_long = is_prose(at) and named[-1] not in {"title", "subtitle", "name"}
    return LONGEST_LINE if is_long or named[0] == "words" else LONGEST_LABEL


def check_text(node: Node, text: Text, rules: Rules) -> Iterator[Fault]:
    """Yield the faults of one text of a report: languages, digits, inserts, markup."""
    yield from check_languages(node, text, rules.languages)
    yield from check_same_inserts(node, text, rules.known)
    yield from check_signs(node, text)
    quoted = {"names", "headline_translations", "licence"}.intersection(node.at)  # as they stand
    for language, words in text.by_language.items():
        if words == TO_WRITE[language]:
            yield (node / language).fault(f'still says "{words}"; write it')
        yield from _check_inserts(node / language, words, rules, allow=is_prose(node.at))
        if not quoted:
            yield from _check_digits(node / language, words, rules, allow=is_prose(node.at))


def check_languages(node: Node, text: Text, languages: Iterable[Language]) -> Iterator[Fault]:
    """Yield a fault for each language a reader would miss and no conversion gives."""
    convertible = text.zh_hant is not None or "zh-Hant" in languages
    for language in languages:
        if text.given(language) is None and not (language == "zh-Hans" and convertible):
            yield node.fault(f"has no {language} text; add it")


def check_same_inserts(
    node: Node, text: Text, known: AbstractSet[str] | None = None
) -> Iterator[Fault]:
    """Yield a fault for each insert of one language that another lacks.

    Where `known` is given, a language with an unknown insert may mean by it what it lacks: that
    slip is told by itself, and not again as what is lacking.
    """
    having = {
        code: {id_of(word) or word for word in inserts(words)}
        for code, words in text.by_language.items()
    }
    every = set[str]().union(*having.values())
    named = {word for word in every if not word.startswith(("date:", "year:"))}
    unknown = set[str]() if known is None else named - known
    for word in sorted(every - unknown):
        lacking = [code for code, has in having.items() if word not in has and not has & unknown]
        if lacking:
            told = next(code for code, has in having.items() if word in has)
            yield node.fault(f"{lacking[0]} lacks {{{word}}}, which {told} has; say it in both")


def check_signs(node: Node, text: Text) -> Iterator[Fault]:
    """Yield a fault for markup, a brace that stands alone, and blocks where they have no room."""
    for language, words in text.by_language.items():
        yield from _check_typed(node / language, words)
        yield from _check_room(node / language, words, find_room(node.at))


def _check_typed(node: Node, words: str) -> Iterator[Fault]:
    for pattern, message in _TYPED:
        if found := pattern.search(words):
            yield node.fault(f'"{found.group().strip()}"{message}')
    if re.search("[{}]", INSERT.sub("", words)):
        yield node.fault("a brace { or } has no partner on its line; close it or remove it")
    if _HEADING.match(words) and find_room(node.at[:-1]) < LONGEST_PROSE:
        yield node.fault('begins with "#", which would be printed; leave it out')
    if node.at[-2] in _UNQUOTED and _IN_QUOTES.fullmatch(words):
        remedy = 'which would be printed; type " in their place'
        yield node.fault(f"stands in {words[0]} {words[-1]}, {remedy}")


def _check_room(node: Node, words: str, room: int) -> Iterator[Fault]:
    is_block = room == LONGEST_PROSE
    widths = (1 + (east_asian_width(sign) in "WF") for sign in words)
    if not is_block and "\n" in words:
        yield node.fault("must stand on one line")
    elif len(words) > room // 2 and (width := sum(widths)) > room:  # no sign is wider than two
        remedy = f"{room:,} is the most here, so write less"
        yield node.fault(f"takes the room of {width:,} letters; {remedy}")
    elif is_block and (block := find_block(words)):
        yield node.fault(f"holds {block}; prose has paragraphs and lists only")


def _check_inserts(node: Node, words: str, rules: Rules, *, allow: bool) -> Iterator[Fault]:
    for word in inserts(words):
        key = id_of(word)
        if not allow:
            yield node.fault(f'"{{{word}}}" may stand in prose only, not in a label')
        elif not key and ":" in word:
            form, _, day = word.partition(":")
            if not is_day(day) or (form == "year") != (len(day) == len("2024")):
                yield node.fault(f'"{word}" is no date; write date:2024-09-04 or year:2024')
        elif rules.known is None:
            continue
        elif key not in rules.known or word not in {key, f"{key}:word"}:
            yield node.fault(f'no figure or name "{word}"{suggest(key, rules.known)}')
        elif word != key and key not in rules.small:
            remedy = f"so write it as {{{key}}}"
            yield node.fault(f'"{key}" is no exact whole number from 1 to 9, {remedy}')


def _check_digits(node: Node, words: str, rules: Rules, *, allow: bool) -> Iterator[Fault]:
    remedy = (
        "insert the figure as {figure-id}, a date as {date:2024-09-04}, a name of report.yml, "
        "or say it without a number"
        if allow
        else "leave the number out, or move it to a note as {figure-id}"
    )
    bare = INSERT.sub(" ", words) if allow else _AGES.sub(" ", words)
    for what, number in find_numbers(bare, rules.measures):
        yield node.fault(f'bare {what} "{number}"; {remedy}')


def find_numbers(words: str, measures: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Yield each number written in words, as digits of any script or spelled out, with its form."""
    shadow = "".join("0" if category(char) in _DIGITS else char for char in words)
    for match in _DIGIT_RUN.finditer(shadow):
        yield "digit", words[match.start() : match.end()]
    for match in _NUMBER_WORDS.finditer(words):
        yield "number word", match.group()
    for number in find_counted(words, measures):
        yield "numeral", number
