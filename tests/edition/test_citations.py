"""Citations say what report.yml says, and each form can be read back by its own rules."""

import json
import re

import pytest

from report.edition.citations import (
    Citation,
    cite_article,
    cite_chart,
    cite_report,
    escape_tex,
)
from report.edition.edition import Edition
from report.exact_json import json_script
from report.model.report import Report
from report.model.values import LANGUAGES, Text
from tests.support.linked_data import read_dataset

WORK = Citation(
    text="",
    key="a-1",
    form="webpage",
    title="100 % of A & B_c # {x} \\ ~ ^ $\nand on",
    container="Site",
    publisher="Site",
    date="2030-03-05",
    language="en",
    url="http://127.0.0.1:8000/a_b/%E6/?x={y}#z",
)


def every_citation(edition):
    yield cite_report(edition)
    yield cite_article(edition)
    yield from (cite_chart(edition, key) for key in edition.report.charts)


def read_ris(words):
    assert words.endswith("ER  - \r\n")
    lines = words.removesuffix("\r\n").split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines), lines
    return dict(line.split("  - ", 1) for line in lines)


def read_bibtex(words):
    """Read an entry by counting braces, as BibTeX does."""
    kind, rest = words.removeprefix("@").split("{", 1)
    key, rest = rest.split(",", 1)
    fields, depth, field = {"": kind, "key": key}, 0, ""
    for index, sign in enumerate(rest):
        if sign in "{}" and (index == 0 or rest[index - 1] != "\\"):
            depth += 1 if sign == "{" else -1
        if (sign == "," and depth == 0) or depth < 0:
            if "=" in field:
                name, value = field.split("=", 1)
                fields[name.strip()] = value.strip()
            field = ""
        else:
            field += sign
    assert depth == -1, "braces do not match"
    return fields


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_citation_can_be_read_back(real, language):
    edition = Edition(real, language)
    keys = []
    for citation in every_citation(edition):
        item, ris, bib = (
            json.loads(citation.csl),
            read_ris(citation.ris),
            read_bibtex(citation.bibtex),
        )
        assert item["id"] == ris["ID"] == bib["key"]
        assert item["title"] == ris["TI"]
        own = item["type"] == "webpage"
        issued, da, month = (
            ([2026, 11, 28], "2026/11/28/", "nov") if own else ([2024, 9, 4], "2024/09/04/", "sep")
        )
        assert item["issued"] == {"date-parts": [issued]}
        assert (ris["DA"], bib["year"], bib["month"]) == (da, f"{{{issued[0]}}}", month)
        if own:
            publisher = edition.say(real.about.publication.publisher)
            assert publisher in citation.text
            assert item["publisher"] == ris["PB"] == publisher
            assert item["URL"] == ris["UR"]
            assert item["URL"] in citation.text
        keys.append(item["id"])
    assert len(set(keys)) == len(keys)


def test_the_article_is_cited_as_the_report_names_it(real):
    article = real.about.article
    for language in LANGUAGES:
        item = json.loads(cite_article(Edition(real, language)).csl)
        # Who reads Chinese gets the names as the headline stands: in Traditional.
        edition = Edition(real, "en" if language == "en" else "zh-Hant")
        assert item["type"] == "article-newspaper"
        assert item["title"] == article.headline
        assert item["author"] == [{"literal": edition.say(article.reporter)}]
        assert item["editor"] == [{"literal": edition.say(article.editor)}]
        assert item["container-title"] == edition.say(article.publisher)


def release(real: Report, **more: object) -> Report:
    """Give the report as if an office had released its article, without a reporter."""
    article = real.about.article.model_copy(update={"reporter": None, "editor": None, **more})
    return real.model_copy(update={"about": real.about.model_copy(update={"article": article})})


def test_a_release_is_cited_by_its_publisher(real):
    for language in LANGUAGES:
        edition = Edition(release(real), language)
        cited, item = cite_article(edition), json.loads(cite_article(edition).csl)
        assert cited.text.startswith(edition.say(real.about.article.publisher))
        assert (item["type"], "author" in item, "AU  -" in cited.ris) == ("webpage", False, False)
    assert "[EB/OL]" in cite_article(Edition(release(real), "zh-Hans")).text
    thing = read_dataset(Edition(release(real), "en"))["citation"]
    assert (thing["@type"], thing["publisher"]["@type"]) == ("Report", "Organization")
    assert "author" not in thing


def test_a_licence_with_an_address_is_named_in_every_citation(real):
    said = {"licence": Text(en="Licensed under the Open Licence v9.0.")}
    granted = release(real, **said, licence_url="https://example.org/licence/")
    for cite in (cite_article, cite_report):
        assert "Licensed under the Open Licence v9.0." in cite(Edition(granted, "en")).text
        assert "Licensed" not in cite(Edition(release(real, **said), "en")).text


def test_a_headline_is_translated_only_for_readers_of_another_language(real, sample):
    translation = real.about.article.headline_translations.en
    assert f"[{translation}]" in cite_article(Edition(real, "en")).text
    assert cite_article(Edition(real, "zh-Hant")).text.count(real.about.article.headline) == 1
    assert "（" not in cite_article(Edition(real, "zh-Hans")).text
    assert "[" not in cite_article(Edition(sample, "en")).text
    assert "（奧爾德港點算許可證）" in cite_article(Edition(sample, "zh-Hant")).text


def test_tex_signs_are_escaped():
    signs = r"\textbackslash{} \textasciitilde{} \textasciicircum{}"
    assert escape_tex(WORK.title) == rf"100 \% of A \& B\_c \# \{{x\}} {signs} \$ and on"
    fields = read_bibtex(WORK.bibtex)
    assert fields["howpublished"] == r"{\url{http://127.0.0.1:8000/a_b/%E6/?x=%7By%7D#z}}"


def test_ris_values_stay_on_their_line():
    assert read_ris(WORK.ris)["TI"] == "100 % of A & B_c # {x} \\ ~ ^ $ and on"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dataset_names_every_figure_and_its_source(sample, language):
    edition = Edition(sample, language)
    thing = read_dataset(edition)
    assert thing["citation"]["@type"] == "NewsArticle"
    assert thing["temporalCoverage"] == "2028/2030-03-05"
    variables = {variable["propertyID"]: variable for variable in thing["variableMeasured"]}
    assert list(variables) == list(edition.numbers)
    for key, variable in variables.items():
        figure = edition.figure(key)
        assert variable["value"] == float(figure.value)
        assert variable.get("minValue") == (40 if key == "crew-trained" else None)
        assert variable["unitText"] == figure.unit
        assert variable["measurementTechnique"] == figure.verb
        assert all(place.locator in variable["description"] for place in figure.places)


def test_json_in_a_script_cannot_close_it():
    assert json_script({"a": "</script>"}) == '{"a": "\\u003c/script>"}'
