"""YAML of an article's numbers in, a static explorable report site out."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

try:
    from report.arguments import parse_arguments
    from report.check import check_report
    from report.load import load_report
    from report.progress import Progress
    from report.run import run
    from report.write import write_files
except ModuleNotFoundError as error:
    if str(error.name).split(".")[0] == "report":  # a fault of our own keeps its traceback
        raise
    sys.exit(
        f'"{error.name}" is missing: run `make setup`, then `.venv/bin/python build_report.py`'
    )

HERE = Path(__file__).resolve().parent
BUILD = HERE / "build"


def build(
    data: Path, site_url: str | None, fresh: Path, progress: Progress, publisher: str
) -> None:
    """Tell the whole story: load, check, draw, render, publish, write, finish."""
    with progress.step("check"):
        source = load_report(data)
        progress.warn(check_report(source, strict=False))
    from report import steps  # noqa: PLC0415 - half a second of imports that a check saves

    report = source.report.at(site_url)
    editions = {language: steps.Edition(report, language) for language in report.languages}
    with progress.step("draw"), steps.Pen() as pen:
        drawings = tuple(steps.draw_report(report))
        stills = steps.draw_stills(drawings, BUILD / "stills", pen, progress.tick)
    with progress.step("pages"):
        pages = {
            language: steps.render_pages(edition, stills) for language, edition in editions.items()
        }
    with progress.step("data"):
        schemas = steps.render_schemas(report)
        write_files(schemas, BUILD)
        files = steps.render_dataset(report) | schemas
    with progress.step("explore"):
        files |= steps.render_explore(editions, drawings) | steps.render_library()
        files |= steps.render_embeds(editions, stills, files)
    with progress.step("documents"), ThreadPoolExecutor(1) as aside:
        decks = aside.submit(steps.render_decks, report)  # in Python, while Typst works beside it
        files |= steps.render_paper(editions, stills, BUILD / "paper")
        files |= steps.render_pictures(editions, stills, BUILD / "paper")
        files |= decks.result()
    with progress.step("publish"):
        steps.publish(editions, pages, BUILD, fresh, publisher)
    write_files(files, fresh)
    with progress.step("finish"):
        steps.finish_site(fresh, report, BUILD / "packed", publisher)


def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    return run(parse_arguments(HERE, __doc__), build, BUILD)


if __name__ == "__main__":
    sys.exit(main())
