"""The briefing is a document that programs for paper accept and that says every number."""

import os
import re
import subprocess
import sys
from hashlib import sha256

import pikepdf
import pytest
import typst
from lxml import etree

from report.edition.chart_words import describe
from report.edition.edition import Edition
from report.edition.figure_words import rank_gaps, say_done
from report.faults import BuildError
from report.model.values import LANGUAGES, Text
from report.paper import typeset
from report.paper.briefing import gather_briefing, number_notes, render_paper
from report.paper.prose_parts import read_line, read_prose
from tests.conftest import TESTS
from tests.support.stand_in_stills import HOSTILE, overlaps, real_stills, spoil, stand_in_stills

TAGS = {"en": "en-GB", "zh-Hant": "zh-HK", "zh-Hans": "zh-CN"}
LARGEST = 300_000


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


def test_it_is_four_to_eight_pages_of_a4_and_can_be_mailed(file):
    said = run("pdfinfo", str(file))
    assert 4 <= int(told("Pages", said)) <= 8
    assert "(A4)" in said
    assert file.stat().st_size < LARGEST


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
    assert (found["part"], found["conformance"]) == ("2", "A")
    assert any(
        "pdfua/ns/id" in name.namespace and (name.localname, words) == ("part", "1")
        for name, words in said.items()
    )


def test_every_font_is_embedded_with_its_characters(file):
    rows = [line.split() for line in run("pdffonts", str(file)).splitlines()[2:]]
    assert rows
    for row in rows:
        embedded, subset, unicode = row[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), row


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
    has_more = any(rank_gaps(topic)[1] for topic in edition.report.topics.values())
    last = ["do-not-compare", *(["paper-more-unknowns"] if has_more else []), "paper-notes"]
    assert titles[titles.index(topics[-1]) + 1 :] == [edition.word(key) for key in last]


def test_every_chart_is_described(pdf, edition):
    said = {str(figure.Alt) for figure in elements(pdf, "Figure")}
    drawn = [key for key, chart in edition.report.charts.items() if chart.kind != "tiles"]
    assert said == {describe(edition, key) for key in drawn}


def test_numbers_without_an_axis_stand_as_words(text, edition):
    charts = [chart for chart in edition.report.charts.values() if chart.kind == "tiles"]
    assert charts
    for row in (row for chart in charts for row in edition.chart_inputs(chart)):
        assert squeeze(f"{row.short}{row.label}{row.verb}") in text, row.id


def test_tables_have_header_cells_that_say_their_scope(pdf, edition):
    tables = [topic for topic in edition.report.topics.values() if topic.figures]
    assert len(elements(pdf, "Table")) == len(tables)
    heads = elements(pdf, "TH")
    assert len(heads) == 5 * len(tables)
    assert all("/Column" in [str(a.get("/Scope")) for a in head.A] for head in heads)


def test_links_lead_inside_and_to_the_site(file, pdf, edition):
    site = edition.report.about.site_url
    addresses = [line.split()[-1] for line in run("pdfinfo", "-url", str(file)).splitlines()[1:]]
    assert addresses
    assert all(address.startswith(site) for address in addresses)
    links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    inside = [a for a in links if "/Dest" in a or a.get("/A", {}).get("/S") == "/GoTo"]
    assert len(inside) > len(edition.numbers)


def test_every_number_stands_in_it_with_label_verb_period_and_place(text, edition):
    before, after = {"en": ("“", "”"), "zh-Hant": ("「", "」")}[
        edition.report.about.article.language
    ]
    notes = number_notes(edition)
    for key in edition.report.figures:
        words = edition.figure(key)
        row = f"{words.label}{words.short}{words.verb}{words.period}"
        assert squeeze(row) in text, row
        for seen in words.observations:
            row = f"{seen.short}{say_done(edition, seen)}{seen.period}"
            assert squeeze(row) in text, row
        assert squeeze(f"{notes[key]}{words.quantity}") in text, key
        for place in words.places:
            assert squeeze(f"{before}{place.nested}{after}") in text, place


def test_every_computed_number_stands_in_it_with_formula_and_assumption(text, edition):
    notes = number_notes(edition)
    for key in edition.report.derived:
        words = edition.figure(key)
        assert squeeze(words.short + f"[{notes[key]}]" + words.label) in text, key
        assert squeeze(words.formula) in text, key
        plain = re.sub(r"\[[\d,]+\]", "", text)
        assert squeeze(edition.figure(key).assumption) in plain, key


