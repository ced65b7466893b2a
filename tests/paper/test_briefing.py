"""The briefing is a document that programs for paper accept and that says every number."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from itertools import pairwise

import pikepdf
import pytest
import typst
from lxml import etree
from PIL import Image

from report.charts.theme import NOTE_SIZE, NUMBER_SIZE, ROLES, WIDTH
from report.datafiles.dataset import render_dataset
from report.edition.addresses import MEDIA_TYPES, page_url
from report.edition.chart_words import describe, say_beyond_label
from report.edition.edition import Edition, make_editions
from report.edition.figure_words import say_done
from report.edition.page_findings import find_finding
from report.faults import BuildError
from report.folders import ROOT
from report.model.values import LANGUAGES, Text
from report.paper import typeset
from report.paper.briefing import gather_briefing, place_warnings, render_paper
from report.paper.shared_parts import gather_look, read_line, read_prose
from tests.conftest import TESTS
from tests.support.stand_in_stills import HOSTILE, overlaps, real_stills, spoil, stand_in_stills

TAGS = {"en": "en-GB", "zh-Hant": "zh-HK", "zh-Hans": "zh-CN"}
LARGEST = 400_000  # two weights of a Chinese sans, and a Chinese serif
SMALLEST = 8  # points
FOOT = 795  # where the foot of a page begins
BODY = 9.5  # points of running text
LEADING = 12.85  # from line to line


def run(*command):
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def told(name, said):
    """Give what pdfinfo says after a name."""
    found = re.search(rf"^{name}:\s+(.*)$", said, re.MULTILINE)
    assert found, name
    return found[1]


def squeeze(words):
    return re.sub(r"\s+", "", words)


@pytest.fixture(scope="module")
def file(edition, tmp_path_factory):
    (made,) = render_paper({edition.language: edition}, real_stills(edition.report)).values()
    path = tmp_path_factory.mktemp("paper") / "briefing.pdf"
    path.write_bytes(made)
    return path


@pytest.fixture
def pdf(file):
    with pikepdf.open(file) as opened:
        yield opened


@pytest.fixture
def text(file):
    return squeeze(run("pdftotext", "-raw", str(file), "-"))


def walk(element):
    """Yield every structure element below one."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def elements(pdf, role):
    return [e for e in walk(pdf.Root.StructTreeRoot) if f"/{role}" == e.S]


@pytest.fixture(scope="module", params=LANGUAGES)
def printed(request, real, tmp_path_factory):
    """The real report's edition and its briefing, whose pages are composed with care."""
    edition = Edition(real, request.param)
    (made,) = render_paper({edition.language: edition}, real_stills(real)).values()
    path = tmp_path_factory.mktemp("printed") / "briefing.pdf"
    path.write_bytes(made)
    return edition, path


@pytest.fixture
def pages(printed):
    """The text of each page."""
    said = run("pdftotext", "-raw", str(printed[1]), "-")
    return [squeeze(page) for page in said.split("\f")[:-1]]


@pytest.fixture
def body(printed):
    """The size of running text: that of most signs on the pages of topics."""
    said = run("pdftotext", "-bbox", "-f", "2", "-l", "4", str(printed[1]), "-")
    signs = Counter[float]()
    for top, low, word in re.findall(r'yMin="([\d.]+)".* yMax="([\d.]+)">(.*)</word>', said):
        signs[round(float(low) - float(top), 2)] += len(word)
    return max(signs, key=lambda size: signs[size])


@pytest.fixture
def boxes(printed):
    """Left, top, bottom of every word, page by page; poppler makes them as tall as their type."""
    said = run("pdftotext", "-bbox", str(printed[1]), "-").split("<page ")[1:]
    tall = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)".* yMax="([\d.]+)">')
    return [[tuple(map(float, ends)) for ends in tall.findall(page)] for page in said]


