"""The parts of a report around the work: thanks, promise, what did not come out, care, whom to call, money and date."""

from __future__ import annotations

from app.documents.faces import Face
from app.documents.flow import Block
from app.documents.job_report_words import JobReportWords
from app.documents.line_rows import Cell, RowLook, row_blocks
from app.documents.money_paper import QUIET, SMALL, paragraph
from app.documents.pen import GREY_INK, HAIRLINE, INK, Pen, TextStyle, colour
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun
from app.documents.text_layout import fit, fit_lines, text_width, wrap, wrap_everything, write_fitted

BODY = TextStyle(Face.REGULAR, 9.6, 12.4)
STRONG = TextStyle(Face.SEMIBOLD, 9.6, 12.4)
_TEAL = colour("#1F4D48")
_PALE = colour("#EFF4F3")
_THANKS = TextStyle(Face.PROSE_SEMIBOLD, 18, 22, _TEAL)
_WISH = TextStyle(Face.PROSE_ITALIC, 12, 16, INK)
_HEADING = TextStyle(Face.BOLD, 11.5, 14.5, _TEAL)
_PROMISE_TITLE = TextStyle(Face.BOLD, 11.5, 15, _TEAL)
_PHONE = TextStyle(Face.BOLD, 15, 19, INK)
_CALL = TextStyle(Face.REGULAR, 9.5, 13, GREY_INK)
_NOT_GREAT = TextStyle(Face.BOLD, 12.5, 16, INK)
_CARE_TITLE = TextStyle(Face.SEMIBOLD, 9.8, 12.6)
_CARE = TextStyle(Face.REGULAR, 9, 11.8)

_PADDING = 10.0
_CALL_WIDTH = 150.0
_CARE_GAP = 18.0
_LEFT_ROOM = 0.21
_CALL_SHARE = 0.36


def heading_block(paper: PrintRun, words: str, gap: float) -> Block:
    """The title of a part; it never ends a page."""
    text, style = fit(words, _HEADING, paper.width, 7)

    def draw(pen: Pen, top: float) -> None:
        pen.text(text, paper.left, top + 11, style)

    return Block(_HEADING.leading, draw, gap=gap, stretch=1, stays_with_next=True)


def continued_block(paper: PrintRun, words: JobReportWords) -> Block:
    """The head of a further page: the firm, which visit this is, and whose."""
    text, style = fit(words.continued, STRONG, paper.width, 6)

    def draw(pen: Pen, top: float) -> None:
        pen.text(text, paper.left, top + 10, style)
        pen.rule(paper.left, top + 16, paper.right, top + 16, 1.1, _TEAL)

    return Block(28, draw)


def thanks_blocks(paper: PrintRun, words: JobReportWords, gap: float) -> list[Block]:
    """One sentence of thanks, and what they had wished for if it came true."""
    lines, style = fit_lines(words.thanks, _THANKS, paper.width, smallest=14.5, most_lines=4)
    blocks = row_blocks([Cell(paper.left, lines, style)], RowLook(gap=gap))
    if words.wish:
        blocks += paragraph(paper, words.wish, _WISH, gap=4)
    return blocks


def promise_blocks(paper: PrintRun, words: JobReportWords, gap: float) -> list[Block]:
    """What we promise in a framed field, at its right whom to call; what it does not cover goes below."""
    room = paper.width - 2 * _PADDING
    has_number = bool(words.phone)
    text_room = room - (_CALL_WIDTH + 18 if has_number else 0)
    title, title_style = fit(words.promise_title, _PROMISE_TITLE, text_room, 7)
    lines = wrap(words.promise[0] if words.promise else "", BODY, text_room, 14)
    height = max(title_style.leading + len(lines) * BODY.leading, 38 if has_number else 0) + 2 * _PADDING

    def draw(pen: Pen, top: float) -> None:
        pen.box(paper.left, top, paper.width, height, radius=6, fill=_PALE, stroke=_TEAL, line=0.9)
        x, y = paper.left + _PADDING, top + _PADDING
        pen.text(title, x, y + 10.5, title_style)
        for place, line in enumerate(lines, start=1):
            pen.text(line, x, y + title_style.leading + place * BODY.leading - 3, BODY)
        if has_number:
            right = paper.right - _PADDING
            middle = top + height / 2
            pen.rule(right - _CALL_WIDTH - 9, top + 10, right - _CALL_WIDTH - 9, top + height - 10, 0.6, HAIRLINE)
            write_fitted(pen, words.call, right - _CALL_WIDTH, middle - 6, _CALL, _CALL_WIDTH, 6)
            write_fitted(pen, words.phone, right - _CALL_WIDTH, middle + 13, _PHONE, _CALL_WIDTH, 6)

    blocks = [Block(height, draw, gap=gap, stretch=0.5)]
    for remark in words.promise[1:]:
        blocks += paragraph(paper, remark, QUIET, gap=4)
    return blocks


