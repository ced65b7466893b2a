"""YAML of an article's numbers in, a static explorable report site out."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from report.faults import naming_missing
from report.folders import BUILD, ROOT

if TYPE_CHECKING:
    from report.cache import Cache
    from report.command_line.progress import Progress
    from report.model.report import Report


def build(options: Namespace, cache: "Cache", progress: "Progress") -> None:
    """Tell the whole story: load, check, then all that follows."""
    from report.checks.check import check_report
    from report.reading.load import load_report

    with progress.step("check"):
        progress.warn(check_report(source := load_report(options.data), strict=False))
    render(source.report.at(options.site_url, options.front), options, cache, progress)


def render(report: "Report", given: Namespace, cache: "Cache", progress: "Progress") -> None:
    """Draw, render, publish, write, finish; what that needs is imported when a check has passed."""
    from report.charts.draw import draw_report
    from report.charts.stills import Pen, draw_stills
    from report.datafiles.dataset import render_dataset
    from report.edition.edition import make_editions
    from report.paper.briefing import render_paper
    from report.paper.pictures import render_pictures
    from report.publish.finish import finish_site
    from report.publish.stage import begin_html, publish, stage_edition
    from report.publish.workers import Workers
    from report.publish.write import write_files
    from report.reading.editor_schema import render_schemas
    from report.slides.decks import render_decks
    from report.web.bundle import bundle_assets
    from report.web.embeds import render_embeds
    from report.web.pages import render_pages
    from report.web.plotly_bundle import render_library
    from report.web.script_data import render_explore

    editions, by, stage = make_editions(report), given.publisher, given.stage
    with Workers() as workers:
        decks = workers.submit(render_decks, editions, cache)
        with progress.step("draw"), Pen() as pen:
            stills = draw_stills(drawings := [*draw_report(editions)], cache, pen, progress.tick)
        with progress.step("render"):
            pages = {code: render_pages(editions[code], stills) for code in editions}
            assets = bundle_assets(cache)
            staged = [stage_edition(editions, code, pages[code] | assets, stage) for code in pages]
            begun = begin_html(staged, cache, by, workers)
            write_files(schemas := render_schemas(report), stage)
            files = render_dataset(editions) | schemas | render_explore(editions, drawings)
            files |= render_embeds(editions, stills, files) | render_library()
        with progress.step("documents"):
            files |= render_paper(editions, stills, cache, files)
            files |= render_pictures(editions, stills, cache) | decks.result()
        with progress.step("publish"):
            publish(staged, begun, files, given.fresh, by)
            finish_site(given.fresh, editions, cache, workers, by)


@naming_missing()
def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    from report.command_line.arguments import parse_arguments
    from report.command_line.run import run

    return run(parse_arguments(ROOT, __doc__), build, BUILD)


if __name__ == "__main__":
    sys.exit(main())
