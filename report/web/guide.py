"""What the curator's guide shows: prose of one language, files, commands, examples with verdicts.

Enters: an edition. Leaves: `Lessons`, which the guide's templates walk through. What is code stays
as it is in every language; prose for readers of Simplified Chinese is converted from Traditional.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from types import MappingProxyType

from markupsafe import Markup

from report.edition.edition import Edition
from report.folders import TEMPLATES
from report.language.conversion import join_sentences, simplify
from report.web.guide_examples import NAME, Example, judge_examples

FOLDER = TEMPLATES / "guide"
# Listings, codes and what is between backticks: never converted.
_CODE = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>|`[^`\n]*`|<[^>]*>)", re.DOTALL)
_TICKED = re.compile(r"`([^`\n]*)`")
_HEADING = re.compile(r"^## (.+?) \{: #([a-z-]+) \}$", re.MULTILINE)


@dataclass(frozen=True)
class Lessons:
    """The guide in one language."""

    edition: Edition

    @property
    def template(self) -> str:
        """The template whose prose is shown, or converted."""
        code = "en" if self.edition.language == "en" else "zh-Hant"
        return f"guide/{code}.md.j2"

    def say(self, prose: str) -> Markup:
        """Give prose in the reader's script, code untouched."""
        if self.edition.language != "zh-Hans":
            return Markup(prose)
        return Markup("".join(self._convert(prose)))

    def _convert(self, prose: str) -> Iterator[str]:
        phrases = tuple(MappingProxyType(self.edition.report.glossary.phrases).items())
        for index, part in enumerate(_CODE.split(prose)):
            yield part if index % 2 else simplify(part, phrases)

    def contents(self, prose: str) -> list[tuple[str, str]]:
        """Find the sections: address within the page, title."""
        return [(name, title) for title, name in _HEADING.findall(prose)]

    def inline(self, words: str) -> Markup:
        """Write what stands between backticks as code, for words inside HTML."""
        return Markup(_TICKED.sub(r"<code>\1</code>", escape(str(words), quote=False)))

    def code(self, words: str) -> Markup:
        """Write a listing for HTML; quotation marks stay as they are, which halves what is sent."""
        return Markup(escape(words, quote=False))

    def file(self, name: str) -> str:
        """Give a file that the guide shows, as it is to be copied."""
        return (FOLDER / name).read_text(encoding="utf-8")

    @property
    def example_name(self) -> str:
        """What the reader is to call an example's file."""
        return NAME

    @cached_property
    def _examples(self) -> dict[str, Example]:
        return dict(judge_examples(FOLDER))

    def example(self, name: str) -> Example:
        """Give an example with what the check says of it."""
        return self._examples[name]

    def verdict(self, name: str) -> str:
        """Say in the reader's language how two numbers compare, where they may be compared at all.

        A chart or a ratio may well join what no reader should compare: tiles, hours per person.
        """
        comparison, ui = self._examples[name].comparison, self.edition.report.ui
        if comparison is None or comparison.verdict == "not":
            return ""
        label = self.edition.say(ui.verdicts[comparison.verdict].label)
        said = (self.edition.say(ui.reasons[reason]) for reason in comparison.reasons)
        reasons = join_sentences(said, self.edition.language)
        return f"{label}{self.edition.word('colon')}{reasons}"
