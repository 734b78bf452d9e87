"""The frozen rows that papers are drawn from: values, not texts; the papers format them in the firm's locale.

A paper may be handed to the client, so these types have no field for a private note;
an access code is in them only where the firm and the code itself let it be printed.
Money is in minor units of the firm's currency, sizes are in hundredths of their unit, days and times are the firm's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class OwnWordsRow:
    """What the firm itself wrote for one paper, as a file of words: only what differs from ours."""

    paper: str
    body: str


@dataclass(frozen=True, slots=True)
class FirmLetterhead:
    """What every paper says about the firm, in which words, and how it writes dates, money and sizes.

    `firm_code` is the short mark of this firm in QR codes; `area_unit` is sq_ft or m2.
    """

    name: str
    phone: str = ""
    owner_name: str = ""
    short_name: str = ""
    email: str = ""
    website: str = ""
    address_lines: tuple[str, ...] = ()
    locale: str = "en_US"
    currency: str = "USD"
    area_unit: str = "sq_ft"
    firm_code: str = "FIRM"
    own_words: tuple[OwnWordsRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperPhoneRow:
    """A telephone number on a paper and, if it is not the client's own, whose it is."""

    number: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class SheetNoteRow:
    """Something to know before knocking, fit for the client to read."""

    headline: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SheetPromiseRow:
    """What we promised this client and have not kept yet."""

    what: str
    promised_by: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class LastVisitRow:
    """When we were there last, who came and what was done."""

    visited_on: date
    technician_name: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class SheetLineRow:
    """One room, stair, rug or piece of upholstery on a job sheet.

    `size_unit` is empty, sq_ft, m2, metre, tread, piece or seat.
    """

    name: str
    to_do: str = ""
    fibre: str = ""
    size_hundredths: int | None = None
    size_unit: str = ""
    known_marks: tuple[str, ...] = ()
    price_minor: int | None = None


@dataclass(frozen=True, slots=True)
class JobSheetRow:
    """One visit as the technician takes it along; the first three notes, newest facts and promises are printed.

    `checks` is what must never happen here, ticked by the technician (S3.12).
    """

    job_number: int
    visit_on: date
    client_name: str
    window_starts: time | None = None
    window_ends: time | None = None
    expected_minutes: int | None = None
    technician_name: str = ""
    van_name: str = ""
    position_of_day: int | None = None
    visits_of_day: int | None = None
    years: int = 0
    visit_count: int = 0
    street_lines: tuple[str, ...] = ()
    town_line: str = ""
    phones: tuple[PaperPhoneRow, ...] = ()
    find_note: str = ""
    parking_note: str = ""
    water_note: str = ""
    access_note: str = ""
    access_codes: tuple[str, ...] = ()
    notes: tuple[SheetNoteRow, ...] = ()
    facts: tuple[SheetNoteRow, ...] = ()
    promises: tuple[SheetPromiseRow, ...] = ()
    last_visit: LastVisitRow | None = None
    expectation: str = ""
    lines: tuple[SheetLineRow, ...] = ()
    warnings: tuple[str, ...] = ()
    due_minor: int = 0
    checks: tuple[str, ...] = ()


class CertificateRule(StrEnum):
    """Why a certificate is given (rules.md R11)."""

    TENURE = "tenure"
    VISITS = "visits"
    AMBASSADOR = "ambassador"


@dataclass(frozen=True, slots=True)
class CertificateReasonRow:
    """One reason: the rule and the level reached (years, visits, or homes that came by word of mouth)."""

    rule: CertificateRule
    level: int


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate; two reasons make a merged one that names both.

    `number` is year-running (2026-0031), `client_name` is the preferred name. `care_line` is one whole sentence that
    only fits this client and may be read by anybody; where nobody chose one, the `rooms` make one. `gift` is what they
    get, until `gift_until_on`.
    """

    number: str
    client_name: str
    reasons: tuple[CertificateReasonRow, ...]
    issued_on: date
    since_on: date | None = None
    years: int = 0
    visit_count: int = 0
    care_line: str = ""
    gift: str = ""
    gift_until_on: date | None = None
    owner_name: str = ""
    technician_name: str = ""
    rooms: tuple[str, ...] = ()
