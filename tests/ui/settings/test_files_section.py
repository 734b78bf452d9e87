"""Data in the settings: lists taken out with one click, and what was brought in before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.queries.firm import count_clients_ever
from tests.app.exchange.import_desk import Desk
from tests.ui.firm_windows import FirmWindow
from ui.settings.files_section import list_words


@pytest.mark.parametrize(
    ("name", "first"),
    [("settings.list.spreadsheet", "Name"), ("settings.list.exact", "everafter_client")],
)
def test_a_list_is_taken_out_with_one_click_and_a_name(
    desk: FirmWindow, tmp_path: Path, qtbot: QtBot, name: str, first: str
) -> None:
    desk.firm.client("Margaret Alder")
    combo = desk.named("settings.list")
    assert isinstance(combo, QComboBox)
    assert combo.findData("complaints") > 0
    button = desk.named(name)
    assert isinstance(button, QAbstractButton)
    button.click()
    dialog = desk.named("file.dialog")
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "out.csv"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: any("1 line" in toast.text for toast in desk.window.toasts.shown), timeout=30_000)
    text = target.read_text(encoding="utf-8-sig")
    assert "Margaret Alder" in text
    assert first in text.splitlines()[0]


def test_an_import_is_taken_back_from_here(
    desk: FirmWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The undo runs in a process of its own, which takes the time from where a person would set it.
    monkeypatch.setenv("EVERAFTER_NOW", desk.firm.clock.now().isoformat())
    Desk(desk.firm, tmp_path).bring_rows("Name,Phone", "Ana Ruiz,(503) 555 0001")
    assert desk.window.page is not None
    desk.window.page.reload()
    undo = desk.window.page.findChild(QPushButton, "import.past.undo")
    assert isinstance(undo, QPushButton)
    undo.click()
    qtbot.waitUntil(lambda: any("taken back" in toast.text for toast in desk.window.toasts.shown), timeout=30_000)
    assert count_clients_ever() == 0


def test_a_list_without_words_of_its_own_is_said_as_it_is_named() -> None:
    assert (list_words("clients"), list_words("invoice_lines")) == ("Clients", "Invoice lines")
