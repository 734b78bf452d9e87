"""What people fill in before something is saved; services check it and say what does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A telephone number or e-mail address as typed."""

    value: str
    kind: str = "phone"
    label: str = ""
    whose: str = ""
    note: str = ""
    is_preferred: bool = False


@dataclass(frozen=True, slots=True)
class SiteDraft:
    """An address as typed; `is_main` marks where we usually work."""

    street: str = ""
    street_2: str = ""
    town: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    label: str = ""
    find_note: str = ""
    access_note: str = ""
    parking_note: str = ""
    water_note: str = ""
    is_main: bool = False
    is_billing_only: bool = False


@dataclass(frozen=True, slots=True)
class AreaDraft:
    """A room, stair, rug or piece of upholstery with the marks we know of."""

    name: str
    kind: str = "room"
    size_hundredths: int | None = None
    size_unit: str = ""
    fibre: str = ""
    construction: str = ""
    condition: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactDraft:
    """Something to remember; a private fact never prints."""

    headline: str
    detail: str = ""
    kind: str = "other"
    is_private: bool = False
    may_print: bool = False


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """Something said or written, for the timeline; `happened_at` is now when left out.

    The headline says what they looked at or worried about; `is_worry_kept` also remembers it on the card (S3.4).
    """

    words: str
    kind: str = "note"
    headline: str = ""
    meaning: str = ""
    direction: str = ""
    purpose: str = ""
    is_private: bool = False
    is_small_cut: bool = False
    duration_minutes: int | None = None
    job_id: int | None = None
    complaint_id: int | None = None
    happened_at: datetime | None = None
    mood: int | None = None
    is_worry_kept: bool = False


@dataclass(frozen=True, slots=True)
class EntryChanges:
    """What a note says after it was put right; `mood` is 1 (upset) to 5 (delighted), a headline of None stays."""

    words: str
    meaning: str = ""
    mood: int | None = None
    is_private: bool = False
    is_small_cut: bool = False
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class GoodwillDraft:
    """Something given, what it cost us, and who said yes where it is above one's own amount."""

    what: str
    cost_minor: int = 0
    job_id: int | None = None
    complaint_id: int | None = None
    approved_by_id: int | None = None


@dataclass(frozen=True, slots=True)
class ClientDraft:
    """A new client; a name is enough, given whole or in parts."""

    name: str = ""
    first_name: str = ""
    last_name: str = ""
    company_name: str = ""
    preferred_name: str = ""
    salutation: str = ""
    kind: str = "home"
    phones: tuple[ContactDraft, ...] = ()
    emails: tuple[ContactDraft, ...] = ()
    sites: tuple[SiteDraft, ...] = ()
    facts: tuple[FactDraft, ...] = ()
    factors: tuple[str, ...] = ()
    use_profile: str = ""
    source: str = ""
    referred_by_id: int | None = None
    language: str = ""
    note: str = ""
    why_us: str = ""


@dataclass(frozen=True, slots=True)
class ClientChanges:
    """What changes about a client; whatever is None stays as it is, and the fields in `cleared` are emptied."""

    name: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    company_name: str | None = None
    preferred_name: str | None = None
    salutation: str | None = None
    kind: str | None = None
    use_profile: str | None = None
    source: str | None = None
    why_us: str | None = None
    language: str | None = None
    birthday: str | None = None
    referred_by_note: str | None = None
    referred_by_id: int | None = None
    agreed_interval_days: int | None = None
    promised_on: date | None = None
    ended_reason: str | None = None
    used_other_on: date | None = None
    used_other_note: str | None = None
    others_minor: int | None = None
    cleaner_count: int | None = None
    our_rank: int | None = None
    factors: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    cleared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JobLineDraft:
    """What is to be done in one room; the price is for the whole line, `unit_price_minor` what it was worked out from.

    `id` names the line that is changed; without it the line is new.
    """

    name: str
    to_do: str = ""
    price_minor: int = 0
    fibre: str = ""
    quantity_hundredths: int = 100
    unit: str = "room"
    area_id: int | None = None
    price_item_id: int | None = None
    unit_price_minor: int | None = None
    is_tax_exempt: bool = False
    guarantee_exclusion: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class JobDraft:
    """A visit to quote or book; without a price it is the sum of its lines."""

    client_id: int
    lines: tuple[JobLineDraft, ...] = ()
    site_id: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    window_starts_at: datetime | None = None
    window_ends_at: datetime | None = None
    technician_id: int | None = None
    description: str = ""
    expectation: str = ""
    price_minor: int | None = None
    discount_minor: int = 0
    discount_reason: str = ""
    is_chargeable: bool = True
    complaint_id: int | None = None
    reclean_of_id: int | None = None
    agreement_date_id: int | None = None


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """Money that came in, or goes back; `amount_minor` is positive, without a day it is today.

    `note` is what stands beside it: the number of a check, or why money was given back.
    """

    method: str
    amount_minor: int
    paid_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """Something found on arrival, and whether the client was shown it before we began."""

    kind: str
    note: str = ""
    is_shown: bool = False
    area_id: int | None = None


