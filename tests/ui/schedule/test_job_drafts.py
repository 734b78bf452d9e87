from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.firm_pages import Desk
from tests.ui.schedule.job_pages import show
from ui.schedule.job_form import JobForm
from ui.schedule.job_note_cards import JobNote

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_was_begun_waits_until_it_is_saved_or_let_go(desk: Desk, page: JobForm) -> None:
    first, other = desk.firm.booked_job(desk.margaret()), desk.firm.booked_job(desk.firm.client("Tom Reyes"))
    show(page, first)
    page.write_down("extra")
    form = page._acts.forms.note(JobNote.EXTRA)
    form.set_text("extra_work", "Hall rug")
    show(page, other)
    page.write_down("extra")
    assert form.text("extra_work") == ""
    show(page, first)
    page.write_down("extra")
    assert form.text("extra_work") == "Hall rug"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    page.write_down("extra")
    assert form.text("extra_work") == ""
    form.set_text("extra_work", "Stairs")
    page.hide()
    page.show()
    assert form.text("extra_work") == "Stairs"
    form.set_text("extra_ok", "Ana, at the door")
    page._acts.save()
    page.write_down("extra")
    assert form.text("extra_work") == "Stairs"
    assert form.text("extra_ok") == "Ana, at the door"
