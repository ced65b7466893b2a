"""An invented report of any size, as a folder of YAML that `--check` passes.

    python -m bench.generate 300 FOLDER

Enters: a number of figures. Leaves: `{file name: bytes}`, the same for the same number. Topics are
invented harbours; three figures make a block, which one chart shows: every kind of chart, bound,
verb and class comes round, some populations belong to one harbour and some to the whole coast.
"""

import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import yaml

from bench.blocks import BLOCK, Block, Part, make_block
from bench.invented import KINDS_OF_NAME, PERIODS, REPORT, SECTIONS, UNITS, VERBS


def make_topic(blocks: list[Block]) -> Part:
    """Make one harbour's page of its blocks."""
    place, first = blocks[0].place, next(iter(blocks[0].figures))
    named = [key for block in blocks for key in [*block.figures][:2]]
    en = "; ".join(f"{{{key}}} of {{{other}}}" for key, other in pairwise(named))
    zh = "；".join(f"{{{key}}}及{{{other}}}" for key, other in pairwise(named))
    entries = {
        f"{place.key}-{key}": {
            "type": key,
            "name": {"en": f"{place.en} {word}", "zh-Hant": f"{place.zh}{sign}"},
            "source": {"paragraph": blocks[0].paragraph, "locator": f"{place.en} {word}"[:20]},
        }
        for key, word, sign in KINDS_OF_NAME
    }
    return {
        "title": {"en": place.en, "zh-Hant": place.zh},
        "finding": {"en": f"It begins with {{{first}}}", "zh-Hant": f"由{{{first}}}說起"},
        "summary": {"en": f"The harbour of {place.en}.", "zh-Hant": f"{place.zh}港的情況。"},
        "text": {
            "en": f"The numbers of {place.en}: {en}.\n\nNone of them is real.",
            "zh-Hant": f"{place.zh}的數字：{zh}。\n\n全屬虛構。",
        },
        "caveats": [{"en": "None of this was counted.", "zh-Hant": "全部未經點算。"}],
        "figures": {key: figure for block in blocks for key, figure in block.figures.items()},
        "derived": {key: item for block in blocks for key, item in block.derived.items()},
        "charts": {f"{block.key}-chart": block.chart for block in blocks},
        "entries": entries,
    }


def make_report(topics: Mapping[str, list[Block]]) -> Part:
    """Make what report.yml holds."""
    blocks = [block for of_topic in topics.values() for block in of_topic]
    first = [next(iter(block.figures)) for block in blocks]
    article = REPORT["article"] | {"paragraphs": blocks[-1].paragraph}
    home = REPORT["home"] | {"tiles": first[:8], "chart": f"{blocks[0].key}-chart"}
    places = [of_topic[0].place for of_topic in topics.values()]
    harbours = {
        f"{place.key}-harbour": {"label": {"en": f"{place.en} harbour", "zh-Hant": f"{place.zh}港"}}
        for place in places
    }
    whole = {"coast": {"label": {"en": "All harbours", "zh-Hant": "全部港口"}}}
    sections = {
        section: {
            "label": {"en": en, "zh-Hant": zh},
            "disjoint_with": [other for other in SECTIONS if other != section],
        }
        for section, (en, zh) in SECTIONS.items()
    }
    return REPORT | {
        "article": article,
        "home": home,
        "topics": [*topics],
        "units": UNITS,
        "verbs": VERBS,
        "periods": PERIODS,
        "populations": whole | sections | harbours,
    }


def generate(figures: int, first: int = 0) -> dict[str, bytes]:
    """Give the files of a report with so many reported figures, rounded up to whole blocks.

    With another `first` figure it is another report, of other harbours.
    """
    blocks = [make_block(first // BLOCK + index) for index in range(-(-figures // BLOCK))]
    topics: dict[str, list[Block]] = {}
    for block in blocks:
        topics.setdefault(block.place.key, []).append(block)
    files = {"report.yml": make_report(topics)}
    files |= {f"{name}.yml": make_topic(of_topic) for name, of_topic in topics.items()}
    return {name: _spell(content) for name, content in files.items()}


class _Plain(yaml.SafeDumper):
    """Writes every value out: the project's YAML has no anchors."""

    def ignore_aliases(self, _: object) -> bool:
        return True


def _spell(content: Part) -> bytes:
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False).encode()


def main() -> None:
    """Write the report that the command line asks for."""
    figures, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True)
    for name, content in generate(figures).items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
