"""Several telephones, e-mails and web addresses: added, put right, ordered, taken off and undone by name."""

from __future__ import annotations

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import Client, ContactPoint
from app.queries import search
from app.services.drafts import ContactDraft
from tests.app.services.client_cards import card
from tests.builders import Firm


def test_numbers_come_and_go_and_the_preferred_one_is_rung(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz", phones=(ContactDraft("(503) 555 0001"),))
    second = firm.everafter.contact_points.add(
        client_id, ContactDraft("(503) 555 0002", is_preferred=True, label="mobile")
    )
    assert card(firm, client_id).main_phone == "(503) 555 0002"
    firm.everafter.contact_points.change(second, None, ContactDraft("+44 20 7946 0958", is_preferred=True))
    assert Client.get_by_id(client_id).main_phone == "+44 20 7946 0958"
    assert ContactPoint.get_by_id(second).normal == "+442079460958"
    firm.everafter.contact_points.archive(second)
    assert card(firm, client_id).main_phone == "(503) 555 0001"
    assert search.find("0958", firm.clock.today()) == []
    firm.everafter.history.undo()
    assert card(firm, client_id).main_phone == "+44 20 7946 0958"
    mail = firm.everafter.contact_points.add(client_id, ContactDraft("ana@example.org", kind="email"))
    assert [hit.id for hit in search.find("ana@example", firm.clock.today())] == [client_id]
    for kind, value in (("email", "no mail"), ("phone", " "), ("phone", "1" * 255)):
        with pytest.raises(ValidationError):
            firm.everafter.contact_points.change(mail, None, ContactDraft(value, kind=kind))
    with pytest.raises(NotFoundError):
        firm.everafter.contact_points.change(99, None, ContactDraft("(503) 555 0003"))
    with pytest.raises(NotFoundError):
        firm.everafter.contact_points.add(99, ContactDraft("(503) 555 0003"))
    firm.everafter.contact_points.archive(99)


def test_one_number_of_a_kind_is_used_first(firm: Firm) -> None:
    points = firm.everafter.contact_points
    client_id = firm.client(phones=(ContactDraft("(503) 555 0001", is_preferred=True),))
    mail = points.add(client_id, ContactDraft("ana@example.org", kind="email", is_preferred=True))
    second = points.add(client_id, ContactDraft("(503) 555 0002", is_preferred=True))
    preferred = {point.value for point in card(firm, client_id).contact_points if point.is_preferred}
    assert preferred == {"ana@example.org", "(503) 555 0002"}
    assert {mail, second} == {point.id for point in card(firm, client_id).contact_points if point.is_preferred}
    firm.everafter.history.undo()
    assert card(firm, client_id).main_phone == "(503) 555 0001"


def test_numbers_are_moved_among_their_kind_and_the_end_is_the_end(firm: Firm) -> None:
    points = firm.everafter.contact_points
    client_id = firm.client(phones=tuple(ContactDraft(f"(503) 555 000{number}") for number in range(3)))
    points.add(client_id, ContactDraft("ana@example.org", kind="email"))
    last = card(firm, client_id).contact_points[2]
    assert points.move(last.id, -1)
    assert points.move(last.id, -1)
    assert not points.move(last.id, -1)
    shown = [point.value[-1] for point in card(firm, client_id).contact_points if point.kind == "phone"]
    assert shown == ["2", "0", "1"]
    assert Client.get_by_id(client_id).main_phone == "(503) 555 0002"
    assert firm.everafter.history.undo_label() == "Move (503) 555 0002"
    firm.everafter.history.undo()
    assert [point.value[-1] for point in card(firm, client_id).contact_points][:3] == ["0", "2", "1"]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ContactDraft("5" * 100), "value"),
        (ContactDraft("5" * 10_000_000), "value"),
        (ContactDraft("call the office"), "value"),
        (ContactDraft("(503) 555 0001", note="x" * 10_000_000), "note"),
        (ContactDraft("(503) 555 0001", whose="x" * 2_000), "whose"),
        (ContactDraft("ana at example", kind="email"), "value"),
        (ContactDraft("no web", kind="web"), "value"),
        (ContactDraft("x", kind="pigeon"), "kind"),
    ],
    ids=["hundred digits", "ten million", "words", "long note", "long whose", "e-mail", "web", "kind"],
)
def test_what_is_no_number_is_one_sentence_for_its_field(firm: Firm, draft: ContactDraft, field: str) -> None:
    client_id = firm.client()
    before = card(firm, client_id).contact_points
    with pytest.raises(ValidationError) as refused:
        firm.everafter.contact_points.add(client_id, draft)
    assert refused.value.field == field
    assert len(str(refused.value)) < 200
    assert card(firm, client_id).contact_points == before


@pytest.mark.parametrize("value", ["www.example.org", "https://example.org/a?b=c", "example.co.uk"])
def test_a_web_address_is_kept_as_typed(firm: Firm, value: str) -> None:
    client_id = firm.client(phones=())
    firm.everafter.contact_points.add(client_id, ContactDraft(value, kind="web", label="home"))
    (point,) = card(firm, client_id).contact_points
    assert (point.kind, point.value) == ("web", value)


def test_the_second_of_two_desks_is_told_and_nothing_is_overwritten(firm: Firm) -> None:
    client_id = firm.client()
    (seen,) = card(firm, client_id).contact_points
    firm.everafter.contact_points.change(seen.id, seen.version, ContactDraft("(503) 555 7777"))
    with pytest.raises(ConflictError):
        firm.everafter.contact_points.change(seen.id, seen.version, ContactDraft("(503) 555 8888"))
    assert card(firm, client_id).main_phone == "(503) 555 7777"
