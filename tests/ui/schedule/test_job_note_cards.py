from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from tests.ui.schedule.job_pages import show
from ui.schedule.job_form import JobForm
from ui.schedule.job_note_cards import JobNote

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_is_written_down_stands_on_the_page_and_is_undone(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    page.write_down("found")
    finding = page._acts.forms.note(JobNote.FOUND)
    finding.set_text("note", "by the door")
    page._acts.save()
    settle()
    assert "by the door · shown to the client today 09:00" in texts_of(page)
    page.write_down("measured")
    reading = page._acts.forms.note(JobNote.MEASURED)
    reading.set_text("value", "15")
    page._acts.save()
    settle()
    assert "lies between 0 and 14 pH" in texts_of(page)
    reading.set_text("value", "7.8")
    page._acts.save()
    settle()
    assert "Carpet pH before: 7.8" in texts_of(page)
    page._left_cards.reading_removed.emit(1)
    settle()
    assert "Carpet pH before" not in texts_of(page)
    desk.firm.everafter.history.undo()
    settle()
    assert "Carpet pH before: 7.8" in texts_of(page)


@pytest.mark.parametrize(
    ("note", "fields", "words"),
    [
        ("discount", {"discount": "10 %", "reason": "neighbour"}, "-$15.00"),
        ("discount", {"discount": "20", "reason": "neighbour"}, "-$20.00"),
        ("extra", {"extra_work": "Rug", "extra": "25", "extra_ok": "Ana, at the door"}, "Extra: Rug"),
        ("care", {"method": "dry foam", "products": "rinse A"}, "dry foam · rinse A"),
        ("wish", {"expectation": "no scent"}, "“no scent”"),
        ("next", {"next_chapter": "ask how the wedding was"}, "ask how the wedding was"),
        ("moment", {"note": "rang twice"}, "rang twice"),
    ],
)
def test_each_note_has_its_form(desk: Desk, page: JobForm, note: str, fields: dict[str, str], words: str) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    page.write_down(note)
    settle()
    assert faults_of(page) == []
    form = page._acts.forms.note(JobNote(note))
    for name, text in fields.items():
        form.set_text(name, text)
    page._acts.save()
    settle()
    assert words in texts_of(page)
