"""What was written down is put right or taken off the timeline, and undo brings it back."""

from __future__ import annotations

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import Fact, TimelineEntry
from app.queries.client_rows import TimelineFilter
from app.queries.timeline import list_timeline
from app.services.drafts import EntryChanges, NoteDraft
from tests.builders import Firm


def test_what_they_meant_is_added_later_and_undone(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    entry_id = firm.everafter.clients.write_note(client_id, NoteDraft("It was fine", kind="call", mood=2))
    firm.everafter.timeline_entries.change(entry_id, 1, EntryChanges("It was fine", "the hall is not", 1))
    (row,) = list_timeline(client_id, TimelineFilter.EVERYTHING, None)
    assert (row.words, row.meta) == ("It was fine → the hall is not", "Dana · seemed upset")
    with pytest.raises(ConflictError):
        firm.everafter.timeline_entries.change(entry_id, 1, EntryChanges("Other words"))
    firm.everafter.history.undo()
    (row,) = list_timeline(client_id, TimelineFilter.EVERYTHING, None)
    assert (row.words, row.meta) == ("It was fine", "Dana · seemed uneasy")


def test_an_entry_that_was_removed_comes_back_with_undo(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    entry_id = firm.everafter.clients.write_note(client_id, NoteDraft("Wrong client"))
    firm.everafter.timeline_entries.remove(entry_id)
    assert list_timeline(client_id, TimelineFilter.EVERYTHING, None) == []
    with pytest.raises(NotFoundError):
        firm.everafter.timeline_entries.remove(entry_id)
    firm.everafter.history.undo()
    assert len(list_timeline(client_id, TimelineFilter.EVERYTHING, None)) == 1


@pytest.mark.parametrize("changes", [EntryChanges(" "), EntryChanges("Words", mood=6), EntryChanges("x" * 100_001)])
def test_no_words_too_many_or_a_mood_that_is_none_are_refused(firm: Firm, changes: EntryChanges) -> None:
    entry_id = firm.everafter.clients.write_note(firm.client("Ana Ruiz"), NoteDraft("Words"))
    with pytest.raises(ValidationError):
        firm.everafter.timeline_entries.change(entry_id, None, changes)
    assert TimelineEntry.get_by_id(entry_id).words == "Words"


def test_what_they_worried_about_stands_in_the_headline_and_is_remembered_where_asked(firm: Firm) -> None:
    """S3.4: saved with time and author, in one act."""
    client_id = firm.client("Ana Ruiz")
    firm.everafter.clients.write_note(client_id, NoteDraft("Fine", headline="the dust", is_worry_kept=True))
    (row,) = list_timeline(client_id, TimelineFilter.EVERYTHING, None)
    assert (row.headline, row.meta, row.happened_at) == ("Note: the dust", "Dana", firm.clock.now())
    worry = Fact.get()
    assert (worry.kind, worry.headline, worry.noted_by_id) == ("worry", "the dust", firm.dana)
    firm.everafter.history.undo()
    assert Fact.get().archived_at is not None
    entry_id = firm.everafter.clients.write_note(client_id, NoteDraft("Fine", headline="the dust"))
    assert Fact.select().count() == 1
    firm.everafter.timeline_entries.change(entry_id, None, EntryChanges("Fine", headline="the smell"))
    assert TimelineEntry.get_by_id(entry_id).headline == "the smell"
    with pytest.raises(ValidationError):
        firm.everafter.timeline_entries.change(entry_id, None, EntryChanges("Fine", headline="x" * 201))
