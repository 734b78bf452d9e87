"""What R2 to R4 and R7 say of one client, worked out from nothing but the facts: jobs, answers and complaints."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.models.aftercare import Feedback
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.rules import visit_interval
from app.rules.attention import ComplaintStanding, attention_score, value_at_risk_minor
from app.rules.complaints import Category
from app.rules.feedback import Answer, Feeling, Voice, feeling_from_score, score_from_answer
from app.rules.relationship import used_another_since
from app.rules.won_back import RecoveryFacts, ScoreGiven, WonBack, won_back


def true_attention(client_id: int, day: date, zone: ZoneInfo) -> tuple[int, int]:
    """The score and the value at risk of a client with a normal home, on a day."""
    client = Client.get_by_id(client_id)
    jobs = list(Job.select().where((Job.client == client_id) & Job.archived_at.is_null()))
    visits = [job for job in jobs if job.state == "done" and job.is_chargeable]
    rhythm = visit_interval.rhythm(
        365, [_day(job.finished_at, zone) for job in visits], day,
        agreed_days=client.agreed_interval_days, agreed_on=client.promised_on,
    )  # fmt: skip
    is_coming = any(job.state in ("booked", "under_way") and _day(job.starts_at, zone) >= day for job in jobs)
    score = attention_score(
        None if is_coming else rhythm.overdue_ratio,
        _voice(client_id, zone),
        _complaint(client_id, rhythm.expected_days, day, zone),
        has_used_another=used_another_since(client.used_other_on, rhythm.last_visit_on),
    ).total
    amounts = dict.fromkeys(rhythm.visits, 0)
    for job in visits:
        amount = job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor
        amounts[max(visit for visit in amounts if visit <= _day(job.finished_at, zone))] += amount
    return score, value_at_risk_minor(list(amounts.values()), rhythm.expected_days, score)


def _voice(client_id: int, zone: ZoneInfo) -> Voice:
    answers = list(Feedback.select().where(Feedback.client == client_id).order_by(Feedback.asked_at, Feedback.id))
    if _open_complaints(client_id):
        return Voice.HURT
    if any(row.probe_state == "due" for row in answers):
        return Voice.GOOD_UNPROBED
    scores = [score for score in map(_score, answers) if score is not None]
    if not scores:
        return Voice.GOOD_PROBED if any(row.probe_state == "done" for row in answers) else Voice.NEVER
    return {Feeling.LOVE: Voice.LOVE, Feeling.GOOD: Voice.GOOD_PROBED, Feeling.HURT: Voice.HURT}[
        feeling_from_score(scores[-1])
    ]


def _score(row: Feedback) -> int | None:
    if row.score is not None or row.answer not in list(Answer):
        return row.score
    return score_from_answer(Answer(row.answer), is_confirmed=bool(row.is_confirmed))


def _complaint(client_id: int, expected: int, day: date, zone: ZoneInfo) -> ComplaintStanding:
    """The last complaint that was closed, by R7 from the visits, friends and answers that came after its fix."""
    if _open_complaints(client_id):
        return ComplaintStanding.OPEN
    mine = (Complaint.client == client_id) & (Complaint.state != "withdrawn")
    closed = Complaint.select().where(mine & Complaint.closed_at.is_null(False)).order_by(Complaint.id.desc()).first()
    if closed is None:
        return ComplaintStanding.NONE
    visits = (Job.client == client_id) & (Job.state == "done") & Job.is_chargeable
    facts = RecoveryFacts(
        category=Category(closed.category),
        fixed_on=_day(closed.fixed_at, zone),
        expected_days=expected,
        is_confirmed=closed.state == "made_good",
        scores=tuple(
            ScoreGiven(on=_day(row.asked_at, zone), score=row.score, asked_by=row.asked_by_id)
            for row in Feedback.select().where((Feedback.client == client_id) & Feedback.score.is_null(False))
        ),
        returned_on=tuple(_day(job.finished_at, zone) for job in Job.select().where(visits)),
        complained_again_on=tuple(
            _day(row.received_at, zone)
            for row in Complaint.select().where(mine & (Complaint.category == closed.category))
            if row.received_at > closed.received_at
        ),
    )
    is_lost = won_back(facts, day) is WonBack.NOT_WON_BACK
    return ComplaintStanding.NOT_WON_BACK if is_lost else ComplaintStanding.NONE


def _open_complaints(client_id: int) -> int:
    is_open = Complaint.state.in_(("call_back", "put_right", "check_back"))
    return int(Complaint.select().where((Complaint.client == client_id) & is_open).count())


def _day(moment: datetime | None, zone: ZoneInfo) -> date:
    assert moment is not None
    return moment.astimezone(zone).date()
