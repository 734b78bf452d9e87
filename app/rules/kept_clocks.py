"""What the columns of a closed complaint prove about its clocks: they may acquit, only the events convict (R6).

A report over years cannot walk through every event of every complaint. Where the columns show beyond doubt that each
clock was met in time, they are enough; wherever there is any doubt, the events have to be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.rules.complaint_clocks import CHECK_BACK_AFTER, Clock, ClockKind
from app.rules.complaint_events import BoardColumn, EventKind
from app.rules.complaints import Category

TURNING_KINDS = frozenset(
    {
        EventKind.PROMISE_BROKEN,
        EventKind.PAUSED,
        EventKind.RESUMED,
        EventKind.REOPENED,
        EventKind.RECLASSIFIED,
        EventKind.NEED_BY_SET,
        EventKind.NOTED,
    }
)
"""After one of these the columns no longer tell the whole story (a note may take an earlier step back)."""

SINGLE_KINDS = frozenset({EventKind.PROMISED, EventKind.FIXED, EventKind.CHECKED_BACK})
"""What happens once in a plain story; a second one begins a new round or a new promise."""

# The check-back runs 72 hours on the wall clock, which summer time may shorten by one.
_SURELY_IN_TIME = CHECK_BACK_AFTER - timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMoments:
    """The moments that the columns of a complaint keep, as its list of events left them."""

    category: Category
    column: BoardColumn
    received_at: datetime
    answer_due_at: datetime
    site_due_at: datetime | None
    resolve_due_at: datetime
    promise_due_at: datetime | None
    answered_at: datetime | None
    seen_at: datetime | None
    fixed_at: datetime | None
    checked_at: datetime | None
    closed_at: datetime | None


def clocks_in_time(kept: KeptMoments) -> tuple[Clock, ...] | None:
    """The clocks of a closed complaint, each met in time; None when the columns cannot prove that.

    Ask only about a complaint without an event of `TURNING_KINDS` and with at most one of each of `SINGLE_KINDS`.
    The clock of a promise is given as met by the fix, the latest moment at which it can have been.
    """
    answered_at, fixed_at = kept.answered_at, kept.fixed_at
    if kept.closed_at is None or kept.category is Category.OVER_WET or answered_at is None or fixed_at is None:
        return None
    on_site_at = fixed_at if kept.seen_at is None else min(kept.seen_at, fixed_at)
    found = [
        _clock(ClockKind.ANSWER, kept.received_at, kept.answer_due_at, answered_at),
        _clock(ClockKind.SITE, kept.received_at, kept.site_due_at, on_site_at),
        _clock(ClockKind.RESOLVED, kept.received_at, kept.resolve_due_at, fixed_at),
        _clock(ClockKind.PROMISE, kept.received_at, kept.promise_due_at, fixed_at),
    ]
    asked_at = kept.checked_at
    if kept.column is BoardColumn.MADE_GOOD and asked_at is not None:
        found.append(_clock(ClockKind.CHECK_BACK, fixed_at, fixed_at + _SURELY_IN_TIME, asked_at))
    elif kept.column is not BoardColumn.CLOSED_UNCONFIRMED or kept.closed_at > fixed_at + _SURELY_IN_TIME:
        return None
    clocks = tuple(each for each in found if each is not None)
    return clocks if all(each.met_at is not None and each.met_at <= each.due_at for each in clocks) else None


def _clock(kind: ClockKind, started_at: datetime, due_at: datetime | None, met_at: datetime) -> Clock | None:
    if due_at is None:
        return None
    return Clock(kind=kind, started_at=started_at, due_at=due_at, amber_at=due_at, met_at=met_at)
