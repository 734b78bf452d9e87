"""The job sheet as plain Platypus: the twin that bench_job_sheets.py measures against."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from app.documents.letterhead import PaperFormats
from app.queries.paper_rows import FirmLetterhead, JobSheetRow
from app.resource_files import resource_path
from app.rules.paper_codes import code_payload, job_code

_FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "Inter-Italic", "DejaVuSans")
_WIDTH = 544
_BOX = '<font name="DejaVuSans">☐</font> '
_GREY = HexColor("#525252")
_SHADE = HexColor("#EDEDED")
_LINE = HexColor("#A9A9A9")


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(f"{name}-{size}", fontName=f"Inter-{name}", fontSize=size, leading=leading, **more)


BODY = _style("Regular", 9.5, 12)
QUIET = _style("Regular", 9.5, 12, textColor=_GREY)
SMALL = _style("Regular", 8.4, 10.4, textColor=_GREY)
SMALL_RIGHT = ParagraphStyle("small-right", SMALL, alignment=TA_RIGHT)
LABEL = _style("SemiBold", 9.5, 12)
ITALIC = _style("Italic", 9.2, 11)
CELL = _style("Regular", 9.2, 11)
PRICE = ParagraphStyle("price", CELL, alignment=TA_RIGHT)
ROOM = _style("SemiBold", 9.8, 11)
BAND = _style("SemiBold", 8.4, 10.4, textColor=_GREY)
HEADING = _style("Bold", 10.5, 13)
QUESTION = _style("SemiBold", 11, 13)
NAME = _style("Bold", 18, 21)
STREET = _style("SemiBold", 13, 15)
TOWN = _style("Medium", 12, 15)
DATE = _style("Bold", 22, 27)
DATE_RIGHT = ParagraphStyle("date-right", DATE, alignment=TA_RIGHT)
QUIET_RIGHT = ParagraphStyle("quiet-right", QUIET, alignment=TA_RIGHT)
CREW = _style("Medium", 11.5, 14)

_PLAIN = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
)
_HEAD = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("LINEBELOW", (0, -1), (-1, -1), 1.2, black),
    ]
)
_ROOMS = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, 0), _SHADE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, _LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBEFORE", (4, 1), (5, -1), 0.5, _LINE),
        ("LINEBEFORE", (7, 1), (7, -1), 0.5, _LINE),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]
)
_GREY_BOX = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, -1), _SHADE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
)
_FRAME = TableStyle(
    [("BOX", (0, 0), (-1, -1), 1.2, black), ("LINEBELOW", (0, 2), (-1, 3), 0.7, _LINE), ("SPAN", (0, 1), (-1, 1))]
)
_SIGN = TableStyle(
    [
        ("LINEABOVE", (0, 0), (0, 0), 0.9, black),
        ("LINEABOVE", (1, 0), (1, 0), 0.9, black),
        ("LINEABOVE", (2, 0), (2, 0), 0.9, black),
        ("LINEABOVE", (3, 0), (3, 0), 0.9, black),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ]
)
_LINES = TableStyle(
    [
        ("LINEBELOW", (1, 0), (1, -1), 0.7, black),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
)


def draw(rows: Iterable[JobSheetRow], firm: FirmLetterhead, target: Path) -> None:
    """Write one PDF with a page for each row."""
    for name in _FONTS:
        pdfmetrics.registerFont(TTFont(name, resource_path("fonts", f"{name}.ttf")))
    formats = PaperFormats(firm)
    story: list[Flowable] = []
    for row in rows:
        story += [*_upper_part(row, firm, formats), *_lower_part(row, formats), PageBreak()]
    SimpleDocTemplate(
        str(target),
        pagesize=(612, 792),
        leftMargin=28,
        rightMargin=28,
        topMargin=26,
        bottomMargin=20,
        title="Job sheets",
    ).build(story)


def _text(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(words), style)


def _code(payload: str) -> Drawing:
    drawing = Drawing(62.4, 62.4)
    drawing.add(QrCodeWidget(payload, barWidth=62.4, barHeight=62.4, barLevel="M", barBorder=0))
    return drawing


def _upper_part(row: JobSheetRow, firm: FirmLetterhead, formats: PaperFormats) -> list[Flowable]:
    crew = (
        f"{row.technician_name} · {row.van_name} · {formats.position(row.position_of_day or 1, row.visits_of_day or 1)}"
    )
    left = [
        Paragraph(
            f'<font name="Inter-SemiBold" color="#1F4D48">{escape(firm.name)}</font> {escape(firm.phone)}', QUIET
        ),
        _text(formats.day(row.visit_on), DATE),
        _text(crew, CREW),
    ]
    middle = [
        Spacer(1, 12),
        _text(formats.window(row.window_starts, row.window_ends), DATE_RIGHT),
        _text(formats.duration(row.expected_minutes or 0), QUIET_RIGHT),
    ]
    right = [_code(code_payload(firm.firm_code, "J", row.job_number)), _text(f"Job {job_code(row.job_number)}", BAND)]
    years = "year" if row.years == 1 else "years"
    jobs = "job" if row.visit_count == 1 else "jobs"
    ways = (("Find it", row.find_note), ("Park", row.parking_note), ("Access", row.access_note))
    about = [
        _text(row.client_name, NAME),
        _text(f"With us {row.years} {years} · {row.visit_count} {jobs}", QUIET),
        *(_text(line, STREET) for line in row.street_lines),
        _text(row.town_line, TOWN),
        *(_text(phone.number, STREET) for phone in row.phones),
        Table([[_text(label, LABEL), _text(words, BODY)] for label, words in ways], colWidths=[49, 210], style=_PLAIN),
    ]
    notes: list[Flowable] = [_text("Before you knock", HEADING)]
    for note in row.notes:
        notes.append(Paragraph(escape(note.headline), LABEL, bulletText="•"))
        if note.detail:
            notes.append(_text(note.detail, QUIET))
    last = row.last_visit
    if last:
        words = f"{formats.day(last.visited_on)}, {last.technician_name}, {last.summary}"
        notes.append(Table([[_text("Last visit", BAND), _text(words, CELL)]], colWidths=[49, 190], style=_PLAIN))
    perfect = (
        '<font name="Inter-SemiBold">What would make today perfect?</font> '
        f'<font name="Inter-Italic">{escape(row.expectation)}</font>'
    )
    return [
        Table([[left, middle, right]], colWidths=[300, 174, 70], style=_HEAD),
        Spacer(1, 8),
        Table([[about, Table([[notes]], colWidths=[264], style=_GREY_BOX)]], colWidths=[272, 272], style=_PLAIN),
        Spacer(1, 6),
        Paragraph(perfect, BODY),
        Spacer(1, 6),
        _rooms_heading(),
        _rooms(row, formats),
    ]


def _rooms_heading() -> Paragraph:
    return Paragraph(
        '1 Rooms <font name="Inter-Regular" size="9.5">Tick before and after. Write what you find.</font>', HEADING
    )


def _rooms(row: JobSheetRow, formats: PaperFormats) -> Table:
    names = ("Room", "Fiber", "Size", "To do", "Marks we know of / what you found", "Before", "After", "Price")
    box = Paragraph(_BOX, CELL)
    cells: list[list[object]] = [[_text(name, BAND) for name in names]]
    for line in row.lines:
        marks = "; ".join(mark for mark in line.known_marks if mark)
        cells.append(
            [
                _text(line.name, ROOM),
                _text(line.fibre, CELL),
                _text(formats.size(line.size_hundredths, line.size_unit), CELL),
                _text(line.to_do, CELL),
                _text(marks, ITALIC),
                box,
                box,
                _text(formats.money(line.price_minor or 0), PRICE),
            ]
        )
    cells += [["", "", "", "", "", box, box, ""]] * 2
    return Table(
        cells, colWidths=[88, 60, 50, 84, 150, 33.5, 33.5, 45], rowHeights=[16, *[27] * (len(cells) - 1)], style=_ROOMS
    )


def _lower_part(row: JobSheetRow, formats: PaperFormats) -> list[Flowable]:
    ticks = [
        [Paragraph(_BOX + words, BODY) for words in group]
        for group in (("Pet", "Odor", "Wear"), ("Fading", "Loose seam", "Wet"))
    ]
    found = [
        _text("2 Found on arrival", HEADING),
        Table(ticks, colWidths=[80, 90, 80], style=_PLAIN),
        Paragraph(f"Shown to the client before we began {_BOX}", BODY),
        Paragraph(f"Photos taken {_BOX}before {_BOX}after", BODY),
        Table(
            [[_text("Risk explained", BODY), "", _text("Initials", BODY), ""]],
            colWidths=[76, 104, 40, 30],
            style=_LINES,
        ),
    ]
    lines = [
        [_text(words, BODY), ""]
        for words in ("Products and method", "Dry by (time told to the client)", "Extra work agreed, and price")
    ]
    time = [
        _text("3 Time and products", HEADING),
        Table([[_text("Arrived", BODY), "", _text("Left", BODY), ""]], colWidths=[40, 90, 30, 90], style=_LINES),
        Table(lines, colWidths=[150, 110], style=_LINES),
        Paragraph(f"{_BOX}Shoe covers {_BOX}Corner guards {_BOX}Rooms walked", BODY),
    ]
    question = Paragraph(f"{_BOX}Great {_BOX}Good {_BOX}Not happy", QUESTION)
    promise = _text("We do this job for “great”. Good tells us we missed something.", QUIET)
    ask = '<font name="Inter-Regular" size="9.5">Technician: ask, and write their own words.</font>'
    wish = Paragraph(f"5 What would have made it great? {ask}", QUESTION)
    answer = Table(
        [[[_text("4 How was that for you?", HEADING), question], promise], [wish, ""], ["", ""], ["", ""]],
        colWidths=[230, 314],
        style=_FRAME,
    )
    choices = " ".join(_BOX + words for words in ("Card", "Cash", "Check", "Invoice", "No charge"))
    due = f'6 Paid <font name="Inter-SemiBold">Due {formats.money(row.due_minor)}</font>'
    paid = Table(
        [[Paragraph(due, HEADING), Paragraph(choices, BODY), _text("Took $", BODY), ""]],
        colWidths=[120, 290, 40, 94],
        style=_LINES,
    )
    captions = (
        "Client: I have walked through the rooms with the technician.",
        "Technician",
        "Date",
        "Next visit agreed",
    )
    sign = Table([[_text(words, SMALL) for words in captions]], colWidths=[250, 110, 84, 100], style=_SIGN)
    hand_in = _text("Hand this sheet in the same day. The numbers match the keying screen.", SMALL)
    keyed = _text("Keyed in by Page 1 of 1", SMALL_RIGHT)
    foot = Table([[hand_in, keyed]], colWidths=[380, 164], style=_PLAIN)
    return [
        Spacer(1, 6),
        Table([[found, time]], colWidths=[272, 272], style=_PLAIN),
        Spacer(1, 6),
        answer,
        Spacer(1, 4),
        paid,
        Spacer(1, 24),
        sign,
        foot,
    ]
