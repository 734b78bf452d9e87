"""The frozen rows of the papers with photos: the report that a client gets of a visit, and the card to show a friend.

They go out of the house: there is no field for a private note, a code, or what our people write for each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.rules.guarantee import GuaranteeExclusion


@dataclass(frozen=True, slots=True)
class PaperPhotoRow:
    """A picture that the client lets us show: the hash under which it is kept, and what it shows."""

    sha256: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PhotoPairRow:
    """The same place before and after the work; `room` is empty where nobody noted it."""

    before: PaperPhotoRow
    after: PaperPhotoRow
    room: str = ""


@dataclass(frozen=True, slots=True)
class ReportRoomRow:
    """A room, stair, rug or piece: what was done there, which marks came out, which were found and no more is known.

    `size_unit` is empty, sq_ft, m2, metre, tread, piece or seat; `exclusion` is why our promise does not cover it.
    """

    name: str
    done: str = ""
    fibre: str = ""
    size_hundredths: int | None = None
    size_unit: str = ""
    is_done: bool = True
    came_out: tuple[str, ...] = ()
    marks_found: tuple[str, ...] = ()
    exclusion: GuaranteeExclusion | None = None


@dataclass(frozen=True, slots=True)
class ReportMarkRow:
    """A mark that did not simply come out; `outcome` is lighter, permanent or may_return."""

    room: str
    what: str
    outcome: str
    stain: str = ""


@dataclass(frozen=True, slots=True)
class ReportFindingRow:
    """What was there before we began and was shown to the client; `kind` is one of the sheet's boxes or other."""

    kind: str
    room: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class JobReportRow:
    """One finished visit as the client reads it.

    `guarantee_until_on` is known while our promise holds; `dry_by_at` is on the firm's wall and `is_dry_by_now` says
    that it is over; `is_wish_met` is about what they said would make the day perfect; `owed_minor` below zero is to
    their credit; `next_at` is the next visit if it is booked, `next_on` its day, also if it is only agreed.
    """

    job_number: int
    visit_on: date
    client_name: str
    greeting_name: str = ""
    is_home: bool = True
    is_put_right: bool = False
    street_lines: tuple[str, ...] = ()
    town_line: str = ""
    technician_name: str = ""
    owner_name: str = ""
    owner_title: str = ""
    owner_phone: str = ""
    guarantee_days: int = 0
    guarantee_until_on: date | None = None
    wish: str = ""
    is_wish_met: bool | None = None
    rooms: tuple[ReportRoomRow, ...] = ()
    extra_work: str = ""
    method: str = ""
    products: str = ""
    moisture_hundredths: int | None = None
    ph_hundredths: int | None = None
    photos: tuple[PhotoPairRow, ...] = ()
    marks_left: tuple[ReportMarkRow, ...] = ()
    findings: tuple[ReportFindingRow, ...] = ()
    dry_by_at: datetime | None = None
    is_dry_by_now: bool = False
    price_minor: int = 0
    paid_minor: int = 0
    owed_minor: int = 0
    next_on: date | None = None
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ShowCardRow:
    """One card to show a friend: a place before and after, and never where it is; `client_name` is a first name."""

    job_number: int
    visit_on: date
    pair: PhotoPairRow
    client_name: str = ""
    technician_name: str = ""
