"""The curator's guide does what it says: its steps publish a report, its rules are the check's."""

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import html

from report.edition.edition import Edition
from report.faults import MORE
from report.model.chart_kinds import Chart as AnyChart
from report.model.chart_kinds import Dots, Pairs
from report.model.report import Derived, Figure, Period, Place, Report
from report.model.values import LANGUAGES, Text
from report.reading.load import load_report
from report.rules.refusals import _BECAUSE, _FORBIDDEN, Refusal, refuse_chart, refuse_derived
from report.rules.rule_table import REASONS
from report.web.guide import FOLDER
from report.web.guide_examples import NAME, RULES, Example, judge_examples
from report.web.pages import Page
from report.web.templates import make_environment
from tests.support.checkout import ROOT, copy_project, run_build

PREFIX = ".venv/bin/python build_report.py"
HAN = re.compile(r"[\u4e00-\u9fff]")


def render(report: Report, language: Any) -> str:
    page = Page(Edition(report, language), {}, "guide", "../")
    template = make_environment().get_template("pages/guide.md.j2")
    return template.render(page=page, w=page.word)


@pytest.fixture(scope="module")
def guides(real: Report) -> dict[str, str]:
    return {language: render(real, language) for language in LANGUAGES}


def read(guide: str) -> Any:
    return html.fromstring(f"<main>{guide[guide.index('<header') :]}</main>")


def steps(guide: str) -> list[Any]:
    found: list[Any] = read(guide).xpath("//pre[@data-file or @data-into or @data-run]")
    return found


# --- the walk -----------------------------------------------------------------------------------


def write(project: Path, step: Any) -> None:
    """Write the file that a step shows, in the place of another one where it says so."""
    if "data-instead-of" in step.attrib:
        (project / step.get("data-instead-of")).unlink()
    (project / step.get("data-file")).write_text(step.text_content(), encoding="utf-8")


def put_in(project: Path, step: Any) -> None:
    """Put a piece below the line that a step names, or at the end of the file."""
    path = project / step.get("data-into")
    words, below = path.read_text(encoding="utf-8"), step.get("data-below")
    before, found, after = words.partition(f"{below}\n") if below else (words, "", "")
    assert found or not below, below
    path.write_text(before + found + step.text_content() + after, encoding="utf-8")


@pytest.mark.slow
def test_walking_through_the_guide_publishes_a_report(guides, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "fresh clone")
    published = []
    for step in steps(guides["en"]):
        if step.get("data-file"):
            write(project, step)
        elif step.get("data-into"):
            put_in(project, step)
        else:
            command = step.text_content()
            code, said = run_build(project, *command.removeprefix(PREFIX).split())
            assert command.startswith(PREFIX)
            assert code == int(step.get("data-run")), said
            if command.endswith("--site trees-site"):
                published.append(json.loads((project / "trees-site/data/figures.json").read_text()))
    assert [[record["id"] for record in records] for records in published[:1]] == [
        ["trees", "hours"]
    ]
    assert [record["id"] for record in published[-1]] == ["trees", "hours", "hours-per-tree"]
    values = [(r["value"], r["source"]["paragraph"]) for r in published[-1][:2]]
    assert values == [(140, 1), (360, 2)]
    front = (project / "trees-site/zh-Hant/index.html").read_text(encoding="utf-8")
    assert 'data-figure="trees">140</a>棵樹' in front


def test_every_language_walks_the_same_way(guides) -> None:
    ways = [
        [(sorted(step.attrib.items()), step.text_content()) for step in steps(guide)]
        for guide in guides.values()
    ]
    assert ways[0] == ways[1] == ways[2]
    assert len(ways[0]) > 15


def test_the_finished_report_is_whole_and_agrees_with_its_article() -> None:
    code, said = run_build(
        ROOT, "--data", FOLDER / "brook-hollow", "--verify", FOLDER / "walk" / "article.txt"
    )
    assert code == 0, said


# --- the languages ------------------------------------------------------------------------------


