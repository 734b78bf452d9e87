"""What the firm promises: its hours and the time of each class, as versions, each in force from its moment on (R6).

A complaint is measured by what was in force when it was received, so a change of the hours rewrites no promise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.rules.complaint_clocks import CLASS_SPANS, ClassSpans
from app.rules.complaints import PriorityClass
from app.rules.working_time import WorkingTime


@dataclass(frozen=True, slots=True)
class PromisedTimes:
    """One version: the calendar and the spans of the classes, in force since a moment (None: from the beginning)."""

    working_time: WorkingTime
    spans: Mapping[PriorityClass, ClassSpans] = field(default_factory=lambda: CLASS_SPANS)
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimesInForce:
    """Every version in the order of time; there is always at least one."""

    versions: tuple[PromisedTimes, ...]

    @property
    def newest(self) -> PromisedTimes:
        """What is promised from now on."""
        return self.versions[-1]

    def at(self, moment: datetime) -> PromisedTimes:
        """What was promised at this moment: the version that was in force then."""
        for version in reversed(self.versions):
            if version.since is None or version.since <= moment:
                return version
        return self.versions[0]


class SpanFault(StrEnum):
    """What is wrong with the times of the classes."""

    LOOSER_THAN_NEXT = "looser_than_next"  # a more urgent class would get more time
    FIX_BEFORE_VISIT = "fix_before_visit"  # it would have to be put right before we come


def span_fault(spans: Mapping[PriorityClass, ClassSpans]) -> tuple[PriorityClass, SpanFault] | None:
    """The first class, from the most urgent, whose times do not fit; None when all do (R6).

    A class without a visit leaves it all the time there is; so no less urgent class may have one either.
    """
    for urgent, next_urgent in zip(PriorityClass, list(PriorityClass)[1:], strict=False):
        if _is_looser(spans[urgent], spans[next_urgent]):
            return urgent, SpanFault.LOOSER_THAN_NEXT
    for priority in PriorityClass:
        span = spans[priority]
        if span.site_days is not None and span.site_days > span.resolved_days:
            return priority, SpanFault.FIX_BEFORE_VISIT
    return None


def _is_looser(urgent: ClassSpans, calmer: ClassSpans) -> bool:
    if urgent.answer > calmer.answer or urgent.resolved_days > calmer.resolved_days:
        return True
    if calmer.site_days is None:
        return False
    return urgent.site_days is None or urgent.site_days > calmer.site_days
