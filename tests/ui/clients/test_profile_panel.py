"""Names, birthday, household, tags, source and rhythm, edited on the card."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate

from tests.ui.firm_pages import Desk, texts_of
from ui.clients.client_card import ClientCard
from ui.clients.profile_forms import ComingForm, HouseholdForm, NameForm, interval_words, split_interval


def test_a_name_follows_its_parts_and_a_birthday_needs_no_year(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    card._known.profile._open("name:")
    form = card._known.profile.open_form
    assert isinstance(form, NameForm)
    form.set_text("last_name", "Alder-Bell")
    form.set_text("preferred_name", "Peggy")
    form.set_text("salutation", "Mrs")
    form.set_text("birthday", "some day")
    form.save_requested.emit()
    assert form.field("birthday").has_error
    form.set_text("birthday", "12 May")
    form.save_requested.emit()
    details = desk.details(client_id)
    assert (details.name, details.preferred_name, details.profile.birthday) == (
        "Margaret Alder-Bell", "Peggy", "--05-12",
    )  # fmt: skip
    assert "Mrs Margaret Alder-Bell · Called Peggy" in texts_of(card)
    assert "Birthday 12 May" in texts_of(card)
    desk.firm.everafter.history.undo()
    assert desk.details(client_id).name == "Margaret Alder"


def test_a_name_that_was_typed_is_kept_and_an_empty_one_refused(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    card._known.profile._open("name:")
    form = card._known.profile.open_form
    assert isinstance(form, NameForm)
    form.set_text("name", "")
    form.save_requested.emit()
    assert form.field("name").has_error
    form.set_text("name", "The Alders")
    form.save_requested.emit()
    assert desk.details(client_id).name == "The Alders"


def test_a_household_is_ticked_and_none_of_these_takes_the_others_away(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    card._known.profile._open("household:")
    form = card._known.profile.open_form
    assert isinstance(form, HouseholdForm)
    form._boxes["none"].setChecked(True)
    form._boxes["pets"].setChecked(True)
    form._boxes["children"].setChecked(True)
    assert not form._boxes["none"].isChecked()
    form.set_text("tags", "VIP, Landlord, vip")
    form.save_requested.emit()
    details = desk.details(client_id)
    assert (set(details.profile.factors), details.usual_gap_days) == ({"pets", "children"}, 183)
    assert details.tags == ("Landlord", "VIP")
    assert "Children, pets in the house" in texts_of(card) or "Pets in the house, children" in texts_of(card)
    card._known.profile._open("household:")
    form._boxes["none"].setChecked(True)
    form.save_requested.emit()
    assert desk.details(client_id).profile.factors == ("none",)


def test_a_rhythm_is_agreed_promised_and_taken_back(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    tom = desk.firm.client("Tom Reyes")
    card.show_client(client_id)
    card._known.profile._open("coming:")
    form = card._known.profile.open_form
    assert isinstance(form, ComingForm)
    form.set_text("interval", "often")
    form.save_requested.emit()
    assert form.field("interval").has_error
    form.set_text("interval", "6")
    form._promised_box.setChecked(True)
    form._promised_edit.setDate(QDate(2026, 6, 1))
    form._referrer_edit.setText("nobody we know")
    form.save_requested.emit()
    assert form.field("referred_by").has_error
    form._referrer_edit.offer("reyes")
    form._referrer_edit.setText(next(iter(form._referrer_edit._hits)))
    form.save_requested.emit()
    profile = desk.details(client_id).profile
    assert (profile.agreed_interval_days, profile.promised_on, profile.referred_by_id) == (183, date(2026, 6, 1), tom)
    assert "Every 6 months, as agreed" in texts_of(card)
    assert "Through Tom Reyes" in texts_of(card)
    card._known.profile._open("coming:")
    form.set_text("interval", "")
    form._promised_box.setChecked(False)
    form.save_requested.emit()
    profile = desk.details(client_id).profile
    assert (profile.agreed_interval_days, profile.promised_on, profile.referred_by_id) == (None, None, tom)


def test_an_interval_is_said_in_the_largest_unit_that_fits() -> None:
    assert [interval_words(days) for days in (14, 183, 365, 100)] == ["2 weeks", "6 months", "1 years", "100 days"]
    assert split_interval(1) == (1, "days")
