"""YAML of an article's numbers in, a static explorable report site out."""

import sys
from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from report.faults import naming_missing
from report.folders import BUILD, ROOT

if TYPE_CHECKING:
    from report.cache import Cache
    from report.command_line.progress import Progress
    from report.model.report import Report


def build(options: Namespace, fresh: Path, cache: "Cache", progress: "Progress") -> None:
    """Tell the whole story: load, check, then all that follows."""
    from report.checks.check import check_report
    from report.reading.load import load_report

    with progress.step("check"):
        progress.warn(check_report(source := load_report(options.data), strict=False))
    render(source.report.at(options.site_url), options.publisher, fresh, cache, progress)


def render(report: "Report", by: str, fresh: Path, cache: "Cache", progress: "Progress") -> None:
    """Draw, render, publish, write, finish; what that needs is imported when a check has passed."""
    from report.charts.draw import draw_report
    from report.charts.stills import Pen, draw_stills
    from report.datafiles.dataset import render_dataset
    from report.edition.edition import make_editions
    from report.paper.briefing import render_paper
    from report.paper.pictures import render_pictures
    from report.publish.finish import finish_site
    from report.publish.stage import Publisher, begin_html, publish
    from report.publish.workers import Workers
    from report.publish.write import write_files
    from report.reading.editor_schema import render_schemas
    from report.slides.decks import render_decks
    from report.templates import keep_compiled
    from report.web.bundle import bundle_assets
    from report.web.embeds import render_embeds
    from report.web.plotly_bundle import render_library
    from report.web.script_data import render_explore

    keep_compiled(cache)
    editions = make_editions(report)
    with Workers() as workers:
        decks = workers.submit(render_decks, editions, cache)
        assets = workers.submit(bundle_assets, cache)
        with progress.step("draw"), Pen() as pen:
            stills = draw_stills(drawings := [*draw_report(editions)], cache, pen, progress.tick)
        with progress.step("render"):
            make = partial(Publisher(by, BUILD, cache).make, editions, stills, assets.result())
            begun = begin_html(make, editions, by, workers)
            files = render_dataset(editions) | (schemas := render_schemas(report))
            write_files(schemas, BUILD)
            files |= render_explore(editions, drawings) | render_library()
            files |= render_embeds(editions, stills, files)
        with progress.step("documents"):
            files |= render_paper(editions, stills, cache, files)
            files |= render_pictures(editions, stills, cache) | decks.result()
        with progress.step("publish"):
            publish(begun, files, fresh, by)
            finish_site(fresh, editions, cache, workers, by)


@naming_missing()
def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    from report.command_line.arguments import parse_arguments
    from report.command_line.run import run

    return run(parse_arguments(ROOT, __doc__), build, BUILD)


if __name__ == "__main__":
    sys.exit(main())
