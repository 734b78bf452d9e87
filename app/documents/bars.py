"""Bars drawn with the pen: an edge shows the whole, so that they read without colour as well."""

from __future__ import annotations

from app.documents.pen import INK, SHADE, Colour, Pen


def draw_bar(
    pen: Pen, x: float, baseline: float, width: float, count: float, of: float, *, height: float = 9, fill: Colour = INK
) -> None:
    """A bar beside words on this baseline, filled by a part of a whole; a part above the whole fills it."""
    top = baseline - height + 1
    pen.box(x, top, width, height, fill=SHADE)
    if count > 0 and of > 0:
        pen.box(x, top, width * min(count / of, 1), height, fill=fill)
    pen.box(x, top, width, height, stroke=INK, line=0.5)
