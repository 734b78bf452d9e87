from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility_checks import faults_of
from ui.widgets import toasts
from ui.widgets.buttons import LinkButton
from ui.widgets.toasts import MOST_SHOWN, ToastStack


@pytest.fixture
def host(themed: QApplication, qtbot: QtBot) -> QWidget:
    """A window in view."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 640)
    host.show()
    return host


def test_a_toast_stays_eight_seconds_and_goes_by_itself(
    host: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert toasts.SHOWN_FOR_MS == 8000
    monkeypatch.setattr(toasts, "SHOWN_FOR_MS", 1)
    stack = ToastStack(host)
    stack.show_toast("Complaint logged.")
    qtbot.waitUntil(lambda: stack.shown == ())


def test_undo_takes_it_back_and_closes_the_toast(host: QWidget) -> None:
    stack = ToastStack(host)
    undone: list[bool] = []
    stack.show_toast("Moved Ortiz to 10:15.", lambda: undone.append(True))
    undo = stack.shown[0].findChild(LinkButton)
    assert undo is not None
    assert faults_of(host) == []
    assert not host.grab().isNull()
    undo.click()
    assert (undone, stack.shown) == ([True], ())


def test_a_toast_that_cannot_be_undone_offers_nothing(host: QWidget) -> None:
    stack = ToastStack(host)
    stack.show_toast("Backup made.")
    assert stack.shown[0].findChild(LinkButton) is None


def test_never_more_than_three_and_none_over_another(host: QWidget) -> None:
    stack = ToastStack(host)
    for number in range(5):
        stack.show_toast(f"Done {number}")
    assert [toast.text for toast in stack.shown] == ["Done 2", "Done 3", "Done 4"]
    areas = [toast.geometry() for toast in stack.shown]
    assert len(areas) == MOST_SHOWN
    assert not any(one.intersects(other) for one in areas for other in areas if one != other)
    stack.dismiss_all()
    assert stack.shown == ()


def test_the_time_stands_still_while_pointer_or_keyboard_is_there(host: QWidget, qtbot: QtBot) -> None:
    stack = ToastStack(host)
    stack.show_toast("Moved.", lambda: None)
    toast = stack.shown[0]
    assert not toast.is_paused
    toast.enterEvent(QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert toast.is_paused
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not toast.is_paused
    undo = toast.findChild(LinkButton)
    assert undo is not None
    undo.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(undo.hasFocus)
    assert toast.is_paused
    undo.clearFocus()
    assert not toast.is_paused


def test_toasts_wait_while_only_one_customer_counts(host: QWidget) -> None:
    stack = ToastStack(host)
    stack.hold()
    for number in range(4):
        stack.show_toast(f"Done {number}")
    assert stack.shown == ()
    stack.release()
    assert [toast.text for toast in stack.shown] == ["Done 1", "Done 2", "Done 3"]


def test_a_toast_does_not_cover_the_field_in_use(host: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit(host)
    field.setGeometry(400, 580, 200, 40)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    stack = ToastStack(host)
    stack.show_toast("Saved.")
    assert not stack.shown[0].geometry().intersects(field.geometry())


def test_toasts_move_with_the_window(host: QWidget, qtbot: QtBot) -> None:
    stack = ToastStack(host)
    stack.show_toast("Saved.")
    host.resize(800, 500)
    qtbot.waitUntil(lambda: stack.shown[0].geometry().bottom() < 500)
