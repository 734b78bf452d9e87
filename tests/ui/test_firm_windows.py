"""A test of a window begins as if nobody had touched the desk before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from tests.fakes import MovableClock
from tests.ui.firm_windows import let_go_of_everything, opened_window, point_at


def under_the_pointer(window: QWidget) -> list[str]:
    return [child.objectName() for child in window.findChildren(QWidget) if child.underMouse()]


def test_the_pointer_left_on_one_window_is_on_nothing_of_the_next(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication
) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    with opened_window(tmp_path / "first", firm_clock) as first:
        point_at(first.named("today.print_tomorrow"))
        assert "today.print_tomorrow" in under_the_pointer(first.window)
    let_go_of_everything()
    with opened_window(tmp_path / "second", firm_clock) as second:
        assert under_the_pointer(second.window) == []


def test_nothing_is_held_open_or_has_the_keys(themed: QApplication) -> None:
    owner = QWidget()
    button = QPushButton("Print", owner)
    owner.show()
    button.setFocus(Qt.FocusReason.OtherFocusReason)
    button.grabMouse()
    menu = QMenu(owner)
    menu.addAction("Undo")
    menu.popup(owner.pos())
    let_go_of_everything()
    assert QApplication.activePopupWidget() is None
    assert QWidget.mouseGrabber() is None
    assert QApplication.focusWidget() is None
    assert not any(screen.geometry().contains(QCursor.pos()) for screen in QApplication.screens())
    owner.close()
