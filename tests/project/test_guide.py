"""docs/guide does what it says: its steps publish a report, its messages are the check's own."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest

from report.cache import Cache
from report.checks.check import check_report
from report.checks.locators import differs
from report.edition.edition import Edition
from report.faults import ReportError
from report.folders import SHARED
from report.language.find_numerals import find_in_locator
from report.language.script_conversion import join_sentences
from report.model.chart_kinds import Chart as AnyChart
from report.model.chart_kinds import Dots, Pairs
from report.model.report import Derived, Figure, Period, Place, Report
from report.model.report_file import ReportFile
from report.model.values import LANGUAGES, Text
from report.reading import load
from report.reading.document import Document, read_document
from report.reading.load import load_report
from report.rules.compare import Comparison, compare
from report.rules.refusals import Refusal, explain, refuse_chart, refuse_derived
from report.rules.rule_table import REASONS
from report.web.bundle import bundle_assets
from report.web.pages import Page
from tests.support.checkout import ROOT, copy_project, run_build

GUIDE = ROOT / "docs" / "guide"
FRESH = ROOT / "build" / "guide"
ENDINGS = {"en": "md", "zh-Hant": "zh-Hant.md"}
PAGES = ("README", "rules")
PROGRAM = ".venv/bin/python build_report.py"
NOT_TRIED = ("make ", f"{PROGRAM} --data data/trees --site trees-site --serve")
HAN = re.compile(r"[\u4e00-\u9fff]")
# A listing: what stands above it in bold, how it is written, and below it what the program says.
STEP = re.compile(
    r"(?:^\*\*(?P<caption>[^\n]*`[^\n]*)\*\*\n\n)?"
    r"^```(?P<form>[a-z]+)\n(?P<words>.*?)^```\n(?:\n(?P<said>(?:>[^\n]*\n)+))?",
    re.MULTILINE | re.DOTALL,
)
SAID = re.compile(r"^> `(.+)`$", re.MULTILINE)
# A file that works, or what is changed in the last one before; and what is said of it.
CASE = re.compile(
    r"(?P<head>\(examples/(?P<file>[a-z]+)\.yml\)\n"
    r"|<summary>(?P<mark>[✗✓]) (?P<name>[^\n]*)</summary>\n\n```diff\n(?P<diff>.*?)```\n)"
    r"(?:\n(?P<said>(?:>[^\n]*\n)+))?",
    re.DOTALL,
)


def read(page: str, language: str) -> str:
    return (GUIDE / f"{page}.{ENDINGS[language]}").read_text(encoding="utf-8")


def change(words: str, diff: str) -> str:
    """Do in a file what a diff says: its lines stand in the file's order, others between them."""
    lines, at = words.splitlines(), 0
    for sign, line in ((line[0], line[1:]) for line in diff.splitlines()):
        if sign == "+":
            lines.insert(at, line)
        else:
            at = lines.index(line, at)
            if sign == "-":
                del lines[at]
        at += sign != "-"
    return "\n".join([*lines, ""])


# --- the walk -----------------------------------------------------------------------------------


def do(project: Path, step: re.Match[str]) -> None:
    """Do one step: commands, a file, a piece of a file, or a slip that the check then tells."""
    said = SAID.findall(step["said"] or "")
    if step["form"] == "sh":
        for command in step["words"].splitlines():
            run(project, command, said)
        return
    name, *below = re.findall("`([^`]+)`", step["caption"])
    path = project / name
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if step["form"] == "diff":
        path.write_text(change(before, step["words"]), encoding="utf-8")
        run(project, f"{PROGRAM} --data data/trees --check", said)
        path.write_text(before, encoding="utf-8")
    elif step["caption"] == f"`{name}`":
        path.write_text(step["words"], encoding="utf-8")
    else:
        head, line, rest = before.partition(f"{below[0]}\n") if below else (before, "", "")
        assert line or not below, below
        path.write_text(head + line + step["words"] + rest, encoding="utf-8")


def run(project: Path, command: str, quoted: list[str]) -> None:
    """Run a command that refuses where a fault is quoted below it, and says each line quoted."""
    if command.startswith(NOT_TRIED):
        return
    if not command.startswith(PROGRAM):
        subprocess.run(("sh", "-c", command), cwd=project, check=True)
        return
    code, said = run_build(project, *command.removeprefix(PROGRAM).split())
    lost = set(quoted) - set(said.splitlines())
    assert not lost, (
        f"README.md and README.zh-Hant.md quote {lost}; write what it says now:\n{said}"
    )
    is_refused = any(re.match(r"\S+:\d+: ", line) for line in quoted)
    assert code == int(is_refused), f"{command}\n{said}"


