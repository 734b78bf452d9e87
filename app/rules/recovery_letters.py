"""When a complaint is owed its letter (R7): soon after it was put right, and once for each time."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.rules.complaint_events import BoardColumn
from app.rules.complaint_state import ComplaintState

LETTER_WINDOW = timedelta(days=30)
"""After that a letter would only open the wound again; it can still be printed for one complaint by its number."""


def is_letter_due(state: ComplaintState, printed_at: datetime | None, now: datetime) -> bool:
    """Whether it was put right within the last 30 days, is not withdrawn, and had no letter since that fix.

    What went back to Put right has no fix any more and waits for the next one; it then gets a letter of its own.
    """
    if state.fixed_at is None or state.column is BoardColumn.WITHDRAWN:
        return False
    if not timedelta(0) <= now - state.fixed_at <= LETTER_WINDOW:
        return False
    return printed_at is None or printed_at < state.fixed_at
