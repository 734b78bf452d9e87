"""The frozen rows that reads hand to screens, papers and commands; neighbours in this folder fill them.

Moments are aware and in UTC, days are civil dates of the firm, money is in minor units of the firm's currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.queries.firm_rows import PersonRow
    from app.queries.ways_to_ask import WayToAsk


@dataclass(frozen=True, slots=True)
class JobRow:
    """One visit in a list or on the plan."""

    id: int
    number: int
    client_id: int
    client_name: str
    state: str
    description: str
    starts_at: datetime | None
    ends_at: datetime | None
    technician_id: int | None
    technician_name: str
    van_name: str
    price_minor: int
    billed_minor: int | None
    paid_minor: int
    is_chargeable: bool
    complaint_id: int | None
    street: str
    town: str
    version: int
    postal_code: str = ""
    window_starts_at: datetime | None = None
    window_ends_at: datetime | None = None
    van_id: int | None = None
    agreement_date_id: int | None = None


@dataclass(frozen=True, slots=True)
class JobLineRow:
    """What is to be done in one room, and its price."""

    id: int
    area_id: int | None
    price_item_id: int | None
    name: str
    to_do: str
    fibre: str
    quantity_hundredths: int
    unit: str
    price_minor: int
    marks_found: str
    unit_price_minor: int | None = None
    is_tax_exempt: bool = False
    guarantee_exclusion: str = ""


@dataclass(frozen=True, slots=True)
class JobDetails:
    """One job with its lines, as the job form shows it."""

    job: JobRow
    site_id: int | None
    lines: tuple[JobLineRow, ...]
    expectation: str
    arrived_at: datetime | None
    left_at: datetime | None
    finished_at: datetime | None
    products: str
    dry_by_at: datetime | None
    next_agreed_on: date | None
    next_chapter: str
    end_reason: str
    guarantee_until_on: date | None
    sheet_printed_at: datetime | None
    is_keyed: bool = False
    quoted_at: datetime | None = None
    is_put_away: bool = False


@dataclass(frozen=True, slots=True)
class GuaranteeRow:
    """Our promise after a visit as the client card shows it: until when, and the areas it leaves out with why."""

    job_id: int
    job_number: int
    until_on: date
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RewardRow:
    """A certificate or surprise extra that is due, held, printed or redeemed."""

    id: int
    number: str
    client_id: int
    client_name: str
    rule: str
    level: int
    state: str
    earned_on: date
    due_on: date | None
    gift: str
    valid_until_on: date | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """Anything promised to anyone: what, by when, and who keeps it; a need that nobody promised has a `need_id`."""

    id: int
    client_id: int
    client_name: str
    what: str
    due_at: datetime
    owner_name: str
    complaint_id: int | None
    is_late: bool
    need_id: int | None = None
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One technician's day on the plan; the column of nobody holds visits without anybody who drives."""

    technician: PersonRow
    jobs: tuple[JobRow, ...]

    @property
    def technician_id(self) -> int | None:
        """Who drives; None in the column of nobody."""
        return self.technician.id or None


@dataclass(frozen=True, slots=True)
class ClashRow:
    """Two visits that want the same technician or the same van at the same time."""

    first: JobRow
    second: JobRow
    is_van: bool


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day by technician, and what waits to be planned; `closed_words` say why the firm is closed that day."""

    day: date
    columns: tuple[DayColumn, ...]
    to_plan: tuple[JobRow, ...]
    clashes: tuple[ClashRow, ...] = ()
    closed_words: str = ""
    is_closed: bool = False
    opens: int = 0
    closes: int = 0


@dataclass(frozen=True, slots=True)
class AftercareRow:
    """A finished job whose client has not been asked yet, or a good answer or a silence that wants a probe."""

    client_id: int
    client_name: str
    phone: str
    job_id: int
    job_number: int
    finished_at: datetime
    technician_id: int | None
    technician_name: str
    what: str
    feedback_id: int | None
    is_probe: bool
    due_at: datetime | None
    is_silent: bool = False
    try_count: int = 0
    owner_id: int | None = None
    owner_name: str = ""
    words: str = ""
    way: WayToAsk | None = None
