"""A row of the timeline is put right where one reads it: by keys and by its menu, at two desks, with Undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.models.aftercare import Feedback
from app.models.clients import TimelineEntry
from app.services.drafts import EntryChanges, FeedbackDraft, NoteDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle
from ui.clients.client_card import ClientCard
from ui.clients.timeline_editing import TimelineEditing
from ui.clients.timeline_forms import EntryForm, MeaningForm


def shown(desk: Desk, card: ClientCard, words: str = "It was fine") -> tuple[int, TimelineEditing]:
    """A card with a note, the focus on its row."""
    client_id = desk.margaret()
    entry_id = desk.firm.everafter.clients.write_note(client_id, NoteDraft(words, "call", mood=2))
    card.show_client(client_id)
    take_row(card, f"entry:{entry_id}")
    return entry_id, card._timeline.editing


def take_row(card: ClientCard, key: str) -> None:
    view = card._timeline.view
    view.setFocus()
    view.make_current(key)
    assert view.current_key() == key


def test_enter_opens_the_entry_in_place_and_saving_gives_the_focus_back(desk: Desk, card: ClientCard) -> None:
    entry_id, editing = shown(desk, card)
    view = card._timeline.view
    QTest.keyClick(view, Qt.Key.Key_Return)
    form = editing.open_form
    assert isinstance(form, EntryForm)
    assert (form.isVisible(), card._timeline.composer.isVisible()) == (True, False)
    settle()
    assert faults_of(card) == []
    meaning = form.field("meaning").editor
    assert isinstance(meaning, QLineEdit)
    QTest.keyClicks(meaning, "the hall is not")
    QTest.keyClick(meaning, Qt.Key.Key_Return)
    stored = TimelineEntry.get_by_id(entry_id)
    assert (stored.words, stored.meaning, stored.mood) == ("It was fine", "the hall is not", 2)
    assert desk.told == ["Saved"]
    assert (editing.open_form, view.hasFocus(), view.current_key()) == (None, True, f"entry:{entry_id}")
    desk.firm.everafter.history.undo()
    assert TimelineEntry.get_by_id(entry_id).meaning == ""


def test_f2_edits_the_row_in_focus_and_else_how_to_reach_them(desk: Desk, card: ClientCard) -> None:
    _entry_id, editing = shown(desk, card)
    card.edit_focused_panel()
    assert isinstance(editing.open_form, EntryForm)
    form = editing.open_form
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert editing.open_form is None
    card._timeline.composer.editor().setFocus()
    card.edit_focused_panel()
    assert card._known.reach.is_editing


def test_del_takes_an_entry_off_and_undo_brings_it_back(desk: Desk, card: ClientCard) -> None:
    entry_id, _editing = shown(desk, card)
    other = desk.firm.everafter.clients.write_note(card.client_in_view() or 0, NoteDraft("Second"))
    take_row(card, f"entry:{entry_id}")
    QTest.keyClick(card._timeline.view, Qt.Key.Key_Delete)
    assert desk.told == ["Taken off the timeline"]
    assert card._timeline.row_of(f"entry:{entry_id}") is None
    assert card._timeline.view.current_key() == f"entry:{other}"
    desk.firm.everafter.history.undo()
    assert card._timeline.row_of(f"entry:{entry_id}") is not None


def test_what_is_no_entry_of_ours_is_not_taken_off_with_del(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.finished_job(client_id)
    card.show_client(client_id)
    take_row(card, f"job:{job_id}")
    QTest.keyClick(card._timeline.view, Qt.Key.Key_Delete)
    assert desk.told == []
    assert card._timeline.row_of(f"job:{job_id}") is not None


def test_the_menu_of_a_row_has_what_the_keys_do(desk: Desk, card: ClientCard) -> None:
    entry_id, editing = shown(desk, card)
    row = card._timeline.row_of(f"entry:{entry_id}")
    assert row is not None
    acts = {act.text().split("\t")[0]: act for act in card._timeline.menu_of(row).actions()}
    assert list(acts) == ["Change", "Copy the words", "Take off the timeline"]
    acts["Copy the words"].trigger()
    assert QGuiApplication.clipboard().text() == "It was fine"
    acts["Change"].trigger()
    assert isinstance(editing.open_form, EntryForm)
    acts["Take off the timeline"].trigger()
    assert (editing.open_form, card._timeline.row_of(row.key)) == (None, None)


def test_what_an_answer_meant_is_written_down_later(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    answer_id = desk.firm.everafter.feedback.record(FeedbackDraft(client_id, answer="good", words="Fine"))
    card.show_client(client_id)
    take_row(card, f"feedback:{answer_id}")
    QTest.keyClick(card._timeline.view, Qt.Key.Key_Return)
    form = card._timeline.editing.open_form
    assert isinstance(form, MeaningForm)
    form.set_text("meaning", "the hall is not")
    form.save_requested.emit()
    assert Feedback.get_by_id(answer_id).meaning == "the hall is not"
    row = card._timeline.row_of(f"feedback:{answer_id}")
    assert row is not None
    assert row.words == "“Fine” → the hall is not"


def test_the_slower_desk_keeps_its_words_and_saves_them_when_it_insists(desk: Desk, card: ClientCard) -> None:
    entry_id, editing = shown(desk, card)
    QTest.keyClick(card._timeline.view, Qt.Key.Key_Return)
    form = editing.open_form
    assert isinstance(form, EntryForm)
    form.set_text("words", "Ours")
    desk.firm.everafter.timeline_entries.change(entry_id, 1, EntryChanges("Theirs"))
    form.save_requested.emit()
    assert (editing.open_form, form.text("words"), TimelineEntry.get_by_id(entry_id).words) == (form, "Ours", "Theirs")
    row = card._timeline.row_of(f"entry:{entry_id}")
    assert row is not None
    assert row.words == "Theirs"
    form.save_requested.emit()
    assert TimelineEntry.get_by_id(entry_id).words == "Ours"


def test_half_typed_words_wait_for_their_row_over_esc_and_another_client(desk: Desk, card: ClientCard) -> None:
    entry_id, editing = shown(desk, card)
    client_id, other = card.client_in_view() or 0, desk.firm.client("Tom Reyes")
    QTest.keyClick(card._timeline.view, Qt.Key.Key_Return)
    form = editing.open_form
    assert isinstance(form, EntryForm)
    words = form.field("words").editor
    assert isinstance(words, QPlainTextEdit)
    words.setPlainText("It was fine, but")
    card.show_client(other)
    assert editing.open_form is None
    assert card._timeline.composer.isVisible()
    card.show_client(client_id)
    take_row(card, f"entry:{entry_id}")
    QTest.keyClick(card._timeline.view, Qt.Key.Key_Return)
    assert words.toPlainText() == "It was fine, but"
    form._cancel_button.click()
    QTest.keyClick(card._timeline.view, Qt.Key.Key_Return)
    assert words.toPlainText() == "It was fine"


def test_no_words_are_refused_beside_the_field_and_nothing_is_lost(desk: Desk, card: ClientCard) -> None:
    entry_id, editing = shown(desk, card)
    QTest.keyClick(card._timeline.view, Qt.Key.Key_Return)
    form = editing.open_form
    assert isinstance(form, EntryForm)
    form.set_text("words", " ")
    form.save_requested.emit()
    assert form.field("words").has_error
    assert TimelineEntry.get_by_id(entry_id).words == "It was fine"
