"""Whom a restored backup brought back, and whose erasure was not finished."""

from __future__ import annotations

from app.models.clients import Client, ContactPoint
from app.queries.client_card import get_client
from app.queries.client_rows import ErasedRow
from app.queries.erased_clients import find_erasure, has_to_forget_again, list_unfinished, list_unforgotten
from tests.builders import Firm


def test_nobody_was_erased_and_nobody_is_looked_for(firm: Firm) -> None:
    assert not has_to_forget_again()
    assert (list_unforgotten(), list_unfinished()) == ([], [])


def test_an_erasure_is_unfinished_until_photos_are_gone_and_the_file_is_swept(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    result = firm.everafter.erasures.erase(client_id, "Ana Ruiz")
    assert list_unfinished() == [result.erasure_id]
    assert has_to_forget_again()
    swept: list[bool] = []
    firm.everafter.erasures.finish(firm.everafter.photo_folder.remove, lambda: swept.append(True))
    assert (swept, list_unfinished(), has_to_forget_again()) == ([True], [], False)
    firm.everafter.erasures.finish(firm.everafter.photo_folder.remove, lambda: swept.append(True))
    assert swept == [True], "nothing is swept twice"


def test_a_name_a_number_or_a_card_in_the_list_tells_of_somebody_again(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    result = firm.everafter.erasures.erase(client_id, "Ana Ruiz")
    again = Client.update(first_name="Ana").where(Client.id == client_id)
    blank = Client.update(first_name="").where(Client.id == client_id)
    again.execute()
    assert list_unforgotten() == [result.erasure_id]
    blank.execute()
    assert list_unforgotten() == []
    point = ContactPoint.create(client_id=client_id, kind="phone", value="1", normal="1", label="", position=0)
    assert list_unforgotten() == [result.erasure_id]
    point.delete_instance()
    Client.update(archived_at=None).where(Client.id == client_id).execute()
    assert list_unforgotten() == [result.erasure_id]


def test_an_erasure_is_told_with_its_day_and_who_did_it_and_of_nobody_else(firm: Firm) -> None:
    ana, ben = firm.client("Ana Ruiz"), firm.client("Ben Ali")
    firm.everafter.clients.archive(ben, Client.get_by_id(ben).version)
    firm.everafter.erasures.erase(ana, "Ana Ruiz")
    assert find_erasure(ana) == ErasedRow(firm.clock.now(), "Dana Kowalski")
    assert find_erasure(ben) is None
    cards = [get_client(client_id, firm.clock.now(), firm.clock.zone) for client_id in (ana, ben)]
    assert [card.erased is not None for card in cards] == [True, False]
