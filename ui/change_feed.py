"""The one bridge from `app.events` to Qt: whatever was committed arrives as a signal in the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from app.events import EventBus, RecordsChanged


class ChangeFeed(QObject):
    """Repeats every `RecordsChanged` of a bus in the thread of the window, whichever thread committed it."""

    changed = Signal(object)  # RecordsChanged
    _published = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The hop over a second signal is what brings an event of a worker thread into this object's own thread.
        self._published.connect(self.tell, Qt.ConnectionType.AutoConnection)
        self._unsubscribe = bus.subscribe(self._published.emit)

    def close(self) -> None:
        """Repeat nothing more; the bus may outlive the window."""
        self._unsubscribe()

    def tell(self, event: RecordsChanged) -> None:
        """Repeat what was learnt by another way than the bus: what other desks have saved."""
        self.changed.emit(event)
