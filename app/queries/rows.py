"""The frozen rows that reads hand to screens, papers and commands; neighbours in this folder fill them.

Moments are aware and in UTC, days are civil dates of the firm, money is in minor units of the firm's currency.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class ClientFilter(StrEnum):
    """The filters above the clients list."""

    ALL = "all"
    OPEN_COMPLAINT = "open_complaint"
    DRIFTING = "drifting"
    DUE = "due"
    ANNIVERSARY = "anniversary"


class ClientSort(StrEnum):
    """The columns by which the clients list can be sorted; each has an index."""

    NAME = "name"
    STREET = "street"
    LAST_VISIT = "last_visit"
    NEXT_VISIT = "next_visit"
    USUAL_GAP = "usual_gap"
    YEARS = "years"


class TimelineFilter(StrEnum):
    """The filter chips above a client's timeline."""

    EVERYTHING = "everything"
    JOBS = "jobs"
    CALLS = "calls"
    COMPLAINTS = "complaints"
    FEEDBACK = "feedback"
    LETTERS = "letters"


class BannerKind(StrEnum):
    """What the top banner of a card is about, worst first (ux.md section 4)."""

    BROKEN_PROMISE = "broken_promise"
    OPEN_COMPLAINT = "open_complaint"
    VISIT_TODAY = "visit_today"
    UNPAID = "unpaid"
    AFTERCARE_DUE = "aftercare_due"
    CERTIFICATE_DUE = "certificate_due"


@dataclass(frozen=True, slots=True)
class FirmDetails:
    """The firm as letterheads, formats and clocks need it."""

    name: str
    trade_line: str
    owner_name: str
    phone: str
    email: str
    website: str
    street: str
    town: str
    region: str
    postal_code: str
    country: str
    locale: str
    currency: str
    time_zone: str
    paper: str
    area_unit: str
    tax_name: str
    tax_basis_points: int
    is_tax_included: bool
    guarantee_days: int
    is_sample: bool
    version: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone of the team."""

    id: int
    name: str
    initials: str
    role: str
    title: str
    is_in_field: bool
    van_name: str

    @property
    def first_name(self) -> str:
        """The name people call across the office."""
        return self.name.split(" ", maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One line of the clients list."""

    id: int
    number: int
    name: str
    street: str
    town: str
    phone: str
    last_visit_on: date | None
    next_visit_at: datetime | None
    usual_gap_days: int | None
    years: int
    visit_count: int
    stage: str
    is_hurt: bool
    due_on: date | None
    rho: float | None
    owed_minor: int
    sort_value: str | int | date | datetime | None = None


@dataclass(frozen=True, slots=True)
class ContactPointRow:
    """A telephone number, e-mail address or web page."""

    id: int
    kind: str
    label: str
    value: str
    whose: str
    note: str
    is_preferred: bool


@dataclass(frozen=True, slots=True)
class SiteRow:
    """An address where we work, or where the bill goes."""

    id: int
    label: str
    street: str
    street_2: str
    town: str
    region: str
    postal_code: str
    country: str
    find_note: str
    access_note: str
    parking_note: str
    water_note: str
    is_main: bool
    is_billing_only: bool
    has_access_code: bool


