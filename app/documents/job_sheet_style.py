"""The looks and measures that the parts of a job sheet share, and the pencil-friendly marks they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.faces import Face
from app.documents.paper_size import millimetres
from app.documents.pen import GREY_INK, INK, WHITE, Pen, TextStyle, colour
from app.documents.plain_text import one_line
from app.documents.text_layout import fit, text_width

MARGIN = millimetres(12)
FOOT_BASELINE = millimetres(9.6)
QR_SIDE = millimetres(22)

TEAL = colour("#1F4D48")
FIRM = TextStyle(Face.SEMIBOLD, 10, 12, TEAL)
DATE = TextStyle(Face.BOLD, 22, 26)
CREW = TextStyle(Face.MEDIUM, 11.5, 14)
NAME = TextStyle(Face.BOLD, 18, 21)
STREET = TextStyle(Face.SEMIBOLD, 13, 15)
TOWN = TextStyle(Face.MEDIUM, 12, 15)
HEADING = TextStyle(Face.BOLD, 10.5, 13)
QUESTION = TextStyle(Face.SEMIBOLD, 11, 13)
LABEL = TextStyle(Face.SEMIBOLD, 9.5, 12)
BODY = TextStyle(Face.REGULAR, 9.5, 12)
QUOTE = TextStyle(Face.ITALIC, 9.5, 12)
QUIET = TextStyle(Face.REGULAR, 9.5, 12, GREY_INK)
SMALL = TextStyle(Face.REGULAR, 8.4, 10.4, GREY_INK)
SMALL_LABEL = TextStyle(Face.SEMIBOLD, 8.4, 10.4, GREY_INK)
SMALL_BODY = TextStyle(Face.REGULAR, 8.8, 11)
SMALL_BODY_LABEL = TextStyle(Face.SEMIBOLD, 8.8, 11, GREY_INK)
DIGIT = TextStyle(Face.BOLD, 8.6, 10, WHITE)


@dataclass(frozen=True, slots=True)
class SheetMeasures:
    """The distances that give way when a page is short; a spare row is never below nine millimetres."""

    row_height: float
    line_pitch: float
    writing_line: float
    signature_room: float
    gap: float


ROOMY = SheetMeasures(row_height=27, line_pitch=17.4, writing_line=18.5, signature_room=32, gap=8)
TIGHT = SheetMeasures(row_height=millimetres(9.05), line_pitch=15, writing_line=16, signature_room=26, gap=4)
# For the home of six rooms that would only just not fit: every row has its words already, and none is spare.
DENSE = SheetMeasures(row_height=millimetres(7.2), line_pitch=13.6, writing_line=15, signature_room=24, gap=2.5)


def numbered_heading(pen: Pen, x: float, y: float, number: int, words: str, style: TextStyle = HEADING) -> float:
    """A heading with its number on a black disc, in the order of the keying screen; gives the end of the words."""
    pen.disc(x + 6.2, y - 3.6, 6.2, INK)
    pen.text(str(number), x + 6.2, y - 0.5, DIGIT, align=0.5)
    return x + 17 + pen.text(words, x + 17, y, style)


def tick_box(pen: Pen, x: float, baseline: float, side: float = 11) -> None:
    """An empty box to tick, standing on a line of text."""
    pen.box(x, baseline - side + 1.6, side, side, radius=1.8, stroke=INK, line=0.9)


def tick_choices(
    pen: Pen, x: float, baseline: float, width: float, choices: Sequence[str], style: TextStyle = BODY, side: float = 11
) -> float:
    """Boxes with words in one row, drawn smaller where the words are long; gives the end of the last word."""
    gap = 16.0
    natural = sum(text_width(words, style) + side + 6 for words in choices) + gap * (len(choices) - 1)
    if natural > width:
        fixed = (side + 6) * len(choices)
        gap = 8.0
        room = width - fixed - gap * (len(choices) - 1)
        style = style.sized(style.size * min(room / max(natural - fixed - 16 * (len(choices) - 1), 1), 1))
    for words in choices:
        tick_box(pen, x, baseline, side)
        x += side + 6
        x += pen.text(words, x, baseline, style) + gap
    return x - gap


def labelled_line(pen: Pen, x: float, to_x: float, baseline: float, words: str, style: TextStyle = BODY) -> None:
    """Words with a line to write on behind them."""
    words, style = fit(words, style, (to_x - x) * 0.72, 6.5)
    end = x + pen.text(words, x, baseline, style)
    pen.rule(end + 6, baseline + 2, to_x, baseline + 2, 0.7)


def or_unknown(text: str, fallback: str) -> str:
    """The text on one line, or plain words where there is none."""
    return one_line(text) or fallback
