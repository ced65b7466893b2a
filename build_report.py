"""YAML of an article's numbers in, a static explorable report site out."""

import sys
from pathlib import Path

from report.arguments import parse_arguments
from report.charts import draw_report
from report.check import check_report
from report.dataset import render_dataset
from report.deck import render_decks
from report.edition import Edition
from report.embeds import render_embeds
from report.explore import render_explore
from report.finish import finish_site
from report.library import render_library
from report.load import load_report
from report.pages import render_pages
from report.paper import render_paper, render_pictures
from report.progress import Progress
from report.publish import publish
from report.run import run
from report.schema import render_schemas
from report.stills import Pen, draw_stills
from report.write import write_files

HERE = Path(__file__).resolve().parent
BUILD = HERE / "build"


def build(data: Path, site_url: str | None, fresh: Path, progress: Progress) -> None:
    """Tell the whole story: load, check, draw, render, publish, write, finish."""
    with progress.step("check"):
        source = load_report(data)
        progress.warn(check_report(source, strict=False))
    report = source.report.at(site_url)
    editions = {language: Edition(report, language) for language in report.languages}
    with progress.step("draw"), Pen() as pen:
        drawings = tuple(draw_report(report))
        stills = draw_stills(drawings, BUILD / "stills", pen, progress.tick)
    with progress.step("pages"):
        pages = {language: render_pages(edition, stills) for language, edition in editions.items()}
    with progress.step("data"):
        schemas = render_schemas(report)
        write_files(schemas, BUILD)
        files = render_dataset(report) | schemas
    with progress.step("explore"):
        files |= render_explore(editions, drawings) | render_library()
        files |= render_embeds(editions, stills, files)
    with progress.step("deck"):
        files |= render_decks(report)
    with progress.step("paper"):
        files |= render_paper(editions, stills)
    with progress.step("pictures"):
        files |= render_pictures(editions, stills)
    with progress.step("publish"):
        publish(editions, pages, BUILD, fresh)
    write_files(files, fresh)
    with progress.step("finish"):
        finish_site(fresh, report, BUILD / "packed")


def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    return run(parse_arguments(HERE, __doc__), build, BUILD)


if __name__ == "__main__":
    sys.exit(main())
