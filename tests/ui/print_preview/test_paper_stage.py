"""Pages, progress, or why there are none: one at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from ui.print_preview.paper_making import MadePapers, PaperOrder
from ui.print_preview.paper_stage import PaperStage


def test_long_work_shows_how_far_it_is_and_short_work_shows_nothing(qtbot: QtBot, themed: QApplication) -> None:
    assert themed is not None
    stage = PaperStage()
    qtbot.addWidget(stage)
    stage.show()
    stage.begin("Printing")
    assert stage.panel is None
    stage.end()
    assert stage.currentWidget() is stage.view
    with qtbot.waitSignal(stage.panel_shown, timeout=5_000):
        stage.begin("Printing")
    assert stage.panel is not None
    stage.show_progress(412, 1000)
    assert "412 of 1,000" in [label.text() for label in stage.panel.findChildren(QLabel)]
    with qtbot.waitSignal(stage.cancel_requested):
        qtbot.mouseClick(stage.panel.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    stage.end()
    assert stage.panel is None


def test_an_empty_stage_says_why_and_where_to_go(qtbot: QtBot, themed: QApplication) -> None:
    assert themed is not None
    stage = PaperStage()
    qtbot.addWidget(stage)
    stage.show_empty(MadePapers(PaperOrder(PaperRequest("invoice"), Path("x.pdf")), reason="No invoice waits."))
    assert stage.waiting is not None
    assert "No invoice waits." in stage.waiting.accessibleName()
    with qtbot.waitSignal(stage.list_requested):
        stage.waiting.findChildren(QPushButton)[0].click()
