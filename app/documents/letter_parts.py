"""What every letter of the firm has in common: its head over a fine gold line, and lines of text that flow on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.documents.certificate_frame import GOLD, PALE_GOLD, TEAL
from app.documents.faces import Face
from app.documents.flow import Block
from app.documents.paper_size import millimetres
from app.documents.pen import Pen, TextStyle, colour
from app.documents.text_layout import fit

INK = colour("#1B2A2C")
GREY = colour("#5E6A6D")
LETTER_TEXT = TextStyle(Face.PROSE, 12, 17, INK)

_SIDE = millimetres(20)
_FIRM = TextStyle(Face.CAPITALS_SEMIBOLD, 17, 21, TEAL, 3.4)
_CONTACT = TextStyle(Face.PROSE, 10, 13.5, GREY)


def letter_head(width: float, name: str, contact_lines: Sequence[str]) -> Block:
    """The firm in capitals over a fine gold line, and under it how to reach us."""
    room = width - 2 * _SIDE
    firm, style = fit(name.upper(), _FIRM, room, 7)
    contact = [fit(line, _CONTACT, room, 6) for line in contact_lines]
    rule = style.leading + 4
    height = rule + 4 + len(contact) * _CONTACT.leading

    def draw(pen: Pen, top: float) -> None:
        middle = width / 2
        pen.rule(middle - 74, top + rule, middle - 6, top + rule, 0.8, PALE_GOLD)
        pen.rule(middle + 6, top + rule, middle + 74, top + rule, 0.8, PALE_GOLD)
        centre, half = pen.height - top - rule, 2.6
        pen.draw(
            f"{GOLD.fill} {middle - half:.2f} {centre:.2f} m {middle:.2f} {centre + half:.2f} l "
            f"{middle + half:.2f} {centre:.2f} l {middle:.2f} {centre - half:.2f} l h f"
        )
        pen.text(firm, middle, top + style.leading - 5, style, align=0.5)
        for number, (line, line_style) in enumerate(contact, start=1):
            baseline = top + rule + 3 + number * _CONTACT.leading
            pen.text(line, middle, baseline, line_style, align=0.5)

    return Block(height, draw)


def text_lines(
    lines: Sequence[str],
    x: float,
    *,
    gap: float,
    style: TextStyle = LETTER_TEXT,
    align: float = 0,
    stays_with_next: bool = False,
) -> list[Block]:
    """A block for each line, so that any text flows on; no page begins or ends with a single line of a paragraph."""
    last = len(lines) - 1
    return [
        Block(
            style.leading,
            line_writer(line, x, style, align),
            gap=0 if place else gap,
            stays_with_next=place in (0, last - 1) if place < last else stays_with_next,
        )
        for place, line in enumerate(lines)
    ]


def line_writer(line: str, x: float, style: TextStyle, align: float) -> Callable[[Pen, float], None]:
    """What writes one line at the top it is given."""

    def draw(pen: Pen, top: float) -> None:
        pen.text(line, x, top + style.size, style, align=align)

    return draw