def left_blocks(paper: PrintRun, words: JobReportWords, gap: float) -> list[Block]:
    """What did not come out: the room at the left, beside it what is true."""
    if not words.left:
        return []
    blocks = [heading_block(paper, words.left_title, gap)]
    room_width = paper.width * _LEFT_ROOM
    has_rooms = any(room for room, _sentence in words.left)
    inset = room_width if has_rooms else 0.0
    for room, sentence in words.left:
        cells = [
            Cell(paper.left, wrap_everything(room, STRONG, room_width - 12), STRONG),
            Cell(paper.left + inset, wrap_everything(sentence, BODY, paper.width - inset), BODY),
        ]
        blocks += row_blocks(cells, RowLook(gap=3))
    return blocks


def care_blocks(paper: PrintRun, words: JobReportWords, gap: float) -> list[Block]:
    """Drying, air and spills, beside each other."""
    if not words.care:
        return []
    count = len(words.care)
    width = (paper.width - _CARE_GAP * (count - 1)) / count
    columns = [
        (fit_lines(title, _CARE_TITLE, width, smallest=8.4, most_lines=3), wrap(text, _CARE, width, 16))
        for title, text in words.care
    ]
    height = max(len(title) * style.leading + len(lines) * _CARE.leading for (title, style), lines in columns)

    def draw(pen: Pen, top: float) -> None:
        for place, ((title, style), lines) in enumerate(columns):
            x, y = paper.left + place * (width + _CARE_GAP), top
            if place:
                pen.rule(x - _CARE_GAP / 2, top + 2, x - _CARE_GAP / 2, top + height, 0.5, HAIRLINE)
            for line in title:
                y += style.leading
                pen.text(line, x, y - 3, style)
            for line in lines:
                y += _CARE.leading
                pen.text(line, x, y - 2.8, _CARE)

    return [heading_block(paper, words.care_title, gap), Block(height, draw, gap=3)]


def not_great_block(paper: PrintRun, words: JobReportWords, gap: float) -> Block:
    """Call us before you tell a neighbor: the line at the left, at the right the number and who answers."""
    room = paper.width - 2 * _PADDING
    call_room = room * _CALL_SHARE if words.phone or words.not_great_who else 0.0
    line, style = fit_lines(words.not_great, _NOT_GREAT, room - call_room - 12, smallest=9.5, most_lines=4)
    height = max(len(line) * style.leading, 30) + _PADDING

    def draw(pen: Pen, top: float) -> None:
        pen.box(paper.left, top, paper.width, height, radius=6, stroke=INK, line=1.2)
        y = top + (height - len(line) * style.leading) / 2
        for words_of_line in line:
            y += style.leading
            pen.text(words_of_line, paper.left + _PADDING, y - 4, style)
        right, middle = paper.right - _PADDING, top + height / 2
        write_fitted(pen, words.phone, right, middle + 1, _PHONE, call_room, 6, align=1)
        write_fitted(pen, words.not_great_who, right, middle + 13, _CALL, call_room, 6, align=1)

    return Block(height, draw, gap=gap, stretch=1)


def closing_blocks(paper: PrintRun, words: JobReportWords, gap: float) -> list[Block]:
    """The next visit if there is one, and in small letters what it cost and what is paid."""
    both = [line for line in ((words.next_visit, STRONG), (words.money, SMALL)) if line[0]]
    widths = [text_width(one_line(text), style) for text, style in both]
    if len(both) < len((STRONG, SMALL)) or sum(widths) + 20 > paper.width:
        return [
            block
            for place, (text, style) in enumerate(both)
            for block in paragraph(paper, text, style, gap=3 if place else gap)
        ]

    def draw(pen: Pen, top: float) -> None:
        pen.text(one_line(words.next_visit), paper.left, top + 10, STRONG)
        pen.text(one_line(words.money), paper.right, top + 10, SMALL, align=1)

    return [Block(STRONG.leading, draw, gap=gap)]
