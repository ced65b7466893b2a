"""Files made to swell: read, checked and verified within so much memory, or refused, and as soon as
harmless ones of their size.

One process reads them all under a limit of memory, and says what each has cost of its own time.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from report.article.verify import verify_report
from report.checks.check import check_report
from report.faults import ReportError
from report.reading.load import load_report
from tests.article.test_verify import SAMPLE as LAMP
from tests.conftest import SAMPLE
from tests.support.browser import ROOT
from tests.support.effort import costs_at_most

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
SHARE = 1 if DEEP else 10  # of the largest file that is read at all
MEMORY = 1_500_000_000
TIMES = 20  # what a harmless file of the size costs
YAML, ARTICLE, LETTERS = 499_000 // SHARE, 4_900_000 // SHARE, 99_000 // SHARE
REPEATED = (
    *(
        "[",
        "{",
        "- ",
        "? ",
        "? a\n",
        "a: b\n",
        "a:\n ",
        "&a [*a]\n",
        "- &a\n- *a\n",
        "<<: ",
        "!!a ",
    ),
    *("'", '"', '"\\x41" ', "|", "%", "---\n", "- - - ", "{a: "),
)
PROSE = ("[", "*", "**a_[`", "_a ", "    - a\\n", "|a", "&", "`a``", "\\n", "{a} ")
PAGES = ("<div>", "<p>.", "<", "&amp;", "<!--", "<table><tr><td>", "<p title='")
LINES = ("1 ", "1,", "百分之", "十", "one hundred ", "。」", "「", "2024-", "A1 ", "http://")


def fill(words: str, size: int) -> str:
    return words * (size // len(words))


def topics() -> Iterator[str]:
    """Yield topics of the largest size that is read at all."""
    topic = (SAMPLE / "quays.yml").read_text(encoding="utf-8")
    yield from (fill(words, YAML) for words in REPEATED)
    yield "".join(f"k{number}: v\n" for number in range(YAML // 12))
    yield "figures:\n" + "".join(f"  k{number}: {{}}\n" for number in range(YAML // 16))
    yield "a: " + ": ".join(["{x"] * 1_000)
    yield "\n".join(f"{' ' * depth}- " for depth in range(min(1_000, int(YAML**0.5))))
    rest = "\n".join(line for line in topic.splitlines() if not line.startswith("text:"))
    for words in PROSE:
        yield f'{rest}\ntext: {{en: "{fill(words, YAML - len(rest) - 99)}", zh-Hant: "x"}}\n'
        yield f'{rest}\ntext: {{en: "{fill(words, 3_900)}", zh-Hant: "x"}}\n'


def articles() -> Iterator[str]:
    yield from (fill(words, ARTICLE) for words in PAGES)
    yield "<div>" * 250 + fill("<p>.", ARTICLE - 2_000)
    yield from (f"渡輪\n\n{fill(words, LETTERS)}" for words in LINES)


def told(ask: Callable[[], object]) -> str:
    try:
        ask()
    except ReportError as error:
        return str(error)
    return ""


def check(folder: Path, words: str) -> str:
    (folder / "quays.yml").write_text(words, encoding="utf-8")
    return told(lambda: check_report(load_report(folder)))


def verify(words: str) -> str:
    return told(lambda: verify_report(LAMP[0], words.encode()))


def measure(ask: Callable[[str], str], words: str, harmless: str) -> None:
    assert len(ask(words)) < 500_000, words[:40]
    assert costs_at_most(TIMES, partial(ask, words), partial(ask, harmless)), words[:40]
    print(repr(words[:40]))  # noqa: T201 - the test counts it


def read_all(folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    keys = "".join(f"k{number}: v\n" for number in range(YAML // 9))
    for words in topics():
        measure(partial(check, folder), words, keys)
    prose = fill("The lamp has burned for 12 years. ", LETTERS)
    for words in articles():
        measure(verify, words, prose)


@pytest.mark.deep
def test_nothing_swells(tmp_path):
    folder = tmp_path / "sample"
    folder.mkdir()
    for path in SAMPLE.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    story = "import sys; from pathlib import Path; from tests.reading.test_bombs import read_all; "
    command = [sys.executable, "-c", f"{story}read_all(Path(sys.argv[1]))", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-2_000:]
    assert len(done.stdout.splitlines()) >= len(REPEATED) + 2 * len(PROSE) + len(PAGES) + len(LINES)
