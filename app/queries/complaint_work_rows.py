"""The frozen rows of working one complaint: its clocks, its list of events in full, and what may be done now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.rules.complaint_events import ComplaintEvent


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock: `kind` is answer, site, resolve, promise or check_back; `state` is met, late, due, on_track or paused.

    `is_breach`: it ran out before it was met; `is_earlier`: it belongs to a round before the last reopening.
    """

    kind: str
    due_at: datetime
    met_at: datetime | None
    state: str
    is_breach: bool
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class EventLineRow:
    """One line of what happened, with the names of the people it speaks of; undone lines stay and say so."""

    event: ComplaintEvent
    person_name: str
    other_name: str = ""
    is_taken_back: bool = False


@dataclass(frozen=True, slots=True)
class LinkedComplaintRow:
    """An earlier complaint that this one goes on with, or a later one that goes on with this."""

    id: int
    number: int
    received_at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class PutRightVisitRow:
    """The visit that is to put it right: booked, under way or done."""

    job_id: int
    number: int
    starts_at: datetime | None
    technician_name: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class PreventionRow:
    """What was decided so that it does not happen again, who sees to it until which day, and whether it is done."""

    what: str
    owner_name: str
    due_on: date | None
    done_at: datetime | None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class EndingRow:
    """What became of a closed complaint: `grade` is came_back, told_us, pending or not_won_back (R7)."""

    grade: str
    came_back_on: date | None
    score: int | None
    pending_until_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class ComplaintWorkRow:
    """What the panel beside the board needs beyond the card.

    `called`: the first name, or all of a firm's; `steps_open`: steps of R7 neither done nor left out; `good_count`:
    answers since the fix; `asked_after_good`: probe questions answered since the last of them; `paid_minor`: the most
    that can be given back.
    """

    called: str
    clocks: tuple[ClockRow, ...]
    lines: tuple[EventLineRow, ...]
    steps_open: tuple[str, ...]
    good_count: int
    asked_after_good: int
    probe_due_at: datetime | None
    probe_owner_name: str
    about_ids: frozenset[int]
    about_names: tuple[str, ...]
    need_by_on: date | None
    paused_until_on: date | None
    pause_reason: str
    may_confirm_dry: bool
    raised_at: datetime | None
    has_broken_promise: bool
    visit: PutRightVisitRow | None
    paid_minor: int
    refund_minor: int
    cost_minor: int
    cause_kind: str
    cause: str
    lesson: str
    prevention: PreventionRow | None
    training_topic: str
    follows: LinkedComplaintRow | None
    followed_by: tuple[LinkedComplaintRow, ...]
    ending: EndingRow | None
