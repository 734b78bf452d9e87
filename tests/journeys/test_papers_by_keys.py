"""Everything for tomorrow by keys alone: the list of papers, the pages, the file, and only then the mark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.queries.jobs import get_job
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.print_preview.pdf_view import PdfView
from ui.print_preview.preview_page import PreviewPage

PATIENCE = 30_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def test_tomorrow_leaves_the_house_by_keys_alone(desk: FirmWindow, qtbot: QtBot, tmp_path: Path) -> None:
    tomorrow = desk.firm.clock.now() + timedelta(days=1)
    jobs = [desk.firm.booked_job(desk.firm.client(name), tomorrow) for name in ("Ana Ruiz", "Ben Ali")]
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    desk.press(Qt.Key.Key_Return)
    page = desk.window.page
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: not page.is_busy, timeout=PATIENCE)
    settle()
    view = desk.named("preview.pages")
    assert isinstance(view, PdfView)
    desk.press(Qt.Key.Key_PageDown)
    desk.press(Qt.Key.Key_Plus, CTRL)
    assert (view.page, isinstance(view.zoom, int)) == (2, True)
    desk.press(Qt.Key.Key_0, CTRL)
    desk.press(Qt.Key.Key_S, CTRL)
    dialog = desk.named("file.dialog")
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "tomorrow.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: target.exists() and not page.is_busy, timeout=PATIENCE)
    settle()
    assert len(PdfReader(target).pages) == 3
    assert all(get_job(job).sheet_printed_at is not None for job in jobs)
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page is not None
    assert desk.window.page.place == "papers"
