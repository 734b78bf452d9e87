"""What became of closed complaints by R7, read for very many at once: won back in two grades, pending, or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from peewee import Expression, fn

from app.models.aftercare import Feedback
from app.models.clients import Client
from app.models.complaints import Complaint
from app.queries.complaint_rows import CareNumbers
from app.queries.hand_over import tuples_of
from app.rules.complaint_events import BoardColumn
from app.rules.complaints import Category
from app.rules.visit_interval import HOME_NORMAL_DAYS
from app.rules.won_back import TOLD_US_SCORE, Chip, RecoveryFacts, ScoreGiven, WonBack, chip, won_back


@dataclass(frozen=True, slots=True)
class _Closed:
    """One closed complaint as its kept columns tell it."""

    id: int
    category: str
    state: str
    fixed_at: datetime
    came_back_on: date | None
    about_person_id: int | None
    expected_days: int | None


def is_closed_since(since: datetime) -> Expression:
    """The condition for complaints closed at or after a moment, withdrawn ones left out."""
    # Said by what it is not, so that SQLite takes the index of closing days and not that of states, which finds all.
    condition: Expression = (Complaint.closed_at >= since) & (Complaint.state != BoardColumn.WITHDRAWN.value)
    return condition


def read_results(chosen: Expression, today: date, zone: ZoneInfo) -> dict[int, WonBack]:
    """What became of each complaint that the condition chooses and that was fixed, by its id.

    Came back is read from the day that is kept with the complaint; told us from the answers after the fix.
    """
    is_not_withdrawn = Complaint.state != BoardColumn.WITHDRAWN.value
    is_fixed = chosen & is_not_withdrawn & Complaint.closed_at.is_null(False) & Complaint.fixed_at.is_null(False)
    rows = _list_closed(is_fixed)
    waiting = is_fixed & Complaint.came_back_on.is_null()
    is_any_waiting = any(row.came_back_on is None for row in rows)
    scores = _scores(waiting, zone) if is_any_waiting else {}
    again = _complained_again(waiting, zone) if is_any_waiting else {}
    return {row.id: _result(row, scores.get(row.id, ()), again.get(row.id, ()), today, zone) for row in rows}


def get_numbers(now: datetime, zone: ZoneInfo) -> CareNumbers:
    """Typical days to peace over twelve months, and won back of all closed this year; never one blended figure."""
    local = now.astimezone(zone)
    year = is_closed_since(datetime.combine(date(local.year, 1, 1), time(), tzinfo=zone))
    states = tuples_of(Complaint.select(Complaint.id, Complaint.state).where(year))
    results = read_results(year, local.date(), zone)
    chips = [chip(BoardColumn(state), results.get(complaint_id)) for complaint_id, state in states]
    days = _days_to_peace(now - relativedelta(months=12))
    return CareNumbers(
        typical_days_to_peace=median(days) if days else None,
        won_back_count=chips.count(Chip.WON_BACK),
        came_back_count=sum(result is WonBack.CAME_BACK for result in results.values()),
        closed_count=len(chips),
        pending_count=chips.count(Chip.AT_PEACE),
    )


def _days_to_peace(since: datetime) -> list[float]:
    """Days from receipt to the client's own closing words, for those made good since a moment."""
    made_good = is_closed_since(since) & (Complaint.state != BoardColumn.CLOSED_UNCONFIRMED.value)
    moments = tuples_of(Complaint.select(Complaint.received_at, Complaint.closed_at).where(made_good))
    return [(closed_at - received_at) / timedelta(days=1) for received_at, closed_at in moments]


def _list_closed(chosen: Expression) -> list[_Closed]:
    columns = (
        Complaint.id,
        Complaint.category,
        Complaint.state,
        Complaint.fixed_at,
        Complaint.came_back_on,
        Complaint.about_person,
        Client.expected_interval_days,
    )
    rows = Complaint.select(*columns).join(Client, on=(Complaint.client == Client.id)).where(chosen)
    return [_Closed(*values) for values in tuples_of(rows)]


def _scores(chosen: Expression, zone: ZoneInfo) -> Mapping[int, list[ScoreGiven]]:
    """What clients said after the fix that may count as told us: a 9 or 10, or a Great that was confirmed."""
    is_great = Feedback.score.is_null() & (Feedback.answer == "great") & (Feedback.is_confirmed == True)  # noqa: E712 - SQL
    answers = (
        Feedback.select(Complaint.id, Feedback.asked_at, Feedback.score, Feedback.asked_by)
        .join(Complaint, on=(Feedback.client == Complaint.client))
        .where(chosen & (Feedback.asked_at >= Complaint.fixed_at) & ((Feedback.score >= TOLD_US_SCORE) | is_great))
    )
    found: defaultdict[int, list[ScoreGiven]] = defaultdict(list)
    for complaint_id, asked_at, score, asked_by in tuples_of(answers):
        on = asked_at.astimezone(zone).date()
        found[complaint_id].append(ScoreGiven(on=on, score=10 if score is None else score, asked_by=asked_by))
    return found


def _complained_again(chosen: Expression, zone: ZoneInfo) -> Mapping[int, list[date]]:
    """The days of later complaints of the same client and category."""
    later = Complaint.alias()
    # Compared as a computed value, so that SQLite goes by the client, who has few complaints, and not by the category.
    is_later = (
        (later.client == Complaint.client)
        & (fn.LOWER(later.category) == Complaint.category)
        & (later.received_at > Complaint.received_at)
        & (later.state != BoardColumn.WITHDRAWN.value)
    )
    pairs = Complaint.select(Complaint.id, later.received_at).join(later, on=is_later).where(chosen)
    found: defaultdict[int, list[date]] = defaultdict(list)
    for complaint_id, received_at in tuples_of(pairs):
        found[complaint_id].append(received_at.astimezone(zone).date())
    return found


def _result(
    row: _Closed, scores: list[ScoreGiven] | tuple[()], again: list[date] | tuple[()], today: date, zone: ZoneInfo
) -> WonBack:
    facts = RecoveryFacts(
        category=Category(row.category),
        fixed_on=row.fixed_at.astimezone(zone).date(),
        expected_days=row.expected_days or HOME_NORMAL_DAYS,
        is_closed=True,
        is_confirmed=row.state == BoardColumn.MADE_GOOD,
        scores=tuple(scores),
        returned_on=() if row.came_back_on is None else (row.came_back_on,),
        complained_about=frozenset() if row.about_person_id is None else frozenset({row.about_person_id}),
        complained_again_on=tuple(again),
    )
    found = won_back(facts, today)
    assert found is not None
    return found
