"""The sheet of keys goes away with the next key; Ctrl+P and its button print the card of all keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.print_preview.preview_page import PreviewPage
from ui.shell.keys_overlay import KeysOverlay
from ui.widgets.key_hint import KeyHint

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(themed: QApplication, tmp_path: Path, firm_clock: MovableClock) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def sheet_of(desk: FirmWindow) -> KeysOverlay:
    desk.window.actions_by_id["keys.show"].trigger()
    settle()
    overlay = next(each for each in desk.window.findChildren(KeysOverlay) if each.isVisible())
    assert QApplication.focusWidget() is overlay
    return overlay


def preview_of(desk: FirmWindow) -> PaperRequest | None:
    page = desk.window.page
    assert isinstance(page, PreviewPage)
    return page.paper_in_view()


def test_ctrl_p_prints_the_card_and_not_what_is_in_view_below(desk: FirmWindow) -> None:
    overlay = sheet_of(desk)
    desk.press(Qt.Key.Key_P, _CTRL)
    assert not overlay.isVisible()
    assert preview_of(desk) == PaperRequest("key-card")


def test_the_button_prints_it_too_and_any_other_key_only_closes(desk: FirmWindow, qtbot: QtBot) -> None:
    overlay = sheet_of(desk)
    assert faults_of(desk.window) == []
    desk.press(Qt.Key.Key_X)
    assert not overlay.isVisible()
    assert not isinstance(desk.window.page, PreviewPage)
    overlay = sheet_of(desk)
    qtbot.mouseClick(overlay.print_button, Qt.MouseButton.LeftButton)
    assert preview_of(desk) == PaperRequest("key-card")


def test_a_key_that_no_system_can_read_stands_as_it_is_written(desk: FirmWindow) -> None:
    desk.window.go_to("schedule")
    hints = {hint.text() for hint in sheet_of(desk).findChildren(KeyHint)}
    assert {"Ctrl+↑ / Ctrl+↓", "Alt+Page up / Alt+Page down", "Shift+Enter"} <= hints
    assert "" not in hints


def test_help_prints_the_card_as_well(desk: FirmWindow) -> None:
    desk.window.go_to("help")
    assert desk.window.page is not None
    assert desk.window.page.paper_in_view() == PaperRequest("key-card")
    desk.window.back()
    desk.window.actions_by_id["keys.print"].trigger()
    assert preview_of(desk) == PaperRequest("key-card")


def test_the_day_lists_of_today_are_a_command(desk: FirmWindow) -> None:
    desk.window.actions_by_id["day_lists.print"].trigger()
    assert preview_of(desk) == PaperRequest("day-list", day=desk.firm.clock.today())
