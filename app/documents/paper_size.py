"""The sizes of paper that we print on, in points of 1/72 inch."""

from __future__ import annotations

from enum import Enum

POINTS_PER_MILLIMETRE = 72 / 25.4


class PaperSize(Enum):
    """A sheet of paper as it lies in the printer, upright."""

    A4 = "a4"
    LETTER = "letter"
    A5 = "a5"

    @property
    def upright(self) -> tuple[float, float]:
        """Width and height in points, the short edge first."""
        return _UPRIGHT[self]

    @property
    def landscape(self) -> tuple[float, float]:
        """Width and height in points, the long edge first."""
        short, long = _UPRIGHT[self]
        return long, short


_UPRIGHT = {
    PaperSize.A4: (210 * POINTS_PER_MILLIMETRE, 297 * POINTS_PER_MILLIMETRE),
    PaperSize.LETTER: (612.0, 792.0),
    PaperSize.A5: (148 * POINTS_PER_MILLIMETRE, 210 * POINTS_PER_MILLIMETRE),
}


def millimetres(length: float) -> float:
    """A length in millimetres as points."""
    return length * POINTS_PER_MILLIMETRE
