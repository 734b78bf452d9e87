"""The gold seal of a certificate: toothed disc on two ribbons, a number in its middle, words around it."""

from __future__ import annotations

from math import cos, pi, radians, sin

from reportlab.pdfbase.pdfdoc import PDFExponentialFunction, PDFRadialShading, PDFStitchingFunction

from app.documents.certificate_frame import TEAL
from app.documents.faces import Face
from app.documents.fonts import clusters
from app.documents.pdf_document import PaperDocument
from app.documents.pen import Pen, TextStyle, circle_path, colour
from app.documents.text_layout import fit, text_width

RADIUS = 46.0
RIBBON_DROP = 31.0

_TEETH = 44
_ENGRAVING = colour("#7A5A14")
_LETTERS = colour("#38270A")
_RIBBON_LINE = colour("#E3C67C")
_WORD_RADIUS = 31.0
_SIDE = 2 * (RADIUS + 2)
_HEIGHT = 2 * RADIUS + RIBBON_DROP + 4


def draw_seal(pen: Pen, x: float, y: float, scale: float, number: str, unit: str, above: str, below: str) -> None:
    """The seal centred on a point; its ribbons hang down to RADIUS + RIBBON_DROP below."""
    document = pen.document
    form = document.form("seal", (_SIDE, _HEIGHT), lambda: _blank_seal(document))
    left, bottom = x - _SIDE / 2 * scale, pen.height - y - (_HEIGHT - _SIDE / 2) * scale
    pen.draw(f"q {scale:.4f} 0 0 {scale:.4f} {left:.2f} {bottom:.2f} cm /{form} Do Q")
    room = 44 * scale
    number, style = fit(number, TextStyle(Face.PROSE_SEMIBOLD, 27 * scale, 30 * scale, _LETTERS), room, 8)
    pen.text(number, x, y + 4.6 * scale, style, align=0.5)
    letters = TextStyle(Face.PROSE_SEMIBOLD, 7.2 * scale, 9 * scale, _LETTERS, tracking=1.3 * scale)
    unit, style = fit(unit.upper(), letters, room, 3)
    pen.text(unit, x, y + 15.4 * scale, style, align=0.5)
    _draw_arc(pen, x, y, scale, above.upper(), is_above=True)
    _draw_arc(pen, x, y, scale, below.upper(), is_above=False)


def _blank_seal(document: PaperDocument) -> bytes:
    """All of the seal that is the same for everybody."""
    pen = Pen(document, _HEIGHT)
    x, y = _SIDE / 2, _HEIGHT - _SIDE / 2
    for side in (-1, 1):
        _draw_ribbon(pen, x, y, side)
    disc = _gradient(document, "SealDisc", (x - 14, y + 16, RADIUS * 1.75), ("#E9CC82", "#C79A3B", "#8F6617"))
    pen.draw(f"q {_teeth(x, y)} W n /{disc} sh Q")
    pen.draw(f"{_ENGRAVING.stroke} 0.5 w {_teeth(x, y)} S")
    middle = _gradient(document, "SealMiddle", (x - 4, y + 6, 34), ("#F4E3B4", "#E8CB80", "#DDBA63"))
    pen.draw(f"q {circle_path(x, y, 25.6)} W n /{middle} sh Q")
    pen.draw(f"0.8 w {circle_path(x, y, 38.6)} S 0.45 w {circle_path(x, y, 36.6)} S {circle_path(x, y, 25.6)} S")
    for side in (-1, 1):
        pen.draw(f"{_LETTERS.fill} {_star(x + side * 31.1, y, 2.3)} f")
    return pen.content()


