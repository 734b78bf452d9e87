"""Why us and what they say of others, on the card, each line by keys and with Undo (S2.10, S2.15, S3.10)."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.competitor_notes import CompetitorNoteDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.client_card import ClientCard
from ui.clients.other_firm_forms import OtherFirmForm, UsedOtherForm, WhyUsForm
from ui.schedule.days_and_times import to_qdate


def test_their_reason_is_written_in_place_and_undone(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    panel = card._known.reasons
    panel._open("why:")
    form = panel.open_form
    assert isinstance(form, WhyUsForm)
    QTest.keyClicks(form.field("why_us").editor, "You remember the dog")
    QTest.keyClick(form.field("why_us").editor, Qt.Key.Key_Return)
    assert "“You remember the dog”" in texts_of(panel)
    assert desk.details(client_id).why_us == "You remember the dog"
    desk.firm.everafter.history.undo()
    assert "“You remember the dog”" not in texts_of(panel)
    desk.firm.everafter.history.redo()
    panel._open("why:")
    assert panel.open_form is not None
    panel.open_form.remove_requested.emit()
    assert desk.details(client_id).why_us == ""


def test_a_reason_said_before_is_offered(desk: Desk, card: ClientCard) -> None:
    desk.firm.client("Tom Reyes", why_us="On time")
    card.show_client(desk.margaret())
    card._known.reasons._open("why:")
    form = card._known.reasons.open_form
    assert isinstance(form, WhyUsForm)
    editor = form.field("why_us").editor
    assert editor.itemText(0) == "On time"  # type: ignore[attr-defined]  # a SuggestionEdit


def test_a_note_about_another_firm_is_added_changed_and_removed(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    panel = card._known.reasons
    panel.toggle_editing()
    panel._open("note:")
    settle()
    assert faults_of(card) == []
    form = panel.open_form
    assert isinstance(form, OtherFirmForm)
    for name, words in (("competitor", "Brightway"), ("words", "They never came"), ("our_answer", "Within two days")):
        form.set_text(name, words)
    form._used_box.setChecked(True)
    form._day_edit.setDate(to_qdate(date(2026, 2, 20)))
    form.save_requested.emit()
    shown = texts_of(panel)
    for words in (
        "Brightway: “They never came”",
        "Our answer: Within two days",
        "Somebody else cleaned on 20 February",
    ):
        assert words in shown
    note = next(row.key for row in panel.lines.rows() if row.key.startswith("note:"))
    panel._open(note)
    assert panel.open_form is not None
    panel.open_form.set_text("words", "They came late")
    panel.open_form.save_requested.emit()
    assert "Brightway: “They came late”" in texts_of(panel)
    panel._open(note)
    panel.open_form.remove_requested.emit()
    assert "came late" not in texts_of(panel)
    assert desk.told == ["Noted about Brightway", "Saved", "The note about Brightway is off the card"]
    desk.firm.everafter.history.undo()
    assert "Brightway: “They came late”" in texts_of(panel)
    panel._open("note:")
    form = panel.open_form
    assert isinstance(form, OtherFirmForm)
    assert form._firm_edit.itemText(0) == "Brightway", "known firms are offered"


def test_the_day_somebody_else_cleaned_is_put_right_or_taken_away(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    today = desk.firm.clock.today()
    desk.firm.everafter.competitor_notes.add(
        client_id, CompetitorNoteDraft("Brightway", "A coupon", used_on=today - timedelta(days=3))
    )
    card.show_client(client_id)
    panel = card._known.reasons
    panel._open("used:")
    form = panel.open_form
    assert isinstance(form, UsedOtherForm)
    form._day_edit.setDate(to_qdate(today + timedelta(days=1)))
    form.save_requested.emit()
    assert "That day is still to come" in texts_of(form.field("used_other_on"))
    form._day_edit.setDate(to_qdate(today))
    form.save_requested.emit()
    assert desk.details(client_id).profile.used_other_on == today
    panel._open("used:")
    form.remove_requested.emit()
    assert "Somebody else cleaned" not in texts_of(panel)
    assert desk.details(client_id).profile.used_other_on is None
