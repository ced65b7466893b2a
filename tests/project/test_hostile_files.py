"""Hostile words in what a reader takes away: paper, pictures, slides and data hold words only."""

import csv
import io
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation

from report.datafiles.dataset import render_dataset
from report.edition.addresses import page_url
from report.edition.edition import Edition, make_editions
from report.model.report import Report
from report.model.values import Language
from report.paper.briefing import render_paper
from report.paper.pictures import render_pictures
from report.reading.load import load_report
from report.slides.decks import render_decks
from report.slides.native_charts import number_format
from tests.support.hostile_report import (
    MARK,
    Choice,
    read_second,
    rotate,
    spoil_report,
    write_report,
)
from tests.support.hostile_words import HOSTILE, SHORT
from tests.support.stand_in_stills import stand_in_stills
from tests.support.workbooks import read_table

pytestmark = [pytest.mark.deep, pytest.mark.usefixtures("shared_words_read_once")]
SHOWN = {kind: strings for kind, strings in HOSTILE.items() if kind != "unshown"}
TURNS = len(HOSTILE) if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 2
CHOICES = {f"turn {turn}": rotate(turn, SHOWN) for turn in range(TURNS)} | {
    f"short {turn}": rotate(turn, {"short": SHORT}, marked=False) for turn in range(TURNS)
}
NUMBER = re.compile(r"-?\d+(\.\d+)?")
SHAPES = {
    "svg",
    "g",
    "pattern",
    "circle",
    "path",
    "rect",
    "use",
    "symbol",
    "defs",
    "clipPath",
    "title",
    "desc",
}
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Hostile:
    """A report full of hostile words, and the marks of those that stand in one file's fields."""

    report: Report
    marks: frozenset[str]

    @property
    def editions(self) -> dict[Language, Edition]:
        return {language: Edition(self.report, language) for language in self.report.languages}

    def has_most(self, words: str, share: float) -> bool:
        return len({*MARK.findall(words)} & self.marks) >= share * len(self.marks)


@pytest.fixture(scope="module", params=CHOICES)
def choice(request: pytest.FixtureRequest) -> Choice:
    return CHOICES[request.param]


@pytest.fixture
def hostile(choice: Choice, tmp_path: Path) -> Hostile:
    done = spoil_report(read_second(), tmp_path / "second", choice)
    marks = {mark for words in done.kept.values() for mark in MARK.findall(words)}
    return Hostile(done.load().report, frozenset(marks))


def test_the_briefing_says_the_words_and_does_nothing(hostile, tmp_path):
    stills = stand_in_stills(hostile.report)
    for path, content in render_paper(hostile.editions, stills).items():
        (tmp_path / "a.pdf").write_bytes(content)
        said = subprocess.run(
            ["pdftotext", "-raw", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True
        )
        assert hostile.has_most(said.stdout.decode(), 0.1), path
        with pikepdf.open(io.BytesIO(content)) as pdf:
            about = hostile.report.about
            for kind, target in find_actions(pdf):
                assert kind in {"/URI", "/GoTo"}, path
                works = (about.article, *about.later_articles.values())
                own = [about.site_url, "/", *filter(None, (work.url for work in works))]
                assert target.startswith(tuple(own)), path
            assert "/OpenAction" not in pdf.Root
            assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})


