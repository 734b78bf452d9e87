"""The timeline of a client: everything that happened, newest first, under short headings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.theme.appearance import appearance
from ui.widgets.timeline_delegate import TimelineDelegate
from ui.widgets.timeline_items import TimelineItem, TimelineModel

__all__ = ["TimelineItem", "TimelineView"]


class TimelineView(QListView):
    """Shows a TimelineModel; each signal carries the key of an item: Enter or double click, Del, the menu key."""

    item_opened = Signal(str)
    removal_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)  # where on the screen

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("variant", "bare")
        self.setModel(TimelineModel(self))
        self.setItemDelegate(TimelineDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._open)
        appearance().changed.connect(self.scheduleDelayedItemsLayout)

    def timeline(self) -> TimelineModel:
        """The model to fill."""
        model = self.model()
        assert isinstance(model, TimelineModel)
        return model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys this answers to; all others go on."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
            return
        if plain and event.key() == Qt.Key.Key_Delete and self.current_key():
            self.removal_wanted.emit(self.current_key())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the item under the mouse, or of the one in focus where a key asks."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        entry = self.timeline().entry(index) if index.isValid() else None
        if isinstance(entry, TimelineItem):
            self.setCurrentIndex(index)
            place = self.visualRect(index).center() if is_key else event.pos()
            self.menu_wanted.emit(entry.key, self.viewport().mapToGlobal(place))

    def current_key(self) -> str:
        """The key of the item in focus, or nothing."""
        index = self.currentIndex()
        entry = self.timeline().entry(index) if index.isValid() else None
        return entry.key if isinstance(entry, TimelineItem) else ""

    def make_current(self, key: str) -> None:
        """Put the focus on an item again, without scrolling; nothing happens where it is gone."""
        row = self.timeline().row_of(key)
        if row is not None:
            has_scrolling = self.hasAutoScroll()
            self.setAutoScroll(False)
            self.setCurrentIndex(self.timeline().index(row))
            self.setAutoScroll(has_scrolling)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and isinstance(entry := self.timeline().entry(index), TimelineItem):
            self.item_opened.emit(entry.key)
