"""Who was asked and would not say, or was never reached: a quiet client to listen to closely (R5, S2.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import JOIN, fn

from app.models.aftercare import Feedback
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.hand_over import joined
from app.rules.feedback import PROBE_TRIES, Feeling, ProbeOutcome

WATCHED_FOR = timedelta(days=365)
_SILENT = (ProbeOutcome.WOULD_NOT_SAY.value, ProbeOutcome.NOT_REACHED.value)


@dataclass(frozen=True, slots=True)
class WatchedRow:
    """A client who keeps it to themselves: when we asked, how that ended, and who answers for it.

    `is_unasked` where nobody could ask: they allow no way, or none is known.
    """

    client_id: int
    client_name: str
    phone: str
    outcome: str
    asked_at: datetime
    words: str
    what: str
    technician_name: str
    owner_name: str
    is_unasked: bool = False


def list_watched(now: datetime, limit: int = 200) -> list[WatchedRow]:
    """Each such client once, the latest first, for a year or until they say something that tells."""
    later = Feedback.alias()
    told_since = later.select(later.id).where(
        (later.client == Feedback.client)
        & (later.asked_at > Feedback.probed_at)
        & later.answer_class.in_((Feeling.LOVE.value, Feeling.HURT.value))
    )
    owner = Person.alias()
    chosen = (
        Feedback.select(
            Feedback.client, Feedback.probe_outcome, Feedback.probed_at, Feedback.words, Feedback.try_count,
            Client.name.alias("client_name"), Client.main_phone.alias("phone"), Job.description.alias("description"),
            Person.name.alias("technician_name"), owner.name.alias("owner_name"),
        )
        .join(Client, on=(Feedback.client == Client.id))
        .join(Job, JOIN.LEFT_OUTER, on=(Feedback.job == Job.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
        .join(owner, JOIN.LEFT_OUTER, on=(Feedback.probe_owner == owner.id))
        .where(
            (Feedback.probe_state == "done")
            & Feedback.probe_outcome.in_(_SILENT)
            & (Feedback.probed_at >= now - WATCHED_FOR)
            & ~fn.EXISTS(told_since)
            & (Client.ended_reason == "")
            & Client.archived_at.is_null()
        )
        .order_by(Feedback.probed_at.desc(), Feedback.id.desc())
        .limit(limit)
    )  # fmt: skip
    first: dict[int, WatchedRow] = {}
    for row in joined(chosen):
        watched = WatchedRow(
            row.client_id, row.client_name, row.phone, row.probe_outcome, row.probed_at, row.words,
            row.description or "", row.technician_name or "", row.owner_name or "",
            row.probe_outcome == ProbeOutcome.NOT_REACHED and row.try_count < PROBE_TRIES,
        )  # fmt: skip
        first.setdefault(row.client_id, watched)
    return list(first.values())
