"""Goodwill on the card: within one's own amount nobody is asked, above it an owner is named (S3.3)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.queries.goodwill import list_goodwill_of_client
from app.services.firm_drafts import PersonDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.client_card import ClientCard
from ui.clients.goodwill_panel import TakeBackForm
from ui.money.goodwill_form import GoodwillForm


def _luis(desk: Desk) -> int:
    person_id = desk.firm.everafter.firm.add_person(
        PersonDraft("Luis Santos", "technician", goodwill_limit_minor=5_000)
    )
    desk.firm.everafter.units.person_id = person_id
    return person_id


def _form(card: ClientCard) -> GoodwillForm:
    form = card._known.goodwill.open_form
    assert isinstance(form, GoodwillForm)
    return form


def test_within_the_limit_no_approval_is_asked(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    _luis(desk)
    card.show_client(client_id)
    card.give_goodwill()
    settle()
    form = _form(card)
    assert "You may give up to $50.00 each time without asking." in texts_of(form)
    QTest.keyClicks(form.field("what").editor, "Protector on the stairs")
    QTest.keyClicks(form.field("cost").editor, "50")
    assert form.field("approved_by").isHidden()
    QTest.keyClick(form.field("cost").editor, Qt.Key.Key_Return)
    (row,) = list_goodwill_of_client(client_id)
    assert (row.cost_minor, row.given_by, row.approved_by) == (5_000, "Luis Santos", "")
    assert desk.told == ["Given: Protector on the stairs"]
    assert "$50.00 · Luis" in texts_of(card._known.goodwill)
    desk.firm.everafter.history.undo()
    assert "Something small, given at once" in texts_of(card._known.goodwill)


def test_above_the_limit_the_owner_who_agrees_is_named(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    _luis(desk)
    card.show_client(client_id)
    card.give_goodwill()
    form = _form(card)
    form.set_text("what", "A new rug")
    form.set_text("cost", "50.01")
    settle()
    assert faults_of(card) == []
    assert "choose the owner who agrees" in texts_of(form)
    form.save_requested.emit()
    assert "name the owner who said yes" in texts_of(form.field("approved_by"))
    assert list_goodwill_of_client(client_id) == []
    form._owner_combo.setCurrentIndex(1)
    form.save_requested.emit()
    (row,) = list_goodwill_of_client(client_id)
    assert row.approved_by == form._owner_combo.itemText(1)


def test_a_cost_nobody_can_read_is_said_under_it_and_words_outlive_another_client(desk: Desk, card: ClientCard) -> None:
    client_id, other_id = desk.margaret(), desk.firm.client("Tom Reyes")
    card.show_client(client_id)
    card.give_goodwill()
    form = _form(card)
    form.set_text("what", "Flowers")
    form.set_text("cost", "many")
    form.save_requested.emit()
    assert form.field("cost").has_error
    card.show_client(other_id)
    card.show_client(client_id)
    card.give_goodwill()
    assert _form(card).text("what") == "Flowers"


def test_what_was_not_given_after_all_is_taken_back(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    card.give_goodwill()
    _form(card).set_text("what", "Flowers")
    _form(card).save_requested.emit()
    panel = card._known.goodwill
    panel._open(panel.lines.rows()[0].key)
    form = panel.open_form
    assert isinstance(form, TakeBackForm)
    form.save_requested.emit()
    assert list_goodwill_of_client(client_id) == []
    assert desk.told[-1] == "Taken back: Flowers"
