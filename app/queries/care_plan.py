"""The steps after each job: what is due for everybody, and the plan of one client or one job (R14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from operator import and_
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN, fn

from app.models.aftercare import AftercareStep
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.care_plan_rows import KINDS_OF, CarePlanRow, CareStepRow, StepKinds
from app.queries.contact_facts import get_quiet_days, read_contact_facts
from app.queries.hand_over import joined, tuples_of
from app.rules.aftercare_plan import AftercareStep as Step
from app.rules.aftercare_plan import StepState, step_state
from app.rules.contact_rules import ContactFacts, Purpose, contact_verdict
from app.rules.messages import LETTER_STEPS
from app.rules.wall_clock import day_bounds
from app.translations import gettext as _

DAYS_AHEAD = 7
MOST_COUNTED = 999
_MOST_SHOWN = 300
_COLUMNS = (
    AftercareStep.id,
    AftercareStep.version,
    AftercareStep.client.alias("client_id"),
    AftercareStep.job.alias("job_id"),
    AftercareStep.kind,
    AftercareStep.due_on,
    AftercareStep.is_sales,
    AftercareStep.state,
    AftercareStep.reason,
    AftercareStep.moved_from_on,
    AftercareStep.done_at,
    Client.number.alias("client_number"),
    Client.name.alias("client_name"),
    Client.main_phone.alias("phone"),
    Client.is_hurt.alias("is_hurt"),
    Client.ended_reason.alias("ended_reason"),
    Client.next_visit_at.alias("next_visit_at"),
    Job.number.alias("job_number"),
    Job.finished_at.alias("finished_at"),
    Person.name.alias("done_by"),
)


def list_due_steps(
    now: datetime, zone: ZoneInfo, kinds: StepKinds = StepKinds.ALL, limit: int = _MOST_SHOWN
) -> CarePlanRow:
    """Open steps that are late or of today, the longest late first, then those of the next seven days."""
    today = now.astimezone(zone).date()
    due = _is_due(today + timedelta(days=DAYS_AHEAD))
    if kinds in KINDS_OF:
        due &= AftercareStep.kind.in_([kind.value for kind in KINDS_OF[kinds]])
    # First who is listed, by the index of days alone: however many are late, only the first are read in full.
    first = AftercareStep.select(AftercareStep.id).where(due).order_by(AftercareStep.due_on, AftercareStep.id)
    ids = [step_id for (step_id,) in tuples_of(first.limit(limit))]
    chosen = _joined_steps(AftercareStep.id.in_(ids)).order_by(AftercareStep.due_on, AftercareStep.id)
    rows = _rows(list(joined(chosen)), now, zone)
    count = len(rows) if len(rows) < limit else _count(due)
    late = (
        sum(row.due_on < today for row in rows) if count == len(rows) else _count(due & (AftercareStep.due_on < today))
    )
    begins_at, _end = day_bounds(today, zone)
    waits = (Client.next_visit_at >= begins_at) | (Client.is_hurt == True)  # noqa: E712 - SQL
    waiting = Client.select(Client.id).where((Client.id == AftercareStep.client) & waits)
    letters = _is_due(today) & AftercareStep.kind.in_(LETTER_STEPS) & ~fn.EXISTS(waiting)
    return CarePlanRow(tuple(rows), count, late, _count(letters))


def list_steps_of_job(job_id: int, now: datetime, zone: ZoneInfo) -> list[CareStepRow]:
    """The whole plan of one job, also what is done, left out or cancelled, by day."""
    chosen = _joined_steps(AftercareStep.job == job_id)
    return _rows(list(joined(chosen.order_by(AftercareStep.due_on, AftercareStep.id))), now, zone)


def list_steps_of_client(client_id: int, now: datetime, zone: ZoneInfo) -> list[CareStepRow]:
    """What is next for one client: the open steps of all their plans, by day."""
    is_open = (AftercareStep.client == client_id) & (AftercareStep.state == "open")
    chosen = _joined_steps(is_open).order_by(AftercareStep.due_on, AftercareStep.id)
    return _rows(list(joined(chosen)), now, zone)


def get_step(step_id: int, now: datetime, zone: ZoneInfo) -> CareStepRow | None:
    """One step as it stands; None when it is gone."""
    return next(iter(_rows(list(joined(_joined_steps(AftercareStep.id == step_id))), now, zone)), None)


def _is_due(by: date) -> Any:
    gone = Client.select(Client.id).where(Client.archived_at.is_null(False) | Client.merged_into.is_null(False))
    present = (AftercareStep.state == "open", AftercareStep.due_on <= by, AftercareStep.client.not_in(gone))
    return reduce(and_, present)


def _joined_steps(wanted: Any) -> Any:
    return (
        AftercareStep.select(*_COLUMNS)
        .join(Client, on=(AftercareStep.client == Client.id))
        .join(Job, on=(AftercareStep.job == Job.id))
        .join(Person, JOIN.LEFT_OUTER, on=(AftercareStep.done_by == Person.id))
        .where(wanted)
    )


def _count(wanted: Any) -> int:
    """How many there are; past MOST_COUNTED nobody needs to know exactly, and the count ends."""
    return len(list(tuples_of(AftercareStep.select(AftercareStep.id).where(wanted).limit(MOST_COUNTED + 1))))


def _rows(found: Sequence[Any], now: datetime, zone: ZoneInfo) -> list[CareStepRow]:
    today, quiet_days = now.astimezone(zone).date(), get_quiet_days()
    facts = read_contact_facts(_open_clients(found), now, zone)
    return [_row(each, facts.get(each.client_id), today, zone, quiet_days) for each in found]


def _open_clients(found: Iterable[Any]) -> set[int]:
    return {each.client_id for each in found if each.state == "open"}


def _row(each: Any, facts: ContactFacts | None, today: date, zone: ZoneInfo, quiet_days: int) -> CareStepRow:
    finished = each.finished_at
    against, may_do, may_offer = ("", True, True) if facts is None else _against(each, facts, today, zone, quiet_days)
    return CareStepRow(
        id=each.id,
        version=each.version,
        client_id=each.client_id,
        client_number=each.client_number,
        client_name=each.client_name,
        phone=each.phone or "",
        job_id=each.job_id,
        job_number=each.job_number,
        finished_on=finished.astimezone(zone).date() if finished is not None else None,
        kind=each.kind,
        due_on=each.due_on,
        is_sales=bool(each.is_sales),
        state=each.state,
        reason=each.reason,
        against=against,
        may_do=may_do,
        may_offer=may_offer,
        moved_from_on=each.moved_from_on,
        done_on=each.done_at.astimezone(zone).date() if each.done_at is not None else None,
        done_by=each.done_by or "",
    )


def _against(each: Any, facts: ContactFacts, today: date, zone: ZoneInfo, quiet_days: int) -> tuple[str, bool, bool]:
    """Why a step is not for today, whether it may be noted as done all the same, and whether it may be offered."""
    kind = Step(each.kind)
    state = step_state(kind, has_open_complaint=bool(each.is_hurt), ended=each.ended_reason)
    if state is StepState.SUSPENDED:
        return _("waits: a complaint is open"), False, False
    if each.is_sales and each.next_visit_at is not None and each.next_visit_at.astimezone(zone).date() >= today:
        return _("waits: the next visit is booked"), True, True
    purpose = Purpose.SALES if each.is_sales else Purpose.CARE
    verdict = contact_verdict(facts, purpose, _channel_of(kind), today, quiet_days=quiet_days)
    return verdict.sentence(each.client_name), True, verdict.is_allowed or verdict.is_warning


def _channel_of(kind: Step) -> str:
    return "phone" if kind in KINDS_OF[StepKinds.CALLS] else "letter"
