"""Whose card stands for a client who was merged."""

from __future__ import annotations

from app.models.clients import Client
from app.queries.merged_clients import read_former_names, read_merged_ids, standing_client
from app.services.client_merges import MergeDraft
from tests.builders import Firm


def test_a_client_stands_for_themselves_and_for_all_who_were_merged_into_them(firm: Firm) -> None:
    first, second, third = (firm.client(name) for name in ("Ann Quill", "Anna Quill", "Hanna Quill"))
    other = firm.client("Bo Ek")
    merges = firm.everafter.client_merges
    merges.merge(MergeDraft(second, first))
    merges.merge(MergeDraft(third, second))
    assert [standing_client(each) for each in (first, second, third, other)] == [third, third, third, other]
    assert set(read_merged_ids(third)) == {first, second, third}
    assert read_merged_ids(other) == [other]
    names = {name for found in read_former_names([third, other]).values() for name in found if name}
    assert names == {"Ann Quill", "Anna Quill"}


def test_a_circle_that_should_never_be_ends(firm: Firm) -> None:
    first, second = firm.client("Ann Quill"), firm.client("Anna Quill")
    Client.update(merged_into=second).where(Client.id == first).execute()
    Client.update(merged_into=first).where(Client.id == second).execute()
    assert standing_client(first) in (first, second)
    assert set(read_merged_ids(first)) == {first, second}
    assert standing_client(999_999) == 999_999
