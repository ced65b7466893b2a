"""Take the README's picture of the built site: `make screenshot`.

Enters: site/. Leaves: .github/screenshot.png, the overview in English at 1280 by 860 pixels.
"""

import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from tests.support.browser import SITE, open_browser, serve  # noqa: E402 - the path above comes first

TARGET = HOME / ".github" / "screenshot.png"


def main() -> None:
    """Open the overview as a reader's browser does and keep what shows."""
    with serve(SITE) as address, open_browser() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(address, wait_until="networkidle")
        page.screenshot(path=TARGET)


if __name__ == "__main__":
    main()
