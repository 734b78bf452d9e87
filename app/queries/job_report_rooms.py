"""What was done in each room of a visit, what became of its marks, and what was there before we began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN

from app.models.clients import Area, AreaMark
from app.models.jobs import Finding, Job, JobLine, Reading
from app.queries.done_jobs import is_done
from app.queries.hand_over import joined, tuples_of
from app.queries.job_report_rows import ReportFindingRow, ReportMarkRow, ReportRoomRow
from app.rules.guarantee import GuaranteeExclusion
from app.rules.job_sheet import WARNINGS_EXPLAINED, PhotosTaken
from app.rules.visit_readings import ReadingKind, dry_to, rinsed_to

_OUT = "out"
_LEFT = ("lighter", "permanent", "may_return")
_NOT_FOUND_THERE = (WARNINGS_EXPLAINED, *(taken.value for taken in PhotosTaken))


class RoomsOfVisits:
    """Rooms, marks and findings of some finished jobs, read with one query for each table."""

    def __init__(self, jobs: Sequence[Any], zone: ZoneInfo) -> None:
        self._zone = zone
        job_ids = [job.id for job in jobs]
        self._lines: defaultdict[int, list[JobLine]] = defaultdict(list)
        for line in JobLine.select().where(JobLine.job.in_(job_ids)).order_by(JobLine.position, JobLine.id):
            self._lines[line.job_id].append(line)
        area_ids = sorted(
            {line.area_id for lines in self._lines.values() for line in lines if line.area_id is not None}
        )
        self._areas = {area.id: area for area in Area.select().where(Area.id.in_(area_ids))}
        self._marks = _marks(area_ids)
        self._visit_days = _visit_days(sorted({job.client_id for job in jobs}), zone)
        self._findings = _findings(job_ids)
        self._readings = _readings(job_ids)

    def rooms_of(self, job: Any) -> tuple[ReportRoomRow, ...]:
        """The rooms of a visit in their order; a job without lines is its description.

        Where no room is ticked, nobody said which were done, and the visit is: then all of them were.
        """
        lines = self._lines[job.id]
        if not lines:
            return (ReportRoomRow(job.description),) if job.description else ()
        is_told = any(line.is_done for line in lines)
        return tuple(self._room(job, line, is_done=bool(line.is_done) or not is_told) for line in lines)

    def marks_left_of(self, job: Any) -> tuple[ReportMarkRow, ...]:
        """What did not come out: found since the visit before, or never told the client; each once."""
        found = []
        for area_id, room in self._rooms_by_area(job).items():
            for mark in self._marks[area_id]:
                is_news = self._is_of_visit(mark, job) or not mark.is_known_to_client
                if mark.outcome in _LEFT and is_news and not self._is_later(mark, job):
                    found.append(ReportMarkRow(room, mark.what, mark.outcome, mark.stain))
        return tuple(found)

    def findings_of(self, job: Any) -> tuple[ReportFindingRow, ...]:
        """What the client was shown before we began."""
        return tuple(self._findings[job.id])

    def dry_to_of(self, job: Any) -> int | None:
        """How dry it was when we left, in hundredths of a percent; None where that says nothing to a client."""
        return dry_to(self._last_measured(job, ReadingKind.MOISTURE))

    def rinsed_to_of(self, job: Any) -> int | None:
        """The pH after the rinse in hundredths; None where that says nothing to a client."""
        return rinsed_to(self._last_measured(job, ReadingKind.PH_AFTER))

    def _last_measured(self, job: Any, kind: ReadingKind) -> list[int]:
        """The last value of each place; what was measured in the first half of a visit was measured before the work."""
        starts_at, ends_at = job.arrived_at, job.left_at or job.finished_at
        after = None if starts_at is None else starts_at + (ends_at - starts_at) / 2
        places: dict[tuple[int | None, str], int] = {}
        for row in self._readings[job.id]:
            is_after = after is None or row.taken_at is None or row.taken_at >= after
            if row.kind == kind and is_after:
                places[row.area_id, row.spot.casefold()] = row.value_hundredths
        return list(places.values())

    def _room(self, job: Any, line: JobLine, *, is_done: bool) -> ReportRoomRow:
        area = self._areas.get(line.area_id) if line.area_id is not None else None
        marks = self._marks[line.area_id] if line.area_id is not None else []
        own = [mark for mark in marks if self._is_of_visit(mark, job)]
        told = {mark.what.casefold() for mark in marks if mark.outcome}
        found = [mark.what for mark in own if not mark.outcome]
        said = line.marks_found.strip()
        if said and said.casefold() not in told | {what.casefold() for what in found}:
            found.append(said)
        return ReportRoomRow(
            name=line.name,
            done=line.to_do,
            fibre=line.fibre or (area.fibre if area is not None else ""),
            size_hundredths=area.size_hundredths if area is not None else None,
            size_unit=area.size_unit if area is not None else "",
            is_done=is_done,
            came_out=tuple(mark.what for mark in own if mark.outcome == _OUT),
            marks_found=tuple(found),
            exclusion=_exclusion(line.guarantee_exclusion),
        )

    def _rooms_by_area(self, job: Any) -> dict[int, str]:
        """The areas of a visit with the names that its rooms have; an area that is there twice counts once."""
        named: dict[int, str] = {}
        for line in self._lines[job.id]:
            if line.area_id is not None:
                named.setdefault(line.area_id, line.name)
        return named

    def _is_of_visit(self, mark: AreaMark, job: Any) -> bool:
        """Whether a mark was noted since the visit before, and before the sheet of this one was put away."""
        if mark.noted_on is None or self._is_later(mark, job):
            return False
        visit_on = job.finished_at.astimezone(self._zone).date()
        earlier = [day for day in self._visit_days[job.client_id] if day < visit_on]
        return not earlier or bool(mark.noted_on > max(earlier))

    def _is_later(self, mark: AreaMark, job: Any) -> bool:
        keyed_at = max(moment for moment in (job.finished_at, job.keyed_at) if moment is not None)
        return bool(mark.noted_on is not None and mark.noted_on > keyed_at.astimezone(self._zone).date())


def _marks(area_ids: Sequence[int]) -> defaultdict[int, list[AreaMark]]:
    found: defaultdict[int, list[AreaMark]] = defaultdict(list)
    present = AreaMark.area.in_(list(area_ids)) & AreaMark.archived_at.is_null()
    for mark in AreaMark.select().where(present).order_by(AreaMark.id):
        found[mark.area_id].append(mark)
    return found


def _visit_days(client_ids: Sequence[int], zone: ZoneInfo) -> defaultdict[int, list[date]]:
    """On which days we were at each of these clients."""
    done = is_done() & Job.finished_at.is_null(False) & Job.archived_at.is_null()
    chosen = Job.select(Job.client, Job.finished_at).where(done & Job.client.in_(list(client_ids)))
    found: defaultdict[int, list[date]] = defaultdict(list)
    for client_id, finished_at in tuples_of(chosen):
        found[client_id].append(finished_at.astimezone(zone).date())
    return found


def _findings(job_ids: Sequence[int]) -> defaultdict[int, list[ReportFindingRow]]:
    shown = Finding.job.in_(list(job_ids)) & Finding.shown_at.is_null(False) & Finding.kind.not_in(_NOT_FOUND_THERE)
    chosen = (
        Finding.select(Finding, Area.name.alias("area_name"))
        .join(Area, JOIN.LEFT_OUTER, on=(Finding.area == Area.id))
        .where(shown)
        .order_by(Finding.id)
    )
    found: defaultdict[int, list[ReportFindingRow]] = defaultdict(list)
    for row in joined(chosen):
        found[row.job_id].append(ReportFindingRow(row.kind, row.area_name or "", row.note))
    return found


def _readings(job_ids: Sequence[int]) -> defaultdict[int, list[Reading]]:
    found: defaultdict[int, list[Reading]] = defaultdict(list)
    told = Reading.job.in_(list(job_ids)) & Reading.kind.in_((ReadingKind.MOISTURE, ReadingKind.PH_AFTER))
    for reading in Reading.select().where(told).order_by(Reading.id):
        found[reading.job_id].append(reading)
    return found


def _exclusion(words: str) -> GuaranteeExclusion | None:
    return GuaranteeExclusion(words) if words in set(GuaranteeExclusion) else None