def test_it_is_a_few_pages_of_a4_and_can_be_mailed(printed):
    said = run("pdfinfo", str(printed[1]))
    assert 4 <= int(told("Pages", said)) <= 6
    assert "(A4)" in said
    assert printed[1].stat().st_size < LARGEST


def test_no_page_is_blank_by_a_third(boxes):
    for page in boxes:
        assert max(low for _, _, low in page if low < FOOT) > 2 / 3 * FOOT


def test_no_text_is_small(boxes):
    assert min(low - top for page in boxes for _, top, low in page) > SMALLEST - 0.02


def test_lines_of_running_text_have_air_between_them(boxes, body):
    apart = []
    for left, right in ((0, 297), (297, 595)):  # two columns
        lines = {
            round(top, 1)
            for x, top, low in boxes[1]
            if left < x < right and abs(low - top - body) < 0.005
        }
        apart += [below - above for above, below in pairwise(sorted(lines)) if below - above > 1]
    assert len(apart) > 20
    assert min(apart) >= LEADING


def test_running_text_is_as_large_as_a_book_sets_it(body):
    assert body >= BODY


def test_words_of_charts_are_no_larger_than_running_text_and_not_small():
    said = (typeset.TEMPLATES / "briefing.typ").read_text()
    for variant in ("narrow", "wide"):
        (wide,) = re.findall(rf"#let {variant} = ([\d.]+)mm", said)
        scale = float(wide) * 72 / 25.4 / WIDTH[variant]
        assert NUMBER_SIZE * scale <= BODY
        assert NOTE_SIZE * scale > SMALLEST


def test_the_title_is_by_far_the_largest(boxes):
    largest, *others = sorted({round(low - top) for _, top, low in boxes[0]}, reverse=True)
    assert largest > 1.7 * others[0]


def test_heads_have_the_serif_of_the_site(printed):
    edition, path = printed
    fonts = run("pdffonts", str(path))
    assert set(re.findall(r"\+(Noto(?:Sans|Serif)CJK|[A-Z]\w+)", fonts)) == {
        "NotoSansCJK", "NotoSerifCJK",
    }  # fmt: skip
    sheet = (ROOT / "docs" / "assets" / "css" / "tokens.css").read_text()
    stacks = re.findall(r"--serif: ([^;]+);", sheet)
    assert any(f'"{typeset.SERIF[edition.language]}"' in stack for stack in stacks)


