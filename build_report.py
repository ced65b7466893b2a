"""YAML of an article's numbers in, a static explorable report site out."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.cache import Cache
    from report.command_line.progress import Progress
    from report.model.report import Report

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"


def build(options: Namespace, fresh: Path, cache: "Cache", progress: "Progress") -> None:
    """Tell the whole story: load, check, then all that follows."""
    from report.checks.check import check_report
    from report.reading.load import load_report

    with progress.step("check"):
        source = load_report(options.data)
        progress.warn(check_report(source, strict=False))
    render(source.report.at(options.site_url), fresh, cache, progress, options.publisher)


def render(
    report: "Report", fresh: Path, cache: "Cache", progress: "Progress", publisher: str
) -> None:
    """Draw, render, publish, write, finish; what that needs is imported when a check has passed."""
    from concurrent.futures import ThreadPoolExecutor

    from report.charts.draw import draw_report
    from report.charts.stills import Pen, draw_stills
    from report.datafiles.dataset import render_dataset
    from report.edition.edition import make_editions
    from report.paper.briefing import render_paper
    from report.paper.pictures import render_pictures
    from report.publish.finish import finish_site
    from report.publish.stage import publish
    from report.publish.write import write_files
    from report.reading.editor_schema import render_schemas
    from report.slides.decks import render_decks
    from report.web.bundle import bundle_assets
    from report.web.embeds import render_embeds
    from report.web.pages import render_pages
    from report.web.plotly_bundle import render_library
    from report.web.script_data import render_explore

    editions = make_editions(report)
    with progress.step("draw"), Pen() as pen:
        drawings = tuple(draw_report(editions))
        stills = draw_stills(drawings, cache, pen, progress.tick)
    with progress.step("pages"):
        assets = bundle_assets(cache)
        pages = {code: render_pages(edition, stills) | assets for code, edition in editions.items()}
    with progress.step("data"):
        schemas = render_schemas(report)
        write_files(schemas, BUILD)
        files = render_dataset(editions) | schemas
    with progress.step("explore"):
        files |= render_explore(editions, drawings) | render_library()
        files |= render_embeds(editions, stills, files)
    with progress.step("documents"), ThreadPoolExecutor(1) as aside:
        decks = aside.submit(render_decks, editions)  # in Python, while Typst works beside it
        files |= render_paper(editions, stills, cache)
        files |= render_pictures(editions, stills, cache)
        files |= decks.result()
    with progress.step("publish"):
        publish(editions, pages, BUILD, fresh, publisher)
    write_files(files, fresh)
    with progress.step("finish"):
        finish_site(fresh, editions, cache, publisher)


def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    try:
        from report.command_line.arguments import parse_arguments
        from report.command_line.run import run

        return run(parse_arguments(ROOT, __doc__), build, BUILD)
    except ModuleNotFoundError as error:
        if str(error.name).split(".")[0] == "report":  # a fault of our own keeps its traceback
            raise
        remedy = "run make setup, then .venv/bin/python build_report.py"
        print(f'"{error.name}" is missing: {remedy}', file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