@pytest.mark.deep
def test_walking_through_the_guide_publishes_a_report(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "fresh clone")
    published = []
    for step in STEP.finditer(read("README", "en")):
        do(project, step)
        if step["words"].endswith("--data data/trees --site trees-site\n"):
            published.append(json.loads((project / "trees-site/data/figures.json").read_text()))
    first, last = ([record["id"] for record in records] for records in published)
    assert first == ["trees", "hours"]
    assert last == ["trees", "hours", "hours-per-tree"]
    values = [(record["value"], record["source"]["paragraph"]) for record in published[-1][:2]]
    assert values == [(140, 1), (360, 2)]
    front = (project / "trees-site/zh-Hant/index.html").read_text(encoding="utf-8")
    assert re.search('data-figure="trees">(?:<[^>]+>)?140棵(?:<[^>]+>)?</a>(?:<[^>]+>)?樹', front)


def test_the_finished_report_is_whole_and_agrees_with_its_article(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    steps = STEP.finditer(read("README", "en"))
    article.write_text(next(step["words"] for step in steps if step["caption"] == "`article.txt`"))
    code, said = run_build(ROOT, "--data", GUIDE / "brook-hollow", "--verify", article)
    assert code == 0, said


def test_every_field_is_explained() -> None:
    """Or shown in a listing, or its own name says it."""
    words = read("README", "en")
    for model in (ReportFile, Figure, Derived):
        for name in model.model_fields:
            assert re.search(rf"`{name}\b|^ *{name}:", words, re.MULTILINE), name


@pytest.mark.parametrize(("language", "file"), [*ENDINGS.items()])
def test_sources_leads_to_the_guide_where_it_can(language: Any, file: str, sample: Report) -> None:
    shown = []
    for repository in (None, "https://example.org/files/tree/main/"):
        about = sample.about.model_copy(update={"repository": repository})
        report = sample.model_copy(update={"about": about})
        page = Page(Edition(report, language), {}, "sources")
        shown.append(page.render("sources"))
    assert "docs/guide" not in shown[0], "a path says nothing to readers without the project"
    assert f'href="https://example.org/files/tree/main/docs/guide/README.{file}"' in shown[1]
    assert (GUIDE / f"README.{file}").is_file()


def test_the_guide_is_no_part_of_the_site(tmp_path: Path) -> None:
    assert all(path.startswith("assets/") for path in bundle_assets(Cache(tmp_path)))


# --- the languages ------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_every_language_shows_the_same_files_commands_and_messages(page: str) -> None:
    ways = [
        [
            (step["form"], step["words"], re.findall("`([^`]+)`", step["caption"] or ""))
            for step in STEP.finditer(read(page, language))
        ]
        for language in ENDINGS
    ]
    assert ways[0] == ways[1]
    assert len(ways[0]) > 15
    assert SAID.findall(read(page, "en")) == SAID.findall(read(page, "zh-Hant"))
    linked = [re.findall(r"\((examples/.*?)\)", read(page, language)) for language in ENDINGS]
    assert linked[0] == linked[1]


@pytest.mark.parametrize("page", PAGES)
def test_prose_is_in_its_own_language(page: str) -> None:
    code = re.compile(r"<!--.*?-->|```.*?```|`[^`\n]*`|<[^>]*>|\]\([^)]*\)", re.DOTALL)
    english, chinese = (code.sub("", read(page, language)) for language in ENDINGS)
    assert {*HAN.findall(english)} <= {*"繁體中文三十四多餘約"}
    assert re.findall(r"[A-Za-z]{4,}(?: [A-Za-z]{2,}){3,}", chinese) == []


def slug(heading: str) -> str:
    """Give the anchor that code hosts make of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", sorted(GUIDE.glob("*.md")), ids=lambda path: path.name)
def test_every_link_leads_somewhere_and_every_section_is_in_the_contents(path: Path) -> None:
    words = path.read_text(encoding="utf-8")
    links = [link.partition("#") for link in re.findall(r"\]\((.*?)\)", words)]
    for file, _, place in links:
        target = path.parent / file if file else path
        assert target.exists(), file
        if place:
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert place in map(slug, headings), place
    sections = [slug(heading) for heading in re.findall(r"^## (.*)$", words, re.MULTILINE)]
    assert [place for file, _, place in links if not file][: len(sections)] == sections


ROW = re.compile(
    r"^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$", re.MULTILINE
)


@pytest.mark.parametrize("row", ROW.findall(read("README", "en")), ids=lambda row: str(row[0]))
def test_what_articles_say_is_written_and_reads_as_the_guide_says(
    row: tuple[str, ...], sample: Report, tmp_path: Path
) -> None:
    said, written, *told = row
    assert read("README", "zh-Hant").count("| " + " | ".join(f"`{cell}`" for cell in row)) == 1
    (tmp_path / "row.yml").write_text(f"{{{written}}}\n", encoding="utf-8")
    given = read_document(tmp_path / "row.yml").data
    assert isinstance(given, dict)
    if "period" in given:
        assert [
            Edition(sample, code).period(Period.model_validate(given["period"]))
            for code in LANGUAGES
        ] == told
        return
    rest: Any = {"label": TEXT, "value": 1, "unit": "people", "verb": "rose", "kind": "flow"}
    rest |= {"period": "unstated", "population": next(iter(sample.about.populations))}
    figure = Figure.model_validate(rest | given | {"source": {"paragraph": 1, "locator": said}})
    if "value" in given:
        numerals = find_in_locator(said, figure.bound)
        assert differs(figure, sample.ui.units[figure.unit], numerals, said) is None
    figures = {**sample.topics["quays"].figures, "row": figure}
    topics = {
        **sample.topics,
        "quays": sample.topics["quays"].model_copy(update={"figures": figures}),
    }
    report = Report(
        **{name: getattr(sample, name) for name in ("id", "about", "ui", "glossary")}, topics=topics
    )
    words = [Edition(report, code).figure("row") for code in LANGUAGES]
    assert [word.quantity if "value" in given else word.verb for word in words] == told


# --- the rules ----------------------------------------------------------------------------------

Judged = tuple[tuple[str, ...], Comparison | None]
Judge = Callable[[str], Judged]


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    """Give what does as the guide asks: puts a file beside the finished report, and checks it.

    What it holds is compared by its first two numbers, or computed ones where there are two.
    """
    folder = tmp_path_factory.mktemp("data") / "trees"
    shutil.copytree(GUIDE / "brook-hollow", folder)
    about = (folder / "report.yml").read_text(encoding="utf-8")
    about = about.replace("topics: [planting]", "topics: [planting, example]")
    (folder / "report.yml").write_text(about, encoding="utf-8")

    @cache
    def judge(words: str) -> Judged:
        (folder / "example.yml").write_text(words, encoding="utf-8")
        source = load_report(folder)
        try:
            check_report(source)
        except ReportError as error:
            told = tuple(str(fault).replace(str(folder), "data/trees") for fault in error.faults)
        else:
            told = ()
        topic = source.parts.topics.get("example")
        groups = (topic.derived, topic.figures) if topic else ()
        pairs = ([*group][:2] for group in groups if len(group) > 1)
        pair = next(pairs, None)
        return told, compare(source.parts, *pair) if pair else None

    kept = cache(read_document)

    def read_once(path: Path) -> Document:
        """The project's own words are read once: no example changes them."""
        return kept(path) if path.parent == SHARED else read_document(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "read_document", read_once)
        yield judge


def examples(language: str) -> list[tuple[re.Match[str], str]]:
    """Give each example of the page of rules with its whole file."""
    found, words = [], ""
    for case in CASE.finditer(read("rules", language)):
        if case["file"]:
            words = (GUIDE / "examples" / f"{case['file']}.yml").read_text(encoding="utf-8")
        found.append((case, words if case["file"] else change(words, case["diff"])))
    return found


@pytest.fixture(scope="module")
def judged(judge: Judge) -> list[tuple[re.Match[str], Judged]]:
    return [(case, judge(words)) for case, words in examples("en")]


def quote(edition: Edition, faults: tuple[str, ...], compared: Comparison | None) -> str:
    """Write what the check says, or else the site, unless it is a pair that no reader compares."""
    said = [f"> `{fault}`" for fault in faults]
    if not said and compared and compared.verdict != "not":
        ui = edition.report.ui
        reasons = (edition.say(ui.reasons[reason]) for reason in compared.reasons)
        verdict = edition.say(ui.verdicts[compared.verdict].label)
        told = join_sentences(reasons, edition.language)
        said = [f"> {verdict}{edition.word('colon')}{told}"]
    return "\n{}\n".format("\n>\n".join(said)) if said else ""


@pytest.mark.parametrize("language", ENDINGS)
def test_each_message_is_what_the_check_says(language: Any, judge: Judge, sample: Report) -> None:
    edition, page = Edition(sample, language), read("rules", language)
    files = (words for _, words in examples(language))
    fresh = CASE.sub(lambda case: case["head"] + quote(edition, *judge(next(files))), page)
    if fresh != page:
        FRESH.mkdir(parents=True, exist_ok=True)
        written = FRESH / f"rules.{ENDINGS[language]}"
        written.write_text(fresh, encoding="utf-8")
        changed = sorted(set(fresh.splitlines()) ^ set(page.splitlines()))
        accept = f"cp {written.relative_to(ROOT)} {GUIDE.relative_to(ROOT)}/"
        told = [f"{len(changed)} lines differ; read them, then accept by: {accept}", *changed[:20]]
        pytest.fail("\n".join(told), pytrace=False)


def test_what_is_marked_as_refused_is_refused(judged: list[tuple[re.Match[str], Judged]]) -> None:
    for case, (faults, _) in judged:
        assert (case["mark"] == "✗") == bool(faults), case["name"] or case["file"]


def test_every_example_is_shown() -> None:
    shown = [case["file"] for case, _ in examples("en") if case["file"]]
    assert sorted(shown) == sorted(path.stem for path in (GUIDE / "examples").glob("*.yml"))


def test_every_reason_of_a_comparison_is_met(
    judged: list[tuple[re.Match[str], Judged]],
) -> None:
    met = {reason for _, (_, compared) in judged if compared for reason in compared.reasons}
    assert met == set(REASONS)


# Every refusal that the rules can come to, found by trying: figures that differ in each field.
TEXT = Text(**{"en": "Words", "zh-Hant": "詞"})
FIELDS: dict[str, tuple[Any, ...]] = {
    "unit": ("tree", "hour"),
    "verb": ("planted", "adopted"),
    "kind": ("flow", "stock"),
    "period": (Period(on="2031"), Period(on="2030"), "unstated"),
    "population": ("river-bank", "school-yard"),
    "bound": ("exact", "at_least"),
    "status": ("measured", "forecast"),
    "value_to": (None, 9),
    "value": (8, 0, -8),
    "subset_of": (None, "first"),
}


def figures() -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs that are alike but for one or two fields."""
    alike = {name: values[0] for name, values in FIELDS.items()} | {
        "label": TEXT,
        "source": Place(paragraph=1, locator="8"),
    }
    changes = [(name, value) for name, values in FIELDS.items() for value in values]
    for one, two in product(changes, changes):
        yield Figure(**alike), Figure(**alike | dict([one, two]))


def tried(base: Report) -> Iterator[tuple[Report, Refusal]]:
    """Yield what is refused of every kind of chart and every operation over such pairs."""
    kinds = [kind for kind in get_args(get_args(AnyChart)[0]) if kind is not Pairs]
    words: dict[str, Any] = dict.fromkeys(("title", "subtitle", "caveat"), TEXT)
    words["figures"] = ("first", "second")
    charts = [kind(**words, kind=get_args(kind.__annotations__["kind"])[0]) for kind in kinds]
    charts.append(Dots(**words, kind="dots", scale="log"))
    given: dict[str, Any] = {"label": TEXT, "unit": "tree"}
    sums = [
        Derived(**given, operation=operation, inputs=inputs)
        for operation in ("ratio", "share", "difference", "change", "sum")
        for inputs in (("first", "second"), ("second", "first"))
    ]
    parts: Any = {name: getattr(base, name) for name in ("id", "about", "ui", "glossary")}
    for pair in figures():
        both = dict(zip(("first", "second"), pair, strict=True))
        topic = base.topics["planting"].model_copy(update={"figures": both, "derived": {}})
        report = Report(**parts, topics={"planting": topic})
        for chart in charts:
            yield from ((report, refusal) for refusal in refuse_chart(report, chart))
        for derived in sums:
            yield from ((report, refusal) for refusal in refuse_derived(report, derived))


def bare(words: str) -> str:
    """Leave out names and values, which are each example's own."""
    return re.sub(r'"[^"]*"|(different [a-z]+) \([^)]*\)', r"\1", words)


def test_every_refusal_that_there_is_stands_in_the_guide(
    judged: list[tuple[re.Match[str], Judged]],
) -> None:
    said = [bare(fault) for _, (faults, _) in judged for fault in faults]
    base = load_report(GUIDE / "brook-hollow").report
    wanted = set()
    for report, refusal in tried(base):
        for reason in refusal.reasons:
            told = bare(explain(report, replace(refusal, reasons=(reason,))))
            what, because = told.partition("; instead, ")[0].split(": ", 1)
            alone = f": {refusal.operation}: " if refusal.a == refusal.b else ""
            wanted.add((alone, what, because))
    assert len(wanted) > 30
    missing = [
        parts for parts in wanted if not any(all(map(fault.__contains__, parts)) for fault in said)
    ]
    assert sorted(missing) == []
