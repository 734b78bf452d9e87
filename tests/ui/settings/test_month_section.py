"""The firm's own answers under the headings of the month page (S2.20)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from app.queries.month_page import get_month_words
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, settle


def answer(desk: FirmWindow, number: int) -> QPlainTextEdit:
    found = desk.named(f"month_words.{number}")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_an_answer_is_saved_when_it_is_left_and_undone_like_everything(desk: FirmWindow) -> None:
    edit = answer(desk, 3)
    assert "never tied to a review" in edit.placeholderText()
    edit.setFocus()
    desk.type("A room on us.")
    desk.press(Qt.Key.Key_Tab)
    assert get_month_words() == ("", "", "A room on us.")
    assert "It stands on the month page." in texts_of(desk.window)
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert get_month_words() == ("", "", "")
    assert answer(desk, 3).toPlainText() == ""


def test_an_answer_that_is_too_long_is_told_at_its_field_and_kept_there(desk: FirmWindow) -> None:
    edit = answer(desk, 1)
    edit.setFocus()
    edit.setPlainText("x" * 401)
    desk.press(Qt.Key.Key_Tab)
    assert get_month_words() == ("", "", "")
    assert edit.toPlainText() == "x" * 401
    assert "400" in texts_of(desk.window.page)
