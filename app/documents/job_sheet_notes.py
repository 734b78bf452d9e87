"""The grey box of a job sheet: what to know before knocking, all of it fit for the client to read."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.job_sheet_style import (
    HEADING,
    LABEL,
    QUIET,
    SMALL_BODY,
    SMALL_BODY_LABEL,
)
from app.documents.pen import HAIRLINE, INK, Pen
from app.documents.plain_text import one_line
from app.documents.print_run import PrintRun
from app.documents.text_column import LABEL_WIDTH, TextColumn
from app.documents.text_layout import wrap
from app.queries.paper_rows import JobSheetRow, SheetPromiseRow
from app.translations import gettext as _

BOX_PADDING = 12.0
_MOST_NOTES = 3
_MOST_FACTS = 3
_MOST_PROMISES = 3


@dataclass(slots=True)
class GreyBox:
    """The words of the grey box, the heights of its bullets, and of the line above what we remember."""

    text: TextColumn
    bullets: list[float]
    bullet_form: str
    bullet_x: float
    line_y: float | None = None
    right: float = 0.0

    def draw(self, pen: Pen, top: float) -> None:
        """Draw all of it, the box beginning at this height."""
        for y in self.bullets:
            pen.place_form(self.bullet_form, self.bullet_x - 2, top + y - 2, 4)
        if self.line_y is not None:
            pen.rule(self.bullet_x - 2, top + self.line_y, self.right, top + self.line_y, 0.5, HAIRLINE)
        self.text.draw(pen, top)


def before_you_knock(context: PrintRun, row: JobSheetRow, box_left: float) -> GreyBox:
    """At most three notes fit for the client to read, then the last visit, open promises and the newest facts."""
    left, right = box_left + BOX_PADDING, context.right - BOX_PADDING
    width = right - left - 11
    text = TextColumn(y=BOX_PADDING - 5)
    bullet = context.form("bullet", 4, lambda drawing: drawing.disc(2, 2, 1.6, INK))
    box = GreyBox(text, [], bullet, left + 2.5, right=right)
    text.add(left, [_("Before you knock")], HEADING)
    text.y += 3
    for note in row.notes[:_MOST_NOTES]:
        headline = wrap(note.headline, LABEL, width, 2)
        detail = wrap(note.detail, QUIET, width, 3)
        if headline or detail:
            box.bullets.append(text.y + (LABEL if headline else QUIET).leading * 0.5)
            text.add(left + 11, headline, LABEL)
            text.add(left + 11, detail, QUIET)
            text.y += 2
    if box.bullets:
        text.y += 1
        box.line_y = text.y
        text.y += 2
    before = ""
    for label, words in _remembered(context, row):
        lines = wrap(words, SMALL_BODY, right - left - LABEL_WIDTH, 2)
        text.add_beside(left, lines, SMALL_BODY, "" if label == before else label, SMALL_BODY_LABEL)
        text.y += 1
        before = label
    return box


def _remembered(context: PrintRun, row: JobSheetRow) -> list[tuple[str, str]]:
    """Labels and words of the lower part of the box."""
    formats = context.formats
    entries: list[tuple[str, str]] = []
    last = row.last_visit
    if last is None:
        entries.append((_("Last visit"), _("None yet. Make the first one count.")))
    else:
        parts = [formats.day(last.visited_on), one_line(last.technician_name), one_line(last.summary)]
        entries.append((_("Last visit"), ", ".join(part for part in parts if part)))
    promises = [_promise(context, promise) for promise in row.promises if one_line(promise.what)]
    entries.extend((_("Promised"), words) for words in promises[:_MOST_PROMISES])
    facts = [": ".join(part for part in map(one_line, (fact.headline, fact.detail)) if part) for fact in row.facts]
    entries.extend((_("Remember"), words) for words in [words for words in facts if words][:_MOST_FACTS])
    return entries


def _promise(context: PrintRun, promise: SheetPromiseRow) -> str:
    """What was promised, by whom and until when, as far as known."""
    parts = [one_line(promise.what)]
    if by := one_line(promise.promised_by):
        parts.append(by)
    if promise.due_on:
        parts.append(_("by {day}").format(day=context.formats.day(promise.due_on)))
    return ", ".join(parts)
