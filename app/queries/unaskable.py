"""Calls after the job that nobody may ever make: their clients said no to every way, or none became known in a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.queries.aftercare import list_aftercare

_MOST = 1_000
_FOUND_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class UnaskableRow:
    """One call of the queue: about which job or which "good", and whether they refused or no way is known."""

    client_id: int
    job_id: int | None
    feedback_id: int | None
    is_refused: bool


def list_unaskable(now: datetime, zone: ZoneInfo) -> list[UnaskableRow]:
    """Those of the queue that have to end without being asked."""
    return [
        UnaskableRow(row.client_id, row.job_id or None, row.feedback_id, row.way.is_refused)
        for row in list_aftercare(now, zone, _MOST)
        if row.way is not None
        and not row.way.may_ask
        and (row.way.is_refused or (row.due_at is not None and row.due_at + _FOUND_WITHIN <= now))
    ]