def test_sections_are_the_same_in_every_language_and_all_in_the_contents(guides) -> None:
    headings = {
        language: re.findall(r"^(#+) .*\{: #([a-z-]+) \}$", guide, re.MULTILINE)
        for language, guide in guides.items()
    }
    assert headings["en"] == headings["zh-Hant"] == headings["zh-Hans"]
    for guide in guides.values():
        listed = read(guide).xpath("//nav[@class='guide-contents']//a/@href")
        assert listed == [f"#{name}" for level, name in headings["en"] if level == "##"]


def test_every_link_within_the_guide_leads_somewhere(guides) -> None:
    for guide in guides.values():
        ids = {*re.findall(r"\{: #([a-z-]+) \}", guide), *re.findall(r'id="([a-z-]+)"', guide)}
        linked = {*re.findall(r'href="#([a-z-]+)"', guide), *re.findall(r"\]\(#([a-z-]+)\)", guide)}
        assert linked <= ids


def codes(guide: str) -> list[str]:
    """Give all code of a guide's prose: between backticks, and marked as code."""
    prose = re.sub(r"<pre.*?</pre>", "", guide, flags=re.DOTALL)
    return sorted(re.findall(r"`([^`\n]+)`|<code[^>]*>(.*?)</code>", prose))


def test_what_is_code_is_the_same_in_every_script(guides) -> None:
    assert codes(guides["zh-Hans"]) == codes(guides["zh-Hant"])
    listings = [re.findall(r"<pre.*?</pre>", guide, re.DOTALL) for guide in guides.values()]
    bare = [[re.sub(r'aria-label="[^"]*"', "", pre) for pre in pres] for pres in listings]
    assert bare[0] == bare[1] == bare[2]


def test_prose_is_in_its_own_language(guides) -> None:
    def prose(guide: str) -> str:
        kept = re.sub(r"<pre.*?</pre>|<code.*?</code>|`[^`\n]*`", "", guide, flags=re.DOTALL)
        return re.sub(r"<[^>]*>|^---.*?^---", "", kept, flags=re.DOTALL | re.MULTILINE)

    assert set("".join(HAN.findall(prose(guides["en"])))) <= set("三十四多餘約")
    assert "數" in prose(guides["zh-Hant"])
    assert not set("數報圖單這為") & set(prose(guides["zh-Hans"]))
    for language in ("zh-Hant", "zh-Hans"):
        words = re.findall(r"[A-Za-z]{4,}(?: [A-Za-z]{2,}){3,}", prose(guides[language]))
        assert words == [], language


# --- the rules ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def examples() -> dict[str, Example]:
    return dict(judge_examples(FOLDER))


def test_every_rule_shows_what_works_beside_it(examples) -> None:
    for name, example in examples.items():
        if (FOLDER / RULES / f"{name}.yml").exists():
            assert example.faults == (), name
        else:
            assert example.before != example.after, name


# What these variants show is allowed, with care or with an assumption; all others are refused.
ALLOWED = {
    *("axis-other-verb", "axis-other-kind", "axis-other-group", "axis-other-period"),
    *("axis-no-period", "axis-lower-bound", "log-linear-zero", "sum-pie", "part-side-by-side"),
    *("ratio-assumed", "pairs-assumption"),
}


def test_what_is_said_to_be_refused_is_refused(examples) -> None:
    works = {name for name, example in examples.items() if not example.faults}
    whole = {path.stem for path in (FOLDER / RULES).glob("*.yml")}
    assert works == whole | ALLOWED


def test_the_guide_prints_every_example_with_the_words_of_the_check(guides, examples) -> None:
    for guide in guides.values():
        shown = {it.get("data-example"): it for it in read(guide).xpath("//*[@data-example]")}
        assert shown.keys() == examples.keys()
        for name, it in shown.items():
            said = [words.text_content() for words in it.xpath(".//p[@class='rule-says']")]
            assert tuple(said) == examples[name].faults
            assert it.get("data-is") == ("refused" if said else "works")
            assert it.xpath(".//pre")[-1].text_content() == examples[name].words


