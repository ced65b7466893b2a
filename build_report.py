"""YAML of an article's numbers in, a static explorable report site out."""

import argparse
import sys
from pathlib import Path

from report.charts import draw_report
from report.check import check_report
from report.dataset import render_dataset
from report.edition import Edition
from report.errors import BuildError, ReportError
from report.load import load_report
from report.pages import render_pages
from report.progress import Progress
from report.publish import publish
from report.stills import Pen, draw_stills
from report.write import write_files, write_site

HERE = Path(__file__).resolve().parent
BUILD = HERE / "build"


def build(data: Path, site: Path, progress: Progress) -> None:
    """Tell the whole story: load, check, draw, render, publish, write."""
    with progress.step("check"):
        source = load_report(data)
        check_report(source)
    report = source.report
    editions = {language: Edition(report, language) for language in report.languages}
    with progress.step("draw"), Pen() as pen:
        stills = draw_stills(draw_report(report), BUILD / "stills", pen, progress.tick)
    with progress.step("pages"):
        pages = {language: render_pages(edition, stills) for language, edition in editions.items()}
    with progress.step("data"):
        files = render_dataset(report)
    with write_site(site) as fresh:
        with progress.step("publish"):
            publish(editions, pages, BUILD, fresh)
        write_files(files, fresh)
    progress.finish()


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE / "data" / "shenyang-2024")
    parser.add_argument("--site", type=Path, default=HERE / "site")
    parser.add_argument("--check", action="store_true", help="check the data and write nothing")
    return parser.parse_args()


def main() -> int:
    """Run the story; 0 when all went well, 1 when the author has something to mend."""
    options = parse_arguments()
    try:
        if options.check:
            check_report(load_report(options.data))
        else:
            build(options.data, options.site, Progress())
    except (ReportError, BuildError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
