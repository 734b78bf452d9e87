"""The frozen rows of the papers about a complaint; moments stand in the firm's zone, days and times are the firm's.

The letter goes to the client, so its row has no field for a cause, a class, a mark, a cost or a note; the page is for
us alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class RecoveryLetterRow:
    """What the letter after a complaint says; whatever is not known is empty, and the letter speaks around it.

    `outcome` is how it was put right (visit, on_the_phone, refund, apology_accepted, nothing_wanted), empty before.
    A promise stands here only while it can still be kept.
    """

    complaint_number: int
    client_name: str
    greeting_name: str
    their_words: str
    told_on: date
    written_on: date
    street_lines: tuple[str, ...] = ()
    town_line: str = ""
    outcome: str = ""
    fixed_on: date | None = None
    fixed_by: str = ""
    fix_words: str = ""
    promised_what: str = ""
    promised_by: str = ""
    promise_due_on: date | None = None
    prevention: str = ""
    lesson: str = ""
    owner_name: str = ""
    owner_title: str = ""
    owner_phone: str = ""
    gift: str = ""
    gift_until_on: date | None = None


@dataclass(frozen=True, slots=True)
class PageClockRow:
    """One clock: what it waited for, since when, until when, when it was met; `late_by_minutes` is 0 if in time."""

    kind: str
    started_at: datetime
    due_at: datetime
    met_at: datetime | None
    late_by_minutes: int = 0
    is_paused: bool = False
    is_earlier_round: bool = False


@dataclass(frozen=True, slots=True)
class PageStepRow:
    """One of the six steps: done at a moment by somebody in these words, left out with this reason, or open."""

    is_done: bool = False
    is_left_out: bool = False
    at: datetime | None = None
    person_name: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PageAnswerRow:
    """What the client said when we asked again, or that we reached nobody."""

    at: datetime
    person_name: str
    is_reached: bool
    answer: str = ""
    score: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PageEventRow:
    """One line of the list of what happened; one that was taken back stays and says so."""

    at: datetime
    kind: str
    person_name: str
    words: str
    is_taken_back: bool = False


@dataclass(frozen=True, slots=True)
class PageJobRow:
    """The job a complaint is about."""

    number: int
    visit_on: date | None
    technician_name: str
    price_minor: int


@dataclass(frozen=True, slots=True)
class PageWeightRow:
    """How heavy a complaint is (R6): what went wrong, how grave, the four marks, and what they come to."""

    category: str
    severity: int
    points: int
    priority: str
    effort: int = 0
    is_public: bool = False
    is_vulnerable: bool = False
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class PagePromiseRow:
    """What we promised, who keeps it and until when; `is_broken` stays true when a later promise was kept."""

    what: str
    person_name: str
    due_at: datetime
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class PageFixRow:
    """How it was put right, when and by whom."""

    outcome: str
    at: datetime
    person_name: str
    words: str


@dataclass(frozen=True, slots=True)
class PageLearntRow:
    """Why it happened, what we learned, and what is to keep it from happening again: who sees to it, until when."""

    cause: str = ""
    cause_kind: str = ""
    lesson: str = ""
    prevention: str = ""
    person_name: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class ComplaintPageRow:
    """Everything we know of one complaint, for our own file.

    `chip` is what became of it once it is closed: won_back, at_peace, lost, unconfirmed, withdrawn. `cost_minor` is
    what putting it right has cost us.
    """

    number: int
    printed_at: datetime
    client_name: str
    words: str
    received_at: datetime
    state: str
    weight: PageWeightRow
    client_years: int = 0
    visit_count: int = 0
    client_phone: str = ""
    owner_name: str = ""
    job: PageJobRow | None = None
    expected: str = ""
    wanted: str = ""
    meaning: str = ""
    need_by_on: date | None = None
    paused_until_on: date | None = None
    clocks: tuple[PageClockRow, ...] = ()
    steps: tuple[PageStepRow, ...] = ()
    promise: PagePromiseRow | None = None
    fix: PageFixRow | None = None
    cost_minor: int = 0
    answers: tuple[PageAnswerRow, ...] = ()
    learnt: PageLearntRow = PageLearntRow()
    chip: str = ""
    closed_at: datetime | None = None
    events: tuple[PageEventRow, ...] = ()
