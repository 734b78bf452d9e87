"""The one thing the clients list says about how a client stands with us: a word, an icon and a tone."""

from __future__ import annotations

from datetime import date, timedelta

from app.queries.client_list_rows import ClientRow
from app.rules.small_cuts import is_flagged
from app.translations import gettext as _
from ui.theme.tones import Tone
from ui.widgets.chip_delegate import ChipLook
from ui.wording import short_day_words

_DRIFTING, _LOST = "drifting", "lost"  # stages of R3, as the queries give them
_DUE_WITHIN = timedelta(days=30)


def state_of(row: ClientRow, today: date) -> ChipLook | None:
    """The most pressing thing about a client, or None where all is as usual."""
    if row.is_hurt:
        return ChipLook(_("put right first"), "message-square-warning", Tone.SOON)
    if is_flagged(row.small_cuts):
        return ChipLook(_("{count} small cuts").format(count=row.small_cuts), "circle-alert", Tone.SOON)
    if row.next_visit_at is not None:
        return ChipLook(_("booked"), "calendar-days", Tone.OK)
    if row.stage == _LOST:
        return ChipLook(_("long away"), "history", Tone.NEUTRAL)
    if row.stage == _DRIFTING:
        return ChipLook(_("drifting"), "history", Tone.NEUTRAL)
    if row.due_on is not None and row.due_on <= today + _DUE_WITHIN:
        return ChipLook(_("due {day}").format(day=short_day_words(row.due_on, today)), "calendar-clock", Tone.ACCENT)
    return None
