"""The stage of R3 on any day, from the kept columns and, where a day alone can change them, from the facts.

Drifting and lost begin on kept days. Two things may pass without anybody touching the client, and are looked up for
the few they can concern: a planned visit whose day went by, and the score of a fan that is older than two years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from app.models.aftercare import Feedback
from app.models.clients import Client, Referral
from app.models.jobs import Job
from app.queries.firm import get_zone
from app.queries.hand_over import rows_of
from app.rules.feedback import Answer, Feeling, ProbeOutcome, heard_score, score_from_answer
from app.rules.relationship import LastScore, RelationshipFacts, Stage, stage

_PLANNED = ("booked", "under_way")


def stages_on(clients: Sequence[Client], today: date, zone: ZoneInfo) -> dict[int, str]:
    """The stage of each of these clients on a day that is not before their kept columns were worked out."""
    begins_at = datetime.combine(today, time(), tzinfo=zone)
    planned = _with_later_visit(clients, begins_at)
    fans = [client.id for client in clients if client.stage == Stage.FAN]
    scores = read_last_scores(fans, zone)
    referrers = _referrers(fans)
    found = {}
    for client in clients:
        kept = _by_days(client, today, has_visit=client.id in planned)
        if kept == Stage.FAN and client.id not in referrers:
            kept = _fan_or_married(scores.get(client.id), today)
        found[client.id] = kept
    return found


def stage_on(client: Client, today: date) -> str:
    """The stage of R3 on a day; for many clients at once `stages_on` reads less."""
    return stages_on([client], today, get_zone())[client.id]


def has_coming_visit(today: date, zone: ZoneInfo) -> Any:
    """The condition that a client has a visit planned for this day or later."""
    begins_at = datetime.combine(today, time(), tzinfo=zone)
    later = Job.select(Job.client).where(_is_planned_from(begins_at))
    is_past = Client.next_visit_at < begins_at
    return Client.next_visit_at.is_null(False) & (~is_past | (is_past & Client.id.in_(later)))


def read_last_scores(client_ids: Iterable[int], zone: ZoneInfo) -> dict[int, LastScore]:
    """The newest score of each client: a number given, or an answer that counts as one (R5)."""
    found: dict[int, LastScore] = {}
    chosen = Feedback.client.in_(list(client_ids)) & (Feedback.score.is_null(False) | Feedback.answer.in_(list(Answer)))
    rows = Feedback.select(
        Feedback.client,
        Feedback.score,
        Feedback.answer,
        Feedback.answer_class,
        Feedback.is_confirmed,
        Feedback.asked_at,
        Feedback.probe_outcome,
    )
    # The newest that says something stands; the others of many years are not even looked at.
    for row in rows_of(rows.where(chosen).order_by(Feedback.asked_at.desc(), Feedback.id.desc())):
        if row.client_id in found:
            continue
        is_confirmed = bool(row.is_confirmed)
        score = row.score
        if score is None:
            score = score_from_answer(_answer_of(row), is_confirmed=is_confirmed)
        if score is not None:
            asked_on = row.asked_at.astimezone(zone).date()
            found[row.client_id] = LastScore(
                score=score, given_on=asked_on, is_confirmed=is_confirmed, heard=_heard(row, score)
            )
    return found


def _heard(row: Any, score: int) -> int:
    feeling = Feeling(row.answer_class) if row.answer_class else None
    return heard_score(score, feeling, ProbeOutcome(row.probe_outcome) if row.probe_outcome else None)


def _answer_of(row: Any) -> Answer:
    """What their answer counts as: a Great in words that hurt is none."""
    heard = {Feeling.LOVE: Answer.GREAT, Feeling.GOOD: Answer.GOOD, Feeling.HURT: Answer.NOT_HAPPY}
    ticked = Answer(row.answer)
    return heard.get(Feeling(row.answer_class), ticked) if row.answer_class in frozenset(heard) else ticked


def _by_days(client: Client, today: date, *, has_visit: bool) -> str:
    base = str(client.stage)
    if base in (Stage.ENDED, Stage.STRANGER) or client.visit_count == 0 or has_visit:
        return base
    if client.lost_on is not None and client.lost_on <= today:
        return Stage.LOST.value
    if client.drifting_on is not None and client.drifting_on <= today:
        return Stage.DRIFTING.value
    return base


def _with_later_visit(clients: Sequence[Client], begins_at: datetime) -> set[int]:
    """Who has a visit planned from this moment on; the jobs are asked only where the kept one has passed."""
    coming = {each.id for each in clients if each.next_visit_at is not None and each.next_visit_at >= begins_at}
    passed = [each.id for each in clients if each.next_visit_at is not None and each.id not in coming]
    if passed:
        chosen = Job.select(Job.client).where(_is_planned_from(begins_at) & Job.client.in_(passed))
        coming |= {row.client_id for row in chosen}
    return coming


def _is_planned_from(begins_at: datetime) -> Any:
    return Job.state.in_(_PLANNED) & (Job.starts_at >= begins_at) & Job.archived_at.is_null()


def _referrers(client_ids: Sequence[int]) -> set[int]:
    if not client_ids:
        return set()
    chosen = Referral.select(Referral.referrer).where(
        Referral.referrer.in_(client_ids) & Referral.converted_on.is_null(False)
    )
    return {row.referrer_id for row in chosen}


def _fan_or_married(last_score: LastScore | None, today: date) -> str:
    return stage(RelationshipFacts(visit_count=3, last_score=last_score), today).value
