"""What stands in one row of the timeline as it was written down, for whoever puts it right."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import NotFoundError
from app.models.aftercare import Feedback
from app.models.clients import TimelineEntry
from app.translations import gettext as _


@dataclass(frozen=True, slots=True)
class SaidDetails:
    """The words and the meaning of an entry or an answer; only an entry has mood, lock and small cut."""

    id: int
    client_id: int
    kind: str
    words: str
    meaning: str
    version: int
    headline: str = ""
    mood: int | None = None
    is_private: bool = False
    is_small_cut: bool = False


def get_entry(entry_id: int) -> SaidDetails:
    """A note, call or letter; NotFoundError when it is no longer on the timeline."""
    row = TimelineEntry.get_or_none((TimelineEntry.id == entry_id) & TimelineEntry.archived_at.is_null())
    if row is None:
        raise NotFoundError(_("This is no longer on the timeline; nothing was changed."))
    return SaidDetails(
        id=row.id,
        client_id=row.client_id,
        kind=row.kind,
        words=row.words,
        meaning=row.meaning,
        version=row.version,
        headline=row.headline,
        mood=row.mood,
        is_private=bool(row.is_private),
        is_small_cut=bool(row.is_small_cut),
    )


def get_answer(feedback_id: int) -> SaidDetails:
    """What a client answered; NotFoundError when it is gone."""
    row = Feedback.get_or_none(Feedback.id == feedback_id)
    if row is None:
        raise NotFoundError(_("This answer is no longer there; nothing was changed."))
    return SaidDetails(row.id, row.client_id, "feedback", row.words, row.meaning, row.version)
