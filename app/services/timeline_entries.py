"""Writes that put a note, call or letter on the timeline right, or take it off again."""

from __future__ import annotations

from app.clock import Clock
from app.errors import NotFoundError, ValidationError
from app.models.clients import TimelineEntry
from app.services.client_lookup import refuse_older
from app.services.client_summary import refresh_clients
from app.services.drafts import EntryChanges
from app.services.field_checks import check_length, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

LONGEST_WORDS = 100_000
LONGEST_HEADLINE = 200
LEAST_MOOD, MOST_MOOD = 1, 5


def check_mood(mood: int | None) -> None:
    """Refuse a mood that is none of the five levels."""
    if mood is not None and not LEAST_MOOD <= mood <= MOST_MOOD:
        raise ValidationError(_("Choose how they seemed from the five faces, or none; nothing was saved."), "mood")


class TimelineEntryService:
    """Changes and removes what was written down; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def change(self, entry_id: int, version: int | None, changes: EntryChanges) -> None:
        """Put the words, what they meant, the mood, the lock or the small cut of an entry right.

        Raises ValidationError for an entry without words and ConflictError when another desk was faster.
        """
        entry = self._stored(entry_id)
        check_words(
            changes.words or _headline(entry, changes), _("Write a word or two first; nothing was changed."), "words"
        )
        check_length(changes.words, LONGEST_WORDS, "words")
        check_length(changes.meaning, LONGEST_WORDS, "meaning")
        check_length(changes.headline or "", LONGEST_HEADLINE, "headline")
        check_mood(changes.mood)
        refuse_older(entry, version, _("This note"))
        with self._units(_("Change a note")) as work:
            entry.words, entry.meaning, entry.mood = changes.words, changes.meaning, changes.mood
            entry.is_private, entry.is_small_cut = changes.is_private, changes.is_small_cut
            if changes.headline is not None:
                entry.headline = changes.headline
            work.save(entry)

    def remove(self, entry_id: int) -> None:
        """Take an entry off the timeline; undo brings it back."""
        entry = self._stored(entry_id)
        with self._units(_("Remove a note")) as work:
            entry.archived_at = work.now
            work.save(entry)
            refresh_clients(work, [entry.client_id], self._clock)

    def _stored(self, entry_id: int) -> TimelineEntry:
        entry = TimelineEntry.get_or_none((TimelineEntry.id == entry_id) & TimelineEntry.archived_at.is_null())
        if entry is None:
            raise NotFoundError(_("This is no longer on the timeline; nothing was changed."))
        return entry


def _headline(entry: TimelineEntry, changes: EntryChanges) -> str:
    return str(entry.headline) if changes.headline is None else changes.headline
