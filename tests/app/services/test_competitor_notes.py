"""What clients say of other firms is kept with our answer; who went elsewhere counts no higher than steady (R3)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.errors import NotFoundError, ValidationError
from app.models.clients import Client, CompetitorNote
from app.queries.competitor_notes import list_competitor_notes, list_competitor_notes_of_client, list_reasons
from app.services.competitor_notes import CompetitorNoteDraft
from app.services.drafts import ClientChanges
from tests.builders import Firm

NOTE = CompetitorNoteDraft("Steamline", "They never called back", "We call within four hours")


def test_notes_stand_firm_by_firm_with_our_answer(firm: Firm) -> None:
    ana, bo = firm.client("Ana Ruiz"), firm.client("Bo Lind")
    notes = firm.everafter.competitor_notes
    notes.add(bo, CompetitorNoteDraft("Zenith", "Left the hall wet"))
    first = notes.add(ana, NOTE)
    notes.add(bo, CompetitorNoteDraft("steamline", "Double the price on the day"))
    assert [(row.competitor, row.client_name) for row in list_competitor_notes()] == [
        ("steamline", "Bo Lind"), ("Steamline", "Ana Ruiz"), ("Zenith", "Bo Lind"),
    ]  # fmt: skip
    notes.change(first, CompetitorNoteDraft("Steamline", "They never called back", "Dana calls herself"))
    (row,) = list_competitor_notes_of_client(ana)
    assert (row.words, row.our_answer) == ("They never called back", "Dana calls herself")
    notes.archive(first)
    assert list_competitor_notes_of_client(ana) == []
    firm.everafter.history.undo()
    assert len(list_competitor_notes_of_client(ana)) == 1


def test_a_faithful_client_who_used_somebody_else_is_steady_again(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for year in (2023, 2024, 2025):
        firm.clock.move_to(datetime(year, 9, 1, 9))
        firm.finished_job(client_id)
    firm.clock.move_to(datetime(2026, 3, 2, 9))
    assert Client.get_by_id(client_id).stage == "married"
    firm.everafter.competitor_notes.add(
        client_id, CompetitorNoteDraft("Zenith", "They were free on Sunday", used_on=date(2026, 2, 1))
    )
    row = Client.get_by_id(client_id)
    assert (row.stage, row.used_other_on) == ("steady", date(2026, 2, 1))
    assert row.used_other_note == "Zenith: They were free on Sunday"


def test_what_cannot_be_noted_is_one_sentence(firm: Firm) -> None:
    client_id = firm.client()
    for draft in (
        CompetitorNoteDraft("", "words"),
        CompetitorNoteDraft("Zenith", " "),
        CompetitorNoteDraft("Zenith", "x" * 10_001),
        CompetitorNoteDraft("Zenith", "words", used_on=date(2026, 3, 3)),
    ):
        with pytest.raises(ValidationError):
            firm.everafter.competitor_notes.add(client_id, draft)
    with pytest.raises(NotFoundError):
        firm.everafter.competitor_notes.add(999, NOTE)
    with pytest.raises(NotFoundError):
        firm.everafter.competitor_notes.change(999, NOTE)
    assert CompetitorNote.select().count() == 0


def test_reasons_are_counted_whatever_their_capitals(firm: Firm) -> None:
    for why in ("You remember my dog", "you remember  my dog.", "Cheap", ""):
        client_id = firm.client()
        firm.everafter.clients.change(client_id, Client.get_by_id(client_id).version, ClientChanges(why_us=why))
    assert [(row.reason, row.count) for row in list_reasons()] == [("You remember my dog", 2), ("Cheap", 1)]
