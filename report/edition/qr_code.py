"""An address → its QR code (ISO/IEC 18004) as a picture, for paper and slides."""

from io import BytesIO
from typing import Literal

import segno


def draw_qr(address: str, kind: Literal["svg", "png"]) -> bytes:
    """Draw dark modules on white with the quiet zone of four that readers need."""
    picture = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(picture, kind=kind, scale=8, light="white")
    return picture.getvalue()
