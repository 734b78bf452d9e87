"""What a client said about being reached, by channel and purpose, with who asked, when and on what ground."""

from __future__ import annotations

import pytest

from app.errors import NotFoundError, ValidationError
from app.models.clients import ContactPermission
from tests.app.services.client_cards import card
from tests.builders import Firm


def test_a_wish_is_written_down_once_for_each_channel_with_who_and_when(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.permissions.write(client_id, "email", {"sales": True}, "said so on the telephone")
    firm.clock.move_on(days=1)
    firm.everafter.sign_in(firm.ben)
    firm.everafter.permissions.write(client_id, "email", {"sales": False}, "unsubscribed")
    (wish,) = card(firm, client_id).permissions
    assert (wish.channel, wish.is_allowed, wish.source, wish.decided_by) == (
        "email",
        False,
        "unsubscribed",
        "Ben Moreno",
    )
    assert wish.decided_at == firm.clock.now()
    with pytest.raises(ValidationError):
        firm.everafter.permissions.write(client_id, "pigeon", {"sales": True}, "")
    with pytest.raises(NotFoundError):
        firm.everafter.permissions.write(99, "email", {"sales": True}, "")
    firm.everafter.history.undo()
    assert ContactPermission.get().is_allowed


def test_an_answer_is_taken_back_and_undone(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.permissions.write(client_id, "phone", {"service": True, "sales": False}, "on the telephone")
    assert {(wish.purpose, wish.is_allowed) for wish in card(firm, client_id).permissions} == {
        ("service", True), ("sales", False),
    }  # fmt: skip
    firm.everafter.permissions.write(client_id, "phone", {"service": None, "sales": False}, "on the telephone")
    assert [wish.purpose for wish in card(firm, client_id).permissions] == ["sales"]
    assert firm.everafter.history.undo_label() == "Contact wishes of Ana Ruiz"
    firm.everafter.history.undo()
    assert len(card(firm, client_id).permissions) == 2
    with pytest.raises(ValidationError) as refused:
        firm.everafter.permissions.write(client_id, "phone", {"sales": True}, "x" * 10_000_000)
    assert refused.value.field == "source"


def test_who_asked_first_stays_in_sight_when_another_purpose_is_answered(firm: Firm) -> None:
    client_id = firm.client()
    firm.everafter.permissions.write(client_id, "phone", {"service": True}, "told us")
    firm.everafter.sign_in(firm.ben)
    firm.everafter.permissions.write(client_id, "phone", {"service": True, "sales": False}, "told us")
    by = {wish.purpose: wish.decided_by for wish in card(firm, client_id).permissions}
    assert by == {"service": "Dana Kowalski", "sales": "Ben Moreno"}
