"""What a row of a file says, in our own terms and free of any database: a client, a job and their parts.

Named tuples, not dataclasses: they are as frozen, and a million of them cost half as much.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import NamedTuple

PhoneNormaliser = Callable[[str], str | None]


class RowFaultError(ValueError):
    """Why a row cannot be taken, in words for the person who will mend it."""


class ParsedPhone(NamedTuple):
    """A phone or fax number as written, in E.164 if it could be read, with its label and whose it is."""

    text: str
    normal: str = ""
    label: str = ""
    whose: str = ""
    is_fax: bool = False


class ParsedEmail(NamedTuple):
    """A mail address with its label and whose it is."""

    address: str
    label: str = ""
    whose: str = ""


class ParsedAddress(NamedTuple):
    """Where a client lives, works or is billed."""

    street: str = ""
    street_2: str = ""
    town: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    label: str = ""
    external_id: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it says where."""
        return not any(self[:6])


class ParsedClient(NamedTuple):
    """A client as a row tells of them; `sites` has the main one first, `notes` keeps what has no field of ours.

    `birthday` is ISO text, without a year `--05-14`. `opted_out` holds channels: phone, text, email, letter.
    """

    line: int
    name: str
    external_id: str = ""
    kind: str = "home"
    salutation: str = ""
    first_name: str = ""
    last_name: str = ""
    company_name: str = ""
    preferred_name: str = ""
    phones: tuple[ParsedPhone, ...] = ()
    emails: tuple[ParsedEmail, ...] = ()
    web: tuple[str, ...] = ()
    sites: tuple[ParsedAddress, ...] = ()
    billing_address: ParsedAddress | None = None
    access_note: str = ""
    parking_note: str = ""
    water_note: str = ""
    notes: str = ""
    private_notes: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    referred_by: str = ""
    birthday: str = ""
    client_since: date | None = None
    last_visit_on: date | None = None
    language: str = ""
    opted_out: frozenset[str] = frozenset()
    is_archived: bool = False


class ParsedLine(NamedTuple):
    """One line of a job, where every row of the file is one; the amount in minor units, None where it is silent."""

    name: str
    quantity_hundredths: int = 100
    amount_minor: int | None = None


class ParsedJob(NamedTuple):
    """A job as a row tells of it; `client` is who it was for, as far as this row knows them.

    Money is in minor units of the firm's currency, None where the row is silent. `state` is one of the job's states.
    `starts_at` and `ends_at` are moments that the row gives with their time zone; days and times alone are the firm's.
    """

    line: int
    client: ParsedClient
    starts_on: date
    state: str
    job_number: str = ""
    invoice_number: str = ""
    start_time: time | None = None
    end_on: date | None = None
    end_time: time | None = None
    window_start: time | None = None
    window_end: time | None = None
    duration_minutes: int | None = None
    description: str = ""
    rooms: tuple[str, ...] = ()
    amount_minor: int | None = None
    paid_minor: int | None = None
    paid_on: date | None = None
    payment_method: str = ""
    technician: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    created_on: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    quoted_minor: int | None = None
    tax_minor: int = 0
    tip_minor: int = 0
    discount_minor: int = 0
    lines: tuple[ParsedLine, ...] = ()
    reclean_of: str = ""
    end_reason: str = ""
    private_words: str = ""
