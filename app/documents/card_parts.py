"""What the cards for clients are made of: large type on one page, made smaller before a second page is begun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.documents.faces import Face
from app.documents.flow import Block, draw_blocks, split_pages, total_height
from app.documents.paper_size import millimetres
from app.documents.pen import BLACK, GREY_INK, INK, WHITE, Pen, TextStyle, colour
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun
from app.documents.text_layout import fit, fit_lines, wrap, wrap_without_orphan
from app.translations import gettext as _

TEAL = colour("#1F4D48")
MARGIN = millimetres(18)
_TOP = millimetres(16)
_BOTTOM = millimetres(16)
_MOST_STRETCH = 10.0
# The sizes that are tried before a card goes on to a second page, each a share of the size meant.
_SCALES = (1.12, 1.06, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75)

_FIRM = TextStyle(Face.BOLD, 13, 17, TEAL)
_REACH = TextStyle(Face.REGULAR, 11, 17, GREY_INK)
TITLE = TextStyle(Face.BOLD, 32, 38)
SUBTITLE = TextStyle(Face.MEDIUM, 15, 20, GREY_INK)
HEADING = TextStyle(Face.BOLD, 18, 23)
BODY = TextStyle(Face.REGULAR, 15.5, 20.5)
STRONG = TextStyle(Face.SEMIBOLD, 15.5, 20.5)
LARGE = TextStyle(Face.BOLD, 25, 30)
_SMALL = TextStyle(Face.REGULAR, 9, 11, GREY_INK)
_DOT = 3.1


@dataclass(frozen=True, slots=True)
class Card:
    """One card of a print and how large its type is."""

    run: PrintRun
    scale: float = 1.0

    def style(self, style: TextStyle) -> TextStyle:
        """A style as large as this card has it."""
        return style if self.scale == 1.0 else style.sized(style.size * self.scale)

    def gap(self, points: float) -> float:
        """A distance that gives way with the type."""
        return points * self.scale


def write_card(run: PrintRun, blocks_of: Callable[[Card], Sequence[Block]]) -> None:
    """Put a card on one page, its type as large as that allows; only the longest words need a second page."""
    room = run.page_height - _TOP - _BOTTOM
    card = Card(run)
    blocks: Sequence[Block] = ()
    for scale in _SCALES:
        card = Card(run, scale)
        blocks = blocks_of(card)
        if total_height(blocks) <= room:
            break
    pages = split_pages(blocks, room - 12 if total_height(blocks) > room else room)
    for number, page in enumerate(pages, start=1):
        pen = Pen(run.document, run.page_height)
        draw_blocks(pen, page, _TOP, room, _MOST_STRETCH)
        if len(pages) > 1:
            place = _("Page {page} of {pages}").format(page=number, pages=len(pages))
            pen.text(place, run.right, run.page_height - millimetres(13), _SMALL, align=1)
        run.document.add_page(pen.content(), pen.pictures)


def firm_line(card: Card) -> Block:
    """Who gives this card: the firm's name, its number at the right, and a rule."""
    run, firm = card.run, card.run.letterhead
    reach, reach_style = fit(firm.phone or firm.website or firm.email, _REACH, run.width * 0.36, 6)
    name, style = fit(firm.name or _("Our firm"), _FIRM, run.width * 0.62, 7)

    def draw(pen: Pen, top: float) -> None:
        pen.text(name, run.left, top + 12, style)
        pen.text(reach, run.right, top + 12, reach_style, align=1)
        pen.rule(run.left, top + 20, run.right, top + 20, 1.1, TEAL)

    return Block(21, draw)


def lines_block(
    card: Card,
    text: str,
    base: TextStyle,
    *,
    gap: float = 6,
    most_lines: int = 60,
    smallest: float = 0,
    stretch: float = 0,
) -> list[Block]:
    """Words over the width of the card; with `smallest` they shrink before they take a second line."""
    style = card.style(base)
    if smallest:
        lines, style = fit_lines(text, style, card.run.width, smallest=smallest, most_lines=most_lines)
    else:
        lines = wrap(text, style, card.run.width, most_lines)
    if not lines:
        return []

    def draw(pen: Pen, top: float) -> None:
        for place, line in enumerate(lines):
            pen.text(line, card.run.left, top + place * style.leading + style.size, style)

    return [Block(len(lines) * style.leading, draw, gap=card.gap(gap), stretch=stretch)]


