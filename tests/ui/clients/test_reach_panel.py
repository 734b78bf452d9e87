"""Several numbers, e-mails, web addresses and places, edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.drafts import ContactDraft, SiteDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.client_card import ClientCard
from ui.clients.reach_panel import ReachPanel, SiteForm


def _reach(card: ClientCard) -> ReachPanel:
    return card._known.reach


def test_ctrl_down_on_the_pencil_and_the_verb_in_the_form_move_a_number(desk: Desk, card: ClientCard) -> None:
    client_id = desk.firm.client(phones=tuple(ContactDraft(f"(503) 555 000{number}") for number in range(3)))
    card.show_client(client_id)
    _reach(card).toggle_editing()
    pencil = _reach(card).lines.rows()[0].edit_button()
    pencil.setFocus()
    QTest.keyClick(pencil, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert [point.value[-1] for point in desk.details(client_id).contact_points] == ["1", "0", "2"]
    assert _reach(card).lines.rows()[1].edit_button().hasFocus()
    assert desk.told == ["Moved"]
    desk.firm.everafter.history.undo()
    assert [point.value[-1] for point in desk.details(client_id).contact_points] == ["0", "1", "2"]


def test_a_web_address_and_a_place_for_bills_are_added_and_taken_off(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    _reach(card)._open("new:web")
    form = _reach(card).open_form
    assert form is not None
    form.set_text("value", "no web")
    form.save_requested.emit()
    assert form.field("value").has_error
    form.set_text("value", "www.example.org")
    form.save_requested.emit()
    assert "www.example.org" in texts_of(card)
    _reach(card)._open("new:site")
    site_form = _reach(card).open_form
    assert isinstance(site_form, SiteForm)
    site_form.set_text("street", "1 Bank Street")
    site_form.set_text("label", "Her bookkeeper")
    site_form._use_combo.setCurrentIndex(site_form._use_combo.findData("bills"))
    site_form.save_requested.emit()
    assert "Her bookkeeper. Bills only." in texts_of(card)
    assert desk.details(client_id).main_site == desk.details(client_id).sites[0]
    _reach(card)._open(f"site:{desk.details(client_id).sites[1].id}")
    site_form._remove_button.click()
    assert len(desk.details(client_id).sites) == 1
    assert desk.told[-1] == "1 Bank Street is off the card"
    desk.firm.everafter.history.undo()
    assert len(desk.details(client_id).sites) == 2


def test_the_main_place_is_chosen_and_stands_first(desk: Desk, card: ClientCard) -> None:
    client_id = desk.firm.client(sites=(SiteDraft(street="7 Elm"), SiteDraft(street="9 Oak")))
    card.show_client(client_id)
    _reach(card)._open(f"site:{desk.details(client_id).sites[1].id}")
    form = _reach(card).open_form
    assert isinstance(form, SiteForm)
    form._use_combo.setCurrentIndex(form._use_combo.findData("main"))
    form.set_text("water_note", "Tap in the yard")
    form.save_requested.emit()
    lines = [row.key for row in _reach(card).lines.rows() if row.key.startswith("site:")]
    assert lines[0] == f"site:{desk.details(client_id).sites[1].id}"
    assert "Tap in the yard." in texts_of(card)


def test_long_names_and_twenty_numbers_stay_within_the_card(desk: Desk, card: ClientCard) -> None:
    name = "Maximiliane-Friederike von Hohenlohe-Waldenburg zu Oberschillingsfürst " * 2
    phones = tuple(ContactDraft(f"+49 7942 {number:06}", whose="Nachbarin " * 10) for number in range(20))
    card.show_client(desk.firm.client(name.strip(), phones=phones))
    card.resize(968, 541)
    settle()
    assert card.width() == 968
    assert faults_of(card) == []
