"""Whom to turn to next: the facts that R10 wants, gathered for those it can concern, and its list in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.models.aftercare import AftercareStep, Feedback, Promise
from app.models.clients import Client, ContactPermission, TimelineEntry
from app.models.jobs import Job
from app.queries.client_stages import stages_on
from app.queries.clients import overdue_ratio
from app.queries.complaints import list_open_complaints
from app.rules.closest_at_hand import CHECK_CALL_DAYS, CloseClient, CloseFacts, Tier, closest_at_hand
from app.rules.relationship import Stage
from app.rules.wall_clock import day_bounds
from app.translations import gettext as _

_INVITED_AT_MOST = 500
_DUE_SOON = timedelta(days=60)
_WEEK = timedelta(days=7)
_CHANNELS = frozenset({"phone", "text", "email", "letter"})


@dataclass(frozen=True, slots=True)
class ClosestRow:
    """One line of the list: who, how close (0 is nearest), why, what to do, and until when if there is a deadline."""

    client_id: int
    name: str
    tier: int
    reason: str
    action: str
    due_at: datetime | None


@dataclass(slots=True)
class _Around:
    """What is known around the clients of the list; every moment is in the firm's zone."""

    complaints: dict[int, datetime | None] = field(default_factory=dict)
    job_days: defaultdict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    unchecked: dict[int, date] = field(default_factory=dict)
    probes: dict[int, datetime] = field(default_factory=dict)
    promises: dict[int, datetime] = field(default_factory=dict)
    streets: set[str] = field(default_factory=set)
    refused: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    sales: dict[int, date] = field(default_factory=dict)

    @property
    def concerned(self) -> list[int]:
        """Everybody something is due for."""
        return sorted({*self.complaints, *self.job_days, *self.unchecked, *self.probes, *self.promises})


def list_closest(now: datetime, zone: ZoneInfo) -> list[ClosestRow]:
    """The day's list (R10) in its order, each client once; then it ends."""
    here = now.astimezone(zone)
    around = _Around(complaints={row.client_id: row.due_at for row in reversed(list_open_complaints(now, zone))})
    _read_jobs(around, here, zone)
    _read_deadlines(around, zone)
    clients = _candidates(around, here.date())
    _read_wishes(around, [client.id for client in clients], zone)
    stages = stages_on(clients, here.date(), zone)
    return [
        _row(line) for line in closest_at_hand([_facts(each, stages[each.id], around, here) for each in clients], here)
    ]


def _candidates(around: _Around, today: date) -> list[Client]:
    """Everybody something is due for, and those an invitation could concern, the most valuable first."""
    present = Client.archived_at.is_null() & Client.merged_into_id.is_null()
    pressing = Client.select().where(present & Client.id.in_(around.concerned))
    due = (Client.ended_reason == "") & Client.next_visit_at.is_null() & (Client.due_on <= today + _DUE_SOON)
    inviting = Client.select().where(present & due & Client.id.not_in(around.concerned))
    return [*pressing, *inviting.order_by(Client.annual_value_minor.desc(), Client.id).limit(_INVITED_AT_MOST)]


def _read_jobs(around: _Around, here: datetime, zone: ZoneInfo) -> None:
    """Visits of the days around, and finished ones that nobody has asked about."""
    today = here.date()
    first, _end = day_bounds(today, zone)
    planned = Job.state.in_(("booked", "under_way")) & Job.archived_at.is_null()
    for job in Job.select().where(planned & (Job.starts_at >= first) & (Job.starts_at < here + _WEEK)):
        if job.starts_at is not None:
            around.job_days[job.client_id].append(job.starts_at.astimezone(zone).date())
    visited = Client.select(Client.main_street).where(Client.id.in_(sorted(around.job_days)))
    around.streets = {_street(row.main_street) for row in visited} - {""}
    since, _end = day_bounds(today - timedelta(days=CHECK_CALL_DAYS), zone)
    calls = AftercareStep.select(AftercareStep.job).where(
        (AftercareStep.kind == "quality_call") & (AftercareStep.state == "open")
    )
    finished = (Job.state == "done") & (Job.finished_at >= since) & Job.id.in_(calls)
    for job in Job.select().where(finished):
        if job.finished_at is not None:
            around.unchecked[job.client_id] = job.finished_at.astimezone(zone).date()


def _read_deadlines(around: _Around, zone: ZoneInfo) -> None:
    """The nearest probe call and the nearest promise of each client."""
    for answer in Feedback.select().where(Feedback.probe_state == "due").order_by(Feedback.probe_due_at.desc()):
        if answer.probe_due_at is not None:
            around.probes[answer.client_id] = answer.probe_due_at.astimezone(zone)
    waiting = Promise.kept_at.is_null() & Promise.archived_at.is_null() & (Promise.released_reason == "")
    for promise in Promise.select().where(waiting).order_by(Promise.due_at.desc()):
        around.promises[promise.client_id] = promise.due_at.astimezone(zone)


def _read_wishes(around: _Around, client_ids: list[int], zone: ZoneInfo) -> None:
    refused = ContactPermission.client.in_(client_ids) & (ContactPermission.is_allowed == False)  # noqa: E712 - SQL
    # A no to news of their visits is a no to offers, too (app/rules/permissions.py).
    for wish in ContactPermission.select().where(refused):
        around.refused[wish.client_id].add(wish.channel)
    sales = TimelineEntry.client.in_(client_ids) & (TimelineEntry.purpose == "sales")
    for entry in TimelineEntry.select().where(sales).order_by(TimelineEntry.happened_at):
        around.sales[entry.client_id] = entry.happened_at.astimezone(zone).date()


def _facts(client: Client, stage: str, around: _Around, here: datetime) -> CloseFacts:
    due_at = around.complaints.get(client.id)
    contacted = client.last_contact_at
    return CloseFacts(
        number=client.id,
        name=client.name,
        stage=Stage(stage),
        overdue_ratio=overdue_ratio(client.last_visit_on, client.expected_interval_days, here.date()),
        value_at_risk_minor=client.value_at_risk_minor,
        has_open_complaint=client.id in around.complaints,
        complaint_due_at=due_at.astimezone(here.tzinfo) if due_at is not None else None,
        job_days=tuple(around.job_days.get(client.id, ())),
        unchecked_job_on=around.unchecked.get(client.id),
        probe_due_at=around.probes.get(client.id),
        promise_due_at=around.promises.get(client.id),
        is_near_a_job=_street(client.main_street) in around.streets,
        has_future_booking=client.next_visit_at is not None and client.next_visit_at >= here,
        may_be_contacted=not around.refused[client.id] >= _CHANNELS,
        last_contact_on=contacted.astimezone(here.tzinfo).date() if contacted is not None else None,
        last_sales_contact_on=around.sales.get(client.id),
    )


def _street(address: str) -> str:
    """The street without the number of the house."""
    return address.lstrip("0123456789 ")


def _row(line: CloseClient) -> ClosestRow:
    reason, action = _words()[line.tier]
    return ClosestRow(line.number, line.name, int(line.tier), reason, action, line.due_at)


def _words() -> Mapping[Tier, tuple[str, str]]:
    """Why somebody is on the list, and what to do."""
    return {
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
