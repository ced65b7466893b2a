"""YAML of an article's numbers in, a static explorable report site out."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

try:
    from report.checks.check import check_report
    from report.command_line.run import Progress, parse_arguments, run
    from report.folders import ROOT
    from report.model.report import Report
    from report.publish.write import write_files
    from report.reading.load import load_report
except ModuleNotFoundError as error:
    if str(error.name).split(".")[0] == "report":  # a fault of our own keeps its traceback
        raise
    sys.exit(f'"{error.name}" is missing: run make setup, then .venv/bin/python build_report.py')

BUILD = ROOT / "build"


def build(data: Path, url: str | None, fresh: Path, progress: Progress, publisher: str) -> None:
    """Tell the whole story: load, check, then all that follows."""
    with progress.step("check"):
        source = load_report(data)
        progress.warn(check_report(source, strict=False))
    render(source.report.at(url), fresh, progress, publisher)


def render(report: Report, fresh: Path, progress: Progress, publisher: str) -> None:
    """Draw, render, publish, write, finish; what that needs is imported when a check has passed."""
    from report.charts.draw import draw_report
    from report.charts.stills import Pen, draw_stills
    from report.datafiles.dataset import render_dataset
    from report.edition.edition import make_editions
    from report.paper.briefing import render_paper
    from report.paper.pictures import render_pictures
    from report.publish.finish import finish_site
    from report.publish.stage import publish
    from report.reading.editor_schema import render_schemas
    from report.slides.decks import render_decks
    from report.web.embeds import render_embeds
    from report.web.pages import render_pages
    from report.web.plotly_bundle import render_library
    from report.web.script_data import render_explore

    editions = make_editions(report)
    with progress.step("draw"), Pen() as pen:
        drawings = tuple(draw_report(editions))
        stills = draw_stills(drawings, BUILD / "stills", pen, progress.tick)
    with progress.step("pages"):
        pages = {language: render_pages(edition, stills) for language, edition in editions.items()}
    with progress.step("data"):
        schemas = render_schemas(report)
        write_files(schemas, BUILD)
        files = render_dataset(editions) | schemas
    with progress.step("explore"):
        files |= render_explore(editions, drawings) | render_library()
        files |= render_embeds(editions, stills, files)
    with progress.step("documents"), ThreadPoolExecutor(1) as aside:
        decks = aside.submit(render_decks, editions)  # in Python, while Typst works beside it
        files |= render_paper(editions, stills, BUILD / "paper")
        files |= render_pictures(editions, stills, BUILD / "paper")
        files |= decks.result()
    with progress.step("publish"):
        publish(editions, pages, BUILD, fresh, publisher)
    write_files(files, fresh)
    with progress.step("finish"):
        finish_site(fresh, editions, BUILD / "packed", publisher)


def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    return run(parse_arguments(ROOT, __doc__), build, BUILD)


if __name__ == "__main__":
    sys.exit(main())
