"""Why a client needs us now (R4), worked out when somebody looks; one client at a time, by indexes."""

from __future__ import annotations

from collections.abc import Sequence
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
from app.queries.hand_over import tuples_of
from app.rules.attention import OVERDUE_FROM, AttentionScore, ComplaintStanding, attention_score, standing_voice
from app.rules.feedback import Voice
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
    last = read_last_scores([client.id], zone).get(client.id)
    was_probed = Feedback.select().where((Feedback.client == client.id) & (Feedback.probe_state == "done"))
    return standing_voice(
        is_hurt=bool(client.is_hurt),
        is_quiet_good=bool(client.is_quiet_good),
        last_score=None if last is None else last.voice_score,
        was_probed=last is None and was_probed.exists(),
    )


def _complaint(client: Client, today: date, zone: ZoneInfo) -> ComplaintStanding:
    """An open one first; else whether the last one that was closed lost them."""
    if client.is_hurt:
        return ComplaintStanding.OPEN
    is_lost = client.id in lost_after_complaint([client.id], today, zone)
    return ComplaintStanding.NOT_WON_BACK if is_lost else ComplaintStanding.NONE


def lost_after_complaint(client_ids: Sequence[int], today: date, zone: ZoneInfo) -> set[int]:
    """Which of these clients were not won back after the last complaint of theirs that was closed (R7)."""
    is_closed = Complaint.closed_at.is_null(False) & (Complaint.state != "withdrawn")
    newest = dict(
        tuples_of(
            Complaint.select(fn.MAX(Complaint.id), Complaint.client)
            .where(Complaint.client.in_(list(client_ids)) & is_closed)
            .group_by(Complaint.client)
        )
    )
    if not newest:
        return set()
    results = read_results(Complaint.id.in_(list(newest)), today, zone)
    return {newest[number] for number, result in results.items() if result is WonBack.NOT_WON_BACK}
