from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.jobs import get_job, list_jobs_of_client
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from tests.ui.schedule.job_pages import show
from ui.schedule.job_form import JobForm
from ui.widgets.buttons import Button

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_visit_is_done_again_free_and_linked_both_ways(desk: Desk, page: JobForm, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    first = desk.firm.finished_job(client_id)
    show(page, first)
    page._again_button.click()
    settle()
    assert faults_of(page) == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    again = max(job.id for job in list_jobs_of_client(client_id))
    details = get_job(again)
    assert (details.job.is_chargeable, details.job.price_minor) == (False, 0)
    assert "Done again as job 2002, booked" in texts_of(page)
    show(page, again)
    assert "Does job 2001 again, free" in texts_of(page)
    with qtbot.waitSignal(page.job_requested) as asked:
        next(button for button in page.findChildren(Button) if button.text().startswith("Does job 2001")).click()
    assert asked.args == [first]
