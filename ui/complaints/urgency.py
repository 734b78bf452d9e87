"""How urgent a complaint would be if it were saved now: class, deadlines, and the words for both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.rules.complaint_clocks import CLASS_SPANS, ClockKind, clocks
from app.rules.complaints import (
    Category,
    ComplaintFacts,
    PriorityClass,
    is_need_by_near,
    priority_class,
    severity_of,
)
from app.rules.lateness_words import minutes_late
from app.rules.promised_times import PromisedTimes
from app.translations import gettext as _
from app.translations import ngettext


@dataclass(frozen=True, slots=True)
class Urgency:
    """Severity, class with its words, and the moments by which we answer, come and have put it right."""

    severity: int
    priority: PriorityClass
    words: str
    answer_by: datetime
    site_by: datetime | None
    resolved_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a complaint form knows at a moment."""

    words: str
    category: Category
    effort: int
    is_public: bool
    is_vulnerable: bool
    is_repeat: bool
    need_by_on: date | None
    cleaning_ended_at: datetime | None


def urgency_of(heard: Heard, now: datetime, promised: PromisedTimes) -> Urgency:
    """The class and clocks of R6 for what the form holds, by the hours and times that are promised now."""
    working_time = promised.working_time
    wet_for: timedelta | None = None if heard.cleaning_ended_at is None else now - heard.cleaning_ended_at
    severity = severity_of(heard.category, wet_for=wet_for, minutes_late=minutes_late(heard.words))
    facts = ComplaintFacts(
        severity=severity,
        effort=heard.effort,
        is_public=heard.is_public,
        is_vulnerable=heard.is_vulnerable or is_need_by_near(heard.need_by_on, now, working_time),
        is_repeat=heard.is_repeat,
    )
    priority = priority_class(facts)
    running = clocks(priority, now, working_time, heard.need_by_on, promised.spans)
    due = {clock.kind: clock.due_at for clock in running}
    words = class_words(priority, promised.spans[priority].answer)
    return Urgency(severity, priority, words, due[ClockKind.ANSWER], due.get(ClockKind.SITE), due[ClockKind.RESOLVED])


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