def test_what_to_mind_has_the_colour_it_has_on_the_site(printed, tmp_path):
    colour = tuple(bytes.fromhex(ROLES["care"].light[1:]))
    run("pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-png", str(printed[1]), str(tmp_path / "a"))
    (made,) = tmp_path.glob("a*.png")
    with Image.open(made) as page:
        tall, wide = page.height, page.width
        chart, pairs = (0, tall // 2, wide, tall * 3 // 4), (0, tall * 3 // 4, wide, tall)
        for box in (chart, pairs):
            painted = page.convert("RGB").crop(box).getcolors(1 << 24) or []
            assert {shown: count for count, shown in painted}.get(colour, 0) > 20, box


def test_the_address_of_all_pairs_can_be_typed(pages, printed):
    address = page_url(printed[0].report, printed[0].language, "compare")
    assert address.split("://")[1] in pages[0]


_PROBE = """
#import "base.typ": *
#set text(..locales.at(content.language), font: sans, size: 10pt, cjk-latin-spacing: none)
#show line-of-chinese: composed
#let flow = flow.with(is-spaced: true)
#let wide(words) = measure(words).width
#let number(words) = (kind: "figure", id: "", parts: (words,))
#context for (more, less, wanted) in (
  ("67項；國", ("67項國",), 10pt),
  (flow((number("67項"), "：國")), ("67項國",), 10pt),
  ("在3月", ("在", "3", "月"), 2.5pt),
  ("在A類", ("在", "A", "類"), 2.5pt),
  (flow(("在", number("3月"))), ("在", "3月"), 1.25pt),
  ("A，B", ("A", "B"), 10pt),
) {
  let found = wide(more) - less.map(wide).sum()
  assert(calc.abs(found - wanted) < .01pt, message: repr((more, found)))
}
"""


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_chinese_stops_are_full_and_stand_off_no_number(sample, tmp_path, monkeypatch, language):
    (tmp_path / "base.typ").write_bytes((typeset.TEMPLATES / "base.typ").read_bytes())
    (tmp_path / "probe.typ").write_text(_PROBE)
    monkeypatch.setattr(typeset, "TEMPLATES", tmp_path)
    assert typeset.set_picture("probe.typ", gather_look(Edition(sample, language)), "png")


def test_the_first_page_is_the_briefing(pages, printed):
    edition, report = printed[0], printed[0].report
    first = [report.about.home.finding, *report.about.home.findings]
    for said in (report.about.title, report.about.description, *first):
        assert squeeze(edition.plain(said)) in pages[0]
    for text in place_warnings(edition)[""]:
        assert squeeze(edition.plain(text)) in pages[0]
    assert squeeze(edition.word("paper-before-quoting")) in pages[0]
    assert squeeze(edition.plain(report.about.article.publisher)) in pages[0]
    assert squeeze(find_finding(edition, "compare")) in pages[0]


def test_a_chart_stands_with_its_title_on_the_page_of_its_topic(pages, printed):
    report = printed[0].report
    for key, chart in report.charts.items():
        is_lead = key == report.about.home.chart
        head = report.about.home.finding if is_lead else report.topics[report.topic_of[key]].title
        said = (head, chart.subtitle, chart.caveat, *(() if is_lead else (chart.title,)))
        words = [squeeze(printed[0].plain(text)) for text in said]
        assert any(all(one in page for one in words) for page in pages), key


def test_no_chinese_line_breaks_within_a_term(printed):
    edition, path = printed
    lines = run("pdftotext", "-raw", str(path), "-").splitlines()
    terms = edition.terms
    assert bool(terms) is (edition.language != "en")
    broken = [
        (before, after)
        for before, after in pairwise(lines)
        for term in terms
        for at in range(1, len(term))
        if before.endswith(term[:at]) and after.startswith(term[at:])
    ]
    assert broken == []
    if edition.language == "zh-Hant":  # Simplified stops are half as wide, and part poppler's lines
        assert [line for line in lines if re.match("[，。；：、！？）」』]", line)] == []


def test_it_is_tagged_and_says_its_language_and_title(file, pdf, edition):
    said = run("pdfinfo", str(file))
    assert told("Tagged", said) == "yes"
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == TAGS[edition.language]
    assert edition.plain(edition.report.about.title) in said
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_it_is_marked_as_archival_and_accessible(file):
    meta = etree.fromstring(run("pdfinfo", "-meta", str(file)).strip().encode())
    said = {etree.QName(element): element.text for element in meta.iter("{*}*")}
    found = {
        name.localname: words for name, words in said.items() if "pdfa/ns/id" in name.namespace
    }
    assert (found["part"], found["conformance"]) == ("3", "A")
    assert any(
        "pdfua/ns/id" in name.namespace and (name.localname, words) == ("part", "1")
        for name, words in said.items()
    )


CARRIED = ("data/figures.csv", "data/figures.json")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_carries_the_very_bytes_of_the_data_files(real, tmp_path, language):
    files, path = render_dataset(make_editions(real)), tmp_path / "briefing.pdf"
    edition = {language: Edition(real, language)}
    (made,) = render_paper(edition, stand_in_stills(real), files=files).values()
    path.write_bytes(made)
    assert run("pdfdetach", "-list", str(path)).startswith(f"{len(CARRIED)} embedded files")
    with pikepdf.open(path) as pdf:
        assert len(pdf.Root.AF) == len(CARRIED)
        for name in CARRIED:
            spec = pdf.attachments[name.rsplit("/", 1)[1]]
            assert spec.get_file().read_bytes() == files[name], name
            assert spec.get_file().mime_type == MEDIA_TYPES[name.rsplit(".", 1)[1]]
            assert spec.relationship == pikepdf.Name.Data
            assert spec.description
            assert spec.obj.objgen in [file.objgen for file in pdf.Root.AF]


def test_every_font_is_embedded_with_its_characters(file):
    rows = [line.split() for line in run("pdffonts", str(file)).splitlines()[2:]]
    assert rows
    for row in rows:
        embedded, subset, unicode = row[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), row


ODD = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufffd]")  # look like others: U+F97E like 量


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_copied_is_what_was_written(real, tmp_path, language):
    """Typst's issue 4582: a shape that several code points share was read as the oddest of them."""
    edition = {language: Edition(real, language)}
    (made,) = render_paper(edition, stand_in_stills(real)).values()
    (tmp_path / "briefing.pdf").write_bytes(made)
    said = run("pdftotext", "-raw", str(tmp_path / "briefing.pdf"), "-")
    assert ODD.findall("\uf97e") == ["\uf97e"]
    assert ODD.findall(said) == []
    assert all(sign in said for sign in {"zh-Hans": "量计", "zh-Hant": "量計"}.get(language, "量"))


