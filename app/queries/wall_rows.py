"""The frozen rows of the wall monitor: what every visitor of the office may read, and nothing else; see rows.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class WallPromise:
    """Somebody who is counting on us: `called` is the first name, `name` has the initial too.

    `step` is the next one in a fixed verb and at most three words; `next_clock` and `chip` are those of ComplaintRow.
    """

    complaint_id: int
    name: str
    called: str
    years: int
    is_new: bool
    step: str
    next_clock: str
    due_at: datetime | None
    chip: str
    owner_name: str
    owner_initials: str


@dataclass(frozen=True, slots=True)
class WallVisit:
    """A visit to come: first name, initial and time."""

    name: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class WallWin:
    """The client who was won back last, in their own words as far as those name nobody; the words may be empty."""

    name: str
    years: int
    words: str
    won_on: date


@dataclass(frozen=True, slots=True)
class WallRow:
    """Everything on the wall at one reading: the first rows in the order of R6, how many more, and what is to come.

    `quiet_days` says for how long nobody has waited, if nobody waits; None if nobody ever did.
    """

    firm_name: str
    currency: str
    locale: str
    zone: ZoneInfo
    read_at: datetime
    waiting_count: int
    late_count: int
    promises: tuple[WallPromise, ...]
    next_promise: WallPromise | None
    visits: tuple[WallVisit, ...]
    win: WallWin | None
    quiet_days: int | None
    people_count: int = 0

    @property
    def more_count(self) -> int:
        """How many wait beside those in the rows."""
        return self.waiting_count - len(self.promises)
