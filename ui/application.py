"""From nothing to a window: settings, log, words, look, one instance, the database, and what if it does not open."""

from __future__ import annotations

import gc
import linecache
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

# Qt's binding reads the source of every module that is imported after it: what needs no Qt comes before it.
from app.clock import Clock, clock_from_environment
from app.errors import EverafterError, StorageError
from app.everafter import Everafter, open_everafter
from app.instance_lock import InstanceLock
from app.logs import LogFile, keep_console_silent, start_logging
from app.paths import default_database_file, log_folder
from app.queries import firm as firm_queries
from app.translations import set_language

# isort: split
from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ui.change_feed import ChangeFeed
from ui.error_handling import ErrorHandler
from ui.jobs import JobRunner
from ui.papers_in_hand import PapersInHand
from ui.shell.look_commands import apply_look
from ui.shell.main_window import MainWindow
from ui.theme.icons import application_icon
from ui.window_state import Preferences, preferences

if TYPE_CHECKING:
    from ui.single_instance import SingleInstance

_FALLBACK_ZONE = "UTC"
_SERVER = "postgres"
_FINISH_START_AFTER = 200  # milliseconds
_NEW_DAY_AFTER = 5_000  # milliseconds; by then the first page has been read and answered


def run_window(address: str = "", place: str = "") -> int:
    """Open the window and stay until it is closed; 0 also when another window of the same database came forward."""
    keep_console_silent()
    log = _open_log()
    kept = preferences()
    set_language(kept.settings.language or QLocale.system().name())
    application = make_application()
    apply_look(kept)
    desk = Desk(application, kept, place)
    try:
        desk.error_handler.install()
        if not desk.start(address):
            return 0
        return application.exec()
    finally:
        desk.close()
        sys.excepthook = sys.__excepthook__
        if log is not None:
            log.close()


def make_application() -> QApplication:
    """The Qt application with our name, icon and style."""
    linecache.clearcache()  # 4 MB of source, which Qt's binding read while the modules were imported
    # Fusion is the one style that takes all our colours. Named here, Qt sets it without a word from Python: the class
    # of a style and its enumerations would take a twentieth of a bare window's time.
    application = QApplication(["everafter", "-style", "fusion"])
    application.setApplicationName("everafter")
    application.setApplicationDisplayName("Everafter")
    application.setDesktopFileName("everafter")
    application.setWindowIcon(application_icon())
    # The desk closes the last window itself; a dialog between two databases must not end the program.
    application.setQuitOnLastWindowClosed(False)
    return application


def _open_log() -> LogFile | None:
    try:
        return start_logging(log_folder())
    except StorageError:
        return None


