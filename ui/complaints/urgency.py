"""How urgent a complaint would be if it were saved now: class, deadlines, and the words for both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.rules.complaint_clocks import CLASS_SPANS, ClockKind
from app.rules.complaint_events import ComplaintEvent
from app.rules.complaint_history import derive_in_force
from app.rules.complaints import PriorityClass
from app.rules.promised_times import TimesInForce
from app.translations import gettext as _
from app.translations import ngettext


@dataclass(frozen=True, slots=True)
class Urgency:
    """Severity, class with its words, points and the moments by which we answer, come and have put it right."""

    severity: int
    priority: PriorityClass
    words: str
    points: int
    is_vulnerable: bool
    answer_by: datetime
    site_by: datetime | None
    resolved_by: datetime


def urgency_of(event: ComplaintEvent, now: datetime, times: TimesInForce) -> Urgency:
    """What saving would make of the event with which a complaint begins: the same derivation, so the same answer."""
    state = derive_in_force([event], times, now)
    spans = times.at(event.received_at or event.at).spans
    due = {clock.kind: clock.due_at for clock in state.clocks}
    return Urgency(
        severity=state.facts.severity,
        priority=state.priority,
        words=class_words(state.priority, spans[state.priority].answer),
        points=state.points,
        is_vulnerable=state.facts.is_vulnerable,
        answer_by=due[ClockKind.ANSWER],
        site_by=due.get(ClockKind.SITE),
        resolved_by=due[ClockKind.RESOLVED],
    )


def class_words(priority: PriorityClass, answer: timedelta) -> str:
    """A class of urgency as people say it; where the firm promises other times than ours, how many hours it has."""
    if priority is not PriorityClass.P1 and answer != CLASS_SPANS[priority].answer:
        hours = round(answer / timedelta(hours=1))
        return ngettext("Within {count} working hour", "Within {count} working hours", hours).format(count=hours)
    return {
        PriorityClass.P1: _("Drop everything"),
        PriorityClass.P2: _("Today"),
        PriorityClass.P3: _("Within a working day"),
        PriorityClass.P4: _("Within two working days"),
    }[priority]
