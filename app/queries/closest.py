"""Whom to turn to next: the facts that R10 wants, gathered for those it can concern, and its list in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.models.aftercare import AftercareStep, Feedback, Promise
from app.models.clients import Client, ContactPermission, TimelineEntry
from app.models.jobs import Job
from app.queries.client_stages import stage_on
from app.queries.clients import overdue_ratio
from app.queries.complaints import list_open_complaints
from app.queries.schedule import day_bounds
from app.rules.closest_at_hand import CHECK_CALL_DAYS, CloseClient, CloseFacts, Tier, closest_at_hand
from app.rules.relationship import Stage
from app.translations import gettext as _

_INVITED_AT_MOST = 400
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ClosestRow:
    """One line of the list: who, how close (0 is nearest), why, and what to do."""

    client_id: int
    name: str
    tier: int
    reason: str
    action: str
    due_at: datetime | None


@dataclass(slots=True)
class _Around:
    """What is known around the clients of the list."""

    complaints: dict[int, datetime | None] = field(default_factory=dict)
    job_days: defaultdict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    unchecked: dict[int, date] = field(default_factory=dict)
    probes: dict[int, datetime] = field(default_factory=dict)
    promises: dict[int, datetime] = field(default_factory=dict)
    streets: set[str] = field(default_factory=set)
    refused: dict[int, set[str]] = field(default_factory=dict)
    sales: dict[int, date] = field(default_factory=dict)


def list_closest(now: datetime, zone: ZoneInfo) -> list[ClosestRow]:
    """The day's list (R10) in its order, each client once; then it ends."""
    here = now.astimezone(zone)
    around = _read_around(here, zone)
    clients = {client.id: client for client in _candidates(around, here.date())}
    _read_wishes(around, list(clients), zone)
    found = closest_at_hand((_facts(client, around, here) for client in clients.values()), here)
    return [_row(line) for line in found]


def _candidates(around: _Around, today: date) -> Iterable[Client]:
    """Everybody something is due for, and those an invitation could concern, the most valuable first."""
    concerned = {*around.complaints, *around.job_days, *around.unchecked, *around.probes, *around.promises}
    present = Client.archived_at.is_null() & Client.merged_into_id.is_null()
    yield from Client.select().where(present & Client.id.in_(sorted(concerned)))
    inviting = (
        present & (Client.ended_reason == "") & Client.next_visit_at.is_null() & Client.id.not_in(sorted(concerned))
    )
    soon = Client.due_on <= today + timedelta(days=60)
    yield from (
        Client.select()
        .where(inviting & soon)
        .order_by(Client.annual_value_minor.desc(), Client.id)
        .limit(_INVITED_AT_MOST)
    )


def _read_around(here: datetime, zone: ZoneInfo) -> _Around:
    around = _Around(complaints={row.client_id: row.due_at for row in list_open_complaints(here, zone)})
    today = here.date()
    first, _end = day_bounds(today - timedelta(days=CHECK_CALL_DAYS), zone)
    planned = Job.state.in_(("booked", "under_way", "done")) & Job.archived_at.is_null()
    for job in Job.select().where(planned & (Job.starts_at >= first) & (Job.starts_at < here + _WEEK)):
        if job.starts_at is not None and job.state != "done":
            around.job_days[job.client_id].append(job.starts_at.astimezone(zone).date())
    around.streets = {
        _street(row.main_street)
        for row in Client.select(Client.main_street).where(Client.id.in_(sorted(around.job_days)))
    } - {""}
    open_call = (
        (AftercareStep.kind == "quality_call") & (AftercareStep.state == "open") & (AftercareStep.due_on <= today)
    )
    since = today - timedelta(days=CHECK_CALL_DAYS)
    for step in AftercareStep.select().where(open_call & (AftercareStep.due_on >= since)):
        around.unchecked[step.client_id] = step.due_on - timedelta(days=1)
    for answer in Feedback.select().where(Feedback.probe_state == "due"):
        if answer.probe_due_at is not None:
            around.probes[answer.client_id] = answer.probe_due_at.astimezone(zone)
    waiting = Promise.kept_at.is_null() & Promise.archived_at.is_null() & (Promise.released_reason == "")
    for promise in Promise.select().where(waiting).order_by(Promise.due_at.desc()):
        around.promises[promise.client_id] = promise.due_at.astimezone(zone)
    return around


def _read_wishes(around: _Around, client_ids: list[int], zone: ZoneInfo) -> None:
    refused = ContactPermission.client.in_(client_ids) & (ContactPermission.is_allowed == False)  # noqa: E712 - SQL
    for wish in ContactPermission.select().where(refused & (ContactPermission.purpose == "sales")):
        around.refused.setdefault(wish.client_id, set()).add(wish.channel)
    sales = TimelineEntry.client.in_(client_ids) & (TimelineEntry.purpose == "sales")
    for entry in TimelineEntry.select().where(sales).order_by(TimelineEntry.happened_at):
        around.sales[entry.client_id] = entry.happened_at.astimezone(zone).date()


def _facts(client: Client, around: _Around, here: datetime) -> CloseFacts:
    due_at = around.complaints.get(client.id)
    contacted = client.last_contact_at
    return CloseFacts(
        number=client.id,
        name=client.name,
        stage=Stage(stage_on(client, here.date())),
        overdue_ratio=overdue_ratio(client.last_visit_on, client.expected_interval_days, here.date()),
        value_at_risk_minor=client.value_at_risk_minor,
        has_open_complaint=client.id in around.complaints,
        complaint_due_at=due_at.astimezone(here.tzinfo) if due_at is not None else None,
        job_days=tuple(around.job_days.get(client.id, ())),
        unchecked_job_on=around.unchecked.get(client.id),
        probe_due_at=around.probes.get(client.id),
        promise_due_at=around.promises.get(client.id),
        is_near_a_job=_street(client.main_street) in around.streets,
        has_future_booking=client.next_visit_at is not None,
        may_be_contacted=not {"phone", "text", "email", "letter"} <= around.refused.get(client.id, set()),
        last_contact_on=contacted.astimezone(here.tzinfo).date() if contacted is not None else None,
        last_sales_contact_on=around.sales.get(client.id),
    )


def _street(address: str) -> str:
    """The street without the number of the house."""
    return address.lstrip("0123456789 ")


def _row(line: CloseClient) -> ClosestRow:
    reason, action = _words(line.tier)
    return ClosestRow(line.number, line.name, int(line.tier), reason, action, line.due_at)


def _words(tier: Tier) -> tuple[str, str]:
    words: Mapping[Tier, tuple[str, str]] = {
        Tier.WITH_US_NOW: (_("is with us now"), _("give them all your time")),
        Tier.HURT: (_("is waiting for us to put something right"), _("keep the promise")),
        Tier.JOB_TODAY: (_("has a visit today"), _("make it great")),
        Tier.CHECK_CALL: (_("had a visit and has not been asked"), _("ask how it was")),
        Tier.PROBE_DUE: (_("said only “good”"), _("ask what would have made it great")),
        Tier.PROMISE_DUE: (_("was promised something"), _("keep the promise")),
        Tier.JOB_TOMORROW: (_("has a visit tomorrow"), _("say when we come")),
        Tier.DUE: (_("is due by their own rhythm"), _("offer a day")),
        Tier.DRIFTING: (_("is past their usual time"), _("call and listen")),
        Tier.LOST: (_("has not been here for long"), _("write one kind letter")),
        Tier.STRANGER: (_("asked about us once"), _("say hello")),
    }
    return words[tier]
