"""What R10 reads of a client: what is due for them, how they stand with us, how they may be reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from app.models.aftercare import AftercareStep, Feedback, Promise
from app.models.clients import Client, Site
from app.models.jobs import Job
from app.queries.client_stages import has_coming_visit, stages_on
from app.queries.clients import overdue_ratio
from app.queries.complaints import list_open_complaints
from app.queries.contact_facts import get_quiet_days, read_contact_facts
from app.queries.hand_over import rows_of, tuples_of
from app.rules.closest_at_hand import CHECK_CALL_DAYS, CloseFacts
from app.rules.contact_rules import ContactFacts, Purpose, contact_verdicts
from app.rules.neighborhood import postal_key, street_key
from app.rules.relationship import Stage
from app.rules.wall_clock import day_bounds

_WEEK = 7
_ONE_DAY = timedelta(days=1)
_PLANNED = ("booked", "under_way")
_CHANNELS = ("phone", "email", "text", "letter")
# A finished visit is found by the day it was planned for.
_LONGEST_VISIT = timedelta(days=2)
_COLUMNS = (
    Client.id, Client.name, Client.sort_name, Client.stage, Client.visit_count, Client.last_visit_on,
    Client.next_visit_at, Client.expected_interval_days, Client.due_on, Client.drifting_on, Client.lost_on,
    Client.value_at_risk_minor, Client.main_phone, Client.main_street, Client.street_key, Client.postal_key,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownClient:
    """A client with what the rule reads of them and what a line shows beside it."""

    facts: CloseFacts
    contact: ContactFacts
    phone: str
    usual_gap_days: int | None
    last_visit_on: date | None
    street: str = ""
    street_key: str = ""
    postal_key: str = ""


@dataclass(slots=True)
class Around:
    """What is due around today; every moment is in the firm's zone."""

    here: datetime
    zone: ZoneInfo
    with_us: frozenset[int] = frozenset()
    complaints: dict[int, datetime | None] = field(default_factory=dict)
    complaint_ids: dict[int, int] = field(default_factory=dict)
    job_days: defaultdict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    job_ids: dict[int, int] = field(default_factory=dict)
    thanks: set[int] = field(default_factory=set)
    unchecked: dict[int, date] = field(default_factory=dict)
    without_plan: set[int] = field(default_factory=set)
    probes: dict[int, datetime] = field(default_factory=dict)
    promises: dict[int, datetime] = field(default_factory=dict)
    streets: set[str] = field(default_factory=set)
    postal_codes: set[str] = field(default_factory=set)

    @property
    def today(self) -> date:
        """The day in the firm's zone."""
        return self.here.date()

    @property
    def concerned(self) -> set[int]:
        """Everybody something is due for."""
        return {
            *self.with_us, *self.complaints, *self.job_days, *self.unchecked, *self.probes, *self.promises,
        }  # fmt: skip


def read_around(now: datetime, zone: ZoneInfo, with_us: Iterable[int] = ()) -> Around:
    """Everything that is due today, and the streets and postal codes of the visits of the next seven days."""
    around = Around(now.astimezone(zone), zone, frozenset(with_us))
    for row in list_open_complaints(now, zone):
        due_at, known = row.due_at, around.complaints.get(row.client_id)
        is_nearer = due_at is not None and (known is None or due_at < known)
        if row.client_id not in around.complaints or is_nearer:
            around.complaints[row.client_id] = due_at.astimezone(zone) if due_at is not None else None
            around.complaint_ids[row.client_id] = row.id
    _read_jobs(around)
    _read_finished(around)
    _read_deadlines(around)
    return around


def read_known(client_ids: Sequence[int], around: Around) -> dict[int, KnownClient]:
    """These clients with all that the rule reads of them; whoever is archived or merged is left out."""
    is_present = Client.archived_at.is_null() & Client.merged_into_id.is_null()
    clients = list(rows_of(Client.select(*_COLUMNS).where(is_present & Client.id.in_(list(client_ids)))))
    contacts = read_contact_facts([client.id for client in clients], around.here, around.zone)
    stages = stages_on(clients, around.today, around.zone)
    waiting = [client.id for client in clients if client.next_visit_at is not None]
    has_visit = Client.id.in_(waiting) & has_coming_visit(around.today, around.zone)
    booked = {client_id for (client_id,) in tuples_of(Client.select(Client.id).where(has_visit))} if waiting else set()
    quiet_days = get_quiet_days()
    return {
        client.id: KnownClient(
            _facts(client, Stage(stages[client.id]), contacts[client.id], around, quiet_days, client.id in booked),
            contacts[client.id],
            client.main_phone,
            client.expected_interval_days,
            client.last_visit_on,
            client.main_street,
            client.street_key,
            client.postal_key,
        )
        for client in clients
    }


