from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.services.drafts import JobDraft, JobLineDraft
from tests.ui.firm_pages import Desk, settle
from ui.schedule.schedule_page import SchedulePage


def test_a_menu_asked_for_by_key_stands_at_the_chosen_row(desk: Desk, qtbot: QtBot) -> None:
    page = SchedulePage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(page)
    for name in ("Ana Bell", "Tom Reyes", "Sam Hill"):
        desk.firm.everafter.jobs.quote(JobDraft(desk.firm.client(name), (JobLineDraft("Sofa", "", 9_000),)))
    desk.show(page)
    view = page.side.tray.view
    view.setFocus()
    view.setCurrentIndex(view.tray_model.index(2, 0))
    settle()
    pointer = view.mapToGlobal(QPoint(1, 1))
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), pointer))
    (menu,) = (menu for menu in view.findChildren(QMenu) if menu.isVisible())
    row = view.visualRect(view.currentIndex())
    height = view.viewport().mapFromGlobal(menu.pos()).y()  # sideways the screen may have moved it
    assert row.top() < height < row.bottom()
    menu.close()
