"""YAML into a report: lines, plain values, and no mistake of an author that ends in a traceback."""

import shutil
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.checks.check import check_report
from report.faults import MORE, Fault, ReportError, describe_path, spell_path, suggest
from report.folders import SHARED
from report.model.interface_words import Ui
from report.model.report import Topic
from report.model.report_file import Glossary, ReportFile
from report.reading import document
from report.reading.document import MAX_BYTES, Document, read_document
from report.reading.load import load_report
from report.reading.shape import shape
from tests.support.bad_inputs import CASES, DATA, SAMPLE, files_of
from tests.support.effort import costs_at_most

TOPIC = (SAMPLE / "quays.yml").read_text(encoding="utf-8")
reuse_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(folder: Path, words: str | bytes) -> Document:
    path = folder / "topic.yml"
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return read_document(path)


def told(document: Document) -> list[str]:
    return [fault.message for fault in document.faults]


def tree(document: Document) -> Any:
    return document.data


# --- values and lines ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("103", 103),
        ("-7", -7),
        ("0", 0),
        ("62.5", Decimal("62.5")),
        ("-0.50", Decimal("-0.50")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("no", "no"),
        ("Yes", "Yes"),
        ("1:30", "1:30"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("007", "007"),
        ("+5", "+5"),
        ("1_000", "1_000"),
        (".5", ".5"),
        ("2024-09-04", "2024-09-04"),
        ("=", "="),
        ("103 # a comment", 103),
        ('"103"', "103"),
        ("'true'", "true"),
        ("|-\n  103", "103"),
        ("9" * 18, int("9" * 18)),
        ("9" * 19, "9" * 19),
        ("[1, a]", (1, "a")),
        ("{b: 1}", {"b": 1}),
        ("１０３", "１０３"),
    ],
)
def test_scalars_are_what_an_author_means(tmp_path, written, value):
    document = read(tmp_path, f"a: {written}\n")
    assert document.faults == []
    assert document.data == {"a": value}
    assert type(tree(document)["a"]) is type(value)


def test_every_key_and_item_has_its_line(tmp_path):
    document = read(tmp_path, "a:\n  b: 1\n  c:\n    - x\n\n    - {d: 2,\n       e: 3}\n")
    lines = {spell_path(at): line for at, line in document.lines.items() if at}
    assert lines == {
        "a": 1,
        "a.b": 2,
        "a.c": 3,
        "a.c[0]": 4,
        "a.c[1]": 6,
        "a.c[1].d": 6,
        "a.c[1].e": 7,
    }
    assert document.line(("a", "c", 1, "unheard", 5)) == 6
    assert document.line(("unheard",)) == 1
    assert Document("empty.yml").line(("a",)) == 1


def test_windows_lines_and_a_byte_order_mark_change_nothing(tmp_path):
    plain = read(tmp_path, TOPIC)
    windows = read(tmp_path, b"\xef\xbb\xbf" + TOPIC.replace("\n", "\r\n").encode())
    assert windows.faults == []
    assert windows.data == plain.data
    assert windows.lines == plain.lines


def test_wrong_bytes_are_found_on_their_line(tmp_path):
    document = read(tmp_path, b"\xef\xbb\xbfa: 1\nb: \xff\n")
    assert [fault.line for fault in document.faults] == [2]
    assert read(tmp_path, "a: 1\n".encode("utf-16")).faults[0].line == 1


def test_too_large_a_file_is_not_read(tmp_path):
    document = read(tmp_path, b"a" * (MAX_BYTES + 1))
    assert told(document) == ["is larger than 500,000 bytes; split it"]


def test_a_folder_in_place_of_a_file_is_told(tmp_path):
    (tmp_path / "topic.yml").mkdir()
    document = read_document(tmp_path / "topic.yml")
    assert told(document) == ["cannot be read: Is a directory"]


def test_aliases_cannot_swell(tmp_path):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document = read(tmp_path, bomb)
    assert len(document.faults) == 9
    assert all(value is None for value in tree(document).values())


