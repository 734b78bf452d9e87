"""The square code on papers that come back, drawn."""

from __future__ import annotations

import segno

# Every mask can be read; trying all eight for the prettiest is most of the work of making a code.
_MASK = 3


def qr_drawing(payload: str, x: float, y: float, side: float) -> str:
    """PDF operators that show the payload as a one-bit picture with its bottom left corner at a point."""
    matrix = segno.make_qr(payload, error="m", boost_error=False, mask=_MASK).matrix
    width = len(matrix)
    padding = -width % 8
    digits = (width + padding) // 4
    rows = "".join(f"{int(bytes(row).translate(_BITS), 2) << padding:0{digits}X}" for row in matrix)
    place = f"q 0 g {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm"
    return f"{place} BI/W {width}/H {width}/IM true/D[1 0]/F/AHx ID {rows}> EI Q"


_BITS = bytes.maketrans(b"\x00\x01", b"01")
