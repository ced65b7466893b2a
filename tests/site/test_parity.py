"""Every figure, in every output and language, says the same value, bound and source."""

import csv
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree, html
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from report.datafiles.columns import PLAIN, make_columns
from report.edition.addresses import (
    chart_table_path,
    download_path,
    embed_path,
    page_path,
    picture_path,
)
from report.edition.article_sources import find_in_article
from report.edition.chart_words import chart_figures
from report.edition.edition import Edition, FigureWords
from report.edition.figure_words import find_changes, say_later
from report.model.report import Figure, Report
from report.model.values import Language
from tests.support.published import Published
from tests.support.workbooks import read_table


def squeeze(words: str) -> str:
    """Leave out what typesetting changes: spaces, line breaks, soft hyphens."""
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", words)


def holds(words: str, *said: str) -> list[str]:
    """Give what of `said` stands not in the words."""
    squeezed = squeeze(words)
    return [one for one in said if squeeze(one) not in squeezed]


@dataclass(frozen=True)
class Outputs:
    """All that was published of a report in one language."""

    report: Report
    site: Path
    language: Language

    @cached_property
    def edition(self) -> Edition:
        return Edition(self.report, self.language)

    def page(self, name: str) -> Any:
        path = self.site / page_path(self.report, self.language, name) / "index.html"
        return html.fromstring(path.read_bytes())

    def json(self, path: str) -> Any:
        return json.loads((self.site / path).read_bytes(), parse_float=Decimal)

    def paragraphs(self, figure: FigureWords) -> list[str]:
        return [
            self.edition.word("paragraph-short", number=place.paragraph) for place in figure.places
        ]

    def seen(self, key: str) -> tuple[FigureWords, ...]:
        """Give a figure's later observations."""
        return self.edition.figure(key).observations

    def spoken_places(self, figure: FigureWords) -> list[str]:
        return [
            self.edition.word(
                "data-source", source=self.edition.source(place), locator=self.edition.quote(place)
            )
            for place in figure.places
        ]


def differences(outputs: Outputs) -> Iterator[str]:
    """Walk every figure through every output; yields what an output lacks or says otherwise."""
    yield from in_pages(outputs)
    yield from in_charts(outputs)
    yield from in_paper(outputs)
    yield from in_slides(outputs)
    yield from in_linked_data(outputs)
    yield from in_tables_of_data(outputs)


def in_pages(outputs: Outputs) -> Iterator[str]:
    edition = outputs.edition
    rows = {row.get("id"): row.text_content() for row in outputs.page("figures").xpath("//tr[@id]")}
    cards = outputs.json(f"{page_path(outputs.report, outputs.language)}explore/figures.json")[
        "figures"
    ]
    for key in edition.numbers:
        figure = edition.figure(key)
        bound = [] if figure.bound == "exact" else [figure.bound_label]
        locators = [edition.quote(place) for place in figure.places]
        for lacking in holds(
            rows[key], figure.short, *bound, *outputs.paragraphs(figure), *locators
        ):
            yield f"page of figures: {key}: {lacking}"
        places = [
            [place.paragraph, place.locator, find_in_article(outputs.report, place)]
            for place in figure.places
        ]
        card = cards[key]
        if (card["value"], card["number"], card["places"], card.get("bound", "exact")) != (
            format(Decimal(figure.value), "f"),
            figure.number,
            places,
            figure.bound,
        ):
            yield f"card: {key}: {card}"
        yield from later_in_pages(outputs, key, rows[key], card)
    for name, topic in outputs.report.topics.items():
        page = outputs.page(name)
        rows = page.xpath(
            '//table[@class="figures-table"]//tr | //ul[@class="derived figures-few"]/li'
        )
        lines = [squeeze(row.text_content()) for row in rows]
        figures = [edition.figure(key) for key in topic.figures]
        for row in (row for figure in figures for row in (figure, *figure.observations)):
            said = (row.label, row.short, row.period, *outputs.paragraphs(row))
            if not any(all(squeeze(one) in line for one in said) for line in lines):
                yield f"page {name}: {row.id}: no row says {said}"