@dataclass(frozen=True, slots=True)
class FactRow:
    """Something to remember about a client."""

    id: int
    kind: str
    headline: str
    detail: str
    is_private: bool
    may_print: bool
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A room, stair, rug or piece of upholstery, with the marks we know of."""

    id: int
    site_id: int
    name: str
    kind: str
    size_hundredths: int | None
    size_unit: str
    fibre: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """What a client said about one channel."""

    channel: str
    purpose: str
    is_allowed: bool
    source: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class BannerRow:
    """The one thing above everything else on a card."""

    kind: BannerKind
    words: str = ""
    due_at: datetime | None = None
    promised_by: str = ""
    complaint_id: int | None = None
    job_id: int | None = None
    reward_id: int | None = None
    amount_minor: int = 0


@dataclass(frozen=True, slots=True)
class FeelingRow:
    """One answer on the mood line: love, good or hurt, and when."""

    felt_on: date
    mood: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class LoyaltyRow:
    """The next certificate of a client: which, when, how far (0 to 1), and the reward if it exists."""

    rule: str
    level: int
    due_on: date
    progress: float
    reward_id: int | None
    state: str


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """What a client's work amounts to."""

    last_12_months_minor: int
    usual_price_minor: int
    owed_minor: int
    lifetime_minor: int


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


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing that happened with a client; `key` is unique within the timeline."""

    key: str
    kind: str
    happened_at: datetime
    headline: str
    words: str
    meta: str
    chip: str = ""
    job_id: int | None = None
    complaint_id: int | None = None
    reward_id: int | None = None
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class ClientDetails:
    """Everything the client card shows at once, except the timeline."""

    id: int
    number: int
    kind: str
    name: str
    preferred_name: str
    years: int
    first_visit_on: date | None
    visit_count: int
    stage: str
    is_hurt: bool
    due_on: date | None
    usual_gap_days: int | None
    rho: float | None
    why_us: str
    ended_reason: str
    archived_at: datetime | None
    contact_points: tuple[ContactPointRow, ...]
    sites: tuple[SiteRow, ...]
    facts: tuple[FactRow, ...]
    areas: tuple[AreaRow, ...]
    permissions: tuple[PermissionRow, ...]
    tags: tuple[str, ...]
    banner: BannerRow | None
    next_visit: JobRow | None
    last_visit: JobRow | None
    loyalty: LoyaltyRow | None
    feelings: tuple[FeelingRow, ...]
    money: MoneyRow
    timeline_counts: dict[str, int]
    version: int

    @property
    def main_phone(self) -> str:
        """The number to ring first, as typed, or nothing."""
        phones = [point for point in self.contact_points if point.kind == "phone"]
        preferred = [point for point in phones if point.is_preferred] or phones
        return preferred[0].value if preferred else ""

    @property
    def main_site(self) -> SiteRow | None:
        """The address where we usually work."""
        places = [site for site in self.sites if not site.is_billing_only]
        return next((site for site in places if site.is_main), places[0] if places else None)


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One card of the Care Board, in the words and the clock that everybody sees.

    `next_clock` is answer, site, resolve, promise or check_back, or empty once closed; `chip` is late, due, on_track,
    paused, or the computed end: won_back, at_peace, lost, unconfirmed, withdrawn.
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


@dataclass(frozen=True, slots=True)
class CareNumbers:
    """The two figures in the board's head: typical days to peace, and won back of all closed this year."""

    typical_days_to_peace: float | None
    won_back_count: int
    closed_count: int
    pending_count: int


@dataclass(frozen=True, slots=True)
class CareBoard:
    """The four columns, each in the order of R6, and the figures above them."""

    call_back: tuple[ComplaintRow, ...]
    put_right: tuple[ComplaintRow, ...]
    check_back: tuple[ComplaintRow, ...]
    made_good: tuple[ComplaintRow, ...]
    numbers: CareNumbers


@dataclass(frozen=True, slots=True)
class CareStripRow:
    """What the strip on every screen says: how many wait, who first, or how long nobody has waited."""

    waiting_count: int
    late_count: int
    first: tuple[ComplaintRow, ...]
    quiet_days: int | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One line of the find box; `kind` is client or job."""

    kind: str
    id: int
    client_id: int
    name: str
    line: str
    years: int = 0
    street: str = ""
    phone: str = ""
    last_visit_on: date | None = None
    has_open_complaint: bool = False


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
    """Anything promised to anyone: what, by when, and who keeps it."""

    id: int
    client_id: int
    client_name: str
    what: str
    due_at: datetime
    owner_name: str
    complaint_id: int | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class PriceItemRow:
    """One line of the price list."""

    id: int
    name: str
    unit: str
    price_minor: int
    minimum_minor: int
    minutes: int


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One technician's day on the plan."""

    technician: PersonRow
    jobs: tuple[JobRow, ...]


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day by technician, and what waits to be planned."""

    day: date
    columns: tuple[DayColumn, ...]
    to_plan: tuple[JobRow, ...]


@dataclass(frozen=True, slots=True)
class AftercareRow:
    """A finished job whose client has not been asked yet, or a good answer that wants a probe."""

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


@dataclass(frozen=True, slots=True)
class TodayRow:
    """The whole of the first screen."""

    promises: tuple[PromiseRow, ...]
    plan: DayPlan
    sheets_to_key: tuple[JobRow, ...]
    aftercare: tuple[AftercareRow, ...]
    aftercare_count: int
    loyalty: tuple[RewardRow, ...]
    drifting: tuple[ClientRow, ...]
    drifting_count: int
    tomorrow_on: date
    tomorrow_sheet_count: int
    strip: CareStripRow = field(default=CareStripRow(0, 0, (), None))
