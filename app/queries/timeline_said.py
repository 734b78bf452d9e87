"""What a client said, as rows of the timeline: their words, what they meant, and how far it has come."""

from __future__ import annotations

from app.models.aftercare import Voice
from app.queries.client_rows import TimelineRow
from app.queries.timeline_page import TimelinePage
from app.queries.voices import VoiceRow, select_voices, voice_row
from app.rules.person_names import first_name
from app.rules.voice_loop import LoopState
from app.rules.voice_terms import channel_words, kind_words
from app.translations import gettext as _


def count_said(client_id: int) -> int:
    """How many things this client said."""
    return int(Voice.select().where((Voice.client == client_id) & Voice.archived_at.is_null()).count())


def list_said(page: TimelinePage) -> list[TimelineRow]:
    """Each with its answer, or with what is still to be done."""
    chosen = select_voices().where((Voice.client == page.client_id) & Voice.archived_at.is_null())
    rows = page.of(chosen, "voice", Voice.taken_at, Voice.id)
    return [_line(voice_row(row)) for row in rows]


def _line(row: VoiceRow) -> TimelineRow:
    said = " ".join(part for part in (f"“{row.words}”", f"→ {row.meaning}" if row.meaning else "") if part)
    facts = [
        channel_words(row.channel),
        first_name(row.taken_by_name),
        _("we answered: {words}").format(words=row.answer) if row.answer else "",
        _("changed because of them: {words}").format(words=row.change_made) if row.change_made else "",
    ]
    return TimelineRow(
        key=f"voice:{row.id}",
        kind="voice",
        happened_at=row.taken_at,
        headline=kind_words(row.kind),
        words=said,
        meta=" · ".join(fact for fact in facts if fact),
        chip="" if row.state is LoopState.CLOSED else row.state.value,
        complaint_id=row.complaint_id,
    )
