"""Pictures of charts and pages tell by themselves what they count, in every language."""

import io
import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256

import pytest
from lxml import etree
from PIL import Image

from report.charts.pair_triangle import count_marks
from report.edition.chart_words import describe
from report.edition.edition import Edition
from report.model.values import LANGUAGES, id_of, inserts
from report.paper.outlined_svg import flatten, split_text
from report.paper.pictures import (
    MOST,
    gather_cards,
    gather_sheets,
    gather_slides,
    render_pictures,
)
from report.paper.png_palette import two_grounds
from report.paper.typeset import set_picture
from tests.conftest import TESTS
from tests.support.stand_in_stills import HOSTILE, real_stills, spoil, stand_in_stills

SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"charts": (1920, 1080), "social": (1200, 630), "square": (900, 900)}
WHITE, SMALLEST, LARGEST = (255, 255, 255), 10, 160_000  # points, two pixels each; bytes


@pytest.fixture(scope="module")
def stills(edition):
    return real_stills(edition.report)


@pytest.fixture(scope="module")
def made(edition, stills):
    return render_pictures({edition.language: edition}, stills)


@pytest.fixture
def report(edition):
    return edition.report


@pytest.fixture
def language(edition):
    return edition.language


def look(png):
    return Image.open(io.BytesIO(png))


def shares(picture):
    """Give the share of each colour among all pixels."""
    counted = picture.convert("RGBA").getcolors(picture.width * picture.height)
    return {colour: count / (picture.width * picture.height) for count, colour in counted}


def still(words):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 200">{words}</svg>'


def test_there_is_a_picture_of_every_chart_and_page_in_every_language(report, made, language):
    pages = ("home", *report.topics, "figures", "compare", "sources", "reuse")
    charts = {
        f"charts/{chart}.{language}.{form}"
        for chart in (*report.charts, "pairs")
        for form in ("png", "transparent.png", "svg")
    }
    cards = {f"social/{page}.{language}{form}.png" for page in pages for form in ("", ".square")}
    assert set(made) == charts | cards


def test_pictures_have_their_size_and_are_not_blank(made):
    for path, content in made.items():
        if not path.endswith(".png"):
            continue
        picture = look(content)
        form = "square" if path.endswith(".square.png") else path.split("/")[0]
        assert picture.size == SIZES[form], path
        assert len(content) < LARGEST, path
        assert max(shares(picture).values()) < 0.99, path
        assert len(shares(picture)) > 20, path


def test_the_ground_is_white_or_clear(made, language, report):
    for key in report.charts:
        solid = look(made[f"charts/{key}.{language}.png"])
        clear = look(made[f"charts/{key}.{language}.transparent.png"])
        assert "transparency" not in solid.info
        assert solid.convert("RGB").getpixel((3, 3)) == WHITE
        assert clear.convert("RGBA").getpixel((3, 3))[3] == 0
        over = Image.new("RGBA", clear.size, WHITE)
        over.alpha_composite(clear.convert("RGBA"))
        box = (400, 400, 500, 500)
        for a, b in zip(
            over.convert("RGB").crop(box).tobytes(), solid.convert("RGB").crop(box).tobytes(),
            strict=True,
        ):  # fmt: skip
            assert abs(a - b) <= 2


def test_vector_pictures_hold_outlines_only(made, language, report, edition):
    for key, chart in report.charts.items():
        root = etree.fromstring(made[f"charts/{key}.{language}.svg"])
        tags = {etree.QName(element).localname for element in root.iter("{*}*")}
        assert not tags & {"text", "tspan", "image", "foreignObject", "style", "script"}
        assert root.findtext(f"{SVG}title") == edition.plain(chart.title)
        assert root.findtext(f"{SVG}desc") == describe(edition, key)
        assert root.get("viewBox") == "0 0 960 540"
        ids = [element.get("id") for element in root.iter("{*}*") if element.get("id")]
        assert len(ids) == len(set(ids))
        assert len(root.findall(f".//{SVG}use")) > 100


def test_the_smallest_words_can_be_read_from_the_last_row(edition, stills):
    for sheet in gather_sheets(edition, stills):
        if sheet["sheet"]["kind"] == "slide" and "pairs" not in sheet["paths"][0]:
            pdf = set_picture("pictures.typ", sheet, "pdf")  # type: ignore[arg-type]
            said = subprocess.run(
                ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
            ).stdout.decode()
            tall = re.findall(r'yMin="([\d.]+)".* yMax="([\d.]+)">', said)
            assert min(float(low) - float(top) for top, low in tall) > SMALLEST - 0.01, sheet[
                "paths"
            ]


