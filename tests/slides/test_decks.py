"""Slides hold the report's numbers as native charts, and say of each what it is and whence."""

import io
import os
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from report.edition.edition import Edition, make_editions
from report.edition.figure_words import gather_gaps
from report.model.values import LANGUAGES, UNSTATED
from report.slides.chart_slides import chart_figures
from report.slides.decks import count_names, render_decks
from report.slides.look import EAST_ASIAN, LATIN, LOCALE, SLIDE, SMALL, Box
from report.slides.native_charts import KINDS, number_format
from report.slides.runs import Face, fit
from report.slides.tables import Column, Table
from tests.rules.test_refusals import changed
from tests.support.published import EDITIONS
from tests.support.stand_in_stills import overlaps

ROOT = Path(__file__).resolve().parents[2]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
BEFORE = 2  # slides before the first chart


def pytest_generate_tests(metafunc):
    """Ask each report, and in each of its languages where the question is one of words."""
    of_languages = [*EDITIONS, *(("sample", language) for language in LANGUAGES)]
    if "language" in metafunc.fixturenames:
        metafunc.parametrize(
            ("report", "language"), of_languages, indirect=["report"], scope="module"
        )
    elif "report" in metafunc.fixturenames:
        metafunc.parametrize("report", ["real", "second", "sample"], indirect=True)


