"""One stop of a day list: when, who, where, what is open, what only we may read, and boxes for arrived and left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.documents.faces import Face
from app.documents.flow import Block
from app.documents.job_sheet_head import ways_to_the_door
from app.documents.job_sheet_style import (
    DIGIT,
    SMALL,
    SMALL_BODY,
    SMALL_BODY_LABEL,
    SMALL_LABEL,
    or_unknown,
)
from app.documents.pen import HAIRLINE, INK, SHADE, WHITE, Pen, TextStyle
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun
from app.documents.text_column import LABEL_WIDTH, TextColumn
from app.documents.text_layout import excerpt, fit, fit_lines, text_width, wrap, write_fitted
from app.queries.day_list_rows import DayListComplaintRow, DayListVisitRow
from app.queries.paper_rows import JobSheetRow, SheetNoteRow
from app.rules.complaint_terms import state_words
from app.rules.person_names import first_name
from app.translations import gettext as _
from app.translations import ngettext

_NAME = TextStyle(Face.BOLD, 12.5, 15.5)
_WINDOW = TextStyle(Face.BOLD, 11.5, 15.5)
_PLACE = TextStyle(Face.SEMIBOLD, 10, 12.5)
_MARK = TextStyle(Face.BOLD, 8.6, 13, WHITE)
_TIME_COLUMN = 116.0
_BOX_COLUMN = 92.0
_BOX_WIDTH = 52.0
_BOX_HEIGHT = 18.0
_BOXES_END = 2 * _BOX_HEIGHT + 10
_GAP_HEIGHT = 15.0
_MOST = 3
_MOST_NOTES = 4
_MOST_WORDS = 150
_LITTLE_TIME = 45


def visit_block(context: PrintRun, visit: DayListVisitRow, place: int, *, is_shared: bool) -> Block:
    """A visit with the line below it; `is_shared` names who goes, where more than one drives."""
    when = _when(context, visit)
    left = context.left + _TIME_COLUMN
    about = _about(context, visit, is_shared=is_shared)
    shade = about.shade
    height = max(when.y, about.text.y, _BOXES_END) + 5

    def draw(pen: Pen, top: float) -> None:
        pen.disc(context.left + 8, top + 8, 8, INK)
        pen.text(str(place), context.left + 8, top + 11.2, DIGIT.sized(9), align=0.5)
        when.draw(pen, top)
        if shade is not None:
            y, width, deep = shade
            pen.box(left - 4, top + y, width + 4, deep, radius=2, fill=SHADE)
        for y, x, width in about.marks:
            pen.box(x - 4, top + y + 1, width + 8, 12, radius=2, fill=INK)
        about.text.draw(pen, top)
        _draw_boxes(context, pen, top)
        _draw_gap(context, pen, top + height, visit)

    return Block(height + _GAP_HEIGHT, draw, gap=5)


class _About:
    """The words beside a visit's time: lines, the black marks behind some, and the shade behind private notes.

    Below the boxes to write in, the lines are as wide as the page.
    """

    def __init__(self, context: PrintRun) -> None:
        self.left = context.left + _TIME_COLUMN
        self.right = context.right
        self.text = TextColumn()
        self.marks: list[tuple[float, float, float]] = []
        self.shade: tuple[float, float, float] | None = None

    @property
    def width(self) -> float:
        """How wide the next line may be."""
        return self.right - self.left - (_BOX_COLUMN + 10 if self.text.y < _BOXES_END else 4)

    def mark(self, words: Sequence[str]) -> None:
        """Words on black beside each other, below each other where there is no room."""
        x = self.left + 4
        for text in words:
            shown, style = fit(text, _MARK, self.width - 8, 6)
            width = text_width(shown, style)
            if x > self.left + 4 and x + width + 4 <= self.left + self.width:
                self.text.y -= _MARK.leading
            else:
                x = self.left + 4
            self.marks.append((self.text.y, x, width))
            self.text.y += _MARK.leading
            self.text.lines.append((x, self.text.y - 3, shown, style))
            x += width + 14
        self.text.y += 2.5 if words else 0

    def labelled(self, label: str, texts: Sequence[str], most_lines: int) -> None:
        """Texts below each other, the label beside the first."""
        for text in texts:
            lines = wrap(text, SMALL_BODY, self.width - LABEL_WIDTH, most_lines)
            if lines:
                self.text.add_beside(self.left, lines, SMALL_BODY, label, SMALL_BODY_LABEL)
                label = ""


def _when(context: PrintRun, visit: DayListVisitRow) -> TextColumn:
    """When the client expects us, when it is planned, how long it takes and which job it is."""
    sheet, formats = visit.sheet, context.formats
    column = TextColumn()
    x = context.left + 21
    room = _TIME_COLUMN - 29
    words, style = fit(formats.window(sheet.window_starts, sheet.window_ends), _WINDOW, room, 7)
    column.add(x, [words], style)
    column.y = max(column.y, _WINDOW.leading)
    planned = visit.starts
    quiet = [
        _("planned {time}").format(time=formats.clock(planned)) if planned and planned != sheet.window_starts else "",
        formats.duration(sheet.expected_minutes) if sheet.expected_minutes else "",
        _("Job {number}").format(number=sheet.job_number),
        _("done") if visit.is_done else "",
    ]
    for line in quiet:
        if line:
            shown, style = fit(line, SMALL, room, 5)
            column.add(x, [shown], style)
    return column


def _about(context: PrintRun, visit: DayListVisitRow, *, is_shared: bool) -> _About:
    """Who, where, what to do, what is open, the way in, what only we may read, and what is to be paid."""
    sheet, about = visit.sheet, _About(context)
    left = about.left
    name = or_unknown(sheet.client_name, _("Name not noted"))
    about.text.add(left, *fit_lines(name, _NAME, about.width, smallest=9, most_lines=3))
    place = ", ".join(part for part in map(one_line, (*sheet.street_lines, sheet.town_line)) if part)
    about.text.add(left, wrap(place or _("Address not noted: call the office"), _PLACE, about.width, 3), _PLACE)
    phones = " · ".join(part for phone in sheet.phones for part in [one_line(f"{phone.whose} {phone.number}")] if part)
    about.text.add(left, wrap(phones or _("No telephone number noted"), _PLACE, about.width, 3), _PLACE)
    about.text.y += 1.5
    about.mark([*_marks(visit)])
    if is_shared:
        who = one_line(sheet.technician_name)
        about.labelled(_("Who"), [who or _("Nobody yet")], 1)
    about.labelled(_("To do"), [_rooms(sheet)], 2)
    complaints = [_complaint(context, each) for each in visit.complaints[:_MOST]]
    about.labelled(_("Open"), [*complaints, _more(len(visit.complaints) - _MOST)], 4)
    promises = [_promise(context, visit, place) for place in range(min(len(visit.promises), _MOST))]
    about.labelled(_("Promised"), [*promises, _more(len(visit.promises) - _MOST)], 2)
    for label, words in ways_to_the_door(context, sheet):
        about.labelled(label, [words], 2)
    _add_private(about, visit)
    about.labelled(_("Pay"), [_to_pay(context, visit)], 1)
    return about


def _marks(visit: DayListVisitRow) -> Iterator[str]:
    """What a glance has to tell, in words."""
    if visit.is_put_right:
        yield _("Put-right visit, no charge") if not visit.sheet.due_minor else _("Put-right visit")
    count = len(visit.complaints)
    if count:
        yield ngettext("Open complaint", "{count} open complaints", count).format(count=count)


def _rooms(sheet: JobSheetRow) -> str:
    """What is to be done, room by room, on one line: Landing: re-clean; Stairs: check only."""
    pairs = [(one_line(line.name), one_line(line.to_do)) for line in sheet.lines]
    return "; ".join(": ".join(part for part in pair if part) for pair in pairs if any(pair)) or _("As agreed")


def _complaint(context: PrintRun, row: DayListComplaintRow) -> str:
    """Where it stands, what they said, what was promised; about somebody of this van: whom to speak with first."""
    owner = first_name(row.owner_name)
    said = excerpt(row.words, _MOST_WORDS)
    parts = [_("Complaint {number}, {state}").format(number=row.number, state=state_words(row.state))]
    if row.is_about_crew:
        ask = _("Speak with {name} before you go there") if owner else _("Speak with the office before you go there")
        parts.append(ask.format(name=owner))
    elif said:
        parts.append(f"“{said}”")
    if promised := excerpt(row.promised_what, _MOST_WORDS):
        if row.promise_due_at is not None:
            moment = context.formats.moment(row.promise_due_at, row.promise_due_at.year)
            promised = _("{what}, by {moment}").format(what=promised, moment=moment)
        parts.append(_("promised: {what}").format(what=promised))
    if owner and not row.is_about_crew:
        parts.append(_("{name} takes care of it").format(name=owner))
    return " · ".join(parts)


def _promise(context: PrintRun, visit: DayListVisitRow, place: int) -> str:
    """What was promised and is due by now, by whom and until when."""
    row = visit.promises[place]
    parts = [excerpt(row.what, _MOST_WORDS), one_line(row.promised_by)]
    if row.due_on is not None:
        parts.append(_("by {day}").format(day=context.formats.day(row.due_on)))
    return ", ".join(part for part in parts if part)


def _add_private(about: _About, visit: DayListVisitRow) -> None:
    """The private notes on grey; how many name somebody of this van is told, what they say is not."""
    notes = [words for words in map(_note, visit.private_notes[:_MOST_NOTES]) if words]
    withheld = ngettext(
        "{count} more note is at the office: call before you go there.",
        "{count} more notes are at the office: call before you go there.",
        visit.withheld_notes,
    ).format(count=visit.withheld_notes)
    texts = [*notes, _more(len(visit.private_notes) - _MOST_NOTES), withheld if visit.withheld_notes else ""]
    if not any(texts):
        return
    about.text.y += 2.5
    start, width = about.text.y - 1, about.width
    about.labelled(_("Private"), texts, 3)
    about.shade = (start, width, about.text.y + 2 - start)
    about.text.y += 4


def _note(note: SheetNoteRow) -> str:
    return ": ".join(part for part in map(one_line, (note.headline, note.detail)) if part)


def _more(count: int) -> str:
    """How much more there is than stands here; empty for nothing."""
    if count <= 0:
        return ""
    return ngettext("and {count} more: ask the office", "and {count} more: ask the office", count).format(count=count)


def _to_pay(context: PrintRun, visit: DayListVisitRow) -> str:
    due = visit.sheet.due_minor
    return context.formats.money(due) if due else _("nothing to pay")


def _draw_boxes(context: PrintRun, pen: Pen, top: float) -> None:
    """Two boxes to write when we arrived and when we left."""
    box_left = context.right - _BOX_WIDTH
    for number, words in enumerate((_("Arrived"), _("Left"))):
        y = top + 1 + number * (_BOX_HEIGHT + 5)
        pen.box(box_left, y, _BOX_WIDTH, _BOX_HEIGHT, radius=2, stroke=INK, line=0.8)
        write_fitted(pen, words, box_left - 5, y + 12, SMALL_LABEL, _BOX_COLUMN - _BOX_WIDTH - 5, 5, align=1)


def _draw_gap(context: PrintRun, pen: Pen, y: float, visit: DayListVisitRow) -> None:
    """A thin line below a visit that says how long it is to the next."""
    words = _gap_words(context, visit)
    x = context.left
    if words:
        x += 21 + write_fitted(pen, words, context.left + 21, y + 5.5, SMALL, context.width * 0.7, 5) + 6
        pen.rule(context.left, y + 2.5, context.left + 16, y + 2.5, 0.6, HAIRLINE)
    pen.rule(x, y + 2.5, context.right, y + 2.5, 0.6, HAIRLINE)


def _gap_words(context: PrintRun, visit: DayListVisitRow) -> str:
    minutes = visit.minutes_to_next
    if minutes is None:
        return ""
    if minutes < 0:
        text = _("Clash: the next begins before this one ends, at {time}")
        return text.format(time=context.formats.clock(visit.ends)) if visit.ends is not None else ""
    if minutes == 0:
        return _("Straight on to the next")
    length = _length(minutes)
    if minutes <= _LITTLE_TIME:
        return _("{length} to get to the next").format(length=length)
    return _("{length} free, the way included").format(length=length)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [_("{count} h").format(count=hours) if hours else "", _("{count} min").format(count=rest) if rest else ""]
    return " ".join(part for part in parts if part)
