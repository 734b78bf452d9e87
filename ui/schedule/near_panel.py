"""Beside a day's plan: who is due in the streets and postal codes of its visits, to be called or booked into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.queries.near_visits import NearRow
from app.rules.person_names import first_name
from app.rules.span_words import gap_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.schedule.plan_tray import TrayDelegate, TrayModel
from ui.schedule.tray_items import TrayItem
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import TextLabel, TextTone

_SHOWN_AT_ONCE = 3
_ROW = 64


class NearView(QListView):
    """Enter calls, Ctrl+Enter books into the day."""

    call_wanted = Signal()
    booking_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.near_model = TrayModel(self)
        self.setAccessibleName(_("Due near these visits"))
        self.setProperty("variant", "bare")
        self.setModel(self.near_model)
        self.setItemDelegate(TrayDelegate(self))
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.call_wanted.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone or with Ctrl; all other keys go on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.booking_wanted.emit()
        else:
            self.call_wanted.emit()


class NearPanel(QFrame):
    """Hidden while nobody is due around the day's visits."""

    call_wanted = Signal(int)
    letter_wanted = Signal(int, str)  # and by which way
    booking_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NearRow, ...] = ()
        self.setProperty("variant", "card-sunken")
        self._count_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self.view = NearView()
        self.view.setObjectName("schedule.near")
        self._call_button = Button(_("&Call"), icon="phone")
        self._call_button.setObjectName("schedule.near.call")
        self._book_button = Button(_("Boo&k"), icon="calendar-plus")
        self._book_button.setObjectName("schedule.near.book")
        self._book_button.setToolTip(_("Book a visit on this day (Ctrl+Enter)"))
        self._call_button.clicked.connect(self._call)
        self._book_button.clicked.connect(self._book)
        self.view.call_wanted.connect(self._call)
        self.view.booking_wanted.connect(self._book)
        self.view.selectionModel().currentChanged.connect(self._show_way)
        self._build()
        self.hide()

    def show_rows(self, rows: Sequence[NearRow], names: Mapping[int, str]) -> None:
        """Fill it; `names` are those of who drives, for a day on which more than one van is out."""
        chosen = self.chosen()
        self._rows = tuple(rows)
        vans = {technician_id for row in rows for technician_id in row.technician_ids}
        self.view.setMaximumHeight(sized(min(len(rows), _SHOWN_AT_ONCE) * _ROW))
        self.view.near_model.set_items([_item(row, names if len(vans) > 1 else {}) for row in rows])
        count = len(rows)
        words = ngettext(
            "{count} is due in the streets and postal codes of these visits",
            "{count} are due in the streets and postal codes of these visits",
            count,
        )
        self._count_label.setText(words.format(count=count))
        self.setVisible(count > 0)
        if rows:
            kept = (place for place, row in enumerate(rows) if chosen is not None and row.client_id == chosen.client_id)
            self.view.setCurrentIndex(self.view.near_model.index(next(kept, 0), 0))
            self._show_way()

    def chosen(self) -> NearRow | None:
        """The client on the chosen line."""
        row = self.view.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _show_way(self, _now: QModelIndex | None = None, _then: QModelIndex | None = None) -> None:
        row = self.chosen()
        if row is not None:
            is_call = row.channel == "phone"
            self._call_button.setText(_("&Call") if is_call else _("&Write"))
            self._call_button.set_icon("phone" if is_call else "mail")
            self._call_button.setAccessibleDescription(row.name)
            self._book_button.setAccessibleDescription(row.name)

    def _call(self) -> None:
        row = self.chosen()
        if row is not None:
            if row.channel == "phone":
                self.call_wanted.emit(row.client_id)
            else:
                self.letter_wanted.emit(row.client_id, row.channel)

    def _book(self) -> None:
        row = self.chosen()
        if row is not None:
            self.booking_wanted.emit(row.client_id)

    def _build(self) -> None:
        self.view.setMinimumHeight(sized(_ROW))
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        acts.addWidget(self._call_button, 1)
        acts.addWidget(self._book_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(TextLabel(_("Near these visits"), TextRole.HEADING))
        column.addWidget(self._count_label)
        column.addWidget(self.view, 1)
        column.addLayout(acts)


def _item(row: NearRow, names: Mapping[int, str]) -> TrayItem:
    drivers = [first_name(names[each]) for each in row.technician_ids if each is not None and each in names]
    gap = _("usually every {gap}").format(gap=gap_words(row.usual_gap_days)) if row.usual_gap_days else ""
    return TrayItem(row.name, " · ".join(part for part in (*drivers, row.street, gap) if part), 0)
