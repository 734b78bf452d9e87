from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.firm_pages import Desk, settle, texts_of
from tests.ui.schedule.job_pages import show
from ui.schedule.job_form import JobForm
from ui.schedule.job_note_cards import JobNote

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_leaving_a_form_gives_the_keyboard_back(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    page._start_button.setFocus()
    page.write_down("extra")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page._start_button
    assert [key for key, _words in page.own_keys()][-1] == "Ctrl+Shift+0"


@pytest.mark.parametrize(
    ("note", "field", "typed", "words"),
    [
        ("discount", "discount", "-5", "below zero"),
        ("discount", "discount", "999", "larger than the price"),
        ("discount", "discount", "half %", "is no percentage"),
        ("discount", "discount", "120 %", "from 0 to 100"),
        ("extra", "extra", "a lot", "is not an amount"),
        ("extra", "extra", "20", "Say what the extra work is"),
        ("measured", "value", "wet", "is no number"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_the_words_stay(
    desk: Desk, page: JobForm, note: str, field: str, typed: str, words: str
) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    page.write_down(note)
    form = page._acts.forms.note(JobNote(note))
    form.set_text(field, typed)
    page._acts.save()
    settle()
    assert words in texts_of(page)
    assert form.text(field) == typed
    assert page._acts.open_form is form
