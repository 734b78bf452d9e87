"""What the plan writes: moves, bookings, visits taken off, shorter ways; each says in one toast what to think of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.errors import EverafterError
from app.queries import firm as firm_queries
from app.queries import schedule as schedule_queries
from app.queries.complaints import get_complaint
from app.queries.rows import DayColumn, DayPlan, JobRow
from app.rules.travel_order import MovedStop, Stop, shorter_order
from app.rules.wall_clock import later, moment_on_wall
from app.services.job_times import VisitPlace
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.schedule.plan_shape import PlanMove, PlanShape
from ui.schedule.tray_items import TrayItem
from ui.schedule.visit_remarks import closed_remarks, window_remarks, with_remarks

if TYPE_CHECKING:
    from app.everafter import Everafter

_FIXED = ("done", "under_way")


class PlanActs:
    """Carries out what was done on the plan; `tell` is the page's toast, with whether it offers Undo."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, tell: Callable[[str, bool], None]) -> None:
        self._everafter = everafter
        self._formats = formats
        self._tell = tell

    def move(self, move: PlanMove) -> bool:
        """Another time or technician; whether it was done."""
        job = move.job
        return self._do(
            lambda: self._everafter.jobs.move(job.id, job.version, move.starts_at, move.ends_at, move.technician_id),
            lambda: self._moved_words(move),
        )

    def unplan(self, job: JobRow) -> bool:
        """Off the plan and into the tray."""
        promised_for = self._promised_for(job)
        words = _("{name} waits for another day.").format(name=job.client_name)
        if promised_for is not None:
            words += " " + _("We promised it for {when}: tell them, and move the promise on the Care Board.").format(
                when=self._formats.moment(promised_for)
            )
        return self._do(lambda: self._everafter.jobs.times.unplan(job.id, job.version), lambda: words)

    def book(self, item: TrayItem, starts_at: datetime, ends_at: datetime, technician_id: int | None) -> bool:
        """Give what waits its day: a job that has none yet, or a date of an agreement."""
        job, due = item.job, item.due
        if job is not None and job.state in ("booked", "under_way"):
            return self.move(PlanMove(job, starts_at, ends_at, technician_id))
        jobs, agreements = self._everafter.jobs, self._everafter.agreements

        def write() -> None:
            if job is not None:
                jobs.schedule(job.id, job.version, starts_at, ends_at, technician_id)
            elif due is not None:
                agreements.book(due.id, due.version, starts_at, ends_at, technician_id)

        when = self._formats.visit_times(starts_at, ends_at)
        words = _("{name}: {when}").format(name=item.name, when=when)
        return self._do(write, lambda: with_remarks(words, closed_remarks(self._formats, starts_at)))

    def book_first_free(self, item: TrayItem, from_day: date) -> bool:
        """The first gap that is long enough; put-right visits also find the time kept for them."""
        is_rescue = item.is_put_right
        slots = schedule_queries.list_free_slots(
            max(from_day, item.earliest_on or from_day),
            item.minutes,
            firm_queries.get_working_time(),
            self._formats.now(),
            1,
            item.technician_id,
            is_rescue=is_rescue,
        )
        if not slots:
            self._tell(_("Nobody has a free time for this in the next three weeks."), False)
            return False
        slot = slots[0]
        return self.book(item, slot.starts_at, slot.ends_at, slot.technician_id)

    def take_shorter_way(self, column: DayColumn) -> bool:
        """Put one technician's day into the shorter order."""
        jobs = {job.id: job for job in column.jobs}
        places = [
            VisitPlace(each.id, jobs[each.id].version, each.starts_at, each.ends_at, column.technician_id)
            for each in shorter_way(column)
        ]
        name = column.technician.first_name
        words = ngettext(
            "{name}: {count} visit has another time.", "{name}: {count} visits have another time.", len(places)
        ).format(name=name, count=len(places))
        label = _("Shorter way for {name}").format(name=name)
        return self._do(lambda: self._everafter.jobs.times.rearrange(label, places), lambda: words)

    def shorter_ways(self, plan: DayPlan) -> list[tuple[str, Callable[[], object] | None]]:
        """What the menu of a day says about each technician's way; without an act it only says so."""
        ways: list[tuple[str, Callable[[], object] | None]] = []
        for column in plan.columns:
            count = len(shorter_way(column))
            if count:
                words = ngettext(
                    "Shorter way for {name} ({count} visit moves)",
                    "Shorter way for {name} ({count} visits move)",
                    count,
                ).format(name=column.technician.first_name, count=count)
                ways.append((words, partial(self.take_shorter_way, column)))
        return ways or [(_("No way through this day would be shorter"), None)]

    def drop(self, item: TrayItem, shape: PlanShape, spot: tuple[int, int, int]) -> bool:
        """Give what waits the place it was dropped on: column, row and minutes after midnight."""
        column, row, minutes = spot
        technician = shape.technicians[row if shape.is_week else column]
        starts_at = moment_on_wall(shape.days[column if shape.is_week else 0], minutes, shape.zone)
        return self.book(item, starts_at, later(starts_at, timedelta(minutes=item.minutes)), technician.id or None)

    def tell(self, words: str, *, is_undoable: bool) -> None:
        """The page's toast."""
        self._tell(words, is_undoable)

    def _do(self, write: Callable[[], object], words: Callable[[], str]) -> bool:
        try:
            write()
        except EverafterError as error:
            self._tell(str(error), False)
            return False
        self._tell(words(), True)
        return True

    def _moved_words(self, move: PlanMove) -> str:
        job = move.job
        when = self._formats.visit_times(move.starts_at, move.ends_at)
        words, more = _("{name}: {when}").format(name=job.client_name, when=when), []
        promised_for = self._promised_for(job)
        if promised_for is not None and move.starts_at > promised_for:
            more.append(
                _("We promised it for {when}: tell them, and move the promise on the Care Board.").format(
                    when=self._formats.moment(promised_for)
                )
            )
        more += [
            *window_remarks(self._formats, job, move.starts_at),
            *closed_remarks(self._formats, move.starts_at),
        ]
        return with_remarks(words, more)

    def _promised_for(self, job: JobRow) -> datetime | None:
        """When a visit that puts something right was promised; only they can let it move."""
        if job.complaint_id is None:
            return None
        card = get_complaint(job.complaint_id, self._formats.now(), self._formats.zone).card
        return card.promise_due_at if card.state == "put_right" else None


def shorter_way(column: DayColumn) -> tuple[MovedStop, ...]:
    """The visits of a technician's day that would have another time in a shorter order."""
    stops = [
        Stop(
            id=job.id,
            starts_at=job.starts_at,
            ends_at=job.ends_at or later(job.starts_at, timedelta(hours=1)),
            postal_code=job.postal_code,
            town=job.town,
            street=job.street,
            is_fixed=job.state in _FIXED or job.complaint_id is not None,
            window_starts_at=job.window_starts_at,
            window_ends_at=job.window_ends_at,
        )
        for job in column.jobs
        if job.starts_at is not None
    ]
    return shorter_order(stops) if column.technician_id is not None else ()
