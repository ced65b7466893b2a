"""What the article leaves out is asked once of all figures that it concerns."""

from report.edition.edition import Edition
from report.edition.figure_words import Gap, gather_gaps, name_figures, rank_gaps
from report.model.values import Text
from tests.support.browser import SITE

EARLIER, OWN, OTHER = (
    Text.model_validate({"en": en, "zh-Hant": zh})
    for en, zh in (
        ("Earlier years.", "往年。"),
        ("Of whom.", "何人。"),
        ("Earlier years.", "早年。"),
    )
)


def test_gaps_that_say_the_same_in_all_languages_are_one(sample):
    keys = [*sample.figures][:3]
    texts = dict(zip(keys, [(OWN, EARLIER), (EARLIER,), (OTHER,)], strict=True))
    figures = {key: sample.figures[key].model_copy(update={"unknowns": texts[key]}) for key in keys}
    assert gather_gaps(figures) == [
        Gap(EARLIER, (keys[0], keys[1])), Gap(OWN, (keys[0],)), Gap(OTHER, (keys[2],)),
    ]  # fmt: skip


def test_a_page_asks_a_shared_question_once_and_names_its_figures(real):
    words = (SITE / "standards/index.html").read_text("utf-8")
    edition = Edition(real, "en")
    shared = [gap for gap in gather_gaps(real.topics["standards"].figures) if len(gap.figures) > 1]
    assert shared
    for gap in shared:
        assert words.count(f"<dt>{gap.text.en}</dt>") == 1
        block = words.split(f"<dt>{gap.text.en}</dt>")[1].split("</div>")[0]
        assert name_figures(edition, gap) in block


def test_what_matters_most_is_what_the_author_says(real):
    topic = real.topics["certification"]
    first, rest = rank_gaps(topic)
    assert [gap.text for gap in first] == [
        topic.figures[key].unknowns[0] for key in topic.open_first[:2]
    ]
    assert {*first, *rest} == {*gather_gaps(topic.figures)}
    assert not {*first} & {*rest}
    unranked, _ = rank_gaps(topic.model_copy(update={"open_first": ()}))
    assert unranked == gather_gaps(topic.figures)[:3]