def later_in_pages(outputs: Outputs, key: str, row: str, card: dict[str, Any]) -> Iterator[str]:
    """What the page of figures and the card say of a figure over time."""
    edition = outputs.edition
    for seen in outputs.seen(key):
        said = (seen.quantity, seen.period, seen.source, edition.quote(seen.places[0]))
        for lacking in holds(row, *said):
            yield f"page of figures: {key}, {seen.period}: {lacking}"
    later = [say_later(edition, seen) for seen in outputs.seen(key)]
    if [told["said"] for told in card.get("later", [])] != later:
        yield f"card: {key}: {card['later']}"
    changes = [change.said for change in find_changes(edition, key)]
    for lacking in holds(row, *changes):
        yield f"page of figures: {key}: {lacking}"
    if card.get("changes", []) != changes:
        yield f"card: {key}: {card['changes']}"


def in_charts(outputs: Outputs) -> Iterator[str]:
    """Stills on the page, the embed's table, and what pictures carry as their description."""
    edition, report = outputs.edition, outputs.report
    for key, chart in report.charts.items():
        (drawn,) = outputs.page(report.topic_of[key]).xpath(f'//figure[@data-chart="{key}"]')
        stills = [svg.text_content() for svg in drawn.xpath('.//*[local-name()="svg"]')]
        embed = outputs.site / embed_path(report, outputs.language, key) / "index.html"
        tree: Any = html.fromstring(embed.read_bytes())
        table = tree.xpath("//table")[0]
        framed = [
            (row.xpath("th")[0].text_content(), row.text_content())
            for row in table.xpath(".//tbody/tr")
        ]
        picture = (outputs.site / picture_path(outputs.language, key, "svg")).read_bytes()
        described = etree.fromstring(picture).findtext("{*}desc") or ""
        assert len(stills) == 2
        for figure in edition.chart_inputs(chart):
            given = figure.id
            dated = [figure.period] if edition.figure(given).observations else []
            shown = dated if figure.is_later or chart.draws_later else []
            for still in stills:
                for lacking in holds(still, figure.short, *shown):
                    yield f"still {key}: {given}: {lacking}"
            said = (figure.number, figure.period, *outputs.paragraphs(figure))
            if not any(label == figure.label and not holds(line, *said) for label, line in framed):
                yield f"embed {key}: {given}: no row says {said}"
            for lacking in holds(described, figure.label, figure.quantity, *dated):
                yield f"picture {key}: {given}: {lacking}"


def in_paper(outputs: Outputs) -> Iterator[str]:
    path = outputs.site / f"downloads/briefing.{outputs.language}.pdf"
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    text = done.stdout.decode()
    for key in outputs.edition.numbers:
        figure = outputs.edition.figure(key)
        reported = key in outputs.report.figures
        places = [
            words
            for paragraph, place in zip(outputs.paragraphs(figure), figure.places, strict=True)
            for words in (paragraph, outputs.edition.quote(place))
        ]
        for lacking in holds(text, figure.quantity, *(places if reported else [figure.formula])):
            yield f"briefing: {key}: {lacking}"
        for seen in outputs.seen(key):
            (place,) = seen.places
            for lacking in holds(text, seen.quantity, seen.period, outputs.edition.quote(place)):
                yield f"briefing: {key}: {lacking}"
        for change in find_changes(outputs.edition, key):
            for lacking in holds(text, change.said):
                yield f"briefing: {key}: {lacking}"


def in_slides(outputs: Outputs) -> Iterator[str]:
    edition, report = outputs.edition, outputs.report
    deck = Presentation(str(outputs.site / download_path(outputs.language, "deck")))
    named = {shape.name: slide for slide in deck.slides for shape in slide.shapes}
    for key in report.charts:
        slide = named[key]
        notes = slide.notes_slide.notes_text_frame.text
        cells = [
            cell.text
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
            for cell in row.cells
        ]
        told = [part for part in parts_of(slide.shapes) if part.has_text_frame]
        cells += [part.text for part in told if part.shape_id != slide.shapes.title.shape_id]
        charts = [shape.chart for shape in slide.shapes if shape.has_chart]
        largest = max(map(edition.figure, chart_figures(edition, key)), key=lambda row: row.last)
        counted_by = largest.brief.power  # of ten: a sheet of billions holds 1.216
        values = {v.scaleb(counted_by) for chart in charts for v in chart_values(chart)}
        values |= {value for chart in charts for value in chart_values(chart)}
        names = (str(name) for chart in charts for plot in chart.plots for name in plot.categories)
        cells += [name.replace("\u00a0", " ") for name in names]
        for given in chart_figures(edition, key):
            figure = edition.figure(given)
            for lacking in holds(notes, figure.label, figure.quantity):
                yield f"slide {key}, notes: {given}: {lacking}"
            if given not in report.figures:
                continue
            for lacking in holds(notes, *outputs.spoken_places(figure)):
                yield f"slide {key}, notes: {given}: {lacking}"
            later = [say_later(edition, seen) for seen in figure.observations]
            for lacking in holds(notes, *later):
                yield f"slide {key}, notes: {given}: {lacking}"
            shown = figure.observations if report.charts[key].draws_later else ()
            for lacking in lacking_on_slide((figure, *shown), values, cells):
                yield f"slide {key}: {given}: {lacking} neither in a chart's data nor in its words"


