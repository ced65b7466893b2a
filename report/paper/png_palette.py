"""A PNG of Typst's on clear ground → the same in few colours, on clear and on solid ground.

Flat shapes and the edges of letters need a palette: a quarter of the size.
"""

from io import BytesIO

from PIL import Image

COLOURS = 200


def two_grounds(png: bytes, ground: tuple[int, int, int]) -> tuple[bytes, bytes]:
    """Give the picture on solid ground and on clear ground; both share one palette."""
    clear = Image.open(BytesIO(png)).quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    colours = clear.getpalette("RGBA") or []
    solid = clear.copy()
    solid.info.pop("transparency", None)
    solid.putpalette(
        [_blend(colours, at, ground) for at in range(len(colours)) if at % 4 != _ALPHA]
    )
    return _spell(solid), _spell(clear)


_ALPHA = 3


def _blend(colours: list[int], at: int, ground: tuple[int, int, int]) -> int:
    """Lay one channel of a palette over the ground."""
    alpha = colours[at - at % 4 + _ALPHA]
    return round((colours[at] * alpha + ground[at % 4] * (255 - alpha)) / 255)


def _spell(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "PNG", compress_level=4)
    return written.getvalue()
