"""A real window on a real small firm, for the tests of screens; and what a hand does with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from ui.change_feed import ChangeFeed
from ui.jobs import JobRunner
from ui.shell.main_window import MainWindow
from ui.window_state import preferences

_OUTSIDE = QPoint(-5000, -5000)


@dataclass(frozen=True, slots=True)
class FirmWindow:
    """The firm, its window, and what the window is fed by."""

    firm: Firm
    window: MainWindow
    feed: ChangeFeed
    runner: JobRunner

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus(), key, held)
        settle()

    def type(self, words: str) -> None:
        """Type words where the focus is, letter by letter, as the focus moves."""
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
            else:
                # As an input method gives it: the test library has no keys for other letters.
                given = QInputMethodEvent()
                given.setCommitString(letter)
                QApplication.sendEvent(self.focus(), given)
            settle()

    def focus(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.window

    def named(self, name: str) -> QWidget:
        """The widget of this object name."""
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found


@contextmanager
def opened_window(place: Path | str, clock: MovableClock, *, is_started: bool = True) -> Iterator[FirmWindow]:
    """A window on a fresh firm in a folder or at an address; the caller may fill the firm before `start`."""
    forget_preferences()
    with opened_firm(str(place / "everafter.db") if isinstance(place, Path) else place, clock) as firm:
        feed = ChangeFeed(firm.everafter.events)
        runner = JobRunner()
        window = MainWindow(firm.everafter, feed, runner, preferences())
        try:
            if is_started:
                show(window)
            yield FirmWindow(firm, window, feed, runner)
        finally:
            runner.close()
            feed.close()
            window.close()
            window.deleteLater()
            settle()
            delete_what_is_over()


def show(window: MainWindow) -> None:
    """Start a window and wait until everything of the start is done."""
    window.start()
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QTest.qWait(60)


def settle() -> None:
    """Let everything that waits in the event queue happen."""
    for _turn in range(3):
        QApplication.processEvents()


def delete_what_is_over() -> None:
    """No loop runs between tests, and without one nobody deletes: the next theme would be laid over all of it."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def point_at(widget: QWidget) -> None:
    """Put the pointer on a widget; a window that an earlier test left in view is not to lie between."""
    for other in QApplication.topLevelWidgets():
        if other is not widget.window():
            other.hide()
    settle()
    QTest.mouseMove(widget)


def let_go_of_everything() -> None:
    """Pointer outside of every window, keys nowhere: what an earlier test left pointed at would count as in use."""
    if not isinstance(QApplication.instance(), QApplication):
        return
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    if (grabber := QWidget.mouseGrabber()) is not None:
        grabber.releaseMouse()
    if (grabber := QWidget.keyboardGrabber()) is not None:
        grabber.releaseKeyboard()
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()
    QCursor.setPos(_OUTSIDE)
    settle()


def forget_preferences() -> None:
    """Begin as on a new computer."""
    kept = preferences()
    kept.change(
        theme="light",
        text_percent=100,
        last_database="",
        last_place="",
        window_geometry=b"",
        window_state=b"",
        layouts={},
    )