def parts_of(shapes: Any) -> Iterator[Any]:
    """Yield what stands on a slide, with the parts of groups, such as a field and its words."""
    for shape in shapes:
        yield from shape.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP else (shape,)


def lacking_on_slide(
    rows: tuple[FigureWords, ...], values: set[Decimal], cells: list[str]
) -> list[str]:
    """List what is in no data and no words; a formula has a number without its measure word."""
    words = " ".join(cells)
    return [
        row.short
        for row in rows
        if row.value not in values and holds(words, re.sub("[\u4e00-\u9fff]+$", "", row.short))
    ]


def chart_values(chart: Any) -> Iterator[Decimal]:
    """Yield the numbers in a native chart's data, and of part and rest also their whole."""
    series = [
        [Decimal(value.text) for value in one._element.xpath(".//c:val//c:v | .//c:xVal//c:v")]
        for plot in chart.plots
        for one in plot.series
    ]
    for numbers in series:
        yield from numbers
    if len(series) == len(("part", "rest")):
        yield from (part + rest for part, rest in zip(*series, strict=True))


def in_linked_data(outputs: Outputs) -> Iterator[str]:
    (script,) = outputs.page("figures").xpath('//script[@type="application/ld+json"]/text()')
    thing = json.loads(script, parse_float=Decimal)
    measured = {item["propertyID"]: item for item in thing["variableMeasured"]}
    assert thing["@type"] == "Dataset"
    assert list(measured) == list(outputs.edition.numbers)
    for key, item in measured.items():
        figure = outputs.edition.figure(key)
        if item["value"] != figure.value or ("minValue" in item) != (figure.bound == "at_least"):
            yield f"linked data: {key}: {item}"
        said = (figure.quantity, *outputs.spoken_places(figure))
        later = [say_later(outputs.edition, seen) for seen in figure.observations]
        for lacking in holds(item["description"], *said, *later):
            yield f"linked data: {key}: {lacking}"
    for name in ("", "compare", "sources", "reuse", *outputs.report.topics):
        (script,) = outputs.page(name).xpath('//script[@type="application/ld+json"]/text()')
        if "citation" not in json.loads(script):
            yield f"linked data of page {name}: no citation"


def in_tables_of_data(outputs: Outputs) -> Iterator[str]:
    """JSON, CSV, XLSX and the table of each chart: files that all languages share."""
    site, language = outputs.site, outputs.language
    records = [
        (record, record["source"]["paragraph"], record["source"]["locator"])
        for record in outputs.json("data/figures.json")
    ]
    for record, *place in records:
        told = (record["value"], record["bound"], *place, record["quantity"][language])
        yield from same(outputs, "figures.json", record["id"], told)
        for seen in record.get("observations", []):
            where = seen["source"]
            told = (
                *(seen["value"], seen["bound"], where["paragraph"], where["locator"]),
                seen["quantity"][language],
            )
            yield from same(outputs, "figures.json", record["id"], told, seen["observation"])
    book = load_workbook(site / "data/figures.xlsx")
    yield from all_in_plain_words(outputs, read_table(book, f"figures-{language.lower()}"))
    tables, whole = {}, ["data/figures.csv"]
    if outputs.report.about.later_articles:
        whole.append("data/observations.csv")
        tables["observations.xlsx"] = read_table(book, "observations")
        yield from all_observations(outputs, tables["observations.xlsx"])
    for path in (*whole, *map(chart_table_path, outputs.report.charts)):
        tables[path] = list(csv.DictReader((site / path).read_text("utf-8-sig").splitlines()))
    for path, lines in tables.items():
        for line in lines:
            quantity = line.get(f"quantity.{language}")
            key, value = line["id"], Decimal(str(line["value"]))
            place = [int(line["source.paragraph"]), unguarded(line["source.locator"])]
            seen = int(line.get("observation") or 1)
            row = (outputs.edition.figure(key), *outputs.seen(key))[seen - 1]
            shown = unguarded(quantity) if quantity else row.quantity
            yield from same(outputs, path, key, (value, line["bound"], *place, shown), seen)


