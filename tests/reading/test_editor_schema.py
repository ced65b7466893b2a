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
from tests.support.bad_inputs import DATA, LISTS, files_of

ROOT = Path(__file__).resolve().parents[2]
REPORTS = [DATA / name for name in ("sample", "second", "verify/lamp-harbour-2031")]
REAL = ROOT / "data" / "shenyang-2024"
SCHEMAS = {"report.yml": "report", "ui.yml": "ui", "zh-Hans.yml": "glossary"}
SCHEMAS |= {"collection.yml": "collection"}
# What a field shows to the loader alone: a schema knows no calendar, order or empty text.
UNSEEN = {
    *("day-not-on-the-calendar", "published-not-on-the-calendar", "period-backwards"),
    *("period-of-no-form", "period-of-two-forms", "empty-text", "headline-on-two-lines"),
    "missing-key",  # which the defaults of the topic may hold
}


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


@pytest.mark.parametrize("claim", LISTS["reading/fields"])
def test_what_does_not_fit_is_refused(claim, of_sample, tmp_path):
    errors = []
    for name, made in files_of(claim).items():
        path = tmp_path / name
        path.write_bytes(made)
        validator = of_sample[SCHEMAS.get(name, "topic")]
        errors += validator.iter_errors(plain(read_document(path).data))
    assert bool(errors) == (claim not in UNSEEN)


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
    assert population["anyOf"][0]["enum"] == [*sample.about.populations, "unstated"]
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
    files = [*REAL.glob("*.yml"), *REAL.parent.glob("*.yml")]
    for path in files:
        if path.name != "verified.yml":
            first = path.read_text(encoding="utf-8").splitlines()[0]
            way = first.removeprefix("# yaml-language-server: $schema=")
            schema = (path.parent / way).resolve()
            name = SCHEMAS.get(path.name, "topic")
            assert schema == ROOT / "build" / "schema" / f"{name}.json"
