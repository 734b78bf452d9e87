"""May we? Each channel with what holds, who wrote it down, when and where it came from."""

from __future__ import annotations

from tests.ui.firm_pages import Desk, texts_of
from ui.clients.client_card import ClientCard
from ui.clients.wishes_panel import WishForm


def _answer(card: ClientCard, channel: str, service: str, sales: str, source: str) -> None:
    card._known.wishes._open(f"wish:{channel}")
    form = card._known.wishes.open_form
    assert isinstance(form, WishForm)
    for purpose, answer in (("service", service), ("sales", sales)):
        combo = form._combos[purpose]
        combo.setCurrentIndex(combo.findData(answer))
    form.set_text("source", source)
    form.save_requested.emit()


def test_a_wish_is_written_on_the_card_signed_and_undone(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    assert "Calls" not in texts_of(card._known.wishes)
    card._known.wishes.toggle_editing()
    assert "Letters: not asked" in texts_of(card)
    _answer(card, "phone", "yes", "no", "Said so on the telephone")
    assert "Calls: about their visits, no offers" in texts_of(card)
    assert "Said so on the telephone · Dana · Mon 2 Mar" in texts_of(card)
    _answer(card, "email", "no", "yes", "Unsubscribed")
    assert "E-mails: never" in texts_of(card), "an opt-out wins"
    assert desk.told == ["Calls: written down", "E-mails: written down"]
    desk.firm.everafter.history.undo()
    assert "E-mails: not asked" in texts_of(card)
    _answer(card, "phone", "", "", "")
    assert desk.details(client_id).permissions == ()


def test_the_head_of_the_card_says_it_in_a_chip(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    desk.firm.everafter.permissions.write(client_id, "phone", {"service": True}, "")
    desk.firm.everafter.permissions.write(client_id, "email", {"service": False, "sales": True}, "")
    desk.firm.everafter.permissions.write(client_id, "text", {"service": True, "sales": False}, "")
    card.show_client(client_id)
    assert "Calls, texts without offers, never emails" in texts_of(card)


def test_two_desks_who_write_down_the_same_channel_are_told_and_the_words_stay(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    wishes = card._known.wishes
    wishes._open("wish:phone")
    desk.firm.everafter.permissions.write(client_id, "email", {"service": True}, "")
    desk.firm.everafter.permissions.write(client_id, "phone", {"service": False}, "Wrote to us")
    form = wishes.open_form
    assert isinstance(form, WishForm)
    form._combos["service"].setCurrentIndex(1)
    form.set_text("source", "Said so at the visit")
    form.save_requested.emit()
    assert "Somebody else wrote this down a moment ago" in texts_of(wishes)
    assert "Calls: never" in texts_of(wishes), "theirs stands above"
    assert form.text("source") == "Said so at the visit"
    form.save_requested.emit()
    assert "Calls: about their visits" in texts_of(wishes)
    assert {wish.source for wish in desk.details(client_id).permissions} == {"", "Said so at the visit"}
