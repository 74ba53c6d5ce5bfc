"""A QR code as SVG, on white with its margin, so that a dark page keeps it readable."""

import segno

MARGIN = 4


def qr_code(address: str) -> str:
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(scale=4, border=MARGIN, dark="#000", light="#fff"))
