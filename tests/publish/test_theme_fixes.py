"""The theme's own markup, mended in every page."""

from report.publish.theme_fixes import mend_markup


def test_the_theme_keeps_no_fault_and_waits_for_our_module() -> None:
    page = (
        '<input class="md-toggle" id="x" autocomplete="off"><input autocomplete="off">\n'
        '<script src="../assets/javascripts/bundle.1a.min.js"></script>\n'
        '<script src="../assets/js/site.js" type="module"></script>'
    )
    assert mend_markup(page) == (
        '<input class="md-toggle" id="x"><input autocomplete="off">\n\n'
        '<script src="../assets/js/site.js" type="module" fetchpriority="low" '
        'data-theme="../assets/javascripts/bundle.1a.min.js"></script>'
    )
