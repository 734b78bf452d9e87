"""Papers are chosen by a van's name or a client's number; a wrong one is one sentence, who was erased gets none."""

from __future__ import annotations

import pytest

from app.errors import NotAllowedError, NotFoundError
from app.models.clients import Client
from app.queries.paper_choice import get_client_id, get_client_number, get_van_id, refuse_erased
from app.services.client_merges import MergeDraft
from app.services.firm_drafts import PersonDraft
from tests.builders import Firm


def test_a_van_is_found_by_its_name_in_small_or_large_letters(firm: Firm) -> None:
    firm.everafter.firm.add_person(PersonDraft("Ada Ek", role="technician", van_name="Big Blue"))
    assert get_van_id("van 2") == get_van_id(" VAN 2 ") != get_van_id("big blue")


def test_a_van_that_is_not_ours_is_told_with_those_that_are(firm: Firm) -> None:
    firm.everafter.firm.add_person(PersonDraft("Ada Ek", role="technician", van_name="Big Blue"))
    with pytest.raises(NotFoundError, match="There is no van “van 9”; ours are van 2, Big Blue"):
        get_van_id("van 9")


def test_the_number_of_somebody_who_was_merged_leads_to_whom_they_are_now(firm: Firm) -> None:
    first, second = firm.client("Ana Ruiz"), firm.client("Anna Ruiz")
    firm.everafter.client_merges.merge(MergeDraft(first, second))
    number = get_client_number(second)
    assert number is not None
    assert get_client_id(number) == first
    with pytest.raises(NotFoundError, match="no client 999999"):
        get_client_id(999_999)


def test_no_paper_goes_to_somebody_who_was_erased(firm: Firm) -> None:
    first, second, third = firm.client("Ana Ruiz"), firm.client("Anna Ruiz"), firm.client("Bo Lind")
    firm.everafter.client_merges.merge(MergeDraft(first, second))
    firm.everafter.erasures.erase(first, Client.get_by_id(first).name)
    for each in (first, second):
        number = get_client_number(each)
        assert number is not None
        with pytest.raises(NotAllowedError, match=f"Client {number} was erased at their wish; nothing was printed"):
            get_client_id(number)
    with pytest.raises(NotAllowedError):
        refuse_erased([third, first])
    refuse_erased([third])
