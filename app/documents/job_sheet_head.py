"""The upper part of a job sheet: when and who, where to go, and what to know before knocking."""

from __future__ import annotations

from app.documents.flow import Block
from app.documents.fonts import font_library
from app.documents.job_sheet_notes import BOX_PADDING, before_you_knock
from app.documents.job_sheet_style import (
    BODY,
    CREW,
    DATE,
    FIRM,
    HEADING,
    LABEL,
    NAME,
    QR_SIDE,
    QUIET,
    QUOTE,
    SMALL_LABEL,
    STREET,
    TOWN,
    SheetMeasures,
    or_unknown,
)
from app.documents.pen import SHADE, Pen
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun
from app.documents.qr_code import qr_drawing
from app.documents.text_column import LABEL_WIDTH, TextColumn
from app.documents.text_layout import fit, fit_lines, text_width, wrap, write_fitted
from app.queries.paper_rows import JobSheetRow
from app.rules.paper_codes import code_payload, job_code
from app.translations import gettext as _
from app.translations import ngettext

HEAD_HEIGHT = 75.5
_BOX_SHARE = 0.485


def draw_head(context: PrintRun, pen: Pen, row: JobSheetRow, top: float) -> None:
    """Date, window, technician and code; the same on every page of a sheet."""
    formats = context.formats
    left, right = context.left, context.right
    code_left = right - QR_SIDE
    window_end = code_left - 18
    form = context.form("head", HEAD_HEIGHT + 2, lambda drawing: _draw_firm(context, drawing, window_end))
    pen.place_words(form, 0, top, HEAD_HEIGHT + 2)

    half = (window_end - left) / 2
    window = formats.window(row.window_starts, row.window_ends)
    window, style = fit(window, DATE, half * 1.08, 11)
    room = window_end - left - text_width(window, style) - 14
    write_fitted(pen, formats.day(row.visit_on), left, top + 36, DATE, room, 11)
    pen.text(window, window_end, top + 36, style, align=1)

    duration = formats.duration(row.expected_minutes) if row.expected_minutes else ""
    quiet = QUIET.sized(10.5)
    room = window_end - left - text_width(duration, quiet) - 14
    write_fitted(pen, " · ".join(_crew(context, row)), left, top + 56, CREW, room, 7)
    pen.text(duration, window_end, top + 56, quiet, align=1)

    payload = code_payload(context.letterhead.firm_code, "J", row.job_number)
    pen.draw(qr_drawing(payload, code_left, pen.height - top - QR_SIDE, QR_SIDE))
    words = _("Job {number}").format(number=job_code(row.job_number))
    words, style = fit(words, SMALL_LABEL, QR_SIDE, 5)
    pen.text(words, code_left + QR_SIDE / 2, top + QR_SIDE + 10, style, align=0.5)


def _draw_firm(context: PrintRun, pen: Pen, end: float) -> None:
    """What is the same in every head: the firm, its telephone, and the line below."""
    left = context.left
    name = or_unknown(context.letterhead.name, _("Our firm"))
    firm, style = fit(name, FIRM, (end - left) * 0.66, 7)
    firm_end = left + pen.text(firm, left, 9, style)
    phone, style = fit(context.letterhead.phone, QUIET, end - firm_end - 10, 6)
    pen.text(phone, firm_end + 9, 9, style)
    pen.rule(left, HEAD_HEIGHT, context.right, HEAD_HEIGHT, 1.2)


def client_block(context: PrintRun, row: JobSheetRow) -> Block:
    """Who and where on the left, the grey box on the right, both as high as the higher one."""
    box_width = context.width * _BOX_SHARE
    box_left = context.right - box_width
    about = _client_column(context, row, box_left - 14 - context.left)
    before = before_you_knock(context, row, box_left)
    height = max(about.y, before.text.y + BOX_PADDING - 5)

    def draw(pen: Pen, top: float) -> None:
        pen.box(box_left, top, box_width, height, radius=6, fill=SHADE)
        about.draw(pen, top)
        before.draw(pen, top)

    return Block(height, draw, gap=10, stretch=0.6)


def expectation_block(context: PrintRun, row: JobSheetRow, measures: SheetMeasures) -> Block:
    """What would make today perfect, in the client's words or as a line to write them on."""
    question = _("What would make today perfect?")
    indent = text_width(question, LABEL) + 8
    room = context.width - indent
    words = wrap(row.expectation, QUOTE, room, 2)
    height = max(len(words), 1) * QUOTE.leading + (0 if words else 3)

    def draw(pen: Pen, top: float) -> None:
        baseline = top + 9.6
        pen.text(question, context.left, baseline, LABEL)
        for number, line in enumerate(words):
            pen.text(line, context.left + indent, baseline + number * QUOTE.leading, QUOTE)
        if not words:
            pen.rule(context.left + indent, baseline + 2.5, context.right, baseline + 2.5)

    return Block(height, draw, gap=measures.gap + 1, stretch=1)