def test_caveats_gaps_and_warnings_stand_in_it(text, edition):
    plain = re.sub(r"\[[\d,]+\]", "", text)
    topics = edition.report.topics.values()
    said = [text for topic in topics for text in topic.caveats]
    said += [chart.caveat for topic in topics for chart in topic.charts.values()]
    said += [text for topic in topics for f in topic.figures.values() for text in f.unknowns]
    said += [*edition.report.about.do_not_compare, *edition.report.about.home.findings]
    for one in said:
        assert squeeze(edition.plain(one)).replace("*", "") in plain, one


def test_numbers_in_prose_lead_to_their_notes(edition, text):
    notes = number_notes(edition)
    home = edition.report.about.home
    parts = [part for said in home.findings for part in read_line(edition, said, notes)]
    inserted = [part for part in parts if isinstance(part, dict) and part["kind"] == "figure"]
    assert inserted
    said = [("".join(part["parts"]), part["id"]) for part in inserted]
    for number, key in [*said, *((edition.figure(key).short, key) for key in home.tiles)]:
        assert squeeze(f"{number}[{notes[key]}]") in text, key


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
            assert squeeze(edition.plain(caveat)) in re.sub(r"\[[\d,]+\]", "", said)


def test_a_sign_without_a_glyph_stops_the_build_with_a_remedy(sample):
    spoiled = spoil(sample, "\U0001f600")
    told = r"^report.yml: title, .* more places: no font of the briefing has .* \(U\+1F600\)"
    with pytest.raises(BuildError, match=told):
        render_paper({"en": Edition(spoiled, "en")}, stand_in_stills(sample))


def test_a_warning_of_the_compiler_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "odd.typ").write_text('#set text(font: "No Such Face")\nword')
    monkeypatch.setattr(typeset, "TEMPLATES", tmp_path)
    with pytest.raises(typst.TypstWarning, match="unknown font family"):
        typeset.set_pictures("odd.typ", {}, "png")


def test_missing_fonts_are_told_with_what_to_install(monkeypatch):
    monkeypatch.setitem(typeset.SANS, "en", "No Such Face")
    typeset.find_fonts.cache_clear()
    with pytest.raises(BuildError, match=r"(?s)need the fonts No Such Face.*fonts-noto-cjk"):
        typeset.find_fonts()
    typeset.find_fonts.cache_clear()


_AGAIN = """
import sys
from hashlib import sha256
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
    first, second = read_prose(edition, text, (key,))
    assert first["kind"] == "paragraph"
    parts = first["parts"]
    assert [part if isinstance(part, str) else part["kind"] for part in parts] == [
        "One ", "strong", " and ", "emphasis", " line, ", "figure", ".",
    ]  # fmt: skip
    assert parts[5] == {"kind": "figure", "id": key, "parts": [edition.figure(key).number]}
    assert second == {"kind": "bullets", "items": [["first"], ["second"]]}


def test_signs_of_html_stay_signs(sample):
    edition = Edition(sample, "en")
    assert read_line(edition, Text(en="a < b & <i>c</i>"), ()) == ["a < b & <i>c</i>"]


def test_lines_of_chinese_close_up(sample):
    edition = Edition(sample, "zh-Hant")
    assert read_line(edition, Text(**{"zh-Hant": "標準\n計量 A\nB"}), ()) == ["標準計量 A B"]


def test_a_gap_that_concerns_several_figures_is_said_once(edition):
    content = gather_briefing(edition, stand_in_stills(edition.report))
    for given, topic in zip(content["topics"], edition.report.topics.values(), strict=True):
        said = {
            edition.plain(text) for figure in topic.figures.values() for text in figure.unknowns
        }
        first, rest = given["unknowns"], given["more_unknowns"]
        assert len(first) + len(rest) == len(said)
        assert len(first) <= 3
        assert all(any(key in gap["ids"] for gap in first) for key in topic.open_first)
        pairs = sum(len(figure.unknowns) for figure in topic.figures.values())
        assert sum(len(gap["ids"]) for gap in first + rest) == pairs


# Simplified sets two full-width signs in the room of one and a half, so that their boxes overlap.
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_a_word_without_an_end_stays_in_its_column(sample, language, tmp_path):
    edition = Edition(spoil(sample, "w" * 30), language)
    (made,) = render_paper({language: edition}, stand_in_stills(sample)).values()
    (tmp_path / "a.pdf").write_bytes(made)
    assert overlaps(str(tmp_path / "a.pdf")) == []