def _draw_ribbon(pen: Pen, x: float, y: float, side: int) -> None:
    """One ribbon, hanging outwards behind the disc, its end cut like a swallow's tail."""
    corners = (
        (7, -30),
        (29, -24),
        (36.5, -RADIUS - RIBBON_DROP),
        (23, -RADIUS - RIBBON_DROP + 9),
        (12.4, -RADIUS - RIBBON_DROP),
    )
    path = " l ".join(f"{x + side * right:.2f} {y + up:.2f}" for right, up in corners)
    pen.draw(f"{TEAL.fill} {path.replace(' l ', ' m ', 1)} l h f")
    pen.draw(
        f"{_RIBBON_LINE.stroke} 0.6 w {x + side * 10:.2f} {y - 40:.2f} m "
        f"{x + side * 17:.2f} {y - RADIUS - RIBBON_DROP + 6:.2f} l S"
    )


def _draw_arc(pen: Pen, x: float, y: float, scale: float, words: str, *, is_above: bool) -> None:
    """Words along the ring; those of scripts that join their letters stand straight, as a curve would break them."""
    style = TextStyle(Face.PROSE_SEMIBOLD, (7.6 if is_above else 7) * scale, 9 * scale, _LETTERS)
    radius = (_WORD_RADIUS - 2.4 if is_above else _WORD_RADIUS + 2.4) * scale
    spacing = 1.0 * scale
    letters = list(clusters(words))
    if pen.fonts.line(words, style.face, ligatures=False).missing or not _may_bend(words):
        words, style = fit(words, style.sized(6 * scale), 30 * scale, 2.5)
        pen.text(words, x, y + (-28.5 if is_above else 33) * scale, style, align=0.5)
        return
    widths = [text_width(letter, style) for letter in letters]
    length = sum(widths) + spacing * (len(letters) - 1)
    longest = radius * radians(126 if is_above else 112)
    if length > longest:
        smaller = style.sized(style.size * longest / length)
        widths = [width * longest / length for width in widths]
        spacing, length, style = spacing * longest / length, longest, smaller
    position = -length / 2
    for letter, width in zip(letters, widths, strict=True):
        turn = (position + width / 2) / radius
        angle = pi / 2 - turn if is_above else -pi / 2 + turn
        lean = angle - pi / 2 if is_above else angle + pi / 2
        start_x = x + radius * cos(angle) - width / 2 * cos(lean)
        start_y = y - radius * sin(angle) + width / 2 * sin(lean)
        pen.turned_text(letter, start_x, start_y, style, cos(lean), sin(lean))
        position += width + spacing


def _may_bend(words: str) -> bool:
    """Whether each letter can stand alone: Latin, Greek, Cyrillic, and East Asian characters."""
    return all(character < "\u0590" or character >= "\u2e80" for character in words)


def _teeth(x: float, y: float) -> str:
    """The outline of the disc."""
    points = []
    for number in range(2 * _TEETH):
        radius = RADIUS if number % 2 == 0 else RADIUS - 3.6
        angle = pi / 2 + number * pi / _TEETH
        points.append(f"{x + radius * cos(angle):.2f} {y + radius * sin(angle):.2f}")
    return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:]) + " h"


def _star(x: float, y: float, radius: float) -> str:
    """A star of five points."""
    points = []
    for number in range(10):
        length = radius if number % 2 == 0 else radius * 0.45
        angle = pi / 2 + number * pi / 5
        points.append(f"{x + length * cos(angle):.2f} {y + length * sin(angle):.2f}")
    return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:]) + " h"


def _gradient(
    document: PaperDocument, name: str, circle: tuple[float, float, float], codes: tuple[str, str, str]
) -> str:
    """Three colours from the middle of a circle outwards."""

    def make() -> PDFRadialShading:
        first, second, third = ([int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)] for code in codes)
        steps = [
            PDFExponentialFunction(start, end, 1, Domain="[0 1]") for start, end in ((first, second), (second, third))
        ]
        blend = PDFStitchingFunction(steps, [0.55], [0, 1, 0, 1], Domain="[0 1]")
        x, y, radius = circle
        return PDFRadialShading(x, y, 0, x, y, radius, blend, "DeviceRGB", Extend="[true true]")

    return document.shading(name, make)
