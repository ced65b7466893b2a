"""Make of a report's last edition what an archive such as Zenodo takes: `make release`.

Enters: the edition that `--edition` kept. Leaves: release/<report>-<date>/ with its data and their
Data Package, its briefings, CITATION.cff, RO-Crate metadata (1.1) and the SHA-256 of each file.
"""

import argparse
import shutil
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from report.edition.addresses import MEDIA_TYPES  # noqa: E402
from report.edition.citations import cite_article, cite_report  # noqa: E402
from report.edition.edition import Editions, default_of, make_editions  # noqa: E402
from report.exact_json import Json, json_file  # noqa: E402
from report.reading.load import load_report  # noqa: E402
from report.reading.manifest import list_files, measure  # noqa: E402
from report.templates import render  # noqa: E402

CRATE, SUMS = "ro-crate-metadata.json", "SHA256SUMS"
CONFORMS = "https://w3id.org/ro/crate/1.1"


def main() -> int:
    """Gather the release; 1 where no edition is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HOME / "data" / "shenyang-2024")
    parser.add_argument("--to", type=Path, default=HOME / "release")
    options = parser.parse_args()
    report = load_report(options.data).report
    if not report.kept or report.open_issue or report.about.publication is None:
        told = "publish an edition first: build_report.py --edition DATE, as the guide says"
        print(f"{options.data}: {told}", file=sys.stderr)  # noqa: T201 - the only words of the run
        return 1
    issue, editions = report.kept[-1], make_editions(report)
    folder = options.to / f"{report.id}-{issue.date}"
    shutil.rmtree(folder, ignore_errors=True)
    for path in list_files(issue.home):
        if path.startswith(("data/", "downloads/briefing.")):
            target = folder / path.removeprefix("downloads/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(issue.home / path, target)
    edition = default_of(editions)
    given = {"edition": edition, "about": report.about, "date": issue.date}
    cited = {"cited": cite_report(edition), "article": cite_article(edition)}
    words = render("release/CITATION.cff.j2", **given, **cited)
    (folder / "CITATION.cff").write_text(f"{words}\n", "utf-8")
    crate = describe_crate(editions, folder, issue.date)
    (folder / CRATE).write_bytes(json_file(crate))
    sums = (f"{measure(folder / path)['sha256']}  {path}\n" for path in list_files(folder))
    (folder / SUMS).write_text("".join(sums), "utf-8")
    print(folder)  # noqa: T201 - where it is
    return 0


def describe_crate(editions: Editions, folder: Path, date: str) -> Json:
    """Describe a release as a Research Object Crate: each file, who published, of what."""
    edition = default_of(editions)
    about, article = edition.report.about, cite_article(edition)
    cited = cite_report(edition)
    paths = [path for path in list_files(folder) if path not in {CRATE, SUMS}]
    files: list[Json] = [
        {
            "@id": path,
            "@type": "File",
            "name": Path(path).name,
            "encodingFormat": MEDIA_TYPES.get(path.rsplit(".", 1)[-1], "text/plain"),
            "contentSize": measure(folder / path)["size"],
            "sha256": measure(folder / path)["sha256"],
        }
        for path in paths
    ]
    whole: Json = {
        "@id": "./",
        "@type": "Dataset",
        "identifier": cited.url,
        "url": cited.url,
        "name": edition.plain(about.title),
        "description": edition.plain(about.description),
        "datePublished": date,
        "version": date,
        "inLanguage": list(editions),
        "creditText": cited.text,
        "license": {"@id": "#licence"},
        "publisher": {"@id": "#publisher"},
        "author": {"@id": "#publisher"},
        "isBasedOn": {"@id": "#article"},
        "hasPart": [{"@id": path} for path in paths],
    }
    return {
        "@context": f"{CONFORMS}/context",
        "@graph": [
            {
                "@id": CRATE,
                "@type": "CreativeWork",
                "conformsTo": {"@id": CONFORMS},
                "about": {"@id": "./"},
            },
            whole,
            *files,
            {"@id": "#publisher", "@type": "Organization", "name": cited.publisher},
            {
                "@id": "#licence",
                "@type": "CreativeWork",
                "name": edition.word("data-licence-name"),
                "description": edition.word("data-licence"),
            },
            {
                "@id": "#article",
                "@type": "NewsArticle",
                "headline": article.title,
                "inLanguage": article.language,
                "datePublished": article.date,
                "author": {"@id": "#reporter"},
                "publisher": {"@id": "#newspaper"},
            },
            {"@id": "#reporter", "@type": "Person", "name": article.author},
            {"@id": "#newspaper", "@type": "Organization", "name": article.publisher},
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