def all_in_plain_words(outputs: Outputs, lines: list[dict[str, Any]]) -> Iterator[str]:
    columns = make_columns(outputs.report, PLAIN, alone=outputs.edition)
    heads = {column.field.name: column.heading for column in columns}
    for line, key in zip(lines, outputs.edition.numbers, strict=True):
        words = outputs.edition.figure(key)
        told = tuple(line[heads[name]] for name in ("value", "bound_label", "label"))
        if told != (float(words.value), words.bound_label, words.label):
            yield f"figures.xlsx: {key}: {told}"
        for place in words.places:
            if outputs.edition.quote(place) not in line[heads["source.label"]]:
                yield f"figures.xlsx: {key}: {place} is not there"


def all_observations(outputs: Outputs, lines: list[dict[str, Any]]) -> Iterator[str]:
    told = [(line["id"], line["observation"]) for line in lines]
    given = [
        (key, index + 1)
        for key in outputs.report.figures
        for index in range(1 + len(outputs.seen(key)))
    ]
    if told != given:
        yield f"observations.xlsx: {told}, not {given}"


def unguarded(cell: str) -> str:
    """Give a cell without the mark that keeps a spreadsheet from reading it as a formula."""
    return cell.removeprefix("'")


def same(
    outputs: Outputs, where: str, key: str, told: tuple[Any, ...], seen: int = 1
) -> Iterator[str]:
    figure = (outputs.edition.figure(key), *outputs.seen(key))[seen - 1]
    first = figure.item.source if isinstance(figure.item, Figure) else figure.places[0]
    given = (figure.value, figure.bound, first.paragraph, first.locator, figure.quantity)
    if told != given:
        yield f"{where}: {key}: {told}, not {given}"


def test_all_outputs_say_the_same_of_every_figure(published: Published) -> None:
    found = [
        f"{language}: {difference}"
        for language in published.report.languages
        for difference in differences(Outputs(published.report, published.folder, language))
    ]
    assert found == []


def test_a_figure_changed_after_the_build_is_noticed_in_every_output(
    second: Report, second_site: Path
) -> None:
    """The walk above finds something: with another value, bound and place nothing agrees."""
    topic = second.topics["lending"]
    films = topic.figures["films-held"]
    source = films.source.model_copy(update={"paragraph": 9})
    changed = films.model_copy(update={"value": 98765, "bound": "about", "source": source})
    figures = {**topic.figures, "films-held": changed}
    lending = topic.model_copy(update={"figures": figures})
    report = second.model_copy(update={"topics": {**second.topics, "lending": lending}})
    fresh = Report.model_construct(**{name: getattr(report, name) for name in Report.model_fields})
    found = list(differences(Outputs(fresh, second_site, "en")))
    assert {difference.split(":")[0].split(",")[0].split(" ")[0] for difference in found} == {
        "page", "card", "still", "embed", "picture", "briefing", "slide", "linked",
        "figures.json", "figures.xlsx", "data/figures.csv", "charts/holdings.csv",
        "observations.xlsx", "data/observations.csv",
    }  # fmt: skip
    assert all("films-held" in one or "98,765" in one for one in found)


def test_an_observation_changed_after_the_build_is_noticed_in_every_output(
    second: Report, second_site: Path
) -> None:
    topic = second.topics["lending"]
    films = topic.figures["films-held"]
    first, last = films.observations
    place = last.source.model_copy(update={"paragraph": 3, "locator": "影片98,765套"})
    other = last.model_copy(update={"value": 98765, "source": place})
    changed = films.model_copy(update={"observations": (first, other)})
    lending = topic.model_copy(update={"figures": {**topic.figures, "films-held": changed}})
    report = second.model_copy(update={"topics": {**second.topics, "lending": lending}})
    fresh = Report.model_construct(**{name: getattr(report, name) for name in Report.model_fields})
    found = list(differences(Outputs(fresh, second_site, "en")))
    assert {difference.split(":")[0].split(",")[0].split(" ")[0] for difference in found} == {
        "page", "card", "still", "embed", "picture", "briefing", "slide", "linked",
        "figures.json", "observations.xlsx", "data/observations.csv", "charts/holdings.csv",
    }  # fmt: skip
    assert all("films-held" in one or "98,765" in one for one in found)
