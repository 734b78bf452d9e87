from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Cancelled, StorageError
from ui.error_handling import ErrorHandler, error_details


@pytest.fixture
def handler(qtbot: QtBot) -> Iterator[ErrorHandler]:
    hooks = sys.excepthook, threading.excepthook
    made = ErrorHandler()
    window = QWidget()
    qtbot.addWidget(window)
    made.window = lambda: window
    yield made
    sys.excepthook, threading.excepthook = hooks


def crash_dialogs() -> list[QMessageBox]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.objectName() == "crash.dialog" and widget.isVisible()
    ]


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except type(error) as caught:
        return caught


def test_what_the_user_can_mend_is_one_sentence(handler: ErrorHandler, qtbot: QtBot) -> None:
    with qtbot.waitSignal(handler.sentence_raised) as caught:
        handler.show_error(StorageError("The disk is full; nothing was changed."))
    assert caught.args == ["The disk is full; nothing was changed."]
    assert crash_dialogs() == []


def test_a_wish_to_stop_is_no_trouble(handler: ErrorHandler, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(handler.sentence_raised):
        handler.show_error(Cancelled("Stopped."))


def test_anything_else_is_a_dialog_whose_details_can_be_copied(handler: ErrorHandler, qtbot: QtBot) -> None:
    handler.show_error(raised(ZeroDivisionError("Margaret Alder, gate code 4711")))
    (dialog,) = crash_dialogs()
    assert "safe" in dialog.informativeText()
    copy = next(button for button in dialog.buttons() if "Copy" in button.text())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "ZeroDivisionError" in copied
    assert "test_error_handling" not in copied or "Margaret" not in copied
    assert dialog.isVisible()
    dialog.close()


def test_details_hold_no_words_of_a_client() -> None:
    details = error_details(raised(ValueError("Margaret Alder")))
    assert "Margaret" not in details
    assert "ValueError" in details
    assert "raised, line" in details


def test_a_second_crash_does_not_bury_the_first(handler: ErrorHandler) -> None:
    handler.show_error(raised(ValueError("first")))
    handler.show_error(raised(KeyError("second")))
    (dialog,) = crash_dialogs()
    assert "ValueError" in dialog.detailedText()
    dialog.close()
    handler.show_error(raised(KeyError("third")))
    (dialog,) = crash_dialogs()
    dialog.close()


def test_an_error_in_a_thread_reaches_the_window(handler: ErrorHandler, qtbot: QtBot) -> None:
    handler.install()

    def fail() -> None:
        raise StorageError("The disk is full; nothing was changed.")

    with qtbot.waitSignal(handler.sentence_raised):
        worker = threading.Thread(target=fail)
        worker.start()
        worker.join()
