"""Editions → what a search looks through: figures in all languages, pages, charts, names in one.

Script, width, case and the separators in numbers are levelled here and, by the same table of
letters, in the reader's query. What Chinese editions name is found by its pinyin, too.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from report.edition.edition import Edition, Editions, default_of
from report.edition.page_findings import find_finding
from report.language.pinyin import spell
from report.language.script_conversion import fold

# Han letters and dashes: a number below zero is written with the last of them.
_LETTERS = (range(0x4E00, 0xA000), range(0x2013, 0x2015), range(0x2212, 0x2213))
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[,\s](?=\d{3})")


def find_words(editions: Editions) -> dict[str, str]:
    """Give for each figure all that finds it, as one levelled line."""
    first = default_of(editions)
    return {key: level(" ".join(_said(editions, key))) for key in first.numbers}


Hit = tuple[str, str, str, str, str]  # kind, title, what it says, address, levelled words


def find_hits(edition: Edition, figures: Mapping[str, str]) -> list[Hit]:
    """Give all that a search of one language can lead to; `figures` is what `find_words` gave."""
    return [*_pages(edition), *_figures(edition, figures), *_charts(edition), *_entries(edition)]


def _pages(edition: Edition) -> Iterator[Hit]:
    about, say, word = edition.report.about, edition.plain, edition.word
    findings = " ".join(map(say, about.home.findings))
    yield _hit("page", word("nav-home"), say(about.home.finding), "./", findings)
    for key, topic in edition.report.topics.items():
        texts = (topic.summary, topic.text, *topic.caveats)
        words = " ".join(map(say, texts))
        yield _hit("page", say(topic.title), say(topic.finding), f"{key}/", words)
    traps = " ".join(map(say, about.do_not_compare))
    more = {"figures": "", "compare": traps, "sources": about.article.headline}
    for key, words in (more | {"reuse": "pdf pptx csv xlsx json", "changes": ""}).items():
        yield _hit("page", word(f"nav-{key}"), find_finding(edition, key), f"{key}/", words)


def _figures(edition: Edition, words: Mapping[str, str]) -> Iterator[Hit]:
    for key in edition.numbers:
        figure = edition.figure(key)
        said = f"{figure.short} · {figure.verb}"
        yield ("figure", figure.label, said, f"figures/#{key}", words[key])


def _charts(edition: Edition) -> Iterator[Hit]:
    for key, chart in edition.report.charts.items():
        address = f"{edition.report.topic_of[key]}/#chart-{key}"
        yield _hit("chart", edition.plain(chart.title), edition.plain(chart.subtitle), address)


def _entries(edition: Edition) -> Iterator[Hit]:
    for key, entry in edition.report.entries.items():
        kind = edition.say(edition.report.ui.entry_types[entry.type])
        page = edition.report.topic_of[key]
        words = f"{edition.plain(entry.by)} {edition.plain(entry.note)}"
        yield _hit("name", edition.plain(entry.name), kind, f"{page}/#{key}", words)


def _hit(kind: str, title: str, said: str, address: str, words: str = "") -> Hit:
    return (kind, title, said, address, level(f"{title} {said} {words} {spell(title)}"))


def level(words: str) -> str:
    """Level script, width, case and separators of numbers."""
    plain = unicodedata.normalize("NFKC", words).lower()
    return _BETWEEN_DIGITS.sub("", fold(plain))


def find_letters(words: str) -> str:
    """Give pairs of letters, as written and as levelled, for those of `words` with variants."""
    known = set(words)
    return "".join(a + b for a, b in pair_letters(*_LETTERS) if b in known)


@cache
def pair_letters(*blocks: range) -> list[tuple[str, str]]:
    """Give each letter of blocks of Unicode that is levelled to another, with that one."""
    letters = "".join(map(chr, chain.from_iterable(blocks)))
    return [(a, b) for a, b in zip(letters, fold(letters), strict=True) if a != b]


def _said(editions: Editions, key: str) -> list[str]:
    said = list[str]()
    for edition in editions.values():
        figure = edition.figure(key)
        for seen in figure.observations:
            said += (seen.number, seen.verb, seen.period, str(seen.value))
            said += (place.locator for place in seen.places)
        topic = edition.plain(edition.report.topics[figure.topic].title)
        said += (spell(figure.label), figure.label, figure.number, figure.unit, figure.verb)
        said += (figure.population, topic, figure.class_label, figure.period)
        said += (place.locator for place in figure.places)
    return [*dict.fromkeys(said), str(figure.value)]
