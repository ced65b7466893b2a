"""The built site behind a real nginx, as deploy/nginx.conf has it."""

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from report.publish.server_headers import FOR_EVER, FRESH
from tests.support.browser import SITE as BUILT
from tests.support.checkout import copy_project, run_build
from tests.support.nginx import ROOT, SITE, open_nginx

HTTP_MOVED = 301


class Answer:
    def __init__(self, address: str, path: str, **headers: str) -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        self.status, self.headers, self.content = answer.status, answer.headers, answer.read()
        connection.close()

    def __getitem__(self, name: str) -> str | None:
        values = self.headers.get_all(name)
        assert values is None or len(values) == 1, f"{name} is sent twice"
        return values[0] if values else None


@pytest.fixture(scope="module")
def host(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with open_nginx(built, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def get(host: str, path: str, **headers: str) -> Answer:
    return Answer(host, f"/{SITE}/{path}", **headers)


HTML = sorted(path.relative_to(BUILT).as_posix() for path in BUILT.rglob("*.html"))
PAGES = [path for path in HTML if not path.startswith("v/")]


def test_every_file_is_served_as_it_was_built(host):
    hidden = {".gz", ".br"}
    files = [path for path in BUILT.rglob("*") if path.is_file() and path.suffix not in hidden]
    for path in files:
        name = path.relative_to(BUILT).as_posix()
        answer = get(host, name)
        if name in {"_headers", "_nginx.conf"}:
            assert answer.status == 404, name
            continue
        assert (answer.status, answer.content) == (200, path.read_bytes()), name
        assert answer["Content-Type"] != "application/octet-stream", name
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "camera=()" in (answer["Permissions-Policy"] or "")


def test_pages_and_embeds_have_the_policy_that_the_other_hosts_read(host):
    written = (BUILT / "_headers").read_text()
    for name in PAGES:
        answer = get(host, name.removesuffix("index.html"))
        assert answer.status == 200, name
        policy = answer["Content-Security-Policy"]
        assert policy is not None
        assert f"  Content-Security-Policy: {policy}\n" in written
        is_embed = "/embed/" in f"/{name}"
        assert policy.endswith(f"frame-ancestors {'*' if is_embed else chr(39) + 'self' + chr(39)}")
        assert answer["X-Frame-Options"] == (None if is_embed else "SAMEORIGIN")
        assert answer["Cache-Control"] == FRESH
        meta = policy.rsplit("; ", 1)[0]
        assert f'content="{meta}"' in answer.content.decode()


def test_a_page_of_an_edition_has_its_own_policy_alone_and_may_be_framed(host):
    kept = [path for path in HTML if path.startswith("v/")]
    assert kept
    for name in kept:
        answer = get(host, name.removesuffix("index.html"))
        assert answer["Content-Security-Policy"] is answer["X-Frame-Options"] is None
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert 'http-equiv="Content-Security-Policy"' in answer.content.decode()
    assert "/v/*\n  Access-Control-Allow-Origin: *\n" in (BUILT / "_headers").read_text()


def test_assets_are_kept_for_ever_and_pages_asked_for_again(host):
    script = next(BUILT.glob("assets-*/js/site.js"))
    answer = get(host, script.relative_to(BUILT).as_posix())
    assert answer["Cache-Control"] == FOR_EVER
    gone = get(host, f"{script.parent.parent.name}/js/gone.js")
    assert (gone.status, gone["Cache-Control"]) == (404, None)
    tag = get(host, "")["ETag"]
    assert tag
    assert get(host, "", If_None_Match=tag).status == 304


def test_packed_files_are_sent_to_those_who_can_unpack_them(host):
    plain = get(host, "standards/")
    packed = get(host, "standards/", Accept_Encoding="gzip, br")
    assert plain["Content-Encoding"] is None
    assert packed["Content-Encoding"] == "br"
    assert brotli.decompress(packed.content) == plain.content
    zipped = get(host, "standards/", Accept_Encoding="gzip")
    assert (zipped["Content-Encoding"], zipped["Vary"]) == ("gzip", "Accept-Encoding")
    for hidden in ("standards/index.html.br", "standards/index.html.gz"):
        assert get(host, hidden).status == 404


@pytest.mark.parametrize("folder", ["", "zh-Hant/", "zh-Hans/"])
def test_a_missing_page_answers_in_its_language(host, folder):
    answer = get(host, f"{folder}no/such/page")
    assert answer.status == 404
    assert answer.content == (BUILT / f"{folder}404.html").read_bytes()
    assert "frame-ancestors 'self'" in (answer["Content-Security-Policy"] or "")
    root = get(host, folder)
    assert root.content == (BUILT / f"{folder}index.html").read_bytes()


def test_a_folder_without_its_slash_is_sent_on_whatever_the_port(host):
    answer = get(host, "zh-Hant/standards")
    assert (answer.status, answer["Location"]) == (HTTP_MOVED, f"/{SITE}/zh-Hant/standards/")


def test_data_may_be_read_by_anybodys_script_and_pages_may_not(host):
    for name in ("data/figures.json", "data/figures.csv", "embed/standards-by-level/"):
        assert get(host, name)["Access-Control-Allow-Origin"] == "*", name
    assert get(host, "")["Access-Control-Allow-Origin"] is None
    kind = get(host, "data/figures.csv")["Content-Type"]
    assert kind == "text/csv; charset=utf-8"


@pytest.mark.deep
def test_another_path_is_another_site_url_and_nothing_else(tmp_path):
    project = copy_project(tmp_path / "project")
    code, said = run_build(
        project, "--data", "sample", SITE_URL="https://example.org/elsewhere/harbour"
    )
    assert code == 0, said
    with open_nginx(project / "site", tmp_path, "elsewhere/harbour") as host:
        missing = Answer(host, "/elsewhere/harbour/zh-Hant/gone/")
        assert missing.status == 404
        assert b'lang="zh-Hant"' in missing.content
        names = [word for word in missing.content.decode().split('"') if "/assets-" in word]
        assert len(names) > 3
        for name in names:
            assert Answer(host, name).status == 200, name


def test_the_configuration_says_what_to_change():
    words = (ROOT / "deploy" / "nginx.conf").read_text()
    assert words.count("# yours") == words.count("yours") - 1 == 4