def find_actions(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            assert not {"/JS", "/AA", "/Launch"} & {*thing.keys()}
            action = thing.get("/A")
            if isinstance(action, pikepdf.Dictionary) and "/S" in action:
                yield str(action.S), str(action.get("/URI", "/"))


def test_what_typst_could_run_stands_there_as_it_was_written(tmp_path):
    for words in HOSTILE["typst"]:
        done = spoil_report(read_second(), tmp_path / "second", lambda *_, words=words: words)
        report = done.load().report
        made = render_paper({"en": Edition(report, "en")}, stand_in_stills(report))
        (tmp_path / "a.pdf").write_bytes(*made.values())
        command = ["pdftotext", "-raw", str(tmp_path / "a.pdf"), "-"]
        said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        plain = re.sub(r"[\s*_`\\]", "", words)[:20]
        assert re.sub(r"[\s*_`\\]", "", said).count(plain) > 2, words


def test_pictures_hold_shapes_and_nothing_that_acts(hostile):
    files = render_pictures(hostile.editions, stand_in_stills(hostile.report))
    for path, content in files.items():
        if path.endswith(".png"):
            Image.open(io.BytesIO(content)).verify()
            continue
        assert path.endswith(".svg")
        for part in etree.fromstring(content).iter("{*}*"):
            name = etree.QName(part).localname
            assert name in SHAPES, path
            for key, value in part.attrib.items():
                assert not etree.QName(key).localname.startswith("on"), path
                assert etree.QName(key).localname != "href" or str(value).startswith("#"), path


def test_slides_open_again_and_link_to_the_site_alone(hostile):
    decks = render_decks(make_editions(hostile.report))
    for language, (path, content) in zip(hostile.report.languages, decks.items(), strict=True):
        slides = Presentation(io.BytesIO(content)).slides
        shown = [shape for slide in slides for shape in slide.shapes]
        said = "".join(shape.text_frame.text for shape in shown if shape.has_text_frame)
        noted = "".join(slide.notes_slide.notes_text_frame.text for slide in slides)
        assert hostile.has_most(said + noted, 0.1), path
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            xml = {name: parts.read(name) for name in parts.namelist()}
        trees = {
            name: etree.fromstring(part)
            for name, part in xml.items()
            if name.endswith((".xml", ".rels"))
        }
        out = {
            link.get("Target")
            for tree in trees.values()
            for link in tree.iter("{*}Relationship")
            if link.get("TargetMode") == "External"
        }
        assert out <= {page_url(hostile.report, language, page) for page in ("", "figures")}, path
        sheets = [part for name, part in xml.items() if name.endswith(".xlsx")]
        assert len(sheets) > 5
        for sheet in sheets:
            assert_words_only(sheet)


def assert_words_only(book: bytes) -> None:
    """Assert that a workbook calculates nothing and leads nowhere."""
    for sheet in load_workbook(io.BytesIO(book)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f", cell.value
            assert cell.hyperlink is None, cell.value
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        names = [name for name in parts.namelist() if "xl/worksheets/" in name]
        assert names
        assert not [name for name in names if re.search(rb"<f[ >/]|<hyperlink", parts.read(name))]
        assert not [name for name in parts.namelist() if "externalLink" in name or "vba" in name]


def test_a_number_on_a_slide_is_written_with_its_sign_whatever_that_is(second):
    unit = second.ui.units["dollar"]
    for symbol, expected in (("$", '"$"0'), ('"', r"\"0"), ('a"b', r'"a"\""b"0'), ("#", '"#"0')):
        units = {**second.ui.units, "dollar": unit.model_copy(update={"symbol": symbol})}
        ui = second.ui.model_copy(update={"units": units})
        edition = Edition(second.model_copy(update={"ui": ui}), "en")
        key = next(key for key, figure in second.figures.items() if figure.unit == "dollar")
        assert number_format(edition.figure(key)).replace("#,##", "") == expected


def labels_of(hostile: Hostile) -> dict[tuple[str, str], str]:
    return {
        (key, language): edition.figure(key).label
        for language, edition in hostile.editions.items()
        for key in edition.numbers
    }


def test_tables_calculate_nothing_and_read_back_the_same(hostile):
    labels, files = labels_of(hostile), render_dataset(make_editions(hostile.report))
    for path in (path for path in files if path.endswith(".csv")):
        text = io.StringIO(files[path].decode("utf-8-sig"), newline="")
        header, *rows = csv.reader(text, strict=True)
        assert {len(row) for row in rows} == {len(header)}, path
        for cell in (cell for row in rows for cell in row):
            assert NUMBER.fullmatch(cell) or not cell.startswith(SIGNS), (path, cell)
        if "id" not in header:  # it is in one language's words, and ends with addresses
            language = path.split(".")[1]
            told = [(labels[row[-1].split("#")[1], language], row[0]) for row in rows]
            assert all(cell.removeprefix("'") == words.removeprefix("'") for words, cell in told)
            continue
        named = [dict(zip(header, row, strict=True)) for row in rows]
        for language in hostile.report.languages:
            told = [(labels[row["id"], language], row[f"label.{language}"]) for row in named]
            assert all(cell.removeprefix("'") == words.removeprefix("'") for words, cell in told)


def test_workbook_and_json_hold_the_words_as_they_are(hostile):
    labels, files = labels_of(hostile), render_dataset(make_editions(hostile.report))
    assert_words_only(files["data/figures.xlsx"])
    book = load_workbook(io.BytesIO(files["data/figures.xlsx"]))
    records = json.loads(files["data/figures.json"])
    for language in hostile.report.languages:
        said = {(record["id"], language): record["label"][language] for record in records}
        assert said == {at: words for at, words in labels.items() if at[1] == language}
        named = read_table(book, f"figures-{language.lower()}")
        assert [*said.values()] == [next(iter(line.values())) for line in named]


def test_citations_stay_in_their_fields(hostile):
    files = render_dataset(make_editions(hostile.report))
    for path, content in files.items():
        said = content.decode("utf-8-sig", errors="replace")
        if path.endswith(".ris"):
            lines = filter(None, said.splitlines())
            assert all(re.match(r"[A-Z][A-Z0-9]  -( |$)", line) for line in lines), path
        elif path.endswith(".bib"):
            works = len(hostile.report.about.later_articles) + 2
            assert len(re.findall(r"^@\w+\{", said, re.MULTILINE)) == works
            bare = re.sub(r"\\[{}\\]", "", said)
            assert bare.count("{") == bare.count("}")


def test_a_locator_that_looks_like_a_day_stays_text(tmp_path):
    data = read_second()
    at = ("figures", next(iter(data["money"]["figures"])), "source", "locator")
    for words in ("2029-02-30", "2029-03-31"):
        write_report(data, tmp_path / "second", {("money", at): words})
        report = load_report(tmp_path / "second").report
        book = load_workbook(io.BytesIO(render_dataset(make_editions(report))["data/figures.xlsx"]))
        assert words in {cell.value for row in book["observations"] for cell in row}