def test_each_script_has_its_own_shapes(file, edition):
    fonts = run("pdffonts", str(file))
    own = {"en": "NotoSansCJKkr", "zh-Hant": "NotoSansCJKtc", "zh-Hans": "NotoSansCJKsc"}
    assert own[edition.language] in fonts
    article = edition.report.about.article.language
    assert own[article] in fonts, "the article's own words keep their shapes in every language"
    assert "NotoSansCJKjp" not in fonts


def test_the_outline_names_every_topic_in_order(pdf, edition):
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    topics = [edition.plain(topic.title) for topic in edition.report.topics.values()]
    assert [title for title in titles if title in topics] == topics
    assert titles[0] == edition.word("findings")
    assert titles[titles.index(topics[-1]) + 1 :] == [edition.word("paper-notes")]


def test_every_chart_is_described(pdf, edition):
    said = {str(figure.Alt) for figure in elements(pdf, "Figure")}
    drawn = [key for key, chart in edition.report.charts.items() if chart.kind != "tiles"]
    pairs = gather_briefing(edition, stand_in_stills(edition.report))["pairs"]
    drawings = [edition.word("qr-code"), *([pairs["alt"]] if pairs else [])]
    assert said == {*(describe(edition, key) for key in drawn), *drawings}


def test_numbers_without_an_axis_stand_as_words(text, edition):
    charts = [chart for chart in edition.report.charts.values() if chart.kind == "tiles"]
    assert charts
    for chart in charts:
        for row in edition.chart_inputs(chart):
            more = say_beyond_label(edition, row, edition.plain(chart.subtitle), dated=False)
            assert squeeze(f"{row.short}{row.label}{more}") in text, row.id


def test_tables_have_header_cells_that_say_their_scope(pdf):
    tables, heads = elements(pdf, "Table"), elements(pdf, "TH")
    assert 1 <= len(tables) <= 2
    assert 2 * len(tables) <= len(heads) <= 3 * len(tables)
    assert all("/Column" in [str(a.get("/Scope")) for a in head.A] for head in heads)


def test_links_lead_inside_and_to_the_site(file, pdf, edition):
    site = edition.report.about.site_url
    addresses = [line.split()[-1] for line in run("pdfinfo", "-url", str(file)).splitlines()[1:]]
    assert addresses
    articles = (edition.report.about.article, *edition.report.about.later_articles.values())
    known = (site, *filter(None, (article.url for article in articles)))
    assert all(address.startswith(known) for address in addresses)
    links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    inside = [a for a in links if "/Dest" in a or a.get("/A", {}).get("/S") == "/GoTo"]
    topics = gather_briefing(edition, stand_in_stills(edition.report))["topics"]
    said = json.dumps([[topic["finding"], topic["text"]] for topic in topics])
    assert len(inside) >= said.count('"kind": "figure"') > 10


