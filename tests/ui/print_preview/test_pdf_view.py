"""Pages on the desk: drawn beside the window, zoomed, gone through by keys, read out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.print_preview.pdf_samples import LETTER, write_pdf
from ui.print_preview.page_places import Fit
from ui.print_preview.pdf_pages import PdfPages
from ui.print_preview.pdf_view import PdfView

PATIENCE = 10_000


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[PdfPages]:
    opened = PdfPages(write_pdf(tmp_path / "pages.pdf", [LETTER] * 6))
    yield opened
    opened.close()


@pytest.fixture
def view(qtbot: QtBot, themed: QApplication, pages: PdfPages) -> PdfView:
    assert themed is not None
    shown = PdfView()
    qtbot.addWidget(shown)
    shown.resize(700, 600)
    shown.show()
    shown.show_pages(pages)
    return shown


def test_a_white_sheet_stands_there_until_the_page_is_drawn(view: PdfView, qtbot: QtBot) -> None:
    assert not view.is_drawn
    sheet = view.grab().toImage()
    assert sheet.pixelColor(350, 60) == QColor("white")
    qtbot.waitUntil(lambda: view.is_drawn, timeout=PATIENCE)
    drawn = view.grab().toImage()
    assert drawn != sheet


def test_the_words_of_the_page_on_top_are_read_out(view: PdfView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "This is page 1" in view.accessibleDescription(), timeout=PATIENCE)
    assert view.accessibleDescription().startswith("Page 1 of 6. ")
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.accessibleDescription() == "Page 6 of 6. This is page 6", timeout=PATIENCE)


def test_keys_go_from_page_to_page(view: PdfView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 3
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page == 2
    view.go_to_page(99)
    assert view.page == 6
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1


def test_zooming_keeps_the_page_that_is_read(view: PdfView, qtbot: QtBot) -> None:
    view.go_to_page(4)
    with qtbot.waitSignal(view.zoom_changed) as caught:
        view.zoom_by(1)
    assert caught.args == [100]
    assert (view.page, view.percent) == (4, 100)
    view.set_zoom(300)
    assert (view.page, view.horizontalScrollBar().maximum() > 0) == (4, True)
    view.set_zoom(Fit.PAGE)
    assert view.page == 4
    assert view.percent < 75
    qtbot.waitUntil(lambda: view.is_drawn, timeout=PATIENCE)


def test_a_smaller_window_keeps_the_page(view: PdfView) -> None:
    view.go_to_page(5)
    view.resize(500, 400)
    assert view.page == 5


def test_an_empty_desk_has_no_page(view: PdfView) -> None:
    view.show_pages(None)
    assert (view.page, view.is_drawn, view.accessibleDescription()) == (0, True, "")