@pytest.fixture(scope="module")
def report(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def decks(report):
    return render_decks(make_editions(report))


@pytest.fixture
def edition(report, language):
    return Edition(report, language)


@pytest.fixture
def deck(decks, language):
    return Presentation(io.BytesIO(decks[f"downloads/deck.{language}.pptx"]))


@pytest.fixture
def chart_slides(report, deck):
    slides = list(deck.slides)[BEFORE : BEFORE + len(report.charts)]
    return dict(zip(report.charts, slides, strict=True))


def parts(content, pattern):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.search(pattern, name):
                yield name, archive.read(name)


def typefaces(element, tag):
    return {font.get("typeface") for font in element.findall(f"{A}{tag}")}


def text_of(slide):
    frames = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    return "\n".join([*frames, *cells])


def charts_of(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def sheet_of(chart):
    """Read the workbook inside a chart: what a reader edits."""
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def expected_columns(edition, chart):
    """Give the numbers that a chart's sheet must hold, column by column."""
    rows = edition.chart_marks(chart)
    values = [float(row.value) for row in rows]
    if chart.kind == "share":
        parts, wholes = values[::2], values[1::2]
        return [parts, [whole - part for part, whole in zip(parts, wholes, strict=True)]]
    if chart.kind == "pairs":
        return [values[::2], values[1::2]]
    if chart.kind == "stack":
        return [[value] for value in values]
    return [values]


def test_every_chart_has_a_slide_of_its_own(edition, chart_slides):
    for key, slide in chart_slides.items():
        chart = edition.report.charts[key]
        assert slide.shapes.title.text_frame.text == edition.plain(chart.title)
        words = text_of(slide)
        assert edition.plain(chart.subtitle) in words
        assert edition.plain(chart.caveat) in words
        assert edition.say(edition.report.about.article.publisher) in words
        for figure in edition.chart_inputs(chart):
            number = edition.word("paragraph-short", number=figure.places[0].paragraph)
            assert number in words
        assert any(shape.has_table for shape in slide.shapes) == chart.is_table


def test_sheets_inside_charts_hold_the_reports_numbers(edition, chart_slides):
    counted = 0
    for key, slide in chart_slides.items():
        chart = edition.report.charts[key]
        if chart.is_table:
            continue
        (native,) = charts_of(slide)
        _, *rows = sheet_of(native)
        columns = [list(column) for column in zip(*rows, strict=True)][1:]
        assert columns == expected_columns(edition, chart)
        drawn = [list(series.values) for series in native.plots[0].series]
        assert drawn == columns
        counted += 1
    assert counted == sum(not c.is_table for c in edition.report.charts.values())


def test_a_field_of_marks_is_a_bar_named_with_its_period(edition, chart_slides):
    for key, chart in edition.report.charts.items():
        if chart.kind == "units":
            (native,) = charts_of(chart_slides[key])
            assert native.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
            names = [name.split("\n") for name in native.plots[0].categories]
            for (label, done, period), row in zip(names, edition.chart_marks(chart), strict=True):
                assert (label, period) == (row.label, row.period)
                assert row.verb in done


def test_tables_show_number_verb_period_and_paragraph(edition, chart_slides):
    for key, chart in edition.report.charts.items():
        if not chart.is_table:
            continue
        table = next(shape.table for shape in chart_slides[key].shapes if shape.has_table)
        _, *rows = ([cell.text for cell in row.cells] for row in table.rows)
        for row, figure in zip(rows, edition.chart_inputs(chart), strict=True):
            assert row[:4] == [figure.short, figure.label, figure.verb, figure.period]


def test_names_of_rows_say_what_was_done(edition, chart_slides):
    for key, chart in edition.report.charts.items():
        if chart.kind in {"dots", "bars", "pie"}:
            categories = [*charts_of(chart_slides[key])[0].plots[0].categories]
            rows = edition.chart_marks(chart)
            seen = [row.id for row in rows]
            for name, row in zip(categories, rows, strict=True):
                label, done, *dated = name.split("\n")
                assert label == row.label
                assert row.verb in done
                assert dated == ([row.period] if seen.count(row.id) > 1 else [])


def test_a_log_axis_stays_one(edition, chart_slides):
    for key, chart in edition.report.charts.items():
        for native in charts_of(chart_slides[key]):
            bases = [e.get("val") for e in native._chartSpace.iter(f"{C}logBase")]
            assert bases == (["10"] if chart.offers_even_scale else [])


@pytest.mark.parametrize(
    ("value", "lowest", "highest"), [(-3, None, None), (0, 0, None), (2, 0, 2.24)]
)
def test_bars_leave_room_for_losses_and_for_nothing(sample, value, lowest, highest):
    chart = next(chart for chart in sample.charts.values() if chart.kind == "bars")
    report = changed(sample, **{key: {"value": value} for key in chart.figures})
    plot = KINDS["bars"](Edition(report, "en"), chart)
    page = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    native = page.shapes.add_chart(plot.type, 0, 0, 9, 9, plot.data).chart
    plot.finish(native)
    axis = native.value_axis
    assert (axis.minimum_scale, axis.maximum_scale) == (lowest, pytest.approx(highest))


def test_numbers_are_written_as_the_report_writes_them(sample):
    patterns = {
        key: [number_format(Edition(sample, language).figure(key))
              for language in LANGUAGES]
        for key in ("rules-port", "crew-trained", "quay-occupancy")
    }  # fmt: skip
    assert patterns == {
        "rules-port": ["#,##0", '#,##0"項"', '#,##0"项"'],
        "crew-trained": ['0"+"', '0"餘名"', '0"余名"'],
        "quay-occupancy": ['"~"0.0"%"', '"約"0.0"%"', '"约"0.0"%"'],
    }


INNER = str.maketrans("「」", "『』")  # which quotation marks are inside of quotation marks


def test_notes_tell_everything_of_every_figure(edition, chart_slides):
    for key, slide in chart_slides.items():
        notes = slide.notes_slide.notes_text_frame.text
        for figure in map(edition.figure, chart_figures(edition, key)):
            assert (
                f"{figure.label}{'：' if edition.language != 'en' else ': '}{figure.quantity}"
                in notes
            )
            assert figure.verb_meaning in notes
            assert figure.period in notes
            is_open = figure.counted.population == UNSTATED
            assert (edition.word("not-stated") if is_open else figure.population) in notes
            assert figure.formula in notes
            level = notes.translate(INNER)
            assert all(place.locator.translate(INNER) in level for place in figure.places)
            assert figure.note in notes
            assert figure.assumption in notes


def test_what_must_not_be_compared_is_all_there(edition, deck):
    words = "\n".join(map(text_of, deck.slides))
    for text in edition.report.about.do_not_compare:
        assert edition.plain(text) in words


def test_how_much_the_article_does_not_say_stands_on_the_last_slide(edition, deck):
    gaps = gather_gaps(edition.report.figures)
    assert gaps
    said = text_of(list(deck.slides)[-1])
    assert edition.word("deck-gaps", count=len(gaps)) in said
    assert edition.word("deck-gaps-more") in said


def test_the_last_slide_cites_and_links(edition, deck):
    slide = list(deck.slides)[-1]
    links = [
        run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]
    folder = "" if edition.language == edition.report.languages[0] else f"{edition.language}/"
    assert links == [edition.report.about.site_url + folder]
    assert edition.word("method-read") in text_of(slide)


def test_every_picture_has_words(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                properties = shape._element.find(f".//{P}cNvPr")
                assert properties.get("descr"), shape.name
            else:
                assert shape.text_frame.text.strip(), f"{shape.name} is empty"


def test_every_slide_has_title_number_and_notes(deck):
    for number, slide in enumerate(deck.slides, 1):
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text
        fields = [e.get("type") for e in slide._element.iter(f"{A}fld")]
        assert fields == ([] if number == 1 else ["slidenum"])


def test_every_text_has_language_and_fonts(decks, language):
    content = decks[f"downloads/deck.{language}.pptx"]
    runs = {LOCALE[language], "zh-HK"} if language == "en" else {LOCALE[language]}
    seen = 0
    for name, part in parts(content, r"ppt/(slides|notesSlides|charts)/[^/]*\.xml$"):
        root = etree.fromstring(part)
        tag = "defRPr" if "charts/" in name else "r/" + f"{A}rPr"
        for properties in root.iterfind(f".//{A}{tag}"):
            assert properties.get("lang") in runs, f"{name}: {properties.get('lang')}"
            assert typefaces(properties, "latin") == {LATIN}
            assert typefaces(properties, "ea") < {*EAST_ASIAN.values()}
            assert typefaces(properties, "ea")
            seen += 1
        for end in root.iter(f"{A}endParaRPr"):
            assert end.get("lang") in {None, *runs}, name
    assert seen


def test_themes_carry_the_fonts(decks, language):
    themes = list(parts(decks[f"downloads/deck.{language}.pptx"], r"theme/theme\d+\.xml$"))
    assert len(themes) == 2  # the slides' and the notes'
    for _, theme in themes:
        root = etree.fromstring(theme)
        for family in root.iter(f"{A}majorFont", f"{A}minorFont"):
            assert typefaces(family, "ea") == {EAST_ASIAN[language]}


def test_nothing_is_tiny(decks, language):
    pattern = r"ppt/(slides|slideLayouts|slideMasters|charts)/[^/]*\.xml$"
    for name, part in parts(decks[f"downloads/deck.{language}.pptx"], pattern):
        sizes = [
            int(e.attrib["sz"])
            for e in etree.fromstring(part).iterfind(".//*[@sz]")
            if e.attrib["sz"].isdigit()
        ]
        assert all(size >= SMALL * 100 for size in sizes), name


def test_everything_stands_on_the_slide_and_nothing_overlaps(deck):
    width, height = SLIDE.emu[2:]
    for number, slide in enumerate(deck.slides, 1):
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height, s.name) for s in slide.shapes]
        for left, top, right, bottom, name in boxes:
            assert left >= 0, name
            assert top >= 0, name
            assert right <= width, name
            assert bottom <= height, name
        for index, a in enumerate(boxes):
            for b in boxes[index + 1 :]:
                apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + Pt(2) or b[3] <= a[1] + Pt(2)
                assert apart, f"slide {number}: {a[4]} and {b[4]}"


def test_only_our_layouts_are_left(deck):
    assert len(deck.slide_layouts) == 3
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=1e-3)