def bullets(
    card: Card, lines: Sequence[str], *, first_gap: float = 8, gap: float = 5, is_tick: bool = False
) -> list[Block]:
    """One sentence a line behind a dot, or behind a tick for what we do."""
    style, indent = card.style(BODY), card.gap(22)
    blocks: list[Block] = []
    for words in lines:
        wrapped = wrap_without_orphan(words, style, card.run.width - indent)
        if not wrapped:
            continue

        def draw(pen: Pen, top: float, wrapped: list[str] = wrapped) -> None:
            middle = top + style.size * 0.66
            if is_tick:
                _draw_tick(pen, card.run.left, middle, card.scale)
            else:
                pen.disc(card.run.left + 5, middle, _DOT * card.scale, INK)
            for place, line in enumerate(wrapped):
                pen.text(line, card.run.left + indent, top + style.size + place * style.leading, style)

        blocks.append(
            Block(len(wrapped) * style.leading, draw, gap=card.gap(gap if blocks else first_gap), stretch=0.5)
        )
    return blocks


def heading(card: Card, words: str, *, gap: float = 18, beside: str = "") -> list[Block]:
    """The heading of a part, with a quieter remark behind it where there is room."""
    title, style = fit(words, card.style(HEADING), card.run.width, 9)
    if not title:
        return []

    def draw(pen: Pen, top: float) -> None:
        taken = pen.text(title, card.run.left, top + style.size, style)
        room = card.run.width - taken - 12
        if beside and room > 60:
            remark, remark_style = fit(beside, card.style(BODY), room, 7)
            pen.text(remark, card.run.left + taken + 12, top + style.size, remark_style)

    return [Block(style.leading, draw, gap=card.gap(gap), stretch=1, stays_with_next=True)]


def black_box(card: Card, bold: str, line: str, *, gap: float = 14) -> list[Block]:
    """What nobody may overlook: white on black."""
    return _boxed(card, bold, line, gap=gap, is_black=True)


def framed_box(card: Card, bold: str, line: str, *, gap: float = 16) -> list[Block]:
    """What to keep in mind, framed; the bold words come last, as large as a number to call should be."""
    return _boxed(card, bold, line, gap=gap, is_black=False)


def _boxed(card: Card, bold: str, text: str, *, gap: float, is_black: bool) -> list[Block]:
    ink = WHITE if is_black else INK
    pad = card.gap(13)
    room = card.run.width - 2 * pad - 4
    strong, strong_style = fit_lines(bold, card.style(LARGE), room, smallest=11, most_lines=2)
    plain_style = card.style(BODY)
    plain = [line for part in text.split("\n") for line in wrap(part, plain_style, room)]
    if not strong and not plain:
        return []
    groups = [(strong, TextStyle(strong_style.face, strong_style.size, strong_style.leading, ink)),
              (plain, TextStyle(plain_style.face, plain_style.size, plain_style.leading, ink))]  # fmt: skip
    if not is_black:
        groups.reverse()
    between = card.gap(5) if strong and plain else 0
    height = 2 * pad + sum(len(lines) * style.leading for lines, style in groups) + between - card.gap(4)

    def draw(pen: Pen, top: float) -> None:
        fill, stroke = (BLACK, None) if is_black else (None, INK)
        pen.box(card.run.left, top, card.run.width, height, radius=7, fill=fill, stroke=stroke, line=1.4)
        y = top + pad
        for lines, style in groups:
            for line in lines:
                pen.text(line, card.run.left + pad + 2, y + style.size * 0.94, style)
                y += style.leading
            y += between

    return [Block(height, draw, gap=card.gap(gap), stretch=1)]


def number_to_call(card: Card) -> str:
    """The firm's number as it is called, or its name where it has none."""
    firm = card.run.letterhead
    return one_line(firm.phone) or one_line(firm.name)


def _draw_tick(pen: Pen, left: float, middle: float, scale: float) -> None:
    """A tick of two strokes around a height."""
    y, size = pen.height - middle, scale
    pen.draw(
        f"{TEAL.stroke} {2.2 * size:.2f} w 1 J 1 j {left + 1:.2f} {y:.2f} m {left + 1 + 4 * size:.2f} "
        f"{y - 4.2 * size:.2f} l {left + 1 + 11.5 * size:.2f} {y + 5.2 * size:.2f} l S 0 J 0 j"
    )
