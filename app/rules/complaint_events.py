"""What happens to a complaint, as an append-only list of events: who, when, what, in whose words (R7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.rules.complaints import Category, ComplaintFacts
from app.rules.feedback import Answer


class EventKind(StrEnum):
    """What an event says."""

    LOGGED = "logged"
    CONTACTED = "contacted"
    HEARD = "heard"
    FELT = "felt"
    APOLOGISED = "apologised"
    ASKED = "asked"
    PROMISED = "promised"
    PROMISE_BROKEN = "promise_broken"
    PAUSED = "paused"
    RESUMED = "resumed"
    VISITED = "visited"
    FIXED = "fixed"
    CHECK_TRIED = "check_tried"
    CHECKED_BACK = "checked_back"
    THANKED = "thanked"
    DIAGNOSED = "diagnosed"
    CLOSED = "closed"
    CLOSED_UNCONFIRMED = "closed_unconfirmed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    OWNER_CHANGED = "owner_changed"
    RECLASSIFIED = "reclassified"
    NEED_BY_SET = "need_by_set"
    DRY_CONFIRMED = "dry_confirmed"
    STEP_SKIPPED = "step_skipped"
    PREVENTED = "prevented"
    NOTED = "noted"


class Step(StrEnum):
    """The recovery steps of R7 in their order; each is done, skipped with a reason, or open."""

    HEARD = "heard"
    FELT = "felt"
    APOLOGISED = "apologised"
    ASKED = "asked"
    PROMISED = "promised"
    FIXED = "fixed"
    CHECKED_BACK = "checked_back"
    THANKED = "thanked"
    DIAGNOSED = "diagnosed"


class FixOutcome(StrEnum):
    """What the fix was; a complaint cannot reach Check back without one."""

    VISIT = "visit"
    ON_THE_PHONE = "on_the_phone"
    REFUND = "refund"
    APOLOGY_ACCEPTED = "apology_accepted"
    NOTHING_WANTED = "nothing_wanted"


class BoardColumn(StrEnum):
    """Where a complaint stands on the board; the last two are terminal and stand beside it."""

    CALL_BACK = "call_back"
    PUT_RIGHT = "put_right"
    CHECK_BACK = "check_back"
    MADE_GOOD = "made_good"
    CLOSED_UNCONFIRMED = "closed_unconfirmed"
    WITHDRAWN = "withdrawn"


OPEN_COLUMNS = frozenset({BoardColumn.CALL_BACK, BoardColumn.PUT_RIGHT, BoardColumn.CHECK_BACK})


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, when it is due, and who keeps it."""

    what: str
    due_at: datetime
    by: int | None


class CauseKind(StrEnum):
    """Where a complaint came from; for the firm to learn, never to rank people."""

    PERSON = "person"
    PROCESS = "process"
    PRODUCT = "product"
    CLIENT_EXPECTATION = "client_expectation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was learnt at closing besides the lesson, which stands in the event's words (R7, R12).

    `prevention` is what will be done so that it does not happen again, by whom and until which day; `trainee` and
    `topic` say that it is a training.
    """

    cause_kind: CauseKind | None = None
    cause: str = ""
    prevention: str = ""
    owner: int | None = None
    due_on: date | None = None
    trainee: int | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintEvent:
    """One thing that happened; only the fields its kind speaks of are set.

    `words` are the client's own (logged, heard, felt, asked, checked_back) or the reason (step_skipped, withdrawn,
    paused) or the lesson (diagnosed). A logged event holds the category, and may hold facts, the moment of receipt,
    the end of the cleaning, the need-by date and who is complained about. `is_automatic` marks an auto-reply, which
    stops no clock; `keeps_promise` marks a contact that was the promised thing itself. A fix may hold what was given
    back and what else it cost, in minor units. A logged event that a file brought may say from when our clocks run:
    what another program did is not measured by our promised times.
    """

    kind: EventKind
    at: datetime
    by: int | None = None
    words: str = ""
    category: Category | None = None
    facts: ComplaintFacts | None = None
    received_at: datetime | None = None
    clocks_from: datetime | None = None
    cleaning_ended_at: datetime | None = None
    need_by_on: date | None = None
    complained_about: frozenset[int] = frozenset()
    owner: int | None = None
    promise: Promise | None = None
    until_on: date | None = None
    outcome: FixOutcome | None = None
    answer: Answer | None = None
    score: int | None = None
    step: Step | None = None
    is_automatic: bool = False
    keeps_promise: bool = False
    refund_minor: int = 0
    cost_minor: int = 0
    diagnosis: Diagnosis | None = None
