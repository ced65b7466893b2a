"""Slides of reports that are longer than most."""

import io

import pytest
from pptx import Presentation
from pptx.util import Pt

from report.edition.edition import Edition
from report.edition.page_findings import find_finding
from report.model.report import Report
from report.model.values import Text
from report.slides import deck_slides
from report.slides.decks import render_deck
from report.slides.look import BODY, LARGE, LIST, LIST_AT
from report.slides.runs import BREAK


def render(report: Report, **about: object):
    """Render the English slides of a report that says something else; gives them by title."""
    changed = report.model_copy(update={"about": report.about.model_copy(update=about)})
    deck = Presentation(io.BytesIO(render_deck(Edition(changed, "en"))))
    titles = (slide.shapes.title.text_frame.text.replace(BREAK, " ") for slide in deck.slides)
    return dict(zip(titles, deck.slides, strict=True))


def test_more_numbers_than_a_slide_has_rows_for_are_not_drawn_in_pairs(sample, monkeypatch):
    edition = Edition(sample, "en")
    title = find_finding(edition, "compare").rstrip(".")
    assert title in render(sample)
    monkeypatch.setattr(deck_slides, "LONGEST", len(edition.numbers) - 1)
    assert title not in render(sample)


@pytest.mark.parametrize(("words", "size"), [(5, LARGE), (30, LIST), (150, BODY)])
def test_cautions_are_set_smaller_where_a_slide_does_not_hold_them(sample, words, size):
    caution = Text(en="Quays and ships. " + "word " * words)
    title = Edition(sample, "en").word("deck-do-not-compare").rstrip(".")
    slide = render(sample, do_not_compare=(caution,) * deck_slides.MOST)[title]
    (frame,) = (
        shape.text_frame for shape in slide.placeholders if shape.placeholder_format.idx == LIST_AT
    )
    assert {run.font.size for line in frame.paragraphs for run in line.runs} == {Pt(size)}
