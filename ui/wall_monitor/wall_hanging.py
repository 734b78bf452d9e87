"""Hangs the wall monitor on its screen, and hangs it anew when screens come and go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen

from ui.wall_monitor.wall_monitor import WallMonitor
from ui.wall_monitor.wall_screens import screen_key, wall_screen


class WallHanging(QObject):
    """Full screen on the chosen screen; with that one unplugged on another, and back when it returns."""

    def __init__(self, monitor: WallMonitor, chosen: str, *, stays_behind: bool) -> None:
        super().__init__(monitor)
        self._monitor = monitor
        self._chosen = chosen
        self._stays_behind = stays_behind
        screens = QGuiApplication.instance()
        assert isinstance(screens, QGuiApplication)
        screens.screenAdded.connect(self._hang_again)
        screens.screenRemoved.connect(self._hang_again)

    @property
    def screen(self) -> QScreen:
        """Where it hangs now."""
        return wall_screen(self._chosen)

    def choose(self, chosen: str) -> None:
        """Hang it on this screen from now on."""
        self._chosen = chosen
        self._hang_again()

    def hang(self, *, is_active: bool) -> None:
        """Show it, with the keyboard or without."""
        monitor, screen = self._monitor, self.screen
        monitor.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not is_active)
        monitor.setScreen(screen)
        monitor.setGeometry(screen.geometry())
        monitor.showFullScreen()
        if is_active:
            monitor.raise_()
            monitor.activateWindow()

    def _hang_again(self, _screen: QScreen | None = None) -> None:
        monitor = self._monitor
        if not monitor.isVisible() or screen_key(monitor.screen()) == screen_key(self.screen):
            return
        monitor.showNormal()
        self.hang(is_active=False)
        if self._stays_behind and len(QGuiApplication.screens()) == 1:
            monitor.lower()  # the one screen that is left belongs to the person who works on it
