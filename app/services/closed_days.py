"""Writes the days on which the firm does not work: its country's public holidays and its own.

The past is settled: a day that has begun is neither closed nor opened any more, by nobody and by no undo.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from peewee import IntegrityError, PeeweeException

from app.clock import Clock
from app.errors import ConflictError, EverafterError, NotAllowedError, NotFoundError, ValidationError
from app.models.complaints import Complaint
from app.models.firm import ClosedDay, Firm
from app.queries.closed_days import (
    PUBLIC_HOLIDAYS,
    KnownHolidays,
    are_holidays_known,
    get_known_holidays,
    holiday_years,
)
from app.queries.firm import SETTLED_CLOSURES, get_times_in_force, get_working_time, get_zone
from app.rules.working_time import ONE_DAY, WorkingTime
from app.services.aftercare_plans import leave_closed_days
from app.services.field_checks import check_words
from app.services.firm_settings import find_setting, write_setting
from app.services.history import RecordedChange
from app.services.public_holidays import public_holidays
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_logger = logging.getLogger(__name__)
_LONGEST_RANGE = timedelta(days=92)


class ClosedDaysService:
    """Closes and opens days to come; each method but the last is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def close(self, first_on: date, last_on: date, name: str) -> None:
        """The firm's own closed days from first to last; a public holiday among them keeps its own name."""
        check_words(name, _("Say why you are closed, such as “Christmas week”; nothing was changed."), "name")
        if last_on < first_on:
            raise ValidationError(_("The last day comes before the first; choose a later one."), "last_on")
        if last_on - first_on > _LONGEST_RANGE:
            raise ValidationError(_("Close three months at most in one go; nothing was changed."), "last_on")
        days = [first_on + place * ONE_DAY for place in range((last_on - first_on).days + 1)]
        label = _("Closed on {day}") if len(days) == 1 else _("Closed from {day} to {last}")
        with self._units(label.format(day=first_on.isoformat(), last=last_on.isoformat())) as work:
            _keep_the_past(work, days, "first_on")
            _settle(work, days)
            public = get_known_holidays().days
            for day in days:
                row = ClosedDay.get_or_none(ClosedDay.closed_on == day) or ClosedDay(closed_on=day)
                row.name = row.name if day in public else name.strip()
                row.is_open_after_all = False
                _save_day(work, row)
            check_opens_again(get_working_time(), first_on)
            leave_closed_days(work, first_on, days=days)

    def open_again(self, first_on: date, last_on: date) -> None:
        """Take own closed days from first to last away; public holidays among them stay as they are."""
        public = get_known_holidays().days
        chosen = ClosedDay.select().where(ClosedDay.closed_on.between(first_on, last_on))
        rows = [row for row in chosen.order_by(ClosedDay.closed_on) if row.closed_on not in public]
        if not rows:
            raise NotFoundError(_("There is no closed day of your own; nothing was changed."))
        with self._units(_("Open again on {day}").format(day=rows[0].closed_on.isoformat())) as work:
            days = [row.closed_on for row in rows]
            _keep_the_past(work, days)
            _settle(work, days)
            for row in rows:
                work.delete(row)

    def work_after_all(self, closed_on: date, is_open: bool) -> None:
        """Decide whether the firm works on a public holiday."""
        row = ClosedDay.get_or_none(ClosedDay.closed_on == closed_on)
        if row is None or closed_on not in get_known_holidays().days:
            raise NotFoundError(_("This is no public holiday any more; nothing was changed."))
        if bool(row.is_open_after_all) == is_open:
            return
        label = _("Open on {name} after all") if is_open else _("Closed on {name}")
        with self._units(label.format(name=row.name)) as work:
            _keep_the_past(work, [closed_on])
            _settle(work, [closed_on])
            row.is_open_after_all = is_open
            work.save(row)
            check_opens_again(get_working_time(), closed_on)
            leave_closed_days(work, closed_on, days=[closed_on])

    def know_holidays(self) -> None:
        """Add the public holidays that come into sight, as every start and every new day asks; no act of a person.

        Whatever keeps it from writing (another desk does the same, a full disk) is logged: the days already known
        reach far ahead, and the next start asks again.
        """
        today = self._clock.today()
        if are_holidays_known(today):
            return
        try:
            with self._units(_("Public holidays"), is_undoable=False) as work:
                follow_country(work, today + ONE_DAY)
        except (EverafterError, PeeweeException):
            _logger.warning("the public holidays ahead could not be added", exc_info=True)


