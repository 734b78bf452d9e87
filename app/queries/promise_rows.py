"""The frozen rows about promises; see rows.py for their units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.rules.complaint_clocks import ClockState
from app.rules.promise_standing import PromiseGroup


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """One promise nobody kept yet; that of a complaint has its number in `complaint_id` and is kept on the board."""

    id: int
    client_id: int
    client_name: str
    client_phone: str
    what: str
    due_at: datetime
    made_at: datetime
    owner_id: int | None
    owner_name: str
    standing: ClockState
    group: PromiseGroup
    job_id: int | None = None
    job_number: int | None = None
    complaint_id: int | None = None
    owner_initials: str = ""
    client_years: int = 0
    is_new_client: bool = False


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """What became of promises since a day: kept in time, broken (kept late, moved or given back late, or late now)."""

    kept_count: int
    broken_count: int
