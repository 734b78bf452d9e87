"""What the program finds by itself when a complaint comes in: category, marks, what it repeats, who takes care (R6).

The form reads a complaint by these functions at every pause, and saving reads it by them again: what was shown is
what is saved. What a client spends, how long they have been with us and their stage are asked nowhere here (S1.8).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from app.rules.complaint_events import BoardColumn, ComplaintEvent, EventKind
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

VULNERABLE_FACTORS = ("baby", "pregnancy", "elderly", "allergy", "asthma")
RECENT_JOB = timedelta(days=365)
REOPEN_WITHIN = timedelta(days=30)
_HOUR = timedelta(hours=1)
_CLOSED = (BoardColumn.MADE_GOOD, BoardColumn.CLOSED_UNCONFIRMED)


class ComplaintChannel(StrEnum):
    """How a complaint reached us."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    EMAIL = "email"
    TEXT = "text"
    LETTER = "letter"
    ONLINE = "online"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierComplaint:
    """A complaint that the client made before, as far as a new one depends on it; never a withdrawn one."""

    id: int
    number: int
    category: Category
    received_at: datetime
    column: BoardColumn
    words: str = ""
    job_id: int | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the client still waits for us."""
        return self.column not in _CLOSED

    def may_reopen_at(self, moment: datetime) -> bool:
        """Whether it was made good so lately that it is reopened rather than followed by another (R7)."""
        if self.column is not BoardColumn.MADE_GOOD or self.closed_at is None:
            return False
        return elapsed(self.closed_at, moment) <= REOPEN_WITHIN


@dataclass(frozen=True, slots=True)
class ClientBackground:
    """What we know of the client who complains: household factors, and earlier complaints in the order of their ids."""

    factors: frozenset[str] = frozenset()
    earlier: tuple[EarlierComplaint, ...] = ()

    @property
    def vulnerable_factors(self) -> tuple[str, ...]:
        """Why somebody in the house must not wait."""
        return tuple(factor for factor in VULNERABLE_FACTORS if factor in self.factors)

    @property
    def waiting(self) -> tuple[EarlierComplaint, ...]:
        """Complaints that are open still."""
        return tuple(each for each in self.earlier if each.is_open)


@dataclass(frozen=True, slots=True)
class IntakeJob:
    """A job that a complaint may be about; `finished_at` is the end of the cleaning, None while it is not over."""

    id: int
    number: int
    starts_at: datetime | None
    finished_at: datetime | None
    technician_id: int | None = None
    technician_name: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What somebody wrote down; a category or a mark that is None is left to the program."""

    words: str
    received_at: datetime
    category: Category | None = None
    effort: int | None = None
    is_public: bool | None = None
    is_vulnerable: bool | None = None
    is_repeat: bool | None = None
    job: IntakeJob | None = None

    @property
    def cleaning_ended_at(self) -> datetime | None:
        """When the job that it is about was over."""
        return self.job.finished_at if self.job is not None else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a complaint comes to: category, facts, the earlier one it repeats and the closed one it goes on from."""

    category: Category
    facts: ComplaintFacts
    repeats: EarlierComplaint | None = None
    goes_on_from: EarlierComplaint | None = None


def read_complaint(heard: Heard, background: ClientBackground, zone: tzinfo) -> Reading:
    """Category, severity and the four marks (R6): what a person chose, else what the words and the past say."""
    cleaned_at = heard.cleaning_ended_at
    wet_for = elapsed(cleaned_at, heard.received_at) if cleaned_at is not None else None
    hours = wet_for / _HOUR if wet_for is not None else None
    category = heard.category or suggest_category(heard.words, hours) or Category.NIGGLE
    severity = severity_of(category, wet_for=wet_for, minutes_late=minutes_late(heard.words))
    repeats = repeated(category, heard.received_at, background, zone)
    read = suggest_marks(heard.words, severity, has_same_before=repeats is not None)
    read = replace(read, is_vulnerable=read.is_vulnerable or bool(background.vulnerable_factors))
    marks = {
        "effort": heard.effort,
        "is_public": heard.is_public,
        "is_vulnerable": heard.is_vulnerable,
        "is_repeat": heard.is_repeat,
    }
    chosen = {name: value for name, value in marks.items() if value is not None}
    facts = replace(read, **chosen)  # type: ignore[arg-type]  # each has its field's type
    return Reading(category, facts, repeats, _goes_on_from(category, heard, background))


def logged_event(
    heard: Heard, reading: Reading, *, at: datetime, by: int | None, owner: int | None, **fields: object
) -> ComplaintEvent:
    """The event with which the complaint begins; `fields` may hold the need-by date."""
    technician = heard.job.technician_id if heard.job is not None else None
    return ComplaintEvent(
        kind=EventKind.LOGGED,
        at=at,
        by=by,
        words=heard.words.strip(),
        category=reading.category,
        facts=reading.facts,
        received_at=heard.received_at,
        cleaning_ended_at=heard.cleaning_ended_at,
        complained_about=frozenset() if technician is None else frozenset({technician}),
        owner=owner,
        **fields,  # type: ignore[arg-type]  # named fields of the event
    )


def owner_of(
    facts: ComplaintFacts, *, chosen_id: int | None, person_id: int | None, firm_owner_id: int | None
) -> int | None:
    """Who takes care of it: whom somebody chose, else who logs it; a repeat goes to the firm's owner (R6)."""
    if chosen_id is not None:
        return chosen_id
    return firm_owner_id if owner_takes_over(facts) and firm_owner_id is not None else person_id


def repeated(
    category: Category, received_at: datetime, background: ClientBackground, zone: tzinfo, *, but_not: int | None = None
) -> EarlierComplaint | None:
    """The newest complaint of the same kind within 18 months; `but_not` is the one that is being looked at itself."""
    day = received_at.astimezone(zone).date()
    same = [each for each in background.earlier if each.id != but_not and _is_same(category, day, each, zone)]
    return max(same, key=lambda each: (each.received_at, each.id), default=None)


def _is_same(category: Category, day: date, earlier: EarlierComplaint, zone: tzinfo) -> bool:
    return is_repeat(category, day, [(earlier.category, earlier.received_at.astimezone(zone).date())])


def _goes_on_from(category: Category, heard: Heard, background: ClientBackground) -> EarlierComplaint | None:
    """The newest closed complaint about the same job, or of the same kind within 18 months (R7)."""
    since = heard.received_at - relativedelta(months=REPEAT_MONTHS)
    job_id = heard.job.id if heard.job is not None else None

    def concerns(earlier: EarlierComplaint) -> bool:
        is_of_kind = earlier.category is category and earlier.received_at >= since
        return not earlier.is_open and (is_of_kind or (job_id is not None and earlier.job_id == job_id))

    return max(filter(concerns, background.earlier), key=lambda each: each.id, default=None)
