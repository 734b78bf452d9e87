"""Niggles of the last twelve months stand on the card with their day and words (S2.2)."""

from __future__ import annotations

from datetime import timedelta

from app.queries import small_cut_counts
from app.queries.client_card import get_client
from app.queries.small_cut_counts import count_small_cuts, flagged_client_ids
from app.queries.small_cuts import list_small_cuts
from app.services.drafts import NoteDraft
from tests.builders import Firm


def test_only_the_niggles_of_twelve_months_are_listed_newest_first(firm: Firm) -> None:
    client_id, now = firm.client("Ana Ruiz"), firm.clock.now()
    write = firm.everafter.clients.write_note
    write(client_id, NoteDraft("Nobody rang", is_small_cut=True, happened_at=now))
    write(client_id, NoteDraft("Came late", is_small_cut=True, happened_at=now - timedelta(days=300)))
    write(client_id, NoteDraft("Long ago", is_small_cut=True, happened_at=now - timedelta(days=367)))
    write(client_id, NoteDraft("Only a note", happened_at=now))
    assert [cut.words for cut in get_client(client_id, now, firm.zone).small_cuts] == ["Nobody rang", "Came late"]


def test_the_counts_of_many_clients_are_those_of_each(firm: Firm) -> None:
    flagged, few, none = firm.client("Flagged"), firm.client("Few"), firm.client("None")
    today, zone = firm.clock.today(), firm.zone
    for client_id, days in ((flagged, (0, 10, 365)), (few, (0, 366, 400)), (few, (-2,))):
        for back in days:
            happened_at = firm.clock.now() - timedelta(days=back)
            draft = NoteDraft("Late again", is_small_cut=True, happened_at=happened_at)
            firm.everafter.clients.write_note(client_id, draft)
    counts = count_small_cuts([flagged, few, none], today, zone)
    assert counts == {flagged: 3, few: 1}
    for client_id in (flagged, few, none):
        assert counts.get(client_id, 0) == len(list_small_cuts(client_id, today, zone))
    assert flagged_client_ids(today, zone) == [flagged]
    assert count_small_cuts([], today, zone) == {}


def test_the_few_who_are_flagged_are_found_without_reading_everybodys_notes(firm: Firm) -> None:
    if firm.everafter.database.engine != "sqlite":
        return  # PostgreSQL chooses by size, and a small table is read whole
    asked = small_cut_counts._counted(firm.clock.today(), firm.zone).sql()
    plan = firm.everafter.database.execute_sql(f"EXPLAIN QUERY PLAN {asked[0]}", asked[1]).fetchall()
    assert any("timeline_entry_small_cut_index" in row[-1] for row in plan), plan
