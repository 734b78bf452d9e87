"""`everafter wall`: the wall monitor without the window, also while a window works on the same database.

Each reading opens the database read-only and closes it again: so it never stands in anybody's way, and finds its way
back by itself after a restored backup, an unplugged network or a server that was restarted.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from types import TracebackType
from zoneinfo import ZoneInfo

from app.clock import Clock, clock_from_environment
from app.errors import NotAllowedError, ValidationError
from app.everafter import open_read_only
from app.logs import keep_console_silent
from app.queries.wall_monitor import get_wall
from app.queries.wall_rows import WallRow
from app.settings import load_settings
from app.translations import gettext as _
from app.translations import ngettext, set_language

# isort: split
from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QGuiApplication

from ui.application import make_application
from ui.jobs import JobRunner
from ui.shell.look_commands import apply_look
from ui.wall_monitor.wall_hanging import WallHanging
from ui.wall_monitor.wall_monitor import WallMonitor
from ui.wall_monitor.wall_screens import CHOSEN_SCREEN, FULL_NAMES, YES, screen_key
from ui.window_state import Preferences, preferences

_logger = logging.getLogger(__name__)


class WallReader:
    """Reads the wall of a database that somebody else may be working on."""

    def __init__(self, address: str, clock: Clock) -> None:
        self._address = address
        self._clock = clock

    def read(self) -> WallRow:
        """Open, read, close."""
        everafter = open_read_only(self._address, clock=self._clock)
        try:
            clock = everafter.clock
            # Read anew each time: the settings are changed in the window, which is another program.
            has_full_names = load_settings().layouts.get(FULL_NAMES) == YES
            return get_wall(clock.now(), clock.zone, has_full_names=has_full_names)
        finally:
            everafter.close()


class ReadingAside(QObject):
    """Reads on a thread of its own: a locked file or a silent server may take its time, and the clocks go on."""

    row_read = Signal(object)  # WallRow

    def __init__(self, reader: WallReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._runner = JobRunner(self)

    def ask(self) -> None:
        """Read soon, unless the last reading is still under way; a failed one is only seen by the age of the rows."""
        if not self._runner.is_busy:
            job = self._runner.run_in_thread(lambda _progress: self._reader.read())
            job.succeeded.connect(self.row_read)

    def close(self) -> None:
        """Let the last reading end."""
        self._runner.close()


def run_wall(address: str, screen: int | None = None) -> int:
    """Show the wall until it is closed; `screen` counts from 1 and stands above the choice of the settings.

    Raises ValidationError if there is no such screen, NotAllowedError if there is no display at all.
    """
    if not has_display(sys.platform, os.environ):
        raise NotAllowedError(
            _("There is no display here for the wall monitor; nothing was changed, please start it at a screen.")
        )
    keep_console_silent()
    kept = preferences()
    set_language(kept.settings.language or QLocale.system().name())
    application = make_application()
    apply_look(kept)
    application.setQuitOnLastWindowClosed(True)
    monitor = open_wall(address, kept, screen)
    sys.excepthook = _only_log
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        monitor.close()


def open_wall(address: str, kept: Preferences, screen: int | None = None) -> WallMonitor:
    """The wall on its screen, showing what is true now; raises what the first reading raises."""
    chosen = kept.layout(CHOSEN_SCREEN) if screen is None else _key_of(screen)
    clock = clock_from_environment(os.environ, is_ticking=True, zone=ZoneInfo("UTC"))
    reader = WallReader(address, clock)
    first = reader.read()
    reading = ReadingAside(reader)
    monitor = WallMonitor(reading.ask, clock)
    reading.setParent(monitor)
    reading.row_read.connect(monitor.show_row)
    monitor.closed.connect(reading.close)
    monitor.show_row(first)
    WallHanging(monitor, chosen, stays_behind=False).hang(is_active=True)
    return monitor


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether Qt can show anything; without a display it would end the program itself, with no word of ours."""
    if not platform.startswith("linux") or environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def _only_log(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    """Nobody stands at a wall to answer a dialog: it goes on, and the log has the places; Ctrl+C still ends it."""
    if issubclass(kind, KeyboardInterrupt):
        QGuiApplication.quit()
        return
    _logger.error("the wall monitor met something unforeseen", exc_info=(kind, error, traceback))


def _key_of(number: int) -> str:
    screens = QGuiApplication.screens()
    if number <= len(screens):
        return screen_key(screens[number - 1])
    words = ngettext(
        "there is only {count} screen, so no screen {number}",
        "there are only {count} screens, so no screen {number}",
        len(screens),
    )
    raise ValidationError(words.format(count=len(screens), number=number), field="screen")
