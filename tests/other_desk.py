"""Somebody at another desk: own units and own events on the same database, so this desk hears of nothing by itself."""

from __future__ import annotations

from app.events import EventBus
from app.services.complaints import ComplaintService
from app.services.feedback import FeedbackService
from app.services.jobs import JobService
from app.services.rewards import RewardService
from app.unit_of_work import UnitsOfWork
from tests.builders import Firm


def complaints_of_desk(firm: Firm, person_id: int) -> ComplaintService:
    """What this person does about complaints at a desk of their own."""
    units = UnitsOfWork(firm.everafter.database, EventBus(), firm.clock)
    units.person_id = person_id
    feedback, rewards = FeedbackService(units, firm.clock), RewardService(units, firm.clock)
    return ComplaintService(units, firm.clock, JobService(units, firm.clock, feedback, rewards), feedback, rewards)
