"""The frozen rows about complaints: board, strip and one complaint; see rows.py for their units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.queries.complaint_work_rows import ComplaintWorkRow
from app.queries.promise_rows import OpenPromise


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One card of the Care Board, in the words and the clock that everybody sees.

    `next_clock` is answer, site, resolve, promise or check_back, or empty once closed; `chip` is late, due, on_track,
    paused, or the computed end: won_back, at_peace, lost, unconfirmed, withdrawn. `result` is the grade behind it:
    came_back, told_us, pending or not_won_back, empty while it is open. `is_raised` is a wet carpet that was raised by
    the hours alone; `is_promise_broken` a promise whose time has passed unkept.
    """

    id: int
    number: int
    client_id: int
    client_name: str
    client_years: int
    client_phone: str
    visit_count: int
    words: str
    category: str
    state: str
    priority: str
    points: int
    next_clock: str
    due_at: datetime | None
    is_late: bool
    chip: str
    owner_id: int | None
    owner_name: str
    owner_initials: str
    steps_done: tuple[bool, bool, bool, bool, bool, bool]
    promised_what: str
    promise_due_at: datetime | None
    received_at: datetime
    closed_at: datetime | None
    lesson: str
    version: int
    result: str = ""
    paused_until_on: date | None = None
    is_promise_broken: bool = False
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class ComplaintEventRow:
    """One line of a complaint's append-only list of events."""

    sequence: int
    kind: str
    happened_at: datetime
    person_name: str
    words: str


@dataclass(frozen=True, slots=True)
class ComplaintDetails:
    """One complaint as the panel beside the board shows it."""

    card: ComplaintRow
    expected: str
    wanted: str
    meaning: str
    severity: int
    effort: int
    is_public: bool
    is_vulnerable: bool
    is_repeat: bool
    job_id: int | None
    job_number: int | None
    job_on: date | None
    technician_name: str
    price_minor: int
    answer_due_at: datetime
    site_due_at: datetime | None
    resolve_due_at: datetime
    answered_at: datetime | None
    fixed_at: datetime | None
    fix_outcome: str
    check_try_count: int
    may_close_unconfirmed: bool
    breached_clocks: tuple[str, ...]
    events: tuple[ComplaintEventRow, ...]
    work: ComplaintWorkRow


@dataclass(frozen=True, slots=True)
class CareNumbers:
    """The figures in the board's head: typical days to peace, and won back of all closed this year.

    Came back is the stronger grade within won back; pending are closed in peace and may still come back.
    """

    typical_days_to_peace: float | None
    won_back_count: int
    came_back_count: int
    closed_count: int
    pending_count: int


@dataclass(frozen=True, slots=True)
class CareBoard:
    """The four columns, those waiting in the order of R6, and the figures above them.

    `otherwise` is beside them: closed in the last days without the client's words, or withdrawn; never in Made good.
    """

    call_back: tuple[ComplaintRow, ...]
    put_right: tuple[ComplaintRow, ...]
    check_back: tuple[ComplaintRow, ...]
    made_good: tuple[ComplaintRow, ...]
    otherwise: tuple[ComplaintRow, ...]
    numbers: CareNumbers


@dataclass(frozen=True, slots=True)
class CareStripRow:
    """What the strip on every screen says: how many wait, who first, or how long nobody has waited.

    `waiting_count` and `late_count` are of complaints, `late_promise_count` of promises outside them; `people_count`
    counts who waits for any of it, so that somebody with two complaints is one person.
    """

    waiting_count: int
    late_count: int
    first: tuple[ComplaintRow | OpenPromise, ...]
    quiet_days: int | None
    people_count: int = 0
    late_promise_count: int = 0
