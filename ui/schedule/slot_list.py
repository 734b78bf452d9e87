"""The free gaps as a list that the arrows walk: day, times and who is free, one line for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.queries.schedule import SlotRow
from app.rules.person_names import first_name
from app.rules.working_time import instant
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.painting import draw_text, fill_rounded, paint_focus_ring

SLOT_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_ROW = 36
_DAY_COLUMN = 100
_TIMES_COLUMN = 104
_START_COLUMN = 40


class SlotModel(QAbstractListModel):
    """Free gaps in the order of the clock."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None, *, is_compact: bool = False) -> None:
        super().__init__(parent)
        self.is_compact = is_compact
        self._formats = formats
        self._slots: tuple[SlotRow, ...] = ()

    def set_slots(self, slots: Sequence[SlotRow]) -> None:
        """Show other gaps."""
        self.beginResetModel()
        self._slots = tuple(slots)
        self.endResetModel()

    def slot_at(self, row: int) -> SlotRow | None:
        """One gap."""
        return self._slots[row] if 0 <= row < len(self._slots) else None

    def row_at_or_after(self, moment: datetime, technician_id: int | None) -> int:
        """The gap of this technician that begins then, or the next one of anybody's; -1 if there is none."""
        begins = [instant(slot.starts_at) for slot in self._slots]
        at = instant(moment)
        for row, slot in enumerate(self._slots):
            if begins[row] == at and slot.technician_id == technician_id:
                return row
        return next((row for row, begin in enumerate(begins) if begin >= at), -1)

    def words_at(self, row: int) -> tuple[str, str, str]:
        """Day, times and name; the day only where it changes, and where room is short only when it begins."""
        slot = self._slots[row]
        day = self._formats.day(self._formats.day_of(slot.starts_at))
        before = self._slots[row - 1] if row else None
        is_same_day = before is not None and self._formats.day_of(before.starts_at) == self._formats.day_of(
            slot.starts_at
        )
        times = self._formats.clock_time(slot.starts_at)
        if not self.is_compact:
            times = f"{times} – {self._formats.clock_time(slot.ends_at)}"
        return "" if is_same_day else day, times, first_name(slot.technician_name)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """How many gaps were found."""
        return 0 if parent.isValid() else len(self._slots)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a gap; a screen reader hears the day with every one."""
        slot = self.slot_at(index.row()) if index.isValid() else None
        if slot is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self._formats.visit_times(slot.starts_at, slot.ends_at)}, {slot.technician_name}"
        return slot if role == SLOT_ROLE else None


class SlotDelegate(QStyledItemDelegate):
    """Day, times and name in three columns."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(option.rect.width(), sized(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One gap."""
        model = index.model()
        assert isinstance(model, SlotModel)
        look, area = tokens(), QRectF(option.rect)
        state = option.state
        day, times, name = model.words_at(index.row())
        painter.save()
        inner = area.adjusted(2, 1, -2, -1)
        if state & QStyle.StateFlag.State_Selected:
            fill_rounded(painter, inner, 6, look.selection)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill_rounded(painter, inner, 6, look.hover)
        left = inner.left() + Space.S
        day_area = QRectF(left, inner.top(), sized(_DAY_COLUMN), inner.height())
        draw_text(painter, day_area, day, TextRole.BODY_STRONG, look.text)
        times_area = QRectF(
            day_area.right() + Space.S,
            inner.top(),
            sized(_START_COLUMN if model.is_compact else _TIMES_COLUMN),
            inner.height(),
        )
        draw_text(painter, times_area, times, TextRole.BODY, look.text, tabular=True)
        left = times_area.right() + Space.S
        name_area = QRectF(left, inner.top(), inner.right() - left - Space.XS, inner.height())
        draw_text(painter, name_area, name, TextRole.SECONDARY, look.text_secondary)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, inner, 6)
        painter.restore()


class SlotList(QListView):
    """Arrows walk, Enter takes."""

    slot_walked = Signal(object)
    slot_taken = Signal(object)

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None, *, is_compact: bool = False) -> None:
        super().__init__(parent)
        self.slots_model = SlotModel(formats, self, is_compact=is_compact)
        self.setAccessibleName(_("Free times"))
        self.setModel(self.slots_model)
        self.setItemDelegate(SlotDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.slot_taken.emit(self.slots_model.slot_at(index.row())))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The fields follow the arrows."""
        super().currentChanged(current, previous)
        slot = self.slots_model.slot_at(current.row())
        if slot is not None:
            self.slot_walked.emit(slot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the gap; with Ctrl it belongs to the page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            slot = self.slots_model.slot_at(self.currentIndex().row())
            if slot is not None:
                self.slot_taken.emit(slot)
        elif is_enter:
            event.ignore()
        else:
            super().keyPressEvent(event)
