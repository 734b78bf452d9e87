"""What is seen, measured, done, felt and agreed on a visit; each to be undone, none without a visit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.errors import ConflictError, NotAllowedError, NotFoundError, ValidationError
from app.models.jobs import Finding, Job, JobLine, Reading, TouchPoint
from app.queries.visit_notes import VisitNotes, get_visit_notes
from app.rules.touch_points import VisitMoment
from app.services.drafts import FindingDraft, JobDraft
from app.services.job_drafts import CareDraft, ReadingDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


def notes_of(firm: Firm, job_id: int) -> VisitNotes:
    return get_visit_notes(job_id, firm.clock.today())


def test_what_was_found_is_shown_to_the_client_with_the_moment(firm: Firm) -> None:
    job_id, notes = firm.booked_job(firm.client()), firm.everafter.visit_notes
    notes.find(job_id, version_of(job_id), FindingDraft("wear", "by the door"))
    notes.find(job_id, version_of(job_id), FindingDraft("other", "a burn", is_shown=True))
    shown_first = firm.clock.now()
    firm.clock.move_on(minutes=5)
    notes.show_findings(job_id, version_of(job_id))
    found = notes_of(firm, job_id).findings
    assert [(row.kind, row.note, row.shown_at) for row in found] == [
        ("wear", "by the door", firm.clock.now()),
        ("other", "a burn", shown_first),
    ]
    with pytest.raises(NotAllowedError):
        notes.show_findings(job_id, version_of(job_id))
    firm.everafter.history.undo()
    assert Finding.select().where(Finding.shown_at.is_null()).count() == 1
    notes.forget_finding(job_id, version_of(job_id), found[0].id)
    assert [row.note for row in notes_of(firm, job_id).findings] == ["a burn"]
    firm.everafter.history.undo()
    assert len(notes_of(firm, job_id).findings) == 2


def test_a_reading_has_its_unit_and_spot_and_can_be_taken_back(firm: Firm) -> None:
    job_id, notes = firm.booked_job(firm.client()), firm.everafter.visit_notes
    reading_id = notes.measure(job_id, version_of(job_id), ReadingDraft("moisture", 1_250, " by the window "))
    notes.measure(job_id, version_of(job_id), ReadingDraft("temperature", 7_200))
    assert [(row.value_hundredths, row.unit, row.spot) for row in notes_of(firm, job_id).readings] == [
        (1_250, "%", "by the window"), (7_200, "°F", ""),
    ]  # fmt: skip
    with pytest.raises(ValidationError) as caught:
        notes.measure(job_id, version_of(job_id), ReadingDraft("ph_before", 1_401))
    assert caught.value.field == "value"
    notes.forget_reading(job_id, version_of(job_id), reading_id)
    assert Reading.select().count() == 1
    firm.everafter.history.undo()
    assert Reading.select().count() == 2


def test_care_given_and_confirmed_dry(firm: Firm) -> None:
    job_id, notes = firm.booked_job(firm.client()), firm.everafter.visit_notes
    dry_by = firm.clock.now() + timedelta(hours=6)
    notes.write_care(job_id, version_of(job_id), CareDraft("hot-water extraction", "rinse A", dry_by))
    notes.confirm_dry(job_id, version_of(job_id))
    job = Job.get_by_id(job_id)
    assert (job.method, job.products, job.dry_by_at) == ("hot-water extraction", "rinse A", dry_by)
    assert notes_of(firm, job_id).dry_confirmed_at == firm.clock.now()
    firm.everafter.history.undo()
    assert notes_of(firm, job_id).dry_confirmed_at is None


def test_the_seven_moments_are_rated_and_the_weak_point_is_seen(firm: Firm) -> None:
    job_id, notes = firm.finished_job(firm.client()), firm.everafter.visit_notes
    notes.rate_moment(job_id, version_of(job_id), "dry", 2, "still damp at night")
    notes.rate_moment(job_id, version_of(job_id), "book", 5)
    assert [(row.moment, row.rating) for row in notes_of(firm, job_id).moments] == [
        (VisitMoment.BOOK, 5), (VisitMoment.DRY, 2),
    ]  # fmt: skip
    assert notes_of(firm, job_id).weak_point is VisitMoment.DRY
    notes.rate_moment(job_id, version_of(job_id), "dry", 4, "better than they said")
    assert notes_of(firm, job_id).weak_point is None
    notes.rate_moment(job_id, version_of(job_id), "dry", None)
    notes.rate_moment(job_id, version_of(job_id), "arrive", None)
    assert TouchPoint.select().count() == 1
    for moment, rating, field in (("tea", 3, "moment"), ("dry", 0, "rating"), ("dry", 6, "rating")):
        with pytest.raises(ValidationError) as caught:
            notes.rate_moment(job_id, version_of(job_id), moment, rating)
        assert caught.value.field == field


def test_the_promise_leaves_an_area_out_only_for_a_reason(firm: Firm) -> None:
    job_id, notes = firm.finished_job(firm.client()), firm.everafter.visit_notes
    line = JobLine.get(JobLine.job == job_id)
    notes.limit_guarantee(job_id, version_of(job_id), line.id, "wear")
    assert JobLine.get_by_id(line.id).guarantee_exclusion == "wear"
    with pytest.raises(ValidationError):
        notes.limit_guarantee(job_id, version_of(job_id), line.id, "mood")
    notes.limit_guarantee(job_id, version_of(job_id), line.id, "")
    assert JobLine.get_by_id(line.id).guarantee_exclusion == ""
    found = notes_of(firm, job_id)
    assert (found.guarantee_until_on, found.is_guarantee_in_force) == (date(2026, 4, 1), True)
    firm.clock.move_on(days=31)
    assert not notes_of(firm, job_id).is_guarantee_in_force


def test_the_next_visit_comes_after_this_one(firm: Firm) -> None:
    job_id, notes = firm.finished_job(firm.client()), firm.everafter.visit_notes
    notes.agree_next(job_id, version_of(job_id), date(2026, 9, 1), "ask how the wedding was")
    job = Job.get_by_id(job_id)
    assert (job.next_agreed_on, job.next_chapter) == (date(2026, 9, 1), "ask how the wedding was")
    with pytest.raises(ValidationError) as caught:
        notes.agree_next(job_id, version_of(job_id), date(2026, 3, 2))
    assert caught.value.field == "next_on"


def test_a_wish_is_noted_from_the_first_question_on(firm: Firm) -> None:
    job_id = firm.everafter.jobs.enquire(JobDraft(firm.client()))
    firm.everafter.visit_notes.note_expectation(job_id, version_of(job_id), "the wine mark gone", is_met=True)
    assert Job.get_by_id(job_id).expectation == "the wine mark gone"
    assert notes_of(firm, job_id).is_expectation_met is True


def test_without_a_visit_nothing_is_found_and_two_desks_do_not_overwrite(firm: Firm) -> None:
    notes = firm.everafter.visit_notes
    asked = firm.everafter.jobs.enquire(JobDraft(firm.client()))
    with pytest.raises(NotAllowedError):
        notes.find(asked, version_of(asked), FindingDraft("wear"))
    job_id = firm.booked_job(firm.client())
    seen = version_of(job_id)
    notes.find(job_id, seen, FindingDraft("wear"))
    with pytest.raises(ConflictError):
        notes.find(job_id, seen, FindingDraft("wet"))
    acts: tuple[Callable[[int], None], ...] = (
        lambda version: notes.forget_finding(job_id, version, 99),
        lambda version: notes.forget_reading(job_id, version, 99),
        lambda version: notes.limit_guarantee(job_id, version, 99, ""),
    )
    for act in acts:
        with pytest.raises(NotFoundError):
            act(version_of(job_id))


def test_a_visit_done_again_is_free_and_linked(firm: Firm) -> None:
    client_id = firm.client()
    first = firm.finished_job(client_id)
    again = firm.booked_job(client_id, reclean_of_id=first)
    job = Job.get_by_id(again)
    assert (job.is_chargeable, job.price_minor) == (False, 0)
    linked = notes_of(firm, again).reclean_of
    assert linked is not None
    assert linked.id == first
    assert [row.id for row in notes_of(firm, first).recleans] == [again]
