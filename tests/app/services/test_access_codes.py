"""Codes of doors and gates: masked in every row, looked at only by a logged act, told to nobody else."""

from __future__ import annotations

import pytest

from app.errors import ConflictError, EverafterError, NotFoundError, ValidationError
from app.models.audit import AuditUnit
from app.models.clients import AccessCode, Client
from app.queries import search
from app.services.place_drafts import AccessCodeDraft
from tests.app.services.client_cards import card
from tests.builders import Firm

SENTINEL = "SENTINEL-4711"


def _coded(firm: Firm) -> tuple[int, int]:
    client_id = firm.client("Ana Ruiz")
    site_id = card(firm, client_id).sites[0].id
    return client_id, firm.everafter.access_codes.add(site_id, AccessCodeDraft("Gate", SENTINEL))


def test_a_code_is_kept_masked_and_who_looked_is_written_down(firm: Firm) -> None:
    client_id, code_id = _coded(firm)
    assert SENTINEL not in repr(card(firm, client_id))
    assert firm.everafter.access_codes.reveal(code_id) == SENTINEL
    firm.clock.move_on(minutes=5)
    firm.everafter.sign_in(firm.ben)
    firm.everafter.access_codes.reveal(code_id)
    (row,) = card(firm, client_id).access_codes
    assert [look.person_name for look in row.looks] == ["Ben Moreno", "Dana Kowalski"]
    assert row.looks[0].looked_at == firm.clock.now()
    assert SENTINEL not in repr(card(firm, client_id))


def test_looking_cannot_be_undone(firm: Firm) -> None:
    client_id, code_id = _coded(firm)
    firm.everafter.access_codes.reveal(code_id)
    assert (
        firm.everafter.history.undo_label() == f"New access code at {card(firm, client_id).sites[0].street}, Millbrook"
    )
    firm.everafter.history.undo()
    assert card(firm, client_id).access_codes == ()


def test_an_empty_code_stays_as_it_was_and_another_replaces_it(firm: Firm) -> None:
    client_id, code_id = _coded(firm)
    codes = firm.everafter.access_codes
    codes.change(code_id, None, AccessCodeDraft("Garden gate", "", may_print=True))
    (row,) = card(firm, client_id).access_codes
    assert (row.opens, row.may_print, AccessCode.get_by_id(code_id).code) == ("Garden gate", True, SENTINEL)
    codes.change(code_id, row.version, AccessCodeDraft("Garden gate", "9999"))
    assert codes.reveal(code_id) == "9999"
    with pytest.raises(ConflictError) as refused:
        codes.change(code_id, row.version, AccessCodeDraft("Door", "1111"))
    assert "9999" not in str(refused.value)
    codes.archive(code_id)
    assert card(firm, client_id).access_codes == ()
    assert not card(firm, client_id).sites[0].has_access_code
    firm.everafter.history.undo()
    assert card(firm, client_id).sites[0].has_access_code
    codes.archive(99)


def test_no_name_of_an_act_no_search_and_no_error_holds_a_code(firm: Firm) -> None:
    client_id, code_id = _coded(firm)
    codes = firm.everafter.access_codes
    codes.reveal(code_id)
    codes.change(code_id, None, AccessCodeDraft("Gate", f"{SENTINEL}-2"))
    codes.archive(code_id)
    assert "SENTINEL" not in " ".join(unit.label for unit in AuditUnit.select())
    assert "sentinel" not in Client.get_by_id(client_id).search_text
    assert search.find("SENTINEL", firm.clock.today()) == []
    assert "SENTINEL" not in repr(AccessCodeDraft("Gate", SENTINEL))
    for act in (
        lambda: codes.add(99, AccessCodeDraft("Gate", SENTINEL)),
        lambda: codes.add(card(firm, client_id).sites[0].id, AccessCodeDraft(" ", SENTINEL)),
        lambda: codes.add(card(firm, client_id).sites[0].id, AccessCodeDraft("Gate", SENTINEL * 100)),
        lambda: codes.add(card(firm, client_id).sites[0].id, AccessCodeDraft("Gate", " ")),
        lambda: codes.change(99, None, AccessCodeDraft("Gate", SENTINEL)),
        lambda: codes.reveal(99),
    ):
        with pytest.raises((ValidationError, NotFoundError)) as refused:
            act()
        assert isinstance(refused.value, EverafterError)
        assert "SENTINEL" not in str(refused.value)
