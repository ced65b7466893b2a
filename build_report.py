"""YAML of an article's numbers in, a static explorable report site out."""

import sys
from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from functools import partial
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
    """Draw, render, publish, write, finish; what takes long begins while the rest is imported."""
    from report.charts.draw import draw_report
    from report.charts.stills import draw_stills
    from report.edition.edition import make_editions
    from report.publish.workers import Workers
    from report.slides.decks import render_decks
    from report.templates import keep_compiled

    keep_compiled(cache)
    editions, by = make_editions(report), given.publisher
    with Workers() as workers, ThreadPoolExecutor(1) as browser:
        # First, as it forks: a process begun beside a thread may wait for a lock that nobody opens.
        decks = workers.submit(render_decks, editions, cache)
        with progress.step("draw"):
            drawings = [*draw_report(editions)]
            drawn = browser.submit(draw_stills, drawings, cache, tick=progress.tick)
            from report.datafiles.dataset import render_dataset
            from report.paper import briefing, pictures
            from report.publish import finish, stage, write
            from report.reading.editor_schema import render_schemas
            from report.web import bundle, embeds, plotly_bundle, script_data

            assets = workers.submit(bundle.bundle_assets, cache)
            files = render_dataset(editions) | (schemas := render_schemas(report))
            write.write_files(schemas, given.stage)
            files |= script_data.render_explore(editions, drawings) | plotly_bundle.render_library()
            stills = drawn.result()
        with progress.step("render"):
            publisher = stage.Publisher(by, given.stage, cache)
            pages = partial(stage.render_language, editions, stills, assets.result())
            begun = publisher.begin(editions, pages, workers)
            files |= embeds.render_embeds(editions, stills, files)
        with progress.step("documents"):
            files |= briefing.render_paper(editions, stills, cache, files)
            files |= pictures.render_pictures(editions, stills, cache) | decks.result()
        with progress.step("publish"):
            stage.publish(begun, files, given.fresh, by)
            finish.finish_site(given.fresh, editions, cache, workers, by)


@naming_missing()
def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    from report.command_line.arguments import parse_arguments
    from report.command_line.run import run

    return run(parse_arguments(ROOT, __doc__), build, BUILD)


if __name__ == "__main__":
    sys.exit(main())
