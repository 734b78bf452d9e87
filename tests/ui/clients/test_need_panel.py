"""A need with a day on the card: noted, changed, met, taken away, each with Undo (S3.15)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.queries.needs import list_needs_of_client
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.client_card import ClientCard
from ui.clients.need_panel import NeedForm
from ui.schedule.days_and_times import to_qdate


def _form(card: ClientCard) -> NeedForm:
    form = card._known.needs.open_form
    assert isinstance(form, NeedForm)
    return form


def _editor(form: NeedForm, name: str) -> QWidget:
    return form.field(name).editor


def test_a_need_is_noted_changed_and_met_by_keys(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    settle()
    assert "A party, a move, a baby" in texts_of(card)
    card._known.needs.toggle_editing()
    form = _form(card)
    QTest.keyClicks(_editor(form, "words"), "Silver wedding")
    form._day_edit.setDate(to_qdate(date(2026, 3, 7)))
    QTest.keyClick(_editor(form, "words"), Qt.Key.Key_Return)
    assert "Silver wedding" in texts_of(card._known.needs)
    assert "by Sat 7 Mar" in texts_of(card._known.needs)
    card._known.needs._open(f"need:{list_needs_of_client(client_id, date(2026, 3, 2))[0].id}")
    _form(card).set_text("words", "Golden wedding")
    QTest.keyClick(_editor(_form(card), "words"), Qt.Key.Key_Return)
    (need,) = list_needs_of_client(client_id, date(2026, 3, 2))
    card.meet_need(need.id)
    form = _form(card)
    assert not form.field("words").isVisible(), "only how it was met is asked"
    QTest.keyClicks(_editor(form, "answer"), "Cleaned the day before")
    QTest.keyClick(_editor(form, "answer"), Qt.Key.Key_Return)
    assert list_needs_of_client(client_id, date(2026, 3, 2)) == []
    assert desk.told == ["Noted: Silver wedding", "Saved: Golden wedding", "Taken care of: Golden wedding"]
    desk.firm.everafter.history.undo()
    assert "Golden wedding" in texts_of(card._known.needs)


def test_a_day_that_is_over_is_said_under_its_field_and_nothing_typed_is_lost(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    card._known.needs.toggle_editing()
    form = _form(card)
    form.set_text("words", "The baby")
    form._day_edit.setDate(to_qdate(date(2026, 2, 1)))
    form.save_requested.emit()
    assert "That day is over" in texts_of(form.field("need_by_on"))
    card._known.needs.set_editing(is_editing=False)
    card._known.needs.toggle_editing()
    assert _form(card).text("words") == "The baby"


def test_a_need_whose_day_passed_is_asked_about_and_can_be_taken_off(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    need_id = desk.firm.everafter.needs.note(client_id, "Party", date(2026, 3, 4))
    desk.firm.clock.move_on(days=4)
    card.show_client(client_id)
    assert "It was needed by Wed 4 Mar. Was it taken care of?" in texts_of(card._known.needs)
    card._known.needs._open(f"need:{need_id}")
    _form(card).remove_requested.emit()
    assert desk.told == ["“Party” is off the card"]
    assert "Party" not in texts_of(card._known.needs)
