"""Every string that readers of Simplified Chinese get by conversion, in one golden to be read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.faults import spell_path
from report.language.script_conversion import say, simplify
from report.model.report import Report
from report.model.values import find_texts
from report.reading.load import Source
from tests.support.shipped import OTHERS, load_shipped

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "data" / "golden" / "zh-Hans.txt"
NEWLINES = re.compile(r"\n+")
FRESH = ROOT / "build" / "golden" / "zh-Hans.txt"


def converted(report: Report) -> Iterator[str]:
    """Yield `file: path: traditional → simplified` (`⇒` where the words are given by hand).

    After those of the report come those of the others that the project ships.
    """
    parts: dict[str, object] = {"ui": report.ui, "report": report.about, **report.topics}
    for other in map(load_shipped, OTHERS):
        files = {"report": other.about, **other.topics}
        parts |= {f"{other.id}/{name}": part for name, part in files.items()}
    for file, part in parts.items():
        for at, text in find_texts(part):
            if text.zh_hant is not None:
                arrow = "→" if text.zh_hans is None else "⇒"
                simplified = say(text, "zh-Hans", report.glossary.phrases)
                words = f"{text.zh_hant} {arrow} {simplified}"
                yield f"{file}: {spell_path(at)}: {re.sub(NEWLINES, ' ¶ ', words)}"


def test_conversion_is_the_one_that_was_read(real_source: Source) -> None:
    fresh = "".join(f"{line}\n" for line in converted(real_source.report))
    golden = GOLDEN.read_text(encoding="utf-8")
    if fresh != golden:
        FRESH.parent.mkdir(parents=True, exist_ok=True)
        FRESH.write_text(fresh, encoding="utf-8")
        changed = sorted(set(fresh.splitlines()) ^ set(golden.splitlines()))
        accept = f"cp {FRESH.relative_to(ROOT)} {GOLDEN.relative_to(ROOT)}"
        told = [f"{len(changed)} lines differ; read them, then accept by: {accept}", *changed[:20]]
        pytest.fail("\n".join(told), pytrace=False)


def test_glossary_holds_only_what_conversion_would_get_wrong(real_source: Source) -> None:
    for phrase, wanted in real_source.report.glossary.phrases.items():
        assert simplify(phrase, ()) != wanted, f"{phrase} needs no entry in the glossary"


def test_glossary_is_used(real_source: Source) -> None:
    traditional = "\n".join(line.partition("→")[0] for line in converted(real_source.report))
    for phrase in real_source.report.glossary.phrases:
        assert phrase in traditional, f"{phrase} stands nowhere; remove it from the glossary"
