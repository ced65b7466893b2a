"""A PNG of Typst's on clear ground → the same in few colours, on clear and on solid ground.

Flat shapes and the edges of letters need a palette: a quarter of the size.
"""

from io import BytesIO

from PIL import Image

COLOURS = 200


def two_grounds(png: bytes, ground: tuple[int, int, int]) -> tuple[bytes, bytes]:
    """Give the picture on solid ground and on clear ground; both share one palette."""
    clear = Image.open(BytesIO(png)).quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    colours = bytes(clear.getpalette("RGBA") or [])
    painted = Image.frombytes("RGBA", (len(colours) // 4, 1), colours)
    under = Image.new("RGBA", painted.size, ground)
    solid = clear.copy()
    solid.info.pop("transparency", None)
    solid.putpalette(Image.alpha_composite(under, painted).convert("RGB").tobytes())
    return _spell(solid), _spell(clear)


def _spell(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "PNG", compress_level=4)
    return written.getvalue()
