"""The left column driven by keys alone, and what was half typed after the program was closed and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.fakes import MovableClock
from tests.ui.accessibility_checks import unnamed_controls
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle, show
from ui.clients.client_card import ClientCard
from ui.shell.main_window import MainWindow
from ui.window_state import preferences


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        opened.window.resize(1024, 640)
        yield opened


def _card(window: MainWindow) -> ClientCard:
    card = window.page_of("client")
    assert isinstance(card, ClientCard)
    return card


def test_a_number_is_changed_with_f2_enter_and_enter_and_esc_leads_back(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Margaret Alder")
    desk.window.show_client(client_id)
    settle()
    reach = _card(desk.window)._known.reach
    desk.press(Qt.Key.Key_F2)
    assert desk.focus().accessibleName().startswith("Edit (503) 555")
    desk.press(Qt.Key.Key_Space)
    assert reach.open_form is not None
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type("(503) 555 0199")
    desk.press(Qt.Key.Key_Return)
    assert "(503) 555 0199" in texts_of(reach)
    assert reach.open_form is None
    desk.press(Qt.Key.Key_Escape)
    assert not reach.is_editing
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "(503) 555 0199" not in texts_of(reach)


def test_every_panel_and_its_form_speaks_while_it_is_edited(desk: FirmWindow) -> None:
    desk.window.show_client(desk.firm.client("Margaret Alder"))
    settle()
    for panel in _card(desk.window)._known.all:
        panel.set_editing(is_editing=True)
        settle()
        assert unnamed_controls(desk.window) == []
        panel.set_editing(is_editing=False)


def test_half_typed_words_are_there_when_the_program_is_opened_again(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Margaret Alder")
    desk.window.show_client(client_id)
    settle()
    remember = _card(desk.window)._known.remember
    remember.toggle_editing()
    desk.type("Biscuit, the span")
    desk.window.close()
    again = MainWindow(desk.firm.everafter, desk.feed, desk.runner, preferences())
    try:
        show(again)
        again.show_client(client_id)
        settle()
        remember = _card(again)._known.remember
        assert "Go on with what was begun" in texts_of(remember)
        remember._go_on_button.click()
        settle()
        assert remember.open_form is not None
        assert remember.open_form.text("headline") == "Biscuit, the span"
    finally:
        again.close()
        again.deleteLater()
        settle()
