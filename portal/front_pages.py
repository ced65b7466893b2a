"""Built reports → `{path: bytes}`: the front page of all of them, its search, feed and catalogue.

It reads what each report publishes of itself (data/report.json, data/figures.json, the hits of its
search), so that it costs little more for many reports than for few, wherever they were built.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from portal.concepts import Line, Told, gather_lines
from portal.search_parts import Found, divide_hits, spell_name
from report.edition.addresses import page_path
from report.edition.writer import AllWords, SiteWords
from report.exact_json import json_script
from report.language.quantities import format_day
from report.templates import render
from report.web.search_index import Hit, find_letters, level

MOST_WORDS = 300  # letters of what else is looked through in a hit that another word has found
_spell = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Member:
    """A built report: data/report.json, data/figures.json; by language its hits and a still."""

    index: Told
    figures: Sequence[Told]
    hits: Mapping[str, Sequence[Hit]]
    stills: Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """A report as one language of the front page shows it: in that one, or the nearest it has."""

    index: Told
    language: str
    href: str

    def say(self, words: Mapping[str, str] | None) -> str:
        """Give the words of one language; empty for none."""
        return words[self.language] if words else ""

    @property
    def topics(self) -> list[tuple[str, str]]:
        """The title of each topic, and where it stands."""
        return [
            (self.say(one["title"]), f"{self.href}{one['id']}/") for one in self.index["topics"]
        ]


@dataclass(frozen=True)
class Front:
    """The front page in one language."""

    words: SiteWords
    members: Sequence[Member]  # the newest first

    @property
    def root(self) -> str:
        """The path from the language's root to the collection's."""
        return "" if self.words.is_default else "../"

    @cached_property
    def rows(self) -> list[Row]:
        """Every report."""
        return [self.row(member.index) for member in self.members]

    def row(self, index: Told) -> Row:
        """Give a report as this language shows it."""
        own, default = self.words.language, index["default_language"]
        language = min(index["languages"], key=lambda x: (x != own, x[:2] != own[:2], x != default))
        folder = "" if language == default else f"{language}/"
        return Row(index, language, f"{self.root}{index['id']}/{folder}")

    def group(self, by: str) -> dict[str, list[tuple[str, str]]]:
        """Give title and address of the reports of each place, or of the topics of each title."""
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self.rows:
            title, place = row.say(row.index["title"]), row.say(row.index["place"])
            for name, href in row.topics if by == "topic" else [(place, row.href)]:
                found.setdefault(name, []).append((title, href))
        return dict(sorted(found.items()))

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """The figures that name one concept."""
        return gather_lines((member.index, member.figures) for member in self.members)

    def render(self, template: str) -> bytes:
        """Render a page or file of this language."""
        words = self.words
        given = {"front": self, "w": words.word, "say": words.say, "about": words.site.about}
        given |= {"json_script": json_script, "ui": words.site.ui, "code": words.language}
        given["format_day"] = format_day
        return render(f"front/{template}.j2", **given, page_path=page_path).encode()

    def find_hits(self) -> Iterator[Found]:
        """Yield what a search leads to, the newest reports first, from this language's root."""
        for member, row in zip(self.members, self.rows, strict=True):
            title = row.say(row.index["title"])
            for kind, head, said, address, body in member.hits[row.language]:
                path = row.href + address.removeprefix("./")
                yield kind, head, said, path, f"{body[:MOST_WORDS]} {level(title)}", title

    def search(self) -> dict[str, bytes]:
        """Give the index that a search begins with, and its parts."""
        parts = divide_hits(hits := [*self.find_hits()])
        keys = [key for key in self.words.site.ui.words if key.startswith("search-")]
        said = {key: self.words.word(key) for key in keys}
        said["search-hint"] = self.words.word("front-search-hint")
        letters = find_letters("".join(hit[4] for hit in hits))
        names = {name: len(found) for name, found in parts.items()}
        first: dict[str, Any] = {"letters": letters, "hits": [], "words": said, "parts": names}
        files = {f"parts/{spell_name(name)}": found for name, found in parts.items()}
        folder = f"{page_path(self.words.site, self.words.language)}explore"
        return {
            f"{folder}/{name}.json": _spell(content).encode()
            for name, content in {"hits": first, **files}.items()
        }


def render_front(words: SiteWords, members: Sequence[Member]) -> dict[str, bytes]:
    """Render the pages of one language; paths are Markdown files."""
    front = Front(words, members)
    pages = {"index.md": front.render("index.md")}
    return pages | ({"concepts.md": front.render("concepts.md")} if front.lines else {})


def render_front_files(fronts: AllWords, members: Sequence[Member]) -> dict[str, bytes]:
    """Render search and feed of each language, the catalogue, the package of all tables."""
    files = dict[str, bytes]()
    for code, words in fronts.items():
        front = Front(words, members)
        files |= front.search() | {
            f"{page_path(words.site, code)}feed.xml": front.render("feed.xml")
        }
    first = Front(next(iter(fronts.values())), members)
    files["data/catalog.json"] = first.render("catalog.json")
    return files | {"datapackage.json": first.render("datapackage.json")}