def _facts(
    client: Client, stage: Stage, contact: ContactFacts, around: Around, quiet_days: int, has_booking: bool
) -> CloseFacts:
    today, due_on = around.today, client.due_on
    service = contact_verdicts(contact, Purpose.SERVICE, today)
    offer = contact_verdicts(contact, Purpose.SALES, today, is_invitation=True, quiet_days=quiet_days)
    is_near = client.street_key in around.streets or client.postal_key in around.postal_codes
    return CloseFacts(
        number=client.id,
        name=client.name,
        sort_name=client.sort_name,
        stage=stage,
        overdue_ratio=overdue_ratio(client.last_visit_on, client.expected_interval_days, today),
        is_date_due=client.last_visit_on is None and due_on is not None and due_on <= today,
        value_at_risk_minor=client.value_at_risk_minor,
        is_with_us_now=client.id in around.with_us,
        has_open_complaint=contact.has_open_complaint,
        complaint_due_at=around.complaints.get(client.id),
        job_days=tuple(around.job_days.get(client.id, ())),
        unchecked_job_on=around.unchecked.get(client.id),
        probe_due_at=around.probes.get(client.id),
        promise_due_at=around.promises.get(client.id),
        is_near_a_job=is_near,
        has_future_booking=has_booking,
        service_channels=tuple(each for each in _CHANNELS if service[each].is_allowed),
        offer_channels=tuple(each for each in _CHANNELS if offer[each].is_allowed),
        last_contact_on=contact.last_contact_on,
        last_sales_contact_on=contact.last_sales_contact_on,
    )


def _read_jobs(around: Around) -> None:
    """Visits planned for the next seven days: whose they are today and tomorrow, and where all of them are."""
    zone, today = around.zone, around.today
    first, last = day_bounds(today, zone)[0], day_bounds(today + (_WEEK - 1) * _ONE_DAY, zone)[1]
    planned = Job.state.in_(_PLANNED) & Job.archived_at.is_null() & (Job.starts_at >= first) & (Job.starts_at < last)
    jobs = list(rows_of(Job.select(Job.id, Job.client, Job.site, Job.starts_at).where(planned).order_by(Job.starts_at)))
    for job in jobs:
        day = job.starts_at.astimezone(zone).date()
        if day <= today + _ONE_DAY:
            around.job_days[job.client_id].append(day)
            around.job_ids.setdefault(job.client_id, job.id)
    around.streets, around.postal_codes = read_neighborhood([(job.client_id, job.site_id) for job in jobs])


def read_neighborhood(places: Iterable[tuple[int, int | None]]) -> tuple[set[str], set[str]]:
    """The streets and postal codes of visits, each given as client and address; without one, where the client lives."""
    site_ids = {site_id for _client_id, site_id in places if site_id is not None}
    homes = {client_id for client_id, site_id in places if site_id is None}
    found = list(tuples_of(Site.select(Site.street, Site.town, Site.postal_code).where(Site.id.in_(site_ids))))
    columns = (Client.main_street, Client.main_town, Client.main_postal_code)
    found += tuples_of(Client.select(*columns).where(Client.id.in_(homes)))
    streets = {street_key(street, town) for street, town, _code in found}
    return streets - {""}, {postal_key(code) for _street, _town, code in found} - {""}


def _read_finished(around: Around) -> None:
    """Finished visits nobody has asked about, and those of today that nobody has thanked for."""
    zone, today = around.zone, around.today
    since = day_bounds(today - CHECK_CALL_DAYS * _ONE_DAY, zone)[0]
    finished = (Job.state == "done") & (Job.starts_at >= since - _LONGEST_VISIT) & (Job.finished_at >= since)
    waiting = AftercareStep.kind.in_(("quality_call", "thanks")) & (AftercareStep.state == "open")
    chosen = (
        AftercareStep.select(AftercareStep.client, AftercareStep.kind, Job.id, Job.finished_at)
        .join(Job, on=(AftercareStep.job == Job.id))
        .where(finished & waiting & Job.archived_at.is_null())
        .order_by(Job.finished_at)
    )
    for client_id, kind, job_id, finished_at in tuples_of(chosen):
        day = finished_at.astimezone(zone).date()
        if kind == "quality_call" and day < today:
            around.unchecked[client_id] = day
        elif kind == "thanks" and day == today and client_id not in around.job_days:
            around.job_days[client_id].append(day)
            around.job_ids[client_id] = job_id
            around.thanks.add(client_id)
    _read_brought_in(around, finished)


def _read_brought_in(around: Around, finished: Any) -> None:
    """Visits of these days that a file told of: they have no plan, and nobody has been in touch since."""
    has_plan = AftercareStep.select(AftercareStep.id).where(AftercareStep.job == Job.id)
    is_alone = Job.import_id.is_null(False) & Job.archived_at.is_null() & Job.is_chargeable & ~fn.EXISTS(has_plan)
    chosen = (
        Job.select(Job.client, Job.finished_at)
        .join(Client, on=(Job.client == Client.id))
        .where(finished & is_alone & (Client.last_contact_at <= Job.finished_at))
        .order_by(Job.finished_at)
    )
    for client_id, finished_at in tuples_of(chosen):
        day = finished_at.astimezone(around.zone).date()
        if day < around.today and client_id not in around.unchecked:
            around.unchecked[client_id] = day
            around.without_plan.add(client_id)


def _read_deadlines(around: Around) -> None:
    """The nearest probe call and the nearest promise of each client, as far as they are due by tonight."""
    zone = around.zone
    tonight = day_bounds(around.today, zone)[1]
    probes = Feedback.select(Feedback.client, Feedback.probe_due_at).where(
        (Feedback.probe_state == "due") & (Feedback.probe_due_at < tonight)
    )
    for client_id, due_at in tuples_of(probes.order_by(Feedback.probe_due_at.desc())):
        around.probes[client_id] = due_at.astimezone(zone)
    waiting = Promise.kept_at.is_null() & Promise.archived_at.is_null() & (Promise.released_reason == "")
    promises = Promise.select(Promise.client, Promise.due_at).where(waiting & (Promise.due_at < tonight))
    for client_id, due_at in tuples_of(promises.order_by(Promise.due_at.desc())):
        around.promises[client_id] = due_at.astimezone(zone)
