"""The rarer facts of a complaint, folded away: how and when it came in, by when it is needed, who noticed it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.rules.complaint_intake import ComplaintChannel
from app.translations import gettext as _
from ui.complaints.kept_complaint import KeptComplaint
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, moment_in, to_qdate, to_qtime
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.date_edits import DateEdit, TimeEdit
from ui.widgets.fields import Field
from ui.widgets.labels import ElidedLabel, TextTone

_DAY_WIDTH = 168
_TIME_WIDTH = 84


def channel_words(channel: str) -> str:
    """How something reached us."""
    return {
        ComplaintChannel.PHONE: _("By phone"),
        ComplaintChannel.IN_PERSON: _("In person"),
        ComplaintChannel.EMAIL: _("By e-mail"),
        ComplaintChannel.TEXT: _("By text message"),
        ComplaintChannel.LETTER: _("By letter"),
        ComplaintChannel.ONLINE: _("Online"),
        ComplaintChannel.SHEET: _("On the job sheet"),
    }[ComplaintChannel(channel)]


class HowItCame(QWidget):
    """One quiet line that says what is taken for granted, and the fields under it."""

    changed = Signal()
    unfolded = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._fold_button = LinkButton(_("&More"), trailing_icon="chevron-down")
        self._summary_label = ElidedLabel("", TextRole.SECONDARY, TextTone.SECONDARY)
        self.channel_combo = QComboBox()
        for channel in ComplaintChannel:
            self.channel_combo.addItem(channel_words(channel), channel.value)
        self.channel_field = Field(_("How it &came in"), self.channel_combo)
        self.received_box = QCheckBox(_("They told us e&arlier"))
        self.received_day_edit = DateEdit(to_qdate(formats.today()))
        self.received_time_edit = TimeEdit(QTime(9, 0))
        self._noted_need_on: date | None = None
        self.need_by_box = QCheckBox(_("Nee&ded by"))
        self.need_by_edit = DateEdit(to_qdate(formats.today()))
        self.self_box = QCheckBox(_("We noticed it oursel&ves"))
        self._fields = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.received_day_edit.setAccessibleName(_("The day on which they told us"))
        self.received_time_edit.setAccessibleName(_("The time at which they told us"))
        self.need_by_edit.setAccessibleName(_("The day by which they need it"))
        self.received_day_edit.setMinimumWidth(sized(_DAY_WIDTH))
        self.received_time_edit.setMinimumWidth(sized(_TIME_WIDTH))
        self.need_by_edit.setMinimumWidth(sized(_DAY_WIDTH))
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self._fold_button)
        line.addWidget(self._summary_label, 1)
        moment = QWidget()
        both = QHBoxLayout(moment)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.S)
        both.addWidget(self.received_day_edit, 1)
        both.addWidget(self.received_time_edit)
        self.received_field = Field("", moment)
        first = QHBoxLayout()
        first.setSpacing(Space.M)
        first.addWidget(self.channel_field, 2)
        first.addLayout(_stacked(self.received_box, self.received_field), 3)
        second = QHBoxLayout()
        second.setSpacing(Space.M)
        second.addWidget(self.self_box, 2)
        second.addWidget(self.need_by_box)
        second.addWidget(self.need_by_edit, 3)
        rows = QVBoxLayout(self._fields)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Space.S)
        rows.addLayout(first)
        rows.addLayout(second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(line)
        column.addWidget(self._fields)
        self._fields.hide()

    def _connect(self) -> None:
        self._fold_button.clicked.connect(self._turn)
        self.channel_combo.activated.connect(self._on_changed)
        self.received_box.toggled.connect(self._on_changed)
        self.need_by_box.toggled.connect(self._on_changed)
        self.self_box.toggled.connect(self._on_changed)
        self.received_day_edit.dateChanged.connect(self._on_changed)
        self.received_time_edit.timeChanged.connect(self._on_changed)
        self.need_by_edit.dateChanged.connect(self._on_changed)

    @property
    def channel(self) -> str:
        """How it came in."""
        return str(self.channel_combo.currentData())

    @property
    def received_at(self) -> datetime | None:
        """When they told us, if that was not now."""
        if not self.received_box.isChecked():
            return None
        return moment_in(self.received_day_edit, self.received_time_edit, self._formats.zone)

    @property
    def need_by_on(self) -> date | None:
        """The day by which they need it."""
        return day_in(self.need_by_edit) if self.need_by_box.isChecked() else None

    @property
    def written_need_by_on(self) -> date | None:
        """The day somebody wrote here; what was filled in from the card is nobody's draft."""
        return None if self.need_by_on == self._noted_need_on else self.need_by_on

    @property
    def is_self_reported(self) -> bool:
        """Whether we noticed it before they said anything."""
        return self.self_box.isChecked()

    def begin(self, kept: KeptComplaint, noted_need_on: date | None = None) -> None:
        """Start with what was kept; folded unless something is not as usual.

        A need that stands on the client's card with its day is filled in, so that nobody has to remember it (R6).
        """
        today = self._formats.today()
        self._noted_need_on = noted_need_on
        hour_ago = self._formats.local(self._formats.now() - timedelta(hours=1))
        received = self._formats.local(kept.received_moment) if kept.received_moment else hour_ago
        self.channel_combo.setCurrentIndex(max(0, self.channel_combo.findData(kept.channel)))
        self.received_day_edit.setMaximumDate(to_qdate(today))
        self.received_day_edit.setDate(to_qdate(received.date()))
        self.received_time_edit.setTime(to_qtime(received))
        self.received_box.setChecked(kept.received_moment is not None)
        self.need_by_edit.setMinimumDate(to_qdate(today))
        needed = kept.need_by_day or noted_need_on
        self.need_by_edit.setDate(to_qdate(needed or today + timedelta(days=1)))
        self.need_by_box.setChecked(needed is not None)
        self.self_box.setChecked(kept.is_self_reported)
        self.show_received_error("")
        self._fold(is_open=False)
        self._on_changed()

    def show_received_error(self, message: str) -> None:
        """Say under the moment why it cannot be, or nothing."""
        if message:
            self._fold(is_open=True)
            self.received_field.set_error(message)
        else:
            self.received_field.clear_error()

    def ask_for_moment(self, message: str) -> None:
        """The moment has to be mended before anything is saved."""
        self.show_received_error(message)
        self.received_time_edit.setFocus()

    def _turn(self) -> None:
        is_open = self._fields.isHidden()
        self._fold(is_open=is_open)
        if is_open:
            self.channel_combo.setFocus()
            self.unfolded.emit()

    def _fold(self, *, is_open: bool) -> None:
        self._fields.setVisible(is_open)
        self._fold_button.setText(_("Fold &more away") if is_open else _("&More"))

    def _on_changed(self) -> None:
        for edit in (self.received_day_edit, self.received_time_edit):
            edit.setVisible(self.received_box.isChecked())
        self.need_by_edit.setVisible(self.need_by_box.isChecked())
        self._summary_label.setText(self._summary())
        self.changed.emit()

    def _summary(self) -> str:
        received, needed = self.received_at, self.need_by_on
        parts = [
            channel_words(self.channel),
            _("just now") if received is None else self._formats.moment(received),
            _("needed by {day}").format(day=self._formats.day(needed)) if needed is not None else "",
            _("we noticed it ourselves") if self.is_self_reported else "",
        ]
        return ", ".join(part for part in parts if part)


def _stacked(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.XS)
    for widget in widgets:
        column.addWidget(widget)
    return column
