"""What to have in mind while one client is on the telephone: what we promised, what they wished, said and are like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.models.aftercare import Feedback
from app.models.jobs import Job
from app.queries.client_card import list_facts
from app.queries.client_rows import FactRow
from app.queries.promises import list_promises_of_client

_FACTS = 4
_PROMISES = 3
_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """Words of an earlier answer, and the day on which they were said."""

    words: str
    said_on: date


@dataclass(frozen=True, slots=True)
class CallMemory:
    """Few lines, the newest first; `promises` are what and by when."""

    wish: str
    promises: tuple[tuple[str, datetime], ...]
    said: tuple[SaidBefore, ...]
    facts: tuple[FactRow, ...]


def get_call_memory(client_id: int, job_id: int | None, now: datetime, zone: ZoneInfo) -> CallMemory:
    """The wish for this visit, open promises, earlier words and remembered facts of one client."""
    job = Job.get_or_none(Job.id == job_id) if job_id else None
    said = (
        Feedback.select(Feedback.words, Feedback.asked_at)
        .where((Feedback.client == client_id) & (Feedback.words != ""))
        .order_by(Feedback.asked_at.desc(), Feedback.id.desc())
        .limit(_ANSWERS)
    )
    promises = list_promises_of_client(client_id, now, zone)[:_PROMISES]
    return CallMemory(
        wish="" if job is None else job.expectation,
        promises=tuple((promise.what, promise.due_at) for promise in promises),
        said=tuple(SaidBefore(row.words, row.asked_at.astimezone(zone).date()) for row in said),
        facts=list_facts(client_id)[:_FACTS],
    )
