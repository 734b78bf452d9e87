from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from app.queries import client_card
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window
from ui.clients.new_client_form import NewClientForm, looks_like_phone

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def edit(desk: FirmWindow, name: str) -> QLineEdit:
    found = desk.named(f"new_client.{name}")
    assert isinstance(found, QLineEdit)
    return found


@pytest.mark.parametrize(
    ("typed", "is_phone"),
    [("5550142", True), ("(503) 555 0142", True), ("Zoe", False), ("12", False), ("12 Oak Lane", False)],
)
def test_digits_are_a_telephone_number(typed: str, is_phone: bool) -> None:
    assert looks_like_phone(typed) is is_phone


def test_a_name_and_control_enter_save_and_open_the_card(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type("Margaret Alder")
    desk.press(Qt.Key.Key_Tab)
    desk.type("(503) 555 0142")
    desk.press(Qt.Key.Key_Return, CTRL)
    page = desk.window.page
    assert page is not None
    assert page.place == "client"
    client_id = page.client_in_view()
    assert client_id is not None
    details = client_card.get_client(client_id, desk.firm.clock.now(), desk.firm.zone)
    assert (details.name, details.main_phone) == ("Margaret Alder", "(503) 555 0142")
    assert "Margaret Alder" in desk.window.toasts.shown[-1].text


def test_without_a_name_nothing_is_saved_and_the_caret_goes_there(desk: FirmWindow) -> None:
    desk.window.go_to("new_client")
    edit(desk, "town").setText("Millbrook")
    desk.press(Qt.Key.Key_Return, CTRL)
    page = desk.window.page
    assert isinstance(page, NewClientForm)
    assert edit(desk, "name").hasFocus()
    assert edit(desk, "name").accessibleDescription()


def test_digits_from_the_find_box_stand_in_the_telephone_field(desk: FirmWindow) -> None:
    page = desk.window.page_of("new_client")
    assert isinstance(page, NewClientForm)
    page.start_with("5035550142")
    assert (edit(desk, "phone").text(), edit(desk, "name").text()) == ("5035550142", "")


def test_a_half_written_client_is_there_after_a_restart(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication
) -> None:
    with opened_window(tmp_path, firm_clock) as desk:
        desk.press(Qt.Key.Key_N, CTRL)
        desk.type("Marg")
        page = desk.window.page
        assert isinstance(page, NewClientForm)
        page.keep_draft()
        again = NewClientForm(desk.firm.everafter, desk.feed)
        assert again.draft().name == "Marg"
        again.deleteLater()


def test_a_hundred_digits_and_ten_megabytes_are_a_sentence_and_nothing_typed_is_lost(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    edit(desk, "name").setText("Margaret Alder")
    edit(desk, "phone").setText("5" * 100)
    desk.press(Qt.Key.Key_Return, CTRL)
    form = desk.window.page
    assert isinstance(form, NewClientForm)
    assert form._fields["phone"].has_error
    assert (edit(desk, "name").text(), edit(desk, "phone").text()) == ("Margaret Alder", "5" * 100)
    QGuiApplication.clipboard().setText("x" * 10_000_000)
    edit(desk, "street").paste()
    QGuiApplication.clipboard().clear()
    assert form._fields["street"].has_error
    assert edit(desk, "street").text() == ""
