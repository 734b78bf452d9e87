"""What we promised, on the card: made in people's words, kept by one key, moved only with the client's words."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.aftercare import Promise
from app.services.drafts import PromiseDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.client_card import ClientCard
from ui.promises.promise_form import PromiseForm


def _form(card: ClientCard) -> PromiseForm:
    form = card._known.promises.open_form
    assert isinstance(form, PromiseForm)
    return form


def _promised(desk: Desk, client_id: int, what: str = "Send the spot guide") -> int:
    due_at = desk.firm.clock.now() + timedelta(hours=2)
    return desk.firm.everafter.promises.make(client_id, PromiseDraft(what, due_at, desk.firm.ben))


def test_a_promise_is_made_with_a_time_in_peoples_words(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    card._known.promises.toggle_editing()
    settle()
    form = _form(card)
    QTest.keyClicks(form.field("what").editor, "Call about the stairs")
    QTest.keyClicks(form.field("due_at").editor, "some day")
    QTest.keyClick(form.field("what").editor, Qt.Key.Key_Return)
    assert form.field("due_at").has_error
    form.set_text("due_at", "tomorrow 9")
    assert "tomorrow 09:00" in texts_of(form), "it says how the words are read"
    assert faults_of(card) == []
    QTest.keyClick(form.field("due_at").editor, Qt.Key.Key_Return)
    settle()
    promise = Promise.get()
    due_at = promise.due_at.astimezone(desk.firm.zone)
    assert (promise.what, due_at.hour, promise.owner_id) == ("Call about the stairs", 9, desk.firm.dana)
    assert due_at.date() == desk.firm.clock.today() + timedelta(days=1)
    assert "Call about the stairs" in texts_of(card._known.promises)
    desk.firm.everafter.history.undo()
    assert "Nothing is open." in texts_of(card._known.promises)


def test_a_call_that_ends_in_a_promise_leads_to_its_form(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    options = card._timeline.composer.options
    assert options.promise_button.isHidden(), "a note promises nothing"
    card.log_call()
    settle()
    assert options.promise_button.isVisible()
    QTest.keyClick(options.promise_button, Qt.Key.Key_Space)
    settle()
    assert _form(card).field("what").editor.hasFocus()
    assert faults_of(card) == []


def test_one_key_on_the_line_says_it_was_kept(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    promise_id = _promised(desk, client_id)
    card.show_client(client_id)
    settle()
    (row,) = card._known.promises.lines.rows()
    button = row._act_button
    assert button is not None
    assert button.accessibleName() == "Kept: Send the spot guide"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert Promise.get_by_id(promise_id).kept_at is not None
    assert desk.told == ["Kept: Send the spot guide"]


def test_another_time_needs_what_they_said_and_not_wanted_a_reason(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    promise_id = _promised(desk, client_id)
    card.show_client(client_id)
    card._known.promises._open(f"promise:{promise_id}")
    form = _form(card)
    settle()
    QTest.keyClick(form._ending, Qt.Key.Key_2)
    assert form.field("what").isHidden()
    assert faults_of(card) == []
    form.set_text("due_at", "next monday 10")
    form.save_requested.emit()
    assert form.field("agreed").has_error
    form.set_text("agreed", "Monday is fine, I am home")
    form.save_requested.emit()
    (open_one,) = Promise.select().where(Promise.released_reason == "")
    assert open_one.due_at.astimezone(desk.firm.zone).hour == 10
    card._known.promises._open(f"promise:{open_one.id}")
    QTest.keyClick(form._ending, Qt.Key.Key_3)
    form.save_requested.emit()
    assert faults_of(card) == []
    assert form.field("reason").has_error
    form.set_text("reason", "Her daughter did it")
    form.save_requested.emit()
    assert "Nothing is open." in texts_of(card._known.promises)


def test_a_late_promise_is_said_as_late_and_other_words_keep_its_time(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    promise_id = _promised(desk, client_id)
    desk.firm.clock.move_on(hours=3)
    card.show_client(client_id)
    settle()
    assert "late · Ben" in texts_of(card._known.promises)
    card._known.promises._open(f"promise:{promise_id}")
    form = _form(card)
    QTest.keyClick(form._ending, Qt.Key.Key_4)
    assert faults_of(card) == []
    form.set_text("what", "Bring the spot guide")
    form.save_requested.emit()
    stored = Promise.get_by_id(promise_id)
    assert (stored.what, stored.broken_at) == ("Bring the spot guide", None)