@dataclass(frozen=True, slots=True)
class SheetLineDraft:
    """A room as the sheet came back: one that was planned, or without `line_id` one that was added on the spot.

    `is_shown` says that the client was shown the marks that were found before we began.
    """

    name: str
    line_id: int | None = None
    is_done: bool = True
    marks_found: str = ""
    price_minor: int = 0
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class FinishDraft:
    """How a visit went, in the order of the printed sheet; rooms that are not named stay as planned."""

    arrived_at: datetime | None = None
    left_at: datetime | None = None
    findings: tuple[FindingDraft, ...] = ()
    products: str = ""
    method: str = ""
    dry_by_at: datetime | None = None
    extra_work: str = ""
    extra_minor: int = 0
    billed_minor: int | None = None
    price_change_ok: str = ""
    payments: tuple[PaymentDraft, ...] = ()
    answer: str = ""
    words: str = ""
    is_technician_present: bool = True
    is_expectation_met: bool | None = None
    next_agreed_on: date | None = None
    next_chapter: str = ""
    lines: tuple[SheetLineDraft, ...] = ()
    extra_ok: str = ""
    is_sheet_lost: bool = False
    feeling: str = ""
    promise: str = ""
    promise_by_on: date | None = None


@dataclass(frozen=True, slots=True)
class FeedbackDraft:
    """A client's answer to "How was that for you?", in their own words.

    `feeling` is how a person heard them (love, good, hurt); without it the worse of answer and words counts (R5).
    """

    client_id: int
    job_id: int | None = None
    answer: str = ""
    score: int | None = None
    words: str = ""
    meaning: str = ""
    channel: str = "phone"
    is_technician_present: bool = False
    complaint_id: int | None = None
    feeling: str = ""
    may_quote: bool = False


@dataclass(frozen=True, slots=True)
class ComplaintDraft:
    """A complaint as it comes in; what is None is found by the program (R6).

    Without a job the last one is meant, unless the complaint is about no job in particular. `channel` is one of
    rules.complaint_intake.ComplaintChannel; `voice_id` names what they said and was written down before.
    """

    client_id: int
    words: str
    job_id: int | None = None
    category: str | None = None
    effort: int | None = None
    is_public: bool | None = None
    is_vulnerable: bool | None = None
    is_repeat: bool | None = None
    need_by_on: date | None = None
    channel: str = "phone"
    expected: str = ""
    wanted: str = ""
    meaning: str = ""
    owner_id: int | None = None
    received_at: datetime | None = None
    is_self_reported: bool = False
    is_about_no_job: bool = False
    voice_id: int | None = None


@dataclass(frozen=True, slots=True)
class MarksDraft:
    """How grave a complaint is, as a person corrects it; what is None is found by the program (R6)."""

    severity: int | None = None
    effort: int | None = None
    is_public: bool | None = None
    is_vulnerable: bool | None = None
    is_repeat: bool | None = None


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """One thing promised: what, by when, and who keeps it; `agreed` is what the client said to a moved promise."""

    what: str
    due_at: datetime
    person_id: int | None = None
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class FixDraft:
    """How it was put right; `outcome` is one of R7's: visit, on_the_phone, refund, apology_accepted, nothing_wanted.

    A refund needs its amount; `cost_minor` is what putting right cost besides.
    """

    outcome: str
    words: str = ""
    cost_minor: int = 0
    refund_minor: int = 0
    refund_method: str = "other"


@dataclass(frozen=True, slots=True)
class CheckBackDraft:
    """The client's own words at the check-back and, when it is great, what we learnt.

    `is_enough` says that a second "good" is all they want; `is_thanked` that they were thanked for telling us. The
    prevention has somebody who sees to it and a day; with a topic it is a training of the person complained about.
    `feeling` is how a person heard their words.
    """

    words: str
    answer: str
    score: int | None = None
    cause: str = ""
    cause_kind: str = ""
    lesson: str = ""
    prevention: str = ""
    prevention_owner_id: int | None = None
    prevention_due_on: date | None = None
    training_topic: str = ""
    is_thanked: bool = True
    is_enough: bool = False
    feeling: str = ""
