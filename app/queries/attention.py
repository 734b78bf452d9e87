"""Why a client needs us now (R4), worked out when somebody looks; one client at a time, by indexes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from peewee import fn

from app.errors import NotFoundError
from app.models.aftercare import Feedback
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.queries.client_stages import read_last_scores
from app.queries.clients import overdue_ratio
from app.queries.complaint_results import read_results
from app.rules.attention import OVERDUE_FROM, AttentionScore, ComplaintStanding, attention_score
from app.rules.feedback import Feeling, Voice, feeling_from_score
from app.rules.relationship import used_another_since
from app.rules.won_back import WonBack
from app.translations import gettext as _


@dataclass(frozen=True, slots=True)
class AttentionDetails:
    """The score with its parts, and the facts that its reasons name."""

    score: AttentionScore
    voice: Voice
    complaint: ComplaintStanding
    due_on: date | None
    used_other_on: date | None


def get_attention(client_id: int, now: datetime, zone: ZoneInfo) -> AttentionDetails:
    """The score of one client with its parts; whoever has a visit booked is not overdue.

    Raises NotFoundError when the client is gone.
    """
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there."))
    today = now.astimezone(zone).date()
    ratio = overdue_ratio(client.last_visit_on, client.expected_interval_days, today)
    if ratio is not None and ratio >= OVERDUE_FROM and _is_coming(client, today, zone):
        ratio = None
    voice, complaint = _voice(client, zone), _complaint(client, today, zone)
    has_used_another = used_another_since(client.used_other_on, client.last_visit_on)
    return AttentionDetails(
        score=attention_score(ratio, voice, complaint, has_used_another=has_used_another),
        voice=voice,
        complaint=complaint,
        due_on=client.due_on,
        used_other_on=client.used_other_on if has_used_another else None,
    )


def _is_coming(client: Client, today: date, zone: ZoneInfo) -> bool:
    planned = Job.select().where(
        (Job.client == client.id)
        & Job.state.in_(("booked", "under_way"))
        & (Job.starts_at >= datetime.combine(today, time(), tzinfo=zone))
        & Job.archived_at.is_null()
    )
    return bool(planned.exists())


def _voice(client: Client, zone: ZoneInfo) -> Voice:
    """An open complaint hurts, a good that nobody probed waits; else the newest score speaks."""
    if client.is_hurt:
        return Voice.HURT
    if client.is_quiet_good:
        return Voice.GOOD_UNPROBED
    last = read_last_scores([client.id], zone).get(client.id)
    if last is None:
        was_probed = Feedback.select().where((Feedback.client == client.id) & (Feedback.probe_state == "done"))
        return Voice.GOOD_PROBED if was_probed.exists() else Voice.NEVER
    feeling = feeling_from_score(last.score)
    return {Feeling.LOVE: Voice.LOVE, Feeling.HURT: Voice.HURT}.get(feeling, Voice.GOOD_PROBED)


def _complaint(client: Client, today: date, zone: ZoneInfo) -> ComplaintStanding:
    """An open one first; else whether the last one that was closed lost them."""
    if client.is_hurt:
        return ComplaintStanding.OPEN
    newest = Complaint.select(fn.MAX(Complaint.id)).where(
        (Complaint.client == client.id) & Complaint.closed_at.is_null(False) & (Complaint.state != "withdrawn")
    )
    results = read_results(Complaint.id.in_(newest), today, zone)
    is_lost = WonBack.NOT_WON_BACK in results.values()
    return ComplaintStanding.NOT_WON_BACK if is_lost else ComplaintStanding.NONE
