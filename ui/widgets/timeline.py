"""The timeline of a client: everything that happened, newest first, under short headings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.theme.appearance import appearance
from ui.widgets.timeline_delegate import TimelineDelegate
from ui.widgets.timeline_items import TimelineItem, TimelineModel

__all__ = ["TimelineItem", "TimelineView"]


class TimelineView(QListView):
    """Shows a TimelineModel; `item_opened` carries the key of the item on Enter or double click."""

    item_opened = Signal(str)

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
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and isinstance(entry := self.timeline().entry(index), TimelineItem):
            self.item_opened.emit(entry.key)
