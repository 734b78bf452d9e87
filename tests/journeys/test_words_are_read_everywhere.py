"""Wherever a client's words are written down, they are read, a person confirms, and what hurts is one key away (R5)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models.aftercare import Feedback
from app.models.clients import TimelineEntry
from app.queries import jobs
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.clients.client_card import ClientCard
from ui.clients.composer import Composer
from ui.complaints.complaint_form import ComplaintForm
from ui.sheet_keying.sheet_form import SheetForm
from ui.sheet_keying.sheet_keying_page import SheetKeyingPage
from ui.voices.ask_us_page import AskUsPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def composer_of(desk: FirmWindow, client_id: int) -> Composer:
    desk.window.show_client(client_id)
    settle()
    composer = cast("ClientCard", desk.window.page)._timeline.composer
    composer.start_call()
    settle()
    return composer


def test_a_call_that_hurts_begins_a_complaint_with_its_words_by_one_key(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    composer = composer_of(desk, ana)
    desk.type("The stain is back by the sofa")
    assert composer.sounds.read_now() == "hurt"
    assert composer.sounds.isVisible()
    desk.press(Qt.Key.Key_C, CTRL | SHIFT)
    form = desk.window.page
    assert isinstance(form, ComplaintForm)
    assert form._heard.words == "The stain is back by the sofa"


def test_what_we_wrote_ourselves_and_what_was_heard_otherwise_begins_none(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    composer = composer_of(desk, ana)
    desk.type("Sorry that we were late")
    composer.sounds.read_now()
    composer.sounds.take_focus()
    desk.type("1")
    assert composer.options.mood_combo.currentData() == 5, "how it was heard is how they seemed"
    assert composer.words_that_hurt() == ""
    composer.save()
    assert TimelineEntry.get().mood == 5
    composer = composer_of(desk, ana)
    composer.options.choose_kind("email")
    composer.options._direction_tabs.choose("out")
    composer.editor().setPlainText("We are sorry that it is still wet")
    composer.sounds.read_now()
    assert composer.sounds.isHidden()
    assert composer.words_that_hurt() == ""


def test_the_words_of_a_sheet_correct_its_answer_only_when_a_person_says_so(desk: FirmWindow) -> None:
    firm = desk.firm
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    firm.clock.move_on(hours=3)
    desk.window._commands.key_in(job_id)
    settle()
    page = desk.window.page
    assert isinstance(page, SheetKeyingPage)
    (form,) = page.findChildren(SheetForm)
    form.answer.choice.setFocus()
    desk.type("1")
    form.words.edit.setFocus()
    desk.type("Amazing, but the hall is a bit flat")
    assert form.words.sounds.read_now() == "good"
    assert form.answer.choice.chosen == "great"
    form.words.sounds.take_focus()
    desk.type("2")
    assert form.answer.choice.chosen == "good"
    desk.press(Qt.Key.Key_Return, CTRL)
    assert jobs.get_job(job_id).job.state == "done"
    said = Feedback.get()
    assert (said.answer, said.answer_class, said.probe_state) == ("good", "good", "due")


def test_what_is_told_at_the_front_door_offers_the_complaint(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    desk.window.show_client(ana)
    settle()
    desk.press(Qt.Key.Key_A, CTRL | SHIFT)
    page = desk.window.page
    assert isinstance(page, AskUsPage)
    page._words_edit.setFocus()
    desk.type("It still smells damp")
    page._sounds.read_now()
    page._sounds._complaint_button.click()
    settle()
    form = desk.window.page
    assert isinstance(form, ComplaintForm)
    assert form._heard.words == "It still smells damp"
