"""The loyalty certificate: a sheet to hang up, signed by hand, whose words only fit the person it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import BinaryIO

from app.documents.certificate_frame import GOLD, GOLD_INK, PALE_GOLD, TEAL, draw_flourish, draw_frame, inner_edge
from app.documents.certificate_seal import draw_seal
from app.documents.certificate_words import CertificateWords, certificate_words
from app.documents.faces import Face
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.pen import Colour, Pen, TextStyle, colour
from app.documents.print_run import begin_print
from app.documents.text_layout import balance, fit, fit_lines, text_width, wrap
from app.jobs import JobProgress
from app.queries.paper_rows import CertificateRow, FirmLetterhead
from app.translations import gettext as _
from app.translations import ngettext

_DARK = colour("#1B2A2C")
_GREY = colour("#5E6A6D")

# Heights from the top of a Letter sheet on its side; other sheets take all measures in proportion.
_DESIGN_WIDTH, _DESIGN_HEIGHT = 792.0, 612.0
_DESIGN_EDGE = inner_edge(1)
_FIRM_LINE = 104.8
_TITLE_LINE = 124.8
_FLOURISH = 145.4
_NAME_LINE = 215.0
_LEAD_LINE = 253.5
_HEADLINE = 304.8
_PROSE_MIDDLE = 358.0
_SEAL_CENTRE = 452.0
_SIGNATURE_LINE = 487.0
_FOOT_LINE = 539.0

_MOST_PROSE_LINES = 4
_PROSE_SIZES = (15.0, 14.2, 13.4, 12.6, 11.8, 11.0)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One certificate being drawn: its pen, its size, and the proportions of frame and content to the design."""

    pen: Pen
    width: float
    height: float
    frame_scale: float
    scale: float

    def y(self, design: float) -> float:
        """A height of the design as it is on this sheet."""
        return inner_edge(self.frame_scale) + (design - _DESIGN_EDGE) * self.scale

    def style(
        self, face: Face, size: float, ink: Colour = _DARK, tracking: float = 0, leading: float = 1.2
    ) -> TextStyle:
        """A style in the size it has on this sheet."""
        return TextStyle(face, size * self.scale, size * leading * self.scale, ink, tracking * self.scale)

    def centred(
        self, words: str, y: float, style: TextStyle, width: float, smallest: float, x: float | None = None
    ) -> None:
        """One line around the middle of the sheet or another place, smaller where it must be."""
        words, style = fit(words, style, width * self.scale, smallest * self.scale)
        self.pen.text(words, self.width / 2 if x is None else x, y, style, align=0.5)


