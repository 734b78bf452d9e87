from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.queries.firm import count_clients_ever
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.import_wizard.field_words import field_words
from ui.import_wizard.import_page import ImportPage

PATIENCE = 30_000
LIST = """Name,Phone,Email,Street,City,State,Zip
Margaret Alder,(503) 555 0142,margaret@example.com,18 Orchard Lane,Millbrook,OR,97222
Tom Reyes,(503) 555 0177,,4 Mill Road,Millbrook,OR,97222
"""


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        opened.window.go_to("import")
        settle()
        yield opened


@pytest.fixture
def a_list(tmp_path: Path) -> Path:
    file = tmp_path / "clients.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def page_of(desk: FirmWindow) -> ImportPage:
    page = desk.window.page
    assert isinstance(page, ImportPage)
    return page


def press(desk: FirmWindow, name: str, qtbot: QtBot) -> None:
    button = desk.named(name)
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(button.isVisible, timeout=PATIENCE)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_a_list_is_looked_at_imported_and_taken_back(desk: FirmWindow, a_list: Path, qtbot: QtBot) -> None:
    page_of(desk).show_files((str(a_list),))
    go = desk.named("import.go")
    assert isinstance(go, QPushButton)
    qtbot.waitUntil(go.isVisible, timeout=PATIENCE)
    assert go.text().replace("&", "") == "Bring in 2 lines"
    assert count_clients_ever() == 0
    press(desk, "import.go", qtbot)
    qtbot.waitUntil(desk.named("import.done").isVisible, timeout=PATIENCE)
    assert count_clients_ever() == 2
    press(desk, "import.undo", qtbot)
    qtbot.waitUntil(lambda: any("taken back" in toast.text for toast in desk.window.toasts.shown), timeout=PATIENCE)
    assert count_clients_ever() == 0


def test_the_clients_are_there_when_the_list_is_shown(desk: FirmWindow, a_list: Path, qtbot: QtBot) -> None:
    desk.window.go_to("clients")
    desk.window.go_to("import")
    page_of(desk).show_files((str(a_list),))
    press(desk, "import.go", qtbot)
    press(desk, "import.done", qtbot)
    assert desk.window.page is not None
    assert desk.window.page.place == "clients"
    assert desk.window.page.client_in_view() is not None


def test_a_picture_named_csv_is_refused_with_a_sentence(desk: FirmWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "picture.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    page_of(desk).show_files((str(file),))
    error = desk.named("import.error")
    qtbot.waitUntil(error.isVisible, timeout=PATIENCE)
    assert "picture" in error.property("text")
    assert count_clients_ever() == 0


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("phone", "Phone"),
        ("phone@mobile", "Phone (mobile)"),
        ("postal_code@billing", "Postal code (billing)"),
        ("odd_one", "Odd one"),
    ],
)
def test_our_fields_are_named_in_words(field: str, words: str) -> None:
    assert field_words(field) == words
