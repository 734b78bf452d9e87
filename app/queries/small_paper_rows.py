"""The frozen rows of the small papers: who is coming, care and safety, and the thank-you note.

All of them are handed to the client, so these types have no field for a private note or an access code. Days and times
are the firm's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class VisitCardRow:
    """Who comes to whom, and when; the technician's portrait by its hash, and its JPEG once it was read.

    `insurance` is the firm's own line.
    """

    job_number: int
    visit_on: date
    client_name: str
    window_starts: time | None = None
    window_ends: time | None = None
    expected_minutes: int | None = None
    technician_name: str = ""
    technician_title: str = ""
    portrait_sha256: str = ""
    portrait: bytes = b""
    street_lines: tuple[str, ...] = ()
    town_line: str = ""
    insurance: str = ""


@dataclass(frozen=True, slots=True)
class CareCardRow:
    """What to do while it dries; without a name and a day it is a blank card for the van."""

    client_name: str = ""
    visit_on: date | None = None
    technician_name: str = ""
    dry_by: datetime | None = None


class ThanksReason(StrEnum):
    """What a note thanks for; the first that holds is the one that is written, and it stands for all of them."""

    RECOVERY = "recovery"
    REFERRAL = "referral"
    FRIEND = "friend"
    THIRD_VISIT = "third_visit"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class ThankYouRow:
    """One note to one client; `remembered` is a note about them that may be printed, `remembered_kind` what kind.

    `friend_names` are whom they sent (referral) or who sent them (friend); `let_down_on` is the day of a complaint that
    was put right; `next_on` an agreed day, `due_on` when care would be due again.
    """

    reason: ThanksReason
    client_name: str
    greeting_name: str
    written_on: date
    visit_on: date | None = None
    technician_name: str = ""
    owner_name: str = ""
    friend_names: tuple[str, ...] = ()
    let_down_on: date | None = None
    remembered: str = ""
    remembered_detail: str = ""
    remembered_kind: str = ""
    next_on: date | None = None
    due_on: date | None = None
    gift: str = ""
    gift_until_on: date | None = None