@pytest.mark.parametrize("words", ["[", "{", "- ", "? ", "a: b\n", "[],", "'", "&a ", "!!a ", "%"])
def test_monotonous_files_are_read_as_soon_as_others(tmp_path, words):
    size = MAX_BYTES // 20
    plain = "".join(f"k{number}: v\n" for number in range(size))[:size]
    ask = [partial(read, tmp_path, text[:size]) for text in (words * MAX_BYTES, plain)]
    assert costs_at_most(20, *ask)


# --- whatever stands in a file ---------------------------------------------------------------

PLAIN = (str, int, Decimal, bool, type(None))


def is_plain(value: object) -> bool:
    if type(value) is dict:
        return all(type(key) is str and is_plain(inner) for key, inner in value.items())
    if type(value) is tuple:
        return all(map(is_plain, value))
    return type(value) in PLAIN


def assert_told_or_plain(document: Document) -> None:
    assert is_plain(document.data)
    for fault in document.faults:
        assert fault.line >= 1
        assert len(str(fault).splitlines()) == 1


yaml_like = st.text(alphabet="ab01 \n\t:-?[]{}&*!|>'\"%@`,#~=.<é章\x00\u2028\ufeff", max_size=120)


@reuse_folder
@given(words=st.one_of(st.binary(max_size=200), yaml_like, st.text(max_size=100)))
def test_any_bytes_are_plain_data_or_faults(tmp_path, words):
    raw = words if isinstance(words, bytes) else words.encode(errors="surrogatepass")
    document = read(tmp_path, raw)
    assert_told_or_plain(document)
    for model in (Topic, ReportFile, Ui, Glossary):
        copied = Document(document.name, document.data, document.lines, [*document.faults])
        assert shape(copied, model) is not None or copied.faults
        assert_told_or_plain(copied)


values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.just(Decimal("1.5"))
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.sampled_from(["en", "kind", "on", "value", "dots", "x"]), inner),
    ),
    max_leaves=5,
)


@given(data=st.data())
def test_any_value_anywhere_in_a_topic_fits_or_is_told(data):
    document = read_document(SAMPLE / "harbour.yml")
    at = data.draw(st.sampled_from([at for at in document.lines if at]))
    holder = tree(document)
    for step in at[:-1]:
        holder = holder[step]
    if isinstance(holder, dict):
        holder[at[-1]] = data.draw(values)
    assert shape(document, Topic) is not None or document.faults
    assert_told_or_plain(document)
    assert all("Input should" not in message for message in told(document))


pieces = st.sampled_from(
    [
        "\n",
        "  ",
        "\t",
        ": ",
        "- ",
        "{",
        "}",
        "[]",
        "12",
        "permits",
        "{permits}",
        "~",
        "cranes-north",
    ]
)


def spelled(node: Any) -> Any:
    """Give a node with its line, tag and value, and whether it was quoted."""
    value = node.value
    if isinstance(value, list):
        value = [tuple(map(spelled, i)) if isinstance(i, tuple) else spelled(i) for i in value]
    return node.start_mark.line, node.tag, bool(getattr(node, "style", "")), value


def assert_read_alike(words: str) -> bool:
    """What libyaml finds faultless, PyYAML reads as the same; tells whether it was found so."""
    fast = document._read_fast(words)
    if fast is None:
        return False
    slow, refused = document._read(words)
    assert refused == {}
    assert (fast[0] and spelled(fast[0])) == (slow and spelled(slow))
    return True


def test_both_parsers_read_the_projects_own_files_alike():
    files = [path.read_bytes() for path in (*DATA.rglob("*.yml"), *SHARED.rglob("*.yml"))]
    files += [made for claim in CASES for made in files_of(claim).values()]
    alike = [assert_read_alike(made.decode(errors="replace")) for made in files]
    assert sum(alike) > len(files) / 2


@given(at=st.integers(0, len(TOPIC)), gone=st.integers(0, 12), piece=pieces)
def test_both_parsers_read_slips_of_the_hand_alike(at, gone, piece):
    assert_read_alike(TOPIC[:at] + piece + TOPIC[at + gone :])


