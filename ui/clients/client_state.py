"""The one thing the clients list says about how a client stands with us: a word, an icon and a tone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.queries.client_list_rows import ClientRow
from app.translations import gettext as _
from ui.theme.tones import Tone
from ui.wording import short_day_words

_DRIFTING, _LOST = "drifting", "lost"  # stages of R3, as the queries give them
_DUE_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ClientState:
    """A chip of the list."""

    text: str
    icon: str
    tone: Tone


def state_of(row: ClientRow, today: date) -> ClientState | None:
    """The most pressing thing about a client, or None where all is as usual."""
    if row.is_hurt:
        return ClientState(_("put right first"), "message-square-warning", Tone.SOON)
    if row.next_visit_at is not None:
        return ClientState(_("booked"), "calendar-days", Tone.OK)
    if row.stage == _LOST:
        return ClientState(_("long away"), "history", Tone.NEUTRAL)
    if row.stage == _DRIFTING:
        return ClientState(_("drifting"), "history", Tone.NEUTRAL)
    if row.due_on is not None and row.due_on <= today + _DUE_WITHIN:
        return ClientState(_("due {day}").format(day=short_day_words(row.due_on, today)), "calendar-clock", Tone.ACCENT)
    return None
