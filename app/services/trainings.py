"""Writes that somebody was trained, as the prevention of a complaint asked for it (R12)."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from app.models.team import Training, TrainingTopic
from app.unit_of_work import UnitOfWork


def note_training(work: UnitOfWork, person_id: int, topic_name: str, complaint_id: int, today: date) -> None:
    """The person was trained today by whoever signs; a topic the firm does not have yet is added."""
    named = (TrainingTopic.name == topic_name) & TrainingTopic.archived_at.is_null()
    topic = TrainingTopic.get_or_none(named)
    if topic is None:
        topic = TrainingTopic(name=topic_name)
        work.save(topic)
    work.save(
        Training(
            person_id=person_id,
            topic_id=topic.id,
            trainer_id=work.person_id,
            trained_on=today,
            expires_on=today + relativedelta(months=topic.valid_months),
            complaint_id=complaint_id,
        )
    )
