"""The frozen rows about clients: lists, card, timeline and find box; see rows.py for their units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.queries.rows import GuaranteeRow, JobRow
from app.queries.visit_wishes import WishRow


class TimelineFilter(StrEnum):
    """The filter chips above a client's timeline."""

    EVERYTHING = "everything"
    JOBS = "jobs"
    CALLS = "calls"
    COMPLAINTS = "complaints"
    FEEDBACK = "feedback"
    SAID = "said"
    LETTERS = "letters"
    MONEY = "money"


class BannerKind(StrEnum):
    """What the top banner of a card is about, worst first (ux.md section 4)."""

    BROKEN_PROMISE = "broken_promise"
    OPEN_COMPLAINT = "open_complaint"
    VISIT_TODAY = "visit_today"
    UNPAID = "unpaid"
    AFTERCARE_DUE = "aftercare_due"
    CERTIFICATE_DUE = "certificate_due"


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
    version: int = 1


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
    version: int = 1


@dataclass(frozen=True, slots=True)
class CodeLookRow:
    """Somebody looked at an access code; no name where nobody had signed in."""

    person_name: str
    looked_at: datetime


@dataclass(frozen=True, slots=True)
class AccessCodeRow:
    """That there is a code and what it opens; the code itself is in no row."""

    id: int
    site_id: int
    opens: str
    may_print: bool
    version: int
    looks: tuple[CodeLookRow, ...] = ()


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
    version: int = 1


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A stain or other mark on a floor."""

    id: int
    what: str
    stain: str = ""
    outcome: str = ""
    is_known_to_client: bool = False
    version: int = 1


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
    known_marks: tuple[MarkRow, ...] = ()
    construction: str = ""
    condition: str = ""
    version: int = 1

    @property
    def marks(self) -> tuple[str, ...]:
        """What each mark is, in the words it was noted with."""
        return tuple(mark.what for mark in self.known_marks)


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
    promise_id: int | None = None


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """How a client is called, who sent them, their household, and the rhythm agreed; each as it was written down."""

    salutation: str = ""
    first_name: str = ""
    last_name: str = ""
    company_name: str = ""
    preferred_name: str = ""
    birthday: str = ""
    language: str = ""
    source: str = ""
    referred_by_id: int | None = None
    referred_by_name: str = ""
    referred_by_note: str = ""
    use_profile: str = ""
    factors: tuple[str, ...] = ()
    agreed_interval_days: int | None = None
    promised_on: date | None = None
    used_other_on: date | None = None
    used_other_note: str = ""


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
    """What a client's work amounts to; `credit_minor` is what they paid beyond all bills."""

    last_12_months_minor: int
    usual_price_minor: int
    owed_minor: int
    lifetime_minor: int
    credit_minor: int = 0


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing that happened with a client; `key` is unique within the timeline.

    Of what has a day and no clock, `happened_at` is the last moment of that day.
    """

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
    is_whole_day: bool = False


@dataclass(frozen=True, slots=True)
class SmallCutRow:
    """A niggle nobody complained about: when, and in whose words."""

    happened_on: date
    words: str


@dataclass(frozen=True, slots=True)
class ErasedRow:
    """When a client was erased at their wish, and by whom; no name where nobody sat down by name."""

    erased_at: datetime
    erased_by: str


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
    ended_on: date | None
    archived_at: datetime | None
    contact_points: tuple[ContactPointRow, ...]
    sites: tuple[SiteRow, ...]
    facts: tuple[FactRow, ...]
    areas: tuple[AreaRow, ...]
    access_codes: tuple[AccessCodeRow, ...]
    permissions: tuple[PermissionRow, ...]
    tags: tuple[str, ...]
    profile: ProfileRow
    banner: BannerRow | None
    next_visit: JobRow | None
    last_visit: JobRow | None
    loyalty: LoyaltyRow | None
    feelings: tuple[FeelingRow, ...]
    money: MoneyRow
    timeline_counts: dict[str, int]
    version: int
    guarantee: GuaranteeRow | None = None
    small_cuts: tuple[SmallCutRow, ...] = ()
    next_wish: WishRow | None = None
    last_wish: WishRow | None = None
    erased: ErasedRow | None = None

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
