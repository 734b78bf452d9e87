"""F11 beside a window: opens and closes the wall monitor, and opens it again after a restart if it hung there (A7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.events import RecordsChanged
from ui.change_feed import ChangeFeed
from ui.wall_monitor.wall_screens import CHOSEN_SCREEN, FULL_NAMES, IS_OPEN, YES
from ui.window_state import Preferences

if TYPE_CHECKING:
    from app.everafter import Everafter
    from app.queries.wall_rows import WallRow
    from ui.wall_monitor.wall_hanging import WallHanging
    from ui.wall_monitor.wall_monitor import WallMonitor

# Most starts show no wall: what it is made of is imported with the first one.
# ruff: noqa: PLC0415

_TABLES = ("complaint", "complaint_event", "client", "job", "person", "firm", "setting", "closed_day", "feedback")


class WallOpening(QObject):
    """At most one wall monitor on the database of a window."""

    def __init__(self, everafter: Everafter, feed: ChangeFeed, kept: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._kept = kept
        self._hanging: WallHanging | None = None
        self.monitor: WallMonitor | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)
        feed.changed.connect(self._on_changed)

    def toggle(self) -> None:
        """Open it with the keyboard, or close it."""
        if self.monitor is None:
            self._open(is_active=True)
        else:
            self._take_down()

    def reopen(self) -> bool:
        """Open it without the keyboard if it hung there when the program was closed."""
        hung = self._kept.layout(IS_OPEN) == YES
        if hung and self.monitor is None:
            self._open(is_active=False)
        return hung

    def use_choices(self) -> None:
        """Another screen was chosen, or whether names are shown in full."""
        if self._hanging is not None:
            self._hanging.choose(self._kept.layout(CHOSEN_SCREEN))
        self._refresh()

    def leave(self) -> None:
        """The window closes and its database with it; the next start finds the wall as it is now."""
        self._soon.stop()
        monitor, self.monitor, self._hanging = self.monitor, None, None
        if monitor is not None:
            monitor.left.disconnect(self._take_down)
            monitor.close()
            monitor.deleteLater()

    def _open(self, *, is_active: bool) -> None:
        from ui.wall_monitor.wall_hanging import WallHanging
        from ui.wall_monitor.wall_monitor import WallMonitor

        monitor = WallMonitor(self._read, self._everafter.clock)
        self.monitor = monitor
        self._hanging = WallHanging(monitor, self._kept.layout(CHOSEN_SCREEN), stays_behind=True)
        monitor.left.connect(self._take_down)
        monitor.closed.connect(self._on_closed)
        monitor.refresh()
        self._hanging.hang(is_active=is_active)
        self._kept.keep_layout(IS_OPEN, YES)

    def _take_down(self) -> None:
        """The person closed it: it stays closed."""
        self._kept.keep_layout(IS_OPEN, "")
        self.leave()

    def _on_closed(self) -> None:
        """The window's own cross, or the system's: that too is the person."""
        if self.monitor is not None:
            self._take_down()

    def _read(self) -> WallRow:
        from app.queries.wall_monitor import get_wall

        clock = self._everafter.clock
        return get_wall(clock.now(), clock.zone, has_full_names=self._kept.layout(FULL_NAMES) == YES)

    def _on_changed(self, event: RecordsChanged) -> None:
        if self.monitor is not None and (event.is_bulk or event.touches(*_TABLES)):
            self._soon.start(0)

    def _refresh(self) -> None:
        if self.monitor is not None:
            self.monitor.refresh()
