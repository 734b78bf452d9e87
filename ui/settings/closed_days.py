"""The closed days ahead: public holidays, on which one may work after all, and the firm's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.queries.closed_days import ClosedDayRow
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field, FieldMessage
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_ONE_DAY = timedelta(days=1)
_LINE = 30
_DATE_WIDTH = 180


class ClosedDaysEditor(QWidget):
    """One line a day, and below the fields for closing more."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._days: tuple[tuple[date, str, bool], ...] = ()
        self._boxes: dict[date, QCheckBox] = {}
        self._controls: list[QWidget] = []
        self._empty_label = TextLabel(_("No closed days ahead."), TextRole.BODY, TextTone.SECONDARY)
        self._list = QWidget()
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self._message = FieldMessage(self._list)
        self._form = _ClosingForm(everafter)
        self._form.saved.connect(self.saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._empty_label)
        column.addWidget(self._list)
        column.addWidget(self._message)
        column.addSpacing(Space.S)
        column.addWidget(self._form)

    def show_days(self, rows: Sequence[ClosedDayRow], formats: FirmFormats) -> None:
        """Show the days as stored; the keyboard stays on its line."""
        self._form.show_today(formats.today())
        self._empty_label.setVisible(not rows)
        days = tuple((row.closed_on, row.name, row.is_public) for row in rows)
        if days != self._days:
            self._days = days
            self._build(rows, formats)
        for row in rows:
            if row.closed_on in self._boxes:
                self._boxes[row.closed_on].setChecked(row.is_open_after_all)

    def _build(self, rows: Sequence[ClosedDayRow], formats: FirmFormats) -> None:
        focused = next((place for place, each in enumerate(self._controls) if each.hasFocus()), None)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes, self._controls = {}, []
        runs = _runs(rows)
        for place, row in enumerate(rows):
            self._grid.setRowMinimumHeight(place, sized(_LINE))
            self._add_line(place, row, runs.get(row.closed_on, ()), formats)
        if focused is not None and self._controls:
            self._controls[min(focused, len(self._controls) - 1)].setFocus()

    def _add_line(self, place: int, row: ClosedDayRow, run: Sequence[date], formats: FirmFormats) -> None:
        day = formats.day(row.closed_on)
        self._grid.addWidget(TextLabel(day, TextRole.BODY, tabular=True), place, 0)
        tone = TextTone.SECONDARY if row.is_public else TextTone.PLAIN
        self._grid.addWidget(TextLabel(row.name, TextRole.BODY, tone, wrap=True), place, 1)
        if row.is_public:
            box = QCheckBox(_("We work on this day"))
            box.setObjectName(f"closed.{row.closed_on.isoformat()}.work")
            box.setAccessibleName(_("We work on {day}, {name}").format(day=day, name=row.name))
            box.clicked.connect(lambda is_open: self._work(row, is_open))
            self._boxes[row.closed_on] = box
            self._add_control(box, place, 3)
            return
        if len(run) > 1:
            words = ngettext("Open all {count} day", "Open all {count} days", len(run)).format(count=len(run))
            self._add_link(words, row, run[-1], place, 2)
        self._add_link(_("Open again"), row, row.closed_on, place, 3)

    def _add_link(self, words: str, row: ClosedDayRow, last_on: date, place: int, column: int) -> None:
        link = LinkButton(words)
        link.setObjectName(f"closed.{row.closed_on.isoformat()}.{'open' if column == 3 else 'open_all'}")
        link.setAccessibleName(f"{words}: {row.closed_on.isoformat()} {row.name}")
        link.clicked.connect(lambda: self._open_again(row, last_on))
        self._add_control(link, place, column)

    def _add_control(self, control: QWidget, place: int, column: int) -> None:
        self._controls.append(control)
        self._grid.addWidget(control, place, column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _work(self, row: ClosedDayRow, is_open: bool) -> None:
        words = _("Saved. We work on {name}.") if is_open else _("Saved. Closed on {name}.")
        service = self._everafter.closed_days
        if not self._try(lambda: service.work_after_all(row.closed_on, is_open), words.format(name=row.name)):
            self._boxes[row.closed_on].setChecked(row.is_open_after_all)

    def _open_again(self, row: ClosedDayRow, last_on: date) -> None:
        service = self._everafter.closed_days
        self._try(lambda: service.open_again(row.closed_on, last_on), _("Open again: {name}.").format(name=row.name))

    def _try(self, act: Callable[[], None], words: str) -> bool:
        self._message.clear_error()
        try:
            act()
        except EverafterError as error:
            self._message.set_error(str(error))
            return False
        self.saved.emit(words)
        return True


class _ClosingForm(QWidget):
    """First day, last day and why."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._first_edit, self._last_edit = DateEdit(QDate(2000, 1, 1)), DateEdit(QDate(2000, 1, 1))
        self._name_edit = QLineEdit()
        self._name_edit.setPlaceholderText(_("Christmas week"))
        named = (("first_on", self._first_edit), ("last_on", self._last_edit), ("name", self._name_edit))
        for name, edit in named:
            edit.setObjectName(f"closing.{name}")
        for edit in (self._first_edit, self._last_edit):
            edit.setMinimumWidth(sized(_DATE_WIDTH))
            WheelGuard(edit)
        self._fields = {
            "first_on": Field(_("First closed day"), self._first_edit),
            "last_on": Field(_("Up to"), self._last_edit),
            "name": Field(_("Why"), self._name_edit),
        }
        self._button = Button(_("Kee&p closed"), icon="plus")
        self._button.setObjectName("closing.save")
        foot = QVBoxLayout()
        foot.addSpacing(24)
        foot.addWidget(self._button)
        foot.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        for field, stretch in zip(self._fields.values(), (3, 3, 4), strict=True):
            row.addWidget(field, stretch)
        row.addLayout(foot)
        self._first_edit.dateChanged.connect(self._keep_order)
        self._name_edit.returnPressed.connect(self._save)
        self._button.clicked.connect(self._save)

    def show_today(self, today: date) -> None:
        """Begin with tomorrow, unless a later day is chosen."""
        tomorrow = QDate(today.year, today.month, today.day).addDays(1)
        if self._first_edit.date() < tomorrow:
            self._first_edit.setDate(tomorrow)

    def _keep_order(self, first: QDate) -> None:
        if self._last_edit.date() < first:
            self._last_edit.setDate(first)

    def _save(self) -> None:
        for field in self._fields.values():
            field.clear_error()
        name = self._name_edit.text().strip()
        first_on, last_on = _day_of(self._first_edit), _day_of(self._last_edit)
        try:
            self._everafter.closed_days.close(first_on, last_on, name)
        except EverafterError as error:
            field = self._fields[error.field if isinstance(error, ValidationError) and error.field else "first_on"]
            field.set_error(str(error))
            field.editor.setFocus()
            return
        self._name_edit.clear()
        self.saved.emit(_("Saved. Closed for {name}.").format(name=name))


def _day_of(edit: DateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())


def _runs(rows: Sequence[ClosedDayRow]) -> dict[date, list[date]]:
    """By the first day of each closing: its own days, which go on over public holidays between them."""
    runs: dict[date, list[date]] = {}
    present: list[date] = []
    name, next_on = "", None
    for row in rows:
        goes_on = row.closed_on == next_on
        if row.is_public:
            next_on = row.closed_on + _ONE_DAY if goes_on else None
            continue
        if not goes_on or row.name != name:
            present = runs.setdefault(row.closed_on, [])
        present.append(row.closed_on)
        name, next_on = row.name, row.closed_on + _ONE_DAY
    return runs
