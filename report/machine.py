"""This machine → what of it decides how a site looks: browser, fonts, packages. Starts nothing."""

import os
import shutil
import sys
import sysconfig
from functools import cache
from pathlib import Path

from report.cache import digest
from report.faults import BuildError

_OWN = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FONTS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
)


def find_browser() -> str:
    """Give the path of Chromium: $CHROMIUM, or the first one on the PATH.

    Raises `BuildError` that says what to install.
    """
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    if not found:
        where = f'$CHROMIUM is "{named}", which is no program' if named else "none is on the PATH"
        raise BuildError(
            f"Charts changed and drawing them needs Chromium, but {where}.\n"
            "Install it (`apt-get install chromium fonts-noto-cjk`), or set CHROMIUM to its path."
        )
    return found


def find_node() -> str | None:
    """Give the path of Node.js: the machine's, or the one that the set-up put beside Python."""
    places = (os.environ.get("PATH", ""), str(Path(sys.executable).parent))
    return shutil.which("node", path=os.pathsep.join(places))


def describe_browser() -> str:
    """Tell this browser from others and other versions of it; empty where there is none."""
    try:
        return describe_program(find_browser())
    except BuildError:
        return ""


def describe_program(path: str | None) -> str:
    """Tell a program from others and from other versions of it, by its file."""
    if path is None:
        return ""
    real = Path(path).resolve()
    seen = real.stat()
    return f"{real} {seen.st_size} {seen.st_mtime_ns}"


@cache
def list_fonts() -> str:
    """Name every file of the folders that fonts are installed in, with its size."""
    walks = (os.walk(Path(folder).expanduser()) for folder in _FONTS)
    files = (Path(at, name) for walk in walks for at, _, names in walk for name in names)
    return "\n".join(sorted(f"{path} {path.lstat().st_size}" for path in files))


@cache
def digest_code() -> bytes:
    """Sum up this program: its modules and their words, and what is installed for it."""
    own = sorted(path for end in ("py", "yml", "json") for path in _OWN.rglob(f"*.{end}"))
    return digest(list_packages().encode(), *(path.read_bytes() for path in own)).encode()


@cache
def list_packages() -> str:
    """Name this Python and every package that is installed for it, with its version."""
    installed = Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info")
    return "\n".join([sys.version, *sorted(path.stem for path in installed)])
