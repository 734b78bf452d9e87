"""Writes the hours and times that the firm promises: each change is a new version that rewrites no older promise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.clock import Clock
from app.errors import ConflictError, ValidationError
from app.models.complaints import Complaint
from app.models.firm import Setting
from app.queries.firm import WORKING_HOURS, get_promised_times, get_zone
from app.queries.stored_times import stored_times, stored_zone, times_of
from app.rules.complaint_clocks import ClassSpans
from app.rules.complaints import PriorityClass
from app.rules.promised_times import PromisedTimes, SpanFault, TimesInForce, span_fault
from app.rules.working_time import NOTHING_SETTLED, ONE_DAY, OpeningHours, WorkingTime
from app.services.aftercare_plans import leave_closed_days
from app.services.closed_days import check_opens_again
from app.services.firm_settings import find_setting, write_setting
from app.services.history import RecordedChange
from app.services.nightly import work_out_everybody_again
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_TICK = timedelta(microseconds=1)
_MOST_HOURS = 200
_MOST_DAYS = 90


class PromisedTimesService:
    """Changes the opening hours and the times of the classes; each change is one undoable act, in force from now on."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def open_on(self, weekday: int, opens: time, closes: time) -> bool:
        """Open on a weekday (Monday 0) from and to; whether that changed anything."""
        if closes <= opens:
            raise ValidationError(_("Close after you open; choose a later time."), "closes")
        return self._change_hours({**_hours(), weekday: OpeningHours(opens, closes)})

    def close_on(self, weekday: int) -> bool:
        """Be closed on a weekday (Monday 0); whether that changed anything."""
        left = {day: hours for day, hours in _hours().items() if day != weekday}
        if not left:
            raise ValidationError(_("Stay open on at least one day of the week; nothing was changed."), "is_open")
        return self._change_hours(left)

    def promise(self, priority: PriorityClass, answer_hours: float, site_days: int | None, resolved_days: int) -> bool:
        """The times of a class: opening hours until we answer, days until we come (None: no visit) and have it right.

        Whether that changed anything; ValidationError where a more urgent class would get more time than a calmer one.
        """
        days = (resolved_days,) if site_days is None else (site_days, resolved_days)
        if not 0 < answer_hours <= _MOST_HOURS or not all(0 < each <= _MOST_DAYS for each in days):
            raise ValidationError(_("Promise at least an hour or a day, and 90 days at most."), priority.value)
        newest = get_promised_times()
        span = ClassSpans(timedelta(hours=answer_hours), site_days, resolved_days)
        if newest.spans[priority] == span:
            return False
        spans = {**newest.spans, priority: span}
        _check_spans(spans, priority)
        with self._units(_("Change the times to promise")) as work:
            _add_version(work, spans=spans)
        return True

    def _change_hours(self, hours: Mapping[int, OpeningHours]) -> bool:
        working_time = get_promised_times().working_time
        if dict(working_time.hours) == dict(hours):
            return False
        changed = replace(working_time, hours=hours)
        today = self._clock.today()
        for day in (today, *(each for each in working_time.closed_days if each > today)):
            check_opens_again(changed, day + ONE_DAY)
        with self._units(_("Change the opening hours")) as work:
            _add_version(work, hours=hours)
            leave_closed_days(work, today)
        return True


def follow_zone(work: UnitOfWork, former: str = "") -> None:
    """Let a change of the firm's time zone begin a new version, if the newest was promised in another zone.

    The days of all visits are others then: the next night works everybody out again.
    """
    setting = find_setting(WORKING_HOURS)
    former = stored_zone(setting.value or {}) or former
    if former and former != get_zone().key:
        times = _times(setting, ZoneInfo(former))
        _write(work, setting, times, times.newest)
        work_out_everybody_again(work)


def undo_times(work: UnitOfWork, changes: Sequence[RecordedChange]) -> Collection[str] | None:
    """Undo a change of hours or times by one more version: what was promised in between stays as it was promised.

    What followed the firm's zone follows it again; what a late closed day has settled stays settled, for it belongs to
    that moment. Other settings are left to be put back as they were.
    """
    if any(change.table in ("firm", "closed_day") for change in changes):
        return ()
    row = Setting.get_or_none(Setting.name == WORKING_HOURS)
    ours = [change for change in changes if change.table == "setting" and row and change.record_id == row.id]
    if row is None or not ours:
        return None
    zone = get_zone()
    done, present = _versions(ours[-1].after.get("value"), zone), _times(row, zone)
    if _promise_of(done.newest) != _promise_of(present.newest):
        raise ConflictError(_("The hours or times were changed again in the meantime; nothing was changed."))
    before = ours[0].before.get("value")
    _write(work, row, present, done.versions[0] if before is None else _versions(before, zone).newest)
    return ()


def _hours() -> Mapping[int, OpeningHours]:
    return get_promised_times().working_time.hours


def _add_version(
    work: UnitOfWork,
    hours: Mapping[int, OpeningHours] | None = None,
    spans: Mapping[PriorityClass, ClassSpans] | None = None,
) -> None:
    setting = find_setting(WORKING_HOURS)
    times = _times(setting, get_zone())
    newest = times.newest
    calendar = newest.working_time if hours is None else replace(newest.working_time, hours=hours)
    _write(work, setting, times, replace(newest, working_time=calendar, spans=spans or newest.spans))


def _write(work: UnitOfWork, setting: Setting, times: TimesInForce, promised: PromisedTimes) -> None:
    """Append a version that is in force from now on, in the zone of the firm as it is now."""
    calendar = WorkingTime(get_zone(), promised.working_time.hours)
    added = PromisedTimes(calendar, promised.spans, _begins_at(work.now, times))
    write_setting(work, setting, stored_times((*times.versions, added)))


def _begins_at(now: datetime, times: TimesInForce) -> datetime:
    """Now, but after everything that was received and promised before, even within one tick of the clock."""
    begins_at = max(now, times.newest.since or now)
    last = Complaint.select(Complaint.received_at).order_by(Complaint.received_at.desc()).first()
    return begins_at if last is None else max(begins_at, last.received_at + _TICK)


def _times(setting: Setting, zone: ZoneInfo) -> TimesInForce:
    return _versions(setting.value, zone)


def _versions(stored: object, zone: ZoneInfo) -> TimesInForce:
    return times_of(stored if isinstance(stored, dict) else {}, zone, frozenset(), NOTHING_SETTLED)


def _promise_of(version: PromisedTimes) -> tuple[object, object]:
    return dict(version.working_time.hours), dict(version.spans)


def _check_spans(spans: Mapping[PriorityClass, ClassSpans], changed: PriorityClass) -> None:
    found = span_fault(spans)
    if found is None:
        return
    priority, fault = found
    if fault is SpanFault.FIX_BEFORE_VISIT:
        raise ValidationError(
            _("Nothing can be put right before we come; give it at least as many days."), changed.value
        )
    raise ValidationError(
        _("{urgent} is more urgent than {calmer}, so it cannot get more time; change the other one first.").format(
            urgent=priority.value.upper(), calmer=_next(priority).value.upper()
        ),
        changed.value,
    )


def _next(priority: PriorityClass) -> PriorityClass:
    order = list(PriorityClass)
    return order[order.index(priority) + 1]
