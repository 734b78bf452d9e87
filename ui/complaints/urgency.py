"""How urgent a complaint would be if it were saved now: class, deadlines, and the words for both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.rules.complaint_clocks import ClockKind
from app.rules.complaint_events import ComplaintEvent
from app.rules.complaint_history import derive
from app.rules.complaints import PriorityClass
from app.rules.working_time import WorkingTime
from app.translations import gettext as _


@dataclass(frozen=True, slots=True)
class Urgency:
    """Severity, class, points and the moments by which we answer, come and have put it right."""

    severity: int
    priority: PriorityClass
    points: int
    is_vulnerable: bool
    answer_by: datetime
    site_by: datetime | None
    resolved_by: datetime


def urgency_of(event: ComplaintEvent, now: datetime, working_time: WorkingTime) -> Urgency:
    """What saving would make of the event with which a complaint begins: the same derivation, so the same answer."""
    state = derive([event], working_time, now)
    due = {clock.kind: clock.due_at for clock in state.clocks}
    return Urgency(
        severity=state.facts.severity,
        priority=state.priority,
        points=state.points,
        is_vulnerable=state.facts.is_vulnerable,
        answer_by=due[ClockKind.ANSWER],
        site_by=due.get(ClockKind.SITE),
        resolved_by=due[ClockKind.RESOLVED],
    )


def class_words(priority: PriorityClass) -> str:
    """A class of urgency as people say it."""
    return {
        PriorityClass.P1: _("Drop everything"),
        PriorityClass.P2: _("Today"),
        PriorityClass.P3: _("Within a working day"),
        PriorityClass.P4: _("Within two working days"),
    }[priority]