@pytest.mark.parametrize("name", ["axis", "axis-unit", "sum-overlap", "part-larger", "words-digit"])
def test_an_example_copied_from_the_guide_does_what_it_says(name, examples, tmp_path) -> None:
    """Literally as the guide asks: the file saved, its name added to the topics, checked."""
    folder = tmp_path / "data" / "trees"
    folder.mkdir(parents=True)
    for path in (FOLDER / "brook-hollow").glob("*.yml"):
        words = path.read_text(encoding="utf-8")
        words = words.replace("topics: [planting]", "topics: [planting, example]")
        (folder / path.name).write_text(words, encoding="utf-8")
    (tmp_path / NAME).write_text(examples[name].words, encoding="utf-8")
    code, said = run_build(ROOT, "--data", folder, "--check")
    told = [line.replace(str(folder), "data/trees") for line in said.splitlines()]
    assert tuple(line for line in told if line != MORE) == examples[name].faults
    assert code == (1 if told else 0)


def test_every_reason_of_a_comparison_is_met_in_the_guide(examples) -> None:
    judged = {reason for e in examples.values() if e.comparison for reason in e.comparison.reasons}
    said = "".join(fault for example in examples.values() for fault in example.faults)
    refused = {
        reason for reason in REASONS if _BECAUSE.get(reason, f"different {reason} (") in said
    }
    assert judged | refused == set(REASONS)


# Every refusal that the rules can come to, found by trying: figures that differ in each field.
TEXT = Text(**{"en": "Words", "zh-Hant": "詞"})
FIELDS: dict[str, tuple[Any, ...]] = {
    "unit": ("tree", "hour"),
    "verb": ("planted", "adopted"),
    "kind": ("flow", "stock"),
    "period": (Period(on="2031"), Period(on="2030"), "unstated"),
    "population": ("river-bank", "school-yard"),
    "bound": ("exact", "at_least"),
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


def tried(base: Report) -> Iterator[Refusal]:
    """Yield what is refused of every kind of chart and every operation over such pairs."""
    kinds = [kind for kind in get_args(get_args(AnyChart)[0]) if kind is not Pairs]
    words: dict[str, Any] = dict.fromkeys(("title", "subtitle", "caveat"), TEXT)
    words["figures"] = ("first", "second")
    charts = [kind(**words, kind=get_args(kind.__annotations__["kind"])[0]) for kind in kinds]
    charts.append(Dots(**words, kind="dots", scale="log"))
    given: dict[str, Any] = {"label": TEXT, "unit": "tree"}
    sums = [
        Derived(**given, operation=operation, inputs=inputs)
        for operation in ("ratio", "share", "difference", "sum")
        for inputs in (("first", "second"), ("second", "first"))
    ]
    parts: Any = {name: getattr(base, name) for name in ("id", "about", "ui", "glossary")}
    for pair in figures():
        both = dict(zip(("first", "second"), pair, strict=True))
        topic = base.topics["planting"].model_copy(update={"figures": both, "derived": {}})
        report = Report(**parts, topics={"planting": topic})
        for chart in charts:
            yield from refuse_chart(report, chart)
        for derived in sums:
            yield from refuse_derived(report, derived)


def says(fault: str, operation: str, reason: str, *, alone: bool) -> bool:
    """Tell whether the words of a fault are those for a refusal."""
    because = _BECAUSE.get(reason, f"different {reason} (")
    what = (f": {operation}: ", "does not fit") if alone else (_FORBIDDEN[operation],)
    return because in fault and all(words in fault for words in what)


def test_every_refusal_that_there_is_stands_in_the_guide(examples) -> None:
    said = [fault for example in examples.values() for fault in example.faults]
    base = load_report(FOLDER / "brook-hollow").report
    met = {
        (refusal.operation, reason, refusal.a == refusal.b)
        for refusal in tried(base)
        for reason in refusal.reasons
    }
    assert len(met) > 30
    missing = [
        (operation, reason)
        for operation, reason, alone in sorted(met)
        if not any(says(fault, operation, reason, alone=alone) for fault in said)
    ]
    assert missing == []
