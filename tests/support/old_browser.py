"""The oldest Chromium that the site is for, out of npm's package of it, and how it is driven.

Playwright drives it, but neither its locators nor its waiting: the one asks elements what this
browser does not know, the other evaluates strings, which the site's policy forbids.
"""

import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha512
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, Page

from tests.support.browser import HANGS, ROOT, launch

PACKED = ROOT / ".venv" / "old-browser" / "chrome-aws-lambda-5.3.1.tgz"
VERSION = "86.0.4240.0"
_DIGEST = (
    "2a49594f2da9d94ffce9c0a1d6128bdcf183aa88ab402020eee7a3bcd227d2b0"
    "c19168f84aee063a360c45507792d84bc269d6861df1eb7443053080690f50dd"
)
_STEP = 100  # milliseconds


@contextmanager
def open_old(browser: Browser, folder: Path) -> Iterator[Browser]:
    """Unpack Chromium 86 into a folder and start it, by the playwright that drives the other."""
    program = _unpack(folder)
    given = {
        "executable_path": str(program),
        "env": {**os.environ, "LD_LIBRARY_PATH": f"{folder}/lib"},
    }
    old = launch(browser.browser_type, "--disable-dev-shm-usage", "--use-gl=swiftshader", **given)
    yield old
    old.close()


def _unpack(folder: Path) -> Path:
    assert PACKED.is_file(), "no old browser: run `make setup`"
    content = PACKED.read_bytes()
    assert sha512(content).hexdigest() == _DIGEST, "it is another package than was looked at"
    with tarfile.open(fileobj=io.BytesIO(content)) as package:
        for name in ("aws.tar", "swiftshader.tar", "chromium"):
            member = package.extractfile(f"package/bin/{name}.br")
            assert member is not None
            found = brotli.decompress(member.read())
            if name.endswith(".tar"):
                with tarfile.open(fileobj=io.BytesIO(found)) as inner:
                    inner.extractall(folder, filter="data")
            else:
                (folder / name).write_bytes(found)
    program = folder / "chromium"
    program.chmod(0o755)
    return program


def until(page: Page, said: str, given: Any = None) -> Any:
    """Ask a page until what it says is true; gives that."""
    for _ in range(HANGS // _STEP):
        found = page.evaluate(said, given)
        if found:
            return found
        page.wait_for_timeout(_STEP)
    raise AssertionError(f"{said} is never true of {page.url}")


def point_at(page: Page, selector: str) -> None:
    """Move the pointer onto the first of these elements that is shown."""
    place = until(
        page,
        """(selector) => {
          const found = [...document.querySelectorAll(selector)];
          const shown = found.find((one) => one.getClientRects().length);
          if (!shown) return null;
          shown.scrollIntoView({block: "center", behavior: "instant"});
          const {x, y, width, height} = shown.getClientRects()[0];
          return [x + width / 2, y + height / 2];
        }""",
        selector,
    )
    page.mouse.move(*place)


def answer(page: Page, selector: str, said: str) -> Any:
    """Point at an element until the page says something, as a hand does that missed; gives that.

    The page may still move below the pointer, which then rests beside what it was to point at.
    """
    for _ in range(HANGS // (_STEP * 10)):
        page.mouse.move(0, 0)
        point_at(page, selector)
        page.wait_for_timeout(_STEP * 10)
        if found := page.evaluate(said):
            return found
    raise AssertionError(f"{said} is never true of {page.url}, pointed at {selector}")
