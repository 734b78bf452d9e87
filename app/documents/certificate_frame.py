"""The border of a certificate: woven band, gold corners, double gold line; and the flourish under its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from app.documents.paper_size import millimetres
from app.documents.pen import Pen, box_path, circle_path, colour

TEAL = colour("#0B4F4A")
GOLD = colour("#A87B1B")
GOLD_INK = colour("#8F6714")
"""Gold for letters: dark enough to be read on white, in color and in grey."""
PALE_GOLD = colour("#D3B778")
BAND_INK = colour("#55928C")

# Distances from the edge of the paper on a Letter or A4 sheet; smaller sheets take them in proportion.
_EDGE = 26.0
_LEAST_EDGE = millimetres(8.5)
_CORNER = 26.0
_CORNER_INSET = 4.0
_BAND_CENTRE = 16.8
_INNER = 33.2
_SECOND_INNER = 36.8

# A quarter of a sine wave as one curve: control points for a wave that rises from 0 to 1 in a quarter of its length.
_FIRST_CONTROL = (0.326131, 0.512287)
_SECOND_CONTROL = (0.638095, 1.0)


@dataclass(frozen=True, slots=True)
class _Strands:
    """Waves of one kind in the band: height from the middle, length, how many beside each other, and their shift."""

    amplitude: float
    wavelength: float
    count: int
    shift: float


_WEAVE = (_Strands(11.0, 54.0, 8, 0.0), _Strands(6.6, 54.0, 8, 0.5))


def inner_edge(scale: float) -> float:
    """How far inside the paper's edge the innermost line of the frame lies."""
    return _edge(scale) + _SECOND_INNER * scale


def _edge(scale: float) -> float:
    """How far the frame keeps from the paper's edge, where many printers cannot print."""
    return max(_EDGE * scale, _LEAST_EDGE)


def draw_frame(pen: Pen, width: float, height: float, scale: float) -> None:
    """The whole border of a sheet, its lines and band scaled from those of a large sheet."""
    edge = _edge(scale)
    pen.box(edge, edge, width - 2 * edge, height - 2 * edge, radius=3 * scale, stroke=TEAL, line=1.7 * scale)
    for inset, line, ink in ((_INNER, 1.2, GOLD), (_SECOND_INNER, 0.6, PALE_GOLD)):
        at = edge + inset * scale
        pen.box(at, at, width - 2 * at, height - 2 * at, radius=2.5 * scale, stroke=ink, line=line * scale)
    _draw_bands(pen, width, height, scale)
    for x in (edge + _CORNER_INSET * scale, width - edge - (_CORNER_INSET + _CORNER) * scale):
        for y in (edge + _CORNER_INSET * scale, height - edge - (_CORNER_INSET + _CORNER) * scale):
            _draw_corner(pen, x, y, scale)


def draw_flourish(pen: Pen, x: float, y: float, scale: float) -> None:
    """A diamond between two curling lines, centred on a point."""
    middle = pen.height - y
    half = 4.4 * scale
    pen.draw(
        f"{GOLD.fill} {x - half:.2f} {middle:.2f} m {x:.2f} {middle + half:.2f} l "
        f"{x + half:.2f} {middle:.2f} l {x:.2f} {middle - half:.2f} l h f"
    )
    pen.draw(f"{GOLD.stroke} {0.95 * scale:.2f} w 1 J")
    for side in (-1, 1):

        def at(right: float, up: float, side: int = side) -> str:
            return f"{x + side * right * scale:.2f} {middle + up * scale:.2f}"

        pen.draw(
            f"{at(9, 0.3)} m {at(22, 4.6)} {at(38, -2.4)} {at(54, -2.4)} c "
            f"{at(68, -2.4)} {at(83.5, 0.2)} {at(83.5, 5.2)} c "
            f"{at(83.5, 8.6)} {at(78.6, 9.2)} {at(78.4, 6.6)} c S"
        )
        pen.draw(f"{GOLD.fill} {circle_path(x + side * 79 * scale, middle + 6.2 * scale, 1.35 * scale)} f")
    pen.draw("0 J")


