"""What the program found before anything is saved: they wait already, it happened before, somebody must not wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.rules.category_words import category_words
from app.rules.complaint_intake import ClientBackground, EarlierComplaint, Reading
from app.translations import gettext as _
from app.translations import ngettext
from ui.clients.line_stack import Sign
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.wording import short_day_words

_LONGEST_QUOTE = 48


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found; with a complaint it can be opened."""

    icon: str
    words: str
    complaint_id: int | None = None


def found_notes(
    name: str, background: ClientBackground, reading: Reading, formats: FirmFormats, *, is_needed_soon: bool
) -> list[Found]:
    """Everything worth knowing while they speak, what matters most first."""
    notes = []
    waiting = background.waiting
    if waiting:
        words = _("{name} already waits for us about “{words}”").format(name=name, words=_quote(waiting[-1].words))
        more = len(waiting) - 1
        if more:
            words += " " + ngettext("and {count} more", "and {count} more", more).format(count=more)
        notes.append(Found("message-square-warning", words, waiting[-1].id))
    if reading.repeats is not None and reading.facts.is_repeat:
        notes.append(_repeat_note(reading.repeats, reading, formats))
    closed = reading.goes_on_from
    if closed is not None and closed.may_reopen_at(formats.now()):
        words = _("Made good {day}, less than 30 days ago: reopen it if it is the same").format(
            day=_closed_day(closed, formats)
        )
        notes.append(Found("history", words, closed.id))
    elif closed is not None and closed != reading.repeats:
        words = _("Goes on from {day}, about the same job").format(day=_day(closed, formats))
        notes.append(Found("history", words, closed.id))
    if background.vulnerable_factors and reading.facts.is_vulnerable:
        factors = ", ".join(factor_words(factor) for factor in background.vulnerable_factors)
        notes.append(Found("heart", _("In the house: {factors}").format(factors=factors)))
    if is_needed_soon:
        notes.append(Found("clock-alert", _("Needed within three days, so it cannot wait")))
    return notes


def factor_words(factor: str) -> str:
    """Why somebody in the house must not wait."""
    return {
        "baby": _("a baby"),
        "pregnancy": _("a pregnancy"),
        "elderly": _("old age"),
        "allergy": _("an allergy"),
        "asthma": _("asthma"),
    }.get(factor, factor)


class FoundNotes(QWidget):
    """A line for each thing found."""

    complaint_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._shown: list[Found] = []
        self._is_compact = False
        self._lines: list[QWidget] = []

    def show_notes(self, notes: Sequence[Found]) -> None:
        """Show these; the same ones again change nothing."""
        if list(notes) == self._shown:
            return
        self._shown = list(notes)
        self._fill()

    def set_compact(self, *, is_compact: bool) -> None:
        """Where room is short, each thing takes one line; the tool tip has all of it."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self._fill()

    def _fill(self) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(note) for note in self._shown]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._shown))

    def _line(self, note: Found) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        if self._is_compact:
            row.addWidget(Sign(note.icon))
            row.addWidget(ElidedLabel(note.words, TextRole.SECONDARY, TextTone.SECONDARY), 1)
        else:
            label = TextLabel(note.words, TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            row.addWidget(Sign(note.icon), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
        if note.complaint_id is not None:
            button = LinkButton(_("Open it"))
            button.setAccessibleName(_("Open it: {what}").format(what=note.words))
            # A click must not take the caret out of their words.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, number=note.complaint_id: self.complaint_opened.emit(number))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line


def _repeat_note(repeats: EarlierComplaint, reading: Reading, formats: FirmFormats) -> Found:
    what = category_words(repeats.category.value)
    is_linked = reading.goes_on_from == repeats and not repeats.may_reopen_at(formats.now())
    words = (
        _("Happened before: {day}, {what}; this one will be linked to it")
        if is_linked
        else _("Happened before: {day}, {what}")
    )
    return Found("repeat", words.format(day=_day(repeats, formats), what=what[:1].lower() + what[1:]), repeats.id)


def _day(complaint: EarlierComplaint, formats: FirmFormats) -> str:
    return short_day_words(formats.day_of(complaint.received_at), formats.today())


def _closed_day(complaint: EarlierComplaint, formats: FirmFormats) -> str:
    return short_day_words(formats.day_of(complaint.closed_at or complaint.received_at), formats.today())


def _quote(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"
