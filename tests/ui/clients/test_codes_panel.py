"""Access codes on the card: dots, a look that is written down, dots again, and a clipboard that forgets."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.place_drafts import AccessCodeDraft
from tests.ui.firm_pages import Desk, texts_of
from ui.clients.client_card import ClientCard
from ui.clients.code_row import MASK, SHOWN_FOR_MS, CodeRow
from ui.window_state import preferences

SENTINEL = "SENTINEL-4711"


@pytest.fixture
def row(desk: Desk, card: ClientCard) -> CodeRow:
    client_id = desk.margaret()
    desk.firm.everafter.access_codes.add(desk.details(client_id).sites[0].id, AccessCodeDraft("Gate", SENTINEL))
    card.show_client(client_id)
    return card._known.codes._rows[0]


def test_a_code_is_dots_until_somebody_asks_and_the_look_is_on_the_card(
    desk: Desk, card: ClientCard, row: CodeRow
) -> None:
    assert MASK in texts_of(card)
    assert SENTINEL not in texts_of(card)
    assert "Who looked at it" not in texts_of(card)
    row._show_button.click()
    assert SENTINEL in texts_of(card)
    row._looks_button.click()
    assert "Dana · today 09:00" in texts_of(card)
    row._show_button.click()
    assert SENTINEL not in texts_of(card)
    assert len(desk.details(card.client_in_view() or 0).access_codes[0].looks) == 1, "hiding it is no look"


def test_a_shown_code_is_dots_again_after_twenty_seconds(card: ClientCard, row: CodeRow, qtbot: QtBot) -> None:
    assert SHOWN_FOR_MS == 20_000
    assert row._mask_timer.interval() == SHOWN_FOR_MS
    row._mask_timer.setInterval(1)
    row._show_button.click()
    assert row.is_shown
    qtbot.waitUntil(lambda: not row.is_shown)
    assert SENTINEL not in texts_of(card)


def test_a_copied_code_leaves_the_clipboard_and_what_was_copied_since_stays(
    desk: Desk, row: CodeRow, qtbot: QtBot
) -> None:
    clipboard = QGuiApplication.clipboard()
    assert row._clipboard_timer.interval() == SHOWN_FOR_MS
    row._clipboard_timer.setInterval(1)
    row._copy_button.click()
    assert clipboard.text() == SENTINEL
    assert not row.is_shown
    assert desk.told == ["The code is on the clipboard for 20 seconds; that you took it is noted"]
    qtbot.waitUntil(lambda: not row._clipboard_timer.isActive())
    assert clipboard.text() == ""
    row._copy_button.click()
    clipboard.setText("something else")
    row.clear_clipboard()
    assert clipboard.text() == "something else"


def test_another_client_and_leaving_the_card_hide_the_code(desk: Desk, card: ClientCard, row: CodeRow) -> None:
    row._show_button.click()
    card.hide()
    assert not row.is_shown
    card.show()
    row._show_button.click()
    card.show_client(desk.firm.client("Tom Reyes"))
    assert not row.is_shown
    assert all(SENTINEL not in label.text() for label in card.findChildren(QLabel))


def test_a_code_is_added_changed_without_being_shown_and_taken_off(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    panel = card._known.codes
    panel.toggle_editing()
    panel._open("new:code")
    form = panel.open_form
    assert form is not None
    form.set_text("opens", "Gate")
    form.save_requested.emit()
    assert form.field("code").has_error
    form.set_text("code", SENTINEL)
    form.save_requested.emit()
    (code,) = desk.details(client_id).access_codes
    assert desk.told == ["The code for Gate is kept, masked"]
    panel._open(f"code:{code.id}")
    assert form.text("code") == ""
    form.set_text("opens", "Garden gate")
    form.save_requested.emit()
    assert desk.firm.everafter.access_codes.reveal(code.id) == SENTINEL
    panel._open(f"code:{code.id}")
    form._remove_button.click()
    assert desk.details(client_id).access_codes == ()


def test_half_a_code_is_never_written_to_this_computer(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    panel = card._known.codes
    panel._open("new:code")
    form = panel.open_form
    assert form is not None
    form.set_text("code", SENTINEL)
    card.hide()
    panel.close_form()
    assert SENTINEL not in repr(preferences().settings)
    assert panel._drafts.newest() == ""


def test_no_log_line_holds_a_code(desk: Desk, card: ClientCard, row: CodeRow, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    row._show_button.click()
    row._copy_button.click()
    row.clear_clipboard()
    assert SENTINEL not in caplog.text
