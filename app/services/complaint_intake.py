"""A complaint as it is taken in: checked, and completed by what the program finds by itself (R6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.clock import Clock
from app.errors import NotFoundError, ValidationError
from app.queries.complaint_intake import find_firm_owner, find_job_meant, find_job_of_client, get_background
from app.rules.complaint_events import ComplaintEvent
from app.rules.complaint_intake import (
    ComplaintChannel,
    Heard,
    IntakeJob,
    logged_event,
    owner_of,
    read_complaint,
)
from app.rules.complaints import Category
from app.services.drafts import ComplaintDraft
from app.services.field_checks import check_in_team, check_length, check_words, chosen_word
from app.translations import gettext as _

_LONGEST_WORDS = 10_000


@dataclass(frozen=True, slots=True)
class Intake:
    """The event with which a complaint begins, the job it is about and the closed complaint it goes on from."""

    event: ComplaintEvent
    job_id: int | None
    follows_id: int | None


def check_draft(draft: ComplaintDraft, now: datetime) -> None:
    """Refuse a draft without their words, or one that cannot have been received like that."""
    check_words(draft.words, _("Write down what they said, in their own words; nothing else is needed."), "words")
    for name in ("words", "expected", "wanted", "meaning"):
        check_length(getattr(draft, name), _LONGEST_WORDS, name)
    check_in_team(draft.owner_id, "owner")
    chosen_word(ComplaintChannel, draft.channel, _("Choose how it came in; their words are kept."), "channel")
    if draft.received_at is not None and draft.received_at > now:
        raise ValidationError(
            _("That moment is still to come; choose when they told us, or leave it at now."), "received_at"
        )


def take_in(draft: ComplaintDraft, clock: Clock, person_id: int | None) -> Intake:
    """Find what the draft leaves open: the job meant, the category, the four marks, who takes care of it."""
    received_at = draft.received_at or clock.now()
    job = _job_meant(draft, received_at)
    heard = Heard(
        words=draft.words,
        received_at=received_at,
        category=_category(draft),
        effort=draft.effort,
        is_public=draft.is_public,
        is_vulnerable=draft.is_vulnerable,
        is_repeat=draft.is_repeat,
        job=job,
    )
    reading = read_complaint(heard, get_background(draft.client_id), clock.zone)
    owner = owner_of(reading.facts, chosen_id=draft.owner_id, person_id=person_id, firm_owner_id=find_firm_owner())
    at = clock.now().astimezone(clock.zone)
    event = logged_event(heard, reading, at=at, by=person_id, owner=owner, need_by_on=draft.need_by_on)
    follows = reading.goes_on_from
    return Intake(event, None if job is None else job.id, None if follows is None else follows.id)


def _job_meant(draft: ComplaintDraft, received_at: datetime) -> IntakeJob | None:
    """The job named, or else the client's last finished one within a year, unless it is about none."""
    if draft.job_id is None:
        return None if draft.is_about_no_job else find_job_meant(draft.client_id, received_at)
    named = find_job_of_client(draft.client_id, draft.job_id)
    if named is None:
        raise NotFoundError(_("That job is not one of this client’s; choose another one, their words are kept."))
    if draft.received_at is not None and named.starts_at is not None and received_at < named.starts_at:
        message = _("That was before job {number} began; choose a later time or another job.")
        raise ValidationError(message.format(number=named.number), "received_at")
    return named


def _category(draft: ComplaintDraft) -> Category | None:
    if draft.category is None:
        return None
    try:
        return Category(draft.category)
    except ValueError as error:
        message = _("Choose what went wrong from the list; their words are kept.")
        raise ValidationError(message, "category") from error
