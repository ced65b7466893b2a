"""YAML of an article's numbers in, a static explorable report site out."""

import sys
from pathlib import Path

from report.arguments import parse_arguments
from report.charts import draw_report
from report.check import check_report
from report.commands import run_command, show_faults
from report.dataset import render_dataset
from report.edition import Edition
from report.embeds import render_embeds
from report.errors import BuildError, ReportError
from report.explore import render_explore
from report.finish import finish_site
from report.interrupt import Stopped, stop_on_signals
from report.library import render_library
from report.load import load_report
from report.pages import render_pages
from report.preview import preview
from report.progress import Progress
from report.publish import publish
from report.schema import render_schemas
from report.stills import Pen, draw_stills
from report.write import alone, write_files, write_site

HERE = Path(__file__).resolve().parent
BUILD = HERE / "build"


def build(data: Path, site_url: str | None, fresh: Path, progress: Progress) -> None:
    """Tell the whole story: load, check, draw, render, publish, write."""
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
        files = render_dataset(report) | render_schemas(report)
        write_files(render_schemas(report), BUILD)
    with progress.step("explore"):
        files |= render_explore(editions, drawings) | render_library()
        files |= render_embeds(editions, stills, files)
    with progress.step("publish"):
        publish(editions, pages, BUILD, fresh)
    write_files(files, fresh)
    with progress.step("finish"):
        finish_site(fresh, report, BUILD / "packed")
    progress.finish()


def main() -> int:
    """Run the story; 0 when all went well, 1 when the author has something to mend."""
    options = parse_arguments(HERE, __doc__)
    stop_on_signals()
    try:
        code = run_command(options)
        if code is not None:
            return code
        with alone(BUILD), write_site(options.site) as fresh:
            build(options.data, options.site_url, fresh, Progress())
        if options.serve:
            preview(options.data, options.site, BUILD / "preview", options.port)
    except (ReportError, BuildError) as error:
        show_faults(error, as_json=options.json)
        return 1
    except Stopped as stop:
        print(stop, file=sys.stderr)
        return stop.status
    return 0


if __name__ == "__main__":
    sys.exit(main())
