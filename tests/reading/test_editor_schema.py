"""The published schemas accept what the loader accepts, and refuse what it refuses."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from report.reading.document import read_document
from report.reading.editor_schema import MODELS, render_schemas
from report.reading.load import Source, load_report

BAD = Path(__file__).resolve().parents[1] / "data" / "bad"
REPORTS = [BAD.parent / name for name in ("sample", "second", "verify/lamp-harbour-2031")]
REAL = BAD.parent.parent.parent / "data" / "shenyang-2024"
# Defects that a single file shows in its shape, which is all that a schema can see.
SHAPES = [
    *("chart-without-figures", "chart-without-kind", "day-not-iso", "derived-from-one-figure"),
    *("digest", "empty-value", "glossary-not-words", "id-not-a-key", "id-too-long", "missing-key"),
    *("locator-empty", "locator-on-two-lines", "locator-too-long", "paragraph-zero", "site-url"),
    *("places-too-many", "published-without-day", "unit-not-a-key", "unknown-entry-type"),
    *("unknown-key", "unknown-key-in-a-list", "unknown-key-in-chart", "unknown-key-in-period"),
    *("unknown-key-in-text", "unknown-kind-of-chart", "unknown-kind-of-figure"),
    *("unknown-language", "unknown-period", "unknown-unit", "unknown-unit-of-derived"),
    *("unknown-verb", "value-is-true", "wrong-type-figures", "wrong-type-list"),
    *("wrong-type-number", "wrong-type-number-words", "wrong-type-period", "wrong-type-text"),
    *("later-article-without-a-web-address", "observation-locator-too-long"),
    *("observation-of-an-unknown-period", "observation-of-an-unknown-verb"),
    *("observation-without-an-article", "sign-of-a-unit-too-long", "site-url-with-a-password"),
    *("site-url-with-quotes", "site-url-that-leaves-its-folder", "web-address-with-a-password"),
    *("web-address-of-another-scheme", "web-address-with-a-space", "web-address-with-quotes"),
    "web-address-with-a-backslash",
    *("wrong-type-true", "wrong-type-whole-number", "wrong-type-words"),
]


def plain(value: Any) -> Any:
    """Give data as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def schemas(source: Source) -> dict[str, Draft202012Validator]:
    files = render_schemas(source.report)
    return {name: Draft202012Validator(json.loads(files[f"schema/{name}.json"])) for name in MODELS}


@pytest.fixture(scope="module")
def of_sample(sample_source) -> dict[str, Draft202012Validator]:
    return schemas(sample_source)


def test_schemas_are_valid(of_sample):
    for validator in of_sample.values():
        Draft202012Validator.check_schema(validator.schema)
        assert validator.schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("folder", [*REPORTS, REAL], ids=lambda folder: folder.name)
def test_what_loads_is_accepted(folder):
    source = load_report(folder)
    validators = schemas(source)
    for name, document in source.documents.items():
        validator = validators[name if name in MODELS else "topic"]
        assert [error.message for error in validator.iter_errors(plain(document.data))] == []


@pytest.mark.parametrize("defect", SHAPES)
def test_what_does_not_fit_is_refused(defect, of_sample):
    errors = [
        error
        for path in (BAD / defect).glob("*.yml")
        for error in of_sample[
            {"report": "report", "ui": "ui", "zh-Hans": "glossary"}.get(path.stem, "topic")
        ].iter_errors(plain(read_document(path).data))
    ]
    assert errors


def properties(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    parts = {"": schema, **schema.get("$defs", {})}
    return {
        f"{name}.{field}": inner
        for name, part in parts.items()
        for field, inner in part.get("properties", {}).items()
    }


def test_every_field_is_explained(of_sample):
    for validator in of_sample.values():
        silent = [
            name
            for name, inner in properties(validator.schema).items()
            if "description" not in inner
        ]
        assert silent == []


def test_units_verbs_and_periods_are_listed_with_their_meaning(of_sample, sample):
    fields = properties(of_sample["topic"].schema)
    assert fields["Figure.unit"]["enum"] == list(sample.ui.units)
    assert fields["Figure.verb"]["enum"] == list(sample.ui.verbs)
    meanings = fields["Figure.verb"]["markdownEnumDescriptions"]
    assert meanings == [verb.meaning.en for verb in sample.ui.verbs.values()]
    named = fields["Figure.period"]["anyOf"]
    assert any(choice.get("enum") == list(sample.ui.periods) for choice in named)


def test_figures_and_populations_are_offered_and_not_enforced(of_sample, sample):
    population = properties(of_sample["topic"].schema)["Figure.population"]
    assert population["anyOf"][0]["enum"] == list(sample.about.populations)
    validator = Draft202012Validator(population)
    assert validator.is_valid("a-population-named-since")
    assert not validator.is_valid("No Key")


@pytest.mark.parametrize(
    ("day", "fits"), [("2024-09-04", True), ("2024", True), (2024, True), ("4/9/2024", False)]
)
def test_days(day, fits, of_sample):
    period = of_sample["topic"].schema["$defs"]["Period"]
    assert Draft202012Validator(period).is_valid({"on": day}) == fits


def test_decimals_are_numbers_and_never_text(of_sample):
    value = Draft202012Validator(properties(of_sample["topic"].schema)["Figure.value"])
    assert [value.is_valid(item) for item in (4, 4.8, "4.8", True)] == [True, True, False, False]


def test_same_report_gives_the_same_bytes(sample):
    assert render_schemas(sample) == render_schemas(sample)


def test_every_data_file_says_which_schema_is_its_own():
    shared = {"ui.yml": "ui", "zh-Hans.yml": "glossary", "report.yml": "report"}
    files = [*REAL.glob("*.yml"), *REAL.parent.glob("*.yml")]
    for path in files:
        if path.name != "verified.yml":
            first = path.read_text(encoding="utf-8").splitlines()[0]
            way = first.removeprefix("# yaml-language-server: $schema=")
            schema = (path.parent / way).resolve()
            name = shared.get(path.name, "topic")
            assert schema == REAL.parent.parent / "build" / "schema" / f"{name}.json"
