"""What waits for a day: dragged onto the plan, or with Enter into the first free time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.translations import gettext as _
from ui.schedule.plan_grid import JOB_MIME
from ui.schedule.tray_items import TrayItem
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.painting import draw_text, fill_rounded, outline_rounded

ITEM_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_ROW = 64
_SIGN = 14


class TrayModel(QAbstractListModel):
    """Jobs and dates of agreements without a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[TrayItem, ...] = ()

    def set_items(self, items: Sequence[TrayItem]) -> None:
        """Show what else waits."""
        self.beginResetModel()
        self._items = tuple(items)
        ensure_fonts_for(*(f"{item.name} {item.words}" for item in self._items))
        self.endResetModel()

    def item_at(self, row: int) -> TrayItem | None:
        """One line."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def item(self, key: str) -> TrayItem | None:
        """The line of this key."""
        return next((item for item in self._items if item.key == key), None)

    def row_of(self, key: str) -> int:
        """Where a line stands, or -1."""
        return next((row for row, item in enumerate(self._items) if item.key == key), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """How many wait."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name for the list, the item for the delegate, a sentence for a screen reader."""
        item = self.item_at(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.sentence
        return item if role == ITEM_ROLE else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Everything here can be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        """One line."""
        return [JOB_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The key of the line under the pointer."""
        content = QMimeData()
        item = self.item_at(indexes[0].row()) if indexes else None
        if item is not None:
            content.setData(JOB_MIME, item.key.encode())
        return content


class TrayDelegate(QStyledItemDelegate):
    """Name, state, what, and a sign of what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(option.rect.width(), sized(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line."""
        item = index.data(ITEM_ROLE)
        look, state = tokens(), option.state
        area = QRectF(option.rect).adjusted(0, 0, 0, -6)
        painter.save()
        fill_rounded(painter, area, 8, look.hover if state & QStyle.StateFlag.State_MouseOver else look.surface)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        outline_rounded(painter, area, 8, look.focus if has_focus else look.line, 2 if has_focus else 1)
        inner = area.adjusted(Space.M, 6, -Space.M, -6)
        half = inner.height() / 2
        left = inner.left()
        sign = _sign_of(item)
        if sign:
            colour = look.soon_soft_text if item.is_missed else look.ok_soft_text
            paint_icon(painter, sign, colour, left, inner.top() + (half - _SIGN) / 2, _SIGN)
            left += _SIGN + 6
        name = QRectF(left, inner.top(), inner.right() - left, half)
        draw_text(painter, name, item.name, TextRole.BODY_STRONG, look.text)
        below = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        words = f"{_('put right')}, {item.words}" if item.is_put_right else item.words
        draw_text(painter, below, words, TextRole.SECONDARY, look.text_secondary)
        painter.restore()


def _sign_of(item: TrayItem) -> str:
    """A triangle on what puts something right, a clock on what was missed, a circle of arrows on what comes again."""
    if item.is_put_right:
        return "triangle-alert"
    return "clock-alert" if item.is_missed else "repeat" if item.due is not None else ""


class TrayView(QListView):
    """Enter plans, drag plans, Shift+Enter asks what else, double click opens."""

    item_planned = Signal(object)
    item_asked = Signal(object)
    job_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tray_model = TrayModel(self)
        self.setAccessibleName(_("To plan"))
        self.setProperty("variant", "bare")
        self.setModel(self.tray_model)
        self.setItemDelegate(TrayDelegate(self))
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self._open(self.tray_model.item_at(index.row())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter: the first free time; with Shift the other answers, with Ctrl the job itself."""
        item = self.tray_model.item_at(self.currentIndex().row())
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or item is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open(item)
        elif item.due is not None and (item.is_missed or event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            self.item_asked.emit(item)
        else:
            self.item_planned.emit(item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a line, each with its key."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        item = self.tray_model.item_at(index.row())
        if item is None:
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.addAction(_("Into the first free time"), Qt.Key.Key_Return, lambda: self.item_planned.emit(item))
        if item.due is not None:
            menu.addAction(_("Leave out or move…"), "Shift+Return", lambda: self.item_asked.emit(item))
        if item.job is not None:
            menu.addAction(_("Open"), "Ctrl+Return", lambda: self._open(item))
        row = self.visualRect(index).center()
        menu.popup(event.globalPos() if is_mouse else self.viewport().mapToGlobal(row))

    def _open(self, item: TrayItem | None) -> None:
        if item is not None and item.job is not None:
            self.job_opened.emit(item.job.id)
        elif item is not None:
            self.item_asked.emit(item)


class PlanTray(QFrame):
    """The tray with its heading; a visit dropped on it leaves the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card-sunken")
        self._count_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, tabular=True)
        self._empty_label = TextLabel(_("Everything has its day."), TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._hint_label = TextLabel(
            _("Drag onto the plan, or Enter for the first free time. Drop a visit here to take it off the plan."),
            TextRole.SMALL,
            TextTone.TERTIARY,
            wrap=True,
        )
        self.view = TrayView()
        head = QHBoxLayout()
        head.addWidget(TextLabel(_("To plan"), TextRole.HEADING))
        head.addStretch(1)
        head.addWidget(self._count_label)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self.body.setSpacing(Space.S)
        self.body.addLayout(head)
        self.body.addWidget(self._empty_label)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._hint_label)

    def show_items(self, items: Sequence[TrayItem], count: int) -> None:
        """Show what waits; `count` also counts what is beyond the lines shown."""
        current = self.view.tray_model.item_at(self.view.currentIndex().row())
        row = self.view.currentIndex().row()
        self.view.tray_model.set_items(items)
        found = self.view.tray_model.row_of(current.key) if current is not None else -1
        if found >= 0 or row >= 0:
            chosen = found if found >= 0 else min(row, len(items) - 1)
            self.view.setCurrentIndex(self.view.tray_model.index(chosen, 0))
        more = count - len(items)
        self._count_label.setText(_("{count} of {all}").format(count=len(items), all=count) if more > 0 else str(count))
        self._empty_label.setVisible(not items)
