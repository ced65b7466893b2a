"""Built reports → the site of all of them: a front page, and each report in a folder below it."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from portal.front_pages import Member, render_front, render_front_files
from portal.write_collection import write_collection
from report.cache import Cache
from report.edition.writer import SiteWords
from report.faults import BuildError, describe_path
from report.model.report import Site
from report.publish.finish import finish_site
from report.publish.stage import Publisher, publish
from report.publish.workers import Workers
from report.web.bundle import bundle_assets
from report.web.plotly_bundle import render_library

_STILL = re.compile('<svg class="still-narrow".*?</svg>', re.DOTALL)


def build_front(
    collection: Site, sites: Mapping[str, Path], site: Path, stage: Path, by: str
) -> None:
    """Build the front page of built reports, and put it and them into `site`.

    Raises `BuildError` where a report is not built, or by another version of this program.
    """
    found = [read_member(folder) for folder in sites.values()]
    members = sorted(found, key=lambda one: one.index["article"]["published"], reverse=True)
    newest = max(date.fromisoformat(member.index["changed"]) for member in members)
    collection = collection.model_copy(update={"newest": newest})
    fronts = {code: SiteWords(collection, code) for code in collection.languages}
    cache = Cache(stage / "cache")
    with write_collection(site, sites) as fresh, Workers() as workers:
        assets = bundle_assets(cache)
        pages = {code: render_front(words, members) | assets for code, words in fronts.items()}
        begun = Publisher(by, stage / "front", cache).begin(fronts, pages.__getitem__, workers)
        files = render_front_files(fronts, members) | render_library()
        publish(begun, files, fresh, by)
        name = finish_site(fresh, fronts, cache, workers, by).name
        for folder in sites.values():
            if f"../{name}/" not in (folder / "index.html").read_text(encoding="utf-8"):
                told = "was built by another version of this program; build it again"
                raise BuildError(f"{describe_path(folder)} {told}.")


def read_member(site: Path) -> Member:
    """Read what a built report says of itself; raises `BuildError` where it is not built."""

    def read(path: str) -> Any:  # noqa: ANN401 - whatever the file holds
        return json.loads((site / path).read_bytes())

    if not (site / "data" / "report.json").is_file():
        raise BuildError(f"{describe_path(site)} is not built yet; build all reports first.")
    index = read("data/report.json")
    folders = {code: f"{code}/" for code in index["languages"]} | {index["default_language"]: ""}
    hits = {code: read(f"{folder}explore/hits.json")["hits"] for code, folder in folders.items()}
    of_chart = f"embed/{index['lead']['chart']}/index.html"
    pages = {code: site / f"{folder}{of_chart}" for code, folder in folders.items()}
    stills = {code: _STILL.findall(page.read_text("utf-8"))[0] for code, page in pages.items()}
    return Member(index, read("data/figures.json"), hits, stills)
