"""The theme's own markup, mended in every page."""

from pathlib import Path

from report.publish.theme_fixes import mend_markup


def test_the_theme_keeps_no_fault_and_waits_for_our_module(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        '<input class="md-toggle" id="x" autocomplete="off"><input autocomplete="off">\n'
        '<script src="../assets/javascripts/bundle.1a.min.js"></script>\n'
        '<script src="../assets/js/site.js" type="module"></script>'
    )
    mend_markup(tmp_path)
    assert page.read_text("utf-8") == (
        '<input class="md-toggle" id="x"><input autocomplete="off">\n\n'
        '<script src="../assets/js/site.js" type="module" fetchpriority="low" '
        'data-theme="../assets/javascripts/bundle.1a.min.js"></script>'
    )
