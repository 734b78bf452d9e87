"""The care and safety card: what to mind while it dries and when something spills, readable at arm's length."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from app.documents.card_parts import (
    BODY,
    LARGE,
    MARGIN,
    STRONG,
    SUBTITLE,
    TITLE,
    Card,
    black_box,
    bullets,
    firm_line,
    framed_box,
    heading,
    lines_block,
    number_to_call,
    write_card,
)
from app.documents.care_card_words import CareCardWords, care_card_words
from app.documents.flow import Block
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.pen import HAIRLINE, INK, Pen
from app.documents.print_run import begin_print
from app.documents.text_layout import fit, fit_lines, text_width, wrap
from app.jobs import JobProgress
from app.queries.paper_rows import FirmLetterhead
from app.queries.small_paper_rows import CareCardRow
from app.translations import gettext as _
from app.translations import ngettext

_SPOT_LABEL = 0.2
_WRITING_LINE = 26.0


def write_care_cards(
    rows: Iterable[CareCardRow],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write one PDF with a card for each row.

    When the progress cancels, what has been written is no complete file and the caller throws it away.
    """
    run = begin_print(target, _("Care and safety cards"), letterhead, paper.upright, MARGIN)
    wording = run.wording("care_card")

    def draw(row: CareCardRow) -> None:
        words = care_card_words(row, letterhead, run.formats, wording)
        write_card(run, lambda card: _blocks(card, words))

    def words(count: int) -> str:
        return ngettext("{count} care card", "{count} care cards", count).format(count=count)

    return run.each(rows, draw, words, progress)


def _blocks(card: Card, words: CareCardWords) -> list[Block]:
    """The card from its head to the number to call."""
    return [
        firm_line(card),
        *lines_block(card, words.title, TITLE, gap=12, smallest=18, most_lines=3),
        *lines_block(card, words.whose, SUBTITLE, gap=4, smallest=10, most_lines=3),
        *black_box(card, words.slippery, words.slippery_line),
        _dry_by(card, words),
        *bullets(card, words.care),
        *heading(card, words.spots_title, beside=words.spots_rule),
        *_spots(card, words),
        *framed_box(card, number_to_call(card), words.call),
    ]


def _dry_by(card: Card, words: CareCardWords) -> Block:
    """When it will be dry, in large letters, or a line on which the technician writes it."""
    run, base = card.run, card.style(LARGE)
    label, label_style = fit(words.dry_label, base, run.width * 0.45, 10)
    left = run.left + text_width(label, label_style) + 14
    lines, style = fit_lines(words.dry_by, base, run.right - left, smallest=11, most_lines=2)
    height = max(len(lines) * style.leading, base.leading, _WRITING_LINE)

    def draw(pen: Pen, top: float) -> None:
        baseline = top + base.size
        pen.text(label, run.left, baseline, label_style)
        for place, line in enumerate(lines):
            pen.text(line, left, baseline + place * style.leading, style)
        if not lines:
            pen.rule(left, baseline + 4, run.right, baseline + 4, 1, INK)

    return Block(height, draw, gap=card.gap(14), stretch=1)


def _spots(card: Card, words: CareCardWords) -> list[Block]:
    """What spilled at the left, what to do at the right, a fine rule between two."""
    return [_spot(card, spot, advice, is_first=not place) for place, (spot, advice) in enumerate(words.spots)]


def _spot(card: Card, spot: str, advice: str, *, is_first: bool) -> Block:
    run, style = card.run, card.style(BODY)
    label_room = run.width * _SPOT_LABEL
    left = run.left + label_room + 8
    label, label_style = fit(spot, card.style(STRONG), label_room, 8)
    lines = wrap(advice, style, run.right - left)

    def draw(pen: Pen, top: float) -> None:
        if not is_first:
            pen.rule(run.left, top - card.gap(2), run.right, top - card.gap(2), 0.5, HAIRLINE)
        pen.text(label, run.left, top + style.size, label_style)
        for place, line in enumerate(lines):
            pen.text(line, left, top + style.size + place * style.leading, style)

    return Block(len(lines) * style.leading, draw, gap=card.gap(4), stretch=0.3)
