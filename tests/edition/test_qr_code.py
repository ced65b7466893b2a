"""A QR code holds the address, dark on white, with room around it."""

from io import BytesIO

import segno
from PIL import Image

from report.edition.qr_code import draw_qr

ADDRESS = "https://example.org/reports/a-report/zh-Hant/"
QUIET = 4  # modules around the code, which readers need


def test_the_picture_is_the_code_of_the_address():
    matrix = [list(row) for row in segno.make(ADDRESS, error="m", micro=False).matrix]
    picture = Image.open(BytesIO(draw_qr(ADDRESS, "png"))).convert("1")
    scale = picture.width // (len(matrix) + 2 * QUIET)
    assert picture.size == (scale * (len(matrix) + 2 * QUIET),) * 2
    seen = [
        [
            picture.getpixel(((x + QUIET) * scale + scale // 2, (y + QUIET) * scale + scale // 2))
            == 0
            for x in range(len(matrix))
        ]
        for y in range(len(matrix))
    ]
    assert seen == [[bool(module) for module in row] for row in matrix]
    assert picture.getpixel((0, 0)) == 255


def test_paper_gets_it_as_outlines_that_are_the_same_each_time():
    drawn = draw_qr(ADDRESS, "svg")
    assert drawn.startswith(b"<?xml")
    assert drawn == draw_qr(ADDRESS, "svg")
