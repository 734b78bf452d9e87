"""What the program finds by itself when a complaint comes in: the job meant, the category and the four marks (R6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from app.clock import Clock
from app.errors import NotFoundError, ValidationError
from app.models.clients import ClientFactor
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.team import Person
from app.rules.complaint_events import ComplaintEvent, EventKind
from app.rules.complaint_words import suggest_category, suggest_marks
from app.rules.complaints import (
    REPEAT_MONTHS,
    Category,
    ComplaintFacts,
    is_repeat,
    owner_takes_over,
    severity_of,
)
from app.rules.lateness_words import minutes_late
from app.rules.working_time import elapsed
from app.services.drafts import ComplaintDraft
from app.translations import gettext as _

_VULNERABLE = ("baby", "pregnancy", "elderly", "allergy", "asthma")
_RECENT_JOB = timedelta(days=365)
_HOUR = timedelta(hours=1)


def logged_event(draft: ComplaintDraft, clock: Clock, person_id: int | None) -> tuple[ComplaintEvent, Job | None]:
    """The event with which a complaint begins, and the job it is about."""
    received_at = draft.received_at or clock.now()
    job = _job_meant(draft, received_at)
    cleaned_at = job.finished_at if job is not None else None
    category = _category(draft, cleaned_at, received_at)
    technicians = {job.technician_id} if job is not None and job.technician_id is not None else set()
    facts = _facts(draft, category, cleaned_at, received_at, clock)
    event = ComplaintEvent(
        kind=EventKind.LOGGED,
        at=clock.now().astimezone(clock.zone),
        by=person_id,
        words=draft.words.strip(),
        category=category,
        facts=facts,
        received_at=received_at,
        cleaning_ended_at=cleaned_at,
        need_by_on=draft.need_by_on,
        complained_about=frozenset(technicians),
        owner=draft.owner_id or _owner(facts, person_id),
    )
    return event, job


def _job_meant(draft: ComplaintDraft, received_at: datetime) -> Job | None:
    """The job named, or else the client's last finished one within a year."""
    if draft.job_id is not None:
        named: Job | None = Job.get_or_none((Job.id == draft.job_id) & (Job.client_id == draft.client_id))
        if named is None:
            raise NotFoundError(_("That job is not one of this client’s; choose another one, their words are kept."))
        return named
    recent = (Job.finished_at >= received_at - _RECENT_JOB) & (Job.finished_at <= received_at)
    done = (Job.client_id == draft.client_id) & (Job.state == "done") & recent
    found: Job | None = Job.select().where(done).order_by(Job.finished_at.desc()).first()
    return found


def _owner(facts: ComplaintFacts, person_id: int | None) -> int | None:
    """Whoever logs it, unless the same thing went wrong before: then the firm's owner takes over."""
    if owner_takes_over(facts):
        owners = Person.select(Person.id).where((Person.role == "owner") & Person.archived_at.is_null())
        owner = owners.order_by(Person.position, Person.id).first()
        return person_id if owner is None else int(owner.id)
    return person_id


def earlier_complaint(draft: ComplaintDraft, event: ComplaintEvent, job: Job | None) -> int | None:
    """The closed complaint that this one goes on with: about the same job, or of the same kind within 18 months."""
    since = (event.received_at or event.at) - relativedelta(months=REPEAT_MONTHS)
    is_of_kind = (Complaint.category == event.category) & (Complaint.received_at >= since)
    concerns = is_of_kind if job is None else is_of_kind | (Complaint.job_id == job.id)
    closed = (Complaint.client_id == draft.client_id) & Complaint.state.in_(("made_good", "closed_unconfirmed"))
    newest = Complaint.select(Complaint.id).where(closed & concerns).order_by(Complaint.id.desc()).first()
    return None if newest is None else int(newest.id)


def _category(draft: ComplaintDraft, cleaned_at: datetime | None, received_at: datetime) -> Category:
    if draft.category is None:
        hours = elapsed(cleaned_at, received_at) / _HOUR if cleaned_at is not None else None
        return suggest_category(draft.words, hours) or Category.NIGGLE
    try:
        return Category(draft.category)
    except ValueError as error:
        message = _("Choose what went wrong from the list; their words are kept.")
        raise ValidationError(message, "category") from error


def _facts(
    draft: ComplaintDraft, category: Category, cleaned_at: datetime | None, received_at: datetime, clock: Clock
) -> ComplaintFacts:
    """Severity and the four marks; whatever nobody chose is read from the words and the client's history."""
    wet_for = elapsed(cleaned_at, received_at) if cleaned_at is not None else None
    severity = severity_of(category, wet_for=wet_for, minutes_late=minutes_late(draft.words))
    read = suggest_marks(
        draft.words, severity, has_same_before=is_repeat_of_client(draft.client_id, category, received_at, clock)
    )
    read = replace(read, is_vulnerable=read.is_vulnerable or _is_vulnerable(draft.client_id))
    chosen = {
        "effort": draft.effort,
        "is_public": draft.is_public,
        "is_vulnerable": draft.is_vulnerable,
        "is_repeat": draft.is_repeat,
    }
    return replace(read, **{name: value for name, value in chosen.items() if value is not None})  # type: ignore[arg-type]  # each has its field's type


def _is_vulnerable(client_id: int) -> bool:
    noted = ClientFactor.select().where((ClientFactor.client_id == client_id) & ClientFactor.factor.in_(_VULNERABLE))
    return bool(noted.exists())


def is_repeat_of_client(
    client_id: int, category: Category, received_at: datetime, clock: Clock, *, but_not: int = 0
) -> bool:
    """Whether a client complained of the same before; `but_not` is the complaint that is being looked at itself."""

    def day(moment: datetime) -> date:
        return moment.astimezone(clock.zone).date()

    of_client = (Complaint.client_id == client_id) & (Complaint.id != but_not)
    earlier = Complaint.select().where(of_client & (Complaint.state != "withdrawn"))
    days = [(Category(row.category), day(row.received_at)) for row in earlier]
    return is_repeat(category, day(received_at), days)
