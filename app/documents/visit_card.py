"""The visit card: who is coming, with name and face, when, and what we do at the door."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from app.documents.card_parts import (
    BODY,
    LARGE,
    MARGIN,
    STRONG,
    SUBTITLE,
    TEAL,
    TITLE,
    Card,
    bullets,
    firm_line,
    framed_box,
    heading,
    lines_block,
    number_to_call,
    write_card,
)
from app.documents.faces import Face
from app.documents.flow import Block
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.pen import INK, WHITE, Pen, TextStyle
from app.documents.photo_picture import paper_picture
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_layout import fit, fit_lines, wrap
from app.documents.visit_card_words import VisitCardWords, visit_card_words
from app.errors import UnreadableFileError
from app.jobs import JobProgress
from app.queries.paper_rows import FirmLetterhead
from app.queries.small_paper_rows import VisitCardRow
from app.translations import gettext as _
from app.translations import ngettext

_PORTRAIT_WIDTH, _PORTRAIT_HEIGHT = 116.0, 145.0
_INITIALS = TextStyle(Face.CAPITALS_SEMIBOLD, 54, 54, WHITE)
_PAD = 14.0


def write_visit_cards(
    rows: Iterable[VisitCardRow],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write one PDF with a card for each row; a portrait that is on many cards is in the file once.

    When the progress cancels, what has been written is no complete file and the caller throws it away.
    """
    run = begin_print(target, _("Visit cards"), letterhead, paper.upright, MARGIN)
    wording, portraits = run.wording("visit_card"), _Portraits(run)

    def draw(row: VisitCardRow) -> None:
        words, portrait = visit_card_words(row, letterhead, run.formats, wording), portraits.number(row)
        write_card(run, lambda card: _blocks(card, words, portrait))

    def words(count: int) -> str:
        return ngettext("{count} visit card", "{count} visit cards", count).format(count=count)

    return run.each(rows, draw, words, progress)


class _Portraits:
    """The pictures of one print by the bytes they came from."""

    def __init__(self, run: PrintRun) -> None:
        self._run = run
        self._numbers: dict[bytes, int | None] = {}

    def number(self, row: VisitCardRow) -> int | None:
        """The picture for a card; None where there is none or it cannot be shown, and initials stand there."""
        if not row.portrait:
            return None
        if row.portrait not in self._numbers:
            self._numbers[row.portrait] = self._written(row)
        return self._numbers[row.portrait]

    def _written(self, row: VisitCardRow) -> int | None:
        try:
            picture = paper_picture(row.portrait, _PORTRAIT_WIDTH, _PORTRAIT_HEIGHT)
        except UnreadableFileError:
            self._run.warnings.append(lost_portrait_words(row.technician_name))
            return None
        return self._run.document.picture(picture.content, picture.width, picture.height)


def lost_portrait_words(name: str) -> str:
    """That a picture is missing or damaged, and what stands there."""
    return _("The portrait of {name} cannot be shown; initials stand in its place.").format(name=name)


def _blocks(card: Card, words: VisitCardWords, portrait: int | None) -> list[Block]:
    """The card from its head to the number to call."""
    return [
        firm_line(card),
        *lines_block(card, words.title, TITLE, gap=12, smallest=18, most_lines=3),
        *lines_block(card, words.whose, SUBTITLE, gap=4, smallest=9, most_lines=3),
        _when(card, words),
        _person(card, words, portrait),
        *heading(card, words.at_the_door_title),
        *bullets(card, words.at_the_door, is_tick=True, first_gap=5),
        *heading(card, words.ready_title),
        *bullets(card, words.ready, first_gap=5),
        *framed_box(card, number_to_call(card), words.call),
    ]


def _when(card: Card, words: VisitCardWords) -> Block:
    """The day at the left, the time at the right, both large; how long below."""
    run, base, quiet = card.run, card.style(LARGE), card.style(SUBTITLE)
    day, day_style = fit(words.day, base, run.width * 0.48, 9)
    window, window_style = fit(words.window, base, run.width * 0.48, 9)
    duration, duration_style = fit(words.duration, quiet, run.width * 0.48, 8)

    def draw(pen: Pen, top: float) -> None:
        pen.text(day, run.left, top + base.size, day_style)
        pen.text(window, run.right, top + base.size, window_style, align=1)
        pen.text(duration, run.right, top + base.leading + quiet.size * 0.9, duration_style, align=1)

    height = base.leading + (quiet.leading if duration else 0)
    return Block(height, draw, gap=card.gap(14), stretch=1)


def _person(card: Card, words: VisitCardWords, portrait: int | None) -> Block:
    """The face beside the name, what they show at the door, and what to do if it is somebody else."""
    run, pad = card.run, card.gap(_PAD)
    width, height = card.gap(_PORTRAIT_WIDTH), card.gap(_PORTRAIT_HEIGHT)
    left = run.left + pad + width + card.gap(18)
    room = run.right - pad - left
    name, name_style = fit_lines(words.name, card.style(LARGE), room, smallest=13, most_lines=3)
    role, role_style = fit_lines(words.role, card.style(SUBTITLE), room, smallest=9, most_lines=2)
    groups = [
        (name, name_style, 0.0),
        (role, role_style, 0.0),
        (wrap(words.door, card.style(BODY), room), card.style(BODY), card.gap(7)),
        (wrap(words.somebody_else, card.style(STRONG), room), card.style(STRONG), card.gap(7)),
    ]
    text = sum(len(lines) * style.leading + gap for lines, style, gap in groups if lines)
    tall = max(height, text) + 2 * pad

    def draw(pen: Pen, top: float) -> None:
        pen.box(run.left, top, run.width, tall, radius=7, stroke=INK, line=1.4)
        _draw_face(pen, run.left + pad, top + pad, (width, height), portrait, words.initials)
        y = top + pad
        for lines, style, gap in groups:
            y += gap if lines else 0
            for line in lines:
                pen.text(line, left, y + style.size * 0.96, style)
                y += style.leading

    return Block(tall, draw, gap=card.gap(10), stretch=1)


def _draw_face(pen: Pen, x: float, y: float, size: tuple[float, float], portrait: int | None, initials: str) -> None:
    """The portrait in a fine line, or white initials in a ring on the color of the firm."""
    width, height = size
    if portrait is not None:
        pen.place_picture(portrait, x, y, width, height)
        pen.box(x, y, width, height, stroke=INK, line=0.8)
        return
    pen.box(x, y, width, height, radius=7, fill=TEAL)
    middle_x, middle_y = x + width / 2, y + height / 2
    pen.disc(middle_x, middle_y, width * 0.4, WHITE)
    pen.disc(middle_x, middle_y, width * 0.4 - 1.6, TEAL)
    letters, style = fit(initials, _INITIALS.sized(_INITIALS.size * width / _PORTRAIT_WIDTH), width * 0.62, 10)
    pen.text(letters, middle_x, middle_y + style.size * 0.32, style, align=0.5)