def continued_block(context: PrintRun, row: JobSheetRow) -> Block:
    """The line that says whose sheet goes on, under the repeated head."""
    words = _("{name}, continued").format(name=or_unknown(row.client_name, _("Name not noted")))
    words, style = fit(words, HEADING, context.width, 7)

    def draw(pen: Pen, top: float) -> None:
        pen.text(words, context.left, top + 11, style)

    return Block(14, draw, gap=9)


def _crew(context: PrintRun, row: JobSheetRow) -> list[str]:
    """Technician, van and place in the day, as far as known."""
    parts = [or_unknown(row.technician_name, _("Technician to be named"))]
    if van := one_line(row.van_name):
        parts.append(van)
    if row.position_of_day and row.visits_of_day:
        parts.append(context.formats.position(row.position_of_day, row.visits_of_day))
    return parts


def _client_column(context: PrintRun, row: JobSheetRow, width: float) -> TextColumn:
    """Name, how long with us, address, telephone and the way to the door."""
    left = context.left
    column = TextColumn()
    name = or_unknown(row.client_name, _("Name not noted"))
    words, style = fit_lines(name, NAME, width, smallest=12, most_lines=4)
    column.add(left, words, style)
    if not font_library().has_all(style.face, name):
        column.y += 4  # letters of other scripts reach further down
    column.add(left, [fit(_tenure(row), QUIET, width, 7)[0]], QUIET)
    column.y += 4
    streets = [line for line in map(one_line, row.street_lines) if line] or [_("Address not noted: call the office")]
    for street in streets[:3]:
        words, style = fit_lines(street, STREET, width, smallest=9, most_lines=3)
        column.add(left, words, style)
    if town := one_line(row.town_line):
        words, style = fit_lines(town, TOWN, width, smallest=9, most_lines=3)
        column.add(left, words, style)
    column.y += 2
    _add_phones(column, row, left, width)
    column.y += 4
    for label, note in ways_to_the_door(context, row):
        column.add_beside(left, wrap(note, BODY, width - LABEL_WIDTH, 4), BODY, label, LABEL)
    return column


def _add_phones(column: TextColumn, row: JobSheetRow, left: float, width: float) -> None:
    """The first number large; others small behind it or below."""
    numbers = [(one_line(phone.number), one_line(phone.whose)) for phone in row.phones[:3]]
    numbers = [(number, whose) for number, whose in numbers if number]
    if not numbers:
        column.add(left, [_("No telephone number noted")], QUIET)
        return
    first = " ".join(part for part in numbers[0] if part)
    words, style = fit_lines(first, STREET.sized(12), width, smallest=8, most_lines=2)
    column.add(left, words, style)
    x = left + text_width(words[-1], style) + 9
    for number, whose in numbers[1:]:
        other = f"{whose} {number}".strip()
        if text_width(other, QUIET) <= left + width - x:
            column.y -= QUIET.leading
            column.add(x, [other], QUIET)
        else:
            column.add(left, wrap(other, QUIET, width, 2), QUIET)
        x = left + width


def ways_to_the_door(context: PrintRun, row: JobSheetRow) -> list[tuple[str, str]]:
    """How to find the house, park, get water and get in; the access line always says something."""
    phone = one_line(context.letterhead.phone)
    access = one_line(" · ".join(part for part in (*row.access_codes, row.access_note) if part)) or (
        _("Call the office: {phone}").format(phone=phone) if phone else _("Call the office")
    )
    ways = [
        (_("Find it"), one_line(row.find_note)),
        (_("Park"), one_line(row.parking_note)),
        (_("Water"), one_line(row.water_note)),
    ]
    return [*((label, note) for label, note in ways if note), (_("Access"), access)]


def _tenure(row: JobSheetRow) -> str:
    """How long the client has been with us: With us 11 years · 23 jobs."""
    if row.visit_count <= 0:
        return _("First visit to this client")
    jobs = ngettext("{count} job", "{count} jobs", row.visit_count).format(count=row.visit_count)
    if row.years <= 0:
        return _("With us since this year · {jobs}").format(jobs=jobs)
    years = ngettext("With us {count} year", "With us {count} years", row.years).format(count=row.years)
    return f"{years} · {jobs}"
