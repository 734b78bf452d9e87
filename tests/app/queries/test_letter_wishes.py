"""Who asked for no letters gets none; who asked to be forgotten is known as that, also by an earlier number."""

from __future__ import annotations

from app.models.clients import Client, ContactPermission
from app.queries.letter_wishes import is_erased, refusing_letters
from app.services.client_merges import MergeDraft
from tests.builders import Firm


def said(firm: Firm, client_id: int, channel: str, purpose: str, *, is_allowed: bool) -> None:
    ContactPermission.create(
        client_id=client_id,
        channel=channel,
        purpose=purpose,
        is_allowed=is_allowed,
        decided_at=firm.clock.now(),
    )


def test_only_a_no_to_letters_about_visits_counts(firm: Firm) -> None:
    silent, no, yes, no_offers, no_calls = (firm.client() for _each in range(5))
    said(firm, no, "letter", "service", is_allowed=False)
    said(firm, no, "letter", "sales", is_allowed=True)
    said(firm, yes, "letter", "service", is_allowed=True)
    said(firm, no_offers, "letter", "sales", is_allowed=False)
    said(firm, no_calls, "phone", "service", is_allowed=False)
    assert refusing_letters([silent, no, yes, no_offers, no_calls]) == {no}
    assert refusing_letters([]) == frozenset()


def test_whom_an_erased_client_was_merged_from_is_erased_too(firm: Firm) -> None:
    first, second, other = firm.client("Ana Ruiz"), firm.client("Anna Ruiz"), firm.client("Bo Lind")
    firm.everafter.client_merges.merge(MergeDraft(first, second))
    assert not is_erased(first)
    firm.everafter.erasures.erase(first, Client.get_by_id(first).name)
    assert is_erased(first)
    assert is_erased(second)
    assert not is_erased(other)
