"""Rooms with fiber, make, state and size, and marks with what became of them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.services.drafts import AreaDraft, SiteDraft
from app.services.place_drafts import MarkDraft
from tests.ui.firm_pages import Desk, texts_of
from ui.clients.area_forms import AreaForm, MarkForm
from ui.clients.client_card import ClientCard
from ui.clients.floors_panel import AreaRowWidget
from ui.theme.appearance import appearance
from ui.theme.apply import apply_theme


def test_a_mark_is_noted_with_its_stain_and_what_became_of_it(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    floors = card._known.floors
    floors.toggle_editing()
    floors._open("new:mark")
    form = floors.open_form
    assert isinstance(form, MarkForm)
    form.save_requested.emit()
    assert form.field("what").has_error
    form.set_text("what", "Tea by the window")
    form.set_text("stain", "Tannin")
    form._outcome_combo.setCurrentIndex(form._outcome_combo.findData("may_return"))
    form._known_box.setChecked(True)
    form.save_requested.emit()
    assert "Tannin · may return · the client knows" in texts_of(card)
    floors.toggle_editing()
    assert "Tea by the window, may return" in texts_of(card)
    mark = desk.details(client_id).areas[0].known_marks[0]
    floors._open(f"mark:{mark.id}")
    assert form.text("stain") == "Tannin"
    form._remove_button.click()
    assert desk.told[-1] == "Tea by the window is off the card"
    assert desk.details(client_id).areas[0].known_marks == ()


def test_what_their_words_say_already_is_not_said_twice(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    area = desk.details(client_id).areas[0]
    desk.firm.everafter.areas.add_mark(area.id, MarkDraft("Tea mark, permanent", outcome="permanent"))
    card.show_client(client_id)
    assert "Tea mark, permanent" in texts_of(card).splitlines()


def test_a_rug_at_the_second_address_has_make_state_and_unit(desk: Desk, card: ClientCard) -> None:
    client_id = desk.firm.client(sites=(SiteDraft(street="7 Elm"), SiteDraft(street="9 Oak", label="Office")))
    first, second = desk.details(client_id).sites
    desk.firm.everafter.areas.add(first.id, AreaDraft("Hall"))
    card.show_client(client_id)
    floors = card._known.floors
    floors._open("new:area")
    form = floors.open_form
    assert isinstance(form, AreaForm)
    for name, text in (("name", "Runner"), ("fibre", "Wool"), ("construction", "Woven"), ("condition", "Moth")):
        form.set_text(name, text)
    form._kind_combo.setCurrentIndex(form._kind_combo.findData("rug"))
    form._site_combo.setCurrentIndex(form._site_combo.findData(second.id))
    form._size_edit.setText("2.5")
    form._unit_combo.setCurrentIndex(form._unit_combo.findData("m2"))
    form.save_requested.emit()
    area = desk.details(client_id).areas[1]
    assert (area.site_id, area.kind, area.size_hundredths, area.size_unit) == (second.id, "rug", 250, "m2")
    assert "Woven · Moth" in texts_of(floors)
    stack = floors._areas
    assert [name.text() for name in stack._names if name.isVisibleTo(stack)] == ["7 Elm", "Office"]
    assert stack._names[1].y() > stack._rows[0].y()


def test_the_unit_follows_the_kind_until_a_size_is_typed(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    card._known.floors._open("new:area")
    form = card._known.floors.open_form
    assert isinstance(form, AreaForm)
    form._kind_combo.setCurrentIndex(form._kind_combo.findData("stairs"))
    form._kind_combo.activated.emit(form._kind_combo.currentIndex())
    assert form._unit_combo.currentData() == "tread"
    assert "Wool" in [form.field("fibre").editor.itemText(place) for place in range(16)]  # type: ignore[attr-defined]  # a list


def test_the_name_of_a_room_stays_whole_beside_a_pencil_and_in_larger_type(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    floors = card._known.floors
    row = floors.findChildren(AreaRowWidget)[0]
    assert row._fibre_label.isVisible()
    floors.toggle_editing()
    assert (row._fibre_label.isVisible(), row._more_label.text()) == (False, "Wool 80/20")
    floors.toggle_editing()
    assert (row._fibre_label.isVisible(), row._more_label.isVisible()) == (True, False)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, appearance().theme, 1.2)
    assert not row._fibre_label.isVisible()
    apply_theme(application, appearance().theme)
    assert row._fibre_label.isVisible()
