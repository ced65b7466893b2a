"""Slides hold the report's numbers as native charts, and say of each what it is and whence."""

import io
import os
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.util import Pt

from report.charts.kinds.pairs import is_countable
from report.edition.chart_words import chart_figures, describe
from report.edition.edition import Edition, make_editions
from report.edition.page_findings import count_pairs, find_finding
from report.model.values import LANGUAGES, UNSTATED
from report.slides.deck_slides import find_leading
from report.slides.decks import render_decks
from report.slides.look import (
    BODY,
    CAVEAT_AT,
    COLOUR,
    LAYOUTS,
    LOCALE,
    MAIN,
    NUMBER_AT,
    SLIDE,
    SMALL,
    SOURCE_AT,
    TITLE,
    TITLE_AT,
    Box,
    dress,
)
from report.slides.mark_fields import Row, add_field, count_chart, count_figures
from report.slides.native_charts import KINDS, add_plot, number_format
from report.slides.runs import BREAK, balance
from report.slides.slide import Deck, Head
from tests.rules.test_refusals import changed
from tests.support.published import EDITIONS
from tests.support.stand_in_stills import overlaps

ROOT = Path(__file__).resolve().parents[2]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MOST = 11  # slides before those that are kept for questions
# Charts whose rows are of one verb, of one period, and of several periods.
NAMED_ONCE = ("certification-totals", "testing-support", "award-states")


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
    """Give each chart's slide, found by the name of its picture."""
    named = {shape.name: slide for slide in deck.slides for shape in slide.shapes}
    return {key: named[key] for key in report.charts}


@pytest.fixture
def divider(edition, deck):
    """Give the place of the slide behind which stands what is kept for questions."""
    titles = [title_of(slide) for slide in deck.slides]
    backup = edition.word("deck-backup")
    return titles.index(backup) if backup in titles else len(titles)


def title_of(slide):
    """Give a title as one line; where an English one is broken a space has made way."""
    title = slide.shapes.title.text_frame.text
    is_chinese = any(sign > "\u2e80" for sign in title)
    return title.replace(BREAK, "" if is_chinese else " ")


def parts(content, pattern):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.search(pattern, name):
                yield name, archive.read(name)


def typefaces(element, tag):
    return {font.get("typeface") for font in element.findall(f"{A}{tag}")}


def text_of(slide):
    shapes = [part for shape in slide.shapes for part in getattr(shape, "shapes", [shape])]
    return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def field_on(slide, name):
    """Give the words and the marks of each field of a group."""
    (group,) = (shape for shape in slide.shapes if shape.name == name)
    rows = list[tuple[str, list[int]]]()
    for part in group.shapes:
        if part._element.find(f".//{A}custGeom") is not None:
            rows[-1][1].append(len([*part._element.iter(f"{A}close")]))
        elif part.has_text_frame:
            rows.append((part.text_frame.text, []))
    return rows


def is_counted(edition, chart):
    """Tell whether marks count both figures of each pair of a chart."""
    figures = [figure for pair in edition.chart_pairs(chart) for figure in pair]
    return bool(chart.row_ratios) and all(map(is_countable, figures))