def test_every_number_stands_in_it_with_label_verb_period_and_place(text, edition):
    before, after = "「」" if edition.language == "zh-Hant" else "“”"
    for key in edition.report.figures:
        words = edition.figure(key)
        row = f"{words.quantity}{words.label}{say_beyond_label(edition, words, dated=True)}"
        assert squeeze(row) in text, row
        for seen in words.observations:
            row = f"{seen.quantity}{say_done(edition, seen)}·{seen.period}"
            assert squeeze(row) in text, row
        for place in words.places:
            paragraph = edition.word("paragraph-short", number=place.paragraph)
            assert squeeze(f"{paragraph}{before}{edition.quote(place)}{after}") in text, place


def test_every_computed_number_stands_in_it_with_formula_and_assumption(text, edition):
    for key in edition.report.derived:
        words = edition.figure(key)
        assert squeeze(words.quantity + words.label + words.formula) in text, key
        assert squeeze(words.assumption) in text, key


def test_caveats_gaps_and_warnings_stand_in_it(text, edition):
    topics = edition.report.topics.values()
    said = [text for topic in topics for text in topic.caveats]
    said += [chart.caveat for topic in topics for chart in topic.charts.values()]
    said += [text for topic in topics for f in topic.figures.values() for text in f.unknowns]
    said += [*edition.report.about.do_not_compare, *edition.report.about.home.findings]
    for one in said:
        assert squeeze(edition.plain(one)).replace("*", "") in text, one


def test_every_number_in_prose_is_a_part_of_its_own(edition):
    home = edition.report.about.home
    parts = [part for said in home.findings for part in read_line(edition, said)]
    inserted = [part for part in parts if isinstance(part, dict) and part["kind"] == "figure"]
    assert inserted
    assert all(part["id"] in edition.numbers for part in inserted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_cannot_run(sample, language):
    spoiled = spoil(sample, HOSTILE)
    edition = Edition(spoiled, language)
    content = render_paper({language: edition}, stand_in_stills(sample))
    (made,) = content.values()
    said = squeeze(
        subprocess.run(
            ["pdftotext", "-raw", "-", "-"], input=made, capture_output=True, check=True
        ).stdout.decode()
    )
    assert said.count(squeeze(HOSTILE)) > 10 * len(spoiled.topics)
    for figure in spoiled.figures.values():
        assert squeeze(edition.say(figure.label)) in said
    for topic in spoiled.topics.values():
        for caveat in topic.caveats:
            assert squeeze(edition.plain(caveat)) in said


def test_a_sign_without_a_glyph_stops_the_build_with_a_remedy(sample):
    spoiled = spoil(sample, "\U0001f600")
    told = r"^report.yml: title, .* more places: no font of the briefing has .* \(U\+1F600\)"
    with pytest.raises(BuildError, match=told):
        render_paper({"en": Edition(spoiled, "en")}, stand_in_stills(sample))


def test_a_warning_of_the_compiler_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "odd.typ").write_text('#set text(font: "No Such Face")\nword')
    monkeypatch.setattr(typeset, "TEMPLATES", tmp_path)
    with pytest.raises(typst.TypstWarning, match="unknown font family"):
        typeset.set_picture("odd.typ", {}, "png")


def test_missing_fonts_are_told_with_what_to_install(monkeypatch):
    monkeypatch.setitem(typeset.SANS, "en", "No Such Face")
    typeset.find_fonts.cache_clear()
    with pytest.raises(BuildError, match=r"(?s)need the fonts No Such Face.*fonts-noto-cjk"):
        typeset.find_fonts()
    typeset.find_fonts.cache_clear()


_AGAIN = """
import sys
from hashlib import sha256
from itertools import pairwise
from report.edition.edition import Edition
from report.reading.load import load_report
from report.paper.briefing import render_paper
from tests.conftest import SAMPLE
from tests.support.stand_in_stills import stand_in_stills
report = load_report(SAMPLE).report
made = render_paper({"en": Edition(report, "en")}, stand_in_stills(report))
print(sha256(next(iter(made.values()))).hexdigest())
"""


