"""Writes what is seen, measured and done on the spot, and how the visit felt to the client."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from app.clock import Clock
from app.errors import NotAllowedError, NotFoundError, ValidationError
from app.models.jobs import Finding, Job, JobLine, Reading, TouchPoint
from app.queries.firm import get_firm
from app.rules.guarantee import GuaranteeExclusion
from app.rules.job_states import JobState
from app.rules.touch_points import HIGHEST, LOWEST, VisitMoment
from app.rules.visit_readings import ReadingKind, check_reading, reading_range
from app.services.client_summary import refresh_clients
from app.services.drafts import FindingDraft
from app.services.field_checks import check_length, check_words, chosen_word
from app.services.job_as_seen import job_as_seen
from app.services.job_drafts import CareDraft, ReadingDraft
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_VISITED = (JobState.BOOKED, JobState.UNDER_WAY, JobState.DONE)
_LONGEST = 2_000


class VisitNotesService:
    """Everything about a visit that is neither money nor time; each method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def find(self, job_id: int, version: int, draft: FindingDraft) -> int:
        """Something that was there before we began."""
        check_words(draft.kind, _("Say what was found; nothing was saved."), "kind")
        check_length(draft.note, _LONGEST, "note")
        with self._at(job_id, version, _("Found on job {number}")) as (work, job):
            shown_at = work.now if draft.is_shown else None
            row = Finding(job_id=job.id, area_id=draft.area_id, kind=draft.kind, note=draft.note, shown_at=shown_at)
            work.save(row)
            return int(row.id)

    def show_findings(self, job_id: int, version: int) -> None:
        """The client was shown everything found so far, now."""
        unseen = list(Finding.select().where((Finding.job == job_id) & Finding.shown_at.is_null()))
        if not unseen:
            raise NotAllowedError(_("The client has been shown everything that was found; nothing was changed."))
        with self._at(job_id, version, _("Shown to the client, job {number}")) as (work, _job):
            for row in unseen:
                row.shown_at = work.now
                work.save(row)

    def forget_finding(self, job_id: int, version: int, finding_id: int) -> None:
        """It was written down by mistake."""
        row = Finding.get_or_none((Finding.id == finding_id) & (Finding.job == job_id))
        if row is None:
            raise NotFoundError(_("This is no longer there; nothing was changed."))
        with self._at(job_id, version, _("Take back a finding of job {number}")) as (work, _job):
            work.delete(row)

    def measure(self, job_id: int, version: int, draft: ReadingDraft) -> int:
        """Something measured, with its spot; what cannot be true is refused beside the field."""
        kind = chosen_word(ReadingKind, draft.kind, _("Choose what was measured."), "kind")
        check_length(draft.spot, _LONGEST, "spot")
        is_metric = _is_metric()
        check_reading(kind, draft.value_hundredths, is_metric=is_metric)
        with self._at(job_id, version, _("Measured on job {number}")) as (work, job):
            row = Reading(
                job_id=job.id,
                area_id=draft.area_id,
                kind=kind.value,
                value_hundredths=draft.value_hundredths,
                unit=reading_range(kind, is_metric=is_metric).unit,
                spot=draft.spot.strip(),
                taken_at=work.now,
            )
            work.save(row)
            return int(row.id)

    def forget_reading(self, job_id: int, version: int, reading_id: int) -> None:
        """It was written down by mistake."""
        row = Reading.get_or_none((Reading.id == reading_id) & (Reading.job == job_id))
        if row is None:
            raise NotFoundError(_("This is no longer there; nothing was changed."))
        with self._at(job_id, version, _("Take back a reading of job {number}")) as (work, _job):
            work.delete(row)

    def write_care(self, job_id: int, version: int, draft: CareDraft) -> None:
        """How it was cleaned, with what, and when it will be dry."""
        for field in ("method", "products"):
            check_length(getattr(draft, field), _LONGEST, field)
        with self._at(job_id, version, _("Care given on job {number}")) as (_work, job):
            job.method, job.products, job.dry_by_at = draft.method.strip(), draft.products.strip(), draft.dry_by_at

    def confirm_dry(self, job_id: int, version: int) -> None:
        """The client says that it is dry."""
        with self._at(job_id, version, _("Dry: job {number}")) as (work, job):
            job.dry_confirmed_at = work.now

    def rate_moment(self, job_id: int, version: int, moment: str, rating: int | None, note: str = "") -> None:
        """How one of the seven moments went, 1 to 5; without a rating and a note it is taken back."""
        point = chosen_word(VisitMoment, moment, _("Choose one of the seven moments of a visit."), "moment")
        check_length(note, _LONGEST, "note")
        if rating is not None and not LOWEST <= rating <= HIGHEST:
            raise ValidationError(_("A moment is rated from 1 to 5; choose again, nothing was saved."), "rating")
        with self._at(job_id, version, _("How it was: job {number}")) as (work, job):
            row = TouchPoint.get_or_none((TouchPoint.job == job.id) & (TouchPoint.point == point.value))
            if rating is None and not note.strip():
                if row is not None:
                    work.delete(row)
                return
            row = row or TouchPoint(job_id=job.id, point=point.value)
            row.rating, row.note = rating, note.strip()
            work.save(row)

    def limit_guarantee(self, job_id: int, version: int, line_id: int, exclusion: str) -> None:
        """Our promise does not cover this area, for one of four reasons; an empty reason covers it again."""
        if exclusion:
            message = _("Only a permanent stain, deep urine, wear or damage that was there can be left out.")
            chosen_word(GuaranteeExclusion, exclusion, message, "exclusion")
        line = JobLine.get_or_none((JobLine.id == line_id) & (JobLine.job == job_id))
        if line is None:
            raise NotFoundError(_("This line is no longer there; nothing was changed."))
        with self._at(job_id, version, _("What our promise covers, job {number}")) as (work, _job):
            line.guarantee_exclusion = exclusion
            work.save(line)

    def agree_next(self, job_id: int, version: int, next_on: date | None, chapter: str = "") -> None:
        """The next visit as agreed with the client, and what to remember until then (S1.7, S4.17)."""
        check_length(chapter, _LONGEST, "next_chapter")
        with self._at(job_id, version, _("Next visit agreed, job {number}")) as (work, job):
            finished_on = job.finished_at.astimezone(self._clock.zone).date() if job.finished_at else work.now.date()
            if next_on is not None and next_on <= finished_on:
                raise ValidationError(_("The next visit comes after this one; choose a later day."), "next_on")
            job.next_agreed_on, job.next_chapter = next_on, chapter.strip()
            refresh_clients(work, [job.client_id], self._clock)

    def note_expectation(self, job_id: int, version: int, words: str, is_met: bool | None = None) -> None:
        """What would make that day perfect, in the client's words, and afterwards whether it was (S3.6)."""
        check_length(words, _LONGEST, "expectation")
        with self._at(job_id, version, _("Their wish for job {number}"), is_any=True) as (_work, job):
            job.expectation = words.strip()
            job.is_expectation_met = None if is_met is None else int(is_met)

    @contextmanager
    def _at(self, job_id: int, version: int, label: str, *, is_any: bool = False) -> Iterator[tuple[UnitOfWork, Job]]:
        job = job_as_seen(job_id, version)
        if not is_any and JobState(job.state) not in _VISITED:
            raise NotAllowedError(
                _("Nobody goes to job {number} as it stands; book it first, nothing was saved.").format(
                    number=job.number
                )
            )
        with self._units(label.format(number=job.number)) as work:
            yield work, job
            work.save_or_touch(job)
            work.changed("client", [job.client_id])


def _is_metric() -> bool:
    firm = get_firm()
    return firm is not None and firm.area_unit == "m2"