def follow_country(work: UnitOfWork, first_on: date) -> None:
    """Let the public holidays from a day on be those of the firm's country and region, as far ahead as is needed.

    Own days and what was decided about single holidays stay; holidays of a former country go.
    """
    firm = Firm.get_or_none()
    if firm is None:
        return
    years = holiday_years(work.now.astimezone(get_zone()).date())
    wanted = public_holidays(firm.country, firm.region, years)
    known = get_known_holidays()
    stored = {row.closed_on: row for row in ClosedDay.select().where(ClosedDay.closed_on >= first_on)}
    former = set(known.days) or _unlisted_holidays(firm.country, years, stored)
    gone = [day for day, row in stored.items() if day in former - wanted.keys() and not row.is_open_after_all]
    new = [day for day in wanted if day >= first_on and day not in stored]
    _settle(work, [*gone, *new])
    for day in gone:
        work.delete(stored[day])
    for day in new:
        _save_day(work, ClosedDay(closed_on=day, name=wanted[day]))
    own = {day for day, row in stored.items() if day not in former and not row.is_open_after_all}
    days = {day for day in former if day < first_on} | (wanted.keys() - own)
    known = KnownHolidays(firm.country, firm.region, frozenset(years), frozenset(days))
    write_setting(work, find_setting(PUBLIC_HOLIDAYS), known.as_stored())
    leave_closed_days(work, first_on, days=new)


def follow_changed_country(work: UnitOfWork) -> None:
    """The same from tomorrow on, if the firm has another country or region than the holidays that are known."""
    firm = Firm.get_or_none()
    known = get_known_holidays()
    if firm is not None and known.years and (firm.country, firm.region) != (known.country, known.region):
        follow_country(work, work.now.astimezone(get_zone()).date() + ONE_DAY)


def check_opens_again(working_time: WorkingTime, day: date) -> None:
    """ValidationError if these hours and closed days would shut the firm for a whole year around a day."""
    try:
        working_time.open_day_from(working_time.last_open_day_before(day) + ONE_DAY)
    except ValueError as error:
        raise ValidationError(_("You would be closed for a whole year; leave a day open."), "last_on") from error


def undo_closed_days(work: UnitOfWork, changes: Sequence[RecordedChange]) -> Collection[str] | None:
    """Whether closed days may be put back as they were; where they followed the firm's country they follow it again."""
    if any(change.table == "firm" for change in changes):
        return {"setting"}
    days = [_day_of(change) for change in changes if change.table == "closed_day"]
    _keep_the_past(work, days)
    taken = {row.closed_on for row in ClosedDay.select().where(ClosedDay.closed_on.in_(days))}
    again = [_day_of(change) for change in changes if change.table == "closed_day" and change.action == "delete"]
    if taken.intersection(again):
        raise ConflictError(_("This day was closed again in the meantime; nothing was changed."))
    _settle(work, days)
    return None


def _save_day(work: UnitOfWork, row: ClosedDay) -> None:
    try:
        work.save(row)
    except IntegrityError as error:  # two desks closed it for the first time; the unit is spoilt by it and ends here
        raise ConflictError(
            _("Another desk closed {day} at the same moment; nothing of yours was saved, look again.").format(
                day=row.closed_on.isoformat()
            )
        ) from error


def _day_of(change: RecordedChange) -> date:
    stored = change.after.get("closed_on") or change.before.get("closed_on")
    if stored is None:
        return ClosedDay.get_by_id(change.record_id).closed_on
    return date.fromisoformat(str(stored))


def _keep_the_past(work: UnitOfWork, days: Iterable[date], field: str = "") -> None:
    """Refuse to touch a day that has begun: clocks have run on it."""
    if min(days) <= work.now.astimezone(get_zone()).date():
        words = _("This day has begun, and promises were counted on it; choose a day to come.")
        raise ValidationError(words, field) if field else NotAllowedError(words)


def _settle(work: UnitOfWork, days: Iterable[date]) -> None:
    """Note days that are closed or opened after the working day before them was over, as they were until now."""
    if not Complaint.select().exists():
        return
    setting = find_setting(SETTLED_CLOSURES)
    settled: dict[str, bool] = dict(setting.value or {})
    calendars = [version.working_time for version in get_times_in_force().versions]
    found = {
        day.isoformat(): day in calendars[-1].closed_days
        for day in days
        if day.isoformat() not in settled and any(_is_settled(each, day, work.now) for each in calendars)
    }
    if found:
        write_setting(work, setting, {**settled, **found})


def _is_settled(calendar: WorkingTime, day: date, now: datetime) -> bool:
    return day.weekday() in calendar.hours and calendar.close_before(day) < now


def _unlisted_holidays(country: str, years: Iterable[int], stored: Mapping[date, ClosedDay]) -> set[date]:
    """The public holidays of a firm whose list was not kept yet: what stands there under the country's own names."""
    named = public_holidays(country, "", years)
    return {day for day, row in stored.items() if named.get(day) == row.name}
