"""A small tree as publisher and producers leave it, and what the finish makes of it."""

import gzip
import hashlib
import json
import re
import urllib.robotparser
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from lxml import etree

from report.cache import Cache
from report.edition.edition import make_editions
from report.faults import BuildError
from report.model.report import Report
from report.publish.compress import SMALLEST, compress_files
from report.publish.finish import finish_site
from report.publish.server_headers import FOR_EVER
from report.publish.write import write_files
from report.reading.manifest import check_site, verify_site

WORKERS = ThreadPoolExecutor(1)
THEME = "console.log('theme')"
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>t</title>
<link rel="stylesheet" href="{up}assets/css/site.css"><script>{theme}</script></head>
<body><p>Write to assets/css/nowhere.css</p>
<div data-library='{shared}assets/plotly/plotly.js'></div>
<script type="application/json">{{"search": "{up}assets/javascripts/search.js"}}</script>
<script src="{up}assets/js/site.js" type="module"></script></body></html>"""
EMBED = """<!doctype html><html><head><meta charset="utf-8">
<script src="../../assets/embed/embed.js"></script></head><body></body></html>"""
ASSETS = {
    "assets/css/site.css": b"body{background:url(../picture.svg)}",
    "assets/js/site.js": b'import("./charts.js"); /*! charts of somebody else */ // '
    + b"long " * 400,
    "assets/js/charts.js": b"fetch(new URL('../../data/figures.json', import.meta.url))",
    "assets/javascripts/search.js": b"importScripts('../lunr/lunr.js')",
    "assets/javascripts/search.js.map": b"{}",
}


def page(up: str, shared: str) -> bytes:
    return PAGE.format(up=up, shared=shared, theme=THEME).ljust(SMALLEST).encode()


@pytest.fixture
def report(sample: Report) -> Report:
    return sample.at("https://example.org/reports/harbour/")


@pytest.fixture
def tree(tmp_path: Path, report: Report) -> Path:
    files = dict(ASSETS) | {"assets/plotly/plotly.js": b"plotly", "assets/embed/embed.js": b"embed"}
    files |= {"index.html": page("", ""), "quays/index.html": page("../", "../")}
    files |= {"404.html": page("/reports/harbour/", "/reports/harbour/")}
    files |= {"embed/ships/index.html": EMBED.encode(), "sitemap.xml.gz": b"by MkDocs"}
    files |= {"data/figures.json": b"[]" + b" " * SMALLEST, "sitemap.xml": b"by MkDocs"}
    for code in report.languages[1:]:
        own = "only here" if code == "zh-Hans" else ""
        files |= {f"{code}/{path}": content for path, content in ASSETS.items()}
        files |= {f"{code}/assets/own.css": own.encode(), f"{code}/sitemap.xml.gz": b"by MkDocs"}
        files |= {f"{code}/index.html": page("", "../"), f"{code}/404.html": page("", "../")}
        files |= {f"{code}/quays/index.html": page("../", "../../")}
    write_files(files, tmp_path / "tree")
    return tmp_path / "tree"


@pytest.fixture
def finished(tree: Path, report: Report, tmp_path: Path) -> Path:
    finish_site(tree, make_editions(report), Cache(tmp_path / "cache"), WORKERS)
    return tree


def references(path: Path, report: Report, tree: Path) -> list[Path]:
    """Every asset that a page names, as a file of the tree."""
    root = urlsplit(report.about.site_url).path
    place = root + path.relative_to(tree).as_posix()
    found = re.findall(r"[\"']([^\"']*assets-[^\"']*)[\"']", path.read_text())
    return [tree / urljoin(place, name).removeprefix(root) for name in found]


def test_assets_lie_in_one_folder_that_every_page_finds(finished, report):
    folders = {path.relative_to(finished).as_posix() for path in finished.rglob("assets*")}
    name = next(folder for folder in folders if folder.startswith("assets-"))
    assert re.fullmatch(r"assets-[0-9a-f]{12}", name)
    assert folders == {name, "zh-Hant/assets", "zh-Hans/assets"}
    for code in report.languages[1:]:
        assert [p.name for p in (finished / code / "assets").rglob("*")] == ["own.css"]
    for path in finished.rglob("*.html"):
        named = references(path, report, finished)
        assert len(named) == (1 if "embed" in path.parts else 4), path
        assert all(file.is_file() for file in named), path
        assert "assets/css/nowhere.css" in path.read_text() or "embed" in path.parts
    assert not [*finished.rglob("*.map")]


def test_a_changed_asset_gives_another_address_and_an_unchanged_one_the_same(
    tree, report, tmp_path
):
    names: list[str] = []
    for change in (b"", b"", b" "):
        copy = tmp_path / f"copy{len(names)}"
        write_files(
            {
                p.relative_to(tree).as_posix(): p.read_bytes()
                for p in tree.rglob("*")
                if p.is_file()
            },
            copy,
        )
        script = copy / "assets/js/charts.js"
        script.write_bytes(script.read_bytes() + change)
        finish_site(copy, make_editions(report), Cache(tmp_path / "cache"), WORKERS)
        names += [path.name for path in copy.glob("assets-*")]
    assert names[0] == names[1] != names[2]


def test_a_report_in_a_collection_leaves_its_assets_to_the_front_page(tree, report, tmp_path):
    below = report.at(report.about.site_url, {"en": ".."})
    name = finish_site(tree, make_editions(below), Cache(tmp_path / "cache"), WORKERS).name
    assert [*tree.glob("assets*")] == []
    home = (tree / "index.html").read_text()
    assert f'href="../{name}/css/site.css"' in home
    assert f'src="../../{name}/js/site.js"' in (tree / "quays/index.html").read_text()
    assert verify_site(tree) == []


def test_sitemaps_name_every_page_in_every_language(finished, report):
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    root = etree.fromstring((finished / "sitemap.xml").read_bytes())
    url = report.about.site_url
    folders = {code: "" if code == report.languages[0] else f"{code}/" for code in report.languages}
    expected = {f"{url}{folder}{page}" for folder in folders.values() for page in ("", "quays/")}
    assert {loc.text for loc in root.iterfind("s:url/s:loc", names)} == expected
    for entry in root.iterfind("s:url", names):
        links = {link.get("hreflang"): link.get("href") for link in entry.iterfind("x:link", names)}
        assert set(links) == {*report.languages, "x-default"}
        assert entry.findtext("s:loc", namespaces=names) in links.values()
        assert links["x-default"] == links[report.languages[0]]
    own = etree.fromstring((finished / "zh-Hant" / "sitemap.xml").read_bytes())
    assert {loc.text for loc in own.iterfind("s:url/s:loc", names)} == {
        f"{url}zh-Hant/{page}" for page in ("", "quays/")
    }


def test_robots_may_read_all_and_find_the_sitemap(finished, report):
    robots = urllib.robotparser.RobotFileParser()
    robots.parse((finished / "robots.txt").read_text().splitlines())
    assert robots.can_fetch("*", report.about.site_url)
    assert robots.site_maps() == [f"{report.about.site_url}sitemap.xml"]


def test_headers_give_each_file_one_policy_and_assets_a_long_life(finished):
    rules: dict[str, dict[str, str]] = {}
    for line in (finished / "_headers").read_text().splitlines():
        if line.startswith("/"):
            rules[line] = {}
        else:
            key, value = line.strip().split(": ", 1)
            rules[[*rules][-1]][key] = value
    assert len(rules) <= 100, "Cloudflare Pages reads no more"
    assert all(len(line) <= 2000 for line in (finished / "_headers").read_text().splitlines())
    for file in (path for path in finished.rglob("*") if path.is_file()):
        name = "/" + file.relative_to(finished).as_posix().removesuffix("index.html")
        hits = [rule for path, rule in rules.items() if matches(path, name)]
        for key in {key for rule in hits for key in rule}:
            assert sum(key in rule for rule in hits) == 1, f"{name} is given {key} twice"
        sent = {key: value for rule in hits for key, value in rule.items()}
        assert sent["X-Content-Type-Options"] == "nosniff"
        assert (sent.get("Cache-Control") == FOR_EVER) == name.startswith("/assets-"), name
        if file.suffix == ".html":
            framed = "*" if "embed" in name else "'self'"
            assert sent["Content-Security-Policy"].endswith(f"; frame-ancestors {framed}"), name
            assert ("X-Frame-Options" in sent) == ("embed" not in name)


def matches(path: str, name: str) -> bool:
    return name.startswith(path[:-1]) if path.endswith("*") else name == path


def test_packed_files_unpack_to_what_they_stand_beside(finished):
    packed = [*finished.rglob("*.br"), *finished.rglob("*.gz")]
    assert {"site.js.br", "site.js.gz", "index.html.br", "figures.json.gz"} <= {
        p.name for p in packed
    }
    for path in packed:
        unpack = gzip.decompress if path.suffix == ".gz" else brotli.decompress
        original = path.with_suffix("").read_bytes()
        assert unpack(path.read_bytes()) == original
        assert path.stat().st_size < len(original)
        if path.suffix == ".gz":
            assert path.read_bytes()[4:8] == bytes(4), "no time in it: same in, same out"


def test_packing_is_the_same_with_and_without_its_cache(tmp_path):
    for name in ("cold", "warm"):
        write_files({"assets-1/a.js": b"var a;" * 400}, tmp_path / name)
        compress_files(tmp_path / name, "assets-1", Cache(tmp_path / "cache"))
    assert [path.name[:7] for path in (tmp_path / "cache").iterdir()] == ["packed-"]
    for packed in ("a.js.br", "a.js.gz"):
        first, second = (
            (tmp_path / n / "assets-1" / packed).read_bytes() for n in ("cold", "warm")
        )
        assert first == second


def test_the_manifest_lists_every_file_and_tells_what_changed(finished):
    listed = json.loads((finished / "manifest.json").read_bytes())["files"]
    found = {
        path.relative_to(finished).as_posix() for path in finished.rglob("*") if path.is_file()
    }
    assert set(listed) == found - {"manifest.json"}
    content = (finished / "index.html").read_bytes()
    assert listed["index.html"] == {
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    assert verify_site(finished) == []
    (finished / "robots.txt").unlink()
    (finished / "index.html").write_bytes(content + b" ")
    (finished / "zh-Hant" / "extra.html").touch()
    with pytest.raises(BuildError, match="is not as it was built") as told:
        check_site(finished)
    assert str(told.value).splitlines()[1:] == [
        "missing: robots.txt",
        "extra: zh-Hant/extra.html",
        "changed: index.html",
    ]


def test_a_file_that_cannot_be_read_is_told(finished):
    (finished / "index.html").unlink()
    (finished / "index.html").symlink_to(
        "/proc/self/mem"
    )  # a file, of which nobody reads the start
    assert verify_site(finished) == ["unreadable: index.html (Input/output error)"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "no manifest.json can be read: No such file or directory"),
        (b"\xff{", "manifest.json is no JSON"),
        (b"[" * 100_000, "manifest.json is no JSON"),
        (b"[]", "manifest.json is none of this project's"),
        (b'{"form": "report-site/1", "files": []}', "manifest.json is none of this project's"),
        (b'{"form": "report-site/1", "files": {"../a": 1, "b": null}}', "missing: ../a"),
    ],
)
def test_no_manifest_is_too_broken_to_be_told(tmp_path, content, told):
    (tmp_path / "b").touch()
    if content is not None:
        (tmp_path / "manifest.json").write_bytes(content)
    assert verify_site(tmp_path)[0] == told


def test_a_folder_that_is_no_folder_is_told(tmp_path):
    assert verify_site(tmp_path / "nowhere") == [
        "no manifest.json can be read: No such file or directory"
    ]


def test_finishing_twice_gives_the_same_bytes(tree, report, tmp_path):
    copy = tmp_path / "copy"
    write_files(
        {p.relative_to(tree).as_posix(): p.read_bytes() for p in tree.rglob("*") if p.is_file()},
        copy,
    )
    for folder in (tree, copy):
        finish_site(
            folder, make_editions(report), Cache(tmp_path / f"cache-{folder.name}"), WORKERS
        )
    assert (tree / "manifest.json").read_bytes() == (copy / "manifest.json").read_bytes()


def test_licences_name_all_that_reaches_a_browser(finished):
    words = (finished / "licences.txt").read_text()
    for name in (
        "Plotly.js, basic bundle",
        "Material for MkDocs",
        "Material Design Icons",
        "Fonts",
    ):
        assert f"{name}\n{'=' * len(name)}\n\n" in words
    assert "MIT License" in words
    assert "Martin Donath" in words
    assert words.count("/*! charts of somebody else */") == 1
