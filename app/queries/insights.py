"""Honest numbers of the last twelve months: what clients answer, and who comes a second time (S0.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from peewee import Case, fn

from app.models.aftercare import Feedback
from app.models.clients import Client
from app.queries.hand_over import joined

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """How often clients said each answer."""

    great: int
    good: int
    not_happy: int

    @property
    def whole(self) -> int:
        """How many answered."""
        return self.great + self.good + self.not_happy


@dataclass(frozen=True, slots=True)
class ComeBackCount:
    """Clients who came a second time, of those whose first time to come again has passed."""

    returned: int
    due: int


@dataclass(frozen=True, slots=True)
class BaseValue:
    """What the clients with us are worth in a usual year, what of it is at risk, and who was not seen for a year."""

    client_count: int
    annual_minor: int
    at_risk_minor: int
    unvisited_count: int
    unvisited_minor: int


def get_base_value(today: date) -> BaseValue:
    """Sums over the kept columns of everybody who had a visit and is still with us (S3.17)."""
    with_us = Client.archived_at.is_null() & Client.merged_into.is_null() & (Client.ended_reason == "")
    is_unseen = Client.last_visit_on < today - relativedelta(months=_MONTHS)
    unseen, unseen_annual = Case(None, [(is_unseen, 1)], 0), Case(None, [(is_unseen, Client.annual_value_minor)], 0)
    columns = (
        fn.COUNT(Client.id), fn.SUM(Client.annual_value_minor), fn.SUM(Client.value_at_risk_minor), fn.SUM(unseen),
        fn.SUM(unseen_annual),
    )  # fmt: skip
    sums = Client.select(*columns).where(with_us & (Client.visit_count > 0)).tuples().first()
    return BaseValue(*(int(each or 0) for each in sums))


def count_answers(now: datetime) -> AnswerCounts:
    """The answers of the last twelve months."""
    since = now - relativedelta(months=_MONTHS)
    chosen = Feedback.select(Feedback.answer, fn.COUNT(Feedback.id).alias("how_many")).where(Feedback.asked_at >= since)
    counts = {row.answer: row.how_many for row in joined(chosen.group_by(Feedback.answer))}
    return AnswerCounts(counts.get("great", 0), counts.get("good", 0), counts.get("not_happy", 0))


def count_come_back(today: date) -> ComeBackCount:
    """Came back, of everyone who was due; a client who is not due yet counts nowhere."""
    present = Client.archived_at.is_null() & Client.merged_into.is_null()
    returned = Client.select().where(present & (Client.visit_count >= 2)).count()
    waiting = Client.select().where(present & (Client.visit_count == 1) & (Client.due_on <= today)).count()
    return ComeBackCount(returned, returned + waiting)