def test_a_chart_keeps_its_numbers_and_what_was_done(edition, stills):
    slides = gather_slides(edition, stills)
    for key in edition.report.charts:
        slide = slides[key]
        said = "".join(run["text"] for line in slide["chart"]["lines"] for run in line["runs"])
        for row in edition.chart_inputs(edition.report.charts[key]):
            assert row.short in said, (key, row.id)
            if edition.report.charts[key].kind in {"dots", "bars", "tiles", "units"}:
                told = said + edition.plain(edition.report.charts[key].subtitle)
                assert row.verb.casefold() in told.casefold(), (key, row.id)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_slide_says_finding_measure_caveat_and_source(sample, code):
    edition = Edition(sample, code)
    article = sample.about.article
    slides = gather_slides(edition, stand_in_stills(sample))
    for key, chart in sample.charts.items():
        slide = slides[key]
        plain = "".join(
            part if isinstance(part, str) else part["parts"][0] for part in slide["title"]
        )
        assert plain == edition.plain(chart.title).replace("*", "")
        assert slide["subtitle"]
        assert slide["caveat"]
        assert edition.plain(article.publisher) in slide["source"]
        assert edition.insert(f"date:{article.published}") in slide["source"]
        for figure in edition.chart_inputs(chart):
            for place in figure.places:
                assert str(place.paragraph) in slide["source"]


def test_a_card_shows_a_number_of_its_own_page(edition):
    cards = gather_cards(edition)
    for name, topic in edition.report.topics.items():
        shown = {edition.figure(key).short for key in (*topic.figures, *topic.derived)}
        assert cards[name]["legend"][0][1] in shown
    named = edition.find_numbers(edition.report.about.home.finding)
    assert cards["home"]["legend"][0][1] in {edition.figure(key).short for key in named}
    assert cards["figures"]["legend"][0][1] == str(len(edition.numbers))


def test_a_card_counts_the_first_number_that_marks_can_count(edition):
    cards = gather_cards(edition)
    for name, topic in edition.report.topics.items():
        named = map(edition.figure, edition.find_numbers(topic.finding))
        few = [row.short for row in named if row.bound == "exact" and row.value in range(1, MOST)]
        assert not few or cards[name]["legend"][0][1] == few[0]


def test_a_cards_headline_is_whole_and_lights_its_number_alone(edition):
    for name, card in gather_cards(edition).items():
        said = "".join(card["title"]).replace("\u2060", "")
        topic = edition.report.topics.get(name)
        if topic:
            assert said == edition.plain(topic.finding).replace("**", "")
        written = {
            edition.insert(word)
            for word in inserts(edition.prose(topic.finding) if topic else "")
            if id_of(word) in edition.numbers
            and edition.figure(id_of(word)).short == card["legend"][0][1]
        }
        if written:
            _, number, after = card["title"]
            assert number.replace("\u2060", "") in written
            assert not after[:1].isdigit()


def test_a_card_that_counts_a_whole_marks_the_part_whose_share_is_computed(edition):
    cards = gather_cards(edition)
    shares = {
        row.inputs: row.assumption for row in edition.report.derived.values()
        if row.operation == "share"
    }  # fmt: skip
    shown = [card["legend"] for card in cards.values() if len(card.get("counts", ())) > 1]
    for whole, part in shown:
        (assumption,) = (
            row for (one, other), row in shares.items()
            if (edition.figure(one).short, edition.figure(other).short) == (part[1], whole[1])
        )  # fmt: skip
        assert part[2].endswith(edition.word("card-if")) is bool(assumption)
    if edition.report.id == "shenyang-2024":
        assert [(whole[1].rstrip("张張"), part[1].rstrip("张張")) for whole, part in shown] == [
            ("9,143", "440")
        ]


def test_a_card_of_all_pairs_has_the_key_of_its_marks(edition):
    assert gather_cards(edition)["compare"]["legend"] == count_marks(edition)


def test_a_card_is_filled_with_as_many_marks_as_it_counts(sample):
    (home,) = (sheet for sheet in gather_sheets(Edition(sample, "en"), stand_in_stills(sample))
               if sheet["paths"][0] == "social/home.en.png")  # fmt: skip
    shades = []
    for count in (30, 300, 3000):
        sheet = {**home, "sheet": {**home["sheet"], "counts": [count], "title": ["x"]}}
        picture = look(set_picture("pictures.typ", sheet, "png")).convert("RGB")
        column = picture.crop((800, 60, 1140, 560))
        shades.append(shares(column)[11, 95, 120, 255])
    assert all(0.25 < shade < 0.55 for shade in shades)  # discs of a radius of 0.37 of their pitch