def write_certificates(
    rows: Iterable[CertificateRow],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write one PDF with a certificate on each page.

    When the progress cancels, what has been written is no complete file and the caller throws it away.
    """
    width, height = paper.landscape
    run = begin_print(target, _("Certificates"), letterhead, paper.landscape)
    wording = run.wording("certificate")
    frame_scale = min(width / _DESIGN_WIDTH, height / _DESIGN_HEIGHT)
    scale = (height - 2 * inner_edge(frame_scale)) / (_DESIGN_HEIGHT - 2 * _DESIGN_EDGE)

    def draw(row: CertificateRow) -> None:
        pen = Pen(run.document, height)
        _draw(_Sheet(pen, width, height, frame_scale, scale), certificate_words(row, letterhead, run.formats, wording))
        run.document.add_page(pen.content())

    def words(count: int) -> str:
        return ngettext("{count} certificate", "{count} certificates", count).format(count=count)

    return run.each(rows, draw, words, progress)


def _draw(sheet: _Sheet, words: CertificateWords) -> None:
    frame = sheet.pen.document.form("frame", (sheet.width, sheet.height), lambda: _frame(sheet))
    sheet.pen.place_form(frame, 0, 0, sheet.height)
    _draw_title(sheet, words)
    _draw_name(sheet, words.name)
    sheet.centred(words.lead, sheet.y(_LEAD_LINE), sheet.style(Face.PROSE_ITALIC, 17, _GREY), 520, 8)
    # The capitals' 1 looks like an I, so numbers in digits are set in the other face.
    has_digits = any(character.isdigit() for character in words.headline)
    face = Face.PROSE_SEMIBOLD if has_digits else Face.CAPITALS_SEMIBOLD
    sheet.centred(words.headline, sheet.y(_HEADLINE), sheet.style(face, 54, TEAL), 580, 16)
    _draw_prose(sheet, words.sentences)
    centre = sheet.y(_SEAL_CENTRE)
    seal = (words.seal_number, words.seal_unit, words.seal_above, words.seal_below)
    draw_seal(sheet.pen, sheet.width / 2, centre, sheet.scale, *seal)
    _draw_bottom_row(sheet, words)
    _draw_foot(sheet, words)


def _frame(sheet: _Sheet) -> bytes:
    """What all certificates of a print share: the border and the flourish."""
    pen = Pen(sheet.pen.document, sheet.height)
    draw_frame(pen, sheet.width, sheet.height, sheet.frame_scale)
    draw_flourish(pen, sheet.width / 2, sheet.y(_FLOURISH), sheet.scale)
    return pen.content()


def _draw_title(sheet: _Sheet, words: CertificateWords) -> None:
    firm = sheet.style(Face.CAPITALS_SEMIBOLD, 15.5, TEAL, tracking=3.4)
    sheet.centred(words.firm.upper(), sheet.y(_FIRM_LINE), firm, 560, 7)
    title = sheet.style(Face.CAPITALS, 12, _GREY, tracking=3.5)
    sheet.centred(words.title.upper(), sheet.y(_TITLE_LINE), title, 480, 6)


def _draw_name(sheet: _Sheet, name: str) -> None:
    """The name in script, or in the nearest face that has its letters; on two lines if it is very long."""
    pen, scale = sheet.pen, sheet.scale
    if pen.fonts.has_all(Face.SCRIPT, name):
        style, smallest = sheet.style(Face.SCRIPT, 60, leading=1.16), 34.0
    elif pen.fonts.has_all(Face.PROSE_ITALIC, name):
        style, smallest = sheet.style(Face.PROSE_ITALIC, 48, leading=1.1), 26.0
    else:
        style, smallest = sheet.style(Face.PROSE_ITALIC, 42, leading=1.25), 24.0
    lines, style = fit_lines(name, style, 560 * scale, smallest=smallest * scale, most_lines=1)
    if text_width(name, style) > 560 * scale:
        lines, style = fit_lines(name, style, 560 * scale, smallest=style.size * 0.8, most_lines=2)
    baseline = sheet.y(_NAME_LINE) - (len(lines) - 1) * style.leading * 0.62
    for number, line in enumerate(lines):
        pen.text(line, sheet.width / 2, baseline + number * style.leading, style, align=0.5)


def _draw_prose(sheet: _Sheet, sentences: Sequence[str]) -> None:
    """The sentences around the middle of their room, smaller if they are many."""
    for size in _PROSE_SIZES:
        style = sheet.style(Face.PROSE, size, leading=1.37)
        lines = _prose_lines(sentences, style, 455 * sheet.scale)
        if len(lines) <= (3 if size > 13 else _MOST_PROSE_LINES):
            break
    else:
        lines = wrap(" ".join(sentences), style, 520 * sheet.scale, _MOST_PROSE_LINES)
    top = sheet.y(_PROSE_MIDDLE) - style.leading * len(lines) / 2
    for number, line in enumerate(lines):
        baseline = top + style.leading * (number + 0.74)
        sheet.pen.text(line, sheet.width / 2, baseline, style, align=0.5)


def _prose_lines(sentences: Sequence[str], style: TextStyle, width: float) -> list[str]:
    """The first sentence on a line of its own if it fits there, the others balanced below."""
    first, rest = sentences[0], " ".join(sentences[1:])
    if rest and text_width(first, style) <= width:
        return [first, *_balanced(rest, style, width)]
    return _balanced(" ".join(sentences), style, width)


def _balanced(text: str, style: TextStyle, width: float) -> list[str]:
    return balance(text, style, width, max(ceil(text_width(text, style) / width), 1))


def _draw_bottom_row(sheet: _Sheet, words: CertificateWords) -> None:
    """Signatures and thank-you on both sides of the seal."""
    scale = sheet.scale
    edge = inner_edge(sheet.frame_scale) + 34 * scale
    inner = sheet.width / 2 - 66 * scale
    has_gift, has_technician = bool(words.gift), bool(words.technician)
    if has_gift and has_technician:
        half = (inner - edge - 16 * scale) / 2
        _draw_signature(sheet, words.owner, words.owner_part, edge + half / 2, half)
        _draw_signature(sheet, words.technician, words.technician_part, inner - half / 2, half)
    else:
        room = min(inner - edge, 180 * scale)
        _draw_signature(sheet, words.owner, words.owner_part, (edge + inner) / 2, room)
        if has_technician:
            _draw_signature(sheet, words.technician, words.technician_part, sheet.width - (edge + inner) / 2, room)
    if has_gift:
        _draw_gift(sheet, words, sheet.width - (edge + inner) / 2, inner - edge)


def _draw_signature(sheet: _Sheet, name: str, part: str, x: float, width: float) -> None:
    """A line with room above it for ink, and who signs."""
    pen, scale = sheet.pen, sheet.scale
    line = sheet.y(_SIGNATURE_LINE)
    pen.rule(x - width / 2, line, x + width / 2, line, 0.7, _DARK)
    is_narrow = width < 150 * scale
    style = sheet.style(Face.PROSE_SEMIBOLD, 11.5 if is_narrow else 13, leading=1.1)
    lines, style = fit_lines(name, style, width, smallest=8 * scale, most_lines=3)
    baseline = line + (2.2 * scale if len(lines) < 2 else 0)
    for words in lines:
        baseline += style.leading
        pen.text(words, x, baseline, style, align=0.5)
    style = sheet.style(Face.PROSE_ITALIC, 10 if is_narrow else 12, _GREY)
    sheet.centred(part, baseline + style.leading, style, width / scale, 6, x)


def _draw_gift(sheet: _Sheet, words: CertificateWords, x: float, width: float) -> None:
    """The framed thank-you with its last day."""
    pen, scale = sheet.pen, sheet.scale
    width = min(width, 198 * scale)
    room = width / scale - 24
    gift, style = fit_lines(
        words.gift, sheet.style(Face.PROSE_SEMIBOLD, 15), room * scale, smallest=10 * scale, most_lines=3
    )
    height = 50 * scale + len(gift) * style.leading
    top = sheet.y(_SIGNATURE_LINE + 31) - height
    pen.box(x - width / 2, top, width, height, radius=4 * scale, stroke=GOLD, line=0.9 * scale)
    inset = 3.4 * scale
    pen.box(
        x - width / 2 + inset,
        top + inset,
        width - 2 * inset,
        height - 2 * inset,
        radius=2.4 * scale,
        stroke=PALE_GOLD,
        line=0.5 * scale,
    )
    title = sheet.style(Face.CAPITALS_SEMIBOLD, 9.6, GOLD_INK, tracking=2.4)
    sheet.centred(words.gift_title.upper(), top + 20 * scale, title, room, 4, x)
    baseline = top + 24 * scale
    for line in gift:
        baseline += style.leading
        pen.text(line, x, baseline - style.leading * 0.12, style, align=0.5)
    sheet.centred(words.gift_until, baseline + 15 * scale, sheet.style(Face.PROSE_ITALIC, 12, _GREY), room, 5, x)


def _draw_foot(sheet: _Sheet, words: CertificateWords) -> None:
    """Date, how to reach the firm, and the certificate's number, all tiny."""
    pen, scale = sheet.pen, sheet.scale
    size = max(8.8 * scale, 6.8)
    style = TextStyle(Face.PROSE, size, size * 1.2, _GREY)
    edge = inner_edge(sheet.frame_scale) + 15 * scale
    room = (sheet.width - 2 * edge) * 0.3
    y = sheet.y(_FOOT_LINE)
    for text, x, align in (
        (words.day, edge, 0.0),
        (words.contact, sheet.width / 2, 0.5),
        (words.number, sheet.width - edge, 1.0),
    ):
        content, fitted = fit(text, style, room, 4)
        pen.text(content, x, y, fitted, align=align)