def test_bytes_repeat_in_another_place_and_time_zone(sample):
    made = render_paper({"en": Edition(sample, "en")}, stand_in_stills(sample))
    elsewhere = {**os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    again = subprocess.run(
        [sys.executable, "-c", _AGAIN],
        capture_output=True, check=True, cwd=TESTS.parent, env=elsewhere, text=True,
    ).stdout.strip()  # fmt: skip
    assert again == sha256(next(iter(made.values()))).hexdigest()


def test_the_day_it_was_made_is_the_articles(sample, tmp_path):
    (made,) = render_paper({"en": Edition(sample, "en")}, stand_in_stills(sample)).values()
    (tmp_path / "b.pdf").write_bytes(made)
    said = run("pdfinfo", "-isodates", str(tmp_path / "b.pdf"))
    assert f"{sample.about.article.published}T12:00:00" in told("CreationDate", said)


def test_a_long_table_loses_no_row(sample):
    name, topic = next(iter(sample.topics.items()))
    figure = next(iter(topic.figures.values()))
    many = {
        f"many-{at}": figure.model_copy(update={"label": Text(en=f"Crane {at} of a long row")})
        for at in range(90)
    }
    longer = type(topic).model_construct(**{**dict(topic), "figures": {**topic.figures, **many}})
    report = type(sample).model_construct(
        **{**dict(sample), "topics": {**sample.topics, name: longer}}
    )
    (made,) = render_paper({"en": Edition(report, "en")}, stand_in_stills(sample)).values()
    said = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=made, capture_output=True, check=True
    ).stdout.decode()
    shown = re.findall(r"Crane (\d+) of a long row", said)
    assert sorted(map(int, shown)) == list(range(90))


def test_markdown_becomes_blocks(sample):
    key = next(iter(sample.figures))
    edition = Edition(sample, "en")
    text = Text(en=f"One **strong** and *soft*\nline, {{{key}}}.\n\n- first\n- second")
    first, second = read_prose(edition, text)
    assert first["kind"] == "paragraph"
    parts = first["parts"]
    assert [part if isinstance(part, str) else part["kind"] for part in parts] == [
        "One ", "strong", " and ", "emphasis", " line, ", "figure", ".",
    ]  # fmt: skip
    assert parts[5] == {"kind": "figure", "id": key, "parts": [edition.figure(key).number]}
    assert second == {"kind": "bullets", "items": [["first"], ["second"]]}


def test_signs_of_html_stay_signs(sample):
    edition = Edition(sample, "en")
    assert read_line(edition, Text(en="a < b & <i>c</i>")) == ["a < b & <i>c</i>"]


def test_lines_of_chinese_close_up(sample):
    edition = Edition(sample, "zh-Hant")
    assert read_line(edition, Text(**{"zh-Hant": "標準\n計量 A\nB"})) == ["標準計量 A B"]


def test_a_gap_of_many_figures_is_said_once(edition):
    content = gather_briefing(edition, stand_in_stills(edition.report))
    asked = [text for figure in edition.report.figures.values() for text in figure.unknowns]
    common = [text for text in dict.fromkeys(asked) if asked.count(text) > 3]
    assert len(content["common"]) == len(common)
    told = [gap for row in content["figures"] for gap in row["gaps"]]
    assert len(told) == sum(text not in common for text in asked)


# Simplified sets two full-width signs in the room of one and a half, so that their boxes overlap.
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_a_word_without_an_end_stays_in_its_column(sample, language, tmp_path):
    edition = Edition(spoil(sample, "w" * 30), language)
    (made,) = render_paper({language: edition}, stand_in_stills(sample)).values()
    (tmp_path / "a.pdf").write_bytes(made)
    assert overlaps(str(tmp_path / "a.pdf")) == []