def _draw_bands(pen: Pen, width: float, height: float, scale: float) -> None:
    """The woven band along the four edges, cut off cleanly at the corners."""
    start = _edge(scale) + (_CORNER_INSET + _CORNER + 2) * scale
    centre = _edge(scale) + _BAND_CENTRE * scale
    across = _band(width - 2 * start, scale)
    upright = _band(height - 2 * start, scale)
    places = (
        (across, f"1 0 0 1 {start:.2f} {centre:.2f}"),
        (across, f"1 0 0 1 {start:.2f} {height - centre:.2f}"),
        (upright, f"0 1 -1 0 {centre:.2f} {start:.2f}"),
        (upright, f"0 1 -1 0 {width - centre:.2f} {start:.2f}"),
    )
    for band, matrix in places:
        pen.draw(f"q {matrix} cm {BAND_INK.stroke} {0.42 * scale:.2f} w {band} Q")


def _band(length: float, scale: float) -> str:
    """The strands of a band along the x axis, and a clip at both of its ends."""
    half = _WEAVE[0].amplitude * scale + 1
    paths = [f"{box_path(0, -half, length, 2 * half)} W n"]
    for strands in _WEAVE:
        wavelength = length / max(round(length / (strands.wavelength * scale)), 1)
        for number in range(strands.count):
            start = ((number + strands.shift) / strands.count - 1) * wavelength
            paths.extend(_quarters(start, length, wavelength / 4, strands.amplitude * scale))
    return " ".join(paths) + " S"


def _quarters(start: float, end: float, quarter: float, amplitude: float) -> Iterator[str]:
    """One strand as curves, a quarter wave each."""
    (near_x, near_y), (far_x, far_y) = _FIRST_CONTROL, _SECOND_CONTROL
    yield f"{start:.1f} 0 m"
    x, turn = start, 0
    while x < end:
        sign = amplitude if turn < 2 else -amplitude
        if turn % 2 == 0:  # from the middle out
            points = (x + near_x * quarter, near_y * sign, x + far_x * quarter, far_y * sign, x + quarter, sign)
        else:  # and back
            points = (
                x + (1 - far_x) * quarter,
                far_y * sign,
                x + (1 - near_x) * quarter,
                near_y * sign,
                x + quarter,
                0.0,
            )
        yield " ".join(f"{value:.1f}" for value in points) + " c"
        x, turn = x + quarter, (turn + 1) % 4


def _draw_corner(pen: Pen, x: float, y: float, scale: float) -> None:
    """A gold block with a flower of eight petals."""
    side = _CORNER * scale
    pen.box(x, y, side, side, radius=2.2 * scale, stroke=GOLD, line=1.0 * scale)
    inset = 2.5 * scale
    pen.box(x + inset, y + inset, side - 2 * inset, side - 2 * inset, radius=1.2 * scale, stroke=GOLD, line=0.5 * scale)
    middle_x, middle_y = x + side / 2, pen.height - y - side / 2
    petals = " ".join(_petal(middle_x, middle_y, number, scale) for number in range(8))
    pen.draw(f"{GOLD.fill} {petals} f")
    pen.draw(f"1 g {circle_path(middle_x, middle_y, 1.9 * scale)} f")


def _petal(x: float, y: float, number: int, scale: float) -> str:
    """One petal; the four that point along the axes are longer."""
    angle = number * pi / 4
    length = (8.2 if number % 2 == 0 else 7.0) * scale
    breadth = 2.8 * scale

    def at(along: float, aside: float) -> str:
        return f"{x + along * cos(angle) - aside * sin(angle):.2f} {y + along * sin(angle) + aside * cos(angle):.2f}"

    return (
        f"{at(0, 0)} m {at(length * 0.45, breadth)} {at(length * 0.75, breadth * 0.6)} {at(length, 0)} c "
        f"{at(length * 0.75, -breadth * 0.6)} {at(length * 0.45, -breadth)} {at(0, 0)} c h"
    )