@given(words=st.one_of(yaml_like, st.text(max_size=100)))
def test_both_parsers_read_any_words_alike(words):
    assert_read_alike(words)


@settings(reuse_folder, max_examples=40)
@given(at=st.integers(0, len(TOPIC)), gone=st.integers(0, 12), piece=pieces)
def test_a_slip_of_the_hand_is_told_or_harmless(tmp_path, at, gone, piece):
    folder = tmp_path / "sample"
    if not folder.exists():
        shutil.copytree(SAMPLE, folder)
    (folder / "quays.yml").write_text(TOPIC[:at] + piece + TOPIC[at + gone :], encoding="utf-8")
    error = None
    try:
        check_report(load_report(folder))
    except ReportError as raised:
        error = raised
    assert error is None or 0 < len(str(error).removesuffix(MORE).splitlines()) <= len(error.faults)


# --- folders ---------------------------------------------------------------------------------


def test_the_folder_names_the_report(tmp_path):
    folder = tmp_path / "port-alder"
    shutil.copytree(SAMPLE, folder)
    (folder / ".#quays.yml").write_text("an editor's own")
    source = load_report(folder)
    assert source.report.id == "port-alder"
    assert set(source.documents) >= {"ui", "glossary", "report", "harbour", "quays"}


@pytest.mark.parametrize("name", ["Port Alder", "port_alder", "p" * 61])
def test_a_folder_whose_name_is_no_address_is_told(tmp_path, name):
    folder = tmp_path / name
    shutil.copytree(SAMPLE, folder)
    with pytest.raises(ReportError, match=r"the folder's name .* is no key"):
        load_report(folder)


def test_the_default_language_comes_first(sample):
    assert sample.languages == ("en", "zh-Hant", "zh-Hans")
    about = sample.about.model_copy(update={"default_language": "zh-Hans"})
    assert sample.model_copy(update={"about": about}).languages == ("zh-Hans", "en", "zh-Hant")


def test_a_report_may_be_read_at_another_address(sample):
    assert sample.at(None) is sample
    elsewhere = sample.at("https://b.example/")
    assert elsewhere.about.site_url == "https://b.example/"
    assert elsewhere.figures == sample.figures


def test_the_parts_of_all_topics_are_reached_from_the_report(sample):
    assert next(iter(sample.figures)) == "permits"
    assert sample.topic_of["cranes-pie"] == "quays"
    assert set(sample.entries) == {"port-law"}
    assert sample.about.day.isoformat() == "2030-03-05"


# --- faults ----------------------------------------------------------------------------------


def test_faults_are_told_once_in_the_order_of_files_and_lines():
    late, early = Fault("b.yml", 9, "m", ("x",)), Fault("b.yml", 2, "m\nm")
    error = ReportError([late, early, Fault("a.yml", 30, "m", ("x",)), late])
    assert str(error) == "a.yml:30: x: m\nb.yml:2: m m\nb.yml:9: x: m"


def test_what_a_file_repeats_is_told_twice_and_then_by_its_lines():
    faults = [Fault("a.yml", line, "m", (f"x{line}",)) for line in range(1, 6)]
    error = ReportError([*faults, Fault("b.yml", 2, "m"), Fault("a.yml", 9, "other")])
    told = "a.yml:9: other\nb.yml:2: m\na.yml:1: x1: m\na.yml:2: x2: m\n"
    assert str(error) == told + "a.yml:3: the same 3 times more, at lines 3, 4, 5"
    assert len(error.faults) == 7
    assert str(ReportError(faults[:3])) == "\n".join(map(str, faults[:3]))


def test_paths_below_the_working_folder_are_short(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert describe_path(tmp_path / "data" / "a.yml") == "data/a.yml"
    assert describe_path(Path("/elsewhere/a.yml")) == "/elsewhere/a.yml"


def test_the_nearest_word_is_suggested_or_none():
    assert suggest("standards-nationl", ["standards-national", "x"]) == (
        '; did you mean "standards-national"?'
    )
    assert suggest("zzz", ["standards-national"]) == ""
