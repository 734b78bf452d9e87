"""What is wanted is drawn in its order, beside the window's thread; what is not wanted any more never is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.print_preview.pdf_samples import LETTER, write_pdf
from ui.print_preview.page_drawer import PageDrawer, WantedPage
from ui.print_preview.pdf_pages import PdfPages


def test_pictures_and_words_come_in_order_and_a_closed_file_ends_nothing(
    themed: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    assert themed is not None
    pages, gone = (PdfPages(write_pdf(tmp_path / name, [LETTER] * 3)) for name in ("one.pdf", "gone.pdf"))
    drawer = PageDrawer()
    came: list[object] = []
    drawer.drawn.connect(lambda _pages, wanted, picture: came.append((wanted.number, picture.width())))
    drawer.read.connect(lambda _pages, number, words: came.append((number, words)))
    gone.close()
    drawer.want(gone, [WantedPage(0, 50)])
    drawer.want(pages, [WantedPage(2, 60), WantedPage(0, 0), WantedPage(0, 70)])
    qtbot.waitUntil(lambda: len(came) == 3, timeout=10_000)
    assert came == [(2, 60), (0, "This is page 1"), (0, 70)]
    drawer.close()
    pages.close()