def test_words_cannot_run(sample):
    edition = Edition(spoil(sample, HOSTILE), "en")
    made = render_pictures({"en": edition}, stand_in_stills(sample))
    title = edition.plain(next(iter(edition.report.charts.values())).title)
    root = etree.fromstring(made[f"charts/{next(iter(sample.charts))}.en.svg"])
    assert HOSTILE in title
    assert root.findtext(f"{SVG}title") == title


def test_words_in_a_chart_cannot_run(sample):
    signs = HOSTILE.replace("<", "&lt;")
    stills = {
        name: svg.replace("</text>", f"{signs}</text>")
        for name, svg in stand_in_stills(sample).items()
    }
    drawn = gather_slides(Edition(sample, "en"), stills)
    (line,) = next(iter(drawn.values()))["chart"]["lines"]
    assert line["runs"][0]["text"].endswith(HOSTILE)
    assert render_pictures({"en": Edition(sample, "en")}, stills)


_AGAIN = """
from hashlib import sha256
from report.edition.edition import Edition
from report.reading.load import load_report
from report.paper.pictures import render_pictures
from tests.conftest import SAMPLE
from tests.support.stand_in_stills import stand_in_stills
report = load_report(SAMPLE).report
made = render_pictures({"zh-Hans": Edition(report, "zh-Hans")}, stand_in_stills(report))
print(sha256(b"".join(made[path] for path in sorted(made))).hexdigest())
"""


def test_bytes_repeat_in_another_time_zone(sample):
    made = render_pictures({"zh-Hans": Edition(sample, "zh-Hans")}, stand_in_stills(sample))
    elsewhere = {**os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    again = subprocess.run(
        [sys.executable, "-c", _AGAIN],
        capture_output=True, check=True, cwd=TESTS.parent, env=elsewhere, text=True,
    ).stdout.strip()  # fmt: skip
    assert again == sha256(b"".join(made[path] for path in sorted(made))).hexdigest()


def test_text_is_taken_out_with_place_size_weight_and_colour():
    split = split_text(
        still(
            '<g transform="rotate(0,9,9)"><g transform="translate(4,164)">'
            '<text fill="#1d2329" font-size="15" x="2" y="16"><tspan dy="0em" x="2" y="16">'
            '<tspan font-weight="bold">7</tspan>  rows</tspan><tspan dy="1.3em" x="2" y="16">'
            '<tspan fill="#56606b" font-size="12.5">led</tspan></tspan></text></g></g>'
        )
    )
    first, second = split["lines"]
    assert (first["x"], first["y"], first["anchor"]) == (6, 180, "start")
    assert first["runs"] == [
        {"text": "7", "size": 15, "weight": "bold", "fill": "#1d2329"},
        {"text": " rows", "size": 15, "weight": "normal", "fill": "#1d2329"},
    ]
    assert (second["x"], second["y"]) == (6, pytest.approx(180 + 1.3 * 15))
    assert second["runs"] == [{"text": "led", "size": 12.5, "weight": "normal", "fill": "#56606b"}]
    assert "text" not in split["shapes"]
    assert (split["width"], split["height"]) == (760, 200)


def test_text_after_text_stays_when_taken_out_alone():
    split = split_text(still('<text x="9" y="8" text-anchor="middle">a</text><path d="M0,0H9"/>'))
    assert split["lines"][0]["anchor"] == "middle"
    assert "<path" in split["shapes"]


def test_turned_text_is_refused():
    with pytest.raises(ValueError, match="turned by -90"):
        split_text(still('<text transform="rotate(-90,3,4)" x="1" y="1">a</text>'))


def test_an_svg_in_an_svg_becomes_a_group():
    inner = b64encode(still('<path d="M0,0H9"/>').encode()).decode()
    outer = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<image transform="translate(4 5)" width="380" height="100"'
        f' xlink:href="data:image/svg+xml;base64,{inner}"/></svg>'
    )
    root = etree.fromstring(flatten(outer.encode(), {"title": "a < b", "desc": "c"}, WHITE))
    assert [etree.QName(kid).localname for kid in root] == ["title", "desc", "rect", "g"]
    assert root[2].get("fill") == "#ffffff"
    assert root[3].get("transform") == "translate(4 5) scale(0.50000)"
    assert root[3][0].get("d") == "M0,0H9"
    assert root[0].text == "a < b"


def test_both_grounds_share_what_is_drawn():
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.paste((11, 95, 120, 255), (10, 10, 30, 30))
    written = io.BytesIO()
    picture.save(written, "PNG")
    solid, clear = (look(png) for png in two_grounds(written.getvalue(), WHITE))
    assert solid.convert("RGB").getpixel((1, 1)) == WHITE
    assert clear.convert("RGBA").getpixel((1, 1))[3] == 0
    for one in (solid, clear):
        assert one.convert("RGBA").getpixel((20, 20)) == (11, 95, 120, 255)
