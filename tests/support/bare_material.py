"""One page of Material as it comes, with the words and numbers of a topic, to measure ours beside.

No chart, no script of ours, no font of another host: less than this nobody gets from Material.
"""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import brotli

from report.edition.edition import Edition
from tests.support.browser import ROOT

CONFIG = "site_name: Report\ntheme: {name: material, font: false, language: en}\n"


def build_bare(folder: Path, edition: Edition, topic: str) -> Path:
    """Build a site of the one page below a folder, packed and described as nginx wants it."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "docs" / "index.md").write_text(spell(edition, topic), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    site = folder / "site"
    for path in [path for path in site.rglob("*") if path.suffix in {".html", ".css", ".js"}]:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(path.read_bytes()))
    names = {*re.findall(r"\$report_\w+", (ROOT / "deploy" / "nginx.conf").read_text("utf-8"))}
    said = {name: "/404.html" if name == "$report_missing" else "" for name in sorted(names)}
    maps = [f'map $uri {name} {{ default "{value}"; }}\n' for name, value in said.items()]
    (site / "_nginx.conf").write_text("".join(maps), "utf-8")
    return site


def spell(edition: Edition, name: str) -> str:
    """Write a topic as plain Markdown: finding, prose, a table of its figures."""
    topic = edition.report.topics[name]
    rows = [edition.figure(key) for key in topic.figures]
    table = ["| Figure | Number | Period | Source |", "| --- | ---: | --- | --- |"]
    table += [f"| {row.label} | {row.short} | {row.period} | {row.source} |" for row in rows]
    words = [f"# {edition.plain(topic.finding)}", edition.plain(topic.summary)]
    return "\n\n".join([*words, edition.plain(topic.text), "\n".join(table)])