def charts_of(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def sheet_of(chart):
    """Read the workbook inside a chart: what a reader edits."""
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def expected_numbers(edition, chart):
    """Give the numbers that a chart's sheet must hold, column by column."""
    rows = edition.chart_marks(chart)
    values = [float(row.value) for row in rows]
    if chart.kind == "share":
        parts, wholes = values[::2], values[1::2]
        return [*parts, *(whole - part for part, whole in zip(parts, wholes, strict=True))]
    if chart.kind == "pairs":
        return [float(edition.figure(key).value) for key in chart.row_ratios]
    return values


def shown_numbers(native):
    """Give the numbers of a chart's sheet, column by column; of a scatter each row's last one."""
    if native.chart_type == XL_CHART_TYPE.XY_SCATTER:
        xs = [list(xs.itertext(f"{C}v")) for xs in native._chartSpace.iter(f"{C}xVal")]
        return [float(points[-1]) for points in xs]
    columns = zip(*sheet_of(native)[1:], strict=True)
    return [value for column in [*columns][1:] for value in column]


def test_the_deck_leads_with_what_leads_the_front_page(edition, deck, divider):
    report = edition.report
    home = report.about.home
    leading = [title_of(slide) for slide in list(deck.slides)[:divider]]
    findings = [edition.plain(text).rstrip(".。") for text in (home.finding, *home.findings)]
    assert leading == [
        edition.plain(report.about.title),
        *findings,
        find_finding(edition, "compare"),
        edition.word("deck-do-not-compare"),
        leading[-1],
    ]
    assert len(leading) <= MOST
    shown = [key for _, key in find_leading(edition)]
    assert shown[0] == home.chart
    assert len({*shown} - {""}) == len([key for key in shown if key])


def test_a_findings_chart_shows_what_it_names(request):
    edition = Edition(request.getfixturevalue("real"), "en")
    assert [key for _, key in find_leading(edition)] == [
        "standards-by-level",
        "",
        "certification-new",
        "quality-record",
    ]


def test_a_finding_without_a_chart_shows_its_numbers_or_what_all_lack(edition, deck):
    figures = edition.report.figures
    for slide, (finding, key) in zip(list(deck.slides)[1:], find_leading(edition), strict=False):
        if key:
            continue
        fields = field_on(slide, "evidence")
        if named := edition.find_numbers(finding):
            assert [words.split()[0] for words, _ in fields] == [
                edition.figure(name).short.split(" ")[0] for name in named
            ]
        else:
            earlier = sum(bool(figure.observations) for figure in figures.values())
            assert [sum(marks) for _, marks in fields] == [len(figures), len(figures)]
            assert fields[1][0].startswith(str(earlier))


def test_no_two_slides_share_a_title(deck):
    titles = [title_of(slide) for slide in deck.slides]
    assert len({*titles}) == len(titles)


def test_every_chart_has_a_slide_of_its_own(edition, chart_slides):
    leading = {key: edition.plain(text).rstrip(".。") for text, key in find_leading(edition)}
    for key, slide in chart_slides.items():
        chart = edition.report.charts[key]
        assert title_of(slide) == leading.get(key, edition.plain(chart.title))
        words = text_of(slide).replace(BREAK, " " if edition.language == "en" else "")
        assert edition.plain(chart.subtitle) in words
        assert edition.plain(chart.caveat) in words
        assert edition.say(edition.report.about.article.publisher) in words
        for figure in edition.chart_inputs(chart):
            number = edition.word("paragraph-short", number=figure.places[0].paragraph)
            assert number in words
        assert bool(charts_of(slide)) == (chart.has_axis and not is_counted(edition, chart))


def test_sheets_inside_charts_hold_the_reports_numbers(edition, chart_slides):
    counted = 0
    for key, slide in chart_slides.items():
        chart = edition.report.charts[key]
        if not (natives := charts_of(slide)):
            continue
        (native,) = natives
        assert shown_numbers(native) == expected_numbers(edition, chart)
        written = [cell for row in sheet_of(native) for cell in row]
        drawn = [value for series in native.plots[0].series for value in series.values]
        assert {*drawn} <= {*written}
        counted += 1
    charts = edition.report.charts.values()
    assert counted == sum(c.has_axis and not is_counted(edition, c) for c in charts)


def test_charts_open_in_programs_that_read_less(deck):
    """Of what trackers of WPS, Keynote and Google Slides tell: each has a workbook, names of one
    line on one level, and number formats of its own.
    """
    seen = 0
    for slide in deck.slides:
        for chart in charts_of(slide):
            space = chart._chartSpace
            assert sheet_of(chart)
            assert not [*space.iter(f"{C}multiLvlStrRef")]
            names = [words for text in space.iter(f"{C}strCache") for words in text.itertext()]
            assert names
            assert not [name for name in names if "\n" in name or BREAK in name]
            formats = [number.get("sourceLinked") for number in space.iter(f"{C}numFmt")]
            assert {*formats} <= {"0"}
            seen += 1
    assert seen


def test_the_master_of_the_notes_is_listed(deck):
    """python-pptx's issue 1051: Keynote does not open a deck with notes."""
    (listed,) = deck.element.iter(f"{{{deck.element.nsmap['p']}}}notesMasterId")
    assert listed.getparent().getprevious().tag.endswith("sldMasterIdLst"), "the schema's order"
    (at,) = (value for name, value in listed.items() if name.endswith("}id"))
    assert deck.part.related_part(at) is deck.notes_master.part


def test_all_pairs_stand_in_a_chart(edition, deck):
    title, counts = find_finding(edition, "compare"), count_pairs(edition)
    (slide,) = (slide for slide in deck.slides if title_of(slide) == title)
    (native,) = charts_of(slide)
    apart, different, before, care, after, same, *topics = native.plots[0].series
    assert len([*apart.iter_values()]) == counts["apart"]
    assert len([*different.iter_values()]) == counts["not"]
    for layer in (before, care, after):
        assert len([*layer.iter_values()]) == counts["with-care"]
    assert len([*same.iter_values()]) == counts["comparable"]
    titles = [edition.plain(topic.title) for topic in edition.report.topics.values()]
    assert [series.name for series in topics] == titles
    for key, count in counts.items():
        assert key in {"pairs", "alike"} or f"{count}{edition.word(f'pairs-{key}')}" in text_of(
            slide
        )


def names_of(native):
    if native.chart_type == XL_CHART_TYPE.XY_SCATTER:
        return [series.name for series in native.plots[0].series]
    return [*native.plots[0].categories]


def test_rows_are_named_as_on_the_site_and_in_its_order(edition, chart_slides):
    for key, chart in edition.report.charts.items():
        if chart.kind not in {"dots", "bars"}:
            continue
        (native,) = charts_of(chart_slides[key])
        rows = edition.chart_marks(chart)
        for name, row in zip(names_of(native), rows, strict=True):
            plain = name.replace("\u00a0", " ")
            assert plain.startswith(row.label)
            assert row.verb in f"{plain} {edition.plain(chart.subtitle)}"
            is_dated = len({row.period for row in rows}) > 1
            assert (row.period in plain) == is_dated


def test_what_the_subtitle_says_of_all_rows_no_row_says_again(request):
    edition = Edition(request.getfixturevalue("real"), "en")
    charts = edition.report.charts
    bars, tiles, years = (charts[key] for key in NAMED_ONCE)
    native = draw(KINDS["bars"](edition, bars))
    assert names_of(native) == [row.label for row in edition.chart_marks(bars)]
    (period,) = {row.period for row in edition.chart_marks(tiles)}
    assert not [row for row in count_chart(edition, tiles) if period in row.done]
    assert [row.done.split(" · ")[-1] for row in count_chart(edition, years)] == [
        row.period for row in edition.chart_marks(years)
    ]


def test_bars_and_dots_lie_and_are_read_from_the_top(edition, chart_slides):
    for key, chart in edition.report.charts.items():
        if chart.kind in {"dots", "bars", "share", "pairs"} and not is_counted(edition, chart):
            (native,) = charts_of(chart_slides[key])
            is_scatter = native.chart_type == XL_CHART_TYPE.XY_SCATTER
            axis = native.value_axis if is_scatter else native.category_axis
            assert axis.reverse_order
            assert is_scatter or {e.get("val") for e in native._chartSpace.iter(f"{C}barDir")} == {
                "bar"
            }


def test_every_mark_has_its_number_beside_it(edition, chart_slides):
    for key, chart in edition.report.charts.items():
        if chart.kind in {"dots", "bars", "timeline", "pie", "stack"}:
            (native,) = charts_of(chart_slides[key])
            labels = [*native._chartSpace.iter(f"{C}dLbl")]
            shown = [label for label in labels if label.find(f"{C}showVal").get("val") == "1"]
            assert len(shown) == len(edition.chart_marks(chart))
            assert all(label.find(f"{C}numFmt").get("formatCode") for label in shown)


def test_fields_show_number_label_verb_and_a_mark_for_each_thing(edition, chart_slides):
    for key, chart in edition.report.charts.items():
        if chart.has_axis:
            continue
        fields, rows = field_on(chart_slides[key], key), edition.chart_inputs(chart)
        usual = [row.period for row in rows]
        for (words, marks), row in zip(fields, rows, strict=False):
            assert words.replace("\n", " ").startswith(f"{row.short} {row.label}")
            assert row.verb.casefold() in words.casefold()
            if chart.is_table and not marks:
                assert row.period in f"{words} {edition.plain(chart.subtitle)}"
            else:
                assert marks == [row.value]
                assert row.period in words or usual.count(row.period) > len(rows) / 2


def test_a_single_figure_is_counted_beside_what_is_not_known_of_it(request):
    edition = Edition(request.getfixturevalue("real"), "en")
    (row,) = edition.chart_inputs(edition.report.charts["quality-record"])
    known, unknown = count_figures(edition, [row])
    assert (known.look, known.count, known.missing) == ("disc", row.value, 0)
    assert (unknown.count, unknown.missing) == (row.value, row.value)
    assert unknown.label == row.unknowns[0].rstrip(".")


def test_pairs_are_counted_below_what_they_make(edition, chart_slides):
    charts = edition.report.charts.items()
    for key, chart in ((key, chart) for key, chart in charts if is_counted(edition, chart)):
        fields = field_on(chart_slides[key], key)
        ratios = [edition.figure(name) for name in chart.row_ratios]
        for head, ratio in zip(fields[::3], ratios, strict=True):
            assert head == (f"{ratio.short} {ratio.label} · {ratio.formula}", [])
        counted = [marks for at, (_, marks) in enumerate(fields) if at % 3]
        assert counted == [[row.value] for pair in edition.chart_pairs(chart) for row in pair]


def test_titles_have_one_size_and_two_lines_at_most(deck):
    """An author's longer title is set smaller; ours are written to fit."""
    sizes = set()
    for slide in deck.slides:
        (line,) = slide.shapes.title.text_frame.paragraphs
        if slide.slide_layout != deck.slide_layouts[0]:
            sizes |= {run.font.size for run in line.runs}
            assert line.text.count(BREAK) <= 1
            assert slide.shapes.title.text_frame.auto_size is None
    assert sizes == {Pt(TITLE)}


def test_a_log_axis_stays_one(edition, chart_slides):
    for key, chart in edition.report.charts.items():
        for native in charts_of(chart_slides[key]):
            bases = [e.get("val") for e in native._chartSpace.iter(f"{C}logBase")]
            assert bases == (["10"] if chart.offers_even_scale else [])


@pytest.mark.parametrize(("value", "lowest", "highest"), [(-3, -5.8, 1), (0, 0, 1), (2, 0, 2)])
def test_bars_leave_room_for_losses_and_for_nothing(sample, value, lowest, highest):
    chart = next(chart for chart in sample.charts.values() if chart.kind == "bars")
    report = changed(sample, **{key: {"value": value} for key in chart.figures})
    axis = draw(KINDS["bars"](Edition(report, "en"), chart)).value_axis
    if value < 0:
        assert axis.minimum_scale < value
    assert (axis.minimum_scale, axis.maximum_scale) == pytest.approx((lowest, highest), abs=0.3)


def draw(plot):
    page = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    return add_plot(page, Box(1, 1, 11, 4), plot, "en").chart


def test_a_range_runs_from_its_lower_to_its_upper_end(sample):
    chart = next(chart for chart in sample.charts.values() if chart.kind == "dots")
    key, other = chart.figures
    report = changed(sample, **{key: {"value": 5, "value_to": 50}})
    first, second = draw(KINDS["dots"](Edition(report, "en"), chart)).plots[0].series
    ends = [float(value) for value in first._element.find(f"{C}xVal").itertext(f"{C}v")]
    assert ends[-2:] == [5, 50]
    assert len([*second.iter_values()]) == 2
    assert Edition(report, "en").figure(other).value_to is None


def test_what_is_not_exact_is_pale(sample):
    chart = next(chart for chart in sample.charts.values() if chart.kind == "dots")
    report = changed(sample, **{chart.figures[0]: {"bound": "at_least"}})
    first, second = draw(KINDS["dots"](Edition(report, "en"), chart)).plots[0].series
    pale, full = (str(one.marker.format.fill.fore_color.rgb) for one in (first, second))
    assert (pale, full) == (COLOUR["soft"], COLOUR["accent"])
    assert first.points[1].data_label.position == XL_LABEL_POSITION.RIGHT
    assert "→" in first._element.find(f".//{C}dLbl[2]/{C}numFmt").get("formatCode")


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
    words = "\n".join(map(text_of, deck.slides)).replace(BREAK, "")
    for text in edition.report.about.do_not_compare:
        assert edition.plain(text) in words


def test_no_more_cautions_than_five_stand_on_a_slide(edition, deck):
    said = [edition.plain(text) for text in edition.report.about.do_not_compare]
    first = next(s for s in deck.slides if title_of(s) == edition.word("deck-do-not-compare"))
    words = text_of(first).replace(BREAK, "")
    assert [text in words for text in said] == [index < 5 for index in range(len(said))]


def test_the_last_slide_of_the_talk_cites_and_links(edition, deck, divider):
    slide = list(deck.slides)[divider - 1]
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
    assert edition.word("method-read") in text_of(slide).replace(BREAK, "")


def test_every_picture_has_words(edition, deck):
    charts = edition.report.charts
    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.has_text_frame:
                words = shape._element.find(f".//{P}cNvPr").get("descr")
                assert words
                assert shape.name not in charts or words == describe(edition, shape.name)
            else:
                assert shape.text_frame.text.strip(), f"{shape.name} is empty"


def test_every_slide_has_title_number_and_notes(deck):
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text
        fields = [e.get("type") for e in slide._element.iter(f"{A}fld")]
        is_cover = slide.slide_layout == deck.slide_layouts[0]
        assert fields == ([] if is_cover else ["slidenum"])


def test_every_text_has_its_language_and_the_themes_fonts(decks, language):
    content = decks[f"downloads/deck.{language}.pptx"]
    runs = {LOCALE[language], "zh-HK"} if language == "en" else {LOCALE[language]}
    seen = 0
    for name, part in parts(content, r"ppt/(slides|notesSlides|charts)/[^/]*\.xml$"):
        root = etree.fromstring(part)
        tag = "defRPr" if "charts/" in name else "r/" + f"{A}rPr"
        for properties in root.iterfind(f".//{A}{tag}"):
            assert properties.get("lang") in runs, f"{name}: {properties.get('lang')}"
            assert typefaces(properties, "latin") <= {"+mj-lt", "+mn-lt"}
            assert typefaces(properties, "ea") <= {"+mj-ea", "+mn-ea"}
            assert typefaces(properties, "ea") or "charts/" not in name
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
            scripts = {font.get("script"): font.get("typeface") for font in family.iter(f"{A}font")}
            assert {*scripts} == {"Hans", "Hant"}
            (east_asian,) = family.iter(f"{A}ea")
            assert east_asian.get("typeface")
            assert east_asian.get("charset") == ("-122" if language == "zh-Hans" else "-120")


def test_only_sources_and_numbers_of_slides_are_small(decks, deck, language):
    assert (BODY, SMALL) == (18, 14)
    pattern = r"ppt/(slides|charts)/[^/]*\.xml$"
    for name, part in parts(decks[f"downloads/deck.{language}.pptx"], pattern):
        told = "rPr" if "slides/" in name else "defRPr"
        sizes = [int(e.get("sz", BODY * 100)) for e in etree.fromstring(part).iter(f"{A}{told}")]
        assert min(sizes) >= BODY * 100, name
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            (size,) = {int(e.get("sz")) for e in shape._element.iter(f"{A}defRPr")}
            is_small = shape.placeholder_format.idx in {SOURCE_AT, NUMBER_AT}
            assert size == SMALL * 100 if is_small else size >= BODY * 100


def test_what_to_mind_is_named_in_the_colour_of_cautions(edition, chart_slides):
    for slide in chart_slides.values():
        (place,) = (s for s in slide.placeholders if s.placeholder_format.idx == CAVEAT_AT)
        run = place.text_frame.paragraphs[0].runs[0]
        assert run.text == edition.word("chart-caveat")
        assert str(run.font.color.rgb) == COLOUR["care"]


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
    assert len(deck.slide_layouts) == len(LAYOUTS)
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


@pytest.mark.parametrize(("times", "size"), [(1, TITLE), (5, 20)])
def test_a_title_too_long_for_two_lines_is_set_smaller(sample, times, size):
    deck = Deck(Presentation(), Edition(sample, "en"))
    dress(deck.presentation, deck.edition)
    slide = deck.add("chart", Head("", "more words than a line of a slide can hold " * times), [])
    (line,) = slide.at(TITLE_AT).text_frame.paragraphs
    assert {run.font.size for run in line.runs} == {Pt(size)}


def test_more_than_hundreds_stand_in_blocks_of_a_hundred():
    page = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    shape = add_field(page, MAIN, [Row("1,250", "counted things", "disc", 1250)], "en")
    (path,) = (path for part in shape.shapes for path in part._element.iter(f"{A}path"))
    starts = [(int(at[0].get("x")), int(at[0].get("y"))) for at in path.iter(f"{A}moveTo")]
    gaps = [b[0] - a[0] for a, b in pairwise(starts[:110])]
    assert len(starts) == 1250
    assert starts[10][0] == starts[0][0], "ten a line"
    assert starts[100][0] - starts[9][0] > 100, "a gutter"
    assert {*gaps[:9]} == {100}


@pytest.mark.parametrize("counts", [[1], [7], [34, 34], [66, 350], [4, 103, 67, 27, 72, 3884]])
def test_fields_fill_their_box_and_keep_to_it(counts):
    page = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    rows = [Row(str(count), "counted things", "disc", count, done="told") for count in counts]
    shape = add_field(page, MAIN, rows, "en")
    left, top, width, height = MAIN.emu
    assert left <= shape.left
    assert top - Pt(4) <= shape.top
    assert shape.left + shape.width <= left + width + Pt(1)
    assert shape.top + shape.height <= top + height + Pt(1)
    assert shape.width > 0.9 * width
    drawn = [path for part in shape.shapes for path in part._element.iter(f"{A}path")]
    for path, count in zip(drawn, counts, strict=True):
        wide, high = int(path.get("w")), int(path.get("h"))
        assert len([*path.iter(f"{A}close")]) == count
        for point in path.iter(f"{A}pt"):
            assert 0 <= int(point.get("x")) <= wide
            assert 0 <= int(point.get("y")) <= high


@pytest.mark.parametrize("count", [1, 2, 5, 7])
def test_numbers_without_marks_keep_to_their_box(count):
    page = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    rows = [Row("1,234", "things with a rather long name to them", done="counted · 2024")] * count
    shape = add_field(page, MAIN, rows, "en")
    assert shape.top + shape.height <= sum(MAIN.emu[1::2]) + Pt(1)


def test_chinese_breaks_behind_its_stops():
    assert balance("few words", 1, 30, "en") == "few words"
    chinese = "各級標準的數字不能相加：有的是主導，有的是主導或參與，有的是新增。"
    assert all(
        line.endswith(("：", "，", "。"))
        for line in balance(chinese, 9, 30, "zh-Hant").split(BREAK)
    )


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
