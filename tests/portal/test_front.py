"""The front page is built of what each report says of itself, and stands above all of them."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from portal import front
from portal.build import load_collection
from portal.front import build_front
from report.edition.addresses import embed_path, page_path
from report.faults import BuildError
from report.folders import SHARED
from report.model.report import Report
from report.publish.asset_names import Assets
from report.publish.finish import finish_site
from report.publish.write import write_files
from report.reading.manifest import write_manifest
from tests.portal.test_front_pages import URL, publish


@pytest.fixture
def sites(second: Report, sample: Report, tmp_path: Path) -> dict[str, Path]:
    """Give two reports as built by another version: their home knows of no assets of ours."""
    found = {}
    for report in (sample, second):
        member, files = publish(report)
        for code, hits in member.hits.items():
            path = f"{page_path(report, code)}explore/hits.json"
            files[path] = json.dumps({"hits": hits}).encode()
            page = embed_path(report, code, report.about.home.chart)
            files[f"{page}index.html"] = f'<svg class="still-narrow">{code}</svg>'.encode()
        found[report.id] = tmp_path / "reports" / report.id
        write_files(files | {"index.html": b"<p>of before</p>"}, found[report.id])
        write_manifest(found[report.id], report)
    return found


def build(sites: dict[str, Path], folder: Path) -> Path:
    collection = load_collection(SHARED, [*sites]).at(URL)
    build_front(collection, sites, folder / "all", folder / "build", "mkdocs")
    return folder / "all"


def test_the_newest_report_stands_first_and_every_part_is_whole(sites, tmp_path, monkeypatch):
    finish_front = finish_site

    def finish(*given: Any) -> Assets:
        """Let the reports be of the same version."""
        assets = finish_front(*given)
        for folder in sites.values():
            words = f'<script src="../{assets.name}/js/site.js"></script>'
            (folder / "index.html").write_text(words)
        return assets

    monkeypatch.setattr(front, "finish_site", finish)
    site = build(sites, tmp_path)
    page: Any = html.fromstring((site / "index.html").read_bytes())
    homes = [link.get("href") for link in page.xpath("//*[@class='shelf-report']//h2/a")]
    indexes = {key: json.loads((sites[key] / "data/report.json").read_bytes()) for key in sites}
    newest = sorted(sites, key=lambda key: indexes[key]["article"]["published"], reverse=True)
    assert [home.split("/")[0] for home in homes] == newest != [*sites]
    manifest = json.loads((site / "manifest.json").read_bytes())
    assert manifest["changed"] == max(index["changed"] for index in indexes.values())
    assert manifest["members"] == [*sites]
    for key in sites:
        assert (site / key / "data/report.json").samefile(sites[key] / "data/report.json")
    (name,) = site.glob("assets-*")
    assert f"../{name.name}/" in (site / newest[0] / "index.html").read_text()


def test_a_report_of_another_version_is_named_and_nothing_is_replaced(sites, tmp_path):
    with pytest.raises(BuildError, match=r"was built by another version of this program; build it"):
        build(sites, tmp_path)
    assert not (tmp_path / "all").exists()
