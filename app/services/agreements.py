"""Writes agreements: work that comes again, each of its dates made once, booked, moved, skipped or missed."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from peewee import IntegrityError, PeeweeException

from app.clock import Clock
from app.errors import ConflictError, EverafterError, NotFoundError, ValidationError
from app.models.clients import Client
from app.models.jobs import Agreement, AgreementDate
from app.queries.agreement_dates import LOOK_AHEAD, rule_of
from app.queries.agreements import get_agreement_date
from app.queries.jobs import suggest_repeat
from app.rules.recurrence import moved_all, new_occurrences, next_occurrence
from app.services.client_summary import refresh_clients
from app.services.drafts import JobDraft, JobLineDraft
from app.services.field_checks import check_length, check_money, check_words
from app.services.job_booking import JobBookingService
from app.services.job_drafts import line_draft
from app.services.job_times import check_times
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_logger = logging.getLogger(__name__)
_UNITS = ("day", "week", "month", "year")
_MOST = 999
_LONGEST_WORDS = 500
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """Work that comes again "every 6 months from 31 August"; `every_unit` is day, week, month or year.

    Without a price each visit costs what the last one did.
    """

    client_id: int
    what: str
    anchor_on: date
    every_count: int = 6
    every_unit: str = "month"
    ends_on: date | None = None
    site_id: int | None = None
    technician_id: int | None = None
    price_minor: int | None = None
    minutes: int | None = None
    at_minute: int | None = None
    window_minutes: int | None = None
    paused_until_on: date | None = None
    note: str = ""


class AgreementService:
    """Each method but `make_dates` is one undoable act; dates are unique, so making them twice makes nothing twice."""

    def __init__(self, units: UnitsOfWork, clock: Clock, booking: JobBookingService) -> None:
        self._units = units
        self._clock = clock
        self._booking = booking

    def agree(self, draft: AgreementDraft) -> int:
        """A new agreement; its next dates are made at once."""
        _check(draft)
        name = _client_name(draft.client_id)
        with self._units(_("Agreement with {name}").format(name=name)) as work:
            row = Agreement(**asdict(draft))
            work.save(row)
            self._make(work, row, max(draft.anchor_on, self._clock.today()))
            refresh_clients(work, [draft.client_id], self._clock)
            return int(row.id)

    def change(self, agreement_id: int, version: int, draft: AgreementDraft) -> None:
        """Other words, another rhythm or another end; dates that nobody booked or answered follow."""
        _check(draft)
        row = _as_seen(agreement_id, version)
        with self._units(_("Change agreement with {name}").format(name=_client_name(row.client_id))) as work:
            for field, value in asdict(draft).items():
                if field != "client_id":
                    setattr(row, field, value)
            work.save(row)
            self._make_anew(work, row, self._clock.today())

    def pause(self, agreement_id: int, version: int, until_on: date | None) -> None:
        """No dates before this day; None lets them come again."""
        row = _as_seen(agreement_id, version)
        if until_on is not None and until_on <= self._clock.today():
            raise ValidationError(_("A pause ends on a day to come; choose a later one."), "paused_until_on")
        name = _client_name(row.client_id)
        label = _("Go on with agreement of {name}") if until_on is None else _("Pause agreement with {name}")
        with self._units(label.format(name=name)) as work:
            row.paused_until_on = until_on
            work.save(row)
            self._make_anew(work, row, self._clock.today())

    def end(self, agreement_id: int, version: int, ends_on: date) -> None:
        """The last day on which it may come; visits already booked stay."""
        row = _as_seen(agreement_id, version)
        ends_on = max(ends_on, row.anchor_on)
        with self._units(_("End agreement with {name}").format(name=_client_name(row.client_id))) as work:
            row.ends_on = ends_on
            work.save(row)
            self._make_anew(work, row, min(ends_on + _ONE_DAY, self._clock.today()))

    def book(
        self, date_id: int, version: int, starts_at: datetime, ends_at: datetime, technician_id: int | None
    ) -> int:
        """A visit for one date, with the words, price and place of the agreement."""
        row = _date_as_seen(date_id, version)
        if get_agreement_date(date_id, self._clock.today()).job_id is not None:
            raise ConflictError(_("Somebody else booked this visit a moment ago; nothing was booked twice."))
        check_times(starts_at, ends_at)
        agreement = Agreement.get_by_id(row.agreement_id)
        name = _client_name(agreement.client_id)
        with self._units(_("Book {what} for {name}").format(what=agreement.what, name=name)) as work:
            draft = self._visit(agreement, row, starts_at, ends_at, technician_id)
            job_id = self._booking.add_booked(work, draft)
            row.state = "booked"
            work.save_or_touch(row)
            refresh_clients(work, [agreement.client_id], self._clock)
            return job_id

    def skip(self, date_id: int, version: int, reason: str) -> None:
        """Leave one date out; the reason stays, and nobody is asked again."""
        check_words(reason, _("Say why this visit is left out; nothing was changed."), "reason")
        check_length(reason, _LONGEST_WORDS, "reason")
        row = _date_as_seen(date_id, version)
        agreement = Agreement.get_by_id(row.agreement_id)
        with self._units(_("Skip {what} of {name}").format(what=agreement.what, name=_name_of(agreement))) as work:
            row.state, row.reason = "skipped", reason.strip()
            work.save(row)
            refresh_clients(work, [agreement.client_id], self._clock)

    def move_one(self, date_id: int, version: int, to_on: date) -> None:
        """Put one date on another day; the series stays where it is."""
        self._check_to_come(to_on)
        row = _date_as_seen(date_id, version)
        agreement = Agreement.get_by_id(row.agreement_id)
        with self._units(_("Move {what} of {name}").format(what=agreement.what, name=_name_of(agreement))) as work:
            row.state, row.moved_to_on = "moved", to_on
            work.save(row)
            refresh_clients(work, [agreement.client_id], self._clock)

    def move_all(self, date_id: int, version: int, to_on: date) -> None:
        """Count one date and all that follow from a new day; visits already booked stay."""
        self._check_to_come(to_on)
        row = _date_as_seen(date_id, version)
        agreement = Agreement.get_by_id(row.agreement_id)
        moved = moved_all(rule_of(agreement), row.planned_on, to_on)
        if moved.ends_on is not None and moved.ends_on < to_on:
            raise ValidationError(_("The agreement ends before that day; choose an earlier one."), "to_on")
        with self._units(_("Move all {what} of {name}").format(what=agreement.what, name=_name_of(agreement))) as work:
            agreement.anchor_on = moved.anchor_on
            work.save(agreement)
            self._make_anew(work, agreement, row.planned_on, to_on)

    def make_dates(self) -> int:
        """Write down the dates that come into sight, as every start and every new day asks; no act of a person.

        Whatever keeps it from writing (another desk does the same, a full disk) is logged; the next start asks again.
        """
        try:
            with self._units(_("Dates of agreements"), is_undoable=False) as work:
                clients: set[int] = set()
                made = 0
                for row in Agreement.select().where(Agreement.archived_at.is_null()):
                    count = self._make(work, row, self._next_unmade(row))
                    made += count
                    if count:
                        clients.add(row.client_id)
                if clients:
                    refresh_clients(work, clients, self._clock)
                return made
        except (EverafterError, PeeweeException):
            _logger.warning("the dates of agreements could not be written down", exc_info=True)
            return 0

    def _make_anew(self, work: UnitOfWork, row: Agreement, from_on: date, first_on: date | None = None) -> None:
        """Take away the dates from a day on that nobody booked or answered, and make those of the rule as it is now."""
        chosen = (AgreementDate.agreement == row.id) & (AgreementDate.planned_on >= from_on)
        for stored in AgreementDate.select().where(chosen & AgreementDate.state.in_(("planned", "moved"))):
            if get_agreement_date(stored.id, self._clock.today()).job_id is None:
                work.delete(stored)
        self._make(work, row, first_on or max(row.anchor_on, self._clock.today()))
        refresh_clients(work, [row.client_id], self._clock)

    def _make(self, work: UnitOfWork, row: Agreement, start: date) -> int:
        """The dates from a day on as far as we look ahead, and always the next one, that are not there yet."""
        rule, today = rule_of(row), self._clock.today()
        if row.paused_until_on is not None:
            start = max(start, row.paused_until_on)
        existing = {each.planned_on for each in AgreementDate.select().where(AgreementDate.agreement == row.id)}
        upcoming = next_occurrence(rule, max(row.paused_until_on or today, today) - _ONE_DAY)
        until = max(today + LOOK_AHEAD, upcoming or today)
        days = new_occurrences(rule, until, existing, start)
        for day in days:
            _save_date(work, AgreementDate(agreement_id=row.id, planned_on=day))
        return len(days)

    def _next_unmade(self, row: Agreement) -> date:
        """The day after the last date that was made, so that a machine switched off for months misses none."""
        last = (
            AgreementDate.select(AgreementDate.planned_on)
            .where(AgreementDate.agreement == row.id)
            .order_by(AgreementDate.planned_on.desc())
            .first()
        )
        return max(row.anchor_on, self._clock.today()) if last is None else last.planned_on + _ONE_DAY

    def _visit(
        self,
        agreement: Agreement,
        row: AgreementDate,
        starts_at: datetime,
        ends_at: datetime,
        technician_id: int | None,
    ) -> JobDraft:
        window = _window(agreement, starts_at, self._clock.zone)
        return JobDraft(
            client_id=agreement.client_id,
            lines=_lines(agreement),
            site_id=agreement.site_id,
            starts_at=starts_at,
            ends_at=ends_at,
            window_starts_at=window[0],
            window_ends_at=window[1],
            technician_id=technician_id,
            description=agreement.what,
            price_minor=agreement.price_minor,
            agreement_date_id=row.id,
        )

    def _check_to_come(self, day: date) -> None:
        if day < self._clock.today():
            raise ValidationError(_("That day is over; choose today or a day to come."), "to_on")


def _check(draft: AgreementDraft) -> None:
    check_words(draft.what, _("Say what comes again, such as “Living room and stairs”."), "what")
    check_length(draft.what, _LONGEST_WORDS, "what")
    check_length(draft.note, 10_000, "note")
    if not 1 <= draft.every_count <= _MOST or draft.every_unit not in _UNITS:
        raise ValidationError(_("It comes again every 1 to 999 days, weeks, months or years."), "every_count")
    if draft.ends_on is not None and draft.ends_on < draft.anchor_on:
        raise ValidationError(_("The last day comes before the first; mend one of the two."), "ends_on")
    if draft.price_minor is not None:
        check_money(draft.price_minor, "price")


def _lines(agreement: Agreement) -> tuple[JobLineDraft, ...]:
    """The rooms of the last visit, or what the agreement says in one line."""
    repeat = suggest_repeat(agreement.client_id)
    if repeat is None or not repeat.lines:
        return (JobLineDraft(agreement.what, "", agreement.price_minor or 0),)
    return tuple(line_draft(line, is_new=True) for line in repeat.lines)


def _window(agreement: Agreement, starts_at: datetime, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    if not agreement.window_minutes:
        return None, None
    opens = starts_at.astimezone(zone)
    return opens, opens + timedelta(minutes=agreement.window_minutes)


def _save_date(work: UnitOfWork, row: AgreementDate) -> None:
    try:
        work.save(row)
    except IntegrityError as error:  # two desks made it at the same moment; the unit is spoilt by it and ends here
        raise ConflictError(_("Another desk wrote the same date down a moment ago; nothing was made twice.")) from error


def _as_seen(agreement_id: int, version: int) -> Agreement:
    row = Agreement.get_or_none(Agreement.id == agreement_id)
    if row is None:
        raise NotFoundError(_("This agreement is no longer there; nothing was changed."))
    if row.version != version:
        raise ConflictError(_("Somebody else changed this agreement a moment ago; look at it again, then repeat it."))
    return row


def _date_as_seen(date_id: int, version: int) -> AgreementDate:
    row = AgreementDate.get_or_none(AgreementDate.id == date_id)
    if row is None:
        raise NotFoundError(_("This date is no longer there; nothing was changed."))
    if row.version != version:
        raise ConflictError(_("Somebody else answered for this date a moment ago; nothing was done twice."))
    return row


def _name_of(agreement: Agreement) -> str:
    return _client_name(agreement.client_id)


def _client_name(client_id: int) -> str:
    name = Client.select(Client.name).where(Client.id == client_id).scalar()
    if name is None:
        raise NotFoundError(_("This client is no longer there; nothing was changed."))
    return str(name)
