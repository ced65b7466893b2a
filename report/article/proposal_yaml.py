"""What `propose` gathered → the text of report.yml and numbers.yml, with comments for the curator.

Words that stand in for what only a curator can say are in the article's language, without numbers.
"""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from report.language.around_numbers import Part
from report.model.values import TO_WRITE, Bound, Language, Number


@dataclass(frozen=True)
class Stub:
    """A figure as proposed: every field a guess but value, bound, paragraph and locator.

    `measure` is what the article counts by; it tells equal numbers of unlike things apart.
    """

    key: str
    label: str
    value: Number
    bound: Bound
    unit: str
    verb: str
    period: str
    places: tuple[tuple[int, str], ...]
    measure: str
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Aside:
    """A numeral proposed to be set aside: part of a date or name, a range, or not to be read."""

    paragraph: int
    locator: str
    part: Part | Literal["range"]


_DOUBTS = {
    "copy": "",
    "paragraph": "  # the first paragraph says so: is it the day of publication?",
    "nothing": "  # no date found in the copy: write it as 2024-09-04",
}


@dataclass(frozen=True)
class Proposal:
    """All that is proposed of one article; `by_hand` are numerals that no locator can hold."""

    id: str
    language: Language
    headline: str
    published: date | None
    dated_by: Literal["copy", "paragraph", "nothing"]
    paragraphs: int
    digest: str
    stubs: tuple[Stub, ...]
    asides: tuple[Aside, ...]
    by_hand: tuple[str, ...]
    schemas: str


_REASONS: dict[Part | Literal["range"], dict[Language, str]] = {
    "date": {"en": "date or period", "zh-Hant": "日期或時期", "zh-Hans": "日期或时期"},
    "ordinal": {"en": "ordinal in a name", "zh-Hant": "名稱中的序號", "zh-Hans": "名称中的序号"},
    "name": {"en": "part of a name", "zh-Hant": "名稱的一部分", "zh-Hans": "名称的一部分"},
    "phone": {"en": "telephone number", "zh-Hant": "電話號碼", "zh-Hans": "电话号码"},
    "range": {"en": "a range", "zh-Hant": "範圍", "zh-Hans": "范围"},
    "unclear": {
        "en": "cannot be read as a number",
        "zh-Hant": "無法讀作數值",
        "zh-Hans": "无法读作数值",
    },
}
_REMEDIES: dict[Part | Literal["range"], str] = {
    "range": "  # no figure holds a range: to show it, write a figure for each end and delete this",
    "unclear": "  # read it yourself: it may be a fraction, a date, or more than the digits say",
}
# Keys that ui.yml does not have: the check asks for a choice at each figure that names them.
TO_CHOOSE = "to-choose"
_TILES = 6


def quote(words: str) -> str:
    """Write words as a YAML double-quoted scalar, which JSON's strings are (YAML 1.2.2, 7.3.1)."""
    return json.dumps(words, ensure_ascii=False)


def _say(language: Language, words: str | None = None) -> str:
    return f"{{{language}: {quote(words or TO_WRITE[language])}}}"


def render_report(proposal: Proposal) -> str:
    """Give report.yml."""
    language, say = proposal.language, _say(proposal.language)
    day = proposal.published.isoformat() if proposal.published else TO_WRITE[language]
    asides = "\n".join(_aside_lines(proposal))
    return f"""\
# yaml-language-server: $schema={proposal.schemas}/report.json
# Replace each {quote(TO_WRITE[language])}; numbers.yml says how to go on.
title: {say}
place: {say}
description: {say}
site_url: https://example.org/reports/{proposal.id}/
languages: [{language}]  # add the others when every text has them
default_language: {language}

article:
  headline: {quote(proposal.headline)}
  headline_translations: {say}
  publisher: {say}
  published: "{day}"{_DOUBTS[proposal.dated_by]}
  reporter: {say}
  language: {language}
  paragraphs: {proposal.paragraphs}
  digest: {proposal.digest}

home:
  finding: {say}
  summary: {say}
  findings:
    - {say}
  tiles: [{_name_tiles(proposal)}]
  chart: overview

topics: [numbers]  # one file a topic: split numbers.yml as the article does

populations:  # who or what is counted; each figure names one
  to-name: {{label: {say}}}

{asides}
"""


def _name_tiles(proposal: Proposal) -> str:
    return ", ".join(stub.key for stub in proposal.stubs[:_TILES])


def _aside_lines(proposal: Proposal) -> list[str]:
    if not proposal.asides:
        return ["set_aside: []  # numerals of the article that are no figures, each with a reason"]
    lines = ["set_aside:  # guessed to be no figures; move here, with a reason, what else is none"]
    for aside in proposal.asides:
        reason = _REASONS[aside.part][proposal.language]
        lines += [
            f"  - paragraph: {aside.paragraph}{_REMEDIES.get(aside.part, '')}",
            f"    locator: {quote(aside.locator)}",
            f"    reason: {_say(proposal.language, reason)}",
        ]
    return lines


_STEPS = """\
# Proposed from an article. Every figure is a guess until you have read its paragraph:
#   1. give it a name of its own: the name becomes an address, and addresses do not change;
#   2. write its label; mend unit, verb, kind and period (ui.yml names them; what it lacks is named
#      in report.yml, below "units", "verbs" or "periods");
#   3. name its population, here and in report.yml, and subset_of where the article says so;
#   4. delete it if it is no figure, and set the numeral aside in report.yml with a reason;
#   5. delete "reviewed: false". The build publishes nothing while one such line is left.
# Then (each after .venv/bin/python):
#   build_report.py --data FOLDER --check            says what is still wrong, and where
#   build_report.py --data FOLDER --verify ARTICLE   says whether the article agrees"""


def render_topic(proposal: Proposal) -> str:
    """Give numbers.yml: the one topic, every figure, a chart of the first ones."""
    say = _say(proposal.language)
    by_hand = "".join(f"# Enter by hand: {words}\n" for words in proposal.by_hand)
    stubs = "\n".join(
        line for stub in proposal.stubs for line in _stub_lines(stub, proposal.language)
    )
    return f"""\
# yaml-language-server: $schema={proposal.schemas}/topic.json
{_STEPS}
{by_hand}title: {say}
finding: {say}
summary: {say}
text: {say}

figures:
{stubs}

charts:
  overview:
    kind: tiles
    title: {say}
    subtitle: {say}
    caveat: {say}
    figures: [{_name_tiles(proposal)}]
"""


def _stub_lines(stub: Stub, language: Language) -> list[str]:
    first, *others = [
        f"{{paragraph: {paragraph}, locator: {quote(locator)}}}"
        for paragraph, locator in stub.places
    ]
    return [
        f"  {stub.key}:",
        *(f"    # {doubt}" for doubt in stub.doubts),
        f"    label: {_say(language, stub.label)}",
        f"    value: {spell_value(stub.value)}",
        f"    bound: {stub.bound}",
        f"    unit: {stub.unit}",
        f"    verb: {stub.verb}",
        "    kind: stock",
        f"    period: {stub.period}",
        "    population: to-name",
        f"    source: {first}",
        *(["    also:"] if others else []),
        *(f"      - {place}" for place in others),
        "    reviewed: false",
    ]


def spell_value(value: Number) -> str:
    """Write a number as YAML reads it back: no exponent, no separators."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)
