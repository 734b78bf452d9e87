"""The list of what clients say, by keys alone: answer, decide, change, tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.queries.voices import VoiceView, get_voice
from app.rules.voice_loop import LoopState
from app.services.firm_drafts import PersonDraft
from app.services.voices import VoiceDraft
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.clients.voice_forms import PutRightForm, VoiceStep
from ui.complaints.kept_complaint import kept_complaint
from ui.voices.voices_page import VoicesPage
from ui.window_state import preferences


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def opened(desk: FirmWindow) -> VoicesPage:
    desk.window.go_to("voices")
    settle()
    return cast("VoicesPage", desk.window.page)


def test_an_empty_list_says_what_goes_there(desk: FirmWindow) -> None:
    page = opened(desk)
    assert not desk.named("voices.table").isVisible()
    assert page.default_focus() is desk.named("voices.new")
    assert page.client_in_view() is None


def test_enter_does_what_comes_next_until_they_know(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    voice = desk.firm.everafter.voices.note(VoiceDraft("Shoes on my carpet", "dislike", client_id=ana))
    page = opened(desk)
    assert page.client_in_view() == ana
    desk.press(Qt.Key.Key_Return)
    desk.type("We will ask first")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert get_voice(voice).answer == "We will ask first"
    page.show_view(VoiceView.ALL)
    page.reload()
    for step, words in ((VoiceStep.DECIDE, "Shoe covers"), (VoiceStep.CHANGE, ""), (VoiceStep.TELL, "There are some")):
        page.desk.begin(step)
        if words:
            desk.type(words)
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
    row = get_voice(voice)
    assert (row.state, row.change_made, row.told_channel) == (LoopState.CLOSED, "Shoe covers", "phone")
    assert page.desk.open_form is None
    desk.firm.everafter.history.undo()
    settle()
    assert page.desk.row is not None
    assert page.desk.row.state is LoopState.TO_TELL


def test_a_complaint_begins_with_their_words_and_is_linked(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    voice = desk.firm.everafter.voices.note(VoiceDraft("Still damp", "complaint", "on_the_job", ana))
    opened(desk)
    desk.press(Qt.Key.Key_Return)
    settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "complaint_form"
    kept = kept_complaint(preferences(), ana)
    assert (kept.words, kept.channel, kept.voice_id) == ("Still damp", "in_person", voice)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert get_voice(voice).complaint_id is not None
    assert not get_voice(voice).is_unanswered


def test_an_answer_may_hold_a_promise_and_somebody_else_may_see_to_it(desk: FirmWindow) -> None:
    ana, marta = desk.firm.client("Ana Ruiz"), desk.firm.everafter.firm.add_person(PersonDraft("Marta Silva"))
    voice = desk.firm.everafter.voices.note(VoiceDraft("When do you come?", "question", client_id=ana))
    page = opened(desk)
    page.desk.begin(VoiceStep.PUT_RIGHT)
    form = page.desk.open_form
    assert isinstance(form, PutRightForm)
    settle()
    assert faults_of(desk.window) == []
    form.owner_combo.setCurrentIndex(form.owner_combo.findData(marta))
    form.save_requested.emit()
    settle()
    assert get_voice(voice).owner_id == marta
    assert "Marta sees to it" in texts_of(page.desk)
    button = desk.named("voice.promise")
    assert isinstance(button, QPushButton)
    button.click()
    settle()
    assert desk.window.page is not None
    assert (desk.window.page.place, desk.window.page.client_in_view()) == ("client", ana)
    assert faults_of(desk.window) == []
    desk.type("A day by Friday")
    focus = desk.focus()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "A day by Friday", "the form of a promise has the keys"


def test_views_kinds_and_words_narrow_the_list(desk: FirmWindow, qtbot: QtBot) -> None:
    ana, voices = desk.firm.client("Ana Ruiz"), desk.firm.everafter.voices
    first = voices.note(VoiceDraft("Always on time", "praise", client_id=ana))
    second = voices.note(VoiceDraft("Do you clean boats?", "question", "online"))
    voices.answer(first, None, "Thank you")
    page = opened(desk)
    assert [row.id for row in page.rows] == [second]
    page.show_voice(first)
    assert page.desk.row is not None
    assert page.desk.row.id == first
    search = desk.named("voices.search")
    assert isinstance(search, QLineEdit)
    qtbot.keyClicks(search, "boats")
    qtbot.waitUntil(lambda: [row.id for row in page.rows] == [second])
    with qtbot.waitSignal(page.list_export_requested) as asked:
        desk.named("voices.export").click()  # type: ignore[attr-defined]  # a button
    assert asked.args == ["voices", False]
    page.desk.complaint_wanted.emit(get_voice(second))
    assert desk.window.page is page, "nobody knows whose complaint it would be"


def test_another_desk_was_faster_and_the_words_stay(desk: FirmWindow) -> None:
    voices = desk.firm.everafter.voices
    voice = voices.note(VoiceDraft("Do you clean boats?", "question", "online"))
    page = opened(desk)
    page.desk.begin(VoiceStep.ANSWER)
    desk.type("Yes")
    voices.put_right(voice, None, VoiceDraft("Do you clean yachts?", "question", "online"))
    settle()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert get_voice(voice).answer == ""
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert get_voice(voice).answer == "Yes"


def test_praise_is_asked_for_and_a_wrong_name_is_no_name(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    voice = desk.firm.everafter.voices.note(VoiceDraft("Lovely", "praise", client_id=ana))
    page = opened(desk)
    page.desk.begin(VoiceStep.QUOTE)
    page.desk.open_form.yes_box.setChecked(True)  # type: ignore[union-attr]  # the form of a quote
    desk.press(Qt.Key.Key_Return)
    settle()
    assert get_voice(voice).consent == "yes"
    page.desk.findChild(QPushButton, "voice.withdraw").click()
    settle()
    assert get_voice(voice).consent == "withdrawn"
    page.desk.begin(VoiceStep.PUT_RIGHT)
    form = page.desk.open_form
    form.who_edit.setText("Nobody of ours")  # type: ignore[union-attr]  # the form that puts right
    form.save_requested.emit()  # type: ignore[union-attr]
    assert get_voice(voice).client_id == ana
    assert form.field("client").has_error  # type: ignore[union-attr]
    form.remove_requested.emit()  # type: ignore[union-attr]
    settle()
    assert page.rows == ()


def test_names_letters_and_sizes_hold_with_every_form_open(desk: FirmWindow) -> None:
    ana, voices = desk.firm.client("Ana Ruiz " * 12), desk.firm.everafter.voices
    voice = voices.note(VoiceDraft("Lovely " * 60, "praise", client_id=ana))
    page = opened(desk)
    for change in (
        lambda: None,
        lambda: voices.decide(voice, None, "Something"),
        lambda: voices.record_change(voice, None),
    ):
        change()
        settle()
        for step in VoiceStep:
            page.desk.begin(step)
            settle()
            assert faults_of(desk.window) == [], step
