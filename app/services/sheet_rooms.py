"""Section 1 of a keyed sheet: what was done in each room and for how much, marks found there, rooms added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.models.clients import Area, AreaMark
from app.models.jobs import Job, JobLine
from app.services.drafts import SheetLineDraft
from app.services.field_checks import check_length, check_money, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork

LONGEST_MARK = 500


def check_rooms(lines: Sequence[SheetLineDraft]) -> None:
    """Refuse a room without a name, a price that is none, or a story where a mark belongs."""
    for line in lines:
        check_words(line.name, _("A room that was added needs a name; write it and save again."), "lines")
        check_length(line.marks_found, LONGEST_MARK, "lines")
        check_money(line.price_minor, "lines")


def write_rooms(work: UnitOfWork, job: Job, lines: Sequence[SheetLineDraft], today: date) -> None:
    """Write what the sheet says of the rooms, and keep what was found on the area for the next visit.

    A sheet without a word about its rooms means that they were done as planned.
    """
    stored = {row.id: row for row in JobLine.select().where(JobLine.job == job.id)}
    for planned in () if lines else stored.values():
        planned.is_done = True
        work.save(planned)
    position = max((row.position for row in stored.values()), default=-1)
    for line in lines:
        row = stored.get(line.line_id) if line.line_id is not None else None
        if row is None:
            position += 1
            row = JobLine(job_id=job.id, name=line.name.strip(), position=position)
        if row.area_id is None and not row.is_stored:
            row.area_id = _area_of(work, job, line.name.strip())
        row.is_done, row.marks_found, row.price_minor = line.is_done, line.marks_found.strip(), line.price_minor
        work.save(row)
        if row.area_id is not None and row.marks_found:
            _remember_mark(work, row.area_id, row.marks_found, today, is_known=line.is_shown)


def _area_of(work: UnitOfWork, job: Job, name: str) -> int | None:
    """The room of this name at the job's address; one that nobody knew of is remembered from now on."""
    if job.site_id is None:
        return None
    areas = list(Area.select().where((Area.site == job.site_id) & Area.archived_at.is_null()))
    known = next((area for area in areas if area.name.casefold() == name.casefold()), None)
    if known is not None:
        return int(known.id)
    added = Area(site_id=job.site_id, name=name, position=max((area.position for area in areas), default=-1) + 1)
    work.save(added)
    return int(added.id)


def _remember_mark(work: UnitOfWork, area_id: int, what: str, today: date, *, is_known: bool) -> None:
    marks = AreaMark.select().where((AreaMark.area == area_id) & AreaMark.archived_at.is_null())
    if any(mark.what.casefold() == what.casefold() for mark in marks):
        return
    work.save(AreaMark(area_id=area_id, what=what, noted_on=today, is_known_to_client=is_known))