class Desk(QObject):
    """One person's desk: at most one opened database and one window on it."""

    def __init__(self, application: QApplication, kept: Preferences, place: str = "") -> None:
        super().__init__()
        self._application = application
        self._kept = kept
        self._place = place
        self.error_handler = ErrorHandler(self)
        self.error_handler.window = lambda: self.window
        self.error_handler.sentence_raised.connect(self._say)
        self.runner = JobRunner(self)
        self.everafter: Everafter | None = None
        self.window: MainWindow | None = None
        self._feed: ChangeFeed | None = None
        self._dialog: QDialog | None = None
        self._instance: SingleInstance | None = None
        self._lock: InstanceLock | None = None
        self._papers = PapersInHand()

    def start(self, address: str) -> bool:
        """Open the named, the last or the usual database; False if another window of it came forward instead."""
        target = address or self._kept.settings.last_database or str(default_database_file())
        is_missing = not target.startswith(_SERVER) and not Path(target).exists()
        # Where a database is expected, an empty one in its place would look like a loss: that one is not made anew.
        if is_missing and target != self._kept.settings.last_database:
            self.ask_first_run(target)
            return True
        return self.open(target)

    def open(self, address: str) -> bool:
        """Close what is open, open this database and show its window; or say why not and offer the ways out.

        False only if it is open in another window, which came forward.
        """
        self._close_database()
        try:
            self._lock = _locked(address)
        except StorageError as error:
            if self._other_comes_forward(address):
                return False
            self._offer_ways_out(str(error), address)
            return True
        try:
            self.everafter = open_everafter(address, clock=_clock())
        except EverafterError as error:
            self._close_database()
            self._offer_ways_out(str(error), address)
            return True
        if firm_queries.get_firm() is None:
            self._close_database()
            self.ask_first_run(address)
            return True
        self._kept.change(last_database=address)
        self._kept.keep_drafts_of(address)
        self._show_window(self.everafter)
        return True

    def open_first(self, address: str, place: str) -> None:
        """Open a database that was just made, at the place that comes first."""
        self._place = place
        self.open(address)

    def close(self) -> None:
        """End everything in order."""
        self.runner.close()
        self._close_dialog()
        self._close_database()
        self._papers.close()

    def ask_first_run(self, address: str) -> None:
        """Whose firm is it? Shown instead of a window."""
        from ui.first_run.first_run import FirstRun  # noqa: PLC0415 - needed when somebody asks for it

        first_run = FirstRun(self, address)
        self.show_dialog(first_run.dialog)

    def show_dialog(self, dialog: QDialog) -> None:
        """Show a dialog where there is no window; it replaces the one before."""
        self._close_dialog()
        self._dialog = dialog
        dialog.show()

    @property
    def is_listening(self) -> bool:
        """Whether a second start would be answered."""
        return self._instance is not None

    def quit(self) -> None:
        """Leave."""
        self._application.quit()

    def _show_window(self, everafter: Everafter) -> None:
        feed = ChangeFeed(everafter.events, self)
        self._feed = feed
        window = MainWindow(everafter, feed, self.runner, self._kept)
        self.window = window
        window.closed.connect(self.quit)
        window.database_requested.connect(self._open_other)
        window.fresh_start_requested.connect(self._start_fresh)
        window.restore_requested.connect(self._restore_over_window)
        window.start(self._place or "today")
        self._place = ""
        window.show()
        QTimer.singleShot(_NEW_DAY_AFTER, window, window.night.look)
        QTimer.singleShot(_FINISH_START_AFTER, self, lambda: self._finish_start(window, everafter.address))
        self._close_dialog()

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            # Hidden, not rejected: a dialog that is replaced is no wish to quit.
            self._dialog.hide()
            self._dialog.deleteLater()
            self._dialog = None

    def _close_database(self) -> None:
        if self.window is not None:
            self.window.closed.disconnect(self.quit)
            self.window.close()
            self.window.deleteLater()
            self.window = None
        if self._feed is not None:
            self._feed.close()
            self._feed = None
        if self.everafter is not None:
            self.everafter.close()
            self.everafter = None
        if self._instance is not None:
            self._instance.close()
            self._instance = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _open_other(self, address: str) -> None:
        # Not from within a signal of the window that is about to go away.
        QTimer.singleShot(0, self, lambda: self.open(address))

    def _start_fresh(self) -> None:
        QTimer.singleShot(0, self, self._remove_sample)

    def _remove_sample(self) -> None:
        """The sample firm goes with its pictures, a firm of one's own begins."""
        from app.sample_firm.recent_photos import remove_sample_firm  # noqa: PLC0415 - large, and needed once at most

        sample = self.everafter.address if self.everafter is not None else ""
        self._close_database()
        remove_sample_firm(sample)
        self._kept.change(last_database="")
        self.ask_first_run(str(default_database_file()))

    def _offer_ways_out(self, sentence: str, address: str) -> None:
        from ui.start_dialog import StartDialog  # noqa: PLC0415 - needed when somebody asks for it

        dialog = StartDialog(sentence, address)
        dialog.again_requested.connect(lambda: self.open(address))
        dialog.quit_requested.connect(self.quit)
        dialog.other_requested.connect(lambda: self._choose_other(dialog))
        dialog.restore_requested.connect(lambda: self._choose_backup(dialog, address))
        self.show_dialog(dialog)

    def _choose_other(self, dialog: QDialog) -> None:
        from ui.file_choices import choose_database  # noqa: PLC0415 - needed when somebody asks for it

        choose_database(dialog, self.open)

    def _choose_backup(self, dialog: QDialog, address: str) -> None:
        from ui.backups.restore import Restore  # noqa: PLC0415 - needed when somebody asks for it

        Restore(self.runner, address, "", _clock(), dialog, self.open).ask()

    def _restore_over_window(self) -> None:
        from ui.backups.restore import Restore  # noqa: PLC0415 - needed when somebody asks for it

        window, everafter = self.window, self.everafter
        if window is None or everafter is None:
            return
        firm = firm_queries.get_firm()
        name = firm.name if firm is not None else ""
        restore = Restore(self.runner, everafter.address, name, everafter.clock, window, self.open)
        restore.before = self._close_database
        restore.ask()

    def _finish_start(self, window: MainWindow, address: str) -> None:
        """What can wait until the first page stands: garbage, old papers, the answer to a second start."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self._papers.open()
        if self.window is window:
            self._listen(address)

    def _listen(self, address: str) -> None:
        """Answer to a second start of the same database; the lock on the file is held already."""
        from ui.single_instance import SingleInstance, server_name  # noqa: PLC0415 - the network library can wait

        self._instance = SingleInstance(server_name(address), self)
        self._instance.raise_requested.connect(self._come_forward)
        self._instance.listen()

    def _other_comes_forward(self, address: str) -> bool:
        from ui.single_instance import SingleInstance, server_name  # noqa: PLC0415 - needed by a second start only

        return SingleInstance(server_name(address), self).ask_to_come_forward()

    def _come_forward(self) -> None:
        window = self.window or self._dialog
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    def _say(self, sentence: str) -> None:
        if self.window is not None:
            self.window.tell(sentence)
        else:
            self._offer_ways_out(sentence, self._kept.settings.last_database)


def _clock() -> Clock:
    return clock_from_environment(os.environ, is_ticking=True, zone=ZoneInfo(_FALLBACK_ZONE))


def _locked(address: str) -> InstanceLock | None:
    """The lock on a file that is there; a server looks after its own desks."""
    if address.startswith(_SERVER) or not Path(address).exists():
        return None
    lock = InstanceLock(Path(address).absolute())
    lock.acquire()
    return lock
