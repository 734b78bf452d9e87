"""A card to show a friend: one place before and after, twice on a sheet: one to keep and one to give away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from app.documents.certificate_frame import TEAL
from app.documents.faces import Face
from app.documents.paper_photos import PaperPhotos, ReadyPair
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize, millimetres
from app.documents.pen import HAIRLINE, Pen, TextStyle, colour
from app.documents.photo_picture import PaperPhoto
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_layout import fit, fit_lines, write_fitted
from app.documents.wording import Wording
from app.jobs import JobProgress
from app.queries.job_report_rows import ShowCardRow
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _
from app.translations import ngettext

_INK = colour("#1B2A2C")
_PALE = colour("#9DBDB9")
_FIRM = TextStyle(Face.CAPITALS_SEMIBOLD, 17, 21, TEAL, 3.2)
_LABEL = TextStyle(Face.CAPITALS_SEMIBOLD, 11.5, 14, TEAL, 2.0)
_TITLE = TextStyle(Face.PROSE_SEMIBOLD, 21, 25, _INK)
_LINE = TextStyle(Face.PROSE_ITALIC, 13.5, 17, _INK)
_CALL = TextStyle(Face.PROSE, 12.5, 16, TEAL)

_EDGE = millimetres(9)
_INSIDE = millimetres(16)
_GAP = 14.0
_HEAD = 40.0
_FOOT = 110.0
_MOST_SHARE = 0.72


@dataclass(frozen=True, slots=True)
class _CardWords:
    """The texts of one card."""

    firm: str
    title: str
    line: str
    before: str
    after: str
    call: str


def write_show_cards(
    rows: Iterable[ShowCardRow],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
    *,
    photos: PaperPhotos,
) -> PaperResult:
    """Write one PDF with a sheet for each row that has both its photos: the same card twice, with a line to cut.

    When the progress cancels, what has been written is no complete file and the caller throws it away.
    """
    run = begin_print(target, _("Show cards"), letterhead, paper.upright, _INSIDE)
    wording = run.wording("show_card")
    width, height = _photo_size(run)

    def pairs() -> Iterable[tuple[ShowCardRow, ReadyPair]]:
        for row in rows:
            for pair in photos.pairs([row.pair], 1, width, height):
                yield row, pair

    def draw(ready: tuple[ShowCardRow, ReadyPair]) -> None:
        row, pair = ready
        _write_sheet(run, _words(row, run, wording), pair)

    def words(count: int) -> str:
        return ngettext("{count} show card", "{count} show cards", count).format(count=count)

    return run.each(pairs(), draw, words, progress)


def _photo_size(run: PrintRun) -> tuple[float, float]:
    """Each photo as large as half a sheet allows."""
    width = (run.width - _GAP) / 2
    return width, min(width * _MOST_SHARE, run.page_height / 2 - 2 * _EDGE - _HEAD - _FOOT)


def _words(row: ShowCardRow, run: PrintRun, wording: Wording) -> _CardWords:
    firm = one_line(run.letterhead.name)
    fields = {
        "room": one_line(row.pair.room),
        "caption": one_line(row.pair.before.caption),
        "name": one_line(row.client_name),
        "technician": one_line(row.technician_name),
        "month": run.formats.month(row.visit_on),
        "firm": firm,
        "firm_short": one_line(run.letterhead.short_name) or firm,
        "phone": one_line(run.letterhead.phone),
    }
    return _CardWords(
        firm=firm or _("Our firm"),
        title=wording.first("card", "title", fields),
        line=wording.first("card", "line", fields),
        before=wording.first("card", "before", fields) or _("Before"),
        after=wording.first("card", "after", fields) or _("After"),
        call=wording.first("card", "call", fields),
    )


def _write_sheet(run: PrintRun, words: _CardWords, pair: ReadyPair) -> None:
    """The card above and below the middle of the page; each photo is in the file once."""
    pen = Pen(run.document, run.page_height)
    size = _photo_size(run)
    numbers = [_picture(run, photo, size) for photo in (pair.before, pair.after)]
    half = run.page_height / 2
    for top in (0.0, half):
        _draw_card(run, pen, words, numbers, top)
    pen.draw(
        f"{HAIRLINE.stroke} 0.5 w [3 4] 0 d {_EDGE:.1f} {half:.1f} m {run.page_width - _EDGE:.1f} {half:.1f} l S [] 0 d"
    )
    run.document.add_page(pen.content(), pen.pictures)


def _picture(run: PrintRun, photo: PaperPhoto, size: tuple[float, float]) -> int:
    picture = photo.cut(*size)
    return run.document.picture(picture.content, picture.width, picture.height)


def _draw_card(run: PrintRun, pen: Pen, words: _CardWords, numbers: list[int], top: float) -> None:
    width, height = _photo_size(run)
    half, middle = run.page_height / 2, run.page_width / 2
    pen.box(_EDGE, top + _EDGE, run.page_width - 2 * _EDGE, half - 2 * _EDGE, radius=5, stroke=TEAL, line=1.3)
    inner = _EDGE + 4
    pen.box(inner, top + inner, run.page_width - 2 * inner, half - 2 * inner, radius=3.5, stroke=_PALE, line=0.5)
    spare = half - 2 * _EDGE - _HEAD - height - _FOOT
    y = top + _EDGE + spare / 3
    firm, style = fit(words.firm.upper(), _FIRM, run.width, 7)
    pen.text(firm, middle, y + 28, style, align=0.5)
    y += _HEAD + spare / 6
    for number, label, x in zip(numbers, (words.before, words.after), (run.left, run.left + width + _GAP), strict=True):
        pen.place_picture(number, x, y, width, height)
        pen.box(x, y, width, height, stroke=TEAL, line=0.6)
        shown, label_style = fit(label.upper(), _LABEL, width, 6)
        pen.text(shown, x + width / 2, y + height + 16, label_style, align=0.5)
    y += height + 24 + spare / 6
    title, title_style = fit_lines(words.title, _TITLE, run.width, smallest=12, most_lines=1)
    for line in title:
        pen.text(line, middle, y + 21, title_style, align=0.5)
    write_fitted(pen, words.line, middle, y + 42, _LINE, run.width, 7, align=0.5)
    pen.rule(middle - 60, y + 53, middle + 60, y + 53, 0.6, _PALE)
    write_fitted(pen, words.call, middle, y + 70, _CALL, run.width, 7, align=0.5)
