"""Honest numbers of the last twelve months: what clients answer, and who comes a second time (S0.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from peewee import fn

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
