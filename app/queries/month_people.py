"""What each of us did in a month, as far as the program counts it (R12), in a bounded number of statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN, fn

from app.models.aftercare import AftercareStep, Feedback, LoveTouch
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.team import Person, Training, TrainingTopic
from app.queries.goodwill import sum_goodwill
from app.queries.hand_over import tuples_of
from app.queries.month_page_rows import MonthPersonRow
from app.rules.aftercare_plan import AftercareStep as StepKind
from app.rules.care_figures import Happened
from app.rules.complaint_clocks import ClockKind
from app.rules.staff_figures import Rate
from app.rules.wall_clock import day_bounds

_CHUNK = 500
_Counts = Counter[int | None]


def list_month_people(
    first: date, last: date, happened: Iterable[Happened], zone: ZoneInfo
) -> tuple[MonthPersonRow, ...]:
    """Everybody who works here, in the order of the team; `happened` is the month's report on complaints."""
    begins, ends = day_bounds(first, zone)[0], day_bounds(last, zone)[1]
    people = list(
        tuples_of(
            Person.select(Person.id, Person.name)
            .where(Person.archived_at.is_null())
            .order_by(Person.position, Person.name, Person.id)
        )
    )
    brought_in, visits = _brought_in(begins, ends), _visits(begins, ends)
    in_time, calls = _calls(begins, ends, happened, zone)
    great, asked = _answers(begins, ends)
    given = {row.person_id: row for row in sum_goodwill(begins, ends)}
    touches = _touches(first, last)
    trained, valid, required = _trainings(first, last)
    return tuple(
        MonthPersonRow(
            name=name,
            brought_in=brought_in[person_id],
            visits=visits[person_id],
            calls=Rate(in_time[person_id], calls[person_id]),
            great=Rate(great[person_id], asked[person_id]),
            kindness_count=touches[person_id] + (given[person_id].count if person_id in given else 0),
            kindness_minor=given[person_id].cost_minor if person_id in given else 0,
            trained=trained[person_id],
            topics_valid=len(valid[person_id] & required),
            topics_required=len(required),
        )
        for person_id, name in people
    )


def _brought_in(begins: datetime, ends: datetime) -> _Counts:
    """Complaints about somebody's own work that they wrote down themselves."""
    is_own = (Complaint.logged_by == Complaint.about_person) | (Complaint.logged_by == Job.technician)
    return _counted(
        Complaint.select(Complaint.logged_by, fn.COUNT(Complaint.id))
        .join(Job, JOIN.LEFT_OUTER, on=(Complaint.job == Job.id))
        .where((Complaint.received_at >= begins) & (Complaint.received_at < ends) & is_own)
        .where(Complaint.state != "withdrawn")
        .group_by(Complaint.logged_by)
    )


def _visits(begins: datetime, ends: datetime) -> _Counts:
    return _counted(
        Job.select(Job.technician, fn.COUNT(Job.id))
        .where((Job.finished_at >= begins) & (Job.finished_at < ends))
        .where((Job.state == "done") & Job.archived_at.is_null())
        .group_by(Job.technician)
    )


def _calls(begins: datetime, ends: datetime, happened: Iterable[Happened], zone: ZoneInfo) -> tuple[_Counts, _Counts]:
    """How many calls each kept in time, of how many: answers by the complaint's owner, check calls by who made them."""
    in_time: _Counts = Counter()
    of: _Counts = Counter()
    answers = {
        each.facts.complaint: [is_kept for kind, is_kept, _typical in each.clocks if kind is ClockKind.ANSWER]
        for each in happened
    }
    ids = [complaint_id for complaint_id, kept in answers.items() if kept]
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        chosen = Complaint.select(Complaint.id, Complaint.owner).where(Complaint.id.in_(some))
        for complaint_id, owner_id in tuples_of(chosen):
            in_time[owner_id] += sum(answers[complaint_id])
            of[owner_id] += len(answers[complaint_id])
    done = AftercareStep.select(AftercareStep.done_by, AftercareStep.done_at, AftercareStep.due_on).where(
        (AftercareStep.kind == StepKind.QUALITY_CALL.value)
        & (AftercareStep.done_at >= begins)
        & (AftercareStep.done_at < ends)
    )
    for person_id, done_at, due_on in tuples_of(done):
        in_time[person_id] += done_at.astimezone(zone).date() <= due_on
        of[person_id] += 1
    return in_time, of


def _answers(begins: datetime, ends: datetime) -> tuple[_Counts, _Counts]:
    """What clients said of each technician's visits when the office asked and nobody of us stood beside them."""
    great: _Counts = Counter()
    asked: _Counts = Counter()
    chosen = (
        Feedback.select(Job.technician, Feedback.answer, fn.COUNT(Feedback.id))
        .join(Job, on=(Feedback.job == Job.id))
        .where((Feedback.asked_at >= begins) & (Feedback.asked_at < ends))
        .where((Feedback.is_technician_present == False) & (Feedback.answer != ""))  # noqa: E712 - SQL
        .group_by(Job.technician, Feedback.answer)
    )
    for person_id, answer, count in tuples_of(chosen):
        asked[person_id] += int(count)
        great[person_id] += int(count) if answer == "great" else 0
    return great, asked


def _touches(first: date, last: date) -> _Counts:
    """Kindnesses nobody asked for (R8)."""
    return _counted(
        LoveTouch.select(LoveTouch.person, fn.COUNT(LoveTouch.id))
        .where(LoveTouch.given_on.between(first, last) & LoveTouch.archived_at.is_null())
        .where((LoveTouch.is_asked_for == False) & (LoveTouch.is_planned == False))  # noqa: E712 - SQL
        .group_by(LoveTouch.person)
    )


def _trainings(first: date, last: date) -> tuple[_Counts, defaultdict[int, set[int]], set[int]]:
    """Trainings of the month, the topics that counted at its end, and which of them the firm wants of everybody."""
    trained: _Counts = Counter()
    valid: defaultdict[int, set[int]] = defaultdict(set)
    chosen = Training.select(Training.person, Training.topic, Training.trained_on, Training.expires_on).where(
        Training.archived_at.is_null() & (Training.trained_on <= last)
    )
    for person_id, topic_id, trained_on, expires_on in tuples_of(chosen):
        trained[person_id] += trained_on >= first
        if expires_on is None or expires_on >= last:
            valid[person_id].add(topic_id)
    is_wanted = (TrainingTopic.is_required == True) & TrainingTopic.archived_at.is_null()  # noqa: E712 - SQL
    required = {topic_id for (topic_id,) in tuples_of(TrainingTopic.select(TrainingTopic.id).where(is_wanted))}
    return trained, valid, required


def _counted(chosen: Any) -> _Counts:
    return Counter({person_id: int(count) for person_id, count in tuples_of(chosen)})