def test_bytes_depend_on_the_report_alone(decks, report):
    script = (
        "import hashlib, sys; from pathlib import Path;"
        "from report.reading.load import load_report;"
        "from report.edition.edition import make_editions;"
        "from report.slides.decks import render_decks;"
        "files = render_decks(make_editions(load_report(Path(sys.argv[1])).report));"
        "print(hashlib.sha256(b''.join(p.encode() + files[p] for p in sorted(files))).hexdigest())"
    )
    folder = "data/shenyang-2024" if report.id == "shenyang-2024" else f"tests/data/{report.id}"
    environment = os.environ | {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    again = subprocess.run(
        [sys.executable, "-c", script, folder],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    once = sha256(b"".join(path.encode() + decks[path] for path in sorted(decks))).hexdigest()
    assert again.stdout.strip() == once


def test_every_date_is_the_articles(decks, report, language):
    content = decks[f"downloads/deck.{language}.pptx"]
    day = report.about.day
    books = [book for _, book in parts(content, r"\.xlsx$")]
    assert books
    for archive in (content, *books):
        with zipfile.ZipFile(io.BytesIO(archive)) as members:
            stamps = {member.date_time for member in members.infolist()}
        assert stamps == {(day.year, day.month, day.day, 0, 0, 0)}
        ((_, core),) = parts(archive, r"core\.xml$")
        dates = re.findall(rb"<dcterms:\w+[^>]*>([^<]*)<", core)
        assert set(dates) == {f"{day}T00:00:00Z".encode()}


def test_a_long_title_is_set_smaller():
    assert fit("few words", 11, (28, 26, 22), 1) == 28
    assert fit("more words than a single line of a slide can hold " * 2, 11, (28, 26, 22), 1) == 22


def test_a_table_keeps_to_its_box():
    columns = (Column("Words", 1, Face(15)),)
    table = Table(columns, [["some words"]] * 40, "en", 0.5)
    box = Box(0, 0, 5, 2)
    fitted = table.fitting(box)
    assert 1 < len(fitted.rows) < 40
    assert sum(fitted.heights(box)) <= box.height


@pytest.mark.deep
def test_libreoffice_opens_every_slide(decks, tmp_path):
    for path, content in decks.items():
        name = Path(path).name
        (tmp_path / name).write_bytes(content)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path,
             tmp_path / name],
            check=True, capture_output=True,
        )  # fmt: skip
        pdf = tmp_path / name.replace(".pptx", ".pdf")
        said = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
        slides = len(Presentation(io.BytesIO(content)).slides)
        assert re.search(rf"^Pages:\s+{slides}$", said, re.MULTILINE)
        assert overlaps(pdf) == []


def test_parts_are_named_as_python_pptx_names_them():
    plain, counted = Presentation(), Presentation()
    count_names(counted)
    for presentation in (plain, counted):
        for _ in range(3):
            slide = presentation.slides.add_slide(presentation.slide_layouts[5])
            assert slide.notes_slide
            data = CategoryChartData()
            data.categories = ["a"]
            data.add_series("b", [1])
            slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 9, 9, data)
    first, second = (
        {part.partname for part in presentation.part.package.iter_parts()}
        for presentation in (plain, counted)
    )
    assert first == second
    assert sum(name.startswith("/ppt/charts/") for name in second) == 3
