"""A staged config → its HTML, by MkDocs or one of the programs that may follow it.

What goes wrong is told in the publisher's own words. MkDocs runs in this process, which the preview
is fast by; the others by the command that each documents, since their insides may change.
"""

import importlib.util
import logging
import os
import re
import subprocess
import sys
from glob import glob
from logging.handlers import BufferingHandler
from pathlib import Path

from report.cache import Cache
from report.faults import BuildError

# Name on the command line, and of the module → name in a sentence. The first is the default.
PUBLISHERS = {"mkdocs": "MkDocs", "properdocs": "ProperDocs", "zensical": "Zensical"}
DEFAULT = next(iter(PUBLISHERS))
# Zensical colours its words even where no terminal reads them.
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def find_publisher(publisher: str) -> None:
    """Make sure that a publisher is there before anything is drawn for it; else `BuildError`."""
    if importlib.util.find_spec(publisher) is None:
        raise BuildError(f"{PUBLISHERS[publisher]} is not installed: run `make publishers`.")


def build_html(config: Path, publisher: str, cache: Cache) -> str:
    """Build one language; gives what went wrong, or nothing.

    MkDocs leaves pages as they are whose Markdown is older than their HTML.
    """
    if publisher == "mkdocs":
        return _run_mkdocs(config, cache)
    return _run_command(config, publisher)


def _run_command(config: Path, publisher: str) -> str:
    """Build with no cache of earlier builds, every warning a fault."""
    command = [sys.executable, "-m", publisher, "build", "--clean", "--strict", "--config-file"]
    done = subprocess.run(  # noqa: S603 - one of PUBLISHERS
        [*command, str(config)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode == 0:
        return ""
    words = _COLOURS.sub("", f"{done.stdout}{done.stderr}").strip()
    return f"{PUBLISHERS[publisher]} refused {config.name}: {words}"


def _run_mkdocs(config: Path, cache: Cache) -> str:
    from mkdocs.commands.build import build  # noqa: PLC0415 - slow to import, not needed to check
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from report.templates import keep_compiled  # noqa: PLC0415

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    logger, heard = logging.getLogger("mkdocs"), BufferingHandler(sys.maxsize)
    heard.setLevel(logging.WARNING)
    logger.addHandler(heard)
    refused, warnings = f"MkDocs refused {config.name}: ", list[str]()
    try:
        # A strict one would take for a fault what MkDocs warns of in every build of new pages only.
        loaded = load_config(str(config), strict=False)
        theme, env = loaded.theme, loaded.theme.get_env()
        keep_compiled(cache, env)
        # None that are hidden: MkDocs would look through 14,000 icons, and leave them all out.
        names = [name for at in theme.dirs for name in glob("**", root_dir=at, recursive=True)]  # noqa: PTH207 - pathlib looks there
        env.list_templates = lambda filter_func: [*filter(filter_func, dict.fromkeys(names))]  # type: ignore[assignment, misc]
        theme.get_env = lambda: env  # type: ignore[method-assign]
        build(loaded, dirty=True)
    except (MkDocsException, SystemExit) as error:
        warnings.append(str(error))
    finally:
        logger.removeHandler(heard)
    warnings += [record.getMessage() for record in heard.buffer]
    lines = [line for line in warnings if "'dirty' build" not in line]
    return refused + "\n".join(lines) if lines else ""
