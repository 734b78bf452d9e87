"""The bar above the pages sends what is chosen and shows what holds, without an echo."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from ui.print_preview.page_places import Fit
from ui.print_preview.view_bar import ViewBar


def test_choices_are_sent_and_what_holds_is_shown_in_silence(qtbot: QtBot, themed: QApplication) -> None:
    assert themed is not None
    bar = ViewBar()
    qtbot.addWidget(bar)
    zoom, page = bar.findChild(QComboBox, "preview.zoom"), bar.findChild(QSpinBox, "preview.page")
    assert zoom is not None
    assert page is not None
    sent: list[object] = []
    for signal in (bar.zoom_chosen, bar.page_chosen, bar.step_chosen):
        signal.connect(sent.append)
    bar.show_page(3, 12)
    bar.show_zoom(150)
    assert sent == []
    assert (page.value(), page.maximum(), zoom.currentText()) == (3, 12, "150 %")
    assert page.accessibleDescription() == "Page 3 of 12"
    page.setValue(7)
    zoom.setCurrentIndex(1)
    assert sent == [7, Fit.PAGE]
    bar.show_page(0, 0)
    assert not bar.isVisibleTo(None)
