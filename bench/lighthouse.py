"""What Lighthouse gives the pages that readers come to first: `python -m bench.lighthouse`.

Each page is looked at as the tests do, from nginx with the project's own configuration, and the
median of a few looks is printed.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.support.browser import SITE
from tests.support.lighthouse import CATEGORIES, Seen, look
from tests.support.nginx import SITE as PLACE
from tests.support.nginx import open_nginx

RUNS = 3
PAGES = ("", "standards/", "compare/", "embed/standards-by-level/")


def judge(address: str) -> Seen:
    """Look at a page `RUNS` times; gives the median of each measure, and no faults."""
    looks = [look(address) for _ in range(RUNS)]
    scores = zip(*(seen.scores for seen in looks), strict=True)
    return Seen(
        tuple(round(median(given)) for given in scores),
        median(seen.paint for seen in looks),
        median(seen.blocking for seen in looks),
        median(seen.shift for seen in looks),
        (),
    )


def main() -> None:
    """Print a table of the pages, as Markdown."""
    write = sys.stdout.write
    write(f"| page | {' / '.join(CATEGORIES)} | largest paint | blocking | shift |\n")
    write("| --- | --- | ---: | ---: | ---: |\n")
    with tempfile.TemporaryDirectory() as folder, open_nginx(SITE, Path(folder)) as host:
        for page in PAGES:
            seen = judge(f"{host}/{PLACE}/{page}")
            marks = " / ".join(map(str, seen.scores))
            times = f"{seen.paint / 1000:.2f} s | {seen.blocking:.0f} ms | {seen.shift:.3f}"
            write(f"| {page or 'home'} | {marks} | {times} |\n")


if __name__ == "__main__":
    main()
