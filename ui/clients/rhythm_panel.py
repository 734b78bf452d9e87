"""Their rhythm in words: how often, since when, expected when, where we stand, and what brings us one step closer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.queries.client_rows import ClientDetails
from app.queries.rhythms import RhythmRow, RhythmSource, get_rhythm
from app.rules.next_steps import stage_words, step_words
from app.rules.relationship import DueMark, Stage
from app.rules.span_words import gap_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.clients.line_stack import Line, LineStack
from ui.firm_formats import FirmFormats
from ui.widgets.cards import Card
from ui.wording import days_ago_words

_SAID_IN_DAYS = 14


def rhythm_lines(row: RhythmRow, formats: FirmFormats) -> list[Line]:
    """Each line says one thing; nobody is expected who has left."""
    lines = [_stage_line(row)]
    if row.stage is Stage.ENDED:
        return lines
    if row.expected_days:
        usual = _("Usually every {gap}").format(gap=gap_words(row.expected_days))
        lines.append(Line("gap", "repeat", usual, _source_words(row), may_edit=False))
    if row.last_visit_on is not None:
        away = (formats.today() - row.last_visit_on).days
        is_fresh = away < _SAID_IN_DAYS
        ago = (
            days_ago_words(row.last_visit_on, formats.today())
            if is_fresh
            else _("{gap} ago").format(gap=gap_words(away))
        )
        last = _("Last visit {day}").format(day=formats.date(row.last_visit_on))
        lines.append(Line("last", "history", last, ago, may_edit=False))
    if row.due_on is not None:
        expected = _("Expected {day}").format(day=formats.date(row.due_on))
        lines.append(Line("due", "calendar-clock", expected, _mark_words(row), may_edit=False))
    if row.annual_minor:
        worth = _("{amount} a year").format(amount=formats.whole_money(row.annual_minor))
        risk = _("{amount} of it could be lost").format(amount=formats.whole_money(row.at_risk_minor))
        lines.append(Line("worth", "banknote", worth, risk if row.at_risk_minor else "", may_edit=False))
    return lines


def _stage_line(row: RhythmRow) -> Line:
    words = stage_words(row.stage, row.visit_count)
    return Line("stage", "heart-handshake", words, step_words(row.step), is_strong=True, may_edit=False)


def _source_words(row: RhythmRow) -> str:
    if row.source is RhythmSource.AGREED:
        return _("as agreed with them")
    if row.source is RhythmSource.OWN:
        return _("their own rhythm")
    if row.source is RhythmSource.MIXED:
        words = ngettext(
            "from {count} visit and what places like theirs need",
            "from {count} visits and what places like theirs need",
            row.visit_count,
        )
        return words.format(count=row.visit_count)
    return _("what places like theirs need")


def _mark_words(row: RhythmRow) -> str:
    if row.has_booking:
        return _("a visit is booked")
    if row.stage in (Stage.DRIFTING, Stage.LOST):
        return _("past their usual time")
    return {DueMark.SOON: _("soon"), DueMark.DUE: _("due")}.get(row.due_mark, "") if row.due_mark is not None else ""


class RhythmPanel(Card):
    """Read with the card, never kept; words for the office, on no paper."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Their rhythm"), parent=parent)
        self._formats = formats
        self.lines = LineStack("")
        self.body.addWidget(self.lines)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client."""
        row = get_rhythm(details.id, self._formats.now(), self._formats.zone)
        self.lines.show_lines(rhythm_lines(row, self._formats))
